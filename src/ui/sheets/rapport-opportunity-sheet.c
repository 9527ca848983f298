/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-opportunity.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_OPPORTUNITY_NAME, RAPPORT_OPPORTUNITY_KIND, RAPPORT_OPPORTUNITY_STATE, RAPPORT_OPPORTUNITY_VALUE,
  RAPPORT_OPPORTUNITY_PROBABILITY, RAPPORT_OPPORTUNITY_EXPECTED, RAPPORT_OPPORTUNITY_OWNER,
  RAPPORT_OPPORTUNITY_NOTES,
};

static const guint further[] = {
  RAPPORT_OPPORTUNITY_PRODUCT, RAPPORT_OPPORTUNITY_CONTRACT, RAPPORT_OPPORTUNITY_REFERRED,
  RAPPORT_OPPORTUNITY_REWARD, RAPPORT_OPPORTUNITY_REWARDED_ON, RAPPORT_OPPORTUNITY_OPENED,
  RAPPORT_OPPORTUNITY_CLOSED, RAPPORT_OPPORTUNITY_REASON,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("What it comes from and leads to"), RAPPORT_SHEET_FIELDS (further) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_OPPORTUNITY_STATE, RAPPORT_OPPORTUNITY_KIND, RAPPORT_OPPORTUNITY_VALUE, RAPPORT_OPPORTUNITY_EXPECTED,
};

const RapportSheet rapport_opportunity_sheet = {
  .info = &rapport_opportunity_info,
  .new_title = N_("New Opportunity"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no opportunities."),
  .add = N_("New _Opportunity…"),
};
