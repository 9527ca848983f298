/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"

const RapportChoice rapport_action_kinds[] = {
  { "task", NC_("choice", "Task") },
  { RAPPORT_ACTION_PROMISE, NC_("choice", "Promise") },
  { RAPPORT_ACTION_SUGGESTION, NC_("choice", "Suggestion of the customer") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_ACTION_ITEM_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_ACTION_ITEM_RECORD] =
    { "record", RAPPORT_FIELD_REFERENCE, NC_("field", "Follow-up record"),
      .flags = RAPPORT_FIELD_OWNER, .target = "record" },
  [RAPPORT_ACTION_ITEM_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_ACTION_ITEM_WHAT] =
    { "what", RAPPORT_FIELD_TEXT, NC_("field", "What"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_ACTION_ITEM_WHO] =
    { "who", RAPPORT_FIELD_REFERENCE, NC_("field", "Who"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_ACTION_ITEM_WHO_WORDS] =
    { "who-words", RAPPORT_FIELD_TEXT, NC_("field", "Who, as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_ACTION_ITEM_DEADLINE] =
    { "deadline", RAPPORT_FIELD_MOMENT, NC_("field", "Deadline"),
      .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_ACTION_ITEM_DONE] = { "done", RAPPORT_FIELD_MOMENT, NC_("field", "Done") },
  [RAPPORT_ACTION_ITEM_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of action item"),
      .choices = rapport_action_kinds },
  [RAPPORT_ACTION_ITEM_OUTCOME] =
    { "outcome", RAPPORT_FIELD_LONG_TEXT, NC_("field", "What became of it") },
  [RAPPORT_ACTION_ITEM_TOLD] = { "told", RAPPORT_FIELD_MOMENT, NC_("field", "Customer told") },
  [RAPPORT_ACTION_ITEM_REQUIREMENT] =
    { "requirement", RAPPORT_FIELD_REFERENCE, NC_("field", "Requirement"),
      .flags = RAPPORT_FIELD_OWNER, .target = "requirement" },
  [RAPPORT_ACTION_ITEM_MEETING] =
    { "meeting", RAPPORT_FIELD_REFERENCE, NC_("field", "Meeting"),
      .flags = RAPPORT_FIELD_OWNER, .target = "meeting" },
  [RAPPORT_ACTION_ITEM_RISK] =
    { "risk", RAPPORT_FIELD_REFERENCE, NC_("field", "Risk"),
      .flags = RAPPORT_FIELD_OWNER, .target = "risk" },
};

/* FR-15: what is promised is promised for a day. */
static void
rapport_action_item_check (RapportEntity *self,
                           GPtrArray     *problems)
{
  if (g_strcmp0 (rapport_entity_get_text (self, RAPPORT_ACTION_ITEM_KIND), RAPPORT_ACTION_PROMISE) == 0 &&
      !rapport_entity_is_set (self, RAPPORT_ACTION_ITEM_DEADLINE) &&
      !rapport_entity_is_set (self, RAPPORT_ACTION_ITEM_DONE))
    rapport_problems_add (problems, "deadline", RAPPORT_SEVERITY_ERROR, _("Say for when it was promised."));
}

const RapportEntityInfo rapport_action_item_info = {
  .name = "action_item",
  .label = NC_("thing", "Action item"),
  .plural = NC_("thing", "Action items"),
  .icon = "object-select-symbolic",
  .get_type = rapport_action_item_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_action_item_check,
};

RAPPORT_DEFINE_THING (RapportActionItem, rapport_action_item)
