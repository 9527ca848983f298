/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-recorder-private.h"
#include "rapport-recorder-rows.h"
#include "rapport-things.h"

/* what stands before a value in a changeset */
#define UNCHANGED 0

static void
append_update (GByteArray               *out,
               const RapportRecordedRow *row,
               sqlite3_stmt             *now)
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
append_row (GByteArray               *out,
            const RapportRecordedRow *row,
            sqlite3_stmt             *now,
            gboolean                  exists)
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
select_row (RapportRecorder             *self,
            const RapportRecordedTable  *table,
            GError                     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->name);

  return rapport_connection_prepare (self->connection, sql, error);
}

static gboolean
is_left_out (RapportRecorder          *self,
             const RapportRecordedRow *row)
{
  return self->leaves_out && row->before == NULL;
}

static gboolean
append_table (RapportRecorder             *self,
              GByteArray                  *out,
              const RapportRecordedTable  *table,
              guint                       *n_done,
              RapportProgress             *progress,
              GError                     **error)
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
      const RapportRecordedRow *row = g_ptr_array_index (table->rows, i);
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
  self->leaves_out = rapport_recorder_adds_much (self);
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
each_left_out (RapportRecorder             *self,
               const RapportRecordedTable  *table,
               RapportRecorderLeftOut       func,
               gpointer                     data,
               GError                     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id >= ?1 ORDER BY id", table->name);
  g_autoptr(RapportStatement) rows = rapport_connection_prepare (self->connection, sql, error);
  gint64 at = 0;

  for (guint i = 0; rows != NULL && i < table->rows->len; i++)
    {
      const RapportRecordedRow *row = g_ptr_array_index (table->rows, i);

      if (!is_left_out (self, row) || (row->is_logged && !row->is_changed))
        continue;
      if (!go_to (rows, &at, row->id, error) ||
          ((at == row->id || row->is_logged) &&
           !func (data, table->info, row->id, row->is_logged, at == row->id ? rows : NULL, error)))
        return FALSE;
    }
  return rows != NULL;
}

/**
 * rapport_recorder_each_left_out:
 * @func: gets @data, a thing's kind and id, whether the log has it as it was added, and all columns of its row, NULL
 *   when it is not there any more
 *
 * Goes through what the changeset leaves out, in the order in which it would have it, but for what the log has as it is.
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
      const RapportRecordedTable *table = g_hash_table_lookup (self->tables, infos[i - 1]->name);

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
      const RapportRecordedTable *table = g_hash_table_lookup (self->tables, infos[i - 1]->name);

      if (table != NULL && !append_table (self, out, table, &n_done, progress, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
