/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-duty-facts.h"
#include "rapport-problem.h"
#include "rapport-uid.h"

static RapportStatement *
ask (RapportConnection  *connection,
     const char         *sql,
     gint64              customer,
     GError            **error)
{
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row != NULL)
    rapport_statement_bind_integer (row, 1, customer);
  return row;
}

static gboolean
read_customer (RapportConnection  *connection,
               RapportDutyFacts   *self,
               gint64              customer,
               gboolean           *has_plans,
               GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT grade, stage, high_value, owner, archived OR ifnull(stage, '') = 'lost',"
                     " (SELECT min(date) FROM contract WHERE customer = customer.id),"
                     " EXISTS (SELECT 1 FROM plan WHERE customer = customer.id AND purpose IS NOT NULL)"
                     " FROM customer WHERE id = ?1", customer, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The customer is gone."));
      return FALSE;
    }
  self->grade = g_strdup (rapport_statement_get_text (row, 0));
  self->stage = g_strdup (rapport_statement_get_text (row, 1));
  self->owner = rapport_statement_get_optional (row, 3, 0);
  self->input.grade = self->grade;
  self->input.stage = self->stage;
  self->input.high_value = rapport_statement_get_optional (row, 2, FALSE) != 0;
  self->input.rests = rapport_statement_get_optional (row, 4, FALSE) != 0;
  self->input.first_contract = (int) rapport_statement_get_optional (row, 5, 0);
  *has_plans = rapport_statement_get_integer (row, 6) != 0;
  return TRUE;
}

/* A tag says when it was set; of one that does not, training is needed as soon as there is a contract. Without one none
 * is owed. */
static gboolean
read_tags (RapportConnection  *connection,
           RapportDutyFacts   *self,
           gint64              customer,
           GError            **error)
{
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  if (self->input.first_contract == 0)
    return TRUE;
  row = ask (connection, "SELECT name, uid FROM tag WHERE customer = ?1", customer, error);
  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportValue uid;
      gint64 made;

      if (!has_row)
        return TRUE;
      if (!rapport_duties_tag_asks_training (rapport_statement_get_text (row, 0)))
        continue;
      rapport_statement_get_value (row, 1, &uid);
      made = rapport_uid_get_time (uid.bytes);
      self->input.training_since =
        made < 0 ? self->input.first_contract
                 : rapport_day_from_instant (made / G_USEC_PER_SEC, rapport_calendar_get_zone (self->input.calendar));
    }
  return FALSE;
}

/* A contact that nobody answered fulfils nothing. */
static gboolean
read_records (RapportConnection  *connection,
              RapportDutyFacts   *self,
              gint64              customer,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT started_day, ifnull(purpose, '') || ',' || ifnull(further_purposes, '') FROM record"
                     " WHERE customer = ?1 AND (purpose IS NOT NULL OR further_purposes IS NOT NULL)"
                     " AND ifnull(responded, '') <> 'no' ORDER BY started_day", customer, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportDutyRecord record;

      if (!has_row)
        return TRUE;
      record.day = (int) rapport_statement_get_integer (row, 0);
      record.purposes = g_strdup (rapport_statement_get_text (row, 1));
      g_array_append_val (self->input.records, record);
    }
  return FALSE;
}

static gboolean
read_plans (RapportConnection  *connection,
            RapportDutyFacts   *self,
            gint64              customer,
            GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT id, purpose, state = 'planned', origin = 'cadence' AND by_hand = 0, asked_day FROM plan"
                     " WHERE customer = ?1 AND purpose IS NOT NULL AND (state = 'planned'"
                     " OR (state = 'skipped' AND origin = 'cadence')) ORDER BY id", customer, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportDutyPlan plan;

      if (!has_row)
        return TRUE;
      plan.id = rapport_statement_get_integer (row, 0);
      plan.purpose = g_strdup (rapport_statement_get_text (row, 1));
      plan.open = rapport_statement_get_integer (row, 2) != 0;
      plan.automatic = rapport_statement_get_optional (row, 3, FALSE) != 0;
      plan.asked = (int) rapport_statement_get_optional (row, 4, 0);
      g_array_append_val (self->plans, plan);
    }
  return FALSE;
}

static void
clear_record (gpointer data)
{
  g_free (((RapportDutyRecord *) data)->purposes);
}

static void
clear_plan (gpointer data)
{
  g_free (((RapportDutyPlan *) data)->purpose);
}

/**
 * rapport_duty_facts_load:
 * @calendar: whose working days and zone count
 * @now: UTC seconds
 *
 * The contacts, of which there are the most, are looked up only where they may have fulfilled anything.
 *
 * Returns: (transfer full) (nullable): what the duties with a customer are found from (RG-1, RG-3, FC-5); NULL with
 *   @error set
 */
RapportDutyFacts *
rapport_duty_facts_load (RapportConnection   *connection,
                         gint64               customer,
                         RapportCalendar     *calendar,
                         const RapportRules  *rules,
                         gint64               now,
                         GError             **error)
{
  g_autoptr(RapportDutyFacts) self = NULL;
  gboolean has_plans;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (calendar != NULL && rules != NULL, NULL);

  self = g_new0 (RapportDutyFacts, 1);
  self->input.calendar = rapport_calendar_ref (calendar);
  self->input.rules = *rules;
  self->input.today = rapport_day_from_instant (now, rapport_calendar_get_zone (calendar));
  self->input.records = g_array_new (FALSE, FALSE, sizeof (RapportDutyRecord));
  g_array_set_clear_func (self->input.records, clear_record);
  self->plans = g_array_new (FALSE, FALSE, sizeof (RapportDutyPlan));
  g_array_set_clear_func (self->plans, clear_plan);
  if (!read_customer (connection, self, customer, &has_plans, error) || !read_tags (connection, self, customer, error)
      || (has_plans && !read_plans (connection, self, customer, error))
      || (rapport_duties_may_be (&self->input) && !read_records (connection, self, customer, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_duty_facts_free: frees @self with all that its input borrows */
void
rapport_duty_facts_free (RapportDutyFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->input.calendar, rapport_calendar_unref);
  g_clear_pointer (&self->input.records, g_array_unref);
  g_clear_pointer (&self->plans, g_array_unref);
  g_free (self->grade);
  g_free (self->stage);
  g_free (self);
}
