/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rapport-lock-guard.h"

/* Where SQLite's lock of a reader lies in the data file, and that of a user in the shared memory's. */
#define SHARED_START (0x40000000 + 2)
#define SHARED_LENGTH 510
#define USER_START 128
#define USER_LENGTH 1

/**
 * RapportLockGuard:
 * SQLite's locks belong to the process, and the system drops them all when the process closes any
 * other descriptor of the file. A file chooser that looks into the folder does that, as it looks
 * what kind of file each is. Another process would then believe that nobody uses the book, and
 * delete its log under this one. The guard holds the same locks again in a way that lasts.
 */
struct _RapportLockGuard
{
  int data;
  int memory;
};

static int
take (const char *path,
      off_t       start,
      off_t       length)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  /* where the file system has no such locks it is as without the guard */
  if (file >= 0 && fcntl (file, F_OFD_SETLK, &lock) != 0)
    g_debug ("No lasting lock on %s: %s", path, g_strerror (errno));
#endif
  return file;
}

static void
let_go (int file)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

  if (file >= 0)
    fcntl (file, F_OFD_SETLK, &lock);
#endif
}

/**
 * rapport_lock_guard_new:
 * @path: a database with a write-ahead log that this process has open
 * @shares: whether it shares memory with other readers; else that in the file is not to be taken for used
 *
 * Returns: (transfer full): what keeps others from taking it for unused
 */
RapportLockGuard *
rapport_lock_guard_new (const char *path,
                        gboolean    shares)
{
  RapportLockGuard *self = g_new0 (RapportLockGuard, 1);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  self->data = take (path, SHARED_START, SHARED_LENGTH);
  self->memory = shares ? take (memory, USER_START, USER_LENGTH) : -1;
  return self;
}

/** rapport_lock_guard_unlock: lets the last connection clean up; needed before that is closed */
void
rapport_lock_guard_unlock (RapportLockGuard *self)
{
  g_return_if_fail (self != NULL);

  let_go (self->data);
  let_go (self->memory);
}

/** rapport_lock_guard_free: closes the files, which must be done after all connections are */
void
rapport_lock_guard_free (RapportLockGuard *self)
{
  if (self->data >= 0)
    close (self->data);
  if (self->memory >= 0)
    close (self->memory);
  g_free (self);
}
