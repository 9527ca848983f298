/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-tools.h"

#define DEADLINES 200000
#define TICKETS 20000

static RapportCalendar *
make_calendar (void)
{
  g_autoptr(GString) json = g_string_new (
    "{'zone':'Europe/Berlin','week':{'mon':[['09:00','12:00'],['13:30','18:00']],"
    "'tue':[['09:00','12:00'],['13:30','18:00']],'wed':[['09:00','12:00'],['13:30','18:00']],"
    "'thu':[['09:00','12:00'],['13:30','18:00']],'fri':[['09:00','12:00'],['13:30','18:00']]},"
    "'dates':{");

  for (int i = 0; i < 50; i++)
    g_string_append_printf (json, "%s'2026-%02d-%02d':[%s]", i > 0 ? "," : "", i % 12 + 1,
                            i / 12 * 5 + 3, i % 3 == 0 ? "['10:00','14:00']" : "");
  g_string_append (json, "}}");
  return sla_calendar (json->str);
}

static void
test_deadline (void)
{
  g_autoptr(RapportCalendar) calendar = make_calendar ();
  gint64 from = sla_at ("2026-01-05T10:00:00+01:00");
  gint64 due = 0;
  gint64 sum = 0;
  double micros;

  rapport_calendar_add_working_days (calendar, from, 5, &due, NULL);
  g_test_timer_start ();
  for (int i = 0; i < DEADLINES; i++)
    {
      rapport_calendar_add_working_days (calendar, from + i % 20000 * 1500, 5, &due, NULL);
      sum += due;
    }
  micros = g_test_timer_elapsed () / DEADLINES * 1e6;
  g_assert_cmpint (sum, >, 0);
  g_test_minimized_result (micros, "a deadline of 5 working days: %.3f µs", micros);
  g_assert_cmpfloat (micros, <=, 5);
}

static GPtrArray *
make_tickets (void)
{
  GPtrArray *tickets
    = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_ticket_history_unref);
  static const char *const PRIORITIES[] = { "P1", "P2", "P3", "P4" };

  for (int i = 0; i < TICKETS; i++)
    {
      gint64 at = sla_at ("2026-01-05T09:00:00+01:00") + i * 1300;
      RapportTicketHistory *ticket = rapport_ticket_history_new (at);

      rapport_ticket_history_set_value (ticket, RAPPORT_SLA_KEY_PRIORITY, PRIORITIES[i % 4]);
      rapport_ticket_history_add_event (ticket, at + 600, RAPPORT_SLA_ACKNOWLEDGED, NULL);
      rapport_ticket_history_add_event (ticket, at + 3600, RAPPORT_SLA_RESPONDED, NULL);
      rapport_ticket_history_add_event (ticket, at + 8000, RAPPORT_SLA_WAITING, NULL);
      rapport_ticket_history_add_event (ticket, at + 90000, RAPPORT_SLA_RESUMED, NULL);
      rapport_ticket_history_add_event (ticket, at + 91000, RAPPORT_SLA_PRIORITY,
                                        PRIORITIES[(i + 1) % 4]);
      rapport_ticket_history_add_event (ticket, at + 99000, RAPPORT_SLA_TOLD, NULL);
      rapport_ticket_history_add_event (ticket, at + 120000, RAPPORT_SLA_WAITING, NULL);
      rapport_ticket_history_add_event (ticket, at + 200000, RAPPORT_SLA_RESUMED, NULL);
      rapport_ticket_history_add_event (ticket, at + 250000, RAPPORT_SLA_SOLVED, NULL);
      rapport_ticket_history_add_event (ticket, at + 500000, RAPPORT_SLA_REOPENED, NULL);
      g_ptr_array_add (tickets, ticket);
    }
  return tickets;
}

static void
test_tickets (void)
{
  g_autoptr(RapportCalendar) calendar = make_calendar ();
  g_autoptr(RapportPolicy) policy = sla_policy (
    "{'target':'first-response','when':{'priority':['P1']},'duration':'30m'},"
    "{'target':'first-response','duration':'4h','time':'working'},"
    "{'target':'analysis','duration':'2wd'},"
    "{'target':'hand-over','from':'cannot-solve','duration':'1h','time':'working'},"
    "{'target':'update','duration':'24h'},"
    "{'target':'solution','when':{'priority':['P1','P3']},'duration':'24h','pause':true},"
    "{'target':'solution','duration':'5wd','pause':true},"
    "{'target':'acceptance','duration':'3wd'}");
  g_autoptr(GPtrArray) tickets = make_tickets ();
  gint64 now = sla_at ("2026-11-21T09:00:00+01:00");
  guint n = 0;
  double seconds;

  g_test_timer_start ();
  for (guint i = 0; i < tickets->len; i++)
    {
      g_autoptr(GPtrArray) clocks = rapport_sla_judge (
        &policy, 1, &calendar, 1, g_ptr_array_index (tickets, i), now, RAPPORT_SLA_PLAIN);

      n += clocks->len;
    }
  seconds = g_test_timer_elapsed ();
  g_assert_cmpuint (n, ==, 6 * TICKETS);
  g_test_minimized_result (seconds, "20,000 tickets of ten events: %.3f s", seconds);
  g_assert_cmpfloat (seconds, <=, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/benchmark/deadline", test_deadline);
  g_test_add_func ("/model/sla/benchmark/tickets", test_tickets);
  return g_test_run ();
}
