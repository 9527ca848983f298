/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "rapport-connection-private.h"
#include "rapport-problem.h"
#include "rapport-salvage-rows.h"

/* the farthest that is looked for rows behind a gap */
#define FARTHEST (G_GINT64_CONSTANT (1) << 48)

/* what is left out may have been referred to itself, and so on */
#define MOST_ROUNDS 50

/* what lies behind damage: rows after @after, up to and with @until */
typedef struct
{
  gint64 after;
  gint64 until;
} Gap;

/* @key: (nullable): by which rows are found, none where the rows have no number */
typedef struct
{
  RapportConnection   *from;
  RapportConnection   *to;
  const char          *table;
  const char          *key;
  char                *columns;
  guint                n_columns;
  GArray              *gaps;
  RapportSalvageCount *count;
} Rows;

static char *
query_text (RapportConnection  *connection,
            const char         *sql,
            const char         *value,
            GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, value);
  if (!rapport_statement_step (row, &has_row, error))
    return NULL;
  return g_strdup (has_row && rapport_statement_get_text (row, 0) != NULL ? rapport_statement_get_text (row, 0) : "");
}

static RapportStatement *
prepare_insert (const Rows  *self,
                GError     **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR IGNORE INTO \"%s\" (%s) VALUES (", self->table, self->columns);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, i == 0 ? "?%u" : ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  return rapport_connection_prepare (self->to, sql->str, error);
}

/* What no row of the kind can hold came from what is damaged. */
static gboolean
put_row (Rows              *self,
         RapportStatement  *insert,
         RapportStatement  *row,
         guint             *n,
         GError           **error)
{
  sqlite3 *handle = rapport_connection_get_handle (self->to);
  const int before = sqlite3_total_changes (handle);
  g_autoptr(GError) problem = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    rapport_statement_bind_raw (insert, i + 1, sqlite3_column_value (rapport_statement_get_handle (row), i + 1));
  if (rapport_statement_run (insert, &problem))
    {
      if (sqlite3_total_changes (handle) > before)
        (*n)++;
      return TRUE;
    }
  if ((sqlite3_errcode (handle) & 0xff) == SQLITE_CONSTRAINT)
    {
      self->count->n_left_out++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static RapportStatement *
select_rows (const Rows         *self,
             RapportConnection  *from,
             gboolean            backward,
             GError            **error)
{
  g_autofree char *order = NULL;
  g_autofree char *sql = NULL;

  if (self->key != NULL)
    sql = g_strdup_printf ("SELECT %s, %s FROM \"%s\" WHERE %s > ?1 AND %s <= ?2 ORDER BY %s", self->key, self->columns,
                           self->table, self->key, self->key, self->key);
  else
    {
      order = query_text (self->to, backward
                          ? "SELECT group_concat ('\"' || name || '\" DESC') FROM"
                            " (SELECT name FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk)"
                          : "SELECT group_concat ('\"' || name || '\"') FROM"
                            " (SELECT name FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk)",
                          self->table, error);
      sql = order != NULL && *order != '\0'
              ? g_strdup_printf ("SELECT 0, %s FROM \"%s\" ORDER BY %s", self->columns, self->table, order)
              : g_strdup_printf ("SELECT 0, %s FROM \"%s\"", self->columns, self->table);
    }
  return rapport_connection_prepare (from, sql, error);
}

/* Reads what comes after @last, as far as it can be read. FALSE when it can't be written. */
static gboolean
read_on (Rows              *self,
         RapportConnection *from,
         gboolean           backward,
         gint64             until,
         gint64            *last,
         gboolean          *is_through,
         guint             *n,
         GError           **error)
{
  g_autoptr(RapportStatement) row = select_rows (self, from, backward, NULL);
  g_autoptr(RapportStatement) insert = prepare_insert (self, error);
  gboolean has_row;

  *is_through = FALSE;
  if (insert == NULL)
    return FALSE;
  if (row != NULL && self->key != NULL)
    {
      rapport_statement_bind_integer (row, 1, *last);
      rapport_statement_bind_integer (row, 2, until);
    }
  while (row != NULL && rapport_statement_step (row, &has_row, NULL))
    {
      if (!has_row)
        {
          *is_through = TRUE;
          return TRUE;
        }
      /* rows that do not follow each other are none */
      if (self->key != NULL && rapport_statement_get_integer (row, 0) <= *last)
        return TRUE;
      if (!put_row (self, insert, row, n, error))
        return FALSE;
      *last = rapport_statement_get_integer (row, 0);
    }
  return TRUE;
}

/* Whether what comes after @after can be found */
static gboolean
can_find (Rows   *self,
          gint64  after)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s > ?1 ORDER BY %s LIMIT 1", self->key, self->table, self->key,
                     self->key);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->from, sql, NULL);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, after);
  return rapport_statement_step (row, &has_row, NULL);
}

/* Returns: the smallest number above @after behind which rows can be found again, FARTHEST when there is none */
static gint64
find_end_of_gap (Rows   *self,
                 gint64  after)
{
  gint64 broken = after, fine = after + 1;

  for (gint64 step = 1; !can_find (self, fine); step *= 2)
    {
      if (step >= FARTHEST)
        return FARTHEST;
      broken = fine;
      fine += step;
    }
  while (fine - broken > 1)
    {
      const gint64 middle = broken + (fine - broken) / 2;

      if (can_find (self, middle))
        fine = middle;
      else
        broken = middle;
    }
  return fine;
}

static gboolean
read_by_key (Rows    *self,
             GError **error)
{
  gboolean is_through = FALSE;
  gint64 last = -1;

  while (TRUE)
    {
      Gap gap;

      if (!read_on (self, self->from, FALSE, G_MAXINT64, &last, &is_through, &self->count->n_read, error))
        return FALSE;
      if (is_through || last >= FARTHEST)
        return TRUE;
      gap.after = last;
      gap.until = last = find_end_of_gap (self, last);
      g_array_append_val (self->gaps, gap);
      if (last == FARTHEST)
        return TRUE;
    }
}

/* From both ends, as far as each goes */
static gboolean
read_plainly (Rows    *self,
              GError **error)
{
  const Gap all = { 0, 0 };
  gboolean is_through;
  gint64 last = 0;

  if (!read_on (self, self->from, FALSE, 0, &last, &is_through, &self->count->n_read, error))
    return FALSE;
  if (is_through)
    return TRUE;
  g_array_append_val (self->gaps, all);
  return read_on (self, self->from, TRUE, 0, &last, &is_through, &self->count->n_read, error);
}

static gboolean
fill_gaps (Rows              *self,
           RapportConnection *backup,
           GError           **error)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const Gap *gap = &g_array_index (self->gaps, Gap, i);
      gint64 last = gap->after;
      gboolean is_through;

      if (!read_on (self, backup, FALSE, gap->until, &last, &is_through, &self->count->n_from_backup, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
find_key (RapportConnection *to,
          const char        *table)
{
  g_autofree char *id = query_text (to, "SELECT 'id' FROM pragma_table_info (?1) WHERE name = 'id' AND pk = 1"
                                        " AND type = 'INTEGER'", table, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM \"%s\" LIMIT 0", table);
  g_autoptr(RapportStatement) row = NULL;

  if (g_strcmp0 (id, "id") == 0)
    return "id";
  row = rapport_connection_prepare (to, sql, NULL);
  return row != NULL ? "rowid" : NULL;
}

/**
 * rapport_salvage_rows:
 * @from: to a damaged book
 * @backup: (nullable): of the same schema, for what can't be read
 * @to: to a book of the same schema, where the rows are to come
 * @table: one of its tables
 * @count: is added to
 *
 * Takes over the rows that can be read, past those that can't.
 */
gboolean
rapport_salvage_rows (RapportConnection    *from,
                      RapportConnection    *backup,
                      RapportConnection    *to,
                      const char           *table,
                      RapportSalvageCount  *count,
                      GError              **error)
{
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autofree char *columns = NULL;
  g_autofree char *n_columns = NULL;
  Rows self = { .from = from, .to = to, .table = table, .gaps = gaps, .count = count };

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (from) && RAPPORT_IS_CONNECTION (to), FALSE);
  g_return_val_if_fail (table != NULL && count != NULL, FALSE);

  columns = query_text (to, "SELECT group_concat ('\"' || name || '\"', ', ') FROM pragma_table_info (?1)", table, error);
  if (columns == NULL)
    return FALSE;
  n_columns = query_text (to, "SELECT count(*) FROM pragma_table_info (?1)", table, error);
  if (n_columns == NULL)
    return FALSE;
  self.columns = columns;
  self.n_columns = atoi (n_columns);
  self.key = find_key (to, table);
  if (!(self.key != NULL ? read_by_key (&self, error) : read_plainly (&self, error)))
    return FALSE;
  count->has_gaps = count->has_gaps || gaps->len > 0;
  return backup == NULL || fill_gaps (&self, backup, error);
}

/* One that belongs to what is not there any more goes, one that only mentions it does so no more. */
static gboolean
mend_row (RapportConnection    *to,
          const char           *table,
          gint64                id,
          int                   reference,
          RapportSalvageCount  *count,
          GError              **error)
{
  g_autofree char *look = g_strdup_printf ("SELECT f.\"from\" FROM pragma_foreign_key_list (?1) f"
                                           " JOIN pragma_table_info (?1) c ON c.name = f.\"from\""
                                           " WHERE f.id = %d AND c.\"notnull\" = 0", reference);
  g_autofree char *column = query_text (to, look, table, error);
  g_autofree char *sql = NULL;

  if (column == NULL)
    return FALSE;
  if (*column != '\0')
    sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE rowid = ?1", table, column);
  else
    {
      sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid = ?1", table);
      count->n_left_out++;
    }
  return rapport_connection_run (to, sql, id, error);
}

static gboolean
mend_all (RapportConnection    *to,
          RapportSalvageCount  *count,
          guint                *n,
          GError              **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (to, "PRAGMA foreign_key_check", error);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  *n = 0;
  while (row != NULL && has_row)
    {
      gint64 place[2];

      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row || rapport_statement_is_null (row, 1))
        continue;
      place[0] = rapport_statement_get_integer (row, 1);
      place[1] = rapport_statement_get_integer (row, 3);
      g_ptr_array_add (tables, g_strdup (rapport_statement_get_text (row, 0)));
      g_array_append_vals (places, place, 2);
    }
  g_clear_pointer (&row, rapport_statement_free);
  for (; *n < tables->len; (*n)++)
    if (!mend_row (to, g_ptr_array_index (tables, *n), g_array_index (places, gint64, *n * 2),
                   g_array_index (places, gint64, *n * 2 + 1), count, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_salvage_mend:
 *
 * Leaves out what belongs to rows that could not be read, so that all references lead somewhere.
 */
gboolean
rapport_salvage_mend (RapportConnection    *to,
                      RapportSalvageCount  *count,
                      GError              **error)
{
  guint n = 1;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (to) && count != NULL, FALSE);

  for (guint i = 0; n > 0 && i < MOST_ROUNDS; i++)
    if (!mend_all (to, count, &n, error))
      return FALSE;
  return TRUE;
}
