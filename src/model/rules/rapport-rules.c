/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cadence-standard.h"
#include "rapport-customer.h"
#include "rapport-field.h"
#include "rapport-problem.h"
#include "rapport-rules.h"

#define DAY_MINUTES (24 * 60)
#define RULE(field) G_STRUCT_OFFSET (RapportRules, field)

#define CADENCE_SENTENCE \
  NC_("rule", "Deep and light contacts that the cadence asks for in a month or a quarter, such as 2+1/month.")

static const RapportRule descriptions[] = {
  { "alert-time", NC_("topic", "Reminders"), NULL, NC_("rule", "When to tell what has a date only"),
    NC_("rule", "What is due on a day without a time is told at this time of that day."),
    RAPPORT_RULE_TIME, 0, DAY_MINUTES - 1, "09:00", RULE (alert_minute) },
  { "snooze-minutes", NC_("topic", "Reminders"), NULL, NC_("rule", "Snooze for (minutes)"),
    NC_("rule", "A reminder that is put off comes again after so long."),
    RAPPORT_RULE_MINUTES, 1, DAY_MINUTES, "15", RULE (snooze_minutes) },
  { "tomorrow-time", NC_("topic", "Reminders"), NULL, NC_("rule", "“Tomorrow” means at"),
    NC_("rule", "A reminder that is put off until tomorrow comes at this time."),
    RAPPORT_RULE_TIME, 0, DAY_MINUTES - 1, "09:00", RULE (tomorrow_minute) },
  { "late-record-minutes", NC_("topic", "Follow-ups"), "FR-6", NC_("rule", "Write a follow-up down within (minutes)"),
    NC_("rule", "A follow-up that is written down later than this after its end is marked as late."),
    RAPPORT_RULE_MINUTES, 1, 30 * DAY_MINUTES, "120", RULE (late_record_minutes) },
  { "answer-days", NC_("topic", "Follow-ups"), NULL, NC_("rule", "A contact answers a plan due within (days)"),
    NC_("rule", "A contact is proposed to answer a plan that is due so many days before or after it."),
    RAPPORT_RULE_COUNT, 0, 365, "7", RULE (answer_days) },
  { "visit-notice-days", NC_("topic", "Follow-ups"), "FR-5", NC_("rule", "Book a visit ahead by (days)"),
    NC_("rule", "A visit that is planned with fewer calendar days of notice warns."),
    RAPPORT_RULE_COUNT, 0, 365, "3", RULE (visit_notice_days) },
  { "phone-limit", NC_("topic", "Follow-ups"), "FR-7",
    NC_("rule", "Phone follow-ups with one customer a week, at most"),
    NC_("rule", "Calls begun by us from Monday to Sunday, planned and done together; one more warns."),
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (phone_limit) },
  { "message-limit", NC_("topic", "Follow-ups"), "FR-16", NC_("rule", "Emails and SMS to one customer a week, at most"),
    NC_("rule", "Emails and SMS begun by us from Monday to Sunday, planned and done together; one more warns."),
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (message_limit) },
  { "convenient-times", NC_("topic", "Follow-ups"), "FR-8", NC_("rule", "Convenient times on workdays"),
    NC_("rule", "Follow-ups are proposed when the first of them begins; other times get a hint."),
    RAPPORT_RULE_SPANS, 0, 0, "09:00-11:00, 14:00-16:00", RULE (convenient) },
  { "cadence-a", NC_("topic", "Cadence"), "FR-2", NC_("rule", "Contacts with customers of grade A (deep+light/period)"),
    CADENCE_SENTENCE, RAPPORT_RULE_CADENCE, 0, 0, "2+1/month", RULE (cadences[0]) },
  { "cadence-b", NC_("topic", "Cadence"), "FR-3", NC_("rule", "Contacts with customers of grade B (deep+light/period)"),
    CADENCE_SENTENCE, RAPPORT_RULE_CADENCE, 0, 0, "1+1/month", RULE (cadences[1]) },
  { "cadence-c", NC_("topic", "Cadence"), "FR-4",
    NC_("rule", "Contacts with customers of grade C or none (deep+light/period)"),
    CADENCE_SENTENCE, RAPPORT_RULE_CADENCE, 0, 0, "0+1/quarter", RULE (cadences[2]) },
  { "first-contact-days", NC_("topic", "Cadence"), "FR-2",
    NC_("rule", "Be in touch for the first time within (working days)"),
    NC_("rule", "A customer without any contact yet is due so many working days after it came into the book."),
    RAPPORT_RULE_COUNT, 1, 366, "5", RULE (first_contact_days) },
  { "warn-percent", NC_("topic", "Tickets"), NULL,
    NC_("rule", "Warn of a ticket’s deadline when this much of its time is left (percent)"),
    NC_("rule", "A deadline is announced when so much of its whole time is left."),
    RAPPORT_RULE_COUNT, 0, 90, "25", RULE (warn_percent) },
  { "warn-minutes", NC_("topic", "Tickets"), NULL, NC_("rule", "but at least before it (minutes)"),
    NC_("rule", "However short the time is, a deadline is announced so long before it."),
    RAPPORT_RULE_MINUTES, 0, 7 * DAY_MINUTES, "10", RULE (warn_minutes) },
  { "new-customer-months", NC_("topic", "Customers"), NULL, NC_("rule", "A customer is new for (months)"),
    NC_("rule", "Where no type of customer is chosen, it is new for so long after its first contract."),
    RAPPORT_RULE_COUNT, 0, 1200, "12", RULE (new_customer_months) },
  { "grade-a-above", NC_("topic", "Customers"), "FR-1", NC_("rule", "Grade A above an amount a year of"), NULL,
    RAPPORT_RULE_COUNT, 0, 2000000000, "500000", RULE (grade_a_above) },
  { "grade-b-from", NC_("topic", "Customers"), "FR-1", NC_("rule", "Grade B from an amount a year of"), NULL,
    RAPPORT_RULE_COUNT, 0, 2000000000, "100000", RULE (grade_b_from) },
  { "renewal-warning-days", NC_("topic", "Customers"), "FR-12", NC_("rule", "Warn of a renewal ahead by (days)"), NULL,
    RAPPORT_RULE_COUNT, 0, 3650, "60", RULE (renewal_days) },
  { "delivery-months", NC_("topic", "Customers"), "FR-12",
    NC_("rule", "Delivery without milestones ends after (months)"), NULL,
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (delivery_months) },
  { "risk-unanswered", NC_("topic", "Risk and health"), "FR-9",
    NC_("rule", "Risk: so many contacts in a row not answered"), NULL,
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (health.unanswered) },
  { "risk-satisfaction-below", NC_("topic", "Risk and health"), "FR-11",
    NC_("rule", "Risk: satisfaction told is below (of 10)"), NULL,
    RAPPORT_RULE_COUNT, 0, 10, "7", RULE (health.satisfaction_below) },
  { "risk-satisfaction-drop", NC_("topic", "Risk and health"), "FR-11",
    NC_("rule", "Risk: satisfaction told fell by"), NULL,
    RAPPORT_RULE_COUNT, 0, 10, "2", RULE (health.satisfaction_drop) },
  { "risk-score-below", NC_("topic", "Risk and health"), "FC-2",
    NC_("rule", "Risk: score in feedback is below (of 100)"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "80", RULE (health.score_below) },
  { "risk-months-without-order", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: months without an order"), NULL,
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (health.months_without_order) },
  { "risk-months-contact-left", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: a key contact left within (months)"), NULL,
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (health.months_contact_left) },
  { "risk-complaints", NC_("topic", "Risk and health"), "FC-3", NC_("rule", "Risk: complaints in 3 months"), NULL,
    RAPPORT_RULE_COUNT, 0, 1000, "2", RULE (health.complaints) },
  { "risk-use-percent", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: use is at most so much of before (percent)"), NULL,
    RAPPORT_RULE_COUNT, 0, 1000, "70", RULE (health.use_percent) },
  { "risk-high-below", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "High risk below a score of"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "60", RULE (health.high_below) },
  { "opportunity-from", NC_("topic", "Risk and health"), "FC-6",
    NC_("rule", "Opportunity: satisfaction from (of 100)"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "90", RULE (health.opportunity_from) },
  { "deduct-ending", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for ending the cooperation"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "30", RULE (health.deduct[RAPPORT_HEALTH_ENDING]) },
  { "deduct-satisfaction", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for low satisfaction"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "20", RULE (health.deduct[RAPPORT_HEALTH_SATISFACTION]) },
  { "deduct-no-order", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "Score: taken off for no order"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_NO_ORDER]) },
  { "deduct-contact-left", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for a key contact that left"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_CONTACT_LEFT]) },
  { "deduct-unanswered", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for contacts not answered"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_UNANSWERED]) },
  { "deduct-complaints", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for more complaints"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_COMPLAINTS]) },
  { "deduct-use", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "Score: taken off for less use"), NULL,
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_USE]) },
  { "backup-things", NC_("topic", "Backups"), NULL,
    NC_("rule", "Make a backup before more things than this are changed at once"), NULL,
    RAPPORT_RULE_COUNT, 1, 1000000, "200", RULE (backup_things) },
};

/** rapport_rules_describe: Returns: (transfer none) (array length=n_rules): all ⚙ values */
const RapportRule *
rapport_rules_describe (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (descriptions);
  return descriptions;
}

/** rapport_rules_find: Returns: (transfer none) (nullable): the rule called @name */
const RapportRule *
rapport_rules_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

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
        *cadence = read;
        return MAX (read.touches[RAPPORT_DEPTH_DEEP], read.touches[RAPPORT_DEPTH_LIGHT])
               <= rapport_cadence_get_most (&read);
      }
  return FALSE;
}

static gboolean
read_value (RapportRules      *rules,
            const RapportRule *rule,
            const char        *value)
{
  RapportSpan spans[RAPPORT_MAX_SPANS] = { { 0 } };
  RapportCadence cadence = { 0 };
  gint64 number = 0;
  int minute = 0;

  switch (rule->kind)
    {
    case RAPPORT_RULE_CADENCE:
      if (!read_cadence (value, &cadence))
        return FALSE;
      G_STRUCT_MEMBER (RapportCadence, rules, rule->offset) = cadence;
      return TRUE;
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

  rule = rapport_rules_find (name);
  if (rule == NULL || read_value (rules, rule, value != NULL ? value : rule->standard))
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the first %s is what was typed, the second the name of a preference */
               _("“%s” can’t be used for “%s”."), value,
               g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->label));
  return FALSE;
}

static char *
format_cadence (const RapportCadence *cadence)
{
  return g_strdup_printf ("%d+%d/%s", cadence->touches[RAPPORT_DEPTH_DEEP], cadence->touches[RAPPORT_DEPTH_LIGHT],
                          cadence->by_quarter ? "quarter" : "month");
}

/** rapport_rules_get: Returns: (transfer full) (nullable): the value of @name as text */
char *
rapport_rules_get (const RapportRules *rules,
                   const char         *name)
{
  const RapportRule *rule;
  int number;

  g_return_val_if_fail (rules != NULL && name != NULL, NULL);

  rule = rapport_rules_find (name);
  if (rule == NULL)
    return NULL;
  if (rule->kind == RAPPORT_RULE_SPANS)
    return rapport_spans_format (rules->convenient, rules->n_convenient);
  if (rule->kind == RAPPORT_RULE_CADENCE)
    return format_cadence (&G_STRUCT_MEMBER (RapportCadence, rules, rule->offset));
  number = G_STRUCT_MEMBER (int, rules, rule->offset);
  if (rule->kind == RAPPORT_RULE_TIME)
    return g_strdup_printf ("%02d:%02d", number / 60, number % 60);
  return g_strdup_printf ("%d", number);
}

/** rapport_rule_kind_name: Returns: what programs call such a value */
const char *
rapport_rule_kind_name (RapportRuleKind kind)
{
  static const char * const names[] = {
    [RAPPORT_RULE_COUNT] = "number", [RAPPORT_RULE_MINUTES] = "minutes", [RAPPORT_RULE_TIME] = "time",
    [RAPPORT_RULE_SPANS] = "times", [RAPPORT_RULE_CADENCE] = "cadence",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/** rapport_rules_get_cadence: Returns: the one of customers of @grade (nullable), without one as C (FR-2 to FR-4) */
const RapportCadence *
rapport_rules_get_cadence (const RapportRules *rules,
                           const char         *grade)
{
  g_return_val_if_fail (rules != NULL, NULL);

  for (guint i = 0; grade != NULL && rapport_grades[i].value != NULL && i < RAPPORT_N_GRADES; i++)
    if (g_str_equal (rapport_grades[i].value, grade))
      return &rules->cadences[i];
  return &rules->cadences[RAPPORT_N_GRADES - 1];
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
