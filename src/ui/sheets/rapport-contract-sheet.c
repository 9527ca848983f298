/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_CONTRACT_NUMBER, RAPPORT_CONTRACT_NAME, RAPPORT_CONTRACT_KIND, RAPPORT_CONTRACT_DATE,
  RAPPORT_CONTRACT_AMOUNT,
};

static const guint period[] = {
  RAPPORT_CONTRACT_BEGINS, RAPPORT_CONTRACT_ENDS, RAPPORT_CONTRACT_END_REMINDER, RAPPORT_CONTRACT_RENEWS,
  RAPPORT_CONTRACT_TERMINATED_ON, RAPPORT_CONTRACT_OWNER, RAPPORT_CONTRACT_NOTES,
};

static const guint service[] = {
  RAPPORT_CONTRACT_POLICY, RAPPORT_CONTRACT_KICK_OFF, RAPPORT_CONTRACT_KICK_OFF_NOTES, RAPPORT_CONTRACT_TEAM,
  RAPPORT_CONTRACT_COMMUNICATION,
};

static const guint terms[] = {
  RAPPORT_CONTRACT_SIGNED_ON, RAPPORT_CONTRACT_SIGNED_BY, RAPPORT_CONTRACT_RIGHTS_DUTIES, RAPPORT_CONTRACT_BREACH,
  RAPPORT_CONTRACT_LEGAL_REVIEW, RAPPORT_CONTRACT_REVIEWED_BY, RAPPORT_CONTRACT_REVIEWED_ON,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Term and renewal"), RAPPORT_SHEET_FIELDS (period) },
  { N_("Service"), RAPPORT_SHEET_FIELDS (service) },
  { N_("Terms and signatures"), RAPPORT_SHEET_FIELDS (terms) },
  { NULL }
};

static const guint line_fields[] = {
  RAPPORT_CONTRACT_LINE_PRODUCT, RAPPORT_CONTRACT_LINE_QUANTITY, RAPPORT_CONTRACT_LINE_PRICE,
  RAPPORT_CONTRACT_LINE_AMOUNT,
};

static const RapportSheetLines lines = {
  .info = &rapport_contract_line_info,
  .title = N_("What is sold"),
  .add = N_("Add _Line"),
  .fields = line_fields,
  .n_fields = G_N_ELEMENTS (line_fields),
  .rank = RAPPORT_CONTRACT_LINE_RANK,
  .sum = RAPPORT_CONTRACT_LINE_AMOUNT,
};

static const guint facts[] = { RAPPORT_CONTRACT_NUMBER, RAPPORT_CONTRACT_KIND, RAPPORT_CONTRACT_AMOUNT, RAPPORT_CONTRACT_ENDS };

const RapportSheet rapport_contract_sheet = {
  .info = &rapport_contract_info,
  .new_title = N_("New Contract"),
  .sections = sections,
  .lines = &lines,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no contracts."),
  .add = N_("New _Contract…"),
};
