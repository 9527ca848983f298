/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-plan-period.h"
#include "rapport-rules.h"

/** rapport_plan_period_of: Returns: the month or week that contains @day */
RapportPlanPeriod
rapport_plan_period_of (int      day,
                        gboolean by_week)
{
  RapportPlanPeriod self = { .by_week = by_week };

  g_return_val_if_fail (rapport_day_is_valid (day), self);

  if (by_week)
    rapport_week_bounds (day, &self.from, &self.to);
  else
    rapport_month_bounds (day, &self.from, &self.to);
  return self;
}

/** rapport_plan_period_step: Returns: the @n-th period after @self, or before it where @n is less than 0 */
RapportPlanPeriod
rapport_plan_period_step (const RapportPlanPeriod *self,
                          int                      n)
{
  int day;

  g_return_val_if_fail (self != NULL, (RapportPlanPeriod) { 0 });

  day = self->by_week ? rapport_day_add (self->from, 7 * n) : rapport_day_add_months (self->from, n);
  return rapport_day_is_valid (day) ? rapport_plan_period_of (day, self->by_week) : *self;
}

/** rapport_plan_period_dup_title: Returns: (transfer full): such as March 2026 */
char *
rapport_plan_period_dup_title (const RapportPlanPeriod *self,
                               RapportFormat           *format)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (self != NULL && RAPPORT_IS_FORMAT (format), NULL);

  if (!self->by_week)
    {
      date = g_date_time_new_utc (self->from / 10000, self->from / 100 % 100, 1, 0, 0, 0);
      /* translators: a month and its year, as strftime writes them */
      return g_date_time_format (date, C_("month", "%B %Y"));
    }
  from = rapport_format_day (format, self->from);
  to = rapport_format_day (format, self->to);
  return g_strdup_printf ("%s – %s", from, to);
}
