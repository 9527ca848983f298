/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/** RapportRecorder: notes what changes in the tables of things while it exists */
typedef struct _RapportRecorder RapportRecorder;

RapportRecorder *rapport_recorder_new           (RapportConnection  *connection);
guint            rapport_recorder_count         (RapportRecorder    *self);
GBytes          *rapport_recorder_dup_changeset (RapportRecorder    *self,
                                                 RapportProgress    *progress,
                                                 GError            **error);
void             rapport_recorder_free          (RapportRecorder    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecorder, rapport_recorder_free)

G_END_DECLS
