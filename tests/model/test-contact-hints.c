/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-cadence-standard.h"
#include "rapport-contact-hints.h"
#include "rapport-sla-json.h"
#include "rapport-sla-shipped.h"

#define SHANGHAI "+08:00"

typedef struct
{
  RapportCadenceInput input;
  GTimeZone          *zone;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  RapportRules rules;

  rapport_rules_init (&rules);
  fixture->input.calendar = rapport_calendar_new_shipped ("cn-office-2026");
  fixture->zone = rapport_calendar_get_zone (fixture->input.calendar);
  fixture->input.since = 20260105;
  fixture->input.pauses = g_array_new (FALSE, FALSE, sizeof (RapportCadencePause));
  fixture->input.records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  fixture->input.plans = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
  rapport_cadence_apply_rules (&rules, &fixture->input);
  g_assert_true (rapport_instant_from_text ("2026-03-10T12:00" SHANGHAI, fixture->zone, &fixture->input.now));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_calendar_unref (fixture->input.calendar);
  g_array_unref (fixture->input.pauses);
  g_array_unref (fixture->input.convenient);
  g_array_unref (fixture->input.records);
  g_array_unref (fixture->input.plans);
}

static void
add_record (Fixture    *fixture,
            int         day,
            const char *method)
{
  const RapportCadenceTouch touch = { .at = rapport_moment_from_day (day), .method = method, .depth = RAPPORT_N_DEPTHS };

  g_array_append_val (fixture->input.records, touch);
}

static RapportContactTry
try_day (int         day,
         const char *method)
{
  return (RapportContactTry) { .at = rapport_moment_from_day (day), .method = method, .plan = -1 };
}

static RapportContactTry
try_time (Fixture    *fixture,
          const char *at)
{
  RapportContactTry contact = { .plan = -1 };
  gint64 instant;

  g_assert_true (rapport_instant_from_text (at, fixture->zone, &instant));
  contact.at = rapport_moment_from_instant (instant, fixture->zone);
  return contact;
}

/* All that is said, a line a rule: its ID, whether it warns, what it rests on, and the sentence */
static char *
say (Fixture           *fixture,
     RapportContactTry  contact)
{
  g_autoptr(GArray) hints = rapport_contact_find_hints (&fixture->input, &contact);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const RapportContactHint *hint = &g_array_index (hints, RapportContactHint, i);
      g_autofree char *sentence = rapport_contact_hint_dup_sentence (hint, &fixture->input);
      g_autofree char *facts = rapport_contact_hint_dup_facts (hint);

      g_string_append_printf (text, "%s%s%s (%s): %s", i > 0 ? "\n" : "", hint->rule, hint->warns ? "!" : "",
                              facts != NULL ? facts : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static void
expect (Fixture           *fixture,
        RapportContactTry  contact,
        const char        *wanted)
{
  g_autofree char *text = say (fixture, contact);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_visit_is_booked_ahead (Fixture       *fixture,
                            gconstpointer  data)
{
  RapportContactTry booked = try_day (20260312, "visit");
  RapportContactTry theirs = try_day (20260310, "visit");

  booked.booked = 20260309;
  theirs.by_customer = TRUE;
  expect (fixture, try_day (20260312, "visit"),
          "FR-5! (days=2 limit=3): A visit should be booked with the customer 3 days ahead.");
  expect (fixture, try_day (20260313, "visit"), "");
  expect (fixture, try_day (20260312, "phone"), "");
  expect (fixture, try_day (20260309, "visit"), "");
  expect (fixture, booked, "");
  expect (fixture, theirs, "");
  expect (fixture, try_day (20260310, "visit"),
          "FR-5! (days=0 limit=3): A visit should be booked with the customer 3 days ahead.");
  fixture->input.rules.visit_notice_days = 2;
  expect (fixture, try_day (20260312, "visit"), "");
}

/* What was kept of a warning is told in the words of now. */
static void
test_kept_warning (void)
{
  static const char * const cases[][3] = {
    { "FR-5", "days=1 limit=3", "A visit should be booked with the customer 3 days ahead." },
    { "FR-7", "count=3 limit=2", "This would be 3 calls with this customer in the week." },
    { "contact-left", NULL, "This contact has left the customer." },
    { "FR-8", "because=day", NULL },
    { "of-later", "count=3", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = rapport_warning_describe (cases[i][0], cases[i][1]);

      g_assert_cmpstr (sentence, ==, cases[i][2]);
    }
}

static void
test_third_call_of_a_week_warns (Fixture       *fixture,
                                 gconstpointer  data)
{
  const RapportCadencePlan plan = { rapport_moment_from_day (20260315), "phone", RAPPORT_N_DEPTHS, TRUE, FALSE };
  RapportContactTry other = try_day (20260313, "phone");

  expect (fixture, try_day (20260313, "phone"), "");
  add_record (fixture, 20260308, "phone");
  add_record (fixture, 20260309, "phone");
  expect (fixture, try_day (20260313, "phone"), "");
  g_array_append_val (fixture->input.plans, plan);
  expect (fixture, try_day (20260313, "phone"),
          "FR-7! (count=3 limit=2): This would be 3 calls with this customer in the week.");
  other.plan = 0;
  expect (fixture, other, "");
  other.plan = -1;
  other.ticket = TRUE;
  expect (fixture, other, "");
}

static void
test_third_message_of_a_week_warns (Fixture       *fixture,
                                    gconstpointer  data)
{
  add_record (fixture, 20260309, "email");
  expect (fixture, try_day (20260313, "sms"), "");
  add_record (fixture, 20260310, "sms");
  expect (fixture, try_day (20260313, "email"),
          "FR-16! (count=3 limit=2): This would be 3 emails and SMS to this customer in the week.");
  expect (fixture, try_day (20260313, "wechat"), "");
}

static void
test_preferred_channel (Fixture       *fixture,
                        gconstpointer  data)
{
  expect (fixture, try_day (20260313, "phone"), "");
  fixture->input.preferred = "wechat";
  expect (fixture, try_day (20260313, "phone"), "FR-16-channel (preferred=wechat): The customer prefers: WeChat.");
  expect (fixture, try_day (20260313, "wechat"), "");
  expect (fixture, try_day (20260313, NULL), "");
}

static void
test_convenient_times (Fixture       *fixture,
                       gconstpointer  data)
{
  const char *shipped = "FR-8 (because=time): Convenient times are 09:00-11:00, 14:00-16:00.";

  expect (fixture, try_time (fixture, "2026-03-13T08:59"), shipped);
  expect (fixture, try_time (fixture, "2026-03-13T09:00"), "");
  expect (fixture, try_time (fixture, "2026-03-13T10:59"), "");
  expect (fixture, try_time (fixture, "2026-03-13T11:00"), shipped);
  expect (fixture, try_time (fixture, "2026-03-13T15:59"), "");
  expect (fixture, try_time (fixture, "2026-03-14T09:30"), "FR-8 (because=day): That is not a workday.");
  expect (fixture, try_day (20260314, NULL), "FR-8 (because=day): That is not a workday.");
  expect (fixture, try_day (20260313, NULL), "");
  fixture->input.own_times = "18:30-20:00";
  expect (fixture, try_time (fixture, "2026-03-13T19:00"), "");
  expect (fixture, try_time (fixture, "2026-03-13T09:30"),
          "FR-8 (because=time): Convenient times are 18:30-20:00.");
  fixture->input.own_times = "mornings";
  expect (fixture, try_time (fixture, "2026-03-13T09:30"), "");
}

static void
test_contact_left (Fixture       *fixture,
                   gconstpointer  data)
{
  RapportContactTry contact = try_day (20260313, "phone");

  contact.contact_left = TRUE;
  expect (fixture, contact, "contact-left! (): This contact has left the customer.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/model/contact-hints/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("FR-5", test_visit_is_booked_ahead);
  g_test_add_func ("/model/contact-hints/kept-warning", test_kept_warning);
  ADD ("FR-7", test_third_call_of_a_week_warns);
  ADD ("FR-16-messages", test_third_message_of_a_week_warns);
  ADD ("FR-16-channel", test_preferred_channel);
  ADD ("FR-8", test_convenient_times);
  ADD ("contact-left", test_contact_left);
#undef ADD
  return g_test_run ();
}
