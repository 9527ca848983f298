/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-by-words.h"
#include "rapport-customer.h"
#include "rapport-member.h"

/* Rows are written with SQL here, for figures are counted from rows: what acts make of them is tested there. */
static void
run (BookFixture *fixture,
     const char  *format,
     ...) G_GNUC_PRINTF (2, 3);

static void
run (BookFixture *fixture,
     const char  *format,
     ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  scratch_execute (fixture->book, sql);
}

static void
add_customer (BookFixture *fixture,
              int          id,
              int          entered,
              const char  *grade)
{
  run (fixture, "INSERT INTO customer (id, uid, name, first_contact_day, grade) VALUES (%d, randomblob (16), 'c%d', %d,"
                " %s%s%s)", id, id, entered, grade != NULL ? "'" : "", grade != NULL ? grade : "NULL",
       grade != NULL ? "'" : "");
}

static void
add_stage (BookFixture *fixture,
           int          customer,
           const char  *stage,
           int          since)
{
  run (fixture, "INSERT INTO stage_change (uid, customer, stage, since) VALUES (randomblob (16), %d, '%s', %d)",
       customer, stage, since);
}

static void
add_contract (BookFixture *fixture,
              int          id,
              int          customer,
              int          date,
              int          amount)
{
  run (fixture, "INSERT INTO contract (id, uid, customer, date, amount) VALUES (%d, randomblob (16), %d, %d, %d)", id,
       customer, date, amount);
}

static void
add_cost (BookFixture *fixture,
          int          customer,
          int          date,
          int          amount)
{
  run (fixture, "INSERT INTO cost (uid, customer, date, amount) VALUES (randomblob (16), %d, %d, %d)", customer, date,
       amount);
}

/* A ticket received at @hour of a day of Shanghai, with some of its columns */
static void
add_ticket (BookFixture *fixture,
            int          id,
            int          customer,
            int          day,
            int          hour,
            gboolean     complaint,
            const char  *status)
{
  run (fixture, "INSERT INTO ticket (id, uid, customer, received, complaint, priority, status) VALUES (%d,"
                " randomblob (16), %d, %" G_GINT64_FORMAT ", %d, 'P2', '%s')", id, customer,
       rapport_day_start (day, fixture->zone) + hour * 3600, complaint, status);
}

static void
add_event (BookFixture *fixture,
           int          ticket,
           int          day,
           int          hour,
           const char  *kind)
{
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind) VALUES (randomblob (16), %d, %" G_GINT64_FORMAT ","
                " '%s')", ticket, rapport_day_start (day, fixture->zone) + hour * 3600, kind);
}

static void
add_value (GString                  *told,
           const RapportFigureValue *value)
{
  if (told->len > 0)
    g_string_append (told, "; ");
  if (*value->part->id != '\0')
    g_string_append_printf (told, "%s ", value->part->id);
  if (value->key != NULL)
    g_string_append_printf (told, "%s ", value->key);
  if (value->has_value)
    g_string_append_printf (told, "%.6g", value->value);
  else
    g_string_append (told, "none");
  if (value->part->way == RAPPORT_FIGURE_RATIO)
    g_string_append_printf (told, " = %.6g/%.6g", value->numerator, value->denominator);
  if (value->has_target)
    g_string_append_printf (told, " (%s %.6g)",
                            value->met == RAPPORT_FIGURE_MET ? "meets"
                            : value->met == RAPPORT_FIGURE_MISSED ? "misses" : "to", value->target);
}

static void
check_group (GPtrArray  *groups,
             guint       index,
             const char *name,
             const char *expected)
{
  const RapportFigureGroup *group = g_ptr_array_index (groups, index);
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_cmpstr (group->group, ==, name);
  for (guint i = 0; i < group->values->len; i++)
    add_value (told, g_ptr_array_index (group->values, i));
  g_assert_cmpstr (told->str, ==, expected);
}

static void
check (BookFixture *fixture,
       const char  *figure,
       const char  *period,
       const char  *expected)
{
  const RapportFigureFilter filter = { 0 };
  g_autoptr(GPtrArray) groups = figures_count (fixture, figure, period, &filter);

  g_assert_cmpint (groups->len, ==, 1);
  check_group (groups, 0, NULL, expected);
}

static void
test_period (BookFixture   *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *text;
    RapportFigurePeriod period;
    RapportFigurePeriod before;
  } CASES[] = {
    { "2026", { 20260101, 20261231, 12 }, { 20250101, 20251231, 12 } },
    { "2026-Q1", { 20260101, 20260331, 3 }, { 20251001, 20251231, 3 } },
    { "2026-Q4", { 20261001, 20261231, 3 }, { 20260701, 20260930, 3 } },
    { "2024-02", { 20240201, 20240229, 1 }, { 20240101, 20240131, 1 } },
  };
  static const char *const WRONG[] = { "", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-1", "2026-01-01",
                                       "x" };
  const RapportFigurePeriod days = { 20260305, 20260314, 0 };
  RapportFigurePeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_assert_true (rapport_figure_period_parse (CASES[i].text, &period));
      g_assert_cmpmem (&period, sizeof period, &CASES[i].period, sizeof period);
      rapport_figure_period_get_before (&CASES[i].period, &period);
      g_assert_cmpmem (&period, sizeof period, &CASES[i].before, sizeof period);
    }
  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    g_assert_false (rapport_figure_period_parse (WRONG[i], &period));
  rapport_figure_period_get_before (&days, &period);
  g_assert_cmpint (period.from, ==, 20260223);
  g_assert_cmpint (period.to, ==, 20260304);
}

static void
test_no_data (BookFixture   *fixture,
              gconstpointer  data)
{
  guint n_figures;
  const RapportFigure *const *figures = rapport_figure_list (&n_figures);

  g_assert_cmpint (n_figures, ==, 20);
  for (guint i = 0; i < n_figures; i++)
    {
      const RapportFigureFilter filter = { 0 };
      g_autoptr(GPtrArray) groups = figures_count (fixture, figures[i]->id, "2026-10", &filter);
      const RapportFigureGroup *group = g_ptr_array_index (groups, 0);
      const RapportFigureValue *value = g_ptr_array_index (group->values, 0);

      g_assert_false (value->has_value);
      g_assert_cmpint (value->met, ==, RAPPORT_FIGURE_UNKNOWN);
    }
}

static void
test_retention (BookFixture   *fixture,
                gconstpointer  data)
{
  for (int i = 1; i <= 20; i++)
    add_customer (fixture, i, i <= 15 ? 20250101 : 20261005, NULL);
  for (int i = 1; i <= 3; i++)
    add_stage (fixture, i, "lost", 20261010);
  check (fixture, "K1", "2026-10", "1.13333 = 17/15 (meets 0.8); cohort 0.8 = 12/15");
  /* lost and won back in the period; lost before it; lost after it */
  add_stage (fixture, 3, "won-back", 20261020);
  add_stage (fixture, 4, "lost", 20260901);
  add_stage (fixture, 5, "lost", 20261101);
  check (fixture, "K1", "2026-10", "1.21429 = 17/14 (meets 0.8); cohort 0.857143 = 12/14");
}

static void
test_archived (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  run (fixture, "UPDATE customer SET first_contact_day = 20250101");
  add_customer (fixture, 90, 20250101, NULL);
  check (fixture, "K1", "2026-10", "1 = 2/2 (meets 0.8); cohort 1 = 2/2");
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, first, "archived", TRUE, NULL);
  /* what was archived later was there before */
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT, rapport_day_start (20261101, fixture->zone));
  check (fixture, "K1", "2026-10", "1 = 2/2 (meets 0.8); cohort 1 = 2/2");
  check (fixture, "K1", "2026-12", "1 = 1/1 (meets 0.8); cohort 1 = 1/1");
}

static void
test_referral (BookFixture   *fixture,
               gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    add_customer (fixture, i, 20250101, NULL);
  for (int i = 5; i <= 8; i++)
    add_customer (fixture, i, 20261005, NULL);
  run (fixture, "UPDATE customer SET referred_by = 1 WHERE id IN (5, 6)");
  run (fixture, "UPDATE customer SET referred_by = 2 WHERE id = 7");
  run (fixture, "UPDATE customer SET referred_by = 3 WHERE id = 4");
  check (fixture, "K2", "2026-10", "0.25 = 2/8 (meets 0.15); willing none = 0/0");
  check (fixture, "K2", "2026-09", "0 = 0/4 (misses 0.15); willing none = 0/0");
}

static void
add_nps (BookFixture *fixture,
         int          customer,
         int          day,
         int          nps)
{
  run (fixture, "INSERT INTO feedback (uid, customer, source, answered_on, nps) VALUES (randomblob (16), %d, 'survey',"
                " %d, %d)", customer, day, nps);
}

static void
test_promoters (BookFixture   *fixture,
                gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    add_customer (fixture, i, 20250101, NULL);
  add_nps (fixture, 1, 20261001, 3);
  add_nps (fixture, 1, 20261031, 9);
  add_nps (fixture, 2, 20261010, 10);
  add_nps (fixture, 3, 20261010, 7);
  add_nps (fixture, 4, 20261010, 6);
  add_nps (fixture, 4, 20261101, 10);
  check (fixture, "K3", "2026-10", "25 = 1/4 (misses 50); promoters 0.5 = 2/4; detractors 0.25 = 1/4");
}

static void
test_complaints (BookFixture   *fixture,
                 gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_customer (fixture, 2, 20250101, NULL);
  add_ticket (fixture, 1, 1, 20261001, 0, TRUE, "solved");
  add_ticket (fixture, 2, 1, 20261031, 23, FALSE, "new");
  add_ticket (fixture, 3, 1, 20261101, 0, TRUE, "new");
  add_ticket (fixture, 4, 1, 20260901, 0, TRUE, "new");
  run (fixture, "INSERT INTO record (uid, customer, started_day) VALUES (randomblob (16), 1, 20261005),"
                " (randomblob (16), 2, 20261006), (randomblob (16), 2, 20261101)");
  check (fixture, "K4", "2026-10", "0.25 = 1/4 (meets 1); customers 0.5 = 1/2");
  check (fixture, "K4", "2026-08", "none = 0/0; customers 0 = 0/2");
  check (fixture, "K11", "2026-10", "1 = 1/1 (meets 1)");
  check (fixture, "K11", "2026-Q4", "0.5 = 1/2 (misses 1)");
}

/* A complaint that was only withdrawn is not solved. */
static void
test_solved (BookFixture   *fixture,
             gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_ticket (fixture, 1, 1, 20261001, 0, TRUE, "closed");
  add_ticket (fixture, 2, 1, 20261001, 0, TRUE, "closed");
  add_ticket (fixture, 3, 1, 20261001, 0, TRUE, "closed");
  add_event (fixture, 2, 20261002, 9, "solved");
  add_event (fixture, 3, 20261002, 9, "solved");
  add_event (fixture, 3, 20261003, 9, "reopened");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (misses 1)");
}

/* A complaint that was merged into another is solved when that is, and not before (K11). */
static void
test_solved_in_another (BookFixture   *fixture,
                        gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_ticket (fixture, 1, 1, 20261001, 0, TRUE, "closed");
  add_ticket (fixture, 2, 1, 20261001, 0, TRUE, "closed");
  add_ticket (fixture, 3, 1, 20260901, 0, TRUE, "new");
  run (fixture, "INSERT INTO ticket_link (uid, ticket, other, relation) VALUES (randomblob (16), 1, 2, 'merged'),"
                " (randomblob (16), 2, 3, 'duplicate')");
  check (fixture, "K11", "2026-10", "0 = 0/2 (misses 1)");
  run (fixture, "UPDATE ticket SET status = 'solved' WHERE id = 3");
  check (fixture, "K11", "2026-10", "1 = 2/2 (meets 1)");
}

static void
test_response (BookFixture   *fixture,
               gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  for (int i = 1; i <= 4; i++)
    add_ticket (fixture, i, 1, 20261008, 0, FALSE, "new");
  add_event (fixture, 1, 20261008, 1, "acknowledged");
  add_event (fixture, 1, 20261008, 2, "responded");
  add_event (fixture, 2, 20261008, 4, "told");
  add_event (fixture, 3, 20261008, 12, "solved");
  check (fixture, "K5", "2026-10", "21600 = 64800/3 (meets 28800); median 14400; unanswered 1");
}

static void
test_cost_share (BookFixture   *fixture,
                 gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_contract (fixture, 1, 1, 20261001, 100000);
  run (fixture, "INSERT INTO contract (id, uid, customer, date) VALUES (2, randomblob (16), 1, 20261031)");
  run (fixture, "INSERT INTO contract_line (uid, contract, amount) VALUES (randomblob (16), 2, 60000),"
                " (randomblob (16), 2, 40000)");
  add_contract (fixture, 3, 1, 20261101, 500000);
  add_cost (fixture, 1, 20261015, 12000);
  run (fixture, "INSERT INTO cost (uid, date, amount) VALUES (randomblob (16), 20261016, 8000)");
  check (fixture, "K6", "2026-10", "0.1 = 20000/200000 (misses 0.05)");
  check (fixture, "K6", "2026-09", "none = 0/0 (to 0.05)");
}

static void
add_record (BookFixture *fixture,
            int          customer,
            int          day,
            const char  *began_by,
            const char  *responded)
{
  run (fixture, "INSERT INTO record (uid, customer, started_day, began_by, responded, method) VALUES"
                " (randomblob (16), %d, %d, '%s', '%s', 'phone')", customer, day, began_by, responded);
}

/* 2026-10-09 is a Friday: the third working day after it, with 10-10 made up for, is Tuesday 10-13. */
static void
test_call_back (BookFixture   *fixture,
                gconstpointer  data)
{
  for (int i = 1; i <= 6; i++)
    {
      add_customer (fixture, i, 20250101, NULL);
      add_contract (fixture, i, i, i < 6 ? 20261012 : 20261120, 1);
    }
  add_contract (fixture, 7, 1, 20261013, 1);
  add_record (fixture, 1, 20261015, "we", "unknown");
  add_record (fixture, 2, 20261016, "we", "yes");
  add_record (fixture, 3, 20261013, "customer", "yes");
  add_record (fixture, 4, 20261013, "we", "no");
  add_record (fixture, 5, 20261012, "we", "yes");
  check (fixture, "K7", "2026-10", "0.2 = 1/5 (misses 0.9)");
  check (fixture, "K7", "2026-11", "none = 0/0 (to 0.9)");
}

static void
test_coverage (BookFixture   *fixture,
               gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, "A");
  add_customer (fixture, 2, 20250101, "B");
  add_customer (fixture, 3, 20250101, "B");
  add_customer (fixture, 4, 20250101, "C");
  for (int i = 1; i <= 4; i++)
    run (fixture, "UPDATE customer SET uid = x'0190000000007000800000000000000%d' WHERE id = %d", i, i);
  /* A: two deep and a light; B: one of each; C: a light one a quarter */
  add_record (fixture, 1, 20260801, "we", "yes");
  add_record (fixture, 1, 20260810, "we", "yes");
  add_record (fixture, 1, 20260820, "we", "yes");
  add_record (fixture, 2, 20260801, "we", "yes");
  add_record (fixture, 2, 20260831, "we", "yes");
  add_record (fixture, 3, 20260801, "we", "yes");
  add_record (fixture, 4, 20260701, "we", "yes");
  check (fixture, "K8", "2026-08", "0.666667 = 2/3; A 1 = 1/1 (meets 1); B 0.5 = 1/2 (misses 0.8); C none = 0/0");
  check (fixture, "K8", "2026-09", "0.25 = 1/4; A 0 = 0/1 (misses 1); B 0 = 0/2 (misses 0.8); C 1 = 1/1");
  /* a month that is not over has not ended */
  check (fixture, "K8", "2026-11", "none = 0/0; A none = 0/0 (to 1); B none = 0/0 (to 0.8); C none = 0/0");
}

/* A pause, a cadence of its own and the shipped tag change what is asked. */
static void
test_coverage_otherwise (BookFixture   *fixture,
                         gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    {
      add_customer (fixture, i, 20250101, "B");
      run (fixture, "UPDATE customer SET uid = x'0190000000007000800000000000000%d' WHERE id = %d", i, i);
      add_record (fixture, i, 20260801, "we", "yes");
    }
  run (fixture, "INSERT INTO pause (uid, customer, begins, ends) VALUES (randomblob (16), 1, 20260701, 20260930)");
  run (fixture, "INSERT INTO cadence_rule (uid, customer, period, deep, light) VALUES"
                " (randomblob (16), 2, 'month', 1, 0)");
  run (fixture, "INSERT INTO tag (uid, customer, name) VALUES (randomblob (16), 3, '低活跃')");
  add_record (fixture, 3, 20260810, "we", "yes");
  add_record (fixture, 4, 20260810, "we", "yes");
  /* one asks nothing, one a deep one, one a deep and two light, one a deep and a light */
  check (fixture, "K8", "2026-08", "0.666667 = 2/3; A none = 0/0 (to 1); B 0.666667 = 2/3 (misses 0.8); C none = 0/0");
  add_record (fixture, 3, 20260820, "we", "yes");
  check (fixture, "K8", "2026-08", "1 = 3/3; A none = 0/0 (to 1); B 1 = 3/3 (meets 0.8); C none = 0/0");
}

static void
test_participation (BookFixture   *fixture,
                    gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  run (fixture, "INSERT INTO survey (id, uid, name) VALUES (1, randomblob (16), 's')");
  run (fixture, "INSERT INTO survey_invitation (uid, survey, customer, asked_on, answered_on) VALUES"
                " (randomblob (16), 1, 1, 20261001, 20261102), (randomblob (16), 1, 1, 20261031, NULL),"
                " (randomblob (16), 1, 1, 20261101, 20261102)");
  run (fixture, "INSERT INTO feedback (uid, customer, source, asked_on) VALUES"
                " (randomblob (16), 1, 'survey', 20261002), (randomblob (16), 1, 'interview', 20261002)");
  check (fixture, "K9", "2026-10", "0.333333 = 1/3 (meets 0.2)");
}

static void
test_scores (BookFixture   *fixture,
             gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_ticket (fixture, 1, 1, 20261001, 0, TRUE, "accepted");
  add_ticket (fixture, 2, 1, 20261001, 0, TRUE, "accepted");
  add_ticket (fixture, 3, 1, 20261001, 0, FALSE, "accepted");
  run (fixture, "INSERT INTO feedback (uid, customer, source, ticket, answered_on, score_overall, maximum) VALUES"
                " (randomblob (16), 1, 'ticket', 1, 20261010, 300, 500),"
                " (randomblob (16), 1, 'ticket', 1, 20261011, 400, 500),"
                " (randomblob (16), 1, 'survey', NULL, 20261012, 9000, 10000),"
                " (randomblob (16), 1, 'survey', NULL, 20261112, 100, 500)");
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind, score_overall) VALUES (randomblob (16), 2, %"
                G_GINT64_FORMAT ", 'feedback', 3)", rapport_day_start (20261101, fixture->zone) - 1);
  check (fixture, "K10", "2026-10", "0.5 = 1/2 (misses 0.85)");
  check (fixture, "K13", "2026-10", "3.625 = 2.9/4; of-100 72.5 = 2.9/4");
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind, score_overall) VALUES (randomblob (16), 3, %"
                G_GINT64_FORMAT ", 'accepted', 5)", rapport_day_start (20261101, fixture->zone) - 1);
  check (fixture, "K13", "2026-10", "3.9 = 3.9/5; of-100 78 = 3.9/5");
}

static void
test_accuracy (BookFixture   *fixture,
               gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  run (fixture, "INSERT INTO data_check (uid, customer, drawn_on, checked_on, name, phone) VALUES"
                " (randomblob (16), 1, 20261001, 20261005, 'right', 'right'),"
                " (randomblob (16), 1, 20261001, 20261105, 'right', 'wrong'),"
                " (randomblob (16), 1, 20261001, NULL, 'wrong', NULL),"
                " (randomblob (16), 1, 20260901, 20261005, 'wrong', 'right')");
  check (fixture, "K12", "2026-10", "0.5 = 1/2 (misses 0.98)");
}

static void
test_value (BookFixture   *fixture,
            gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    add_customer (fixture, i, 20250101, NULL);
  add_contract (fixture, 1, 1, 20250301, 100000);
  add_contract (fixture, 2, 1, 20260301, 60000);
  add_contract (fixture, 3, 2, 20260401, 40000);
  add_contract (fixture, 4, 2, 20261101, 70000);
  add_cost (fixture, 1, 20260501, 20000);
  add_stage (fixture, 4, "lost", 20260601);
  check (fixture, "K14", "2026-10", "90000 = 180000/2 (misses 90000); yearly 40000 = 80000/2; churn 0.25 = 1/4;"
                                    " projected 160000 = 40000/0.25");
}

static void
add_clock (BookFixture *fixture,
           int          ticket,
           const char  *target,
           int          due_day,
           int          met_day,
           const char  *cause)
{
  const gint64 met_at = met_day != 0 ? rapport_day_start (met_day, fixture->zone) : 0;
  g_autofree char *met = met_day != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, met_at) : g_strdup ("NULL");

  run (fixture, "INSERT INTO clock (ticket, target, round, state, due, met_at, cause) VALUES (%d, '%s', 1, 'met',"
                " %" G_GINT64_FORMAT ", %s, %s%s%s)", ticket, target, rapport_day_start (due_day, fixture->zone), met,
       cause != NULL ? "'" : "", cause != NULL ? cause : "NULL", cause != NULL ? "'" : "");
}

static void
test_attainment (BookFixture   *fixture,
                 gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  for (int i = 1; i <= 5; i++)
    add_ticket (fixture, i, 1, 20261001, 0, FALSE, "new");
  add_clock (fixture, 1, "first-response", 20261005, 20261005, NULL);
  add_clock (fixture, 2, "first-response", 20261005, 20261006, NULL);
  add_clock (fixture, 3, "first-response", 20261005, 0, "re-prioritised");
  add_clock (fixture, 4, "first-response", 20261105, 20261003, NULL);
  add_clock (fixture, 5, "solution", 20261031, 0, NULL);
  add_event (fixture, 1, 20261003, 0, "solved");
  add_event (fixture, 2, 20261005, 0, "solved");
  check (fixture, "K15", "2026-10", "0.333333 = 1/3; target first-response P2 0.5 = 1/2; target solution P2 0 = 0/1;"
                                    " re-prioritised 1; volume 5; solving 259200 = 518400/2; solving-median 259200");
}

static void
test_records_in_time (BookFixture   *fixture,
                      gconstpointer  data)
{
  const gint64 start = rapport_day_start (20261005, fixture->zone);

  add_customer (fixture, 1, 20250101, NULL);
  run (fixture, "INSERT INTO record (uid, customer, started_day, started_at, ended, written_at) VALUES"
                " (randomblob (16), 1, 20261005, %1$" G_GINT64_FORMAT ", NULL, %1$" G_GINT64_FORMAT " + 7200),"
                " (randomblob (16), 1, 20261005, %1$" G_GINT64_FORMAT ", NULL, %1$" G_GINT64_FORMAT " + 7201),"
                " (randomblob (16), 1, 20261005, %1$" G_GINT64_FORMAT ", %1$" G_GINT64_FORMAT " + 3600,"
                "  %1$" G_GINT64_FORMAT " + 10800),"
                " (randomblob (16), 1, 20261005, %1$" G_GINT64_FORMAT ", NULL, NULL),"
                " (randomblob (16), 1, 20261005, NULL, NULL, %1$" G_GINT64_FORMAT " + 7200)", start);
  check (fixture, "K16", "2026-10", "0.666667 = 2/3");
}

static void
test_channels (BookFixture   *fixture,
               gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_record (fixture, 1, 20261005, "we", "yes");
  add_record (fixture, 1, 20261006, "we", "no");
  add_record (fixture, 1, 20261006, "we", "unknown");
  run (fixture, "INSERT INTO record (uid, customer, started_day, method, satisfaction) VALUES"
                " (randomblob (16), 1, 20261007, 'email', 8), (randomblob (16), 1, 20261007, NULL, 9)");
  add_ticket (fixture, 1, 1, 20261001, 0, FALSE, "solved");
  run (fixture, "UPDATE ticket SET channel = 'email'");
  run (fixture, "INSERT INTO cost (uid, customer, date, amount, method) VALUES"
                " (randomblob (16), 1, 20261005, 600, 'phone')");
  check (fixture, "K17", "2026-10", "0.5 = 1/2; contacts email 1; contacts none 1; contacts phone 3;"
                                    " answered phone 0.5 = 1/2; solved email 1 = 1/1; satisfaction email 8 = 8/1;"
                                    " satisfaction none 9 = 9/1; cost email 0 = 0/1; cost phone 200 = 600/3");
}

static void
test_activities (BookFixture   *fixture,
                 gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_customer (fixture, 2, 20250101, NULL);
  run (fixture, "INSERT INTO activity (id, uid, name, starts_day) VALUES (1, randomblob (16), '沙龙', 20261010),"
                " (2, randomblob (16), '峰会', 20261110)");
  run (fixture, "INSERT INTO activity_guest (uid, activity, customer, attended, score) VALUES"
                " (randomblob (16), 1, 1, 1, 4), (randomblob (16), 1, 2, 0, NULL), (randomblob (16), 2, 2, 1, 5)");
  run (fixture, "INSERT INTO cost (uid, activity, date, amount) VALUES (randomblob (16), 1, 20261005, 5000)");
  check (fixture, "K18", "2026-10", "0.5 = 1/2; invited 沙龙 2; attended 沙龙 0.5 = 1/2; cost 沙龙 5000;"
                                    " cost-per-guest 沙龙 5000 = 5000/1; feedback 沙龙 4 = 4/1");
}

static void
test_renewal (BookFixture   *fixture,
              gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    {
      add_customer (fixture, i, 20250101, NULL);
      add_contract (fixture, i, i, 20250901, 1);
      run (fixture, "UPDATE contract SET ends = 20260831 WHERE id = %d", i);
    }
  add_contract (fixture, 5, 1, 20261030, 1);
  add_contract (fixture, 6, 2, 20261031, 1);
  add_contract (fixture, 7, 3, 20260801, 1);
  run (fixture, "UPDATE contract SET renews = 1 WHERE id = 5");
  run (fixture, "UPDATE contract SET renews = 2 WHERE id = 6");
  run (fixture, "UPDATE contract SET kind = 'renewal' WHERE id = 7");
  check (fixture, "K19", "2026-08", "0.5 = 2/4; repurchase 0.25 = 1/4");
  check (fixture, "K19", "2026-11", "none = 0/0; repurchase 0.75 = 3/4");
}

static void
test_return (BookFixture   *fixture,
             gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, "A");
  add_customer (fixture, 2, 20250101, NULL);
  run (fixture, "UPDATE customer SET segment = '价值' WHERE id = 2");
  add_contract (fixture, 1, 1, 20261015, 9000);
  add_contract (fixture, 2, 2, 20261009, 1000);
  add_cost (fixture, 1, 20261015, 3000);
  run (fixture, "INSERT INTO activity (id, uid, name, starts_day) VALUES (1, randomblob (16), '沙龙', 20261010)");
  run (fixture, "INSERT INTO activity_guest (uid, activity, customer, attended) VALUES (randomblob (16), 1, 1, 1),"
                " (randomblob (16), 1, 1, 1), (randomblob (16), 1, 2, 1)");
  run (fixture, "INSERT INTO cost (uid, activity, date, amount) VALUES (randomblob (16), 1, 20261005, 1000)");
  check (fixture, "K20", "2026-10", "1.5 = 6000/4000; grade A 2 = 6000/3000; segment 价值 none = 1000/0;"
                                    " activity 沙龙 8 = 8000/1000");
}

static void
test_groups (BookFixture   *fixture,
             gconstpointer  data)
{
  const RapportFigureFilter by_grade = { .by = RAPPORT_FIGURE_BY_GRADE };
  const RapportFigureFilter by_month = { .by = RAPPORT_FIGURE_BY_MONTH };
  const RapportFigureFilter only_a = { .grade = "A", .with_ids = TRUE };
  g_autoptr(GPtrArray) grades = NULL;
  g_autoptr(GPtrArray) months = NULL;
  g_autoptr(GPtrArray) some = NULL;
  const RapportFigureValue *value;

  add_customer (fixture, 1, 20250101, "A");
  add_customer (fixture, 2, 20250101, "B");
  /* the grade is that of the end of the period */
  run (fixture, "INSERT INTO grade_change (uid, customer, grade, since) VALUES (randomblob (16), 2, 'A', 20261001),"
                " (randomblob (16), 2, 'B', 20261101)");
  add_customer (fixture, 3, 20250101, "C");
  for (int i = 1; i <= 3; i++)
    add_ticket (fixture, i, i, 20261001, 0, TRUE, i < 3 ? "solved" : "new");
  add_ticket (fixture, 4, 1, 20261102, 0, TRUE, "new");
  grades = figures_count (fixture, "K11", "2026-10", &by_grade);
  g_assert_cmpint (grades->len, ==, 3);
  check_group (grades, 0, NULL, "0.666667 = 2/3 (misses 1)");
  check_group (grades, 1, "A", "1 = 2/2 (meets 1)");
  check_group (grades, 2, "C", "0 = 0/1 (misses 1)");
  months = figures_count (fixture, "K11", "2026-Q4", &by_month);
  g_assert_cmpint (months->len, ==, 3);
  check_group (months, 0, NULL, "0.5 = 2/4 (misses 1)");
  check_group (months, 1, "2026-10", "0.666667 = 2/3 (misses 1)");
  check_group (months, 2, "2026-11", "0 = 0/1 (misses 1)");
  some = figures_count (fixture, "K11", "2026-10", &only_a);
  check_group (some, 0, NULL, "1 = 2/2 (meets 1)");
  value = g_ptr_array_index (((RapportFigureGroup *) g_ptr_array_index (some, 0))->values, 0);
  g_assert_cmpint (value->denominator_things->len, ==, 2);
  g_assert_cmpint (g_array_index (value->denominator_things, RapportFigureThing, 1).id, ==, 2);
}

static void
test_owner_then (BookFixture   *fixture,
                 gconstpointer  data)
{
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王", NULL);
  const gint64 second = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "李", NULL);
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "owner", first, NULL);
  const RapportFigureFilter of_first = { .owner = first };
  g_autoptr(GPtrArray) then = NULL;
  g_autoptr(GPtrArray) now = NULL;

  run (fixture, "UPDATE customer SET first_contact_day = 20250101");
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT, rapport_day_start (20250101, fixture->zone));
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "owner", second, NULL);
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT " WHERE id = (SELECT max(id) FROM action)",
       rapport_day_start (20261102, fixture->zone));
  then = figures_count (fixture, "K1", "2026-10", &of_first);
  check_group (then, 0, NULL, "1 = 1/1 (meets 0.8); cohort 1 = 1/1");
  now = figures_count (fixture, "K1", "2026-11", &of_first);
  check_group (now, 0, NULL, "none = 0/0 (to 0.8); cohort none = 0/0");
}

static void
test_targets (BookFixture   *fixture,
              gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  for (int i = 1; i <= 4; i++)
    add_ticket (fixture, i, 1, i < 4 ? 20261001 : 20260901, 0, TRUE, i == 1 ? "solved" : i == 4 ? "solved" : "new");
  run (fixture, "INSERT INTO target (uid, figure, way, value, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'value', 3000, 20260101, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (meets 0.3)");
  /* of two in force the later one; a change is held against the period before */
  run (fixture, "INSERT INTO target (uid, figure, way, value, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'change', 500, 20261001, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (misses 1.05)");
  run (fixture, "INSERT INTO target (uid, figure, way, value, grade, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'value', 1, 'A', 20261001, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (misses 1.05)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/figures/period", test_period);
  BOOK_TEST ("/store/figures/without-data-none", test_no_data);
  BOOK_TEST ("/store/figures/K1", test_retention);
  BOOK_TEST ("/store/figures/K1/archived-later", test_archived);
  BOOK_TEST ("/store/figures/K2", test_referral);
  BOOK_TEST ("/store/figures/K3", test_promoters);
  BOOK_TEST ("/store/figures/K4-K11", test_complaints);
  BOOK_TEST ("/store/figures/K11-merged", test_solved_in_another);
  BOOK_TEST ("/store/figures/K11/withdrawn-is-not-solved", test_solved);
  BOOK_TEST ("/store/figures/K5", test_response);
  BOOK_TEST ("/store/figures/K6", test_cost_share);
  BOOK_TEST ("/store/figures/K7", test_call_back);
  BOOK_TEST ("/store/figures/K8", test_coverage);
  BOOK_TEST ("/store/figures/K8/pauses-tags-and-own-cadence", test_coverage_otherwise);
  BOOK_TEST ("/store/figures/K9", test_participation);
  BOOK_TEST ("/store/figures/K10-K13", test_scores);
  BOOK_TEST ("/store/figures/K12", test_accuracy);
  BOOK_TEST ("/store/figures/K6-K7-K9-K12/as-their-words-say", figures_test_as_words_say);
  BOOK_TEST ("/store/figures/K14", test_value);
  BOOK_TEST ("/store/figures/K15", test_attainment);
  BOOK_TEST ("/store/figures/K16", test_records_in_time);
  BOOK_TEST ("/store/figures/K17", test_channels);
  BOOK_TEST ("/store/figures/K18", test_activities);
  BOOK_TEST ("/store/figures/K19", test_renewal);
  BOOK_TEST ("/store/figures/K20", test_return);
  BOOK_TEST ("/store/figures/by-grade-and-month", test_groups);
  BOOK_TEST ("/store/figures/owner-of-then", test_owner_then);
  BOOK_TEST ("/store/figures/targets", test_targets);
  return g_test_run ();
}
