/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"
#include "rapport-scores.h"

/* What was answered in the period */
#define IN_PERIOD "((day BETWEEN :from AND :to) OR (at >= :starts AND at < :ends))"

static const RapportFigurePart PROMOTER_PARTS[] = {
  { "", NC_("figure", "Net promoter score"), RAPPORT_FIGURE_NUMBER, .scale = 100, .sense = RAPPORT_FIGURE_AT_LEAST,
    .target = 50 },
  { "promoters", NC_("figure", "promoters (9 or 10)"), RAPPORT_FIGURE_SHARE },
  { "detractors", NC_("figure", "detractors (0 to 6)"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

static const RapportFigureQuery PROMOTER_QUERIES[] = {
  { "", "feedback", "SELECT customer, (nps >= 9) - (nps <= 6), 1, id FROM " RAPPORT_FIGURE_NPS },
  { "promoters", "feedback", "SELECT customer, nps >= 9, 1, id FROM " RAPPORT_FIGURE_NPS },
  { "detractors", "feedback", "SELECT customer, nps <= 6, 1, id FROM " RAPPORT_FIGURE_NPS },
  { NULL }
};

const RapportFigure rapport_figure_promoters = {
  .id = "K3",
  .title = NC_("figure", "Net promoter score"),
  .formula = NC_("figure", "of the newest answer of each customer in the period: share of 9 or 10 − share of 0 to 6,"
                           " × 100"),
  .parts = PROMOTER_PARTS,
  .queries = PROMOTER_QUERIES,
};

static const RapportFigurePart PARTICIPATION_PARTS[] = {
  { "", NC_("figure", "Survey participation"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 0.2 },
  { NULL }
};

/* What was asked by a survey, and what was noted as feedback of one without an invitation */
static const RapportFigureQuery PARTICIPATION_QUERIES[] = {
  { "", "survey_invitation", "SELECT customer, answered_on IS NOT NULL, 1, id FROM survey_invitation"
                             " WHERE asked_on BETWEEN :from AND :to" },
  { "", "feedback", "SELECT customer, answered_on IS NOT NULL, 1, id FROM feedback WHERE source = 'survey'"
                    " AND invitation IS NULL AND asked_on BETWEEN :from AND :to" },
  { NULL }
};

const RapportFigure rapport_figure_participation = {
  .id = "K9",
  .title = NC_("figure", "Survey participation"),
  .formula = NC_("figure", "surveys asked in the period: answered ÷ asked"),
  .parts = PARTICIPATION_PARTS,
  .queries = PARTICIPATION_QUERIES,
};

static const RapportFigurePart SATISFACTION_PARTS[] = {
  { "", NC_("figure", "Customer satisfaction"), RAPPORT_FIGURE_NUMBER, .scale = 5 },
  { "of-100", NC_("figure", "of 100"), RAPPORT_FIGURE_NUMBER, .scale = 100 },
  { NULL }
};

static void
take_score (RapportFigureRun   *run,
            RapportStatement   *row,
            RapportFigureTally *tally)
{
  const gint64 customer = rapport_statement_get_integer (row, 0);
  const double score = (double) rapport_statement_get_integer (row, 1);
  const double maximum = (double) rapport_statement_get_integer (row, 2);
  const gboolean event = rapport_statement_get_integer (row, 4) != 0;
  const RapportFigureThing thing = { event ? "ticket_event" : "feedback", rapport_statement_get_integer (row, 3) };

  for (const RapportFigurePart *part = SATISFACTION_PARTS; part->id != NULL; part++)
    rapport_figure_tally_add (tally, part->id, NULL, customer, score / maximum, 1, thing);
}

static gboolean
count_satisfaction (RapportFigureRun    *run,
                    RapportFigureTally  *tally,
                    GError             **error)
{
  return rapport_figure_run_read (run, "SELECT customer, score, maximum, id, thing = 'ticket_event' FROM "
                                       RAPPORT_SCORES " WHERE " IN_PERIOD, take_score, tally, error);
}

const RapportFigure rapport_figure_satisfaction = {
  .id = "K13",
  .title = NC_("figure", "Customer satisfaction"),
  .formula = NC_("figure", "mean of the overall scores answered in the period, of 5 and of 100"),
  .parts = SATISFACTION_PARTS,
  .count = count_satisfaction,
};

static const RapportFigurePart REMEDY_PARTS[] = {
  { "", NC_("figure", "Satisfaction with complaints"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST,
    .target = 0.85 },
  { NULL }
};

static const RapportFigureQuery REMEDY_QUERIES[] = {
  { "", "ticket", "SELECT customer, score * 5 >= maximum * 4, 1, ticket FROM"
                  " (SELECT s.*, row_number() OVER (PARTITION BY s.ticket"
                  "   ORDER BY s.day DESC, s.at DESC, s.id DESC) AS n"
                  "  FROM " RAPPORT_SCORES " s JOIN ticket t ON t.id = s.ticket AND t.complaint"
                  "  WHERE " IN_PERIOD ") WHERE n = 1" },
  { NULL }
};

const RapportFigure rapport_figure_remedy = {
  .id = "K10",
  .title = NC_("figure", "Satisfaction with complaints"),
  .formula = NC_("figure", "complaints whose feedback was answered in the period: at least 4 of 5 ÷ rated"),
  .parts = REMEDY_PARTS,
  .queries = REMEDY_QUERIES,
};
