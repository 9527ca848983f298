/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportSetting: a value of the book that differs from its default: see rapport-rules.h */
#define RAPPORT_TYPE_SETTING (rapport_setting_get_type ())
G_DECLARE_FINAL_TYPE (RapportSetting, rapport_setting, RAPPORT, SETTING, RapportEntity)

/** RapportSettingField: indices of the fields */
typedef enum
{
  RAPPORT_SETTING_NAME,
  RAPPORT_SETTING_VALUE,
  RAPPORT_SETTING_N_FIELDS,
} RapportSettingField;

extern const RapportEntityInfo rapport_setting_info;

RapportSetting *rapport_setting_new (void);

G_END_DECLS
