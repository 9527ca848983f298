/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"
#include "rapport-tag-style.h"

enum { NAME, COLOUR, CUSTOMERS, PLAYBOOK };

static const RapportColumn columns[] = {
  [NAME] = { "name", NC_("column", "Tag"), RAPPORT_COLUMN_TEXT, NULL, 180 },
  [COLOUR] = { "colour", NC_("column", "Colour"), RAPPORT_COLUMN_CHOICE, rapport_colours, 90 },
  [CUSTOMERS] =
    { "customers", NC_("column", "Customers"), RAPPORT_COLUMN_INTEGER, NULL, 100, .align = RAPPORT_COLUMN_END },
  [PLAYBOOK] = { "playbook", NC_("column", "Playbook"), RAPPORT_COLUMN_TEXT, NULL, 400, RAPPORT_COLUMN_GROWS },
};

static const RapportListCell cells[] = {
  [NAME] = { "s.name" },
  [COLOUR] = { "s.colour" },
  [CUSTOMERS] = { "(SELECT count(*) FROM tag WHERE name = s.name)" },
  [PLAYBOOK] = { "s.playbook", 1, TRUE },
};

static const RapportListFilter filters[] = {
  { { "name", NC_("column", "Tag"), RAPPORT_CONDITION_TEXT },
    .sources = { { "tag_style", "id", "name" } } },
  { { "colour", NC_("column", "Colour"), RAPPORT_CONDITION_CHOICE, rapport_colours },
    .sources = { { "tag_style", "id", "colour" } } },
  { { "playbook", NC_("column", "Playbook"), RAPPORT_CONDITION_TEXT },
    .sources = { { "tag_style", "id", "playbook" } } },
  { { "retired", NC_("column", "Retired"), RAPPORT_CONDITION_FLAG },
    .sources = { { "tag_style", "id", "retired" } } },
};

static const RapportListOffer offers[] = {
  { "colour", N_("All colours") },
  { "retired", N_("Retired o_nes too"), .unless = "no" },
  { NULL }
};

/* By pinyin, as products. */
static const RapportListSort sorts[] = {
  { "name", NULL, NULL, "tag_style INDEXED BY tag_style_name", "id", "SELECT DISTINCT name, name FROM tag_style", NULL,
    { { "name = :group", "id" } } },
};

static const char * const groups[] = { "colour", NULL };
static const char * const news[] = { "tag_style", "tag", NULL };
static const char * const in_cells[] = { "tag", NULL };

/* What tags look like, and what is done for customers that have them (FR-14) */
const RapportListSpec rapport_list_tag_styles = {
  .name = "tags",
  .title = NC_("list", "tags"),
  .thing = "tag_style",
  .table = "tag_style",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "tag_style s WHERE s.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "retired:no",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 29", "rowid / 256", "body" },
  .news = news,
  .in_cells = in_cells,
};
