/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-lookup.h"
#include "rapport-cadence-rule.h"
#include "rapport-calendar-version.h"
#include "rapport-consequences.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-grade-change.h"
#include "rapport-plan-cadence.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-setting.h"
#include "rapport-tag.h"

#define ANY (RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE | RAPPORT_ON_REVERT)
#define CHANGED (RAPPORT_ON_UPDATE | RAPPORT_ON_REVERT)

/* A plan that a person changes is that person's from then on (cadence.md 8). */
static gboolean
note_by_hand (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *plan,
              GError             **error)
{
  if (!rapport_transaction_is_auto (transaction) &&
      g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "cadence") == 0)
    rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND, TRUE);
  return TRUE;
}

static gboolean
mark_group (RapportTransaction   *transaction,
            RapportCadenceGroup   group,
            const char           *value,
            GHashTable           *customers,
            GError              **error)
{
  g_autoptr(GArray) ids =
    rapport_cadence_find_customers (rapport_transaction_get_connection (transaction), group, value, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    rapport_consequence_mark (customers, g_array_index (ids, gint64, i));
  return ids != NULL;
}

/* A cadence is that of a customer, or what a tag adds for all that have it. */
static gboolean
mark_rule (RapportTransaction  *transaction,
           RapportEntity       *before,
           RapportEntity       *after,
           GHashTable          *customers,
           GError             **error)
{
  RapportEntity *rules[] = { before, after };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] != NULL && rapport_entity_is_set (rules[i], RAPPORT_CADENCE_RULE_TAG) &&
        !mark_group (transaction, RAPPORT_CADENCE_OF_TAG,
                     rapport_entity_get_text (rules[i], RAPPORT_CADENCE_RULE_TAG), customers, error))
      return FALSE;
  return rapport_consequence_mark_customer (transaction, before, after, customers, error);
}

static gboolean
mark_all (RapportTransaction  *transaction,
          RapportEntity       *before,
          RapportEntity       *after,
          GHashTable          *customers,
          GError             **error)
{
  return mark_group (transaction, RAPPORT_CADENCE_ALL, NULL, customers, error);
}

/* Whom each ⚙ value of the cadence concerns, and whether what is owed to them beside it follows from it, too */
static const struct
{
  const char          *name;
  RapportCadenceGroup  group;
  const char          *value;
  gboolean             owed;
} SETTINGS[] = {
  { "cadence-a", RAPPORT_CADENCE_OF_GRADE, "A" },
  { "cadence-b", RAPPORT_CADENCE_OF_GRADE, "B" },
  { "cadence-c", RAPPORT_CADENCE_OF_LAST_GRADE },
  { "convenient-times", RAPPORT_CADENCE_ALL },
  { "first-contact-days", RAPPORT_CADENCE_ALL },
  { "plans-a-day", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "call-back-days", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "training-days", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "care-months", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "survey-months", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "deep-review", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "value-review", RAPPORT_CADENCE_ALL, .owed = TRUE },
  { "default-calendar", RAPPORT_CADENCE_ALL, .owed = TRUE },
};

static gboolean
mark_concerned (RapportTransaction  *transaction,
                RapportEntity       *setting,
                gboolean             owed,
                GHashTable          *customers,
                GError             **error)
{
  const char *name = rapport_entity_get_text (setting, RAPPORT_SETTING_NAME);

  for (guint i = 0; i < G_N_ELEMENTS (SETTINGS); i++)
    if (SETTINGS[i].owed == owed && g_strcmp0 (SETTINGS[i].name, name) == 0)
      return mark_group (transaction, SETTINGS[i].group, SETTINGS[i].value, customers, error);
  return TRUE;
}

static gboolean
mark_setting (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GHashTable          *customers,
              GError             **error)
{
  return mark_concerned (transaction, after != NULL ? after : before, FALSE, customers, error);
}

static gboolean
mark_owed_setting (RapportTransaction  *transaction,
                   RapportEntity       *before,
                   RapportEntity       *after,
                   GHashTable          *customers,
                   GError             **error)
{
  return mark_concerned (transaction, after != NULL ? after : before, TRUE, customers, error);
}

const RapportConsequence rapport_cadence_consequences[] = {
  { &rapport_plan_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_CONTACT,
                       RAPPORT_PLAN_CONTENT, RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED,
                       RAPPORT_PLAN_PURPOSE),
    .prepare = note_by_hand },
  { &rapport_record_info, ANY,
    RAPPORT_ON_FIELDS (RAPPORT_RECORD_CUSTOMER, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_METHOD, RAPPORT_RECORD_DEPTH,
                       RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_PURPOSE, RAPPORT_RECORD_FURTHER_PURPOSES),
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_plan_info, ANY,
    RAPPORT_ON_FIELDS (RAPPORT_PLAN_CUSTOMER, RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH,
                       RAPPORT_PLAN_STATE, RAPPORT_PLAN_PURPOSE, RAPPORT_PLAN_BY_HAND),
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_customer_info, RAPPORT_ON_INSERT | RAPPORT_ON_REVERT, NULL,
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_customer_info, CHANGED,
    RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_FIRST_CONTACT, RAPPORT_CUSTOMER_GRADE, RAPPORT_CUSTOMER_STAGE,
                       RAPPORT_CUSTOMER_ARCHIVED, RAPPORT_CUSTOMER_CONVENIENT_TIMES, RAPPORT_CUSTOMER_HIGH_VALUE),
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_contract_info, ANY, RAPPORT_ON_FIELDS (RAPPORT_CONTRACT_CUSTOMER, RAPPORT_CONTRACT_DATE),
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_grade_change_info, ANY, NULL,
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_tag_info, ANY, NULL,
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_pause_info, ANY, NULL,
    .mark = rapport_consequence_mark_customer, .settle = rapport_plan_cadence },
  { &rapport_cadence_rule_info, ANY, NULL, .mark = mark_rule, .settle = rapport_plan_cadence },
  { &rapport_setting_info, ANY, NULL, .mark = mark_setting, .settle = rapport_plan_touches },
  { &rapport_setting_info, ANY, NULL, .mark = mark_owed_setting, .settle = rapport_plan_cadence },
  { &rapport_calendar_version_info, ANY, NULL, .mark = mark_all, .settle = rapport_plan_cadence },
  { NULL }
};
