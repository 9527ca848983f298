/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-activity.h"
#include "rapport-care-date.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-derived-days.h"
#include "rapport-extra.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-renewal.h"
#include "rapport-renewer.h"
#include "rapport-setting.h"
#include "rapport-tag.h"
#include "rapport-ticket.h"
#include "rapport-transaction.h"

#define N_CUSTOMERS 30

static void
fill (BookFixture *fixture)
{
  RapportMoment day = book_fixture_moment (fixture, "2026-11-23");
  RapportMoment then = book_fixture_moment (fixture, "2026-11-01 09:30");

  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("客户%d", i);
      gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", name, "status", "good", NULL);

      book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &then, "summary", "确认", NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &day, NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "received", (gint64) FIXTURE_NOW, NULL);
    }
}

/* As a book is found that another engine made: nothing is right. */
static void
spoil (BookFixture *fixture)
{
  scratch_execute (fixture->book,
                   "UPDATE meta SET value = '0' WHERE name LIKE 'derived:%';"
                   "UPDATE customer_row SET status = 'old'; DELETE FROM customer_facts;"
                   "DELETE FROM clock; UPDATE ticket_row SET next_due = 1; DELETE FROM alert;"
                   "DELETE FROM phone_key; DELETE FROM name_fold");
}

static RapportConnection *
open_writer (BookFixture *fixture)
{
  RapportConnection *connection =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);

  g_assert_nonnull (connection);
  return connection;
}

static RapportRenewal
step (RapportConnection *connection,
      GTimeZone         *zone,
      gint64             usec)
{
  RapportRenewal renewal = { NULL };
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (connection, "BEGIN IMMEDIATE", &error);
  rapport_renewal_step (connection, FIXTURE_NOW, zone, usec, &renewal, &error);
  g_assert_no_error (error);
  rapport_connection_execute (connection, "COMMIT", &error);
  g_assert_no_error (error);
  return renewal;
}

static void
assert_whole (BookFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (fixture->book, FALSE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_steps (BookFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportConnection) writer = NULL;
  RapportRenewal renewal;
  double done = 0;
  int n_steps = 0;

  fill (fixture);
  spoil (fixture);
  writer = open_writer (fixture);
  rapport_renewal_look (fixture->connection, fixture->zone, &renewal);
  g_assert_true (renewal.urgent);
  do
    {
      renewal = step (writer, fixture->zone, 0);
      g_assert_cmpfloat (renewal.done, >=, done);
      done = renewal.done;
      /* what matters today is there before anything else is made anew */
      if (renewal.urgent)
        g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_facts"), ==, 0);
      else
        g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE thing = 'plan'"), ==,
                         N_CUSTOMERS);
      if (++n_steps % 50 == 0)
        {
          /* killed, and begun again by another process; somebody edits meanwhile */
          g_clear_object (&writer);
          writer = open_writer (fixture);
          book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, 1, "status", "new", NULL);
        }
    }
  while (renewal.table != NULL);
  g_assert_cmpint (n_steps, >, 5 * N_CUSTOMERS);
  g_assert_cmpfloat (renewal.done, ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE status = 'old'"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM clock"), >, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM meta WHERE name LIKE 'renewed:%'"), ==, 0);
  assert_whole (fixture);
}

static void
test_small_at_once (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_strdup (rapport_book_get_folder (fixture->book));
  RapportRenewal renewal;

  rapport_renewal_look (fixture->connection, fixture->zone, &renewal);
  g_assert_null (renewal.table);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  spoil (fixture);
  g_clear_object (&fixture->book);
  fixture->book = scratch_book_open (folder);
  fixture->connection = rapport_book_get_connection (fixture->book);
  assert_whole (fixture);
}

static void
test_zone (BookFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr(RapportConnection) writer = NULL;
  RapportRenewal renewal;
  gint64 before;

  fill (fixture);
  writer = open_writer (fixture);
  scratch_execute (fixture->book, "UPDATE alert SET shown = 1 WHERE thing = 'plan' AND row = 1;"
                                  "CREATE TABLE made AS SELECT * FROM meta WHERE name LIKE 'derived:%'");
  before = scratch_query (fixture->book, "SELECT min(due) FROM alert WHERE thing = 'plan'");
  renewal = step (writer, zone, G_USEC_PER_SEC * 60);
  g_assert_null (renewal.table);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM meta m JOIN made USING (name) WHERE m.value <> made.value"),
                   ==, scratch_query (fixture->book, "SELECT count(*) FROM made WHERE value LIKE '%; zone %'"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE thing = 'plan'"), ==, N_CUSTOMERS);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT max(due) FROM alert WHERE thing = 'plan'"), ==,
                   before + 13 * 3600);
  /* what was told is not told again for that */
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'plan' AND shown = 1 AND settled = 0"),
                   ==, 1);
}

/* An old program that renews while a newer one upgrades the book writes nothing more. */
static void
test_newer_stops (BookFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr(RapportConnection) writer = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture);
  spoil (fixture);
  scratch_execute (fixture->book, "PRAGMA user_version = 9999");
  writer = open_writer (fixture);
  g_assert_false (rapport_renewal_run (writer, FIXTURE_NOW, fixture->zone, FALSE, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER);
}

static void
test_setting (BookFixture   *fixture,
              gconstpointer  data)
{
  gint64 before;

  fill (fixture);
  before = scratch_query (fixture->book, "SELECT min(due) FROM alert WHERE thing = 'plan'");
  scratch_execute (fixture->book, "CREATE TABLE made AS SELECT * FROM meta WHERE name LIKE 'derived:%'");
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "alert-time", "value", "10:00", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT min(due) FROM alert WHERE thing = 'plan'"), ==,
                   before + 3600);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM meta m JOIN made USING (name) WHERE m.value <> made.value"),
                   ==, scratch_query (fixture->book, "SELECT count(*) FROM made WHERE value LIKE '%; alert-time %'"));
  scratch_execute (fixture->book, "DELETE FROM made; INSERT INTO made SELECT * FROM meta");
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "phone-limit", "value", "5", NULL);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM meta m JOIN made USING (name) WHERE m.value <> made.value"),
                   ==, 0);
}

static void
test_other_tokenizer (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportConnection) writer = NULL;

  fill (fixture);
  scratch_execute (fixture->book, "UPDATE meta SET value = '1; tokenizer 0' WHERE name = 'derived:record text'");
  writer = open_writer (fixture);
  while (step (writer, fixture->zone, 0).table != NULL)
    continue;
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record_search"), ==, N_CUSTOMERS);
  assert_whole (fixture);
}

static void
noted_cb (GObject    *renewer,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static void
test_behind (BookFixture   *fixture,
             gconstpointer  data)
{
  RapportRenewer *renewer = rapport_book_get_renewer (fixture->book);
  guint n_told = 0;

  fill (fixture);
  spoil (fixture);
  g_signal_connect (renewer, "notify::what", G_CALLBACK (noted_cb), &n_told);
  rapport_renewer_start (renewer, fixture->zone, 0);
  do
    g_main_context_iteration (NULL, TRUE);
  while (n_told == 0 || rapport_renewer_get_what (renewer) != NULL);
  g_assert_cmpuint (n_told, >=, 2);
  assert_whole (fixture);
}

static char *
dup_rows (BookFixture *fixture,
          const char  *sql)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (fixture->connection, sql, NULL);
  gboolean has_row;

  g_assert_nonnull (row);
  while (rapport_statement_step (row, &has_row, NULL) && has_row)
    for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
      {
        const char *value = rapport_statement_get_text (row, i);

        g_string_append_printf (text, "%s%c", value != NULL ? value : "-",
                                i + 1 < rapport_statement_get_n_columns (row) ? '|' : '\n');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_derived (BookFixture *fixture)
{
  static const char * const statements[] = {
    "SELECT id, hex(number_key), hex(name_key), contact, grade, stage, status, tags, owner, archived, last, last_day,"
    " last_at, next, next_day, next_at FROM customer_row ORDER BY id",
    "SELECT * FROM customer_facts ORDER BY id",
    "SELECT customer, name FROM name_fold ORDER BY 1, 2",
    "SELECT customer, contact, digits FROM phone_key ORDER BY 1, 2, 3",
    "SELECT rowid, * FROM customer_search ORDER BY rowid",
    "SELECT rowid, * FROM record_search ORDER BY rowid",
    "SELECT rowid, * FROM ticket_search ORDER BY rowid",
  };
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *rows = dup_rows (fixture, statements[i]);

      g_string_append_printf (all, "%s\n", rows);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
fill_beside (BookFixture *fixture)
{
  for (gint64 i = 1; i <= N_CUSTOMERS; i += 3)
    {
      g_autofree char *number = g_strdup_printf ("K-%03d", (int) i);

      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, i, "number", number, "former-names", "旧名\n更旧", "notes",
                         "Großauftrag", "yearly-amount", (gint64) 700, NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", i, "name", "张三", "position", "经理", "phone",
                        "0571-8888 1234", "rank", (gint64) 2, NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", i, "name", "李四", "mobile", "13800000001",
                        "key-contact", TRUE, "rank", (gint64) 1, NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", i, "name", "续约预警", NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", i, "name", "税号", "value", "91330", NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", i, "record", i, "name", "地点", "value", "上海", NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", i, "date", 20250601, "ends", 20260531, NULL);
    }
}

/* Of them nothing else is told than what they say themselves, and the first of their contacts is gone. */
static void
fill_alone (BookFixture *fixture)
{
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("独行%d", i);
      const gint64 customer =
        book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", name, "last-order-date", i > 1 ? 20260301 : 0,
                          "renewal-date", i > 2 ? 20270101 : 0, NULL);

      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "已离职", "left-on", 20260101,
                        "key-contact", TRUE, NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "在职", "phone", "0571 12", NULL);
      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "后来", "phone",
                        "+86 (0571) 8888-1234567", NULL);
    }
}

/* What is made for many at once is what is made for each. */
static void
test_at_once (BookFixture   *fixture,
              gconstpointer  data)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  g_autoptr(RapportConnection) writer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture);
  fill_beside (fixture);
  fill_alone (fixture);
  before = dup_derived (fixture);
  writer = open_writer (fixture);
  rapport_connection_execute (writer, "BEGIN IMMEDIATE; DELETE FROM customer_row WHERE id > 4;"
                              "DELETE FROM customer_facts WHERE id > 4; DELETE FROM name_fold WHERE customer > 4;"
                              "DELETE FROM phone_key WHERE customer > 4; DELETE FROM customer_search WHERE rowid > 4;"
                              "DELETE FROM record_search WHERE rowid > 4; DELETE FROM ticket_search WHERE rowid > 4",
                              &error);
  for (guint i = 0; i < n_tables; i++)
    if (tables[i]->fill != NULL)
      rapport_renewal_leave (writer, tables[i], fixture->zone, 4, &error);
  rapport_connection_execute (writer, "COMMIT", &error);
  g_assert_no_error (error);
  rapport_renewal_run (writer, FIXTURE_NOW, fixture->zone, FALSE, &error);
  g_assert_no_error (error);
  after = dup_derived (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_whole (fixture);
}

#define N_MANY 5000

static gboolean
add_many (RapportTransaction  *transaction,
          gpointer             data,
          GError             **error)
{
  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("客户%d", i);
      g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, NULL);

      if (!rapport_transaction_insert (transaction, customer, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_great_act (BookFixture   *fixture,
                gconstpointer  data)
{
  static const char n_rows[] = "SELECT count(*) FROM customer_row";
  RapportRenewer *renewer = rapport_book_get_renewer (fixture->book);
  g_autoptr(RapportConnection) writer = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  const RapportActor actor = { .device = 1 };

  rapport_renewer_start (renewer, fixture->zone, 0);
  writer = open_writer (fixture);
  receipt = rapport_transaction_run (writer, &actor, "import", add_many, NULL, NULL);
  g_assert_nonnull (receipt);
  g_assert_cmpint (scratch_query (fixture->book, n_rows), ==, 0);
  rapport_book_poll (fixture->book);
  g_assert_nonnull (rapport_renewer_get_what (renewer));
  while (rapport_renewer_get_what (renewer) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (scratch_query (fixture->book, n_rows), ==, N_MANY);
  assert_whole (fixture);
}

/* What the book's indexes are, and which of its rows one of them does not find */
static char *
dup_indexes (BookFixture *fixture)
{
  g_autofree char *sql =
    dup_rows (fixture, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
  g_autofree char *found = dup_rows (fixture, "PRAGMA integrity_check");

  return g_strconcat (sql, found, NULL);
}

/* Where very many rows come at once their indexes come behind them, all of it in one transaction or not at all. */
static void
test_great_run (BookFixture   *fixture,
                gconstpointer  data)
{
  static const char n_rows[] = "SELECT count(*) FROM customer_row";
  g_autofree char *before = dup_indexes (fixture);
  g_autofree char *broken = NULL;
  g_autofree char *after = NULL;
  g_autoptr(RapportConnection) writer = open_writer (fixture);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  const RapportActor actor = { .device = 1 };
  const gint64 version = scratch_query (fixture->book, "PRAGMA schema_version");

  receipt = rapport_transaction_run (writer, &actor, "import", add_many, NULL, NULL);
  g_assert_nonnull (receipt);
  rapport_connection_execute (writer, "CREATE TEMP TRIGGER full BEFORE INSERT ON main.customer_row WHEN new.id = 4000"
                              " BEGIN SELECT raise (ABORT, 'no more'); END", &error);
  g_assert_no_error (error);
  g_assert_false (rapport_renewal_run (writer, FIXTURE_NOW, fixture->zone, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  broken = dup_indexes (fixture);
  g_assert_cmpstr (broken, ==, before);
  g_assert_cmpint (scratch_query (fixture->book, n_rows), ==, 0);

  rapport_connection_execute (writer, "DROP TRIGGER full", &error);
  rapport_renewal_run (writer, FIXTURE_NOW, fixture->zone, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (scratch_query (fixture->book, "PRAGMA schema_version"), >, version);
  after = dup_indexes (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (scratch_query (fixture->book, n_rows), ==, N_MANY);
  assert_whole (fixture);
}

static void
test_facts (BookFixture   *fixture,
            gconstpointer  data)
{
  RapportMoment then = book_fixture_moment (fixture, "2026-11-01 09:30");
  RapportMoment later = book_fixture_moment (fixture, "2026-11-02");
  gint64 plan;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "yearly-amount", (gint64) 500, NULL);
  plan = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", (gint64) 1, "due", &later, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", (gint64) 1, "received", (gint64) FIXTURE_NOW, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", (gint64) 1, "started", &then, "satisfaction", (gint64) 8,
                    "responded", "yes", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", (gint64) 1, "started", &later, "responded", "no", NULL);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT open_plans = 1 AND open_tickets = 1 AND satisfaction = 8 AND unanswered = 1"
                                  " AND next_clock IS NOT NULL FROM customer_facts"), ==, 1);
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, plan, "state", "done", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT open_plans FROM customer_facts"), ==, 0);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", 20260301, NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT last_order FROM customer_facts"), ==, 20260301);
}

/* The end to be thought of is the first that nobody renewed or terminated, unless a date is typed. */
static void
test_facts_of_contracts (BookFixture   *fixture,
                         gconstpointer  data)
{
  static const char renewal[] = "SELECT ifnull(renewal, 0) FROM customer_facts";
  gint64 first, second;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_assert_cmpint (scratch_query (fixture->book, renewal), ==, 0);
  first = book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", 20250301, "ends", 20260228,
                            NULL);
  second = book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", 20250601, "ends", 20260531,
                             NULL);
  g_assert_cmpint (scratch_query (fixture->book, renewal), ==, 20260228);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT first_contract FROM customer_facts"), ==, 20250301);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", 20260301, "ends", 20270228,
                    "renews", first, NULL);
  g_assert_cmpint (scratch_query (fixture->book, renewal), ==, 20260531);
  book_fixture_edit (fixture, RAPPORT_TYPE_CONTRACT, second, "terminated-on", 20260401, NULL);
  g_assert_cmpint (scratch_query (fixture->book, renewal), ==, 20270228);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, (gint64) 1, "renewal-date", 20261231, NULL);
  g_assert_cmpint (scratch_query (fixture->book, renewal), ==, 20261231);
}

static void
pass_days (BookFixture *fixture,
           int          n)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC + (gint64) n * 24 * 3600;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (connection);
  rapport_derived_days_run (connection, now, zone, &error);
  g_assert_no_error (error);
  g_assert_false (rapport_derived_days_are_behind (connection, now, zone));
}

/* A clock that ran ahead and is set back leaves nothing as it was then. */
static void
assert_set_back (BookFixture *fixture,
                 const char  *amounts)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportConnection) connection = open_writer (fixture);
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *found = NULL;

  pass_days (fixture, 0);
  g_assert_true (rapport_renewal_run (connection, g_get_real_time () / G_USEC_PER_SEC, zone, FALSE, NULL));
  found = scratch_read_text (fixture->book, amounts);
  g_assert_cmpstr (found, ==, "300 -");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT day - strftime ('%Y', 'now') * 10000 FROM care_next"), <, 20000);
  findings = rapport_check_run (fixture->book, TRUE, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A contract counts from its day on, and no longer once that was a year ago; nobody changes anything for that. */
static void
test_amount_moves_with_the_day (BookFixture   *fixture,
                                gconstpointer  data)
{
  static const char amounts[] = "SELECT group_concat(ifnull(amount, '-'), ' ') FROM customer_facts";
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  static const struct { int days; const char *amounts; } expected[] = {
    { 0, "300 -" }, { 40, "700 -" }, { 268, "700 -" }, { 320, "600 -" }, { 500, "- -" },
  };

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "乙", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", rapport_day_add (today, -90),
                    "amount", (gint64) 100, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", today, "amount", (gint64) 200, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "date", rapport_day_add (today, 30),
                    "amount", (gint64) 400, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CARE_DATE, "customer", (gint64) 1, "name", "生日", "date", "03-15", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = NULL;

      pass_days (fixture, expected[i].days);
      found = scratch_read_text (fixture->book, amounts);
      g_assert_cmpstr (found, ==, expected[i].amounts);
    }
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_facts WHERE amount_turns NOT NULL"), ==,
                   0);
  assert_set_back (fixture, amounts);
}

/* What a day changes is found by an index, however many customers there are. */
static void
test_passed_by_an_index (BookFixture   *fixture,
                         gconstpointer  data)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", tables[i]->passed, NULL);
      g_autoptr(RapportStatement) plan = NULL;
      gboolean has_row;

      if (tables[i]->passed == NULL)
        continue;
      plan = rapport_connection_prepare (fixture->connection, sql, NULL);
      g_assert_true (rapport_statement_step (plan, &has_row, NULL) && has_row);
      g_assert_nonnull (strstr (rapport_statement_get_text (plan, 3), "USING COVERING INDEX"));
      g_assert_true (rapport_statement_step (plan, &has_row, NULL));
      g_assert_false (has_row);
    }
}

/* How many come to an activity follows who is invited, wherever they are invited to. */
static void
test_guests (BookFixture   *fixture,
             gconstpointer  data)
{
  static const char guests[] = "SELECT group_concat(invited || ',' || accepted || ',' || attended, ' ')"
                               " FROM activity_guests";
  static const char * const expected[] = { "2,0,0 0,0,0", "2,1,1 0,0,0", "1,0,0 1,1,1", "0,0,0 1,1,1", "1,1,1" };
  gint64 ids[4] = { 0 };

  for (int i = 0; i < 2; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  for (int i = 0; i < 2; i++)
    ids[i] = book_fixture_add (fixture, RAPPORT_TYPE_ACTIVITY, "name", i == 0 ? "年会" : "答谢会", NULL);
  for (int i = 2; i < 4; i++)
    ids[i] = book_fixture_add (fixture, RAPPORT_TYPE_ACTIVITY_GUEST, "activity", ids[0], "customer", (gint64) i - 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = NULL;

      if (i == 1)
        book_fixture_edit (fixture, RAPPORT_TYPE_ACTIVITY_GUEST, ids[2], "answer", "yes", "attended", TRUE, NULL);
      if (i == 2)
        book_fixture_edit (fixture, RAPPORT_TYPE_ACTIVITY_GUEST, ids[2], "activity", ids[1], NULL);
      if (i == 3)
        scratch_delete (fixture->book, RAPPORT_TYPE_ACTIVITY_GUEST, ids[3]);
      if (i == 4)
        scratch_delete (fixture->book, RAPPORT_TYPE_ACTIVITY, ids[0]);
      found = scratch_read_text (fixture->book, guests);
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* In a book without its tables each says why it can't be made, and once. */
static void
test_unreadable (BookFixture   *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.db", NULL);
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  RapportRules rules = { 0 };
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, NULL);
  for (guint i = 0; i < n_tables; i++)
    {
      const RapportDerivedRun run = { connection, FIXTURE_NOW, zone, &rules, .table = tables[i],
                                      .parts = RAPPORT_DERIVED_ALL_PARTS };
      g_autoptr(GError) refreshed = NULL;
      g_autoptr(GError) filled = NULL;

      g_assert_false (tables[i]->refresh (&run, 1, &refreshed));
      g_assert_nonnull (refreshed);
      if (tables[i]->fill == NULL)
        continue;
      g_assert_false (tables[i]->fill (&run, 0, 10, &filled));
      g_assert_nonnull (filled);
    }
}

/* Each has a bit of its own in a change. */
static void
test_sources (BookFixture   *fixture,
              gconstpointer  data)
{
  guint n_tables, n_sources = 0;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (const RapportDerivedSource *source = tables[i]->sources; source->thing != NULL; source++)
      n_sources++;
  g_assert_cmpuint (n_sources, <=, 64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/renewal/goes-on-in-steps-what-matters-today-first", test_steps);
  BOOK_TEST ("/store/renewal/a-small-book-is-right-once-open", test_small_at_once);
  BOOK_TEST ("/store/renewal/another-zone-renews-days-only", test_zone);
  BOOK_TEST ("/store/renewal/a-setting-renews-what-it-is-for", test_setting);
  BOOK_TEST ("/store/renewal/a-newer-program-stops-it", test_newer_stops);
  BOOK_TEST ("/store/renewal/another-tokenizer-indexes-anew", test_other_tokenizer);
  BOOK_TEST ("/store/renewal/behind-the-window", test_behind);
  BOOK_TEST ("/store/renewal/many-at-once-are-as-each", test_at_once);
  BOOK_TEST ("/store/renewal/a-great-act-is-derived-behind-it", test_great_act);
  BOOK_TEST ("/store/renewal/a-great-run-puts-the-indexes-back", test_great_run);
  BOOK_TEST ("/store/facts/follow-the-book", test_facts);
  BOOK_TEST ("/store/facts/follow-the-book-of-contracts", test_facts_of_contracts);
  BOOK_TEST ("/store/facts/FR-1-amount-moves-with-the-day", test_amount_moves_with_the_day);
  BOOK_TEST ("/store/facts/guests-of-an-activity-follow-the-book", test_guests);
  BOOK_TEST ("/store/derived/what-a-day-changes-is-found-by-an-index", test_passed_by_an_index);
  BOOK_TEST ("/store/derived/what-can-t-be-read-is-said-once", test_unreadable);
  BOOK_TEST ("/store/derived/each-source-has-a-bit", test_sources);
  return g_test_run ();
}
