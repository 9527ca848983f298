/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-grade-change.h"
#include "rapport-note-history.h"
#include "rapport-stage-change.h"

static gboolean
has_changed (RapportEntity *before,
             RapportEntity *customer,
             guint          field)
{
  if (before == NULL)
    return rapport_entity_is_set (customer, field);
  return !rapport_entity_field_equal (before, customer, field);
}

static int
get_today (RapportTransaction *transaction)
{
  return rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                   rapport_transaction_get_zone (transaction));
}

static gboolean
note_grade (RapportTransaction  *transaction,
            RapportEntity       *customer,
            GError             **error)
{
  g_autoptr(RapportEntity) change = RAPPORT_ENTITY (rapport_grade_change_new ());

  rapport_entity_set_integer (change, RAPPORT_GRADE_CHANGE_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_text (change, RAPPORT_GRADE_CHANGE_GRADE,
                           rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE));
  rapport_entity_set_day (change, RAPPORT_GRADE_CHANGE_SINCE, get_today (transaction));
  rapport_entity_set_text (change, RAPPORT_GRADE_CHANGE_REASON,
                           rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE_REASON));
  rapport_entity_set_integer (change, RAPPORT_GRADE_CHANGE_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, change, error);
}

static gboolean
note_stage (RapportTransaction  *transaction,
            RapportEntity       *customer,
            GError             **error)
{
  g_autoptr(RapportEntity) change = NULL;

  if (!rapport_entity_is_set (customer, RAPPORT_CUSTOMER_STAGE))
    return TRUE;
  change = RAPPORT_ENTITY (rapport_stage_change_new ());
  rapport_entity_set_integer (change, RAPPORT_STAGE_CHANGE_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_text (change, RAPPORT_STAGE_CHANGE_STAGE,
                           rapport_entity_get_text (customer, RAPPORT_CUSTOMER_STAGE));
  rapport_entity_set_day (change, RAPPORT_STAGE_CHANGE_SINCE, get_today (transaction));
  rapport_entity_set_integer (change, RAPPORT_STAGE_CHANGE_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, change, error);
}

/**
 * rapport_history_note:
 * @before: (nullable): the customer as it was, NULL for a new one
 * @customer: the customer as it is now
 *
 * Keeps the dated history of grade and life-cycle stage.
 */
gboolean
rapport_history_note (RapportTransaction  *transaction,
                      RapportEntity       *before,
                      RapportEntity       *customer,
                      GError             **error)
{
  if (has_changed (before, customer, RAPPORT_CUSTOMER_GRADE) && !note_grade (transaction, customer, error))
    return FALSE;
  return !has_changed (before, customer, RAPPORT_CUSTOMER_STAGE) || note_stage (transaction, customer, error);
}
