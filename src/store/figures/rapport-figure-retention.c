/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"

static const RapportFigurePart RETENTION_PARTS[] = {
  { "", NC_("figure", "Retention"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 0.8 },
  { "cohort", NC_("figure", "of those registered at the start"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

static gboolean
count_retention (RapportFigureRun    *run,
                 RapportFigureTally  *tally,
                 GError             **error)
{
  if (!rapport_figure_run_load_customers (run, error))
    return FALSE;
  for (guint i = 0; i < run->customers->len; i++)
    {
      const RapportFigureCustomer *customer = &g_array_index (run->customers, RapportFigureCustomer, i);
      const RapportFigureThing thing = { "customer", customer->id };
      const gboolean entered = customer->entered >= run->period.from && customer->entered <= run->period.to;
      const int before = customer->registered_before;
      const int counted = before + entered - customer->became_lost;

      if (counted != 0 || before)
        rapport_figure_tally_add (tally, "", NULL, customer->id, counted, before, thing);
      if (before)
        rapport_figure_tally_add (tally, "cohort", NULL, customer->id, !customer->lost, 1, thing);
    }
  return TRUE;
}

const RapportFigure rapport_figure_retention = {
  .id = "K1",
  .title = NC_("figure", "Retention"),
  .formula = NC_("figure", "(registered before the period + entered in it − lost in it) ÷ registered before it; beside"
                           " it the share of those registered before it that are not lost at its end"),
  .parts = RETENTION_PARTS,
  .count = count_retention,
};

static const RapportFigurePart REFERRAL_PARTS[] = {
  { "", NC_("figure", "Referral"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 0.15 },
  { "willing", NC_("figure", "would recommend us (9 or 10)"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

static const RapportFigureQuery REFERRAL_QUERIES[] = {
  { "willing", "feedback", "SELECT customer, nps >= 9, 1, id FROM " RAPPORT_FIGURE_NPS },
  { NULL }
};

/* Each is counted once, however many it named who entered in the period. */
static gboolean
count_referrers (RapportFigureRun    *run,
                 RapportFigureTally  *tally,
                 GError             **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection,
                                "SELECT id, referred_by FROM customer WHERE referred_by IS NOT NULL"
                                " ORDER BY referred_by", error);
  RapportFigureThing thing = { "customer", 0 };
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      const RapportFigureCustomer *referred;
      gint64 by;

      if (!has_row)
        return TRUE;
      referred = rapport_figure_run_find (run, rapport_statement_get_integer (row, 0));
      by = rapport_statement_get_integer (row, 1);
      if (by == thing.id || referred == NULL || referred->entered < run->period.from
          || referred->entered > run->period.to)
        continue;
      thing.id = by;
      rapport_figure_tally_add (tally, "", NULL, by, 1, 0, thing);
    }
  return FALSE;
}

static gboolean
count_referral (RapportFigureRun    *run,
                RapportFigureTally  *tally,
                GError             **error)
{
  return rapport_figure_run_load_customers (run, error) && count_referrers (run, tally, error)
         && rapport_figure_add_registered (run, tally, "");
}

const RapportFigure rapport_figure_referral = {
  .id = "K2",
  .title = NC_("figure", "Referral"),
  .formula = NC_("figure", "customers that referred somebody who entered in the period ÷ registered on its last day;"
                           " beside it the share of answers of 9 or 10"),
  .parts = REFERRAL_PARTS,
  .queries = REFERRAL_QUERIES,
  .count = count_referral,
};
