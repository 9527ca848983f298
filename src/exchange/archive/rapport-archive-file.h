/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/**
 * RapportArchiveFile:
 * An archive being read: one JSON object whose members are values or long lists, of which one
 * element at a time is held in memory.
 */
typedef struct _RapportArchiveFile RapportArchiveFile;

RapportArchiveFile *rapport_archive_file_open         (const char          *path,
                                                       GError             **error);
void                rapport_archive_file_free         (RapportArchiveFile  *self);
gboolean            rapport_archive_file_next_list    (RapportArchiveFile  *self,
                                                       const char         **name,
                                                       GError             **error);
gboolean            rapport_archive_file_next_element (RapportArchiveFile  *self,
                                                       JsonObject         **element,
                                                       GError             **error);
double              rapport_archive_file_get_position (RapportArchiveFile *self);
gboolean            rapport_archive_file_set_damaged  (const char          *where,
                                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportArchiveFile, rapport_archive_file_free)

gboolean rapport_archive_file_put_into (RapportArchiveFile  *self,
                                        RapportConnection   *connection,
                                        const char          *folder,
                                        RapportProgress     *progress,
                                        GError             **error);

gboolean rapport_archive_file_is_uid    (const char *column);
gboolean rapport_archive_file_is_base64 (const char *column);

G_END_DECLS
