/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-answered-plan.h"
#include "rapport-defaults.h"
#include "rapport-plan.h"

/* what a plan and a contact have in common, the closest first */
typedef enum
{
  SAME_METHOD,
  SAME_DEPTH,
  SAME_CUSTOMER,
} Likeness;

static Likeness
compare (RapportEntity *plan,
         const char    *method,
         const char    *depth)
{
  const char *own_method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD);
  const char *own_depth = rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH);

  if (method != NULL && g_strcmp0 (own_method, method) == 0)
    return SAME_METHOD;
  if (own_depth == NULL)
    own_depth = rapport_default_depth (own_method);
  return depth != NULL && g_strcmp0 (own_depth, depth) == 0 ? SAME_DEPTH : SAME_CUSTOMER;
}

/**
 * rapport_find_answered_plan:
 * @open_plans: (element-type RapportPlan): a customer's open plans, the one due first before the others
 * @day: the local day of a contact
 * @method: (nullable): the contact's
 * @depth: (nullable): the contact's, NULL for that of its method
 * @within: ⚙ so many days before it is due a plan may be answered; one that is late always
 *
 * Of the plans that may be meant those of the same method, else of the same depth, else all; of these the
 * one due first (cadence.md, 9).
 *
 * Returns: (transfer none) (nullable): the plan that the contact most likely answers
 */
RapportEntity *
rapport_find_answered_plan (GPtrArray  *open_plans,
                            int         day,
                            const char *method,
                            const char *depth,
                            int         within)
{
  RapportEntity *found = NULL;
  Likeness closest = SAME_CUSTOMER + 1;
  int last;

  g_return_val_if_fail (open_plans != NULL, NULL);

  last = rapport_day_add (day, within);
  if (depth == NULL)
    depth = rapport_default_depth (method);
  for (guint i = 0; i < open_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (open_plans, i);
      Likeness likeness = compare (plan, method, depth);

      if (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day <= last && likeness < closest)
        {
          closest = likeness;
          found = plan;
        }
    }
  return found;
}
