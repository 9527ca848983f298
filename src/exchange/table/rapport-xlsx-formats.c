/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-workbook.h"

#define MOST_FORMATS 65536

/* how the cells of a workbook show numbers */
typedef struct
{
  GHashTable *patterns;
  GArray     *formats;
  gboolean    in_cells;
} Styles;

static guint
get_number (const char **attributes,
            const char  *name)
{
  const char *text = rapport_package_get_attribute (attributes, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static gboolean
start (gpointer     data,
       const char  *name,
       const char **attributes,
       GError     **error)
{
  Styles *self = data;
  const guint id = get_number (attributes, "numFmtId");
  const char *pattern = rapport_package_get_attribute (attributes, "formatCode");
  RapportCellFormat format;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0 && pattern != NULL && !self->in_cells &&
           g_hash_table_size (self->patterns) < MOST_FORMATS)
    g_hash_table_insert (self->patterns, GUINT_TO_POINTER (id), g_strdup (pattern));
  else if (strcmp (name, "xf") == 0 && self->in_cells && self->formats->len < MOST_FORMATS)
    {
      const char *own = g_hash_table_lookup (self->patterns, GUINT_TO_POINTER (id));

      format = own != NULL ? rapport_cell_format_parse (own) : rapport_cell_format_known (id);
      g_array_append_val (self->formats, format);
    }
  return TRUE;
}

static gboolean
end (gpointer     data,
     const char  *name,
     GError     **error)
{
  Styles *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
  return TRUE;
}

/**
 * rapport_xlsx_read_formats:
 * @part: (nullable): where they stand; NULL for none
 *
 * Returns: (transfer full) (nullable) (element-type RapportCellFormat): how the cells of each style show numbers
 */
GArray *
rapport_xlsx_read_formats (RapportPackage  *package,
                           const char      *part,
                           GError         **error)
{
  static const RapportPackageReader reader = { start, end, NULL };
  g_autoptr(GHashTable) patterns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(GArray) formats = g_array_new (FALSE, FALSE, sizeof (RapportCellFormat));
  Styles styles = { patterns, formats, FALSE };

  if (part != NULL && !rapport_package_read (package, part, &reader, &styles, error))
    return NULL;
  return g_steal_pointer (&formats);
}
