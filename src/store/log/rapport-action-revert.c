/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-action-log.h"
#include "rapport-changeset-private.h"
#include "rapport-copies.h"
#include "rapport-log-act.h"
#include "rapport-log-copies.h"
#include "rapport-log-revert.h"
#include "rapport-log-state.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* how much of what is left it is to put back what was changed, and then to take away what was added */
#define PUTTING_BACK 0.4
#define TAKING_AWAY 0.5

/* so many are taken away between two looks at whether somebody still wants it */
#define AT_ONCE 50

typedef struct
{
  char          *table;
  int            column;
  gint64         row;
  sqlite3_value *old_value;
  sqlite3_value *new_value;
} LeftField;

static void
free_left_field (gpointer data)
{
  LeftField *left = data;

  g_free (left->table);
  sqlite3_value_free (left->old_value);
  sqlite3_value_free (left->new_value);
  g_free (left);
}

typedef struct
{
  RapportTransaction *transaction;
  GPtrArray          *fields;
  gboolean            broken_reference;
} Reverting;

static void
keep_fields (Reverting              *reverting,
             const char             *table,
             int                     n_columns,
             sqlite3_changeset_iter *iterator)
{
  for (int i = 1; i < n_columns; i++)
    {
      sqlite3_value *old_value = NULL;
      sqlite3_value *new_value = NULL;
      LeftField *left;

      sqlite3changeset_new (iterator, i, &new_value);
      if (new_value == NULL)
        continue;
      sqlite3changeset_old (iterator, i, &old_value);
      left = g_new0 (LeftField, 1);
      left->table = g_strdup (table);
      left->column = i;
      left->row = rapport_changeset_get_integer (iterator, SQLITE_UPDATE, RAPPORT_COLUMN_ID);
      left->old_value = sqlite3_value_dup (old_value);
      left->new_value = sqlite3_value_dup (new_value);
      g_ptr_array_add (reverting->fields, left);
    }
}

static int
conflict_cb (gpointer                data,
             int                     conflict,
             sqlite3_changeset_iter *iterator)
{
  Reverting *reverting = data;
  const char *table = NULL;
  int n_columns = 0, op = 0;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY)
    {
      reverting->broken_reference = TRUE;
      return SQLITE_CHANGESET_ABORT;
    }
  sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
  if (conflict == SQLITE_CHANGESET_DATA && op == SQLITE_UPDATE)
    keep_fields (reverting, table, n_columns, iterator);
  else
    rapport_transaction_leave_out (reverting->transaction, table, "");
  return SQLITE_CHANGESET_OMIT;
}

/* Of a thing with fields changed since, the other fields are still put back. */
static gboolean
put_back_field (RapportTransaction  *transaction,
                GHashTable          *shapes,
                LeftField           *left,
                GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  RapportTableShape *shape = rapport_table_shape_get (connection, shapes, left->table, error);
  g_autoptr(RapportStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (shape == NULL)
    return FALSE;
  sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2 AND %s IS ?3",
                         left->table, shape->names[left->column], shape->names[left->column]);
  statement = rapport_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_raw (statement, 1, left->new_value);
  rapport_statement_bind_integer (statement, 2, left->row);
  rapport_statement_bind_raw (statement, 3, left->old_value);
  if (!rapport_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (rapport_connection_get_handle (connection)) == 0)
    rapport_transaction_leave_out (transaction, left->table, shape->names[left->column]);
  return TRUE;
}

/* What is put back is read piece by piece, so that it can be told how far that is. */
typedef struct
{
  RapportTransaction *transaction;
  const char         *rest;
  int                 n_left;
  int                 n_all;
  GError             *error;
} Reading;

static int
read_cb (gpointer  data,
         gpointer  piece,
         int      *n)
{
  Reading *reading = data;

  *n = MIN (*n, reading->n_left);
  memcpy (piece, reading->rest, (gsize) *n);
  reading->rest += *n;
  reading->n_left -= *n;
  return rapport_transaction_tell (reading->transaction, 1 - (double) reading->n_left / MAX (reading->n_all, 1),
                                   &reading->error) ? SQLITE_OK : SQLITE_INTERRUPT;
}

static gboolean
apply_inverse (Reverting      *reverting,
               gconstpointer   changeset,
               int             length,
               GError        **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (reverting->transaction);
  gpointer inverse = NULL;
  int inverse_length = 0;
  int code = sqlite3changeset_invert (length, changeset, &inverse_length, &inverse);
  Reading reading = { reverting->transaction, inverse, inverse_length, inverse_length };

  rapport_transaction_begin_part (reverting->transaction, PUTTING_BACK);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply_strm (rapport_connection_get_handle (connection), read_cb, &reading, NULL,
                                        conflict_cb, reverting);
  sqlite3_free (inverse);
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return FALSE;
    }
  if (code == SQLITE_OK)
    return TRUE;
  if (!reverting->broken_reference)
    return rapport_connection_set_error (connection, code, error);
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                       _("It can't be taken back, because what it belongs to is gone."));
  return FALSE;
}

typedef struct
{
  RapportLogState *state;
  GHashTable      *changed;
} Settling;

/* @row: of the log, of a thing that the act had added or deleted */
static gboolean
settle_thing (Settling          *settling,
              RapportStatement  *row,
              GError           **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (rapport_statement_get_text (row, 0));
  const gboolean came_back = rapport_change_op_from_text (rapport_statement_get_text (row, 2)) == RAPPORT_CHANGE_DELETE;
  guint8 uid[RAPPORT_UID_LENGTH];
  RapportTableShape *shape;
  gint64 id = 0;

  memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (row), 1), sizeof uid);
  if (info != NULL && (came_back || rapport_copies_find (info) != NULL))
    g_hash_table_add (settling->changed, g_memdup2 (uid, sizeof uid));
  if (!came_back)
    return TRUE;
  return rapport_log_there_find_row (rapport_log_state_get_there (settling->state), uid, &shape, &id, error) &&
         (id == 0 || rapport_log_state_revive (settling->state, uid, error));
}

static gboolean
settle_things (Settling           *settling,
               RapportConnection  *connection,
               gint64              action,
               GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT thing, uid, op FROM change"
                                " WHERE id >= (SELECT first_change FROM action WHERE id = ?1) AND id <"
                                " ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1),"
                                " 9223372036854775807) AND action = ?1 AND field IS NULL", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, action);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!settle_thing (settling, row, error))
        return FALSE;
    }
  return FALSE;
}

/* What came back may name what went meanwhile, and others may name it; and what follows from a history
 * follows from the rows that are left, also where those came from others. */
static gboolean
settle_state (RapportConnection  *connection,
              GHashTable         *shapes,
              gint64              action,
              GError            **error)
{
  g_autoptr(GHashTable) changed = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  g_autoptr(RapportLogState) state = rapport_log_state_new (connection, shapes);
  Settling settling = { state, changed };

  return settle_things (&settling, connection, action, error) && rapport_log_state_show (state, error) &&
         rapport_log_copies_refresh (connection, shapes, changed, error);
}

static gboolean
revert_foreign (RapportTransaction  *transaction,
                gint64               action,
                GError             **error)
{
  g_autoptr(RapportLogAct) act =
    rapport_log_act_load (rapport_transaction_get_connection (transaction), action, error);

  return act != NULL && rapport_log_revert (transaction, act, error);
}

/* Whether the changeset says what was added; that of an act that added very much leaves it to the log. */
static gboolean
find_added (RapportConnection  *connection,
            gconstpointer       changeset,
            int                 length,
            gboolean           *has_added,
            GError            **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  int code = sqlite3changeset_start (&iterator, length, (gpointer) changeset);

  *has_added = FALSE;
  while (code == SQLITE_OK && !*has_added && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, op;

      code = sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
      *has_added = op == SQLITE_INSERT;
    }
  sqlite3changeset_finalize (iterator);
  return code == SQLITE_OK || code == SQLITE_DONE || rapport_connection_set_error (connection, code, error);
}

typedef gboolean (*AddedFunc) (RapportTransaction       *transaction,
                               const RapportStamp       *act,
                               const RapportEntityInfo  *info,
                               gint64                    row,
                               const guint8             *uid,
                               GError                  **error);

#define ADDED_BY \
  " FROM action a JOIN change c ON c.id >= a.first_change AND c.id <" \
  " ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1), 9223372036854775807)" \
  " AND c.action = ?1 WHERE a.id = ?1 AND c.field IS NULL AND c.op = 'insert'"

/* Walk: through what an act added: how many that is, 0 for who need not tell, and how many are done */
typedef struct
{
  AddedFunc func;
  gint64    n_all;
  gint64    n_done;
} Walk;

static gboolean
count_added (RapportConnection  *connection,
             gint64              action,
             gint64             *n,
             GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "SELECT count(*)" ADDED_BY, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, action);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *n = rapport_statement_get_integer (row, 0);
  return TRUE;
}

static gboolean
tell_walk (RapportTransaction  *transaction,
           Walk                *walk,
           GError             **error)
{
  return walk->n_all == 0 || ++walk->n_done % AT_ONCE != 0 ||
         rapport_transaction_tell (transaction, (double) walk->n_done / walk->n_all, error);
}

static gboolean
for_each_added_of (RapportTransaction       *transaction,
                   gint64                    action,
                   const RapportEntityInfo  *info,
                   Walk                     *walk,
                   GError                  **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (rapport_transaction_get_connection (transaction),
                                "SELECT c.row, c.uid, a.clock, a.uid" ADDED_BY " AND c.thing = ?2 ORDER BY c.id",
                                error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, action);
  rapport_statement_bind_text (row, 2, info->name);
  while (rapport_statement_step (row, &has_row, error))
    {
      sqlite3_stmt *handle = rapport_statement_get_handle (row);
      RapportStamp stamp = { 0 };

      if (!has_row)
        return TRUE;
      stamp.clock = rapport_statement_get_integer (row, 2);
      memcpy (stamp.act, sqlite3_column_blob (handle, 3), sizeof stamp.act);
      if (!tell_walk (transaction, walk, error) ||
          !walk->func (transaction, &stamp, info, rapport_statement_get_integer (row, 0),
                       sqlite3_column_blob (handle, 1), error))
        return FALSE;
    }
  return FALSE;
}

static GHashTable *
list_added_kinds (RapportConnection  *connection,
                  gint64              action,
                  GError            **error)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new (NULL, NULL);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "SELECT DISTINCT c.thing" ADDED_BY, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, action);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&kinds);
      g_hash_table_add (kinds, (gpointer) rapport_entity_info_for (rapport_statement_get_text (row, 0)));
    }
  return NULL;
}

/* Parts come before the whole: what goes with something else would be looked at for nothing, or change first. */
static gboolean
for_each_added (RapportTransaction  *transaction,
                gint64               action,
                Walk                *walk,
                GError             **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GHashTable) kinds =
    list_added_kinds (rapport_transaction_get_connection (transaction), action, error);
  guint n_infos = 0;

  if (kinds == NULL)
    return FALSE;
  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; i > 0; i--)
    if (g_hash_table_contains (kinds, infos[i - 1]) &&
        !for_each_added_of (transaction, action, infos[i - 1], walk, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_built_upon (RapportTransaction       *transaction,
                   const RapportStamp       *act,
                   const RapportEntityInfo  *info,
                   gint64                    row,
                   const guint8             *uid,
                   GError                  **error)
{
  gboolean is_built_upon;

  if (!rapport_log_is_built_upon (rapport_transaction_get_connection (transaction), act, info, row, &is_built_upon,
                                  error))
    return FALSE;
  if (is_built_upon)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                         _("It can’t be taken back, because something was added to it since, which would be lost."));
  return !is_built_upon;
}

/* What others hung on what the act added would go with it. */
static gboolean
check_built_upon (RapportTransaction  *transaction,
                  gint64               action,
                  GError             **error)
{
  g_autoptr(RapportStatement) later =
    rapport_connection_prepare (rapport_transaction_get_connection (transaction),
                                "SELECT 1 FROM action WHERE id > ?1 AND undone_by IS NULL AND undoes_uid IS NULL"
                                " LIMIT 1", error);
  Walk walk = { refuse_built_upon };
  gboolean is_later;

  if (later == NULL)
    return FALSE;
  rapport_statement_bind_integer (later, 1, action);
  return rapport_statement_step (later, &is_later, error) &&
         (!is_later || for_each_added (transaction, action, &walk, error));
}

static gboolean
take_away_added (RapportTransaction  *transaction,
                 gint64               action,
                 GError             **error)
{
  Walk walk = { rapport_log_revert_added };

  rapport_transaction_begin_part (transaction, TAKING_AWAY);
  return count_added (rapport_transaction_get_connection (transaction), action, &walk.n_all, error) &&
         for_each_added (transaction, action, &walk, error);
}

static gboolean
revert_own (RapportTransaction  *transaction,
            GHashTable          *shapes,
            gint64               action,
            gconstpointer        changeset,
            int                  length,
            GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (free_left_field);
  Reverting reverting = { .transaction = transaction, .fields = fields };
  gboolean has_added;

  if (!find_added (connection, changeset, length, &has_added, error) ||
      (has_added && !check_built_upon (transaction, action, error)) ||
      !apply_inverse (&reverting, changeset, length, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    if (!put_back_field (transaction, shapes, g_ptr_array_index (fields, i), error))
      return FALSE;
  return has_added || take_away_added (transaction, action, error);
}

/**
 * rapport_action_log_revert:
 * @action: an entry of the log
 *
 * Takes back what @action did, as part of @transaction. Fields that were changed since are left
 * and named in the receipt.
 */
gboolean
rapport_action_log_revert (RapportTransaction  *transaction,
                           gint64               action,
                           GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  GHashTable *shapes = rapport_table_shapes_get (connection);
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT a.changeset, a.subject, coalesce (o.kind, a.kind) FROM action a"
                                " LEFT JOIN action o ON o.id = a.undoes WHERE a.id = ?1", error);
  sqlite3_stmt *handle;
  gboolean has_row, is_reverted;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, action);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                           _("There is nothing to take back."));
      return FALSE;
    }
  handle = rapport_statement_get_handle (statement);
  rapport_transaction_set_undoes (transaction, action, rapport_statement_get_text (statement, 2));
  rapport_transaction_set_subject (transaction, rapport_statement_get_text (statement, 1));
  /* what is decided without a change, such as that a value stays, is taken back in the log alone */
  if (sqlite3_column_type (handle, 0) != SQLITE_NULL && sqlite3_column_bytes (handle, 0) == 0)
    rapport_transaction_log_anyway (transaction);
  is_reverted = sqlite3_column_type (handle, 0) != SQLITE_NULL
                  ? revert_own (transaction, shapes, action, sqlite3_column_blob (handle, 0),
                                sqlite3_column_bytes (handle, 0), error)
                  : revert_foreign (transaction, action, error);
  return is_reverted && settle_state (connection, shapes, action, error);
}
