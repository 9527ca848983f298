/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence.h"
#include "rapport-calendar-version.h"
#include "rapport-customer.h"
#include "rapport-follow-up-checks.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-record.h"
#include "rapport-shipped.h"

static RapportCalendar *
load_calendar (RapportContext *context)
{
  RapportBook *book = rapport_context_get_book (context);
  gint64 id = rapport_shipped_get_default_calendar (rapport_book_get_connection (book));
  g_autoptr(RapportEntity) version = rapport_book_get (book, RAPPORT_TYPE_CALENDAR_VERSION, id, NULL);
  const char *json = version != NULL ? rapport_entity_get_text (version, RAPPORT_CALENDAR_VERSION_JSON) : NULL;

  return json != NULL ? rapport_calendar_new_from_json (json, -1, NULL) : NULL;
}

static RapportEntity *
load_customer (RapportContext *context,
               gint64          customer)
{
  if (customer == 0)
    return NULL;
  return rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_CUSTOMER, customer, NULL);
}

static gboolean
is_message (const char *method)
{
  return g_strcmp0 (method, "email") == 0 || g_strcmp0 (method, "sms") == 0;
}

/* Whether both count together: calls, or emails and SMS. */
static gboolean
counts_with (const char *method,
             const char *other)
{
  return is_message (method) ? is_message (other) : g_strcmp0 (method, other) == 0;
}

static gboolean
contains (GArray *plans,
          gint64  id)
{
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (g_array_index (plans, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Days of what we began with the customer by such a method, and of what we plan. */
static GArray *
list_days (RapportContext *context,
           gint64          customer,
           const char     *method,
           GArray         *closed)
{
  RapportBook *book = rapport_context_get_book (context);
  g_autoptr(GPtrArray) records = rapport_book_get_children (book, RAPPORT_TYPE_RECORD, "customer", customer, NULL);
  g_autoptr(GPtrArray) plans = rapport_plans_load_open (book, customer);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      RapportEntity *record = g_ptr_array_index (records, i);

      if (counts_with (method, rapport_entity_get_text (record, RAPPORT_RECORD_METHOD)) &&
          g_strcmp0 (rapport_entity_get_text (record, RAPPORT_RECORD_BEGAN_BY), "customer") != 0)
        g_array_append_val (days, rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day);
    }
  for (guint i = 0; i < plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (plans, i);

      if (counts_with (method, rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD)) &&
          !contains (closed, rapport_entity_get_id (plan)))
        g_array_append_val (days, rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day);
    }
  return days;
}

static void
add_sentence (GString *sentences,
              char    *sentence,
              char     separator)
{
  if (sentence == NULL)
    return;
  if (sentences->len > 0)
    g_string_append_c (sentences, separator);
  g_string_append (sentences, sentence);
  g_free (sentence);
}

/* Too many in the week of contact @i, with those before it in the array. */
static char *
check_number (RapportContext            *context,
              gint64                     customer,
              const RapportContactCheck *contacts,
              guint                      i,
              GArray                    *closed)
{
  const RapportRules *rules = rapport_context_get_rules (context);
  const char *method = contacts[i].method;
  const int day = contacts[i].when->day;
  g_autoptr(GArray) days = NULL;

  if (g_strcmp0 (method, "phone") != 0 && !is_message (method))
    return NULL;
  days = list_days (context, customer, method, closed);
  for (guint before = 0; before < i; before++)
    if (counts_with (method, contacts[before].method))
      g_array_append_val (days, contacts[before].when->day);
  return is_message (method) ? rapport_rules_check_messages (rules, day, (const int *) days->data, days->len)
                             : rapport_rules_check_phone (rules, day, (const int *) days->data, days->len);
}

/**
 * rapport_follow_up_checks_warn:
 * @contacts: (array length=n_contacts): contacts begun by us that are about to be stored
 * @closed: (nullable) (element-type gint64): plans that count no more, as they are about to be
 *   answered or replaced, or are among @contacts
 *
 * Visits on short notice (FR-5), and too many calls (FR-7), or emails and SMS (FR-16), in a week,
 * planned and done together.
 *
 * Returns: (transfer full) (nullable): sentences, one a line; NULL for none
 */
char *
rapport_follow_up_checks_warn (RapportContext            *context,
                               gint64                     customer,
                               const RapportContactCheck *contacts,
                               guint                      n_contacts,
                               GArray                    *closed)
{
  g_autoptr(GString) sentences = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (contacts != NULL || n_contacts == 0, NULL);

  for (guint i = 0; i < n_contacts; i++)
    {
      if (!rapport_moment_is_set (contacts[i].when))
        continue;
      add_sentence (sentences, check_number (context, customer, contacts, i, closed), '\n');
      if (contacts[i].planned)
        add_sentence (sentences, rapport_rules_check_visit (rapport_context_get_rules (context), contacts[i].method,
                                                            contacts[i].when, contacts[i].booked,
                                                            rapport_context_get_today (context)), '\n');
    }
  return sentences->len > 0 ? g_strdup (sentences->str) : NULL;
}

/**
 * rapport_follow_up_checks_dup_hint:
 * @customer: whose convenient times and channel count, 0 for nobody's
 * @contact: a contact begun by us
 *
 * For what is planned, convenient times (FR-8); for all, the channel that the customer prefers (FR-16).
 *
 * Returns: (transfer full) (nullable): sentences, NULL for none
 */
char *
rapport_follow_up_checks_dup_hint (RapportContext            *context,
                                   gint64                     customer,
                                   const RapportContactCheck *contact)
{
  g_autoptr(RapportEntity) entity = load_customer (context, customer);
  g_autoptr(GString) sentences = g_string_new (NULL);
  const char *times = entity != NULL ? rapport_entity_get_text (entity, RAPPORT_CUSTOMER_CONVENIENT_TIMES) : NULL;
  const char *channel = entity != NULL ? rapport_entity_get_text (entity, RAPPORT_CUSTOMER_PREFERRED_CHANNEL) : NULL;

  if (!rapport_moment_is_set (contact->when))
    return NULL;
  if (contact->planned && contact->when->has_time)
    {
      g_autoptr(RapportCalendar) calendar = load_calendar (context);
      gboolean workday = calendar == NULL || rapport_calendar_is_working_day (calendar, contact->when->day);

      add_sentence (sentences, rapport_rules_check_time (rapport_context_get_rules (context), contact->when, times,
                                                         workday, rapport_context_get_zone (context)), ' ');
    }
  add_sentence (sentences, rapport_rules_check_channel (channel, contact->method), ' ');
  return sentences->len > 0 ? g_strdup (sentences->str) : NULL;
}

/**
 * rapport_follow_up_checks_propose:
 * @customer: 0 for nobody yet: then nothing is proposed
 * @after: day of the contact before
 * @next: (out): when to be in touch next as the customer's cadence asks (FR-2 to FR-4, FR-8)
 */
void
rapport_follow_up_checks_propose (RapportContext *context,
                                  gint64          customer,
                                  int             after,
                                  RapportMoment  *next)
{
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportEntity) entity = load_customer (context, customer);

  *next = rapport_moment_from_day (0);
  if (entity == NULL)
    return;
  calendar = load_calendar (context);
  *next = rapport_cadence_propose (rapport_context_get_rules (context),
                                   rapport_entity_get_text (entity, RAPPORT_CUSTOMER_GRADE),
                                   rapport_entity_get_text (entity, RAPPORT_CUSTOMER_CONVENIENT_TIMES),
                                   after, calendar, rapport_context_get_zone (context));
}
