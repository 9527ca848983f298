/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-calendar-private.h"
#include "rapport-duties.h"

/* A first call-back is no use so long after the purchase: the customer was in the book before, or was let alone. */
#define CALL_BACK_MONTHS 3

/* so many days before its time a duty of months is planned */
#define AHEAD_DAYS 14

#define QUARTER_MONTHS 3

static gboolean
is_working (const RapportDutyInput *input,
            int                     day)
{
  GArray *spans = rapport_calendar_find_spans (input->calendar, rapport_days_from_day (day));

  return spans != NULL && spans->len > 0;
}

/* A day without work gives way to the next one with, else to the one before, as long as that is in time. */
static int
find_working (const RapportDutyInput *input,
              int                     day,
              int                     limit)
{
  for (int each = day; each <= limit; each = rapport_day_add (each, 1))
    if (is_working (input, each))
      return each;
  for (int each = day; each >= rapport_day_add (day, -AHEAD_DAYS); each = rapport_day_add (each, -1))
    if (is_working (input, each))
      return each;
  return day;
}

/* The newest contact with one of the purposes, yyyymmdd, 0 for none */
static int
find_last (const RapportDutyInput *input,
           const char * const     *purposes)
{
  int last = 0;

  for (guint i = 0; i < input->records->len; i++)
    {
      const RapportDutyRecord *record = &g_array_index (input->records, RapportDutyRecord, i);
      g_auto(GStrv) own = g_strsplit (record->purposes, ",", -1);

      for (guint k = 0; purposes[k] != NULL; k++)
        if (g_strv_contains ((const char * const *) own, purposes[k]) && record->day <= input->today)
          last = MAX (last, record->day);
    }
  return last;
}

static gboolean
find_call_back (const RapportDutyInput    *input,
                const char * const        *purposes,
                RapportDuty               *duty)
{
  const int bought = input->first_contract;
  const int last = find_last (input, purposes);

  if (input->rules.call_back_days == 0 || bought == 0 || bought > input->today || last >= bought
      || rapport_day_add_months (bought, CALL_BACK_MONTHS) < input->today)
    return FALSE;
  duty->limit = rapport_day_add (bought, MAX (input->rules.call_back_late_days, input->rules.call_back_days));
  duty->due = rapport_day_add (bought, input->rules.call_back_days);
  return TRUE;
}

/* @months after the last one, or after the first contract */
static gboolean
find_after_months (const RapportDutyInput *input,
                   const char * const     *purposes,
                   int                     months,
                   RapportDuty            *duty)
{
  const int base = MAX (find_last (input, purposes), input->first_contract);

  if (months == 0 || input->first_contract == 0 || input->first_contract > input->today)
    return FALSE;
  duty->limit = rapport_day_add_months (base, months);
  duty->due = MAX (rapport_day_add (duty->limit, -AHEAD_DAYS), rapport_day_add (base, 1));
  return TRUE;
}

/* Where it is needed: so many days after that is known of a customer with a contract */
static gboolean
find_training (const RapportDutyInput *input,
               const char * const     *purposes,
               RapportDuty            *duty)
{
  const int needed = MAX (input->training_since, input->first_contract);

  if (input->rules.training_days == 0 || input->training_since == 0 || input->first_contract == 0
      || needed > input->today || find_last (input, purposes) >= needed)
    return FALSE;
  duty->limit = rapport_day_add (needed, input->rules.training_days);
  duty->due = MAX (rapport_day_add (duty->limit, -AHEAD_DAYS), rapport_day_add (needed, 1));
  return TRUE;
}

static gboolean
find_care (const RapportDutyInput *input,
           const char * const     *purposes,
           RapportDuty            *duty)
{
  return find_after_months (input, purposes, input->rules.care_months, duty);
}

static gboolean
find_survey (const RapportDutyInput *input,
             const char * const     *purposes,
             RapportDuty            *duty)
{
  return find_after_months (input, purposes, input->rules.survey_months, duty);
}

/* Once a calendar quarter: three months after the last one, but before the quarter is over. */
static gboolean
find_quarterly (const RapportDutyInput *input,
                const char * const     *purposes,
                RapportDuty            *duty)
{
  const int last = find_last (input, purposes);
  int from = input->today / 100 * 100 + 1;

  from = rapport_day_add_months (from, -((from / 100 % 100 - 1) % QUARTER_MONTHS));
  if (last >= from)
    from = rapport_day_add_months (from, QUARTER_MONTHS);
  duty->limit = rapport_day_add (rapport_day_add_months (from, QUARTER_MONTHS), -1);
  duty->due = rapport_day_add (duty->limit, -AHEAD_DAYS);
  if (last != 0)
    duty->due = MAX (MIN (rapport_day_add_months (last, QUARTER_MONTHS), duty->limit), from);
  return TRUE;
}

static gboolean
find_deep_review (const RapportDutyInput *input,
                  const char * const     *purposes,
                  RapportDuty            *duty)
{
  return input->rules.deep_review && g_strcmp0 (input->grade, "C") != 0
         && (g_strcmp0 (input->stage, "delivery") == 0 || g_strcmp0 (input->stage, "deepening") == 0)
         && find_quarterly (input, purposes, duty);
}

static gboolean
find_value_review (const RapportDutyInput *input,
                   const char * const     *purposes,
                   RapportDuty            *duty)
{
  return input->rules.value_review && (input->high_value || g_strcmp0 (input->grade, "A") == 0)
         && input->first_contract != 0 && input->first_contract <= input->today
         && find_quarterly (input, purposes, duty);
}

/* All there are; the first purpose is that of the plan, any of them fulfils the duty. */
static const struct
{
  const char   *rule;
  const char   *purposes[3];
  RapportDepth  depth;
  gboolean    (*find) (const RapportDutyInput *input,
                       const char * const     *purposes,
                       RapportDuty            *duty);
} DUTIES[] = {
  { "RG-1", { "call-back" }, RAPPORT_DEPTH_DEEP, find_call_back },
  { "RG-1", { "training" }, RAPPORT_DEPTH_DEEP, find_training },
  { "RG-3", { "care", "survey" }, RAPPORT_DEPTH_LIGHT, find_care },
  { "RG-3", { "survey" }, RAPPORT_DEPTH_LIGHT, find_survey },
  { "FC-5", { "deep-review" }, RAPPORT_DEPTH_DEEP, find_deep_review },
  { "RG-3", { "value-review" }, RAPPORT_DEPTH_DEEP, find_value_review },
};

/**
 * rapport_duties_find:
 *
 * The contacts that are owed to a customer beside the cadence: the first call-back after the purchase and training
 * where it is needed (RG-1), care or a survey every half year and a survey every year (RG-3), a deep review (FC-5) and
 * a value review (RG-3) every quarter. Each is due until a contact of its purpose took place.
 *
 * Returns: (transfer full) (element-type RapportDuty): the next of each
 */
GArray *
rapport_duties_find (const RapportDutyInput *input)
{
  GArray *duties = g_array_new (FALSE, FALSE, sizeof (RapportDuty));

  g_return_val_if_fail (input != NULL && input->calendar != NULL && input->records != NULL, duties);

  for (guint i = 0; !input->rests && i < G_N_ELEMENTS (DUTIES); i++)
    {
      RapportDuty duty = { .rule = DUTIES[i].rule, .purpose = DUTIES[i].purposes[0],
                           .depth = DUTIES[i].depth };

      if (!DUTIES[i].find (input, DUTIES[i].purposes, &duty))
        continue;
      duty.due = find_working (input, duty.due, duty.limit);
      g_array_append_val (duties, duty);
    }
  return duties;
}

/**
 * rapport_duties_may_be:
 * @input: whose records need not be known
 *
 * Returns: whether there may be a duty: contacts fulfil what is owed for other reasons, but bring about none
 */
gboolean
rapport_duties_may_be (const RapportDutyInput *input)
{
  RapportDuty duty;

  g_return_val_if_fail (input != NULL && input->records != NULL, TRUE);

  for (guint i = 0; !input->rests && i < G_N_ELEMENTS (DUTIES); i++)
    if (DUTIES[i].find (input, DUTIES[i].purposes, &duty))
      return TRUE;
  return FALSE;
}

/** rapport_duties_nth_purpose: Returns: (nullable): the purpose of the plans for the @n-th duty; NULL behind the last */
const char *
rapport_duties_nth_purpose (guint n)
{
  return n < G_N_ELEMENTS (DUTIES) ? DUTIES[n].purposes[0] : NULL;
}

/** rapport_duties_tag_asks_training: Returns: whether a customer that has @tag needs training (RG-1) */
gboolean
rapport_duties_tag_asks_training (const char *tag)
{
  static const char * const tags[] = { "需技术支持", "Needs technical support", NULL };

  g_return_val_if_fail (tag != NULL, FALSE);

  return g_strv_contains (tags, tag);
}
