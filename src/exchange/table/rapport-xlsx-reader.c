/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-problem.h"
#include "rapport-workbook.h"

#define USUAL_WORKBOOK "xl/workbook.xml"
#define MOST_SHEETS 1000

/* what a document of a workbook names */
typedef struct
{
  char *id;
  char *type;
  char *part;
} Relation;

typedef struct
{
  char     *name;
  char     *id;
  gboolean  hidden;
} SheetEntry;

typedef struct
{
  char       *part;
  GArray     *relations;
  GArray     *sheets;
  gboolean    from_1904;
} Workbook;

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
}

static void
clear_sheet (gpointer data)
{
  SheetEntry *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
}

static void
clear_workbook (Workbook *self)
{
  g_free (self->part);
  g_array_unref (self->relations);
  g_array_unref (self->sheets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, clear_workbook)

/* "xl/worksheets/sheet1.xml" of "xl/workbook.xml" and "worksheets/sheet1.xml" */
static char *
resolve (const char *part,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *path = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  path = strcmp (folder, ".") != 0 ? g_strconcat ("/", folder, "/", target, NULL) : g_strconcat ("/", target, NULL);
  g_free (folder);
  folder = g_canonicalize_filename (path, "/");
  return g_strdup (folder + 1);
}

static gboolean
start_relation (gpointer     data,
                const char  *name,
                const char **attributes,
                GError     **error)
{
  Workbook *self = data;
  const char *id = rapport_package_get_attribute (attributes, "Id");
  const char *type = rapport_package_get_attribute (attributes, "Type");
  const char *target = rapport_package_get_attribute (attributes, "Target");

  if (strcmp (name, "Relationship") == 0 && id != NULL && type != NULL && target != NULL &&
      g_strcmp0 (rapport_package_get_attribute (attributes, "TargetMode"), "External") != 0 &&
      self->relations->len < 10 * MOST_SHEETS)
    {
      const char *last = strrchr (type, '/');
      const Relation relation = { g_strdup (id), g_strdup (last != NULL ? last + 1 : type),
                                  resolve (self->part, target) };

      g_array_append_val (self->relations, relation);
    }
  return TRUE;
}

static gboolean
start_sheet (gpointer     data,
             const char  *name,
             const char **attributes,
             GError     **error)
{
  Workbook *self = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      const char *since = rapport_package_get_attribute (attributes, "date1904");

      self->from_1904 = since != NULL && (strcmp (since, "1") == 0 || strcmp (since, "true") == 0);
    }
  else if (strcmp (name, "sheet") == 0 && self->sheets->len < MOST_SHEETS)
    {
      const char *title = rapport_package_get_attribute (attributes, "name");
      const char *id = rapport_package_get_attribute (attributes, "id");
      const char *state = rapport_package_get_attribute (attributes, "state");
      const SheetEntry sheet = { g_strdup (title != NULL ? title : ""), g_strdup (id),
                                 state != NULL && strcmp (state, "visible") != 0 };

      g_array_append_val (self->sheets, sheet);
    }
  return TRUE;
}

static const Relation *
find_relation (const Workbook *self,
               const char     *id,
               const char     *type)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = &g_array_index (self->relations, Relation, i);

      if ((id == NULL || strcmp (relation->id, id) == 0) && strcmp (relation->type, type) == 0)
        return relation;
    }
  return NULL;
}

static const char *
find_part (const Workbook *self,
           RapportPackage *package,
           const char     *type)
{
  const Relation *relation = find_relation (self, NULL, type);

  return relation != NULL && rapport_package_has (package, relation->part) ? relation->part : NULL;
}

static gboolean
read_relations (Workbook        *self,
                RapportPackage  *package,
                GError         **error)
{
  static const RapportPackageReader reader = { start_relation, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (self->part);
  g_autofree char *name = g_path_get_basename (self->part);
  g_autofree char *part = *self->part != '\0' ? g_strconcat (folder, "/_rels/", name, ".rels", NULL)
                                              : g_strdup ("_rels/.rels");

  g_array_set_size (self->relations, 0);
  return rapport_package_read (package, part, &reader, self, error);
}

/* only what holds cells is a sheet here, no chart */
static void
drop_other_sheets (Workbook *self)
{
  for (guint i = self->sheets->len; i > 0; i--)
    {
      const SheetEntry *sheet = &g_array_index (self->sheets, SheetEntry, i - 1);

      if (sheet->id == NULL || find_relation (self, sheet->id, "worksheet") == NULL)
        g_array_remove_index (self->sheets, i - 1);
    }
}

static gboolean
read_workbook (Workbook        *self,
               RapportPackage  *package,
               GError         **error)
{
  static const RapportPackageReader reader = { start_sheet, NULL, NULL };
  const char *found;

  self->part = g_strdup ("");
  if (rapport_package_has (package, "_rels/.rels") && !read_relations (self, package, error))
    return FALSE;
  found = find_part (self, package, "officeDocument");
  g_free (self->part);
  self->part = g_strdup (found != NULL ? found : USUAL_WORKBOOK);
  if (g_str_has_suffix (self->part, ".bin"))
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("This is a binary workbook (.xlsb). Save it as .xlsx, then import that."));
      return FALSE;
    }
  if (!rapport_package_read (package, self->part, &reader, self, error) || !read_relations (self, package, error))
    return FALSE;
  drop_other_sheets (self);
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The workbook has no sheet with a table."));
  return FALSE;
}

static GStrv
list_names (const Workbook *self)
{
  GStrv names = g_new0 (char *, self->sheets->len + 1);

  for (guint i = 0; i < self->sheets->len; i++)
    names[i] = g_strdup (g_array_index (self->sheets, SheetEntry, i).name);
  return names;
}

static int
find_first_shown (const Workbook *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (!g_array_index (self->sheets, SheetEntry, i).hidden)
      return i;
  return 0;
}

/** rapport_xlsx_is: Returns: whether this is a workbook of Excel, WPS and the like */
gboolean
rapport_xlsx_is (RapportPackage *package)
{
  return rapport_package_has (package, USUAL_WORKBOOK) || rapport_package_has (package, "[Content_Types].xml");
}

/**
 * rapport_xlsx_read:
 * @sheet: (nullable): the name of one of its sheets; NULL for the first that is shown
 *
 * Reads what a sheet shows: of formulas what they gave when the file was saved, days as 2026-11-29.
 *
 * Returns: (transfer full) (nullable): the cells
 */
RapportCells *
rapport_xlsx_read (RapportPackage  *package,
                   const char      *sheet,
                   GError         **error)
{
  g_auto(Workbook) book = { NULL, g_array_new (FALSE, TRUE, sizeof (Relation)),
                            g_array_new (FALSE, TRUE, sizeof (SheetEntry)), FALSE };
  g_autoptr(RapportCellsBuilder) table = rapport_cells_builder_new ();
  g_autoptr(GArray) texts = NULL;
  g_autoptr(GArray) formats = NULL;
  g_auto(GStrv) names = NULL;
  const Relation *part;
  int index;

  g_array_set_clear_func (book.relations, clear_relation);
  g_array_set_clear_func (book.sheets, clear_sheet);
  if (!read_workbook (&book, package, error))
    return NULL;
  names = list_names (&book);
  index = rapport_workbook_find_sheet ((const char * const *) names, sheet, find_first_shown (&book), error);
  if (index < 0)
    return NULL;
  texts = rapport_xlsx_read_texts (package, find_part (&book, package, "sharedStrings"), table, error);
  formats = texts != NULL ? rapport_xlsx_read_formats (package, find_part (&book, package, "styles"), error) : NULL;
  if (formats == NULL)
    return NULL;
  part = find_relation (&book, g_array_index (book.sheets, SheetEntry, index).id, "worksheet");
  if (!rapport_xlsx_read_sheet (package, part->part, texts, formats, book.from_1904, table, error))
    return NULL;
  rapport_workbook_read_origin (package, "docProps/custom.xml", table);
  return rapport_cells_builder_finish (table, g_steal_pointer (&names), g_array_index (book.sheets, SheetEntry,
                                                                                      index).name);
}
