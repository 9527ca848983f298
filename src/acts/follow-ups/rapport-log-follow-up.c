/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-defaults.h"
#include "rapport-log-follow-up.h"
#include "rapport-overrides.h"
#include "rapport-plan.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

static void
free_follow_up (gpointer data)
{
  RapportFollowUp *follow_up = data;

  g_object_unref (follow_up->record);
  g_clear_object (&follow_up->next);
  g_ptr_array_unref (follow_up->action_items);
  g_array_unref (follow_up->also_answered);
  g_array_unref (follow_up->replaced_plans);
  g_ptr_array_unref (follow_up->overrides);
  g_ptr_array_unref (follow_up->next_overrides);
  g_free (follow_up);
}

/** rapport_log_complete_record: fills in what nobody said of @record, within an act that logs follow-ups */
void
rapport_log_complete_record (RapportTransaction *transaction,
                             RapportEntity      *record)
{
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_WRITTEN_AT))
    rapport_entity_set_integer (record, RAPPORT_RECORD_WRITTEN_AT, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_OWNER) &&
      !rapport_entity_is_set (record, RAPPORT_RECORD_OWNER_WORDS))
    rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_DEPTH))
    rapport_entity_set_text (record, RAPPORT_RECORD_DEPTH,
                             rapport_default_depth (rapport_entity_get_text (record, RAPPORT_RECORD_METHOD)));
}

static gboolean
write_record (RapportTransaction  *transaction,
              RapportEntity       *record,
              GError             **error)
{
  rapport_log_complete_record (transaction, record);
  rapport_subject_set (transaction, record);
  if (!rapport_transaction_insert (transaction, record, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (record));
  return TRUE;
}

/* Loads a plan that is still open; one that was closed or deleted meanwhile is as it is. */
static gboolean
load_open_plan (RapportTransaction  *transaction,
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
  if (*plan != NULL && g_strcmp0 (rapport_entity_get_text (*plan, RAPPORT_PLAN_STATE), "planned") != 0)
    g_clear_object (plan);
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
  if (!load_open_plan (transaction, plan_id, &plan, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_ANSWERED_BY, record);
  return rapport_transaction_update (transaction, plan, error);
}

static gboolean
has_purpose (GString    *purposes,
             const char *purpose)
{
  g_auto(GStrv) all = g_strsplit (purposes->str, ",", -1);

  return g_strv_contains ((const char * const *) all, purpose);
}

/* One contact fulfils all that it was good for: its record has the purposes of all plans that it answers. */
static gboolean
take_purposes (RapportTransaction  *transaction,
               RapportFollowUp     *follow_up,
               GError             **error)
{
  RapportEntity *record = RAPPORT_ENTITY (follow_up->record);
  const char *own = rapport_entity_get_text (record, RAPPORT_RECORD_PURPOSE);
  g_autoptr(GString) further = g_string_new (rapport_entity_get_text (record, RAPPORT_RECORD_FURTHER_PURPOSES));

  for (guint i = 0; i < follow_up->also_answered->len; i++)
    {
      g_autoptr(RapportEntity) plan = NULL;
      const char *purpose;

      if (!load_open_plan (transaction, g_array_index (follow_up->also_answered, gint64, i), &plan, error))
        return FALSE;
      purpose = plan != NULL ? rapport_entity_get_text (plan, RAPPORT_PLAN_PURPOSE) : NULL;
      if (purpose != NULL && g_strcmp0 (purpose, own) != 0 && !has_purpose (further, purpose))
        g_string_append_printf (further, "%s%s", further->len > 0 ? "," : "", purpose);
    }
  rapport_entity_set_text (record, RAPPORT_RECORD_FURTHER_PURPOSES, further->len > 0 ? further->str : NULL);
  return TRUE;
}

static gboolean
answer_plans (RapportTransaction  *transaction,
              GArray              *plans,
              gint64               record,
              GError             **error)
{
  for (guint i = 0; i < plans->len; i++)
    if (!answer_plan (transaction, g_array_index (plans, gint64, i), record, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_responded (RapportTransaction  *transaction,
              gint64               ticket,
              gboolean            *responded,
              GError             **error)
{
  g_autoptr(GPtrArray) events =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_TICKET_EVENT, "ticket",
                                 ticket, error);

  *responded = FALSE;
  for (guint i = 0; events != NULL && i < events->len; i++)
    *responded |= g_strcmp0 (rapport_entity_get_text (g_ptr_array_index (events, i), RAPPORT_TICKET_EVENT_KIND),
                             "responded") == 0;
  return events != NULL;
}

/* When the customer was told, as far as that was after the ticket came in and is past; else it is now. */
static gint64
find_told (RapportTransaction *transaction,
           RapportEntity      *record,
           RapportEntity      *ticket)
{
  const RapportMoment *started = rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED);
  const gint64 now = rapport_transaction_get_now (transaction);

  return started->has_time && started->at <= now
         && started->at >= rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED) ? started->at : now;
}

/* What was said to the customer is the first response to the ticket, and progress told after that. */
static gboolean
tell_ticket (RapportTransaction  *transaction,
             RapportFollowUp     *follow_up,
             GError             **error)
{
  RapportEntity *record = RAPPORT_ENTITY (follow_up->record);
  const gint64 id = rapport_entity_get_integer (record, RAPPORT_RECORD_TICKET);
  g_autoptr(RapportEntity) ticket = NULL;
  g_autoptr(RapportEntity) event = NULL;
  gboolean responded;

  if (id == 0 || !follow_up->tells_ticket)
    return TRUE;
  ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, id, error);
  if (ticket == NULL || !is_responded (transaction, id, &responded, error))
    return FALSE;
  event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, id);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, find_told (transaction, record, ticket));
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, responded ? "told" : "responded");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, rapport_entity_get_text (record, RAPPORT_RECORD_SUMMARY));
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_RECORD, rapport_entity_get_id (record));
  return rapport_transaction_insert (transaction, event, error);
}

static gboolean
replace_plans (RapportTransaction  *transaction,
               GArray              *plans,
               gint64               answered,
               GError             **error)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const gint64 id = g_array_index (plans, gint64, i);
      g_autoptr(RapportEntity) plan = NULL;

      if (id == answered)
        continue;
      if (!load_open_plan (transaction, id, &plan, error))
        return FALSE;
      if (plan == NULL)
        continue;
      rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "skipped");
      rapport_entity_set_text (plan, RAPPORT_PLAN_SKIP_REASON, _("Another follow-up was planned instead."));
      if (!rapport_transaction_update (transaction, plan, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_next (RapportTransaction  *transaction,
           RapportFollowUp     *follow_up,
           GError             **error)
{
  RapportEntity *record = RAPPORT_ENTITY (follow_up->record);
  g_autoptr(RapportEntity) plan = NULL;
  gboolean is_cadence;

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return TRUE;
  plan = follow_up->next != NULL ? rapport_entity_copy (RAPPORT_ENTITY (follow_up->next))
                                 : RAPPORT_ENTITY (rapport_plan_new ());
  is_cadence = g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "cadence") == 0;
  rapport_plan_follow_record (RAPPORT_PLAN (plan), follow_up->record);
  if (is_cadence)
    rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "cadence");
  return rapport_transaction_insert (transaction, plan, error)
         && rapport_overrides_note (transaction, plan, follow_up->next_overrides, error);
}

static gboolean
add_action_items (RapportTransaction  *transaction,
                  RapportFollowUp     *follow_up,
                  GError             **error)
{
  RapportEntity *record = RAPPORT_ENTITY (follow_up->record);

  for (guint i = 0; i < follow_up->action_items->len; i++)
    {
      RapportEntity *item = g_ptr_array_index (follow_up->action_items, i);

      rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER,
                                  rapport_entity_get_integer (record, RAPPORT_RECORD_CUSTOMER));
      rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_RECORD, rapport_entity_get_id (record));
      if (!rapport_transaction_insert (transaction, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
log_follow_up_func (RapportTransaction  *transaction,
                    gpointer             data,
                    GError             **error)
{
  RapportFollowUp *follow_up = data;
  RapportEntity *record = RAPPORT_ENTITY (follow_up->record);

  return take_purposes (transaction, follow_up, error) &&
         write_record (transaction, record, error) &&
         rapport_overrides_note (transaction, record, follow_up->overrides, error) &&
         answer_plan (transaction, follow_up->answered_plan, rapport_entity_get_id (record), error) &&
         answer_plans (transaction, follow_up->also_answered, rapport_entity_get_id (record), error) &&
         tell_ticket (transaction, follow_up, error) &&
         replace_plans (transaction, follow_up->replaced_plans, follow_up->answered_plan, error) &&
         plan_next (transaction, follow_up, error) &&
         add_action_items (transaction, follow_up, error);
}

static GArray *
copy_ids (GArray *ids)
{
  return ids != NULL ? g_array_copy (ids) : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * rapport_log_follow_up_new:
 * @follow_up: what is to be logged; copied
 *
 * The plan that was answered is done, those that were replaced are skipped, and the next follow-up
 * is planned. A plan that somebody closed meanwhile stays as it is.
 *
 * Returns: (transfer full): the act of logging a follow-up
 */
RapportAct *
rapport_log_follow_up_new (const RapportFollowUp *follow_up)
{
  RapportFollowUp *copy;

  g_return_val_if_fail (follow_up != NULL && RAPPORT_IS_RECORD (follow_up->record), NULL);

  copy = g_new0 (RapportFollowUp, 1);
  copy->record = RAPPORT_RECORD (rapport_entity_copy (RAPPORT_ENTITY (follow_up->record)));
  if (follow_up->next != NULL)
    copy->next = RAPPORT_PLAN (rapport_entity_copy (RAPPORT_ENTITY (follow_up->next)));
  copy->action_items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; follow_up->action_items != NULL && i < follow_up->action_items->len; i++)
    g_ptr_array_add (copy->action_items, rapport_entity_copy (g_ptr_array_index (follow_up->action_items, i)));
  copy->answered_plan = follow_up->answered_plan;
  copy->also_answered = copy_ids (follow_up->also_answered);
  copy->tells_ticket = follow_up->tells_ticket;
  copy->replaced_plans = copy_ids (follow_up->replaced_plans);
  copy->overrides = rapport_overrides_copy (follow_up->overrides);
  copy->next_overrides = rapport_overrides_copy (follow_up->next_overrides);
  return rapport_act_new ("log-follow-up", log_follow_up_func, copy, free_follow_up);
}

typedef struct
{
  RapportEntity *plan;
  GArray        *replaced;
  GPtrArray     *overrides;
} NewPlan;

static void
free_new_plan (gpointer data)
{
  NewPlan *new_plan = data;

  g_object_unref (new_plan->plan);
  g_array_unref (new_plan->replaced);
  g_ptr_array_unref (new_plan->overrides);
  g_free (new_plan);
}

static gboolean
add_plan_func (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  NewPlan *new_plan = data;

  rapport_subject_set (transaction, new_plan->plan);
  if (!rapport_transaction_insert (transaction, new_plan->plan, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (new_plan->plan));
  return rapport_overrides_note (transaction, new_plan->plan, new_plan->overrides, error)
         && replace_plans (transaction, new_plan->replaced, 0, error);
}

/**
 * rapport_add_plan_new:
 * @plan: a new plan, which is copied
 * @replaced: (nullable) (element-type gint64): open plans in whose place it is
 * @overrides: (nullable) (element-type RapportOverride): warnings of it that were passed; copied
 *
 * Returns: (transfer full): the act of planning a follow-up
 */
RapportAct *
rapport_add_plan_new (RapportPlan *plan,
                      GArray      *replaced,
                      GPtrArray   *overrides)
{
  NewPlan *new_plan;

  g_return_val_if_fail (RAPPORT_IS_PLAN (plan), NULL);

  new_plan = g_new0 (NewPlan, 1);
  new_plan->plan = rapport_entity_copy (RAPPORT_ENTITY (plan));
  new_plan->replaced = copy_ids (replaced);
  new_plan->overrides = rapport_overrides_copy (overrides);
  return rapport_act_new ("add-plan", add_plan_func, new_plan, free_new_plan);
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
