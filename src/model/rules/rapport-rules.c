/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cadence-rule.h"
#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"
#include "rapport-rule-values.h"

#define DAY_MINUTES (24 * 60)
/* of the calendar */
#define LAST_DAY 99991231
#define RULE(field) G_STRUCT_OFFSET (RapportRules, field)

#define CADENCE_SENTENCE \
  NC_("rule", "Deep and light contacts that the cadence asks for in a month or a quarter, such as 2+1/month.")

#define REVIEW_SENTENCE \
  NC_("rule", "On its first working day, grade, tags and stage are looked through, and changes proposed.")

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
  { "quiet-from", NC_("topic", "Reminders"), NULL, NC_("rule", "Quiet hours begin at"),
    NC_("rule", "From this time on only P1 tickets are told; the rest comes when the quiet hours end. There are none"
                " when they begin and end at the same time."),
    RAPPORT_RULE_TIME, 0, DAY_MINUTES - 1, "00:00", RULE (quiet_from) },
  { "quiet-until", NC_("topic", "Reminders"), NULL, NC_("rule", "Quiet hours end at"),
    NC_("rule", "What passed in the quiet hours is told at this time."),
    RAPPORT_RULE_TIME, 0, DAY_MINUTES - 1, "00:00", RULE (quiet_until) },
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
  { "care-days-ahead", NC_("topic", "Follow-ups"), NULL, NC_("rule", "Think of a care date ahead by (days)"),
    NC_("rule", "So long before a birthday, an anniversary or a festival a greeting is proposed, unless it says"
                " something else itself."),
    RAPPORT_RULE_COUNT, 0, 366, "7", RULE (care_days_ahead) },
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
  { "plans-a-day", NC_("topic", "Cadence"), "FR-2",
    NC_("rule", "Automatic plans of one person a day, at most"),
    NC_("rule", "What the cadence asks for is planned by itself, and spread where a day is full; 0 plans nothing."),
    RAPPORT_RULE_COUNT, 0, 1000, "8", RULE (plans_a_day) },
  { "call-back-days", NC_("topic", "Duties"), "RG-1", NC_("rule", "Call a new customer back within (days)"),
    NC_("rule", "So many calendar days after its first contract or order the call-back is planned; 0 plans none."),
    RAPPORT_RULE_COUNT, 0, 365, "3", RULE (call_back_days) },
  { "call-back-late-days", NC_("topic", "Duties"), "RG-1", NC_("rule", "The call-back is late after (days)"),
    NC_("rule", "A call-back not made so many calendar days after the first contract or order is late."),
    RAPPORT_RULE_COUNT, 0, 365, "7", RULE (call_back_late_days) },
  { "training-days", NC_("topic", "Duties"), "RG-1", NC_("rule", "Train a customer that needs it within (days)"),
    NC_("rule", "For customers with a contract and the tag 需技术支持, after the later of both; 0 plans none."),
    RAPPORT_RULE_COUNT, 0, 365, "30", RULE (training_days) },
  { "care-months", NC_("topic", "Duties"), "RG-3", NC_("rule", "Care or a survey every (months)"),
    NC_("rule", "For customers with a contract; 0 plans none."),
    RAPPORT_RULE_COUNT, 0, 120, "6", RULE (care_months) },
  { "survey-months", NC_("topic", "Duties"), "RG-3", NC_("rule", "A survey every (months)"),
    NC_("rule", "For customers with a contract; 0 plans none."),
    RAPPORT_RULE_COUNT, 0, 120, "12", RULE (survey_months) },
  { "deep-review", NC_("topic", "Duties"), "FC-5", NC_("rule", "A deep review every quarter"),
    NC_("rule", "With customers in delivery or deepening that are not of grade C."),
    RAPPORT_RULE_FLAG, 0, 0, "yes", RULE (deep_review) },
  { "value-review", NC_("topic", "Duties"), "RG-3", NC_("rule", "A value review every quarter"),
    NC_("rule", "With customers of grade A or high value that have a contract."),
    RAPPORT_RULE_FLAG, 0, 0, "yes", RULE (value_review) },
  { "warn-percent", NC_("topic", "Tickets"), NULL,
    NC_("rule", "Warn of a ticket’s deadline when this much of its time is left (percent)"),
    NC_("rule", "A deadline is announced when so much of its whole time is left."),
    RAPPORT_RULE_COUNT, 0, 90, "25", RULE (warn_percent) },
  { "warn-minutes", NC_("topic", "Tickets"), NULL, NC_("rule", "but at least before it (minutes)"),
    NC_("rule", "However short the time is, a deadline is announced so long before it."),
    RAPPORT_RULE_MINUTES, 0, 7 * DAY_MINUTES, "10", RULE (warn_minutes) },
  { "late-percent-1", NC_("topic", "Tickets"), "RG-6",
    NC_("rule", "Remind of a missed deadline after so much of its time (percent)"),
    NC_("rule", "Of its whole time, once it is over; who has the ticket, to whom it was escalated and the head of the department are "
                "reminded."),
    RAPPORT_RULE_COUNT, 1, 1000, "25", RULE (late_percent_1) },
  { "late-percent-2", NC_("topic", "Tickets"), "RG-6", NC_("rule", "again after (percent)"),
    NC_("rule", "Of its whole time, once it is over; who has the ticket, to whom it was escalated and the director by its nature are "
                "reminded."),
    RAPPORT_RULE_COUNT, 1, 1000, "50", RULE (late_percent_2) },
  { "late-percent-3", NC_("topic", "Tickets"), "RG-6", NC_("rule", "and once more after (percent)"),
    NC_("rule", "Of its whole time, once it is over; who has the ticket, to whom it was escalated and the management are "
                "reminded."),
    RAPPORT_RULE_COUNT, 1, 1000, "100", RULE (late_percent_3) },
  { "repeat-days", NC_("topic", "Tickets"), NULL, NC_("rule", "A ticket repeats an earlier one within (days)"),
    NC_("rule", "When the customer had one of the same category so many days before at most, both are shown together."),
    RAPPORT_RULE_COUNT, 0, 3650, "30", RULE (repeat_days) },
  { "default-policy", NC_("topic", "Tickets"), NULL, NC_("rule", "Policy of new tickets"),
    NC_("rule", "It says until when a ticket is answered and solved, unless another one is chosen for it."),
    RAPPORT_RULE_THING, 0, 0, "", RULE (default_policy), .thing = "policy" },
  { "default-calendar", NC_("topic", "Tickets"), NULL, NC_("rule", "Working calendar"),
    NC_("rule", "It says which days and hours are worked: for new tickets, and for all that is planned."),
    RAPPORT_RULE_THING, 0, 0, "", RULE (default_calendar), .thing = "calendar" },
  { "currency", NC_("topic", "Amounts"), NULL, NC_("rule", "Amounts are in"),
    NC_("rule", "The currency of all amounts in the book."),
    RAPPORT_RULE_CHOICE, 0, 0, "CNY", RULE (currency), .choices = rapport_currencies,
    .notice = NC_("rule", "Amounts that are in the book already are not converted.") },
  { "new-customer-months", NC_("topic", "Customers"), NULL, NC_("rule", "A customer is new for (months)"),
    NC_("rule", "Where no type of customer is chosen, it is new for so long after its first contract."),
    RAPPORT_RULE_COUNT, 0, 1200, "12", RULE (new_customer_months) },
  { "points-below-zero", NC_("topic", "Customers"), NULL, NC_("rule", "Customers may owe points"),
    NC_("rule", "Otherwise no more points can be used than there are."),
    RAPPORT_RULE_FLAG, 0, 0, "no", RULE (points_below_zero) },
  { "grade-a-above", NC_("topic", "Customers"), "FR-1", NC_("rule", "Grade A above an amount a year of"),
    NC_("rule", "A review proposes grade A for customers whose contracts and orders of 12 months, or "
                "typed yearly amount, are above this."),
    RAPPORT_RULE_MONEY, 0, 2000000000, "500000", RULE (grade_a_above) },
  { "grade-b-from", NC_("topic", "Customers"), "FR-1", NC_("rule", "Grade B from an amount a year of"),
    NC_("rule", "A review proposes grade B from this amount on, and grade C below it."),
    RAPPORT_RULE_MONEY, 0, 2000000000, "100000", RULE (grade_b_from) },
  { "review-period-a", NC_("topic", "Customers"), "FR-12",
    NC_("rule", "Review customers of grade A every"),
    REVIEW_SENTENCE, RAPPORT_RULE_CHOICE, 0, 0, "month", RULE (review_periods[0]), .choices = rapport_periods },
  { "review-period-b", NC_("topic", "Customers"), "FR-12",
    NC_("rule", "Review customers of grade B every"),
    REVIEW_SENTENCE, RAPPORT_RULE_CHOICE, 0, 0, "month", RULE (review_periods[1]), .choices = rapport_periods },
  { "review-period-c", NC_("topic", "Customers"), "FR-12",
    NC_("rule", "Review customers of grade C or none every"),
    REVIEW_SENTENCE, RAPPORT_RULE_CHOICE, 0, 0, "quarter", RULE (review_periods[2]), .choices = rapport_periods },
  { "renewal-warning-days", NC_("topic", "Customers"), "FR-12", NC_("rule", "Warn of a renewal ahead by (days)"),
    NC_("rule", "So long before the newest contract ends, or the renewal date, a review proposes the tag 续约预警."),
    RAPPORT_RULE_COUNT, 0, 3650, "60", RULE (renewal_days) },
  { "delivery-months", NC_("topic", "Customers"), "FR-12",
    NC_("rule", "Delivery without milestones ends after (months)"),
    NC_("rule", "A review then proposes the stage of deepening."),
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (delivery_months) },
  { "entered-hours", NC_("topic", "Data care"), "RG-2", NC_("rule", "Enter what is known within (hours)"),
    NC_("rule", "An important change of a customer’s data that is entered later after it became known is marked."),
    RAPPORT_RULE_COUNT, 1, 720, "24", RULE (entered_hours) },
  { "changes-hours", NC_("topic", "Data care"), "FR-13", NC_("rule", "The team’s changes are seen within (hours)"),
    NC_("rule", "So long what others changed in files of customers is listed, what was not seen first."),
    RAPPORT_RULE_COUNT, 1, 720, "24", RULE (changes_hours) },
  { "stale-months", NC_("topic", "Data care"), "RG-2", NC_("rule", "A file is stale after (months)"),
    NC_("rule", "So many calendar months after its data were verified, they have to be verified again."),
    RAPPORT_RULE_COUNT, 1, 1200, "3", RULE (stale_months) },
  { "sample-percent", NC_("topic", "Data care"), "RG-2", NC_("rule", "Files verified each month (percent)"),
    NC_("rule", "The month’s sample is drawn from the customers that are neither archived nor lost."),
    RAPPORT_RULE_COUNT, 1, 100, "10", RULE (sample_percent) },
  { "samples-apart", NC_("topic", "Data care"), "RG-2", NC_("rule", "Not those of the last samples (how many)"),
    NC_("rule", "Who was drawn in one of them is drawn again only when there are not enough others."),
    RAPPORT_RULE_COUNT, 0, 100, "3", RULE (samples_apart) },
  { "risk-unanswered", NC_("topic", "Risk and health"), "FR-9",
    NC_("rule", "Risk: so many contacts in a row not answered"),
    NC_("rule", "Contacts begun by us with the response “no”; those with an unknown response neither "
                "count nor break the row."),
    RAPPORT_RULE_COUNT, 1, 100, "2", RULE (health.unanswered) },
  { "risk-satisfaction-below", NC_("topic", "Risk and health"), "FR-11",
    NC_("rule", "Risk: satisfaction told is below (of 10)"),
    NC_("rule", "The newest satisfaction that was told in a record of the last 12 months."),
    RAPPORT_RULE_COUNT, 0, 10, "7", RULE (health.satisfaction_below) },
  { "risk-satisfaction-drop", NC_("topic", "Risk and health"), "FR-11",
    NC_("rule", "Risk: satisfaction told fell by"),
    NC_("rule", "So much below the satisfaction that was told before it."),
    RAPPORT_RULE_COUNT, 0, 10, "2", RULE (health.satisfaction_drop) },
  { "risk-score-below", NC_("topic", "Risk and health"), "FC-2",
    NC_("rule", "Risk: score in feedback is below (of 100)"),
    NC_("rule", "The newest overall score of a survey, ticket or milestone of the last 12 months."),
    RAPPORT_RULE_COUNT, 0, 100, "80", RULE (health.score_below) },
  { "risk-months-without-order", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: months without an order"),
    NC_("rule", "Since the newest contract or order; customers that never ordered are not meant."),
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (health.months_without_order) },
  { "risk-months-contact-left", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: a key contact left within (months)"),
    NC_("rule", "For so long after it, even when another key contact is there."),
    RAPPORT_RULE_COUNT, 0, 1200, "3", RULE (health.months_contact_left) },
  { "risk-complaints", NC_("topic", "Risk and health"), "FC-3", NC_("rule", "Risk: complaints in 3 months"),
    NC_("rule", "So many in the last 3 full months, and more than in the 3 months before."),
    RAPPORT_RULE_COUNT, 0, 1000, "2", RULE (health.complaints) },
  { "risk-use-percent", NC_("topic", "Risk and health"), "FC-3",
    NC_("rule", "Risk: use is at most so much of before (percent)"),
    NC_("rule", "Logins or use of the last full month, compared with the mean of the 3 months before."),
    RAPPORT_RULE_COUNT, 0, 1000, "70", RULE (health.use_percent) },
  { "risk-high-below", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "High risk below a score of"),
    NC_("rule", "The risk is high below this score, whatever rule brought it there."),
    RAPPORT_RULE_COUNT, 0, 100, "60", RULE (health.high_below) },
  { "opportunity-from", NC_("topic", "Risk and health"), "FC-6",
    NC_("rule", "Opportunity: satisfaction from (of 100)"),
    NC_("rule", "Where nothing points to a risk after a year of cooperation, an upgrade and a referral "
                "are proposed."),
    RAPPORT_RULE_COUNT, 0, 100, "90", RULE (health.opportunity_from) },
  { "deduct-ending", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for ending the cooperation"),
    NC_("rule", "The score begins at 100; so much is taken off when a customer says that it will end "
                "the cooperation."),
    RAPPORT_RULE_COUNT, 0, 100, "30", RULE (health.deduct[RAPPORT_HEALTH_ENDING]) },
  { "deduct-satisfaction", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for low satisfaction"),
    NC_("rule", "The score begins at 100; so much is taken off for low or falling satisfaction or scores, once."),
    RAPPORT_RULE_COUNT, 0, 100, "20", RULE (health.deduct[RAPPORT_HEALTH_SATISFACTION]) },
  { "deduct-no-order", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "Score: taken off for no order"),
    NC_("rule", "The score begins at 100; so much is taken off when there was no order for too long."),
    RAPPORT_RULE_COUNT, 0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_NO_ORDER]) },
  { "deduct-contact-left", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for a key contact that left"),
    NC_("rule", "The score begins at 100; so much is taken off when a key contact left."),
    RAPPORT_RULE_COUNT, 0, 100, "15", RULE (health.deduct[RAPPORT_HEALTH_CONTACT_LEFT]) },
  { "deduct-unanswered", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for contacts not answered"),
    NC_("rule", "The score begins at 100; so much is taken off when contacts are not answered."),
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_UNANSWERED]) },
  { "deduct-complaints", NC_("topic", "Risk and health"), "FC-7",
    NC_("rule", "Score: taken off for more complaints"),
    NC_("rule", "The score begins at 100; so much is taken off when complaints grow."),
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_COMPLAINTS]) },
  { "deduct-use", NC_("topic", "Risk and health"), "FC-7", NC_("rule", "Score: taken off for less use"),
    NC_("rule", "The score begins at 100; so much is taken off when the product is used less."),
    RAPPORT_RULE_COUNT, 0, 100, "10", RULE (health.deduct[RAPPORT_HEALTH_USE]) },
  { "daily-backup", NC_("topic", "Backups"), NULL, NC_("rule", "Make a backup every day"),
    NC_("rule", "While the program runs, one is made on each day on which there is none yet."),
    RAPPORT_RULE_FLAG, 0, 0, "yes", RULE (backs_up_daily) },
  { "backup-things", NC_("topic", "Backups"), NULL,
    NC_("rule", "Make a backup before more things than this are changed at once"),
    NC_("rule", "Such as when many customers get another owner, or are deleted."),
    RAPPORT_RULE_COUNT, 1, 1000000, "200", RULE (backup_things) },
  { "backup-days", NC_("topic", "Backups"), NULL, NC_("rule", "Keep the last backup of each day, for (days with one)"),
    NC_("rule", "Older ones are removed when a new backup is made; the newest always stays."),
    RAPPORT_RULE_COUNT, 1, 1000, "7", RULE (backup_days) },
  { "backup-weeks", NC_("topic", "Backups"), NULL, NC_("rule", "and of each week, for (weeks with one)"),
    NC_("rule", "Older ones are removed when a new backup is made; the newest always stays."),
    RAPPORT_RULE_COUNT, 0, 1000, "5", RULE (backup_weeks) },
  { "backup-months", NC_("topic", "Backups"), NULL, NC_("rule", "and of each month, for (months with one)"),
    NC_("rule", "Older ones are removed when a new backup is made; the newest always stays."),
    RAPPORT_RULE_COUNT, 0, 1000, "12", RULE (backup_months) },
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

/** rapport_rules_init: @rules: (out caller-allocates): set to the values shipped */
void
rapport_rules_init (RapportRules *rules)
{
  g_return_if_fail (rules != NULL);

  memset (rules, 0, sizeof *rules);
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      gboolean read = rapport_rule_read (&descriptions[i], rules, descriptions[i].standard);

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
  g_autofree char *expected = NULL;
  const RapportRule *rule;

  g_return_val_if_fail (rules != NULL && name != NULL, FALSE);

  rule = rapport_rules_find (name);
  if (rule == NULL || rapport_rule_read (rule, rules, value != NULL ? value : rule->standard))
    return TRUE;
  expected = rapport_rule_expect (rule);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the first %s is what was typed, the second the name of a preference, the third what may be
                  typed, such as “a whole number from 1 to 100” */
               _("“%s” can’t be used for “%s”. It takes: %s."), value,
               g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->label), expected);
  return FALSE;
}

/** rapport_rules_get: Returns: (transfer full) (nullable): the value of @name as text */
char *
rapport_rules_get (const RapportRules *rules,
                   const char         *name)
{
  const RapportRule *rule;

  g_return_val_if_fail (rules != NULL && name != NULL, NULL);

  rule = rapport_rules_find (name);
  return rule != NULL ? rapport_rule_format (rule, rules) : NULL;
}

/* A customer without a grade is as one of the last. */
static guint
find_grade (const char *grade)
{
  for (guint i = 0; grade != NULL && rapport_grades[i].value != NULL && i < RAPPORT_N_GRADES; i++)
    if (g_str_equal (rapport_grades[i].value, grade))
      return i;
  return RAPPORT_N_GRADES - 1;
}

/** rapport_rules_get_cadence: Returns: the one of customers of @grade (nullable), without one as C (FR-2 to FR-4) */
const RapportCadence *
rapport_rules_get_cadence (const RapportRules *rules,
                           const char         *grade)
{
  g_return_val_if_fail (rules != NULL, NULL);

  return &rules->cadences[find_grade (grade)];
}

/** rapport_rules_is_reviewed_monthly: Returns: whether customers of @grade (nullable) are, else quarterly (FR-12) */
gboolean
rapport_rules_is_reviewed_monthly (const RapportRules *rules,
                                   const char         *grade)
{
  g_return_val_if_fail (rules != NULL, FALSE);

  return g_strcmp0 (rules->review_periods[find_grade (grade)], "month") == 0;
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
  *sunday = *monday > LAST_DAY - 6 ? LAST_DAY : rapport_day_add (*monday, 6);
}

/**
 * rapport_month_bounds:
 * @day: yyyymmdd
 * @first: (out): first day of its month
 * @last: (out): last day of its month
 */
void
rapport_month_bounds (int  day,
                      int *first,
                      int *last)
{
  g_return_if_fail (first != NULL && last != NULL);
  g_return_if_fail (rapport_day_is_valid (day));

  *first = day / 100 * 100 + 1;
  *last = day / 100 * 100 + g_date_get_days_in_month (day / 100 % 100, day / 10000);
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

/**
 * rapport_rules_find_quiet_end:
 * @now: UTC seconds
 * @zone: where the person is
 *
 * Returns: the UTC seconds at which the quiet hours end in which @now lies, RAPPORT_UNSET when it lies in none
 */
gint64
rapport_rules_find_quiet_end (const RapportRules *rules,
                              gint64              now,
                              GTimeZone          *zone)
{
  const int today = rapport_day_from_instant (now, zone);
  const int ends_later = rules->quiet_until <= rules->quiet_from;

  if (rules->quiet_from == rules->quiet_until)
    return RAPPORT_UNSET;
  for (int day = rapport_day_add (today, -ends_later); day <= today; day = rapport_day_add (day, 1))
    {
      const gint64 end = rapport_day_time_to_instant (rapport_day_add (day, ends_later), rules->quiet_until, zone);

      if (now >= rapport_day_time_to_instant (day, rules->quiet_from, zone) && now < end)
        return end;
    }
  return RAPPORT_UNSET;
}
