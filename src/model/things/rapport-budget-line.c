/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-budget-line.h"

const RapportChoice rapport_cost_kinds[] = {
  { "gift", NC_("choice", "Gift") },
  { "hospitality", NC_("choice", "Hospitality") },
  { "travel", NC_("choice", "Travel") },
  { "event", NC_("choice", "Event") },
  { "discount", NC_("choice", "Discount") },
  { "compensation", NC_("choice", "Compensation") },
  { "service", NC_("choice", "Service") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_BUDGET_LINE_YEAR] =
    { "year", RAPPORT_FIELD_INTEGER, NC_("field", "Year"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 1990, .most = 2200 },
  [RAPPORT_BUDGET_LINE_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Budget line"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_BUDGET_LINE_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of cost"), .choices = rapport_cost_kinds },
  [RAPPORT_BUDGET_LINE_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Department"), .target = "department" },
  [RAPPORT_BUDGET_LINE_CUSTOMER_GROUP] =
    { "customer-group", RAPPORT_FIELD_TEXT, NC_("field", "Customer group") },
  [RAPPORT_BUDGET_LINE_CEILING] =
    { "ceiling", RAPPORT_FIELD_MONEY, NC_("field", "Ceiling of the year"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_BUDGET_LINE_CEILING_Q1] =
    { "ceiling-q1", RAPPORT_FIELD_MONEY, NC_("field", "Ceiling of quarter 1"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_BUDGET_LINE_CEILING_Q2] =
    { "ceiling-q2", RAPPORT_FIELD_MONEY, NC_("field", "Ceiling of quarter 2"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_BUDGET_LINE_CEILING_Q3] =
    { "ceiling-q3", RAPPORT_FIELD_MONEY, NC_("field", "Ceiling of quarter 3"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_BUDGET_LINE_CEILING_Q4] =
    { "ceiling-q4", RAPPORT_FIELD_MONEY, NC_("field", "Ceiling of quarter 4"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_BUDGET_LINE_DRAFT] = { "draft", RAPPORT_FIELD_FLAG, NC_("field", "Draft") },
  [RAPPORT_BUDGET_LINE_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_budget_line_check (RapportEntity *self,
                           GPtrArray     *problems)
{
  gint64 sum = 0;

  for (guint i = RAPPORT_BUDGET_LINE_CEILING_Q1; i <= RAPPORT_BUDGET_LINE_CEILING_Q4; i++)
    if (rapport_entity_is_set (self, i))
      sum += rapport_entity_get_integer (self, i);
  if (rapport_entity_is_set (self, RAPPORT_BUDGET_LINE_CEILING) &&
      sum > rapport_entity_get_integer (self, RAPPORT_BUDGET_LINE_CEILING))
    rapport_problems_add (problems, "ceiling", RAPPORT_SEVERITY_FLAG,
                          _("The ceilings of the quarters come to more than that of the year."));
}

const RapportEntityInfo rapport_budget_line_info = {
  .name = "budget_line",
  .label = NC_("thing", "Budget line"),
  .plural = NC_("thing", "Budget lines"),
  .icon = "accessories-calculator-symbolic",
  .search = 21,
  .get_type = rapport_budget_line_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_budget_line_check,
};

RAPPORT_DEFINE_THING (RapportBudgetLine, rapport_budget_line)
