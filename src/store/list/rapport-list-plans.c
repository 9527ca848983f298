/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-cell.h"
#include "rapport-list-columns.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-plan.h"
#include "rapport-record.h"

/* Beside the detail, on a screen of 1366 pixels, there is place for what the layout has first. */
static const RapportColumn columns[] = {
  [RAPPORT_PLAN_CELL_DUE] =
    { "due", NC_("column", "Due"), RAPPORT_COLUMN_MOMENT, NULL, 160, RAPPORT_COLUMN_DUE },
  [RAPPORT_PLAN_CELL_CUSTOMER] =
    { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 220, RAPPORT_COLUMN_GROWS },
  [RAPPORT_PLAN_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 130 },
  [RAPPORT_PLAN_CELL_METHOD] =
    { "method", NC_("column", "Method"), RAPPORT_COLUMN_CHOICE, rapport_methods, 90 },
  [RAPPORT_PLAN_CELL_CONTENT] =
    { "content", NC_("column", "Content"), RAPPORT_COLUMN_TEXT, NULL, 280, RAPPORT_COLUMN_GROWS },
  [RAPPORT_PLAN_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_PLAN_CELL_STATE] =
    { "state", NC_("column", "State"), RAPPORT_COLUMN_CHOICE, rapport_plan_states, 90 },
};

static void
fill_contact (RapportRow       *row,
              guint             cell,
              RapportStatement *statement,
              int               column)
{
  g_autofree char *title = rapport_contact_cell_dup (statement, column);

  rapport_row_set_text (row, cell, title);
}

static const RapportListCell cells[] = {
  [RAPPORT_PLAN_CELL_DUE] = { "p.due_day, p.due_at", .edits = "due" },
  [RAPPORT_PLAN_CELL_CUSTOMER] = { "c.name", .holds = "plan.customer" },
  [RAPPORT_PLAN_CELL_CONTACT] =
    { RAPPORT_CONTACT_CELL_COLUMNS ("NULL", "p"), 7, FALSE, fill_contact, .holds = "plan.contact",
      .order = RAPPORT_CONTACT_CELL_ORDER ("NULL", "p") },
  [RAPPORT_PLAN_CELL_METHOD] = { "coalesce(p.method_words, p.method)", .edits = "method" },
  [RAPPORT_PLAN_CELL_CONTENT] = { "p.content", 1, TRUE, .edits = "content" },
  [RAPPORT_PLAN_CELL_OWNER] = { "coalesce(m.name, o.name)", .edits = "owner" },
  [RAPPORT_PLAN_CELL_STATE] = { "p.state", .holds = "plan.state" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("plan"),
  { { "status", NC_("column", "Status"), RAPPORT_CONDITION_TEXT },
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM ("plan"), "x.id", "c.status" } } },
  { { "due", NC_("column", "Due"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "plan", "id", "due_day", "due_at" } } },
  { { "method", NC_("column", "Method"), RAPPORT_CONDITION_CHOICE, rapport_methods },
    .sources = { { "plan", "id", "method" } } },
  { { "content", NC_("column", "Content"), RAPPORT_CONDITION_TEXT },
    .sources = { { "plan", "id", "content" } } },
  { { "state", NC_("column", "State"), RAPPORT_CONDITION_CHOICE, rapport_plan_states },
    .sources = { { "plan", "id", "state" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member", TRUE,
    .sources = { { "plan", "id", "owner" },
                 { RAPPORT_LIST_CUSTOMER_FROM ("plan"), "x.id", "c.owner", NULL, "x.owner IS NULL" } } },
};

static const RapportChoice dues[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "today", NC_("choice", "Due today") },
  { "this-week", NC_("choice", "This week") },
  { "next-7d", NC_("choice", "Next 7 days") },
  { "this-month", NC_("choice", "This month") },
  { "last-month", NC_("choice", "Last month") },
  { "this-year", NC_("choice", "This year") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "due", N_("Any time"), N_("Period"), dues },
  { "method", N_("All methods") },
  { "grade", N_("All grades") },
  { "owner", N_("All owners") },
  { "state", N_("Done o_nes too"), .unless = "planned" },
  { NULL }
};

static const char * const known[] = { "due", NULL };
static const char * const known_of_customer[] = { "customer", "due", NULL };

static const RapportListSort sorts[] = {
  { "due", "customer", NULL, "plan INDEXED BY plan_customer", "id", NULL, known_of_customer,
    { { "true", "due_day, due_at, id" } } },
  { "due", "state", "planned", "plan INDEXED BY plan_open", "id", NULL, known,
    { { "state = 'planned'", "due_day, due_at, id" } } },
  { "due", NULL, NULL, "plan INDEXED BY plan_due", "id", NULL, known,
    { { "true", "due_day, due_at, id" } } },
};

static const char * const groups[] = { "due", "method", "owner", "state", "customer", "grade", "stage", NULL };
static const char * const news[] = { "plan", "customer", "contact", "tag", "member", NULL };

const RapportListSpec rapport_list_plans = {
  .name = "plans",
  .title = NC_("list", "plans"),
  .thing = "plan",
  .table = "plan",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .layout = "due:156,customer:160,content:200,owner:76,method:84,contact:120,state:80",
  .rows = "plan p JOIN customer c ON c.id = p.customer LEFT JOIN customer_row l ON l.id = c.id"
          " LEFT JOIN contact k ON k.id = p.contact LEFT JOIN member m ON m.id = p.owner"
          " LEFT JOIN member o ON o.id = c.owner WHERE p.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "state:planned",
  .when = "due",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "customer_search s CROSS JOIN plan p ON p.customer = s.rowid WHERE s.customer_search MATCH :match",
              "p.id", "s.name, s.contacts, s.phones, s.notes, s.tags, s.initials", "{name contacts initials}" },
  .news = news,
  .of_customer = "SELECT id FROM plan WHERE customer = ?1",
};
