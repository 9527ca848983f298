/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence-json.h"
#include "rapport-cadence-plans.h"
#include "rapport-problem.h"
#include "rapport-sla-json.h"

#define HOURS "[[\"09:00\",\"18:00\"]]"
#define INPUT "{\"calendar\":{\"name\":\"CN\",\"zone\":\"Asia/Shanghai\",\"week\":{\"mon\":" HOURS ",\"tue\":" HOURS \
  ",\"wed\":" HOURS ",\"thu\":" HOURS ",\"fri\":" HOURS "}},\"customer\":{\"grade\":\"B\",\"since\":\"2026-01-05\"}," \
  "\"records\":[{\"at\":\"2026-02-10\",\"depth\":\"deep\"},{\"at\":\"2026-03-02\",\"depth\":\"light\"}]}"

typedef struct
{
  RapportCadenceFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->file = rapport_cadence_file_new_from_json (INPUT, -1, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_instant_from_text ("2026-03-03T08:00",
                                            rapport_calendar_get_zone (fixture->file->input.calendar),
                                            &fixture->file->input.now));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_cadence_file_free (fixture->file);
}

static void
add_plan (Fixture      *fixture,
          int           day,
          RapportDepth  depth,
          int           asked,
          gboolean      skipped)
{
  const RapportCadencePlan plan = {
    .due = rapport_moment_from_day (day), .depth = depth, .open = !skipped, .skipped = skipped,
    .automatic = asked != 0, .asked = rapport_moment_from_day (asked),
  };

  g_array_append_val (fixture->file->input.plans, plan);
}

/* such as "make deep 20260310, drop light 0" */
static void
assert_steps (Fixture    *fixture,
              const char *expected)
{
  static const char * const kinds[] = { "make", "move", "drop" };
  g_autoptr(GArray) steps = rapport_cadence_find_steps (&fixture->file->input);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const RapportCadenceStep *step = &g_array_index (steps, RapportCadenceStep, i);

      g_string_append_printf (text, "%s%s %s %d", i > 0 ? ", " : "", kinds[step->kind],
                              step->depth == RAPPORT_DEPTH_DEEP ? "deep" : "light", step->place.day);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_makes (Fixture       *fixture,
            gconstpointer  data)
{
  assert_steps (fixture, "make deep 20260313, make light 20260401");
}

/* Both were asked for at another time: they move. */
static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  add_plan (fixture, 20260320, RAPPORT_DEPTH_DEEP, 20260320, FALSE);
  add_plan (fixture, 20260320, RAPPORT_DEPTH_LIGHT, 20260320, FALSE);
  assert_steps (fixture, "move deep 20260313, move light 20260401");
}

/* Both depths of a new customer are due on one day: nobody calls and writes in the same minute. */
static void
test_same_minute (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GArray) steps = NULL;
  const RapportCadenceStep *deep, *light;

  g_array_set_size (fixture->file->input.records, 0);
  fixture->file->input.since = 20260303;
  steps = rapport_cadence_find_steps (&fixture->file->input);
  g_assert_cmpuint (steps->len, ==, 2);
  deep = &g_array_index (steps, RapportCadenceStep, RAPPORT_DEPTH_DEEP);
  light = &g_array_index (steps, RapportCadenceStep, RAPPORT_DEPTH_LIGHT);
  g_assert_true (rapport_moment_equal (&deep->asked, &light->asked));
  g_assert_cmpint (light->place.day, ==, deep->place.day);
  g_assert_true (rapport_moment_equal (&deep->place, &deep->asked));
  g_assert_cmpint (light->place.at - deep->place.at, ==, 5 * 3600);
}

static void
test_keeps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GArray) next = rapport_cadence_find_next (&fixture->file->input);

  for (guint i = 0; i < next->len; i++)
    {
      const RapportCadenceNext *each = &g_array_index (next, RapportCadenceNext, i);
      const RapportCadencePlan plan = {
        .due = rapport_moment_from_day (20260305), .depth = each->depth, .open = TRUE, .automatic = TRUE,
        .asked = each->due,
      };

      g_array_append_val (fixture->file->input.plans, plan);
    }
  assert_steps (fixture, "");
}

/* One made by hand stands instead while it is in time; beside one that is too late the automatic one stays. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  add_plan (fixture, 20260320, RAPPORT_DEPTH_DEEP, 20260320, FALSE);
  add_plan (fixture, 20260330, RAPPORT_DEPTH_DEEP, 0, FALSE);
  assert_steps (fixture, "drop deep 0, make light 20260401");
  g_array_index (fixture->file->input.plans, RapportCadencePlan, 1).due = rapport_moment_from_day (20260420);
  assert_steps (fixture, "move deep 20260313, make light 20260401");
  g_array_remove_index (fixture->file->input.plans, 0);
  assert_steps (fixture, "make light 20260401");
}

static void
test_too_many (Fixture       *fixture,
               gconstpointer  data)
{
  add_plan (fixture, 20260320, RAPPORT_DEPTH_DEEP, 20260320, FALSE);
  add_plan (fixture, 20260319, RAPPORT_DEPTH_DEEP, 20260320, FALSE);
  assert_steps (fixture, "drop deep 0, move deep 20260313, make light 20260401");
}

static void
test_skipped (Fixture       *fixture,
              gconstpointer  data)
{
  add_plan (fixture, 20260313, RAPPORT_DEPTH_DEEP, 20260313, TRUE);
  assert_steps (fixture, "make deep 20260316, make light 20260401");
}

static void
test_rests (Fixture       *fixture,
            gconstpointer  data)
{
  add_plan (fixture, 20260320, RAPPORT_DEPTH_DEEP, 20260320, FALSE);
  add_plan (fixture, 20260320, RAPPORT_DEPTH_DEEP, 0, FALSE);
  fixture->file->input.rests = TRUE;
  assert_steps (fixture, "drop deep 0");
}

static gboolean
has_room_but_on (int      day,
                 gpointer full)
{
  for (const int *each = full; *each != 0; each++)
    if (*each == day)
      return FALSE;
  return TRUE;
}

static void
assert_room (Fixture    *fixture,
             const int  *full,
             int         expected)
{
  g_autoptr(GArray) steps = rapport_cadence_find_steps (&fixture->file->input);
  const RapportMoment place = rapport_cadence_find_room (&fixture->file->input,
                                                         &g_array_index (steps, RapportCadenceStep, 0), NULL,
                                                         has_room_but_on, (gpointer) full);

  g_assert_cmpint (place.day, ==, expected);
}

/* The deep one is due on Friday the 13th, too late after the 31st. */
static void
test_room (Fixture       *fixture,
           gconstpointer  data)
{
  static const int earlier[] = { 20260313, 20260312, 0 };
  static const int later[] = { 20260313, 20260312, 20260311, 20260310, 20260309, 20260306, 20260305, 20260304,
                               20260303, 0 };
  static const int all[] = { 20260313, 20260312, 20260311, 20260310, 20260309, 20260306, 20260305, 20260304, 20260303,
                             20260316, 20260317, 20260318, 20260319, 20260320, 20260323, 20260324, 20260325, 20260326,
                             20260327, 20260330, 20260331, 0 };

  assert_room (fixture, all + G_N_ELEMENTS (all) - 1, 20260313);
  assert_room (fixture, earlier, 20260311);
  assert_room (fixture, later, 20260316);
  assert_room (fixture, all, 20260313);
}

#define PLANS_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  PLANS_TEST ("/model/cadence-plans/FR-3/makes-the-next-of-each-depth", test_makes);
  PLANS_TEST ("/model/cadence-plans/FR-3/moves-what-is-asked-for-at-another-time", test_moves);
  PLANS_TEST ("/model/cadence-plans/FR-3/not-in-the-same-minute", test_same_minute);
  PLANS_TEST ("/model/cadence-plans/FR-3/keeps-what-is-asked-for-as-before", test_keeps);
  PLANS_TEST ("/model/cadence-plans/FR-3/plan-by-hand-stands", test_own);
  PLANS_TEST ("/model/cadence-plans/FR-3/one-plan-a-depth", test_too_many);
  PLANS_TEST ("/model/cadence-plans/FR-3/skipped-comes-on-another-day", test_skipped);
  PLANS_TEST ("/model/cadence-plans/FR-3/customer-at-rest-has-none", test_rests);
  PLANS_TEST ("/model/cadence-plans/FR-3/full-day-gives-way", test_room);
  return g_test_run ();
}
