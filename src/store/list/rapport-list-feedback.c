/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-feedback.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"

enum { ANSWERED, CUSTOMER, SOURCE, OVERALL, NPS, COMMENT };

static const RapportColumn columns[] = {
  [ANSWERED] = { "answered", NC_("column", "Answered"), RAPPORT_COLUMN_DAY, NULL, 110 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [SOURCE] = { "source", NC_("column", "Source"), RAPPORT_COLUMN_CHOICE, rapport_feedback_sources, 120 },
  [OVERALL] =
    { "overall", NC_("column", "Overall"), RAPPORT_COLUMN_TEXT, NULL, 80, .align = RAPPORT_COLUMN_END },
  [NPS] = { "nps", NC_("column", "NPS"), RAPPORT_COLUMN_INTEGER, NULL, 60, .align = RAPPORT_COLUMN_END },
  [COMMENT] = { "comment", NC_("column", "Comment"), RAPPORT_COLUMN_TEXT, NULL, 260 },
};

static const RapportListCell cells[] = {
  [ANSWERED] = { "f.answered_on", .edits = "answered-on" },
  [CUSTOMER] = { "c.name", .holds = "feedback.customer" },
  [SOURCE] = { "f.source", .holds = "feedback.source" },
  [OVERALL] = { "CASE WHEN f.score_overall IS NOT NULL"
                " THEN format('%g/%g', f.score_overall / 100.0, f.maximum / 100.0) END",
                .holds = "feedback.score-overall", .order = "f.score_overall * 1000 / f.maximum" },
  [NPS] = { "f.nps", .edits = "nps" },
  [COMMENT] = { "f.comment", 1, TRUE, .edits = "comment" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("feedback"),
  { { "answered", NC_("column", "Answered"), RAPPORT_CONDITION_DAY },
    .sources = { { "feedback", "id", "answered_on" } } },
  { { "source", NC_("column", "Source"), RAPPORT_CONDITION_CHOICE, rapport_feedback_sources },
    .sources = { { "feedback", "id", "source" } } },
  { { "overall", NC_("column", "Overall"), RAPPORT_CONDITION_NUMBER, NULL, 2 },
    .sources = { { "feedback", "id", "score_overall" } } },
  { { "nps", NC_("column", "NPS"), RAPPORT_CONDITION_NUMBER },
    .sources = { { "feedback", "id", "nps" } } },
};

static const char * const known[] = { "answered", NULL };
static const char * const known_of_customer[] = { "customer", "answered", NULL };

static const RapportListSort sorts[] = {
  { "answered", "customer", NULL, "feedback INDEXED BY feedback_customer", "id", NULL, known_of_customer,
    { { "true", "answered_on, id" } } },
  { "answered", NULL, NULL, "feedback INDEXED BY feedback_answered_on", "id", NULL, known,
    { { "true", "answered_on, id" } } },
};

static const char * const groups[] = { "answered", "source", "customer", "grade", "stage", NULL };
static const char * const sums[] = { "overall", "nps", NULL };
static const char * const news[] = { "feedback", "customer", "tag", NULL };

const RapportListSpec rapport_list_feedback = {
  .name = "feedback",
  .title = NC_("list", "feedback"),
  .thing = "feedback",
  .table = "feedback",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "feedback f JOIN customer c ON c.id = f.customer WHERE f.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .when = "answered",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 23", "rowid / 256", "body" },
  .news = news,
  .of_customer = "SELECT id FROM feedback WHERE customer = ?1",
};
