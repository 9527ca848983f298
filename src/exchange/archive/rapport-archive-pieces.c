/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-archive-file.h"
#include "rapport-archive-pieces.h"
#include "rapport-attachments.h"

struct _RapportArchivePieces
{
  char              *folder;
  char              *sha256;
  RapportOutputFile *file;
  GChecksum         *checksum;
};

/** rapport_archive_pieces_new: @folder: that of the book */
RapportArchivePieces *
rapport_archive_pieces_new (const char *folder)
{
  RapportArchivePieces *self = g_new0 (RapportArchivePieces, 1);

  self->folder = g_strdup (folder);
  return self;
}

static void
clear_file (RapportArchivePieces *self)
{
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->file, rapport_output_file_free);
  g_clear_pointer (&self->checksum, g_checksum_free);
}

/** rapport_archive_pieces_free: drops a file that is not whole */
void
rapport_archive_pieces_free (RapportArchivePieces *self)
{
  clear_file (self);
  g_free (self->folder);
  g_free (self);
}

static gboolean
begin_file (RapportArchivePieces  *self,
            const char            *sha256,
            GError               **error)
{
  self->sha256 = g_strdup (sha256);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->file = rapport_attachment_create (self->folder, sha256, error);
  return self->file != NULL;
}

/**
 * rapport_archive_pieces_end:
 *
 * Ends the file whose pieces were read last, if there is one.
 *
 * Returns: FALSE with @error set when it is not what its checksum says
 */
gboolean
rapport_archive_pieces_end (RapportArchivePieces  *self,
                            GError               **error)
{
  gboolean ok = self->file == NULL ||
                rapport_attachment_commit (self->folder, self->sha256, self->file, self->checksum, error);

  clear_file (self);
  return ok;
}

/** rapport_archive_pieces_read: takes the next piece of a file; those of one file follow each other */
gboolean
rapport_archive_pieces_read (RapportArchivePieces  *self,
                             JsonObject            *piece,
                             GError               **error)
{
  const char *sha256 = json_object_get_string_member_with_default (piece, "sha256", NULL);
  const char *base64 = json_object_get_string_member_with_default (piece, "data", NULL);
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (sha256 == NULL || base64 == NULL)
    return rapport_archive_file_set_damaged (RAPPORT_ARCHIVE_PIECES, error);
  if (g_strcmp0 (sha256, self->sha256) != 0 &&
      (!rapport_archive_pieces_end (self, error) || !begin_file (self, sha256, error)))
    return FALSE;
  bytes = g_base64_decode (base64, &length);
  g_checksum_update (self->checksum, bytes, length);
  rapport_output_file_write (self->file, bytes, length);
  return TRUE;
}
