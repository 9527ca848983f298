/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-settings.h"

#define PLAIN ".db"
#define SEALED ".tar.gpg"
#define UNFINISHED ".rapport-"
#define UNFINISHED_LENGTH (sizeof UNFINISHED - 1 + 6)

/* all that were made before something, and by hand, stay for so many days */
#define DAYS_OF_ALL 7
/* but of those that were made before an act only the first of each day and the last few: a day may have many */
#define MOST_BEFORE_ACTS 5
#define DAYS_OF_STEPS 366

/* a file that was attached so lately may be that of a backup that is being made */
#define YOUNG_SECONDS (24 * 3600)

static const struct
{
  const char *name;
  const char *words;
} reasons[RAPPORT_N_BACKUP_REASONS] = {
  [RAPPORT_BACKUP_DAILY] = { "daily", N_("daily") },
  [RAPPORT_BACKUP_STEP] = { "step", N_("before an upgrade") },
  [RAPPORT_BACKUP_IMPORT] = { "import", N_("before an import") },
  [RAPPORT_BACKUP_RESTORE] = { "restore", N_("before another backup was brought back") },
  [RAPPORT_BACKUP_MANY] = { "many", N_("before many things were changed") },
  [RAPPORT_BACKUP_HAND] = { "hand", N_("made by hand") },
  [RAPPORT_BACKUP_SALVAGE] = { "salvage", N_("saved from damaged data") },
};

/** rapport_backup_get_reason: Returns: why it was made, in the person's language */
const char *
rapport_backup_get_reason (const RapportBackup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(reasons[self->reason].words);
}

/**
 * rapport_backup_parse:
 * @name: of a file, without its folder
 * @backup: (out): all but its path
 *
 * Returns: whether @name is that of a backup: rapport-YYYYMMDD-HHMMSS-REASON.db, or .tar.gpg when it is sealed
 */
gboolean
rapport_backup_parse (const char    *name,
                      RapportBackup *backup)
{
  int begin = 0;

  g_return_val_if_fail (name != NULL && backup != NULL, FALSE);

  if (sscanf (name, "rapport-%8d-%6d-%n", &backup->day, &backup->time, &begin) != 2 ||
      begin != (int) strlen ("rapport-YYYYMMDD-HHMMSS-") ||
      !g_date_valid_dmy (backup->day % 100, backup->day / 100 % 100, backup->day / 10000))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *end = name + begin;

      if (!g_str_has_prefix (end, reasons[i].name))
        continue;
      end += strlen (reasons[i].name);
      backup->reason = i;
      backup->is_sealed = strcmp (end, SEALED) == 0;
      if (backup->is_sealed || strcmp (end, PLAIN) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
day_number (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day % 100, day / 100 % 100, day / 10000);
  return g_date_get_julian (&date);
}

/* Weeks begin on Monday, as day 1 of the count did. */
static guint
find_span (int   day,
           guint which)
{
  const guint number = day_number (day);

  return which == 0 ? number : which == 1 ? (number - 1) / 7 : (guint) (day / 100);
}

/* Keeps the last backup of each of the last spans in which there is one. */
static void
choose_spans (const RapportBackup *backups,
              guint                n_backups,
              guint                which,
              int                  n_spans,
              gboolean            *kept)
{
  guint last = 0;

  for (guint i = n_backups; i > 0 && n_spans > 0; i--)
    {
      const guint span = find_span (backups[i - 1].day, which);

      if (span == last)
        continue;
      last = span;
      kept[i - 1] = TRUE;
      n_spans--;
    }
}

static gboolean
is_before_act (const RapportBackup *backup)
{
  return backup->reason == RAPPORT_BACKUP_IMPORT || backup->reason == RAPPORT_BACKUP_MANY;
}

/* What a day began with is what is wanted back when all that was done on it was wrong. */
static gboolean
is_first_of_day (const RapportBackup *backups,
                 guint                i)
{
  for (guint j = i; j-- > 0 && backups[j].day == backups[i].day;)
    if (is_before_act (&backups[j]))
      return FALSE;
  return TRUE;
}

/**
 * rapport_backups_choose:
 * @backups: the oldest first
 * @rules: of how many days, weeks and months the last one stays
 * @today: yyyymmdd
 * @kept: (out): for each whether it stays
 *
 * Says which backups stay: the last one of each of so many days, weeks and months, those before a step
 * of the schema for a year, and all others but the daily ones for a week, of those before an import or
 * another great change the first of each day and the last 5. The newest always stays.
 */
void
rapport_backups_choose (const RapportBackup *backups,
                        guint                n_backups,
                        const RapportRules  *rules,
                        int                  today,
                        gboolean            *kept)
{
  const int n_spans[] = { rules->backup_days, rules->backup_weeks, rules->backup_months };
  const guint now = day_number (today);
  guint n_before_acts = 0;

  g_return_if_fail (n_backups == 0 || (backups != NULL && kept != NULL));

  for (guint i = n_backups; i-- > 0;)
    {
      const RapportBackupReason reason = backups[i].reason;
      const guint days = reason == RAPPORT_BACKUP_STEP ? DAYS_OF_STEPS : DAYS_OF_ALL;

      kept[i] = reason != RAPPORT_BACKUP_DAILY && day_number (backups[i].day) + days > now &&
                !(is_before_act (&backups[i]) && n_before_acts++ >= MOST_BEFORE_ACTS && !is_first_of_day (backups, i));
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_spans); i++)
    choose_spans (backups, n_backups, i, n_spans[i], kept);
}

static void
clear_backup (gpointer data)
{
  g_free (((RapportBackup *) data)->path);
}

/**
 * rapport_backup_compare:
 *
 * Returns: less than, equal to or greater than 0: which was made first; those of one moment and reason are the same
 *   backup, wherever they stand
 */
int
rapport_backup_compare (const RapportBackup *a,
                        const RapportBackup *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;
  return (int) a->reason - (int) b->reason;
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  return rapport_backup_compare (a, b);
}

/**
 * rapport_backups_list_in:
 * @path: a folder that holds backups
 *
 * Returns: (transfer full) (element-type RapportBackup): those in it, the oldest first
 */
GArray *
rapport_backups_list_in (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  GArray *backups = g_array_new (FALSE, TRUE, sizeof (RapportBackup));
  const char *name;

  g_return_val_if_fail (path != NULL, backups);

  dir = g_dir_open (path, 0, NULL);
  g_array_set_clear_func (backups, clear_backup);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      RapportBackup backup = { 0 };

      if (!rapport_backup_parse (name, &backup))
        continue;
      backup.path = g_build_filename (path, name, NULL);
      g_array_append_val (backups, backup);
    }
  g_array_sort (backups, compare_backups);
  return backups;
}

/**
 * rapport_backups_list:
 * @folder: that of a book
 *
 * Returns: (transfer full) (element-type RapportBackup): its backups beside it, the oldest first
 */
GArray *
rapport_backups_list (const char *folder)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, RAPPORT_BACKUPS_FOLDER, NULL);
  return rapport_backups_list_in (path);
}

/** rapport_backups_get_day: Returns: the day of @now, yyyymmdd */
int
rapport_backups_get_day (GDateTime *now)
{
  return g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now);
}

/** rapport_backups_is_due: Returns: whether no backup was made yet on the day of @now */
gboolean
rapport_backups_is_due (const char *folder,
                        GDateTime  *now)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);

  for (guint i = 0; i < backups->len; i++)
    if (g_array_index (backups, RapportBackup, i).day == rapport_backups_get_day (now))
      return FALSE;
  return TRUE;
}

/**
 * rapport_backups_dup_origin:
 * @folder: that of a book
 *
 * Returns: (transfer full): by what the data are known to be the same on several computers, their first act; "" for a
 *   book without one
 */
char *
rapport_backups_dup_origin (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  if (connection != NULL)
    row = rapport_connection_prepare (connection, "SELECT lower (hex (uid)) FROM action ORDER BY id LIMIT 1", NULL);
  if (row == NULL || !rapport_statement_step (row, &has_row, NULL) || !has_row)
    return g_strdup ("");
  return g_strdup (rapport_statement_get_text (row, 0));
}

/**
 * rapport_backups_dup_path:
 * @now: local time
 *
 * Returns: (transfer full): where a backup of the book in @folder comes to stand; nothing is there yet
 */
char *
rapport_backups_dup_path (const char          *folder,
                          RapportBackupReason  reason,
                          GDateTime           *now)
{
  g_return_val_if_fail (folder != NULL && now != NULL && reason < RAPPORT_N_BACKUP_REASONS, NULL);

  for (int second = 0;; second++)
    {
      g_autoptr(GDateTime) at = g_date_time_add_seconds (now, second);
      g_autofree char *time = g_date_time_format (at, "%Y%m%d-%H%M%S");
      g_autofree char *name = g_strdup_printf ("rapport-%s-%s" PLAIN, time, reasons[reason].name);
      g_autofree char *path = g_build_filename (folder, RAPPORT_BACKUPS_FOLDER, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * rapport_backups_find_whole:
 *
 * Looks through the backups of the book in @folder, the newest first, which takes as long as to read them. What was
 * saved from damaged data is none that can be relied on.
 *
 * Returns: (transfer full) (nullable): the file of the newest one that is whole
 */
char *
rapport_backups_find_whole (const char *folder)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);

  for (guint i = backups->len; i > 0; i--)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i - 1);
      g_autoptr(GPtrArray) findings =
        backup->reason != RAPPORT_BACKUP_SALVAGE ? rapport_book_verify_file (backup->path, NULL) : NULL;

      if (findings != NULL && findings->len == 0)
        return g_strdup (backup->path);
    }
  return NULL;
}

/* SQLite's own files beside it go and stay with it. */
static gboolean
is_being_made (const char *folder,
               const char *name)
{
  g_autofree char *base = g_strndup (name, UNFINISHED_LENGTH);
  g_autofree char *file = g_build_filename (folder, base, NULL);
  const int fd = g_open (file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  const gboolean locked = fd >= 0 && flock (fd, LOCK_SH | LOCK_NB) != 0;

  if (fd >= 0)
    close (fd);
  return locked;
}

/** rapport_backups_drop_unfinished_in: removes what a backup that was killed left behind in the folder @path */
void
rapport_backups_drop_unfinished_in (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_str_has_prefix (name, UNFINISHED) && !is_being_made (path, name))
        g_unlink (file);
    }
}

/** rapport_backups_drop_unfinished: the same beside the book in @folder */
void
rapport_backups_drop_unfinished (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, RAPPORT_BACKUPS_FOLDER, NULL);

  rapport_backups_drop_unfinished_in (path);
}

/* Returns: (element-type utf8) (nullable): the attached files that the backups in @path name; NULL when one can't be
 * read, or says nothing since it is sealed with its own */
static GHashTable *
find_named (const char *path)
{
  g_autoptr(GArray) backups = rapport_backups_list_in (path);
  g_autoptr(GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i);
      g_autoptr(RapportConnection) connection = NULL;
      g_autoptr(GPtrArray) names = NULL;

      if (backup->is_sealed)
        continue;
      connection = rapport_connection_open (backup->path, RAPPORT_CONNECTION_READ_ONLY, NULL);
      names = connection != NULL ? rapport_attachments_list_kept (connection, path, NULL) : NULL;
      if (names == NULL)
        return NULL;
      for (guint k = 0; k < names->len; k++)
        g_hash_table_add (named, g_strdup (g_ptr_array_index (names, k)));
    }
  return g_steal_pointer (&named);
}

/**
 * rapport_backups_drop_files:
 * @path: a folder that holds backups
 * @before: UTC seconds; what is younger stays
 *
 * Removes the attached files that no backup names any more, unless there is one that can't be read.
 */
void
rapport_backups_drop_files (const char *path,
                            gint64      before)
{
  g_autoptr(GHashTable) named = NULL;

  g_return_if_fail (path != NULL);

  named = find_named (path);
  if (named != NULL)
    rapport_attachments_keep_only (path, named, before);
}

/**
 * rapport_backups_thin:
 * @path: a folder that holds backups
 * @rules: of how many days, weeks and months the last one stays
 * @today: yyyymmdd
 *
 * Removes those that rapport_backups_choose() does not keep, and the attached files that no other names; what can't be
 * removed is tried again the next time.
 */
void
rapport_backups_thin (const char         *path,
                      const RapportRules *rules,
                      int                 today)
{
  g_autoptr(GArray) backups = rapport_backups_list_in (path);
  g_autofree gboolean *kept = g_new0 (gboolean, backups->len + 1);
  guint n_removed = 0;

  rapport_backups_choose ((const RapportBackup *) backups->data, backups->len, rules, today, kept);
  for (guint i = 0; i < backups->len; i++)
    if (!kept[i])
      n_removed += g_unlink (g_array_index (backups, RapportBackup, i).path) == 0;
  if (n_removed > 0)
    rapport_backups_drop_files (path, g_get_real_time () / G_USEC_PER_SEC - YOUNG_SECONDS);
}

static void
thin_beside (const char *folder,
             const char *book,
             int         today)
{
  g_autofree char *path = g_build_filename (folder, RAPPORT_BACKUPS_FOLDER, NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (book, RAPPORT_CONNECTION_READ_ONLY, NULL);
  RapportRules rules;

  if (connection == NULL)
    return;
  rapport_settings_load_rules (connection, &rules);
  rapport_backups_thin (path, &rules, today);
}

/**
 * rapport_backups_make:
 * @folder: that of a book, which others may have open
 * @now: local time
 * @progress: (nullable): told how far it is; may end it
 *
 * Makes a backup as rapport_book_copy() does, in the folder of the backups; once it is whole, old ones
 * that rapport_backups_choose() does not keep are removed. May run in any thread.
 *
 * Returns: (transfer full) (nullable): the backup's file; NULL with @error set
 */
char *
rapport_backups_make (const char           *folder,
                      RapportBackupReason   reason,
                      GDateTime            *now,
                      RapportProgress      *progress,
                      GError              **error)
{
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;

  g_return_val_if_fail (folder != NULL && now != NULL, NULL);
  g_return_val_if_fail (reason < RAPPORT_N_BACKUP_REASONS, NULL);

  path = g_build_filename (folder, "rapport.db", NULL);
  target = rapport_backups_dup_path (folder, reason, now);
  if (!rapport_book_copy (path, target, progress, error))
    return NULL;
  rapport_backups_drop_unfinished (folder);
  /* what is about to be brought back may be the oldest */
  if (reason != RAPPORT_BACKUP_RESTORE)
    thin_beside (folder, path, rapport_backups_get_day (now));
  return g_steal_pointer (&target);
}
