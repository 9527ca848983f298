/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-lists-returned.h"
#include "rapport-import-lookup.h"
#include "rapport-list-export.h"
#include "rapport-table-file.h"

void
returned_clear (Returned *self)
{
  g_clear_pointer (&self->cells, rapport_cells_unref);
}

/* what it is known by, and what follows from a history of its own */
gboolean
returned_is_fixed (const RapportEntityInfo *kind,
                   guint                    field)
{
  const RapportFieldFlags fixed = RAPPORT_FIELD_OWNER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_WHEN | RAPPORT_FIELD_NUMBER |
                                  RAPPORT_FIELD_KEY | RAPPORT_FIELD_COPY;

  return (kind->fields[field].flags & fixed) != 0 || (int) field == rapport_import_words_of_kind (kind);
}

/* Returns: (nullable): a value of the field, each @round another */
char *
returned_dup_value (const RapportField *field,
                    guint               round)
{
  guint n = 0;

  switch (field->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      while (field->choices[n].value != NULL)
        n++;
      return g_strdup (g_dpgettext2 (NULL, "choice", field->choices[round % n].label));
    case RAPPORT_FIELD_FLAG:
      return g_strdup (round % 2 == 0 ? "yes" : "no");
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      return g_strdup_printf ((field->flags & RAPPORT_FIELD_SCORE) != 0 ? "%u/5" : "%u", 3 + round);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
      return g_strdup_printf ("2026-0%u-0%u", field->after != NULL ? 4 : 3, 1 + round);
    case RAPPORT_FIELD_INSTANT:
      return g_strdup_printf ("2026-03-0%u 10:00", 1 + round);
    case RAPPORT_FIELD_REFERENCE:
      return g_strcmp0 (field->target, "customer") == 0 ? g_strdup (round % 2 == 0 ? "甲公司" : "乙公司") :
             g_strcmp0 (field->target, "member") == 0 ? g_strdup (round % 2 == 0 ? "王芳" : "李敏") : NULL;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      return strcmp (field->name, "date") == 0 ? g_strdup_printf ("03-0%u", 1 + round) :
             g_strdup_printf ("%s %u", field->name, round);
    }
}

int
returned_find_field (const RapportEntityInfo *kind,
                     const RapportListSpec   *list,
                     guint                    column)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (rapport_list_spec_find_held (list, kind->name, kind->fields[i].name) == (int) column)
      return i;
  return -1;
}

static gboolean
is_told (const Returned *self,
         guint           field)
{
  return (self->kind->fields[field].flags & RAPPORT_FIELD_REQUIRED) != 0 ||
         rapport_list_spec_find_held (self->list, self->kind->name, self->kind->fields[field].name) >= 0;
}

/* a list without it only shows */
gboolean
returned_is_read_back (const Returned *self)
{
  for (guint i = 0; i < self->list->n_columns; i++)
    if (returned_find_field (self->kind, self->list, i) >= 0)
      return TRUE;
  return FALSE;
}

/* Two things of the kind that have a value in all that their list shows */
void
returned_add_things (Returned *self)
{
  g_autoptr(GString) table = g_string_new (NULL);

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < self->kind->n_fields; i++)
        {
          const RapportField *field = &self->kind->fields[i];
          g_autofree char *value = round > 0 ? returned_dup_value (field, round - 1) : g_strdup (field->label);

          if (is_told (self, i))
            g_string_append_printf (table, "\"%s\",", value != NULL ? value : "");
        }
      g_string_append_c (table, '\n');
    }
  rapport_import_set_kind (self->fixture->import, self->kind);
  import_check (self->fixture, table->str);
  import_assert_counts (self->fixture, 2, 0, 0, 0);
  import_apply (self->fixture, FALSE);
  rapport_import_set_kind (self->fixture->import, NULL);
}

void
returned_write (Returned *self)
{
  g_autofree char *path = g_build_filename (self->fixture->folder, "list.xlsx", NULL);
  g_autofree char *first = g_strdup_printf ("SELECT min(id) FROM %s", self->kind->name);
  const gint64 id = scratch_query (self->fixture->book, first), ids[] = { id, id + 1 };
  g_autofree int *columns = g_new (int, self->list->n_columns);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->list->n_columns; i++)
    columns[i] = i;
  rapport_list_export (self->list, rapport_book_get_connection (self->fixture->book), columns, self->list->n_columns, ids,
                       G_N_ELEMENTS (ids), NULL, path, NULL, zone, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->cells, rapport_cells_unref);
  self->cells = rapport_table_file_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Hands the list in again with other cells in its first row: those whose text is not NULL. */
void
returned_check (Returned           *self,
                const char * const *texts)
{
  g_autofree char *path = g_build_filename (self->fixture->folder, "returned.xlsx", NULL);
  const guint n = rapport_cells_get_n_cells (self->cells, 0);
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, n);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportTableWriter) table = NULL;

  for (guint i = 0; i < n; i++)
    columns[i].title = rapport_cells_get_cell (self->cells, 0, i);
  table = rapport_table_writer_open (&rapport_table_xlsx, path, "list", columns, n, zone, NULL);
  for (guint row = 1; row + self->n_left_out < rapport_cells_get_n_rows (self->cells); row++)
    for (guint i = 0; i < n; i++)
      rapport_table_writer_add_text (table, row == 1 && texts != NULL && i < self->list->n_columns && texts[i] != NULL
                                            ? texts[i] : rapport_cells_get_cell (self->cells, row, i));
  rapport_table_writer_set_stamp (table, self->other_stamp != NULL ? self->other_stamp
                                         : rapport_cells_get_stamp (self->cells),
                                  rapport_cells_get_n_stamped (self->cells), rapport_cells_get_which_stamped (self->cells));
  g_assert_true (rapport_table_writer_commit (table, NULL));
  import_check_file (self->fixture, file);
  g_assert_true (rapport_import_get_columns (self->fixture->import)->listed == self->kind);
}

void
returned_assert_untouched (Returned *self)
{
  returned_check (self, NULL);
  g_assert_cmpuint (rapport_import_get_n_missing (self->fixture->import), ==, 0);
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (self->fixture->import), ==, 0);
}
