/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-figure-list.h"
#include "rapport-figure-value.h"

#define FIGURES(FIGURE) \
  FIGURE (rapport_figure_retention) \
  FIGURE (rapport_figure_referral) \
  FIGURE (rapport_figure_promoters) \
  FIGURE (rapport_figure_complaints) \
  FIGURE (rapport_figure_response) \
  FIGURE (rapport_figure_cost_share) \
  FIGURE (rapport_figure_call_back) \
  FIGURE (rapport_figure_coverage) \
  FIGURE (rapport_figure_participation) \
  FIGURE (rapport_figure_remedy) \
  FIGURE (rapport_figure_solved) \
  FIGURE (rapport_figure_accuracy) \
  FIGURE (rapport_figure_satisfaction) \
  FIGURE (rapport_figure_lifetime_value) \
  FIGURE (rapport_figure_attainment) \
  FIGURE (rapport_figure_records_in_time) \
  FIGURE (rapport_figure_channels) \
  FIGURE (rapport_figure_activities) \
  FIGURE (rapport_figure_renewal) \
  FIGURE (rapport_figure_return)

#define DECLARE(figure) extern const RapportFigure figure;
FIGURES (DECLARE)

#define LIST(figure) &figure,
static const RapportFigure *const ALL[] = { FIGURES (LIST) };

/** rapport_figure_list: Returns: (transfer none) (array length=n_figures): all figures, in the order of their ids */
const RapportFigure *const *
rapport_figure_list (guint *n_figures)
{
  g_return_val_if_fail (n_figures != NULL, NULL);

  *n_figures = G_N_ELEMENTS (ALL);
  return ALL;
}

/** rapport_figure_find: Returns: (transfer none) (nullable): the figure called @id, in any case */
const RapportFigure *
rapport_figure_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ALL); i++)
    if (g_ascii_strcasecmp (ALL[i]->id, id) == 0)
      return ALL[i];
  return NULL;
}

/**
 * rapport_figure_add_registered:
 * @part: whose denominator they are; lives as long as the program
 *
 * Counts the customers, which are loaded, that are registered on the last day of the period.
 *
 * Returns: TRUE
 */
gboolean
rapport_figure_add_registered (RapportFigureRun   *run,
                               RapportFigureTally *tally,
                               const char         *part)
{
  g_return_val_if_fail (run != NULL && run->customers != NULL, FALSE);
  g_return_val_if_fail (tally != NULL && part != NULL, FALSE);

  for (guint i = 0; i < run->customers->len; i++)
    {
      const RapportFigureCustomer *customer = &g_array_index (run->customers, RapportFigureCustomer, i);
      const RapportFigureThing thing = { "customer", customer->id };

      if (customer->registered)
        rapport_figure_tally_add (tally, part, NULL, customer->id, 0, 1, thing);
    }
  return TRUE;
}
