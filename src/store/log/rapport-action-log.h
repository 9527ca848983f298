/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-stamp.h"
#include "rapport-transaction.h"

G_BEGIN_DECLS

/**
 * RapportConfirmed:
 * @thing: the kind, interned
 * @row: its id
 * @column: the number of one of its columns
 *
 * What a person wants to stay as it is.
 */
typedef struct
{
  const char *thing;
  gint64      row;
  int         column;
} RapportConfirmed;

/**
 * RapportMergedText:
 * @thing: the kind, interned
 * @column: the number of a long text
 * @change: where the log has what was overwritten
 * @lost: its stamp
 * @is_whole: whether all that it changed is in the text now
 * @is_same: whether that was so before
 *
 * A text into which something was merged that had been overwritten unseen.
 */
struct _RapportMergedText
{
  const char   *thing;
  gint64        row;
  int           column;
  gint64        change;
  RapportStamp  lost;
  gboolean      is_whole;
  gboolean      is_same;
};

/**
 * RapportHeir:
 * @thing: the kind, interned
 * @row: one that is deleted
 * @heir: the one of the same kind that takes its place
 */
typedef struct
{
  const char *thing;
  gint64      row;
  gint64      heir;
} RapportHeir;

/** RapportActionWriter: an act that is being written into the log */
typedef struct _RapportActionWriter RapportActionWriter;

/**
 * RapportActionEntry:
 * @now: in microseconds
 * @recorder: (nullable): knows what of it the program did by itself
 * @confirmed: (nullable) (element-type RapportConfirmed): what is written as an edit though nothing changed
 * @merged: (nullable) (element-type RapportMergedText): texts of which each decides no more than it says
 * @heirs: (nullable) (element-type RapportHeir): what takes the place of things that are deleted
 * @n_changes: how many things it changed, near enough to tell the progress
 * @begun: (nullable): what has some of it already
 *
 * What the log says of one act beside what it changed.
 */
typedef struct
{
  gint64           device;
  gint64           member;
  gint64           now;
  const char      *kind;
  const char      *subject;
  const char      *left_out;
  gint64           undoes;
  RapportRecorder *recorder;
  GArray          *confirmed;
  GArray          *merged;
  GArray          *heirs;
  guint            n_changes;

  RapportActionWriter *begun;
} RapportActionEntry;

/** RapportActionName: which act undo or redo would take back, to name it */
typedef struct
{
  gint64  id;
  char   *kind;
  char   *subject;
} RapportActionName;

#define RAPPORT_ACT_UNDO "undo"
#define RAPPORT_ACT_REDO "redo"
#define RAPPORT_ACT_KEEP "keep-value"

/** RAPPORT_ACT_CADENCE: what the program plans by itself because a day began: nobody takes it back */
#define RAPPORT_ACT_CADENCE "plan-cadence"

/** RAPPORT_ACT_MERGE_TEXTS: what the program merges by itself of what two wrote apart: nobody takes it back */
#define RAPPORT_ACT_MERGE_TEXTS "merge-texts"

RapportActionWriter *rapport_action_log_begin   (RapportConnection        *connection,
                                                 const RapportActionEntry *entry,
                                                 GError                  **error);
gboolean           rapport_action_log_add       (RapportActionWriter      *writer,
                                                 GPtrArray                *things,
                                                 GError                  **error);
void               rapport_action_writer_free   (RapportActionWriter      *writer);
GArray            *rapport_action_log_append    (RapportConnection        *connection,
                                                 const RapportActionEntry *entry,
                                                 GBytes                   *changeset,
                                                 RapportProgress          *progress,
                                                 gint64                   *action,
                                                 GError                  **error);
GArray            *rapport_action_log_since     (RapportConnection        *connection,
                                                 gint64                   *last_action,
                                                 guint                     most,
                                                 GError                  **error);
gboolean           rapport_action_log_last      (RapportConnection        *connection,
                                                 gint64                   *last,
                                                 GError                  **error);
char              *rapport_action_log_dup_place (RapportConnection        *connection);
gint64             rapport_action_log_find_place (RapportConnection       *connection,
                                                 const char               *place);
RapportActionName *rapport_action_log_find_undo (RapportConnection        *connection,
                                                 const RapportActor       *actor,
                                                 GError                  **error);
RapportActionName *rapport_action_log_find_redo (RapportConnection        *connection,
                                                 const RapportActor       *actor,
                                                 GError                  **error);
gboolean           rapport_action_log_revert    (RapportTransaction       *transaction,
                                                 gint64                    action,
                                                 GError                  **error);
GHashTable        *rapport_action_log_list_fields (RapportConnection      *connection,
                                                 gint64                    action,
                                                 GError                  **error);
guint              rapport_action_log_count_things (RapportConnection     *connection,
                                                 gint64                    action,
                                                 guint                     most);
gboolean           rapport_action_log_judge_undone (RapportConnection     *connection,
                                                 const guint8             *act,
                                                 GError                  **error);
void               rapport_action_name_free     (RapportActionName        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportActionName, rapport_action_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportActionWriter, rapport_action_writer_free)

G_END_DECLS
