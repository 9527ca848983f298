/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "rapport-schema.h"

/**
 * RapportOutputFile:
 *
 * A file that appears whole or not at all: it is written beside its place under another name and
 * renamed at the end. What is not a regular file (a pipe, a device) is written in place.
 */
struct _RapportOutputFile
{
  char *path;
  char *temporary;
  int   mode;
  int   mask;
  int   fd;
  int   failure;

  gboolean nameless;
};

static void
set_error (GError     **error,
           const char  *path,
           int          failure)
{
  g_autofree char *name = g_filename_display_name (path);

  if (failure == ENOSPC || failure == EDQUOT || failure == EFBIG)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                 /* translators: %s is a file */
                 _("“%s” could not be written: the disk is full."), name);
  else if (failure == EACCES || failure == EPERM || failure == EROFS)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                 /* translators: %s is a file */
                 _("“%s” could not be written: you may not write there."), name);
  else if (failure == ENOENT || failure == ENOTDIR)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: %s is a file */
                 _("“%s” could not be written: there is no such folder."), name);
  else if (failure == EISDIR)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                 /* translators: %s is a folder */
                 _("“%s” could not be written: it is a folder."), name);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                 /* translators: %1$s is a file, %2$s the system's reason */
                 _("“%1$s” could not be written: %2$s."), name, g_strerror (failure));
}

static gboolean
open_beside (RapportOutputFile *self,
             const struct stat *present)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

#ifdef O_TMPFILE
  /* without a name, of which nothing is left when the program is killed */
  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, self->mode);
  self->nameless = self->fd >= 0;
#endif
  if (!self->nameless)
    {
      self->temporary = g_build_filename (folder, ".rapport-XXXXXX", NULL);
      self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, self->mode);
    }
  if (self->fd < 0)
    {
      self->failure = errno;
      g_clear_pointer (&self->temporary, g_free);
      return FALSE;
    }
  if (present != NULL)
    (void) !fchmod (self->fd, present->st_mode & self->mask);
  return TRUE;
}

static gboolean
open_file (RapportOutputFile *self)
{
  struct stat present;

  if (stat (self->path, &present) != 0)
    {
      self->failure = errno;
      return errno == ENOENT && open_beside (self, NULL);
    }
  if (S_ISREG (present.st_mode))
    return open_beside (self, &present);
  self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  self->failure = self->fd < 0 ? errno : 0;
  return self->fd >= 0;
}

/* A book, or what SQLite keeps beside one while it is open: writing over it would lose all of it. */
static gboolean
belongs_to_book (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *book = NULL;

      if (!g_str_has_suffix (path, suffixes[i]))
        continue;
      book = g_strndup (path, strlen (path) - strlen (suffixes[i]));
      if (g_file_test (book, G_FILE_TEST_IS_REGULAR) && rapport_schema_is_database (book))
        return TRUE;
    }
  return FALSE;
}

static RapportOutputFile *
open_with_mode (const char  *path,
                int          mode,
                int          mask,
                GError     **error)
{
  g_autoptr(RapportOutputFile) self = NULL;
  char *target;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (RapportOutputFile, 1);
  self->mode = mode;
  self->mask = mask;
  target = realpath (path, NULL);
  self->path = g_strdup (target != NULL ? target : path);
  self->fd = -1;
  free (target);
  if (belongs_to_book (self->path))
    {
      /* translators: the path of a file */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                   _("“%s” belongs to a book of data and is not written over."), path);
      return NULL;
    }
  if (!open_file (self))
    {
      set_error (error, path, self->failure);
      return NULL;
    }
  self->failure = 0;
  return g_steal_pointer (&self);
}

/**
 * rapport_output_file_open:
 * @path: the place, in the file system's encoding; a link is followed
 *
 * A new file is for its owner's eyes only; one that is replaced keeps its rights.
 *
 * Returns: (transfer full): the file to write, NULL with RAPPORT_ERROR when that can't be
 */
RapportOutputFile *
rapport_output_file_open (const char  *path,
                          GError     **error)
{
  return open_with_mode (path, 0600, 0777, error);
}

/** rapport_output_file_open_private: the same for what nobody else may ever read */
RapportOutputFile *
rapport_output_file_open_private (const char  *path,
                                  GError     **error)
{
  return open_with_mode (path, 0600, 0600, error);
}

/**
 * rapport_output_file_write:
 *
 * Returns: whether all was written; the reason is told by rapport_output_file_commit()
 */
gboolean
rapport_output_file_write (RapportOutputFile *self,
                           gconstpointer      data,
                           gsize              length)
{
  const guint8 *bytes = data;

  g_return_val_if_fail (self != NULL, FALSE);

  while (length > 0 && self->failure == 0)
    {
      gssize written = write (self->fd, bytes, length);

      if (written > 0)
        {
          bytes += written;
          length -= written;
        }
      else if (written == 0 || errno != EINTR)
        self->failure = written < 0 ? errno : EIO;
    }
  return self->failure == 0;
}

/** rapport_output_file_get_failure: Returns: the system's number of what went wrong so far, 0 for nothing */
int
rapport_output_file_get_failure (RapportOutputFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->failure;
}

/* A file can get a name that is not there yet only: to take the place of another it is renamed then. */
static gboolean
give_name (RapportOutputFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *from = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  g_autofree char *uid = g_uuid_string_random ();

  if (linkat (AT_FDCWD, from, AT_FDCWD, self->path, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  self->temporary = g_strdup_printf ("%s/.rapport-%s", folder, uid);
  if (errno == EEXIST && linkat (AT_FDCWD, from, AT_FDCWD, self->temporary, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  self->failure = errno;
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

/* A name is only kept once the folder that it stands in is on the disk; not every file system has that. */
static void
sync_folder (RapportOutputFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  const int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  /* who may write into a folder need not be one who may read it */
  if (fd < 0)
    return;
  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    self->failure = errno;
  close (fd);
}

/* Brings what is on the disk to its place. */
static void
put_in_place (RapportOutputFile *self)
{
  if (self->temporary != NULL && g_rename (self->temporary, self->path) != 0)
    self->failure = errno;
  else
    g_clear_pointer (&self->temporary, g_free);
  if (self->failure == 0)
    sync_folder (self);
}

/**
 * rapport_output_file_commit:
 *
 * Brings what was written to the disk and to its place.
 *
 * Returns: FALSE with RAPPORT_ERROR when that, or any write before, failed; what is there is whole, the old or the new
 */
gboolean
rapport_output_file_commit (RapportOutputFile  *self,
                            GError            **error)
{
  gboolean is_beside;

  g_return_val_if_fail (self != NULL, FALSE);

  is_beside = self->temporary != NULL || self->nameless;
  if (self->failure == 0 && is_beside && fsync (self->fd) != 0)
    self->failure = errno;
  if (self->failure == 0 && self->nameless)
    give_name (self);
  if (close (g_steal_fd (&self->fd)) != 0 && self->failure == 0)
    self->failure = errno;
  if (self->failure == 0 && is_beside)
    put_in_place (self);
  if (self->failure != 0)
    set_error (error, self->path, self->failure);
  return self->failure == 0;
}

/** rapport_output_file_free: frees @self (transfer full) (nullable) and drops what has no place */
void
rapport_output_file_free (RapportOutputFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
