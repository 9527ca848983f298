/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-connection-private.h"
#include "rapport-renewal.h"
#include "rapport-salvage-schema.h"
#include "rapport-salvage.h"
#include "rapport-schema.h"
#include "rapport-shipped.h"

/* how much of the whole it takes to read what can be read */
#define READING 0.6

/* Files with such names are removed when whoever makes them is killed. */
#define TEMPORARY ".rapport-XXXXXX"

/* @damaged: a copy, so that looking at it changes nothing of the book itself; @lock tells that it is being worked on */
typedef struct
{
  char              *damaged;
  char              *saved;
  int                locks[2];
  RapportConnection *from;
  RapportConnection *backup;
  RapportConnection *to;
} Salvage;

static void
drop_file (char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_free (path);
}

static void
clear_salvage (Salvage *self)
{
  g_clear_object (&self->from);
  g_clear_object (&self->backup);
  g_clear_object (&self->to);
  g_clear_pointer (&self->damaged, drop_file);
  g_clear_pointer (&self->saved, drop_file);
  for (guint i = 0; i < G_N_ELEMENTS (self->locks); i++)
    if (self->locks[i] >= 0)
      close (self->locks[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, clear_salvage)

static char *
make_temporary (const char  *folder,
                int         *lock,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, TEMPORARY, NULL);

  g_mkdir_with_parents (folder, 0700);
  *lock = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (*lock >= 0)
    {
      flock (*lock, LOCK_EX | LOCK_NB);
      return g_steal_pointer (&path);
    }
  /* translators: a folder */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY, _("Nothing can be written into “%s”."), folder);
  return NULL;
}

static gboolean
copy_file (const char  *path,
           const char  *copy,
           const char  *suffix,
           GError     **error)
{
  g_autofree char *from_path = g_strconcat (path, suffix, NULL);
  g_autofree char *to_path = g_strconcat (copy, suffix, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (from_path);
  g_autoptr(GFile) to = g_file_new_for_path (to_path);
  g_autoptr(GError) problem = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &problem) ||
      (*suffix != '\0' && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
open_copy (Salvage     *self,
           const char  *path,
           GError     **error)
{
  g_clear_object (&self->from);
  self->from = rapport_connection_open (self->damaged, RAPPORT_CONNECTION_READ_ONLY, error);
  return self->from != NULL && rapport_schema_check_tables (self->from, path, error);
}

/* What says where all the rest is, is the same in a backup. */
static gboolean
open_with_schema (Salvage     *self,
                  const char  *path,
                  const char  *backup,
                  GError     **error)
{
  g_clear_object (&self->from);
  if (backup != NULL && rapport_salvage_schema (self->damaged, backup) && open_copy (self, path, NULL))
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
               /* translators: a file name */
               _("Nothing can be read of “%s”: what says where all the rest is, is damaged. Bring back a backup."), path);
  return FALSE;
}

/* What is no table of ours any more can't be told from what another program put there. */
static gboolean
open_damaged (Salvage     *self,
              const char  *path,
              const char  *backup,
              GError     **error)
{
  g_autoptr(GError) problem = NULL;

  if (!copy_file (path, self->damaged, "", error) || !copy_file (path, self->damaged, "-wal", error))
    return FALSE;
  if (open_copy (self, path, &problem))
    return TRUE;
  if (g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
      g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    return open_with_schema (self, path, backup, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Only one of the same form has rows that can stand in for those that are lost. */
static void
open_backup (Salvage    *self,
             const char *backup)
{
  gint64 version = 0, other = 0;

  if (backup != NULL)
    self->backup = rapport_connection_open (backup, RAPPORT_CONNECTION_READ_ONLY, NULL);
  if (self->backup == NULL)
    return;
  rapport_connection_query_integer (self->from, "PRAGMA user_version", &version, NULL);
  rapport_connection_query_integer (self->backup, "PRAGMA user_version", &other, NULL);
  if (version != other)
    g_clear_object (&self->backup);
}

/* Its index for searching makes tables of its own, which come with it. */
#define MAKINGS \
  "SELECT sql, type, name FROM sqlite_schema s WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'" \
  " AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL%'" \
  " AND s.name IN (v.name || '_data', v.name || '_idx', v.name || '_content', v.name || '_docsize'," \
  " v.name || '_config')) ORDER BY s.rowid"

static gboolean
make_tables (Salvage  *self,
             GError  **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->from, MAKINGS, error);
  g_autofree char *mark = NULL;
  gboolean has_row = TRUE;
  gint64 version;

  while (row != NULL && has_row)
    if (!rapport_statement_step (row, &has_row, error) ||
        (has_row && !rapport_connection_execute (self->to, rapport_statement_get_text (row, 0), error)))
      return FALSE;
  if (row == NULL || !rapport_connection_query_integer (self->from, "PRAGMA user_version", &version, error))
    return FALSE;
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", RAPPORT_APPLICATION_ID, (int) version);
  return rapport_connection_execute (self->to, mark, error);
}

static GPtrArray *
list_tables (Salvage  *self,
             GError  **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->from, MAKINGS, error);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        {
          g_ptr_array_add (tables, g_strdup ("sqlite_sequence"));
          return g_steal_pointer (&tables);
        }
      if (g_strcmp0 (rapport_statement_get_text (row, 1), "table") == 0 &&
          !g_str_has_prefix (rapport_statement_get_text (row, 0), "CREATE VIRTUAL"))
        g_ptr_array_add (tables, g_strdup (rapport_statement_get_text (row, 2)));
    }
  return NULL;
}

static gboolean
take_rows (Salvage              *self,
           RapportSalvageCount  *count,
           RapportProgress      *progress,
           GError              **error)
{
  g_autoptr(GPtrArray) tables = list_tables (self, error);

  rapport_progress_begin (progress, READING);
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    if (!rapport_progress_tell (progress, (double) i / tables->len, error) ||
        !rapport_salvage_rows (self->from, self->backup, self->to, g_ptr_array_index (tables, i), count, error))
      return FALSE;
  return tables != NULL &&
         rapport_connection_execute (self->to, "DELETE FROM sqlite_sequence WHERE rowid NOT IN"
                                     " (SELECT rowid FROM (SELECT rowid, max(seq) FROM sqlite_sequence"
                                     " GROUP BY name))", error) &&
         rapport_salvage_mend (self->to, count, error);
}

/* In a book of an older form it is made when that is brought to the new one. */
static gboolean
derive (Salvage          *self,
        GDateTime        *now,
        RapportProgress  *progress,
        GError          **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 version;

  if (!rapport_connection_query_integer (self->to, "PRAGMA user_version", &version, error))
    return FALSE;
  rapport_progress_begin (progress, 1);
  if (version < rapport_schema_get_version ())
    return rapport_connection_execute (self->to, "DELETE FROM meta WHERE name = 'derived' OR name LIKE 'derived:%'"
                                       " OR name LIKE 'renewed:%'", error);
  return rapport_shipped_insert (self->to, error) &&
         rapport_derived_rebuild (self->to, g_date_time_to_unix (now), zone, progress, error);
}

static gboolean
fill (Salvage              *self,
      GDateTime            *now,
      RapportSalvageCount  *count,
      RapportProgress      *progress,
      GError              **error)
{
  return rapport_connection_execute (self->to, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error) &&
         make_tables (self, error) && take_rows (self, count, progress, error) && derive (self, now, progress, error) &&
         rapport_connection_execute (self->to, "COMMIT", error);
}

static gboolean
save (Salvage          *self,
      const char       *folder,
      const char       *target,
      RapportProgress  *progress,
      GError          **error)
{
  g_autofree char *place = g_path_get_dirname (target);

  return rapport_attachments_copy (self->to, folder, place, error) &&
         rapport_book_copy (self->saved, target, progress, error);
}

/**
 * rapport_salvage_run:
 * @folder: that of a damaged book, which is left as it is
 * @target: (nullable): a file; NULL for one among the backups
 * @now: local time
 * @progress: (nullable): told how far it is; may end it
 *
 * Saves what can still be read of a damaged book into a whole one. What lies behind the damage is taken from the newest
 * whole backup, as far as it has it. May run in any thread.
 *
 * Returns: (transfer full) (nullable): what was saved; NULL with @error set, RAPPORT_ERROR_DAMAGED when nothing can be read
 */
RapportSalvaged *
rapport_salvage_run (const char       *folder,
                     const char       *target,
                     GDateTime        *now,
                     RapportProgress  *progress,
                     GError          **error)
{
  g_autoptr(RapportSalvaged) salvaged = g_new0 (RapportSalvaged, 1);
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  g_auto(Salvage) self = { .locks = { -1, -1 } };

  g_return_val_if_fail (folder != NULL && now != NULL, NULL);

  path = g_build_filename (folder, "rapport.db", NULL);
  salvaged->path = target != NULL ? g_strdup (target) : rapport_backups_dup_path (folder, RAPPORT_BACKUP_SALVAGE, now);
  place = g_path_get_dirname (salvaged->path);
  self.damaged = make_temporary (place, &self.locks[0], error);
  self.saved = self.damaged != NULL ? make_temporary (place, &self.locks[1], error) : NULL;
  if (self.saved == NULL)
    return NULL;
  salvaged->backup = rapport_backups_find_whole (folder);
  if (!open_damaged (&self, path, salvaged->backup, error))
    return NULL;
  open_backup (&self, salvaged->backup);
  if (self.backup == NULL)
    g_clear_pointer (&salvaged->backup, g_free);
  self.to = rapport_connection_open (self.saved, RAPPORT_CONNECTION_READ_WRITE, error);
  if (self.to == NULL || !fill (&self, now, &salvaged->count, progress, error) ||
      !save (&self, folder, salvaged->path, progress, error))
    return NULL;
  return g_steal_pointer (&salvaged);
}

/** rapport_salvaged_describe: Returns: (transfer full): how much was saved, for people */
char *
rapport_salvaged_describe (const RapportSalvaged *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_printf (text, ngettext ("%u row was saved.", "%u rows were saved.", self->count.n_read), self->count.n_read);
  if (self->count.n_from_backup > 0)
    g_string_append_printf (text, ngettext (" %u that could not be read was taken from the newest backup.",
                                            " %u that could not be read were taken from the newest backup.",
                                            self->count.n_from_backup), self->count.n_from_backup);
  if (self->count.n_left_out > 0)
    g_string_append_printf (text, ngettext (" %u was left out, as what it belongs to could not be read.",
                                            " %u were left out, as what they belong to could not be read.",
                                            self->count.n_left_out), self->count.n_left_out);
  if (!self->count.has_gaps)
    g_string_append (text, _(" All could be read."));
  else
    g_string_append (text, _(" Some could not be read; look through what you changed last."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
rapport_salvaged_free (RapportSalvaged *self)
{
  g_free (self->path);
  g_free (self->backup);
  g_free (self);
}
