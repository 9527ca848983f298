/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-opportunity.h"

const RapportChoice rapport_opportunity_kinds[] = {
  { "upgrade", NC_("choice", "Upgrade") },
  { "cross-sell", NC_("choice", "Cross-selling") },
  { "referral", NC_("choice", "Referral") },
  { "new", NC_("choice", "New business") },
  { NULL }
};

const RapportChoice rapport_opportunity_states[] = {
  { "open", NC_("choice", "Open") },
  { "offered", NC_("choice", "Offered") },
  { "won", NC_("choice", "Won") },
  { "lost", NC_("choice", "Lost deal") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_OPPORTUNITY_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_OPPORTUNITY_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Opportunity"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_OPPORTUNITY_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of opportunity"),
      .choices = rapport_opportunity_kinds },
  [RAPPORT_OPPORTUNITY_STATE] =
    { "state", RAPPORT_FIELD_CHOICE, NC_("field", "State"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_opportunity_states, .initial = "open" },
  [RAPPORT_OPPORTUNITY_VALUE] =
    { "value", RAPPORT_FIELD_MONEY, NC_("field", "Expected value"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_OPPORTUNITY_PROBABILITY] =
    { "probability", RAPPORT_FIELD_INTEGER, NC_("field", "Probability (%)"),
      .least = 0, .most = 100 },
  [RAPPORT_OPPORTUNITY_OPENED] = { "opened", RAPPORT_FIELD_DAY, NC_("field", "Opened") },
  [RAPPORT_OPPORTUNITY_EXPECTED] =
    { "expected", RAPPORT_FIELD_DAY, NC_("field", "Expected on"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_OPPORTUNITY_CLOSED] =
    { "closed", RAPPORT_FIELD_DAY, NC_("field", "Closed"), .after = "opened" },
  [RAPPORT_OPPORTUNITY_REASON] = { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason") },
  [RAPPORT_OPPORTUNITY_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"), .target = "product" },
  [RAPPORT_OPPORTUNITY_CONTRACT] =
    { "contract", RAPPORT_FIELD_REFERENCE, NC_("field", "Contract"), .target = "contract" },
  [RAPPORT_OPPORTUNITY_REFERRED] =
    { "referred", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer referred to us"),
      .target = "customer" },
  [RAPPORT_OPPORTUNITY_REWARD] = { "reward", RAPPORT_FIELD_TEXT, NC_("field", "Reward") },
  [RAPPORT_OPPORTUNITY_REWARDED_ON] =
    { "rewarded-on", RAPPORT_FIELD_DAY, NC_("field", "Rewarded on") },
  [RAPPORT_OPPORTUNITY_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_OPPORTUNITY_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_opportunity_check (RapportEntity *self,
                           GPtrArray     *problems)
{
  if (g_strcmp0 (rapport_entity_get_text (self, RAPPORT_OPPORTUNITY_STATE), "lost") == 0 &&
      !rapport_entity_is_set (self, RAPPORT_OPPORTUNITY_REASON))
    rapport_problems_add (problems, "reason", RAPPORT_SEVERITY_FLAG,
                          _("The reason for losing it is not given."));
}

const RapportEntityInfo rapport_opportunity_info = {
  .name = "opportunity",
  .label = NC_("thing", "Opportunity"),
  .plural = NC_("thing", "Opportunities"),
  .icon = "starred-symbolic",
  .search = 12,
  .get_type = rapport_opportunity_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_opportunity_check,
};

RAPPORT_DEFINE_THING (RapportOpportunity, rapport_opportunity)
