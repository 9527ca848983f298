/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

RapportStatement *rapport_log_prepare  (RapportConnection  *connection,
                                        const char         *sql,
                                        const guint8       *uid,
                                        GError            **error);
void              rapport_log_read_uid (RapportStatement   *row,
                                        int                 column,
                                        guint8             *uid);

G_END_DECLS
