/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportCalendarVersion: one version of a working calendar, never changed once made; its text is
 * the JSON of sla.md
 */
#define RAPPORT_TYPE_CALENDAR_VERSION (rapport_calendar_version_get_type ())
G_DECLARE_FINAL_TYPE (RapportCalendarVersion, rapport_calendar_version, RAPPORT, CALENDAR_VERSION, RapportEntity)

/** RapportCalendarVersionField: indices of the fields */
typedef enum
{
  RAPPORT_CALENDAR_VERSION_NAME,
  RAPPORT_CALENDAR_VERSION_VERSION,
  RAPPORT_CALENDAR_VERSION_JSON,
  RAPPORT_CALENDAR_VERSION_RETIRED,
  RAPPORT_CALENDAR_VERSION_N_FIELDS,
} RapportCalendarVersionField;

extern const RapportEntityInfo rapport_calendar_version_info;

RapportCalendarVersion *rapport_calendar_version_new (void);

G_END_DECLS
