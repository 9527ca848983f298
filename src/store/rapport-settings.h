/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

char    *rapport_settings_dup             (RapportConnection *connection,
                                           const char        *name);
gint64   rapport_settings_get_integer     (RapportConnection *connection,
                                           const char        *name,
                                           gint64             otherwise);
int      rapport_settings_get_alert_minute (RapportConnection *connection);

G_END_DECLS
