/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-customer.h"
#include "rapport-fill-text.h"
#include "rapport-greet.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-moment-text.h"
#include "rapport-subject.h"

/* @greeted: (element-type RapportGreetable) */
typedef struct
{
  GPtrArray           *greeted;
  RapportGreetingDeed  deed;
  char                *text;
  char                *method;
  char                *member;
} Greeting;

static void
free_greeting (gpointer data)
{
  Greeting *greeting = data;

  g_ptr_array_unref (greeting->greeted);
  g_free (greeting->text);
  g_free (greeting->method);
  g_free (greeting->member);
  g_free (greeting);
}

static const char *
get_occasion (const RapportGreetable *greeted)
{
  return greeted->festival != NULL ? rapport_choice_label (rapport_festivals, greeted->festival)
                                   : rapport_choice_label (rapport_care_kinds, greeted->occasion);
}

/**
 * rapport_greet_dup_text:
 * @text: with fields such as {contact}
 * @member: (nullable): who sends it
 *
 * Returns: (transfer full): @text with its fields filled from whom is greeted, and by whom
 */
char *
rapport_greet_dup_text (const RapportGreetable *greeted,
                        const char             *text,
                        const char             *member)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (greeted != NULL && text != NULL, NULL);

  day = rapport_day_format_iso (greeted->day);
  return g_strstrip (rapport_text_fill (text, (const RapportFill []) {
    { "name", member },
    { "customer", greeted->customer_name },
    { "contact", greeted->contact_name != NULL ? greeted->contact_name : greeted->customer_name },
    { "occasion", get_occasion (greeted) },
    { "day", day },
  }, 5));
}

static gboolean
load_member (RapportTransaction  *transaction,
             Greeting            *greeting,
             GError             **error)
{
  const gint64 id = rapport_transaction_get_member (transaction);
  g_autoptr(RapportEntity) member = NULL;

  g_clear_pointer (&greeting->member, g_free);
  if (id == 0)
    return TRUE;
  member = rapport_transaction_load (transaction, RAPPORT_TYPE_MEMBER, id, error);
  if (member == NULL)
    return FALSE;
  greeting->member = g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
  return TRUE;
}

static gboolean
add_record (RapportTransaction      *transaction,
            const Greeting          *greeting,
            const RapportGreetable  *greeted,
            gint64                  *id,
            GError                 **error)
{
  const gint64 now = rapport_transaction_get_now (transaction);
  const RapportMoment started = rapport_moment_from_instant (now, rapport_transaction_get_zone (transaction));
  g_autofree char *text = rapport_greet_dup_text (greeted, greeting->text, greeting->member);
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, greeted->customer);
  rapport_entity_set_integer (record, RAPPORT_RECORD_CONTACT, greeted->contact);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, greeting->method);
  rapport_entity_set_text (record, RAPPORT_RECORD_DEPTH, "light");
  rapport_entity_set_text (record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_text (record, RAPPORT_RECORD_PURPOSE, "care");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, text);
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, rapport_transaction_get_member (transaction));
  rapport_entity_set_integer (record, RAPPORT_RECORD_WRITTEN_AT, now);
  if (!rapport_transaction_insert (transaction, record, error))
    return FALSE;
  *id = rapport_entity_get_id (record);
  return TRUE;
}

/* The plan stands for what was proposed, so that it is proposed no second time. */
static gboolean
write_plan (RapportTransaction      *transaction,
            const Greeting          *greeting,
            const RapportGreetable  *greeted,
            gint64                   id,
            gint64                   record,
            GError                 **error)
{
  static const char * const states[] = {
    [RAPPORT_GREET_DONE] = "done", [RAPPORT_GREET_PLAN] = "planned", [RAPPORT_GREET_SKIP] = "skipped",
  };
  const RapportMoment day = rapport_moment_from_day (greeted->day);
  g_autofree char *text = rapport_greet_dup_text (greeted, greeting->text, greeting->member);
  g_autoptr(RapportEntity) plan = id != 0 ? rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, id, error)
                                          : RAPPORT_ENTITY (rapport_plan_new ());

  if (plan == NULL)
    return FALSE;
  if (id == 0)
    {
      rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, greeted->customer);
      rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT, greeted->contact);
      rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &day);
      rapport_entity_set_moment (plan, RAPPORT_PLAN_ASKED, &day);
      rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, greeting->method);
      rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, "light");
      rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "care");
      rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "care-date");
      rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, text);
      rapport_entity_set_integer (plan, RAPPORT_PLAN_CARE_DATE, greeted->care_date);
      rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, rapport_transaction_get_member (transaction));
    }
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, states[greeting->deed]);
  if (greeting->deed == RAPPORT_GREET_SKIP)
    rapport_entity_set_text (plan, RAPPORT_PLAN_SKIP_REASON, _("No greeting this time."));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_ANSWERED_BY, record);
  return id != 0 ? rapport_transaction_update (transaction, plan, error)
                 : rapport_transaction_insert (transaction, plan, error);
}

/* Who was greeted meanwhile, or is planned already, is left as it is. */
static gboolean
greet_one (RapportTransaction      *transaction,
           const Greeting          *greeting,
           const RapportGreetable  *greeted,
           GError                 **error)
{
  gint64 plan, record = 0;
  gboolean is_closed;

  if (!rapport_greetable_find_plan (rapport_transaction_get_connection (transaction), greeted->care_date,
                                    greeted->customer, greeted->day, &plan, &is_closed, error))
    return FALSE;
  if (is_closed || (plan != 0 && greeting->deed == RAPPORT_GREET_PLAN))
    return TRUE;
  if (greeting->deed == RAPPORT_GREET_DONE && !add_record (transaction, greeting, greeted, &record, error))
    return FALSE;
  return write_plan (transaction, greeting, greeted, plan, record, error);
}

static gboolean
greet_func (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  Greeting *greeting = data;
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_member (transaction, greeting, error))
    return FALSE;
  for (guint i = 0; i < greeting->greeted->len; i++)
    {
      const RapportGreetable *greeted = g_ptr_array_index (greeting->greeted, i);

      if (!rapport_transaction_tell (transaction, (double) i / greeting->greeted->len, error) ||
          !greet_one (transaction, greeting, greeted, error))
        return FALSE;
      g_array_append_val (customers, greeted->customer);
    }
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) customers->data, customers->len,
                                   error);
}

/**
 * rapport_greet_new:
 * @greeted: (element-type RapportGreetable): customers, each with its occasion
 * @text: what is written, with fields such as {contact}
 * @method: (nullable): how, a stable value
 *
 * Greets many customers in one act: a light contact is logged, planned or left out for each of them.
 *
 * Returns: (transfer full): the act
 */
RapportAct *
rapport_greet_new (GPtrArray           *greeted,
                   RapportGreetingDeed  deed,
                   const char          *text,
                   const char          *method)
{
  static const char * const kinds[] = {
    [RAPPORT_GREET_DONE] = "greet", [RAPPORT_GREET_PLAN] = "plan-greetings", [RAPPORT_GREET_SKIP] = "skip-greetings",
  };
  Greeting *greeting;
  RapportAct *act;

  g_return_val_if_fail (greeted != NULL && text != NULL, NULL);

  greeting = g_new0 (Greeting, 1);
  greeting->greeted = g_ptr_array_ref (greeted);
  greeting->deed = deed;
  greeting->text = g_strdup (text);
  greeting->method = g_strdup (method);
  act = rapport_act_new (kinds[deed], greet_func, greeting, free_greeting);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, greeted->len);
  return act;
}
