/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_import_find_member        (RapportConnection  *connection,
                                            const char         *name,
                                            gint64             *member,
                                            GError            **error);
gboolean rapport_import_has_members        (RapportConnection  *connection);
gint64   rapport_import_count_contacts     (RapportConnection  *connection,
                                            gint64              customer);
gint64   rapport_import_find_shown_contact (RapportConnection  *connection,
                                            gint64              customer);
gboolean rapport_import_find_contact       (RapportConnection  *connection,
                                            gint64              customer,
                                            const char         *typed,
                                            gint64             *id,
                                            GError            **error);

G_END_DECLS
