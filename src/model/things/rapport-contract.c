/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract.h"

const RapportChoice rapport_contract_kinds[] = {
  { "first", NC_("choice", "First contract") },
  { "renewal", NC_("choice", "Renewal of a contract") },
  { "upgrade", NC_("choice", "Upgrade") },
  { "order", NC_("choice", "Order") },
  { NULL }
};

static const RapportField contract_fields[] = {
  [RAPPORT_CONTRACT_NUMBER] =
    { "number", RAPPORT_FIELD_TEXT, NC_("field", "Contract number"),
      .flags = RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CONTRACT_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_CONTRACT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Subject of the contract"),
      .flags = RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CONTRACT_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of contract"),
      .choices = rapport_contract_kinds },
  [RAPPORT_CONTRACT_KIND_WORDS] =
    { "kind-words", RAPPORT_FIELD_TEXT, NC_("field", "Kind of contract as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CONTRACT_DATE] =
    { "date", RAPPORT_FIELD_DAY, NC_("field", "Contract date"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_CONTRACT_AMOUNT] =
    { "amount", RAPPORT_FIELD_MONEY, NC_("field", "Amount"), .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_CONTRACT_BEGINS] = { "begins", RAPPORT_FIELD_DAY, NC_("field", "Begins") },
  [RAPPORT_CONTRACT_ENDS] = { "ends", RAPPORT_FIELD_DAY, NC_("field", "Ends"), .after = "begins" },
  [RAPPORT_CONTRACT_RIGHTS_DUTIES] =
    { "rights-duties", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Rights and duties"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CONTRACT_BREACH] =
    { "breach", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Breach"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CONTRACT_LEGAL_REVIEW] =
    { "legal-review", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Legal review") },
  [RAPPORT_CONTRACT_REVIEWED_BY] =
    { "reviewed-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Reviewed by"), .target = "member" },
  [RAPPORT_CONTRACT_REVIEWED_ON] =
    { "reviewed-on", RAPPORT_FIELD_DAY, NC_("field", "Reviewed on") },
  [RAPPORT_CONTRACT_SIGNED_ON] = { "signed-on", RAPPORT_FIELD_DAY, NC_("field", "Signed on") },
  [RAPPORT_CONTRACT_SIGNED_BY] = { "signed-by", RAPPORT_FIELD_TEXT, NC_("field", "Signed by") },
  [RAPPORT_CONTRACT_POLICY] =
    { "policy", RAPPORT_FIELD_REFERENCE, NC_("field", "Service standard"), .target = "policy" },
  [RAPPORT_CONTRACT_KICK_OFF] = { "kick-off", RAPPORT_FIELD_MOMENT, NC_("field", "Kick-off") },
  [RAPPORT_CONTRACT_KICK_OFF_NOTES] =
    { "kick-off-notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes on the kick-off") },
  [RAPPORT_CONTRACT_TEAM] =
    { "team", RAPPORT_FIELD_REFERENCE, NC_("field", "Service team"), .target = "team" },
  [RAPPORT_CONTRACT_COMMUNICATION] =
    { "communication", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Communication rules") },
  [RAPPORT_CONTRACT_END_REMINDER] =
    { "end-reminder", RAPPORT_FIELD_INTEGER, NC_("field", "Reminder of the end (days before)"),
      .least = 0, .most = 730 },
  [RAPPORT_CONTRACT_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_CONTRACT_RENEWS] =
    { "renews", RAPPORT_FIELD_REFERENCE, NC_("field", "Renews"), .target = "contract" },
  [RAPPORT_CONTRACT_TERMINATED_ON] =
    { "terminated-on", RAPPORT_FIELD_DAY, NC_("field", "Terminated on"), .after = "date" },
  [RAPPORT_CONTRACT_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_contract_info = {
  .name = "contract",
  .label = NC_("thing", "Contract"),
  .plural = NC_("thing", "Contracts"),
  .icon = "x-office-document-symbolic",
  .flags = RAPPORT_ENTITY_FILE,
  .search = 4,
  .get_type = rapport_contract_get_type,
  .fields = contract_fields,
  .n_fields = G_N_ELEMENTS (contract_fields),
};

RAPPORT_DEFINE_THING (RapportContract, rapport_contract)

static const RapportField contract_line_fields[] = {
  [RAPPORT_CONTRACT_LINE_CONTRACT] =
    { "contract", RAPPORT_FIELD_REFERENCE, NC_("field", "Contract"),
      .flags = RAPPORT_FIELD_OWNER, .target = "contract" },
  [RAPPORT_CONTRACT_LINE_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"), .target = "product" },
  [RAPPORT_CONTRACT_LINE_PRODUCT_WORDS] =
    { "product-words", RAPPORT_FIELD_TEXT, NC_("field", "Product as typed"),
      .flags = RAPPORT_FIELD_WORDS | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CONTRACT_LINE_QUANTITY] =
    { "quantity", RAPPORT_FIELD_INTEGER, NC_("field", "Quantity"),
      .flags = RAPPORT_FIELD_POSITIVE, .digits = 3 },
  [RAPPORT_CONTRACT_LINE_UNIT] = { "unit", RAPPORT_FIELD_TEXT, NC_("field", "Unit") },
  [RAPPORT_CONTRACT_LINE_PRICE] = { "price", RAPPORT_FIELD_MONEY, NC_("field", "Price") },
  [RAPPORT_CONTRACT_LINE_AMOUNT] = { "amount", RAPPORT_FIELD_MONEY, NC_("field", "Amount") },
  [RAPPORT_CONTRACT_LINE_RANK] =
    { "rank", RAPPORT_FIELD_INTEGER, NC_("field", "Order"), .flags = RAPPORT_FIELD_INTERNAL },
};

static void
rapport_contract_line_check (RapportEntity *self,
                             GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_CONTRACT_LINE_PRODUCT) &&
      !rapport_entity_is_set (self, RAPPORT_CONTRACT_LINE_PRODUCT_WORDS))
    rapport_problems_add (problems, "product", RAPPORT_SEVERITY_FLAG, _("The product is not given."));
}

const RapportEntityInfo rapport_contract_line_info = {
  .name = "contract_line",
  .label = NC_("thing", "Contract line"),
  .plural = NC_("thing", "Contract lines"),
  .icon = "view-list-symbolic",
  .search = 5,
  .get_type = rapport_contract_line_get_type,
  .fields = contract_line_fields,
  .n_fields = G_N_ELEMENTS (contract_line_fields),
  .check = rapport_contract_line_check,
};

RAPPORT_DEFINE_THING (RapportContractLine, rapport_contract_line)
