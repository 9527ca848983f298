/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gint64 rapport_named_find (RapportConnection        *connection,
                           const RapportEntityInfo  *info,
                           const char               *name,
                           GError                  **error);

G_END_DECLS
