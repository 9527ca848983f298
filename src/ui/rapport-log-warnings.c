/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence.h"
#include "rapport-calendar-version.h"
#include "rapport-customer.h"
#include "rapport-log-warnings.h"
#include "rapport-plan.h"
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

/* Days of the calls with the customer that we began, and of those we plan. */
static GArray *
list_calls (RapportContext *context,
            gint64          customer,
            gint64          answered_plan)
{
  RapportBook *book = rapport_context_get_book (context);
  g_autoptr(GPtrArray) records = rapport_book_get_children (book, RAPPORT_TYPE_RECORD, "customer", customer, NULL);
  g_autoptr(GPtrArray) plans = rapport_book_get_children (book, RAPPORT_TYPE_PLAN, "customer", customer, NULL);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      RapportEntity *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (rapport_entity_get_text (record, RAPPORT_RECORD_METHOD), "phone") == 0 &&
          g_strcmp0 (rapport_entity_get_text (record, RAPPORT_RECORD_BEGAN_BY), "customer") != 0)
        g_array_append_val (days, rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day);
    }
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (plans, i);

      if (g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD), "phone") == 0 &&
          g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0 &&
          rapport_entity_get_id (plan) != answered_plan)
        g_array_append_val (days, rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day);
    }
  return days;
}

static void
add_sentence (GString *sentences,
              char    *sentence)
{
  if (sentence == NULL)
    return;
  if (sentences->len > 0)
    g_string_append_c (sentences, '\n');
  g_string_append (sentences, sentence);
  g_free (sentence);
}

/**
 * rapport_log_warnings_collect:
 * @record: what is to be logged
 * @next_method: (nullable): stable value of how the next follow-up will be
 * @answered_plan: the plan that is done by it, 0 for none
 *
 * Visits on short notice (FR-5) and too many calls in a week, planned and done together (FR-7).
 *
 * Returns: (transfer full) (nullable): sentences, one a line; NULL for none
 */
char *
rapport_log_warnings_collect (RapportContext *context,
                              RapportRecord  *record,
                              const char     *next_method,
                              gint64          answered_plan)
{
  RapportEntity *entity = RAPPORT_ENTITY (record);
  const RapportRules *rules = rapport_context_get_rules (context);
  const RapportMoment *started = rapport_entity_get_moment (entity, RAPPORT_RECORD_STARTED);
  const RapportMoment *next = rapport_entity_get_moment (entity, RAPPORT_RECORD_NEXT);
  g_autoptr(GString) sentences = g_string_new (NULL);
  g_autoptr(GArray) days = list_calls (context, rapport_entity_get_integer (entity, RAPPORT_RECORD_CUSTOMER),
                                       answered_plan);

  if (g_strcmp0 (rapport_entity_get_text (entity, RAPPORT_RECORD_METHOD), "phone") == 0 &&
      g_strcmp0 (rapport_entity_get_text (entity, RAPPORT_RECORD_BEGAN_BY), "customer") != 0)
    {
      add_sentence (sentences, rapport_rules_check_phone (rules, started->day, (const int *) days->data, days->len));
      g_array_append_val (days, started->day);
    }
  if (next != NULL && rapport_moment_is_set (next))
    {
      if (g_strcmp0 (next_method, "phone") == 0)
        add_sentence (sentences, rapport_rules_check_phone (rules, next->day, (const int *) days->data, days->len));
      add_sentence (sentences, rapport_rules_check_visit (rules, next_method, next, 0,
                                                          rapport_context_get_today (context)));
    }
  return sentences->len > 0 ? g_strdup (sentences->str) : NULL;
}

/**
 * rapport_log_warnings_dup_hint:
 * @customer: whose convenient times count, 0 for nobody's
 *
 * FR-8: convenient times.
 *
 * Returns: (transfer full) (nullable): a sentence, NULL for none
 */
char *
rapport_log_warnings_dup_hint (RapportContext      *context,
                               gint64               customer,
                               const RapportMoment *next)
{
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportEntity) entity = NULL;
  gboolean workday;

  if (next == NULL || !rapport_moment_is_set (next))
    return NULL;
  calendar = load_calendar (context);
  entity = load_customer (context, customer);
  workday = calendar == NULL || rapport_calendar_is_working_day (calendar, next->day);
  return rapport_rules_check_time (rapport_context_get_rules (context), next,
                                   entity != NULL ? rapport_entity_get_text (entity, RAPPORT_CUSTOMER_CONVENIENT_TIMES)
                                                  : NULL,
                                   workday, rapport_context_get_zone (context));
}

/**
 * rapport_log_warnings_propose:
 * @customer: 0 for nobody yet: then nothing is proposed
 * @after: day of the contact before
 * @next: (out): when to be in touch next as the customer's cadence asks (FR-2 to FR-4, FR-8)
 */
void
rapport_log_warnings_propose (RapportContext *context,
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
