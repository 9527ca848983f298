/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "rapport-cadence-private.h"
#include "rapport-contact-hints.h"
#include "rapport-record.h"
#include "rapport-zone.h"

#define DAY 86400
#define BECAUSE_DAY "day"
#define BECAUSE_TIME "time"

static const char * const PHONE[] = { "phone", NULL };
static const char * const MESSAGES[] = { "email", "sms", NULL };

static gboolean
is_one_of (const char         *method,
           const char * const *methods)
{
  return method != NULL && g_strv_contains (methods, method);
}

/* FR-5: a visit is booked some days ahead, also one of today that was made already. */
static gboolean
check_notice (const RapportCadenceCase *self,
              const RapportContactTry  *contact,
              RapportContactHint       *hint)
{
  static const char * const visit[] = { "visit", NULL };
  const int day = rapport_days_from_day (contact->at.day);
  const int booked = contact->booked != 0 ? rapport_days_from_day (contact->booked) : self->today;

  hint->counted = "days";
  hint->number = day - booked;
  hint->limit = self->input->rules.visit_notice_days;
  return is_one_of (contact->method, visit) && !contact->by_customer && day >= self->today && hint->number < hint->limit;
}

static char *
say_notice (const RapportContactHint  *hint,
            const RapportCadenceInput *input)
{
  /* translators: %d is a number of days */
  return g_strdup_printf (ngettext ("A visit should be booked with the customer %d day ahead.",
                                    "A visit should be booked with the customer %d days ahead.", hint->limit),
                          hint->limit);
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

/* not too many of a kind from Monday to Sunday */
static gboolean
check_count (const RapportCadenceCase *self,
             const RapportContactTry  *contact,
             const char * const       *methods,
             int                       limit,
             RapportContactHint       *hint)
{
  if (!is_one_of (contact->method, methods) || contact->by_customer || contact->ticket)
    return FALSE;
  hint->counted = "count";
  hint->number = count_in_week (self, contact, methods);
  hint->limit = limit;
  return hint->number > limit;
}

/* FR-7 */
static gboolean
check_calls (const RapportCadenceCase *self,
             const RapportContactTry  *contact,
             RapportContactHint       *hint)
{
  return check_count (self, contact, PHONE, self->input->rules.phone_limit, hint);
}

static char *
say_calls (const RapportContactHint  *hint,
           const RapportCadenceInput *input)
{
  /* translators: %d is the number of calls with this one */
  return g_strdup_printf (ngettext ("This would be %d call with this customer in the week.",
                                    "This would be %d calls with this customer in the week.", hint->number),
                          hint->number);
}

/* FR-16 */
static gboolean
check_messages (const RapportCadenceCase *self,
                const RapportContactTry  *contact,
                RapportContactHint       *hint)
{
  return check_count (self, contact, MESSAGES, self->input->rules.message_limit, hint);
}

static char *
say_messages (const RapportContactHint  *hint,
              const RapportCadenceInput *input)
{
  /* translators: %d is the number of messages with this one */
  return g_strdup_printf (ngettext ("This would be %d email or SMS to this customer in the week.",
                                    "This would be %d emails and SMS to this customer in the week.", hint->number),
                          hint->number);
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

/* FR-8 */
static gboolean
check_time (const RapportCadenceCase *self,
            const RapportContactTry  *contact,
            RapportContactHint       *hint)
{
  if (!rapport_cadence_is_working (self, rapport_days_from_day (contact->at.day)))
    hint->because = BECAUSE_DAY;
  else if (contact->at.has_time && !is_convenient (self, &contact->at))
    hint->because = BECAUSE_TIME;
  return hint->because != NULL;
}

static char *
say_time (const RapportContactHint  *hint,
          const RapportCadenceInput *input)
{
  g_autofree char *times = NULL;
  RapportCadenceCase self;

  if (g_str_equal (hint->because, BECAUSE_DAY))
    return g_strdup (_("That is not a workday."));
  rapport_cadence_case_init (&self, input);
  times = rapport_spans_format ((const RapportSpan *) self.spans->data, self.spans->len);
  rapport_cadence_case_clear (&self);
  /* translators: %s are spans of time such as 09:00-11:00, 14:00-16:00 */
  return g_strdup_printf (_("Convenient times are %s."), times);
}

/* FR-16 */
static gboolean
check_channel (const RapportCadenceCase *self,
               const RapportContactTry  *contact,
               RapportContactHint       *hint)
{
  hint->preferred = self->input->preferred;
  return hint->preferred != NULL && contact->method != NULL && !g_str_equal (hint->preferred, contact->method);
}

static char *
say_channel (const RapportContactHint  *hint,
             const RapportCadenceInput *input)
{
  /* translators: a method, such as WeChat */
  return g_strdup_printf (_("The customer prefers: %s."), rapport_choice_label (rapport_methods, hint->preferred));
}

static gboolean
check_contact (const RapportCadenceCase *self,
               const RapportContactTry  *contact,
               RapportContactHint       *hint)
{
  return contact->contact_left;
}

static char *
say_contact (const RapportContactHint  *hint,
             const RapportCadenceInput *input)
{
  return g_strdup (_("This contact has left the customer."));
}

const RapportChoice rapport_warnings[] = {
  { "FR-5", NC_("choice", "Visit on short notice") },
  { "FR-7", NC_("choice", "Too many calls in a week") },
  { "FR-16", NC_("choice", "Too many messages in a week") },
  { "contact-left", NC_("choice", "The contact has left") },
  { NULL }
};

/* All there are, in the order in which they are told: a rule that warns is a line here, and above. */
static const struct
{
  const char *id;
  gboolean    warns;
  gboolean  (*check)        (const RapportCadenceCase  *self,
                             const RapportContactTry   *contact,
                             RapportContactHint        *hint);
  char     *(*dup_sentence) (const RapportContactHint  *hint,
                             const RapportCadenceInput *input);
} RULES[] = {
  { "FR-5", TRUE, check_notice, say_notice },
  { "FR-7", TRUE, check_calls, say_calls },
  { "FR-8", FALSE, check_time, say_time },
  { "FR-16", TRUE, check_messages, say_messages },
  { "FR-16-channel", FALSE, check_channel, say_channel },
  { "contact-left", TRUE, check_contact, say_contact },
};

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
  RapportCadenceCase self;

  g_return_val_if_fail (input != NULL && contact != NULL, hints);
  g_return_val_if_fail (rapport_moment_is_set (&contact->at), hints);

  rapport_cadence_case_init (&self, input);
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      RapportContactHint hint = { .rule = RULES[i].id, .warns = RULES[i].warns };

      if (RULES[i].check (&self, contact, &hint))
        g_array_append_val (hints, hint);
    }
  rapport_cadence_case_clear (&self);
  return hints;
}

/**
 * rapport_contact_hint_dup_sentence:
 * @input: what the hint was found in
 *
 * Returns: (transfer full): what is said to people, in their language
 */
char *
rapport_contact_hint_dup_sentence (const RapportContactHint  *hint,
                                   const RapportCadenceInput *input)
{
  g_return_val_if_fail (hint != NULL && input != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (g_str_equal (RULES[i].id, hint->rule))
      return RULES[i].dup_sentence (hint, input);
  return NULL;
}

static void
append_fact (GString    *facts,
             const char *name,
             const char *value)
{
  g_string_append_printf (facts, "%s%s=%s", facts->len > 0 ? " " : "", name, value);
}

/**
 * rapport_contact_hint_dup_facts:
 *
 * Returns: (transfer full) (nullable): what the hint rests on, as `count=3 limit=2`, to be kept with an override
 */
char *
rapport_contact_hint_dup_facts (const RapportContactHint *hint)
{
  g_autoptr(GString) facts = g_string_new (NULL);

  g_return_val_if_fail (hint != NULL, NULL);

  if (hint->counted != NULL)
    g_string_append_printf (facts, "%s=%d limit=%d", hint->counted, hint->number, hint->limit);
  if (hint->because != NULL)
    append_fact (facts, "because", hint->because);
  if (hint->preferred != NULL)
    append_fact (facts, "preferred", hint->preferred);
  return facts->len > 0 ? g_string_free (g_steal_pointer (&facts), FALSE) : NULL;
}

/**
 * rapport_warning_describe:
 * @rule: one that warns
 * @facts: (nullable): as rapport_contact_hint_dup_facts() wrote them
 *
 * Returns: (transfer full) (nullable): what was warned of, in the person's language; NULL for a rule that is
 *   not known, or does not warn
 */
char *
rapport_warning_describe (const char *rule,
                          const char *facts)
{
  RapportContactHint hint = { .rule = rule, .warns = TRUE };
  char counted[8];

  g_return_val_if_fail (rule != NULL, NULL);

  if (facts != NULL && sscanf (facts, "%7[a-z]=%d limit=%d", counted, &hint.number, &hint.limit) == 3)
    hint.counted = counted;
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (RULES[i].warns && g_str_equal (RULES[i].id, rule))
      return RULES[i].dup_sentence (&hint, NULL);
  return NULL;
}
