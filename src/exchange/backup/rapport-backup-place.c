/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup-place-private.h"
#include "rapport-book-copy.h"
#include "rapport-openpgp.h"
#include "rapport-problem.h"

/* Beside the book, since it is of this computer, and to be known also when the book can't be read. */
#define CHOSEN "backup-place"
#define GROUP "Backup Place"

/* How it stands, apart from the choice: who notes it while another place is chosen, or none, changes nothing in that. */
#define STATE "backup-place-state"

/* In the folder: whoever finds another one, or none, is at another place. */
#define MARKER "rapport-backups.ini"
#define MOST_MARKER 4096

/* Encrypted with the pass phrase, to know it again; for who finds it, a sentence. */
#define TRIAL "rapport-pass-phrase.gpg"
#define TRIAL_TEXT "This is the pass phrase of these backups of Rapport.\n"

/** rapport_reached_clear: gives the folder up */
void
rapport_reached_clear (RapportReached *self)
{
  if (self->marker >= 0)
    close (self->marker);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
}

/** rapport_backup_place_free: frees @self with all it holds */
void
rapport_backup_place_free (RapportBackupPlace *self)
{
  g_free (self->path);
  g_free (self->uid);
  g_free (self);
}

/* Of the same place only */
static void
load_state (RapportBackupPlace *self,
            const char         *folder)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, STATE, NULL);
  g_autofree char *uid = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    uid = g_key_file_get_string (file, GROUP, "uid", NULL);
  if (g_strcmp0 (uid, self->uid) != 0)
    return;
  self->copied = g_key_file_get_int64 (file, GROUP, "copied", NULL);
  self->missing = g_key_file_get_int64 (file, GROUP, "missing", NULL);
}

/**
 * rapport_backup_place_load:
 * @folder: that of the book
 *
 * Returns: (transfer full) (nullable): what was chosen, NULL for nothing
 */
RapportBackupPlace *
rapport_backup_place_load (const char *folder)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *chosen = NULL;
  g_autoptr(RapportBackupPlace) self = g_new0 (RapportBackupPlace, 1);

  g_return_val_if_fail (folder != NULL, NULL);

  chosen = g_build_filename (folder, CHOSEN, NULL);
  if (!g_key_file_load_from_file (file, chosen, G_KEY_FILE_NONE, NULL))
    return NULL;
  self->path = g_key_file_get_string (file, GROUP, "path", NULL);
  self->uid = g_key_file_get_string (file, GROUP, "uid", NULL);
  self->is_sealed = g_key_file_get_boolean (file, GROUP, "encrypted", NULL);
  if (self->path == NULL || self->uid == NULL)
    return NULL;
  load_state (self, folder);
  return g_steal_pointer (&self);
}

static gboolean
write_keys (GKeyFile    *file,
            const char  *folder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error);
}

static gboolean
save (const RapportBackupPlace  *self,
      const char                *folder,
      GError                   **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "path", self->path);
  g_key_file_set_string (file, GROUP, "uid", self->uid);
  g_key_file_set_boolean (file, GROUP, "encrypted", self->is_sealed);
  return write_keys (file, folder, CHOSEN, error);
}

static gboolean
save_state (const RapportBackupPlace  *self,
            const char                *folder,
            GError                   **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "uid", self->uid);
  g_key_file_set_int64 (file, GROUP, "copied", self->copied);
  g_key_file_set_int64 (file, GROUP, "missing", self->missing);
  return write_keys (file, folder, STATE, error);
}

/* What the marker in the folder says; NULL when there is none */
static GKeyFile *
read_marker (int fd)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  char text[MOST_MARKER];
  const gssize length = pread (fd, text, sizeof text, 0);

  if (length <= 0 || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

static gboolean
open_folder (RapportReached *self,
             const char     *path)
{
  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd < 0)
    return FALSE;
  self->path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  self->marker = openat (self->fd, MARKER, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  return TRUE;
}

/** rapport_backup_place_reach: Returns: whether @self, which holds it open then, is the folder that was chosen */
gboolean
rapport_backup_place_reach (const RapportBackupPlace *place,
                            RapportReached           *self)
{
  g_autoptr(GKeyFile) marker = NULL;
  g_autofree char *uid = NULL;

  if (!open_folder (self, place->path) || self->marker < 0)
    return FALSE;
  marker = read_marker (self->marker);
  uid = marker != NULL ? g_key_file_get_string (marker, GROUP, "uid", NULL) : NULL;
  return g_strcmp0 (uid, place->uid) == 0;
}

/**
 * rapport_backup_place_is_there:
 *
 * Returns: whether the folder is that which was chosen; where its medium is not mounted it is not, whatever is there
 */
gboolean
rapport_backup_place_is_there (const RapportBackupPlace *self)
{
  g_auto(RapportReached) reached = RAPPORT_NOT_REACHED;

  g_return_val_if_fail (self != NULL, FALSE);

  return rapport_backup_place_reach (self, &reached);
}

/** rapport_backup_place_set_gone: Returns: FALSE with @error set, which says that it is not there */
gboolean
rapport_backup_place_set_gone (const RapportBackupPlace  *self,
                               GError                   **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
               /* translators: a folder */
               _("The second place of the backups, “%s”, is not there."), self->path);
  return FALSE;
}

static gboolean
write_text (const RapportReached  *reached,
            const char            *name,
            const char            *text,
            GError               **error)
{
  g_autofree char *path = g_build_filename (reached->path, name, NULL);
  g_autoptr(RapportOutputFile) file = rapport_output_file_open_private (path, error);

  if (file == NULL)
    return FALSE;
  rapport_output_file_write (file, text, strlen (text));
  if (!rapport_output_file_commit (file, error))
    return FALSE;
  fsync (reached->fd);
  return TRUE;
}

static gboolean
write_trial (const RapportReached  *reached,
             const char            *phrase,
             GError               **error)
{
  g_autofree char *path = g_build_filename (reached->path, TRIAL, NULL);
  g_autoptr(RapportOutputFile) file = NULL;
  gboolean done;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return FALSE;
  done = write (ends[1], TRIAL_TEXT, strlen (TRIAL_TEXT)) == (gssize) strlen (TRIAL_TEXT);
  close (ends[1]);
  file = rapport_output_file_open_private (path, error);
  done = done && file != NULL && rapport_openpgp_encrypt (ends[0], file, phrase, error) &&
         rapport_output_file_commit (file, error);
  close (ends[0]);
  return done;
}

static gboolean
has_trial (const RapportReached *reached)
{
  return faccessat (reached->fd, TRIAL, F_OK, 0) == 0;
}

/** rapport_reached_check_trial: Returns: whether @phrase is that of the place */
gboolean
rapport_reached_check_trial (const RapportReached  *reached,
                             const char            *phrase,
                             GError               **error)
{
  const int from = openat (reached->fd, TRIAL, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean done;
  int to;

  if (from < 0)
    return TRUE;
  to = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  done = rapport_openpgp_decrypt (from, to, phrase, error);
  close (from);
  close (to);
  return done;
}

/**
 * rapport_backup_place_check_phrase:
 *
 * Returns: FALSE with @error set when @phrase is not the one with which the backups there are encrypted, or when the
 *   place is not there
 */
gboolean
rapport_backup_place_check_phrase (const RapportBackupPlace  *self,
                                   const char                *phrase,
                                   GError                   **error)
{
  g_auto(RapportReached) reached = RAPPORT_NOT_REACHED;

  g_return_val_if_fail (self != NULL && phrase != NULL, FALSE);

  if (!rapport_backup_place_reach (self, &reached))
    return rapport_backup_place_set_gone (self, error);
  return rapport_reached_check_trial (&reached, phrase, error);
}

static gboolean
check_choice (const char  *folder,
              const char  *path,
              GError     **error)
{
  g_autofree char *first = g_build_filename (folder, "backups", NULL);
  const char *own[] = { folder, first };
  GStatBuf chosen, other;

  if (!g_path_is_absolute (path) || g_stat (path, &chosen) != 0 || !S_ISDIR (chosen.st_mode))
    {
      /* translators: a folder */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no folder “%s”."), path);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_stat (own[i], &other) == 0 && other.st_dev == chosen.st_dev && other.st_ino == chosen.st_ino)
      {
        g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                             _("That is where the data are already. A second place is another folder, best on "
                               "another disk."));
        return FALSE;
      }
  return TRUE;
}

/* A folder that has a marker already is taken over where that is of the same data: by a computer that was set up anew. */
static char *
take_marker (const RapportReached  *reached,
             const char            *folder,
             GError               **error)
{
  g_autoptr(GKeyFile) marker = reached->marker >= 0 ? read_marker (reached->marker) : NULL;
  g_autofree char *book = rapport_backups_dup_origin (folder);
  g_autofree char *uid = NULL;
  g_autofree char *there = NULL;
  g_autofree char *text = NULL;

  if (marker != NULL)
    {
      there = g_key_file_get_string (marker, GROUP, "book", NULL);
      uid = g_key_file_get_string (marker, GROUP, "uid", NULL);
    }
  if (uid != NULL && *book != '\0' && g_strcmp0 (there, book) == 0)
    return g_steal_pointer (&uid);
  if (uid != NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                           _("The backups of other data are in this folder. Choose another one, or make a new one in "
                             "it."));
      return NULL;
    }
  uid = g_uuid_string_random ();
  text = g_strdup_printf ("[" GROUP "]\nuid=%s\nbook=%s\n", uid, book);
  return write_text (reached, MARKER, text, error) ? g_steal_pointer (&uid) : NULL;
}

/* What was encrypted with another pass phrase stays as it is. */
static gboolean
take_phrase (const RapportReached  *reached,
             const char            *phrase,
             GError               **error)
{
  if (phrase == NULL)
    return TRUE;
  return has_trial (reached) ? rapport_reached_check_trial (reached, phrase, error)
                             : write_trial (reached, phrase, error);
}

/**
 * rapport_backup_place_choose:
 * @folder: that of the book
 * @path: an absolute path of a folder that is there
 * @phrase: (nullable): to encrypt what is copied there
 *
 * Chooses the second place of the backups; nothing is copied yet.
 *
 * Returns: FALSE with @error set and nothing changed
 */
gboolean
rapport_backup_place_choose (const char  *folder,
                             const char  *path,
                             const char  *phrase,
                             GError     **error)
{
  g_auto(RapportReached) reached = RAPPORT_NOT_REACHED;
  g_autofree char *uid = NULL;

  g_return_val_if_fail (folder != NULL && path != NULL, FALSE);

  if (!check_choice (folder, path, error))
    return FALSE;
  if (!open_folder (&reached, path))
    {
      /* translators: a folder, then what the system says is wrong with it */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("“%s” can’t be used: %s."), path, g_strerror (errno));
      return FALSE;
    }
  uid = take_marker (&reached, folder, error);
  if (uid == NULL || !take_phrase (&reached, phrase, error))
    return FALSE;
  {
    const RapportBackupPlace place = { .path = (char *) path, .uid = uid, .is_sealed = phrase != NULL };

    return save (&place, folder, error);
  }
}

/** rapport_backup_place_forget: from now on backups are in the first place only; what was copied stays where it is */
gboolean
rapport_backup_place_forget (const char  *folder,
                             GError     **error)
{
  g_autofree char *chosen = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  chosen = g_build_filename (folder, CHOSEN, NULL);
  state = g_build_filename (folder, STATE, NULL);
  g_unlink (state);
  if (g_unlink (chosen) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, g_strerror (errno));
  return FALSE;
}

/**
 * rapport_backup_place_note:
 * @folder: that of the book
 * @is_there: whether it was found to be there
 * @copied: UTC seconds at which all was there; 0 when it is not
 * @now: UTC seconds
 *
 * Keeps how it stands, for rapport_backup_place_describe().
 */
gboolean
rapport_backup_place_note (const char  *folder,
                           gboolean     is_there,
                           gint64       copied,
                           gint64       now,
                           GError     **error)
{
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (folder);
  gint64 missing;

  if (place == NULL)
    return TRUE;
  missing = is_there ? 0 : place->missing != 0 ? place->missing : now;
  if (missing == place->missing && copied == 0)
    return TRUE;
  place->missing = missing;
  place->copied = copied != 0 ? copied : place->copied;
  return save_state (place, folder, error);
}

static char *
dup_moment (gint64     at,
            GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

/** rapport_backup_place_describe: Returns: (transfer full): a sentence that says how it stands */
char *
rapport_backup_place_describe (const RapportBackupPlace *self,
                               GTimeZone                *zone)
{
  g_autofree char *copied = NULL;
  g_autofree char *missing = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copied = self->copied != 0 ? dup_moment (self->copied, zone) : NULL;
  missing = self->missing != 0 ? dup_moment (self->missing, zone) : NULL;
  if (missing != NULL && copied != NULL)
    /* translators: two times */
    return g_strdup_printf (_("Last copied %s, not there since %s"), copied, missing);
  if (missing != NULL)
    /* translators: a time */
    return g_strdup_printf (_("Nothing copied yet, not there since %s"), missing);
  if (copied != NULL)
    /* translators: a time */
    return g_strdup_printf (_("Last copied %s"), copied);
  return g_strdup (_("Nothing copied yet"));
}
