/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_customer_row_shows   (const char         *column);
gboolean rapport_customer_row_refresh (RapportConnection  *connection,
                                       gint64              customer,
                                       GError            **error);
guint8  *rapport_number_sort_key      (const char         *number,
                                       gsize              *length);

G_END_DECLS
