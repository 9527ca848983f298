/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence-ahead.h"
#include "rapport-cadence-json.h"
#include "rapport-sla-json.h"
#include "scratch-random.h"

#define HOURS "[[\"09:00\",\"18:00\"]]"
#define CALENDAR "{\"calendar\":{\"name\":\"CN\",\"zone\":\"Asia/Shanghai\",\"week\":{\"mon\":" HOURS ",\"tue\":" HOURS \
  ",\"wed\":" HOURS ",\"thu\":" HOURS ",\"fri\":" HOURS "}},"
#define RECORDS "\"records\":[{\"at\":\"2026-02-27\",\"depth\":\"deep\"},{\"at\":\"2026-03-02\",\"depth\":\"light\"}]}"
#define GRADE_A CALENDAR "\"customer\":{\"grade\":\"A\",\"since\":\"2026-01-05\"}," RECORDS

static RapportCadenceFile *
load (const char *json,
      const char *now)
{
  g_autoptr(GError) error = NULL;
  RapportCadenceFile *file = rapport_cadence_file_new_from_json (json, -1, &error);

  g_assert_no_error (error);
  g_assert_true (rapport_instant_from_text (now, rapport_calendar_get_zone (file->input.calendar), &file->input.now));
  return file;
}

static void
add_plan (RapportCadenceFile *file,
          int                 day,
          RapportDepth        depth)
{
  const RapportCadencePlan plan = { .due = rapport_moment_from_day (day), .depth = depth, .open = TRUE };

  g_array_append_val (file->input.plans, plan);
}

/* such as "deep 20260316, light 20260401" */
static void
assert_ahead (RapportCadenceFile *file,
              int                 to,
              const char         *expected)
{
  const guint n_records = file->input.records->len;
  g_autoptr(GArray) steps = rapport_cadence_find_ahead (&file->input, to);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const RapportCadenceStep *step = &g_array_index (steps, RapportCadenceStep, i);

      g_assert_cmpint (step->place.day, <=, step->limit);
      g_string_append_printf (text, "%s%s%s %d", i > 0 ? ", " : "", step->kind == RAPPORT_CADENCE_KEEP ? "keep " : "",
                              step->depth == RAPPORT_DEPTH_DEEP ? "deep" : "light", step->place.day);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (file->input.records->len, ==, n_records);
}

/* The worked example of the cadence, and what it will ask for after that */
static void
test_month (void)
{
  g_autoptr(RapportCadenceFile) file = load (GRADE_A, "2026-03-10T12:00");

  assert_ahead (file, 20260315, "");
  assert_ahead (file, 20260331, "deep 20260316, deep 20260331");
  assert_ahead (file, 20260430, "deep 20260316, deep 20260331, light 20260401, deep 20260415, deep 20260430");
}

/* What is planned already is not asked for again; the next is counted from it. */
static void
test_beside_plans (void)
{
  g_autoptr(RapportCadenceFile) file = load (GRADE_A, "2026-03-10T12:00");

  add_plan (file, 20260312, RAPPORT_DEPTH_DEEP);
  assert_ahead (file, 20260331, "keep deep 20260312, deep 20260327");
  add_plan (file, 20260330, RAPPORT_DEPTH_DEEP);
  assert_ahead (file, 20260331, "keep deep 20260312, keep deep 20260330");
}

/* A plan of yesterday is thought to happen when one that is made now would. */
static void
test_overdue_plan (void)
{
  g_autoptr(RapportCadenceFile) file = load (GRADE_A, "2026-03-10T12:00");

  add_plan (file, 20260309, RAPPORT_DEPTH_DEEP);
  assert_ahead (file, 20260331, "keep deep 20260316, deep 20260331");
}

/* Two duties of one day are one contact (RG-3): the cadence asks for the other one still. */
static void
test_duties_of_one_day (void)
{
  g_autoptr(RapportCadenceFile) file = load (GRADE_A, "2026-03-03T12:00");

  add_plan (file, 20260312, RAPPORT_DEPTH_DEEP);
  add_plan (file, 20260312, RAPPORT_DEPTH_DEEP);
  for (guint i = 0; i < 2; i++)
    g_array_index (file->input.plans, RapportCadencePlan, i).floating = TRUE;
  assert_ahead (file, 20260331, "keep deep 20260312, deep 20260327");
}

static void
test_pause (void)
{
  g_autoptr(RapportCadenceFile) file =
    load (CALENDAR "\"customer\":{\"grade\":\"A\",\"since\":\"2026-01-05\",\"pauses\":[[\"2026-03-12\",\"2026-03-27\"]]},"
          RECORDS, "2026-03-10T12:00");

  assert_ahead (file, 20260331, "deep 20260330");
}

static void
test_rests (void)
{
  g_autoptr(RapportCadenceFile) file = load (GRADE_A, "2026-03-10T12:00");

  file->input.rests = TRUE;
  assert_ahead (file, 20260430, "");
}

/* Whatever is asked: in the order of time, not before now, and as much as the period asks */
static void
test_properties (void)
{
  for (guint round = 0; round < scratch_random_rounds (200); round++)
    {
      g_autofree char *json =
        g_strdup_printf (CALENDAR "\"customer\":{\"since\":\"2026-0%d-%02d\",\"cadence\":{\"period\":\"month\","
                         "\"deep\":%d,\"light\":%d}}}", g_test_rand_int_range (1, 4), g_test_rand_int_range (1, 29),
                         g_test_rand_int_range (0, 6), g_test_rand_int_range (0, 6));
      g_autoptr(RapportCadenceFile) file = load (json, "2026-04-01T00:00");
      const RapportCadencePeriod period = rapport_cadence_count_period (&file->input, 20260401);
      g_autoptr(GArray) steps = rapport_cadence_find_ahead (&file->input, 20260430);
      int found[RAPPORT_N_DEPTHS] = { 0 };
      int day = 20260401;

      for (guint i = 0; i < steps->len; i++)
        {
          const RapportCadenceStep *step = &g_array_index (steps, RapportCadenceStep, i);

          g_assert_cmpint (step->place.day, >=, day);
          g_assert_cmpint (step->place.day, <=, 20260430);
          day = step->place.day;
          found[step->depth]++;
        }
      for (guint depth = 0; depth < RAPPORT_N_DEPTHS; depth++)
        g_assert_cmpint (found[depth], ==, period.counts[depth].asked - period.counts[depth].done);
    }
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  g_test_add_func ("/model/cadence-ahead/FR-2/all-touches-of-a-month", test_month);
  g_test_add_func ("/model/cadence-ahead/FR-2/plans-stand-for-touches", test_beside_plans);
  g_test_add_func ("/model/cadence-ahead/FR-2/overdue-plan-happens-where-one-is-proposed", test_overdue_plan);
  g_test_add_func ("/model/cadence-ahead/RG-3/duties-of-one-day-are-one-contact", test_duties_of_one_day);
  g_test_add_func ("/model/cadence-ahead/FR-2/not-in-a-pause", test_pause);
  g_test_add_func ("/model/cadence-ahead/FR-2/nothing-of-a-customer-at-rest", test_rests);
  g_test_add_func ("/model/cadence-ahead/FR-2/as-much-as-the-period-asks", test_properties);
  return g_test_run ();
}
