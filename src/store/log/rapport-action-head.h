/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

gboolean rapport_action_head_insert    (RapportConnection         *connection,
                                        const RapportActionEntry  *entry,
                                        GBytes                    *changeset,
                                        RapportStamp              *stamp,
                                        gint64                    *action,
                                        GError                   **error);
gboolean rapport_action_head_complete  (RapportConnection         *connection,
                                        const RapportActionEntry  *entry,
                                        gint64                     action,
                                        GBytes                    *changeset,
                                        GError                   **error);
gboolean rapport_action_head_set_ahead (RapportConnection         *connection,
                                        const RapportStamp        *stamp,
                                        gint64                     over_clock,
                                        GError                   **error);

G_END_DECLS
