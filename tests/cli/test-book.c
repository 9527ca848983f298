/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"
#include "scratch-book.h"

static void
test_help (CliFixture    *fixture,
           gconstpointer  data)
{
  const char * const commands[] = { "check", "due", "export", "import", "list", "print", "restore", "sample", "sla" };

  cli_expect (fixture, "--help", 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat (commands[i], " --help", NULL);
      g_autofree char *overview = NULL;

      cli_expect (fixture, "--help", 0);
      g_assert_nonnull (strstr (fixture->out, commands[i]));
      overview = g_strdup (fixture->out);
      cli_expect (fixture, line, 0);
      g_assert_cmpstr (fixture->out, !=, overview);
      g_assert_nonnull (strstr (fixture->out, "--data"));
    }
  cli_expect (fixture, "--version", 0);
  g_assert_nonnull (strstr (fixture->out, "Rapport "));
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_usage (CliFixture    *fixture,
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
    "plan --due 2026-12-20", "log", "plan --where 'grad:A' --due 2026-12-20", "log --leave-out --where grade:A",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cli_expect (fixture, lines[i], 2);
      g_assert_cmpstr (fixture->out, ==, "");
    }
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_no_data (CliFixture    *fixture,
              gconstpointer  data)
{
  const char * const lines[] = {
    "list customers", "check", "export @/a.json", "print f1 --output @/a.pdf", "restore @/missing.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cli_expect (fixture, lines[i], 1);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_sample (CliFixture    *fixture,
             gconstpointer  data)
{
  cli_expect (fixture, "sample", 0);
  cli_expect (fixture, "check", 0);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json"), >=, 60);
  cli_expect (fixture, "sample", 1);
  g_assert_nonnull (strstr (fixture->err, "data already"));
}

static void
test_list (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;
  guint all;

  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --search 恒锐", 0);
  g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
  g_assert_null (strstr (fixture->out, "杭州云帆"));
  g_assert_cmpint (cli_count_json (fixture, "list tickets --json --search 网关"), ==, 1);
  g_assert_cmpint (cli_count_json (fixture, "list records --json --search 脱敏样例报表"), ==, 1);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json --search no-such-words"), ==, 0);
  all = cli_count_json (fixture, "--json list plans --all");
  g_assert_cmpint (cli_count_json (fixture, "--json list plans"), <, all);
  all = cli_count_json (fixture, "--json list action-items --all");
  g_assert_cmpint (cli_count_json (fixture, "--json list action-items"), <, all);
  g_assert_cmpint (cli_count_json (fixture, "--json list action-items --where 'deadline<today who:me'"), >=, 1);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json --owner 'Emily Carter' --grade A"), >=, 2);
  cli_expect (fixture, "list customers --owner Nobody", 1);
  g_assert_nonnull (strstr (fixture->err, "Emily Carter"));

  cli_expect (fixture, "list customers --json --search 云帆", 0);
  first = json_array_get_object_element (cli_parse_json (fixture, parser), 0);
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
test_list_grouped (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;

  cli_fill (fixture, data);
  cli_expect (fixture, "list contracts --group owner --columns number", 0);
  g_assert_nonnull (strstr (fixture->out, "王芳: 2  Amount 1,160,000\nHT-2026-002\nHT-2026-001\n"));
  cli_expect (fixture, "list contracts --json --group owner", 0);
  first = json_array_get_object_element (cli_parse_json (fixture, parser), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "label"), ==, "王芳");
  g_assert_cmpint (json_object_get_int_member (first, "count"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "amount"), "sum"), ==, 116000000);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "amount"), "average"), ==, 58000000);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (first, "things")), ==, 2);
  cli_expect (fixture, "list contracts --group nothing", 2);
  g_assert_nonnull (strstr (fixture->err, "owner"));
}

/* What a program reads is an array of objects, also when there is nothing to tell. */
static void
test_json (CliFixture    *fixture,
           gconstpointer  data)
{
  const char * const lines[] = {
    "list customers", "list plans --all", "list records", "list tickets", "due", "due --at 2024-03-15",
    "list customers --search no-such-words", "list plans --status no-such-words", "due --at 1990-01-01", "check",
  };

  cli_fill (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *line = g_strconcat ("--json --as 王芳 ", lines[i], NULL);
      JsonArray *array;

      cli_expect (fixture, line, 0);
      array = cli_parse_json (fixture, parser);
      g_assert_true (i < 6 ? json_array_get_length (array) > 0 : json_array_get_length (array) == 0);
      for (guint k = 0; k < json_array_get_length (array); k++)
        g_assert_true (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, k)));
    }
  cli_expect (fixture, "--as Nobody list customers", 1);
  cli_expect (fixture, "due --at '2024-03-14 23:59'", 0);
  g_assert_cmpstr (fixture->out, ==, "");
  cli_expect (fixture, "due --at '2024-03-15 00:00'", 0);
  g_assert_nonnull (strstr (fixture->out, "*经理3月13日前提交报价方案"));
}

/* When to be in touch next, of a customer by its number, name or uid */
static void
test_cadence (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *by_number = NULL;
  g_autofree char *by_uid = NULL;
  JsonObject *result;

  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --json --search 云帆", 0);
  result = json_array_get_object_element (cli_parse_json (fixture, parser), 0);
  by_uid = g_strdup_printf ("cadence %s --json --at 2027-06-16T12:00", json_object_get_string_member (result, "uid"));
  cli_expect (fixture, "cadence 005 --json --at 2027-06-16T12:00:00+08:00", 0);
  by_number = g_strdup (fixture->out);
  cli_expect (fixture, by_uid, 0);
  g_assert_cmpstr (fixture->out, ==, by_number);
  json_parser_load_from_data (parser, by_number, -1, NULL);
  result = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "period");
  g_assert_cmpstr (json_object_get_string_member (result, "from"), ==, "2027-06-01");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (result, "deep"), "asked"), ==, 2);
  cli_expect (fixture, "cadence 005", 0);
  g_assert_nonnull (strstr (fixture->out, "too late after"));
  cli_expect (fixture, "cadence 005 --at 2027-06-16T12:00 --method visit --due 2027-06-17", 0);
  g_assert_nonnull (strstr (fixture->out, "FR-5: warning: A visit should be booked with the customer 3 days ahead."));
  cli_expect (fixture, "cadence 005 --method fax --due 2027-06-17", 2);
  cli_expect (fixture, "cadence 005 --due soon", 2);
  cli_expect (fixture, "cadence nobody", 1);
  cli_expect (fixture, "cadence 01890000-0000-7000-8000-000000000000", 1);
  cli_expect (fixture, "cadence", 2);
  cli_expect (fixture, "cadence 005 006", 2);
  cli_expect (fixture, "cadence 005 --at soon", 2);
}

/* How a customer is, of one in the book */
static void
test_health (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *result;

  cli_fill (fixture, data);
  cli_expect (fixture, "health 005 --json --at 2027-06-16T12:00:00+08:00", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  result = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_has_member (result, "level"));
  g_assert_cmpint (json_object_get_int_member (result, "score"), <=, 100);
  g_assert_nonnull (json_object_get_array_member (result, "rules"));
  cli_expect (fixture, "health 005", 0);
  g_assert_nonnull (strstr (fixture->out, " of 100"));
  cli_expect (fixture, "health nobody", 1);
  cli_expect (fixture, "health", 2);
  cli_expect (fixture, "health 005 006", 2);
  cli_expect (fixture, "health 005 --at soon", 2);
}

/* What a review proposes for customers */
static void
test_review (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *first;

  cli_fill (fixture, data);
  cli_expect (fixture, "review 001 005 --json --at 2027-06-16T12:00", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  first = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "number"), ==, "001");
  g_assert_cmpstr (json_object_get_string_member (first, "due"), ==, "2027-06-01");
  g_assert_nonnull (json_object_get_array_member (first, "proposals"));
  cli_expect (fixture, "review 001", 0);
  g_assert_cmpuint (cli_count_json (fixture, "review 001 001 科技有限公司 --json"), ==, 1);
  cli_expect (fixture, "review --due 001", 2);
  cli_expect (fixture, "review 001 --at 2500-01-01T00:00", 2);
  g_assert_nonnull (strstr (fixture->err, "between 1900 and 2199"));
  cli_expect (fixture, "review 001 --at 2026-06-31T10:00", 2);
  g_assert_nonnull (strstr (fixture->err, "no such date"));
  cli_expect (fixture, "review nobody", 1);
  cli_expect (fixture, "review", 2);
}

/* All follow-ups of a month: what is proposed is accepted as one act */
static void
test_plan_month (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *month;
  guint n_proposed = 0;

  cli_fill (fixture, data);
  cli_expect (fixture, "plan-month --owner *经理 --json", 0);
  json_parser_load_from_data (parser, fixture->out, -1, NULL);
  month = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (month, "days")), >=, 28);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (month, "touches")); i++)
    {
      JsonObject *touch = json_array_get_object_element (json_object_get_array_member (month, "touches"), i);

      n_proposed += g_str_equal (json_object_get_string_member (touch, "state"), "proposed");
    }
  cli_expect (fixture, "plan-month --owner *经理 --accept --json", 0);
  g_assert_null (strstr (fixture->out, "\"proposed\""));
  cli_expect (fixture, "plan-month --owner *经理 --from 2026-01-01 --to 2027-01-01", 2);
  cli_expect (fixture, "plan-month --owner *经理 --from 2199-01-01 --accept", 2);
  cli_expect (fixture, "plan-month --owner nobody", 1);
  cli_expect (fixture, "plan-month --owner *经理 --from 2026-03-10 --to 2026-03-01", 2);
  cli_expect (fixture, "plan-month --owner *经理 --at soon", 2);
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
test_accept_twice (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *line = dup_accept ("王芳");
  g_autofree char *first = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, line, 0);
  first = g_strdup (strchr (fixture->out, '\n'));
  g_assert_null (strstr (first, "\tProposed\t"));
  cli_expect (fixture, line, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "0 "));
  g_assert_cmpstr (strchr (fixture->out, '\n'), ==, first);
}

/* A name from outside is part of one line. */
static void
test_names_in_lines (CliFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *table = g_build_filename (fixture->folder, "names.csv", NULL);
  g_autofree char *line = dup_accept ("*经理");

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称,负责人,客户分级\n"
                                             "900,\"甲\n乙\t丙有限公司\",*经理,A\n", -1, NULL));
  cli_fill (fixture, data);
  cli_expect (fixture, "import @/names.csv --near new", 0);
  cli_expect (fixture, line, 0);
  g_assert_nonnull (strstr (fixture->out, "\t900 甲 乙 丙有限公司"));
  cli_expect (fixture, "review 900", 0);
  g_assert_true (g_str_has_prefix (fixture->out, "900 甲 乙 丙有限公司\t"));
}

/* The figures of a period, for all and apart */
static void
test_kpi (CliFixture    *fixture,
          gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *result, *figure;
  JsonArray *figures;

  cli_fill (fixture, data);
  cli_expect (fixture, "kpi --period 2024-Q1 --json", 0);
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
  cli_expect (fixture, "kpi --period 1999 --only K6", 0);
  g_assert_nonnull (strstr (fixture->out, "no data"));
  cli_expect (fixture, "kpi K8 k1 --from 2024-01-01 --to 2024-03-31 --by owner --ids --json", 0);
  g_assert_nonnull (strstr (fixture->out, "\"groups\""));
  g_assert_nonnull (strstr (fixture->out, "\"denominator_things\""));
  cli_expect (fixture, "kpi K17 --period 2024 --by month --grade A", 0);
  cli_expect (fixture, "kpi K99", 2);
  cli_expect (fixture, "kpi --period 2024-Q5", 2);
  cli_expect (fixture, "kpi --from 2024-01-01", 2);
  cli_expect (fixture, "kpi --by colour", 2);
  cli_expect (fixture, "kpi --grade Z", 2);
  cli_expect (fixture, "kpi --owner Nobody", 1);
}

static void
test_setting (CliFixture    *fixture,
              gconstpointer  data)
{
  cli_expect (fixture, "setting get phone-limit", 1);
  cli_fill (fixture, data);
  g_assert_cmpint (cli_count_json (fixture, "setting list --json"), >=, 15);
  cli_expect (fixture, "setting list", 0);
  g_assert_nonnull (strstr (fixture->out, "cadence-a"));
  cli_expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "2+1/month\n");
  cli_expect (fixture, "setting set cadence-a 4+0/month", 0);
  cli_expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "4+0/month\n");
  cli_expect (fixture, "cadence 005 --at 2027-06-16T12:00", 0);
  g_assert_nonnull (strstr (fixture->out, "deep 0 of 4, light 0 of 0"));
  cli_expect (fixture, "setting set cadence-a", 0);
  cli_expect (fixture, "setting get cadence-a", 0);
  g_assert_cmpstr (fixture->out, ==, "2+1/month\n");
  cli_expect (fixture, "setting set cadence-a 40+0/month", 2);
  cli_expect (fixture, "setting set phone-limit many", 2);
  cli_expect (fixture, "setting get nonsense", 2);
  cli_expect (fixture, "setting", 2);
}

static void
test_check (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  cli_fill (fixture, data);
  cli_spoil (fixture, "DELETE FROM customer_row WHERE id = 3; UPDATE contact SET customer = 9999 WHERE id = 2");
  g_assert_cmpint (cli_run (fixture, "check"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "customer list"));
  g_assert_nonnull (strstr (fixture->err, "contact 2 refers to a customer that does not exist."));
  g_assert_cmpint (cli_run (fixture, "check --json"), ==, 1);
  g_assert_cmpint (json_array_get_length (cli_parse_json (fixture, parser)), >=, 2);
}

/* What is made from what was entered is made anew after a backup; what is lost is left to backups. */
static void
test_repair (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *backups = g_build_filename (fixture->data, "backups", NULL);
  g_autofree char *before = NULL;
  g_autofree char *list = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "check --repair", 0);
  g_assert_cmpstr (fixture->out, ==, "The data are whole.\n");
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  cli_expect (fixture, "list customers --all", 0);
  list = g_strdup (fixture->out);
  cli_expect (fixture, "list customers --search 云帆", 0);
  before = g_strdup (fixture->out);

  cli_spoil (fixture, "DELETE FROM customer_row WHERE id = 3; UPDATE customer_row SET status = 'x' WHERE id = 2;"
                      "UPDATE customer_search_content SET c0 = 'other'; DELETE FROM customer_search_data WHERE id > 10");
  g_assert_cmpint (cli_run (fixture, "check"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "check --repair"));
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  cli_expect (fixture, "check --repair", 0);
  g_assert_nonnull (strstr (fixture->out, "customer list"));
  g_assert_nonnull (strstr (fixture->out, backups));
  g_assert_nonnull (strstr (fixture->out, "The data are whole."));
  cli_expect (fixture, "list customers --all", 0);
  g_assert_cmpstr (fixture->out, ==, list);
  cli_expect (fixture, "list customers --search 云帆", 0);
  g_assert_cmpstr (fixture->out, ==, before);

  cli_spoil (fixture, "UPDATE customer SET number = '001' WHERE id = 3");
  g_assert_cmpint (cli_run (fixture, "check --repair"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "renumber"));
  cli_spoil (fixture, "DELETE FROM customer_row WHERE id = 3; UPDATE contact SET customer = 9999 WHERE id = 2");
  g_assert_cmpint (cli_run (fixture, "check --repair"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "rapport-cli restore"));
  g_assert_null (strstr (fixture->out, "anew"));
}

static gint64
ask (CliFixture *fixture,
     const char *sql)
{
  g_autoptr(RapportBook) book = scratch_book_open (fixture->data);

  return scratch_query (book, sql);
}

#define ACTS "SELECT count(*) FROM action WHERE kind IN ('add-plan', 'log-follow-up')"

/* A follow-up is planned with all customers of whom a condition is so, as one act. */
static void
test_plan_many (CliFixture    *fixture,
                gconstpointer  data)
{
  gint64 n_acts, n_plans;

  cli_fill (fixture, data);
  n_acts = ask (fixture, ACTS);
  n_plans = ask (fixture, "SELECT count(*) FROM plan");
  cli_expect (fixture, "plan --where grade:C", 2);
  g_assert_nonnull (strstr (fixture->err, "--due"));
  cli_expect (fixture, "plan --where grade:C --due 2026-12-20 --method nonsense", 2);
  cli_expect (fixture, "plan --where tag:none --due 2026-12-20", 1);
  cli_expect (fixture, "plan --where number:003,017 --due 2026-12-20 --method 电话 --dry-run", 0);
  g_assert_nonnull (strstr (fixture->out, "Plan Follow-up with 2 Customers\nDue: 2026-12-20\nMethod: Phone\n"));
  g_assert_nonnull (strstr (fixture->out, "003  ZZ小微企业\n017  "));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM plan"), ==, n_plans);
  cli_expect (fixture, "plan --where number:003,017 --due 2026-12-20 --content 年终问候", 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM plan WHERE content = '年终问候'"), ==, 2);
  g_assert_cmpint (ask (fixture, ACTS), ==, n_acts + 1);
  cli_expect (fixture, "plan --where number:003,017 --due 2026-12-21 --leave-out", 1);
  g_assert_cmpint (ask (fixture, ACTS), ==, n_acts + 1);
}

/* The same for what happened; what rules warn of needs a reason. */
static void
test_log_many (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *told;
  gint64 n_acts;

  cli_fill (fixture, data);
  n_acts = ask (fixture, ACTS);
  cli_expect (fixture, "log --where number:003,017 --method phone --started '2026-11-23 10:00' --summary 寄出", 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM record WHERE summary = '寄出' AND began_by = 'we'"), ==, 2);
  cli_expect (fixture, "log --where number:003 --method phone --started '2026-11-24 10:00'", 0);
  g_assert_cmpint (cli_run (fixture, "log --where number:003,017 --method phone --started '2026-11-25 10:00'"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "1 customer: This would be 3 calls"));
  g_assert_nonnull (strstr (fixture->err, "--reason"));
  g_assert_cmpint (ask (fixture, ACTS), ==, n_acts + 2);
  cli_expect (fixture, "--json log --where number:003,017 --method phone --started '2026-11-25 10:00' --reason 急", 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, NULL));
  told = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_get_boolean_member (told, "written"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (told, "warnings")), ==, 1);
  g_assert_cmpint (ask (fixture, ACTS), ==, n_acts + 3);
  cli_expect (fixture, "check", 0);
}

/* Columns stay in line behind wide letters. */
static void
test_alignment (CliFixture    *fixture,
                gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --grade C --search 有限公司", 0);
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

/* The calendar has a first and a last day: asked for them, the answer is right. */
static void
test_edges (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "head.csv", NULL);
  guint now;

  cli_fill (fixture, data);
  now = cli_count_json (fixture, "due --json");
  g_assert_cmpuint (cli_count_json (fixture, "due --json --at 9999-12-31"), >=, now);
  g_assert_cmpuint (cli_count_json (fixture, "due --json --at '9999-12-31 23:59'"), >=, now);
  g_assert_cmpuint (cli_count_json (fixture, "due --json --at 0001-01-01"), ==, 0);

  g_assert_true (g_file_set_contents (path, "客户编号,客户名称\n", -1, NULL));
  cli_expect (fixture, "import @/head.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "no row below them"));
}

/* Under cron there is no locale: what programs read stays UTF-8, and what was typed too. */
static void
test_no_locale (CliFixture    *fixture,
                gconstpointer  data)
{
  const char * const locales[] = { "C", "zz_ZZ.UTF-8", "POSIX" };
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));

  cli_fill (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_setenv ("LC_ALL", locales[i], TRUE);
      g_assert_cmpint (cli_count_json (fixture, "list customers --json --search 恒锐"), ==, 1);
      g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
      g_assert_cmpint (cli_count_json (fixture, "list customers --json --owner 王芳"), >, 0);
      cli_expect (fixture, "list customers --search 恒锐", 0);
      g_assert_nonnull (strstr (fixture->out, "苏州恒锐精密机械有限公司"));
    }
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

/* Where there are no data, a dry run leaves none behind. */
static void
test_dry_run (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *table = g_build_filename (fixture->folder, "t.csv", NULL);

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称\n901,某某\n", -1, NULL));
  cli_expect (fixture, "import --dry-run @/t.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "1 new"));
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
  cli_expect (fixture, "import @/t.csv", 0);
  cli_expect (fixture, "import --dry-run @/t.csv", 0);
  g_assert_nonnull (strstr (fixture->out, "1 same"));
}

/* the sample says who works here, so that a window which opens it need not ask */
static void
test_sample_has_a_user (CliFixture    *fixture,
                        gconstpointer  data)
{
  cli_fill (fixture, data);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json --where 'owner:me'"), >, 0);
}

static void
test_list_where (CliFixture    *fixture,
                 gconstpointer  data)
{
  int all, graded;

  cli_fill (fixture, data);
  all = cli_count_json (fixture, "list customers --json");
  graded = cli_count_json (fixture, "list customers --json --where 'grade:A,B'");
  g_assert_cmpint (graded, >, 0);
  g_assert_cmpint (graded, <, all);
  g_assert_cmpint (graded + cli_count_json (fixture, "list customers --json --where '-grade:A,B'"), ==, all);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json --where 'Grade:A' --owner 'Emily Carter'"), ==,
                   cli_count_json (fixture, "list customers --json --where 'grade:A owner:\"Emily Carter\"'"));
  g_assert_cmpint (cli_count_json (fixture, "list plans --json --where 'state:planned,done,skipped'"), ==,
                   cli_count_json (fixture, "list plans --json --all"));
  cli_expect (fixture, "list customers --where 'grade:A grad:B'", 2);
  g_assert_nonnull (strstr (fixture->err, "unknown column “grad” at 9"));
  cli_expect (fixture, "list customers --where 'owner:Nobody'", 1);
  g_assert_nonnull (strstr (fixture->err, "“Nobody”"));
  cli_expect (fixture, "list customers --columns name,grade --where 'grade:A' --sort name", 0);
  g_assert_true (g_str_has_prefix (fixture->out, "Customer"));
  g_assert_null (strstr (fixture->out, "Next follow-up"));
}

static void
test_service_checks (CliFixture    *fixture,
                     gconstpointer  data)
{
  cli_write (fixture, "policy.json",
             "{\"name\": \" \", \"targets\": [{\"target\": \"first-response\", \"duration\": \"4h\"}]}");
  cli_expect (fixture, "policy check @/policy.json", 1);
  g_assert_nonnull (strstr (fixture->err, "name"));
  cli_write (fixture, "calendar.json", "{\"name\": \"空\", \"zone\": \"Asia/Shanghai\", \"week\": {}}");
  cli_expect (fixture, "calendar check @/calendar.json", 1);
  g_assert_nonnull (strstr (fixture->err, "week"));
}

#define ADD(path, func) \
  g_test_add ("/cli/book/" path, CliFixture, made, cli_fixture_set_up, func, cli_fixture_tear_down)

static void
add_tests (const char *made)
{
  ADD ("edges", test_edges);
  ADD ("policy-without-a-name-and-calendar-without-hours", test_service_checks);
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
  ADD ("repair", test_repair);
  ADD ("plan-many", test_plan_many);
  ADD ("log-many", test_log_many);
  ADD ("dry-run", test_dry_run);
  ADD ("alignment", test_alignment);
}

int
main (int   argc,
      char *argv[])
{
  return cli_fixture_main (argc, argv, add_tests);
}
