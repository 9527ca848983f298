/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

gboolean    rapport_known_words_may_be_new (const RapportEntityInfo *info,
                                            guint                    field,
                                            const char              *text);
GHashTable *rapport_known_words_load       (RapportConnection       *connection,
                                            const RapportEntityInfo *info,
                                            guint                    field,
                                            GError                 **error);

G_END_DECLS
