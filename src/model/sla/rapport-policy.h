/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** RapportSlaTarget: what a clock waits for (sla.md 3), in the order clocks are shown */
typedef enum
{
  RAPPORT_SLA_FIRST_RESPONSE,
  RAPPORT_SLA_ANALYSIS,
  RAPPORT_SLA_HAND_OVER,
  RAPPORT_SLA_UPDATE,
  RAPPORT_SLA_SOLUTION,
  RAPPORT_SLA_ESCALATION,
  RAPPORT_SLA_ACCEPTANCE,
} RapportSlaTarget;

#define RAPPORT_SLA_N_TARGETS (RAPPORT_SLA_ACCEPTANCE + 1)

/**
 * RapportSlaKind:
 * What can happen to a ticket (sla.md 1). From PRIORITY on they are changes, which have a value.
 */
typedef enum
{
  RAPPORT_SLA_RECEIVED,
  RAPPORT_SLA_ACKNOWLEDGED,
  RAPPORT_SLA_RESPONDED,
  RAPPORT_SLA_TOLD,
  RAPPORT_SLA_PROPOSED,
  RAPPORT_SLA_WAITING,
  RAPPORT_SLA_RESUMED,
  RAPPORT_SLA_CANNOT_SOLVE,
  RAPPORT_SLA_TRANSFERRED,
  RAPPORT_SLA_ANALYSED,
  RAPPORT_SLA_ESCALATED,
  RAPPORT_SLA_EXCEPTION,
  RAPPORT_SLA_SOLVED,
  RAPPORT_SLA_ACCEPTED,
  RAPPORT_SLA_REOPENED,
  RAPPORT_SLA_CLOSED,
  RAPPORT_SLA_COMMENT,
  RAPPORT_SLA_FEEDBACK,
  RAPPORT_SLA_PRIORITY,
  RAPPORT_SLA_COMPLEXITY,
  RAPPORT_SLA_CHANNEL,
  RAPPORT_SLA_GRADE,
  RAPPORT_SLA_NATURE,
  RAPPORT_SLA_CATEGORY,
  RAPPORT_SLA_POLICY,
  RAPPORT_SLA_AGREED,
} RapportSlaKind;

#define RAPPORT_SLA_N_KINDS (RAPPORT_SLA_AGREED + 1)
#define RAPPORT_SLA_IS_CHANGE(kind) ((kind) >= RAPPORT_SLA_PRIORITY)
#define RAPPORT_SLA_MASK(kind) (1u << (kind))

/** RapportSlaKey: what a `when` may name */
typedef enum
{
  RAPPORT_SLA_KEY_PRIORITY,
  RAPPORT_SLA_KEY_CHANNEL,
  RAPPORT_SLA_KEY_COMPLEXITY,
  RAPPORT_SLA_KEY_GRADE,
  RAPPORT_SLA_KEY_NATURE,
  RAPPORT_SLA_KEY_CATEGORY,
} RapportSlaKey;

#define RAPPORT_SLA_N_KEYS (RAPPORT_SLA_KEY_CATEGORY + 1)

/** RapportSlaUnit: AGREED is a deadline agreed for the ticket instead of a duration */
typedef enum
{
  RAPPORT_SLA_MINUTES,
  RAPPORT_SLA_HOURS,
  RAPPORT_SLA_WORKING_DAYS,
  RAPPORT_SLA_AGREED_TIME,
} RapportSlaUnit;

/**
 * RapportPolicyEntry:
 * @when: for each key the values that match (NULL-terminated), NULL when any does
 * @amount: how many of @unit
 * @working: counts working time, else elapsed time
 * @pause: stops while the ticket waits for the customer
 * @from_cannot_solve: starts at the first such event, else at receipt
 * @met_by: mask of the kinds that satisfy it
 */
typedef struct
{
  RapportSlaTarget  target;
  RapportSlaUnit    unit;
  int               amount;
  gboolean          working;
  gboolean          pause;
  gboolean          from_cannot_solve;
  guint32           met_by;
  char            **when[RAPPORT_SLA_N_KEYS];
} RapportPolicyEntry;

/** RapportPolicy: targets with their durations (sla.md 3); immutable, counted by references */
typedef struct _RapportPolicy RapportPolicy;

#define RAPPORT_TYPE_POLICY (rapport_policy_get_type ())
GType                     rapport_policy_get_type      (void) G_GNUC_CONST;

RapportPolicy            *rapport_policy_new_from_json (const char          *json,
                                                        gssize               length,
                                                        GError             **error);
char                     *rapport_policy_to_json       (RapportPolicy       *self);
RapportPolicy            *rapport_policy_ref           (RapportPolicy       *self);
void                      rapport_policy_unref         (RapportPolicy       *self);

const char               *rapport_policy_get_name      (RapportPolicy       *self);
gboolean                  rapport_policy_recounts_from_change (RapportPolicy *self);
gint64                    rapport_policy_get_since     (RapportPolicy       *self);
RapportPolicy            *rapport_policy_dup_since     (RapportPolicy       *self,
                                                        gint64               since);
char                    **rapport_policy_get_when      (RapportPolicy       *self,
                                                        RapportSlaKey        key);
int                       rapport_policy_match         (RapportPolicy       *self,
                                                        const char *const   *values);
GPtrArray                *rapport_policy_get_entries   (RapportPolicy       *self);
const RapportPolicyEntry *rapport_policy_find_entry    (RapportPolicy       *self,
                                                        RapportSlaTarget     target,
                                                        const char *const   *values);
gboolean                  rapport_policy_names_target  (RapportPolicy       *self,
                                                        RapportSlaTarget     target);
char                     *rapport_policy_entry_get_duration (const RapportPolicyEntry *entry);
gboolean                  rapport_policy_entry_equal   (const RapportPolicyEntry *a,
                                                        const RapportPolicyEntry *b);

const char               *rapport_sla_target_get_id    (RapportSlaTarget     target);
const char               *rapport_sla_target_get_label (RapportSlaTarget     target);
const char               *rapport_sla_kind_get_id      (RapportSlaKind       kind);
int                       rapport_sla_target_find      (const char          *id);
int                       rapport_sla_kind_find        (const char          *id);
const char               *rapport_sla_key_get_id       (RapportSlaKey        key);
gboolean                  rapport_sla_key_has_value    (RapportSlaKey        key,
                                                        const char          *value);
guint32                   rapport_sla_target_get_met_by (RapportSlaTarget    target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPolicy, rapport_policy_unref)

G_END_DECLS
