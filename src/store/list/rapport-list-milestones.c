/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-milestone.h"

enum { PLANNED, CUSTOMER, NAME, DONE, ACCEPTED, CONTRACT, OWNER };

static const RapportColumn columns[] = {
  [PLANNED] = { "planned", NC_("column", "Planned for"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [NAME] = { "name", NC_("column", "Milestone"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_GROWS },
  [DONE] = { "done", NC_("column", "Reached on"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [ACCEPTED] = { "accepted", NC_("column", "Accepted on"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [CONTRACT] = { "contract", NC_("column", "Contract"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
};

static const RapportListCell cells[] = {
  [PLANNED] = { "s.planned", .edits = "planned" },
  [CUSTOMER] = { "c.name", .holds = "milestone.customer" },
  [NAME] = { "s.name", .edits = "name" },
  [DONE] = { "s.done", .edits = "done" },
  [ACCEPTED] = { "s.accepted_on", .edits = "accepted-on" },
  [CONTRACT] = { "x.number", .holds = "milestone.contract" },
  [OWNER] = { "m.name", .edits = "owner" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("milestone"),
  { { "name", NC_("column", "Milestone"), RAPPORT_CONDITION_TEXT },
    .sources = { { "milestone", "id", "name" } } },
  { { "planned", NC_("column", "Planned for"), RAPPORT_CONDITION_DAY },
    .sources = { { "milestone", "id", "planned" } } },
  { { "done", NC_("column", "Reached on"), RAPPORT_CONDITION_DAY },
    .sources = { { "milestone", "id", "done" } } },
  { { "accepted", NC_("column", "Accepted on"), RAPPORT_CONDITION_DAY },
    .sources = { { "milestone", "id", "accepted_on" } } },
  { { "key", NC_("column", "Key milestone"), RAPPORT_CONDITION_FLAG },
    .sources = { { "milestone", "id", "\"key\"" } } },
  { { "contract", NC_("column", "Contract"), RAPPORT_CONDITION_REFERENCE }, "contract",
    .sources = { { "milestone", "id", "contract" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "milestone", "id", "owner" } } },
};

static const RapportChoice spans[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "this-month", NC_("choice", "This month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "this-year", NC_("choice", "This year") },
  { "empty", NC_("choice", "No day") },
  { NULL }
};

static const RapportChoice reached[] = {
  { "empty", NC_("choice", "Not reached yet") },
  { "this-month", NC_("choice", "Reached this month") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "planned", N_("Any time"), .choices = spans },
  { "done", N_("Reached or not"), .choices = reached },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { NULL }
};

static const char * const known[] = { "planned", NULL };
static const char * const known_of_customer[] = { "customer", "planned", NULL };

static const RapportListSort sorts[] = {
  { "planned", "customer", NULL, "milestone INDEXED BY milestone_customer", "id", NULL, known_of_customer,
    { { "planned IS NOT NULL", "planned, id" }, { "planned IS NULL", "id" } } },
  { "planned", NULL, NULL, "milestone INDEXED BY milestone_planned", "id", NULL, known,
    { { "planned IS NOT NULL", "planned, id" }, { "planned IS NULL", "id" } } },
};

static const char * const groups[] = { "planned", "owner", "customer", "contract", "grade", "stage", NULL };
static const char * const news[] = { "milestone", "contract", "customer", "tag", "member", NULL };

const RapportListSpec rapport_list_milestones = {
  .name = "milestones",
  .title = NC_("list", "milestones"),
  .thing = "milestone",
  .table = "milestone",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "milestone s JOIN customer c ON c.id = s.customer LEFT JOIN contract x ON x.id = s.contract"
          " LEFT JOIN member m ON m.id = s.owner WHERE s.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "planned",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("milestone", "10"), "id", "body" },
  .news = news,
  .of_customer = "SELECT id FROM milestone WHERE customer = ?1",
};
