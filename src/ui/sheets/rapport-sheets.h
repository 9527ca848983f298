/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

/* one a kind of thing */
extern const RapportSheet rapport_product_sheet;
extern const RapportSheet rapport_contract_sheet;
extern const RapportSheet rapport_feedback_sheet;
extern const RapportSheet rapport_cadence_rule_sheet;
extern const RapportSheet rapport_pause_sheet;
extern const RapportSheet rapport_opportunity_sheet;
extern const RapportSheet rapport_requirement_sheet;
extern const RapportSheet rapport_milestone_sheet;
extern const RapportSheet rapport_care_date_sheet;
extern const RapportSheet rapport_article_sheet;
extern const RapportSheet rapport_points_sheet;
extern const RapportSheet rapport_snippet_sheet;
extern const RapportSheet rapport_tag_style_sheet;
extern const RapportSheet rapport_data_check_sheet;
extern const RapportSheet rapport_data_change_sheet;
extern const RapportSheet rapport_action_item_sheet;
extern const RapportSheet rapport_activity_sheet;
extern const RapportSheet rapport_activity_guest_sheet;
extern const RapportSheet rapport_meeting_sheet;
extern const RapportSheet rapport_improvement_sheet;
extern const RapportSheet rapport_risk_sheet;
extern const RapportSheet rapport_recovery_step_sheet;

#define RAPPORT_SHEETS \
  &rapport_product_sheet, \
  &rapport_contract_sheet, \
  &rapport_feedback_sheet, \
  &rapport_cadence_rule_sheet, \
  &rapport_pause_sheet, \
  &rapport_opportunity_sheet, \
  &rapport_requirement_sheet, \
  &rapport_milestone_sheet, \
  &rapport_care_date_sheet, \
  &rapport_article_sheet, \
  &rapport_points_sheet, \
  &rapport_snippet_sheet, \
  &rapport_tag_style_sheet, \
  &rapport_data_check_sheet, \
  &rapport_data_change_sheet, \
  &rapport_action_item_sheet, \
  &rapport_activity_sheet, \
  &rapport_activity_guest_sheet, \
  &rapport_meeting_sheet, \
  &rapport_improvement_sheet, \
  &rapport_risk_sheet, \
  &rapport_recovery_step_sheet

/* of the same kind as another: what a tag adds to the cadence */
extern const RapportSheet rapport_tag_cadence_sheet;
/* of a file that is attached: what can be said of it */
extern const RapportSheet rapport_attachment_sheet;

const RapportSheet *rapport_sheets_find (const char     *thing);
void                rapport_sheets_open (RapportContext *context,
                                         const char     *thing,
                                         gint64          id);

G_END_DECLS
