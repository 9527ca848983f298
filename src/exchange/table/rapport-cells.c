/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cells-builder.h"
#include "rapport-problem.h"

#define MOST_ROWS 1048576
#define MOST_CELLS (20 * 1000 * 1000)

struct _RapportCells
{
  char       *text;
  const char *encoding;
  char        delimiter;
  GStrv       sheets;
  char       *sheet;
  char       *kind;
  GStrv       targets;
  guint       n_elsewhere;
  char       *stamp;
  guint       n_stamped;
  guint32     which_stamped;
  char       *zone;
  /* offsets into the text, of all cells; and for each row its first cell, with one more at the end */
  GArray     *cells;
  GArray     *rows;
};

/* a cell that holds for the rows below it too */
typedef struct
{
  guint row;
  guint column;
  guint n_rows;
} Merge;

struct _RapportCellsBuilder
{
  RapportCells *table;
  /* what text was gathered; NULL where the cells are pieces of a text that was there before */
  GString      *text;
  GArray       *merges;
};

static void
clear_table (gpointer data)
{
  RapportCells *self = data;

  g_free (self->text);
  g_strfreev (self->sheets);
  g_free (self->sheet);
  g_free (self->kind);
  g_free (self->stamp);
  g_free (self->zone);
  g_strfreev (self->targets);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
}

RapportCells *
rapport_cells_ref (RapportCells *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rapport_cells_unref (RapportCells *self)
{
  g_atomic_rc_box_release_full (self, clear_table);
}

/** rapport_cells_get_encoding: Returns: (transfer none) (nullable): of a text, the name of its encoding */
const char *
rapport_cells_get_encoding (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/** rapport_cells_get_delimiter: Returns: of a text, what divides its cells; else NUL */
char
rapport_cells_get_delimiter (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->delimiter;
}

/** rapport_cells_get_sheets: Returns: (transfer none) (nullable): the names of a workbook's sheets */
const char * const *
rapport_cells_get_sheets (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->sheets;
}

/** rapport_cells_get_sheet: Returns: (transfer none) (nullable): the name of the workbook's sheet that this is */
const char *
rapport_cells_get_sheet (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet;
}

/** rapport_cells_get_kind: Returns: (transfer none) (nullable): what each row is, where the file itself says so */
const char *
rapport_cells_get_kind (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/**
 * rapport_cells_get_targets:
 *
 * Returns: (transfer none) (nullable): what the columns are, such as "customer.name", where the file itself says so
 */
const char * const *
rapport_cells_get_targets (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->targets;
}

/**
 * rapport_cells_dup_zone:
 *
 * Returns: (transfer full): in which its moments are: that in which the program wrote it, else ours
 */
GTimeZone *
rapport_cells_dup_zone (RapportCells *self)
{
  GTimeZone *zone;

  g_return_val_if_fail (self != NULL, NULL);

  zone = self->zone != NULL ? g_time_zone_new_identifier (self->zone) : NULL;
  return zone != NULL ? zone : g_time_zone_new_local ();
}

/** rapport_cells_get_stamp: Returns: (transfer none) (nullable): what rapport_table_writer_set_stamp() wrote */
const char *
rapport_cells_get_stamp (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stamp;
}

/** rapport_cells_get_n_stamped: Returns: how many rows rapport_table_writer_set_stamp() said that there are; 0 if unknown */
guint
rapport_cells_get_n_stamped (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stamped;
}

/** rapport_cells_get_which_stamped: Returns: what rapport_table_writer_set_stamp() said of which rows there are; 0 if unknown */
guint32
rapport_cells_get_which_stamped (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->which_stamped;
}

/** rapport_cells_get_n_elsewhere: Returns: how many rows the other sheets have, where that is known */
guint
rapport_cells_get_n_elsewhere (RapportCells *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_elsewhere;
}

/** rapport_cells_get_n_rows: Returns: how many rows there are, empty ones too */
guint
rapport_cells_get_n_rows (RapportCells *self)
{
  return self->rows->len - 1;
}

/** rapport_cells_get_n_cells: Returns: how many cells are written in @row */
guint
rapport_cells_get_n_cells (RapportCells *self,
                           guint         row)
{
  g_return_val_if_fail (row + 1 < self->rows->len, 0);

  return g_array_index (self->rows, guint32, row + 1) - g_array_index (self->rows, guint32, row);
}

/** rapport_cells_get_cell: Returns: (transfer none): the content, "" beyond what is written in @row */
const char *
rapport_cells_get_cell (RapportCells *self,
                        guint         row,
                        guint         column)
{
  guint32 first;

  g_return_val_if_fail (row + 1 < self->rows->len, "");

  if (column >= rapport_cells_get_n_cells (self, row))
    return "";
  first = g_array_index (self->rows, guint32, row);
  return self->text + g_array_index (self->cells, guint32, first + column);
}

/**
 * rapport_cells_builder_new_over:
 * @text: (transfer full): what the cells are pieces of, each ending with NUL
 * @encoding: what the text was written in
 * @delimiter: what stood between the cells
 *
 * Returns: (transfer full): a table that is filled with rapport_cells_builder_add()
 */
RapportCellsBuilder *
rapport_cells_builder_new_over (char       *text,
                                const char *encoding,
                                char        delimiter)
{
  RapportCellsBuilder *self = g_new0 (RapportCellsBuilder, 1);

  self->table = g_atomic_rc_box_new0 (RapportCells);
  self->table->text = text;
  self->table->encoding = encoding;
  self->table->delimiter = delimiter;
  self->table->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->table->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  return self;
}

/** rapport_cells_builder_new: Returns: (transfer full): a table that gathers its text while it is read */
RapportCellsBuilder *
rapport_cells_builder_new (void)
{
  RapportCellsBuilder *self = rapport_cells_builder_new_over (NULL, NULL, '\0');

  self->text = g_string_new (NULL);
  /* the cell without content */
  g_string_append_c (self->text, '\0');
  return self;
}

void
rapport_cells_builder_free (RapportCellsBuilder *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->merges);
  g_clear_pointer (&self->table, rapport_cells_unref);
  g_free (self);
}

/** rapport_cells_builder_n_rows: Returns: how many rows were begun */
guint
rapport_cells_builder_n_rows (RapportCellsBuilder *self)
{
  return self->table->rows->len;
}

/** rapport_cells_builder_begin_row: what is added next belongs to a further row */
void
rapport_cells_builder_begin_row (RapportCellsBuilder *self)
{
  const guint32 first = self->table->cells->len;

  g_array_append_val (self->table->rows, first);
}

/** rapport_cells_builder_add: @place: where the text of the row's next cell begins */
void
rapport_cells_builder_add (RapportCellsBuilder *self,
                           guint32              place)
{
  g_array_append_val (self->table->cells, place);
}

/**
 * rapport_cells_builder_keep:
 * @text: UTF-8 without NUL
 * @place: (out): for rapport_cells_builder_put(), of as many cells as have this text
 *
 * Returns: whether there was room for the text
 */
gboolean
rapport_cells_builder_keep (RapportCellsBuilder  *self,
                            const char           *text,
                            gsize                 length,
                            guint32              *place,
                            GError              **error)
{
  g_return_val_if_fail (self->text != NULL && place != NULL, FALSE);

  *place = RAPPORT_CELLS_EMPTY;
  if (length == 0)
    return TRUE;
  if (self->text->len + length >= RAPPORT_CELLS_MOST_BYTES)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The table holds more than 512 MB of text. Divide it, and import the parts."));
      return FALSE;
    }
  *place = self->text->len;
  g_string_append_len (self->text, text, length);
  g_string_append_c (self->text, '\0');
  return TRUE;
}

static gboolean
refuse_size (guint     row,
             guint     column,
             guint     n_cells,
             GError  **error)
{
  if (row >= MOST_ROWS)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: a number of rows */
                 _("The table has more than %'d rows."), MOST_ROWS);
  else if (column >= RAPPORT_CELLS_MOST_COLUMNS)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: the number of a row, then the most columns a table can have */
                 _("Row %u has more than %u columns."), row + 1, RAPPORT_CELLS_MOST_COLUMNS);
  else if (n_cells > MOST_CELLS)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: a number of cells */
                 _("The table has more than %'d cells. Divide it, and import the parts."), MOST_CELLS);
  else
    return FALSE;
  return TRUE;
}

static gboolean
begin_rows (RapportCellsBuilder  *self,
            guint                 row,
            GError              **error)
{
  if (row + 1 < self->table->rows->len)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: the number of a row */
                   _("The file is damaged: row %u stands in the wrong place."), row + 1);
      return FALSE;
    }
  while (self->table->rows->len <= row)
    rapport_cells_builder_begin_row (self);
  return TRUE;
}

/**
 * rapport_cells_builder_put:
 * @row: from 0, not before that of any cell that is there
 * @column: from 0, behind those of the cells that are there in the row
 * @place: what rapport_cells_builder_keep() said
 *
 * Adds a cell; those left out are empty.
 *
 * Returns: whether the table has room for it
 */
gboolean
rapport_cells_builder_put (RapportCellsBuilder  *self,
                           guint                 row,
                           guint                 column,
                           guint32               place,
                           GError              **error)
{
  guint n;

  if (refuse_size (row, column, 0, error) || !begin_rows (self, row, error))
    return FALSE;
  n = self->table->cells->len - g_array_index (self->table->rows, guint32, row);
  if (column < n)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: the number of a row */
                   _("The file is damaged: a cell of row %u stands in the wrong place."), row + 1);
      return FALSE;
    }
  if (refuse_size (row, column, self->table->cells->len + column - n + 1, error))
    return FALSE;
  for (; n < column; n++)
    rapport_cells_builder_add (self, RAPPORT_CELLS_EMPTY);
  rapport_cells_builder_add (self, place);
  return TRUE;
}

/** rapport_cells_builder_put_text: @text: (nullable): keeps and puts a cell's text, made UTF-8 where it is not */
gboolean
rapport_cells_builder_put_text (RapportCellsBuilder  *self,
                                guint                 row,
                                guint                 column,
                                const char           *text,
                                GError              **error)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  guint32 place;

  return rapport_cells_builder_keep (self, valid, strlen (valid), &place, error) &&
         rapport_cells_builder_put (self, row, column, place, error);
}

/**
 * rapport_cells_builder_merge:
 * @n_rows: how many rows the cell reaches over, its own too
 *
 * A cell that reaches over several rows holds for each of them that says anything.
 */
void
rapport_cells_builder_merge (RapportCellsBuilder *self,
                             guint                row,
                             guint                column,
                             guint                n_rows)
{
  const Merge merge = { row, column, n_rows };

  if (n_rows > 1 && column < RAPPORT_CELLS_MOST_COLUMNS)
    g_array_append_val (self->merges, merge);
}

static int
compare_merges (gconstpointer a,
                gconstpointer b)
{
  const Merge *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

static gboolean
says_anything (RapportCells *table,
               guint         row)
{
  for (guint i = 0; i < rapport_cells_get_n_cells (table, row); i++)
    if (*rapport_cells_get_cell (table, row, i) != '\0')
      return TRUE;
  return FALSE;
}

/* the cells of one row, with what reaches into it from above */
static void
copy_row (RapportCells *from,
          GArray       *cells,
          guint         row,
          GHashTable   *above)
{
  const guint32 start = cells->len;
  const guint32 first = g_array_index (from->rows, guint32, row);
  const guint n = rapport_cells_get_n_cells (from, row);
  const gboolean filled = g_hash_table_size (above) > 0 && start < MOST_CELLS && says_anything (from, row);
  const guint32 nothing = RAPPORT_CELLS_EMPTY;
  GHashTableIter iterator;
  gpointer key, value;

  if (n > 0)
    g_array_append_vals (cells, &g_array_index (from->cells, guint32, first), n);
  g_hash_table_iter_init (&iterator, above);
  while (g_hash_table_iter_next (&iterator, &key, &value))
    {
      const guint column = GPOINTER_TO_UINT (key);
      const Merge *merge = value;

      if (row >= (guint64) merge->row + merge->n_rows)
        g_hash_table_iter_remove (&iterator);
      else if (filled)
        {
          while (cells->len - start <= column)
            g_array_append_val (cells, nothing);
          if (from->text[g_array_index (cells, guint32, start + column)] == '\0' &&
              column < rapport_cells_get_n_cells (from, merge->row))
            g_array_index (cells, guint32, start + column) =
              g_array_index (from->cells, guint32, g_array_index (from->rows, guint32, merge->row) + column);
        }
    }
}

static void
spread_merges (RapportCells *table,
               GArray       *merges)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GHashTable) above = g_hash_table_new (NULL, NULL);
  guint next = 0;

  g_array_sort (merges, compare_merges);
  for (guint row = 0; row + 1 < table->rows->len; row++)
    {
      const guint32 first = cells->len;

      g_array_append_val (rows, first);
      copy_row (table, cells, row, above);
      for (; next < merges->len && g_array_index (merges, Merge, next).row <= row; next++)
        g_hash_table_insert (above, GUINT_TO_POINTER (g_array_index (merges, Merge, next).column),
                             &g_array_index (merges, Merge, next));
    }
  g_array_append_val (rows, cells->len);
  g_array_unref (table->cells);
  g_array_unref (table->rows);
  table->cells = cells;
  table->rows = rows;
}

/**
 * rapport_cells_builder_set_targets:
 * @kind: (nullable): the name of the kind of thing that each row is; NULL for customers with what belongs to them
 * @targets: what each column is, such as "customer.name"
 *
 * Says of a file that is no mere table what is in it.
 */
void
rapport_cells_builder_set_targets (RapportCellsBuilder *self,
                                   const char          *kind,
                                   const char * const  *targets)
{
  g_free (self->table->kind);
  self->table->kind = g_strdup (kind);
  g_strfreev (self->table->targets);
  self->table->targets = g_strdupv ((char **) targets);
}

/** rapport_cells_builder_set_zone: says in which zone the moments of the table are */
void
rapport_cells_builder_set_zone (RapportCellsBuilder *self,
                                const char          *zone)
{
  g_free (self->table->zone);
  self->table->zone = g_strdup (zone);
}

/** rapport_cells_builder_set_stamp: takes what rapport_table_writer_set_stamp() wrote */
void
rapport_cells_builder_set_stamp (RapportCellsBuilder *self,
                                 const char          *stamp)
{
  const char *rows = strchr (stamp, RAPPORT_WORKBOOK_ROWS);
  const char *which = rows != NULL ? strchr (rows + 1, RAPPORT_WORKBOOK_ROWS) : NULL;

  g_free (self->table->stamp);
  self->table->stamp = rows != NULL ? g_strndup (stamp, rows - stamp) : g_strdup (stamp);
  self->table->n_stamped = rows != NULL ? MIN (g_ascii_strtoull (rows + 1, NULL, 10), G_MAXUINT) : 0;
  self->table->which_stamped = which != NULL ? (guint32) g_ascii_strtoull (which + 1, NULL, 16) : 0;
}

/** rapport_cells_builder_set_n_elsewhere: says how many rows the other sheets have */
void
rapport_cells_builder_set_n_elsewhere (RapportCellsBuilder *self,
                                       guint                n_rows)
{
  self->table->n_elsewhere = n_rows;
}

/**
 * rapport_cells_builder_finish:
 * @sheets: (transfer full) (nullable): the names of all sheets of a workbook
 * @sheet: (nullable): the name of the one that this is
 *
 * Returns: (transfer full): the table; nothing more can be added
 */
RapportCells *
rapport_cells_builder_finish (RapportCellsBuilder *self,
                              GStrv                sheets,
                              const char          *sheet)
{
  const guint32 end = self->table->cells->len;
  RapportCells *table = g_steal_pointer (&self->table);

  table->sheets = sheets;
  table->sheet = g_strdup (sheet);
  g_array_append_val (table->rows, end);
  if (self->text != NULL)
    table->text = g_string_free (g_steal_pointer (&self->text), FALSE);
  if (self->merges->len > 0)
    spread_merges (table, self->merges);
  return table;
}

/** rapport_cells_text_begins: Returns: whether a text of any encoding begins with @words, in small letters or capitals */
gboolean
rapport_cells_text_begins (GBytes     *bytes,
                           const char *words)
{
  static const char skipped[] = "\xef\xbb\xbf\xff\xfe \t\r\n";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *wanted = words;

  for (gsize i = 0; i < length && *wanted != '\0'; i++)
    {
      /* every other byte, where a letter has two */
      if (data[i] == '\0' || (wanted == words && strchr (skipped, data[i]) != NULL))
        continue;
      if (g_ascii_toupper (data[i]) != *wanted)
        return FALSE;
      wanted++;
    }
  return *wanted == '\0';
}
