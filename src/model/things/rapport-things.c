/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-things.h"

#include "rapport-action-item.h"
#include "rapport-activity.h"
#include "rapport-article.h"
#include "rapport-attachment.h"
#include "rapport-budget-line.h"
#include "rapport-cadence-rule.h"
#include "rapport-calendar-version.h"
#include "rapport-care-date.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-cost.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-department.h"
#include "rapport-extra.h"
#include "rapport-feedback.h"
#include "rapport-grade-change.h"
#include "rapport-meeting.h"
#include "rapport-member.h"
#include "rapport-milestone.h"
#include "rapport-news.h"
#include "rapport-opportunity.h"
#include "rapport-override.h"
#include "rapport-plan.h"
#include "rapport-points.h"
#include "rapport-policy-version.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-requirement.h"
#include "rapport-review-decision.h"
#include "rapport-risk.h"
#include "rapport-saved-filter.h"
#include "rapport-setting.h"
#include "rapport-snippet.h"
#include "rapport-stage-change.h"
#include "rapport-survey.h"
#include "rapport-tag.h"
#include "rapport-tag-style.h"
#include "rapport-target.h"
#include "rapport-team.h"
#include "rapport-ticket.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-link.h"
#include "rapport-usage.h"

/* parents before the things that refer to them */
static const RapportEntityInfo * const infos[] = {
  &rapport_member_info,
  &rapport_department_info,
  &rapport_calendar_version_info,
  &rapport_policy_version_info,
  &rapport_setting_info,
  &rapport_tag_style_info,
  &rapport_snippet_info,
  &rapport_saved_filter_info,
  &rapport_team_info,
  &rapport_membership_info,
  &rapport_product_info,
  &rapport_budget_line_info,
  &rapport_activity_info,
  &rapport_survey_info,
  &rapport_survey_question_info,
  &rapport_article_info,
  &rapport_article_version_info,
  &rapport_target_info,
  &rapport_customer_info,
  &rapport_contact_info,
  &rapport_tag_info,
  &rapport_stage_change_info,
  &rapport_grade_change_info,
  &rapport_interest_info,
  &rapport_contract_info,
  &rapport_contract_line_info,
  &rapport_meeting_info,
  &rapport_improvement_info,
  &rapport_requirement_info,
  &rapport_requirement_version_info,
  &rapport_milestone_info,
  &rapport_progress_note_info,
  &rapport_opportunity_info,
  &rapport_survey_invitation_info,
  &rapport_survey_answer_info,
  &rapport_risk_info,
  &rapport_recovery_step_info,
  &rapport_care_date_info,
  &rapport_cadence_rule_info,
  &rapport_pause_info,
  &rapport_points_info,
  &rapport_news_info,
  &rapport_data_change_info,
  &rapport_data_check_info,
  &rapport_review_decision_info,
  &rapport_usage_info,
  &rapport_activity_guest_info,
  &rapport_ticket_info,
  &rapport_record_info,
  &rapport_plan_info,
  &rapport_ticket_event_info,
  &rapport_ticket_link_info,
  &rapport_article_ticket_info,
  &rapport_feedback_info,
  &rapport_cost_info,
  &rapport_action_item_info,
  &rapport_extra_info,
  &rapport_attachment_info,
  &rapport_override_info,
  NULL
};

/**
 * rapport_entity_infos:
 *
 * Returns: (transfer none): the descriptions of all kinds of things, ended by NULL; a kind stands
 *   behind those it refers to
 */
const RapportEntityInfo * const *
rapport_entity_infos (void)
{
  return infos;
}

static GHashTable *
make_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; infos[i] != NULL; i++)
    g_hash_table_insert (index, (gpointer) infos[i]->name, (gpointer) infos[i]);
  return index;
}

/** rapport_entity_info_for: Returns: (nullable): the description of the kind called @name */
const RapportEntityInfo *
rapport_entity_info_for (const char *name)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (name != NULL, NULL);

  g_once (&once, (GThreadFunc) make_index, NULL);
  return g_hash_table_lookup (once.retval, name);
}

/** rapport_entity_type_for: Returns: the class of the kind called @name, G_TYPE_INVALID for none */
GType
rapport_entity_type_for (const char *name)
{
  const RapportEntityInfo *info = rapport_entity_info_for (name);

  return info != NULL ? info->get_type () : G_TYPE_INVALID;
}

static gint64
get_version (RapportEntity *entity)
{
  const int index = rapport_entity_info_index (rapport_entity_get_info (entity), "version");

  return index >= 0 ? rapport_entity_get_integer (entity, index) : 0;
}

/** rapport_entity_replaces: Returns: whether @self is a later version of what @other is a version of */
gboolean
rapport_entity_replaces (RapportEntity *self,
                         RapportEntity *other)
{
  const RapportEntityInfo *info;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self) && RAPPORT_IS_ENTITY (other), FALSE);

  info = rapport_entity_get_info (self);
  if (info != rapport_entity_get_info (other) || (info->flags & RAPPORT_ENTITY_VERSION) == 0 ||
      g_strcmp0 (rapport_entity_get_name (self), rapport_entity_get_name (other)) != 0)
    return FALSE;
  if (get_version (self) != get_version (other))
    return get_version (self) > get_version (other);
  return rapport_entity_get_id (self) > rapport_entity_get_id (other);
}
