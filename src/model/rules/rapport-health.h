/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"
#include "rapport-decimal.h"
#include "rapport-field.h"

G_BEGIN_DECLS

/** RapportHealthSettings: the ⚙ values of health.md 1 */
typedef struct
{
  int            unanswered;
  RapportDecimal satisfaction_below;
  RapportDecimal satisfaction_drop;
  RapportDecimal score_below;
  int            months_without_order;
  int            months_contact_left;
  int            complaints;
  RapportDecimal use_percent;
  int            high_below;
  RapportDecimal opportunity_from;
  int            deduct[RAPPORT_N_HEALTH_DEDUCTIONS];
} RapportHealthSettings;

/** RapportHealthContact: @left is yyyymmdd, 0 for one who is there */
typedef struct
{
  gboolean key;
  int      left;
} RapportHealthContact;

/** RapportHealthRecord: a contact and what the customer said in it; @satisfaction counts if @has_satisfaction */
typedef struct
{
  RapportMoment   at;
  gboolean        by_customer;
  RapportResponse response;
  gboolean        has_satisfaction;
  RapportDecimal  satisfaction;
  gboolean        will_end;
} RapportHealthRecord;

/** RapportHealthFeedback: an overall score; @counts for those of a survey, ticket or milestone */
typedef struct
{
  RapportMoment  answered;
  gboolean       counts;
  RapportDecimal score;
  RapportDecimal maximum;
} RapportHealthFeedback;

typedef enum
{
  RAPPORT_USE_LOGINS,
  RAPPORT_USE_SERVICE,
  RAPPORT_N_USES,
} RapportUse;

/** RapportHealthUsage: @month is yyyymm; a value counts where @has says so */
typedef struct
{
  int            month;
  gboolean       has[RAPPORT_N_USES];
  RapportDecimal values[RAPPORT_N_USES];
} RapportHealthUsage;

/**
 * RapportHealthInput:
 * @zone: whose days count
 * @left: whether the customer is lost or archived
 * @recovered_on: yyyymmdd on which the last recovery was closed as kept, 0 for none
 * @contacts: (element-type RapportHealthContact)
 * @records: (element-type RapportHealthRecord): in the order they were written down
 * @orders: (element-type int): days of contracts and orders, yyyymmdd
 * @feedback: (element-type RapportHealthFeedback): in the order they were written down
 * @complaints: (element-type int): days on which they were received, yyyymmdd
 * @usage: (element-type RapportHealthUsage): no month twice
 * @now: UTC seconds
 *
 * All that says how a customer is.
 */
typedef struct
{
  GTimeZone             *zone;
  RapportHealthSettings  settings;
  gboolean               left;
  int                    recovered_on;
  GArray                *contacts;
  GArray                *records;
  GArray                *orders;
  GArray                *feedback;
  GArray                *complaints;
  GArray                *usage;
  gint64                 now;
} RapportHealthInput;

typedef enum
{
  RAPPORT_HEALTH_NONE,
  RAPPORT_HEALTH_OK,
  RAPPORT_HEALTH_WATCH,
  RAPPORT_HEALTH_HIGH,
} RapportHealthLevel;

/**
 * RapportHealthRule:
 * @id: as in the table of health.md 1
 * @label: English words, marked with NC_("risk", …)
 * @advice: what might be done, marked alike
 * @deduction: what it takes from the score
 * @high: whether it makes the risk high by itself
 */
typedef struct
{
  const char             *id;
  const char             *label;
  const char             *advice;
  RapportHealthDeduction  deduction;
  gboolean                high;
} RapportHealthRule;

/** RapportHealthFinding: a rule that fired and the day (yyyymmdd) from which it holds */
typedef struct
{
  const RapportHealthRule *rule;
  int                      since;
} RapportHealthFinding;

/**
 * RapportHealthResult:
 * @level: NONE for a customer that is lost or archived; it has no @score then
 * @findings: (element-type RapportHealthFinding): in the order of the rules
 * @opportunity: whether an upgrade and a referral may be asked for (FC-6)
 */
typedef struct
{
  RapportHealthLevel  level;
  int                 score;
  GArray             *findings;
  gboolean            opportunity;
} RapportHealthResult;

/** rapport_health_levels: of risk, as people say them */
extern const RapportChoice rapport_health_levels[];

void                 rapport_health_settings_init  (RapportHealthSettings     *settings);
void                 rapport_health_settings_apply (RapportHealthSettings     *settings,
                                                    const RapportRules        *rules);
void                 rapport_health_input_init     (RapportHealthInput        *input);
void                 rapport_health_input_clear    (RapportHealthInput        *input);
RapportHealthResult *rapport_health_judge          (const RapportHealthInput  *input);
void                 rapport_health_result_free    (RapportHealthResult       *result);
const char          *rapport_health_level_get_id   (RapportHealthLevel         level);
const RapportHealthRule *
                     rapport_health_rule_find      (const char                *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportHealthResult, rapport_health_result_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportHealthInput, rapport_health_input_clear)

G_END_DECLS
