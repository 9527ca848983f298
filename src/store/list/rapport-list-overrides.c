/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-hints.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"

enum { AT, CUSTOMER, RULE, WARNING, REASON, MEMBER };

static const RapportColumn columns[] = {
  [AT] = { "at", NC_("column", "Gone on"), RAPPORT_COLUMN_INSTANT, NULL, 130 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 160 },
  [RULE] = { "rule", NC_("column", "Rule"), RAPPORT_COLUMN_CHOICE, rapport_warnings, 150 },
  [WARNING] = { "warning", NC_("column", "Warning"), RAPPORT_COLUMN_TEXT, NULL, 240 },
  [REASON] = { "reason", NC_("column", "Reason"), RAPPORT_COLUMN_TEXT, NULL, 220 },
  [MEMBER] = { "member", NC_("column", "By"), RAPPORT_COLUMN_TEXT, NULL, 90 },
};

/* What was warned of, in the words of now; what no rule of this program says is told as it was kept. */
static void
fill_warning (RapportRow       *row,
              guint             cell,
              RapportStatement *statement,
              int               column)
{
  const char *facts = rapport_statement_get_text (statement, column + 1);
  g_autofree char *sentence = rapport_warning_describe (rapport_statement_get_text (statement, column), facts);

  rapport_row_set_text (row, cell, sentence != NULL ? sentence : facts);
}

static const RapportListCell cells[] = {
  [AT] = { "o.at" },
  [CUSTOMER] = { "c.name" },
  [RULE] = { "o.rule" },
  [WARNING] = { "o.rule, o.facts", 2, FALSE, fill_warning, .order = "o.rule || ' ' || ifnull(o.facts, '')" },
  [REASON] = { "o.reason", 1, TRUE },
  [MEMBER] = { "m.name" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("override"),
  { { "at", NC_("column", "Gone on"), RAPPORT_CONDITION_INSTANT }, .sources = { { "override", "id", "at" } } },
  { { "rule", NC_("column", "Rule"), RAPPORT_CONDITION_CHOICE, rapport_warnings },
    .sources = { { "override", "id", "rule" } } },
  { { "reason", NC_("column", "Reason"), RAPPORT_CONDITION_TEXT }, .sources = { { "override", "id", "reason" } } },
  { { "member", NC_("column", "By"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { "override", "id", "member" } } },
};

static const RapportChoice periods[] = {
  { "this-week", NC_("choice", "This week") },
  { "this-month", NC_("choice", "This month") },
  { "last-month", NC_("choice", "Last month") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "at", N_("Any time"), N_("Period"), periods },
  { "rule", N_("All rules") },
  { "member", N_("Everybody") },
  { NULL }
};

static const char * const known[] = { "at", NULL };
static const char * const known_of_customer[] = { "customer", "at", NULL };

static const RapportListSort sorts[] = {
  { "at", "customer", NULL, "override INDEXED BY override_customer", "id", NULL, known_of_customer,
    { { "customer IS NOT NULL", "at, id" } } },
  { "at", NULL, NULL, "override INDEXED BY override_at", "id", NULL, known, { { "true", "at, id" } } },
};

static const char * const groups[] = { "rule", "member", "customer", "grade", NULL };
static const char * const news[] = { "override", "customer", "member", "tag", NULL };

/* Who went on in spite of which warning, for whom and why */
const RapportListSpec rapport_list_overrides = {
  .name = "override",
  .title = NC_("list", "overridden warnings"),
  .thing = "override",
  .table = "override",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "override o LEFT JOIN customer c ON c.id = o.customer LEFT JOIN member m ON m.id = o.member"
          " WHERE o.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "at",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { "customer_search s CROSS JOIN override p ON p.customer = s.rowid WHERE s.customer_search MATCH :match",
              "p.id", "s.name, s.contacts, s.phones, s.notes, s.tags, s.initials", "{name contacts initials}" },
  .news = news,
  .of_customer = "SELECT id FROM override WHERE customer = ?1",
};
