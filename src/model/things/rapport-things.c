/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-things.h"

#include "rapport-action-item.h"
#include "rapport-calendar-version.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-grade-change.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-policy-version.h"
#include "rapport-record.h"
#include "rapport-setting.h"
#include "rapport-stage-change.h"
#include "rapport-tag.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

/* parents before the things that refer to them */
static const RapportEntityInfo * const infos[] = {
  &rapport_member_info,
  &rapport_calendar_version_info,
  &rapport_policy_version_info,
  &rapport_setting_info,
  &rapport_customer_info,
  &rapport_contact_info,
  &rapport_tag_info,
  &rapport_stage_change_info,
  &rapport_grade_change_info,
  &rapport_record_info,
  &rapport_plan_info,
  &rapport_ticket_info,
  &rapport_ticket_event_info,
  &rapport_action_item_info,
  &rapport_extra_info,
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
