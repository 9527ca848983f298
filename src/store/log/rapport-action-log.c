/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"

/** rapport_action_log_last: Returns: the newest entry, 0 for an empty log */
gint64
rapport_action_log_last (RapportConnection  *connection,
                         GError            **error)
{
  gint64 last = 0;

  rapport_connection_query_integer (connection, "SELECT max(id) FROM action", &last, error);
  return last;
}

static RapportChangeOp
parse_op (const char *op)
{
  if (g_str_equal (op, "insert"))
    return RAPPORT_CHANGE_INSERT;
  return g_str_equal (op, "update") ? RAPPORT_CHANGE_UPDATE : RAPPORT_CHANGE_DELETE;
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
    .op = parse_op (rapport_statement_get_text (row, 4)),
  };

  if (!is_same_act || last->thing != change.thing || last->row != change.row || last->op != change.op)
    g_array_append_val (changes, change);
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
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (RapportChange));
  g_autoptr(RapportStatement) statement = NULL;
  const gint64 newest = rapport_action_log_last (connection, error);
  gint64 previous = 0;
  gboolean has_row = TRUE;

  statement = rapport_connection_prepare (connection,
                                          "SELECT action, thing, row, customer, op FROM change ORDER BY id DESC", error);
  if (statement == NULL)
    return NULL;
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
                      " WHERE device = ?1 AND ifnull (member, 0) = ?2 AND undone_by IS NULL"
                      " AND kind NOT IN ('undo', 'redo', 'setup') ORDER BY id DESC LIMIT 1", actor, error);
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
                      " AND u.kind = 'undo' AND u.id > ifnull ((SELECT max (id) FROM action"
                      "  WHERE device = ?1 AND ifnull (member, 0) = ?2"
                      "  AND kind NOT IN ('undo', 'redo', 'setup')), 0)"
                      " ORDER BY u.id DESC LIMIT 1", actor, error);
}
