/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-meeting.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_MEETING_NAME, RAPPORT_MEETING_KIND, RAPPORT_MEETING_HELD, RAPPORT_MEETING_ENDED, RAPPORT_MEETING_PLACE,
  RAPPORT_MEETING_OWNER, RAPPORT_MEETING_PARTICIPANTS, RAPPORT_MEETING_CUSTOMER_PARTICIPANTS,
};

static const guint agenda[] = {
  RAPPORT_MEETING_FIGURE_GAPS, RAPPORT_MEETING_FEEDBACK_TRENDS, RAPPORT_MEETING_LESSONS, RAPPORT_MEETING_COOPERATION,
  RAPPORT_MEETING_CONCLUSION,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Agenda and result"), RAPPORT_SHEET_FIELDS (agenda) },
  { NULL }
};

static const guint facts[] = { RAPPORT_MEETING_KIND, RAPPORT_MEETING_PLACE };

static const RapportSheet * const belongings[] = { &rapport_improvement_sheet, &rapport_action_item_sheet, NULL };

const RapportSheet rapport_meeting_sheet = {
  .info = &rapport_meeting_info,
  .new_title = N_("New Meeting"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There is no meeting yet."),
  .add = N_("New _Meeting…"),
  .may_be_nobodys = TRUE,
  .belongings = belongings,
};
