/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset.h"
#include "rapport-connection-private.h"

G_BEGIN_DECLS

gint64 rapport_changeset_get_integer (sqlite3_changeset_iter  *iterator,
                                      int                      op,
                                      int                      column);

gboolean rapport_changeset_is_updated (sqlite3_changeset_iter *iterator,
                                       int                     column);
gboolean rapport_changeset_read       (RapportConnection       *connection,
                                       GHashTable              *shapes,
                                       sqlite3_changeset_iter  *iterator,
                                       RapportTableShape      **shape,
                                       RapportChange           *change,
                                       guint8                  *uid,
                                       GError                 **error);
gboolean rapport_changeset_find_added (RapportConnection       *connection,
                                       const RapportTableShape *shape,
                                       gint64                   row,
                                       const gint64            *ids,
                                       RapportChange           *change,
                                       GError                 **error);
void     rapport_changeset_append     (GArray                  *changes,
                                       sqlite3_changeset_iter  *iterator,
                                       const RapportTableShape *shape,
                                       const RapportChange     *change);

G_END_DECLS
