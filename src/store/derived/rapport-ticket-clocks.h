/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean   rapport_ticket_clocks_refresh (RapportConnection  *connection,
                                          gint64              ticket,
                                          gint64              now,
                                          GError            **error);

G_END_DECLS
