/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-accept-touches.h"
#include "rapport-overrides.h"
#include "rapport-plan.h"
#include "rapport-subject.h"
#include "rapport-table.h"

static const char * const depths[] = { "deep", "light" };

static void
clear_choice (gpointer data)
{
  g_clear_pointer (&((RapportTouchChoice *) data)->overrides, g_ptr_array_unref);
}

/* A plan that was closed or deleted meanwhile is as it is. */
static gboolean
load_open (RapportTransaction  *transaction,
           gint64               id,
           RapportEntity      **plan,
           GError             **error)
{
  g_autoptr(GError) missing = NULL;

  *plan = rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, id, &missing);
  if (*plan == NULL && !g_error_matches (missing, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  if (*plan != NULL && !rapport_plan_is_open (RAPPORT_PLAN (*plan)))
    g_clear_object (plan);
  return TRUE;
}

/* The program takes an automatic plan for superfluous beside one that a person wanted, so that is wanted, too. */
static gboolean
keep_others (RapportTransaction        *transaction,
             const RapportTouchChoice  *choice,
             GError                   **error)
{
  g_autoptr(GPtrArray) plans = rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                                            RAPPORT_TYPE_PLAN, "customer", choice->customer, error);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      RapportEntity *plan = plans->pdata[i];

      if (!rapport_plan_is_open (RAPPORT_PLAN (plan)) || rapport_entity_get_flag (plan, RAPPORT_PLAN_BY_HAND)
          || g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "cadence") != 0
          || rapport_entity_is_set (plan, RAPPORT_PLAN_PURPOSE)
          || g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH), depths[choice->depth]) != 0)
        continue;
      rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND, TRUE);
      if (!rapport_transaction_update (transaction, plan, error))
        return FALSE;
    }
  return plans != NULL;
}

static gboolean
make_plan (RapportTransaction        *transaction,
           const RapportTouchChoice  *choice,
           RapportEntity            **made,
           GError                   **error)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, choice->customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, choice->owner);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "cadence");
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, depths[choice->depth]);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &choice->due);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_ASKED, &choice->asked);
  rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND, TRUE);
  if (!keep_others (transaction, choice, error) || !rapport_transaction_insert (transaction, plan, error))
    return FALSE;
  *made = g_steal_pointer (&plan);
  return TRUE;
}

static gboolean
take_plan (RapportTransaction        *transaction,
           const RapportTouchChoice  *choice,
           RapportEntity            **taken,
           GError                   **error)
{
  g_autoptr(RapportEntity) plan = NULL;

  if (!load_open (transaction, choice->plan, &plan, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &choice->due);
  if (g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "cadence") == 0)
    rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND, TRUE);
  if (!rapport_transaction_update (transaction, plan, error))
    return FALSE;
  *taken = g_steal_pointer (&plan);
  return TRUE;
}

static gboolean
accept_one (RapportTransaction        *transaction,
            const RapportTouchChoice  *choice,
            gboolean                   is_only,
            GError                   **error)
{
  g_autoptr(RapportEntity) plan = NULL;
  const gboolean is_done = choice->plan != 0 ? take_plan (transaction, choice, &plan, error)
                                             : make_plan (transaction, choice, &plan, error);

  if (!is_done || plan == NULL)
    return is_done;
  if (is_only)
    rapport_subject_set (transaction, plan);
  return rapport_overrides_note (transaction, plan, choice->overrides, error);
}

static gboolean
accept_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  GArray *choices = data;

  for (guint i = 0; i < choices->len; i++)
    if (!rapport_transaction_tell (transaction, (double) i / choices->len, error)
        || !accept_one (transaction, &g_array_index (choices, RapportTouchChoice, i), choices->len == 1, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_accept_touches_new:
 * @choices: (array length=n_choices): what is wanted; copied
 *
 * What is accepted is a plan that the program neither moves nor takes away any more (cadence.md 8). A plan that
 * somebody closed meanwhile stays as it is.
 *
 * Returns: (transfer full): the act of planning what was proposed, and of moving what was planned
 */
RapportAct *
rapport_accept_touches_new (const RapportTouchChoice *choices,
                            guint                     n_choices)
{
  GArray *copies;

  g_return_val_if_fail (choices != NULL || n_choices == 0, NULL);

  copies = g_array_sized_new (FALSE, FALSE, sizeof (RapportTouchChoice), n_choices);
  g_array_set_clear_func (copies, clear_choice);
  for (guint i = 0; i < n_choices; i++)
    {
      RapportTouchChoice copy = choices[i];

      copy.overrides = rapport_overrides_copy (choices[i].overrides);
      g_array_append_val (copies, copy);
    }
  return rapport_act_new (n_choices == 1 && choices->is_moved ? "move-plan" : "accept-touches", accept_func, copies, (GDestroyNotify) g_array_unref);
}

/* Nothing is planned for a day that is past. */
static RapportMoment
find_due (const RapportTouches *touches,
          const RapportTouch   *touch)
{
  if (touch->due.day >= touches->today)
    return touch->due;
  for (guint i = 0; i < touches->days->len; i++)
    {
      const RapportTouchDay *day = &g_array_index (touches->days, RapportTouchDay, i);

      if (day->day >= touches->today && day->works && !day->away)
        return rapport_moment_from_day (day->day);
    }
  return rapport_moment_from_day (touches->today);
}

/**
 * rapport_accept_proposed_new:
 * @n_accepted: (out) (optional): how many that are
 *
 * Accepts all that is proposed in the period where it is. What a rule warns of is left for a person, who says why.
 *
 * Returns: (transfer full): the act
 */
RapportAct *
rapport_accept_proposed_new (const RapportTouches *touches,
                             guint                *n_accepted)
{
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (RapportTouchChoice));

  g_return_val_if_fail (touches != NULL, NULL);

  for (guint i = 0; i < touches->touches->len; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];
      const RapportTouchChoice choice = {
        .plan = touch->plan, .customer = touch->customer, .owner = touches->owner, .depth = touch->depth,
        .due = find_due (touches, touch), .asked = touch->asked,
      };

      if (touch->state == RAPPORT_TOUCH_PROPOSED && !touch->warned)
        g_array_append_val (choices, choice);
    }
  if (n_accepted != NULL)
    *n_accepted = choices->len;
  return rapport_accept_touches_new ((const RapportTouchChoice *) choices->data, choices->len);
}
