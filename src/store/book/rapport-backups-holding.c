/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-attachments.h"
#include "rapport-backups-holding.h"
#include "rapport-things.h"

static void
clear_holding (gpointer data)
{
  g_free (((RapportHoldingBackup *) data)->backup.path);
}

static gboolean
finds (RapportConnection  *connection,
       const char         *sql,
       const guint8       *uid,
       gboolean           *found,
       GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  return rapport_statement_step (row, found, error);
}

/* Its log knows all that was ever done with it; where that begins later, the thing itself is there. A kind that a
 * backup does not know yet it has nothing of. */
static gboolean
holds (const char  *path,
       const guint8 *uid,
       gboolean     *unknown)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);
  gboolean found = FALSE;

  /* one that is encrypted is opened with a pass phrase only */
  *unknown = connection == NULL ||
             !finds (connection, "SELECT 1 FROM change WHERE uid = ?1 AND (op <> 'delete' OR old IS NOT NULL) LIMIT 1",
                     uid, &found, NULL);
  for (guint i = 0; infos[i] != NULL && !*unknown && !found; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE uid = ?1", infos[i]->name);

      if (!finds (connection, sql, uid, &found, NULL))
        found = FALSE;
    }
  return found || *unknown;
}

static const RapportHoldingBackup *
find_copied (GArray              *holding,
             const RapportBackup *copy)
{
  for (guint i = 0; i < holding->len; i++)
    {
      const RapportHoldingBackup *one = &g_array_index (holding, RapportHoldingBackup, i);

      if (one->backup.day == copy->day && one->backup.time == copy->time && one->backup.reason == copy->reason)
        return one;
    }
  return NULL;
}

/* An encrypted copy of a backup that was looked into has what that has. */
static void
add_holding (GArray       *holding,
             GArray       *backups,
             const guint8 *uid)
{
  const guint n_before = holding->len;

  for (guint i = 0; i < backups->len; i++)
    {
      RapportHoldingBackup one = { .backup = g_array_index (backups, RapportBackup, i) };
      const RapportHoldingBackup *copied = n_before > 0 ? find_copied (holding, &one.backup) : NULL;

      if (!holds (one.backup.path, uid, &one.is_unknown))
        continue;
      one.is_unknown = one.is_unknown && (copied == NULL || copied->is_unknown);
      one.backup.path = g_strdup (one.backup.path);
      g_array_append_val (holding, one);
    }
}

/**
 * rapport_backups_list_holding:
 * @folder: that of a book
 * @place: (nullable): a second place, where copies of its backups are
 * @uid: of a thing
 *
 * May run in any thread; opens each backup.
 *
 * Returns: (transfer full) (element-type RapportHoldingBackup): those that have the thing or what was done with it, the
 *   oldest first
 */
GArray *
rapport_backups_list_holding (const char   *folder,
                              const char   *place,
                              const guint8 *uid)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);
  g_autoptr(GArray) copies = place != NULL ? rapport_backups_list_in (place) : NULL;
  GArray *holding = g_array_new (FALSE, TRUE, sizeof (RapportHoldingBackup));

  g_array_set_clear_func (holding, clear_holding);
  add_holding (holding, backups, uid);
  if (copies != NULL)
    add_holding (holding, copies, uid);
  return holding;
}

static gboolean
drop (const char  *path,
      GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
               /* translators: the name of a file, and what the system says */
               _("The backup “%s” can’t be removed: %s"), name, g_strerror (errno));
  return FALSE;
}

/**
 * rapport_backups_drop_holding:
 * @folder: that of a book, from which the thing was erased
 * @place: (nullable): a second place, where copies of its backups are
 * @now: local time
 * @n_dropped: (out): how many went
 *
 * Removes the backups that have the thing, and makes a new one in their place. May run in any thread.
 */
gboolean
rapport_backups_drop_holding (const char    *folder,
                              const char    *place,
                              const guint8  *uid,
                              GDateTime     *now,
                              guint         *n_dropped,
                              GError       **error)
{
  g_autoptr(GArray) holding = NULL;
  g_autofree char *made = NULL;
  g_autofree char *beside = NULL;

  g_return_val_if_fail (folder != NULL && uid != NULL && now != NULL && n_dropped != NULL, FALSE);

  *n_dropped = 0;
  holding = rapport_backups_list_holding (folder, place, uid);
  if (holding->len == 0)
    return TRUE;
  made = rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, NULL, error);
  if (made == NULL)
    return FALSE;
  for (guint i = 0; i < holding->len; i++)
    {
      const RapportHoldingBackup *one = &g_array_index (holding, RapportHoldingBackup, i);

      if (one->is_unknown)
        continue;
      if (!drop (one->backup.path, error))
        return FALSE;
      (*n_dropped)++;
    }
  beside = g_build_filename (folder, RAPPORT_BACKUPS_FOLDER, NULL);
  rapport_backups_drop_files (beside, G_MAXINT64);
  return TRUE;
}
