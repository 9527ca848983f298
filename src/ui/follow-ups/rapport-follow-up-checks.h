/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact-hints.h"
#include "rapport-context.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/**
 * RapportContactCheck:
 * @method: (nullable): stable value of how
 * @when: when it was, or is due
 * @contact: id of the contact person, 0 for none
 * @planned: whether it is yet to come
 * @booked: day on which it was booked with the customer, 0 when unknown
 * @by_customer: whether the customer began it
 * @ticket: whether it serves a ticket
 *
 * A contact with a customer that the rules are asked about.
 */
typedef struct
{
  const char          *method;
  const RapportMoment *when;
  gint64               contact;
  gboolean             planned;
  int                  booked;
  gboolean             by_customer;
  gboolean             ticket;
} RapportContactCheck;

/**
 * RapportFinding:
 * @hint: what a rule says of a contact, and what that rests on
 * @sentence: the same for people
 * @contact: which of the contacts it is about
 */
typedef struct
{
  RapportContactHint  hint;
  char               *sentence;
  guint               contact;
} RapportFinding;

#define RAPPORT_TYPE_FOLLOW_UP_CHECKS (rapport_follow_up_checks_get_type ())
G_DECLARE_FINAL_TYPE (RapportFollowUpChecks, rapport_follow_up_checks, RAPPORT, FOLLOW_UP_CHECKS, GObject)

RapportFollowUpChecks *rapport_follow_up_checks_new          (RapportContext            *context);
RapportContext        *rapport_follow_up_checks_get_context  (RapportFollowUpChecks     *self);
void                   rapport_follow_up_checks_set_customer (RapportFollowUpChecks     *self,
                                                              gint64                     customer);
gboolean               rapport_follow_up_checks_is_ready     (RapportFollowUpChecks     *self);
GArray                *rapport_follow_up_checks_find         (RapportFollowUpChecks     *self,
                                                              const RapportContactCheck *contacts,
                                                              guint                      n_contacts,
                                                              GArray                    *closed);
RapportMoment          rapport_follow_up_checks_propose      (RapportFollowUpChecks     *self,
                                                              RapportRecord             *record,
                                                              GArray                    *closed,
                                                              RapportDepth              *depth);
char                  *rapport_follow_up_checks_dup_unproposed (RapportFollowUpChecks  *self,
                                                              RapportRecord             *record,
                                                              GArray                    *closed);
gboolean               rapport_follow_up_checks_is_paused    (RapportFollowUpChecks     *self,
                                                              int                        day);
char                  *rapport_follow_up_checks_dup_why      (RapportFollowUpChecks     *self);
GArray                *rapport_findings_take_warnings        (GArray                    *findings);
GPtrArray             *rapport_findings_dup_overrides        (GArray                    *findings,
                                                              guint                      contact,
                                                              const char                *reason);
char                  *rapport_findings_dup_text             (GArray                    *findings,
                                                              char                       separator);

G_END_DECLS
