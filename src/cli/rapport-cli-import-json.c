/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cli-import-results.h"
#include "rapport-cli-json.h"
#include "rapport-import-targets.h"

static const char *
get_kind_name (RapportImportKind kind)
{
  static const char * const names[] = { "new", "changed", "same", "rejected", "undecided", "left_out" };

  return names[kind];
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_problems (JsonBuilder            *builder,
              RapportImport          *import,
              const RapportImportRow *row)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (row->problems, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "column", rapport_cli_import_get_title (import, problem->column));
      rapport_cli_json_add_text (builder, "severity",
                                 problem->severity == RAPPORT_SEVERITY_ERROR ? "error" : "flag");
      rapport_cli_json_add_text (builder, "sentence", problem->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rows (JsonBuilder   *builder,
          RapportImport *import)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rapport_import_get_n_rows (import); i++)
    {
      const RapportImportRow *row = rapport_import_get_row (import, i);

      json_builder_begin_object (builder);
      add_integer (builder, "row", row->row);
      rapport_cli_json_add_text (builder, "result", get_kind_name (row->kind));
      rapport_cli_json_add_text (builder, "changes", row->changes);
      add_problems (builder, import, row);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_extra_columns (JsonBuilder   *builder,
                   RapportImport *import)
{
  json_builder_set_member_name (builder, "kept_as_name_and_value");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rapport_import_get_columns (import)->columns->len; i++)
    if (rapport_cli_import_is_extra (import, i))
      json_builder_add_string_value (builder, rapport_cli_import_get_title (import, i));
  json_builder_end_array (builder);
}

static void
add_columns (JsonBuilder   *builder,
             RapportImport *import)
{
  const GArray *columns = rapport_import_get_columns (import)->columns;

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      g_autofree char *target = rapport_import_target_dup_name (column);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "title", column->key);
      rapport_cli_json_add_text (builder, "is", target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rapport_cli_import_add_json:
 * @imported: whether it was written
 * @error: (nullable): what stood in the way
 *
 * Adds to @builder, as an object, what became of the rows of a table.
 */
void
rapport_cli_import_add_json (JsonBuilder   *builder,
                             RapportImport *import,
                             const char    *file_name,
                             gboolean       imported,
                             const GError  *error)
{
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "file", file_name);
  json_builder_set_member_name (builder, "imported");
  json_builder_add_boolean_value (builder, imported);
  rapport_cli_json_add_text (builder, "error", error != NULL ? error->message : NULL);
  rapport_cli_json_add_text (builder, "encoding", rapport_import_get_encoding (import));
  rapport_cli_json_add_text (builder, "sheet", rapport_import_get_sheet (import));
  for (RapportImportKind kind = 0; kind < RAPPORT_IMPORT_N_KINDS; kind++)
    add_integer (builder, get_kind_name (kind), rapport_import_count (import, kind));
  add_integer (builder, "missing", rapport_import_get_n_missing (import));
  add_integer (builder, "open_along", rapport_import_goes_along (import) ? rapport_import_get_n_open (import) : 0);
  rapport_cli_json_add_text (builder, "doubtful_date", rapport_import_get_doubtful (import));
  if (rapport_import_get_columns (import) != NULL)
    {
      add_columns (builder, import);
      add_extra_columns (builder, import);
    }
  add_rows (builder, import);
  json_builder_end_object (builder);
}
