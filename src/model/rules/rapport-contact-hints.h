/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"
#include "rapport-field.h"

G_BEGIN_DECLS

/**
 * RapportContactTry:
 * @at: when the contact is planned, or took place
 * @method: (nullable): stable value, NULL for none
 * @booked: yyyymmdd on which it was booked with the customer, 0 for not yet
 * @contact_left: whether the contact person has left
 * @by_customer: whether the customer began it
 * @ticket: whether it serves a ticket
 * @plan: which of the input's plans is being edited, -1 for none
 *
 * A plan or record that is being made.
 */
typedef struct
{
  RapportMoment  at;
  const char    *method;
  int            booked;
  gboolean       contact_left;
  gboolean       by_customer;
  gboolean       ticket;
  int            plan;
} RapportContactTry;

/**
 * RapportContactHint:
 * @rule: such as FR-7
 * @warns: whether going on needs a reason; else it only informs
 * @counted: (nullable): what @number is: "days" of notice (FR-5), or a "count" of contacts (FR-7, FR-16)
 * @limit: what @number is held against
 * @because: (nullable): FR-8: "day" or "time"
 * @preferred: (nullable): FR-16-channel: the method that the customer prefers
 */
typedef struct
{
  const char *rule;
  gboolean    warns;
  const char *counted;
  int         number;
  int         limit;
  const char *because;
  const char *preferred;
} RapportContactHint;

/** rapport_warnings: the rules that warn, by what they warn of */
extern const RapportChoice rapport_warnings[];

GArray *rapport_contact_find_hints        (const RapportCadenceInput *input,
                                           const RapportContactTry   *contact);
char   *rapport_contact_hint_dup_sentence (const RapportContactHint  *hint,
                                           const RapportCadenceInput *input);
char   *rapport_contact_hint_dup_facts    (const RapportContactHint  *hint);
char   *rapport_warning_describe          (const char                *rule,
                                           const char                *facts);

G_END_DECLS
