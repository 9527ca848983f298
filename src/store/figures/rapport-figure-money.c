/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"

#define DATED "date BETWEEN :from AND :to"
#define LAST_YEAR "date > :year AND date <= :to"

static const RapportFigurePart COST_SHARE_PARTS[] = {
  { "", NC_("figure", "Cost share"), RAPPORT_FIGURE_SHARE, .of_money = TRUE,
    .sense = RAPPORT_FIGURE_AT_MOST, .target = 0.05 },
  { NULL }
};

static const RapportFigureQuery COST_SHARE_QUERIES[] = {
  { "", "cost", "SELECT customer, amount, 0, id FROM cost WHERE " DATED },
  { "", "contract", "SELECT customer, 0, " RAPPORT_FIGURE_AMOUNT ", id FROM contract c WHERE " DATED },
  { NULL }
};

const RapportFigure rapport_figure_cost_share = {
  .id = "K6",
  .title = NC_("figure", "Cost share"),
  .formula = NC_("figure", "costs dated in the period ÷ amounts of the contracts and orders dated in it"),
  .parts = COST_SHARE_PARTS,
  .queries = COST_SHARE_QUERIES,
};

static const RapportFigurePart VALUE_PARTS[] = {
  { "", NC_("figure", "Customer lifetime value"), RAPPORT_FIGURE_MONEY, .of_money = TRUE,
    .sense = RAPPORT_FIGURE_RISING },
  { "yearly", NC_("figure", "a year, of the last 12 months"), RAPPORT_FIGURE_MONEY, .of_money = TRUE },
  { "churn", NC_("figure", "lost in the last 12 months"), RAPPORT_FIGURE_SHARE },
  { "projected", NC_("figure", "projected"), RAPPORT_FIGURE_MONEY },
  { NULL }
};

/* Income and costs of each customer that had any until the end */
static const RapportFigureQuery VALUE_QUERIES[] = {
  { "", "contract", "SELECT customer, " RAPPORT_FIGURE_AMOUNT ", 0, id FROM contract c WHERE date <= :to" },
  { "", "cost", "SELECT customer, -amount, 0, id FROM cost WHERE date <= :to AND customer IS NOT NULL" },
  { "", "customer", "SELECT customer, 0, 1, customer FROM (SELECT customer FROM contract WHERE date <= :to"
                    " UNION SELECT customer FROM cost WHERE date <= :to AND customer IS NOT NULL)" },
  { "yearly", "contract", "SELECT customer, " RAPPORT_FIGURE_AMOUNT ", 0, id FROM contract c WHERE " LAST_YEAR },
  { "yearly", "cost", "SELECT customer, -amount, 0, id FROM cost WHERE customer IS NOT NULL AND " LAST_YEAR },
  { "yearly", "customer", "SELECT customer, 0, 1, customer FROM (SELECT customer FROM contract WHERE date <= :to"
                          " UNION SELECT customer FROM cost WHERE date <= :to AND customer IS NOT NULL)" },
  { NULL }
};

static gboolean
count_churn (RapportFigureRun    *run,
             RapportFigureTally  *tally,
             GError             **error)
{
  const int year = rapport_day_add_months (run->period.to, -12);
  const RapportFigurePeriod period = { rapport_day_add (year, 1), run->period.to, 0 };
  g_autoptr(RapportFigureRun) last_year =
    rapport_figure_run_new (run->connection, &period, &run->filter, run->now, error);

  if (last_year == NULL || !rapport_figure_run_load_customers (last_year, error))
    return FALSE;
  for (guint i = 0; i < last_year->customers->len; i++)
    {
      const RapportFigureCustomer *customer = &g_array_index (last_year->customers, RapportFigureCustomer, i);
      const RapportFigureThing thing = { "customer", customer->id };

      if (customer->became_lost || customer->registered_before)
        rapport_figure_tally_add (tally, "churn", NULL, customer->id, customer->became_lost,
                                  customer->registered_before, thing);
    }
  return TRUE;
}

/* What a customer brings a year, as long as it stays: 1 ÷ churn years. */
static gboolean
count_value (RapportFigureRun    *run,
             RapportFigureTally  *tally,
             GError             **error)
{
  GPtrArray *sums = rapport_figure_tally_get_sums (tally);
  guint n_sums;

  if (!count_churn (run, tally, error))
    return FALSE;
  n_sums = sums->len;
  for (guint i = 0; i < n_sums; i++)
    {
      const RapportFigureSum *yearly = g_ptr_array_index (sums, i);
      const RapportFigureSum *churn;
      RapportFigureSum *projected;

      if (!g_str_equal (yearly->part, "yearly"))
        continue;
      churn = rapport_figure_tally_get_sum (tally, yearly->group, "churn");
      projected = rapport_figure_tally_get_sum (tally, yearly->group, "projected");
      if (yearly->denominator == 0 || churn->denominator == 0)
        continue;
      projected->numerator = yearly->numerator / yearly->denominator;
      projected->denominator = churn->numerator / churn->denominator;
    }
  return TRUE;
}

const RapportFigure rapport_figure_lifetime_value = {
  .id = "K14",
  .title = NC_("figure", "Customer lifetime value"),
  .formula = NC_("figure", "income − costs to the end of the period, for each customer that had any; projected: that of"
                           " the last 12 months ÷ (lost in them ÷ registered before them)"),
  .parts = VALUE_PARTS,
  .queries = VALUE_QUERIES,
  .count = count_value,
};

static const RapportFigurePart RETURN_PARTS[] = {
  { "", NC_("figure", "Return on investment"), RAPPORT_FIGURE_SHARE, .of_money = TRUE },
  { "grade", NC_("figure", "by grade"), RAPPORT_FIGURE_SHARE, .keyed = TRUE, .of_money = TRUE },
  { "segment", NC_("figure", "by segment"), RAPPORT_FIGURE_SHARE, .keyed = TRUE, .of_money = TRUE },
  { "activity", NC_("figure", "by activity"), RAPPORT_FIGURE_SHARE, .keyed = TRUE, .of_money = TRUE },
  { NULL }
};

/* An activity's income is what those who attended it ordered from then on. */
static const RapportFigureQuery RETURN_QUERIES[] = {
  { "activity", "cost", "SELECT k.customer, -k.amount, k.amount, k.id, a.name FROM cost k JOIN activity a"
                        " ON a.id = k.activity WHERE k.date BETWEEN :from AND :to" },
  { "activity", "contract", "SELECT c.customer, " RAPPORT_FIGURE_AMOUNT ", 0, c.id, a.name FROM activity a"
                            " JOIN contract c ON c.date >= a.starts_day AND c.customer IN"
                            "  (SELECT customer FROM activity_guest WHERE activity = a.id AND attended)"
                            " WHERE a.starts_day BETWEEN :from AND :to AND c.date BETWEEN :from AND :to" },
  { NULL }
};

static void
take_return (RapportFigureRun   *run,
             RapportStatement   *row,
             RapportFigureTally *tally)
{
  const gint64 id = rapport_statement_get_optional (row, 0, 0);
  const double income = (double) rapport_statement_get_integer (row, 1);
  const double cost = (double) rapport_statement_get_integer (row, 2);
  const RapportFigureThing thing = { cost != 0 ? "cost" : "contract", rapport_statement_get_integer (row, 3) };
  const RapportFigureCustomer *customer = id != 0 ? rapport_figure_run_find (run, id) : NULL;

  rapport_figure_tally_add (tally, "", NULL, id, income - cost, cost, thing);
  if (customer != NULL && customer->grade != NULL)
    rapport_figure_tally_add (tally, "grade", customer->grade, id, income - cost, cost, thing);
  if (customer != NULL && customer->segment != NULL)
    rapport_figure_tally_add (tally, "segment", customer->segment, id, income - cost, cost, thing);
}

static gboolean
count_return (RapportFigureRun    *run,
              RapportFigureTally  *tally,
              GError             **error)
{
  return rapport_figure_run_load_customers (run, error)
         && rapport_figure_run_read (run, "SELECT customer, 0, amount, id FROM cost WHERE " DATED, take_return, tally,
                                     error)
         && rapport_figure_run_read (run, "SELECT customer, " RAPPORT_FIGURE_AMOUNT ", 0, id FROM contract c WHERE "
                                          DATED, take_return, tally, error);
}

const RapportFigure rapport_figure_return = {
  .id = "K20",
  .title = NC_("figure", "Return on investment"),
  .formula = NC_("figure", "(income − cost) ÷ cost of what is dated in the period, by grade, segment and activity; the"
                           " income of an activity is what those who attended it ordered from then on"),
  .parts = RETURN_PARTS,
  .queries = RETURN_QUERIES,
  .count = count_return,
};
