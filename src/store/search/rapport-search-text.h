/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_search_text_rename_customer (RapportConnection  *connection,
                                              gint64              customer,
                                              GError            **error);
gboolean rapport_search_text_rename_contact  (RapportConnection  *connection,
                                              gint64              contact,
                                              GError            **error);
gboolean rapport_search_text_refresh_record  (RapportConnection  *connection,
                                              gint64              record,
                                              GError            **error);
gboolean rapport_search_text_refresh_ticket  (RapportConnection  *connection,
                                              gint64              ticket,
                                              GError            **error);

G_END_DECLS
