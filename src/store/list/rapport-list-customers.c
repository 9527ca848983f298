/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-data-care.h"
#include "rapport-list-columns.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-settings.h"

/* Beside the detail, on a screen of 1366 pixels, there is place for the first 690: whose turn it is and when
   stand there. */
static const RapportColumn columns[] = {
  [RAPPORT_CUSTOMER_CELL_NUMBER] =
    { "number", NC_("column", "Number"), RAPPORT_COLUMN_TEXT, NULL, 70 },
  [RAPPORT_CUSTOMER_CELL_NAME] =
    { "name", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178,
      RAPPORT_COLUMN_GROWS },
  [RAPPORT_CUSTOMER_CELL_CONTACT] =
    { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 106 },
  [RAPPORT_CUSTOMER_CELL_GRADE] =
    { "grade", NC_("column", "Grade"), RAPPORT_COLUMN_CHOICE, rapport_grades, 64,
      RAPPORT_COLUMN_CHIPS },
  [RAPPORT_CUSTOMER_CELL_OWNER] =
    { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 78 },
  [RAPPORT_CUSTOMER_CELL_NEXT] =
    { "next", NC_("column", "Next follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 166,
      RAPPORT_COLUMN_DUE },
  [RAPPORT_CUSTOMER_CELL_STATUS] =
    { "status", NC_("column", "Status"), RAPPORT_COLUMN_TEXT, NULL, 110,
      RAPPORT_COLUMN_CHIPS },
  [RAPPORT_CUSTOMER_CELL_LAST] =
    { "last", NC_("column", "Last follow-up"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [RAPPORT_CUSTOMER_CELL_TAGS] =
    { "tags", NC_("column", "Tags"), RAPPORT_COLUMN_TEXT, NULL, 130, RAPPORT_COLUMN_CHIPS },
  [RAPPORT_CUSTOMER_CELL_STAGE] =
    { "stage", NC_("column", "Stage"), RAPPORT_COLUMN_CHOICE, rapport_stages, 120,
      RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_INDUSTRY] =
    { "industry", NC_("column", "Industry"), RAPPORT_COLUMN_TEXT, NULL, 120, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_VERIFIED] =
    { "verified", NC_("column", "Last verified"), RAPPORT_COLUMN_DAY, NULL, 110,
      RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_MISSING] =
    { "missing", NC_("column", "Missing"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_TYPE] =
    { "type", NC_("column", "Type"), RAPPORT_COLUMN_CHOICE, rapport_customer_types, 110, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_AMOUNT] =
    { "amount", NC_("column", "Yearly amount"), RAPPORT_COLUMN_MONEY, NULL, 120,
      RAPPORT_COLUMN_HIDDEN, RAPPORT_COLUMN_END },
  [RAPPORT_CUSTOMER_CELL_PHONE] =
    { "phone", NC_("column", "Phone"), RAPPORT_COLUMN_TEXT, NULL, 120, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_MOBILE] =
    { "mobile", NC_("column", "Mobile"), RAPPORT_COLUMN_TEXT, NULL, 120, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_EMAIL] =
    { "email", NC_("column", "Email"), RAPPORT_COLUMN_TEXT, NULL, 160, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_ADDRESS] =
    { "address", NC_("column", "Address"), RAPPORT_COLUMN_TEXT, NULL, 220, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_SOURCE] =
    { "source", NC_("column", "Source"), RAPPORT_COLUMN_CHOICE, rapport_customer_sources, 120,
      RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_RENEWAL] =
    { "renewal-date", NC_("column", "Renewal date"), RAPPORT_COLUMN_DAY, NULL, 110, RAPPORT_COLUMN_HIDDEN },
  [RAPPORT_CUSTOMER_CELL_NOTES] =
    { "notes", NC_("column", "Notes"), RAPPORT_COLUMN_TEXT, NULL, 220, RAPPORT_COLUMN_HIDDEN },
};

/* As rapport_file_is_stale() says: months and days are compared apart, as a month has no fixed length. */
#define STALE \
  "ifnull(c.last_verified / 10000 * 12 + c.last_verified / 100 % 100 + " \
  RAPPORT_SETTING_SQL ("stale-months", "3") ", 0) * 100 + ifnull(c.last_verified % 100, 0)" \
  " < (:today / 10000 * 12 + :today / 100 % 100) * 100 + :today % 100"

static void
fill_missing (RapportRow       *row,
              guint             cell,
              RapportStatement *statement,
              int               column)
{
  g_autofree char *missing =
    rapport_file_gaps_describe ((RapportFileGap) rapport_statement_get_optional (statement, column, 0));

  rapport_row_set_text (row, cell, missing);
}

/* how many there are: each is a bit */
#define FOUR_BITS(first) \
  "(f.missing >> " first " & 1) + (f.missing >> " first " + 1 & 1) + (f.missing >> " first " + 2 & 1)" \
  " + (f.missing >> " first " + 3 & 1)"
#define N_MISSING "nullif(" FOUR_BITS ("0") " + " FOUR_BITS ("4") " + " FOUR_BITS ("8") " + " FOUR_BITS ("12") ",0)"

/* What was typed wins over the contracts and orders of the last 12 months (FR-1). */
#define AMOUNT "coalesce(c.yearly_amount,f.amount)"
#define WITH_FACTS "customer c LEFT JOIN customer_facts f ON f.id = c.id"

#define MONTH(day) "(" day " / 10000 * 12 + " day " / 100 % 100)"
#define NO_MORE_NEW "(" MONTH ("f.first_contract") " + " RAPPORT_SETTING_SQL ("new-customer-months", "12") ")"
#define IS_MONTHS_END \
  "strftime('%d', printf('%04d-%02d-%02d', :today / 10000, :today / 100 % 100, :today % 100), '+1 day') = '01'"

/* As rapport_customer_standing() says of whom nobody typed what they are: a shorter month ends earlier. */
#define TYPE \
  "coalesce(c.type, CASE WHEN f.first_contract <= :today AND (" NO_MORE_NEW " < " MONTH (":today") " OR " \
  NO_MORE_NEW " = " MONTH (":today") " AND (f.first_contract % 100 <= :today % 100 OR " IS_MONTHS_END "))" \
  " THEN 'existing' ELSE 'new' END)"

static const RapportListCell cells[] = {
  [RAPPORT_CUSTOMER_CELL_NUMBER] = { "c.number", .edits = "number" },
  [RAPPORT_CUSTOMER_CELL_NAME] = { "c.name", .edits = "name" },
  [RAPPORT_CUSTOMER_CELL_CONTACT] = { "r.contact", .holds = "contact.name" },
  [RAPPORT_CUSTOMER_CELL_GRADE] = { "coalesce(c.grade, c.grade_words)", .holds = "customer.grade" },
  [RAPPORT_CUSTOMER_CELL_OWNER] = { "m.name", .edits = "owner" },
  [RAPPORT_CUSTOMER_CELL_NEXT] = { "r.next_day, r.next_at", .holds = "record.next" },
  [RAPPORT_CUSTOMER_CELL_STATUS] = { "c.status", .edits = "status" },
  [RAPPORT_CUSTOMER_CELL_LAST] = { "r.last_day, r.last_at", .holds = "record.started" },
  [RAPPORT_CUSTOMER_CELL_TAGS] = { "r.tags", .holds = "tags" },
  [RAPPORT_CUSTOMER_CELL_STAGE] = { "c.stage", .edits = "stage" },
  [RAPPORT_CUSTOMER_CELL_INDUSTRY] = { "c.industry", .edits = "industry" },
  [RAPPORT_CUSTOMER_CELL_VERIFIED] = { "c.last_verified", .edits = "last-verified" },
  [RAPPORT_CUSTOMER_CELL_MISSING] = { "f.missing", 1, FALSE, fill_missing, .order = N_MISSING },
  [RAPPORT_CUSTOMER_CELL_TYPE] = { TYPE, .edits = "type" },
  [RAPPORT_CUSTOMER_CELL_AMOUNT] = { AMOUNT, .edits = "yearly-amount" },
  [RAPPORT_CUSTOMER_CELL_PHONE] = { "k.phone", .holds = "contact.phone" },
  [RAPPORT_CUSTOMER_CELL_MOBILE] = { "k.mobile", .holds = "contact.mobile" },
  [RAPPORT_CUSTOMER_CELL_EMAIL] = { "k.email", .holds = "contact.email" },
  [RAPPORT_CUSTOMER_CELL_ADDRESS] = { "c.address", 1, TRUE, .edits = "address" },
  [RAPPORT_CUSTOMER_CELL_SOURCE] = { "coalesce(c.source, c.source_words)", .holds = "customer.source" },
  [RAPPORT_CUSTOMER_CELL_RENEWAL] = { "c.renewal_date", .edits = "renewal-date" },
  [RAPPORT_CUSTOMER_CELL_NOTES] = { "c.notes", 1, TRUE, .edits = "notes" },
};

static const RapportListFilter filters[] = {
  { { "number", NC_("column", "Number"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer", "id", "number" } } },
  { { "name", NC_("column", "Customer"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer", "id", "name", NULL, NULL, "customer_search", "name", "id" } } },
  { { "contact", NC_("column", "Contact"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer_row", "id", "contact" } } },
  { { "grade", NC_("column", "Grade"), RAPPORT_CONDITION_CHOICE, rapport_grades },
    .sources = { { "customer_row", "id", "grade" } } },
  { { "stage", NC_("column", "Stage"), RAPPORT_CONDITION_CHOICE, rapport_stages },
    .sources = { { "customer_row", "id", "stage" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "customer_row", "id", "owner" } } },
  { { "status", NC_("column", "Status"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer_row", "id", "status" } } },
  { { "tag", NC_("column", "Tags"), RAPPORT_CONDITION_TAG }, NULL, TRUE,
    .sources = { { "tag", "customer", "name" } } },
  { { "next", NC_("column", "Next follow-up"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "customer_row", "id", "next_day", "next_at" } } },
  { { "last", NC_("column", "Last follow-up"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "customer_row", "id", "last_day", "last_at" } } },
  { { "industry", NC_("column", "Industry"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer", "id", "industry" } } },
  { { "amount", NC_("column", "Yearly amount"), RAPPORT_CONDITION_MONEY, NULL, 2 },
    .sources = { { WITH_FACTS, "c.id", AMOUNT } } },
  { { "type", NC_("column", "Type"), RAPPORT_CONDITION_CHOICE, rapport_customer_types },
    .sources = { { WITH_FACTS, "c.id", TYPE } } },
  { { "renewal", NC_("column", "Renewal"), RAPPORT_CONDITION_DAY }, NULL, TRUE,
    .sources = { { "customer_facts", "id", "renewal" } } },
  { { "high-value", NC_("column", "High value"), RAPPORT_CONDITION_FLAG },
    .sources = { { "customer", "id", "high_value" } } },
  { { "verified", NC_("column", "Last verified"), RAPPORT_CONDITION_DAY },
    .sources = { { "customer", "id", "last_verified" } } },
  { { "phone", NC_("column", "Phone"), RAPPORT_CONDITION_TEXT }, NULL, TRUE,
    .sources = { { "contact", "customer", "phone" } } },
  { { "mobile", NC_("column", "Mobile"), RAPPORT_CONDITION_TEXT }, NULL, TRUE,
    .sources = { { "contact", "customer", "mobile" } } },
  { { "email", NC_("column", "Email"), RAPPORT_CONDITION_TEXT }, NULL, TRUE,
    .sources = { { "contact", "customer", "email" } } },
  { { "address", NC_("column", "Address"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer", "id", "address" } } },
  { { "source", NC_("column", "Source"), RAPPORT_CONDITION_CHOICE, rapport_customer_sources },
    .sources = { { "customer", "id", "source" } } },
  { { "renewal-date", NC_("column", "Renewal date"), RAPPORT_CONDITION_DAY },
    .sources = { { "customer", "id", "renewal_date" } } },
  { { "notes", NC_("column", "Notes"), RAPPORT_CONDITION_TEXT },
    .sources = { { "customer", "id", "notes" } } },
  { { "stale", NC_("column", "To be verified again"), RAPPORT_CONDITION_FLAG },
    .sources = { { "customer c", "c.id", STALE } } },
  { { "missing", NC_("column", "Missing"), RAPPORT_CONDITION_FLAG },
    .sources = { { "customer_facts", "id", "missing <> 0" } } },
  { { "archived", NC_("column", "Archived"), RAPPORT_CONDITION_FLAG },
    .sources = { { "customer_row", "id", "archived" } } },
};

static const RapportChoice dues[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "today", NC_("choice", "Due today") },
  { "next-7d", NC_("choice", "Next 7 days") },
  { "empty", NC_("choice", "Nothing planned") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "grade", N_("All grades") },
  { "stage", N_("All stages") },
  { "status", N_("All statuses"), .values = RAPPORT_LIST_STATUSES },
  { "owner", N_("All owners") },
  { "tag", N_("All tags"), N_("Tag") },
  { "next", N_("Any time"), .choices = dues },
  { "archived", N_("Archived o_nes too"), .unless = "no" },
  { NULL }
};

/* Each index holds what a list is usually narrowed by, so that the rows themselves are not read. */
static const char * const known[] = { "archived", "grade", "stage", "owner", NULL };

#define GROUPS(column) \
  "WITH RECURSIVE g (v) AS (SELECT min(" column ") FROM customer_row UNION ALL" \
  " SELECT (SELECT min(" column ") FROM customer_row WHERE " column " > v) FROM g WHERE v IS NOT NULL)" \
  " SELECT v, v FROM g WHERE v IS NOT NULL"

/* A grouped order keeps names from A to Z within each group, whichever way the groups go. */
#define GROUPED(column, groups) \
  { column, NULL, NULL, "customer_row INDEXED BY customer_row_" column, "id", groups, known, \
    { { column " = :group", "name_key, id", TRUE }, { column " IS NULL", "name_key, id", TRUE } } }

static const RapportListSort sorts[] = {
  { "number", NULL, NULL, "customer_row INDEXED BY customer_row_number", "id", NULL, known,
    { { "number_key IS NOT NULL", "number_key, id" }, { "number_key IS NULL", "id" } } },
  { "name", NULL, NULL, "customer_row INDEXED BY customer_row_name", "id", NULL, known,
    { { "name_key IS NOT NULL", "name_key, id" }, { "name_key IS NULL", "id" } } },
  GROUPED ("grade", GROUPS ("grade")),
  GROUPED ("status", GROUPS ("status")),
  GROUPED ("owner", "SELECT id, name FROM member"),
  { "last", NULL, NULL, "customer_row INDEXED BY customer_row_last", "id", NULL, known,
    { { "last_day IS NOT NULL", "last_day, last_at, id" }, { "last_day IS NULL", "last_at, id" } } },
  { "next", NULL, NULL, "customer_row INDEXED BY customer_row_next", "id", NULL, known,
    { { "next_day IS NOT NULL", "next_day, next_at, id" }, { "next_day IS NULL", "next_at, id" } } },
};

static const char * const groups[] = { "grade", "stage", "owner", "status", "industry", "next", "last", NULL };
static const char * const sums[] = { "amount", NULL };
static const char * const news[] = { "customer", "contact", "tag", "record", "plan", "member", "extra", "contract", NULL };

const RapportListSpec rapport_list_customers = {
  .name = "customers",
  .title = NC_("list", "customers"),
  .thing = "customer",
  .table = "customer",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "customer c LEFT JOIN customer_row r ON r.id = c.id LEFT JOIN member m ON m.id = c.owner"
          " LEFT JOIN customer_facts f ON f.id = c.id LEFT JOIN contact k ON k.id = r.contact_id WHERE c.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "archived:no",
  .when = "last",
  .groups = groups,
  .sums = sums,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { "customer_search WHERE customer_search MATCH :match", "rowid",
              "name, contacts, phones, notes, tags, initials", "{name contacts initials}" },
  .news = news,
  .of_customer = RAPPORT_LIST_CUSTOMERS_THEMSELVES,
};
