/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sla-tools.h"

#define RESPONSE_2H "{'target':'first-response','duration':'2h','time':'elapsed'}"
#define SOLUTION(duration, time, pause) \
  "{'target':'solution','duration':'" duration "','time':'" time "','pause':" pause "}"
#define HAND_OVER "{'target':'hand-over','from':'cannot-solve','duration':'1h','time':'working'}"
#define AGREED "{'target':'solution','duration':'agreed','pause':true}"
#define FIRST RAPPORT_SLA_FIRST_RESPONSE
#define SOLVE RAPPORT_SLA_SOLUTION
#define HAND RAPPORT_SLA_HAND_OVER

static const SlaCase MET_AND_MISSED[] = {
  { "/model/sla/met/exactly-at-the-deadline", RESPONSE_2H,
    TICKET ("02T10:00", EV ("02T12:00", "responded")), T ("02T13:00"),
    FIRST, "met", T ("02T12:00"), T ("02T12:00"), NO, NO, NULL },
  { "/model/sla/met/one-second-late", RESPONSE_2H,
    TICKET ("02T10:00", "{'at':'2026-03-02T12:00:01+08:00','kind':'responded'}"), T ("02T13:00"),
    FIRST, "missed", T ("02T12:00"), "2026-03-02T12:00:01+08:00", NO, 1, NULL },
  { "/model/sla/met/at-receipt", RESPONSE_2H,
    TICKET ("02T10:00", EV ("02T10:00", "responded")), T ("02T10:00"),
    FIRST, "met", T ("02T12:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/met/events-out-of-order", RESPONSE_2H,
    TICKET ("02T10:00", EV ("02T15:00", "told") "," EV ("02T11:00", "responded")), T ("02T16:00"),
    FIRST, "met", T ("02T12:00"), T ("02T11:00"), NO, NO, NULL },
  { "/model/sla/met/events-after-now-are-ignored", RESPONSE_2H,
    TICKET ("02T10:00", EV ("02T11:00", "responded")), T ("02T10:30"),
    FIRST, "running", T ("02T12:00"), NULL, H (1.5), NO, NULL },
  { "/model/sla/met/late-in-working-time",
    "{'target':'first-response','duration':'2h','time':'working'}",
    TICKET ("02T17:00", EV ("03T11:00", "responded")), T ("04T10:00"),
    FIRST, "missed", T ("03T10:00"), T ("03T11:00"), NO, H (1), NULL },
  { "/model/sla/met/late-while-closed",
    "{'target':'first-response','duration':'2h','time':'working'}",
    TICKET ("02T16:00", EV ("02T20:00", "responded")), T ("04T10:00"),
    FIRST, "missed", T ("02T18:00"), T ("02T20:00"), NO, 0, NULL },
  { "/model/sla/missed/not-at-the-deadline", RESPONSE_2H, TICKET ("02T10:00", ""), T ("02T12:00"),
    FIRST, "running", T ("02T12:00"), NULL, 0, NO, NULL },
  { "/model/sla/missed/one-second-after", RESPONSE_2H, TICKET ("02T10:00", ""),
    "2026-03-02T12:00:01+08:00",
    FIRST, "missed", T ("02T12:00"), NULL, -1, NO, NULL },
  { "/model/sla/missed/program-closed-across-the-deadline", RESPONSE_2H, TICKET ("02T10:00", ""),
    T ("05T12:00"),
    FIRST, "missed", T ("02T12:00"), NULL, H (-72), NO, NULL },
  { "/model/sla/missed/in-working-time", SOLUTION ("2h", "working", "false"),
    TICKET ("02T10:00", ""), T ("03T10:00"),
    SOLVE, "missed", T ("02T12:00"), NULL, H (-5.5), NO, NULL },
  { "/model/sla/none/before-receipt", RESPONSE_2H, TICKET ("02T10:00", ""), T ("02T09:59"),
    FIRST, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/none/no-entry-matches",
    "{'target':'first-response','when':{'priority':['P1']},'duration':'2h'}",
    TICKET_P ("P2", "02T10:00", ""), T ("02T10:59"),
    FIRST, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/none/keys-must-all-hold",
    "{'target':'first-response','when':{'priority':['P1'],'channel':['phone']},'duration':'2h'},"
    "{'target':'first-response','when':{'priority':['P2','P1']},'duration':'3h'}",
    TICKET_P ("P1", "02T10:00", ""), T ("02T10:00"),
    FIRST, "running", T ("02T13:00"), NULL, H (3), NO, NULL },
  { "/model/sla/none/after-closed", RESPONSE_2H, TICKET ("02T10:00", EV ("02T11:00", "closed")),
    T ("02T15:00"),
    FIRST, "none", NULL, NULL, NO, NO, NULL },
};

static const SlaCase START[] = {
  { "/model/sla/start/none-before-cannot-solve", HAND_OVER, TICKET ("02T10:00", ""), T ("03T10:00"),
    HAND, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/start/from-cannot-solve", HAND_OVER,
    TICKET ("02T10:00", EV ("02T17:30", "cannot-solve")), T ("02T17:45"),
    HAND, "running", T ("03T09:30"), NULL, H (0.75), NO, NULL },
  { "/model/sla/start/first-cannot-solve-counts", HAND_OVER,
    TICKET ("02T10:00", EV ("02T11:00", "cannot-solve") "," EV ("02T11:30", "cannot-solve")),
    T ("02T11:45"),
    HAND, "running", T ("02T12:00"), NULL, H (0.25), NO, NULL },
  { "/model/sla/start/events-before-do-not-satisfy", HAND_OVER,
    TICKET ("02T10:00", EV ("02T10:30", "transferred") "," EV ("02T11:00", "cannot-solve")),
    T ("02T11:30"),
    HAND, "running", T ("02T12:00"), NULL, H (0.5), NO, NULL },
  { "/model/sla/start/same-second-satisfies", HAND_OVER,
    TICKET ("02T10:00", EV ("02T11:00", "transferred") "," EV ("02T11:00", "cannot-solve")),
    T ("02T11:30"),
    HAND, "met", T ("02T12:00"), T ("02T11:00"), NO, NO, NULL },
  { "/model/sla/start/holiday-on-the-day-of-receipt", SOLUTION ("2h", "working", "false"),
    "{'received':'2026-02-16T10:00:00+08:00'}", "2026-02-16T10:00:00+08:00",
    SOLVE, "running", "2026-02-24T11:00:00+08:00", NULL, H (2), NO, NULL },
  { "/model/sla/start/make-up-saturday", SOLUTION ("2h", "working", "false"),
    "{'received':'2026-02-13T17:00:00+08:00'}", "2026-02-13T17:00:00+08:00",
    SOLVE, "running", "2026-02-14T10:00:00+08:00", NULL, H (2), NO, NULL },
  { "/model/sla/agreed/none-without-a-time", AGREED, TICKET ("02T10:00", EV ("02T11:00", "solved")),
    T ("02T12:00"),
    SOLVE, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/agreed/of-the-ticket", AGREED,
    "{'received':'" T ("02T10:00") "','agreed':'" T ("04T20:00") "'}", T ("04T10:00"),
    SOLVE, "running", T ("04T20:00"), NULL, H (10), NO, NULL },
  { "/model/sla/agreed/not-moved-by-waiting", AGREED,
    "{'received':'" T ("02T10:00") "','agreed':'" T ("04T20:00") "','events':["
    EV ("03T10:00", "waiting") "]}", T ("04T10:00"),
    SOLVE, "running", T ("04T20:00"), NULL, H (10), NO, NULL },
  { "/model/sla/agreed/last-event-counts", AGREED,
    "{'received':'" T ("02T10:00") "','agreed':'" T ("04T20:00") "','events':["
    CHANGE ("03T10:00", "agreed", T ("05T20:00")) "]}", T ("05T10:00"),
    SOLVE, "running", T ("05T20:00"), NULL, H (10), NO, NULL },
  { "/model/sla/agreed/what-is-missed-stays-missed", AGREED,
    "{'received':'" T ("02T10:00") "','agreed':'" T ("04T20:00") "','events':["
    CHANGE ("04T20:30", "agreed", T ("05T20:00")) "]}", T ("04T21:00"),
    SOLVE, "missed", T ("04T20:00"), NULL, H (-1), NO, NULL },
  { "/model/sla/agreed/moved-into-the-past", AGREED,
    "{'received':'" T ("02T10:00") "','agreed':'" T ("04T20:00") "','events':["
    CHANGE ("04T19:00", "agreed", T ("04T12:00")) "]}", T ("04T19:00"),
    SOLVE, "missed", T ("04T12:00"), NULL, H (-7), NO, "re-prioritised" },
};

static const SlaCase PAUSE[] = {
  { "/model/sla/pause/over-a-weekend-costs-nothing", SOLUTION ("8h", "working", "true"),
    TICKET ("06T17:00", EV ("06T18:00", "waiting") "," EV ("09T09:00", "resumed")), T ("09T10:00"),
    SOLVE, "running", T ("09T17:30"), NULL, H (6), NO, NULL },
  { "/model/sla/pause/around-a-weekend", SOLUTION ("8h", "working", "true"),
    TICKET ("06T17:00", EV ("06T17:30", "waiting") "," EV ("09T09:30", "resumed")), T ("09T09:30"),
    SOLVE, "running", T ("10T09:30"), NULL, H (7.5), NO, NULL },
  { "/model/sla/pause/over-a-weekend-elapsed", SOLUTION ("24h", "elapsed", "true"),
    TICKET ("06T17:00", EV ("06T18:00", "waiting") "," EV ("09T09:00", "resumed")), T ("09T10:00"),
    SOLVE, "running", T ("10T08:00"), NULL, H (22), NO, NULL },
  { "/model/sla/pause/two-in-a-day", SOLUTION ("8h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T11:00", "resumed") ","
            EV ("02T12:00", "waiting") "," EV ("02T12:30", "resumed")), T ("02T13:00"),
    SOLVE, "running", T ("02T18:30"), NULL, H (5.5), NO, NULL },
  { "/model/sla/pause/at-creation", SOLUTION ("2h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T09:00", "waiting") "," EV ("02T10:00", "resumed")), T ("02T10:30"),
    SOLVE, "running", T ("02T12:00"), NULL, H (1.5), NO, NULL },
  { "/model/sla/pause/still-open", SOLUTION ("4h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting")), T ("02T15:00"),
    SOLVE, "paused", NULL, NULL, H (3), NO, NULL },
  { "/model/sla/pause/still-open-at-night", SOLUTION ("4h", "working", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting")), T ("02T23:00"),
    SOLVE, "paused", NULL, NULL, H (3), NO, NULL },
  { "/model/sla/pause/still-open-in-working-days", SOLUTION ("2wd", "working", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting")), T ("11T15:00"),
    SOLVE, "paused", NULL, NULL, H (14), NO, NULL },
  { "/model/sla/pause/told-does-not-end-it", SOLUTION ("4h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T11:00", "told")), T ("02T15:00"),
    SOLVE, "paused", NULL, NULL, H (3), NO, NULL },
  { "/model/sla/pause/solved-ends-it", SOLUTION ("2h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T15:00", "solved")), T ("02T16:00"),
    SOLVE, "met", T ("02T16:00"), T ("02T15:00"), NO, NO, NULL },
  { "/model/sla/pause/a-breach-before-it-stays", SOLUTION ("1h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:30", "waiting")), T ("02T12:00"),
    SOLVE, "missed", T ("02T10:00"), NULL, H (-2), NO, NULL },
  { "/model/sla/pause/does-not-fall-before-the-due", SOLUTION ("1h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T11:00", "resumed")), T ("02T12:00"),
    SOLVE, "missed", T ("02T10:00"), NULL, H (-2), NO, NULL },
  { "/model/sla/pause/reached-through-another", SOLUTION ("2h", "elapsed", "true"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T11:30", "resumed") ","
            EV ("02T12:00", "waiting") "," EV ("02T13:00", "resumed")), T ("02T13:00"),
    SOLVE, "running", T ("02T13:30"), NULL, H (0.5), NO, NULL },
  { "/model/sla/pause/working-days-move-on", SOLUTION ("1wd", "working", "true"),
    TICKET ("06T17:00", EV ("09T11:00", "waiting") "," EV ("09T14:30", "resumed")), T ("09T15:00"),
    SOLVE, "running", T ("10T10:00"), NULL, H (4), NO, NULL },
  { "/model/sla/pause/only-where-the-policy-says", SOLUTION ("8h", "elapsed", "false"),
    TICKET ("02T09:00", EV ("02T10:00", "waiting")), T ("02T15:00"),
    SOLVE, "running", T ("02T17:00"), NULL, H (2), NO, NULL },
  { "/model/sla/pause/never-first-response", RESPONSE_2H,
    TICKET ("02T09:00", EV ("02T10:00", "waiting")), T ("02T10:30"),
    FIRST, "running", T ("02T11:00"), NULL, H (0.5), NO, NULL },
};

#define EXAMPLE_TICKET \
  "{'received':'2026-02-13T17:30:00+08:00','priority':'P2','events':[" \
  "{'at':'2026-02-14T09:10:00+08:00','kind':'responded'}," \
  "{'at':'2026-02-14T16:00:00+08:00','kind':'waiting'}," \
  "{'at':'2026-02-24T10:00:00+08:00','kind':'resumed'}]}"

#define EXAMPLE_TARGETS \
  "{'target':'first-response','duration':'2h','time':'working'}," \
  "{'target':'solution','duration':'5wd','time':'working','pause':true}," \
  "{'target':'update','duration':'24h','time':'elapsed','pause':true}"

static void
test_worked_example (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (EXAMPLE_TARGETS, calendar, EXAMPLE_TICKET,
                                           "2026-02-24T11:00:00+08:00");
  const RapportClock *response = sla_clock (clocks, RAPPORT_SLA_FIRST_RESPONSE);
  const RapportClock *solution = sla_clock (clocks, RAPPORT_SLA_SOLUTION);
  const RapportClock *update = sla_clock (clocks, RAPPORT_SLA_UPDATE);

  sla_assert_state (response, "met");
  sla_assert_due (response, "2026-02-14T10:30:00+08:00");
  g_assert_false (response->has_remaining);
  sla_assert_state (solution, "running");
  sla_assert_due (solution, "2026-02-28T11:30:00+08:00");
  g_assert_cmpint (solution->remaining_s, ==, H (30.5));
  sla_assert_state (update, "running");
  sla_assert_due (update, "2026-02-25T03:10:00+08:00");
}

static void
assert_interval (GArray     *intervals,
                 guint       index,
                 const char *start,
                 const char *end)
{
  const RapportInterval *interval = &g_array_index (intervals, RapportInterval, index);

  g_assert_cmpuint (index, <, intervals->len);
  g_assert_cmpint (interval->start, ==, sla_at (start));
  g_assert_cmpint (interval->end, ==, sla_at (end));
}

static void
test_why (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (EXAMPLE_TARGETS, calendar, EXAMPLE_TICKET,
                                           "2026-02-24T11:00:00+08:00");
  const RapportClock *solution = sla_clock (clocks, RAPPORT_SLA_SOLUTION);
  const RapportClock *update = sla_clock (clocks, RAPPORT_SLA_UPDATE);

  g_assert_cmpuint (solution->counted->len, ==, 4);
  assert_interval (solution->counted, 0, "2026-02-13T17:30:00+08:00", "2026-02-13T18:00:00+08:00");
  assert_interval (solution->counted, 2, "2026-02-14T13:30:00+08:00", "2026-02-14T16:00:00+08:00");
  assert_interval (solution->counted, 3, "2026-02-24T10:00:00+08:00", "2026-02-24T11:00:00+08:00");
  g_assert_cmpuint (solution->paused->len, ==, 2);
  assert_interval (solution->paused, 0, "2026-02-14T16:00:00+08:00", "2026-02-14T18:00:00+08:00");
  assert_interval (solution->paused, 1, "2026-02-24T09:00:00+08:00", "2026-02-24T10:00:00+08:00");
  g_assert_cmpuint (update->paused->len, ==, 1);
  assert_interval (update->paused, 0, "2026-02-14T16:00:00+08:00", "2026-02-24T10:00:00+08:00");
}

static void
test_no_reasons_unless_asked (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(RapportPolicy) policy = sla_policy (RESPONSE_2H);
  g_autoptr(RapportTicketHistory) ticket = sla_ticket (TICKET ("02T10:00", ""));
  g_autoptr(GPtrArray) clocks = rapport_sla_judge (&policy, 1, &calendar, 1, ticket,
                                                   sla_at (T ("02T11:00")), RAPPORT_SLA_PLAIN);

  g_assert_null (sla_clock (clocks, RAPPORT_SLA_FIRST_RESPONSE)->counted);
}

/* Which kinds satisfy which target when the policy does not say */
static void
test_met_by (void)
{
  static const char *const KINDS[RAPPORT_SLA_N_TARGETS] = {
    [RAPPORT_SLA_FIRST_RESPONSE] = " responded told proposed solved ",
    [RAPPORT_SLA_ANALYSIS] = " analysed solved ",
    [RAPPORT_SLA_HAND_OVER] = " transferred solved ",
    [RAPPORT_SLA_SOLUTION] = " solved ",
    [RAPPORT_SLA_ESCALATION] = " escalated solved ",
  };
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);

  for (guint target = 0; target < RAPPORT_SLA_N_TARGETS; target++)
    for (guint kind = 0; kind < RAPPORT_SLA_PRIORITY && KINDS[target] != NULL; kind++)
      {
        g_autofree char *targets = g_strdup_printf ("{'target':'%s','duration':'2h'}",
                                                    rapport_sla_target_get_id (target));
        g_autofree char *ticket = g_strdup_printf (
          "{'received':'" T ("02T09:00") "','events':[{'at':'" T ("02T10:00") "','kind':'%s'}]}",
          rapport_sla_kind_get_id (kind));
        g_autofree char *word = g_strdup_printf (" %s ", rapport_sla_kind_get_id (kind));
        g_autoptr(GPtrArray) clocks = sla_judge (targets, calendar, ticket, T ("02T10:30"));
        const char *state = strstr (KINDS[target], word) != NULL ? "met" : "running";

        if (kind == RAPPORT_SLA_CLOSED)
          state = "none";
        sla_assert_state (sla_clock (clocks, target), state);
      }
}

/* FC-1 and RG-4 name kinds of their own. */
static void
test_met_by_of_the_policy (void)
{
  const char *targets
    = "{'target':'first-response','duration':'2h','met_by':['acknowledged','responded']},"
      "{'target':'solution','duration':'2h','met_by':['told','solved']}";
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (
    targets, calendar,
    TICKET ("02T09:00", EV ("02T09:30", "acknowledged") "," EV ("02T10:00", "told")),
    T ("02T10:30"));

  g_assert_cmpint (sla_clock (clocks, FIRST)->met_at, ==, sla_at (T ("02T09:30")));
  g_assert_cmpint (sla_clock (clocks, SOLVE)->met_at, ==, sla_at (T ("02T10:00")));
}

/* The ticket's clocks are recomputed with the calendar as it is now. */
static void
test_calendar_edited_later (void)
{
  g_autoptr(RapportCalendar) before = sla_calendar (
    "{'zone':'Asia/Shanghai','week':{'mon':[['09:00','18:00']],'tue':[['09:00','18:00']],"
    "'wed':[['09:00','18:00']]}}");
  g_autoptr(RapportCalendar) after = sla_calendar (
    "{'zone':'Asia/Shanghai','week':{'mon':[['09:00','18:00']],'tue':[['09:00','18:00']],"
    "'wed':[['09:00','18:00']]},'dates':{'2026-03-03':[]}}");
  const char *targets = SOLUTION ("2h", "working", "true");
  const char *ticket = TICKET ("02T17:00", "");
  g_autoptr(GPtrArray) old = sla_judge (targets, before, ticket, T ("02T17:30"));
  g_autoptr(GPtrArray) edited = sla_judge (targets, after, ticket, T ("02T17:30"));

  sla_assert_due (sla_clock (old, SOLVE), T ("03T10:00"));
  sla_assert_due (sla_clock (edited, SOLVE), T ("04T10:00"));
}

/* Somebody may correct the time of receipt to one after the answer. */
static void
test_answered_before_receipt (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(RapportPolicy) policy = sla_policy (RESPONSE_2H);
  g_autoptr(RapportTicketHistory) ticket
    = rapport_ticket_history_new (sla_at (T ("02T10:00")));
  g_autoptr(GPtrArray) clocks = NULL;

  rapport_ticket_history_add_event (ticket, sla_at (T ("02T09:00")), RAPPORT_SLA_RESPONDED, NULL);
  clocks = rapport_sla_judge (&policy, 1, &calendar, 1, ticket, sla_at (T ("02T11:00")),
                              RAPPORT_SLA_PLAIN);
  sla_assert_state (sla_clock (clocks, FIRST), "met");
  g_assert_cmpint (sla_clock (clocks, FIRST)->met_at, ==, sla_at (T ("02T10:00")));
}

static void
test_pause_in_the_change (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_ALWAYS_IN ("Europe/Berlin"));
  const char *ticket = "{'received':'2026-03-28T12:00:00+01:00','events':["
                       "{'at':'2026-03-29T01:00:00+01:00','kind':'waiting'},"
                       "{'at':'2026-03-29T04:00:00+02:00','kind':'resumed'}]}";
  g_autoptr(GPtrArray) working = sla_judge (SOLUTION ("24h", "working", "true"), calendar, ticket,
                                            "2026-03-29T05:00:00+02:00");
  g_autoptr(GPtrArray) elapsed = sla_judge (SOLUTION ("24h", "elapsed", "true"), calendar, ticket,
                                            "2026-03-29T05:00:00+02:00");

  sla_assert_due (sla_clock (working, SOLVE), "2026-03-29T15:00:00+02:00");
  sla_assert_due (sla_clock (elapsed, SOLVE), "2026-03-29T15:00:00+02:00");
}

static void
test_no_working_time_for_years (void)
{
  g_autoptr(RapportCalendar) calendar
    = sla_calendar ("{'zone':'UTC','dates':{'2020-03-02':[['09:00','10:00']]}}");
  g_autoptr(GPtrArray) clocks = sla_judge (SOLUTION ("1wd", "working", "true"), calendar,
                                           TICKET ("02T17:00", ""), T ("02T17:00"));

  g_assert_true (sla_clock (clocks, SOLVE)->lost);
  sla_assert_state (sla_clock (clocks, SOLVE), "none");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sla_add_cases (MET_AND_MISSED, G_N_ELEMENTS (MET_AND_MISSED));
  sla_add_cases (START, G_N_ELEMENTS (START));
  sla_add_cases (PAUSE, G_N_ELEMENTS (PAUSE));
  g_test_add_func ("/model/sla/worked-example", test_worked_example);
  g_test_add_func ("/model/sla/why/counted-and-paused", test_why);
  g_test_add_func ("/model/sla/why/only-when-asked", test_no_reasons_unless_asked);
  g_test_add_func ("/model/sla/met/by-default", test_met_by);
  g_test_add_func ("/model/sla/met/by-what-the-policy-says", test_met_by_of_the_policy);
  g_test_add_func ("/model/sla/calendar-edited-later", test_calendar_edited_later);
  g_test_add_func ("/model/sla/met/answered-before-receipt", test_answered_before_receipt);
  g_test_add_func ("/model/sla/pause/across-a-clock-change", test_pause_in_the_change);
  g_test_add_func ("/model/sla/none/no-working-time-for-years", test_no_working_time_for_years);
  return g_test_run ();
}
