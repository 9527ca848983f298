/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-log-row.h"
#include "rapport-uid.h"

/* @value: NULL where @row is what is to be written */
typedef struct
{
  int            column;
  sqlite3_value *value;
  gint64         row;
} Cell;

struct _RapportLogRow
{
  const RapportTableShape *shape;
  GArray                  *cells;
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  sqlite3_value_free (cell->value);
}

/** rapport_log_row_new: Returns: (transfer full): one without any column, of a row of @shape, which must outlive it */
RapportLogRow *
rapport_log_row_new (const RapportTableShape *shape)
{
  RapportLogRow *self = g_new0 (RapportLogRow, 1);

  self->shape = shape;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
rapport_log_row_free (RapportLogRow *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * rapport_log_row_add:
 * @column: of the shape
 * @value: (transfer full) (nullable): what is to be in it, NULL for @row
 * @row: of what a reference names, 0 for nothing
 */
void
rapport_log_row_add (RapportLogRow *self,
                     int            column,
                     sqlite3_value *value,
                     gint64         row)
{
  Cell cell = { column, value, row };

  g_array_append_val (self->cells, cell);
}

static const Cell *
get_cell (RapportLogRow *self,
          guint          i)
{
  return &g_array_index (self->cells, Cell, i);
}

static const char *
get_name (RapportLogRow *self,
          guint          i)
{
  return self->shape->names[get_cell (self, i)->column];
}

static void
bind_cells (RapportLogRow    *self,
            RapportStatement *statement)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);

      if (cell->value != NULL)
        rapport_statement_bind_raw (statement, i + 1, cell->value);
      else
        rapport_statement_bind_optional (statement, i + 1, cell->row,
                                         self->shape->columns[cell->column].target != NULL ? 0 : -1);
    }
}

/**
 * rapport_log_row_insert:
 * @row: (inout): where to put it, 0 for anywhere; where it is
 *
 * Returns: FALSE with @error when it could not be written
 */
gboolean
rapport_log_row_insert (RapportLogRow      *self,
                        RapportConnection  *connection,
                        const guint8       *uid,
                        gint64             *row,
                        GError            **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(RapportStatement) insert = NULL;
  const int n = self->cells->len;

  g_string_append_printf (sql, "INSERT INTO %s (", self->shape->info->name);
  for (int i = 0; i < n; i++)
    g_string_append_printf (sql, "%s, ", get_name (self, i));
  g_string_append (sql, "uid, id) VALUES (");
  for (int i = 0; i < n; i++)
    g_string_append (sql, "?, ");
  g_string_append (sql, "?, ?)");
  insert = rapport_connection_prepare (connection, sql->str, error);
  if (insert == NULL)
    return FALSE;
  bind_cells (self, insert);
  rapport_statement_bind_bytes (insert, n + 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_optional (insert, n + 2, *row, 0);
  if (!rapport_statement_run (insert, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (rapport_connection_get_handle (connection));
  return TRUE;
}

/**
 * rapport_log_row_update:
 * @row: which is there; nothing is written where no column was added
 *
 * Returns: FALSE with @error when it could not be written
 */
gboolean
rapport_log_row_update (RapportLogRow      *self,
                        RapportConnection  *connection,
                        gint64              row,
                        GError            **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(RapportStatement) update = NULL;

  if (self->cells->len == 0)
    return TRUE;
  g_string_append_printf (sql, "UPDATE %s SET ", self->shape->info->name);
  for (guint i = 0; i < self->cells->len; i++)
    g_string_append_printf (sql, "%s%s = ?", i > 0 ? ", " : "", get_name (self, i));
  g_string_append (sql, " WHERE id = ?");
  update = rapport_connection_prepare (connection, sql->str, error);
  if (update == NULL)
    return FALSE;
  bind_cells (self, update);
  rapport_statement_bind_integer (update, self->cells->len + 1, row);
  return rapport_statement_run (update, error);
}
