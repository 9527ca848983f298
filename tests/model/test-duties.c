/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-duties.h"

#define HOURS "[[\"09:00\",\"18:00\"]]"
#define CALENDAR "{\"name\":\"CN\",\"zone\":\"Asia/Shanghai\",\"week\":{\"mon\":" HOURS ",\"tue\":" HOURS ",\"wed\":" \
  HOURS ",\"thu\":" HOURS ",\"fri\":" HOURS "}}"

typedef struct
{
  RapportDutyInput input;
} Fixture;

static void
clear_record (gpointer data)
{
  g_free (((RapportDutyRecord *) data)->purposes);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->input = (RapportDutyInput) { .today = 20260310, .grade = "B" };
  fixture->input.calendar = rapport_calendar_new_from_json (CALENDAR, -1, &error);
  g_assert_no_error (error);
  fixture->input.records = g_array_new (FALSE, FALSE, sizeof (RapportDutyRecord));
  g_array_set_clear_func (fixture->input.records, clear_record);
  rapport_rules_init (&fixture->input.rules);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_calendar_unref (fixture->input.calendar);
  g_array_unref (fixture->input.records);
}

static void
add_record (Fixture    *fixture,
            int         day,
            const char *purposes)
{
  const RapportDutyRecord record = { day, g_strdup (purposes) };

  g_array_append_val (fixture->input.records, record);
}

/* each as "call-back 20260312 20260316" */
static void
assert_duties (Fixture    *fixture,
               const char *expected)
{
  g_autoptr(GArray) duties = rapport_duties_find (&fixture->input);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      const RapportDuty *duty = &g_array_index (duties, RapportDuty, i);

      g_string_append_printf (text, "%s%s %d %d", i > 0 ? ", " : "", duty->purpose, duty->due, duty->limit);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  assert_duties (fixture, "");
}

/* Bought on Monday the 9th: by Thursday, too late after the next Monday. */
static void
test_call_back (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->input.rules.care_months = fixture->input.rules.survey_months = 0;
  fixture->input.first_contract = 20260309;
  assert_duties (fixture, "call-back 20260312 20260316");
  fixture->input.first_contract = 20260305;
  assert_duties (fixture, "call-back 20260309 20260312");
  add_record (fixture, 20260304, "call-back");
  assert_duties (fixture, "call-back 20260309 20260312");
  add_record (fixture, 20260306, "training,call-back");
  assert_duties (fixture, "");
  fixture->input.first_contract = 20250305;
  g_array_set_size (fixture->input.records, 0);
  assert_duties (fixture, "");
}

/* Needed since Wednesday the 11th: planned two weeks before it is too late. */
static void
test_training (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->input.rules.care_months = fixture->input.rules.survey_months = 0;
  fixture->input.rules.call_back_days = 0;
  fixture->input.today = 20260312;
  fixture->input.training_since = 20260311;
  assert_duties (fixture, "");
  fixture->input.first_contract = 20250601;
  assert_duties (fixture, "training 20260327 20260410");
  fixture->input.first_contract = 20260312;
  assert_duties (fixture, "training 20260330 20260411");
  add_record (fixture, 20260311, "training");
  assert_duties (fixture, "training 20260330 20260411");
  add_record (fixture, 20260312, "call-back,training");
  assert_duties (fixture, "");
}

static void
test_care (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->input.first_contract = 20250601;
  assert_duties (fixture, "care 20251117 20251201, survey 20260518 20260601");
  add_record (fixture, 20251128, "care");
  assert_duties (fixture, "care 20260514 20260528, survey 20260518 20260601");
  add_record (fixture, 20260302, "survey");
  assert_duties (fixture, "care 20260819 20260902, survey 20270216 20270302");
}

static void
test_deep_review (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->input.stage = "deepening";
  assert_duties (fixture, "deep-review 20260317 20260331");
  add_record (fixture, 20251215, "deep-review");
  assert_duties (fixture, "deep-review 20260316 20260331");
  add_record (fixture, 20260202, "deep-review");
  assert_duties (fixture, "deep-review 20260504 20260630");
  fixture->input.grade = "C";
  assert_duties (fixture, "");
}

/* One contact may fulfil several. */
static void
test_value_review (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->input.first_contract = 20250601;
  fixture->input.high_value = TRUE;
  fixture->input.stage = "delivery";
  add_record (fixture, 20260303, "survey,deep-review,value-review");
  assert_duties (fixture, "care 20260820 20260903, survey 20270217 20270303, deep-review 20260603 20260630,"
                          " value-review 20260603 20260630");
  fixture->input.rests = TRUE;
  assert_duties (fixture, "");
}

/*
 * From the words alone, whatever the history: what was done just now is not owed at once again, and more contacts bring
 * no day nearer; each is planned in time, and on a working day; who rests is owed nothing.
 */
static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const purposes[] = { "call-back", "training", "care", "survey", "deep-review", "value-review" };
  static const char * const stages[] = { "prospect", "delivery", "deepening" };
  static const char * const grades[] = { "A", "B", "C" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  guint n_never = 0;

  for (guint round = 0; round < 1000; round++)
    {
      const char *done = purposes[g_rand_int_range (rand, 0, G_N_ELEMENTS (purposes))];
      g_autoptr(GArray) before = NULL;
      g_autoptr(GArray) after = NULL;
      gboolean may_be;

      g_array_set_size (fixture->input.records, 0);
      fixture->input.today = rapport_day_add (20260101, g_rand_int_range (rand, 0, 800));
      fixture->input.grade = grades[g_rand_int_range (rand, 0, G_N_ELEMENTS (grades))];
      fixture->input.stage = stages[g_rand_int_range (rand, 0, G_N_ELEMENTS (stages))];
      fixture->input.first_contract = rapport_day_add (fixture->input.today, -g_rand_int_range (rand, -3, 500));
      fixture->input.training_since = rapport_day_add (fixture->input.today, -g_rand_int_range (rand, 0, 60));
      if (g_rand_boolean (rand))
        fixture->input.first_contract = 0;
      may_be = rapport_duties_may_be (&fixture->input);
      n_never += !may_be;
      for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
        add_record (fixture, rapport_day_add (fixture->input.today, -g_rand_int_range (rand, 0, 400)),
                    purposes[g_rand_int_range (rand, 0, G_N_ELEMENTS (purposes))]);
      before = rapport_duties_find (&fixture->input);
      g_assert_true (may_be || before->len == 0);
      add_record (fixture, fixture->input.today, done);
      after = rapport_duties_find (&fixture->input);
      for (guint i = 0; i < after->len; i++)
        {
          const RapportDuty *duty = &g_array_index (after, RapportDuty, i);
          gboolean was_owed = FALSE;

          g_assert_cmpint (duty->due, <=, duty->limit);
          g_assert_true (rapport_calendar_is_working_day (fixture->input.calendar, duty->due));
          if (g_str_equal (duty->purpose, done))
            g_assert_cmpint (duty->due, >, fixture->input.today);
          for (guint k = 0; k < before->len; k++)
            {
              const RapportDuty *earlier = &g_array_index (before, RapportDuty, k);

              if (!g_str_equal (earlier->purpose, duty->purpose))
                continue;
              was_owed = TRUE;
              g_assert_cmpint (duty->limit, >=, earlier->limit);
            }
          g_assert_true (was_owed);
        }
      fixture->input.rests = TRUE;
      g_clear_pointer (&after, g_array_unref);
      after = rapport_duties_find (&fixture->input);
      g_assert_cmpuint (after->len, ==, 0);
      fixture->input.rests = FALSE;
    }
  g_assert_cmpuint (n_never, >, 0);
}

#define DUTY_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DUTY_TEST ("/model/duties/RG-3/nothing-is-owed-before-a-contract", test_nobody);
  DUTY_TEST ("/model/duties/RG-1/call-back-after-the-first-contract", test_call_back);
  DUTY_TEST ("/model/duties/RG-1/training-where-it-is-needed", test_training);
  DUTY_TEST ("/model/duties/RG-3/care-every-half-year-and-survey-every-year", test_care);
  DUTY_TEST ("/model/duties/what-their-words-say", test_properties);
  DUTY_TEST ("/model/duties/FC-5/deep-review-every-quarter", test_deep_review);
  DUTY_TEST ("/model/duties/RG-3/value-review-of-high-value-customers", test_value_review);
  return g_test_run ();
}
