/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-standard.h"
#include "rapport-calendar-version.h"
#include "rapport-facts-private.h"
#include "rapport-settings.h"
#include "rapport-shipped.h"
#include "rapport-table.h"

/**
 * rapport_cadence_load_calendar:
 *
 * Returns: (transfer full) (nullable): the profile's working calendar, NULL with @error set
 */
RapportCalendar *
rapport_cadence_load_calendar (RapportConnection  *connection,
                               GError            **error)
{
  g_autoptr(RapportEntity) version =
    rapport_table_load (connection, RAPPORT_TYPE_CALENDAR_VERSION, rapport_shipped_get_default_calendar (connection),
                        error);

  if (version == NULL)
    return NULL;
  return rapport_calendar_new_from_json (rapport_entity_get_text (version, RAPPORT_CALENDAR_VERSION_JSON), -1, error);
}

static RapportStatement *
ask (RapportConnection  *connection,
     const char         *sql,
     gint64              customer,
     gint64              day,
     GError            **error)
{
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  if (day != 0)
    rapport_statement_bind_integer (row, 2, day);
  return row;
}

static gboolean
read_customer (RapportConnection    *connection,
               RapportCadenceFacts  *self,
               gint64                customer,
               gboolean             *has,
               GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT " RAPPORT_CADENCE_CUSTOMER " FROM customer WHERE id = ?1", customer, 0, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    return rapport_cadence_facts_take_customer (self, connection, row, 0, has, error);
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The customer is gone."));
  return FALSE;
}

/* A row of the dated history of grades; so far it is that of now. The newest row up to the day comes last. */
void
rapport_cadence_facts_take_grade (RapportCadenceFacts *self,
                                  RapportStatement    *row,
                                  int                  column)
{
  g_free (self->grade);
  self->grade = g_strdup (rapport_statement_get_text (row, column));
  self->input.since = MAX (self->input.since, (int) rapport_statement_get_integer (row, column + 1));
}

static gboolean
read_grade (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   today,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT " RAPPORT_CADENCE_GRADE " FROM grade_change WHERE customer = ?1 AND since <= ?2"
                     " ORDER BY since DESC, id DESC LIMIT 1", customer, today, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    rapport_cadence_facts_take_grade (self, row, 0);
  return TRUE;
}

/* The cadence of the customer's own wins over that of the grade (cadence.md 1). */
static gboolean
read_own_cadence (RapportConnection    *connection,
                  RapportCadenceInput  *input,
                  gint64                customer,
                  int                   today,
                  GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT period, deep, light, since FROM cadence_rule WHERE customer = ?1"
                     " AND (since IS NULL OR since <= ?2) ORDER BY since DESC, id DESC LIMIT 1", customer, today,
         error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  input->cadence.by_quarter = g_strcmp0 (rapport_statement_get_text (row, 0), "quarter") == 0;
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    input->cadence.touches[i] = (int) rapport_statement_get_integer (row, 1 + (int) i);
  input->since = MAX (input->since, (int) rapport_statement_get_optional (row, 3, 0));
  return TRUE;
}

/* What a tag adds to it: as the book says of the tag, else as shipped */
void
rapport_cadence_facts_take_tag (RapportCadenceFacts *self,
                                RapportStatement    *row,
                                int                  column)
{
  int extra[RAPPORT_N_DEPTHS];

  rapport_cadence_standard_extra (rapport_statement_get_text (row, column), extra);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    self->input.extra[i] += (int) rapport_statement_get_optional (row, column + 1 + (int) i, extra[i]);
}

static gboolean
read_extra (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   today,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT " RAPPORT_CADENCE_TAG " FROM tag" RAPPORT_CADENCE_OF_TAG " WHERE tag.customer = ?1 AND "
                     RAPPORT_CADENCE_FIRST_TAG, customer, today, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_cadence_facts_take_tag (self, row, 0);
    }
  return FALSE;
}

static gboolean
read_pauses (RapportConnection    *connection,
             RapportCadenceInput  *input,
             gint64                customer,
             int                   from,
             GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT begins, ends FROM pause WHERE customer = ?1 AND ends >= ?2 ORDER BY begins, id",
         customer, from, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportCadencePause pause;

      if (!has_row)
        return TRUE;
      pause.from = (int) rapport_statement_get_integer (row, 0);
      pause.to = (int) rapport_statement_get_integer (row, 1);
      g_array_append_val (input->pauses, pause);
    }
  return FALSE;
}

static gboolean
read_recovered (RapportConnection    *connection,
                RapportCadenceInput  *input,
                gint64                customer,
                int                   today,
                GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT max(closed) FROM risk WHERE customer = ?1 AND outcome = 'kept' AND closed <= ?2",
         customer, today, error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  input->recovered_on = has_row ? (int) rapport_statement_get_optional (row, 0, 0) : 0;
  return TRUE;
}

/* Once the grade is known: the cadence that is asked for by it or was agreed with the customer, and when it pauses */
gboolean
rapport_cadence_facts_read_rules (RapportCadenceFacts  *self,
                                  RapportConnection    *connection,
                                  gint64                customer,
                                  int                   today,
                                  const gboolean       *has,
                                  GError              **error)
{
  RapportCadenceInput *input = &self->input;

  input->cadence = *rapport_rules_get_cadence (&input->rules, self->grade);
  if ((has[RAPPORT_HAS_RULES] && !read_own_cadence (connection, input, customer, today, error))
      || (has[RAPPORT_HAS_PAUSES]
          && !read_pauses (connection, input, customer,
                           rapport_cadence_facts_find_from (self, today, RAPPORT_CADENCE_PERIODS_BEFORE), error))
      || (has[RAPPORT_HAS_RISKS] && !read_recovered (connection, input, customer, today, error)))
    return FALSE;
  if (input->since == 0)
    input->since = today;
  return TRUE;
}

/* The grade, the cadence and what tags add to it */
static gboolean
read_asked (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   today,
            const gboolean       *has,
            GError              **error)
{
  if ((has[RAPPORT_HAS_GRADES] && !read_grade (connection, self, customer, today, error))
      || !rapport_cadence_facts_read_rules (self, connection, customer, today, has, error)
      || (has[RAPPORT_HAS_TAGS] && !read_extra (connection, self, customer, today, error)))
    return FALSE;
  rapport_cadence_limit_extra (&self->input.cadence, self->input.extra);
  return TRUE;
}

#define PLACE "(SELECT count(*) FROM plan AS other WHERE other.customer = plan.customer AND other.id < plan.id)"

/* In the order in which they were made. One that was skipped matters as long as the cadence asks for the same as it did
 * then. */
static gboolean
read_plans (RapportConnection    *connection,
            RapportCadenceFacts  *self,
            gint64                customer,
            int                   from,
            GError              **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT " RAPPORT_CADENCE_PLAN (PLACE) " FROM plan WHERE customer = ?1 AND (state = 'planned'"
                     " OR (state = 'skipped' AND origin = 'cadence' AND purpose IS NULL AND asked_day >= ?2))",
         customer, from, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_cadence_facts_take_plan (self, row, 0);
    }
  return FALSE;
}

RapportCadenceFacts *
rapport_cadence_facts_new (RapportCalendar    *calendar,
                           const RapportRules *rules,
                           gint64              now)
{
  RapportCadenceFacts *self = g_new0 (RapportCadenceFacts, 1);

  self->input.calendar = rapport_calendar_ref (calendar);
  self->input.now = now;
  self->input.pauses = g_array_new (FALSE, FALSE, sizeof (RapportCadencePause));
  self->input.records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  self->input.plans = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
  self->plan_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->plan_places = g_array_new (FALSE, FALSE, sizeof (int));
  self->plan_rooms = g_array_new (FALSE, FALSE, sizeof (RapportPlanRoom));
  rapport_cadence_apply_rules (rules, &self->input);
  return self;
}

/**
 * rapport_cadence_facts_load:
 * @calendar: whose working days and zone count
 * @now: UTC seconds
 *
 * Reads what the cadence, the limits and the hints of a customer are counted from (cadence.md), whatever
 * the length of its history: the grade, the cadence and the fresh start as they were at @now.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportCadenceFacts *
rapport_cadence_facts_load (RapportConnection  *connection,
                            gint64              customer,
                            RapportCalendar    *calendar,
                            gint64              now,
                            GError            **error)
{
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  rapport_settings_load_rules (connection, &rules);
  return rapport_cadence_facts_load_by (connection, customer, calendar, &rules, now, error);
}

/** rapport_cadence_facts_load_by: Returns: (transfer full) (nullable): the same, by @rules that are loaded already */
RapportCadenceFacts *
rapport_cadence_facts_load_by (RapportConnection   *connection,
                               gint64               customer,
                               RapportCalendar     *calendar,
                               const RapportRules  *rules,
                               gint64               now,
                               GError             **error)
{
  g_autoptr(RapportCadenceFacts) self = NULL;
  gboolean has[RAPPORT_N_HAS];
  int today;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (calendar != NULL && rules != NULL, NULL);

  self = rapport_cadence_facts_new (calendar, rules, now);
  today = rapport_day_from_instant (now, rapport_calendar_get_zone (calendar));
  if (!read_customer (connection, self, customer, has, error)
      || !read_asked (connection, self, customer, today, has, error)
      || !read_plans (connection, self, customer,
                      rapport_cadence_facts_find_from (self, today, RAPPORT_CADENCE_PERIODS_BEFORE), error)
      || !rapport_cadence_facts_read_records (self, connection, customer, today, FALSE, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_cadence_facts_find_plan: Returns: which of the input's plans has the id @plan, -1 for none */
int
rapport_cadence_facts_find_plan (const RapportCadenceFacts *self,
                                 gint64                     plan)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->plan_ids->len; i++)
    if (g_array_index (self->plan_ids, gint64, i) == plan)
      return (int) i;
  return -1;
}

/** rapport_cadence_facts_free: frees @self with all that its input borrows */
void
rapport_cadence_facts_free (RapportCadenceFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->input.calendar, rapport_calendar_unref);
  g_clear_pointer (&self->input.pauses, g_array_unref);
  g_clear_pointer (&self->input.convenient, g_array_unref);
  g_clear_pointer (&self->input.records, g_array_unref);
  g_clear_pointer (&self->input.plans, g_array_unref);
  g_clear_pointer (&self->plan_ids, g_array_unref);
  g_clear_pointer (&self->plan_places, g_array_unref);
  g_clear_pointer (&self->plan_rooms, g_array_unref);
  g_free (self->own_times);
  g_free (self->grade);
  g_free (self->number);
  g_free (self);
}
