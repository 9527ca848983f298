/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-lists.h"

#define ROWS \
  "action_item i LEFT JOIN record r ON r.id = i.record LEFT JOIN ticket t ON t.id = i.ticket" \
  " LEFT JOIN customer c ON c.id = coalesce(i.customer, r.customer, t.customer)" \
  " LEFT JOIN member m ON m.id = i.who" \
  " LEFT JOIN member o ON o.id = CASE WHEN i.who IS NULL THEN coalesce(r.owner, t.owner, c.owner) END"
#define WHO_SQL "coalesce(m.name, i.who_words, o.name)"

enum { DEADLINE, WHAT, KIND, WHO, CUSTOMER, DONE };

static const RapportColumn columns[] = {
  [DEADLINE] = { "deadline", NC_("column", "Deadline"), RAPPORT_COLUMN_MOMENT, NULL, 150,
                 RAPPORT_COLUMN_DUE },
  [WHAT] = { "what", NC_("column", "What"), RAPPORT_COLUMN_TEXT, NULL, 280, RAPPORT_COLUMN_GROWS },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_action_kinds, 110 },
  [WHO] = { "who", NC_("column", "Who"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 200, RAPPORT_COLUMN_GROWS },
  [DONE] = { "done", NC_("column", "Done"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
};

static const RapportListCell cells[] = {
  [DEADLINE] = { "i.deadline_day, i.deadline_at", .edits = "deadline" },
  [WHAT] = { "i.what", 1, TRUE, .edits = "what" },
  [KIND] = { "coalesce(i.kind, 'task')", .edits = "kind" },
  [WHO] = { WHO_SQL, .edits = "who" },
  [CUSTOMER] = { "c.name", .holds = "action_item.customer" },
  [DONE] = { "i.done_day, i.done_at", .edits = "done" },
};

/* What is nobody's by name is the customer's owner's. */
static const RapportListFilter filters[] = {
  { { "customer", NC_("column", "Customer"), RAPPORT_CONDITION_REFERENCE }, "customer",
    .sources = { { "action_item", "id", "customer" } } },
  { { "deadline", NC_("column", "Deadline"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "action_item", "id", "deadline_day", "deadline_at" } } },
  { { "what", NC_("column", "What"), RAPPORT_CONDITION_TEXT }, .sources = { { "action_item", "id", "what" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_action_kinds },
    .sources = { { "action_item", "id", "coalesce(kind, 'task')" } } },
  { { "done", NC_("column", "Done"), RAPPORT_CONDITION_MOMENT },
    .sources = { { "action_item", "id", "done_day", "done_at" } } },
  { { "who", NC_("column", "Who"), RAPPORT_CONDITION_REFERENCE }, "member", TRUE,
    .sources = { { "action_item", "id", "who" },
                 { "customer_row c CROSS JOIN action_item x ON x.customer = c.id", "x.id", "c.owner", NULL,
                   "x.who IS NULL AND x.who_words IS NULL" } } },
};

static const RapportChoice deadlines[] = {
  { "overdue", NC_("choice", "Overdue") },
  { "today", NC_("choice", "Due today") },
  { "next-7d", NC_("choice", "Next 7 days") },
  { "this-month", NC_("choice", "This month") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "deadline", N_("Any deadline"), N_("Deadline"), deadlines },
  { "kind", N_("All kinds") },
  { "who", N_("Everybody’s") },
  { "done", N_("Done o_nes too"), .unless = "empty" },
  { NULL }
};

static const char * const known[] = { "deadline", NULL };

static const RapportListSort sorts[] = {
  { "deadline", NULL, NULL, "action_item", "id", NULL, known,
    { { "deadline_day IS NOT NULL", "deadline_day, deadline_at, id" }, { "deadline_day IS NULL", "deadline_at, id" } } },
};

static const char * const groups[] = { "deadline", "kind", "who", "customer", NULL };
static const char * const news[] = { "action_item", "customer", "member", "record", "ticket", NULL };
static const char * const in_cells[] = { "member", "record", "ticket", NULL };

const RapportListSpec rapport_list_action_items = {
  .name = "action-items",
  .title = NC_("list", "action items"),
  .thing = "action_item",
  .table = "action_item",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = ROWS " WHERE i.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "done:empty",
  .when = "deadline",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { ROWS, "i.id",
              "i.what, i.outcome, " WHO_SQL ", c.name, (SELECT initials FROM customer_search WHERE rowid = c.id)",
              .is_read = TRUE },
  .news = news,
  .in_cells = in_cells,
  .of_customer = "SELECT id FROM action_item WHERE customer = ?1",
};
