/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-points.h"

static const RapportField fields[] = {
  [RAPPORT_POINTS_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_POINTS_DATE] =
    { "date", RAPPORT_FIELD_DAY, NC_("field", "Date"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_POINTS_POINTS] =
    { "points", RAPPORT_FIELD_INTEGER, NC_("field", "Points"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_BALANCE },
  [RAPPORT_POINTS_REASON] =
    { "reason", RAPPORT_FIELD_TEXT, NC_("field", "Reason"), .flags = RAPPORT_FIELD_TITLE },
  [RAPPORT_POINTS_CONTRACT] =
    { "contract", RAPPORT_FIELD_REFERENCE, NC_("field", "Contract"), .target = "contract" },
  [RAPPORT_POINTS_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

static void
rapport_points_check (RapportEntity *self,
                      GPtrArray     *problems)
{
  if (rapport_entity_is_set (self, RAPPORT_POINTS_POINTS) &&
      rapport_entity_get_integer (self, RAPPORT_POINTS_POINTS) == 0)
    rapport_problems_add (problems, "points", RAPPORT_SEVERITY_ERROR, _("No points are given or used."));
}

const RapportEntityInfo rapport_points_info = {
  .name = "points",
  .label = NC_("thing", "Points entry"),
  .plural = NC_("thing", "Points entries"),
  .icon = "list-add-symbolic",
  .get_type = rapport_points_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_points_check,
};

RAPPORT_DEFINE_THING (RapportPoints, rapport_points)
