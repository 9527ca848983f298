/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset-private.h"
#include "rapport-log-life.h"

G_BEGIN_DECLS

char *rapport_log_dup_thing_values (RapportLogLife          *life,
                                    const RapportTableShape *shape,
                                    sqlite3_value * const   *values,
                                    GError                 **error);
char *rapport_log_dup_entity_values (RapportLogLife          *life,
                                     const RapportTableShape *shape,
                                     RapportEntity           *entity,
                                     const gboolean          *is_set,
                                     GError                 **error);

G_END_DECLS
