/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-problem.h"
#include "rapport-workbook.h"

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"
#define MOST_SHEETS 1000
#define MOST_SPACES 1000
/* of a number or a day */
#define LONGEST_VALUE 64

typedef struct
{
  RapportCellsBuilder *table;
  const char          *wanted;
  GPtrArray           *names;
  char                *read;
  /* within the sheet that is read; tables in its cells are none */
  guint                depth;

  guint                row;
  guint                column;
  guint                n_rows;
  /* the cells of the row, for it may stand for several */
  GArray              *places;

  guint                n_cells;
  guint                n_spanned;
  char                *type;
  char                *value;
  GString             *text;
  guint                n_paragraphs;
  guint                in_paragraph;
  guint                aside;
  GString             *shown;
} Reading;

static guint
get_count (const char **attributes,
           const char  *name)
{
  const char *text = rapport_package_get_attribute (attributes, name);
  const guint64 count = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return CLAMP (count, 1, G_MAXINT / 4);
}

static void
begin_table (Reading     *self,
             const char **attributes)
{
  const char *name = rapport_package_get_attribute (attributes, "name");

  if (self->depth > 0)
    {
      self->depth++;
      return;
    }
  if (self->names->len >= MOST_SHEETS)
    return;
  name = name != NULL ? name : "";
  g_ptr_array_add (self->names, g_strdup (name));
  if (self->read == NULL && (self->wanted == NULL || strcmp (self->wanted, name) == 0))
    {
      self->read = g_strdup (name);
      self->depth = 1;
    }
}

static void
begin_cell (Reading     *self,
            const char **attributes,
            gboolean     covered)
{
  const char *value = rapport_package_get_attribute (attributes, "value");

  self->n_cells = get_count (attributes, "number-columns-repeated");
  self->n_spanned = covered ? 1 : get_count (attributes, "number-rows-spanned");
  g_free (self->type);
  self->type = g_strdup (rapport_package_get_attribute (attributes, "value-type"));
  if (value == NULL)
    value = rapport_package_get_attribute (attributes, "date-value");
  if (value == NULL)
    value = rapport_package_get_attribute (attributes, "time-value");
  g_free (self->value);
  self->value = g_strdup (value);
  g_string_truncate (self->text, 0);
  self->n_paragraphs = 0;
}

static gboolean
append (Reading     *self,
        const char  *text,
        gsize        length,
        GError     **error)
{
  return rapport_workbook_append_text (self->text, text, length, self->row + 1, error);
}

static gboolean
begin_words (Reading     *self,
             const char  *name,
             const char **attributes,
             GError     **error)
{
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    {
      self->in_paragraph++;
      return self->n_paragraphs++ == 0 || append (self, "\n", 1, error);
    }
  if (self->in_paragraph == 0)
    return TRUE;
  if (strcmp (name, "tab") == 0)
    return append (self, "\t", 1, error);
  if (strcmp (name, "line-break") == 0)
    return append (self, "\n", 1, error);
  if (strcmp (name, "s") == 0)
    {
      g_autofree char *spaces = g_strnfill (MIN (get_count (attributes, "c"), MOST_SPACES), ' ');

      return append (self, spaces, strlen (spaces), error);
    }
  return TRUE;
}

static gboolean
start (gpointer     data,
       const char  *name,
       const char **attributes,
       GError     **error)
{
  Reading *self = data;

  if (strcmp (name, "table") == 0)
    begin_table (self, attributes);
  else if (self->depth != 1)
    return TRUE;
  /* a remark at a cell, or a picture on it, is not what it holds */
  else if (self->aside > 0 || strcmp (name, "annotation") == 0 || strcmp (name, "frame") == 0 ||
           strcmp (name, "shapes") == 0)
    self->aside++;
  else if (strcmp (name, "table-row") == 0)
    {
      self->n_rows = get_count (attributes, "number-rows-repeated");
      self->column = 0;
      g_array_set_size (self->places, 0);
    }
  else if (strcmp (name, "table-cell") == 0)
    begin_cell (self, attributes, FALSE);
  else if (strcmp (name, "covered-table-cell") == 0)
    begin_cell (self, attributes, TRUE);
  else
    return begin_words (self, name, attributes, error);
  return TRUE;
}

/* "2026-11-29" or "2026-11-29T10:30:00", as the other kinds of tables have it */
static void
show_date (GString    *out,
           const char *value)
{
  const char *time = strchr (value, 'T');

  g_string_append_len (out, value, time != NULL ? time - value : (gssize) strlen (value));
  if (time == NULL || g_str_has_prefix (time, "T00:00:00"))
    return;
  g_string_append_c (out, ' ');
  g_string_append_len (out, time + 1, strlen (time) > 8 && strncmp (time + 6, ":00", 3) == 0 ? 5
                                                                                          : strnlen (time + 1, 8));
}

static gboolean
is_code (const GString *text,
         double         number)
{
  return text->len > 1 && text->str[0] == '0' && strspn (text->str, "0123456789") == text->len &&
         g_ascii_strtod (text->str, NULL) == number;
}

static void
show_number (Reading         *self,
             RapportCellKind  kind)
{
  const RapportCellFormat format = { kind, 0 };
  char *end;
  const double number = g_ascii_strtod (self->value, &end);

  if (end == self->value || *end != '\0' || is_code (self->text, number))
    g_string_append_len (self->shown, self->text->str, self->text->len);
  else
    rapport_cell_append_number (self->shown, number, &format, FALSE);
}

/* a typed value counts more than how it is shown */
static void
show_value (Reading *self)
{
  g_string_truncate (self->shown, 0);
  if (self->type == NULL || self->value == NULL || strlen (self->value) > LONGEST_VALUE ||
      strcmp (self->type, "string") == 0 ||
      strcmp (self->type, "time") == 0 || strcmp (self->type, "boolean") == 0)
    g_string_append_len (self->shown, self->text->str, self->text->len);
  else if (strcmp (self->type, "date") == 0)
    show_date (self->shown, self->value);
  else
    show_number (self, strcmp (self->type, "percentage") == 0 ? RAPPORT_CELL_PERCENT : RAPPORT_CELL_NUMBER);
}

static gboolean
end_cell (Reading  *self,
          GError  **error)
{
  guint32 place;

  show_value (self);
  if (!rapport_cells_builder_keep (self->table, self->shown->str, self->shown->len, &place, error))
    return FALSE;
  if (self->n_spanned > 1)
    rapport_cells_builder_merge (self->table, self->row, self->column, self->n_spanned);
  for (guint i = 0; self->shown->len > 0 && i < self->n_cells && self->column + i <= RAPPORT_CELLS_MOST_COLUMNS; i++)
    {
      while (self->places->len < self->column + i)
        {
          const guint32 nothing = RAPPORT_CELLS_EMPTY;

          g_array_append_val (self->places, nothing);
        }
      g_array_append_val (self->places, place);
    }
  self->column = MIN (self->column + self->n_cells, RAPPORT_CELLS_MOST_COLUMNS + 1);
  return TRUE;
}

static gboolean
end_row (Reading  *self,
         GError  **error)
{
  for (guint i = 0; i < self->n_rows && self->places->len > 0; i++)
    for (guint column = 0; column < self->places->len; column++)
      if (!rapport_cells_builder_put (self->table, self->row + i, column,
                                      g_array_index (self->places, guint32, column), error))
        return FALSE;
  self->row = MIN (self->row + self->n_rows, G_MAXINT / 2);
  return TRUE;
}

static gboolean
end (gpointer     data,
     const char  *name,
     GError     **error)
{
  Reading *self = data;

  if (strcmp (name, "table") == 0 && self->depth > 0)
    self->depth--;
  else if (self->depth != 1)
    return TRUE;
  else if (self->aside > 0)
    self->aside--;
  else if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    self->in_paragraph--;
  else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
    return end_cell (self, error);
  else if (strcmp (name, "table-row") == 0)
    return end_row (self, error);
  return TRUE;
}

static gboolean
add_text (gpointer     data,
          const char  *text,
          gsize        length,
          GError     **error)
{
  Reading *self = data;

  return self->depth != 1 || self->in_paragraph == 0 || self->aside > 0 || append (self, text, length, error);
}

static gboolean
start_manifest (gpointer     data,
                const char  *name,
                const char **attributes,
                GError     **error)
{
  if (strcmp (name, "encryption-data") != 0)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The file is protected by a password. Save it without one, then import it."));
  return FALSE;
}

/** rapport_ods_is: Returns: whether this is a workbook of LibreOffice and the like */
gboolean
rapport_ods_is (RapportPackage *package)
{
  return rapport_package_has (package, CONTENT) || rapport_package_has (package, "encrypted-package");
}

static void
clear_reading (Reading *self)
{
  rapport_cells_builder_free (self->table);
  g_ptr_array_unref (self->names);
  g_array_unref (self->places);
  g_string_free (self->text, TRUE);
  g_string_free (self->shown, TRUE);
  g_free (self->type);
  g_free (self->value);
  g_free (self->read);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/**
 * rapport_ods_read:
 * @sheet: (nullable): the name of one of its sheets; NULL for the first
 *
 * Reads what a sheet shows: of formulas what they gave when the file was saved, days as 2026-11-29.
 *
 * Returns: (transfer full) (nullable): the cells
 */
RapportCells *
rapport_ods_read (RapportPackage  *package,
                  const char      *sheet,
                  GError         **error)
{
  static const RapportPackageReader manifest = { start_manifest, NULL, NULL };
  static const RapportPackageReader content = { start, end, add_text };
  g_auto(Reading) reading = {
    .table = rapport_cells_builder_new (), .wanted = sheet, .names = g_ptr_array_new_with_free_func (g_free),
    .places = g_array_new (FALSE, FALSE, sizeof (guint32)), .text = g_string_new (NULL), .shown = g_string_new (NULL),
  };
  GStrv names;

  if (rapport_package_has (package, MANIFEST) && !rapport_package_read (package, MANIFEST, &manifest, NULL, error))
    return NULL;
  if (!rapport_package_read (package, CONTENT, &content, &reading, error))
    return NULL;
  g_ptr_array_add (reading.names, NULL);
  if (reading.names->len == 1)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The workbook has no sheet with a table."));
      return NULL;
    }
  if (rapport_workbook_find_sheet ((const char * const *) reading.names->pdata, sheet, 0, error) < 0)
    return NULL;
  rapport_workbook_read_origin (package, "meta.xml", reading.table);
  names = g_strdupv ((char **) reading.names->pdata);
  return rapport_cells_builder_finish (reading.table, names, reading.read);
}
