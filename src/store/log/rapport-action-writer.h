/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-changeset-private.h"
#include "rapport-log-births.h"
#include "rapport-log-field.h"
#include "rapport-log-life.h"

G_BEGIN_DECLS

/**
 * RapportActionWriter: writes one act into the log
 * @birth: that of the thing whose fields were written last
 * @over_clock: the latest of the clocks of what it replaced
 * @births: (nullable): what was added, where the changeset leaves that out
 * @goes_on: whether the act adds more
 * @changes: (element-type RapportChange): what was written so far
 * @n_changes: how many there will be, near enough to tell the progress
 */
struct _RapportActionWriter
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportStatement  *insert;
  RapportLogLife    *life;
  RapportLogBirths  *births;
  RapportStamp       stamp;
  RapportLogFieldBirth birth;
  gint64             over_clock;
  gboolean           goes_on;
  gboolean           is_undo;
  gboolean           has_merges;
  gboolean           has_conflicts;
  RapportRecorder   *recorder;
  const GArray      *merged;
  gboolean           knows_person;
  gboolean           is_by_person;
  GArray            *changes;
  gint64             action;
  guint              n_changes;
  RapportProgress   *progress;
};

int      rapport_action_writer_get_hand     (RapportActionWriter    *writer,
                                             const RapportChange    *change,
                                             int                     column);
gint64  *rapport_action_writer_list_ids     (const RapportTableShape *shape,
                                             sqlite3_value * const   *values);
gboolean rapport_action_writer_write_added  (RapportActionWriter    *writer,
                                             sqlite3_value * const  *values,
                                             RapportTableShape      *shape,
                                             const RapportChange    *change,
                                             const guint8           *uid,
                                             gboolean                touches,
                                             GError                **error);
gboolean rapport_action_writer_write_births (RapportActionWriter    *writer,
                                             GError                **error);

G_END_DECLS
