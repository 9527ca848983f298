/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-review-decision.h"

const RapportChoice rapport_decisions[] = {
  { "accepted", NC_("choice", "Proposal accepted") },
  { "declined", NC_("choice", "Declined") },
  { "changed", NC_("choice", "Changed") },
  { "confirmed", NC_("choice", "Confirmed as it is") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_REVIEW_DECISION_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_REVIEW_DECISION_AT] =
    { "at", RAPPORT_FIELD_INSTANT, NC_("field", "At"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_REVIEW_DECISION_PROPOSAL] =
    { "proposal", RAPPORT_FIELD_TEXT, NC_("field", "Proposal"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_REVIEW_DECISION_FACTS] =
    { "facts", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Facts"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_REVIEW_DECISION_DECISION] =
    { "decision", RAPPORT_FIELD_CHOICE, NC_("field", "Decision"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_decisions },
  [RAPPORT_REVIEW_DECISION_REASON] = { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason") },
  [RAPPORT_REVIEW_DECISION_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_review_decision_info = {
  .name = "review_decision",
  .label = NC_("thing", "Decision of a review"),
  .plural = NC_("thing", "Decisions of reviews"),
  .icon = "emblem-ok-symbolic",
  .flags = RAPPORT_ENTITY_FOLLOWS,
  .get_type = rapport_review_decision_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportReviewDecision, rapport_review_decision)
