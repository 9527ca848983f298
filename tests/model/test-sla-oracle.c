/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sla-oracle.h"
#include "sla-tools.h"

#define CASES_PER_CALENDAR 25
#define VERSION_CASES 500
#ifdef __SANITIZE_ADDRESS__
#define DEFAULT_CASES 2000
#else
#define DEFAULT_CASES 5000
#endif

static const char *const ZONES[] = {
  "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Shanghai",
  /* change their clocks at midnight */
  "America/Havana", "Africa/Cairo",
};

/* Days of the axis near which the clocks of the zones above are changed */
static const int CHANGES[][2] = {
  { 118, 328 }, { 97, 335 }, { 125, 307 }, { 60, 200 }, { 60, 200 },
  { 97, 335 }, { 144, 333 },
};

static const char *const PRIORITIES[] = { "P1", "P2", "P3", "P4" };
static const char *const COMPLEXITIES[] = { "ordinary", "complex", "special" };
static const char *const POLICIES[] = { "one", "two" };
static const char *const DAYS[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static int
pick (GRand *rand,
      int    low,
      int    high)
{
  return g_rand_int_range (rand, low, high + 1);
}

static gboolean
chance (GRand *rand,
        int    percent)
{
  return pick (rand, 0, 99) < percent;
}

/* Mostly on the half hour, so that events meet openings, closings and each other */
static int
pick_minute_of_day (GRand *rand)
{
  return chance (rand, 70) ? pick (rand, 0, 47) * 30 : pick (rand, 0, 1439);
}

static void
make_day (GRand     *rand,
          OracleDay *day)
{
  int style = pick (rand, 0, 9);

  day->n = 1;
  if (style < 4)
    {
      day->n = 2;
      day->spans[0] = (OracleSpan) { 540, 720 };
      day->spans[1] = (OracleSpan) { 810, 1080 };
    }
  else if (style == 4)
    day->spans[0] = (OracleSpan) { 0, 1440 };
  else if (style == 5)
    day->spans[0] = (OracleSpan) { 1320, 1320 + pick (rand, 1, 10) * 60 };
  else if (style == 6)
    {
      /* where zones change their clocks */
      int start = pick (rand, 0, 4) * 30 + 30;

      day->spans[0] = (OracleSpan) { start, start + pick (rand, 1, 5) * 30 };
    }
  else
    {
      day->n = pick (rand, 1, 3);
      for (int i = 0; i < day->n; i++)
        {
          int start = pick_minute_of_day (rand);

          day->spans[i] = (OracleSpan) { start, start + pick (rand, 1, 600) };
        }
    }
}

static void
make_calendar (GRand          *rand,
               OracleCalendar *calendar,
               gint16        **offsets)
{
  int zone = pick (rand, 0, G_N_ELEMENTS (ZONES) - 1);
  OracleDay usual;

  memset (calendar, 0, sizeof *calendar);
  calendar->zone = ZONES[zone];
  calendar->offsets = offsets[zone];
  make_day (rand, &usual);
  for (int i = 0; i < 7; i++)
    {
      calendar->week[i] = usual;
      if (i >= 5 && chance (rand, 50))
        calendar->week[i].n = 0;
      else if (chance (rand, 25))
        make_day (rand, &calendar->week[i]);
    }
  for (int i = 0; i < pick (rand, 0, 8); i++)
    {
      OracleDate *date = &calendar->dates[calendar->n_dates];

      date->day = CHANGES[zone][pick (rand, 0, 1)] + pick (rand, -10, 20);
      if (chance (rand, 50))
        date->hours.n = 0;
      else
        make_day (rand, &date->hours);
      calendar->n_dates++;
      for (int k = 0; k < calendar->n_dates - 1; k++)
        if (calendar->dates[k].day == date->day)
          {
            calendar->n_dates--;
            break;
          }
    }
  calendar->week[pick (rand, 0, 4)] = usual;
  oracle_expand (calendar);
}

static void
write_spans (GString         *json,
             const OracleDay *day)
{
  g_string_append_c (json, '[');
  for (int i = 0; i < day->n; i++)
    {
      int end = day->spans[i].end > 1440 ? day->spans[i].end - 1440 : day->spans[i].end;

      g_string_append_printf (json, "%s[\"%02d:%02d\",\"%02d:%02d\"]", i > 0 ? "," : "",
                              day->spans[i].start / 60, day->spans[i].start % 60, end / 60,
                              end % 60);
    }
  g_string_append_c (json, ']');
}

static char *
write_calendar (const OracleCalendar *calendar)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"zone\":\"%s\",\"week\":{", calendar->zone);
  for (int i = 0; i < 7; i++)
    {
      g_string_append_printf (json, "%s\"%s\":", i > 0 ? "," : "", DAYS[i]);
      write_spans (json, &calendar->week[i]);
    }
  g_string_append (json, "},\"dates\":{");
  for (int i = 0; i < calendar->n_dates; i++)
    {
      g_autoptr(GDateTime) date
        = g_date_time_new_from_unix_utc (ORACLE_EPOCH + calendar->dates[i].day * 86400);
      g_autofree char *name = g_date_time_format (date, "%Y-%m-%d");

      g_string_append_printf (json, "%s\"%s\":", i > 0 ? "," : "", name);
      write_spans (json, &calendar->dates[i].hours);
    }
  g_string_append (json, "}}");
  return g_string_free (json, FALSE);
}

static void
make_entry (GRand            *rand,
            OracleEntry      *entry,
            RapportSlaTarget  target)
{
  static const guint32 EXTRA[] = {
    RAPPORT_SLA_MASK (RAPPORT_SLA_ACKNOWLEDGED), RAPPORT_SLA_MASK (RAPPORT_SLA_PROPOSED),
    RAPPORT_SLA_MASK (RAPPORT_SLA_TOLD), 0, 0, 0, 0,
  };

  memset (entry, 0, sizeof *entry);
  entry->target = target;
  entry->unit = chance (rand, 40) ? ORACLE_DAYS : ORACLE_TIME;
  entry->amount = entry->unit == ORACLE_DAYS ? pick (rand, 1, 6) : pick (rand, 1, 60) * 30;
  entry->working = entry->unit == ORACLE_DAYS || chance (rand, 50);
  if (target == RAPPORT_SLA_SOLUTION && chance (rand, 15))
    entry->unit = ORACLE_AGREED;
  entry->pause = target != RAPPORT_SLA_FIRST_RESPONSE && chance (rand, 60);
  entry->from_cannot_solve = target != RAPPORT_SLA_UPDATE && target != RAPPORT_SLA_ACCEPTANCE
                             && chance (rand, 15);
  entry->met_by = rapport_sla_target_get_met_by (target)
                  | EXTRA[pick (rand, 0, G_N_ELEMENTS (EXTRA) - 1)];
  if (chance (rand, 60))
    entry->priorities = (guint) pick (rand, 1, 14);
  if (chance (rand, 20))
    entry->complexities = (guint) pick (rand, 1, 6);
}

static void
make_policy (GRand        *rand,
             OraclePolicy *policy)
{
  policy->from_change = chance (rand, 30);
  policy->n = 0;
  for (int target = 0; target < RAPPORT_SLA_N_TARGETS; target++)
    for (int k = pick (rand, 1, 3); k > 0; k--)
      make_entry (rand, &policy->entries[policy->n++], target);
}

static void
write_names (GString           *json,
             const char        *member,
             guint              mask,
             const char *const *names,
             guint              n)
{
  gboolean first = TRUE;

  g_string_append_printf (json, "\"%s\":[", member);
  for (guint i = 0; i < n; i++)
    if ((mask & (1u << i)) != 0)
      {
        g_string_append_printf (json, "%s\"%s\"", first ? "" : ",", names[i]);
        first = FALSE;
      }
  g_string_append_c (json, ']');
}

static void
write_entry (GString           *json,
             const OracleEntry *entry)
{
  const char *kinds[RAPPORT_SLA_N_KINDS];

  for (guint i = 0; i < RAPPORT_SLA_N_KINDS; i++)
    kinds[i] = rapport_sla_kind_get_id (i);
  g_string_append_printf (json, "{\"target\":\"%s\",\"pause\":%s,\"from\":\"%s\",\"time\":\"%s\",",
                          rapport_sla_target_get_id (entry->target),
                          entry->pause ? "true" : "false",
                          entry->from_cannot_solve ? "cannot-solve" : "received",
                          entry->working ? "working" : "elapsed");
  if (entry->unit == ORACLE_AGREED)
    g_string_append (json, "\"duration\":\"agreed\",");
  else
    g_string_append_printf (json, "\"duration\":\"%d%s\",", entry->amount,
                            entry->unit == ORACLE_DAYS ? "wd" : "m");
  g_string_append (json, "\"when\":{");
  if (entry->priorities != 0)
    write_names (json, "priority", entry->priorities, PRIORITIES, G_N_ELEMENTS (PRIORITIES));
  if (entry->priorities != 0 && entry->complexities != 0)
    g_string_append_c (json, ',');
  if (entry->complexities != 0)
    write_names (json, "complexity", entry->complexities, COMPLEXITIES,
                 G_N_ELEMENTS (COMPLEXITIES));
  g_string_append (json, "},");
  write_names (json, "met_by", entry->met_by, kinds, G_N_ELEMENTS (kinds));
  g_string_append_c (json, '}');
}

static char *
write_policy (const OraclePolicy *policy,
              const char         *name)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"name\":\"%s\",\"recount\":\"%s\",\"targets\":[", name,
                          policy->from_change ? "from-change" : "from-received");
  for (int i = 0; i < policy->n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      write_entry (json, &policy->entries[i]);
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
make_event (GRand       *rand,
            OracleCase  *subject,
            OracleEvent *event)
{
  static const RapportSlaKind USUAL[] = {
    RAPPORT_SLA_WAITING, RAPPORT_SLA_RESUMED, RAPPORT_SLA_WAITING, RAPPORT_SLA_RESUMED,
    RAPPORT_SLA_SOLVED, RAPPORT_SLA_REOPENED, RAPPORT_SLA_PRIORITY,
  };
  int at = event->at;

  if (chance (rand, 70))
    event->kind = USUAL[pick (rand, 0, G_N_ELEMENTS (USUAL) - 1)];
  else
    do
      event->kind = (RapportSlaKind) pick (rand, 1, RAPPORT_SLA_N_KINDS - 1);
    while (event->kind == RAPPORT_SLA_CHANNEL || event->kind == RAPPORT_SLA_GRADE
           || event->kind == RAPPORT_SLA_NATURE || event->kind == RAPPORT_SLA_CATEGORY
           || (event->kind == RAPPORT_SLA_CLOSED && chance (rand, 60)));
  if (event->kind == RAPPORT_SLA_PRIORITY)
    event->value = pick (rand, 0, 3);
  else if (event->kind == RAPPORT_SLA_COMPLEXITY)
    event->value = pick (rand, 0, 2);
  else if (event->kind == RAPPORT_SLA_POLICY)
    event->value = pick (rand, 0, 1);
  else if (event->kind == RAPPORT_SLA_AGREED)
    event->value = chance (rand, 20) ? -1 : at + pick (rand, -1440, 4 * 1440);
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  return ((const OracleEvent *) a)->at - ((const OracleEvent *) b)->at;
}

static void
make_case (GRand      *rand,
           OracleCase *subject)
{
  int zone = 0;
  int length = chance (rand, 80) ? 12 : 3;

  while (ZONES[zone] != subject->calendar->zone)
    zone++;
  make_policy (rand, &subject->policies[0]);
  make_policy (rand, &subject->policies[1]);
  subject->received = (CHANGES[zone][pick (rand, 0, 1)] + pick (rand, -8, 3)) * 1440
                      + pick_minute_of_day (rand);
  subject->priority = pick (rand, 0, 3);
  subject->complexity = pick (rand, 0, 2);
  subject->agreed = chance (rand, 40) ? subject->received + pick (rand, 0, 6 * 1440) : -1;
  subject->n_events = pick (rand, 0, 14);
  for (int i = 0; i < subject->n_events; i++)
    {
      OracleEvent *event = &subject->events[i];

      event->at = subject->received;
      if (chance (rand, 95))
        event->at += pick (rand, 0, length) * 1440 / 2 + pick_minute_of_day (rand);
      if (i > 0 && chance (rand, 8))
        event->at = subject->events[i - 1].at;
      make_event (rand, subject, event);
    }
  g_qsort_with_data (subject->events, subject->n_events, sizeof (OracleEvent), compare_events,
                     NULL);
  subject->now = subject->received + pick (rand, 0, length) * 1440 + pick_minute_of_day (rand);
  if (subject->n_events > 0 && chance (rand, 10))
    subject->now = subject->events[pick (rand, 0, subject->n_events - 1)].at;
}

static gint64
to_instant (int minute)
{
  return ORACLE_EPOCH + (gint64) minute * 60;
}

static RapportTicketHistory *
make_history (const OracleCase *subject)
{
  RapportTicketHistory *history = rapport_ticket_history_new (to_instant (subject->received));

  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_PRIORITY,
                                    PRIORITIES[subject->priority]);
  rapport_ticket_history_set_value (history, RAPPORT_SLA_KEY_COMPLEXITY,
                                    COMPLEXITIES[subject->complexity]);
  if (subject->agreed >= 0)
    rapport_ticket_history_set_agreed (history, to_instant (subject->agreed));
  for (int i = 0; i < subject->n_events; i++)
    {
      const OracleEvent *event = &subject->events[i];
      gint64 at = to_instant (event->at);
      gint64 agreed = to_instant (event->value);
      const char *value = NULL;

      if (event->kind == RAPPORT_SLA_PRIORITY)
        value = PRIORITIES[event->value];
      else if (event->kind == RAPPORT_SLA_COMPLEXITY)
        value = COMPLEXITIES[event->value];
      else if (event->kind == RAPPORT_SLA_POLICY)
        value = POLICIES[event->value];
      if (event->kind == RAPPORT_SLA_AGREED)
        rapport_ticket_history_add_agreed (history, at, event->value >= 0 ? &agreed : NULL);
      else
        rapport_ticket_history_add_event (history, at, event->kind, value);
    }
  return history;
}

static int
sum_minutes (GArray *intervals)
{
  gint64 seconds = 0;

  for (guint i = 0; i < intervals->len; i++)
    {
      const RapportInterval *interval = &g_array_index (intervals, RapportInterval, i);

      g_assert_cmpint (interval->start, <, interval->end);
      seconds += interval->end - interval->start;
    }
  return (int) (seconds / 60);
}

static char *
describe_clock (const RapportClock *clock)
{
  int rounds = clock->missed_rounds != NULL ? (int) clock->missed_rounds->len : 0;
  const RapportMissedRound *round
    = rounds > 0 ? &g_array_index (clock->missed_rounds, RapportMissedRound, rounds - 1) : NULL;

#define MINUTE(has, at) ((has) ? (int) (((at) - ORACLE_EPOCH) / 60) : -1)
  return g_strdup_printf (
    "%s started %d due %d met %d remaining %d:%d late %d:%d %s rounds %d/%d/%d counted %d "
    "paused %d",
    rapport_sla_state_get_id (clock->state), MINUTE (clock->has_started, clock->started),
    MINUTE (clock->has_due, clock->due), MINUTE (clock->has_met_at, clock->met_at),
    clock->has_remaining, (int) (clock->remaining_s / 60), clock->has_late,
    (int) (clock->late_s / 60), clock->reprioritised ? "re-prioritised" : "", rounds,
    round != NULL ? MINUTE (TRUE, round->due) : 0,
    round != NULL ? MINUTE (round->has_met_at, round->met_at) : 0, sum_minutes (clock->counted),
    sum_minutes (clock->paused));
}

static char *
describe_oracle (const OracleClock *clock)
{
  gboolean any = clock->n_missed_rounds > 0;

  return g_strdup_printf (
    "%s started %d due %d met %d remaining %d:%d late %d:%d %s rounds %d/%d/%d counted %d "
    "paused %d",
    clock->state, clock->started, clock->due, clock->met_at, clock->has_remaining,
    clock->remaining, clock->has_late, clock->late, clock->reprioritised ? "re-prioritised" : "",
    clock->n_missed_rounds, any ? clock->missed_due : 0, any ? clock->missed_met_at : 0,
    clock->counted, clock->paused);
}

static void
print_case (const OracleCase *subject)
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *json = write_policy (&subject->policies[i], POLICIES[i]);

      g_test_message ("%s", json);
    }
  g_test_message ("received %d %s %s agreed %d", subject->received, PRIORITIES[subject->priority],
                  COMPLEXITIES[subject->complexity], subject->agreed);
  for (int i = 0; i < subject->n_events; i++)
    g_test_message ("%d %s %d", subject->events[i].at,
                    rapport_sla_kind_get_id (subject->events[i].kind), subject->events[i].value);
  g_test_message ("now %d", subject->now);
}

static void
compare (const OracleCase *subject,
         RapportCalendar  *calendar,
         const char       *calendar_json,
         int               number)
{
  g_autofree char *one = write_policy (&subject->policies[0], POLICIES[0]);
  g_autofree char *two = write_policy (&subject->policies[1], POLICIES[1]);
  g_autoptr(RapportPolicy) first = sla_policy (one);
  g_autoptr(RapportPolicy) second = sla_policy (two);
  RapportPolicy *policies[] = { first, second };
  g_autoptr(RapportTicketHistory) history = make_history (subject);
  g_autoptr(GPtrArray) clocks = rapport_sla_judge (policies, 2, &calendar, 1, history,
                                                   to_instant (subject->now), RAPPORT_SLA_WHY);

  g_assert_cmpuint (clocks->len, ==, RAPPORT_SLA_N_TARGETS);
  for (guint i = 0; i < clocks->len; i++)
    {
      OracleClock expected;
      g_autofree char *got = describe_clock (g_ptr_array_index (clocks, i));
      g_autofree char *wanted = NULL;

      oracle_judge (subject, i, &expected);
      wanted = describe_oracle (&expected);
      if (expected.is_beyond || g_str_equal (got, wanted))
        continue;
      g_test_message ("case %d, %s, %s", number, rapport_sla_target_get_id (i), calendar_json);
      print_case (subject);
      g_assert_cmpstr (got, ==, wanted);
    }
}

/*
 * RAPPORT_SLA_CASES sets how many cases are compared, RAPPORT_SLA_SEED which: a long run by hand
 * is RAPPORT_SLA_CASES=100000.
 */
static void
test_oracle (void)
{
  const char *cases = g_getenv ("RAPPORT_SLA_CASES");
  const char *seed = g_getenv ("RAPPORT_SLA_SEED");
  int n = cases != NULL ? atoi (cases) : DEFAULT_CASES;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed != NULL ? (guint32) atoi (seed) : 20260213);
  gint16 *offsets[G_N_ELEMENTS (ZONES)];
  g_autofree OracleCalendar *calendar = g_new0 (OracleCalendar, 1);
  g_autofree OracleCase *subject = g_new0 (OracleCase, 1);
  g_autoptr(RapportCalendar) engine = NULL;
  g_autofree guint8 *waiting = g_malloc0 (ORACLE_MINUTES);
  g_autofree guint8 *idle = g_malloc0 (ORACLE_MINUTES);
  g_autofree char *json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    offsets[i] = oracle_read_zone (ZONES[i]);
  subject->calendar = calendar;
  subject->waiting = waiting;
  subject->idle = idle;
  for (int i = 0; i < n; i++)
    {
      if (i % CASES_PER_CALENDAR == 0)
        {
          oracle_clear (calendar);
          g_clear_pointer (&engine, rapport_calendar_unref);
          g_clear_pointer (&json, g_free);
          make_calendar (rand, calendar, offsets);
          json = write_calendar (calendar);
          engine = sla_calendar (json);
        }
      make_case (rand, subject);
      compare (subject, engine, json, i);
    }
  oracle_clear (calendar);
  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    g_free (offsets[i]);
}

/* Of all clocks, or of those that are judged: a running or paused one goes on by the new version. */
static char *
describe_verdicts (GPtrArray *clocks,
                   gboolean   all)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);
      g_autofree char *line = describe_clock (clock);

      if (all || clock->state == RAPPORT_SLA_MET || clock->state == RAPPORT_SLA_MISSED)
        g_string_append_printf (text, "%s %s\n", rapport_sla_target_get_id (clock->target), line);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
judge_versions (RapportPolicy        *before,
                RapportPolicy        *after,
                RapportPolicy        *other,
                RapportCalendar      *calendar,
                RapportCalendar      *later_calendar,
                RapportTicketHistory *history,
                gint64                now)
{
  RapportPolicy *policies[] = { before, other, after };
  RapportCalendar *calendars[] = { calendar, later_calendar };

  return rapport_sla_judge (policies, after != NULL ? 3 : 2, calendars, later_calendar != NULL ? 2 : 1, history,
                            now, RAPPORT_SLA_WHY);
}

static gboolean
is_closed_for_good (const OracleCase *subject,
                    int               at)
{
  gboolean closed = FALSE;

  for (int i = 0; i < subject->n_events; i++)
    {
      const OracleEvent *event = &subject->events[i];

      if (event->kind == RAPPORT_SLA_REOPENED)
        closed = FALSE;
      else if (event->kind == RAPPORT_SLA_CLOSED && event->at <= at)
        closed = TRUE;
    }
  return closed;
}

static void
compare_versions (GRand            *rand,
                  const OracleCase *subject,
                  RapportCalendar  *calendar)
{
  g_autofree OraclePolicy *edited = g_new0 (OraclePolicy, 1);
  g_autofree char *one = write_policy (&subject->policies[0], POLICIES[0]);
  g_autofree char *two = write_policy (&subject->policies[1], POLICIES[1]);
  g_autoptr(RapportPolicy) first = sla_policy (one);
  g_autoptr(RapportPolicy) second = sla_policy (two);
  g_autoptr(RapportTicketHistory) history = make_history (subject);
  const int at = subject->received + pick (rand, 1, MAX (subject->now - subject->received, 1));
  /* between two minutes, so that nothing happens at that very moment */
  const gint64 then = to_instant (at) + 30;
  const gint64 now = MAX (to_instant (subject->now), then);
  g_autoptr(RapportPolicy) same = rapport_policy_dup_since (first, then);
  g_autoptr(RapportCalendar) same_days = rapport_calendar_dup_since (calendar, then);
  g_autoptr(RapportCalendar) always = sla_calendar (SLA_ALWAYS_IN ("Asia/Shanghai"));
  g_autoptr(RapportCalendar) later_days = rapport_calendar_dup_since (always, then);
  g_autofree char *three = NULL;
  g_autoptr(RapportPolicy) drawn = NULL;
  g_autoptr(RapportPolicy) later = NULL;

  make_policy (rand, edited);
  three = write_policy (edited, POLICIES[0]);
  drawn = sla_policy (three);
  later = rapport_policy_dup_since (drawn, then);
  {
    g_autoptr(GPtrArray) before = judge_versions (first, NULL, second, calendar, NULL, history, then);
    g_autoptr(GPtrArray) after = judge_versions (first, later, second, calendar, later_days, history, then);
    g_autoptr(GPtrArray) plain = judge_versions (first, NULL, second, calendar, NULL, history, now);
    g_autoptr(GPtrArray) unchanged = judge_versions (first, same, second, calendar, same_days, history, now);
    g_autoptr(GPtrArray) changed = judge_versions (first, later, second, calendar, later_days, history, now);
    g_autofree char *of_before = describe_verdicts (before, FALSE);
    g_autofree char *of_plain = describe_verdicts (plain, TRUE);
    g_autofree char *of_unchanged = describe_verdicts (unchanged, TRUE);
    g_autofree char *of_changed = describe_verdicts (changed, TRUE);
    g_auto(GStrv) lines = g_strsplit (of_before, "\n", -1);
    g_autofree char *of_after = describe_verdicts (after, TRUE);

    for (guint i = 0; lines[i] != NULL; i++)
      if (strstr (of_after, lines[i]) == NULL)
        {
          print_case (subject);
          g_assert_cmpstr (of_after, ==, lines[i]);
        }
    g_assert_cmpstr (of_unchanged, ==, of_plain);
    if (is_closed_for_good (subject, at))
      g_assert_cmpstr (of_changed, ==, of_plain);
  }
}

/* What was met or missed before a version came into force stays so, a version that asks the same changes nothing,
 * and a closed ticket sees no version. */
static void
test_versions_shift_nothing (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261129);
  gint16 *offsets[G_N_ELEMENTS (ZONES)];
  g_autofree OracleCalendar *calendar = g_new0 (OracleCalendar, 1);
  g_autofree OracleCase *subject = g_new0 (OracleCase, 1);

  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    offsets[i] = oracle_read_zone (ZONES[i]);
  subject->calendar = calendar;
  for (int i = 0; i < VERSION_CASES / CASES_PER_CALENDAR; i++)
    {
      g_autoptr(RapportCalendar) engine = NULL;
      g_autofree char *json = NULL;

      oracle_clear (calendar);
      make_calendar (rand, calendar, offsets);
      json = write_calendar (calendar);
      engine = sla_calendar (json);
      for (int k = 0; k < CASES_PER_CALENDAR; k++)
        {
          make_case (rand, subject);
          compare_versions (rand, subject, engine);
        }
    }
  oracle_clear (calendar);
  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    g_free (offsets[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/oracle", test_oracle);
  g_test_add_func ("/model/sla/versions-shift-nothing", test_versions_shift_nothing);
  return g_test_run ();
}
