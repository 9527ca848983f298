/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-opportunity.h"

enum { EXPECTED, CUSTOMER, NAME, STATE, VALUE, PROBABILITY, KIND, OWNER };

static const RapportColumn columns[] = {
  [EXPECTED] = { "expected", NC_("column", "Expected on"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [NAME] = { "name", NC_("column", "Opportunity"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_GROWS },
  [STATE] = { "state", NC_("column", "State"), RAPPORT_COLUMN_CHOICE, rapport_opportunity_states, 90 },
  [VALUE] = { "value", NC_("column", "Expected value"), RAPPORT_COLUMN_MONEY, NULL, 110, .align = RAPPORT_COLUMN_END },
  [PROBABILITY] =
    { "probability", NC_("column", "Probability (%)"), RAPPORT_COLUMN_INTEGER, NULL, 96, .align = RAPPORT_COLUMN_END },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_opportunity_kinds, 110 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
};

static const RapportListCell cells[] = {
  [EXPECTED] = { "o.expected", .edits = "expected" },
  [CUSTOMER] = { "c.name", .holds = "opportunity.customer" },
  [NAME] = { "o.name", .edits = "name" },
  [STATE] = { "o.state", .edits = "state" },
  [VALUE] = { "o.value", .edits = "value" },
  [PROBABILITY] = { "o.probability", .edits = "probability" },
  [KIND] = { "o.kind", .edits = "kind" },
  [OWNER] = { "m.name", .edits = "owner" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("opportunity"),
  { { "name", NC_("column", "Opportunity"), RAPPORT_CONDITION_TEXT },
    .sources = { { "opportunity", "id", "name" } } },
  { { "state", NC_("column", "State"), RAPPORT_CONDITION_CHOICE, rapport_opportunity_states },
    .sources = { { "opportunity", "id", "state" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_opportunity_kinds },
    .sources = { { "opportunity", "id", "kind" } } },
  { { "value", NC_("column", "Expected value"), RAPPORT_CONDITION_MONEY, NULL, 2 },
    .sources = { { "opportunity", "id", "value" } } },
  { { "probability", NC_("column", "Probability (%)"), RAPPORT_CONDITION_NUMBER },
    .sources = { { "opportunity", "id", "probability" } } },
  { { "expected", NC_("column", "Expected on"), RAPPORT_CONDITION_DAY },
    .sources = { { "opportunity", "id", "expected" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "opportunity", "id", "owner" } } },
};

static const RapportChoice spans[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "this-month", NC_("choice", "This month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "this-year", NC_("choice", "This year") },
  { "empty", NC_("choice", "No day") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "state", N_("All states") },
  { "expected", N_("Any time"), .choices = spans },
  { "kind", N_("All kinds") },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { NULL }
};

static const char * const known[] = { "expected", NULL };
static const char * const known_of_customer[] = { "customer", "expected", NULL };

static const RapportListSort sorts[] = {
  { "expected", "customer", NULL, "opportunity INDEXED BY opportunity_customer", "id", NULL, known_of_customer,
    { { "expected IS NOT NULL", "expected, id" }, { "expected IS NULL", "id" } } },
  { "expected", NULL, NULL, "opportunity INDEXED BY opportunity_expected", "id", NULL, known,
    { { "expected IS NOT NULL", "expected, id" }, { "expected IS NULL", "id" } } },
};

static const char * const groups[] = { "state", "expected", "kind", "owner", "customer", "grade", "stage", NULL };
static const char * const sums[] = { "value", NULL };
static const char * const news[] = { "opportunity", "customer", "tag", "member", NULL };

const RapportListSpec rapport_list_opportunities = {
  .name = "opportunities",
  .title = NC_("list", "opportunities"),
  .thing = "opportunity",
  .table = "opportunity",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "opportunity o JOIN customer c ON c.id = o.customer LEFT JOIN member m ON m.id = o.owner WHERE o.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "expected",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("opportunity", "12"), "id", "body" },
  .news = news,
  .of_customer = "SELECT id FROM opportunity WHERE customer = ?1",
};
