/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-workbook.h"

/* more letters than the longest name of a zone, or a stamp, has */
#define MOST_LETTERS 64

typedef struct
{
  GString *zone;
  GString *stamp;
  /* (nullable): that of them which is being read */
  GString *within;
} Reading;

static gboolean
start (gpointer     data,
       const char  *name,
       const char **attributes,
       GError     **error)
{
  Reading *self = data;
  const char *title = rapport_package_get_attribute (attributes, "name");

  if (strcmp (name, "property") == 0 || strcmp (name, "user-defined") == 0)
    self->within = g_strcmp0 (title, RAPPORT_WORKBOOK_ZONE) == 0 ? self->zone :
                   g_strcmp0 (title, RAPPORT_WORKBOOK_STAMP) == 0 ? self->stamp : NULL;
  return TRUE;
}

static gboolean
end (gpointer     data,
     const char  *name,
     GError     **error)
{
  Reading *self = data;

  if (strcmp (name, "property") == 0 || strcmp (name, "user-defined") == 0)
    self->within = NULL;
  return TRUE;
}

static gboolean
add_text (gpointer     data,
          const char  *text,
          gsize        length,
          GError     **error)
{
  Reading *self = data;

  if (self->within != NULL && self->within->len + length <= MOST_LETTERS)
    g_string_append_len (self->within, text, length);
  return TRUE;
}

/* nothing that could be a file elsewhere */
static gboolean
is_name (const char *zone)
{
  for (const char *at = zone; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("/_+-:", *at) == NULL)
      return FALSE;
  return g_ascii_isalpha (*zone) || *zone == '+' || *zone == '-';
}

/**
 * rapport_workbook_read_origin:
 * @part: of what the workbook says of itself, which may be missing or damaged
 *
 * Takes in which zone the moments of a workbook are and when it was written, where the program itself wrote it.
 */
void
rapport_workbook_read_origin (RapportPackage      *package,
                              const char          *part,
                              RapportCellsBuilder *table)
{
  static const RapportPackageReader reader = { start, end, add_text };
  g_autoptr(GString) zone = g_string_new (NULL);
  g_autoptr(GString) stamp = g_string_new (NULL);
  Reading reading = { zone, stamp, NULL };

  if (!rapport_package_has (package, part) || !rapport_package_read (package, part, &reader, &reading, NULL))
    return;
  if (is_name (zone->str))
    rapport_cells_builder_set_zone (table, zone->str);
  if (stamp->len > 0)
    rapport_cells_builder_set_stamp (table, stamp->str);
}
