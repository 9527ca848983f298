/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-problem.h"
#include "rapport-workbook.h"

/* more than any sheet has */
#define MOST_TEXTS (20 * 1000 * 1000)
#define MOST_MERGES 1000000

/* the texts that cells share */
typedef struct
{
  RapportCellsBuilder *table;
  GArray              *places;
  GString             *text;
  gboolean             in_text;
  guint                aside;
} Texts;

typedef enum
{
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT,
  VALUE_BOOLEAN,
} Value;

typedef struct
{
  RapportCellsBuilder *table;
  GArray              *texts;
  GArray              *formats;
  gboolean             from_1904;

  guint                row;
  guint                column;
  guint                style;
  Value                value;
  gboolean             in_value;
  guint                aside;
  guint                n_merges;
  GString             *text;
  GString             *shown;
} Sheet;

static int
read_hex (const char *at)
{
  int code = 0;

  for (guint i = 0; i < 4; i++)
    {
      const int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }
  return code;
}

/* Signs that XML can't hold are written as _x000D_. */
static void
unescape (GString *text)
{
  const char *at = strstr (text->str, "_x");
  const char *end = text->str + text->len;
  char *to = (char *) at;

  while (at != NULL && at < end)
    {
      const int code = end - at >= 7 && at[0] == '_' && at[1] == 'x' && at[6] == '_' ? read_hex (at + 2) : -1;

      if (code > 0 && !(code >= 0xd800 && code <= 0xdfff))
        {
          to += g_unichar_to_utf8 (code, to);
          at += 7;
        }
      else
        *to++ = *at++;
    }
  if (to != NULL)
    g_string_truncate (text, to - text->str);
}

static gboolean
start_text (gpointer     data,
            const char  *name,
            const char **attributes,
            GError     **error)
{
  Texts *self = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->text, 0);
  /* how a text is pronounced */
  else if (strcmp (name, "rPh") == 0)
    self->aside++;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->aside == 0;
  return TRUE;
}

static gboolean
end_text (gpointer     data,
          const char  *name,
          GError     **error)
{
  Texts *self = data;
  guint32 place;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->aside--;
  else if (strcmp (name, "si") == 0)
    {
      unescape (self->text);
      if (!rapport_cells_builder_keep (self->table, self->text->str, self->text->len, &place, error))
        return FALSE;
      if (self->places->len < MOST_TEXTS)
        g_array_append_val (self->places, place);
    }
  return TRUE;
}

static gboolean
add_text (gpointer     data,
          const char  *text,
          gsize        length,
          GError     **error)
{
  Texts *self = data;

  return !self->in_text ||
         rapport_workbook_append_text (self->text, text, length, 0, error);
}

/**
 * rapport_xlsx_read_texts:
 * @part: (nullable): where they stand; NULL for none
 * @table: keeps them
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the places of the texts that cells share
 */
GArray *
rapport_xlsx_read_texts (RapportPackage       *package,
                         const char           *part,
                         RapportCellsBuilder  *table,
                         GError              **error)
{
  static const RapportPackageReader reader = { start_text, end_text, add_text };
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GString) text = g_string_new (NULL);
  Texts texts = { table, places, text, FALSE, 0 };

  if (part != NULL && !rapport_package_read (package, part, &reader, &texts, error))
    return NULL;
  return g_steal_pointer (&places);
}

/* "BC12": its column and row, from 0; FALSE when it is none */
static gboolean
read_place (const char  *text,
            guint       *row,
            guint       *column,
            const char **after)
{
  guint64 letters = 0, number;
  char *end;

  for (; g_ascii_isalpha (*text); text++)
    letters = MIN (letters * 26 + (g_ascii_toupper (*text) - 'A') + 1, RAPPORT_CELLS_MOST_COLUMNS + 1);
  if (letters == 0 || !g_ascii_isdigit (*text))
    return FALSE;
  number = g_ascii_strtoull (text, &end, 10);
  if (number == 0 || number > G_MAXINT)
    return FALSE;
  *row = number - 1;
  *column = letters - 1;
  if (after != NULL)
    *after = end;
  return TRUE;
}

static void
begin_row (Sheet       *self,
           const char **attributes)
{
  const char *number = rapport_package_get_attribute (attributes, "r");
  const guint64 given = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  /* without a number it is the next */
  if (given > 0 && given <= G_MAXINT)
    self->row = given - 1;
  self->column = 0;
}

static void
begin_cell (Sheet       *self,
            const char **attributes)
{
  const char *place = rapport_package_get_attribute (attributes, "r");
  const char *type = rapport_package_get_attribute (attributes, "t");
  const char *style = rapport_package_get_attribute (attributes, "s");

  if (place != NULL)
    read_place (place, &self->row, &self->column, NULL);
  self->style = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  if (type == NULL || strcmp (type, "n") == 0)
    self->value = VALUE_NUMBER;
  else if (strcmp (type, "s") == 0)
    self->value = VALUE_SHARED;
  else
    self->value = strcmp (type, "b") == 0 ? VALUE_BOOLEAN : VALUE_TEXT;
  g_string_truncate (self->text, 0);
}

static void
note_merge (Sheet       *self,
            const char **attributes)
{
  const char *area = rapport_package_get_attribute (attributes, "ref");
  const char *after;
  guint row, column, last_row, last_column;

  if (area != NULL && self->n_merges < MOST_MERGES && read_place (area, &row, &column, &after) && *after == ':' &&
      read_place (after + 1, &last_row, &last_column, NULL) && last_row > row)
    {
      rapport_cells_builder_merge (self->table, row, column, last_row - row + 1);
      self->n_merges++;
    }
}

static gboolean
start_cell (gpointer     data,
            const char  *name,
            const char **attributes,
            GError     **error)
{
  Sheet *self = data;

  if (strcmp (name, "c") == 0)
    begin_cell (self, attributes);
  else if (strcmp (name, "row") == 0)
    begin_row (self, attributes);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_value = self->aside == 0;
  else if (strcmp (name, "rPh") == 0)
    self->aside++;
  else if (strcmp (name, "mergeCell") == 0)
    note_merge (self, attributes);
  return TRUE;
}

static gboolean
keep_number (Sheet    *self,
             guint32  *place,
             GError  **error)
{
  static const RapportCellFormat general = { RAPPORT_CELL_NUMBER, 0 };
  char *end;
  const double number = g_ascii_strtod (self->text->str, &end);

  if (end == self->text->str || *end != '\0')
    return rapport_cells_builder_keep (self->table, self->text->str, self->text->len, place, error);
  g_string_truncate (self->shown, 0);
  rapport_cell_append_number (self->shown, number,
                              self->style < self->formats->len
                              ? &g_array_index (self->formats, RapportCellFormat, self->style) : &general,
                              self->from_1904);
  return rapport_cells_builder_keep (self->table, self->shown->str, self->shown->len, place, error);
}

static gboolean
keep_value (Sheet    *self,
            guint32  *place,
            GError  **error)
{
  guint64 index;

  switch (self->value)
    {
    case VALUE_SHARED:
      index = g_ascii_strtoull (self->text->str, NULL, 10);
      if (index >= self->texts->len)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       /* translators: the number of a row */
                       _("The file is damaged: a text of row %u is missing."), self->row + 1);
          return FALSE;
        }
      *place = g_array_index (self->texts, guint32, index);
      return TRUE;
    case VALUE_BOOLEAN:
      g_string_assign (self->text, strcmp (self->text->str, "1") == 0 ? "TRUE" : "FALSE");
      return rapport_cells_builder_keep (self->table, self->text->str, self->text->len, place, error);
    case VALUE_TEXT:
      unescape (self->text);
      return rapport_cells_builder_keep (self->table, self->text->str, self->text->len, place, error);
    case VALUE_NUMBER:
    default:
      return keep_number (self, place, error);
    }
}

static gboolean
end_cell (gpointer     data,
          const char  *name,
          GError     **error)
{
  Sheet *self = data;
  guint32 place = RAPPORT_CELLS_EMPTY;

  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->aside--;
  else if (strcmp (name, "row") == 0)
    self->row++;
  else if (strcmp (name, "c") == 0)
    {
      if (self->text->len > 0 &&
          (!keep_value (self, &place, error) ||
           !rapport_cells_builder_put (self->table, self->row, self->column, place, error)))
        return FALSE;
      self->column++;
    }
  return TRUE;
}

static gboolean
add_value (gpointer     data,
           const char  *text,
           gsize        length,
           GError     **error)
{
  Sheet *self = data;

  return !self->in_value || rapport_workbook_append_text (self->text, text, length, self->row + 1, error);
}

/**
 * rapport_xlsx_read_sheet:
 * @texts: (element-type guint32): what rapport_xlsx_read_texts() kept in @table
 * @formats: (element-type RapportCellFormat): of the styles
 * @table: is filled
 *
 * Returns: whether the sheet was read
 */
gboolean
rapport_xlsx_read_sheet (RapportPackage       *package,
                         const char           *part,
                         GArray               *texts,
                         GArray               *formats,
                         gboolean              from_1904,
                         RapportCellsBuilder  *table,
                         GError              **error)
{
  static const RapportPackageReader reader = { start_cell, end_cell, add_value };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) shown = g_string_new (NULL);
  Sheet sheet = {
    .table = table, .texts = texts, .formats = formats, .from_1904 = from_1904, .text = text, .shown = shown,
  };

  return rapport_package_read (package, part, &reader, &sheet, error);
}
