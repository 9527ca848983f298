/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-facts-private.h"
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

void
rapport_duty_facts_take_customer (RapportDutyFacts *self,
                                  RapportStatement *row,
                                  int               column)
{
  self->grade = g_strdup (rapport_statement_get_text (row, column));
  self->stage = g_strdup (rapport_statement_get_text (row, column + 1));
  self->owner = rapport_statement_get_optional (row, column + 3, 0);
  self->input.grade = self->grade;
  self->input.stage = self->stage;
  self->input.high_value = rapport_statement_get_optional (row, column + 2, FALSE) != 0;
  self->input.rests = rapport_statement_get_optional (row, column + 4, FALSE) != 0;
  self->input.first_contract = (int) rapport_statement_get_optional (row, column + 5, 0);
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

/* In the order in which they were made */
void
rapport_duty_facts_take_plan (RapportDutyFacts *self,
                              RapportStatement *row,
                              int               column)
{
  const RapportDutyPlan plan = {
    .id = rapport_statement_get_integer (row, column),
    .purpose = g_strdup (rapport_statement_get_text (row, column + 1)),
    .open = rapport_statement_get_integer (row, column + 2) != 0,
    .automatic = rapport_statement_get_optional (row, column + 3, FALSE) != 0,
    .asked = (int) rapport_statement_get_optional (row, column + 4, 0),
  };
  guint i = self->plans->len;

  while (i > 0 && g_array_index (self->plans, RapportDutyPlan, i - 1).id > plan.id)
    i--;
  g_array_insert_val (self->plans, i, plan);
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

RapportDutyFacts *
rapport_duty_facts_new (RapportCalendar    *calendar,
                        const RapportRules *rules,
                        int                 today)
{
  RapportDutyFacts *self = g_new0 (RapportDutyFacts, 1);

  self->input.calendar = rapport_calendar_ref (calendar);
  self->input.rules = *rules;
  self->input.today = today;
  self->input.records = g_array_new (FALSE, FALSE, sizeof (RapportDutyRecord));
  g_array_set_clear_func (self->input.records, clear_record);
  self->plans = g_array_new (FALSE, FALSE, sizeof (RapportDutyPlan));
  g_array_set_clear_func (self->plans, clear_plan);
  return self;
}

/* The contacts, of which there are the most, are looked up only where they may have fulfilled anything. */
gboolean
rapport_duty_facts_read_rest (RapportDutyFacts   *self,
                              RapportConnection  *connection,
                              gint64              customer,
                              gboolean            has_tags,
                              GError            **error)
{
  return (!has_tags || read_tags (connection, self, customer, error))
         && (!rapport_duties_may_be (&self->input) || read_records (connection, self, customer, error));
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
