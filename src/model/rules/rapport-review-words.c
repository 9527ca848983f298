/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-health.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-review-words.h"

/** rapport_review_kind_get_id: Returns: its stable name */
const char *
rapport_review_kind_get_id (RapportReviewKind kind)
{
  static const char *const IDS[] = {
    [RAPPORT_REVIEW_GRADE] = "grade", [RAPPORT_REVIEW_TAG] = "tag", [RAPPORT_REVIEW_STAGE] = "stage"
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (IDS), NULL);

  return IDS[kind];
}

/** rapport_review_dup_name: Returns: (transfer full): how a decision names it: `grade:A`, `tag:…`, `-tag:…`, `stage:…` */
char *
rapport_review_dup_name (const RapportReviewProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  return g_strdup_printf ("%s%s:%s", proposal->on ? "" : "-", rapport_review_kind_get_id (proposal->kind), proposal->value);
}

/** rapport_review_dup_words: Returns: (transfer full): what it proposes, for people */
char *
rapport_review_dup_words (const RapportReviewProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  if (proposal->kind == RAPPORT_REVIEW_GRADE)
    return g_strdup_printf (_("Grade %s"), proposal->value);
  if (proposal->kind == RAPPORT_REVIEW_STAGE)
    /* translators: %s is a stage of the life of a customer */
    return g_strdup_printf (_("Stage “%s”"), rapport_choice_label (rapport_stages, proposal->value));
  return g_strdup_printf (proposal->on ? _("Add the tag “%s”") : _("Take off the tag “%s”"), proposal->value);
}

/** rapport_review_dup_growth: Returns: (transfer full): by how much the last 12 months brought more, for people */
char *
rapport_review_dup_growth (int percent)
{
  /* translators: by how much the orders of the last 12 months are more than those of the 12 before: +12 % */
  return g_strdup_printf (_("growth %+d %%"), percent);
}

static char *
say_amount (const char            *value,
            const RapportCurrency *currency)
{
  g_autofree char *amount = rapport_money_format (g_ascii_strtoll (value, NULL, 10), currency->digits);

  return g_strdup_printf (_("Yearly amount: %s %s"), currency->code, amount);
}

static char *
say_leader (const char            *value,
            const RapportCurrency *currency)
{
  return g_strdup (_("The customer leads its industry."));
}

/* @without: what is said where there is no day; @with: what is said of the day */
static char *
say_day (const char *value,
         const char *with,
         const char *without)
{
  const int day = (int) g_ascii_strtoll (value, NULL, 10);
  g_autofree char *text = day != 0 ? rapport_day_format_iso (day) : NULL;
  g_auto(GStrv) parts = g_strsplit (with, "%s", -1);

  return text != NULL ? g_strjoinv (text, parts) : g_strdup (without);
}

static char *
say_last (const char            *value,
          const RapportCurrency *currency)
{
  return say_day (value, _("Last answered contact or order: %s"), _("No answered contact and no order yet."));
}

static char *
say_end (const char            *value,
         const RapportCurrency *currency)
{
  return say_day (value, _("The contract ends on %s."), _("No contract is about to end."));
}

static char *
say_contract (const char            *value,
              const RapportCurrency *currency)
{
  return say_day (value, _("The contract of %s is in force."), _("A contract is in force."));
}

static char *
say_accepted (const char            *value,
              const RapportCurrency *currency)
{
  const char *since = strchr (value, '=');

  if (g_ascii_strtoll (value, NULL, 10) > 0)
    return g_strdup (_("All milestones are accepted."));
  return say_day (since != NULL ? since + 1 : "", _("In delivery since %s, without milestones."),
                  _("In delivery without milestones."));
}

static char *
say_kept (const char            *value,
          const RapportCurrency *currency)
{
  return say_day (value, _("The recovery was closed on %s: the customer stays."), _("The customer stays."));
}

static char *
say_lost (const char            *value,
          const RapportCurrency *currency)
{
  return say_day (value, _("The recovery was closed on %s: the customer is lost."), _("The customer is lost."));
}

/* @value: ID@yyyymmdd, with commas between; one that is not known any more is told as it is */
static char *
say_high (const char            *value,
          const RapportCurrency *currency)
{
  g_auto(GStrv) rules = g_strsplit (value, ",", -1);
  g_autofree char *found = NULL;

  for (guint i = 0; rules[i] != NULL; i++)
    {
      const RapportHealthRule *rule;

      *strchrnul (rules[i], '@') = '\0';
      rule = rapport_health_rule_find (rules[i]);
      if (rule == NULL)
        continue;
      g_free (rules[i]);
      rules[i] = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "risk", rule->label));
    }
  found = g_strjoinv (" · ", rules);
  /* translators: %s is why, such as “No order for a long time” */
  return *found != '\0' ? g_strdup_printf (_("High risk: %s"), found) : g_strdup (_("High risk"));
}

static const struct
{
  const char *name;
  char     *(*say) (const char            *value,
                    const RapportCurrency *currency);
} FACTS[] = {
  { "amount", say_amount },
  { "industry-leader", say_leader },
  { "last", say_last },
  { "end", say_end },
  { "contract", say_contract },
  { "accepted", say_accepted },
  { "kept", say_kept },
  { "lost", say_lost },
  { "high", say_high },
};

/** rapport_review_dup_facts: Returns: (transfer full): what it rests on, for people */
char *
rapport_review_dup_facts (const RapportReviewProposal *proposal,
                          const RapportCurrency       *currency)
{
  const char *facts;
  gsize length;

  g_return_val_if_fail (proposal != NULL && currency != NULL, NULL);

  facts = proposal->facts;
  length = strcspn (facts, "=");
  for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++)
    if (strlen (FACTS[i].name) == length && strncmp (facts, FACTS[i].name, length) == 0)
      return FACTS[i].say (facts[length] == '=' ? facts + length + 1 : "", currency);
  return g_strdup (facts);
}
