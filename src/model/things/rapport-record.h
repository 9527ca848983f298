/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportRecord: what was said with a customer, and when */
#define RAPPORT_TYPE_RECORD (rapport_record_get_type ())
G_DECLARE_FINAL_TYPE (RapportRecord, rapport_record, RAPPORT, RECORD, RapportEntity)

/** RapportRecordField: indices of the fields */
typedef enum
{
  RAPPORT_RECORD_CUSTOMER,
  RAPPORT_RECORD_CONTACT,
  RAPPORT_RECORD_CONTACT_WORDS,
  RAPPORT_RECORD_STARTED,
  RAPPORT_RECORD_ENDED,
  RAPPORT_RECORD_METHOD,
  RAPPORT_RECORD_METHOD_WORDS,
  RAPPORT_RECORD_DEPTH,
  RAPPORT_RECORD_BEGAN_BY,
  RAPPORT_RECORD_PARTICIPANTS,
  RAPPORT_RECORD_SUMMARY,
  RAPPORT_RECORD_FEEDBACK,
  RAPPORT_RECORD_AGREED,
  RAPPORT_RECORD_RESPONDED,
  RAPPORT_RECORD_SATISFACTION,
  RAPPORT_RECORD_WILL_END,
  RAPPORT_RECORD_NEXT_ACTION,
  RAPPORT_RECORD_NEXT,
  RAPPORT_RECORD_NEXT_WORDS,
  RAPPORT_RECORD_WARNING_REASON,
  RAPPORT_RECORD_OWNER,
  RAPPORT_RECORD_OWNER_WORDS,
  RAPPORT_RECORD_WRITTEN_AT,
  RAPPORT_RECORD_IMPORTED,
  RAPPORT_RECORD_PURPOSE,
  RAPPORT_RECORD_PURPOSE_WORDS,
  RAPPORT_RECORD_FURTHER_PURPOSES,
  RAPPORT_RECORD_TICKET,
  RAPPORT_RECORD_COST_SAVED,
  RAPPORT_RECORD_EFFICIENCY,
  RAPPORT_RECORD_GROWTH,
  RAPPORT_RECORD_N_FIELDS,
} RapportRecordField;

extern const RapportEntityInfo rapport_record_info;

/** RAPPORT_PURPOSE_VALUE: the purpose whose findings a record has, too (RG-3) */
#define RAPPORT_PURPOSE_VALUE "value-review"

extern const RapportChoice rapport_purposes[];
extern const RapportChoice rapport_methods[];
extern const RapportChoice rapport_depths[];
extern const RapportChoice rapport_sides[];
extern const RapportChoice rapport_answers[];

RapportRecord *rapport_record_new               (void);
gboolean       rapport_record_is_by_customer    (RapportRecord *self);
gboolean       rapport_record_has_purpose       (RapportRecord *self,
                                                 const char    *purpose);
char          *rapport_record_dup_further       (RapportRecord *self);

G_END_DECLS
