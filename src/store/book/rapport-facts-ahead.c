/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-plans.h"
#include "rapport-cadence-standard.h"
#include "rapport-facts-ahead.h"
#include "rapport-facts-private.h"

/* so many are read at once, as to begin a statement costs more than a row */
#define BLOCK 200

/* One: of whom nothing is known where the customer is gone */
typedef struct
{
  gint64               customer;
  RapportCadenceFacts *cadence;
  RapportDutyFacts    *duties;
  gboolean             has[RAPPORT_N_HAS];
} One;

/* @block: (element-type One): those of @customers from @from on */
struct _RapportFactsAhead
{
  RapportConnection *connection;
  GArray            *customers;
  RapportCalendar   *calendar;
  RapportRules       rules;
  gint64             now;
  int                today;
  gboolean           owed;
  guint              from;
  GArray            *block;
};

/* What is made of one row that was found; @one is the customer of it */
typedef gboolean (*TakeFunc) (RapportFactsAhead  *self,
                              One                *one,
                              RapportStatement   *row,
                              GError            **error);

static void
clear_one (gpointer data)
{
  One *one = data;

  g_clear_pointer (&one->cadence, rapport_cadence_facts_free);
  g_clear_pointer (&one->duties, rapport_duty_facts_free);
}

static gboolean
take_customer (RapportFactsAhead  *self,
               One                *one,
               RapportStatement   *row,
               GError            **error)
{
  one->cadence = rapport_cadence_facts_new (self->calendar, &self->rules, self->now);
  if (self->owed)
    {
      one->duties = rapport_duty_facts_new (self->calendar, &self->rules, self->today);
      rapport_duty_facts_take_customer (one->duties, row, 1 + RAPPORT_CADENCE_N_CUSTOMER);
    }
  return rapport_cadence_facts_take_customer (one->cadence, self->connection, row, 1, one->has, error);
}

/* Of a customer they come from the oldest on, as the index has them. */
static gboolean
take_grade (RapportFactsAhead  *self,
            One                *one,
            RapportStatement   *row,
            GError            **error)
{
  rapport_cadence_facts_take_grade (one->cadence, row, 1);
  return TRUE;
}

static gboolean
take_tag (RapportFactsAhead  *self,
          One                *one,
          RapportStatement   *row,
          GError            **error)
{
  rapport_cadence_facts_take_tag (one->cadence, row, 1);
  return TRUE;
}

/* Where in a row of plan the columns for the duties begin */
#define DUTY_PLAN (1 + RAPPORT_CADENCE_N_PLAN)
#define PURPOSE (DUTY_PLAN + 1)
#define IS_OPEN (DUTY_PLAN + 2)
#define ASKED_DAY (DUTY_PLAN + 4)

/* Of those for the cadence one that was skipped matters as long as it asks for the same as it did then. */
static gboolean
take_plan (RapportFactsAhead  *self,
           One                *one,
           RapportStatement   *row,
           GError            **error)
{
  const gboolean is_duty = !rapport_statement_is_null (row, PURPOSE);
  const gboolean is_open = rapport_statement_get_integer (row, IS_OPEN) != 0;

  if (is_duty && one->duties != NULL)
    rapport_duty_facts_take_plan (one->duties, row, DUTY_PLAN);
  if (is_open || (!is_duty && rapport_statement_get_optional (row, ASKED_DAY, 0)
                                >= rapport_cadence_facts_find_from (one->cadence, self->today,
                                                                    RAPPORT_CADENCE_PERIODS_BEFORE)))
    rapport_cadence_facts_take_plan (one->cadence, row, 1);
  return TRUE;
}

static gboolean
take_record (RapportFactsAhead  *self,
             One                *one,
             RapportStatement   *row,
             GError            **error)
{
  rapport_cadence_facts_take_record (one->cadence, row, 1);
  return TRUE;
}

/* Asks @sql for those of @block that are @asked for, whose customer stands in the first column of each row; they come
 * one behind the other. @day: yyyymmdd, 0 where @sql depends on none */
static gboolean
ask (RapportFactsAhead  *self,
     GArray             *block,
     const char         *sql,
     const char         *asked,
     int                 day,
     TakeFunc            take,
     GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  guint n = 0;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 1, asked);
  if (day != 0)
    rapport_statement_bind_integer (row, 2, day);
  while (rapport_statement_step (row, &has_row, error))
    {
      One *one;

      if (!has_row)
        return TRUE;
      while (g_array_index (block, One, n).customer != rapport_statement_get_integer (row, 0))
        n++;
      one = &g_array_index (block, One, n);
      if ((take == take_customer || one->cadence != NULL) && !take (self, one, row, error))
        return FALSE;
    }
  return FALSE;
}

/* What is not there of any is not read. */
static gboolean
has_any (GArray     *block,
         RapportHas  what)
{
  for (guint i = 0; i < block->len; i++)
    if (g_array_index (block, One, i).has[what])
      return TRUE;
  return FALSE;
}

/* What the customers ask for, by their grades, by what was agreed with them, and by their tags */
static gboolean
read_rules (RapportFactsAhead  *self,
            GArray             *block,
            const char         *asked,
            GError            **error)
{
  if (has_any (block, RAPPORT_HAS_GRADES)
      && !ask (self, block, "SELECT customer, " RAPPORT_CADENCE_GRADE " FROM json_each (?1) AS asked"
                            " CROSS JOIN grade_change ON customer = asked.value AND since <= ?2", asked, self->today,
               take_grade, error))
    return FALSE;
  for (guint i = 0; i < block->len; i++)
    {
      const One *one = &g_array_index (block, One, i);

      if (one->cadence != NULL && !rapport_cadence_facts_read_rules (one->cadence, self->connection, one->customer,
                                                                     self->today, one->has, error))
        return FALSE;
    }
  if (has_any (block, RAPPORT_HAS_TAGS)
      && !ask (self, block, "SELECT tag.customer, " RAPPORT_CADENCE_TAG " FROM json_each (?1) AS asked"
                            " CROSS JOIN tag ON tag.customer = asked.value" RAPPORT_CADENCE_OF_TAG
                            " WHERE " RAPPORT_CADENCE_FIRST_TAG, asked, self->today, take_tag, error))
    return FALSE;
  for (guint i = 0; i < block->len; i++)
    {
      const One *one = &g_array_index (block, One, i);

      if (one->cadence != NULL)
        rapport_cadence_limit_extra (&one->cadence->input.cadence, one->cadence->input.extra);
    }
  return TRUE;
}

static gboolean
read_customers (RapportFactsAhead  *self,
                GArray             *block,
                GError            **error)
{
  g_autoptr(GString) asked = g_string_new ("[");

  for (guint i = 0; i < block->len; i++)
    g_string_append_printf (asked, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (block, One, i).customer);
  g_string_append_c (asked, ']');
  return ask (self, block, "SELECT customer.id, " RAPPORT_CADENCE_CUSTOMER ", " RAPPORT_DUTY_CUSTOMER
                           " FROM json_each (?1) AS asked CROSS JOIN customer ON customer.id = asked.value", asked->str, 0,
              take_customer, error)
         && read_rules (self, block, asked->str, error)
         && ask (self, block, "SELECT customer, " RAPPORT_CADENCE_PLAN ("0") ", " RAPPORT_DUTY_PLAN
                              " FROM json_each (?1) AS asked CROSS JOIN plan ON plan.customer = asked.value"
                              " WHERE state = 'planned' OR (state = 'skipped' AND origin = 'cadence')", asked->str, 0,
                 take_plan, error);
}

/* Where any of its records may matter, as of a new customer, they are read from the newest on, as far as they do. */
static gboolean
read_records (RapportFactsAhead  *self,
              GArray             *block,
              GError            **error)
{
  g_autoptr(GString) asked = g_string_new ("{");

  for (guint i = 0; i < block->len; i++)
    {
      const One *one = &g_array_index (block, One, i);
      int oldest;

      if (one->cadence == NULL || !rapport_cadence_asks_records (&one->cadence->input))
        continue;
      oldest = rapport_cadence_facts_find_oldest (one->cadence);
      if (oldest != 0)
        g_string_append_printf (asked, "%s\"%" G_GINT64_FORMAT "\":%d", asked->len > 1 ? "," : "", one->customer, oldest);
      else if (!rapport_cadence_facts_read_records (one->cadence, self->connection, one->customer, self->today, TRUE,
                                                    error))
        return FALSE;
    }
  g_string_append_c (asked, '}');
  return asked->len == 2 || ask (self, block, "SELECT customer, " RAPPORT_CADENCE_RECORD " FROM json_each (?1) AS asked"
                                              " CROSS JOIN record ON record.customer = CAST(asked.key AS INTEGER)"
                                              " AND started_day >= asked.value", asked->str, 0, take_record, error);
}

static gboolean
read_block (RapportFactsAhead  *self,
            GArray             *block,
            GError            **error)
{
  if (!read_customers (self, block, error) || !read_records (self, block, error))
    return FALSE;
  for (guint i = 0; i < block->len; i++)
    {
      const One *one = &g_array_index (block, One, i);

      if (one->duties != NULL && !rapport_duty_facts_read_rest (one->duties, self->connection, one->customer,
                                                                one->has[RAPPORT_HAS_TAGS], error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full): the @n of the customers from @from on, of whom nothing is read yet */
static GArray *
begin_block (RapportFactsAhead *self,
             guint              from,
             guint              n)
{
  GArray *block = g_array_new (FALSE, TRUE, sizeof (One));

  g_array_set_clear_func (block, clear_one);
  g_array_set_size (block, n);
  for (guint i = 0; i < n; i++)
    g_array_index (block, One, i).customer = g_array_index (self->customers, gint64, from + i);
  return block;
}

/**
 * rapport_facts_ahead_new:
 * @customers: (element-type gint64): ids, each once
 * @calendar: whose working days and zone count
 * @now: UTC seconds
 * @owed: whether the duties are asked for, too
 */
RapportFactsAhead *
rapport_facts_ahead_new (RapportConnection  *connection,
                         GArray             *customers,
                         RapportCalendar    *calendar,
                         const RapportRules *rules,
                         gint64              now,
                         gboolean            owed)
{
  RapportFactsAhead *self = g_new0 (RapportFactsAhead, 1);

  self->connection = g_object_ref (connection);
  self->customers = g_array_ref (customers);
  self->calendar = rapport_calendar_ref (calendar);
  self->rules = *rules;
  self->now = now;
  self->today = rapport_day_from_instant (now, rapport_calendar_get_zone (calendar));
  self->owed = owed;
  self->block = g_array_new (FALSE, TRUE, sizeof (One));
  return self;
}

/**
 * rapport_facts_ahead_take:
 * @n: which of the customers; each is asked for once, one behind the other
 * @cadence: (out) (transfer full) (nullable): what its cadence is counted from, but of what was done no more than says
 *   what is next: enough for rapport_cadence_find_steps(). NULL where the customer is gone
 * @duties: (out) (transfer full) (nullable): what its duties are found from (RG-1, RG-3, FC-5), where they are asked for
 *
 * As the book was when the block was read that it is in: what was done since with other customers makes no difference.
 */
gboolean
rapport_facts_ahead_take (RapportFactsAhead    *self,
                          guint                 n,
                          RapportCadenceFacts **cadence,
                          RapportDutyFacts    **duties,
                          GError              **error)
{
  One *one;

  g_return_val_if_fail (self != NULL && n < self->customers->len, FALSE);

  if (n < self->from || n >= self->from + self->block->len)
    {
      g_array_unref (self->block);
      self->from = n;
      self->block = begin_block (self, n, MIN (BLOCK, self->customers->len - n));
      if (!read_block (self, self->block, error))
        return FALSE;
    }
  one = &g_array_index (self->block, One, n - self->from);
  *cadence = g_steal_pointer (&one->cadence);
  *duties = g_steal_pointer (&one->duties);
  return TRUE;
}

/**
 * rapport_facts_ahead_take_again:
 * @cadence: (out) (transfer full) (nullable): as rapport_facts_ahead_take() tells it, after something was planned with
 *   that customer
 */
gboolean
rapport_facts_ahead_take_again (RapportFactsAhead    *self,
                                guint                 n,
                                RapportCadenceFacts **cadence,
                                GError              **error)
{
  g_autoptr(GArray) block = NULL;

  g_return_val_if_fail (self != NULL && n < self->customers->len, FALSE);

  block = begin_block (self, n, 1);
  if (!read_customers (self, block, error) || !read_records (self, block, error))
    return FALSE;
  *cadence = g_steal_pointer (&g_array_index (block, One, 0).cadence);
  return TRUE;
}

void
rapport_facts_ahead_free (RapportFactsAhead *self)
{
  g_object_unref (self->connection);
  g_array_unref (self->customers);
  rapport_calendar_unref (self->calendar);
  g_array_unref (self->block);
  g_free (self);
}
