/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"
#include "rapport-sla-shipped.h"

static const RapportField fields[] = {
  [RAPPORT_CALENDAR_VERSION_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_CALENDAR_VERSION_VERSION] =
    { "version", RAPPORT_FIELD_INTEGER, NC_("field", "Version"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 1, .most = G_MAXINT32 },
  [RAPPORT_CALENDAR_VERSION_JSON] =
    { "json", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Definition"),
      .flags = RAPPORT_FIELD_REQUIRED },
  [RAPPORT_CALENDAR_VERSION_RETIRED] = { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired") },
};

static char *
dup_title (RapportEntity *version)
{
  const char *name = rapport_entity_get_text (version, RAPPORT_CALENDAR_VERSION_NAME);

  return g_strdup (name != NULL ? rapport_sla_shipped_get_label (name) : NULL);
}

const RapportEntityInfo rapport_calendar_version_info = {
  .name = "calendar",
  .label = NC_("thing", "Calendar"),
  .plural = NC_("thing", "Calendars"),
  .icon = "x-office-calendar-symbolic",
  .flags = RAPPORT_ENTITY_SETUP | RAPPORT_ENTITY_VERSION,
  .get_type = rapport_calendar_version_get_type,
  .dup_title = dup_title,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportCalendarVersion, rapport_calendar_version)
