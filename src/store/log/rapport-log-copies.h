/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-there.h"
#include "rapport-recorder.h"

G_BEGIN_DECLS

gboolean rapport_log_copies_refresh    (RapportConnection        *connection,
                                        GHashTable               *shapes,
                                        GHashTable               *changed,
                                        GError                  **error);
gboolean rapport_log_copies_settle     (RapportConnection        *connection,
                                        RapportRecorder          *recorder,
                                        GError                  **error);
gboolean rapport_log_copies_find_clock (RapportConnection        *connection,
                                        const RapportEntityInfo  *info,
                                        gint64                    row,
                                        const guint8             *act,
                                        gint64                   *clock,
                                        GError                  **error);

G_END_DECLS
