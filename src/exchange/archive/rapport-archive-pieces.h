/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** RAPPORT_ARCHIVE_PIECES: the list of an archive that holds the attached files, piece by piece */
#define RAPPORT_ARCHIVE_PIECES "file"

/** RAPPORT_ARCHIVE_PIECE: bytes of a file in one piece, but for the last */
#define RAPPORT_ARCHIVE_PIECE (192 * 1024)

/** RapportArchivePieces: the attached files of an archive that is being restored */
typedef struct _RapportArchivePieces RapportArchivePieces;

RapportArchivePieces *rapport_archive_pieces_new  (const char            *folder);
void                  rapport_archive_pieces_free (RapportArchivePieces  *self);
gboolean              rapport_archive_pieces_read (RapportArchivePieces  *self,
                                                   JsonObject            *piece,
                                                   GError               **error);
gboolean              rapport_archive_pieces_end  (RapportArchivePieces  *self,
                                                   GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportArchivePieces, rapport_archive_pieces_free)

G_END_DECLS
