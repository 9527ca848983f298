/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-book.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/** RAPPORT_ARCHIVE_FORMAT: what an archive says it is, and RAPPORT_ARCHIVE_VERSION of which form */
#define RAPPORT_ARCHIVE_FORMAT "rapport-archive"
#define RAPPORT_ARCHIVE_VERSION 1

gboolean rapport_archive_check   (const char       *path,
                                  GError          **error);
gboolean rapport_archive_write   (RapportBook      *book,
                                  const char       *path,
                                  RapportProgress  *progress,
                                  GError          **error);
gboolean rapport_archive_restore (RapportBook      *book,
                                  const char       *path,
                                  RapportProgress  *progress,
                                  GError          **error);

G_END_DECLS
