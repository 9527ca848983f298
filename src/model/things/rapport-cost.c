/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-budget-line.h"
#include "rapport-cost.h"
#include "rapport-record.h"

static const RapportField fields[] = {
  [RAPPORT_COST_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_COST_ACTIVITY] =
    { "activity", RAPPORT_FIELD_REFERENCE, NC_("field", "Activity"),
      .flags = RAPPORT_FIELD_OWNER, .target = "activity" },
  [RAPPORT_COST_WHAT] =
    { "what", RAPPORT_FIELD_TEXT, NC_("field", "What"),
      .flags = RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_COST_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of cost"), .choices = rapport_cost_kinds },
  [RAPPORT_COST_KIND_WORDS] =
    { "kind-words", RAPPORT_FIELD_TEXT, NC_("field", "Kind of cost as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_COST_AMOUNT] =
    { "amount", RAPPORT_FIELD_MONEY, NC_("field", "Amount"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_POSITIVE },
  [RAPPORT_COST_DATE] =
    { "date", RAPPORT_FIELD_DAY, NC_("field", "Date"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_COST_METHOD] =
    { "method", RAPPORT_FIELD_CHOICE, NC_("field", "Method"), .choices = rapport_methods },
  [RAPPORT_COST_BUDGET] =
    { "budget", RAPPORT_FIELD_REFERENCE, NC_("field", "Budget line"), .target = "budget_line" },
  [RAPPORT_COST_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Department"), .target = "department" },
  [RAPPORT_COST_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"), .target = "ticket" },
  [RAPPORT_COST_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_COST_GOAL] = { "goal", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Goal") },
  [RAPPORT_COST_PLAN] = { "plan", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Plan") },
  [RAPPORT_COST_EXPECTED] =
    { "expected", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Expected effect") },
  [RAPPORT_COST_APPROVAL] =
    { "approval", RAPPORT_FIELD_CHOICE, NC_("field", "Approval"), .choices = rapport_approvals },
  [RAPPORT_COST_APPROVED_BY] =
    { "approved-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Approved by"), .target = "member" },
  [RAPPORT_COST_APPROVED_ON] = { "approved-on", RAPPORT_FIELD_DAY, NC_("field", "Approved on") },
  [RAPPORT_COST_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_cost_check (RapportEntity *self,
                    GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_COST_CUSTOMER) &&
      !rapport_entity_is_set (self, RAPPORT_COST_ACTIVITY))
    rapport_problems_add (problems, "customer", RAPPORT_SEVERITY_FLAG,
                          _("Neither a customer nor an activity is given."));
}

const RapportEntityInfo rapport_cost_info = {
  .name = "cost",
  .label = NC_("thing", "Cost"),
  .plural = NC_("thing", "Costs"),
  .icon = "accessories-calculator-symbolic",
  .search = 22,
  .get_type = rapport_cost_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_cost_check,
};

RAPPORT_DEFINE_THING (RapportCost, rapport_cost)
