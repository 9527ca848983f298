/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "rapport-add.h"
#include "rapport-attachment.h"
#include "rapport-book.h"
#include "rapport-cli.h"
#include "scratch-book.h"

/* so many processes write into one book at once */
#define WRITERS 4
#define ACTS_EACH 25

typedef struct
{
  char *folder;
  char *data;
  char *out;
  char *err;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->data = g_build_filename (fixture->folder, "data", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_folder_remove (fixture->folder);
  g_free (fixture->data);
  g_free (fixture->out);
  g_free (fixture->err);
}

/* Runs the program on the fixture's book; @line is split as a shell does, with @ for the folder. */
static int
cli (Fixture    *fixture,
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

static void
expect (Fixture    *fixture,
        const char *line,
        int         status)
{
  int got = cli (fixture, line);

  if (got != status)
    g_error ("%s: %d, not %d: %s", line, got, status, fixture->err);
  if (status == 0)
    g_assert_cmpstr (fixture->err, ==, "");
  else
    g_assert_true (g_str_has_prefix (fixture->err, "rapport-cli: "));
}

/* Gives the fixture the book of the sample, which is made once for all tests. */
static void
sample (Fixture       *fixture,
        gconstpointer  made)
{
  const char * const command[] = { "cp", "-a", made, fixture->data, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static JsonArray *
parse_json (Fixture    *fixture,
            JsonParser *parser)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, fixture->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

static guint
count_json (Fixture    *fixture,
            const char *line)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  expect (fixture, line, 0);
  return json_array_get_length (parse_json (fixture, parser));
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const commands[] = { "check", "due", "export", "import", "list", "print", "restore", "sample", "sla" };

  expect (fixture, "--help", 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat (commands[i], " --help", NULL);
      g_autofree char *overview = NULL;

      expect (fixture, "--help", 0);
      g_assert_nonnull (strstr (fixture->out, commands[i]));
      overview = g_strdup (fixture->out);
      expect (fixture, line, 0);
      g_assert_cmpstr (fixture->out, !=, overview);
      g_assert_nonnull (strstr (fixture->out, "--data"));
    }
  expect (fixture, "--version", 0);
  g_assert_nonnull (strstr (fixture->out, "Rapport "));
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const lines[] = {
    "", "nonsense", "--nonsense", "list", "list houses", "list customers more", "list customers --grade D",
    "list customers --sort nothing", "list customers --sort grade,nothing",
    "list records --from tomorrow", "list tickets --status lazy",
    "list customers --nonsense", "print", "print f1", "print f99 --output x.pdf",
    "print f1 --output x.pdf --grade X", "print f4 --output x.pdf --per-record", "print f1 --output x.pdf --to 2024-13-01", "export", "export a b",
    "restore", "sample 60", "check it", "due now", "due --at tomorrow", "--data '' list customers",
    "list plans --from 2026-11-25 --to 2026-11-20", "print f1 --output x.pdf --from 2026-11-25 --to 2026-11-20",
    "import a.json b.csv", "import --good-rows a.json", "list customers --where 'grad:A'",
    "list customers --where 'grade:A,D'", "list customers --columns name,nothing", "list tickets --where '(open:yes'",
    "list customers --columns ''", "list customers --columns '' --output @/x.csv",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      expect (fixture, lines[i], 2);
      g_assert_cmpstr (fixture->out, ==, "");
    }
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_no_data (Fixture       *fixture,
              gconstpointer  data)
{
  const char * const lines[] = {
    "list customers", "check", "export @/a.json", "print f1 --output @/a.pdf", "restore @/missing.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    expect (fixture, lines[i], 1);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  expect (fixture, "sample", 0);
  expect (fixture, "check", 0);
  g_assert_cmpint (count_json (fixture, "list customers --json"), >=, 60);
  expect (fixture, "sample", 1);
  g_assert_nonnull (strstr (fixture->err, "data already"));
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;
  guint all;

  sample (fixture, data);
  expect (fixture, "list customers --search 恒锐", 0);
  g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
  g_assert_null (strstr (fixture->out, "杭州云帆"));
  g_assert_cmpint (count_json (fixture, "list tickets --json --search 网关"), ==, 1);
  g_assert_cmpint (count_json (fixture, "list records --json --search 脱敏样例报表"), ==, 1);
  g_assert_cmpint (count_json (fixture, "list customers --json --search no-such-words"), ==, 0);
  all = count_json (fixture, "--json list plans --all");
  g_assert_cmpint (count_json (fixture, "--json list plans"), <, all);
  all = count_json (fixture, "--json list action-items --all");
  g_assert_cmpint (count_json (fixture, "--json list action-items"), <, all);
  g_assert_cmpint (count_json (fixture, "--json list action-items --where 'deadline<today who:me'"), >=, 1);
  g_assert_cmpint (count_json (fixture, "list customers --json --owner 'Emily Carter' --grade A"), >=, 2);
  expect (fixture, "list customers --owner Nobody", 1);
  g_assert_nonnull (strstr (fixture->err, "Emily Carter"));

  expect (fixture, "list customers --json --search 云帆", 0);
  first = json_array_get_object_element (parse_json (fixture, parser), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "number"), ==, "005");
  g_assert_cmpstr (json_object_get_string_member (first, "grade"), ==, "A");
  g_assert_cmpint (json_object_get_int_member (first, "yearly-amount"), ==, 64000000);
  g_assert_true (json_object_get_null_member (first, "address") == FALSE);
  g_assert_true (json_object_get_null_member (first, "notes"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (first, "owner"), "name"),
                   ==, "王芳");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (first, "contacts")), ==, 2);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (first, "tags")), ==, 1);
}

static void
test_list_grouped (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;

  sample (fixture, data);
  expect (fixture, "list contracts --group owner --columns number", 0);
  g_assert_nonnull (strstr (fixture->out, "王芳: 2  Amount 1,160,000\nHT-2026-002\nHT-2026-001\n"));
  expect (fixture, "list contracts --json --group owner", 0);
  first = json_array_get_object_element (parse_json (fixture, parser), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "label"), ==, "王芳");
  g_assert_cmpint (json_object_get_int_member (first, "count"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "amount"), "sum"), ==, 116000000);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "amount"), "average"), ==, 58000000);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (first, "things")), ==, 2);
  expect (fixture, "list contracts --group nothing", 2);
  g_assert_nonnull (strstr (fixture->err, "owner"));
}

/* What a program reads is an array of objects, also when there is nothing to tell. */
static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const lines[] = {
    "list customers", "list plans --all", "list records", "list tickets", "due", "due --at 2024-03-15",
    "list customers --search no-such-words", "list plans --status no-such-words", "due --at 1990-01-01", "check",
  };

  sample (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *line = g_strconcat ("--json --as 王芳 ", lines[i], NULL);
      JsonArray *array;

      expect (fixture, line, 0);
      array = parse_json (fixture, parser);
      g_assert_true (i < 6 ? json_array_get_length (array) > 0 : json_array_get_length (array) == 0);
      for (guint k = 0; k < json_array_get_length (array); k++)
        g_assert_true (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, k)));
    }
  expect (fixture, "--as Nobody list customers", 1);
  expect (fixture, "due --at '2024-03-14 23:59'", 0);
  g_assert_cmpstr (fixture->out, ==, "");
  expect (fixture, "due --at '2024-03-15 00:00'", 0);
  g_assert_nonnull (strstr (fixture->out, "*经理3月13日前提交报价方案"));
}

/* When to be in touch next, of a customer by its number, name or uid */
static void
test_cadence (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *by_number = NULL;
  g_autofree char *by_uid = NULL;
  JsonObject *result;

  sample (fixture, data);
  expect (fixture, "list customers --json --search 云帆", 0);
  result = json_array_get_object_element (parse_json (fixture, parser), 0);
  by_uid = g_strdup_printf ("cadence %s --json --at 2027-06-16T12:00", json_object_get_string_member (result, "uid"));
  expect (fixture, "cadence 005 --json --at 2027-06-16T12:00:00+08:00", 0);
  by_number = g_strdup (fixture->out);
  expect (fixture, by_uid, 0);
  g_assert_cmpstr (fixture->out, ==, by_number);
  json_parser_load_from_data (parser, by_number, -1, NULL);
  result = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "period");
  g_assert_cmpstr (json_object_get_string_member (result, "from"), ==, "2027-06-01");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (result, "deep"), "asked"), ==, 2);
  expect (fixture, "cadence 005", 0);
  g_assert_nonnull (strstr (fixture->out, "too late after"));
  expect (fixture, "cadence 005 --at 2027-06-16T12:00 --method visit --due 2027-06-17", 0);
  g_assert_nonnull (strstr (fixture->out, "FR-5: warning: A visit should be booked with the customer 3 days ahead."));
  expect (fixture, "cadence 005 --method fax --due 2027-06-17", 2);
  expect (fixture, "cadence 005 --due soon", 2);
  expect (fixture, "cadence nobody", 1);
  expect (fixture, "cadence 01890000-0000-7000-8000-000000000000", 1);
  expect (fixture, "cadence", 2);
  expect (fixture, "cadence 005 006", 2);
  expect (fixture, "cadence 005 --at soon", 2);
}

/* How a customer is, of one in the book */
static void
test_health (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *result;

  sample (fixture, data);
  expect (fixture, "health 005 --json --at 2027-06-16T12:00:00+08:00", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  result = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_has_member (result, "level"));
  g_assert_cmpint (json_object_get_int_member (result, "score"), <=, 100);
  g_assert_nonnull (json_object_get_array_member (result, "rules"));
  expect (fixture, "health 005", 0);
  g_assert_nonnull (strstr (fixture->out, " of 100"));
  expect (fixture, "health nobody", 1);
  expect (fixture, "health", 2);
  expect (fixture, "health 005 006", 2);
  expect (fixture, "health 005 --at soon", 2);
}

/* What a review proposes for customers */
static void
test_review (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;

  sample (fixture, data);
  expect (fixture, "review 001 005 --json --at 2027-06-16T12:00", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  first = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "number"), ==, "001");
  g_assert_cmpstr (json_object_get_string_member (first, "due"), ==, "2027-06-01");
  g_assert_nonnull (json_object_get_array_member (first, "proposals"));
  expect (fixture, "review 001", 0);
  g_assert_cmpuint (count_json (fixture, "review 001 001 科技有限公司 --json"), ==, 1);
  expect (fixture, "review --due 001", 2);
  expect (fixture, "review 001 --at 2500-01-01T00:00", 2);
  g_assert_nonnull (strstr (fixture->err, "between 1900 and 2199"));
  expect (fixture, "review 001 --at 2026-06-31T10:00", 2);
  g_assert_nonnull (strstr (fixture->err, "no such date"));
  expect (fixture, "review nobody", 1);
  expect (fixture, "review", 2);
}

/* All follow-ups of a month: what is proposed is accepted as one act */
static void
test_plan_month (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *month;
  guint n_proposed = 0;

  sample (fixture, data);
  expect (fixture, "plan-month --owner *经理 --json", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  month = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (month, "days")), >=, 28);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (month, "touches")); i++)
    {
      JsonObject *touch = json_array_get_object_element (json_object_get_array_member (month, "touches"), i);

      n_proposed += g_str_equal (json_object_get_string_member (touch, "state"), "proposed");
    }
  expect (fixture, "plan-month --owner *经理 --accept --json", 0);
  g_assert_null (strstr (fixture->out, "\"proposed\""));
  expect (fixture, "plan-month --owner *经理 --from 2026-01-01 --to 2027-01-01", 2);
  expect (fixture, "plan-month --owner *经理 --from 2199-01-01 --accept", 2);
  expect (fixture, "plan-month --owner nobody", 1);
  expect (fixture, "plan-month --owner *经理 --from 2026-03-10 --to 2026-03-01", 2);
  expect (fixture, "plan-month --owner *经理 --at soon", 2);
  g_assert_cmpuint (n_proposed, <, 1000);
}

/* Accepts what is proposed until two months from now. */
static char *
dup_accept (const char *owner)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = g_date_time_add_months (now, 2);
  g_autofree char *to = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *from = g_date_time_format (now, "%Y-%m-01");

  return g_strdup_printf ("plan-month --owner %s --from %s --to %s --accept", owner, from, to);
}

/* What is owed beside the cadence is proposed before anything is accepted, not after it. */
static void
test_accept_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *line = dup_accept ("王芳");
  g_autofree char *first = NULL;

  sample (fixture, data);
  expect (fixture, line, 0);
  first = g_strdup (strchr (fixture->out, '\n'));
  g_assert_null (strstr (first, "\tProposed\t"));
  expect (fixture, line, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "0 "));
  g_assert_cmpstr (strchr (fixture->out, '\n'), ==, first);
}

/* A name from outside is part of one line. */
static void
test_names_in_lines (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *table = g_build_filename (fixture->folder, "names.csv", NULL);
  g_autofree char *line = dup_accept ("*经理");

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称,负责人,客户分级\n"
                                             "900,\"甲\n乙\t丙有限公司\",*经理,A\n", -1, NULL));
  sample (fixture, data);
  expect (fixture, "import @/names.csv --near new", 0);
  expect (fixture, line, 0);
  g_assert_nonnull (strstr (fixture->out, "\t900 甲 乙 丙有限公司"));
  expect (fixture, "review 900", 0);
  g_assert_true (g_str_has_prefix (fixture->out, "900 甲 乙 丙有限公司\t"));
}

/* The figures of a period, for all and apart */
static void
test_kpi (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *result, *figure;
  JsonArray *figures;

  sample (fixture, data);
  expect (fixture, "kpi --period 2024-Q1 --json", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  result = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (result, "period"), "to"), ==,
                   "2024-03-31");
  figures = json_object_get_array_member (result, "kpis");
  g_assert_cmpint (json_array_get_length (figures), ==, 20);
  figure = json_array_get_object_element (figures, 0);
  g_assert_cmpstr (json_object_get_string_member (figure, "kpi"), ==, "K1");
  g_assert_true (json_object_has_member (figure, "value") && json_object_has_member (figure, "target"));
  g_assert_nonnull (json_object_get_array_member (figure, "parts"));
  expect (fixture, "kpi --period 1999 --only K6", 0);
  g_assert_nonnull (strstr (fixture->out, "no data"));
  expect (fixture, "kpi K8 k1 --from 2024-01-01 --to 2024-03-31 --by owner --ids --json", 0);
  g_assert_nonnull (strstr (fixture->out, "\"groups\""));
  g_assert_nonnull (strstr (fixture->out, "\"denominator_things\""));
  expect (fixture, "kpi K17 --period 2024 --by month --grade A", 0);
  expect (fixture, "kpi K99", 2);
  expect (fixture, "kpi --period 2024-Q5", 2);
  expect (fixture, "kpi --from 2024-01-01", 2);
  expect (fixture, "kpi --by colour", 2);
  expect (fixture, "kpi --grade Z", 2);
  expect (fixture, "kpi --owner Nobody", 1);
}

static void
test_setting (Fixture       *fixture,
              gconstpointer  data)
{
  expect (fixture, "setting get phone-limit", 1);
  sample (fixture, data);
  g_assert_cmpint (count_json (fixture, "setting list --json"), >=, 15);
  expect (fixture, "setting list", 0);
  g_assert_nonnull (strstr (fixture->out, "cadence-a"));
  expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "2+1/month\n");
  expect (fixture, "setting set cadence-a 4+0/month", 0);
  expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "4+0/month\n");
  expect (fixture, "cadence 005 --at 2027-06-16T12:00", 0);
  g_assert_nonnull (strstr (fixture->out, "deep 0 of 4, light 0 of 0"));
  expect (fixture, "setting set cadence-a", 0);
  expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "2+1/month\n");
  expect (fixture, "setting set cadence-a 40+0/month", 2);
  expect (fixture, "setting set phone-limit many", 2);
  expect (fixture, "setting get nonsense", 2);
  expect (fixture, "setting", 2);
}

static void
spoil (Fixture    *fixture,
       const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  const char *command[] = { "sqlite3", path, sql, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  sample (fixture, data);
  spoil (fixture, "DELETE FROM customer_row WHERE id = 3; UPDATE contact SET customer = 9999 WHERE id = 2");
  g_assert_cmpint (cli (fixture, "check"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "customer_row"));
  g_assert_nonnull (strstr (fixture->err, "contact 2 refers to a customer that does not exist."));
  g_assert_cmpint (cli (fixture, "check --json"), ==, 1);
  g_assert_cmpint (json_array_get_length (parse_json (fixture, parser)), >=, 2);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const lines[] = { "list customers", "check", "export @/a.json", "import @/t.csv", "sample" };
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, "t.csv", NULL);
  g_autofree char *before = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称\n901,某某\n", -1, NULL));
  sample (fixture, data);
  spoil (fixture, "PRAGMA user_version = 999");
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *after = NULL;
      gsize after_length;

      expect (fixture, lines[i], 1);
      g_assert_nonnull (strstr (fixture->err, "newer version"));
      g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
      g_assert_cmpmem (before, length, after, after_length);
    }
}

/* Columns stay in line behind wide letters. */
static void
test_alignment (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  sample (fixture, data);
  expect (fixture, "list customers --grade C --search 有限公司", 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpint (g_strv_length (lines), >, 4);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      const char *grade = strstr (lines[i], "  C  ");
      guint width = 0;

      g_assert_nonnull (grade);
      for (const char *at = lines[i]; at < grade; at = g_utf8_next_char (at))
        width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
      for (const char *at = grade; *at == ' '; at++)
        width++;
      g_assert_cmpint (width, ==, (int) (strstr (lines[0], "Grade") - lines[0]));
    }
}

/* An archive without its sum, and without tables that never had a row, which say nothing. */
static char *
read_things (const char *path)
{
  g_autoptr(GRegex) rest =
    g_regex_new ("^(\\{\"name\":\"\\w+\",\"seq\":0\\},?|\"sha256\".*)\n", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_regex_replace_literal (rest, text, -1, 0, "", 0, NULL);
}

static void
test_archive (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);

  g_autofree char *again = g_build_filename (fixture->folder, "b.json", NULL);
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  sample (fixture, data);
  expect (fixture, "list tickets --json", 0);
  before = g_steal_pointer (&fixture->out);
  expect (fixture, "export @/a.json", 0);
  expect (fixture, "restore @/a.json", 1);
  expect (fixture, "import --dry-run @/a.json", 1);
  g_assert_nonnull (strstr (fixture->err, "data already"));
  g_free (fixture->data);
  fixture->data = g_steal_pointer (&other);
  expect (fixture, "import --dry-run @/a.json", 0);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
  expect (fixture, "import @/a.json", 0);
  expect (fixture, "export @/b.json", 0);
  written = read_things (path);
  rewritten = read_things (again);
  g_assert_cmpint (strlen (written), >, 100000);
  g_assert_true (g_str_equal (written, rewritten));
  expect (fixture, "check", 0);
  expect (fixture, "list tickets --json", 0);
  g_assert_cmpstr (fixture->out, ==, before);

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_free (fixture->data);
  fixture->data = g_build_filename (fixture->folder, "third", NULL);
  expect (fixture, "restore @/a.json", 1);
  expect (fixture, "import --dry-run @/a.json", 1);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static guint
count_backups (Fixture    *fixture,
               const char *reason)
{
  guint n = 0;

  expect (fixture, "backup --list", 0);
  for (const char *at = fixture->out; (at = strstr (at, reason)) != NULL; at++)
    n++;
  return n;
}

/* What was there before a backup is brought back can be brought back too. */
static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *with = NULL;

  expect (fixture, "backup", 1);
  expect (fixture, "verify", 1);
  sample (fixture, data);
  expect (fixture, "list customers --json", 0);
  with = g_strdup (fixture->out);
  expect (fixture, "backup @/copy.db", 0);
  expect (fixture, "backup", 0);
  g_assert_cmpuint (count_backups (fixture, "-hand.db"), ==, 1);
  expect (fixture, "verify", 0);
  expect (fixture, "verify @/copy.db", 0);
  expect (fixture, "verify @/missing.db", 1);
  expect (fixture, "restore @/missing.db", 1);
  expect (fixture, "restore @/copy.db", 0);
  g_assert_cmpuint (count_backups (fixture, "-restore.db"), ==, 1);
  expect (fixture, "check", 0);
  expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);

  g_free (fixture->data);
  fixture->data = g_build_filename (fixture->folder, "other", NULL);
  expect (fixture, "restore @/copy.db", 0);
  g_assert_cmpuint (count_backups (fixture, ".db"), ==, 0);
  expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);
}

/* One customer is brought back, by its number; a name that several have does not say which. */
static void
test_restore_customer (Fixture       *fixture,
                       gconstpointer  data)
{
  sample (fixture, data);
  expect (fixture, "backup @/copy.db", 0);
  expect (fixture, "restore @/copy.db --customer nobody", 1);
  g_assert_nonnull (strstr (fixture->err, "nobody"));
  expect (fixture, "restore @/copy.db --customer 001", 0);
  g_assert_nonnull (strstr (fixture->out, "as it was"));
  expect (fixture, "restore @/copy.db --customer 业", 1);
  g_assert_nonnull (strstr (fixture->err, "several"));
  expect (fixture, "restore @/missing.db --customer 001", 1);
}

/* Says what changed since, and nothing where nothing did. */
static void
test_backup_diff (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *kinds;
  JsonObject *setting;

  sample (fixture, data);
  expect (fixture, "backup @/copy.db", 0);
  expect (fixture, "backup diff @/copy.db", 0);
  g_assert_cmpstr (fixture->out, ==, "Everything is as it was in the backup.\n");
  expect (fixture, "setting set backup-days 9", 0);
  expect (fixture, "backup diff @/copy.db", 0);
  g_assert_nonnull (strstr (fixture->out, "backup-days"));
  expect (fixture, "backup diff @/copy.db --json", 0);
  kinds = parse_json (fixture, parser);
  g_assert_cmpuint (json_array_get_length (kinds), ==, 1);
  setting = json_array_get_object_element (kinds, 0);
  g_assert_cmpint (json_object_get_int_member (setting, "added"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (setting, "things")), ==, 1);
  expect (fixture, "backup diff @/missing.db", 1);
  expect (fixture, "backup diff", 2);
}

/* The second place gets what is made; an encrypted one with the pass phrase, with which alone it is opened. */
static void
test_backup_place (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *right = g_build_filename (fixture->folder, "right", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong", NULL);
  g_autofree char *with = NULL;

  g_assert_true (g_file_set_contents (right, "一句话\n", -1, NULL));
  g_assert_true (g_file_set_contents (wrong, "another\n", -1, NULL));
  sample (fixture, data);
  expect (fixture, "list customers --json", 0);
  with = g_strdup (fixture->out);
  expect (fixture, "backup place @/stick", 1);
  g_mkdir (stick, 0755);
  expect (fixture, "backup place @/stick --encrypt --passphrase-file @/right", 0);
  expect (fixture, "backup --passphrase-file @/wrong", 1);
  g_assert_nonnull (strstr (fixture->err, "not the pass phrase"));
  expect (fixture, "backup --passphrase-file @/right", 0);
  g_assert_cmpuint (count_backups (fixture, ".tar.gpg"), ==, 2);
  g_assert_cmpuint (count_json (fixture, "backup --list --json"), ==, 4);
  expect (fixture, "backup @/mine.gpg --passphrase-file @/right", 0);
  expect (fixture, "verify @/mine.gpg --passphrase-file @/wrong", 1);
  expect (fixture, "verify @/mine.gpg --passphrase-file @/right", 0);
  expect (fixture, "backup diff @/mine.gpg --passphrase-file @/right", 0);
  expect (fixture, "restore @/mine.gpg --customer 001 --passphrase-file @/right", 0);
  expect (fixture, "restore @/mine.gpg --passphrase-file @/right", 0);
  expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);
  expect (fixture, "backup place none", 0);
  expect (fixture, "backup place", 0);
  g_assert_nonnull (strstr (fixture->out, "No second place"));
}

/* What lies behind a broken page would be missing without a word. */
static void
test_restore_customer_damaged (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  sample (fixture, data);
  expect (fixture, "backup @/copy.db", 0);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 50000);
  memset (bytes + 40960, 'X', 16);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  expect (fixture, "restore @/copy.db --customer 001", 1);
}

/* What is damaged can't become a backup: it is put aside as it is, and does not keep a backup from coming back. */
static void
test_restore_over_damage (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *before = NULL;

  sample (fixture, data);
  expect (fixture, "list customers --json", 0);
  before = g_strdup (fixture->out);
  expect (fixture, "backup @/copy.db", 0);
  g_assert_true (g_file_set_contents (path, "this was a book", -1, NULL));
  expect (fixture, "restore @/copy.db", 0);
  expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* The dry run reads all of it; what can't be restored leaves nothing behind, neither a book nor a folder. */
static void
test_broken_archive (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const lines[] = { "import --dry-run @/a.json", "restore @/a.json" };
  static const char * const texts[] = {
    "{\"format\":\"rapport-archive\"}",
    "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":[{\"id\":1,\"uid\":"
    "\"01890000-0000-7000-8000-000000000001\",\"name\":7}],\"sha256\":\"\"}",
  };
  static const char * const words[] = { "incomplete", "customer/1/name" };
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
      {
        g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
        expect (fixture, lines[k], 1);
        g_assert_nonnull (strstr (fixture->err, words[i]));
        g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
      }
}

/* The calendar has a first and a last day: asked for them, the answer is right. */
static void
test_edges (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "head.csv", NULL);
  guint now;

  sample (fixture, data);
  now = count_json (fixture, "due --json");
  g_assert_cmpuint (count_json (fixture, "due --json --at 9999-12-31"), >=, now);
  g_assert_cmpuint (count_json (fixture, "due --json --at '9999-12-31 23:59'"), >=, now);
  g_assert_cmpuint (count_json (fixture, "due --json --at 0001-01-01"), ==, 0);

  g_assert_true (g_file_set_contents (path, "客户编号,客户名称\n", -1, NULL));
  expect (fixture, "import @/head.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "no row below them"));
}

/* Under cron there is no locale: what programs read stays UTF-8, and what was typed too. */
static void
test_no_locale (Fixture       *fixture,
                gconstpointer  data)
{
  const char * const locales[] = { "C", "zz_ZZ.UTF-8", "POSIX" };
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));

  sample (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_setenv ("LC_ALL", locales[i], TRUE);
      g_assert_cmpint (count_json (fixture, "list customers --json --search 恒锐"), ==, 1);
      g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
      g_assert_cmpint (count_json (fixture, "list customers --json --owner 王芳"), >, 0);
      expect (fixture, "list customers --search 恒锐", 0);
      g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
    }
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

static void
test_restore_while_open (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportBook) book = NULL;

  sample (fixture, data);
  expect (fixture, "backup @/copy.db", 0);
  book = rapport_book_open (fixture->data, NULL);
  expect (fixture, "restore @/copy.db", 1);
  g_assert_nonnull (strstr (fixture->err, "close it first"));
  rapport_book_close (book);
  g_clear_object (&book);
  expect (fixture, "restore @/copy.db", 0);
}

/* Where there are no data, a dry run leaves none behind. */
static void
test_dry_run (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *table = g_build_filename (fixture->folder, "t.csv", NULL);

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称\n901,某某\n", -1, NULL));
  expect (fixture, "import --dry-run @/t.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "1 new"));
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
  expect (fixture, "import @/t.csv", 0);
  expect (fixture, "import --dry-run @/t.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "1 same"));
}

static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f1.pdf", NULL);
  g_autofree char *text = NULL;

  sample (fixture, data);
  expect (fixture, "print f1 --output @/f1.pdf --lang en --owner 王芳 --grade A --from 2024-01-01 --per-record", 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  expect (fixture, "print f1 --output @/f1.pdf --owner Nobody", 1);
}

/* Every form that --list names can be printed; its own options stand in its help. */
static void
test_print_list (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  sample (fixture, data);
  expect (fixture, "print --list", 0);
  lines = g_strsplit (g_strstrip (fixture->out), "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), >=, 5);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *id = g_strndup (*line, strcspn (*line, "\t"));
      g_autofree char *help = g_strdup_printf ("print %s --help", id);
      g_autofree char *command = NULL;

      expect (fixture, help, 0);
      g_assert_nonnull (strstr (fixture->out, *line + strlen (id) + 1));
      command = g_strdup_printf ("print %s --output @/%s.pdf%s%s%s%s%s", id, id,
                                 strstr (fixture->out, "--customer") != NULL ? " --customer 004" : "",
                                 strstr (fixture->out, "--ticket") != NULL ? " --ticket 015" : "",
                                 strstr (fixture->out, "--owner") != NULL ? " --owner 王芳" : "",
                                 strstr (fixture->out, "--milestone") != NULL ? " --milestone 试运行" : "",
                                 strstr (fixture->out, "--article") != NULL ? " --article 采集网关掉线排查步骤" : "");
      expect (fixture, command, 0);
    }
  expect (fixture, "print f4 --help", 0);
  g_assert_nonnull (strstr (fixture->out, "--closed-too"));
  g_assert_null (strstr (fixture->out, "--per-record"));
}

/* A printed form's text layer without white space. */
static char *
print_text (Fixture    *fixture,
            const char *form)
{
  g_autofree char *line = g_strdup_printf ("print %s --output @/form.pdf --lang zh_CN", form);
  g_autofree char *command = g_strdup_printf ("pdftotext -raw -enc UTF-8 '%s/form.pdf' -", fixture->folder);
  g_autofree char *text = NULL;
  g_autoptr(GString) dense = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  expect (fixture, line, 0);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (dense, *c);
  return g_string_free (g_steal_pointer (&dense), FALSE);
}

#define assert_has(text, part)                                                  \
  G_STMT_START {                                                                \
    if (strstr ((text), (part)) == NULL)                                        \
      g_error ("%d: “%s” is not in “%s”", __LINE__, (part), (text));            \
  } G_STMT_END

/* FR-2: the month of an owner is a calendar, whose signs are told, and lines */
static void
test_print_plan (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *month = NULL;
  g_autofree char *week = NULL;

  sample (fixture, data);
  expect (fixture, "plan-month --owner *经理 --accept", 0);
  month = print_text (fixture, "plan --owner *经理");
  assert_has (month, "●深度沟通，○轻量触达；□待跟进，✓已完成");
  assert_has (month, "周一周二周三");
  assert_has (month, "最迟");
  week = print_text (fixture, "plan --owner *经理 --period week");
  g_assert_null (strstr (week, "周一"));
  assert_has (week, "跟进安排表");
}

/* domain.md's row of F2 goes through the import and comes out on paper as it was typed. */
static void
test_print_registration (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "t.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (
    path, "客户名称,所属行业,企业规模(员工数),联系人,职务,电话,邮箱,首次接触时间,客户来源,初步需求,负责人\n"
    "科技有限公司,智能制造,500-1000人,*张总,总经理,,zhangxx,2023-10-15,行业峰会推荐,生产线智能化改造,*张经理\n", -1, NULL));
  expect (fixture, "import @/t.csv", 0);
  text = print_text (fixture, "f2");
  assert_has (text, "客户信息登记表");
  assert_has (text, "客户名称所属行业企业规模(员工数)联系人职务电话邮箱首次接触时间客户来源初步需求负责人"
                    "科技有限公司智能制造500-1000人*张总总经理zhangxx2023-10-15行业峰会推荐生产线智能化改造*张经理");
}

static void
test_print_forms (Fixture       *fixture,
                  gconstpointer  data)
{
  const struct { const char *form; const char *parts[6]; } forms[] = {
    { "f3", { "需求调研与方案确认表",
              "客户名称需求类型(核心/次要)具体需求描述优先级(高/中/低)解决方案内容负责人确认时间客户签字" } },
    { "f7 --all", { "客户健康度报告", "客户名称分级负责人健康度满意度最近跟进最近下单未结工单投诉风险原因建议措施",
                    "沈阳北方重工服务有限公司" } },
    { "f8 --customer 004", { "项目进度报告", "苏州恒锐精密机械有限公司", "已完成工作下一步计划风险预警应对措施" } },
    { "f9 --period 2024", { "KPI报告", "K1客户留存率", "K20投入产出比", "无数据" } },
    { "f11", { "需求分析报告", "需求分类优先级客户诉求建议资源" } },
    { "f13", { "改进计划", "问题目标措施负责人完成时间预期效果实际效果" } },
    { "f4", { "工单进度监控表", "工单编号客户名称优先级状态负责人接收时间响应期限/实际下次进展反馈解决期限/实际是否超时",
              "015沈阳北方重工服务有限公司P1处理中孙丽" } },
    { "f5", { "异常处理记录表", "工单编号时间异常类型原因内部协调替代方案告知客户内容客户反馈新的时间结果", "015" } },
    { "f6 --ticket 015", { "服务记录单", "沈阳北方重工服务有限公司", "时间线", "客户评分", "客户签字" } },
    { "f6m --milestone 二号车间上线", { "阶段验收确认单", "苏州恒锐精密机械有限公司", "响应速度", "方案有效性", "团队专业性", "客户签字" } },
    { "f10 --customer 004 --visit", { "客户档案", "苏州恒锐精密机械有限公司", "陈建国", "跟进记录", "拜访目的",
                                      "客户签字" } },
    { "f12", { "首次服务记录表", "客户编号姓名/企业名称联系方式所属行业客户类型首次接触时间接触渠道过往服务记录编号初步需求描述接待人" } },
    { "f14 --ticket 015", { "客户沟通确认函", "尊敬的沈阳北方重工服务有限公司", "异常原因", "替代方案", "新的时间" } },
  };

  sample (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = print_text (fixture, forms[i].form);

      for (guint k = 0; k < G_N_ELEMENTS (forms[i].parts) && forms[i].parts[k] != NULL; k++)
        assert_has (text, forms[i].parts[k]);
    }
  expect (fixture, "print f6 --output @/x.pdf", 2);
  expect (fixture, "print f6 --output @/x.pdf --ticket 99999", 1);
  expect (fixture, "print f14 --output @/x.pdf --ticket 001", 1);
  g_assert_nonnull (strstr (fixture->err, "exception"));
}

/* The words lie beside the program that was built, and a missing language is not silently English. */
static void
test_print_language (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const languages[] = { "zh_CN", "zh_CN.UTF-8", "zh-CN", "en", "en_GB.UTF-8" };
  g_autofree char *path = g_build_filename (fixture->folder, "other.pdf", NULL);

  sample (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *command = g_strdup_printf ("print f1 --output @/f1.pdf --lang %s", languages[i]);

      expect (fixture, command, 0);
      g_assert_cmpstr (fixture->err, ==, "");
    }
  expect (fixture, "print f1 --output @/other.pdf --lang tlh", 1);
  g_assert_nonnull (strstr (fixture->err, "no translation into “tlh”"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* the sample says who works here, so that a window which opens it need not ask */
static void
test_sample_has_a_user (Fixture       *fixture,
                        gconstpointer  data)
{
  sample (fixture, data);
  g_assert_cmpint (count_json (fixture, "list customers --json --where 'owner:me'"), >, 0);
}

static void
test_list_where (Fixture       *fixture,
                 gconstpointer  data)
{
  int all, graded;

  sample (fixture, data);
  all = count_json (fixture, "list customers --json");
  graded = count_json (fixture, "list customers --json --where 'grade:A,B'");
  g_assert_cmpint (graded, >, 0);
  g_assert_cmpint (graded, <, all);
  g_assert_cmpint (graded + count_json (fixture, "list customers --json --where '-grade:A,B'"), ==, all);
  g_assert_cmpint (count_json (fixture, "list customers --json --where 'Grade:A' --owner 'Emily Carter'"), ==,
                   count_json (fixture, "list customers --json --where 'grade:A owner:\"Emily Carter\"'"));
  g_assert_cmpint (count_json (fixture, "list plans --json --where 'state:planned,done,skipped'"), ==,
                   count_json (fixture, "list plans --json --all"));
  expect (fixture, "list customers --where 'grade:A grad:B'", 2);
  g_assert_nonnull (strstr (fixture->err, "unknown column “grad” at 9"));
  expect (fixture, "list customers --where 'owner:Nobody'", 1);
  g_assert_nonnull (strstr (fixture->err, "“Nobody”"));
  expect (fixture, "list customers --columns name,grade --where 'grade:A' --sort name", 0);
  g_assert_true (g_str_has_prefix (fixture->out, "Customer"));
  g_assert_null (strstr (fixture->out, "Next follow-up"));
}

/* How the list of customers ends when it goes into @path. */
static int
run_into (const char *path,
          const char *data)
{
  g_autofree char *command =
    g_strdup_printf ("\"$RAPPORT_CLI\" --data '%s' list customers >%s 2>/dev/null", data, path);
  int status = system (command);

  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* What can't be written is said, and nothing is lost. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);

  sample (fixture, data);
  expect (fixture, "export /dev/full", 1);
  g_assert_nonnull (strstr (fixture->err, "full"));
  expect (fixture, "print f1 --output /dev/full", 1);
  expect (fixture, "export @/no/such/folder.json", 1);
  expect (fixture, "export @", 1);
  expect (fixture, "print f1 --output @/no/such/folder.pdf", 1);
  g_assert_cmpint (run_into ("/dev/full", fixture->data), ==, 1);
  g_assert_cmpint (run_into ("/dev/null", fixture->data), ==, 0);

  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  g_free (fixture->data);
  fixture->data = g_build_filename (file, "data", NULL);
  expect (fixture, "sample", 1);
  g_assert_nonnull (strstr (fixture->err, fixture->data));
}

/* A file that is no book, and one cut short, are refused and left as they are. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *text = NULL;

  g_mkdir (fixture->data, 0700);
  g_assert_true (g_file_set_contents (path, "这不是数据库,而是一段文字。……………………………………………………………………………………………………", -1, NULL));
  expect (fixture, "list customers", 1);
  g_assert_nonnull (strstr (fixture->err, "damaged"));
  expect (fixture, "sample", 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "这不是数据库"));
}

static int
write_acts (const char *folder,
            const char *name)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);

  if (book == NULL)
    return 1;
  for (guint i = 0; i < ACTS_EACH; i++)
    {
      g_autoptr(RapportCustomer) customer = rapport_customer_new ();
      g_autofree char *words = g_strdup_printf ("%s-%u", name, i);
      g_autoptr(RapportReceipt) receipt = NULL;

      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, words);
      receipt = rapport_act_run (rapport_add_customer_new (customer, NULL, NULL), book, NULL);
      if (receipt == NULL)
        return 1;
    }
  return 0;
}

/* The book open in this process sees what others write into it at the same time; none is lost. */
static void
test_writers_at_once (Fixture       *fixture,
                      gconstpointer  data)
{
  GPid writers[WRITERS];
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(RapportBook) book = rapport_book_open (fixture->data, NULL);
  gint64 n = 0;

  for (int i = 0; i < WRITERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("writer %d", i);
      const char *command[] = { self, "--write-acts", fixture->data, name, NULL };

      g_assert_true (g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                    &writers[i], NULL));
    }
  g_assert_cmpint (write_acts (fixture->data, "myself"), ==, 0);
  for (int i = 0; i < WRITERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (writers[i], &status, 0), ==, writers[i]);
      g_assert_cmpint (status, ==, 0);
    }
  rapport_connection_query_integer (rapport_book_get_connection (book),
                                    "SELECT count(DISTINCT number) FROM customer JOIN customer_row USING (id)",
                                    &n, NULL);
  g_assert_cmpint (n, ==, (WRITERS + 1) * ACTS_EACH);
  g_assert_cmpint (count_json (fixture, "list customers --json"), ==, n);
  expect (fixture, "check", 0);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_service_checks (Fixture       *fixture,
                     gconstpointer  data)
{
  write_file (fixture, "policy.json", "{\"name\": \" \", \"targets\": [{\"target\": \"first-response\", \"duration\": \"4h\"}]}");
  expect (fixture, "policy check @/policy.json", 1);
  g_assert_nonnull (strstr (fixture->err, "name"));
  write_file (fixture, "calendar.json", "{\"name\": \"空\", \"zone\": \"Asia/Shanghai\", \"week\": {}}");
  expect (fixture, "calendar check @/calendar.json", 1);
  g_assert_nonnull (strstr (fixture->err, "week"));
}

static void
test_restore_customer_refused (Fixture       *fixture,
                               gconstpointer  data)
{
  sample (fixture, data);
  expect (fixture, "backup @/copy.db", 0);
  expect (fixture, "restore --customer '' @/copy.db", 2);
  g_assert_nonnull (strstr (fixture->err, "--customer"));
  expect (fixture, "restore --customer 001 @/missing.db", 1);
  g_assert_nonnull (strstr (fixture->err, "missing.db"));
  write_file (fixture, "empty.db", "");
  expect (fixture, "restore --customer 001 @/empty.db", 1);
  g_assert_nonnull (strstr (fixture->err, "empty"));
}

/* What is attached and was taken away from beside the data is named with whose it is. */
static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autoptr(RapportBook) book = NULL;

  sample (fixture, data);
  book = scratch_book_open (fixture->data);
  scratch_add (book, g_object_new (RAPPORT_TYPE_ATTACHMENT, "customer", G_GINT64_CONSTANT (1), "name", "合同.pdf",
                                   "sha256", sha256, "size", G_GINT64_CONSTANT (3), NULL));
  g_clear_object (&book);
  g_assert_cmpint (cli (fixture, "backup @/copy.db"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli (fixture, "export @/book.json"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli (fixture, "verify"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli (fixture, "check"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli (fixture, "restore @/copy.db"), ==, 0);
}

static void
test_about (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "about.json", NULL);
  g_autoptr(GError) error = NULL;
  JsonObject *about;

  sample (fixture, data);
  expect (fixture, "export --about 001 @/about.json", 0);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  about = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (about, "format"), ==, "rapport-person");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (about, "things")), >, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (about, "history")), >, 0);
  expect (fixture, "export --about 001 @/about.txt", 0);
  expect (fixture, "export --about 001 @/about.zip", 0);
  expect (fixture, "export --about nobody @/nobody.zip", 1);
  expect (fixture, "export --contact 王芳 @/nobody.zip", 2);
}

static void
assert_private (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GStatBuf status;
  const char *name;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  if ((status.st_mode & 0777) != (dir != NULL ? 0700 : 0600))
    g_error ("%s has the mode %o", path, (guint) status.st_mode & 0777);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_private (child);
    }
}

/* Whatever the person's files are like else. */
static void
check_modes (Fixture *fixture,
             mode_t   mask)
{
  const mode_t before = umask (mask);

  expect (fixture, "sample", 0);
  expect (fixture, "backup", 0);
  expect (fixture, "backup @/out/copy.db", 0);
  expect (fixture, "export @/out/book.json", 0);
  expect (fixture, "export --about 001 @/out/about.zip", 0);
  expect (fixture, "list customers --output @/out/list.csv", 0);
  expect (fixture, "list customers --output @/out/list.xlsx", 0);
  expect (fixture, "list customers --output @/out/list.ods", 0);
  expect (fixture, "list customers --output @/out/list.vcf", 0);
  expect (fixture, "print f1 --output @/out/f1.pdf", 0);
  umask (before);
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  static const mode_t masks[] = { 022, 0 };
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
      check_modes (fixture, masks[i]);
      assert_private (out);
      assert_private (fixture->data);
      rapport_cli_remove_tree (out);
      rapport_cli_remove_tree (fixture->data);
    }
}

/* Nothing goes without --yes; then all does. */
static void
test_erase (Fixture       *fixture,
            gconstpointer  data)
{
  guint n;

  sample (fixture, data);
  n = count_json (fixture, "list customers --json");
  expect (fixture, "erase 001", 0);
  g_assert_nonnull (strstr (fixture->out, "can’t be undone"));
  g_assert_cmpuint (count_json (fixture, "list customers --json"), ==, n);
  expect (fixture, "erase 001 --yes", 0);
  g_assert_cmpuint (count_json (fixture, "list customers --json"), ==, n - 1);
  expect (fixture, "erase 001", 1);
  expect (fixture, "erase 002 --contact Nobody", 1);
  expect (fixture, "erase", 2);
  expect (fixture, "check", 0);
}

/* Data that are damaged are refused with what to do about it; both ways out work. */
static void
test_damage_told (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *backup = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *line = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *list = NULL;
  gsize length;

  sample (fixture, data);
  expect (fixture, "list customers", 0);
  list = g_strdup (fixture->out);
  expect (fixture, "backup", 0);
  backup = g_strdup (g_strstrip (fixture->out));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  expect (fixture, "list customers", 1);
  g_assert_nonnull (strstr (fixture->err, "is damaged"));
  g_assert_nonnull (strstr (fixture->err, backup));
  g_assert_nonnull (strstr (fixture->err, "rapport-cli salvage"));

  g_assert_cmpint (cli (fixture, "salvage"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "rows were saved"));
  saved = g_strdup (g_strstrip (fixture->out));
  line = g_strdup_printf ("restore '%s'", saved);
  expect (fixture, line, 0);
  expect (fixture, "list customers", 0);
  g_assert_cmpstr (fixture->out, ==, list);
}

/* What is damaged may be met only in the midst of what is asked for: then, too, it is said what to do about it. */
static void
test_damage_met (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length, page;

  sample (fixture, data);
  expect (fixture, "backup", 0);
  {
    g_autoptr(RapportBook) book = scratch_book_open (fixture->data);

    page = (gsize) scratch_query (book, "SELECT rootpage FROM sqlite_schema WHERE name = 'record'") - 1;
    rapport_book_close (book);
  }
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + page * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  expect (fixture, "list records", 1);
  g_assert_nonnull (strstr (fixture->err, "is damaged"));
  g_assert_null (strstr (fixture->err, "a copy was put"));
  g_assert_nonnull (strstr (fixture->err, "rapport-cli salvage"));
}

int
main (int   argc,
      char *argv[])
{
  Fixture made = { NULL };
  int status;

  if (argc == 4 && strcmp (argv[1], "--write-acts") == 0)
    return write_acts (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  set_up (&made, NULL);
  expect (&made, "sample", 0);

#define ADD(path, func) g_test_add ("/cli/book/" path, Fixture, made.data, set_up, func, tear_down)
  ADD ("backup", test_backup);
  ADD ("backup-diff", test_backup_diff);
  ADD ("backup-second-place", test_backup_place);
  ADD ("restore-while-open", test_restore_while_open);
  ADD ("restore-one-customer", test_restore_customer);
  ADD ("restore-one-customer-of-a-damaged-backup", test_restore_customer_damaged);
  ADD ("restore-over-damage", test_restore_over_damage);
  ADD ("damage-is-told-with-what-can-be-done", test_damage_told);
  ADD ("damage-that-is-met-later-is-told-so-too", test_damage_met);
  ADD ("broken-archive-leaves-nothing", test_broken_archive);
  ADD ("edges", test_edges);
  ADD ("erase-asks-first", test_erase);
  ADD ("what-is-kept-about-a-customer", test_about);
  ADD ("nobody-else-can-read-what-is-written", test_modes);
  ADD ("missing-attached-files-are-named", test_missing_file);
  ADD ("policy-without-a-name-and-calendar-without-hours", test_service_checks);
  ADD ("restore-one-customer-says-what-is-missing", test_restore_customer_refused);
  ADD ("text-is-utf-8-without-a-locale", test_no_locale);
  ADD ("help", test_help);
  ADD ("usage", test_usage);
  ADD ("no-data", test_no_data);
  ADD ("sample", test_sample);
  ADD ("list", test_list);
  ADD ("list-grouped", test_list_grouped);
  ADD ("list-where", test_list_where);
  ADD ("sample-has-a-user", test_sample_has_a_user);
  ADD ("json", test_json);
  ADD ("cadence/FR-2", test_cadence);
  ADD ("health/FC-7", test_health);
  ADD ("kpi", test_kpi);
  ADD ("review/FR-12", test_review);
  ADD ("plan-month/FR-2", test_plan_month);
  ADD ("plan-month/FR-2/accepting-twice-changes-nothing", test_accept_twice);
  ADD ("names-in-lines", test_names_in_lines);
  ADD ("setting", test_setting);
  ADD ("check", test_check);
  ADD ("newer", test_newer);
  ADD ("dry-run", test_dry_run);
  ADD ("alignment", test_alignment);
  ADD ("archive", test_archive);
  ADD ("print", test_print);
  ADD ("print-registration", test_print_registration);
  ADD ("print-plan", test_print_plan);
  ADD ("print-forms", test_print_forms);
  ADD ("print-list", test_print_list);
  ADD ("print-language", test_print_language);
  ADD ("unwritable", test_unwritable);
  ADD ("damaged", test_damaged);
  ADD ("writers-at-once", test_writers_at_once);
#undef ADD
  status = g_test_run ();
  tear_down (&made, NULL);
  return status;
}
