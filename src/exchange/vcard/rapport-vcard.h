/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"
#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean      rapport_vcard_is   (GBytes      *bytes);
RapportCells *rapport_vcard_read (GBytes      *bytes,
                                  const char  *encoding,
                                  GError     **error);
gboolean      rapport_vcard_export (RapportConnection  *connection,
                                    const gint64       *ids,
                                    guint               n,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
