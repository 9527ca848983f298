/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-health-private.h"

#define YEAR 12
#define FULL_MONTHS 3

static const RapportDecimal HUNDRED = { 100, 0 };
static const RapportDecimal TEN = { 10, 0 };

/** rapport_health_is_fact: Returns: whether @at is not after now; a date is a fact on its day */
gboolean
rapport_health_is_fact (const RapportHealthCase *self,
                        const RapportMoment     *at)
{
  return at->has_time ? at->at <= self->input->now : at->day <= self->today;
}

/** rapport_health_is_unanswered: FR-9, of the row of cadence.md 12 */
gboolean
rapport_health_is_unanswered (const RapportHealthCase *self,
                              int                     *since)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  const guint least = (guint) self->input->settings.unanswered;

  for (guint i = self->fresh->len; i > 0; i--)
    {
      const RapportHealthRecord *record = g_ptr_array_index (self->fresh, i - 1);

      if (record->by_customer || record->response == RAPPORT_RESPONSE_YES)
        break;
      if (record->response == RAPPORT_RESPONSE_NO)
        g_array_append_val (days, record->at.day);
    }
  if (days->len < least)
    return FALSE;
  *since = g_array_index (days, int, days->len - least);
  return TRUE;
}

/** rapport_health_is_ending: FR-10 */
gboolean
rapport_health_is_ending (const RapportHealthCase *self,
                          int                     *since)
{
  const RapportMoment last_order = rapport_moment_from_day (self->last_order);

  for (guint i = self->fresh->len; i > 0; i--)
    {
      const RapportHealthRecord *record = g_ptr_array_index (self->fresh, i - 1);

      if (self->last_order != 0 && rapport_moment_compare (&record->at, &last_order) <= 0)
        return FALSE;
      *since = record->at.day;
      if (record->will_end)
        return TRUE;
    }
  return FALSE;
}

/** rapport_health_is_dissatisfied: FR-11 */
gboolean
rapport_health_is_dissatisfied (const RapportHealthCase *self,
                                int                     *since)
{
  const RapportHealthSettings *settings = &self->input->settings;
  const RapportHealthRecord *newest = NULL;
  const RapportHealthRecord *before = NULL;

  for (guint i = self->fresh->len; i > 0 && before == NULL; i--)
    {
      const RapportHealthRecord *record = g_ptr_array_index (self->fresh, i - 1);

      if (record->has_satisfaction && newest == NULL)
        newest = record;
      else if (record->has_satisfaction)
        before = record;
    }
  if (newest == NULL || self->today > rapport_day_add_months (newest->at.day, YEAR))
    return FALSE;
  *since = newest->at.day;
  if (rapport_decimal_compare (newest->satisfaction, settings->satisfaction_below) < 0)
    return TRUE;
  return before != NULL
         && rapport_decimal_compare (before->satisfaction,
                                     rapport_decimal_add (newest->satisfaction, settings->satisfaction_drop)) >= 0;
}

/** rapport_health_is_rated_low: FC-2 */
gboolean
rapport_health_is_rated_low (const RapportHealthCase *self,
                             int                     *since)
{
  GArray *feedback = self->input->feedback;
  const RapportHealthFeedback *newest = NULL;

  for (guint i = 0; i < feedback->len; i++)
    {
      const RapportHealthFeedback *one = &g_array_index (feedback, RapportHealthFeedback, i);

      if (one->counts && rapport_health_is_fact (self, &one->answered) && one->answered.day > self->fresh_start
          && (newest == NULL || rapport_moment_compare (&one->answered, &newest->answered) >= 0))
        newest = one;
    }
  if (newest == NULL || self->today > rapport_day_add_months (newest->answered.day, YEAR))
    return FALSE;
  *since = newest->answered.day;
  return rapport_decimal_compare_products (newest->score, HUNDRED, self->input->settings.score_below,
                                           newest->maximum) < 0;
}

/** rapport_health_has_contact_left: FC-3, a key contact */
gboolean
rapport_health_has_contact_left (const RapportHealthCase *self,
                                 int                     *since)
{
  GArray *contacts = self->input->contacts;
  gboolean somebody = FALSE;
  int latest = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const RapportHealthContact *contact = &g_array_index (contacts, RapportHealthContact, i);

      if (!contact->key)
        continue;
      if (contact->left == 0 || contact->left > self->today)
        somebody = TRUE;
      else if (contact->left > self->fresh_start)
        latest = MAX (latest, contact->left);
    }
  *since = latest;
  return latest != 0
         && (!somebody || self->today < rapport_day_add_months (latest, self->input->settings.months_contact_left));
}

/** rapport_health_lacks_orders: FC-3, the last contract or order */
gboolean
rapport_health_lacks_orders (const RapportHealthCase *self,
                             int                     *since)
{
  int until;

  if (self->last_order == 0)
    return FALSE;
  until = rapport_day_add_months (MAX (self->last_order, self->fresh_start),
                                  self->input->settings.months_without_order);
  *since = rapport_day_add (until, 1);
  return self->today > until;
}

static int
get_month_start (const RapportHealthCase *self)
{
  return self->today / 100 * 100 + 1;
}

static int
count_complaints (const RapportHealthCase *self,
                  int                      before,
                  int                      months)
{
  const int from = rapport_day_add_months (before, -months);
  GArray *days = self->input->complaints;
  int count = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const int day = g_array_index (days, int, i);

      count += day >= from && day < before;
    }
  return count;
}

/** rapport_health_has_complaints: FC-3, complaints of the last full months */
gboolean
rapport_health_has_complaints (const RapportHealthCase *self,
                               int                     *since)
{
  const int now = count_complaints (self, get_month_start (self), FULL_MONTHS);
  const int before =
    count_complaints (self, rapport_day_add_months (get_month_start (self), -FULL_MONTHS), FULL_MONTHS);

  *since = get_month_start (self);
  return now >= self->input->settings.complaints && now > before;
}

/* Use of the month that begins @ago months before the present one */
static gboolean
find_use (const RapportHealthCase *self,
          RapportUse               use,
          int                      ago,
          RapportDecimal          *value)
{
  const int month = rapport_day_add_months (get_month_start (self), -ago) / 100;
  GArray *usage = self->input->usage;

  for (guint i = 0; i < usage->len; i++)
    {
      const RapportHealthUsage *one = &g_array_index (usage, RapportHealthUsage, i);

      *value = one->values[use];
      if (one->month == month)
        return one->has[use];
    }
  return FALSE;
}

static gboolean
is_used_less (const RapportHealthCase *self,
              RapportUse               use)
{
  const RapportDecimal factor = { 100 * FULL_MONTHS, 0 };
  RapportDecimal last, value;
  RapportDecimal sum = { 0, 0 };

  if (!find_use (self, use, 1, &last))
    return FALSE;
  for (int ago = 2; ago < 2 + FULL_MONTHS; ago++)
    {
      if (!find_use (self, use, ago, &value))
        return FALSE;
      sum = rapport_decimal_add (sum, value);
    }
  return sum.units > 0
         && rapport_decimal_compare_products (last, factor, self->input->settings.use_percent, sum) <= 0;
}

/** rapport_health_is_used_less: FC-3, logins or use of the service */
gboolean
rapport_health_is_used_less (const RapportHealthCase *self,
                             int                     *since)
{
  *since = get_month_start (self);
  for (RapportUse use = 0; use < RAPPORT_N_USES; use++)
    if (is_used_less (self, use))
      return TRUE;
  return FALSE;
}

/* Takes a score of @day into the lowest of the newest day: whether it reaches what is asked */
static void
take_score (int       day,
            gboolean  reaches,
            int      *newest,
            gboolean *all)
{
  if (day < *newest)
    return;
  *all = reaches && (day > *newest || *all);
  *newest = day;
}

/** rapport_health_is_content: Returns: whether the newest satisfaction is as high as FC-6 asks */
gboolean
rapport_health_is_content (const RapportHealthCase *self)
{
  const RapportDecimal from = self->input->settings.opportunity_from;
  gboolean all = FALSE;
  int newest = 0;

  for (guint i = 0; i < self->input->feedback->len; i++)
    {
      const RapportHealthFeedback *one = &g_array_index (self->input->feedback, RapportHealthFeedback, i);

      if (one->counts && rapport_health_is_fact (self, &one->answered))
        take_score (one->answered.day,
                    rapport_decimal_compare_products (one->score, HUNDRED, from, one->maximum) >= 0, &newest, &all);
    }
  for (guint i = 0; i < self->input->records->len; i++)
    {
      const RapportHealthRecord *one = &g_array_index (self->input->records, RapportHealthRecord, i);

      if (one->has_satisfaction && rapport_health_is_fact (self, &one->at))
        take_score (one->at.day, rapport_decimal_compare_products (one->satisfaction, TEN, from,
                                                                   rapport_decimal_from_integer (1)) >= 0,
                    &newest, &all);
    }
  return newest != 0 && all && self->today <= rapport_day_add_months (newest, YEAR);
}
