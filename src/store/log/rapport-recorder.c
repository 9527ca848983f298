/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-recorder-private.h"
#include "rapport-recorder-rows.h"
#include "rapport-table.h"
#include "rapport-things.h"

typedef struct
{
  RapportRecordedValue *values;
  int    n_values;
} Snapshot;

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
  RapportRecordedRow *row = data;

  rapport_recorded_values_free (row->before, row->n_values);
  g_free (row->auto_columns);
  g_free (row);
}

static void
free_table (gpointer data)
{
  RapportRecordedTable *table = data;

  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->added);
  g_ptr_array_unref (table->rows);
  g_free (table->before_sql);
  g_free (table);
}

/* One and the same is asked for again and again. */
static RapportRecordedTable *
find_table (RapportRecorder *self,
            const char      *name)
{
  if (self->last == NULL || strcmp (self->last->name, name) != 0)
    {
      RapportRecordedTable *table = g_hash_table_lookup (self->tables, name);

      if (table == NULL)
        return NULL;
      self->last = table;
    }
  return self->last;
}

/* @table: (nullable) */
static RapportRecordedRow *
find_row (const RapportRecordedTable *table,
          gint64                      id)
{
  if (table == NULL)
    return NULL;
  if (id >= table->first_added && id - table->first_added < table->added->len)
    return g_ptr_array_index (table->added, id - table->first_added);
  return g_hash_table_lookup (table->by_id, &id);
}

/* What is added has nearly always the next id: of very many such rows none has to be looked up. */
static void
add_row (RapportRecordedTable *table,
         RapportRecordedRow   *row,
         int                   op)
{
  g_ptr_array_add (table->rows, row);
  if (op == SQLITE_INSERT && table->added->len == 0)
    table->first_added = row->id;
  if (op == SQLITE_INSERT && row->id == table->first_added + table->added->len)
    g_ptr_array_add (table->added, row);
  else
    g_hash_table_insert (table->by_id, &row->id, row);
}

static RapportRecordedTable *
get_table (RapportRecorder *self,
           const char      *name)
{
  RapportRecordedTable *table = find_table (self, name);

  if (table != NULL || rapport_entity_info_for (name) == NULL)
    return table;
  table = g_new0 (RapportRecordedTable, 1);
  table->info = rapport_entity_info_for (name);
  table->name = table->info->name;
  table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->added = g_ptr_array_new ();
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
add_touched (RapportRecorder      *self,
             RapportRecordedTable *table,
             RapportRecordedRow   *row,
             gpointer              values)
{
  const RapportTouched touched = { table->info, row->id, values == NULL, values };

  row->round = self->round;
  g_array_append_val (self->touched, touched);
}

/* What follows from changes may change the same thing once more: in the next round that counts from
 * how it stood then. */
static void
touch_again (RapportRecorder      *self,
             sqlite3              *handle,
             int                   op,
             RapportRecordedTable *table,
             RapportRecordedRow   *row)
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
is_first_change (sqlite3                  *handle,
                 const RapportRecordedRow *row,
                 int                       column)
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
note_hand (RapportRecorder    *self,
           sqlite3            *handle,
           int                 op,
           RapportRecordedRow *row)
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
  RapportRecordedTable *table = strcmp (database, "main") == 0 ? get_table (self, name) : NULL;
  RapportRecordedRow *row = find_row (table, id);
  int n_values = 0;

  if (row != NULL)
    {
      row->is_changed = TRUE;
      note_hand (self, handle, op, row);
      touch_again (self, handle, op, table, row);
    }
  if (table == NULL || row != NULL)
    return;
  row = g_new0 (RapportRecordedRow, 1);
  row->id = id;
  if (op != SQLITE_INSERT)
    row->before = dup_old_values (handle, &n_values);
  row->n_values = n_values;
  note_hand (self, handle, op, row);
  add_row (table, row, op);
  self->n_rows++;
  self->n_added += op == SQLITE_INSERT;
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
  const RapportRecordedRow *row = find_row (find_table (self, thing), id);

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
  const RapportRecordedRow *row = find_row (find_table (self, thing), id);

  return row != NULL && row->before == NULL;
}

/** rapport_recorder_is_touched_once: Returns: whether a thing was added, changed or deleted, and not touched again */
gboolean
rapport_recorder_is_touched_once (RapportRecorder *self,
                                  const char      *thing,
                                  gint64           id)
{
  const RapportRecordedRow *row = find_row (find_table (self, thing), id);

  return row != NULL && !row->is_changed;
}

/**
 * rapport_recorder_set_logged:
 * @is_logged: whether the log has a thing that was added
 *
 * Returns: whether it stands as it was added; otherwise nothing is noted
 */
gboolean
rapport_recorder_set_logged (RapportRecorder *self,
                             const char      *thing,
                             gint64           id,
                             gboolean         is_logged)
{
  RapportRecordedRow *row = find_row (find_table (self, thing), id);

  if (row == NULL || row->before != NULL || row->is_changed)
    return FALSE;
  row->is_logged = is_logged;
  return TRUE;
}

/** rapport_recorder_is_by_person: Returns: whether anything of it was not done by the program itself */
gboolean
rapport_recorder_is_by_person (RapportRecorder *self)
{
  GHashTableIter iterator;
  gpointer table;

  g_hash_table_iter_init (&iterator, self->tables);
  while (g_hash_table_iter_next (&iterator, NULL, &table))
    for (guint i = 0; i < ((RapportRecordedTable *) table)->rows->len; i++)
      {
        const RapportRecordedRow *row = g_ptr_array_index (((RapportRecordedTable *) table)->rows, i);

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
  const RapportRecordedTable *table = g_hash_table_lookup (self->tables, thing);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const RapportRecordedRow *row = g_ptr_array_index (table->rows, i);

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
get_before_sql (RapportRecorder       *self,
                RapportRecordedTable  *table,
                GError               **error)
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
  RapportRecordedTable *table = get_table (self, touched->info->name);
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

/** rapport_recorder_adds_much: Returns: whether so much was added that the changeset leaves it out to the log */
gboolean
rapport_recorder_adds_much (RapportRecorder *self)
{
  return self->n_added > RAPPORT_RECORDER_MOST_KEPT_TWICE;
}

/** rapport_recorder_count: Returns: how many things were touched since the recorder was made */
guint
rapport_recorder_count (RapportRecorder *self)
{
  return self->n_rows;
}
