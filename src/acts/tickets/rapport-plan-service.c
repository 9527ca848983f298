/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-action-item.h"
#include "rapport-plan-service.h"
#include "rapport-service-plan.h"
#include "rapport-subject.h"
#include "rapport-table.h"
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
has_who (RapportEntity *step)
{
  return rapport_entity_is_set (step, RAPPORT_ACTION_ITEM_WHO) ||
         rapport_entity_is_set (step, RAPPORT_ACTION_ITEM_WHO_WORDS);
}

/* Takes the one that is called as @step out of @items, so that it stands for one step only. */
static RapportEntity *
take_item (GPtrArray     *items,
           RapportEntity *step)
{
  for (guint i = 0; i < items->len; i++)
    if (rapport_entity_field_equal (g_ptr_array_index (items, i), step, RAPPORT_ACTION_ITEM_WHAT))
      return g_ptr_array_steal_index (items, i);
  return NULL;
}

static gboolean
add_step (RapportTransaction  *transaction,
          RapportEntity       *ticket,
          RapportEntity       *step,
          GError             **error)
{
  rapport_entity_set_integer (step, RAPPORT_ACTION_ITEM_TICKET, rapport_entity_get_id (ticket));
  rapport_entity_set_integer (step, RAPPORT_ACTION_ITEM_CUSTOMER,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER));
  if (!has_who (step) && rapport_entity_is_set (ticket, RAPPORT_TICKET_OWNER))
    rapport_entity_set_integer (step, RAPPORT_ACTION_ITEM_WHO,
                                rapport_entity_get_integer (ticket, RAPPORT_TICKET_OWNER));
  return rapport_transaction_insert (transaction, step, error);
}

/* What is over stays as it was done. */
static gboolean
change_step (RapportTransaction  *transaction,
             RapportEntity       *item,
             RapportEntity       *step,
             GError             **error)
{
  static const guint who[] = { RAPPORT_ACTION_ITEM_WHO, RAPPORT_ACTION_ITEM_WHO_WORDS };

  if (rapport_entity_is_set (item, RAPPORT_ACTION_ITEM_DONE))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (who) && has_who (step); i++)
    rapport_entity_copy_field (item, step, who[i]);
  if (rapport_entity_is_set (step, RAPPORT_ACTION_ITEM_DEADLINE))
    rapport_entity_copy_field (item, step, RAPPORT_ACTION_ITEM_DEADLINE);
  return rapport_transaction_update (transaction, item, error);
}

/* A step that the plan said before is what became of it since: only what is said anew is followed. */
static gboolean
follow_plan (RapportTransaction  *transaction,
             RapportEntity       *ticket,
             const Plan          *plan,
             GError             **error)
{
  const char *old_plan = rapport_entity_get_text (ticket, RAPPORT_TICKET_SERVICE_PLAN);
  g_auto(GStrv) old_lines = rapport_service_plan_dup_lines (old_plan != NULL ? old_plan : "");
  g_auto(GStrv) lines = rapport_service_plan_dup_lines (plan->plan);
  const guint n_lines = g_strv_length (lines);
  g_autoptr(GPtrArray) items =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_ACTION_ITEM, "ticket",
                                 plan->ticket, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < plan->steps->len; i++)
    {
      RapportEntity *step = g_ptr_array_index (plan->steps, i);
      g_autoptr(RapportEntity) item = take_item (items, step);

      if (item == NULL
            ? !add_step (transaction, ticket, step, error)
            : (i >= n_lines || !g_strv_contains ((const char * const *) old_lines, lines[i])) &&
              !change_step (transaction, item, step, error))
        return FALSE;
    }
  return TRUE;
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
  if (!follow_plan (transaction, ticket, plan, error))
    return FALSE;
  rapport_entity_set_text (ticket, RAPPORT_TICKET_SERVICE_PLAN, plan->plan);
  if (plan->cooperating != NULL)
    rapport_entity_set_text (ticket, RAPPORT_TICKET_COOPERATING, plan->cooperating);
  return rapport_transaction_update (transaction, ticket, error);
}

/**
 * rapport_plan_service_new:
 * @plan: what is going to be done, for people to read: a line for each of @steps, in their order
 * @cooperating: (nullable): who else is to help, NULL when the ticket says so already
 * @steps: (element-type RapportActionItem): what is to be done one by one, copied; of nobody is of the ticket's owner
 *
 * Returns: (transfer full): the act of filling in the service plan of @ticket (CS-1), each of whose steps is an
 *   action item with its own deadline; of what is planned again, an action item of that text takes only what the plan
 *   says otherwise than before, and only while it is open
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
