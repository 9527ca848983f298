/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"

enum { NUMBER, CUSTOMER, NAME, DATE, AMOUNT, ENDS, KIND, OWNER };

static const RapportColumn columns[] = {
  [NUMBER] = { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 104 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 164 },
  [NAME] = { "name", NC_("column", "Subject"), RAPPORT_COLUMN_TEXT, NULL, 132 },
  [DATE] = { "date", NC_("column", "Date"), RAPPORT_COLUMN_DAY, NULL, 96 },
  [AMOUNT] =
    { "amount", NC_("column", "Amount"), RAPPORT_COLUMN_MONEY, NULL, 96, .align = RAPPORT_COLUMN_END },
  [ENDS] = { "ends", NC_("column", "Ends"), RAPPORT_COLUMN_DAY, NULL, 96 },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_contract_kinds, 100 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
};

static const RapportListCell cells[] = {
  [NUMBER] = { "x.number", .edits = "number" },
  [CUSTOMER] = { "c.name", .holds = "contract.customer" },
  [NAME] = { "x.name", .edits = "name" },
  [DATE] = { "x.date", .edits = "date" },
  [AMOUNT] = { "x.amount", .edits = "amount" },
  [ENDS] = { "x.ends", .edits = "ends" },
  [KIND] = { "coalesce(x.kind_words, x.kind)", .edits = "kind" },
  [OWNER] = { "m.name", .edits = "owner" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("contract"),
  { { "number", NC_("column", "Number"), RAPPORT_CONDITION_TEXT },
    .sources = { { "contract", "id", "number" } } },
  { { "name", NC_("column", "Subject"), RAPPORT_CONDITION_TEXT },
    .sources = { { "contract", "id", "name" } } },
  { { "date", NC_("column", "Date"), RAPPORT_CONDITION_DAY },
    .sources = { { "contract", "id", "date" } } },
  { { "amount", NC_("column", "Amount"), RAPPORT_CONDITION_MONEY, NULL, 2 },
    .sources = { { "contract", "id", "amount" } } },
  { { "ends", NC_("column", "Ends"), RAPPORT_CONDITION_DAY },
    .sources = { { "contract", "id", "ends" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_contract_kinds },
    .sources = { { "contract", "id", "kind" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "contract", "id", "owner" } } },
  { { "product", NC_("column", "Product"), RAPPORT_CONDITION_REFERENCE }, "product", TRUE,
    .sources = { { "contract_line", "contract", "product" } } },
};

static const RapportChoice periods[] = {
  { "this-month", NC_("choice", "This month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "this-year", NC_("choice", "This year") },
  { "last-year", NC_("choice", "Last year") },
  { NULL }
};

static const RapportChoice endings[] = {
  { "next-30d", NC_("choice", "Next 30 days") },
  { "next-90d", NC_("choice", "Next 90 days") },
  { "overdue", NC_("choice", "Ended") },
  { "empty", NC_("choice", "No end") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "date", N_("Any date"), .choices = periods },
  { "ends", N_("Any end"), .choices = endings },
  { "kind", N_("All kinds") },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { NULL }
};

static const char * const known_date[] = { "date", NULL };
static const char * const known_ends[] = { "ends", NULL };
static const char * const known_of_customer[] = { "customer", "date", NULL };

static const RapportListSort sorts[] = {
  { "date", "customer", NULL, "contract INDEXED BY contract_customer", "id", NULL, known_of_customer,
    { { "true", "date, id" } } },
  { "date", NULL, NULL, "contract INDEXED BY contract_date", "id", NULL, known_date, { { "true", "date, id" } } },
  { "ends", NULL, NULL, "contract INDEXED BY contract_ends", "id", NULL, known_ends,
    { { "ends IS NOT NULL", "ends, id" }, { "ends IS NULL", "id" } } },
  { "amount", NULL, NULL, "contract INDEXED BY contract_amount", "id", NULL, NULL,
    { { "amount IS NOT NULL", "amount, id" }, { "amount IS NULL", "id" } } },
};

/* What it is about, what stands in its lines, and whose it is. */
#define FOUND \
  "(SELECT rowid / 256 AS id, body FROM thing_search WHERE thing_search MATCH :match AND rowid % 256 = 4" \
  " UNION ALL SELECT l.contract, s.body FROM thing_search s JOIN contract_line l ON l.id = s.rowid / 256" \
  "  WHERE s.thing_search MATCH :match AND s.rowid % 256 = 5" \
  " UNION ALL SELECT x.id, s.name FROM customer_search s JOIN contract x ON x.customer = s.rowid" \
  "  WHERE s.customer_search MATCH :match)"

static const char * const groups[] = { "date", "ends", "kind", "owner", "customer", "grade", "stage", NULL };
static const char * const sums[] = { "amount", NULL };
static const char * const news[] = { "contract", "contract_line", "product", "customer", "tag", "member", NULL };

const RapportListSpec rapport_list_contracts = {
  .name = "contracts",
  .title = NC_("list", "contracts"),
  .thing = "contract",
  .table = "contract",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "contract x JOIN customer c ON c.id = x.customer LEFT JOIN member m ON m.id = x.owner WHERE x.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "date",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { FOUND, "id", "body" },
  .news = news,
  .of_customer = "SELECT id FROM contract WHERE customer = ?1",
};
