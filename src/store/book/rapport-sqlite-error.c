/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>

#include "rapport-connection-private.h"

static RapportError
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RAPPORT_ERROR_BUSY;
    case SQLITE_FULL:
      return RAPPORT_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return RAPPORT_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return RAPPORT_ERROR_DAMAGED;
    default:
      return RAPPORT_ERROR_FAILED;
    }
}

static const char *
sentence_for (RapportError code)
{
  switch (code)
    {
    case RAPPORT_ERROR_BUSY:
      return _("Another program is writing to the data at this moment. Please try again.");
    case RAPPORT_ERROR_FULL:
      return _("The disk is full, so nothing could be saved. Free some space and try again.");
    case RAPPORT_ERROR_READ_ONLY:
      return _("The data folder can't be written to. Check its permissions.");
    case RAPPORT_ERROR_DAMAGED:
      return _("The data file is damaged.");
    case RAPPORT_ERROR_INVALID:
    case RAPPORT_ERROR_NOT_FOUND:
    case RAPPORT_ERROR_CONFLICT:
    case RAPPORT_ERROR_NEWER:
    case RAPPORT_ERROR_FAILED:
    default:
      return _("The data could not be read or written.");
    }
}

/**
 * rapport_sqlite_set_error:
 * @code: what SQLite answered
 * @message: (nullable): SQLite's own words, added for whoever has to find the cause
 *
 * Returns: FALSE, with @error set to a sentence, or to G_IO_ERROR_CANCELLED when interrupted
 */
gboolean
rapport_sqlite_set_error (int          code,
                          const char  *message,
                          GError     **error)
{
  RapportError rapport_code = error_code_for (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                         _("What it belongs to was deleted meanwhile, so it could not be saved."));
  else
    /* translators: first a sentence, then the technical cause */
    g_set_error (error, RAPPORT_ERROR, rapport_code, _("%s (%s)"), sentence_for (rapport_code),
                 message != NULL ? message : sqlite3_errstr (code));
  return FALSE;
}

/* Where a file of its own can't be made SQLite does not tell why. */
static gboolean
has_room (RapportConnection *self)
{
  const char *path = sqlite3_db_filename (rapport_connection_get_handle (self), "main");
  struct statvfs room;

  return path == NULL || *path == '\0' || statvfs (path, &room) != 0 || (room.f_bavail > 0 && (room.f_favail > 0 || room.f_files == 0));
}

/**
 * rapport_connection_lacks_room:
 * @code: what SQLite answered just now
 *
 * A quota is to a person what a full disk is.
 *
 * Returns: whether it failed because there is no room for more
 */
gboolean
rapport_connection_lacks_room (RapportConnection *self,
                               int                code)
{
  /* a failed commit does not tell SQLite's own note of it */
  const int noted = sqlite3_system_errno (rapport_connection_get_handle (self));
  const int system = noted != 0 ? noted : errno;

  if ((code & 0xff) == SQLITE_CANTOPEN)
    return !has_room (self);
  return (code & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG);
}

/* SQLite calls it damage when the disk can't be read, which may be over the next time. */
static gboolean
is_unread (RapportConnection *self,
           int                code)
{
  int system = errno;

  if ((code & 0xff) != SQLITE_CORRUPT || system == EIO)
    return (code & 0xff) == SQLITE_CORRUPT;
  system = 0;
  sqlite3_file_control (rapport_connection_get_handle (self), "main", SQLITE_FCNTL_LAST_ERRNO, &system);
  return system == EIO;
}

/**
 * rapport_connection_set_error:
 *
 * Here each failure passes: damage is told to whoever is to be told of it, whether anybody looks at @error or not.
 *
 * Returns: FALSE, with @error set from the last failure
 */
gboolean
rapport_connection_set_error (RapportConnection  *self,
                              int                 code,
                              GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (self), FALSE);

  if (rapport_connection_lacks_room (self, code))
    code = SQLITE_FULL;
  else if (is_unread (self, code))
    return rapport_sqlite_set_error (SQLITE_IOERR_READ, NULL, error);
  rapport_connection_note_lost (self, code);
  if (error_code_for (code) == RAPPORT_ERROR_DAMAGED && rapport_connection_get_damage (self) != NULL)
    rapport_damage_note (rapport_connection_get_damage (self));
  return rapport_sqlite_set_error (code, sqlite3_errmsg (rapport_connection_get_handle (self)), error);
}
