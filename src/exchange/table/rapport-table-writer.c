/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cells.h"
#include "rapport-entity.h"
#include "rapport-table-writer.h"

struct _RapportTableWriter
{
  const RapportTableFormat *format;
  gpointer                  file;
  guint                     n_columns;
  guint                     next;
};

static const RapportTableFormat * const formats[] = {
  &rapport_table_csv,
  &rapport_table_tsv,
  &rapport_table_xlsx,
  &rapport_table_ods,
};

/** rapport_table_format_find: Returns: (nullable): the kind of file that a name ends in */
const RapportTableFormat *
rapport_table_format_find (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const gsize length = strlen (path);
      const gsize ending = strlen (formats[i]->ending);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, formats[i]->ending) == 0)
        return formats[i];
    }
  return NULL;
}

/** rapport_table_format_dup_names: Returns: (transfer full): the endings that are known, for a sentence */
char *
rapport_table_format_dup_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i]->ending);
  return g_string_free (names, FALSE);
}

/**
 * rapport_table_writer_open:
 * @path: the file; it appears when the table is committed
 * @name: of the table, where a file can have several
 * @columns: (array length=n_columns): what each row has; not kept
 * @zone: in which moments are written
 *
 * Begins a table with the titles of its columns. Cells follow one another, row by row.
 *
 * Returns: (transfer full) (nullable): the table
 */
RapportTableWriter *
rapport_table_writer_open (const RapportTableFormat  *format,
                           const char                *path,
                           const char                *name,
                           const RapportTableColumn  *columns,
                           guint                      n_columns,
                           GTimeZone                 *zone,
                           GError                   **error)
{
  RapportTableWriter *self;
  gpointer file;

  g_return_val_if_fail (format != NULL && path != NULL && name != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  file = format->open (path, name, columns, n_columns, zone, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (RapportTableWriter, 1);
  self->format = format;
  self->file = file;
  self->n_columns = n_columns;
  return self;
}

static void
go_on (RapportTableWriter *self)
{
  if (++self->next < self->n_columns)
    return;
  self->format->end_row (self->file);
  self->next = 0;
}

/** rapport_table_writer_add_text: @text: (nullable): the next cell */
void
rapport_table_writer_add_text (RapportTableWriter *self,
                               const char         *text)
{
  g_return_if_fail (self != NULL);

  self->format->add_text (self->file, text);
  go_on (self);
}

/** rapport_table_writer_add_number: @number: the next cell, in units of the column's last digit, or RAPPORT_UNSET */
void
rapport_table_writer_add_number (RapportTableWriter *self,
                                 gint64              number)
{
  g_return_if_fail (self != NULL);

  if (number == RAPPORT_UNSET)
    self->format->add_text (self->file, NULL);
  else
    self->format->add_number (self->file, number);
  go_on (self);
}

/** rapport_table_writer_add_moment: @moment: the next cell; empty, when it is not set */
void
rapport_table_writer_add_moment (RapportTableWriter  *self,
                                 const RapportMoment *moment)
{
  g_return_if_fail (self != NULL && moment != NULL);

  if (rapport_moment_is_set (moment))
    self->format->add_moment (self->file, moment);
  else
    self->format->add_text (self->file, NULL);
  go_on (self);
}

/**
 * rapport_table_writer_add_sheet:
 * @name: as of rapport_table_writer_open()
 *
 * To be called between rows: those that follow are on another sheet.
 *
 * Returns: whether there is one; FALSE where a file of this kind has only one
 */
gboolean
rapport_table_writer_add_sheet (RapportTableWriter       *self,
                                const char               *name,
                                const RapportTableColumn *columns,
                                guint                     n_columns)
{
  g_return_val_if_fail (self != NULL && name != NULL && columns != NULL && n_columns > 0, FALSE);
  g_return_val_if_fail (self->next == 0, FALSE);

  if (self->format->add_sheet == NULL || !self->format->add_sheet (self->file, name, columns, n_columns))
    return FALSE;
  self->n_columns = n_columns;
  return TRUE;
}

/**
 * rapport_table_writer_set_stamp:
 * @stamp: what rapport_cells_get_stamp() tells of the file when it comes back, where such files can say it
 * @n_rows: how many rows of the list are written; 0 where it is not the list
 * @which: what rapport_list_export_sum() says of these rows; 0 for unknown
 */
void
rapport_table_writer_set_stamp (RapportTableWriter *self,
                                const char         *stamp,
                                guint               n_rows,
                                guint32             which)
{
  g_autofree char *with_rows = NULL;

  g_return_if_fail (self != NULL && stamp != NULL);

  if (n_rows > 0 && which != 0)
    with_rows = g_strdup_printf ("%s%c%u%c%08x", stamp, RAPPORT_WORKBOOK_ROWS, n_rows, RAPPORT_WORKBOOK_ROWS, which);
  else if (n_rows > 0)
    with_rows = g_strdup_printf ("%s%c%u", stamp, RAPPORT_WORKBOOK_ROWS, n_rows);
  if (self->format->set_stamp != NULL)
    self->format->set_stamp (self->file, with_rows != NULL ? with_rows : stamp);
}

/** rapport_table_writer_commit: makes the file appear. Returns: whether it is there, whole */
gboolean
rapport_table_writer_commit (RapportTableWriter  *self,
                             GError             **error)
{
  g_return_val_if_fail (self != NULL && self->next == 0, FALSE);

  return self->format->commit (self->file, error);
}

/** rapport_table_writer_free: what was not committed leaves nothing behind */
void
rapport_table_writer_free (RapportTableWriter *self)
{
  self->format->free (self->file);
  g_free (self);
}
