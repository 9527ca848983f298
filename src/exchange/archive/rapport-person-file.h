/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_person_file_write (RapportConnection  *connection,
                                    const char         *folder,
                                    RapportEntity      *person,
                                    const char         *path,
                                    GTimeZone          *zone,
                                    GError            **error);

G_END_DECLS
