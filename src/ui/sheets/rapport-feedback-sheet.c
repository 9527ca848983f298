/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-feedback.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_FEEDBACK_SOURCE, RAPPORT_FEEDBACK_ANSWERED_ON, RAPPORT_FEEDBACK_SCORE_OVERALL,
  RAPPORT_FEEDBACK_SCORE_SPEED, RAPPORT_FEEDBACK_SCORE_RESULT, RAPPORT_FEEDBACK_SCORE_ATTITUDE,
  RAPPORT_FEEDBACK_COMMENT, RAPPORT_FEEDBACK_NPS,
};

static const guint further[] = {
  RAPPORT_FEEDBACK_CONTACT, RAPPORT_FEEDBACK_SCORE_PRODUCT, RAPPORT_FEEDBACK_SCORE_SOLUTION,
  RAPPORT_FEEDBACK_SCORE_TEAM, RAPPORT_FEEDBACK_MAXIMUM, RAPPORT_FEEDBACK_ASKED_ON, RAPPORT_FEEDBACK_SITE,
  RAPPORT_FEEDBACK_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("More"), RAPPORT_SHEET_FIELDS (further) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_FEEDBACK_SOURCE, RAPPORT_FEEDBACK_SCORE_OVERALL, RAPPORT_FEEDBACK_SCORE_SPEED, RAPPORT_FEEDBACK_SCORE_RESULT,
  RAPPORT_FEEDBACK_SCORE_ATTITUDE, RAPPORT_FEEDBACK_NPS,
};

const RapportSheet rapport_feedback_sheet = {
  .info = &rapport_feedback_info,
  .new_title = N_("New Feedback"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There is no feedback yet."),
  .add = N_("New Feed_back…"),
};
