/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-recorded-value.h"
#include "rapport-recorder-rows.h"
#include "rapport-table.h"
#include "rapport-things.h"

/* so many things that one act adds are kept in the log, but not once more in memory and in its changeset */
#define MOST_KEPT_TWICE 2000

/* what stands before a value in a changeset */
#define UNCHANGED 0

typedef struct
{
  RapportRecordedValue *values;
  int    n_values;
} Snapshot;

/* @is_auto: whether it was the program itself that added or deleted it; @auto_columns: which columns the
 * program changed by itself, NULL for none; @is_changed: whether it was touched more than once */
typedef struct
{
  gint64                id;
  RapportRecordedValue *before;
  gboolean             *auto_columns;
  int                   n_values;
  guint                 round : 30;
  guint                 is_auto : 1;
  guint                 is_changed : 1;
} Row;

typedef struct
{
  const RapportEntityInfo *info;
  const char              *name;
  GHashTable              *by_id;
  GPtrArray               *rows;
  char                    *before_sql;
} Table;

/* @touched: what was touched in this round; @snapshots: how things touched anew stood between */
struct _RapportRecorder
{
  RapportConnection *connection;
  GHashTable        *tables;
  guint              n_rows;
  guint              n_added;
  GArray            *touched;
  GPtrArray         *snapshots;
  guint              round;
  gboolean           is_auto;
  gboolean           leaves_out;
};

static void
free_snapshot (gpointer data)
{
  Snapshot *snapshot = data;

  rapport_recorded_values_free (snapshot->values, snapshot->n_values);
  g_free (snapshot);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  rapport_recorded_values_free (row->before, row->n_values);
  g_free (row->auto_columns);
  g_free (row);
}

static void
free_table (gpointer data)
{
  Table *table = data;

  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->rows);
  g_free (table->before_sql);
  g_free (table);
}

static Table *
get_table (RapportRecorder *self,
           const char      *name)
{
  Table *table = g_hash_table_lookup (self->tables, name);

  if (table != NULL || rapport_entity_info_for (name) == NULL)
    return table;
  table = g_new0 (Table, 1);
  table->info = rapport_entity_info_for (name);
  table->name = table->info->name;
  table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->rows = g_ptr_array_new_with_free_func (free_row);
  g_hash_table_insert (self->tables, (gpointer) table->name, table);
  return table;
}

static RapportRecordedValue *
dup_old_values (sqlite3 *handle,
                int     *n_values)
{
  RapportRecordedValue *values;

  *n_values = sqlite3_preupdate_count (handle);
  values = g_new0 (RapportRecordedValue, *n_values);
  for (int i = 0; i < *n_values; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3_preupdate_old (handle, i, &value) == SQLITE_OK && value != NULL)
        rapport_recorded_value_copy (&values[i], value);
    }
  return values;
}

static void
add_touched (RapportRecorder *self,
             Table           *table,
             Row             *row,
             gpointer         values)
{
  const RapportTouched touched = { table->info, row->id, values == NULL, values };

  row->round = self->round;
  g_array_append_val (self->touched, touched);
}

/* What follows from changes may change the same thing once more: in the next round that counts from
 * how it stood then. */
static void
touch_again (RapportRecorder *self,
             sqlite3         *handle,
             int              op,
             Table           *table,
             Row             *row)
{
  Snapshot *snapshot;

  if (row->round == self->round)
    return;
  if (op == SQLITE_INSERT)
    {
      add_touched (self, table, row, NULL);
      return;
    }
  snapshot = g_new0 (Snapshot, 1);
  snapshot->values = dup_old_values (handle, &snapshot->n_values);
  g_ptr_array_add (self->snapshots, snapshot);
  add_touched (self, table, row, snapshot->values);
}

static gboolean
is_changing (sqlite3 *handle,
             int      column)
{
  sqlite3_value *before = NULL, *after = NULL;
  RapportRecordedValue old_value = { 0 }, new_value = { 0 };
  gboolean differs;

  sqlite3_preupdate_old (handle, column, &before);
  sqlite3_preupdate_new (handle, column, &after);
  if (before == NULL || after == NULL)
    return FALSE;
  rapport_recorded_value_copy (&old_value, before);
  rapport_recorded_value_copy (&new_value, after);
  differs = !rapport_recorded_value_equal (&old_value, &new_value);
  g_free (old_value.bytes);
  g_free (new_value.bytes);
  return differs;
}

/* Of what the person changed too, the person's hand counts. */
static gboolean
is_first_change (sqlite3   *handle,
                 const Row *row,
                 int        column)
{
  sqlite3_value *before = NULL;
  RapportRecordedValue value = { 0 };
  gboolean is_first;

  if (row->before == NULL || sqlite3_preupdate_old (handle, column, &before) != SQLITE_OK)
    return FALSE;
  rapport_recorded_value_copy (&value, before);
  is_first = rapport_recorded_value_equal (&value, &row->before[column]);
  g_free (value.bytes);
  return is_first;
}

static void
note_hand (RapportRecorder *self,
           sqlite3         *handle,
           int              op,
           Row             *row)
{
  if (op != SQLITE_UPDATE)
    row->is_auto = self->is_auto;
  if (op != SQLITE_UPDATE || (!self->is_auto && row->auto_columns == NULL))
    return;
  if (row->auto_columns == NULL)
    row->auto_columns = g_new0 (gboolean, sqlite3_preupdate_count (handle));
  for (int i = 0; i < sqlite3_preupdate_count (handle); i++)
    if (is_changing (handle, i))
      row->auto_columns[i] = self->is_auto && (row->auto_columns[i] || is_first_change (handle, row, i));
}

/* Only how a row was before the first change counts; what became of it is read in the end, when it
 * is known which changes stayed. */
static void
changing_cb (void          *data,
             sqlite3       *handle,
             int            op,
             const char    *database,
             const char    *name,
             sqlite3_int64  old_id,
             sqlite3_int64  new_id)
{
  RapportRecorder *self = data;
  gint64 id = op == SQLITE_INSERT ? new_id : old_id;
  Table *table = strcmp (database, "main") == 0 ? get_table (self, name) : NULL;
  Row *row = table != NULL ? g_hash_table_lookup (table->by_id, &id) : NULL;
  int n_values = 0;

  if (row != NULL)
    {
      row->is_changed = TRUE;
      note_hand (self, handle, op, row);
      touch_again (self, handle, op, table, row);
    }
  if (table == NULL || row != NULL)
    return;
  row = g_new0 (Row, 1);
  row->id = id;
  if (op != SQLITE_INSERT)
    row->before = dup_old_values (handle, &n_values);
  row->n_values = n_values;
  note_hand (self, handle, op, row);
  g_ptr_array_add (table->rows, row);
  self->n_rows++;
  self->n_added += op == SQLITE_INSERT;
  g_hash_table_insert (table->by_id, &row->id, row);
  add_touched (self, table, row, row->before);
}

/**
 * rapport_recorder_new:
 *
 * Does what the session extension does, which asks SQLite for the description of each table anew
 * every time and so takes longer than the rest of an edit. Not together with a session of the
 * extension on the same connection.
 *
 * Returns: (transfer full): a recorder that has begun
 */
RapportRecorder *
rapport_recorder_new (RapportConnection *connection)
{
  RapportRecorder *self = g_new0 (RapportRecorder, 1);

  self->connection = g_object_ref (connection);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_table);
  self->touched = g_array_new (FALSE, FALSE, sizeof (RapportTouched));
  self->snapshots = g_ptr_array_new_with_free_func (free_snapshot);
  sqlite3_preupdate_hook (rapport_connection_get_handle (connection), changing_cb, self);
  return self;
}

/** rapport_recorder_free: Ends recording */
void
rapport_recorder_free (RapportRecorder *self)
{
  if (self == NULL)
    return;
  sqlite3_preupdate_hook (rapport_connection_get_handle (self->connection), NULL, NULL);
  g_hash_table_unref (self->tables);
  g_array_unref (self->touched);
  g_ptr_array_unref (self->snapshots);
  g_object_unref (self->connection);
  g_free (self);
}

/** rapport_recorder_set_auto: says that from now on it is the program itself that changes things */
void
rapport_recorder_set_auto (RapportRecorder *self,
                           gboolean         is_auto)
{
  self->is_auto = is_auto;
}

/**
 * rapport_recorder_is_auto:
 * @thing: the kind of a thing that was touched
 * @column: one that was changed; -1 asks for the thing that was added or deleted
 *
 * Returns: whether the program did it by itself
 */
gboolean
rapport_recorder_is_auto (RapportRecorder *self,
                          const char      *thing,
                          gint64           id,
                          int              column)
{
  const Table *table = g_hash_table_lookup (self->tables, thing);
  const Row *row = table != NULL ? g_hash_table_lookup (table->by_id, &id) : NULL;

  if (row == NULL || column < 0)
    return row != NULL && row->is_auto;
  return row->auto_columns != NULL && row->auto_columns[column];
}

/** rapport_recorder_is_new: Returns: whether a thing was not there when the recorder was made */
gboolean
rapport_recorder_is_new (RapportRecorder *self,
                         const char      *thing,
                         gint64           id)
{
  const Table *table = g_hash_table_lookup (self->tables, thing);
  const Row *row = table != NULL ? g_hash_table_lookup (table->by_id, &id) : NULL;

  return row != NULL && row->before == NULL;
}

/** rapport_recorder_is_as_added: Returns: whether a thing was added, and nothing of it changed since */
gboolean
rapport_recorder_is_as_added (RapportRecorder *self,
                              const char      *thing,
                              gint64           id)
{
  const Table *table = g_hash_table_lookup (self->tables, thing);
  const Row *row = table != NULL ? g_hash_table_lookup (table->by_id, &id) : NULL;

  return row != NULL && row->before == NULL && !row->is_changed;
}

/** rapport_recorder_is_by_person: Returns: whether anything of it was not done by the program itself */
gboolean
rapport_recorder_is_by_person (RapportRecorder *self)
{
  GHashTableIter iterator;
  gpointer table;

  g_hash_table_iter_init (&iterator, self->tables);
  while (g_hash_table_iter_next (&iterator, NULL, &table))
    for (guint i = 0; i < ((Table *) table)->rows->len; i++)
      {
        const Row *row = g_ptr_array_index (((Table *) table)->rows, i);

        if (!row->is_auto && row->auto_columns == NULL)
          return TRUE;
      }
  return FALSE;
}

/**
 * rapport_recorder_list_before:
 * @thing: a kind
 * @column: one of its columns that hold numbers
 *
 * Returns: (transfer full) (element-type gint64): what it held in those that were changed or deleted
 */
GArray *
rapport_recorder_list_before (RapportRecorder *self,
                              const char      *thing,
                              int              column)
{
  const Table *table = g_hash_table_lookup (self->tables, thing);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      if (row->before != NULL && column >= 0 && column < row->n_values)
        g_array_append_val (values, row->before[column].integer);
    }
  return values;
}

/**
 * rapport_recorder_take_touched:
 *
 * Begins a round of its own for what is changed from now on.
 *
 * Returns: (transfer full) (element-type RapportTouched): what was touched since the round before, in
 *   order, each thing once; their values live as long as the recorder
 */
GArray *
rapport_recorder_take_touched (RapportRecorder *self)
{
  GArray *touched = g_steal_pointer (&self->touched);

  self->touched = g_array_new (FALSE, FALSE, sizeof (RapportTouched));
  self->round++;
  return touched;
}

static int
find_column (sqlite3_stmt *table,
             const char   *name)
{
  for (int i = 0; i < sqlite3_column_count (table); i++)
    if (strcmp (sqlite3_column_name (table, i), name) == 0)
      return i;
  return -1;
}

/* A row of values that stands for one of the table: its columns in the order in which they are read. */
static const char *
get_before_sql (RapportRecorder  *self,
                Table            *table,
                GError          **error)
{
  g_autofree char *all_sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->name);
  g_autofree char *read_sql = rapport_table_dup_select (table->info);
  g_autoptr(RapportStatement) all = NULL;
  g_autoptr(RapportStatement) read = NULL;
  GString *sql;

  if (table->before_sql != NULL)
    return table->before_sql;
  all = rapport_connection_prepare (self->connection, all_sql, error);
  read = all != NULL ? rapport_connection_prepare (self->connection, read_sql, error) : NULL;
  if (read == NULL)
    return NULL;
  sql = g_string_new ("SELECT");
  for (int i = 0; i < sqlite3_column_count (rapport_statement_get_handle (read)); i++)
    g_string_append_printf (sql, "%s ?%d", i > 0 ? "," : "",
                            1 + find_column (rapport_statement_get_handle (all),
                                             sqlite3_column_name (rapport_statement_get_handle (read), i)));
  table->before_sql = g_string_free (sql, FALSE);
  return table->before_sql;
}

/**
 * rapport_recorder_load_before:
 * @touched: one that is not new
 *
 * Returns: (transfer full) (nullable): the thing as it stood before it was touched in its round; NULL
 *   with @error set
 */
RapportEntity *
rapport_recorder_load_before (RapportRecorder       *self,
                              const RapportTouched  *touched,
                              GError               **error)
{
  Table *table = get_table (self, touched->info->name);
  const char *sql = get_before_sql (self, table, error);
  g_autoptr(RapportStatement) statement = NULL;
  g_autoptr(RapportEntity) entity = NULL;
  const RapportRecordedValue *values = touched->values;
  sqlite3_stmt *handle;
  gboolean has_row;

  g_assert (!touched->is_new);

  statement = sql != NULL ? rapport_connection_prepare (self->connection, sql, error) : NULL;
  if (statement == NULL)
    return NULL;
  handle = rapport_statement_get_handle (statement);
  for (int i = 0; i < sqlite3_bind_parameter_count (handle); i++)
    rapport_recorded_value_bind (handle, i + 1, &values[i]);
  if (!rapport_statement_step (statement, &has_row, error))
    return NULL;
  entity = g_object_new (touched->info->get_type (), NULL);
  rapport_table_read (statement, entity);
  rapport_statement_unbind (statement);
  return g_steal_pointer (&entity);
}

static void
append_update (GByteArray   *out,
               const Row    *row,
               sqlite3_stmt *now)
{
  g_autofree RapportRecordedValue *after = g_new (RapportRecordedValue, row->n_values);
  g_autofree gboolean *differs = g_new (gboolean, row->n_values);
  gboolean any = FALSE;

  for (int i = 0; i < row->n_values; i++)
    {
      after[i] = rapport_recorded_value_read (now, i);
      differs[i] = !rapport_recorded_value_equal (&row->before[i], &after[i]);
      any = any || differs[i];
    }
  if (!any)
    return;
  rapport_recorded_append_byte (out, SQLITE_UPDATE);
  rapport_recorded_append_byte (out, FALSE);
  for (int i = 0; i < row->n_values; i++)
    if (differs[i] || i == RAPPORT_COLUMN_ID)
      rapport_recorded_value_append (out, &row->before[i]);
    else
      rapport_recorded_append_byte (out, UNCHANGED);
  for (int i = 0; i < row->n_values; i++)
    if (differs[i])
      rapport_recorded_value_append (out, &after[i]);
    else
      rapport_recorded_append_byte (out, UNCHANGED);
}

static void
append_row (GByteArray   *out,
            const Row    *row,
            sqlite3_stmt *now,
            gboolean      exists)
{
  if (row->before != NULL && exists)
    append_update (out, row, now);
  else if (row->before != NULL)
    {
      rapport_recorded_append_byte (out, SQLITE_DELETE);
      rapport_recorded_append_byte (out, FALSE);
      for (int i = 0; i < row->n_values; i++)
        rapport_recorded_value_append (out, &row->before[i]);
    }
  else if (exists)
    {
      rapport_recorded_append_byte (out, SQLITE_INSERT);
      rapport_recorded_append_byte (out, FALSE);
      for (int i = 0; i < sqlite3_column_count (now); i++)
        {
          RapportRecordedValue value = rapport_recorded_value_read (now, i);

          rapport_recorded_value_append (out, &value);
        }
    }
}

static RapportStatement *
select_row (RapportRecorder  *self,
            const Table      *table,
            GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->name);

  return rapport_connection_prepare (self->connection, sql, error);
}

static gboolean
is_left_out (RapportRecorder *self,
             const Row       *row)
{
  return self->leaves_out && row->before == NULL;
}

static gboolean
append_table (RapportRecorder  *self,
              GByteArray       *out,
              const Table      *table,
              guint            *n_done,
              RapportProgress  *progress,
              GError          **error)
{
  g_autoptr(RapportStatement) select = select_row (self, table, error);
  guint start = out->len;
  guint body;
  int n_columns;

  if (select == NULL)
    return FALSE;
  n_columns = sqlite3_column_count (rapport_statement_get_handle (select));
  rapport_recorded_append_byte (out, 'T');
  rapport_recorded_append_length (out, n_columns);
  for (int i = 0; i < n_columns; i++)
    rapport_recorded_append_byte (out, i == RAPPORT_COLUMN_ID);
  g_byte_array_append (out, (const guint8 *) table->name, strlen (table->name) + 1);
  body = out->len;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);
      gboolean exists;

      if (is_left_out (self, row))
        continue;
      rapport_statement_bind_integer (select, 1, row->id);
      if (!rapport_progress_tell (progress, (double) (*n_done)++ / rapport_recorder_count (self), error) ||
          !rapport_statement_step (select, &exists, error))
        return FALSE;
      append_row (out, row, rapport_statement_get_handle (select), exists);
      sqlite3_reset (rapport_statement_get_handle (select));
    }
  if (out->len == body)
    g_byte_array_set_size (out, start);
  return TRUE;
}

/** rapport_recorder_count: Returns: how many things were touched since the recorder was made */
guint
rapport_recorder_count (RapportRecorder *self)
{
  return self->n_rows;
}

/**
 * rapport_recorder_leave_out_added:
 *
 * Lets the changeset leave out what was added, where that is very much: the log holds all its values anyway.
 *
 * Returns: whether it is
 */
gboolean
rapport_recorder_leave_out_added (RapportRecorder *self)
{
  self->leaves_out = self->n_added > MOST_KEPT_TWICE;
  return self->leaves_out;
}

/* Rows are asked for in the order in which they were added, which is nearly always that of their ids. */
static gboolean
go_to (RapportStatement  *rows,
       gint64            *at,
       gint64             id,
       GError           **error)
{
  gboolean has_row = TRUE;

  if (*at > id)
    sqlite3_reset (rapport_statement_get_handle (rows));
  if (*at == 0 || *at > id)
    {
      rapport_statement_bind_integer (rows, 1, id);
      *at = 0;
    }
  while (*at < id)
    {
      if (!rapport_statement_step (rows, &has_row, error))
        return FALSE;
      *at = has_row ? rapport_statement_get_integer (rows, RAPPORT_COLUMN_ID) : G_MAXINT64;
    }
  return TRUE;
}

static gboolean
each_left_out (RapportRecorder         *self,
               const Table             *table,
               RapportRecorderLeftOut   func,
               gpointer                 data,
               GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id >= ?1 ORDER BY id", table->name);
  g_autoptr(RapportStatement) rows = rapport_connection_prepare (self->connection, sql, error);
  gint64 at = 0;

  for (guint i = 0; rows != NULL && i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      if (!is_left_out (self, row))
        continue;
      if (!go_to (rows, &at, row->id, error) || (at == row->id && !func (data, table->info, rows, error)))
        return FALSE;
    }
  return rows != NULL;
}

/**
 * rapport_recorder_each_left_out:
 * @func: gets @data, a thing's kind and all columns of its row
 *
 * Goes through what the changeset leaves out, in the order in which it would have it.
 */
gboolean
rapport_recorder_each_left_out (RapportRecorder         *self,
                                RapportRecorderLeftOut   func,
                                gpointer                 data,
                                GError                 **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint n_infos = 0;

  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; self->leaves_out && i > 0; i--)
    {
      const Table *table = g_hash_table_lookup (self->tables, infos[i - 1]->name);

      if (table != NULL && !each_left_out (self, table, func, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_recorder_dup_changeset:
 * @progress: (nullable): told how far it is
 *
 * Things that others refer to come after them: in this order an undo deletes, and otherwise ON
 * DELETE would alter the others before their turn. Insertions may come in any order.
 *
 * Returns: (transfer full) (nullable): what changed since the recorder was made, all in all, as a
 *   changeset of the session extension; empty when nothing did; NULL with @error set
 */
GBytes *
rapport_recorder_dup_changeset (RapportRecorder  *self,
                                RapportProgress  *progress,
                                GError          **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint n_infos = 0, n_done = 0;

  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; i > 0; i--)
    {
      const Table *table = g_hash_table_lookup (self->tables, infos[i - 1]->name);

      if (table != NULL && !append_table (self, out, table, &n_done, progress, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
