/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-plan.h"
#include "rapport-record.h"

const RapportChoice rapport_plan_states[] = {
  { "planned", NC_("choice", "Planned") },
  { "done", NC_("choice", "Done") },
  { "skipped", NC_("choice", "Skipped") },
  { NULL }
};

const RapportChoice rapport_plan_origins[] = {
  { "by-hand", NC_("choice", "By hand") },
  { "cadence", NC_("choice", "Cadence") },
  { "record", NC_("choice", "Next follow-up of a record") },
  { "care-date", NC_("choice", "Care date") },
  { "benefit", NC_("choice", "Benefit") },
  { "milestone", NC_("choice", "Milestone") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_PLAN_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_PLAN_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_PLAN_DUE] =
    { "due", RAPPORT_FIELD_MOMENT, NC_("field", "Due"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_PLAN_METHOD] =
    { "method", RAPPORT_FIELD_CHOICE, NC_("field", "Method"), .choices = rapport_methods },
  [RAPPORT_PLAN_METHOD_WORDS] =
    { "method-words", RAPPORT_FIELD_TEXT, NC_("field", "Method as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_PLAN_DEPTH] =
    { "depth", RAPPORT_FIELD_CHOICE, NC_("field", "Depth"), .choices = rapport_depths },
  [RAPPORT_PLAN_CONTENT] = { "content", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Content") },
  [RAPPORT_PLAN_GOAL] = { "goal", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Goal") },
  [RAPPORT_PLAN_PREPARATION] =
    { "preparation", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Preparation") },
  [RAPPORT_PLAN_BOOKED] =
    { "booked", RAPPORT_FIELD_MOMENT, NC_("field", "Booked with the customer on") },
  [RAPPORT_PLAN_WARNING_REASON] =
    { "warning-reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason in spite of a warning") },
  [RAPPORT_PLAN_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_PLAN_STATE] =
    { "state", RAPPORT_FIELD_CHOICE, NC_("field", "State"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_plan_states, .initial = "planned" },
  [RAPPORT_PLAN_SKIP_REASON] =
    { "skip-reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason for skipping") },
  [RAPPORT_PLAN_ORIGIN] =
    { "origin", RAPPORT_FIELD_CHOICE, NC_("field", "Origin"),
      .flags = RAPPORT_FIELD_INTERNAL, .choices = rapport_plan_origins, .initial = "by-hand" },
  [RAPPORT_PLAN_ORIGIN_RECORD] =
    { "origin-record", RAPPORT_FIELD_REFERENCE, NC_("field", "From the record"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "record" },
  [RAPPORT_PLAN_ANSWERED_BY] =
    { "answered-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Done by the record"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "record" },
  [RAPPORT_PLAN_PURPOSE] =
    { "purpose", RAPPORT_FIELD_CHOICE, NC_("field", "Purpose"), .choices = rapport_purposes },
  [RAPPORT_PLAN_PURPOSE_WORDS] =
    { "purpose-words", RAPPORT_FIELD_TEXT, NC_("field", "Purpose as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_PLAN_CARE_DATE] =
    { "care-date", RAPPORT_FIELD_REFERENCE, NC_("field", "Care date"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "care_date" },
  [RAPPORT_PLAN_MILESTONE] =
    { "milestone", RAPPORT_FIELD_REFERENCE, NC_("field", "Delivery milestone"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "milestone" },
  [RAPPORT_PLAN_RISK] =
    { "risk", RAPPORT_FIELD_REFERENCE, NC_("field", "Risk"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "risk" },
  [RAPPORT_PLAN_BY_HAND] =
    { "by-hand", RAPPORT_FIELD_FLAG, NC_("field", "Changed by hand"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_PLAN_ASKED] =
    { "asked", RAPPORT_FIELD_MOMENT, NC_("field", "Asked for by the cadence"),
      .flags = RAPPORT_FIELD_INTERNAL },
};

static void
rapport_plan_check (RapportEntity *self,
                    GPtrArray     *problems)
{
  const char *state = rapport_entity_get_text (self, RAPPORT_PLAN_STATE);

  if (g_strcmp0 (state, "skipped") == 0 &&
      !rapport_entity_is_set (self, RAPPORT_PLAN_SKIP_REASON))
    rapport_problems_add (problems, "skip-reason", RAPPORT_SEVERITY_FLAG,
                          _("It is not said why the follow-up was skipped."));
}

const RapportEntityInfo rapport_plan_info = {
  .name = "plan",
  .label = NC_("thing", "Follow-up plan"),
  .plural = NC_("thing", "Follow-up plans"),
  .icon = "x-office-calendar-symbolic",
  .get_type = rapport_plan_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_plan_check,
};

RAPPORT_DEFINE_THING (RapportPlan, rapport_plan)

/** rapport_plan_is_open: Returns: whether it is neither done nor skipped */
gboolean
rapport_plan_is_open (RapportPlan *self)
{
  g_return_val_if_fail (RAPPORT_IS_PLAN (self), FALSE);

  return g_strcmp0 (rapport_entity_get_text (RAPPORT_ENTITY (self), RAPPORT_PLAN_STATE), "planned") == 0;
}

/**
 * rapport_plan_is_next:
 *
 * Returns: whether it is but the next follow-up of a record, in whose place a newer record's comes
 */
gboolean
rapport_plan_is_next (RapportPlan *self)
{
  g_return_val_if_fail (RAPPORT_IS_PLAN (self), FALSE);

  return g_strcmp0 (rapport_entity_get_text (RAPPORT_ENTITY (self), RAPPORT_PLAN_ORIGIN), "record") == 0 &&
         !rapport_entity_is_set (RAPPORT_ENTITY (self), RAPPORT_PLAN_BOOKED);
}

/**
 * rapport_plan_follow_record:
 * @record: has an id and a next follow-up
 *
 * Makes it the planned follow-up that the record says comes next: when, with whom, by whom, and what.
 */
void
rapport_plan_follow_record (RapportPlan   *self,
                            RapportRecord *record)
{
  RapportEntity *plan = RAPPORT_ENTITY (self);
  RapportEntity *from = RAPPORT_ENTITY (record);

  g_return_if_fail (RAPPORT_IS_PLAN (self));
  g_return_if_fail (RAPPORT_IS_RECORD (record));

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, rapport_entity_get_integer (from, RAPPORT_RECORD_CUSTOMER));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT, rapport_entity_get_integer (from, RAPPORT_RECORD_CONTACT));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, rapport_entity_get_moment (from, RAPPORT_RECORD_NEXT));
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, rapport_entity_get_text (from, RAPPORT_RECORD_NEXT_ACTION));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, rapport_entity_get_integer (from, RAPPORT_RECORD_OWNER));
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "planned");
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "record");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_ORIGIN_RECORD, rapport_entity_get_id (from));
}
