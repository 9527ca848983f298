/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-health-private.h"

#define FULL_SCORE 100
#define YEAR 12

/** Rule: a rule of risk and how it is tested */
typedef struct
{
  RapportHealthRule rule;
  RapportHealthTest test;
} Rule;

static const Rule RULES[] = {
  { { "FR-9", NC_("risk", "Contacts are not answered"), NC_("risk", "Try another contact or channel"),
      RAPPORT_HEALTH_UNANSWERED, FALSE }, rapport_health_is_unanswered },
  { { "FR-10", NC_("risk", "Says it will end the cooperation"), NC_("risk", "Visit by management"),
      RAPPORT_HEALTH_ENDING, TRUE }, rapport_health_is_ending },
  { { "FR-11", NC_("risk", "Satisfaction told is low or falling"), NC_("risk", "Ask for the reasons, and act on them"),
      RAPPORT_HEALTH_SATISFACTION, FALSE }, rapport_health_is_dissatisfied },
  { { "FC-2", NC_("risk", "Scored low in feedback"), NC_("risk", "Go through the feedback with the customer"),
      RAPPORT_HEALTH_SATISFACTION, FALSE }, rapport_health_is_rated_low },
  { { "FC-3-contact", NC_("risk", "A key contact has left"), NC_("risk", "Find and get to know the successor"),
      RAPPORT_HEALTH_CONTACT_LEFT, TRUE }, rapport_health_has_contact_left },
  { { "FC-3-order", NC_("risk", "No order for a long time"), NC_("risk", "Ask about new needs, offer a renewal"),
      RAPPORT_HEALTH_NO_ORDER, TRUE }, rapport_health_lacks_orders },
  { { "FC-3-complaints", NC_("risk", "More complaints"), NC_("risk", "Look for the common cause, and tell the remedy"),
      RAPPORT_HEALTH_COMPLAINTS, FALSE }, rapport_health_has_complaints },
  { { "FC-3-use", NC_("risk", "Uses us less"), NC_("risk", "Offer training, ask what hinders"),
      RAPPORT_HEALTH_USE, FALSE }, rapport_health_is_used_less },
};

const RapportChoice rapport_health_levels[] = {
  { "ok", NC_("choice", "Good") },
  { "watch", NC_("choice", "To be watched") },
  { "high", NC_("choice", "High") },
  { NULL }
};

/** rapport_health_level_get_id: Returns: (nullable): one of rapport_health_levels, NULL for none */
const char *
rapport_health_level_get_id (RapportHealthLevel level)
{
  g_return_val_if_fail (level <= RAPPORT_HEALTH_HIGH, NULL);

  return level != RAPPORT_HEALTH_NONE ? rapport_health_levels[level - RAPPORT_HEALTH_OK].value : NULL;
}

/** rapport_health_rule_find: Returns: (nullable) (transfer none): the rule of risk with that ID */
const RapportHealthRule *
rapport_health_rule_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (g_str_equal (RULES[i].rule.id, id))
      return &RULES[i].rule;
  return NULL;
}

/** rapport_health_settings_apply: sets @settings to what @rules say */
void
rapport_health_settings_apply (RapportHealthSettings *settings,
                               const RapportRules    *rules)
{
  const RapportHealthRules *health;

  g_return_if_fail (settings != NULL && rules != NULL);

  health = &rules->health;
  *settings = (RapportHealthSettings) {
    .unanswered = health->unanswered,
    .satisfaction_below = rapport_decimal_from_integer (health->satisfaction_below),
    .satisfaction_drop = rapport_decimal_from_integer (health->satisfaction_drop),
    .score_below = rapport_decimal_from_integer (health->score_below),
    .months_without_order = health->months_without_order,
    .months_contact_left = health->months_contact_left,
    .complaints = health->complaints,
    .use_percent = rapport_decimal_from_integer (health->use_percent),
    .high_below = health->high_below,
    .opportunity_from = rapport_decimal_from_integer (health->opportunity_from),
  };
  memcpy (settings->deduct, health->deduct, sizeof settings->deduct);
}

/** rapport_health_settings_init: @settings: (out caller-allocates): set to the values shipped */
void
rapport_health_settings_init (RapportHealthSettings *settings)
{
  RapportRules rules;

  rapport_rules_init (&rules);
  rapport_health_settings_apply (settings, &rules);
}

/** rapport_health_input_init: @input: (out caller-allocates): nothing known, the settings as shipped */
void
rapport_health_input_init (RapportHealthInput *input)
{
  g_return_if_fail (input != NULL);

  *input = (RapportHealthInput) {
    .contacts = g_array_new (FALSE, FALSE, sizeof (RapportHealthContact)),
    .records = g_array_new (FALSE, FALSE, sizeof (RapportHealthRecord)),
    .orders = g_array_new (FALSE, FALSE, sizeof (int)),
    .feedback = g_array_new (FALSE, FALSE, sizeof (RapportHealthFeedback)),
    .complaints = g_array_new (FALSE, FALSE, sizeof (int)),
    .usage = g_array_new (FALSE, FALSE, sizeof (RapportHealthUsage)),
  };
  rapport_health_settings_init (&input->settings);
}

/** rapport_health_input_clear: frees what @input holds */
void
rapport_health_input_clear (RapportHealthInput *input)
{
  g_return_if_fail (input != NULL);

  g_clear_pointer (&input->zone, g_time_zone_unref);
  g_clear_pointer (&input->contacts, g_array_unref);
  g_clear_pointer (&input->records, g_array_unref);
  g_clear_pointer (&input->orders, g_array_unref);
  g_clear_pointer (&input->feedback, g_array_unref);
  g_clear_pointer (&input->complaints, g_array_unref);
  g_clear_pointer (&input->usage, g_array_unref);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const RapportHealthRecord *left = *(const RapportHealthRecord *const *) a;
  const RapportHealthRecord *right = *(const RapportHealthRecord *const *) b;
  const int order = rapport_moment_compare (&left->at, &right->at);

  return order != 0 ? order : (left > right) - (left < right);
}

static void
init_case (RapportHealthCase        *self,
           const RapportHealthInput *input)
{
  *self = (RapportHealthCase) {
    .input = input,
    .today = rapport_day_from_instant (input->now, input->zone),
    .fresh = g_ptr_array_new (),
  };
  if (input->recovered_on <= self->today)
    self->fresh_start = input->recovered_on;
  for (guint i = 0; i < input->records->len; i++)
    {
      RapportHealthRecord *record = &g_array_index (input->records, RapportHealthRecord, i);

      if (rapport_health_is_fact (self, &record->at) && record->at.day > self->fresh_start)
        g_ptr_array_add (self->fresh, record);
    }
  g_ptr_array_sort (self->fresh, compare_records);
  for (guint i = 0; i < input->orders->len; i++)
    {
      const int day = g_array_index (input->orders, int, i);

      if (day > self->today)
        continue;
      self->last_order = MAX (self->last_order, day);
      if (self->first_order == 0 || day < self->first_order)
        self->first_order = day;
    }
}

static void
count_score (const RapportHealthCase *self,
             RapportHealthResult     *result)
{
  gboolean deducted[RAPPORT_N_HEALTH_DEDUCTIONS] = { FALSE };

  result->score = FULL_SCORE;
  result->level = result->findings->len > 0 ? RAPPORT_HEALTH_WATCH : RAPPORT_HEALTH_OK;
  for (guint i = 0; i < result->findings->len; i++)
    {
      const RapportHealthRule *rule = g_array_index (result->findings, RapportHealthFinding, i).rule;

      if (!deducted[rule->deduction])
        result->score -= self->input->settings.deduct[rule->deduction];
      deducted[rule->deduction] = TRUE;
      if (rule->high)
        result->level = RAPPORT_HEALTH_HIGH;
    }
  result->score = MAX (result->score, 0);
  if (result->score < self->input->settings.high_below)
    result->level = RAPPORT_HEALTH_HIGH;
}

/**
 * rapport_health_judge:
 *
 * How a customer is (FR-9 to FR-11, FC-2, FC-3, FC-6, FC-7; health.md 1). A pure function of @input.
 *
 * Returns: (transfer full): which rules of risk fire, the score and the level
 */
RapportHealthResult *
rapport_health_judge (const RapportHealthInput *input)
{
  RapportHealthResult *result = g_new0 (RapportHealthResult, 1);
  RapportHealthCase self;

  g_return_val_if_fail (input != NULL && input->zone != NULL, result);

  result->findings = g_array_new (FALSE, FALSE, sizeof (RapportHealthFinding));
  if (input->left)
    return result;
  init_case (&self, input);
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      RapportHealthFinding finding = { &RULES[i].rule, 0 };

      if (RULES[i].test (&self, &finding.since))
        g_array_append_val (result->findings, finding);
    }
  count_score (&self, result);
  result->opportunity = result->findings->len == 0 && self.first_order != 0
                        && self.today >= rapport_day_add_months (self.first_order, YEAR)
                        && rapport_health_is_content (&self);
  g_ptr_array_unref (self.fresh);
  return result;
}

/** rapport_health_result_free: frees what rapport_health_judge() made */
void
rapport_health_result_free (RapportHealthResult *result)
{
  g_return_if_fail (result != NULL);

  g_clear_pointer (&result->findings, g_array_unref);
  g_free (result);
}
