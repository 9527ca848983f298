/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/wait.h>

#include "cli-fixture.h"
#include "scratch-folder.h"

void
cli_fixture_set_up (CliFixture    *fixture,
                    gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->data = g_build_filename (fixture->folder, "data", NULL);
}

void
cli_fixture_tear_down (CliFixture    *fixture,
                       gconstpointer  data)
{
  scratch_folder_remove (fixture->folder);
  g_free (fixture->data);
  g_free (fixture->out);
  g_free (fixture->err);
}

/* Runs the program on the fixture's book; @line is split as a shell does, with @ for the folder. */
int
cli_run (CliFixture *fixture,
         const char *line)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) command = g_ptr_array_new ();
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GString) text = g_string_new (line);
  int status;

  g_string_replace (text, "@", fixture->folder, 0);
  if (*line != '\0')
    g_shell_parse_argv (text->str, NULL, &arguments, &error);
  g_assert_no_error (error);
  g_ptr_array_add (command, (gpointer) g_getenv ("RAPPORT_CLI"));
  g_ptr_array_add (command, (gpointer) "--data");
  g_ptr_array_add (command, fixture->data);
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (command, arguments[i]);
  g_ptr_array_add (command, NULL);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_sync (NULL, (char **) command->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &fixture->out,
                &fixture->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_null (strstr (fixture->err, "CRITICAL"));
  return WEXITSTATUS (status);
}

void
cli_expect (CliFixture *fixture,
            const char *line,
            int         status)
{
  int got = cli_run (fixture, line);

  if (got != status)
    g_error ("%s: %d, not %d: %s", line, got, status, fixture->err);
  if (status == 0)
    g_assert_cmpstr (fixture->err, ==, "");
  else
    g_assert_true (g_str_has_prefix (fixture->err, "rapport-cli: "));
}

/* Gives the fixture the book of the sample, which is made once for all tests. */
void
cli_fill (CliFixture    *fixture,
          gconstpointer  made)
{
  const char * const command[] = { "cp", "-a", made, fixture->data, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

JsonArray *
cli_parse_json (CliFixture *fixture,
                JsonParser *parser)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, fixture->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

guint
cli_count_json (CliFixture *fixture,
                const char *line)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  cli_expect (fixture, line, 0);
  return json_array_get_length (cli_parse_json (fixture, parser));
}

void
cli_spoil (CliFixture *fixture,
           const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  const char *command[] = { "sqlite3", path, sql, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

void
cli_write (CliFixture *fixture,
           const char *name,
           const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* The book of the sample is made once, for all tests; each gets where it is as its data. */
int
cli_fixture_main (int    argc,
                  char **argv,
                  void (*add_tests) (const char *made))
{
  CliFixture made = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_set_up (&made, NULL);
  cli_expect (&made, "sample", 0);
  add_tests (made.data);
  status = g_test_run ();
  cli_fixture_tear_down (&made, NULL);
  return status;
}
