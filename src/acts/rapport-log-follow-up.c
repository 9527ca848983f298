/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-defaults.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-subject.h"

typedef struct
{
  RapportEntity *record;
  RapportEntity *next;
  GPtrArray     *things;
  gint64         answered_plan;
} FollowUp;

static void
free_follow_up (gpointer data)
{
  FollowUp *follow_up = data;

  g_object_unref (follow_up->record);
  g_clear_object (&follow_up->next);
  g_ptr_array_unref (follow_up->things);
  g_free (follow_up);
}

static gboolean
add_record (RapportTransaction  *transaction,
            RapportEntity       *record,
            GError             **error)
{
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_WRITTEN_AT))
    rapport_entity_set_integer (record, RAPPORT_RECORD_WRITTEN_AT, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_OWNER) &&
      !rapport_entity_is_set (record, RAPPORT_RECORD_OWNER_WORDS))
    rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_DEPTH))
    rapport_entity_set_text (record, RAPPORT_RECORD_DEPTH,
                             rapport_default_depth (rapport_entity_get_text (record, RAPPORT_RECORD_METHOD)));
  rapport_subject_set (transaction, record);
  if (!rapport_transaction_insert (transaction, record, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (record));
  return TRUE;
}

static gboolean
answer_plan (RapportTransaction  *transaction,
             gint64               plan_id,
             gint64               record,
             GError             **error)
{
  g_autoptr(RapportEntity) plan = NULL;

  if (plan_id == 0)
    return TRUE;
  plan = rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, plan_id, error);
  if (plan == NULL)
    return FALSE;
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_ANSWERED_BY, record);
  return rapport_transaction_update (transaction, plan, error);
}

/* The plan takes over what the record says comes next: when, with whom, by whom, and what. */
static gboolean
plan_next (RapportTransaction  *transaction,
           FollowUp            *follow_up,
           GError             **error)
{
  RapportEntity *record = follow_up->record;
  g_autoptr(RapportEntity) plan = NULL;

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return TRUE;
  plan = follow_up->next != NULL ? rapport_entity_copy (follow_up->next) : RAPPORT_ENTITY (rapport_plan_new ());
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_CUSTOMER));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_CONTACT));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT));
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT,
                           rapport_entity_get_text (record, RAPPORT_RECORD_NEXT_ACTION));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_OWNER));
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "planned");
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "record");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_ORIGIN_RECORD, rapport_entity_get_id (record));
  return rapport_transaction_insert (transaction, plan, error);
}

/* Each belongs to the record and its customer. */
static gboolean
add_things (RapportTransaction  *transaction,
            FollowUp            *follow_up,
            GError             **error)
{
  for (guint i = 0; i < follow_up->things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (follow_up->things, i);

      g_object_set (thing,
                    "customer", rapport_entity_get_integer (follow_up->record, RAPPORT_RECORD_CUSTOMER),
                    "record", rapport_entity_get_id (follow_up->record), NULL);
      if (!rapport_transaction_insert (transaction, thing, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
log_follow_up_func (RapportTransaction  *transaction,
                    gpointer             data,
                    GError             **error)
{
  FollowUp *follow_up = data;

  return add_record (transaction, follow_up->record, error) &&
         answer_plan (transaction, follow_up->answered_plan,
                      rapport_entity_get_id (follow_up->record), error) &&
         plan_next (transaction, follow_up, error) &&
         add_things (transaction, follow_up, error);
}

/**
 * rapport_log_follow_up_new:
 * @record: what happened; copied. Its next follow-up becomes a plan.
 * @action_items: (nullable) (element-type RapportActionItem): what came out of it; copied
 * @answered_plan: the plan that this fulfils, 0 for none
 *
 * Returns: (transfer full): the act of logging a follow-up
 */
RapportAct *
rapport_log_follow_up_new (RapportRecord *record,
                           GPtrArray     *action_items,
                           gint64         answered_plan)
{
  return rapport_log_follow_up_and_plan_new (record, action_items, answered_plan, NULL);
}

/**
 * rapport_log_follow_up_and_plan_new:
 * @record: as for rapport_log_follow_up_new()
 * @things: (nullable) (element-type RapportEntity): action items, and further columns, which hold why
 *   a person went on in spite of a warning; copied
 * @answered_plan: the plan that this fulfils, 0 for none
 * @next: (nullable): what the plan for the record's next follow-up holds beside what the record
 *   says of it, such as its method; copied
 *
 * Returns: (transfer full): the act of logging a follow-up
 */
RapportAct *
rapport_log_follow_up_and_plan_new (RapportRecord *record,
                                    GPtrArray     *things,
                                    gint64         answered_plan,
                                    RapportPlan   *next)
{
  FollowUp *follow_up;

  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);

  follow_up = g_new0 (FollowUp, 1);
  follow_up->record = rapport_entity_copy (RAPPORT_ENTITY (record));
  if (next != NULL)
    follow_up->next = rapport_entity_copy (RAPPORT_ENTITY (next));
  follow_up->things = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; things != NULL && i < things->len; i++)
    g_ptr_array_add (follow_up->things, rapport_entity_copy (g_ptr_array_index (things, i)));
  follow_up->answered_plan = answered_plan;
  return rapport_act_new ("log-follow-up", log_follow_up_func, follow_up, free_follow_up);
}

static gboolean
finish_plan_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  RapportEntity *wanted = data;
  g_autoptr(RapportEntity) plan =
    rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, rapport_entity_get_id (wanted), error);

  if (plan == NULL)
    return FALSE;
  rapport_subject_set (transaction, plan);
  rapport_entity_copy_field (plan, wanted, RAPPORT_PLAN_STATE);
  rapport_entity_copy_field (plan, wanted, RAPPORT_PLAN_SKIP_REASON);
  return rapport_transaction_update (transaction, plan, error);
}

/**
 * rapport_finish_plan_new:
 * @skip_reason: (nullable): why it will not happen; NULL when it is done
 *
 * Returns: (transfer full): the act of closing a plan without a record
 */
RapportAct *
rapport_finish_plan_new (gint64      plan,
                         const char *skip_reason)
{
  RapportEntity *wanted = g_object_new (RAPPORT_TYPE_PLAN, "id", plan, NULL);

  rapport_entity_set_text (wanted, RAPPORT_PLAN_STATE, skip_reason != NULL ? "skipped" : "done");
  rapport_entity_set_text (wanted, RAPPORT_PLAN_SKIP_REASON, skip_reason);
  return rapport_act_new ("finish-plan", finish_plan_func, wanted, g_object_unref);
}

static gboolean
finish_action_item_func (RapportTransaction  *transaction,
                         gpointer             data,
                         GError             **error)
{
  RapportMoment now = rapport_moment_from_instant (rapport_transaction_get_now (transaction),
                                                   rapport_transaction_get_zone (transaction));
  g_autoptr(RapportEntity) item =
    rapport_transaction_load (transaction, RAPPORT_TYPE_ACTION_ITEM, *(gint64 *) data, error);

  if (item == NULL)
    return FALSE;
  rapport_subject_set (transaction, item);
  rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DONE, &now);
  return rapport_transaction_update (transaction, item, error);
}

/** rapport_finish_action_item_new: Returns: (transfer full): the act of marking it as done now */
RapportAct *
rapport_finish_action_item_new (gint64 action_item)
{
  return rapport_act_new ("finish-action-item", finish_action_item_func,
                          g_memdup2 (&action_item, sizeof action_item), g_free);
}
