/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backup-scratch.h"
#include "rapport-book-copy.h"
#include "rapport-openpgp.h"
#include "rapport-problem.h"
#include "rapport-sealed-backup.h"

/* An encrypted backup is a tar of these, so that gpg and tar alone bring it back. */
#define BOOK "rapport.db"
#define FILES "files"

#define BLOCK (64 * 1024)

/* bytes of a checksum as text */
#define SHA256_LENGTH 64

/**
 * Tar:
 * @source: the book in it, plain; @names: the checksums of the files attached
 * @folder: (nullable): into which it is unpacked
 * @fd: of the pipe
 *
 * One end of a pipe, at which a thread writes or reads the tar while GnuPG is at the other.
 */
typedef struct
{
  const char      *source;
  GPtrArray       *names;
  const char      *folder;
  int              fd;
  gint64           size;
  gint64           done;
  RapportProgress *progress;
  gboolean         has_book;
  GError          *error;
} Tar;

/** rapport_sealed_backup_is_name: Returns: whether a file called so is, or is to be, encrypted */
gboolean
rapport_sealed_backup_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_has_suffix (name, ".gpg");
}

static gboolean
set_io_error (GError     **error,
              const char  *path,
              int          failure)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, RAPPORT_ERROR, failure == ENOSPC || failure == EDQUOT ? RAPPORT_ERROR_FULL : RAPPORT_ERROR_FAILED,
               /* translators: a file's name, then what the system says is wrong with it */
               _("“%s” could not be read or written: %s."), name, g_strerror (failure));
  return FALSE;
}

static gboolean
set_archive_error (struct archive  *archive,
                   GError         **error)
{
  const char *reason = archive_error_string (archive);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
               /* translators: what is wrong */
               _("The backup could not be put together: %s."), reason != NULL ? reason : "");
  return FALSE;
}

static gboolean
add_contents (Tar             *self,
              struct archive  *archive,
              int              fd,
              const char      *path,
              GError         **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize length;

  while ((length = read (fd, block, BLOCK)) > 0)
    {
      if (archive_write_data (archive, block, length) != length)
        return set_archive_error (archive, error);
      self->done += length;
      if (!rapport_progress_tell (self->progress, (double) self->done / MAX (self->size, 1), error))
        return FALSE;
    }
  return length == 0 || set_io_error (error, path, errno);
}

static gboolean
add_file (Tar             *self,
          struct archive  *archive,
          const char      *path,
          const char      *name,
          GError         **error)
{
  struct archive_entry *entry;
  struct stat status;
  const int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      set_io_error (error, path, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, status.st_size);
  archive_entry_set_mtime (entry, status.st_mtime, 0);
  done = archive_write_header (archive, entry) == ARCHIVE_OK || set_archive_error (archive, error);
  archive_entry_free (entry);
  done = done && add_contents (self, archive, fd, path, error);
  close (fd);
  return done;
}

static char *
dup_name (const char *sha256)
{
  return g_strdup_printf (FILES "/%.2s/%s", sha256, sha256);
}

static gboolean
add_all (Tar             *self,
         struct archive  *archive,
         GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (self->source);

  if (!add_file (self, archive, self->source, BOOK, error))
    return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *sha256 = g_ptr_array_index (self->names, i);
      g_autofree char *path = rapport_attachment_dup_path (folder, sha256);
      g_autofree char *name = dup_name (sha256);

      if (!add_file (self, archive, path, name, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
pack_in_thread (gpointer data)
{
  Tar *self = data;
  struct archive *archive = archive_write_new ();

  if (archive_write_set_format_pax_restricted (archive) != ARCHIVE_OK ||
      archive_write_open_fd (archive, self->fd) != ARCHIVE_OK)
    set_archive_error (archive, &self->error);
  else if (add_all (self, archive, &self->error) && archive_write_close (archive) != ARCHIVE_OK)
    set_archive_error (archive, &self->error);
  archive_write_free (archive);
  close (self->fd);
  return NULL;
}

static GPtrArray *
list_attached (const char  *source,
               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (source);
  g_autoptr(RapportConnection) connection = rapport_connection_open (source, RAPPORT_CONNECTION_READ_ONLY, error);

  return connection != NULL ? rapport_attachments_list_kept (connection, folder, error) : NULL;
}

static gint64
measure (const char *source,
         GPtrArray  *names)
{
  g_autofree char *folder = g_path_get_dirname (source);
  GStatBuf status;
  gint64 size = g_stat (source, &status) == 0 ? status.st_size : 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = rapport_attachment_dup_path (folder, g_ptr_array_index (names, i));

      size += g_stat (path, &status) == 0 ? status.st_size : 0;
    }
  return size;
}

static gboolean
open_pipe (int     *ends,
           GError **error)
{
  return g_unix_open_pipe (ends, FD_CLOEXEC, error);
}

static gboolean
encrypt (Tar                *tar,
         RapportOutputFile  *file,
         const char         *phrase,
         GError            **error)
{
  g_autoptr(GError) cause = NULL;
  GThread *thread;
  gboolean done;
  int ends[2];

  if (!open_pipe (ends, error))
    return FALSE;
  tar->fd = ends[1];
  thread = g_thread_new ("seal", pack_in_thread, tar);
  done = rapport_openpgp_encrypt (ends[0], file, phrase, &cause);
  /* who still writes gets to know that nobody reads */
  close (ends[0]);
  g_thread_join (thread);
  if (done && tar->error == NULL)
    return TRUE;
  if (!done && !g_error_matches (tar->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_propagate_error (error, g_steal_pointer (&tar->error));
  return FALSE;
}

/**
 * rapport_sealed_backup_write:
 * @source: a plain backup, with its attached files beside it
 * @target: the encrypted file, replaced when it is there
 * @phrase: the pass phrase
 * @progress: (nullable): told how far it is; may end it
 *
 * Encrypts a backup as one OpenPGP file that appears whole or not at all: `gpg --decrypt | tar x` opens it, too.
 * May run in any thread.
 *
 * Returns: FALSE with @error set and nothing at @target changed: RAPPORT_ERROR_FULL …
 */
gboolean
rapport_sealed_backup_write (const char       *source,
                             const char       *target,
                             const char       *phrase,
                             RapportProgress  *progress,
                             GError          **error)
{
  g_autoptr(RapportOutputFile) file = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GError) cause = NULL;
  Tar tar = { .source = source, .progress = progress };
  gboolean done;

  g_return_val_if_fail (source != NULL && target != NULL && phrase != NULL, FALSE);

  names = list_attached (source, error);
  file = names != NULL ? rapport_output_file_open_private (target, error) : NULL;
  if (file == NULL)
    return FALSE;
  tar.names = names;
  tar.size = measure (source, names);
  done = encrypt (&tar, file, phrase, &cause);
  g_clear_error (&tar.error);
  /* what could not be written says why better than who wanted to write it */
  if (!done && rapport_output_file_get_failure (file) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return rapport_output_file_commit (file, error);
}

/**
 * rapport_sealed_backup_write_book:
 * @path: the file of a book, which others may have open
 *
 * The same of the book itself, of which a copy is made first that is looked through.
 */
gboolean
rapport_sealed_backup_write_book (const char       *path,
                                  const char       *target,
                                  const char       *phrase,
                                  RapportProgress  *progress,
                                  GError          **error)
{
  char *scratch = rapport_backup_scratch_new (error);
  g_autofree char *copy = scratch != NULL ? g_build_filename (scratch, BOOK, NULL) : NULL;
  gboolean done;

  if (scratch == NULL)
    return FALSE;
  done = rapport_book_copy (path, copy, progress, error) &&
         rapport_sealed_backup_write (copy, target, phrase, NULL, error);
  rapport_backup_scratch_remove (scratch);
  return done;
}

static gboolean
set_foreign_error (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, _("That is no backup of Rapport."));
  return FALSE;
}

/* Only what a backup has, by the names that it has there: never anywhere else on the disk. */
static char *
dup_place (Tar        *self,
           const char *name)
{
  const char *base = name != NULL ? strrchr (name, '/') : NULL;
  g_autofree char *expected = base != NULL ? dup_name (base + 1) : NULL;

  if (g_strcmp0 (name, BOOK) == 0)
    {
      self->has_book = TRUE;
      return g_build_filename (self->folder, BOOK, NULL);
    }
  if (expected == NULL || strcmp (name, expected) != 0 || strlen (base + 1) != SHA256_LENGTH)
    return NULL;
  return rapport_attachment_dup_path (self->folder, base + 1);
}

static gboolean
unpack_contents (Tar             *self,
                 struct archive  *archive,
                 const char      *path,
                 GError         **error)
{
  const int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean done = TRUE;
  const void *block;
  size_t length;
  la_int64_t at;
  int status = ARCHIVE_OK;

  if (fd < 0)
    return set_io_error (error, path, errno);
  while (done && (status = archive_read_data_block (archive, &block, &length, &at)) == ARCHIVE_OK)
    {
      const gssize written = pwrite (fd, block, length, at);

      done = written == (gssize) length || set_io_error (error, path, written < 0 ? errno : ENOSPC);
    }
  if (done && status != ARCHIVE_EOF)
    done = set_archive_error (archive, error);
  close (fd);
  return done && rapport_progress_tell (self->progress, 0, error);
}

static gboolean
unpack_entry (Tar                   *self,
              struct archive        *archive,
              struct archive_entry  *entry,
              GError               **error)
{
  g_autofree char *path = dup_place (self, archive_entry_pathname (entry));
  g_autofree char *folder = NULL;

  if (path == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return set_foreign_error (error);
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_io_error (error, folder, errno);
  return unpack_contents (self, archive, path, error);
}

static gboolean
unpack_all (Tar             *self,
            struct archive  *archive,
            GError         **error)
{
  struct archive_entry *entry;
  int status;

  if (archive_read_support_format_tar (archive) != ARCHIVE_OK ||
      archive_read_open_fd (archive, self->fd, BLOCK) != ARCHIVE_OK)
    return set_foreign_error (error);
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    if (!unpack_entry (self, archive, entry, error))
      return FALSE;
  return (status == ARCHIVE_EOF && self->has_book) || set_foreign_error (error);
}

/* GnuPG writes until its end, whatever it writes. */
static void
read_rest (int fd)
{
  g_autofree char *block = g_malloc (BLOCK);

  while (read (fd, block, BLOCK) > 0)
    ;
}

static gpointer
unpack_in_thread (gpointer data)
{
  Tar *self = data;
  struct archive *archive = archive_read_new ();

  unpack_all (self, archive, &self->error);
  archive_read_free (archive);
  if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    read_rest (self->fd);
  close (self->fd);
  return NULL;
}

static gboolean
decrypt (const char       *file,
         Tar              *tar,
         const char       *phrase,
         GError          **error)
{
  const int from = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  GThread *thread;
  gboolean done;
  int ends[2];

  if (from < 0)
    return set_io_error (error, file, errno);
  if (!open_pipe (ends, error))
    {
      close (from);
      return FALSE;
    }
  tar->fd = ends[0];
  thread = g_thread_new ("unseal", unpack_in_thread, tar);
  done = rapport_openpgp_decrypt (from, ends[1], phrase, error);
  close (from);
  close (ends[1]);
  g_thread_join (thread);
  if (!done || tar->error == NULL)
    return done;
  g_propagate_error (error, g_steal_pointer (&tar->error));
  return FALSE;
}

/* @folder: (nullable): of what was encrypted */
struct _RapportUnsealed
{
  char *path;
  char *folder;
};

static void
clear_unsealed (gpointer data)
{
  RapportUnsealed *self = data;

  g_free (self->path);
  g_clear_pointer (&self->folder, rapport_backup_scratch_remove);
}

/** rapport_unsealed_ref: Returns: (transfer full): @self */
RapportUnsealed *
rapport_unsealed_ref (RapportUnsealed *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** rapport_unsealed_unref: removes what was unpacked, once nobody holds it any more */
void
rapport_unsealed_unref (RapportUnsealed *self)
{
  g_atomic_rc_box_release_full (self, clear_unsealed);
}

/** rapport_unsealed_get_path: Returns: (transfer none): the plain file */
const char *
rapport_unsealed_get_path (RapportUnsealed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * rapport_unsealed_open:
 * @file: a backup, plain or encrypted
 * @phrase: (nullable): the pass phrase of one that is encrypted
 * @progress: (nullable): may end it
 *
 * Brings a backup to a plain file that can be read. May run in any thread; for an encrypted one it takes as long as
 * writing the whole of it.
 *
 * Returns: (transfer full) (nullable): NULL with @error set: RAPPORT_ERROR_INVALID for a wrong or missing pass phrase
 */
RapportUnsealed *
rapport_unsealed_open (const char       *file,
                       const char       *phrase,
                       RapportProgress  *progress,
                       GError          **error)
{
  g_autoptr(RapportUnsealed) self = g_atomic_rc_box_new0 (RapportUnsealed);
  Tar tar = { .progress = progress };
  gboolean done;

  g_return_val_if_fail (file != NULL, NULL);

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    {
      /* translators: a file's name */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no file “%s”."), file);
      return NULL;
    }
  if (!rapport_sealed_backup_is_name (file))
    {
      self->path = g_strdup (file);
      return g_steal_pointer (&self);
    }
  if (phrase == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The backup is encrypted: its pass phrase is needed."));
      return NULL;
    }
  self->folder = rapport_backup_scratch_new (error);
  if (self->folder == NULL)
    return NULL;
  self->path = g_build_filename (self->folder, BOOK, NULL);
  tar.folder = self->folder;
  done = decrypt (file, &tar, phrase, error);
  g_clear_error (&tar.error);
  return done ? g_steal_pointer (&self) : NULL;
}
