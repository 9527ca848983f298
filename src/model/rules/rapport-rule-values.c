/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cadence-standard.h"
#include "rapport-money.h"
#include "rapport-rule-values.h"

#define DAY_MINUTES (24 * 60)

/* Amounts are kept in thousandths of the currency, as whatever currency is chosen has them. */
#define MONEY_DIGITS 3
#define THOUSANDTHS 1000

/* reads up to @digits digits at *@text, -1 when there are none */
static int
read_digits (const char **text,
             guint        digits)
{
  int number = -1;

  for (guint i = 0; i < digits && g_ascii_isdigit (**text); i++, (*text)++)
    number = MAX (number, 0) * 10 + (**text - '0');
  return number;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/* 9:00; 24:00 is the end of the day */
static gboolean
read_clock (const char **text,
            int         *minute)
{
  int hours, minutes;

  skip_spaces (text);
  hours = read_digits (text, 2);
  if (hours < 0 || **text != ':')
    return FALSE;
  (*text)++;
  minutes = read_digits (text, 2);
  skip_spaces (text);
  *minute = hours * 60 + minutes;
  return minutes >= 0 && minutes < 60 && *minute <= DAY_MINUTES;
}

/**
 * rapport_spans_parse:
 * @text: spans such as `9:00-11:00, 14:00-16:00`; the comma may be wide, the hyphen a dash
 * @spans: (out caller-allocates) (array fixed-size=4): the spans, in the order given
 * @n_spans: (out): how many; 0 for an empty text
 *
 * Returns: whether @text could be read, each span ending behind its start
 */
gboolean
rapport_spans_parse (const char  *text,
                     RapportSpan *spans,
                     guint       *n_spans)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) narrow = g_string_new (normal);
  const char *at;
  guint n = 0;

  g_return_val_if_fail (spans != NULL && n_spans != NULL, FALSE);

  if (normal == NULL)
    return FALSE;
  g_string_replace (narrow, "–", "-", 0);
  g_string_replace (narrow, "—", "-", 0);
  g_string_replace (narrow, "~", "-", 0);
  g_string_replace (narrow, "至", "-", 0);
  g_string_replace (narrow, "、", ",", 0);
  for (at = narrow->str, skip_spaces (&at); *at != '\0'; n++)
    {
      if (n == RAPPORT_MAX_SPANS || !read_clock (&at, &spans[n].start) || *at++ != '-' ||
          !read_clock (&at, &spans[n].end) || spans[n].end <= spans[n].start)
        return FALSE;
      if (*at == ',' || *at == ';')
        at++;
      else if (*at != '\0')
        return FALSE;
      skip_spaces (&at);
    }
  *n_spans = n;
  return TRUE;
}

/** rapport_spans_format: Returns: (transfer full): the spans as `09:00-11:00, 14:00-16:00` */
char *
rapport_spans_format (const RapportSpan *spans,
                      guint              n_spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_spans; i++)
    g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", i > 0 ? ", " : "",
                            spans[i].start / 60, spans[i].start % 60,
                            spans[i].end / 60, spans[i].end % 60);
  return g_string_free (text, FALSE);
}

/* 2+1/month; the period in Chinese, too */
static gboolean
read_cadence (const char     *text,
              RapportCadence *cadence)
{
  static const struct { const char *word; gboolean by_quarter; } periods[] = {
    { "month", FALSE }, { "quarter", TRUE }, { "月", FALSE }, { "季", TRUE }, { "季度", TRUE },
  };
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  RapportCadence read = { 0 };
  const char *at = normal;

  if (at == NULL)
    return FALSE;
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    {
      skip_spaces (&at);
      read.touches[i] = read_digits (&at, 2);
      skip_spaces (&at);
      if (read.touches[i] < 0 || *at++ != (i == 0 ? '+' : '/'))
        return FALSE;
    }
  skip_spaces (&at);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (at, periods[i].word) == 0)
      {
        read.by_quarter = periods[i].by_quarter;
        if (read.touches[RAPPORT_DEPTH_DEEP] + read.touches[RAPPORT_DEPTH_LIGHT] == 0
            || MAX (read.touches[RAPPORT_DEPTH_DEEP], read.touches[RAPPORT_DEPTH_LIGHT])
               > rapport_cadence_get_most (&read))
          return FALSE;
        *cadence = read;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_count (const RapportRule *rule,
            RapportRules      *rules,
            const char        *value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (value, 10, rule->least, rule->most, &number, NULL))
    return FALSE;
  G_STRUCT_MEMBER (int, rules, rule->offset) = (int) number;
  return TRUE;
}

static char *
format_count (const RapportRule  *rule,
              const RapportRules *rules)
{
  return g_strdup_printf ("%d", G_STRUCT_MEMBER (int, rules, rule->offset));
}

static gboolean
read_time (const RapportRule *rule,
           RapportRules      *rules,
           const char        *value)
{
  int minute;

  if (!read_clock (&value, &minute) || *value != '\0' || minute < rule->least || minute > rule->most)
    return FALSE;
  G_STRUCT_MEMBER (int, rules, rule->offset) = minute;
  return TRUE;
}

static char *
format_time (const RapportRule  *rule,
             const RapportRules *rules)
{
  const int minute = G_STRUCT_MEMBER (int, rules, rule->offset);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static gboolean
read_spans (const RapportRule *rule,
            RapportRules      *rules,
            const char        *value)
{
  RapportSpan spans[RAPPORT_MAX_SPANS] = { { 0 } };

  if (!rapport_spans_parse (value, spans, &rules->n_convenient))
    return FALSE;
  memcpy (rules->convenient, spans, sizeof spans);
  return TRUE;
}

static char *
format_spans (const RapportRule  *rule,
              const RapportRules *rules)
{
  return rapport_spans_format (rules->convenient, rules->n_convenient);
}

static gboolean
read_touches (const RapportRule *rule,
              RapportRules      *rules,
              const char        *value)
{
  return read_cadence (value, &G_STRUCT_MEMBER (RapportCadence, rules, rule->offset));
}

static char *
format_touches (const RapportRule  *rule,
                const RapportRules *rules)
{
  const RapportCadence *cadence = &G_STRUCT_MEMBER (RapportCadence, rules, rule->offset);

  return g_strdup_printf ("%d+%d/%s", cadence->touches[RAPPORT_DEPTH_DEEP], cadence->touches[RAPPORT_DEPTH_LIGHT],
                          cadence->by_quarter ? "quarter" : "month");
}

static gboolean
read_money (const RapportRule *rule,
            RapportRules      *rules,
            const char        *value)
{
  const RapportCurrency *book = rapport_currency_find (rules->currency);
  const RapportCurrency currency = { .digits = MONEY_DIGITS, .words = book != NULL ? book->words : "" };
  gint64 amount;

  if (!rapport_money_parse (value, &currency, 0, &amount, NULL) || amount == RAPPORT_UNSET
      || amount < rule->least * (gint64) THOUSANDTHS || amount > rule->most * (gint64) THOUSANDTHS)
    return FALSE;
  G_STRUCT_MEMBER (gint64, rules, rule->offset) = amount;
  return TRUE;
}

static char *
format_money (const RapportRule  *rule,
              const RapportRules *rules)
{
  return rapport_decimal_format (G_STRUCT_MEMBER (gint64, rules, rule->offset), MONEY_DIGITS);
}

static gboolean
read_flag (const RapportRule *rule,
           RapportRules      *rules,
           const char        *value)
{
  static const char * const words[][6] = {
    { "no", "false", "0", "off", "否", NULL }, { "yes", "true", "1", "on", "是", NULL },
  };
  g_autofree char *typed = g_ascii_strdown (value, -1);

  for (gboolean flag = FALSE; flag <= TRUE; flag++)
    if (g_strv_contains (words[flag], typed))
      {
        G_STRUCT_MEMBER (gboolean, rules, rule->offset) = flag;
        return TRUE;
      }
  return FALSE;
}

static char *
format_flag (const RapportRule  *rule,
             const RapportRules *rules)
{
  return g_strdup (G_STRUCT_MEMBER (gboolean, rules, rule->offset) ? "yes" : "no");
}

static gboolean
read_choice (const RapportRule *rule,
             RapportRules      *rules,
             const char        *value)
{
  for (const RapportChoice *choice = rule->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, value) == 0
        || g_strcmp0 (rapport_choice_label (rule->choices, choice->value), value) == 0)
      {
        G_STRUCT_MEMBER (const char *, rules, rule->offset) = choice->value;
        return TRUE;
      }
  return FALSE;
}

static char *
format_choice (const RapportRule  *rule,
               const RapportRules *rules)
{
  return g_strdup (G_STRUCT_MEMBER (const char *, rules, rule->offset));
}

static gboolean
read_thing (const RapportRule *rule,
            RapportRules      *rules,
            const char        *value)
{
  char *text = (char *) rules + rule->offset;
  guint8 uid[RAPPORT_UID_LENGTH];

  if (*value != '\0' && !rapport_uid_from_text (value, uid))
    return FALSE;
  g_strlcpy (text, value, RAPPORT_UID_TEXT_LENGTH + 1);
  return TRUE;
}

static char *
format_thing (const RapportRule  *rule,
              const RapportRules *rules)
{
  return g_strdup ((const char *) rules + rule->offset);
}

static char *
expect_count (const RapportRule *rule)
{
  return g_strdup_printf (_("a whole number from %d to %d"), rule->least, rule->most);
}

static char *
expect_time (const RapportRule *rule)
{
  return g_strdup (_("a time such as 09:00"));
}

static char *
expect_spans (const RapportRule *rule)
{
  return g_strdup (_("times such as 09:00-11:00, 14:00-16:00"));
}

static char *
expect_touches (const RapportRule *rule)
{
  return g_strdup_printf (_("at least one contact, and of each depth at most %d a month or %d a quarter, such as 2+1/month"),
                          rapport_cadence_get_most (&(RapportCadence) { .by_quarter = FALSE }),
                          rapport_cadence_get_most (&(RapportCadence) { .by_quarter = TRUE }));
}

static char *
expect_money (const RapportRule *rule)
{
  return g_strdup (_("an amount that is not too large"));
}

static char *
expect_flag (const RapportRule *rule)
{
  return g_strdup (_("yes or no"));
}

static char *
expect_choice (const RapportRule *rule)
{
  GString *all = g_string_new (NULL);

  for (const RapportChoice *choice = rule->choices; choice->value != NULL; choice++)
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", choice->value);
  return g_string_free (all, FALSE);
}

static char *
expect_thing (const RapportRule *rule)
{
  return g_strdup (_("the identity (uid) of one that there is"));
}

static const struct
{
  const char *name;
  gboolean  (*read)   (const RapportRule  *rule,
                       RapportRules       *rules,
                       const char         *value);
  char     *(*format) (const RapportRule  *rule,
                       const RapportRules *rules);
  char     *(*expect) (const RapportRule  *rule);
} KINDS[] = {
  [RAPPORT_RULE_COUNT] = { "number", read_count, format_count, expect_count },
  [RAPPORT_RULE_MINUTES] = { "minutes", read_count, format_count, expect_count },
  [RAPPORT_RULE_TIME] = { "time", read_time, format_time, expect_time },
  [RAPPORT_RULE_SPANS] = { "times", read_spans, format_spans, expect_spans },
  [RAPPORT_RULE_CADENCE] = { "cadence", read_touches, format_touches, expect_touches },
  [RAPPORT_RULE_MONEY] = { "money", read_money, format_money, expect_money },
  [RAPPORT_RULE_FLAG] = { "flag", read_flag, format_flag, expect_flag },
  [RAPPORT_RULE_CHOICE] = { "choice", read_choice, format_choice, expect_choice },
  [RAPPORT_RULE_THING] = { "thing", read_thing, format_thing, expect_thing },
};

/* Whether @value makes sense for @rule; @rules has it then, else it is as before. */
gboolean
rapport_rule_read (const RapportRule *rule,
                   RapportRules      *rules,
                   const char        *value)
{
  return KINDS[rule->kind].read (rule, rules, value);
}

/* The value that @rules have of @rule, as it is kept in a book. */
char *
rapport_rule_format (const RapportRule  *rule,
                     const RapportRules *rules)
{
  return KINDS[rule->kind].format (rule, rules);
}

/* What a value of @rule is, for whoever typed another. */
char *
rapport_rule_expect (const RapportRule *rule)
{
  return KINDS[rule->kind].expect (rule);
}

/** rapport_rule_kind_name: Returns: what programs call such a value */
const char *
rapport_rule_kind_name (RapportRuleKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (KINDS), NULL);

  return KINDS[kind].name;
}

/**
 * rapport_rules_get_money:
 * @amount: that of a rule
 *
 * Returns: @amount in minor units of the currency of @rules
 */
gint64
rapport_rules_get_money (const RapportRules *rules,
                         gint64              amount)
{
  const RapportCurrency *currency;
  gint64 minor_units = 1;

  g_return_val_if_fail (rules != NULL, 0);

  currency = rapport_currency_find (rules->currency);
  for (guint i = 0; currency != NULL && i < currency->digits; i++)
    minor_units *= 10;
  return amount * minor_units / THOUSANDTHS;
}
