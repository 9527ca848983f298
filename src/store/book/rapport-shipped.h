/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RAPPORT_SETTING_DEFAULT_CALENDAR: names the version of the working calendar that counts, by its uid as text */
#define RAPPORT_SETTING_DEFAULT_CALENDAR "default-calendar"

gboolean rapport_shipped_is_complete          (RapportConnection  *connection);
gboolean rapport_shipped_insert               (RapportConnection  *connection,
                                               GError            **error);
gint64   rapport_shipped_get_default_policy   (RapportConnection  *connection);
gint64   rapport_shipped_get_default_calendar (RapportConnection  *connection);

G_END_DECLS
