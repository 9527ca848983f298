/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cells-builder.h"
#include "rapport-csv.h"
#include "rapport-problem.h"
#include "rapport-table-file.h"
#include "rapport-workbook.h"

/** rapport_workbook_append_text: appends to what a cell holds, which is not more than any spreadsheet lets it hold */
gboolean
rapport_workbook_append_text (GString     *cell,
                              const char  *text,
                              gsize        length,
                              guint        row,
                              GError     **error)
{
  if (cell->len + length <= RAPPORT_WORKBOOK_LONGEST_CELL)
    {
      g_string_append_len (cell, text, length);
      return TRUE;
    }
  if (row > 0)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: the number of a row */
                 _("A cell of row %u holds more than 1 MB of text, which no spreadsheet can."), row);
  else
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("A cell holds more than 1 MB of text, which no spreadsheet can."));
  return FALSE;
}

/**
 * rapport_workbook_find_sheet:
 * @wanted: (nullable): its name; NULL for the one at @first
 *
 * Returns: where it stands in @sheets; -1 with @error saying which ones there are
 */
int
rapport_workbook_find_sheet (const char * const  *sheets,
                             const char          *wanted,
                             int                  first,
                             GError             **error)
{
  g_autofree char *names = NULL;

  if (wanted == NULL)
    return first;
  for (int i = 0; sheets[i] != NULL; i++)
    if (strcmp (sheets[i], wanted) == 0)
      return i;
  names = g_strjoinv (", ", (char **) sheets);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the name of a sheet as it was typed, and those that there are */
               _("The workbook has no sheet “%s”, only: %s"), wanted, names);
  return -1;
}

static RapportCells *
read_package (GBytes                     *bytes,
              const RapportTableReading  *reading,
              GCancellable               *cancellable,
              GError                    **error)
{
  g_autoptr(RapportPackage) package = rapport_package_open (bytes, cancellable, error);

  if (package == NULL)
    return NULL;
  if (rapport_ods_is (package))
    return rapport_ods_read (package, reading->sheet, error);
  if (rapport_xlsx_is (package))
    return rapport_xlsx_read (package, reading->sheet, error);
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("This zip file is no workbook. Unpack it, and import what is in it."));
  return NULL;
}

static gboolean
holds (const char *data,
       gsize       length,
       const char *word)
{
  g_autoptr(GString) wide = g_string_new (NULL);

  for (; *word != '\0'; word++)
    {
      g_string_append_c (wide, *word);
      g_string_append_c (wide, '\0');
    }
  return memmem (data, length, wide->str, wide->len) != NULL;
}

/* what programs of Microsoft's wrote before 2007, and still do where there is a password */
static void
refuse_old_file (const char  *data,
                 gsize        length,
                 GError     **error)
{
  if (holds (data, length, "EncryptedPackage"))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("The file is protected by a password. Save it without one, then import it."));
  else
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("This is a workbook of an old kind (.xls). Open it in a spreadsheet, save it as .xlsx, then "
                           "import that."));
}

static gboolean
begins_with (const char *data,
             gsize       length,
             const char *sign,
             gsize       n)
{
  return length >= n && memcmp (data, sign, n) == 0;
}

/**
 * rapport_table_file_parse:
 * @reading: (nullable): how; NULL for whatever is found out
 *
 * Reads a table from what a file holds: a workbook (.xlsx, .ods), or text with cells divided by comma, semicolon, tab
 * or bar. What kind of file it is says its beginning, not its name.
 *
 * Returns: (transfer full) (nullable): the table; NULL with @error saying what is wrong, and where
 */
RapportCells *
rapport_table_file_parse (GBytes                     *bytes,
                          const RapportTableReading  *reading,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  static const RapportTableReading usual = { NULL, NULL };
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (data == NULL)
    data = "";
  if (reading == NULL)
    reading = &usual;
  if (begins_with (data, length, "PK\003\004", 4) || begins_with (data, length, "PK\005\006", 4))
    return read_package (bytes, reading, cancellable, error);
  if (begins_with (data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    {
      refuse_old_file (data, length, error);
      return NULL;
    }
  return rapport_csv_parse (data, length, reading->encoding, error);
}

/** rapport_table_file_load: Returns: (transfer full) (nullable): what a file holds, unless that is too much */
GBytes *
rapport_table_file_load (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  char *data;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL ||
      g_file_info_get_size (info) > RAPPORT_CELLS_MOST_BYTES)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("This is no file that can be imported."));
      return NULL;
    }
  return g_file_load_contents (file, cancellable, &data, &length, NULL, error) ? g_bytes_new_take (data, length) : NULL;
}

/** rapport_table_file_read: reads a table from a file: see rapport_table_file_parse(); not for the main thread */
RapportCells *
rapport_table_file_read (GFile                      *file,
                         const RapportTableReading  *reading,
                         GCancellable               *cancellable,
                         GError                    **error)
{
  g_autoptr(GBytes) bytes = rapport_table_file_load (file, cancellable, error);

  return bytes != NULL ? rapport_table_file_parse (bytes, reading, cancellable, error) : NULL;
}
