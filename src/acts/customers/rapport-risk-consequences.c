/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-health-facts.h"
#include "rapport-risk.h"

static void
keep_findings (RapportEntity             *risk,
               const RapportHealthResult *result)
{
  g_autoptr(GString) rules = g_string_new (NULL);
  g_autoptr(GString) facts = g_string_new (NULL);

  for (guint i = 0; i < result->findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (result->findings, RapportHealthFinding, i);

      g_string_append_printf (rules, "%s%s@%d", i > 0 ? "," : "", finding->rule->id, finding->since);
      /* translators: why a customer may be lost, and the day since when: year, month, day */
      g_string_append_printf (facts, _("%s (since %04d-%02d-%02d)"),
                              g_dpgettext2 (GETTEXT_PACKAGE, "risk", finding->rule->label), finding->since / 10000,
                              finding->since / 100 % 100, finding->since % 100);
      g_string_append_c (facts, '\n');
    }
  g_string_truncate (facts, facts->len - (facts->len > 0));
  rapport_entity_set_text (risk, RAPPORT_RISK_RULES, rules->len > 0 ? rules->str : NULL);
  if (!rapport_entity_is_set (risk, RAPPORT_RISK_FACTS) && facts->len > 0)
    rapport_entity_set_text (risk, RAPPORT_RISK_FACTS, facts->str);
}

/* A risk that a person opens keeps the score and what speaks for it as they are on that day. */
static gboolean
keep_facts (RapportTransaction  *transaction,
            RapportEntity       *before,
            RapportEntity       *risk,
            GError             **error)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;

  if (rapport_entity_is_set (risk, RAPPORT_RISK_SCORE) || rapport_entity_is_set (risk, RAPPORT_RISK_RULES))
    return TRUE;
  rapport_entity_set_flag (risk, RAPPORT_RISK_BY_HAND, TRUE);
  /* how the customer was long ago is not told by what is known now */
  if (rapport_entity_get_day (risk, RAPPORT_RISK_OPENED) <
      rapport_day_from_instant (rapport_transaction_get_now (transaction), rapport_transaction_get_zone (transaction)))
    return TRUE;
  rapport_health_input_init (&input);
  if (!rapport_health_facts_load (rapport_transaction_get_connection (transaction),
                                  rapport_entity_get_integer (risk, RAPPORT_RISK_CUSTOMER),
                                  rapport_transaction_get_zone (transaction),
                                  rapport_transaction_get_now (transaction), &input, error))
    return FALSE;
  result = rapport_health_judge (&input);
  if (result->level == RAPPORT_HEALTH_NONE)
    return TRUE;
  rapport_entity_set_integer (risk, RAPPORT_RISK_SCORE, result->score);
  keep_findings (risk, result);
  return TRUE;
}

const RapportConsequence rapport_risk_consequences[] = {
  { &rapport_risk_info, RAPPORT_ON_INSERT, NULL, .prepare = keep_facts },
  { NULL }
};
