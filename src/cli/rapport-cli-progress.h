/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-progress.h"

G_BEGIN_DECLS

/** RapportCliProgress: a long job of a command: how far it is, on a terminal, and Ctrl+C ends it */
typedef struct _RapportCliProgress RapportCliProgress;

RapportCliProgress *rapport_cli_progress_new             (void);
void                rapport_cli_progress_free            (RapportCliProgress *self);
RapportProgress    *rapport_cli_progress_start           (RapportCliProgress *self);
GCancellable       *rapport_cli_progress_get_cancellable (RapportCliProgress *self);
void                rapport_cli_progress_tell            (gpointer            self,
                                                          double              done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCliProgress, rapport_cli_progress_free)

G_END_DECLS
