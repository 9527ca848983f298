/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-requirement.h"

enum { NOTED, CUSTOMER, NAME, TYPE, PRIORITY, STATE, QUOTED, OWNER, CONFIRMED };

static const RapportColumn columns[] = {
  [NOTED] = { "noted", NC_("column", "Noted on"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [NAME] = { "name", NC_("column", "Requirement"), RAPPORT_COLUMN_TEXT, NULL, 220, RAPPORT_COLUMN_GROWS },
  [TYPE] = { "type", NC_("column", "Type"), RAPPORT_COLUMN_CHOICE, rapport_requirement_types, 86 },
  [PRIORITY] = { "priority", NC_("column", "Priority"), RAPPORT_COLUMN_CHOICE, rapport_levels, 80 },
  [STATE] = { "state", NC_("column", "State"), RAPPORT_COLUMN_CHOICE, rapport_requirement_states, 90 },
  [QUOTED] = { "quoted", NC_("column", "Quoted amount"), RAPPORT_COLUMN_MONEY, NULL, 110, .align = RAPPORT_COLUMN_END },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
  [CONFIRMED] = { "confirmed", NC_("column", "Confirmed on"), RAPPORT_COLUMN_DAY, NULL, 104 },
};

static const RapportListCell cells[] = {
  [NOTED] = { "r.noted_on", .edits = "noted-on" },
  [CUSTOMER] = { "c.name", .holds = "requirement.customer" },
  [NAME] = { "coalesce(r.name, r.description)", 1, TRUE, .edits = "name" },
  [TYPE] = { "coalesce(r.type_words, r.type)", .edits = "type" },
  [PRIORITY] = { "coalesce(r.priority_words, r.priority)", .edits = "priority" },
  [STATE] = { "r.state", .edits = "state" },
  [QUOTED] = { "r.quoted_amount", .edits = "quoted-amount" },
  [OWNER] = { "coalesce(m.name, r.owner_words)", .edits = "owner" },
  [CONFIRMED] = { "r.confirmed_on", .edits = "confirmed-on" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("requirement"),
  { { "name", NC_("column", "Requirement"), RAPPORT_CONDITION_TEXT },
    .sources = { { "requirement", "id", "coalesce(name, description)" } } },
  { { "type", NC_("column", "Type"), RAPPORT_CONDITION_CHOICE, rapport_requirement_types },
    .sources = { { "requirement", "id", "type" } } },
  { { "priority", NC_("column", "Priority"), RAPPORT_CONDITION_CHOICE, rapport_levels },
    .sources = { { "requirement", "id", "priority" } } },
  { { "state", NC_("column", "State"), RAPPORT_CONDITION_CHOICE, rapport_requirement_states },
    .sources = { { "requirement", "id", "state" } } },
  { { "quoted", NC_("column", "Quoted amount"), RAPPORT_CONDITION_MONEY, NULL, 2 },
    .sources = { { "requirement", "id", "quoted_amount" } } },
  { { "noted", NC_("column", "Noted on"), RAPPORT_CONDITION_DAY },
    .sources = { { "requirement", "id", "noted_on" } } },
  { { "confirmed", NC_("column", "Confirmed on"), RAPPORT_CONDITION_DAY },
    .sources = { { "requirement", "id", "confirmed_on" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "requirement", "id", "owner" } } },
};

static const RapportChoice spans[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "this-month", NC_("choice", "This month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "this-year", NC_("choice", "This year") },
  { "empty", NC_("choice", "No day") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "state", N_("All states") },
  { "priority", N_("All priorities") },
  { "type", N_("All types") },
  { "noted", N_("Any time"), .choices = spans },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { NULL }
};

static const char * const known[] = { "noted", NULL };
static const char * const known_of_customer[] = { "customer", "noted", NULL };

static const RapportListSort sorts[] = {
  { "noted", "customer", NULL, "requirement INDEXED BY requirement_customer", "id", NULL, known_of_customer,
    { { "noted_on IS NOT NULL", "noted_on, id" }, { "noted_on IS NULL", "id" } } },
  { "noted", NULL, NULL, "requirement INDEXED BY requirement_noted_on", "id", NULL, known,
    { { "noted_on IS NOT NULL", "noted_on, id" }, { "noted_on IS NULL", "id" } } },
};

static const char * const groups[] = {
  "state", "priority", "type", "noted", "owner", "customer", "grade", "stage", NULL
};
static const char * const sums[] = { "quoted", NULL };
static const char * const news[] = { "requirement", "customer", "tag", "member", NULL };

const RapportListSpec rapport_list_requirements = {
  .name = "requirements",
  .title = NC_("list", "requirements"),
  .thing = "requirement",
  .table = "requirement",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "requirement r JOIN customer c ON c.id = r.customer LEFT JOIN member m ON m.id = r.owner WHERE r.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "noted",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("requirement", "8"), "id", "body" },
  .news = news,
  .of_customer = "SELECT id FROM requirement WHERE customer = ?1",
};
