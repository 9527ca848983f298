/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-policy.h"

G_BEGIN_DECLS

/**
 * RapportPolicyRow:
 * @duration: as it is typed, such as "30m", "2 h", "2个工作日" or "agreed"
 * @when: for each key the values that match (NULL-terminated), NULL when any does
 *
 * A target of a policy while somebody writes it; the members are those of #RapportPolicyEntry.
 */
typedef struct
{
  RapportSlaTarget   target;
  char              *duration;
  gboolean           working;
  gboolean           pause;
  gboolean           from_cannot_solve;
  guint32            met_by;
  char             **when[RAPPORT_SLA_N_KEYS];
} RapportPolicyRow;

/**
 * RapportPolicyDraft:
 * @rows: (element-type RapportPolicyRow): the first that matches counts
 *
 * A policy while somebody writes it, in which anything may stand.
 */
typedef struct
{
  char       *name;
  gboolean    from_change;
  char      **when[RAPPORT_SLA_N_KEYS];
  GPtrArray  *rows;
} RapportPolicyDraft;

RapportPolicyDraft *rapport_policy_draft_new     (RapportPolicy            *policy);
void                rapport_policy_draft_free    (RapportPolicyDraft       *self);
char               *rapport_policy_draft_to_json (const RapportPolicyDraft *self);

RapportPolicyRow   *rapport_policy_row_new       (const RapportPolicyEntry *entry);
void                rapport_policy_row_free      (RapportPolicyRow         *row);
char               *rapport_policy_duration_dup_read (const char            *typed);
char               *rapport_policy_row_check     (const RapportPolicyRow   *row,
                                                  char                    **field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPolicyDraft, rapport_policy_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPolicyRow, rapport_policy_row_free)

G_END_DECLS
