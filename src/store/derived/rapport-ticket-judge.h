/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-sla.h"

G_BEGIN_DECLS

RapportPolicy *rapport_ticket_judge_get_policy (RapportConnection  *connection,
                                                gint64              id,
                                                GError            **error);
GPtrArray *rapport_ticket_judge_by (RapportConnection  *connection,
                                    gint64              ticket,
                                    RapportPolicy      *policy,
                                    RapportCalendar    *tried_calendar,
                                    gint64              now,
                                    RapportSlaFlags     flags,
                                    RapportCalendar   **calendar,
                                    GError            **error);
GPtrArray *rapport_ticket_judge (RapportConnection  *connection,
                                 gint64              ticket,
                                 gint64              now,
                                 RapportSlaFlags     flags,
                                 RapportCalendar   **calendar,
                                 GError            **error);

G_END_DECLS
