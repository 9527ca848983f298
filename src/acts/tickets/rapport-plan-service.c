/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-action-item.h"
#include "rapport-plan-service.h"
#include "rapport-subject.h"
#include "rapport-ticket.h"

typedef struct
{
  gint64     ticket;
  char      *plan;
  char      *cooperating;
  GPtrArray *steps;
} Plan;

static void
free_plan (gpointer data)
{
  Plan *plan = data;

  g_free (plan->plan);
  g_free (plan->cooperating);
  g_ptr_array_unref (plan->steps);
  g_free (plan);
}

static gboolean
plan_service_func (RapportTransaction  *transaction,
                   gpointer             data,
                   GError             **error)
{
  const Plan *plan = data;
  g_autoptr(RapportEntity) ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, plan->ticket, error);

  if (ticket == NULL)
    return FALSE;
  rapport_subject_set (transaction, ticket);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_SERVICE_PLAN, plan->plan);
  if (plan->cooperating != NULL)
    rapport_entity_set_text (ticket, RAPPORT_TICKET_COOPERATING, plan->cooperating);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      RapportEntity *step = g_ptr_array_index (plan->steps, i);

      rapport_entity_set_integer (step, RAPPORT_ACTION_ITEM_TICKET, plan->ticket);
      rapport_entity_set_integer (step, RAPPORT_ACTION_ITEM_CUSTOMER,
                                  rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER));
      if (!rapport_transaction_insert (transaction, step, error))
        return FALSE;
    }
  return rapport_transaction_update (transaction, ticket, error);
}

/**
 * rapport_plan_service_new:
 * @plan: what is going to be done, for people to read
 * @cooperating: (nullable): who else is to help, NULL when the ticket says so already
 * @steps: (element-type RapportActionItem): what is to be done one by one, copied
 *
 * Returns: (transfer full): the act of filling in the service plan of @ticket (CS-1), each of whose steps is an
 *   action item with its own deadline
 */
RapportAct *
rapport_plan_service_new (gint64      ticket,
                          const char *plan,
                          const char *cooperating,
                          GPtrArray  *steps)
{
  Plan *act;

  g_return_val_if_fail (plan != NULL && steps != NULL, NULL);

  act = g_new0 (Plan, 1);
  act->ticket = ticket;
  act->plan = g_strdup (plan);
  act->cooperating = g_strdup (cooperating);
  act->steps = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (act->steps, rapport_entity_copy (g_ptr_array_index (steps, i)));
  return rapport_act_new ("plan-service", plan_service_func, act, free_plan);
}
