/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"

enum { NAME, CODE, CATEGORY, PRICE, UNIT, SOLD };

static const RapportColumn columns[] = {
  [NAME] = { "name", NC_("column", "Product"), RAPPORT_COLUMN_TEXT, NULL, 260,
    RAPPORT_COLUMN_GROWS },
  [CODE] = { "code", NC_("column", "Code"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [CATEGORY] = { "category", NC_("column", "Category"), RAPPORT_COLUMN_TEXT, NULL, 120 },
  [PRICE] =
    { "price", NC_("column", "Price"), RAPPORT_COLUMN_MONEY, NULL, 110, .align = RAPPORT_COLUMN_END },
  [UNIT] = { "unit", NC_("column", "Unit"), RAPPORT_COLUMN_TEXT, NULL, 70 },
  [SOLD] =
    { "contracts", NC_("column", "Contracts"), RAPPORT_COLUMN_INTEGER, NULL, 90, .align = RAPPORT_COLUMN_END },
};

static const RapportListCell cells[] = {
  [NAME] = { "p.name", .edits = "name" },
  [CODE] = { "p.code", .edits = "code" },
  [CATEGORY] = { "p.category", .edits = "category" },
  [PRICE] = { "p.price", .edits = "price" },
  [UNIT] = { "p.unit", .edits = "unit" },
  [SOLD] = { "(SELECT count(DISTINCT contract) FROM contract_line WHERE product = p.id)" },
};

static const RapportListFilter filters[] = {
  { { "name", NC_("column", "Product"), RAPPORT_CONDITION_TEXT },
    .sources = { { "product", "id", "name" } } },
  { { "code", NC_("column", "Code"), RAPPORT_CONDITION_TEXT },
    .sources = { { "product", "id", "code" } } },
  { { "category", NC_("column", "Category"), RAPPORT_CONDITION_TEXT },
    .sources = { { "product", "id", "category" } } },
  { { "price", NC_("column", "Price"), RAPPORT_CONDITION_MONEY, NULL, 2 },
    .sources = { { "product", "id", "price" } } },
  { { "retired", NC_("column", "No longer offered"), RAPPORT_CONDITION_FLAG },
    .sources = { { "product", "id", "retired" } } },
};

static const RapportListOffer offers[] = {
  { "category", N_("All categories"),
    .values = "SELECT DISTINCT category FROM product WHERE category IS NOT NULL ORDER BY category" },
  { "retired", N_("Discontinued o_nes too"), .unless = "no" },
  { NULL }
};

/* By pinyin, as customers; there are so few that their order needs not be kept. */
static const RapportListSort sorts[] = {
  { "name", NULL, NULL, "product INDEXED BY product_name", "id", "SELECT DISTINCT name, name FROM product", NULL,
    { { "name = :group", "id" } } },
};

static const char * const groups[] = { "category", NULL };
static const char * const news[] = { "product", "contract_line", NULL };
static const char * const in_cells[] = { "contract_line", NULL };

const RapportListSpec rapport_list_products = {
  .name = "products",
  .title = NC_("list", "products"),
  .thing = "product",
  .table = "product",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "product p WHERE p.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "retired:no",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 3", "rowid / 256", "body" },
  .news = news,
  .in_cells = in_cells,
};
