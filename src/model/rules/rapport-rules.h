/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-currency.h"
#include "rapport-field.h"
#include "rapport-uid.h"

G_BEGIN_DECLS

/** RAPPORT_MAX_SPANS: how many convenient spans a day may have */
#define RAPPORT_MAX_SPANS 4

/** RapportDepth: of a contact; N_DEPTHS stands for none given */
typedef enum
{
  RAPPORT_DEPTH_DEEP,
  RAPPORT_DEPTH_LIGHT,
  RAPPORT_N_DEPTHS,
} RapportDepth;

/** RapportCadence: touches wanted of each depth (cadence.md 1) in a month or, @by_quarter, a quarter */
typedef struct
{
  gboolean by_quarter;
  int      touches[RAPPORT_N_DEPTHS];
} RapportCadence;

/** RAPPORT_N_GRADES: A, B and C */
#define RAPPORT_N_GRADES 3

/** RapportSpan: minutes of a local day, from @start until before @end */
typedef struct
{
  int start;
  int end;
} RapportSpan;

/** RapportHealthDeduction: what lessens the score of a customer, each at most once */
typedef enum
{
  RAPPORT_HEALTH_ENDING,
  RAPPORT_HEALTH_SATISFACTION,
  RAPPORT_HEALTH_NO_ORDER,
  RAPPORT_HEALTH_CONTACT_LEFT,
  RAPPORT_HEALTH_UNANSWERED,
  RAPPORT_HEALTH_COMPLAINTS,
  RAPPORT_HEALTH_USE,
  RAPPORT_N_HEALTH_DEDUCTIONS,
} RapportHealthDeduction;

/**
 * RapportHealthRules:
 * What judges the health of a customer (health.md 1); scores and shares are whole numbers here.
 */
typedef struct
{
  int unanswered;
  int satisfaction_below;
  int satisfaction_drop;
  int score_below;
  int months_without_order;
  int months_contact_left;
  int complaints;
  int use_percent;
  int high_below;
  int opportunity_from;
  int deduct[RAPPORT_N_HEALTH_DEDUCTIONS];
} RapportHealthRules;

/**
 * RapportRules:
 * The ⚙ values of the book; each has a name in the `setting` table, see rapport_rules_describe().
 * @alert_minute: minute of the day at which what has a date only is told
 * @late_percent_1: how much of its time after an SLA deadline it is told of again (sla.md, 12)
 * @late_percent_2: the same for the second time
 * @late_percent_3: and the last
 * @warn_percent: of the time that an SLA clock has is left when it is warned of (sla.md, 12)
 * @warn_minutes: and so much at least
 * @late_record_minutes: a follow-up is written down so soon after its end (FR-6)
 * @snooze_minutes: for the Snooze button
 * @tomorrow_minute: minute of the day for the Tomorrow button
 * @quiet_from: minute of the day from which nobody is reminded but of P1 tickets; none where it is @quiet_until
 * @quiet_until: minute of the day, of the next one where it is not after @quiet_from
 * @repeat_days: a ticket is a repeat when the customer had one of its category in the days before
 * @answer_days: a contact may answer a plan that is due so many days later
 * @visit_notice_days: a visit is booked so many calendar days ahead (FR-5)
 * @phone_limit: phone follow-ups with one customer a week (FR-7)
 * @message_limit: emails and SMS to one customer a week (FR-16)
 * @first_contact_days: working days until the first contact that the cadence asks for (FR-2 to FR-4)
 * @plans_a_day: an owner gets at most so many automatic plans a day; 0 when none are made (FR-2 to FR-4)
 * @call_back_days: a new customer is called back so many calendar days after its purchase; 0 for never (RG-1)
 * @call_back_late_days: and it is too late after so many
 * @training_days: a customer that needs training gets it within so many days; 0 for never (RG-1)
 * @care_months: care or a survey every so many months; 0 for never (RG-3)
 * @survey_months: a survey every so many months; 0 for never (RG-3)
 * @deep_review: whether there is a deep review every quarter (FC-5)
 * @value_review: and a value review of high-value customers (RG-3)
 * @care_days_ahead: a care date is thought of so many days ahead, where it says nothing else
 * @points_below_zero: whether a customer may use more points than it has
 * @new_customer_months: a customer is new for so long after the first contract
 * @currency: code of what the book's amounts are in
 * @grade_a_above: a customer is of grade A above so much a year, see rapport_rules_get_money() (FR-1)
 * @grade_b_from: and of grade B from so much on
 * @review_periods: how often customers of each grade are reviewed, of rapport_periods (FR-12)
 * @renewal_days: a renewal is warned of so many days ahead (FR-12)
 * @delivery_months: without milestones, delivery ends after so many months (FR-12)
 * @sample_percent: of so many files in a hundred the data are verified each month (RG-2)
 * @samples_apart: without those of so many last samples, as long as others are left (RG-2)
 * @entered_hours: what becomes known about a customer is entered within so many hours (RG-2)
 * @changes_hours: the team's changes of so many last hours are to be seen (FR-13)
 * @stale_months: a file is stale so long after it was verified (RG-2)
 * @health: what risk is (FR-9 to FR-11, FC-2, FC-3, FC-6, FC-7)
 * @default_policy: uid of the policy of new tickets as text, "" for the one shipped
 * @default_calendar: uid of the working calendar as text, "" for the one shipped
 * @backs_up_daily: whether a backup is made on each day
 * @backup_things: a backup is made before more things than this are changed at once
 * @backup_days: of so many days the last backup is kept
 * @backup_weeks: of so many weeks
 * @backup_months: of so many months
 * @convenient: convenient times of a workday (FR-8)
 * @n_convenient: how many there are
 * @cadences: of the customers of each grade, A first (FR-2 to FR-4)
 */
typedef struct
{
  int         alert_minute;
  int         late_percent_1;
  int         late_percent_2;
  int         late_percent_3;
  int         warn_percent;
  int         warn_minutes;
  int         late_record_minutes;
  int         snooze_minutes;
  int         tomorrow_minute;
  int         quiet_from;
  int         quiet_until;
  int         repeat_days;
  int         answer_days;
  int         visit_notice_days;
  int         phone_limit;
  int         message_limit;
  int         first_contact_days;
  int         plans_a_day;
  int         call_back_days;
  int         call_back_late_days;
  int         training_days;
  int         care_months;
  int         survey_months;
  int         deep_review;
  int         value_review;
  int         care_days_ahead;
  int         points_below_zero;
  int         new_customer_months;
  const char *currency;
  gint64      grade_a_above;
  gint64      grade_b_from;
  const char *review_periods[RAPPORT_N_GRADES];
  int         renewal_days;
  int         delivery_months;
  int         sample_percent;
  int         samples_apart;
  int         entered_hours;
  int         changes_hours;
  int         stale_months;
  RapportHealthRules health;
  char        default_policy[RAPPORT_UID_TEXT_LENGTH + 1];
  char        default_calendar[RAPPORT_UID_TEXT_LENGTH + 1];
  gboolean    backs_up_daily;
  int         backup_things;
  int         backup_days;
  int         backup_weeks;
  int         backup_months;
  RapportSpan convenient[RAPPORT_MAX_SPANS];
  guint       n_convenient;
  RapportCadence cadences[RAPPORT_N_GRADES];
} RapportRules;

/**
 * RapportRuleKind:
 * COUNT a plain number; MINUTES a length of time; TIME a time of the day, 09:00; SPANS several,
 * 09:00-11:00, 14:00-16:00; CADENCE deep and light contacts in a period, 2+1/month; MONEY an amount in the
 * book's currency; FLAG yes or no; CHOICE one of some values; THING the uid of a thing of the book, or nothing
 */
typedef enum
{
  RAPPORT_RULE_COUNT,
  RAPPORT_RULE_MINUTES,
  RAPPORT_RULE_TIME,
  RAPPORT_RULE_SPANS,
  RAPPORT_RULE_CADENCE,
  RAPPORT_RULE_MONEY,
  RAPPORT_RULE_FLAG,
  RAPPORT_RULE_CHOICE,
  RAPPORT_RULE_THING,
} RapportRuleKind;

/**
 * RapportRule:
 * @name: the setting's name, stable
 * @topic: English words for what it is about, marked with NC_("topic", …); those of one follow each other
 * @rule: (nullable): ID in the regulations, such as FR-5
 * @label: English words for Preferences, marked with NC_("rule", …)
 * @sentence: what it does, in English, marked with NC_("rule", …)
 * @least: the least value of a number, or of an amount in whole units
 * @most: the greatest
 * @standard: the value shipped, as text
 * @choices: of a CHOICE its values and their words
 * @thing: of a THING the name of its kind
 * @notice: (nullable): what is said when it was changed, in English, marked with NC_("rule", …)
 */
typedef struct
{
  const char      *name;
  const char      *topic;
  const char      *rule;
  const char      *label;
  const char      *sentence;
  RapportRuleKind  kind;
  int              least;
  int              most;
  const char      *standard;
  gsize            offset;
  const RapportChoice *choices;
  const char      *thing;
  const char      *notice;
} RapportRule;

const RapportRule *rapport_rules_describe  (guint               *n_rules);
const RapportRule *rapport_rules_find      (const char          *name);
const char        *rapport_rule_kind_name  (RapportRuleKind      kind);
void               rapport_rules_init      (RapportRules        *rules);
gboolean           rapport_rules_set       (RapportRules        *rules,
                                            const char          *name,
                                            const char          *value,
                                            GError             **error);
char              *rapport_rules_get       (const RapportRules  *rules,
                                            const char          *name);

gint64             rapport_rules_get_money (const RapportRules  *rules,
                                            gint64               amount);

gint64             rapport_rules_find_quiet_end (const RapportRules *rules,
                                             gint64              now,
                                             GTimeZone          *zone);
gboolean           rapport_spans_parse     (const char          *text,
                                            RapportSpan         *spans,
                                            guint               *n_spans);
char              *rapport_spans_format    (const RapportSpan   *spans,
                                            guint                n_spans);

const RapportCadence *rapport_rules_get_cadence (const RapportRules *rules,
                                                 const char         *grade);

gboolean           rapport_rules_is_reviewed_monthly (const RapportRules *rules,
                                                      const char         *grade);

void               rapport_week_bounds     (int                  day,
                                            int                 *monday,
                                            int                 *sunday);
void               rapport_month_bounds    (int                  day,
                                            int                 *first,
                                            int                 *last);
gboolean           rapport_rules_is_late_record (const RapportRules  *rules,
                                                 const RapportMoment *started,
                                                 gint64               ended,
                                                 gint64               written);

G_END_DECLS
