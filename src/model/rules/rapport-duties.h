/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RapportDutyRecord: a contact that may have fulfilled a duty; @purposes: stable values, a comma between */
typedef struct
{
  int   day;
  char *purposes;
} RapportDutyRecord;

/**
 * RapportDutyInput:
 * @calendar: whose working days count
 * @today: yyyymmdd
 * @grade: (nullable): stable value
 * @stage: (nullable): stable value
 * @first_contract: yyyymmdd of the first contract or order, 0 for none
 * @training_since: yyyymmdd since which it is known that the customer needs training, 0 where it needs none
 * @high_value: whether somebody ticked that the customer is of high value
 * @rests: whether the customer is archived or lost
 * @records: (element-type RapportDutyRecord): contacts with a purpose up to today that somebody answered
 *
 * All that says which duties there are with a customer (RG-1, RG-3, FC-5).
 */
typedef struct
{
  RapportCalendar *calendar;
  int              today;
  const char      *grade;
  const char      *stage;
  int              first_contract;
  int              training_since;
  gboolean         high_value;
  gboolean         rests;
  GArray          *records;
  RapportRules     rules;
} RapportDutyInput;

/**
 * RapportDuty:
 * @rule: such as RG-1
 * @purpose: that of the contact that fulfils it
 * @depth: how deep such a contact is
 * @due: yyyymmdd, a working day where one is left in time
 * @limit: yyyymmdd, after which it is too late
 */
typedef struct
{
  const char   *rule;
  const char   *purpose;
  RapportDepth  depth;
  int           due;
  int           limit;
} RapportDuty;

GArray     *rapport_duties_find        (const RapportDutyInput *input);
gboolean    rapport_duties_may_be      (const RapportDutyInput *input);
const char *rapport_duties_nth_purpose (guint                   n);
gboolean    rapport_duties_tag_asks_training (const char       *tag);

G_END_DECLS
