/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-rule.h"

/* touches of one depth in a month (cadence.md 1) */
#define MOST_A_MONTH 31

const RapportChoice rapport_periods[] = {
  { "month", NC_("choice", "Month") },
  { "quarter", NC_("choice", "Quarter") },
  { NULL }
};

static const RapportField cadence_rule_fields[] = {
  [RAPPORT_CADENCE_RULE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_CADENCE_RULE_TAG] = { "tag", RAPPORT_FIELD_TEXT, NC_("field", "Tag") },
  [RAPPORT_CADENCE_RULE_PERIOD] =
    { "period", RAPPORT_FIELD_CHOICE, NC_("field", "Period"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_periods, .initial = "month" },
  [RAPPORT_CADENCE_RULE_DEEP] =
    { "deep", RAPPORT_FIELD_INTEGER, NC_("field", "Deep contacts"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 0, .most = 92 },
  [RAPPORT_CADENCE_RULE_LIGHT] =
    { "light", RAPPORT_FIELD_INTEGER, NC_("field", "Light contacts"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 0, .most = 92 },
  [RAPPORT_CADENCE_RULE_SINCE] =
    { "since", RAPPORT_FIELD_DAY, NC_("field", "Since"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_CADENCE_RULE_NOTE] = { "note", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Note") },
};

static void
rapport_cadence_rule_check (RapportEntity *self,
                            GPtrArray     *problems)
{
  const gboolean by_month = g_strcmp0 (rapport_entity_get_text (self, RAPPORT_CADENCE_RULE_PERIOD), "month") == 0;

  if (rapport_entity_is_set (self, RAPPORT_CADENCE_RULE_CUSTOMER) ==
      rapport_entity_is_set (self, RAPPORT_CADENCE_RULE_TAG))
    rapport_problems_add (problems, "tag", RAPPORT_SEVERITY_ERROR,
                          _("A cadence is either that of a customer or what a tag adds."));
  if (rapport_entity_is_set (self, RAPPORT_CADENCE_RULE_CUSTOMER)
      && rapport_entity_get_integer (self, RAPPORT_CADENCE_RULE_DEEP) == 0
      && rapport_entity_get_integer (self, RAPPORT_CADENCE_RULE_LIGHT) == 0)
    rapport_problems_add (problems, "deep", RAPPORT_SEVERITY_ERROR,
                          _("A cadence asks for at least one contact. Add a pause while none is wanted."));
  for (guint i = RAPPORT_CADENCE_RULE_DEEP; by_month && i <= RAPPORT_CADENCE_RULE_LIGHT; i++)
    if (rapport_entity_is_set (self, i) && rapport_entity_get_integer (self, i) > MOST_A_MONTH)
      rapport_problems_add (problems, rapport_entity_get_info (self)->fields[i].name, RAPPORT_SEVERITY_ERROR,
                            _("There can’t be more than %d contacts of a kind in a month."), MOST_A_MONTH);
}

static char *
rapport_cadence_rule_dup_title (RapportEntity *self)
{
  const char *tag = rapport_entity_get_text (self, RAPPORT_CADENCE_RULE_TAG);
  const int deep = (int) rapport_entity_get_integer (self, RAPPORT_CADENCE_RULE_DEEP);
  const int light = (int) rapport_entity_get_integer (self, RAPPORT_CADENCE_RULE_LIGHT);

  if (!rapport_entity_is_set (self, RAPPORT_CADENCE_RULE_DEEP)
      || !rapport_entity_is_set (self, RAPPORT_CADENCE_RULE_LIGHT))
    return g_strdup (tag);
  if (tag != NULL)
    /* translators: a tag, and how many deep and light contacts it adds */
    return g_strdup_printf (_("%s: %d deep + %d light more"), tag, deep, light);
  if (g_strcmp0 (rapport_entity_get_text (self, RAPPORT_CADENCE_RULE_PERIOD), "quarter") == 0)
    return g_strdup_printf (_("%d deep + %d light a quarter"), deep, light);
  return g_strdup_printf (_("%d deep + %d light a month"), deep, light);
}

const RapportEntityInfo rapport_cadence_rule_info = {
  .name = "cadence_rule",
  .label = NC_("thing", "Cadence"),
  .plural = NC_("thing", "Cadences"),
  .icon = "alarm-symbolic",
  .get_type = rapport_cadence_rule_get_type,
  .fields = cadence_rule_fields,
  .n_fields = G_N_ELEMENTS (cadence_rule_fields),
  .check = rapport_cadence_rule_check,
  .dup_title = rapport_cadence_rule_dup_title,
};

RAPPORT_DEFINE_THING (RapportCadenceRule, rapport_cadence_rule)

static const RapportField pause_fields[] = {
  [RAPPORT_PAUSE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_PAUSE_BEGINS] =
    { "begins", RAPPORT_FIELD_DAY, NC_("field", "Begins"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_PAUSE_ENDS] =
    { "ends", RAPPORT_FIELD_DAY, NC_("field", "Ends"),
      .flags = RAPPORT_FIELD_REQUIRED, .after = "begins" },
  [RAPPORT_PAUSE_REASON] = { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason") },
};

static char *
rapport_pause_dup_title (RapportEntity *self)
{
  return g_strdup (rapport_entity_get_text (self, RAPPORT_PAUSE_REASON));
}

const RapportEntityInfo rapport_pause_info = {
  .name = "pause",
  .label = NC_("thing", "Pause"),
  .plural = NC_("thing", "Pauses"),
  .icon = "media-playback-pause-symbolic",
  .get_type = rapport_pause_get_type,
  .fields = pause_fields,
  .n_fields = G_N_ELEMENTS (pause_fields),
  .dup_title = rapport_pause_dup_title,
};

RAPPORT_DEFINE_THING (RapportPause, rapport_pause)
