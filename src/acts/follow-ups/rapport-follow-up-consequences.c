/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-attach.h"
#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-defaults.h"
#include "rapport-follow-up-lookup.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-things.h"

static gboolean
fill_in_depth (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *record,
               GError             **error)
{
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_DEPTH))
    rapport_entity_set_text (record, RAPPORT_RECORD_DEPTH,
                             rapport_default_depth (rapport_entity_get_text (record, RAPPORT_RECORD_METHOD)));
  return TRUE;
}

/* What an older record of the customer said would come next is past: only the newest opens a plan. */
static gboolean
plan_next (RapportTransaction  *transaction,
           RapportEntity       *record,
           GError             **error)
{
  g_autoptr(RapportEntity) plan = NULL;
  gboolean is_newest;

  if (!rapport_follow_up_is_newest (rapport_transaction_get_connection (transaction), record, &is_newest, error))
    return FALSE;
  if (!is_newest)
    return TRUE;
  plan = RAPPORT_ENTITY (rapport_plan_new ());
  rapport_plan_follow_record (RAPPORT_PLAN (plan), RAPPORT_RECORD (record));
  return rapport_transaction_insert (transaction, plan, error);
}

static gboolean
is_planned (RapportEntity *plan)
{
  return g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0;
}

static gboolean
move_plan (RapportTransaction  *transaction,
           RapportEntity       *plan,
           RapportEntity       *record,
           GError             **error)
{
  const RapportMoment *next = rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT);

  if (rapport_moment_equal (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE), next))
    return TRUE;
  if (rapport_moment_is_set (next))
    {
      rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, next);
      rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND,
                               g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "cadence") == 0);
    }
  else
    {
      rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "skipped");
      rapport_entity_set_text (plan, RAPPORT_PLAN_SKIP_REASON,
                               _("The follow-up record no longer names a next one."));
    }
  return rapport_transaction_update (transaction, plan, error);
}

static gboolean
is_to_come (RapportTransaction *transaction,
            RapportEntity      *record)
{
  return rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT)->day >=
         rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                   rapport_transaction_get_zone (transaction));
}

/* A record's next follow-up is a plan, and moves it. One that was done or skipped stands for what was
 * said before; another day to come asks for another. */
static gboolean
follow_next (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *record,
             GError             **error)
{
  g_autoptr(GPtrArray) plans =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_PLAN,
                                 "origin-record", rapport_entity_get_id (record), error);

  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    if (is_planned (g_ptr_array_index (plans, i)))
      return before == NULL || move_plan (transaction, g_ptr_array_index (plans, i), record, error);
  if (!rapport_entity_is_set (record, RAPPORT_RECORD_NEXT) ||
      (plans->len > 0 && (before == NULL || !is_to_come (transaction, record))))
    return TRUE;
  return plan_next (transaction, record, error);
}

/* There is one next date: a plan that is moved says what its record says. */
static gboolean
move_next (RapportTransaction  *transaction,
           RapportEntity       *before,
           RapportEntity       *plan,
           GError             **error)
{
  const gint64 id = rapport_entity_get_integer (plan, RAPPORT_PLAN_ORIGIN_RECORD);
  const RapportMoment *due = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE);
  g_autoptr(RapportEntity) record = NULL;

  if (id == 0 || !is_planned (plan))
    return TRUE;
  record = rapport_transaction_load (transaction, RAPPORT_TYPE_RECORD, id, error);
  if (record == NULL)
    return FALSE;
  if (rapport_moment_equal (rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT), due))
    return TRUE;
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, due);
  return rapport_transaction_update (transaction, record, error);
}

/* A plan that is open again was neither skipped nor done, and one that is done was not skipped. */
static gboolean
follow_state (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *plan,
              GError             **error)
{
  const char *state = rapport_entity_get_text (plan, RAPPORT_PLAN_STATE);

  if (g_strcmp0 (state, "skipped") != 0)
    rapport_entity_set_text (plan, RAPPORT_PLAN_SKIP_REASON, NULL);
  if (g_strcmp0 (state, "done") != 0)
    rapport_entity_set_integer (plan, RAPPORT_PLAN_ANSWERED_BY, 0);
  return TRUE;
}

/* What was suggested is followed through until the customer was told: that is when it is done. */
static gboolean
follow_suggestion (RapportTransaction  *transaction,
                   RapportEntity       *before,
                   RapportEntity       *item,
                   GError             **error)
{
  const RapportMoment *told = rapport_entity_get_moment (item, RAPPORT_ACTION_ITEM_TOLD);

  if (g_strcmp0 (rapport_entity_get_text (item, RAPPORT_ACTION_ITEM_KIND), RAPPORT_ACTION_SUGGESTION) != 0)
    return TRUE;
  if (rapport_moment_is_set (told) && !rapport_entity_is_set (item, RAPPORT_ACTION_ITEM_DONE)
      && (before == NULL || !rapport_entity_field_equal (before, item, RAPPORT_ACTION_ITEM_TOLD)))
    rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DONE, told);
  if (before == NULL || rapport_moment_is_set (told) || !rapport_entity_is_set (item, RAPPORT_ACTION_ITEM_DONE))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("A suggestion is done when the customer was told what became of it: say when that was."));
  return FALSE;
}

/* Whose it is follows from what it comes from. */
static gboolean
take_customer (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *item,
               GError             **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (item);

  for (guint i = 0; i < info->n_fields && !rapport_entity_is_set (item, RAPPORT_ACTION_ITEM_CUSTOMER); i++)
    {
      const RapportField *field = &info->fields[i];
      g_autoptr(RapportEntity) origin = NULL;
      int customer;

      if ((field->flags & RAPPORT_FIELD_OWNER) == 0 || !rapport_entity_is_set (item, i))
        continue;
      origin = rapport_transaction_load (transaction, rapport_entity_type_for (field->target),
                                         rapport_entity_get_integer (item, i), error);
      if (origin == NULL)
        return FALSE;
      customer = rapport_entity_info_find_owner (rapport_entity_get_info (origin), rapport_customer_info.name);
      if (customer >= 0)
        rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER,
                                    rapport_entity_get_integer (origin, customer));
    }
  return TRUE;
}

const RapportConsequence rapport_follow_up_consequences[] = {
  { &rapport_action_item_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_ACTION_ITEM_DONE, RAPPORT_ACTION_ITEM_TOLD), .prepare = follow_suggestion },
  { &rapport_action_item_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_ACTION_ITEM_RECORD, RAPPORT_ACTION_ITEM_TICKET, RAPPORT_ACTION_ITEM_REQUIREMENT,
                       RAPPORT_ACTION_ITEM_MEETING, RAPPORT_ACTION_ITEM_RISK), .prepare = take_customer },
  { &rapport_record_info, RAPPORT_ON_INSERT, RAPPORT_ON_FIELDS (RAPPORT_RECORD_METHOD),
    .prepare = fill_in_depth },
  { &rapport_record_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_RECORD_NEXT),
    .follow = follow_next },
  { &rapport_record_info, RAPPORT_ON_DELETE, NULL, .follow = rapport_attach_follow_gone },
  { &rapport_plan_info, RAPPORT_ON_DELETE, NULL, .follow = rapport_attach_follow_gone },
  { &rapport_plan_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_PLAN_STATE),
    .prepare = follow_state },
  { &rapport_plan_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_PLAN_DUE),
    .follow = move_next },
  { NULL }
};
