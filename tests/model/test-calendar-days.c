/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-calendar-days.h"
#include "rapport-calendar-hours.h"
#include "rapport-moment-text.h"
#include "rapport-sla-shipped.h"
#include "sla-tools.h"

static const char notice[] =
  "一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。\n"
  "二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。\n"
  "三、清明节:4月4日(周六)至6日(周一)放假,共3天。\n"
  "四、劳动节:5月1日(周五)至5日(周二)放假调休,共5天。5月9日(周六)上班。\n"
  "五、端午节:6月19日(周五)至21日(周日)放假,共3天。\n"
  "六、中秋节:9月25日(周五)至27日(周日)放假,共3天。\n"
  "七、国庆节:10月1日(周四)至7日(周三)放假调休,共7天。9月20日(周日)、10月10日(周六)上班。\n";

static RapportCalendar *
add_days (int         year,
          const char *text)
{
  g_autoptr(RapportCalendar) shipped = rapport_calendar_new_shipped ("cn-office-2026");
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (text, year, &problems);
  g_autofree char *json = rapport_calendar_dup_with_days (shipped, year, days);
  g_autoptr(GError) error = NULL;
  RapportCalendar *calendar = rapport_calendar_new_from_json (json, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return calendar;
}

static void
test_beyond_the_last_year (void)
{
  static const struct
  {
    int      day;
    gboolean works;
  } days[] = {
    { 20270101, FALSE }, { 20270104, TRUE }, { 20270501, FALSE }, { 20281001, FALSE }, { 20281002, FALSE },
    { 20281003, FALSE }, { 20281004, TRUE }, { 20280501, FALSE }, { 20270109, FALSE }, { 20260104, TRUE },
    { 20300501, FALSE }, { 20300502, TRUE },
  };
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped ("cn-office-2026");
  g_autofree char *json = rapport_calendar_to_json (calendar);
  g_autoptr(RapportCalendar) again = rapport_calendar_new_from_json (json, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_cmpint (rapport_calendar_is_working_day (calendar, days[i].day), ==, days[i].works);
      g_assert_cmpint (rapport_calendar_is_working_day (again, days[i].day), ==, days[i].works);
    }
}

static void
test_a_dated_day_goes_before (void)
{
  g_autoptr(RapportCalendar) calendar =
    sla_calendar ("{'zone':'UTC','week':{'fri':[['09:00','12:00']]},'dates':{'2026-05-01':[['10:00','11:00']]},"
                  "'yearly':{'05-01':[],'02-29':[]}}");

  g_assert_true (rapport_calendar_is_working_day (calendar, 20260501));
  g_assert_false (rapport_calendar_is_working_day (calendar, 20200501));
}

static void
test_next_year_is_missed_from_november (void)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped ("cn-office-2026");
  g_autoptr(RapportCalendar) always = rapport_calendar_new_shipped ("always");
  g_autoptr(RapportCalendar) known = add_days (2027, "2027-02-05…2027-02-11 off");

  g_assert_cmpint (rapport_calendar_get_last_year (calendar), ==, 2026);
  g_assert_cmpint (rapport_calendar_get_missing_year (calendar, 20261031), ==, 0);
  g_assert_cmpint (rapport_calendar_get_missing_year (calendar, 20261101), ==, 2027);
  g_assert_cmpint (rapport_calendar_get_missing_year (calendar, 20270301), ==, 2027);
  g_assert_cmpint (rapport_calendar_get_missing_year (calendar, 20291031), ==, 2029);
  g_assert_cmpint (rapport_calendar_get_missing_year (known, 20261129), ==, 0);
  g_assert_cmpint (rapport_calendar_get_missing_year (known, 20271101), ==, 2028);
  g_assert_cmpint (rapport_calendar_get_missing_year (always, 20261129), ==, 0);
}

static void
test_the_notice_as_it_is (void)
{
  g_autoptr(RapportCalendar) shipped = rapport_calendar_new_shipped ("cn-office-2026");
  g_autoptr(RapportCalendar) read = add_days (2026, notice);
  g_autofree char *expected = rapport_calendar_days_format (shipped, 2026);
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (expected, 2026, &problems);
  g_autofree char *bare = rapport_calendar_dup_with_days (read, 2026, days);
  g_autofree char *all = rapport_calendar_to_json (shipped);

  g_assert_cmpstr (bare, ==, all);
  for (int day = 20260101; day / 10000 == 2026; day = rapport_day_add (day, 1))
    g_assert_cmpint (rapport_calendar_is_working_day (read, day), ==, rapport_calendar_is_working_day (shipped, day));
  g_assert_cmpstr (rapport_calendar_get_day_name (read, 20260217), ==, "春节");
  g_assert_cmpstr (rapport_calendar_get_day_name (read, 20261007), ==, "国庆节");
  g_assert_null (rapport_calendar_get_day_name (read, 20260214));
}

/* A day is turned into its contrary and back, and keeps what it is called while it is something of its own. */
static void
test_turned (void)
{
  g_autoptr(RapportCalendar) shipped = rapport_calendar_new_shipped ("cn-office-2026");
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse ("2-5…2-6 off 春节\n2-14 work 09:00-12:00 补班", 2027, &problems);
  const struct { int day; const char *name; const char *stands; } turns[] = {
    { 20270208, "", "2027-02-05…2027-02-06 off 春节\n2027-02-08 off\n2027-02-14 work 09:00-12:00 补班\n" },
    { 20270205, NULL, "2027-02-06 off 春节\n2027-02-08 off\n2027-02-14 work 09:00-12:00 补班\n" },
    { 20270214, NULL, "2027-02-06 off 春节\n2027-02-08 off\n" },
    { 20270214, "Stock-taking", "2027-02-06 off 春节\n2027-02-08 off\n2027-02-14 work Stock-taking\n" },
    { 20270208, NULL, "2027-02-06 off 春节\n2027-02-14 work Stock-taking\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *json = NULL;
      g_autoptr(RapportCalendar) calendar = NULL;
      g_autofree char *stands = NULL;

      rapport_calendar_days_toggle (days, shipped, turns[i].day);
      if (turns[i].name != NULL)
        rapport_calendar_days_set_name (days, turns[i].day, turns[i].name);
      json = rapport_calendar_dup_with_days (shipped, 2027, days);
      calendar = rapport_calendar_new_from_json (json, -1, NULL);
      stands = rapport_calendar_days_format (calendar, 2027);
      g_assert_cmpstr (stands, ==, turns[i].stands);
    }
}

static void
test_days_of_a_file (void)
{
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse ("2027-02-05 work\n2027-05-01 off\n", 2027, &problems);
  g_autoptr(GArray) added = g_array_new (FALSE, TRUE, sizeof (RapportCalendarDay));
  const RapportCalendarDay of_file[] = { { .day = 20270205 }, { .day = 20270206 }, { .day = 20280205 } };

  g_array_append_vals (added, of_file, G_N_ELEMENTS (of_file));
  g_assert_cmpuint (rapport_calendar_days_take_over (days, added, 2027), ==, 2);
  g_assert_cmpuint (days->len, ==, 3);
  for (guint i = 0; i < days->len; i++)
    {
      const RapportCalendarDay *day = &g_array_index (days, RapportCalendarDay, i);

      g_assert_cmpint (day->day / 10000, ==, 2027);
      g_assert_false (day->works);
    }
  g_assert_cmpuint (rapport_calendar_days_take_over (days, added, 2029), ==, 0);
  g_assert_cmpuint (days->len, ==, 3);
}

static void
test_ways_to_write_it (void)
{
  static const struct
  {
    const char *text;
    const char *stands;
  } ways[] = {
    { "2027-02-05…2027-02-11 off", "2027-02-05…2027-02-11 off\n" },
    { "2-5 - 2-11 休", "2027-02-05…2027-02-11 off\n" },
    { "2/5~11 放假", "2027-02-05…2027-02-11 off\n" },
    { "2027年2月5日至2月11日 休", "2027-02-05…2027-02-11 off\n" },
    { "2.5—2.11 Off", "2027-02-05…2027-02-11 off\n" },
    { "2-14 班", "2027-02-14 work\n" },
    { "2月14日、28日上班", "2027-02-14 work\n2027-02-28 work\n" },
    { "2-14,2-28 work", "2027-02-14 work\n2027-02-28 work\n" },
    { "12-31 work 9:00-12:00", "2027-12-31 work 09:00-12:00\n" },
    { "12-31 work 9:00-12:00 Stock-taking", "2027-12-31 work 09:00-12:00 Stock-taking\n" },
    { "2-5…2-11 off 春节", "2027-02-05…2027-02-11 off 春节\n" },
    { "Spring Festival: 2-5…2-11 off", "2027-02-05…2027-02-11 off Spring Festival\n" },
    { "# from the notice\n\n  1-1 off  ", "2027-01-01 off\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(RapportCalendar) calendar = add_days (2027, ways[i].text);
      g_autofree char *stands = rapport_calendar_days_format (calendar, 2027);
      g_autofree char *kept = rapport_calendar_days_format (calendar, 2026);

      g_assert_cmpstr (stands, ==, ways[i].stands);
      g_assert_nonnull (strstr (kept, "2026-02-15…2026-02-23 off\n2026-02-28 work\n"));
    }
}

static void
test_what_makes_no_sense (void)
{
  static const char * const lines[] = {
    "tomorrow off", "2-30 off", "2-11…2-5 off", "2-5", "2-5 maybe", "2-14 work 9-12", "1-1…12-31 off", "2-5… off", "5 off",
  };
  g_autoptr(GArray) twice = NULL;
  g_autoptr(GArray) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *all = g_strconcat ("1-1 off\n", lines[i], "\n1-2 off", NULL);
      g_autoptr(GArray) wrong = NULL;
      g_autoptr(GArray) right = rapport_calendar_days_parse (all, 2027, &wrong);

      g_test_message ("%s", lines[i]);
      g_assert_cmpuint (right->len, ==, 2);
      g_assert_cmpuint (wrong->len, ==, 1);
      g_assert_cmpuint (g_array_index (wrong, RapportCalendarProblem, 0).line, ==, 1);
      g_assert_nonnull (g_array_index (wrong, RapportCalendarProblem, 0).sentence);
    }
  twice = rapport_calendar_days_parse ("2-5…2-11 off\n2-7 work", 2027, &again);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (g_array_index (again, RapportCalendarProblem, 0).sentence, ==, "2027-02-07 stands above already.");
}

static void
test_hours (void)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped ("cn-office-2026");
  RapportCalendarHours hours = {
    "Night", "Europe/Berlin", { "9:00–12:00、13:00-18:00", "", "22:00-06:00", "00:00-24:00", "", "", "" },
  };
  static const char * const expected[] = { "09:00-12:00, 13:00-18:00", "", "22:00-06:00", "00:00-24:00", "", "", "" };
  static const char * const wrong[] = {
    "9-12", "09:00-25:00", "24:00-08:00", "09:00-09:00", "09:00-12:00, 11:00-13:00", "x", "09:60-10:00",
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *json = rapport_calendar_dup_with_hours (calendar, &hours, &error);
  g_autoptr(RapportCalendar) read = NULL;

  g_assert_no_error (error);
  read = rapport_calendar_new_from_json (json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_calendar_get_name (read), ==, "Night");
  g_assert_cmpstr (rapport_calendar_get_zone_name (read), ==, "Europe/Berlin");
  g_assert_false (rapport_calendar_is_working_day (read, 20260216));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = rapport_calendar_dup_hours (read, i);

      g_assert_cmpstr (text, ==, expected[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *sentence = rapport_calendar_check_hours (wrong[i]);

      g_test_message ("%s", wrong[i]);
      g_assert_nonnull (sentence);
    }
  hours.zone = "Mars/Olympus";
  g_assert_null (rapport_calendar_dup_with_hours (calendar, &hours, &error));
  g_assert_true (g_str_has_prefix (error->message, "zone: "));
  g_clear_error (&error);
  hours = (RapportCalendarHours) { "None", "UTC", { "", "", "", "", "", "", "" } };
  g_assert_null (rapport_calendar_dup_with_hours (calendar, &hours, &error));
  g_assert_cmpstr (error->message, ==, "No day of the week is worked.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/calendar/beyond-the-last-year", test_beyond_the_last_year);
  g_test_add_func ("/model/calendar/a-dated-day-goes-before", test_a_dated_day_goes_before);
  g_test_add_func ("/model/calendar/next-year-is-missed-from-november", test_next_year_is_missed_from_november);
  g_test_add_func ("/model/calendar/the-notice-as-it-is", test_the_notice_as_it_is);
  g_test_add_func ("/model/calendar/turned", test_turned);
  g_test_add_func ("/model/calendar/days-of-a-file-go-before", test_days_of_a_file);
  g_test_add_func ("/model/calendar/hours", test_hours);
  g_test_add_func ("/model/calendar/ways-to-write-it", test_ways_to_write_it);
  g_test_add_func ("/model/calendar/what-makes-no-sense", test_what_makes_no_sense);
  return g_test_run ();
}
