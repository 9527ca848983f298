/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-tools.h"

#define FIRST RAPPORT_SLA_FIRST_RESPONSE
#define SOLVE RAPPORT_SLA_SOLUTION
#define UPDATE RAPPORT_SLA_UPDATE
#define ACCEPT RAPPORT_SLA_ACCEPTANCE

#define BY_PRIORITY \
  "{'target':'first-response','when':{'priority':['P1']},'duration':'30m'}," \
  "{'target':'first-response','when':{'priority':['P2']},'duration':'8h'}," \
  "{'target':'first-response','when':{'priority':['P3']},'duration':'24h'}," \
  "{'target':'solution','when':{'priority':['P1']},'duration':'8h','pause':true}," \
  "{'target':'solution','when':{'priority':['P2']},'duration':'8h'}," \
  "{'target':'solution','when':{'priority':['P3']},'duration':'24h','pause':true}," \
  "{'target':'update','when':{'priority':['P1']},'duration':'2h'}," \
  "{'target':'update','when':{'priority':['P2','P3']},'duration':'24h'}," \
  "{'target':'hand-over','from':'cannot-solve','when':{'priority':['P1']},'duration':'1h'}," \
  "{'target':'hand-over','from':'cannot-solve','duration':'4h'}," \
  "{'target':'acceptance','when':{'priority':['P1']},'duration':'2h'}," \
  "{'target':'acceptance','duration':'24h'}"
#define FROM_CHANGE "{'name':'Test','recount':'from-change','targets':[" BY_PRIORITY "]}"
#define UPDATE_2H "{'target':'update','duration':'2h'}"
#define SOLUTION_24H "{'target':'solution','duration':'24h'}"
#define SOLUTION_5WD "{'target':'solution','duration':'5wd'}"
#define SOLUTION_1WD "{'target':'solution','duration':'1wd','time':'working','pause':true}"
#define ACCEPTANCE "{'target':'acceptance','duration':'1wd'}"

static const SlaCase CHANGES[] = {
  { "/model/sla/change/up-into-the-past", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T14:00", "priority", "P1")), T ("02T14:00"),
    FIRST, "missed", T ("02T09:30"), NULL, H (-4.5), NO, "re-prioritised" },
  { "/model/sla/change/up-into-the-past-then-met", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T14:00", "priority", "P1") ","
              EV ("02T14:30", "responded")), T ("02T15:00"),
    FIRST, "missed", T ("02T09:30"), T ("02T14:30"), NO, H (5), "re-prioritised" },
  { "/model/sla/change/up", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T10:00", "priority", "P2")), T ("02T11:00"),
    FIRST, "running", T ("02T17:00"), NULL, H (6), NO, NULL },
  { "/model/sla/change/down", BY_PRIORITY,
    TICKET_P ("P2", "02T09:00", CHANGE ("02T10:00", "priority", "P3")), T ("02T11:00"),
    FIRST, "running", T ("03T09:00"), NULL, H (22), NO, NULL },
  { "/model/sla/change/new-deadline-at-the-change-is-in-time", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T09:30", "priority", "P1")), T ("02T09:30"),
    FIRST, "running", T ("02T09:30"), NULL, 0, NO, NULL },
  { "/model/sla/change/gentler-does-not-heal", BY_PRIORITY,
    TICKET_P ("P1", "02T09:00", CHANGE ("02T10:00", "priority", "P3")), T ("02T11:00"),
    FIRST, "missed", T ("02T09:30"), NULL, H (-1.5), NO, NULL },
  { "/model/sla/change/gentler-does-not-heal-re-prioritised", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T14:00", "priority", "P1") ","
              CHANGE ("02T14:10", "priority", "P3")), T ("02T15:00"),
    FIRST, "missed", T ("02T09:30"), NULL, H (-5.5), NO, "re-prioritised" },
  { "/model/sla/change/missed-and-met-later", BY_PRIORITY,
    TICKET_P ("P1", "02T09:00", CHANGE ("02T10:00", "priority", "P3") ","
              EV ("02T11:00", "responded")), T ("02T12:00"),
    FIRST, "missed", T ("02T09:30"), T ("02T11:00"), NO, H (1.5), NULL },
  { "/model/sla/change/met-stays-met", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", EV ("02T12:00", "responded") ","
              CHANGE ("02T13:00", "priority", "P1")), T ("02T14:00"),
    FIRST, "met", T ("03T09:00"), T ("02T12:00"), NO, NO, NULL },
  { "/model/sla/change/pauses-are-kept", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "waiting") "," EV ("02T12:00", "resumed") ","
              CHANGE ("02T13:00", "priority", "P1")), T ("02T14:00"),
    SOLVE, "running", T ("02T19:00"), NULL, H (5), NO, NULL },
  { "/model/sla/change/to-a-target-that-does-not-pause", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "waiting") "," EV ("02T12:00", "resumed") ","
              CHANGE ("02T13:00", "priority", "P2")), T ("02T14:00"),
    SOLVE, "running", T ("02T17:00"), NULL, H (3), NO, NULL },
  { "/model/sla/change/while-paused", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "waiting") ","
              CHANGE ("03T13:00", "priority", "P1")), T ("03T14:00"),
    SOLVE, "paused", NULL, NULL, H (7), NO, NULL },
  { "/model/sla/change/to-no-target", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T13:00", "priority", "P4")), T ("02T14:00"),
    FIRST, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/change/from-no-target", BY_PRIORITY,
    TICKET_P ("P4", "02T09:00", CHANGE ("02T13:00", "priority", "P2")), T ("02T14:00"),
    FIRST, "running", T ("02T17:00"), NULL, H (3), NO, NULL },
  { "/model/sla/change/from-no-target-but-done-already", BY_PRIORITY,
    TICKET_P ("P4", "02T09:00", EV ("02T10:00", "responded") ","
              CHANGE ("02T13:00", "priority", "P2")), T ("02T14:00"),
    FIRST, "met", T ("02T17:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/change/same-second-counts-once", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T14:00", "priority", "P1") ","
              CHANGE ("02T14:00", "priority", "P2")), T ("02T15:00"),
    FIRST, "running", T ("02T17:00"), NULL, H (2), NO, NULL },
  { "/model/sla/change/complexity",
    "{'target':'solution','when':{'complexity':['complex']},'duration':'3wd'},"
    "{'target':'solution','duration':'24h'}",
    TICKET ("02T09:00", CHANGE ("02T14:00", "complexity", "complex")), T ("02T15:00"),
    SOLVE, "running", T ("05T09:00"), NULL, H (3 + 7.5 * 2), NO, NULL },
  { "/model/sla/change/channel-and-grade",
    "{'target':'solution','when':{'channel':['phone'],'grade':['A','B']},'duration':'3h'},"
    "{'target':'solution','duration':'24h'}",
    TICKET ("02T09:00", CHANGE ("02T09:10", "channel", "phone") ","
            CHANGE ("02T09:20", "grade", "B")), T ("02T10:00"),
    SOLVE, "running", T ("02T12:00"), NULL, H (2), NO, NULL },
};

static const SlaCase RECOUNTS[] = {
  { "/model/sla/recount/restarts-at-the-change", FROM_CHANGE,
    TICKET_P ("P3", "02T09:00", CHANGE ("02T14:00", "priority", "P1")), T ("02T14:10"),
    FIRST, "running", T ("02T14:30"), NULL, 20 * 60, NO, NULL },
  { "/model/sla/recount/earlier-events-do-not-satisfy", FROM_CHANGE,
    TICKET_P ("P4", "02T09:00", EV ("02T12:00", "responded") ","
              CHANGE ("02T14:00", "priority", "P1")), T ("02T14:10"),
    FIRST, "running", T ("02T14:30"), NULL, 20 * 60, NO, NULL },
  { "/model/sla/recount/earlier-pauses-do-not-count", FROM_CHANGE,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "waiting") "," EV ("02T12:00", "resumed") ","
              CHANGE ("02T14:00", "priority", "P1")), T ("02T15:00"),
    SOLVE, "running", T ("02T22:00"), NULL, H (7), NO, NULL },
  { "/model/sla/recount/not-when-missed", FROM_CHANGE,
    TICKET_P ("P1", "02T09:00", CHANGE ("02T14:00", "priority", "P3")), T ("02T14:30"),
    FIRST, "missed", T ("02T09:30"), NULL, H (-5), NO, NULL },
  { "/model/sla/recount/not-when-the-entry-stays", FROM_CHANGE,
    TICKET_P ("P2", "02T09:00", CHANGE ("02T14:00", "complexity", "complex")), T ("02T15:00"),
    FIRST, "running", T ("02T17:00"), NULL, H (2), NO, NULL },
  { "/model/sla/recount/not-update", FROM_CHANGE,
    TICKET_P ("P3", "02T09:00", EV ("02T11:00", "told") ","
              CHANGE ("02T12:00", "priority", "P1")), T ("02T12:30"),
    UPDATE, "running", T ("02T13:00"), NULL, H (0.5), NO, NULL },
  { "/model/sla/recount/not-from-cannot-solve", FROM_CHANGE,
    TICKET_P ("P3", "02T09:00", EV ("02T11:00", "cannot-solve") ","
              CHANGE ("02T11:30", "priority", "P1")), T ("02T11:45"),
    RAPPORT_SLA_HAND_OVER, "running", T ("02T12:00"), NULL, H (0.25), NO, NULL },
  { "/model/sla/recount/not-acceptance", FROM_CHANGE,
    TICKET_P ("P3", "02T09:00", EV ("02T11:00", "solved") ","
              CHANGE ("02T12:30", "priority", "P1")), T ("02T12:30"),
    ACCEPT, "running", T ("02T13:00"), NULL, H (0.5), NO, NULL },
};

static const SlaCase REOPENED[] = {
  { "/model/sla/reopened/after-a-week", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T19:00", "solved") "," EV ("09T19:00", "reopened")), T ("09T20:00"),
    SOLVE, "running", T ("10T09:00"), NULL, H (13), NO, NULL },
  { "/model/sla/reopened/after-a-week-in-working-days", SOLUTION_5WD,
    TICKET ("02T10:00", EV ("04T10:00", "solved") "," EV ("11T10:00", "reopened")), T ("11T10:00"),
    SOLVE, "running", T ("16T10:00"), NULL, H (3 * 7.5), NO, NULL },
  { "/model/sla/reopened/solved-again-in-time", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T19:00", "solved") "," EV ("09T19:00", "reopened") ","
            EV ("10T09:00", "solved")), T ("12T20:00"),
    SOLVE, "met", T ("10T09:00"), T ("10T09:00"), NO, NO, NULL },
  { "/model/sla/reopened/solved-again-late", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T19:00", "solved") "," EV ("09T19:00", "reopened") ","
            EV ("10T10:00", "solved")), T ("12T20:00"),
    SOLVE, "missed", T ("10T09:00"), T ("10T10:00"), NO, H (1), NULL },
  { "/model/sla/reopened/twice", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T19:00", "solved") "," EV ("02T20:00", "reopened") ","
            EV ("02T21:00", "solved") "," EV ("02T23:00", "reopened")), T ("03T00:00"),
    SOLVE, "running", T ("03T12:00"), NULL, H (12), NO, NULL },
  { "/model/sla/reopened/missed-stays-missed", SOLUTION_24H,
    TICKET ("02T09:00", EV ("03T19:00", "solved") "," EV ("09T19:00", "reopened")), T ("10T09:00"),
    SOLVE, "missed", T ("03T09:00"), NULL, H (-7 * 24), NO, NULL },
  { "/model/sla/reopened/is-not-waiting", "{'target':'solution','duration':'24h','pause':true}",
    TICKET ("02T09:00", EV ("02T10:00", "waiting") "," EV ("02T19:00", "solved") ","
            EV ("02T20:00", "waiting") "," EV ("02T21:00", "reopened")), T ("02T22:00"),
    SOLVE, "running", T ("03T20:00"), NULL, H (22), NO, NULL },
  { "/model/sla/reopened/stood-still-since-it-was-met",
    "{'target':'solution','duration':'24h','met_by':['proposed','solved']}",
    TICKET ("02T09:00", EV ("02T10:00", "proposed") "," EV ("04T09:00", "solved") ","
            EV ("05T09:00", "reopened")), T ("05T09:00"),
    SOLVE, "running", T ("06T08:00"), NULL, H (23), NO, NULL },
  { "/model/sla/reopened/met-without-solved",
    "{'target':'solution','duration':'24h','met_by':['proposed','solved']}",
    TICKET ("02T09:00", EV ("02T10:00", "proposed") "," EV ("04T09:00", "accepted") ","
            EV ("05T09:00", "reopened")), T ("05T09:00"),
    SOLVE, "running", T ("06T08:00"), NULL, H (23), NO, NULL },
  { "/model/sla/reopened/only-when-solved", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T10:00", "reopened")), T ("02T11:00"),
    SOLVE, "running", T ("03T09:00"), NULL, H (22), NO, NULL },
  { "/model/sla/reopened/first-response-stays-met", "{'target':'first-response','duration':'2h'}",
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T19:00", "reopened")), T ("02T20:00"),
    FIRST, "met", T ("02T11:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/acceptance/none-before-solved", ACCEPTANCE, TICKET ("02T09:00", ""), T ("02T10:00"),
    ACCEPT, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/acceptance/from-solved", ACCEPTANCE,
    TICKET ("02T09:00", EV ("02T11:00", "solved")), T ("02T11:00"),
    ACCEPT, "running", T ("03T11:00"), NULL, H (7.5), NO, NULL },
  { "/model/sla/acceptance/met", ACCEPTANCE,
    TICKET ("02T09:00", EV ("02T11:00", "solved") "," EV ("03T11:00", "accepted")), T ("03T12:00"),
    ACCEPT, "met", T ("03T11:00"), T ("03T11:00"), NO, NO, NULL },
  { "/model/sla/acceptance/none-after-reopened", ACCEPTANCE,
    TICKET ("02T09:00", EV ("02T11:00", "solved") "," EV ("02T14:00", "reopened")), T ("04T12:00"),
    ACCEPT, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/acceptance/again-from-the-second-solved", ACCEPTANCE,
    TICKET ("02T09:00", EV ("02T11:00", "solved") "," EV ("02T14:00", "reopened") ","
            EV ("04T10:00", "solved")), T ("04T10:00"),
    ACCEPT, "running", T ("05T10:00"), NULL, H (7.5), NO, NULL },
};

static const SlaCase UPDATES[] = {
  { "/model/sla/update/from-received", UPDATE_2H, TICKET ("02T09:00", ""), T ("02T10:00"),
    UPDATE, "running", T ("02T11:00"), NULL, H (1), NO, NULL },
  { "/model/sla/update/from-told", UPDATE_2H, TICKET ("02T09:00", EV ("02T10:30", "told")),
    T ("02T11:00"),
    UPDATE, "running", T ("02T12:30"), NULL, H (1.5), NO, NULL },
  { "/model/sla/update/from-responded", UPDATE_2H,
    TICKET ("02T09:00", EV ("02T10:30", "responded")), T ("02T11:00"),
    UPDATE, "running", T ("02T12:30"), NULL, H (1.5), NO, NULL },
  { "/model/sla/update/told-too-late-runs-on", UPDATE_2H,
    TICKET ("02T09:00", EV ("02T12:00", "told")), T ("02T13:00"),
    UPDATE, "running", T ("02T14:00"), NULL, H (1), NO, NULL },
  { "/model/sla/update/nobody-told", UPDATE_2H, TICKET ("02T09:00", ""), T ("02T15:00"),
    UPDATE, "missed", T ("02T11:00"), NULL, H (-4), NO, NULL },
  { "/model/sla/update/solved-in-time", UPDATE_2H, TICKET ("02T09:00", EV ("02T10:00", "solved")),
    T ("02T15:00"),
    UPDATE, "met", T ("02T11:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/update/solved-late", UPDATE_2H, TICKET ("02T09:00", EV ("02T12:00", "solved")),
    T ("02T15:00"),
    UPDATE, "missed", T ("02T11:00"), T ("02T12:00"), NO, H (1), NULL },
  { "/model/sla/update/told-after-solved-changes-nothing", UPDATE_2H,
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T10:30", "told")), T ("02T15:00"),
    UPDATE, "met", T ("02T11:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/update/reopened-starts-a-round", UPDATE_2H,
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("03T10:00", "reopened")), T ("03T11:00"),
    UPDATE, "running", T ("03T12:00"), NULL, H (1), NO, NULL },
  { "/model/sla/update/not-paused", UPDATE_2H, TICKET ("02T09:00", EV ("02T10:00", "waiting")),
    T ("02T10:30"),
    UPDATE, "running", T ("02T11:00"), NULL, H (0.5), NO, NULL },
  { "/model/sla/update/re-prioritised", BY_PRIORITY,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "told") "," CHANGE ("02T15:00", "priority", "P1")),
    T ("02T15:30"),
    UPDATE, "missed", T ("02T12:00"), NULL, H (-3.5), NO, "re-prioritised" },
};

static const SlaCase CLOSED[] = {
  { "/model/sla/closed/missed-stays-missed-and-stands-still", SOLUTION_24H,
    TICKET ("02T09:00", EV ("04T09:00", "closed")), T ("04T10:00"),
    SOLVE, "missed", T ("03T09:00"), NULL, H (-24), NO, NULL },
  { "/model/sla/closed/met-stays-met", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T11:00", "closed")), T ("04T10:00"),
    SOLVE, "met", T ("03T09:00"), T ("02T10:00"), NO, NO, NULL },
  { "/model/sla/closed/met-late-stays-late", SOLUTION_24H,
    TICKET ("02T09:00", EV ("03T11:00", "solved") "," EV ("03T12:00", "closed")), T ("04T10:00"),
    SOLVE, "missed", T ("03T09:00"), T ("03T11:00"), NO, H (2), NULL },
  { "/model/sla/closed/at-the-deadline-is-unjudged", SOLUTION_24H,
    TICKET ("02T09:00", EV ("03T09:00", "closed")), T ("04T10:00"),
    SOLVE, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/closed/missed-then-reopened-runs-on", SOLUTION_24H,
    TICKET ("02T09:00", EV ("04T09:00", "closed") "," EV ("04T10:00", "reopened")), T ("04T11:00"),
    SOLVE, "missed", T ("03T09:00"), NULL, H (-26), NO, NULL },
  { "/model/sla/closed/update", UPDATE_2H, TICKET ("02T09:00", EV ("02T10:00", "closed")),
    T ("04T10:00"),
    UPDATE, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/closed/reopened-is-not-charged", SOLUTION_24H,
    TICKET ("02T09:00", EV ("02T10:00", "closed") "," EV ("05T10:00", "reopened")), T ("05T11:00"),
    SOLVE, "running", T ("06T09:00"), NULL, H (22), NO, NULL },
};

#define RESPONDED_ONLY "{'target':'first-response','duration':'2h','met_by':['responded']}"

static const SlaCase SOLVED[] = {
  { "/model/sla/solved/ends-what-it-does-not-satisfy", RESPONDED_ONLY,
    TICKET ("02T09:00", EV ("02T10:00", "solved")), T ("02T15:00"),
    RAPPORT_SLA_FIRST_RESPONSE, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/solved/what-was-missed-stands-still", RESPONDED_ONLY,
    TICKET ("02T09:00", EV ("02T12:00", "solved") "," EV ("02T13:00", "responded")), T ("02T15:00"),
    RAPPORT_SLA_FIRST_RESPONSE, "missed", T ("02T11:00"), NULL, H (-1), NO, NULL },
  { "/model/sla/solved/ended-does-not-run-again-when-reopened", RESPONDED_ONLY,
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T10:30", "reopened")), T ("02T15:00"),
    RAPPORT_SLA_FIRST_RESPONSE, "none", NULL, NULL, NO, NO, NULL },
  { "/model/sla/solved/solution-by-proposal-runs-again-when-reopened",
    "{'target':'solution','duration':'24h','met_by':['proposed']}",
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T12:00", "reopened")), T ("02T15:00"),
    SOLVE, "running", T ("03T11:00"), NULL, H (20), NO, NULL },
};

static const SlaCase PAUSED_WHILE_CLOSED[] = {
  { "/model/sla/pause/ends-in-the-break-with-nothing-left", SOLUTION_1WD,
    TICKET ("05T20:00", EV ("08T12:00", "waiting") "," EV ("09T12:30", "resumed")), T ("09T12:30"),
    SOLVE, "running", T ("09T12:30"), NULL, 0, NO, NULL },
  { "/model/sla/pause/begins-in-closed-time-before-a-due-at-the-opening", SOLUTION_1WD,
    TICKET ("06T09:00", EV ("08T12:00", "waiting") "," EV ("09T10:00", "resumed")), T ("09T10:00"),
    SOLVE, "running", T ("09T10:00"), NULL, 0, NO, NULL },
  { "/model/sla/pause/nothing-is-missed-while-waiting", SOLUTION_1WD,
    TICKET ("06T09:00", EV ("08T12:00", "waiting")), T ("09T09:30"),
    SOLVE, "paused", NULL, NULL, 0, NO, NULL },
};

static void
test_missed_rounds (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (
    UPDATE_2H, calendar,
    TICKET ("02T09:00", EV ("02T10:00", "told") "," EV ("02T13:00", "told") ","
            EV ("02T14:00", "told") "," EV ("02T17:00", "solved") "," EV ("03T09:00", "reopened")),
    T ("03T10:00"));
  const RapportClock *clock = sla_clock (clocks, UPDATE);
  const RapportMissedRound *told_late;
  const RapportMissedRound *solved_late;

  g_assert_nonnull (clock->missed_rounds);
  g_assert_cmpuint (clock->missed_rounds->len, ==, 2);
  told_late = &g_array_index (clock->missed_rounds, RapportMissedRound, 0);
  solved_late = &g_array_index (clock->missed_rounds, RapportMissedRound, 1);
  g_assert_cmpint (told_late->started, ==, sla_at (T ("02T10:00")));
  g_assert_cmpint (told_late->due, ==, sla_at (T ("02T12:00")));
  g_assert_cmpint (told_late->met_at, ==, sla_at (T ("02T13:00")));
  g_assert_cmpint (told_late->late_s, ==, H (1));
  g_assert_cmpint (solved_late->due, ==, sla_at (T ("02T16:00")));
  g_assert_cmpint (solved_late->met_at, ==, sla_at (T ("02T17:00")));
  sla_assert_state (clock, "running");
  sla_assert_due (clock, T ("03T11:00"));
  g_assert_cmpuint (clock->round, ==, 5);
}

static void
test_met_rounds (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_ALWAYS_IN ("Asia/Shanghai"));
  g_autoptr(GPtrArray) clocks =
    sla_judge ("{'target':'update','duration':'24h','time':'elapsed'}", calendar,
               TICKET ("02T10:00", EV ("03T09:00", "told") "," EV ("05T09:00", "told") "," EV ("06T08:00", "told")),
               T ("06T12:00"));
  const RapportClock *clock = sla_clock (clocks, RAPPORT_SLA_UPDATE);

  g_assert_cmpuint (clock->round, ==, 4);
  g_assert_cmpuint (clock->missed_rounds->len, ==, 1);
  g_assert_cmpuint (clock->met_rounds->len, ==, 2);
  g_assert_cmpint (g_array_index (clock->met_rounds, gint64, 0), ==, sla_at (T ("03T10:00")));
  g_assert_cmpint (g_array_index (clock->met_rounds, gint64, 1), ==, sla_at (T ("06T09:00")));
}

static void
test_missed_rounds_keep_their_cause (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (
    BY_PRIORITY, calendar,
    TICKET_P ("P3", "02T09:00", EV ("02T10:00", "told") "," CHANGE ("02T15:00", "priority", "P1")
              "," EV ("02T16:00", "told")), T ("02T17:00"));
  const RapportClock *clock = sla_clock (clocks, UPDATE);

  g_assert_cmpuint (clock->missed_rounds->len, ==, 1);
  g_assert_true (g_array_index (clock->missed_rounds, RapportMissedRound, 0).reprioritised);
  g_assert_false (clock->reprioritised);
  sla_assert_due (clock, T ("02T18:00"));
}

static void
test_first_and_last_solution (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (
    SOLUTION_24H, calendar,
    TICKET ("02T09:00", EV ("02T10:00", "solved") "," EV ("02T11:00", "reopened") ","
            EV ("02T12:00", "solved")), T ("02T17:00"));
  const RapportClock *clock = sla_clock (clocks, SOLVE);

  g_assert_cmpuint (clock->reopens, ==, 1);
  g_assert_cmpint (clock->first_met_at, ==, sla_at (T ("02T10:00")));
  g_assert_cmpint (clock->met_at, ==, sla_at (T ("02T12:00")));
}

static GPtrArray *
judge_by_two (const char *first,
              const char *second,
              const char *ticket,
              const char *now)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(RapportPolicy) one = sla_policy (first);
  g_autoptr(RapportPolicy) two = sla_policy (second);
  g_autoptr(RapportTicketHistory) history = sla_ticket (ticket);
  RapportPolicy *policies[] = { one, two };

  return rapport_sla_judge (policies, 2, &calendar, 1, history, sla_at (now), RAPPORT_SLA_WHY);
}

static void
test_policy_changes (void)
{
  const char *one = "{'name':'one','targets':[{'target':'solution','duration':'24h'}]}";
  const char *two = "{'name':'two','targets':[{'target':'solution','duration':'8h'},"
                    "{'target':'first-response','duration':'1h'}]}";
  const char *ticket = TICKET ("02T09:00", CHANGE ("02T12:00", "policy", "two"));
  g_autoptr(GPtrArray) before = judge_by_two (one, two, ticket, T ("02T11:00"));
  g_autoptr(GPtrArray) after = judge_by_two (one, two, ticket, T ("02T13:00"));

  sla_assert_due (sla_clock (before, SOLVE), T ("03T09:00"));
  sla_assert_state (sla_clock (before, FIRST), "none");
  sla_assert_due (sla_clock (after, SOLVE), T ("02T17:00"));
  sla_assert_state (sla_clock (after, FIRST), "missed");
  g_assert_true (sla_clock (after, FIRST)->reprioritised);
}

static void
test_policy_in_force_recounts (void)
{
  const char *one = "{'name':'one','targets':[{'target':'solution','duration':'24h'}]}";
  const char *two = "{'name':'two','recount':'from-change',"
                    "'targets':[{'target':'solution','duration':'8h'}]}";
  const char *ticket = TICKET ("02T09:00", CHANGE ("02T12:00", "policy", "two"));
  g_autoptr(GPtrArray) clocks = judge_by_two (one, two, ticket, T ("02T13:00"));

  sla_assert_due (sla_clock (clocks, SOLVE), T ("02T20:00"));
}

static void
test_nature_and_category (void)
{
  g_autoptr(RapportPolicy) policy =
    sla_policy ("{'when':{'nature':['billing'],'category':['pre-sales']},'targets':["
                "{'target':'solution','when':{'nature':['product-fault']},'duration':'8h'},"
                "{'target':'solution','when':{'category':['pre-sales']},'duration':'2h'},"
                "{'target':'solution','duration':'24h'}]}");
  g_autoptr(RapportTicketHistory) history =
    sla_ticket ("{'received':'" T ("02T09:00") "','nature':'product-fault','category':'after-sales','events':["
                CHANGE ("02T10:00", "nature", "enquiry") "," CHANGE ("02T10:30", "category", "pre-sales") "]}");
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  const char *const dues[][2] = {
    { T ("02T09:30"), T ("02T17:00") }, { T ("02T10:15"), T ("03T09:00") }, { T ("02T10:45"), T ("02T11:00") },
  };
  const char *values[RAPPORT_SLA_N_KEYS] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autoptr(GPtrArray) clocks =
        rapport_sla_judge (&policy, 1, &calendar, 1, history, sla_at (dues[i][0]), RAPPORT_SLA_WHY);

      sla_assert_due (sla_clock (clocks, SOLVE), dues[i][1]);
    }
  values[RAPPORT_SLA_KEY_NATURE] = "billing";
  g_assert_cmpint (rapport_policy_match (policy, values), ==, 0);
  values[RAPPORT_SLA_KEY_CATEGORY] = "pre-sales";
  g_assert_cmpint (rapport_policy_match (policy, values), ==, 2);
}

static void
test_new_version (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(RapportPolicy) one = sla_policy ("{'name':'p','targets':[{'target':'first-response','duration':'1h'},"
                                             "{'target':'solution','duration':'24h'}]}");
  g_autoptr(RapportPolicy) two = sla_policy ("{'name':'p','since':'" T ("02T12:00") "','targets':["
                                             "{'target':'first-response','duration':'8h'},"
                                             "{'target':'solution','duration':'2h'}]}");
  g_autoptr(RapportTicketHistory) history = sla_ticket (TICKET ("02T09:00", EV ("02T09:30", "told")));
  RapportPolicy *policies[] = { one, two };
  g_autoptr(GPtrArray) before =
    rapport_sla_judge (policies, 2, &calendar, 1, history, sla_at (T ("02T11:59")), RAPPORT_SLA_WHY);
  g_autoptr(GPtrArray) after =
    rapport_sla_judge (policies, 2, &calendar, 1, history, sla_at (T ("02T12:00")), RAPPORT_SLA_WHY);

  sla_assert_due (sla_clock (before, SOLVE), T ("03T09:00"));
  sla_assert_due (sla_clock (after, FIRST), T ("02T10:00"));
  sla_assert_state (sla_clock (after, FIRST), "met");
  sla_assert_due (sla_clock (after, SOLVE), T ("02T11:00"));
  sla_assert_state (sla_clock (after, SOLVE), "missed");
  g_assert_true (sla_clock (after, SOLVE)->reprioritised);
}

static void
test_unknown_policy (void)
{
  g_autoptr(RapportPolicy) policy = sla_policy (SOLUTION_24H);
  g_autoptr(RapportTicketHistory) history
    = sla_ticket (TICKET ("02T09:00", EV ("02T10:00", "told") ","
                          CHANGE ("02T12:00", "policy", "Nope")));
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_sla_check (&policy, 1, history, sla_at (T ("02T11:59")), NULL));
  g_assert_false (rapport_sla_check (&policy, 1, history, sla_at (T ("02T12:00")), &error));
  g_assert_true (g_str_has_prefix (error->message, "events[1].value: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sla_add_cases (CHANGES, G_N_ELEMENTS (CHANGES));
  sla_add_cases (RECOUNTS, G_N_ELEMENTS (RECOUNTS));
  sla_add_cases (REOPENED, G_N_ELEMENTS (REOPENED));
  sla_add_cases (UPDATES, G_N_ELEMENTS (UPDATES));
  sla_add_cases (CLOSED, G_N_ELEMENTS (CLOSED));
  sla_add_cases (SOLVED, G_N_ELEMENTS (SOLVED));
  sla_add_cases (PAUSED_WHILE_CLOSED, G_N_ELEMENTS (PAUSED_WHILE_CLOSED));
  g_test_add_func ("/model/sla/update/missed-rounds", test_missed_rounds);
  g_test_add_func ("/model/sla/update/rounds-in-time", test_met_rounds);
  g_test_add_func ("/model/sla/update/missed-rounds-keep-their-cause",
                   test_missed_rounds_keep_their_cause);
  g_test_add_func ("/model/sla/reopened/first-and-last-solution", test_first_and_last_solution);
  g_test_add_func ("/model/sla/change/policy", test_policy_changes);
  g_test_add_func ("/model/sla/recount/by-the-policy-in-force", test_policy_in_force_recounts);
  g_test_add_func ("/model/sla/change/unknown-policy", test_unknown_policy);
  g_test_add_func ("/model/sla/when/nature-and-category", test_nature_and_category);
  g_test_add_func ("/model/sla/versions/judge-what-comes-after-them", test_new_version);
  return g_test_run ();
}
