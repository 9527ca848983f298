/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-milestone.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_MILESTONE_NAME, RAPPORT_MILESTONE_KEY, RAPPORT_MILESTONE_CONTRACT, RAPPORT_MILESTONE_PLANNED,
  RAPPORT_MILESTONE_OWNER, RAPPORT_MILESTONE_TOLD, RAPPORT_MILESTONE_TOLD_HOW, RAPPORT_MILESTONE_DONE,
  RAPPORT_MILESTONE_NOTES,
};

static const guint acceptance[] = {
  RAPPORT_MILESTONE_ACCEPTED_ON, RAPPORT_MILESTONE_ACCEPTED_BY, RAPPORT_MILESTONE_ACCEPTED_HOW,
  RAPPORT_MILESTONE_SUGGESTIONS,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Acceptance"), RAPPORT_SHEET_FIELDS (acceptance) },
  { NULL }
};

static const guint facts[] = { RAPPORT_MILESTONE_PLANNED, RAPPORT_MILESTONE_DONE, RAPPORT_MILESTONE_ACCEPTED_ON };

const RapportSheet rapport_milestone_sheet = {
  .info = &rapport_milestone_info,
  .new_title = N_("New Milestone"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no milestones."),
  .add = N_("New _Milestone…"),
};
