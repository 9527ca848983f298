/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-act.h"

G_BEGIN_DECLS

gboolean rapport_log_apply (RapportConnection  *connection,
                            GPtrArray          *acts,
                            gint64              now,
                            GTimeZone          *zone,
                            GError            **error);

G_END_DECLS
