/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-lists.h"
#include "rapport-snippet.h"

enum { NAME, KIND, TAG, STAGE, INDUSTRY, BODY };

static const RapportColumn columns[] = {
  [NAME] = { "name", NC_("column", "Title"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_snippet_kinds, 130 },
  [TAG] = { "tag", NC_("column", "Tag"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [STAGE] = { "stage", NC_("column", "Stage"), RAPPORT_COLUMN_CHOICE, rapport_stages, 120 },
  [INDUSTRY] = { "industry", NC_("column", "Industry"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [BODY] = { "body", NC_("column", "Text"), RAPPORT_COLUMN_TEXT, NULL, 320, RAPPORT_COLUMN_GROWS },
};

static const RapportListCell cells[] = {
  [NAME] = { "s.name", .edits = "name" },
  [KIND] = { "s.kind", .edits = "kind" },
  [TAG] = { "s.tag", .edits = "tag" },
  [STAGE] = { "s.stage", .edits = "stage" },
  [INDUSTRY] = { "s.industry", .edits = "industry" },
  [BODY] = { "s.body", 1, TRUE, .edits = "body" },
};

static const RapportListFilter filters[] = {
  { { "name", NC_("column", "Title"), RAPPORT_CONDITION_TEXT },
    .sources = { { "snippet", "id", "name" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_snippet_kinds },
    .sources = { { "snippet", "id", "kind" } } },
  { { "tag", NC_("column", "Tag"), RAPPORT_CONDITION_TEXT },
    .sources = { { "snippet", "id", "tag" } } },
  { { "stage", NC_("column", "Stage"), RAPPORT_CONDITION_CHOICE, rapport_stages },
    .sources = { { "snippet", "id", "stage" } } },
  { { "industry", NC_("column", "Industry"), RAPPORT_CONDITION_TEXT },
    .sources = { { "snippet", "id", "industry" } } },
  { { "retired", NC_("column", "Retired"), RAPPORT_CONDITION_FLAG },
    .sources = { { "snippet", "id", "retired" } } },
};

static const RapportListOffer offers[] = {
  { "kind", N_("All kinds") },
  { "stage", N_("All stages") },
  { "retired", N_("Retired o_nes too"), .unless = "no" },
  { NULL }
};

/* By pinyin, as products. */
static const RapportListSort sorts[] = {
  { "name", NULL, NULL, "snippet INDEXED BY snippet_name", "id", "SELECT DISTINCT name, name FROM snippet", NULL,
    { { "name = :group", "id" } } },
};

static const char * const groups[] = { "kind", "stage", NULL };
static const char * const news[] = { "snippet", NULL };

const RapportListSpec rapport_list_snippets = {
  .name = "snippets",
  .title = NC_("list", "texts"),
  .thing = "snippet",
  .table = "snippet",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "snippet s WHERE s.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "retired:no",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 25", "rowid / 256", "body" },
  .news = news,
};
