/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-history.h"
#include "rapport-marks.h"

G_BEGIN_DECLS

/**
 * RapportTeamChange:
 * @action: the act in the log
 * @key: what marks it as seen, see rapport_marks_note_async()
 * @at: UTC seconds
 * @member_name: (nullable): who did it
 * @act: what the act was, and @subject whom it was about, as rapport_act_describe() wants them
 * @customer: whose file it changed, and @customer_name; 0 and %NULL where it changed several
 * @n_customers: how many files it changed, as far as it was looked
 * @names: (element-type utf8): of each line whose file it is, where there are several; empty for none
 * @lines: (element-type RapportHistoryItem): what it changed, contacts first; at most so many as are worth reading
 * @n_more: how many changes there are beside @lines, as far as it was looked
 * @is_first: whether contacts changed, which stand before all else
 * @is_seen: whether the person marked it as seen
 *
 * What somebody of the team did to files of customers by one act (FR-13).
 */
typedef struct
{
  gint64      action;
  char       *key;
  gint64      at;
  char       *member_name;
  char       *act;
  char       *subject;
  gint64      customer;
  char       *customer_name;
  guint       n_customers;
  GPtrArray  *names;
  GPtrArray  *lines;
  guint       n_more;
  gboolean    is_first;
  gboolean    is_seen;
} RapportTeamChange;

/**
 * RapportTeamChanges:
 * @changes: (element-type RapportTeamChange): those not seen first, of these contacts first, the newest first
 * @n_unseen: how many of them are not seen
 * @has_more: whether there are older ones still that were not looked at
 */
typedef struct
{
  GPtrArray *changes;
  guint      n_unseen;
  gboolean   has_more;
} RapportTeamChanges;

RapportTeamChanges *rapport_team_changes_load     (RapportConnection         *connection,
                                                   const RapportActor        *actor,
                                                   gint64                     now,
                                                   GTimeZone                 *zone,
                                                   GError                   **error);
char              **rapport_team_changes_dup_keys (const RapportTeamChanges  *self);
char               *rapport_team_change_dup_line  (const RapportTeamChange   *self,
                                                   guint                      line);
void                rapport_team_changes_free     (RapportTeamChanges        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTeamChanges, rapport_team_changes_free)

G_END_DECLS
