/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-meeting.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_IMPROVEMENT_GOAL, RAPPORT_IMPROVEMENT_PROBLEM, RAPPORT_IMPROVEMENT_MEASURE, RAPPORT_IMPROVEMENT_WHO,
  RAPPORT_IMPROVEMENT_DEADLINE, RAPPORT_IMPROVEMENT_EXPECTED,
};

static const guint afterwards[] = { RAPPORT_IMPROVEMENT_DONE, RAPPORT_IMPROVEMENT_EFFECT };

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Afterwards"), RAPPORT_SHEET_FIELDS (afterwards) },
  { NULL }
};

static const guint facts[] = { RAPPORT_IMPROVEMENT_WHO, RAPPORT_IMPROVEMENT_DONE };

const RapportSheet rapport_improvement_sheet = {
  .info = &rapport_improvement_info,
  .new_title = N_("New Improvement"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("No improvement was decided on yet."),
  .add = N_("New Im_provement…"),
};
