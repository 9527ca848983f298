/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-rule.h"
#include "rapport-consequences.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-grade-change.h"
#include "rapport-merge.h"
#include "rapport-stage-change.h"

static int
get_today (RapportTransaction *transaction)
{
  return rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                   rapport_transaction_get_zone (transaction));
}

static gboolean
note_grade (RapportTransaction  *transaction,
            RapportEntity       *before,
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
  return rapport_transaction_insert_later (transaction, change, error);
}

static gboolean
note_stage (RapportTransaction  *transaction,
            RapportEntity       *before,
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
  return rapport_transaction_insert_later (transaction, change, error);
}

/**
 * rapport_customer_note_standing:
 * @before: the customer as it was
 *
 * Writes grade and stage that stay into their histories once more, as their newest rows; of what changes that
 * follows anyway.
 */
gboolean
rapport_customer_note_standing (RapportTransaction  *transaction,
                                RapportEntity       *before,
                                RapportEntity       *customer,
                                GError             **error)
{
  return (!rapport_entity_field_equal (before, customer, RAPPORT_CUSTOMER_GRADE) ||
          note_grade (transaction, before, customer, error)) &&
         (!rapport_entity_field_equal (before, customer, RAPPORT_CUSTOMER_STAGE) ||
          note_stage (transaction, before, customer, error));
}

/* What was typed in one piece no longer holds once a part of it is changed by itself. */
static gboolean
forget_contact_as_typed (RapportTransaction  *transaction,
                         RapportEntity       *before,
                         RapportEntity       *contact,
                         GError             **error)
{
  if (rapport_entity_field_equal (before, contact, RAPPORT_CONTACT_AS_TYPED))
    rapport_entity_set_text (contact, RAPPORT_CONTACT_AS_TYPED, NULL);
  return TRUE;
}

/* A customer's cadence asks from the day on which it was set, or changed. */
static gboolean
note_since (RapportTransaction  *transaction,
            RapportEntity       *before,
            RapportEntity       *rule,
            GError             **error)
{
  if (before == NULL ? !rapport_entity_is_set (rule, RAPPORT_CADENCE_RULE_SINCE)
                     : rapport_entity_field_equal (before, rule, RAPPORT_CADENCE_RULE_SINCE))
    rapport_entity_set_day (rule, RAPPORT_CADENCE_RULE_SINCE, get_today (transaction));
  return TRUE;
}

static const guint verdicts[] = {
  RAPPORT_DATA_CHECK_NAME, RAPPORT_DATA_CHECK_CONTACT, RAPPORT_DATA_CHECK_POSITION, RAPPORT_DATA_CHECK_PHONE,
  RAPPORT_DATA_CHECK_EMAIL, RAPPORT_DATA_CHECK_ADDRESS,
};

/* A file is checked once each of its key fields has a verdict (RG-2). */
static gboolean
note_checked (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *check,
              GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (!rapport_entity_is_set (check, verdicts[i]))
      return TRUE;
  if (!rapport_entity_is_set (check, RAPPORT_DATA_CHECK_CHECKED_ON))
    rapport_entity_set_day (check, RAPPORT_DATA_CHECK_CHECKED_ON, get_today (transaction));
  if (!rapport_entity_is_set (check, RAPPORT_DATA_CHECK_MEMBER))
    rapport_entity_set_integer (check, RAPPORT_DATA_CHECK_MEMBER, rapport_transaction_get_member (transaction));
  return TRUE;
}

/* Then the customer's data are verified. */
static gboolean
note_verified (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *check,
               GError             **error)
{
  const int day = rapport_entity_get_day (check, RAPPORT_DATA_CHECK_CHECKED_ON);
  g_autoptr(RapportEntity) customer = NULL;

  if (day == 0)
    return TRUE;
  customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER,
                                       rapport_entity_get_integer (check, RAPPORT_DATA_CHECK_CUSTOMER), error);
  if (customer == NULL)
    return FALSE;
  if (rapport_entity_get_day (customer, RAPPORT_CUSTOMER_LAST_VERIFIED) >= day)
    return TRUE;
  rapport_entity_set_day (customer, RAPPORT_CUSTOMER_LAST_VERIFIED, day);
  return rapport_transaction_update (transaction, customer, error);
}

const RapportConsequence rapport_customer_consequences[] = {
  { &rapport_data_check_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_DATA_CHECK_NAME, RAPPORT_DATA_CHECK_CONTACT, RAPPORT_DATA_CHECK_POSITION,
                       RAPPORT_DATA_CHECK_PHONE, RAPPORT_DATA_CHECK_EMAIL, RAPPORT_DATA_CHECK_ADDRESS),
    .prepare = note_checked },
  { &rapport_data_check_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_DATA_CHECK_CHECKED_ON), .follow = note_verified },
  { &rapport_cadence_rule_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CADENCE_RULE_PERIOD, RAPPORT_CADENCE_RULE_DEEP, RAPPORT_CADENCE_RULE_LIGHT),
    .prepare = note_since },
  /* grade and life-cycle stage have a dated history */
  { &rapport_customer_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_GRADE), .follow = note_grade },
  { &rapport_customer_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_STAGE), .follow = note_stage },
  { &rapport_contact_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT),
    .prepare = forget_contact_as_typed },
  { NULL }
};
