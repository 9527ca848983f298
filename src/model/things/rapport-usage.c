/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-usage.h"

static const RapportField fields[] = {
  [RAPPORT_USAGE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_USAGE_MONTH] =
    { "month", RAPPORT_FIELD_DAY, NC_("field", "Month"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_USAGE_LOGINS] =
    { "logins", RAPPORT_FIELD_INTEGER, NC_("field", "Logins"), .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_USAGE_SERVICE_USE] =
    { "service-use", RAPPORT_FIELD_INTEGER, NC_("field", "Use of the service"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_USAGE_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"), .target = "product" },
};

static void
rapport_usage_check (RapportEntity *self,
                     GPtrArray     *problems)
{
  if (rapport_entity_is_set (self, RAPPORT_USAGE_MONTH) &&
      rapport_entity_get_day (self, RAPPORT_USAGE_MONTH) % 100 != 1)
    rapport_problems_add (problems, "month", RAPPORT_SEVERITY_ERROR,
                          _("A month is given by its first day."));
}

const RapportEntityInfo rapport_usage_info = {
  .name = "usage",
  .label = NC_("thing", "Usage"),
  .plural = NC_("thing", "Usage"),
  .icon = "utilities-system-monitor-symbolic",
  .get_type = rapport_usage_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_usage_check,
};

RAPPORT_DEFINE_THING (RapportUsage, rapport_usage)
