/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-many.h"
#include "rapport-plan-many.h"

const guint rapport_plan_many_fields[RAPPORT_PLAN_MANY_N_FIELDS] = {
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

static const RapportContactKind kind = {
  .act = "add-plan", .customer = RAPPORT_PLAN_CUSTOMER, .owner = RAPPORT_PLAN_OWNER, .make_try = make_try,
};

/**
 * rapport_plan_many_dup_warnings:
 * @plan: what is about to be planned with each of @customers
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): what the rules warn of, a line each with how many customers it is about; NULL
 *   where they warn of nothing, or with @error set
 */
char *
rapport_plan_many_dup_warnings (RapportConnection  *connection,
                                RapportPlan        *plan,
                                const gint64       *customers,
                                guint               n_customers,
                                gint64              now,
                                GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_PLAN (plan), NULL);

  return rapport_contact_many_dup_warnings (&kind, connection, RAPPORT_ENTITY (plan), customers, n_customers, now,
                                            error);
}

/**
 * rapport_plan_many_new:
 * @plan: what is planned with each of @customers; copied. Where it names no owner, it falls to who is in charge of the
 *   customer, or else to who acts
 * @reason: (nullable): why the person goes on in spite of what the rules warn of, which is kept
 *
 * What people planned already stays beside it; the plans that the cadence made give way as to any other (cadence.md 8).
 *
 * Returns: (transfer full): the one act of planning it with all of them
 */
RapportAct *
rapport_plan_many_new (RapportPlan  *plan,
                       const gint64 *customers,
                       guint         n_customers,
                       const char   *reason)
{
  g_return_val_if_fail (RAPPORT_IS_PLAN (plan), NULL);

  return rapport_contact_many_new (&kind, RAPPORT_ENTITY (plan), customers, n_customers, reason);
}
