/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_ACTIVITY_NAME, RAPPORT_ACTIVITY_KIND, RAPPORT_ACTIVITY_STARTS, RAPPORT_ACTIVITY_ENDS, RAPPORT_ACTIVITY_PLACE,
  RAPPORT_ACTIVITY_OWNER, RAPPORT_ACTIVITY_GOAL, RAPPORT_ACTIVITY_EXPECTED,
};

static const guint approval[] = {
  RAPPORT_ACTIVITY_PLANNED_COST, RAPPORT_ACTIVITY_APPROVAL, RAPPORT_ACTIVITY_APPROVED_BY, RAPPORT_ACTIVITY_APPROVED_ON,
  RAPPORT_ACTIVITY_DEPARTMENT,
};

static const guint afterwards[] = { RAPPORT_ACTIVITY_FEEDBACK };

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Cost and approval"), RAPPORT_SHEET_FIELDS (approval) },
  { N_("Afterwards"), RAPPORT_SHEET_FIELDS (afterwards) },
  { NULL }
};

static const guint facts[] = { RAPPORT_ACTIVITY_KIND, RAPPORT_ACTIVITY_PLACE };

static const RapportSheetTool tools[] = {
  { N_("_Invite…"), "care.invite" },
  { N_("_Show Who Is Invited"), "care.show-invited" },
  { NULL }
};

const RapportSheet rapport_activity_sheet = {
  .info = &rapport_activity_info,
  .new_title = N_("New Activity"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There is no activity yet."),
  .add = N_("New _Activity…"),
  .tools = tools,
};
