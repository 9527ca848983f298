/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

char    *rapport_phone_dup_digits       (const char         *phone);
gboolean rapport_duplicate_keys_refresh (RapportConnection  *connection,
                                         gint64              customer,
                                         GError            **error);
gboolean rapport_duplicate_keys_delete  (RapportConnection  *connection,
                                         gint64              customer,
                                         GError            **error);

G_END_DECLS
