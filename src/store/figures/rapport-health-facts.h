/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-health.h"

G_BEGIN_DECLS

gboolean rapport_health_facts_load (RapportConnection   *connection,
                                    gint64               customer,
                                    GTimeZone           *zone,
                                    gint64               now,
                                    RapportHealthInput  *input,
                                    GError             **error);

G_END_DECLS
