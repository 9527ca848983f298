/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-requirement.h"

const RapportChoice rapport_requirement_types[] = {
  { "core", NC_("choice", "Core") },
  { "secondary", NC_("choice", "Secondary") },
  { NULL }
};

const RapportChoice rapport_requirement_ways[] = {
  { "questionnaire", NC_("choice", "Questionnaire") },
  { "interview", NC_("choice", "Interview") },
  { "on-site", NC_("choice", "On site") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

const RapportChoice rapport_levels[] = {
  { "high", NC_("choice", "High") },
  { "medium", NC_("choice", "Medium") },
  { "low", NC_("choice", "Low") },
  { NULL }
};

const RapportChoice rapport_requirement_states[] = {
  { "open", NC_("choice", "Open") },
  { "confirmed", NC_("choice", "Confirmed") },
  { "delivered", NC_("choice", "Delivered") },
  { "dropped", NC_("choice", "Dropped") },
  { NULL }
};

static const RapportField requirement_fields[] = {
  [RAPPORT_REQUIREMENT_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_REQUIREMENT_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_REQUIREMENT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Requirement in short"),
      .flags = RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_TYPE] =
    { "type", RAPPORT_FIELD_CHOICE, NC_("field", "Type of requirement"),
      .choices = rapport_requirement_types },
  [RAPPORT_REQUIREMENT_TYPE_WORDS] =
    { "type-words", RAPPORT_FIELD_TEXT, NC_("field", "Type of requirement as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_REQUIREMENT_FOUND_BY] =
    { "found-by", RAPPORT_FIELD_CHOICE, NC_("field", "How it was found"),
      .choices = rapport_requirement_ways },
  [RAPPORT_REQUIREMENT_NOTED_ON] =
    { "noted-on", RAPPORT_FIELD_DAY, NC_("field", "Noted on"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_REQUIREMENT_DESCRIPTION] =
    { "description", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Description of the requirement"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_URGENT] = { "urgent", RAPPORT_FIELD_FLAG, NC_("field", "Urgent") },
  [RAPPORT_REQUIREMENT_IMPORTANT] = { "important", RAPPORT_FIELD_FLAG, NC_("field", "Important") },
  [RAPPORT_REQUIREMENT_PRIORITY] =
    { "priority", RAPPORT_FIELD_CHOICE, NC_("field", "Priority"), .choices = rapport_levels },
  [RAPPORT_REQUIREMENT_PRIORITY_WORDS] =
    { "priority-words", RAPPORT_FIELD_TEXT, NC_("field", "Priority as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_REQUIREMENT_SOLUTION] =
    { "solution", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Solution"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_DELIVERY_PERIOD] =
    { "delivery-period", RAPPORT_FIELD_TEXT, NC_("field", "Delivery period") },
  [RAPPORT_REQUIREMENT_QUOTATION] =
    { "quotation", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Quotation"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_QUOTED_AMOUNT] =
    { "quoted-amount", RAPPORT_FIELD_MONEY, NC_("field", "Quoted amount"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_REQUIREMENT_RESOURCES] =
    { "resources", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Proposed resources") },
  [RAPPORT_REQUIREMENT_STATE] =
    { "state", RAPPORT_FIELD_CHOICE, NC_("field", "State"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_requirement_states, .initial = "open" },
  [RAPPORT_REQUIREMENT_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_REQUIREMENT_OWNER_WORDS] =
    { "owner-words", RAPPORT_FIELD_TEXT, NC_("field", "Owner as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_REQUIREMENT_MEETING] =
    { "meeting", RAPPORT_FIELD_REFERENCE, NC_("field", "Review meeting"), .target = "meeting" },
  [RAPPORT_REQUIREMENT_CONSENSUS] =
    { "consensus", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Written consensus"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_CONFIRMED_ON] =
    { "confirmed-on", RAPPORT_FIELD_DAY, NC_("field", "Confirmed on") },
  [RAPPORT_REQUIREMENT_SIGNED_ON] = { "signed-on", RAPPORT_FIELD_DAY, NC_("field", "Signed on") },
  [RAPPORT_REQUIREMENT_SIGNED_BY] = { "signed-by", RAPPORT_FIELD_TEXT, NC_("field", "Signed by") },
  [RAPPORT_REQUIREMENT_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_requirement_info = {
  .name = "requirement",
  .label = NC_("thing", "Requirement"),
  .plural = NC_("thing", "Requirements"),
  .icon = "view-list-symbolic",
  .search = 8,
  .get_type = rapport_requirement_get_type,
  .fields = requirement_fields,
  .n_fields = G_N_ELEMENTS (requirement_fields),
};

RAPPORT_DEFINE_THING (RapportRequirement, rapport_requirement)

static const RapportField requirement_version_fields[] = {
  [RAPPORT_REQUIREMENT_VERSION_REQUIREMENT] =
    { "requirement", RAPPORT_FIELD_REFERENCE, NC_("field", "Requirement"),
      .flags = RAPPORT_FIELD_OWNER, .target = "requirement" },
  [RAPPORT_REQUIREMENT_VERSION_VERSION] =
    { "version", RAPPORT_FIELD_INTEGER, NC_("field", "Version"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 1, .most = G_MAXINT32 },
  [RAPPORT_REQUIREMENT_VERSION_MADE_ON] =
    { "made-on", RAPPORT_FIELD_DAY, NC_("field", "Made on"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_REQUIREMENT_VERSION_SOLUTION] =
    { "solution", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Solution"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_VERSION_DELIVERY_PERIOD] =
    { "delivery-period", RAPPORT_FIELD_TEXT, NC_("field", "Delivery period") },
  [RAPPORT_REQUIREMENT_VERSION_QUOTATION] =
    { "quotation", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Quotation") },
  [RAPPORT_REQUIREMENT_VERSION_QUOTED_AMOUNT] =
    { "quoted-amount", RAPPORT_FIELD_MONEY, NC_("field", "Quoted amount"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_REQUIREMENT_VERSION_CHANGED] =
    { "changed", RAPPORT_FIELD_LONG_TEXT, NC_("field", "What the review changed"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_REQUIREMENT_VERSION_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_requirement_version_info = {
  .name = "requirement_version",
  .label = NC_("thing", "Version of a solution"),
  .plural = NC_("thing", "Versions of solutions"),
  .icon = "document-edit-symbolic",
  .flags = RAPPORT_ENTITY_VERSION,
  .search = 9,
  .get_type = rapport_requirement_version_get_type,
  .fields = requirement_version_fields,
  .n_fields = G_N_ELEMENTS (requirement_version_fields),
};

RAPPORT_DEFINE_THING (RapportRequirementVersion, rapport_requirement_version)
