/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Run by the build: rapport-tables-generator FOLDER TABLES NEW DEPFILE
 *
 * Takes the steps of the schema in FOLDER one after the other and writes into TABLES what a book of each
 * version is made of, so that a program that opens one needs not make another to compare it with; and into
 * NEW the statements that make a book of the newest version at once, as each change of a table makes SQLite
 * read the whole schema anew.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* The book's own tokenizer is part of the program that is built with the header. */
#define TOKENIZER "tokenize = 'rapport'"
#define STAND_IN "tokenize = 'unicode61'"

static void
stop (const char *what,
      const char *why)
{
  g_printerr ("%s: %s\n", what, why);
  exit (1);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* the paths of the steps' files, in the order in which they are run */
static GPtrArray *
list_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (name[0]) && g_str_has_suffix (name, ".sql"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  if (paths->len == 0)
    stop (folder, "no steps");
  return paths;
}

static int
get_version (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return atoi (name);
}

static void
run (sqlite3    *database,
     const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GString) sql = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    stop (path, "can't be read");
  sql = g_string_new (text);
  g_string_replace (sql, TOKENIZER, STAND_IN, 0);
  if (sqlite3_exec (database, sql->str, NULL, NULL, NULL) != SQLITE_OK)
    stop (path, sqlite3_errmsg (database));
}

/* a line for each table, index and view; where an index for searching made it the text is its own matter */
static void
append_tables (GString *header,
               sqlite3 *database,
               int      version)
{
  sqlite3_stmt *row = NULL;

  sqlite3_prepare_v2 (database,
                      "SELECT s.type, s.name, s.sql, EXISTS (SELECT 1 FROM sqlite_schema v"
                      " WHERE v.sql LIKE 'CREATE VIRTUAL%' AND substr (s.name, 1, length (v.name) + 1) = v.name || '_')"
                      " FROM sqlite_schema s WHERE s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.name",
                      -1, &row, NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_autoptr(GString) sql = g_string_new ((const char *) sqlite3_column_text (row, 2));
      g_autofree char *hash = NULL;

      g_string_replace (sql, STAND_IN, TOKENIZER, 0);
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sql->str, sql->len);
      g_string_append_printf (header, "  { %d, \"%s %s\", \"%s\" },\n", version, sqlite3_column_text (row, 0),
                              sqlite3_column_text (row, 1), sqlite3_column_int (row, 3) ? "" : hash);
    }
  sqlite3_finalize (row);
}

/* A step may only fill what it makes from what a book has: a new one has nothing. */
static void
check_empty (sqlite3    *database,
             const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\"", table);
  sqlite3_stmt *row = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &row, NULL) != SQLITE_OK || sqlite3_step (row) != SQLITE_DONE)
    stop (table, "has rows in a new book");
  sqlite3_finalize (row);
}

/* what an index for searching needs it makes itself */
static void
append_making (GString *header,
               sqlite3 *database)
{
  sqlite3_stmt *row = NULL;

  sqlite3_prepare_v2 (database,
                      "SELECT s.type, s.name, s.sql FROM sqlite_schema s WHERE s.sql IS NOT NULL"
                      " AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS (SELECT 1 FROM sqlite_schema v"
                      " WHERE v.sql LIKE 'CREATE VIRTUAL%' AND substr (s.name, 1, length (v.name) + 1) = v.name || '_')"
                      " ORDER BY s.rowid", -1, &row, NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_autoptr(GString) sql = g_string_new ((const char *) sqlite3_column_text (row, 2));
      g_autofree char *literal = NULL;

      if (strcmp ((const char *) sqlite3_column_text (row, 0), "table") == 0)
        check_empty (database, (const char *) sqlite3_column_text (row, 1));
      g_string_replace (sql, STAND_IN, TOKENIZER, 0);
      literal = g_strescape (sql->str, NULL);
      g_string_append_printf (header, "  \"%s\",\n", literal);
    }
  sqlite3_finalize (row);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GString) header = g_string_new ("/* version, what, SHA-256 of its SQL or \"\" */\n");
  g_autoptr(GString) making = g_string_new ("/* the statements that make a new book */\n");
  g_autoptr(GString) dependencies = NULL;
  g_autoptr(GPtrArray) files = NULL;
  sqlite3 *database;

  if (argc != 5)
    stop (argv[0], "FOLDER TABLES NEW DEPFILE");
  files = list_files (argv[1]);
  dependencies = g_string_new (argv[2]);
  g_string_append (dependencies, ":");
  if (sqlite3_open (":memory:", &database) != SQLITE_OK)
    stop (argv[0], "no database");
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_ptr_array_index (files, i);

      run (database, path);
      g_string_append_printf (dependencies, " %s", path);
      if (i + 1 == files->len || get_version (g_ptr_array_index (files, i + 1)) != get_version (path))
        append_tables (header, database, get_version (path));
    }
  append_making (making, database);
  sqlite3_close (database);
  g_string_append (dependencies, "\n");
  if (!g_file_set_contents (argv[2], header->str, -1, NULL) ||
      !g_file_set_contents (argv[3], making->str, -1, NULL) ||
      !g_file_set_contents (argv[4], dependencies->str, -1, NULL))
    stop (argv[2], "can't be written");
  return 0;
}
