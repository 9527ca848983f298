/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-version.h"

struct _RapportCalendarVersion
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCalendarVersion, rapport_calendar_version, RAPPORT_TYPE_ENTITY)

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

const RapportEntityInfo rapport_calendar_version_info = {
  .name = "calendar",
  .label = NC_("thing", "Calendar"),
  .plural = NC_("thing", "Calendars"),
  .icon = "x-office-calendar-symbolic",
  .flags = RAPPORT_ENTITY_SETUP | RAPPORT_ENTITY_VERSION,
  .get_type = rapport_calendar_version_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

static void
rapport_calendar_version_class_init (RapportCalendarVersionClass *klass)
{
  rapport_entity_class_install_fields (RAPPORT_ENTITY_CLASS (klass), &rapport_calendar_version_info);
}

static void
rapport_calendar_version_init (RapportCalendarVersion *self)
{
}

/** rapport_calendar_version_new: Returns: (transfer full): one not stored yet */
RapportCalendarVersion *
rapport_calendar_version_new (void)
{
  return g_object_new (RAPPORT_TYPE_CALENDAR_VERSION, NULL);
}
