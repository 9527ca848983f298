/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-facts.h"
#include "rapport-figure.h"
#include "rapport-settings.h"

#define MONTHS_A_YEAR 12
#define MONTHS_A_QUARTER 3

static gboolean
read_digits (const char **text,
             guint        digits,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

static void
set_months (RapportFigurePeriod *period,
            int                  first,
            int                  months)
{
  period->from = first;
  period->to = rapport_day_add (rapport_day_add_months (first, months), -1);
  period->months = months;
}

/**
 * rapport_figure_period_parse:
 * @text: 2026, 2026-Q3 or 2026-07
 * @period: (out caller-allocates): that year, quarter or month
 *
 * Returns: whether @text is a period
 */
gboolean
rapport_figure_period_parse (const char          *text,
                             RapportFigurePeriod *period)
{
  int year, number;

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  if (!read_digits (&text, 4, &year) || !rapport_day_is_valid (year * 10000 + 101))
    return FALSE;
  if (*text == '\0')
    {
      set_months (period, year * 10000 + 101, MONTHS_A_YEAR);
      return TRUE;
    }
  if (*text++ != '-')
    return FALSE;
  if (*text == 'Q' || *text == 'q')
    {
      text++;
      if (!read_digits (&text, 1, &number) || *text != '\0' || number < 1 || number > 4)
        return FALSE;
      set_months (period, year * 10000 + ((number - 1) * MONTHS_A_QUARTER + 1) * 100 + 1, MONTHS_A_QUARTER);
      return TRUE;
    }
  if (!read_digits (&text, 2, &number) || *text != '\0' || number < 1 || number > MONTHS_A_YEAR)
    return FALSE;
  set_months (period, year * 10000 + number * 100 + 1, 1);
  return TRUE;
}

/** rapport_figure_period_get_before: @before: (out caller-allocates): set to the one as long before @period */
void
rapport_figure_period_get_before (const RapportFigurePeriod *period,
                                  RapportFigurePeriod       *before)
{
  int days;

  g_return_if_fail (period != NULL && before != NULL);

  if (period->months > 0)
    {
      set_months (before, rapport_day_add_months (period->from, -period->months), period->months);
      return;
    }
  days = rapport_days_from_day (period->to) - rapport_days_from_day (period->from) + 1;
  before->from = rapport_day_add (period->from, -days);
  before->to = rapport_day_add (period->from, -1);
  before->months = 0;
}

/**
 * rapport_figure_run_new:
 * @connection: where the figures are counted; the run belongs to its thread
 * @filter: whose figures; its texts are borrowed
 * @now: UTC seconds: what is known now is counted
 *
 * Returns: (transfer full) (nullable): in which figures can be counted, NULL with @error set
 */
RapportFigureRun *
rapport_figure_run_new (RapportConnection          *connection,
                        const RapportFigurePeriod  *period,
                        const RapportFigureFilter  *filter,
                        gint64                      now,
                        GError                    **error)
{
  g_autoptr(RapportFigureRun) self = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (period != NULL && filter != NULL, NULL);

  self = g_new0 (RapportFigureRun, 1);
  self->connection = g_object_ref (connection);
  self->period = *period;
  self->filter = *filter;
  self->now = now;
  self->calendar = rapport_cadence_load_calendar (connection, error);
  if (self->calendar == NULL)
    return NULL;
  self->zone = rapport_calendar_get_zone (self->calendar);
  rapport_settings_load_rules (connection, &self->rules);
  self->today = rapport_day_from_instant (now, self->zone);
  self->starts = rapport_day_start (period->from, self->zone);
  self->ends = rapport_day_start (rapport_day_add (period->to, 1), self->zone);
  return g_steal_pointer (&self);
}

/** rapport_figure_run_free: frees @self */
void
rapport_figure_run_free (RapportFigureRun *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->connection);
  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->words, g_string_chunk_free);
  g_free (self);
}
