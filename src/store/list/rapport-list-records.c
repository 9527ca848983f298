/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-cell.h"
#include "rapport-list-columns.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-record.h"
#include "rapport-settings.h"

/* the columns of form F1, in its order */
static const RapportColumn columns[] = {
  [RAPPORT_RECORD_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 76 },
  [RAPPORT_RECORD_CELL_NAME] =
    { "name", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 180, RAPPORT_COLUMN_GROWS },
  [RAPPORT_RECORD_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 130 },
  [RAPPORT_RECORD_CELL_GRADE] =
    { "grade", NC_("column", "Grade"), RAPPORT_COLUMN_CHOICE, rapport_grades, 64, RAPPORT_COLUMN_CHIPS },
  [RAPPORT_RECORD_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_RECORD_CELL_STARTED] =
    { "started", NC_("column", "Follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [RAPPORT_RECORD_CELL_METHOD] =
    { "method", NC_("column", "Method"), RAPPORT_COLUMN_CHOICE, rapport_methods, 90 },
  [RAPPORT_RECORD_CELL_SUMMARY] =
    { "summary", NC_("column", "Summary"), RAPPORT_COLUMN_TEXT, NULL, 240, RAPPORT_COLUMN_GROWS },
  [RAPPORT_RECORD_CELL_FEEDBACK] =
    { "feedback", NC_("column", "Feedback/needs"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [RAPPORT_RECORD_CELL_NEXT_ACTION] =
    { "next-action", NC_("column", "Next action"), RAPPORT_COLUMN_TEXT, NULL, 200 },
  [RAPPORT_RECORD_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 100 },
  [RAPPORT_RECORD_CELL_NEXT] =
    { "next", NC_("column", "Next follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [RAPPORT_RECORD_CELL_LATE] =
    { "written-late", NC_("column", "Written down late"), RAPPORT_COLUMN_INSTANT, NULL, 130 },
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

/* words as typed when no moment was understood */
static void
fill_next (RapportRow       *row,
           guint             cell,
           RapportStatement *statement,
           int               column)
{
  if (rapport_statement_is_null (statement, column))
    rapport_row_set_text (row, cell, rapport_statement_get_text (statement, column + 2));
  else
    rapport_row_set_moment (row, cell, rapport_statement_get_moment (statement, column));
}

static const RapportListCell cells[] = {
  [RAPPORT_RECORD_CELL_NUMBER] = { "c.number", .holds = "customer.number" },
  [RAPPORT_RECORD_CELL_NAME] = { "c.name", .holds = "customer.name" },
  [RAPPORT_RECORD_CELL_CONTACT] =
    { RAPPORT_CONTACT_CELL_COLUMNS ("r.contact_words", "r"), 7, FALSE, fill_contact, .holds = "contact.name",
      .order = RAPPORT_CONTACT_CELL_ORDER ("r.contact_words", "r") },
  [RAPPORT_RECORD_CELL_GRADE] = { "coalesce(c.grade, c.grade_words)", .holds = "customer.grade" },
  [RAPPORT_RECORD_CELL_STATUS] = { "c.status", .holds = "customer.status" },
  [RAPPORT_RECORD_CELL_STARTED] = { "r.started_day, r.started_at", .edits = "started" },
  [RAPPORT_RECORD_CELL_METHOD] = { "coalesce(r.method_words, r.method)", .edits = "method" },
  [RAPPORT_RECORD_CELL_SUMMARY] = { "r.summary", 1, TRUE, .edits = "summary" },
  [RAPPORT_RECORD_CELL_FEEDBACK] = { "r.feedback", 1, TRUE, .edits = "feedback" },
  [RAPPORT_RECORD_CELL_NEXT_ACTION] = { "r.next_action", 1, TRUE, .edits = "next-action" },
  [RAPPORT_RECORD_CELL_OWNER] = { "coalesce(r.owner_words, m.name, o.name)", .edits = "owner" },
  [RAPPORT_RECORD_CELL_NEXT] = { "r.next_day, r.next_at, r.next_words", 3, FALSE, fill_next, .holds = "record.next" },
  [RAPPORT_RECORD_CELL_LATE] = { RAPPORT_RECORD_LATE_SQL ("r") },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("record"),
  { { "status", NC_("column", "Status"), RAPPORT_CONDITION_TEXT },
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM ("record"), "x.id", "c.status" } } },
  { { "started", NC_("column", "Follow-up"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "record", "id", "started_day", "started_at" } } },
  { { "method", NC_("column", "Method"), RAPPORT_CONDITION_CHOICE, rapport_methods },
    .sources = { { "record", "id", "method" } } },
  { { "summary", NC_("column", "Summary"), RAPPORT_CONDITION_TEXT },
    .sources = { { "record", "id", "summary", NULL, NULL, "record_search", "body", "id" } } },
  { { "feedback", NC_("column", "Feedback/needs"), RAPPORT_CONDITION_TEXT },
    .sources = { { "record", "id", "feedback", NULL, NULL, "record_search", "body", "id" } } },
  { { "next-action", NC_("column", "Next action"), RAPPORT_CONDITION_TEXT },
    .sources = { { "record", "id", "next_action", NULL, NULL, "record_search", "body", "id" } } },
  { { "next", NC_("column", "Next follow-up"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "record", "id", "next_day", "next_at" } } },
  { { "satisfaction", NC_("column", "Satisfaction"), RAPPORT_CONDITION_NUMBER },
    .sources = { { "record", "id", "satisfaction" } } },
  /* who is named in words only is no member, and not the customer's owner either */
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member", TRUE,
    .sources = { { "record", "id", "owner" },
                 { RAPPORT_LIST_CUSTOMER_FROM ("record"), "x.id", "c.owner", NULL,
                   "x.owner IS NULL AND x.owner_words IS NULL" } } },
};

static const RapportChoice periods[] = {
  { "this-week", NC_("choice", "This week") },
  { "this-month", NC_("choice", "This month") },
  { "last-month", NC_("choice", "Last month") },
  { "this-year", NC_("choice", "This year") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "started", N_("Any time"), N_("Period"), periods },
  { "method", N_("All methods") },
  { "grade", N_("All grades") },
  { "status", N_("All statuses"), .values = RAPPORT_LIST_STATUSES },
  { "owner", N_("All owners") },
  { NULL }
};

static const char * const known[] = { "started", NULL };
static const char * const known_of_customer[] = { "customer", "started", NULL };

static const RapportListSort sorts[] = {
  { "started", "customer", NULL, "record INDEXED BY record_customer", "id", NULL, known_of_customer,
    { { "true", "started_day, started_at, id" } } },
  { "started", NULL, NULL, "record INDEXED BY record_started", "id", NULL, known,
    { { "true", "started_day, started_at, id" } } },
};

static const char * const groups[] = { "started", "method", "owner", "customer", "grade", "stage", "next", NULL };
static const char * const sums[] = { "satisfaction", NULL };
static const char * const news[] = { "record", "setting", "customer", "contact", "tag", "member", "extra", NULL };

const RapportListSpec rapport_list_records = {
  .name = "records",
  .title = NC_("list", "records"),
  .thing = "record",
  .table = "record",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .layout = "started:128,name:140,summary:236,status:82,owner:74,method:80,contact:120,next:130,feedback:200,"
            "next-action:200,grade:64,number:76",
  .rows = "record r JOIN customer c ON c.id = r.customer LEFT JOIN customer_row l ON l.id = c.id"
          " LEFT JOIN contact k ON k.id = r.contact LEFT JOIN member m ON m.id = r.owner"
          " LEFT JOIN member o ON o.id = c.owner WHERE r.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "started",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "record_search WHERE record_search MATCH :match", "rowid", "customer, body" },
  .news = news,
  .of_customer = "SELECT id FROM record WHERE customer = ?1",
};
