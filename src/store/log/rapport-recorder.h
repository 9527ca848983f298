/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/** RapportRecorder: notes what changes in the tables of things while it exists */
typedef struct _RapportRecorder RapportRecorder;

/**
 * RapportTouched:
 * @info: what kind of thing it is
 * @id: its row
 * @is_new: whether it was not there before
 *
 * A thing that was added, changed or deleted; @values are the recorder's.
 */
typedef struct
{
  const RapportEntityInfo *info;
  gint64                   id;
  gboolean                 is_new;
  gpointer                 values;
} RapportTouched;

RapportRecorder *rapport_recorder_new           (RapportConnection  *connection);
void             rapport_recorder_set_auto      (RapportRecorder    *self,
                                                 gboolean            is_auto);
gboolean         rapport_recorder_is_auto       (RapportRecorder    *self,
                                                 const char         *thing,
                                                 gint64              id,
                                                 int                 column);
gboolean         rapport_recorder_is_touched_once (RapportRecorder  *self,
                                                 const char         *thing,
                                                 gint64              id);
gboolean         rapport_recorder_is_new        (RapportRecorder    *self,
                                                 const char         *thing,
                                                 gint64              id);
GArray          *rapport_recorder_take_touched  (RapportRecorder    *self);
RapportEntity   *rapport_recorder_load_before   (RapportRecorder    *self,
                                                 const RapportTouched *touched,
                                                 GError            **error);
guint            rapport_recorder_count         (RapportRecorder    *self);
gboolean         rapport_recorder_adds_much     (RapportRecorder    *self);
gboolean         rapport_recorder_leave_out_added (RapportRecorder  *self);
GBytes          *rapport_recorder_dup_changeset (RapportRecorder    *self,
                                                 RapportProgress    *progress,
                                                 GError            **error);
void             rapport_recorder_free          (RapportRecorder    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecorder, rapport_recorder_free)

G_END_DECLS
