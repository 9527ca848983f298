/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-requirement.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_REQUIREMENT_NAME, RAPPORT_REQUIREMENT_DESCRIPTION, RAPPORT_REQUIREMENT_TYPE, RAPPORT_REQUIREMENT_URGENT,
  RAPPORT_REQUIREMENT_IMPORTANT, RAPPORT_REQUIREMENT_PRIORITY, RAPPORT_REQUIREMENT_STATE, RAPPORT_REQUIREMENT_OWNER,
  RAPPORT_REQUIREMENT_NOTED_ON, RAPPORT_REQUIREMENT_CONTACT, RAPPORT_REQUIREMENT_FOUND_BY,
};

static const guint solution[] = {
  RAPPORT_REQUIREMENT_SOLUTION, RAPPORT_REQUIREMENT_DELIVERY_PERIOD, RAPPORT_REQUIREMENT_QUOTATION,
  RAPPORT_REQUIREMENT_QUOTED_AMOUNT, RAPPORT_REQUIREMENT_RESOURCES,
};

static const guint consent[] = {
  RAPPORT_REQUIREMENT_MEETING, RAPPORT_REQUIREMENT_CONSENSUS, RAPPORT_REQUIREMENT_CONFIRMED_ON,
  RAPPORT_REQUIREMENT_SIGNED_ON, RAPPORT_REQUIREMENT_SIGNED_BY, RAPPORT_REQUIREMENT_NOTES,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Solution and quotation"), RAPPORT_SHEET_FIELDS (solution) },
  { N_("Review and consent"), RAPPORT_SHEET_FIELDS (consent) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_REQUIREMENT_TYPE, RAPPORT_REQUIREMENT_PRIORITY, RAPPORT_REQUIREMENT_STATE,
  RAPPORT_REQUIREMENT_QUOTED_AMOUNT,
};

static const RapportSheet * const belongings[] = { &rapport_action_item_sheet, NULL };

const RapportSheet rapport_requirement_sheet = {
  .info = &rapport_requirement_info,
  .new_title = N_("New Requirement"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no requirements."),
  .add = N_("New _Requirement…"),
  .belongings = belongings,
};
