/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-fixture.h"

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

/* Adds the tests of figures of tickets and records. */
void
figures_add_service (void)
{
  BOOK_TEST ("/store/figures/K3", test_promoters);
  BOOK_TEST ("/store/figures/K4-K11", test_complaints);
  BOOK_TEST ("/store/figures/K11-merged", test_solved_in_another);
  BOOK_TEST ("/store/figures/K11/withdrawn-is-not-solved", test_solved);
  BOOK_TEST ("/store/figures/K5", test_response);
  BOOK_TEST ("/store/figures/K7", test_call_back);
  BOOK_TEST ("/store/figures/K8", test_coverage);
  BOOK_TEST ("/store/figures/K8/pauses-tags-and-own-cadence", test_coverage_otherwise);
  BOOK_TEST ("/store/figures/K15", test_attainment);
  BOOK_TEST ("/store/figures/K16", test_records_in_time);
  BOOK_TEST ("/store/figures/K17", test_channels);
  BOOK_TEST ("/store/figures/K18", test_activities);
}
