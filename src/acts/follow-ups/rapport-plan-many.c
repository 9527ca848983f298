/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-follow-up-lookup.h"
#include "rapport-plan-many.h"

static const guint fields[] = {
  RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_PURPOSE, RAPPORT_PLAN_OWNER,
  RAPPORT_PLAN_CONTENT, RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED,
};

static RapportContactTry
make_try (RapportEntity *plan)
{
  return (RapportContactTry) {
    .at = *rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE), .plan = -1,
    .method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD),
    .booked = rapport_entity_get_moment (plan, RAPPORT_PLAN_BOOKED)->day,
  };
}

static char *
dup_title (guint n)
{
  return g_strdup_printf (ngettext ("Plan Follow-up with %'u Customer", "Plan Follow-up with %'u Customers", n), n);
}

const RapportContactKind rapport_plan_many = {
  .act = "add-plan", .type = rapport_plan_get_type, .customer = RAPPORT_PLAN_CUSTOMER, .owner = RAPPORT_PLAN_OWNER,
  .fields = fields, .n_fields = G_N_ELEMENTS (fields), .dup_title = dup_title, .make_try = make_try,
  .find_others = rapport_follow_up_find_planned,
};
