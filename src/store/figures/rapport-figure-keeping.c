/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"

#define CALL_BACK_DAYS 3
#define MOST_DAYS_OFF 60

static const RapportFigurePart CALL_BACK_PARTS[] = {
  { "", NC_("figure", "Call-back of new customers"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST,
    .target = 0.9 },
  { NULL }
};

/* The third working day after @day; a calendar that has none for so long never ends it. */
static int
find_last_day (RapportFigureRun *run,
               int               day)
{
  int left = CALL_BACK_DAYS;

  for (int i = 0; i < MOST_DAYS_OFF && left > 0; i++)
    {
      day = rapport_day_add (day, 1);
      left -= rapport_calendar_is_working_day (run->calendar, day);
    }
  return day;
}

static gboolean
was_called_back (RapportFigureRun  *run,
                 gint64             customer,
                 int                after,
                 int                until,
                 gboolean          *called,
                 GError           **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection,
                                "SELECT 1 FROM record WHERE customer = ?1 AND started_day > ?2 AND started_day <= ?3"
                                " AND ifnull(began_by, 'we') <> 'customer' AND ifnull(responded, 'unknown') <> 'no'"
                                " LIMIT 1", error);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, after);
  rapport_statement_bind_integer (row, 3, until);
  return rapport_statement_step (row, called, error);
}

static gboolean
count_call_back (RapportFigureRun    *run,
                 RapportFigureTally  *tally,
                 GError             **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection,
                                "SELECT customer, min(date) AS first FROM contract GROUP BY customer"
                                " HAVING first BETWEEN ?1 AND ?2", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, run->period.from);
  rapport_statement_bind_integer (row, 2, run->period.to);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportFigureThing thing = { "customer", 0 };
      gboolean called;
      int first, last;

      if (!has_row)
        return TRUE;
      thing.id = rapport_statement_get_integer (row, 0);
      first = (int) rapport_statement_get_integer (row, 1);
      last = find_last_day (run, first);
      if (last >= run->today)
        continue;
      if (!was_called_back (run, thing.id, first, last, &called, error))
        return FALSE;
      rapport_figure_tally_add (tally, "", NULL, thing.id, called, 1, thing);
    }
  return FALSE;
}

const RapportFigure rapport_figure_call_back = {
  .id = "K7",
  .title = NC_("figure", "Call-back of new customers"),
  .formula = NC_("figure", "customers whose first contract or order is dated in the period: called back within the 3"
                           " working days after it ÷ all for whom these are over"),
  .parts = CALL_BACK_PARTS,
  .count = count_call_back,
};

static const RapportFigurePart RENEWAL_PARTS[] = {
  { "", NC_("figure", "Renewal"), RAPPORT_FIGURE_SHARE },
  { "repurchase", NC_("figure", "ordered more than once"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

/* A renewal that does not say of what renews the contract before it. */
static const RapportFigureQuery RENEWAL_QUERIES[] = {
  { "", "contract", "SELECT c.customer, EXISTS (SELECT 1 FROM contract r WHERE r.customer = c.customer AND r.id <> c.id"
                    "  AND (r.renews = c.id OR (r.renews IS NULL AND r.kind = 'renewal' AND r.date > c.date))"
                    "  AND r.date <= CAST(strftime('%Y%m%d', printf('%04d-%02d-%02d', c.ended_on / 10000,"
                    "   c.ended_on / 100 % 100, c.ended_on % 100), '+60 days') AS INTEGER)), 1, c.id"
                    " FROM (SELECT *, coalesce(terminated_on, ends) AS ended_on FROM contract) c"
                    " WHERE c.ended_on BETWEEN :from AND :to" },
  { "repurchase", "customer", "SELECT customer, count(*) >= 2, 1, customer FROM contract WHERE date <= :to"
                              " GROUP BY customer" },
  { NULL }
};

const RapportFigure rapport_figure_renewal = {
  .id = "K19",
  .title = NC_("figure", "Renewal and repurchase"),
  .formula = NC_("figure", "contracts that ended in the period: followed by a renewal dated up to 60 days after the end"
                           " ÷ all; beside it customers with 2 or more contracts or orders ÷ those with any"),
  .parts = RENEWAL_PARTS,
  .queries = RENEWAL_QUERIES,
};
