/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-lists.h"

enum { STARTS, NAME, KIND, PLACE, INVITED, ACCEPTED, ATTENDED, OWNER };

static const RapportColumn columns[] = {
  [STARTS] = { "starts", NC_("column", "Starts"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [NAME] = { "name", NC_("column", "Activity"), RAPPORT_COLUMN_TEXT, NULL, 220, RAPPORT_COLUMN_GROWS },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_activity_kinds, 120 },
  [PLACE] = { "place", NC_("column", "Place"), RAPPORT_COLUMN_TEXT, NULL, 120 },
  [INVITED] = { "invited", NC_("column", "Invited"), RAPPORT_COLUMN_INTEGER, NULL, 80, .align = RAPPORT_COLUMN_END },
  [ACCEPTED] =
    { "accepted", NC_("column", "Accepted"), RAPPORT_COLUMN_INTEGER, NULL, 80, .align = RAPPORT_COLUMN_END },
  [ATTENDED] =
    { "attended", NC_("column", "Attended"), RAPPORT_COLUMN_INTEGER, NULL, 80, .align = RAPPORT_COLUMN_END },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
};

static const RapportListCell cells[] = {
  [STARTS] = { "a.starts_day, a.starts_at", .edits = "starts" },
  [NAME] = { "a.name", .edits = "name" },
  [KIND] = { "coalesce(a.kind_words, a.kind)", .edits = "kind" },
  [PLACE] = { "a.place", .edits = "place" },
  [INVITED] = { "g.invited" },
  [ACCEPTED] = { "g.accepted" },
  [ATTENDED] = { "g.attended" },
  [OWNER] = { "m.name", .edits = "owner" },
};

static const RapportListFilter filters[] = {
  { { "name", NC_("column", "Activity"), RAPPORT_CONDITION_TEXT }, .sources = { { "activity", "id", "name" } } },
  { { "starts", NC_("column", "Starts"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "activity", "id", "starts_day", "starts_at" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_activity_kinds },
    .sources = { { "activity", "id", "kind" } } },
  { { "approval", NC_("column", "Approval"), RAPPORT_CONDITION_CHOICE, rapport_approvals },
    .sources = { { "activity", "id", "approval" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "activity", "id", "owner" } } },
};

static const RapportChoice spans[] = {
  { "next-30d", NC_("choice", "Next 30 days") },
  { "this-month", NC_("choice", "This month") },
  { "this-year", NC_("choice", "This year") },
  { "empty", NC_("choice", "No day") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "starts", N_("Any time"), .choices = spans },
  { "kind", N_("All kinds") },
  { "owner", N_("All owners") },
  { NULL }
};

static const char * const known[] = { "starts", NULL };

static const RapportListSort sorts[] = {
  { "starts", NULL, NULL, "activity INDEXED BY activity_starts", "id", NULL, known,
    { { "starts_day IS NOT NULL", "starts_day, starts_at, id" }, { "starts_day IS NULL", "starts_at, id" } } },
};

static const char * const groups[] = { "starts", "kind", "owner", NULL };
static const char * const news[] = { "activity", "activity_guest", "member", NULL };
static const char * const in_cells[] = { "activity_guest", "member", NULL };

const RapportListSpec rapport_list_activities = {
  .name = "activities",
  .title = NC_("list", "activities"),
  .thing = "activity",
  .table = "activity",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "activity a LEFT JOIN member m ON m.id = a.owner LEFT JOIN activity_guests g ON g.id = a.id"
          " WHERE a.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "starts",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "thing_search WHERE thing_search MATCH :match AND rowid % 256 = 19", "rowid / 256", "body" },
  .news = news,
  .in_cells = in_cells,
};
