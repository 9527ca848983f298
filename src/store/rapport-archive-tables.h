/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_archive_tables_is_empty (RapportConnection  *connection,
                                          gboolean           *empty,
                                          GError            **error);

G_END_DECLS
