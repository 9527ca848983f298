/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"
#include "rapport-ticket-judge.h"

#define RECEIVED "received >= :starts AND received < :ends"

static const RapportFigurePart RESPONSE_PARTS[] = {
  { "", NC_("figure", "Mean response time"), RAPPORT_FIGURE_SECONDS, .sense = RAPPORT_FIGURE_AT_MOST,
    .target = 8 * 3600 },
  { "median", NC_("figure", "median"), RAPPORT_FIGURE_SECONDS, RAPPORT_FIGURE_MEDIAN },
  { "unanswered", NC_("figure", "not answered yet"), RAPPORT_FIGURE_NUMBER, RAPPORT_FIGURE_COUNT },
  { NULL }
};

static void
take_response (RapportFigureRun   *run,
               RapportStatement   *row,
               RapportFigureTally *tally)
{
  const gint64 customer = rapport_statement_get_integer (row, 0);
  const RapportFigureThing thing = { "ticket", rapport_statement_get_integer (row, 1) };
  const double seconds = (double) rapport_statement_get_optional (row, 2, 0);

  if (rapport_statement_is_null (row, 2))
    {
      rapport_figure_tally_add (tally, "unanswered", NULL, customer, 1, 0, thing);
      return;
    }
  rapport_figure_tally_add (tally, "", NULL, customer, seconds, 1, thing);
  rapport_figure_tally_add_sample (tally, "median", NULL, customer, seconds, thing);
}

/* A ticket of which no policy asks an answer has one all the same, by what answers where it is asked. */
static gboolean
count_response (RapportFigureRun    *run,
                RapportFigureTally  *tally,
                GError             **error)
{
  return rapport_figure_run_read (run,
                                  "SELECT t.customer, t.id, coalesce(k.met_at, CASE WHEN k.ticket IS NULL THEN"
                                  "  (SELECT min(e.at) FROM ticket_event e WHERE e.ticket = t.id AND e.at >= t.received"
                                  "   AND e.kind IN ('responded', 'told', 'proposed', 'solved')) END) - t.received"
                                  " FROM ticket t LEFT JOIN clock k ON k.ticket = t.id AND k.target = 'first-response'"
                                  "  AND k.round = 1 WHERE t." RECEIVED, take_response, tally, error);
}

const RapportFigure rapport_figure_response = {
  .id = "K5",
  .title = NC_("figure", "Mean response time"),
  .formula = NC_("figure", "tickets received in the period: mean time until the first answer; those not answered are"
                           " counted beside it"),
  .parts = RESPONSE_PARTS,
  .count = count_response,
};

static const RapportFigurePart ATTAINMENT_PARTS[] = {
  { "", NC_("figure", "SLA attainment"), RAPPORT_FIGURE_SHARE },
  { "target", NC_("figure", "by target and priority"), RAPPORT_FIGURE_SHARE, .keyed = TRUE },
  { "re-prioritised", NC_("figure", "missed as they were re-prioritised"), RAPPORT_FIGURE_NUMBER,
    RAPPORT_FIGURE_COUNT },
  { "volume", NC_("figure", "tickets received"), RAPPORT_FIGURE_NUMBER, RAPPORT_FIGURE_COUNT },
  { "solving", NC_("figure", "mean time to solve"), RAPPORT_FIGURE_SECONDS },
  { "solving-median", NC_("figure", "median time to solve"), RAPPORT_FIGURE_SECONDS, RAPPORT_FIGURE_MEDIAN },
  { NULL }
};

static const RapportFigureQuery ATTAINMENT_QUERIES[] = {
  { "volume", "ticket", "SELECT customer, 1, 0, id FROM ticket WHERE " RECEIVED },
  { NULL }
};

/** Clock: one that was due in the period */
typedef struct
{
  gint64      customer;
  gint64      ticket;
  const char *target;
  const char *priority;
  gboolean    in_time;
  gboolean    reprioritised;
} Clock;

static void
add_clock (RapportFigureTally *tally,
           const Clock        *clock)
{
  const RapportFigureThing thing = { "ticket", clock->ticket };
  g_autofree char *key = g_strconcat (clock->target, " ", clock->priority, NULL);

  if (!clock->in_time && clock->reprioritised)
    {
      rapport_figure_tally_add (tally, "re-prioritised", NULL, clock->customer, 1, 0, thing);
      return;
    }
  rapport_figure_tally_add (tally, "", NULL, clock->customer, clock->in_time, 1, thing);
  rapport_figure_tally_add (tally, "target", key, clock->customer, clock->in_time, 1, thing);
}

static void
take_clock (RapportFigureRun   *run,
            RapportStatement   *row,
            RapportFigureTally *tally)
{
  const gint64 due = rapport_statement_get_integer (row, 4);
  const gint64 met_at = rapport_statement_get_optional (row, 5, RAPPORT_UNSET);
  const Clock clock = {
    .customer = rapport_statement_get_integer (row, 0),
    .ticket = rapport_statement_get_integer (row, 1),
    .target = rapport_statement_get_text (row, 2),
    .priority = rapport_statement_get_text (row, 3),
    .in_time = met_at != RAPPORT_UNSET && met_at <= due,
    .reprioritised = !rapport_statement_is_null (row, 6),
  };

  /* what is due later and not met is neither */
  if (met_at != RAPPORT_UNSET || due < run->now)
    add_clock (tally, &clock);
}

static gboolean
is_due_in_period (RapportFigureRun *run,
                  gint64            due)
{
  return due >= run->starts && due < run->ends;
}

/* What the derived rows do not keep: clocks that nothing can satisfy any more, and all rounds but the last */
static void
add_judged (RapportFigureRun   *run,
            RapportFigureTally *tally,
            GPtrArray          *clocks,
            Clock              *found)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      found->target = rapport_sla_target_get_id (clock->target);
      found->reprioritised = clock->reprioritised;
      if (clock->stopped && clock->has_due && is_due_in_period (run, clock->due))
        add_clock (tally, found);
      found->in_time = TRUE;
      for (guint k = 0; clock->met_rounds != NULL && k < clock->met_rounds->len; k++)
        if (is_due_in_period (run, g_array_index (clock->met_rounds, gint64, k)))
          add_clock (tally, found);
      found->in_time = FALSE;
      for (guint k = 0; clock->missed_rounds != NULL && k < clock->missed_rounds->len; k++)
        {
          const RapportMissedRound *round = &g_array_index (clock->missed_rounds, RapportMissedRound, k);

          found->reprioritised = round->reprioritised;
          if (is_due_in_period (run, round->due))
            add_clock (tally, found);
        }
    }
}

static gboolean
count_judged (RapportFigureRun    *run,
              RapportFigureTally  *tally,
              GError             **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection,
                                "SELECT customer, id, priority FROM ticket WHERE received < ?1 AND id IN"
                                " (SELECT ticket FROM clock WHERE round > 1 OR (state = 'missed' AND due IS NULL))",
                                error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, run->ends);
  while (rapport_statement_step (row, &has_row, error))
    {
      g_autoptr(GPtrArray) clocks = NULL;
      g_autofree char *priority = NULL;
      Clock found = { 0 };

      if (!has_row)
        return TRUE;
      found.customer = rapport_statement_get_integer (row, 0);
      found.ticket = rapport_statement_get_integer (row, 1);
      found.priority = priority = g_strdup (rapport_statement_get_text (row, 2));
      clocks = rapport_ticket_judge (run->connection, found.ticket, run->now, RAPPORT_SLA_PLAIN, NULL, error);
      if (clocks == NULL)
        return FALSE;
      add_judged (run, tally, clocks, &found);
    }
  return FALSE;
}

static void
take_solved (RapportFigureRun   *run,
             RapportStatement   *row,
             RapportFigureTally *tally)
{
  const gint64 customer = rapport_statement_get_integer (row, 0);
  const RapportFigureThing thing = { "ticket", rapport_statement_get_integer (row, 1) };
  const double seconds = (double) rapport_statement_get_integer (row, 2);

  rapport_figure_tally_add (tally, "solving", NULL, customer, seconds, 1, thing);
  rapport_figure_tally_add_sample (tally, "solving-median", NULL, customer, seconds, thing);
}

static gboolean
count_attainment (RapportFigureRun    *run,
                  RapportFigureTally  *tally,
                  GError             **error)
{
  return rapport_figure_run_read (run, "SELECT t.customer, t.id, k.target, t.priority, k.due, k.met_at, k.cause"
                                       " FROM clock k JOIN ticket t ON t.id = k.ticket"
                                       " WHERE k.due >= :starts AND k.due < :ends", take_clock, tally, error)
         && count_judged (run, tally, error)
         && rapport_figure_run_read (run, "SELECT t.customer, t.id, e.solved - t.received FROM ticket t JOIN"
                                          " (SELECT ticket, max(at) AS solved FROM ticket_event WHERE kind = 'solved'"
                                          "  GROUP BY ticket) e ON e.ticket = t.id"
                                          " WHERE e.solved >= :starts AND e.solved < :ends", take_solved, tally,
                                     error);
}

const RapportFigure rapport_figure_attainment = {
  .id = "K15",
  .title = NC_("figure", "SLA attainment"),
  .formula = NC_("figure", "clocks that were due in the period: in time ÷ (in time + missed), by target and priority;"
                           " those missed as they were re-prioritised apart"),
  .parts = ATTAINMENT_PARTS,
  .queries = ATTAINMENT_QUERIES,
  .count = count_attainment,
};
