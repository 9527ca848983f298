/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "rapport-things.h"

typedef struct
{
  sqlite3 *db;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const files[] = { "001-tables.sql", "002-things.sql", "005-cadence.sql", "005-filters.sql" };

  g_assert_cmpint (sqlite3_open (":memory:", &fixture->db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sql", files[i], NULL);
      g_autofree char *sql = NULL;
      g_autoptr(GError) error = NULL;

      g_file_get_contents (path, &sql, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_exec (fixture->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sqlite3_close (fixture->db);
}

/* the rows of @sql, whose parameter is @table, each with its columns divided by bars */
static char *
query (Fixture    *fixture,
       const char *sql,
       const char *table)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                                (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (statement);
  return g_string_free (text, FALSE);
}

static void
append_column (GString            *text,
               const RapportField *field)
{
  g_autofree char *column = rapport_field_dup_column (field);

  switch (field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      g_string_append_printf (text, "%s|TEXT\n", column);
      break;
    case RAPPORT_FIELD_MOMENT:
      g_string_append_printf (text, "%s_day|INTEGER\n%s_at|INTEGER\n", column, column);
      break;
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_REFERENCE:
    default:
      g_string_append_printf (text, "%s|INTEGER\n", column);
      break;
    }
}

static void
test_columns_are_the_fields (Fixture       *fixture,
                             gconstpointer  data)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      g_autoptr(GString) expected = g_string_new ("id|INTEGER\nuid|BLOB\n");
      g_autofree char *found = NULL;

      for (guint i = 0; i < infos[kind]->n_fields; i++)
        append_column (expected, &infos[kind]->fields[i]);
      found = query (fixture, "SELECT name, type FROM pragma_table_info(?1) ORDER BY cid",
                     infos[kind]->name);
      g_assert_cmpstr (found, ==, expected->str);
    }
}

static void
test_references_are_the_fields (Fixture       *fixture,
                                gconstpointer  data)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    for (guint i = 0; i < infos[kind]->n_fields; i++)
      {
        const RapportField *field = &infos[kind]->fields[i];
        g_autofree char *column = rapport_field_dup_column (field);
        g_autofree char *sql = NULL;
        g_autofree char *found = NULL;
        g_autofree char *expected = NULL;

        if (field->kind != RAPPORT_FIELD_REFERENCE)
          continue;
        sql = g_strdup_printf ("SELECT \"table\", on_delete FROM pragma_foreign_key_list(?1)"
                               " WHERE \"from\" = '%s'", column);
        found = query (fixture, sql, infos[kind]->name);
        expected = g_strdup_printf ("%s|%s\n", field->target, field->flags & RAPPORT_FIELD_OWNER
                                                                 ? "CASCADE" : "SET NULL");
        g_assert_cmpstr (found, ==, expected);
      }
}

static void
test_references_are_indexed (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *unindexed =
    query (fixture,
           "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f"
           " WHERE m.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) l,"
           " pragma_index_info(l.name) c WHERE c.seqno = 0 AND c.name = f.\"from\")", NULL);

  g_assert_cmpstr (unindexed, ==, "");
}

static void
test_tables_are_strict (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *loose = query (fixture, "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                           " AND type = 'table' AND NOT strict"
                                           " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", NULL);

  g_assert_cmpstr (loose, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/schema-fields/columns", Fixture, NULL, set_up, test_columns_are_the_fields,
              tear_down);
  g_test_add ("/store/schema-fields/references", Fixture, NULL, set_up,
              test_references_are_the_fields, tear_down);
  g_test_add ("/store/schema-fields/indexed", Fixture, NULL, set_up, test_references_are_indexed,
              tear_down);
  g_test_add ("/store/schema-fields/strict", Fixture, NULL, set_up, test_tables_are_strict,
              tear_down);
  return g_test_run ();
}
