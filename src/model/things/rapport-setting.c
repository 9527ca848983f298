/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-setting.h"

static const RapportField fields[] = {
  [RAPPORT_SETTING_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_KEY | RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_SETTING_VALUE] = { "value", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Value") },
};

const RapportEntityInfo rapport_setting_info = {
  .name = "setting",
  .label = NC_("thing", "Setting"),
  .plural = NC_("thing", "Settings"),
  .icon = "preferences-system-symbolic",
  .flags = RAPPORT_ENTITY_SETUP,
  .get_type = rapport_setting_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportSetting, rapport_setting)
