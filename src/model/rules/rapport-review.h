/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-cadence.h"

G_BEGIN_DECLS

/** RAPPORT_TAG_LOW_ACTIVITY, RAPPORT_TAG_RENEWAL: the tags that a review proposes */
#define RAPPORT_TAG_LOW_ACTIVITY "低活跃"
#define RAPPORT_TAG_RENEWAL "续约预警"

/** RapportReviewContract: days are yyyymmdd, 0 for none; @amount in minor units; @renews for one that is a renewal */
typedef struct
{
  int      date;
  gint64   amount;
  int      begins;
  int      ends;
  gboolean renews;
} RapportReviewContract;

/** RapportReviewContact: a contact, and whether the customer answered it or began it */
typedef struct
{
  int      day;
  gboolean answered;
} RapportReviewContact;

/**
 * RapportReviewInput:
 * @today: the local day, yyyymmdd
 * @grade: (nullable): stable value
 * @stage: (nullable): stable value
 * @stage_since: yyyymmdd from which it holds, 0 when that is not known
 * @has_typed_amount: whether somebody typed a @typed_amount a year, in minor units: it wins over the contracts
 * @by_quarter: whether the customer's cadence is one of quarters
 * @low_activity: whether it has that tag
 * @renewal_warning: likewise
 * @renewal_date: yyyymmdd, as typed, 0 for none
 * @n_milestones: of the newest contract
 * @n_accepted: of these
 * @high_risk: whether its level is high (health.md 1)
 * @risks: (nullable): the rules that fired, each as ID@yyyymmdd, with commas between
 * @recovery: (nullable): outcome of the risk that was closed last
 * @recovery_closed: yyyymmdd
 * @contracts: (element-type RapportReviewContract): contracts and orders
 * @contacts: (element-type RapportReviewContact): up to now
 * @limit_a: FR-1: above it is A, in minor units
 * @limit_b: from it on is B
 * @renewal_days: so many days before the end it is warned of
 * @delivery_months: after so many in delivery without milestones, the cooperation is deepened
 *
 * All that says what a review proposes (FR-1, FR-12; health.md 2).
 */
typedef struct
{
  int         today;
  const char *grade;
  gboolean    industry_leader;
  gboolean    has_typed_amount;
  gint64      typed_amount;
  const char *stage;
  int         stage_since;
  gboolean    by_quarter;
  gboolean    low_activity;
  gboolean    renewal_warning;
  int         renewal_date;
  guint       n_milestones;
  guint       n_accepted;
  gboolean    high_risk;
  char       *risks;
  const char *recovery;
  int         recovery_closed;
  GArray     *contracts;
  GArray     *contacts;
  gint64      limit_a;
  gint64      limit_b;
  int         renewal_days;
  int         delivery_months;
} RapportReviewInput;

typedef enum
{
  RAPPORT_REVIEW_GRADE,
  RAPPORT_REVIEW_TAG,
  RAPPORT_REVIEW_STAGE,
} RapportReviewKind;

/**
 * RapportReviewProposal:
 * @value: the grade, tag or stage
 * @on: FALSE for a tag that is to be taken off
 * @facts: what it rests on: a proposal that was declined comes back when this is another
 */
typedef struct
{
  RapportReviewKind  kind;
  const char        *value;
  gboolean           on;
  char              *facts;
} RapportReviewProposal;

void        rapport_review_input_init  (RapportReviewInput        *input);
void        rapport_review_input_apply (RapportReviewInput        *input,
                                        const RapportRules        *rules);
void        rapport_review_input_clear (RapportReviewInput        *input);
gint64      rapport_review_get_amount  (const RapportReviewInput  *input);
const char *rapport_review_get_grade   (const RapportReviewInput  *input);
gboolean    rapport_review_get_growth  (const RapportReviewInput  *input,
                                        int                       *percent);
GPtrArray  *rapport_review_propose     (const RapportReviewInput  *input);
int         rapport_review_find_day    (RapportCalendar           *calendar,
                                        const RapportRules        *rules,
                                        const char                *grade,
                                        int                        today);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportReviewInput, rapport_review_input_clear)

G_END_DECLS
