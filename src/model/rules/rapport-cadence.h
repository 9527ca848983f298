/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-moment.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_RESPONSE_UNKNOWN,
  RAPPORT_RESPONSE_YES,
  RAPPORT_RESPONSE_NO,
} RapportResponse;

/**
 * RapportCadenceTouch:
 * @at: when the record started, or the plan is due
 * @method: (nullable): stable value, NULL for none
 * @depth: its own; RAPPORT_N_DEPTHS for that of its method
 * @by_customer: whether the customer began it
 * @ticket: whether it served a ticket
 *
 * A record of a contact.
 */
typedef struct
{
  RapportMoment    at;
  const char      *method;
  RapportDepth     depth;
  gboolean         by_customer;
  RapportResponse  response;
  gboolean         ticket;
} RapportCadenceTouch;

/**
 * RapportCadencePlan:
 * @open: whether it is neither done nor skipped
 * @skipped: it will not happen; else one that is not open was done
 * @floating: made for a care date, a benefit, a milestone or a duty: it stands for a touch only in time
 * @automatic: made by the cadence; one that is open is one that nobody edited since
 * @asked: for which due it was made, when it is automatic
 */
typedef struct
{
  RapportMoment  due;
  const char    *method;
  RapportDepth   depth;
  gboolean       open;
  gboolean       skipped;
  gboolean       floating;
  gboolean       automatic;
  RapportMoment  asked;
} RapportCadencePlan;

/** RapportCadencePause: whole days, yyyymmdd, both ends included, on which a customer is asked nothing of */
typedef struct
{
  int from;
  int to;
} RapportCadencePause;

/**
 * RapportCadenceInput:
 * @calendar: whose working days and zone count
 * @cadence: the customer's own, else that of its grade, without what tags add
 * @extra: touches that tags add, of each depth
 * @since: yyyymmdd, from when the cadence asks
 * @pauses: (element-type RapportCadencePause)
 * @convenient: (element-type RapportSpan): FR-8's, in order of time
 * @own_times: (nullable): the customer's convenient times as typed
 * @preferred: (nullable): the customer's preferred method
 * @rests: whether the customer is archived or lost: then nothing is planned by itself
 * @recovered_on: yyyymmdd of the fresh start (health.md 1), 0 for none
 * @records: (element-type RapportCadenceTouch): in the order they were written down
 * @plans: (element-type RapportCadencePlan)
 * @rules: the ⚙ values that it is counted and limited by
 * @now: UTC seconds
 *
 * All that says when to be in touch next. Texts are borrowed.
 */
typedef struct
{
  RapportCalendar *calendar;
  RapportCadence   cadence;
  int              extra[RAPPORT_N_DEPTHS];
  int              since;
  GArray          *pauses;
  GArray          *convenient;
  const char      *own_times;
  const char      *preferred;
  gboolean         rests;
  int              recovered_on;
  GArray          *records;
  GArray          *plans;
  RapportRules     rules;
  gint64           now;
} RapportCadenceInput;

/** RapportCadenceCount: what a period asked of one depth, and what was done */
typedef struct
{
  int asked;
  int done;
} RapportCadenceCount;

/** RapportCadencePeriod: a month or quarter, yyyymmdd, both ends included */
typedef struct
{
  int                 from;
  int                 to;
  RapportCadenceCount counts[RAPPORT_N_DEPTHS];
} RapportCadencePeriod;

typedef enum
{
  RAPPORT_CADENCE_COMING,
  RAPPORT_CADENCE_OVERDUE,
  RAPPORT_CADENCE_TOO_LATE,
} RapportCadenceState;

/**
 * RapportCadenceNext:
 * @due: when the next touch is wanted
 * @limit: yyyymmdd, after which it is too late
 * @propose: what a new plan is filled with; not set while a plan stands
 * @last: yyyymmdd of the last contact that counts, 0 for none
 * @place: where a plan goes that is made now, whether one stands or not
 * @plan: which of the plans stands for it, -1 for none
 * @own: which of those that a person made or edited does, -1 for none
 * @plan_late: whether that is later than @limit
 */
typedef struct
{
  RapportDepth         depth;
  RapportMoment        due;
  int                  limit;
  RapportMoment        propose;
  RapportMoment        place;
  RapportCadenceState  state;
  int                  last;
  int                  plan;
  int                  own;
  gboolean             plan_late;
} RapportCadenceNext;

/**
 * RapportCadenceResult:
 * @period: the one that contains now
 * @missed: (element-type RapportCadencePeriod): those of the twelve before it that fell short, newest first
 * @next: (element-type RapportCadenceNext): of each depth that is asked for, deep first
 * @unanswered: contacts in a row that were not answered (cadence.md 12)
 */
typedef struct
{
  RapportCadencePeriod  period;
  GArray               *missed;
  GArray               *next;
  int                   unanswered;
} RapportCadenceResult;

GArray               *rapport_cadence_find_next         (const RapportCadenceInput  *input);
int                   rapport_cadence_find_oldest       (const RapportCadenceInput  *input);
RapportCadenceResult *rapport_cadence_judge             (const RapportCadenceInput  *input);
void                  rapport_cadence_result_free       (RapportCadenceResult       *result);
RapportMoment         rapport_cadence_result_get_proposal (const RapportCadenceResult *result,
                                                           RapportDepth               *depth);
int                   rapport_cadence_count_unanswered  (const RapportCadenceInput  *input);
RapportCadencePeriod  rapport_cadence_count_period      (const RapportCadenceInput  *input,
                                                         int                         day);
gboolean              rapport_cadence_is_taken          (GArray                     *taken,
                                                         const RapportMoment        *moment);
RapportDepth          rapport_method_get_depth          (const char                 *method);
GArray               *rapport_convenient_parse          (const char                 *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCadenceResult, rapport_cadence_result_free)

G_END_DECLS
