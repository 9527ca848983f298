/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/** RAPPORT_ATTACHED_MOST_BYTES: what is larger is not kept beside the book, which is backed up every day */
#define RAPPORT_ATTACHED_MOST_BYTES (G_GINT64_CONSTANT (200) * 1024 * 1024)

/**
 * RapportAttachedFile:
 * @of: (nullable): what it is attached to, where that is not the customer: the number of a ticket
 * @is_there: whether its content is there
 */
typedef struct
{
  RapportEntity *attachment;
  char          *of;
  gboolean       is_there;
} RapportAttachedFile;

GArray        *rapport_attached_files_find   (RapportConnection  *connection,
                                              const guint8       *uid,
                                              GError            **error);
GPtrArray     *rapport_attached_files_load_of (RapportConnection *connection,
                                              const guint8       *uid,
                                              GError            **error);
GPtrArray     *rapport_attached_files_load   (RapportConnection  *connection,
                                              const char         *folder,
                                              RapportEntity      *owner,
                                              GError            **error);
RapportEntity *rapport_attached_file_take    (const char         *folder,
                                              const char         *path,
                                              const char         *name,
                                              GError            **error);
gboolean       rapport_attached_file_export  (const char         *folder,
                                              RapportEntity      *attachment,
                                              const char         *path,
                                              GError            **error);
char          *rapport_attached_file_dup_safe_name (const char   *name);

G_END_DECLS
