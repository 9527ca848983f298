/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence-facts.h"
#include "rapport-duty-facts.h"

G_BEGIN_DECLS

/* What there may be of a customer: most have little of it, and what is not there is not read. */
typedef enum
{
  RAPPORT_HAS_GRADES,
  RAPPORT_HAS_RULES,
  RAPPORT_HAS_TAGS,
  RAPPORT_HAS_PAUSES,
  RAPPORT_HAS_RISKS,
  RAPPORT_N_HAS,
} RapportHas;

/** RAPPORT_CADENCE_PERIODS_BEFORE: so many before that of today are looked at */
#define RAPPORT_CADENCE_PERIODS_BEFORE 12

/** RAPPORT_CADENCE_CUSTOMER: what rapport_cadence_facts_take_customer() takes of a row of customer */
#define RAPPORT_CADENCE_CUSTOMER \
  "uid, first_contact_day, first_contact_at, grade, preferred_channel, convenient_times, number, owner," \
  " archived OR ifnull(stage, '') = 'lost', " RAPPORT_HAS_SQL ("grade_change") ", " \
  RAPPORT_MAY_HAVE_SQL ("cadence_rule") ", " RAPPORT_HAS_SQL ("tag") ", " RAPPORT_MAY_HAVE_SQL ("pause") ", " \
  RAPPORT_MAY_HAVE_SQL ("risk")
#define RAPPORT_HAS_SQL(table) "EXISTS (SELECT 1 FROM " table " WHERE customer = customer.id)"
/* the same of what no customer may have: that is found out once */
#define RAPPORT_MAY_HAVE_SQL(table) "EXISTS (SELECT 1 FROM " table ") AND " RAPPORT_HAS_SQL (table)
#define RAPPORT_CADENCE_N_CUSTOMER (9 + RAPPORT_N_HAS)

/** RAPPORT_CADENCE_PLAN: what rapport_cadence_facts_take_plan() takes of a row of plan; @place: SQL for its place */
#define RAPPORT_CADENCE_PLAN(place) \
  "plan.id, due_day, due_at, method, depth, origin IN ('care-date', 'benefit', 'milestone')" \
  " OR (origin = 'cadence' AND by_hand = 0 AND purpose IS NOT NULL), " place "," \
  " state = 'planned', origin = 'cadence' AND by_hand = 0 AND purpose IS NULL, asked_day, asked_at, owner"
#define RAPPORT_CADENCE_N_PLAN 12

/** RAPPORT_CADENCE_GRADE: what rapport_cadence_facts_take_grade() takes of a row of grade_change */
#define RAPPORT_CADENCE_GRADE "grade, since"

/** RAPPORT_CADENCE_TAG: what rapport_cadence_facts_take_tag() takes of the tags of a customer, each once, on the day ?2 */
#define RAPPORT_CADENCE_TAG "tag.name, rule.deep, rule.light"
#define RAPPORT_CADENCE_OF_TAG \
  " LEFT JOIN cadence_rule AS rule ON rule.id =" \
  " (SELECT id FROM cadence_rule WHERE tag = tag.name AND (since IS NULL OR since <= ?2)" \
  " ORDER BY since DESC, id DESC LIMIT 1)"
#define RAPPORT_CADENCE_FIRST_TAG \
  "NOT EXISTS (SELECT 1 FROM tag t WHERE t.customer = tag.customer AND t.name = tag.name AND t.id < tag.id)"

/** RAPPORT_CADENCE_RECORD: what rapport_cadence_facts_take_record() takes of a row of record */
#define RAPPORT_CADENCE_RECORD "started_day, started_at, method, depth, began_by, responded, ticket"

/** RAPPORT_DUTY_CUSTOMER: what rapport_duty_facts_take_customer() takes of a row of customer */
#define RAPPORT_DUTY_CUSTOMER \
  "grade, stage, high_value, owner, archived OR ifnull(stage, '') = 'lost'," \
  " (SELECT min(date) FROM contract WHERE customer = customer.id)"

/** RAPPORT_DUTY_PLAN: what rapport_duty_facts_take_plan() takes of a row of plan */
#define RAPPORT_DUTY_PLAN "plan.id, purpose, state = 'planned', origin = 'cadence' AND by_hand = 0, asked_day"

RapportCadenceFacts *rapport_cadence_facts_new (RapportCalendar             *calendar,
                                                const RapportRules          *rules,
                                                gint64                       now);
gboolean             rapport_cadence_facts_take_customer
                                               (RapportCadenceFacts         *self,
                                                RapportConnection           *connection,
                                                RapportStatement            *row,
                                                int                          column,
                                                gboolean                    *has,
                                                GError                     **error);
void                 rapport_cadence_facts_take_grade
                                               (RapportCadenceFacts         *self,
                                                RapportStatement            *row,
                                                int                          column);
void                 rapport_cadence_facts_take_tag
                                               (RapportCadenceFacts         *self,
                                                RapportStatement            *row,
                                                int                          column);
gboolean             rapport_cadence_facts_read_rules
                                               (RapportCadenceFacts         *self,
                                                RapportConnection           *connection,
                                                gint64                       customer,
                                                int                          today,
                                                const gboolean              *has,
                                                GError                     **error);
void                 rapport_cadence_facts_take_plan
                                               (RapportCadenceFacts         *self,
                                                RapportStatement            *row,
                                                int                          column);
void                 rapport_cadence_facts_take_record
                                               (RapportCadenceFacts         *self,
                                                RapportStatement            *row,
                                                int                          column);
gboolean             rapport_cadence_facts_read_records
                                               (RapportCadenceFacts         *self,
                                                RapportConnection           *connection,
                                                gint64                       customer,
                                                int                          today,
                                                gboolean                     ahead,
                                                GError                     **error);
int                  rapport_cadence_facts_find_oldest
                                               (const RapportCadenceFacts   *self);
int                  rapport_cadence_facts_find_from
                                               (const RapportCadenceFacts   *self,
                                                int                          today,
                                                int                          before);

RapportDutyFacts    *rapport_duty_facts_new    (RapportCalendar             *calendar,
                                                const RapportRules          *rules,
                                                int                          today);
void                 rapport_duty_facts_take_customer
                                               (RapportDutyFacts            *self,
                                                RapportStatement            *row,
                                                int                          column);
void                 rapport_duty_facts_take_plan
                                               (RapportDutyFacts            *self,
                                                RapportStatement            *row,
                                                int                          column);
gboolean             rapport_duty_facts_read_rest
                                               (RapportDutyFacts            *self,
                                                RapportConnection           *connection,
                                                gint64                       customer,
                                                gboolean                     has_tags,
                                                GError                     **error);

G_END_DECLS
