/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"

enum { NAME, CUSTOMER, CONTACT, KIND, DATE, DAY, AHEAD };

static const RapportColumn columns[] = {
  [NAME] = { "name", NC_("column", "Occasion"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_GROWS },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [CONTACT] = { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 108 },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_care_kinds, 140 },
  [DATE] = { "date", NC_("column", "Day of the year"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [DAY] = { "day", NC_("column", "On one day only"), RAPPORT_COLUMN_DAY, NULL, 110, RAPPORT_COLUMN_SORTABLE },
  [AHEAD] =
    { "days-ahead", NC_("column", "Days ahead"), RAPPORT_COLUMN_INTEGER, NULL, 90, .align = RAPPORT_COLUMN_END },
};

static const RapportListCell cells[] = {
  [NAME] = { "d.name" },
  [CUSTOMER] = { "c.name" },
  [CONTACT] = { "k.name" },
  [KIND] = { "d.kind" },
  [DATE] = { "coalesce(d.date, d.festival)" },
  [DAY] = { "d.day" },
  [AHEAD] = { "d.days_ahead" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("care_date"),
  { { "name", NC_("column", "Occasion"), RAPPORT_CONDITION_TEXT },
    .sources = { { "care_date", "id", "name" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_care_kinds },
    .sources = { { "care_date", "id", "kind" } } },
  { { "day", NC_("column", "On one day only"), RAPPORT_CONDITION_DAY },
    .sources = { { "care_date", "id", "day" } } },
  { { "lunar", NC_("column", "By the lunar calendar"), RAPPORT_CONDITION_FLAG },
    .sources = { { "care_date", "id", "lunar" } } },
  { { "off", NC_("column", "Not any more"), RAPPORT_CONDITION_FLAG },
    .sources = { { "care_date", "id", "off" } } },
};

static const RapportListOffer offers[] = {
  { "kind", N_("All kinds") },
  { "grade", N_("All grades") },
  { "off", N_("Those not kept a_ny more too"), .unless = "no" },
  { NULL }
};

static const char * const known[] = { "day", NULL };

static const RapportListSort sorts[] = {
  { "day", NULL, NULL, "care_date INDEXED BY care_date_day", "id", NULL, known,
    { { "day IS NOT NULL", "day, id" }, { "day IS NULL", "id" } } },
};

static const char * const groups[] = { "kind", "customer", "grade", "stage", NULL };
static const char * const news[] = { "care_date", "customer", "contact", "tag", NULL };

const RapportListSpec rapport_list_care_dates = {
  .name = "care-dates",
  .title = NC_("list", "care dates"),
  .thing = "care_date",
  .table = "care_date",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "care_date d LEFT JOIN contact k ON k.id = d.contact"
          " LEFT JOIN customer c ON c.id = coalesce(d.customer, k.customer) WHERE d.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "off:no",
  .when = "day",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("care_date", "18"), "id", "body" },
  .news = news,
};
