/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-field.h"
#include "rapport-problem.h"
#include "rapport-rules.h"

#define DAY_MINUTES (24 * 60)
#define RULE(field) G_STRUCT_OFFSET (RapportRules, field)

static const RapportRule descriptions[] = {
  { "alert-time", NULL, NC_("rule", "When to tell what has a date only"), RAPPORT_RULE_TIME,
    0, DAY_MINUTES - 1, "09:00", RULE (alert_minute) },
  { "warn-percent", NULL, NC_("rule", "Warn of a ticket’s deadline when this much of its time is left (percent)"),
    RAPPORT_RULE_COUNT, 0, 90, "25", RULE (warn_percent) },
  { "warn-minutes", NULL, NC_("rule", "but at least before it (minutes)"), RAPPORT_RULE_MINUTES,
    0, 7 * DAY_MINUTES, "10", RULE (warn_minutes) },
  { "late-record-minutes", "FR-6", NC_("rule", "Write a follow-up down within (minutes)"),
    RAPPORT_RULE_MINUTES, 1, 30 * DAY_MINUTES, "120", RULE (late_record_minutes) },
  { "snooze-minutes", NULL, NC_("rule", "Snooze for (minutes)"), RAPPORT_RULE_MINUTES,
    1, DAY_MINUTES, "15", RULE (snooze_minutes) },
  { "tomorrow-time", NULL, NC_("rule", "“Tomorrow” means at"), RAPPORT_RULE_TIME,
    0, DAY_MINUTES - 1, "09:00", RULE (tomorrow_minute) },
  { "answer-days", NULL, NC_("rule", "A contact answers a plan due within (days)"), RAPPORT_RULE_COUNT,
    0, 365, "7", RULE (answer_days) },
  { "visit-notice-days", "FR-5", NC_("rule", "Book a visit ahead by (days)"), RAPPORT_RULE_COUNT,
    0, 365, "3", RULE (visit_notice_days) },
  { "phone-limit", "FR-7", NC_("rule", "Phone follow-ups with one customer a week, at most"),
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (phone_limit) },
  { "message-limit", "FR-16", NC_("rule", "Emails and SMS to one customer a week, at most"),
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (message_limit) },
  { "first-contact-days", "FR-2", NC_("rule", "Be in touch for the first time within (working days)"),
    RAPPORT_RULE_COUNT, 1, 366, "5", RULE (first_contact_days) },
  { "new-customer-months", NULL, NC_("rule", "A customer is new for (months)"),
    RAPPORT_RULE_COUNT, 0, 1200, "12", RULE (new_customer_months) },
  { "grade-a-above", "FR-1", NC_("rule", "Grade A above an amount a year of"), RAPPORT_RULE_COUNT,
    0, 2000000000, "500000", RULE (grade_a_above) },
  { "grade-b-from", "FR-1", NC_("rule", "Grade B from an amount a year of"), RAPPORT_RULE_COUNT,
    0, 2000000000, "100000", RULE (grade_b_from) },
  { "renewal-warning-days", "FR-12", NC_("rule", "Warn of a renewal ahead by (days)"), RAPPORT_RULE_COUNT,
    0, 3650, "60", RULE (renewal_days) },
  { "delivery-months", "FR-12", NC_("rule", "Delivery without milestones ends after (months)"), RAPPORT_RULE_COUNT,
    0, 1200, "3", RULE (delivery_months) },
  { "risk-unanswered", "FR-9", NC_("rule", "Risk: so many contacts in a row not answered"), RAPPORT_RULE_COUNT,
    1, 100, "2", RULE (health.unanswered) },
  { "risk-satisfaction-below", "FR-11", NC_("rule", "Risk: satisfaction told is below (of 10)"), RAPPORT_RULE_COUNT,
    0, 10, "7", RULE (health.satisfaction_below) },
  { "risk-satisfaction-drop", "FR-11", NC_("rule", "Risk: satisfaction told fell by"), RAPPORT_RULE_COUNT,
    0, 10, "2", RULE (health.satisfaction_drop) },
  { "risk-score-below", "FC-2", NC_("rule", "Risk: score in feedback is below (of 100)"), RAPPORT_RULE_COUNT,
    0, 100, "80", RULE (health.score_below) },
  { "risk-months-without-order", "FC-3", NC_("rule", "Risk: months without an order"), RAPPORT_RULE_COUNT,
    0, 1200, "3", RULE (health.months_without_order) },
  { "risk-months-contact-left", "FC-3", NC_("rule", "Risk: a key contact left within (months)"), RAPPORT_RULE_COUNT,
    0, 1200, "3", RULE (health.months_contact_left) },
  { "risk-complaints", "FC-3", NC_("rule", "Risk: complaints in 3 months"), RAPPORT_RULE_COUNT,
    0, 1000, "2", RULE (health.complaints) },
  { "risk-use-percent", "FC-3", NC_("rule", "Risk: use is at most so much of before (percent)"), RAPPORT_RULE_COUNT,
    0, 1000, "70", RULE (health.use_percent) },
  { "risk-high-below", "FC-7", NC_("rule", "High risk below a score of"), RAPPORT_RULE_COUNT,
    0, 100, "60", RULE (health.high_below) },
  { "opportunity-from", "FC-6", NC_("rule", "Opportunity: satisfaction from (of 100)"), RAPPORT_RULE_COUNT,
    0, 100, "90", RULE (health.opportunity_from) },
  { "deduct-ending", "FC-7", NC_("rule", "Score: taken off for ending the cooperation"), RAPPORT_RULE_COUNT,
    0, 100, "30", RULE (health.deduct[RAPPORT_HEALTH_ENDING]) },
  { "deduct-satisfaction", "FC-7", NC_("rule", "Score: taken off for low satisfaction"), RAPPORT_RULE_COUNT,
    0, 100, "20", RULE (health.deduct[RAPPORT_HEALTH_SATISFACTION]) },
  { "deduct-no-order", "FC-7", NC_("rule", "Score: taken off for no order"), RAPPORT_RULE_COUNT,
    0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_NO_ORDER]) },
  { "deduct-contact-left", "FC-7", NC_("rule", "Score: taken off for a key contact that left"), RAPPORT_RULE_COUNT,
    0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_CONTACT_LEFT]) },
  { "deduct-unanswered", "FC-7", NC_("rule", "Score: taken off for contacts not answered"), RAPPORT_RULE_COUNT,
    0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_UNANSWERED]) },
  { "deduct-complaints", "FC-7", NC_("rule", "Score: taken off for more complaints"), RAPPORT_RULE_COUNT,
    0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_COMPLAINTS]) },
  { "deduct-use", "FC-7", NC_("rule", "Score: taken off for less use"), RAPPORT_RULE_COUNT,
    0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_USE]) },
  { "backup-things", NULL, NC_("rule", "Make a backup before more things than this are changed at once"),
    RAPPORT_RULE_COUNT, 1, 1000000, "200", RULE (backup_things) },
  { "convenient-times", "FR-8", NC_("rule", "Convenient times on workdays"), RAPPORT_RULE_SPANS,
    0, 0, "09:00-11:00, 14:00-16:00", RULE (convenient) },
};

/** rapport_rules_describe: Returns: (transfer none) (array length=n_rules): all ⚙ values */
const RapportRule *
rapport_rules_describe (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (descriptions);
  return descriptions;
}

static const RapportRule *
find_rule (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (strcmp (descriptions[i].name, name) == 0)
      return &descriptions[i];
  return NULL;
}

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

static gboolean
read_value (RapportRules      *rules,
            const RapportRule *rule,
            const char        *value)
{
  RapportSpan spans[RAPPORT_MAX_SPANS] = { { 0 } };
  gint64 number = 0;
  int minute = 0;

  switch (rule->kind)
    {
    case RAPPORT_RULE_SPANS:
      if (!rapport_spans_parse (value, spans, &rules->n_convenient))
        return FALSE;
      memcpy (rules->convenient, spans, sizeof spans);
      return TRUE;
    case RAPPORT_RULE_TIME:
      if (!read_clock (&value, &minute) || *value != '\0')
        return FALSE;
      number = minute;
      break;
    case RAPPORT_RULE_COUNT:
    case RAPPORT_RULE_MINUTES:
    default:
      if (!g_ascii_string_to_signed (value, 10, rule->least, rule->most, &number, NULL))
        return FALSE;
      break;
    }
  if (number < rule->least || number > rule->most)
    return FALSE;
  G_STRUCT_MEMBER (int, rules, rule->offset) = number;
  return TRUE;
}

/** rapport_rules_init: @rules: (out caller-allocates): set to the values shipped */
void
rapport_rules_init (RapportRules *rules)
{
  g_return_if_fail (rules != NULL);

  memset (rules, 0, sizeof *rules);
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      gboolean read = read_value (rules, &descriptions[i], descriptions[i].standard);

      g_assert (read);
    }
}

/**
 * rapport_rules_set:
 * @name: a setting's name; one that is no rule is left alone
 * @value: (nullable): its value as text, NULL for the one shipped
 *
 * Returns: FALSE with @error when @value makes no sense; @rules is then as before
 */
gboolean
rapport_rules_set (RapportRules  *rules,
                   const char    *name,
                   const char    *value,
                   GError       **error)
{
  const RapportRule *rule;

  g_return_val_if_fail (rules != NULL && name != NULL, FALSE);

  rule = find_rule (name);
  if (rule == NULL || read_value (rules, rule, value != NULL ? value : rule->standard))
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the first %s is what was typed, the second the name of a preference */
               _("“%s” can’t be used for “%s”."), value,
               g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->label));
  return FALSE;
}

/** rapport_rules_get: Returns: (transfer full) (nullable): the value of @name as text */
char *
rapport_rules_get (const RapportRules *rules,
                   const char         *name)
{
  const RapportRule *rule;
  int number;

  g_return_val_if_fail (rules != NULL && name != NULL, NULL);

  rule = find_rule (name);
  if (rule == NULL)
    return NULL;
  if (rule->kind == RAPPORT_RULE_SPANS)
    return rapport_spans_format (rules->convenient, rules->n_convenient);
  number = G_STRUCT_MEMBER (int, rules, rule->offset);
  if (rule->kind == RAPPORT_RULE_TIME)
    return g_strdup_printf ("%02d:%02d", number / 60, number % 60);
  return g_strdup_printf ("%d", number);
}

/**
 * rapport_week_bounds:
 * @day: yyyymmdd
 * @monday: (out): first day of its week
 * @sunday: (out): last day of its week
 */
void
rapport_week_bounds (int  day,
                     int *monday,
                     int *sunday)
{
  GDate date;

  g_return_if_fail (monday != NULL && sunday != NULL);
  g_return_if_fail (rapport_day_to_date (day, &date));

  *monday = rapport_day_add (day, 1 - (int) g_date_get_weekday (&date));
  *sunday = rapport_day_add (*monday, 6);
}

/**
 * rapport_rules_is_late_record:
 * @started: when the follow-up began; without a time it is never judged
 * @ended: UTC seconds of its end, G_MININT64 when unknown: then its start counts
 * @written: UTC seconds at which it was written down, G_MININT64 when unknown
 *
 * FR-6: a follow-up is written down soon after its end.
 *
 * Returns: whether it was written down late
 */
gboolean
rapport_rules_is_late_record (const RapportRules  *rules,
                              const RapportMoment *started,
                              gint64               ended,
                              gint64               written)
{
  g_return_val_if_fail (rules != NULL && started != NULL, FALSE);

  if (!started->has_time || written == RAPPORT_UNSET)
    return FALSE;
  if (ended == RAPPORT_UNSET)
    ended = started->at;
  return written - ended > rules->late_record_minutes * 60;
}
