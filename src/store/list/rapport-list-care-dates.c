/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-lunar-words.h"
#include "rapport-moment-text.h"

enum { NEXT, NAME, KIND, CUSTOMER, CONTACT, DATE, OWNER, AHEAD };

static const RapportColumn columns[] = {
  [NEXT] = { "next", NC_("column", "Next"), RAPPORT_COLUMN_DAY, NULL, 110 },
  [NAME] = { "name", NC_("column", "Occasion"), RAPPORT_COLUMN_TEXT, NULL, 180, RAPPORT_COLUMN_GROWS },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 178 },
  [CONTACT] = { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 108 },
  [KIND] = { "kind", NC_("column", "Kind"), RAPPORT_COLUMN_CHOICE, rapport_care_kinds, 140 },
  [DATE] = { "date", NC_("column", "Day of the year"), RAPPORT_COLUMN_TEXT, NULL, 110 },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
  [AHEAD] =
    { "days-ahead", NC_("column", "Days ahead"), RAPPORT_COLUMN_INTEGER, NULL, 90, .align = RAPPORT_COLUMN_END },
};

/* When it is, in the words in which it was written */
static void
fill_date (RapportRow       *row,
           guint             cell,
           RapportStatement *statement,
           int               column)
{
  const char *date = rapport_statement_get_text (statement, column);
  const char *festival = rapport_statement_get_text (statement, column + 2);
  const gboolean lunar = rapport_statement_get_integer (statement, column + 1) != 0;
  RapportAnniversary day;
  g_autofree char *text = NULL;

  if (date != NULL && rapport_anniversary_parse (date, lunar, &day, NULL) && day.lunar)
    text = rapport_lunar_dup_words (&day);
  else if (date == NULL && festival != NULL)
    text = g_strdup (rapport_choice_label (rapport_festivals, festival));
  else if (date == NULL && !rapport_statement_is_null (statement, column + 3))
    text = rapport_day_format_iso ((int) rapport_statement_get_integer (statement, column + 3));
  rapport_row_set_text (row, cell, text != NULL ? text : date);
}

static const RapportListCell cells[] = {
  [NEXT] = { "n.day" },
  [NAME] = { "d.name", .edits = "name" },
  [CUSTOMER] = { "c.name", .holds = "care_date.customer" },
  [CONTACT] = { "k.name", .holds = "care_date.contact" },
  [KIND] = { "d.kind", .edits = "kind" },
  [DATE] = { "d.date, d.lunar, d.festival, d.day", 4, FALSE, fill_date, .holds = "care_date.date",
             .order = "coalesce(n.day, d.day) % 10000" },
  [OWNER] = { "o.name" },
  [AHEAD] = { "d.days_ahead", .edits = "days-ahead" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("care_date"),
  { { "name", NC_("column", "Occasion"), RAPPORT_CONDITION_TEXT },
    .sources = { { "care_date", "id", "name" } } },
  { { "kind", NC_("column", "Kind"), RAPPORT_CONDITION_CHOICE, rapport_care_kinds },
    .sources = { { "care_date", "id", "kind" } } },
  { { "next", NC_("column", "Next"), RAPPORT_CONDITION_DAY }, NULL, TRUE,
    .sources = { { "care_next", "id", "day" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member", TRUE,
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM ("care_date"), "x.id", "c.owner" } } },
  { { "day", NC_("column", "On one day only"), RAPPORT_CONDITION_DAY },
    .sources = { { "care_date", "id", "day" } } },
  { { "lunar", NC_("column", "By the lunar calendar"), RAPPORT_CONDITION_FLAG },
    .sources = { { "care_date", "id", "lunar" } } },
  { { "off", NC_("column", "Not any more"), RAPPORT_CONDITION_FLAG },
    .sources = { { "care_date", "id", "off" } } },
};

static const RapportChoice spans[] = {
  { "next-7d", NC_("choice", "Next 7 days") },
  { "next-30d", NC_("choice", "Next 30 days") },
  { "next-60d", NC_("choice", "Next 60 days") },
  { NULL }
};

static const RapportListOffer offers[] = {
  { "next", N_("Any day"), .choices = spans },
  { "kind", N_("All kinds") },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { "off", N_("Those not kept a_ny more too"), .unless = "no" },
  { NULL }
};

static const char * const known[] = { "next", NULL };

static const RapportListSort sorts[] = {
  { "next", NULL, NULL, "care_next INDEXED BY care_next_day", "id", NULL, known,
    { { "day IS NOT NULL", "day, id" }, { "day IS NULL", "id", TRUE } } },
};

static const char * const groups[] = { "next", "kind", "customer", "grade", "stage", NULL };
static const char * const news[] = { "care_date", "customer", "contact", "member", "tag", NULL };
static const char * const in_cells[] = { "contact", "member", NULL };

const RapportListSpec rapport_list_care_dates = {
  .name = "care-dates",
  .title = NC_("list", "care dates"),
  .thing = "care_date",
  .table = "care_date",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "care_date d LEFT JOIN contact k ON k.id = d.contact"
          " LEFT JOIN customer c ON c.id = coalesce(d.customer, k.customer)"
          " LEFT JOIN member o ON o.id = c.owner LEFT JOIN care_next n ON n.id = d.id WHERE d.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .base = "off:no",
  .when = "next",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("care_date", "18"), "id", "body" },
  .news = news,
  .in_cells = in_cells,
  .of_customer = "SELECT id FROM care_date WHERE customer = ?1",
};
