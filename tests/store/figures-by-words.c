/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-by-words.h"

#include "rapport-cadence-facts.h"

/* Counts the same from rows drawn at random, one after the other, by the words of the figures alone. */

#define N_CUSTOMERS 40
#define N_ROWS 160

typedef struct
{
  int customer;
  int day;
  int amount;
  int answered;
  gboolean is_good;
} Row;

typedef struct
{
  Row contracts[N_ROWS];
  Row costs[N_ROWS];
  Row records[N_ROWS];
  Row asked[N_ROWS];
  Row checks[N_ROWS];
} Rows;

/* Returns: (transfer full): the groups of @figure in the period @text */
GPtrArray *
figures_count (BookFixture               *fixture,
               const char                *figure,
               const char                *text,
               const RapportFigureFilter *filter)
{
  g_autoptr(RapportFigureRun) counting = NULL;
  g_autoptr(GError) error = NULL;
  RapportFigurePeriod period;
  GPtrArray *groups;

  g_assert_true (rapport_figure_period_parse (text, &period));
  counting = rapport_figure_run_new (fixture->connection, &period, filter, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  groups = rapport_figure_count (rapport_figure_find (figure), counting, &error);
  g_assert_no_error (error);
  return groups;
}

static int
pick_day (GRand *rand)
{
  return rapport_day_add (20260101, g_rand_int_range (rand, 0, 330));
}

/* All in one go: each row by itself would have to reach the disk. */
static void
draw (BookFixture *fixture,
      GRand       *rand,
      Rows        *rows)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN; INSERT INTO survey (id, uid, name) VALUES (1, randomblob (16), 's');");

  for (int i = 1; i <= N_CUSTOMERS; i++)
    g_string_append_printf (sql, "INSERT INTO customer (id, uid, name, first_contact_day) VALUES (%d, randomblob (16),"
                                 " 'c%d', 20250101);", i, i);
  for (int i = 0; i < N_ROWS; i++)
    {
      const int customer = g_rand_int_range (rand, 1, N_CUSTOMERS + 1);
      const gboolean is_ours = g_rand_boolean (rand);
      const int response = g_rand_int_range (rand, 0, 3);
      const int verdict = g_rand_int_range (rand, 0, 4);
      Row *contract = &rows->contracts[i], *cost = &rows->costs[i], *record = &rows->records[i];
      Row *asked = &rows->asked[i], *checked = &rows->checks[i];

      *contract = (Row) { customer, pick_day (rand), g_rand_int_range (rand, 0, 100000) };
      *cost = (Row) { customer, pick_day (rand), g_rand_int_range (rand, 0, 9000) };
      /* often near to the purchase */
      *record = (Row) { customer, rapport_day_add (contract->day, g_rand_int_range (rand, -1, 6)),
                        .is_good = is_ours && response != 0 };
      *asked = (Row) { customer, pick_day (rand), .answered = g_rand_boolean (rand) ? 20261101 : 0 };
      *checked = (Row) { customer, pick_day (rand), .answered = g_rand_boolean (rand), .is_good = verdict != 0 };
      g_string_append_printf (sql, "INSERT INTO contract (uid, customer, date, amount) VALUES"
                                   " (randomblob (16), %d, %d, %d);"
                                   "INSERT INTO cost (uid, customer, date, amount) VALUES"
                                   " (randomblob (16), %d, %d, %d);",
                              customer, contract->day, contract->amount, customer, cost->day, cost->amount);
      g_string_append_printf (sql, "INSERT INTO record (uid, customer, started_day, began_by, responded, method) VALUES"
                                   " (randomblob (16), %d, %d, '%s', '%s', 'phone');", customer, record->day,
                              is_ours ? "we" : "customer", response == 0 ? "no" : response == 1 ? "yes" : "unknown");
      g_string_append_printf (sql, "INSERT INTO survey_invitation (uid, survey, customer, asked_on, answered_on) VALUES"
                                   " (randomblob (16), 1, %d, %d, nullif (%d, 0));", customer, asked->day,
                              asked->answered);
      g_string_append_printf (sql, "INSERT INTO data_check (uid, customer, drawn_on, checked_on, name, email) VALUES"
                                   " (randomblob (16), %d, %d, nullif (%d, 0), '%s', %s);", customer, checked->day,
                              checked->answered * 20261101, verdict == 0 ? "wrong" : "right",
                              verdict == 1 ? "'right'" : verdict == 2 ? "'unchecked'" : "NULL");
    }
  g_string_append (sql, "COMMIT");
  scratch_execute (fixture->book, sql->str);
}

static gboolean
is_in (int day,
       int month)
{
  return day / 100 == month;
}

/* Whether somebody of us called within the 3 working days after @bought, and whether these are over */
static gboolean
is_called_back (const Rows      *rows,
                RapportCalendar *calendar,
                int              customer,
                int              bought,
                gboolean        *is_over)
{
  int day = bought;
  gboolean is_called = FALSE;

  for (int worked = 0; worked < 3;)
    {
      day = rapport_day_add (day, 1);
      worked += rapport_calendar_is_working_day (calendar, day);
      for (int i = 0; i < N_ROWS; i++)
        is_called |= rows->records[i].customer == customer && rows->records[i].day == day && rows->records[i].is_good;
    }
  *is_over = day < rapport_day_from_instant (FIXTURE_NOW, rapport_calendar_get_zone (calendar));
  return is_called;
}

static void
check_ratio (BookFixture *fixture,
             const char  *figure,
             int          month,
             double       numerator,
             double       denominator)
{
  const RapportFigureFilter filter = { 0 };
  g_autofree char *period = g_strdup_printf ("%d-%02d", month / 100, month % 100);
  g_autoptr(GPtrArray) groups = figures_count (fixture, figure, period, &filter);
  const RapportFigureGroup *group = g_ptr_array_index (groups, 0);
  const RapportFigureValue *value = g_ptr_array_index (group->values, 0);

  g_assert_cmpfloat (value->numerator, ==, numerator);
  g_assert_cmpfloat (value->denominator, ==, denominator);
}

static void
check_month (BookFixture     *fixture,
             const Rows      *rows,
             RapportCalendar *calendar,
             int              month)
{
  double income = 0, costs = 0, asked = 0, answered = 0, checked = 0, right = 0, new_ones = 0, called = 0;

  for (int i = 0; i < N_ROWS; i++)
    {
      income += is_in (rows->contracts[i].day, month) ? rows->contracts[i].amount : 0;
      costs += is_in (rows->costs[i].day, month) ? rows->costs[i].amount : 0;
      asked += is_in (rows->asked[i].day, month);
      answered += is_in (rows->asked[i].day, month) && rows->asked[i].answered != 0;
      checked += is_in (rows->checks[i].day, month) && rows->checks[i].answered != 0;
      right += is_in (rows->checks[i].day, month) && rows->checks[i].answered != 0 && rows->checks[i].is_good;
    }
  for (int customer = 1; customer <= N_CUSTOMERS; customer++)
    {
      int bought = 0;
      gboolean is_over, is_called;

      for (int i = 0; i < N_ROWS; i++)
        if (rows->contracts[i].customer == customer && (bought == 0 || rows->contracts[i].day < bought))
          bought = rows->contracts[i].day;
      if (!is_in (bought, month))
        continue;
      is_called = is_called_back (rows, calendar, customer, bought, &is_over);
      new_ones += is_over;
      called += is_over && is_called;
    }
  check_ratio (fixture, "K6", month, costs, income);
  check_ratio (fixture, "K7", month, called, new_ones);
  check_ratio (fixture, "K9", month, answered, asked);
  check_ratio (fixture, "K12", month, right, checked);
}

void
figures_test_as_words_say (BookFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (12);
  g_autofree Rows *rows = g_new0 (Rows, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, &error);

  g_assert_no_error (error);
  draw (fixture, rand, rows);
  for (int month = 202601; month <= 202611; month++)
    check_month (fixture, rows, calendar, month);
}
