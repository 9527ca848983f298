/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "rapport-tokenizer-private.h"

typedef sqlite3 Connection;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Connection, sqlite3_close)

static Connection *
open_connection (void)
{
  Connection *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  return db;
}

static void
run (Connection *db,
     const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
}

static int
count_hits (Connection *db,
            const char *match)
{
  sqlite3_stmt *statement = NULL;
  int hits;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count(*) FROM text WHERE text MATCH ?", -1,
                                       &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  hits = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return hits;
}

static void
fill (Connection *db)
{
  run (db, "CREATE VIRTUAL TABLE text USING fts5 (a, b, tokenize = 'rapport')");
  run (db, "INSERT INTO text VALUES ('北京科技有限公司', '张总 13800138000'), ('x.c@y 😀👍', 'ab bc'),"
           " ('Ｕnfolded  ÉCOLE。', '京'), ('', NULL), (x'ff41', 'مرحبا')");
}

static void
test_substrings (void)
{
  g_autoptr(Connection) db = open_connection ();
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_tokenizer_register (db, &error));
  g_assert_no_error (error);
  fill (db);

  g_assert_cmpint (count_hits (db, "\"京科\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"有限公司\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"司张\""), ==, 0);
  g_assert_cmpint (count_hits (db, "\"京\" *"), ==, 2);
  g_assert_cmpint (count_hits (db, "\"8000\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"x.c\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"c@y\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\".\" *"), ==, 1);
  g_assert_cmpint (count_hits (db, "\"😀👍\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"👍\" *"), ==, 1);
  g_assert_cmpint (count_hits (db, "\"رح\""), ==, 1);
}

static void
test_spaces_divide (void)
{
  g_autoptr(Connection) db = open_connection ();

  g_assert_true (rapport_tokenizer_register (db, NULL));
  fill (db);
  g_assert_cmpint (count_hits (db, "\"abc\""), ==, 0);
  g_assert_cmpint (count_hits (db, "\"abbc\""), ==, 0);
  g_assert_cmpint (count_hits (db, "\"b bc\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"ab b\""), ==, 0);
  g_assert_cmpint (count_hits (db, "\"总 13\""), ==, 1);
}

static void
test_text_that_is_not_folded (void)
{
  g_autoptr(Connection) db = open_connection ();

  g_assert_true (rapport_tokenizer_register (db, NULL));
  fill (db);
  g_assert_cmpint (count_hits (db, "\"unfold\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"École。\""), ==, 1);
  g_assert_cmpint (count_hits (db, "\"\ufffda\""), ==, 1);
  run (db, "SELECT highlight (text, 0, '[', ']') FROM text WHERE text MATCH '\"ole。\"'");
}

static void
test_edits_keep_the_index_whole (void)
{
  g_autoptr(Connection) db = open_connection ();

  g_assert_true (rapport_tokenizer_register (db, NULL));
  fill (db);
  run (db, "UPDATE text SET a = '上海' WHERE rowid = 1; DELETE FROM text WHERE rowid = 2;"
           "INSERT INTO text (text) VALUES ('integrity-check')");
  g_assert_cmpint (count_hits (db, "\"北京\""), ==, 0);
  g_assert_cmpint (count_hits (db, "\"上海\""), ==, 1);
}

static char *
find_module (void)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", "store", "rapport-tokenizer.so", NULL);
}

static void
test_module_loads (void)
{
  g_autoptr(Connection) db = open_connection ();
  g_autofree char *module = find_module ();
  char *problem = NULL;

  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
  if (sqlite3_load_extension (db, module, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", module, problem);
  fill (db);
  g_assert_cmpint (count_hits (db, "\"京科\""), ==, 1);
}

static void
test_shell_loads_module (void)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autofree char *module = find_module ();
  g_autofree char *command = g_strdup_printf (".load '%s'", module);
  g_autofree char *output = NULL;
  g_autofree char *problem = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The module is built with a sanitizer that the shell does not have.");
  return;
#endif
  if (shell == NULL)
    {
      g_test_skip ("There is no sqlite3 shell.");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, shell, "-cmd", command, ":memory:",
                              "CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = 'rapport');"
                              "INSERT INTO t VALUES ('北京科技');"
                              "SELECT count(*) FROM t WHERE t MATCH '\"京科\"';", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &problem, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (problem, ==, "");
  g_assert_cmpstr (output, ==, "1\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tokenizer/substrings", test_substrings);
  g_test_add_func ("/store/tokenizer/spaces-divide", test_spaces_divide);
  g_test_add_func ("/store/tokenizer/text-that-is-not-folded", test_text_that_is_not_folded);
  g_test_add_func ("/store/tokenizer/edits-keep-the-index-whole", test_edits_keep_the_index_whole);
  g_test_add_func ("/store/tokenizer/module-loads", test_module_loads);
  g_test_add_func ("/store/tokenizer/shell-loads-module", test_shell_loads_module);
  return g_test_run ();
}
