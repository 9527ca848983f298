/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-connection.h"
#include "rapport-output-file.h"

G_BEGIN_DECLS

char              *rapport_attachment_dup_path   (const char         *folder,
                                                  const char         *sha256);
gboolean           rapport_attachment_store      (const char         *folder,
                                                  const char         *source,
                                                  char              **sha256,
                                                  gint64             *size,
                                                  GError            **error);
GInputStream      *rapport_attachment_open       (const char         *folder,
                                                  const char         *sha256,
                                                  GError            **error);
RapportOutputFile *rapport_attachment_create     (const char         *folder,
                                                  const char         *sha256,
                                                  GError            **error);
gboolean           rapport_attachment_commit     (const char         *folder,
                                                  const char         *sha256,
                                                  RapportOutputFile  *file,
                                                  GChecksum          *checksum,
                                                  GError            **error);
GPtrArray         *rapport_attachments_list_kept (RapportConnection  *connection,
                                                  const char         *folder,
                                                  GError            **error);
gboolean           rapport_attachments_copy      (RapportConnection  *connection,
                                                  const char         *from,
                                                  const char         *to,
                                                  GError            **error);
void               rapport_attachments_keep_only (const char         *folder,
                                                  GHashTable         *names,
                                                  gint64              before);
gboolean           rapport_attachments_clean_up  (RapportConnection  *connection,
                                                  const char         *folder,
                                                  gint64              before,
                                                  guint              *n_removed,
                                                  GError            **error);
GPtrArray         *rapport_attachments_list_missing (RapportConnection *connection,
                                                  const char         *folder,
                                                  guint               most,
                                                  GError            **error);
gboolean           rapport_attachments_remove    (RapportConnection  *connection,
                                                  const char         *folder,
                                                  GPtrArray          *names,
                                                  GError            **error);

G_END_DECLS
