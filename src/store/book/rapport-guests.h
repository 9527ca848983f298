/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_guests_find           (RapportConnection  *connection,
                                        gint64              activity,
                                        gint64              customer,
                                        gint64             *invitation,
                                        GError            **error);
GArray  *rapport_guests_load_customers (RapportConnection  *connection,
                                        const gint64       *invitations,
                                        guint               n_invitations,
                                        GError            **error);

G_END_DECLS
