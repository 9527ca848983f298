/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-private.h"
#include "rapport-contact-hints.h"
#include "rapport-zone.h"

#define DAY 86400

static const char * const PHONE[] = { "phone", NULL };
static const char * const MESSAGES[] = { "email", "sms", NULL };

static gboolean
is_one_of (const char         *method,
           const char * const *methods)
{
  return method != NULL && g_strv_contains (methods, method);
}

/* FR-5: a visit that is still to come is booked some days ahead. */
static void
check_notice (const RapportCadenceCase *self,
              const RapportContactTry  *contact,
              GArray                   *hints)
{
  static const char * const visit[] = { "visit", NULL };
  const int day = rapport_days_from_day (contact->at.day);
  const int booked = contact->booked != 0 ? rapport_days_from_day (contact->booked) : self->today;
  const RapportContactHint hint = {
    .rule = "FR-5", .warns = TRUE, .counted = "days", .number = day - booked, .limit = self->input->visit_notice_days,
  };

  if (is_one_of (contact->method, visit) && day >= self->today && hint.number < hint.limit)
    g_array_append_val (hints, hint);
}

static int
count_in_week (const RapportCadenceCase *self,
               const RapportContactTry  *contact,
               const char * const       *methods)
{
  const RapportCadenceInput *input = self->input;
  int monday, sunday;
  int count = 1;

  rapport_week_bounds (contact->at.day, &monday, &sunday);
  for (guint i = 0; i < input->records->len; i++)
    {
      const RapportCadenceTouch *touch = &g_array_index (input->records, RapportCadenceTouch, i);

      count += is_one_of (touch->method, methods) && !touch->by_customer && !touch->ticket
               && touch->at.day >= monday && touch->at.day <= sunday
               && rapport_cadence_has_happened (self, &touch->at);
    }
  for (guint i = 0; i < input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (input->plans, RapportCadencePlan, i);

      count += plan->open && (int) i != contact->plan && is_one_of (plan->method, methods)
               && plan->due.day >= monday && plan->due.day <= sunday;
    }
  return count;
}

/* FR-7 and FR-16: not too many of a kind from Monday to Sunday */
static void
check_count (const RapportCadenceCase *self,
             const RapportContactTry  *contact,
             const char               *rule,
             const char * const       *methods,
             int                       limit,
             GArray                   *hints)
{
  RapportContactHint hint = { .rule = rule, .warns = TRUE, .counted = "count", .limit = limit };

  if (!is_one_of (contact->method, methods) || contact->by_customer || contact->ticket)
    return;
  hint.number = count_in_week (self, contact, methods);
  if (hint.number > limit)
    g_array_append_val (hints, hint);
}

static gboolean
is_convenient (const RapportCadenceCase *self,
               const RapportMoment      *at)
{
  const gint64 local = rapport_zone_get_local (self->zone, at->at);
  const int seconds = (int) (((local % DAY) + DAY) % DAY);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const RapportSpan *span = &g_array_index (self->spans, RapportSpan, i);

      if (span->start * 60 <= seconds && seconds < span->end * 60)
        return TRUE;
    }
  return self->spans->len == 0;
}

static void
check_time (const RapportCadenceCase *self,
            const RapportContactTry  *contact,
            GArray                   *hints)
{
  RapportContactHint hint = { .rule = "FR-8" };

  if (!rapport_cadence_is_working (self, rapport_days_from_day (contact->at.day)))
    hint.because = "day";
  else if (contact->at.has_time && !is_convenient (self, &contact->at))
    hint.because = "time";
  else
    return;
  g_array_append_val (hints, hint);
}

static void
check_channel (const RapportCadenceCase *self,
               const RapportContactTry  *contact,
               GArray                   *hints)
{
  const RapportContactHint hint = { .rule = "FR-16-channel", .preferred = self->input->preferred };

  if (hint.preferred != NULL && contact->method != NULL && !g_str_equal (hint.preferred, contact->method))
    g_array_append_val (hints, hint);
}

/**
 * rapport_contact_find_hints:
 *
 * What is to be said before a contact is planned or written down (cadence.md 11: FR-5, FR-7, FR-8, FR-16).
 *
 * Returns: (transfer full) (element-type RapportContactHint): in the order of the rules
 */
GArray *
rapport_contact_find_hints (const RapportCadenceInput *input,
                            const RapportContactTry   *contact)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (RapportContactHint));
  const RapportContactHint left = { .rule = "contact-left", .warns = TRUE };
  RapportCadenceCase self;

  g_return_val_if_fail (input != NULL && contact != NULL, hints);
  g_return_val_if_fail (rapport_moment_is_set (&contact->at), hints);

  rapport_cadence_case_init (&self, input);
  check_notice (&self, contact, hints);
  check_count (&self, contact, "FR-7", PHONE, input->phone_limit, hints);
  check_time (&self, contact, hints);
  check_count (&self, contact, "FR-16", MESSAGES, input->message_limit, hints);
  check_channel (&self, contact, hints);
  if (contact->contact_left)
    g_array_append_val (hints, left);
  rapport_cadence_case_clear (&self);
  return hints;
}
