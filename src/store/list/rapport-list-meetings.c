/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"
#include "rapport-meeting.h"

enum { HELD, NAME, KIND, CUSTOMER, OWNER, IMPROVEMENTS, OPEN };

static const RapportColumn columns[] = {
  [HELD] = { "held", NC_("column", "Held"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [NAME] = { "name", NC_("column", "Topic"), RAPPORT_COLUMN_TEXT, NULL, 240, RAPPORT_COLUMN_GROWS },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_meeting_kinds, 150 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 160 },
  [OWNER] = { "owner", NC_("column", "Chaired by"), RAPPORT_COLUMN_TEXT, NULL, 86 },
  [IMPROVEMENTS] =
    { "improvements", NC_("column", "Improvements"), RAPPORT_COLUMN_INTEGER, NULL, 110, .align = RAPPORT_COLUMN_END },
  [OPEN] = { "open", NC_("column", "Still open"), RAPPORT_COLUMN_INTEGER, NULL, 90, .align = RAPPORT_COLUMN_END },
};

/* Open is what was decided there and is not done: improvements and action items. */
static const RapportListCell cells[] = {
  [HELD] = { "e.held_day, e.held_at", .edits = "held" },
  [NAME] = { "e.name", .edits = "name" },
  [KIND] = { "e.kind", .edits = "kind" },
  [CUSTOMER] = { "c.name", .holds = "meeting.customer" },
  [OWNER] = { "m.name", .edits = "owner" },
  [IMPROVEMENTS] = { "(SELECT count(*) FROM improvement WHERE meeting = e.id)" },
  [OPEN] = { "(SELECT count(*) FROM improvement WHERE meeting = e.id AND done_day IS NULL)"
             " + (SELECT count(*) FROM action_item WHERE meeting = e.id AND done_day IS NULL)" },
};

static const RapportListFilter filters[] = {
  { { "customer", NC_("column", "Customer"), RAPPORT_CONDITION_REFERENCE }, "customer",
    .sources = { { "meeting", "id", "customer" } } },
  { { "name", NC_("column", "Topic"), RAPPORT_CONDITION_TEXT }, .sources = { { "meeting", "id", "name" } } },
  { { "held", NC_("column", "Held"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "meeting", "id", "held_day", "held_at" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_meeting_kinds },
    .sources = { { "meeting", "id", "kind" } } },
  { { "owner", NC_("column", "Chaired by"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "meeting", "id", "owner" } } },
};

static const RapportChoice spans[] = {
  { "this-month", NC_("choice", "This month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "this-year", NC_("choice", "This year") },
  { "empty", NC_("choice", "No day") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "held", N_("Any time"), .choices = spans },
  { "kind", N_("All kinds") },
  { "owner", N_("All owners") },
  { NULL }
};

static const char * const known[] = { "held", NULL };

static const RapportListSort sorts[] = {
  { "held", NULL, NULL, "meeting INDEXED BY meeting_held", "id", NULL, known,
    { { "held_day IS NOT NULL", "held_day, held_at, id" }, { "held_day IS NULL", "held_at, id" } } },
};

static const char * const groups[] = { "kind", "held", "owner", "customer", NULL };
static const char * const news[] = { "meeting", "improvement", "action_item", "customer", "member", NULL };
static const char * const in_cells[] = { "improvement", "action_item", "customer", "member", NULL };

const RapportListSpec rapport_list_meetings = {
  .name = "meetings",
  .title = NC_("list", "meetings"),
  .thing = "meeting",
  .table = "meeting",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "meeting e LEFT JOIN customer c ON c.id = e.customer LEFT JOIN member m ON m.id = e.owner WHERE e.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "held",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 6", "rowid / 256", "body" },
  .news = news,
  .in_cells = in_cells,
};
