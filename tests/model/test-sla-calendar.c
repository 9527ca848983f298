/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-problem.h"
#include "sla-tools.h"

#define HOUR 3600

static gint64
count (const char *calendar,
       const char *from,
       const char *to)
{
  g_autoptr(RapportCalendar) self = sla_calendar (calendar);

  return rapport_calendar_count_working (self, sla_at (from), sla_at (to));
}

static void
assert_add (const char *calendar,
            const char *from,
            gint64      seconds,
            const char *due)
{
  g_autoptr(RapportCalendar) self = sla_calendar (calendar);
  g_autoptr(GError) error = NULL;
  gint64 at;

  rapport_calendar_add_working (self, sla_at (from), seconds, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpint (at, ==, sla_at (due));
}

static void
assert_days (const char *calendar,
             const char *from,
             guint       days,
             const char *due)
{
  g_autoptr(RapportCalendar) self = sla_calendar (calendar);
  g_autoptr(GError) error = NULL;
  gint64 at;

  rapport_calendar_add_working_days (self, sla_at (from), days, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpint (at, ==, sla_at (due));
}

static void
test_dst_berlin (void)
{
  const char *sundays = "{'zone':'Europe/Berlin','week':{'sun':[['01:00','05:00']]}}";
  const char *always = SLA_ALWAYS_IN ("Europe/Berlin");

  g_assert_cmpint (count (sundays, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"), ==, 3 * HOUR);
  g_assert_cmpint (count (sundays, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z"), ==, 5 * HOUR);
  g_assert_cmpint (count (always, "2026-03-28T12:00:00+01:00", "2026-03-30T12:00:00+02:00"), ==,
                   47 * HOUR);
  assert_add (sundays, "2026-03-29T01:30:00+01:00", HOUR, "2026-03-29T03:30:00+02:00");
  assert_add (sundays, "2026-10-25T02:30:00+02:00", HOUR, "2026-10-25T02:30:00+01:00");
  assert_days (always, "2026-03-28T12:00:00+01:00", 2, "2026-03-30T12:00:00+02:00");
  assert_days (always, "2026-10-24T12:00:00+02:00", 2, "2026-10-26T12:00:00+01:00");
}

static void
test_dst_new_york (void)
{
  const char *sundays = "{'zone':'America/New_York','week':{'sun':[['01:00','05:00']]}}";
  const char *nights = "{'zone':'America/New_York','week':{'sat':[['20:00','06:00']]}}";

  g_assert_cmpint (count (sundays, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"), ==, 3 * HOUR);
  g_assert_cmpint (count (sundays, "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z"), ==, 5 * HOUR);
  g_assert_cmpint (count (nights, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"), ==, 9 * HOUR);
  g_assert_cmpint (count (nights, "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z"), ==, 11 * HOUR);
  assert_add (nights, "2026-03-07T23:00:00-05:00", 4 * HOUR, "2026-03-08T04:00:00-04:00");
}

/* An end of a span that does not exist is the change itself; a doubled start is its first, a
 * doubled end its second occurrence. */
static void
test_ends_in_the_change (void)
{
  const char *starts = "{'zone':'Europe/Berlin','week':{'sun':[['02:30','04:00']]}}";
  const char *ends = "{'zone':'Europe/Berlin','week':{'sun':[['01:00','02:30']]}}";
  const char *inside = "{'zone':'Europe/Berlin','week':{'sun':[['02:10','02:50']]}}";

  assert_add (starts, "2026-03-28T00:00:00Z", 1, "2026-03-29T03:00:01+02:00");
  g_assert_cmpint (count (starts, "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"), ==, HOUR);
  g_assert_cmpint (count (ends, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"), ==, HOUR);
  g_assert_cmpint (count (inside, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"), ==, 0);
  assert_add (starts, "2026-10-24T12:00:00Z", 1, "2026-10-25T02:30:01+02:00");
  g_assert_cmpint (count (starts, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z"), ==,
                   5 * HOUR / 2);
  g_assert_cmpint (count (ends, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z"), ==,
                   5 * HOUR / 2);
  g_assert_cmpint (count (inside, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z"), ==, 100 * 60);
}

static void
test_time_of_day_in_the_change (void)
{
  const char *always = SLA_ALWAYS_IN ("Europe/Berlin");

  assert_days (always, "2026-03-28T02:30:00+01:00", 1, "2026-03-29T03:30:00+02:00");
  assert_days (always, "2026-03-28T02:30:00+01:00", 2, "2026-03-30T02:30:00+02:00");
  assert_days (always, "2026-10-24T02:30:00+02:00", 1, "2026-10-25T02:30:00+02:00");
  assert_days (always, "2026-10-25T02:30:00+01:00", 1, "2026-10-26T02:30:00+01:00");
}

static void
test_half_hour_zones (void)
{
  const char *lord_howe = "{'zone':'Australia/Lord_Howe','week':{'sun':[['01:00','05:00']]}}";
  const char *kathmandu = "{'zone':'Asia/Kathmandu','week':{'sun':[['09:00','17:00']]}}";

  g_assert_cmpint (count (lord_howe, "2026-04-04T00:00:00Z", "2026-04-06T00:00:00Z"), ==,
                   9 * HOUR / 2);
  g_assert_cmpint (count (lord_howe, "2026-10-03T00:00:00Z", "2026-10-05T00:00:00Z"), ==,
                   7 * HOUR / 2);
  assert_add (kathmandu, "2026-03-01T00:00:00Z", HOUR, "2026-03-01T10:00:00+05:45");
}

static void
test_shanghai_has_no_dst (void)
{
  g_assert_cmpint (count (SLA_ALWAYS_IN ("Asia/Shanghai"), "2026-01-01T00:00:00+08:00",
                          "2027-01-01T00:00:00+08:00"), ==, 365 * 24 * HOUR);
}

static void
test_no_minute_lost_at_midnight (void)
{
  const char *always = SLA_ALWAYS_IN ("Asia/Shanghai");

  g_assert_cmpint (count (always, "2026-03-02T23:59:59+08:00", "2026-03-03T00:00:01+08:00"), ==, 2);
  assert_add (always, "2026-03-02T23:30:00+08:00", HOUR, "2026-03-03T00:30:00+08:00");
  assert_add (always, "2026-03-01T00:00:00+08:00", 30 * 24 * HOUR, "2026-03-31T00:00:00+08:00");
  assert_add (always, "2026-03-02T23:00:00+08:00", HOUR, "2026-03-03T00:00:00+08:00");
}

static void
test_lunch_break (void)
{
  assert_add (SLA_SHANGHAI, "2026-03-02T11:00:00+08:00", 2 * HOUR, "2026-03-02T14:30:00+08:00");
  assert_add (SLA_SHANGHAI, "2026-03-02T11:00:00+08:00", HOUR, "2026-03-02T12:00:00+08:00");
  assert_add (SLA_SHANGHAI, "2026-03-02T12:30:00+08:00", HOUR, "2026-03-02T14:30:00+08:00");
  g_assert_cmpint (count (SLA_SHANGHAI, "2026-03-02T00:00:00+08:00", "2026-03-03T00:00:00+08:00"),
                   ==, 15 * HOUR / 2);
}

static void
test_span_past_midnight (void)
{
  const char *fridays = "{'zone':'Asia/Shanghai','week':{'fri':[['22:00','06:00']]},"
                        "'dates':{'2026-03-14':[],'2026-03-20':[]}}";

  assert_add (fridays, "2026-03-06T23:00:00+08:00", 5 * HOUR, "2026-03-07T04:00:00+08:00");
  assert_days (fridays, "2026-03-07T01:00:00+08:00", 1, "2026-03-14T01:00:00+08:00");
  /* the night that begins on the 13th stays, that of the 20th is gone */
  g_assert_cmpint (count (fridays, "2026-03-13T00:00:00+08:00", "2026-03-22T00:00:00+08:00"), ==,
                   8 * HOUR);
}

static void
test_end_at_midnight (void)
{
  const char *to_zero = "{'zone':'Asia/Shanghai','week':{'mon':[['18:00','00:00']]}}";
  const char *to_24 = "{'zone':'Asia/Shanghai','week':{'mon':[['18:00','24:00']]}}";

  g_assert_cmpint (count (to_zero, "2026-03-02T00:00:00+08:00", "2026-03-05T00:00:00+08:00"), ==,
                   6 * HOUR);
  g_assert_cmpint (count (to_24, "2026-03-02T00:00:00+08:00", "2026-03-05T00:00:00+08:00"), ==,
                   6 * HOUR);
}

static void
test_overlapping_spans_are_one (void)
{
  const char *overlapping
    = "{'zone':'Asia/Shanghai','week':{'mon':[['13:00','17:00'],['09:00','14:00'],"
      "['10:00','11:00']],'tue':[['09:00','12:00'],['12:00','18:00']]}}";

  g_assert_cmpint (count (overlapping, "2026-03-02T00:00:00+08:00", "2026-03-03T00:00:00+08:00"),
                   ==, 8 * HOUR);
  assert_days (overlapping, "2026-03-03T12:00:00+08:00", 1, "2026-03-09T12:00:00+08:00");
}

static void
test_received_at_closing_time (void)
{
  assert_days (SLA_SHANGHAI, "2026-03-02T18:00:00+08:00", 1, "2026-03-04T09:00:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-03-02T17:59:59+08:00", 1, "2026-03-03T17:59:59+08:00");
  assert_days (SLA_SHANGHAI, "2026-03-02T12:00:00+08:00", 1, "2026-03-03T13:30:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-03-02T12:30:00+08:00", 1, "2026-03-03T13:30:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-03-02T11:59:59+08:00", 1, "2026-03-03T11:59:59+08:00");
  assert_days (SLA_SHANGHAI, "2026-03-02T07:00:00+08:00", 1, "2026-03-03T09:00:00+08:00");
  assert_add (SLA_SHANGHAI, "2026-03-02T17:59:59+08:00", 2, "2026-03-03T09:00:01+08:00");
}

static void
test_other_hours_on_the_last_day (void)
{
  const char *uneven
    = "{'zone':'Asia/Shanghai','week':{'mon':[['08:00','19:00']],"
      "'tue':[['09:00','12:00'],['13:30','18:00']],'wed':[['08:00','19:00']]}}";

  assert_days (uneven, "2026-03-02T18:30:00+08:00", 1, "2026-03-03T18:00:00+08:00");
  assert_days (uneven, "2026-03-02T12:30:00+08:00", 1, "2026-03-03T12:00:00+08:00");
  assert_days (uneven, "2026-03-02T12:00:00+08:00", 1, "2026-03-03T12:00:00+08:00");
  assert_days (uneven, "2026-03-02T08:30:00+08:00", 1, "2026-03-03T09:00:00+08:00");
  assert_days (uneven, "2026-03-02T18:30:00+08:00", 2, "2026-03-04T18:30:00+08:00");
}

static void
test_holidays (void)
{
  assert_days (SLA_SHANGHAI, "2026-02-16T10:00:00+08:00", 1, "2026-02-25T09:00:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-02-13T10:00:00+08:00", 1, "2026-02-14T10:00:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-02-14T10:00:00+08:00", 1, "2026-02-24T10:00:00+08:00");
  assert_days (SLA_SHANGHAI, "2026-02-27T10:00:00+08:00", 1, "2026-02-28T10:00:00+08:00");
  assert_add (SLA_SHANGHAI, "2026-02-14T17:00:00+08:00", 2 * HOUR, "2026-02-24T10:00:00+08:00");
}

static void
test_two_weeks_of_holiday (void)
{
  g_autoptr(GString) json = g_string_new (
    "{'zone':'Asia/Shanghai','week':{'mon':[['09:00','17:00']],'tue':[['09:00','17:00']],"
    "'wed':[['09:00','17:00']],'thu':[['09:00','17:00']],'fri':[['09:00','17:00']]},'dates':{");

  for (int day = 1; day <= 14; day++)
    g_string_append_printf (json, "%s'2026-06-%02d':[]", day > 1 ? "," : "", day);
  g_string_append (json, "}}");
  assert_days (json->str, "2026-05-29T10:00:00+08:00", 1, "2026-06-15T10:00:00+08:00");
  assert_add (json->str, "2026-05-29T16:00:00+08:00", 2 * HOUR, "2026-06-15T10:00:00+08:00");
}

static void
test_search_gives_up (void)
{
  g_autoptr(RapportCalendar) over
    = sla_calendar ("{'zone':'UTC','dates':{'2026-03-02':[['09:00','10:00']]}}");
  g_autoptr(RapportCalendar) far
    = sla_calendar ("{'zone':'UTC','dates':{'2026-03-02':[['09:00','10:00']],"
                    "'2033-03-02':[['09:00','10:00']]}}");
  RapportCalendar *calendars[] = { over, far };

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (calendars); i++)
      {
        g_autoptr(GError) error = NULL;
        gint64 from = sla_at ("2026-03-01T00:00:00Z");
        gint64 at;

        g_assert_true (rapport_calendar_add_working (calendars[i], from, HOUR, &at, NULL));
        g_assert_false (rapport_calendar_add_working (calendars[i], from, HOUR + 1, &at, NULL));
        g_assert_false (rapport_calendar_add_working_days (calendars[i], from, 1, &at, NULL));
        g_assert_false (rapport_calendar_find_opening (calendars[i], from + 3 * 86400, &at,
                                                       &error));
        g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
        /* what others asked meanwhile must not change the answer */
        rapport_calendar_count_working (calendars[i], from, sla_at ("2040-01-01T00:00:00Z"));
      }
}

static void
test_questions (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  gint64 opening;

  g_assert_true (rapport_calendar_is_working_day (calendar, 20260214));
  g_assert_false (rapport_calendar_is_working_day (calendar, 20260216));
  g_assert_cmpuint (rapport_calendar_get_day_spans (calendar, 20260302)->len, ==, 2);
  g_assert_true (rapport_calendar_is_open (calendar, sla_at ("2026-03-02T09:00:00+08:00")));
  g_assert_false (rapport_calendar_is_open (calendar, sla_at ("2026-03-02T12:00:00+08:00")));
  g_assert_true (rapport_calendar_find_opening (calendar, sla_at ("2026-02-15T12:00:00+08:00"),
                                                &opening, NULL));
  g_assert_cmpint (opening, ==, sla_at ("2026-02-24T09:00:00+08:00"));
  /* earlier than anything asked before */
  g_assert_true (rapport_calendar_is_open (calendar, sla_at ("1999-03-02T09:00:00+08:00")));
  g_assert_cmpint (rapport_calendar_count_working (calendar, sla_at ("2026-03-03T09:00:00+08:00"),
                                                   sla_at ("2026-03-02T17:00:00+08:00")), ==,
                   -HOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/calendar/dst-berlin", test_dst_berlin);
  g_test_add_func ("/model/sla/calendar/dst-new-york", test_dst_new_york);
  g_test_add_func ("/model/sla/calendar/ends-in-the-change", test_ends_in_the_change);
  g_test_add_func ("/model/sla/calendar/time-of-day-in-the-change",
                   test_time_of_day_in_the_change);
  g_test_add_func ("/model/sla/calendar/half-hour-zones", test_half_hour_zones);
  g_test_add_func ("/model/sla/calendar/shanghai-has-no-dst", test_shanghai_has_no_dst);
  g_test_add_func ("/model/sla/calendar/no-minute-lost-at-midnight",
                   test_no_minute_lost_at_midnight);
  g_test_add_func ("/model/sla/calendar/lunch-break", test_lunch_break);
  g_test_add_func ("/model/sla/calendar/span-past-midnight", test_span_past_midnight);
  g_test_add_func ("/model/sla/calendar/end-at-midnight", test_end_at_midnight);
  g_test_add_func ("/model/sla/calendar/overlapping-spans-are-one",
                   test_overlapping_spans_are_one);
  g_test_add_func ("/model/sla/calendar/received-at-closing-time", test_received_at_closing_time);
  g_test_add_func ("/model/sla/calendar/other-hours-on-the-last-day",
                   test_other_hours_on_the_last_day);
  g_test_add_func ("/model/sla/calendar/holidays-and-make-up-saturday", test_holidays);
  g_test_add_func ("/model/sla/calendar/two-weeks-of-holiday", test_two_weeks_of_holiday);
  g_test_add_func ("/model/sla/calendar/search-gives-up", test_search_gives_up);
  g_test_add_func ("/model/sla/calendar/questions", test_questions);
  return g_test_run ();
}
