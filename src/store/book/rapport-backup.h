/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_backup_write  (RapportConnection  *connection,
                                const char         *path,
                                GError            **error);
gboolean rapport_backup_verify (const char         *path,
                                GError            **error);

G_END_DECLS
