/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-changeset.h"
#include "rapport-derived.h"
#include "rapport-uid.h"

typedef struct
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportStatement  *insert;
  GArray            *changes;
  gint64             action;
  guint              n_changes;
  RapportProgress   *progress;
} Writer;

static gint64
look_up_ticket_customer (Writer *writer,
                         gint64  ticket)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (writer->connection, "SELECT customer FROM ticket WHERE id = ?1", NULL);
  gboolean has_row;

  if (statement == NULL)
    return 0;
  rapport_statement_bind_integer (statement, 1, ticket);
  return rapport_statement_step (statement, &has_row, NULL) && has_row
           ? rapport_statement_get_integer (statement, 0) : 0;
}

static gboolean
is_updated (sqlite3_changeset_iter *iterator,
            int                     column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iterator, column, &value) == SQLITE_OK && value != NULL;
}

/* Most edits change little of what is derived from the thing. */
static void
find_sources (sqlite3_changeset_iter *iterator,
              RapportTableShape      *shape,
              RapportChange          *change)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    if (is_updated (iterator, i))
      {
        change->sources |= rapport_derived_find_sources (change->thing, shape->names[i]);
        change->parts |= rapport_derived_find_parts (change->thing, shape->names[i]);
      }
}

/* An update's changeset holds the id and what changed; the rest is read from the row. */
static gboolean
read_updated_row (Writer         *writer,
                  RapportTableShape     *shape,
                  RapportChange  *change,
                  guint8         *uid,
                  GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid, %s, %s FROM %s WHERE id = ?1",
                                          shape->customer >= 0 ? shape->names[shape->customer] : "0",
                                          shape->parent >= 0 ? shape->names[shape->parent] : "0",
                                          change->thing);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (writer->connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, change->row);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (statement), 0), RAPPORT_UID_LENGTH);
      change->customer = rapport_statement_get_integer (statement, 1);
      change->parent = rapport_statement_get_integer (statement, 2);
    }
  return TRUE;
}

static void
bind_value (sqlite3_stmt  *handle,
            int            parameter,
            sqlite3_value *value)
{
  if (value != NULL)
    sqlite3_bind_value (handle, parameter, value);
  else
    sqlite3_bind_null (handle, parameter);
}

static gboolean
insert_change (Writer               *writer,
               const RapportChange  *change,
               const guint8         *uid,
               const char           *op,
               const char           *field,
               sqlite3_value        *old_value,
               sqlite3_value        *new_value,
               GError              **error)
{
  RapportStatement *insert = writer->insert;
  sqlite3_stmt *handle = rapport_statement_get_handle (insert);

  rapport_statement_bind_integer (insert, 1, writer->action);
  rapport_statement_bind_text (insert, 2, change->thing);
  rapport_statement_bind_integer (insert, 3, change->row);
  rapport_statement_bind_bytes (insert, 4, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_optional (insert, 5, change->customer, 0);
  rapport_statement_bind_text (insert, 6, op);
  rapport_statement_bind_text (insert, 7, field);
  bind_value (handle, 8, old_value);
  bind_value (handle, 9, new_value);
  return rapport_statement_run (insert, error);
}

static gboolean
write_updated_fields (Writer                  *writer,
                      sqlite3_changeset_iter  *iterator,
                      RapportTableShape              *shape,
                      const RapportChange     *change,
                      const guint8            *uid,
                      GError                 **error)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      sqlite3_value *old_value = NULL;
      sqlite3_value *new_value = NULL;

      sqlite3changeset_new (iterator, i, &new_value);
      if (new_value == NULL)
        continue;
      sqlite3changeset_old (iterator, i, &old_value);
      if (!insert_change (writer, change, uid, "update", shape->names[i], old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (Writer                  *writer,
              sqlite3_changeset_iter  *iterator,
              GError                 **error)
{
  const char *table = NULL;
  guint8 uid[RAPPORT_UID_LENGTH] = { 0 };
  sqlite3_value *value = NULL;
  RapportChange change = { 0 };
  RapportTableShape *shape;
  int op = 0, n_columns = 0;

  sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
  shape = rapport_table_shape_get (writer->connection, writer->shapes, table, error);
  if (shape == NULL)
    return FALSE;
  change.thing = g_intern_string (table);
  change.row = rapport_changeset_get_integer (iterator, op, RAPPORT_COLUMN_ID);

  if (op == SQLITE_UPDATE)
    {
      change.op = RAPPORT_CHANGE_UPDATE;
      find_sources (iterator, shape, &change);
      if (!read_updated_row (writer, shape, &change, uid, error))
        return FALSE;
    }
  else
    {
      change.op = op == SQLITE_INSERT ? RAPPORT_CHANGE_INSERT : RAPPORT_CHANGE_DELETE;
      change.sources = rapport_derived_find_sources (change.thing, NULL);
      change.parts = rapport_derived_find_parts (change.thing, NULL);
      change.customer = rapport_changeset_get_integer (iterator, op, shape->customer);
      change.parent = rapport_changeset_get_integer (iterator, op, shape->parent);
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iterator, RAPPORT_COLUMN_UID, &value);
      else
        sqlite3changeset_old (iterator, RAPPORT_COLUMN_UID, &value);
      if (value != NULL && sqlite3_value_bytes (value) == RAPPORT_UID_LENGTH)
        memcpy (uid, sqlite3_value_blob (value), RAPPORT_UID_LENGTH);
    }
  if (change.customer == 0 && change.parent != 0)
    change.customer = look_up_ticket_customer (writer, change.parent);

  g_array_append_val (writer->changes, change);
  if (op == SQLITE_UPDATE)
    return write_updated_fields (writer, iterator, shape, &change, uid, error);
  return insert_change (writer, &change, uid, op == SQLITE_INSERT ? "insert" : "delete",
                        NULL, NULL, NULL, error);
}

static gboolean
write_changes (Writer   *writer,
               GBytes   *changeset,
               GError  **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length;
  gpointer bytes = (gpointer) g_bytes_get_data (changeset, &length);
  gboolean ok = TRUE;
  int code = sqlite3changeset_start (&iterator, length, bytes);

  while (code == SQLITE_OK && ok && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      ok = rapport_progress_tell (writer->progress, (double) writer->changes->len / writer->n_changes, error) &&
           write_change (writer, iterator, error);
      code = SQLITE_OK;
    }
  sqlite3changeset_finalize (iterator);
  if (ok && code != SQLITE_DONE)
    return rapport_connection_set_error (writer->connection, code, error);
  return ok;
}

/* A clock that goes on when the machine's is set back, so that the log stays in order. */
static gint64
next_clock (RapportConnection *connection,
            gint64             now)
{
  gint64 last = 0;

  rapport_connection_query_integer (connection, "SELECT clock FROM action ORDER BY id DESC LIMIT 1",
                                    &last, NULL);
  return MAX (now, last + 1);
}

static gboolean
insert_action (RapportConnection         *connection,
               const RapportActionEntry  *entry,
               GBytes                    *changeset,
               gint64                    *action,
               GError                   **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "INSERT INTO action (uid, device, clock, at, member, kind, subject,"
                                " undoes, left_out, changeset)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", error);
  guint8 uid[RAPPORT_UID_LENGTH];
  gsize length;
  gconstpointer bytes = g_bytes_get_data (changeset, &length);

  if (statement == NULL)
    return FALSE;
  rapport_uid_new (entry->now, uid);
  rapport_statement_bind_bytes (statement, 1, uid, sizeof uid);
  rapport_statement_bind_integer (statement, 2, entry->device);
  rapport_statement_bind_integer (statement, 3, next_clock (connection, entry->now));
  rapport_statement_bind_integer (statement, 4, entry->now / G_USEC_PER_SEC);
  rapport_statement_bind_optional (statement, 5, entry->member, 0);
  rapport_statement_bind_text (statement, 6, entry->kind);
  rapport_statement_bind_text (statement, 7, entry->subject);
  rapport_statement_bind_optional (statement, 8, entry->undoes, 0);
  rapport_statement_bind_text (statement, 9, entry->left_out);
  rapport_statement_bind_bytes (statement, 10, bytes, length);
  if (!rapport_statement_run (statement, error))
    return FALSE;
  *action = sqlite3_last_insert_rowid (rapport_connection_get_handle (connection));
  return TRUE;
}

static gboolean
run_with_ids (RapportConnection  *connection,
              const char         *sql,
              gint64              first,
              gint64              second,
              GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, first);
  rapport_statement_bind_optional (statement, 2, second, 0);
  return rapport_statement_run (statement, error);
}

/* An act that takes back an undo puts the act undone before on offer again. */
static gboolean
mark_undone (RapportConnection  *connection,
             gint64              undone,
             gint64              by,
             GError            **error)
{
  return run_with_ids (connection, "UPDATE action SET undone_by = ?2 WHERE id = ?1", undone, by, error) &&
         run_with_ids (connection,
                       "UPDATE action SET undone_by = NULL"
                       " WHERE ?2 AND id = (SELECT undoes FROM action WHERE id = ?1)",
                       undone, 1, error);
}

/**
 * rapport_action_log_append:
 * @changeset: what the act did, as the session extension recorded it
 * @progress: (nullable): told how far it is
 * @action: (out): the new entry
 *
 * Writes the act into the log, with one row a changed field, within the act's transaction.
 *
 * Returns: (transfer full) (element-type RapportChange) (nullable): what changed
 */
GArray *
rapport_action_log_append (RapportConnection         *connection,
                           const RapportActionEntry  *entry,
                           GBytes                    *changeset,
                           RapportProgress           *progress,
                           gint64                    *action,
                           GError                   **error)
{
  g_autoptr(GHashTable) shapes = rapport_table_shapes_new ();
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (RapportChange));
  g_autoptr(RapportStatement) insert = NULL;
  Writer writer = { .connection = connection, .shapes = shapes, .changes = changes, .progress = progress };

  if (!insert_action (connection, entry, changeset, action, error))
    return NULL;
  if (entry->undoes != 0 && !mark_undone (connection, entry->undoes, *action, error))
    return NULL;
  insert = rapport_connection_prepare (connection,
                                       "INSERT INTO change (action, thing, row, uid, customer, op,"
                                       " field, old, new)"
                                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (insert == NULL)
    return NULL;
  writer.insert = insert;
  writer.action = *action;
  writer.n_changes = MAX (entry->n_changes, 1);
  if (!write_changes (&writer, changeset, error))
    return NULL;
  return g_steal_pointer (&changes);
}

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
