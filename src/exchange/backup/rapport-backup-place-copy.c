/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backup-place-private.h"
#include "rapport-book-copy.h"
#include "rapport-problem.h"
#include "rapport-sealed-backup.h"
#include "rapport-settings.h"

static gboolean
has_backup (GArray              *backups,
            const RapportBackup *wanted)
{
  for (guint i = 0; i < backups->len; i++)
    if (rapport_backup_compare (&g_array_index (backups, RapportBackup, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

/* Those of @from that are encrypted, or all where that does not matter */
static GArray *
pick (GArray   *from,
      gboolean  sealed_only)
{
  GArray *picked = g_array_new (FALSE, TRUE, sizeof (RapportBackup));

  for (guint i = 0; i < from->len; i++)
    if (!sealed_only || g_array_index (from, RapportBackup, i).is_sealed)
      g_array_append_val (picked, g_array_index (from, RapportBackup, i));
  return picked;
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  return rapport_backup_compare (a, b);
}

/* (element-type RapportBackup): those of @here that the rule keeps at the place and that are not there; the newest is
 * the last. Their paths are those of @here. */
static GArray *
list_wanted (GArray             *here,
             GArray             *there,
             const RapportRules *rules,
             int                 today)
{
  g_autoptr(GArray) all = g_array_new (FALSE, TRUE, sizeof (RapportBackup));
  g_autofree gboolean *kept = NULL;
  GArray *wanted = g_array_new (FALSE, TRUE, sizeof (RapportBackup));

  for (guint i = 0; i < here->len; i++)
    if (!has_backup (there, &g_array_index (here, RapportBackup, i)))
      g_array_append_val (all, g_array_index (here, RapportBackup, i));
  g_array_append_vals (all, there->data, there->len);
  g_array_sort (all, compare_backups);
  kept = g_new0 (gboolean, all->len + 1);
  rapport_backups_choose ((const RapportBackup *) all->data, all->len, rules, today, kept);
  for (guint i = 0; i < all->len; i++)
    if (kept[i] && !has_backup (there, &g_array_index (all, RapportBackup, i)))
      g_array_append_val (wanted, g_array_index (all, RapportBackup, i));
  return wanted;
}

static gboolean
copy_one (const RapportReached  *reached,
          const RapportBackup   *backup,
          const char            *phrase,
          RapportProgress       *progress,
          GError               **error)
{
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autofree char *target = NULL;

  if (phrase != NULL && !backup->is_sealed)
    {
      *strrchr (name, '.') = '\0';
      target = g_strconcat (reached->path, "/", name, ".tar.gpg", NULL);
      if (!rapport_sealed_backup_write (backup->path, target, phrase, progress, error))
        return FALSE;
      fsync (reached->fd);
      return TRUE;
    }
  target = g_build_filename (reached->path, name, NULL);
  return rapport_book_copy (backup->path, target, progress, error);
}

/* Of a full medium what the rule gives up goes first, and the copy is tried again. */
static gboolean
copy_or_make_room (const RapportReached  *reached,
                   const RapportBackup   *backup,
                   const char            *phrase,
                   const RapportRules    *rules,
                   int                    today,
                   RapportProgress       *progress,
                   GError               **error)
{
  g_autoptr(GError) cause = NULL;

  if (copy_one (reached, backup, phrase, progress, &cause))
    return TRUE;
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    {
      g_clear_error (&cause);
      rapport_backups_thin (reached->path, rules, today);
      if (copy_one (reached, backup, phrase, progress, &cause))
        return TRUE;
    }
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                         _("The second place of the backups is full. The backups beside the data are whole; make room "
                           "there, or choose another place."));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
lock (const RapportBackupPlace  *self,
      RapportReached            *reached,
      GError                   **error)
{
  if (!rapport_backup_place_reach (self, reached))
    return rapport_backup_place_set_gone (self, error);
  /* not all file systems have locks */
  if (flock (reached->marker, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY, _("Backups are being copied there just now."));
  return FALSE;
}

static gboolean
load_rules (const char    *folder,
            RapportRules  *rules,
            GError       **error)
{
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, error);

  if (connection == NULL)
    return FALSE;
  rapport_settings_load_rules (connection, rules);
  return TRUE;
}

/* What was copied before it was to be encrypted is, by now, there once more. */
static void
drop_plain (const RapportReached *reached,
            GArray        *there)
{
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_removed = 0;

  for (guint i = 0; i < there->len; i++)
    if (!g_array_index (there, RapportBackup, i).is_sealed)
      n_removed += g_unlink (g_array_index (there, RapportBackup, i).path) == 0;
  if (n_removed > 0)
    rapport_attachments_keep_only (reached->path, none, G_MAXINT64);
}

/* (element-type RapportBackup): of what is wanted there, and what is not there in the wanted form, the newest last */
static GArray *
list_to_copy (const RapportBackupPlace *self,
              GArray                   *here,
              GArray                   *there,
              const RapportRules       *rules,
              int                       today)
{
  g_autoptr(GArray) sources = pick (here, FALSE);
  g_autoptr(GArray) done = pick (there, self->is_sealed);

  for (guint i = 0; self->is_sealed && i < there->len; i++)
    if (!g_array_index (there, RapportBackup, i).is_sealed &&
        !has_backup (sources, &g_array_index (there, RapportBackup, i)))
      g_array_append_val (sources, g_array_index (there, RapportBackup, i));
  return list_wanted (sources, done, rules, today);
}

/**
 * rapport_backup_place_catch_up:
 * @folder: that of the book
 * @phrase: (nullable): of a place whose backups are encrypted
 * @now: local time
 * @progress: (nullable): told how far it is; may end it
 * @n_copied: (out): how many were copied
 *
 * Copies to the place what the rule of backups keeps and the place has not, the newest first, and then removes there
 * what the rule does not keep. A copy gets its name when it is whole and on the disk. May run in any thread.
 *
 * Returns: FALSE with @error set: RAPPORT_ERROR_NOT_FOUND when the place is not there, _INVALID for a wrong or missing
 *   pass phrase, _FULL, _BUSY. What is beside the book is not touched in any case.
 */
gboolean
rapport_backup_place_catch_up (const RapportBackupPlace  *self,
                               const char                *folder,
                               const char                *phrase,
                               GDateTime                 *now,
                               RapportProgress           *progress,
                               guint                     *n_copied,
                               GError                   **error)
{
  const int today = rapport_backups_get_day (now);
  g_auto(RapportReached) reached = RAPPORT_NOT_REACHED;
  g_autoptr(GArray) here = NULL;
  g_autoptr(GArray) there = NULL;
  g_autoptr(GArray) wanted = NULL;
  RapportRules rules;

  g_return_val_if_fail (self != NULL && folder != NULL, FALSE);

  *n_copied = 0;
  if (!lock (self, &reached, error) || !load_rules (folder, &rules, error))
    return FALSE;
  here = rapport_backups_list (folder);
  there = rapport_backups_list_in (reached.path);
  wanted = list_to_copy (self, here, there, &rules, today);
  if (wanted->len > 0 && self->is_sealed && phrase == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The backups wait to be copied: the pass phrase of the second place is needed."));
      return FALSE;
    }
  if (wanted->len > 0 && self->is_sealed && !rapport_reached_check_trial (&reached, phrase, error))
    return FALSE;
  rapport_backups_drop_unfinished_in (reached.path);
  for (guint i = wanted->len; i-- > 0; (*n_copied)++)
    if (!copy_or_make_room (&reached, &g_array_index (wanted, RapportBackup, i), self->is_sealed ? phrase : NULL, &rules,
                            today, progress, error))
      return FALSE;
  if (self->is_sealed)
    drop_plain (&reached, there);
  rapport_backups_thin (reached.path, &rules, today);
  return TRUE;
}
