/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-record.h"

const RapportChoice rapport_activity_kinds[] = {
  { "thanks", NC_("choice", "Thank-you event") },
  { "salon", NC_("choice", "Salon") },
  { "summit", NC_("choice", "Industry summit") },
  { "training", NC_("choice", "Training session") },
  { "gift", NC_("choice", "Festival gift") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

const RapportChoice rapport_approvals[] = {
  { "asked", NC_("choice", "Asked for") },
  { "approved", NC_("choice", "Approved") },
  { "refused", NC_("choice", "Refused") },
  { NULL }
};

static const RapportField activity_fields[] = {
  [RAPPORT_ACTIVITY_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Activity name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ACTIVITY_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of activity"),
      .choices = rapport_activity_kinds },
  [RAPPORT_ACTIVITY_KIND_WORDS] =
    { "kind-words", RAPPORT_FIELD_TEXT, NC_("field", "Kind of activity as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_ACTIVITY_STARTS] =
    { "starts", RAPPORT_FIELD_MOMENT, NC_("field", "Starts"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_ACTIVITY_ENDS] =
    { "ends", RAPPORT_FIELD_MOMENT, NC_("field", "Ends"), .after = "starts" },
  [RAPPORT_ACTIVITY_PLACE] = { "place", RAPPORT_FIELD_TEXT, NC_("field", "Place") },
  [RAPPORT_ACTIVITY_PLANNED_COST] =
    { "planned-cost", RAPPORT_FIELD_MONEY, NC_("field", "Planned cost"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_ACTIVITY_GOAL] =
    { "goal", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Goal"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ACTIVITY_EXPECTED] =
    { "expected", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Expected effect") },
  [RAPPORT_ACTIVITY_APPROVAL] =
    { "approval", RAPPORT_FIELD_CHOICE, NC_("field", "Approval"), .choices = rapport_approvals },
  [RAPPORT_ACTIVITY_APPROVED_BY] =
    { "approved-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Approved by"), .target = "member" },
  [RAPPORT_ACTIVITY_APPROVED_ON] =
    { "approved-on", RAPPORT_FIELD_DAY, NC_("field", "Approved on") },
  [RAPPORT_ACTIVITY_FEEDBACK] =
    { "feedback", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Feedback"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ACTIVITY_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_ACTIVITY_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Department"), .target = "department" },
};

const RapportEntityInfo rapport_activity_info = {
  .name = "activity",
  .label = NC_("thing", "Activity"),
  .plural = NC_("thing", "Activities"),
  .icon = "x-office-calendar-symbolic",
  .search = 19,
  .get_type = rapport_activity_get_type,
  .fields = activity_fields,
  .n_fields = G_N_ELEMENTS (activity_fields),
};

RAPPORT_DEFINE_THING (RapportActivity, rapport_activity)

static const RapportField activity_guest_fields[] = {
  [RAPPORT_ACTIVITY_GUEST_ACTIVITY] =
    { "activity", RAPPORT_FIELD_REFERENCE, NC_("field", "Activity"),
      .flags = RAPPORT_FIELD_OWNER | RAPPORT_FIELD_KEY, .target = "activity" },
  [RAPPORT_ACTIVITY_GUEST_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_ACTIVITY_GUEST_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_ACTIVITY_GUEST_CONTACT_WORDS] =
    { "contact-words", RAPPORT_FIELD_TEXT, NC_("field", "Contact as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_ACTIVITY_GUEST_INVITED] =
    { "invited", RAPPORT_FIELD_DAY, NC_("field", "Invited on"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_ACTIVITY_GUEST_ANSWER] =
    { "answer", RAPPORT_FIELD_CHOICE, NC_("field", "Accepted the invitation"),
      .choices = rapport_answers },
  [RAPPORT_ACTIVITY_GUEST_ATTENDED] = { "attended", RAPPORT_FIELD_FLAG, NC_("field", "Attended") },
  [RAPPORT_ACTIVITY_GUEST_SCORE] =
    { "score", RAPPORT_FIELD_INTEGER, NC_("field", "Score"), .least = 1, .most = 5 },
  [RAPPORT_ACTIVITY_GUEST_FEEDBACK] =
    { "feedback", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Feedback"),
      .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_activity_guest_info = {
  .name = "activity_guest",
  .label = NC_("thing", "Invitation to an activity"),
  .plural = NC_("thing", "Invitations to activities"),
  .icon = "mail-send-symbolic",
  .search = 20,
  .get_type = rapport_activity_guest_get_type,
  .fields = activity_guest_fields,
  .n_fields = G_N_ELEMENTS (activity_guest_fields),
};

RAPPORT_DEFINE_THING (RapportActivityGuest, rapport_activity_guest)
