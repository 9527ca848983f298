/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset.h"
#include "rapport-connection-private.h"

G_BEGIN_DECLS

gint64 rapport_changeset_get_integer (sqlite3_changeset_iter  *iterator,
                                      int                      op,
                                      int                      column);

G_END_DECLS
