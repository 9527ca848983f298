/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

GPtrArray *rapport_override_rows_load       (RapportConnection *connection,
                                             RapportEntity     *thing);
gboolean   rapport_override_rows_has        (GPtrArray         *overrides,
                                             const char        *rule);
gint64     rapport_override_rows_find_thing (RapportConnection *connection,
                                             RapportEntity     *override);

G_END_DECLS
