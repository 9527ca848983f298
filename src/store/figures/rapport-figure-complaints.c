/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"

#define RECEIVED "received >= :starts AND received < :ends"

static const RapportFigurePart COMPLAINT_PARTS[] = {
  { "", NC_("figure", "Complaint rate"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_FALLING },
  { "customers", NC_("figure", "complaints for each customer"), RAPPORT_FIGURE_NUMBER },
  { NULL }
};

static const RapportFigureQuery COMPLAINT_QUERIES[] = {
  { "", "ticket", "SELECT customer, complaint, 1, id FROM ticket WHERE " RECEIVED },
  { "", "record", "SELECT customer, 0, 1, id FROM record WHERE started_day BETWEEN :from AND :to" },
  { "customers", "ticket", "SELECT customer, 1, 0, id FROM ticket WHERE complaint AND " RECEIVED },
  { NULL }
};

static gboolean
count_customers (RapportFigureRun    *run,
                 RapportFigureTally  *tally,
                 GError             **error)
{
  return rapport_figure_run_load_customers (run, error) && rapport_figure_add_registered (run, tally, "customers");
}

const RapportFigure rapport_figure_complaints = {
  .id = "K4",
  .title = NC_("figure", "Complaint rate"),
  .formula = NC_("figure", "complaints received ÷ (follow-ups + tickets received); beside it ÷ registered customers"),
  .parts = COMPLAINT_PARTS,
  .queries = COMPLAINT_QUERIES,
  .count = count_customers,
};

static const RapportFigurePart SOLVED_PARTS[] = {
  { "", NC_("figure", "Complaints solved"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 1 },
  { NULL }
};

/* whether the row of ticket is closed since it goes on in another, which is solved */
#define SOLVED_IN_ANOTHER \
  "(status = 'closed' AND EXISTS (SELECT 1 FROM (WITH RECURSIVE goes_on (there) AS (SELECT l.other FROM ticket_link l" \
  " WHERE l.ticket = ticket.id AND l.relation IN ('merged', 'duplicate') UNION SELECT l.other FROM goes_on g" \
  " JOIN ticket_link l ON l.ticket = g.there AND l.relation IN ('merged', 'duplicate')) SELECT there FROM goes_on)" \
  " WHERE EXISTS (SELECT 1 FROM ticket WHERE id = there AND " RAPPORT_FIGURE_SOLVED ")))"

static const RapportFigureQuery SOLVED_QUERIES[] = {
  { "", "ticket", "SELECT customer, " RAPPORT_FIGURE_SOLVED " OR " SOLVED_IN_ANOTHER ", 1, id FROM ticket"
                  " WHERE complaint AND " RECEIVED },
  { NULL }
};

const RapportFigure rapport_figure_solved = {
  .id = "K11",
  .title = NC_("figure", "Complaints solved"),
  .formula = NC_("figure", "complaints received in the period: solved by now ÷ all"),
  .parts = SOLVED_PARTS,
  .queries = SOLVED_QUERIES,
};

static const RapportFigurePart ACCURACY_PARTS[] = {
  { "", NC_("figure", "Data accuracy"), RAPPORT_FIGURE_SHARE, .sense = RAPPORT_FIGURE_AT_LEAST, .target = 0.98 },
  { NULL }
};

static const RapportFigureQuery ACCURACY_QUERIES[] = {
  { "", "data_check", "SELECT customer, 'wrong' NOT IN (ifnull(name, ''), ifnull(contact, ''), ifnull(position, ''),"
                      " ifnull(phone, ''), ifnull(email, ''), ifnull(address, '')), 1, id FROM data_check"
                      " WHERE drawn_on BETWEEN :from AND :to AND checked_on IS NOT NULL" },
  { NULL }
};

const RapportFigure rapport_figure_accuracy = {
  .id = "K12",
  .title = NC_("figure", "Data accuracy"),
  .formula = NC_("figure", "files checked in the samples of the period: those with no key field wrong ÷ checked"),
  .parts = ACCURACY_PARTS,
  .queries = ACCURACY_QUERIES,
};
