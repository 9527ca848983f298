/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-figure-list.h"

#define STARTED "started_day BETWEEN :from AND :to"

static const RapportFigurePart IN_TIME_PARTS[] = {
  { "", NC_("figure", "Records in time"), RAPPORT_FIGURE_SHARE },
  { NULL }
};

/* When an imported one was written down nobody knows. */
static const RapportFigureQuery IN_TIME_QUERIES[] = {
  { "", "record", "SELECT customer, written_at - coalesce(ended, started_at) <= :late, 1, id FROM record WHERE "
                  STARTED " AND started_at IS NOT NULL AND written_at IS NOT NULL" },
  { NULL }
};

const RapportFigure rapport_figure_records_in_time = {
  .id = "K16",
  .title = NC_("figure", "Records in time"),
  .formula = NC_("figure", "follow-ups of the period with a time: written down soon enough after their end ÷ all whose"
                           " writing is known"),
  .parts = IN_TIME_PARTS,
  .queries = IN_TIME_QUERIES,
};

static const RapportFigurePart CHANNEL_PARTS[] = {
  { "", NC_("figure", "answered"), RAPPORT_FIGURE_SHARE },
  { "contacts", NC_("figure", "contacts by method"), RAPPORT_FIGURE_NUMBER, RAPPORT_FIGURE_COUNT, .keyed = TRUE },
  { "answered", NC_("figure", "answered by method"), RAPPORT_FIGURE_SHARE, .keyed = TRUE },
  { "solved", NC_("figure", "tickets solved by channel"), RAPPORT_FIGURE_SHARE, .keyed = TRUE },
  { "satisfaction", NC_("figure", "mean satisfaction by method"), RAPPORT_FIGURE_NUMBER, .keyed = TRUE },
  { "cost", NC_("figure", "cost of a contact by method"), RAPPORT_FIGURE_MONEY, .keyed = TRUE, .of_money = TRUE },
  { NULL }
};

static const RapportFigureQuery CHANNEL_QUERIES[] = {
  { "", "record", "SELECT customer, responded = 'yes', 1, id FROM record WHERE responded IN ('yes', 'no') AND "
                  STARTED },
  { "contacts", "record", "SELECT customer, 1, 0, id, ifnull(method, 'none') FROM record WHERE " STARTED },
  { "answered", "record", "SELECT customer, responded = 'yes', 1, id, ifnull(method, 'none') FROM record"
                          " WHERE responded IN ('yes', 'no') AND " STARTED },
  { "solved", "ticket", "SELECT customer, " RAPPORT_FIGURE_SOLVED ", 1, id, ifnull(channel, 'none') FROM ticket"
                        " WHERE received >= :starts AND received < :ends" },
  { "satisfaction", "record", "SELECT customer, satisfaction, 1, id, ifnull(method, 'none') FROM record"
                              " WHERE satisfaction IS NOT NULL AND " STARTED },
  { "cost", "record", "SELECT customer, 0, 1, id, method FROM record WHERE method IS NOT NULL AND " STARTED },
  { "cost", "cost", "SELECT customer, amount, 0, id, method FROM cost WHERE method IS NOT NULL"
                    " AND date BETWEEN :from AND :to" },
  { NULL }
};

const RapportFigure rapport_figure_channels = {
  .id = "K17",
  .title = NC_("figure", "Efficiency of channels"),
  .formula = NC_("figure", "by method: contacts, answered ÷ (answered + not), tickets solved ÷ received, mean"
                           " satisfaction, cost ÷ contacts"),
  .parts = CHANNEL_PARTS,
  .queries = CHANNEL_QUERIES,
};

#define HELD "JOIN activity a ON a.id = activity AND a.starts_day BETWEEN :from AND :to"

static const RapportFigurePart ACTIVITY_PARTS[] = {
  { "", NC_("figure", "attended"), RAPPORT_FIGURE_SHARE },
  { "invited", NC_("figure", "invited to each activity"), RAPPORT_FIGURE_NUMBER, RAPPORT_FIGURE_COUNT, .keyed = TRUE },
  { "attended", NC_("figure", "attended of those invited"), RAPPORT_FIGURE_SHARE, .keyed = TRUE },
  { "cost", NC_("figure", "cost"), RAPPORT_FIGURE_MONEY, RAPPORT_FIGURE_COUNT, .keyed = TRUE },
  { "cost-per-guest", NC_("figure", "cost of each who attended"), RAPPORT_FIGURE_MONEY, .keyed = TRUE,
    .of_money = TRUE },
  { "feedback", NC_("figure", "mean feedback"), RAPPORT_FIGURE_NUMBER, .keyed = TRUE },
  { NULL }
};

static const RapportFigureQuery ACTIVITY_QUERIES[] = {
  { "", "activity_guest", "SELECT g.customer, g.attended, 1, g.id FROM activity_guest g " HELD },
  { "invited", "activity_guest", "SELECT g.customer, 1, 0, g.id, a.name FROM activity_guest g " HELD },
  { "attended", "activity_guest", "SELECT g.customer, g.attended, 1, g.id, a.name FROM activity_guest g " HELD },
  { "cost", "cost", "SELECT k.customer, k.amount, 0, k.id, a.name FROM cost k " HELD },
  { "cost-per-guest", "cost", "SELECT k.customer, k.amount, 0, k.id, a.name FROM cost k " HELD },
  { "cost-per-guest", "activity_guest", "SELECT g.customer, 0, 1, g.id, a.name FROM activity_guest g " HELD
                                        " WHERE g.attended" },
  { "feedback", "activity_guest", "SELECT g.customer, g.score, 1, g.id, a.name FROM activity_guest g " HELD
                                  " WHERE g.score IS NOT NULL" },
  { NULL }
};

const RapportFigure rapport_figure_activities = {
  .id = "K18",
  .title = NC_("figure", "Effect of activities"),
  .formula = NC_("figure", "of each activity of the period: invited, attended ÷ invited, cost, cost ÷ attended, mean"
                           " feedback"),
  .parts = ACTIVITY_PARTS,
  .queries = ACTIVITY_QUERIES,
};
