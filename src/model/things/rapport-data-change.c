/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-change.h"
#include "rapport-record.h"

const RapportChoice rapport_verdicts[] = {
  { "right", NC_("choice", "Right") },
  { "wrong", NC_("choice", "Wrong, corrected") },
  { "unchecked", NC_("choice", "Not checked") },
  { NULL }
};

static const RapportField data_change_fields[] = {
  [RAPPORT_DATA_CHANGE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_DATA_CHANGE_THING] =
    { "thing", RAPPORT_FIELD_TEXT, NC_("field", "Changed thing"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_DATA_CHANGE_FIELD] =
    { "field", RAPPORT_FIELD_TEXT, NC_("field", "Changed field"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_DATA_CHANGE_OLD_VALUE] =
    { "old-value", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Before") },
  [RAPPORT_DATA_CHANGE_NEW_VALUE] = { "new-value", RAPPORT_FIELD_LONG_TEXT, NC_("field", "After") },
  [RAPPORT_DATA_CHANGE_KNOWN] =
    { "known", RAPPORT_FIELD_MOMENT, NC_("field", "Known on"),
      .flags = RAPPORT_FIELD_WHEN | RAPPORT_FIELD_PAST },
  [RAPPORT_DATA_CHANGE_ENTERED_AT] =
    { "entered-at", RAPPORT_FIELD_INSTANT, NC_("field", "Entered"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_DATA_CHANGE_CONFIRMED] =
    { "confirmed", RAPPORT_FIELD_MOMENT, NC_("field", "Confirmed with the customer") },
  [RAPPORT_DATA_CHANGE_CONFIRMED_HOW] =
    { "confirmed-how", RAPPORT_FIELD_CHOICE, NC_("field", "How it was confirmed"),
      .choices = rapport_methods },
  [RAPPORT_DATA_CHANGE_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_data_change_info = {
  .name = "data_change",
  .label = NC_("thing", "Important change"),
  .plural = NC_("thing", "Important changes"),
  .icon = "document-edit-symbolic",
  .get_type = rapport_data_change_get_type,
  .fields = data_change_fields,
  .n_fields = G_N_ELEMENTS (data_change_fields),
};

RAPPORT_DEFINE_THING (RapportDataChange, rapport_data_change)

static const RapportField data_check_fields[] = {
  [RAPPORT_DATA_CHECK_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_DATA_CHECK_DRAWN_ON] =
    { "drawn-on", RAPPORT_FIELD_DAY, NC_("field", "Drawn on"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_DATA_CHECK_CHECKED_ON] =
    { "checked-on", RAPPORT_FIELD_DAY, NC_("field", "Checked on"), .after = "drawn-on" },
  [RAPPORT_DATA_CHECK_NAME] =
    { "name", RAPPORT_FIELD_CHOICE, NC_("field", "Name"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_CONTACT] =
    { "contact", RAPPORT_FIELD_CHOICE, NC_("field", "Contact"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_POSITION] =
    { "position", RAPPORT_FIELD_CHOICE, NC_("field", "Position"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_PHONE] =
    { "phone", RAPPORT_FIELD_CHOICE, NC_("field", "Phone or mobile"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_EMAIL] =
    { "email", RAPPORT_FIELD_CHOICE, NC_("field", "Email"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_ADDRESS] =
    { "address", RAPPORT_FIELD_CHOICE, NC_("field", "Address"), .choices = rapport_verdicts },
  [RAPPORT_DATA_CHECK_CORRECTIONS] =
    { "corrections", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Corrections") },
  [RAPPORT_DATA_CHECK_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_data_check_info = {
  .name = "data_check",
  .label = NC_("thing", "Data check"),
  .plural = NC_("thing", "Data checks"),
  .icon = "emblem-ok-symbolic",
  .get_type = rapport_data_check_get_type,
  .fields = data_check_fields,
  .n_fields = G_N_ELEMENTS (data_check_fields),
};

RAPPORT_DEFINE_THING (RapportDataCheck, rapport_data_check)
