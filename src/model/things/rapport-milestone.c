/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-milestone.h"
#include "rapport-record.h"
#include "rapport-ticket.h"

static const RapportField milestone_fields[] = {
  [RAPPORT_MILESTONE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_MILESTONE_CONTRACT] =
    { "contract", RAPPORT_FIELD_REFERENCE, NC_("field", "Contract"),
      .flags = RAPPORT_FIELD_OWNER, .target = "contract" },
  [RAPPORT_MILESTONE_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Milestone"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MILESTONE_KEY] = { "key", RAPPORT_FIELD_FLAG, NC_("field", "Key milestone") },
  [RAPPORT_MILESTONE_PLANNED] =
    { "planned", RAPPORT_FIELD_DAY, NC_("field", "Planned for"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_MILESTONE_DONE] = { "done", RAPPORT_FIELD_DAY, NC_("field", "Reached on") },
  [RAPPORT_MILESTONE_TOLD] = { "told", RAPPORT_FIELD_MOMENT, NC_("field", "Customer told") },
  [RAPPORT_MILESTONE_TOLD_HOW] =
    { "told-how", RAPPORT_FIELD_CHOICE, NC_("field", "How the customer was told"),
      .choices = rapport_methods },
  [RAPPORT_MILESTONE_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_MILESTONE_ACCEPTED_ON] =
    { "accepted-on", RAPPORT_FIELD_DAY, NC_("field", "Accepted on") },
  [RAPPORT_MILESTONE_ACCEPTED_BY] =
    { "accepted-by", RAPPORT_FIELD_TEXT, NC_("field", "Accepted by") },
  [RAPPORT_MILESTONE_ACCEPTED_HOW] =
    { "accepted-how", RAPPORT_FIELD_CHOICE, NC_("field", "How it was accepted"),
      .choices = rapport_acceptance_ways },
  [RAPPORT_MILESTONE_SUGGESTIONS] =
    { "suggestions", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Suggestions"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MILESTONE_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_milestone_info = {
  .name = "milestone",
  .label = NC_("thing", "Delivery milestone"),
  .plural = NC_("thing", "Delivery milestones"),
  .icon = "emblem-default-symbolic",
  .search = 10,
  .get_type = rapport_milestone_get_type,
  .fields = milestone_fields,
  .n_fields = G_N_ELEMENTS (milestone_fields),
};

RAPPORT_DEFINE_THING (RapportMilestone, rapport_milestone)

static const RapportField progress_note_fields[] = {
  [RAPPORT_PROGRESS_NOTE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_PROGRESS_NOTE_MILESTONE] =
    { "milestone", RAPPORT_FIELD_REFERENCE, NC_("field", "Delivery milestone"),
      .flags = RAPPORT_FIELD_OWNER, .target = "milestone" },
  [RAPPORT_PROGRESS_NOTE_AT] =
    { "at", RAPPORT_FIELD_MOMENT, NC_("field", "At"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_PROGRESS_NOTE_DONE] =
    { "done", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Work done"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PROGRESS_NOTE_NEXT] =
    { "next", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Next steps"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PROGRESS_NOTE_RISKS] =
    { "risks", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Risks"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PROGRESS_NOTE_MEASURES] =
    { "measures", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Measures against them"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PROGRESS_NOTE_TOLD] = { "told", RAPPORT_FIELD_MOMENT, NC_("field", "Customer told") },
  [RAPPORT_PROGRESS_NOTE_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_progress_note_info = {
  .name = "progress_note",
  .label = NC_("thing", "Progress note"),
  .plural = NC_("thing", "Progress notes"),
  .icon = "document-edit-symbolic",
  .search = 11,
  .get_type = rapport_progress_note_get_type,
  .fields = progress_note_fields,
  .n_fields = G_N_ELEMENTS (progress_note_fields),
};

RAPPORT_DEFINE_THING (RapportProgressNote, rapport_progress_note)
