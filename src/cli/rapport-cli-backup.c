/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-book-copy.h"
#include "rapport-cli-backup-diff.h"
#include "rapport-cli-backup-place.h"
#include "rapport-cli-json.h"
#include "rapport-cli-phrase.h"
#include "rapport-cli-progress.h"
#include "rapport-cli.h"
#include "rapport-salvage.h"

static char *
dup_time (const RapportBackup *backup)
{
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", backup->day / 10000, backup->day / 100 % 100,
                          backup->day % 100, backup->time / 10000, backup->time / 100 % 100, backup->time % 100);
}

static void
add_json (JsonBuilder *builder,
          GArray      *backups,
          const char  *place)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i);
      g_autofree char *time = dup_time (backup);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "made", time);
      rapport_cli_json_add_text (builder, "reason", rapport_backup_get_reason (backup));
      rapport_cli_json_add_text (builder, "file", backup->path);
      rapport_cli_json_add_text (builder, "place", place);
      json_builder_set_member_name (builder, "encrypted");
      json_builder_add_boolean_value (builder, backup->is_sealed);
      json_builder_end_object (builder);
    }
}

static void
print_backups (GArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i);
      g_autofree char *time = dup_time (backup);

      g_print ("%s  %s  %s\n", time, backup->path, rapport_backup_get_reason (backup));
    }
}

static int
list_backups (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GArray) first = rapport_backups_list (folder);
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (folder);
  g_autoptr(GArray) second = NULL;

  if (place != NULL && rapport_backup_place_is_there (place))
    second = rapport_backups_list_in (place->path);
  if (options->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      add_json (builder, first, "first");
      if (second != NULL)
        add_json (builder, second, "second");
      json_builder_end_array (builder);
      rapport_cli_json_print (builder);
      return RAPPORT_CLI_OK;
    }
  print_backups (first);
  if (second != NULL)
    print_backups (second);
  if (place != NULL)
    rapport_cli_place_print (place);
  return RAPPORT_CLI_OK;
}

static gboolean
write_sealed (const char       *path,
              const char       *target,
              const char       *phrase_file,
              RapportProgress  *progress,
              GError          **error)
{
  char *phrase = rapport_cli_ask_phrase (phrase_file, TRUE, error);
  const gboolean done = phrase != NULL && rapport_sealed_backup_write_book (path, target, phrase, progress, error);

  rapport_backup_phrase_free (phrase);
  return done;
}

static gboolean
write_to (RapportCliOptions  *options,
          const char         *target,
          const char         *phrase_file,
          RapportProgress    *progress,
          GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);

  if (!rapport_cli_check_book (options, error))
    return FALSE;
  if (rapport_sealed_backup_is_name (target))
    return write_sealed (path, target, phrase_file, progress, error);
  return rapport_book_copy (path, target, progress, error);
}

static char *
make_backup (RapportCliOptions  *options,
             RapportProgress    *progress,
             GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (!rapport_cli_check_book (options, error))
    return NULL;
  return rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, progress, error);
}

/* @target: (nullable): NULL for the folder of the backups, and the second place */
static int
back_up (RapportCliOptions *options,
         const char        *target,
         const char        *phrase_file)
{
  RapportCliProgress *progress = rapport_cli_progress_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;
  gboolean done;

  if (target == NULL)
    backup = make_backup (options, rapport_cli_progress_start (progress), &error);
  done = target != NULL ? write_to (options, target, phrase_file, rapport_cli_progress_start (progress), &error)
                        : backup != NULL;
  rapport_cli_progress_free (progress);
  if (!done)
    return rapport_cli_fail (NULL, error);
  g_print ("%s\n", target != NULL ? target : backup);
  rapport_cli_warn_of_missing_files (options);
  return target != NULL ? RAPPORT_CLI_OK : rapport_cli_place_catch_up (options, phrase_file);
}

/**
 * rapport_cli_run_backup:
 *
 * The `backup` command: makes a backup that was looked through, lists those there are, says how one differs from now, or
 * chooses their second place. The book is not opened to make one, so that one of an older form stays as it is.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_backup (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  gboolean list = FALSE;
  gboolean encrypt = FALSE;
  g_autofree char *phrase_file = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the backups there are"), NULL },
    { "encrypt", 0, 0, G_OPTION_ARG_NONE, &encrypt, N_("Encrypt what is copied to the second place"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &phrase_file,
      N_("Read the pass phrase from the first line of a file; else it is asked for"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  const char *what;

  if (!rapport_cli_parse (options, _("backup [FILE]|diff FILE|place [FOLDER|none]"),
                          _("Makes a backup, of which it is known that it is whole; encrypted, when the file is called "
                            ".gpg. “diff” says how one differs from what is there now. “place” chooses a second place, "
                            "to which each backup is copied whenever it is there."),
                          entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  what = argc > 1 ? argv[1] : NULL;
  if (g_strcmp0 (what, "diff") == 0 && !list)
    return argc == 3 ? rapport_cli_backup_diff (options, argv[2], phrase_file)
                     : rapport_cli_complain (_("the file’s name is missing"));
  if (g_strcmp0 (what, "place") == 0 && argc <= 3 && !list)
    return rapport_cli_place (options, argc == 3 ? argv[2] : NULL, encrypt, phrase_file);
  if (argc > (list ? 1 : 2))
    return rapport_cli_complain (_("“%s” is too much"), argv[argc - 1]);
  return list ? list_backups (options) : back_up (options, what, phrase_file);
}

/* What is not there can't be damaged; that a file beside it is missing keeps nothing from being brought back. */
static GPtrArray *
verify_file (const char  *path,
             GError     **error)
{
  g_autoptr(GPtrArray) findings = rapport_book_verify_file (path, error);

  return findings == NULL || findings->len > 0 ? g_steal_pointer (&findings)
                                               : rapport_book_list_missing_files (path, error);
}

static GPtrArray *
verify (RapportCliOptions  *options,
        const char         *file,
        const char         *phrase_file,
        GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportUnsealed) backup = NULL;

  if (file == NULL)
    return rapport_cli_check_book (options, error) ? verify_file (path, error) : NULL;
  backup = rapport_cli_unseal (file, phrase_file, error);
  return backup != NULL ? verify_file (rapport_unsealed_get_path (backup), error) : NULL;
}

/**
 * rapport_cli_run_verify:
 *
 * The `verify` command: says whether a backup, or the book itself, is whole.
 *
 * Returns: a #RapportCliStatus, RAPPORT_CLI_FAILED when something is wrong
 */
int
rapport_cli_run_verify (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autofree char *phrase_file = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &phrase_file,
      N_("Read the pass phrase from the first line of a file; else it is asked for"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_cli_parse (options, _("verify [FILE]"), _("Looks whether a backup is whole, or else the data."), entries,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  findings = verify (options, argc > 1 ? argv[1] : NULL, phrase_file, &error);
  if (findings == NULL)
    return rapport_cli_fail (NULL, error);
  if (findings->len == 0)
    g_print ("%s\n", argc > 1 ? _("The backup is whole.") : _("The data are whole."));
  for (guint i = 0; i < findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > 0 && argc == 1)
    rapport_cli_advise_damaged (options);
  return findings->len == 0 ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}

/**
 * rapport_cli_run_salvage:
 *
 * The `salvage` command: saves what can still be read of a damaged book, which is left as it is.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_salvage (RapportCliOptions *options,
                         int                argc,
                         char             **argv)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(RapportCliProgress) progress = NULL;
  g_autoptr(RapportSalvaged) salvaged = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *words = NULL;

  if (!rapport_cli_parse (options, _("salvage [FILE]"),
                          _("Saves what can still be read of damaged data into a whole file."), NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  folder = rapport_cli_dup_folder (options);
  progress = rapport_cli_progress_new ();
  if (rapport_cli_check_book (options, &error))
    salvaged = rapport_salvage_run (folder, argc > 1 ? argv[1] : NULL, now, rapport_cli_progress_start (progress), &error);
  g_clear_pointer (&progress, rapport_cli_progress_free);
  if (salvaged == NULL)
    return rapport_cli_fail (NULL, error);
  words = rapport_salvaged_describe (salvaged);
  g_printerr ("%s\n%s\n", words, _("“rapport-cli restore” with the file below brings it back."));
  g_print ("%s\n", salvaged->path);
  return RAPPORT_CLI_OK;
}
