/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/**
 * RapportRecordTableRow:
 * @number: the customer's number
 * @name: the customer's name
 * @contact: as displayed: name, with the position or department in brackets
 * @grade: stable value A, B or C
 * @status: the customer's current status, as typed
 * @last: when the follow-up was; unset when there was none
 * @method: stable value of the follow-up's method
 * @method_words: the method as typed; shown instead of the choice's label
 * @summary: what was talked about
 * @feedback: what the customer said or needs
 * @next_action: what is done next
 * @owner: name of the team member in charge
 * @next: when the next follow-up is planned; may be unset
 * @next_words: the next follow-up as typed; shown when @next is unset
 *
 * One row of form F1 (domain.md, section 3) with raw values. Every text may be NULL for none.
 */
typedef struct
{
  char          *number;
  char          *name;
  char          *contact;
  char          *grade;
  char          *status;
  RapportMoment  last;
  char          *method;
  char          *method_words;
  char          *summary;
  char          *feedback;
  char          *next_action;
  char          *owner;
  RapportMoment  next;
  char          *next_words;
} RapportRecordTableRow;

/**
 * RapportRecordTableFilter:
 * @owner: (nullable): name of the team member whose rows are shown, as it is printed, NULL for
 *   everybody's
 * @grade: (nullable): stable grade of the customers shown, NULL for all
 * @from: first day of the period as yyyymmdd, 0 for open
 * @to: last day of the period as yyyymmdd, 0 for open
 * @per_record: one row per follow-up; otherwise one per customer with its latest
 * @customers: (nullable) (element-type gint64): ids of those that it is limited to, archived ones too; NULL for all that
 *   are not archived
 * @asked: (nullable): what narrowed the list that @customers are of, in the language of the form
 *
 * What form F1 was chosen by, as it stands in the printed filter line.
 */
typedef struct
{
  char       *owner;
  char       *grade;
  int         from;
  int         to;
  gboolean    per_record;
  GHashTable *customers;
  char       *asked;
} RapportRecordTableFilter;

RapportRecordTableRow    *rapport_record_table_row_new     (void);
void                      rapport_record_table_row_free    (RapportRecordTableRow          *row);
RapportRecordTableFilter *rapport_record_table_filter_new  (void);
RapportRecordTableFilter *rapport_record_table_filter_copy (const RapportRecordTableFilter *filter);
void                      rapport_record_table_filter_free (RapportRecordTableFilter       *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecordTableRow, rapport_record_table_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecordTableFilter, rapport_record_table_filter_free)

G_END_DECLS
