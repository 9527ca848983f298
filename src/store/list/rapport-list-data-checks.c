/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-change.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"

enum { DRAWN, NUMBER, CUSTOMER, OWNER, CHECKED, WRONG, MEMBER };

static const RapportColumn columns[] = {
  [DRAWN] = { "drawn", NC_("column", "Drawn on"), RAPPORT_COLUMN_DAY, NULL, 110 },
  [NUMBER] = { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 70 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 90 },
  [CHECKED] = { "checked", NC_("column", "Checked on"), RAPPORT_COLUMN_DAY, NULL, 110 },
  [WRONG] =
    { "wrong", NC_("column", "Wrong fields"), RAPPORT_COLUMN_INTEGER, NULL, 100, .align = RAPPORT_COLUMN_END },
  [MEMBER] = { "member", NC_("column", "By"), RAPPORT_COLUMN_TEXT, NULL, 90 },
};

#define WRONG_OF(table) \
  "((" table ".name IS 'wrong') + (" table ".contact IS 'wrong') + (" table ".position IS 'wrong')" \
  " + (" table ".phone IS 'wrong') + (" table ".email IS 'wrong') + (" table ".address IS 'wrong'))"

static const RapportListCell cells[] = {
  [DRAWN] = { "d.drawn_on" },
  [NUMBER] = { "c.number" },
  [CUSTOMER] = { "c.name" },
  [OWNER] = { "o.name" },
  [CHECKED] = { "d.checked_on" },
  [WRONG] = { "CASE WHEN d.checked_on IS NOT NULL THEN " WRONG_OF ("d") " END" },
  [MEMBER] = { "m.name" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("data_check"),
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM ("data_check"), "x.id", "c.owner" } } },
  { { "drawn", NC_("column", "Drawn on"), RAPPORT_CONDITION_DAY }, .sources = { { "data_check", "id", "drawn_on" } } },
  { { "checked", NC_("column", "Checked on"), RAPPORT_CONDITION_DAY },
    .sources = { { "data_check", "id", "checked_on" } } },
  { { "wrong", NC_("column", "Wrong fields"), RAPPORT_CONDITION_NUMBER },
    .sources = { { "data_check", "id", WRONG_OF ("data_check") } } },
  { { "member", NC_("column", "By"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "data_check", "id", "member" } } },
};

static const RapportChoice states[] = {
  { "empty", NC_("choice", "Still to be checked") },
  { "this-month", NC_("choice", "Checked this month") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "checked", N_("All data checks"), .choices = states },
  { "owner", N_("All owners") },
  { NULL }
};

static const char * const known[] = { "drawn", NULL };
static const char * const known_of_customer[] = { "customer", "drawn", NULL };

static const RapportListSort sorts[] = {
  { "drawn", "customer", NULL, "data_check INDEXED BY data_check_customer", "id", NULL, known_of_customer,
    { { "true", "drawn_on, id" } } },
  { "drawn", NULL, NULL, "data_check INDEXED BY data_check_drawn_on", "id", NULL, known,
    { { "true", "drawn_on, id" } } },
};

static const char * const groups[] = { "drawn", "owner", "grade", "member", NULL };
static const char * const news[] = { "data_check", "customer", "member", "tag", NULL };

/* The samples of files that are verified (RG-2) */
const RapportListSpec rapport_list_data_checks = {
  .name = "data-checks",
  .title = NC_("list", "data checks"),
  .thing = "data_check",
  .table = "data_check",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "data_check d JOIN customer c ON c.id = d.customer LEFT JOIN member o ON o.id = c.owner"
          " LEFT JOIN member m ON m.id = d.member WHERE d.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "drawn",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "customer_search s CROSS JOIN data_check p ON p.customer = s.rowid WHERE s.customer_search MATCH :match",
              "p.id", "s.name, s.contacts, s.phones, s.notes, s.tags, s.initials", "{name contacts initials}" },
  .news = news,
  .of_customer = "SELECT id FROM data_check WHERE customer = ?1",
};
