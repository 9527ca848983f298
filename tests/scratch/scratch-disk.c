/* SPDX-License-Identifier: GPL-3.0-or-later */
/* else the two names of a call are one */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "scratch-disk-private.h"

/*
 * A program that has these has them in the place of the system's own calls, for SQLite as for everything else that it
 * calls: below the watched folder they are counted, and one of them can be made to fail. SQLite's own layer of the
 * file system stands above them, so that all that it calls is among them.
 */

static struct
{
  char         folder[PATH_MAX];
  gsize        length;
  int          n_calls;
  int          fails_at;
  ScratchFault fault;
  int          is_full;
  int          has_failed;
  char         failed[PATH_MAX];
} disk;

/* what the test itself does to files is none of the program's doing */
static __thread gboolean passes;

#define REAL(name) \
  static __typeof__ (&name) real; \
  if (real == NULL) \
    real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

/* READ and OTHER need no room */
typedef enum
{
  CALL_READ,
  CALL_WRITE,
  CALL_MAKE,
  CALL_OTHER,
} Call;

void
scratch_disk_pass (gboolean let_pass)
{
  passes = let_pass;
}

static gboolean
is_below (const char *path)
{
  return !passes && disk.length > 0 && strncmp (path, disk.folder, disk.length) == 0;
}

static const char *
find_path (int   fd,
           char *buffer)
{
  char name[40];
  gssize length;

  buffer[0] = '\0';
  if (passes || (disk.length == 0 && !scratch_power_is_on ()))
    return buffer;
  snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
  length = readlink (name, buffer, PATH_MAX - 1);
  buffer[MAX (length, 0)] = '\0';
  return buffer;
}

static int
find_room (Call call)
{
  return call == CALL_WRITE || call == CALL_MAKE ? ENOSPC : 0;
}

/* Returns: 0, the number of an error, or -1 for a part of it only */
static int
judge (const char *path,
       Call        call)
{
  int n;

  if (!is_below (path))
    return 0;
  n = g_atomic_int_add (&disk.n_calls, 1) + 1;
  if (g_atomic_int_get (&disk.is_full))
    return find_room (call);
  if (n != g_atomic_int_get (&disk.fails_at))
    return 0;
  g_strlcpy (disk.failed, path, sizeof disk.failed);
  g_atomic_int_set (&disk.has_failed, 1);
  switch (disk.fault)
    {
    case SCRATCH_FAULT_FULL:
      g_atomic_int_set (&disk.is_full, 1);
      return find_room (call);
    case SCRATCH_FAULT_SHORT:
      return call == CALL_READ || call == CALL_WRITE ? -1 : 0;
    case SCRATCH_FAULT_ERROR:
    case SCRATCH_N_FAULTS:
    default:
      return EIO;
    }
}

static gboolean
refuse (const char *path,
        Call        call)
{
  const int failure = judge (path, call);

  if (failure <= 0)
    return FALSE;
  errno = failure;
  return TRUE;
}

/* a call that moves @length bytes, or only some of them */
#define MOVE(call, name, parameters, arguments) \
  ssize_t \
  name parameters \
  { \
    char buffer[PATH_MAX]; \
    int failure; \
    REAL (name); \
    failure = judge (find_path (fd, buffer), call); \
    if (failure > 0) \
      { \
        errno = failure; \
        return -1; \
      } \
    if (failure < 0 && length > 1) \
      length /= 2; \
    return real arguments; \
  }

MOVE (CALL_READ, read, (int fd, void *bytes, size_t length), (fd, bytes, length))
MOVE (CALL_READ, pread, (int fd, void *bytes, size_t length, off_t offset), (fd, bytes, length, offset))
MOVE (CALL_READ, pread64, (int fd, void *bytes, size_t length, off64_t offset), (fd, bytes, length, offset))
MOVE (CALL_WRITE, write, (int fd, const void *bytes, size_t length), (fd, bytes, length))
MOVE (CALL_WRITE, pwrite, (int fd, const void *bytes, size_t length, off_t offset), (fd, bytes, length, offset))
MOVE (CALL_WRITE, pwrite64, (int fd, const void *bytes, size_t length, off64_t offset), (fd, bytes, length, offset))

#define REFUSE_FILE(fd) \
  char buffer[PATH_MAX]; \
  const char *path = find_path (fd, buffer); \
  if (refuse (path, CALL_OTHER)) \
    return -1

#define SYNC(name) \
  int \
  name (int fd) \
  { \
    int status; \
    REAL (name); \
    REFUSE_FILE (fd); \
    scratch_power_cut (path); \
    status = real (fd); \
    if (status == 0) \
      scratch_power_synced (fd, path); \
    return status; \
  }

SYNC (fsync)
SYNC (fdatasync)

#define TRUNCATE(name, type) \
  int \
  name (int  fd, \
        type length) \
  { \
    REAL (name); \
    REFUSE_FILE (fd); \
    return real (fd, length); \
  }

TRUNCATE (ftruncate, off_t)
TRUNCATE (ftruncate64, off64_t)

int
rename (const char *from,
        const char *to)
{
  REAL (rename);
  if (refuse (to, CALL_OTHER))
    return -1;
  scratch_power_cut (to);
  scratch_power_gone (to);
  return real (from, to);
}

int
link (const char *from,
      const char *to)
{
  REAL (link);
  if (refuse (to, CALL_MAKE))
    return -1;
  return real (from, to);
}

int
linkat (int         from_folder,
        const char *from,
        int         to_folder,
        const char *to,
        int         flags)
{
  REAL (linkat);
  if (refuse (to, CALL_MAKE))
    return -1;
  return real (from_folder, from, to_folder, to, flags);
}

int
unlink (const char *path)
{
  REAL (unlink);
  if (refuse (path, CALL_OTHER))
    return -1;
  scratch_power_cut (path);
  scratch_power_gone (path);
  return real (path);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  REAL (mkdir);
  if (refuse (path, CALL_MAKE))
    return -1;
  return real (path, mode);
}

static mode_t
read_mode (int     flags,
           va_list arguments)
{
  return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
}

/* What is there already needs no room to be opened. */
static Call
get_opening (const char *path,
             int         flags)
{
  if ((flags & __O_TMPFILE) != 0 || ((flags & O_CREAT) != 0 && access (path, F_OK) != 0))
    return CALL_MAKE;
  return CALL_OTHER;
}

/* To make a file can fail as well as to find one. */
#define OPEN(name) \
  int \
  name (const char *path, \
        int         flags, \
        ...) \
  { \
    va_list arguments; \
    mode_t mode; \
    REAL (name); \
    va_start (arguments, flags); \
    mode = read_mode (flags, arguments); \
    va_end (arguments); \
    if (refuse (path, get_opening (path, flags))) \
      return -1; \
    return real (path, flags, mode); \
  }

OPEN (open)
OPEN (open64)

/* Whoever asks for room on a full disk is told that there is none. */
int
statvfs64 (const char       *path,
           struct statvfs64 *room)
{
  int status;

  REAL (statvfs64);
  status = real (path, room);
  if (status == 0 && is_below (path) && g_atomic_int_get (&disk.is_full))
    room->f_bavail = 0;
  return status;
}

/* Counts the calls below @folder from now on. */
void
scratch_disk_watch (const char *folder)
{
  g_assert (strlen (folder) < sizeof disk.folder);
  strcpy (disk.folder, folder);
  disk.fails_at = disk.n_calls = disk.is_full = disk.has_failed = 0;
  disk.length = strlen (folder);
}

/* The disk is well, and nobody looks. */
void
scratch_disk_let_be (void)
{
  disk.length = 0;
  disk.fails_at = disk.is_full = 0;
}

/* Returns: the calls so far */
guint
scratch_disk_count (void)
{
  return g_atomic_int_get (&disk.n_calls);
}

/* Lets the @n-th call from now on, 1 for the next, go wrong. */
void
scratch_disk_fail (ScratchFault fault,
                   guint        n)
{
  disk.fault = fault;
  g_atomic_int_set (&disk.fails_at, g_atomic_int_get (&disk.n_calls) + (int) n);
}

/* Returns: (nullable): the file of which a call did go wrong */
const char *
scratch_disk_get_failed (void)
{
  return g_atomic_int_get (&disk.has_failed) ? disk.failed : NULL;
}
