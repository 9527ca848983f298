/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article.h"
#include "rapport-lists.h"
#include "rapport-ticket.h"

enum { NAME, CATEGORY, KEYWORDS, PRODUCT, OWNER, CHANGED };

static const RapportColumn columns[] = {
  [NAME] = { "name", NC_("column", "Title"), RAPPORT_COLUMN_TEXT, NULL, 280,
    RAPPORT_COLUMN_GROWS },
  [CATEGORY] = { "category", NC_("column", "Category"), RAPPORT_COLUMN_CHOICE, rapport_ticket_categories, 120 },
  [KEYWORDS] = { "keywords", NC_("column", "Keywords"), RAPPORT_COLUMN_TEXT, NULL, 160 },
  [PRODUCT] = { "product", NC_("column", "Product"), RAPPORT_COLUMN_TEXT, NULL, 140 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
  [CHANGED] = { "changed", NC_("column", "Changed"), RAPPORT_COLUMN_INSTANT, NULL, 130 },
};

static const RapportListCell cells[] = {
  [NAME] = { "a.name", .edits = "name" },
  [CATEGORY] = { "a.category", .edits = "category" },
  [KEYWORDS] = { "a.keywords", .edits = "keywords" },
  [PRODUCT] = { "p.name", .edits = "product" },
  [OWNER] = { "m.name", .edits = "owner" },
  [CHANGED] = { "a.changed_at" },
};

static const RapportListFilter filters[] = {
  { { "name", NC_("column", "Title"), RAPPORT_CONDITION_TEXT },
    .sources = { { "article", "id", "name" } } },
  { { "category", NC_("column", "Category"), RAPPORT_CONDITION_CHOICE, rapport_ticket_categories },
    .sources = { { "article", "id", "category" } } },
  { { "keywords", NC_("column", "Keywords"), RAPPORT_CONDITION_TEXT },
    .sources = { { "article", "id", "keywords" } } },
  { { "product", NC_("column", "Product"), RAPPORT_CONDITION_REFERENCE }, "product",
    .sources = { { "article", "id", "product" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "article", "id", "owner" } } },
  { { "changed", NC_("column", "Changed"), RAPPORT_CONDITION_INSTANT },
    .sources = { { "article", "id", "changed_at" } } },
  { { "retired", NC_("column", "Retired"), RAPPORT_CONDITION_FLAG },
    .sources = { { "article", "id", "retired" } } },
};

static const RapportListOffer offers[] = {
  { "category", N_("All categories") },
  { "owner", N_("All owners") },
  { "retired", N_("Retired o_nes too"), .unless = "no" },
  { NULL }
};

/* By pinyin, as products. */
static const RapportListSort sorts[] = {
  { "name", NULL, NULL, "article INDEXED BY article_name", "id", "SELECT DISTINCT name, name FROM article", NULL,
    { { "name = :group", "id" } } },
  { "changed", NULL, NULL, "article INDEXED BY article_changed_at", "id", NULL, NULL,
    { { "changed_at IS NOT NULL", "changed_at, id" }, { "changed_at IS NULL", "id" } } },
};

static const char * const groups[] = { "category", "product", "owner", "changed", NULL };
static const char * const news[] = { "article", "product", "member", NULL };
static const char * const in_cells[] = { "product", "member", NULL };

const RapportListSpec rapport_list_articles = {
  .name = "articles",
  .title = NC_("list", "articles"),
  .thing = "article",
  .table = "article",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "article a LEFT JOIN product p ON p.id = a.product LEFT JOIN member m ON m.id = a.owner WHERE a.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "retired:no",
  .when = "changed",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 24", "rowid / 256", "body" },
  .news = news,
  .in_cells = in_cells,
};
