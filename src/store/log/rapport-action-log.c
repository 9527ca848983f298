/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-erasure.h"

/* kinds of acts that no person did, or nobody can take back */
#define BY_ITSELF \
  "'" RAPPORT_ACT_CADENCE "', '" RAPPORT_ACT_MERGE_TEXTS "', '" RAPPORT_ACT_ERASE "', '" RAPPORT_ACT_ERASE_EVERYWHERE "'"

/**
 * rapport_action_log_last:
 * @last: (out): the newest entry, 0 for an empty log
 *
 * Returns: FALSE with @error set when the log can't be read
 */
gboolean
rapport_action_log_last (RapportConnection  *connection,
                         gint64             *last,
                         GError            **error)
{
  *last = 0;
  return rapport_connection_query_integer (connection, "SELECT max(id) FROM action", last, error);
}

/** rapport_action_log_dup_place: Returns: (transfer full) (nullable): where the log ends now, as a word */
char *
rapport_action_log_dup_place (RapportConnection *connection)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT id || '-' || lower(hex(uid)) FROM action ORDER BY id DESC LIMIT 1",
                                NULL);
  gboolean has_row;

  return select != NULL && rapport_statement_step (select, &has_row, NULL) && has_row
           ? g_strdup (rapport_statement_get_text (select, 0)) : NULL;
}

/**
 * rapport_action_log_find_place:
 * @place: of rapport_action_log_dup_place(), perhaps of another book
 *
 * Returns: the act that was the last one then; 0 where this log never ended there
 */
gint64
rapport_action_log_find_place (RapportConnection *connection,
                               const char        *place)
{
  const gint64 id = g_ascii_strtoll (place, NULL, 10);
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM action WHERE id = ?1 AND id || '-' || lower(hex(uid)) = ?2",
                                NULL);
  gboolean has_row;

  if (select == NULL)
    return 0;
  rapport_statement_bind_integer (select, 1, id);
  rapport_statement_bind_text (select, 2, place);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? id : 0;
}

/* The fields of one thing that an act changed stand next to each other. */
static void
add_logged_change (GArray           *changes,
                   RapportStatement *row,
                   gboolean          is_same_act)
{
  RapportChange *last = changes->len > 0 ? &g_array_index (changes, RapportChange, changes->len - 1) : NULL;
  RapportChange change = {
    .thing = g_intern_string (rapport_statement_get_text (row, 1)),
    .row = rapport_statement_get_integer (row, 2),
    .customer = rapport_statement_get_integer (row, 3),
    .op = rapport_change_op_from_text (rapport_statement_get_text (row, 4)),
    .is_moved = rapport_statement_get_integer (row, 5) != 0,
  };

  if (!is_same_act || last->thing != change.thing || last->row != change.row || last->op != change.op)
    g_array_append_val (changes, change);
  else
    last->is_moved = last->is_moved || change.is_moved;
}

/* Acts of other books may bring back, hide or alter more than what they name, and so may what erases somebody. */
static gboolean
has_more_than_named (RapportConnection  *connection,
                  gint64              last_action,
                  gboolean           *has,
                  GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM action WHERE id > ?1 AND (changeset IS NULL OR kind IN ('"
                                RAPPORT_ACT_ERASE "', '" RAPPORT_ACT_ERASE_EVERYWHERE "')) LIMIT 1", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, last_action);
  return rapport_statement_step (select, has, error);
}

/**
 * rapport_action_log_since:
 * @last_action: (inout): the last entry seen; set to the newest
 * @most: how many changed things are worth telling one by one
 *
 * Returns: (transfer full) (element-type RapportChange) (nullable): what changed since, the newest
 *   first; more than @most of them mean that all may have changed
 */
GArray *
rapport_action_log_since (RapportConnection  *connection,
                          gint64             *last_action,
                          guint               most,
                          GError            **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, TRUE, sizeof (RapportChange));
  g_autoptr(RapportStatement) statement = NULL;
  gint64 newest, previous = 0;
  gboolean has_row = TRUE;
  gboolean is_more;

  if (!rapport_action_log_last (connection, &newest, error))
    return NULL;
  statement = rapport_connection_prepare (connection,
                                          "SELECT action, thing, row, customer, op, field = 'customer'"
                                          " FROM change ORDER BY id DESC", error);
  if (statement == NULL || !has_more_than_named (connection, *last_action, &is_more, error))
    return NULL;
  if (is_more)
    g_array_set_size (changes, most + 1);
  while (changes->len <= most)
    {
      gint64 action;

      if (!rapport_statement_step (statement, &has_row, error))
        return NULL;
      action = has_row ? rapport_statement_get_integer (statement, 0) : 0;
      if (action <= *last_action)
        break;
      if (action <= newest)
        add_logged_change (changes, statement, action == previous);
      previous = action;
    }
  *last_action = newest;
  return g_steal_pointer (&changes);
}

void
rapport_action_name_free (RapportActionName *name)
{
  g_free (name->kind);
  g_free (name->subject);
  g_free (name);
}

static RapportActionName *
find_action (RapportConnection   *connection,
             const char          *sql,
             const RapportActor  *actor,
             GError             **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  RapportActionName *name;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  rapport_statement_bind_integer (statement, 1, actor->device);
  rapport_statement_bind_integer (statement, 2, actor->member);
  if (!rapport_statement_step (statement, &has_row, error) || !has_row)
    return NULL;
  name = g_new0 (RapportActionName, 1);
  name->id = rapport_statement_get_integer (statement, 0);
  name->kind = g_strdup (rapport_statement_get_text (statement, 1));
  name->subject = g_strdup (rapport_statement_get_text (statement, 2));
  return name;
}

/**
 * rapport_action_log_find_undo:
 *
 * Returns: (transfer full) (nullable): the newest act of this device and member that is not
 *   undone; NULL without @error when there is none
 */
RapportActionName *
rapport_action_log_find_undo (RapportConnection   *connection,
                              const RapportActor  *actor,
                              GError             **error)
{
  return find_action (connection,
                      "SELECT id, kind, subject FROM action"
                      " WHERE device = ?1 AND ifnull (member, 0) = ?2 AND undone_by IS NULL AND changeset IS NOT NULL"
                      " AND kind NOT IN ('undo', 'redo', 'setup', " BY_ITSELF ")"
                      " ORDER BY id DESC LIMIT 1", actor, error);
}

/**
 * rapport_action_log_find_redo:
 *
 * Returns: (transfer full) (nullable): the undo that would be taken back, named by what it undid;
 *   NULL when something else was done since
 */
RapportActionName *
rapport_action_log_find_redo (RapportConnection   *connection,
                              const RapportActor  *actor,
                              GError             **error)
{
  return find_action (connection,
                      "SELECT u.id, a.kind, a.subject FROM action u JOIN action a ON a.id = u.undoes"
                      " WHERE u.device = ?1 AND ifnull (u.member, 0) = ?2 AND u.undone_by IS NULL"
                      " AND u.kind = 'undo' AND u.changeset IS NOT NULL"
                      " AND u.id > ifnull ((SELECT max (id) FROM action"
                      "  WHERE device = ?1 AND ifnull (member, 0) = ?2 AND changeset IS NOT NULL"
                      "  AND kind NOT IN ('undo', 'redo', 'setup', " BY_ITSELF ")), 0)"
                      " ORDER BY u.id DESC LIMIT 1", actor, error);
}

/**
 * rapport_action_log_list_fields:
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): a set of "thing row field" of what @action changed,
 *   and "thing row" of what it added or deleted
 */
GHashTable *
rapport_action_log_list_fields (RapportConnection  *connection,
                                gint64              action,
                                GError            **error)
{
  g_autoptr(GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT thing || ' ' || row || ifnull (' ' || field, '') FROM change"
                                " WHERE id >= (SELECT first_change FROM action WHERE id = ?1) AND id <"
                                " ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1),"
                                " 9223372036854775807) AND action = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, action);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&fields);
      g_hash_table_add (fields, g_strdup (rapport_statement_get_text (row, 0)));
    }
  return NULL;
}

/** rapport_action_log_count_things: Returns: how many things @action changed; at most @most */
guint
rapport_action_log_count_things (RapportConnection *connection,
                                 gint64             action,
                                 guint              most)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT count (*) FROM (SELECT DISTINCT uid FROM change"
                                " WHERE id >= (SELECT first_change FROM action WHERE id = ?1) AND id <"
                                " ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1),"
                                " 9223372036854775807) AND action = ?1 LIMIT ?2)", NULL);
  gboolean has_row;

  if (select == NULL)
    return 0;
  rapport_statement_bind_integer (select, 1, action);
  rapport_statement_bind_integer (select, 2, most);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? rapport_statement_get_integer (select, 0) : 0;
}

static gboolean
find_undone (RapportConnection  *connection,
             guint8             *act,
             gboolean           *is_undo,
             GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT undoes_uid FROM action WHERE uid = ?1 AND undoes_uid IS NOT NULL",
                                error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, act, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (select, is_undo, error))
    return FALSE;
  if (*is_undo)
    memcpy (act, sqlite3_column_blob (rapport_statement_get_handle (select), 0), RAPPORT_UID_LENGTH);
  return TRUE;
}

/**
 * rapport_action_log_judge_undone:
 * @act: the uid of an act that is new in the log
 *
 * Says of the act, of what it takes back, and of what that takes back in turn, by what it is undone: an
 * act is while some other takes it back that is not undone itself, in whatever order they came.
 */
gboolean
rapport_action_log_judge_undone (RapportConnection  *connection,
                                 const guint8       *act,
                                 GError            **error)
{
  static const char * const statements[] = {
    "UPDATE action SET undoes = (SELECT id FROM action WHERE uid = ?1) WHERE undoes_uid = ?1 AND undoes IS NULL",
    "UPDATE action SET undone_by = (SELECT u.id FROM action u WHERE u.undoes_uid = ?1 AND u.undone_by IS NULL"
    " ORDER BY u.clock DESC, u.uid DESC LIMIT 1) WHERE uid = ?1",
  };
  guint8 current[RAPPORT_UID_LENGTH];
  gboolean goes_on = TRUE;

  memcpy (current, act, sizeof current);
  while (goes_on)
    {
      for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
        {
          g_autoptr(RapportStatement) update = rapport_connection_prepare (connection, statements[i], error);

          if (update == NULL)
            return FALSE;
          rapport_statement_bind_bytes (update, 1, current, sizeof current);
          if (!rapport_statement_run (update, error))
            return FALSE;
        }
      if (!find_undone (connection, current, &goes_on, error))
        return FALSE;
    }
  return TRUE;
}
