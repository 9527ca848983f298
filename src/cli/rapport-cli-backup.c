/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-cli-progress.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"

static char *
dup_time (const RapportBackup *backup)
{
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", backup->day / 10000, backup->day / 100 % 100,
                          backup->day % 100, backup->time / 10000, backup->time / 100 % 100, backup->time % 100);
}

static void
print_json (GArray *backups)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i);
      g_autofree char *time = dup_time (backup);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "made");
      json_builder_add_string_value (builder, time);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, rapport_backup_get_reason (backup));
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, backup->path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

static int
list_backups (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GArray) backups = rapport_backups_list (folder);

  if (options->json)
    print_json (backups);
  for (guint i = 0; !options->json && i < backups->len; i++)
    {
      const RapportBackup *backup = &g_array_index (backups, RapportBackup, i);
      g_autofree char *time = dup_time (backup);

      g_print ("%s  %s  %s\n", time, backup->path, rapport_backup_get_reason (backup));
    }
  return RAPPORT_CLI_OK;
}

static char *
make_backup (RapportCliOptions  *options,
             const char         *target,
             RapportProgress    *progress,
             GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (!rapport_cli_check_book (options, error))
    return NULL;
  if (target == NULL)
    return rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, progress, error);
  return rapport_book_copy (path, target, progress, error) ? g_strdup (target) : NULL;
}

/**
 * rapport_cli_run_backup:
 *
 * The `backup` command: makes a backup that was looked through, or lists those there are. The book is
 * not opened, so that one of an older form stays as it is.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_backup (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the backups there are"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(RapportCliProgress) progress = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;

  if (!rapport_cli_parse (options, _("backup [FILE]"), _("Makes a backup, of which it is known that it is whole."),
                          entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > (list ? 1 : 2))
    return rapport_cli_complain (_("“%s” is too much"), argv[argc - 1]);
  if (list)
    return list_backups (options);
  progress = rapport_cli_progress_new ();
  backup = make_backup (options, argc > 1 ? argv[1] : NULL, rapport_cli_progress_start (progress), &error);
  g_clear_pointer (&progress, rapport_cli_progress_free);
  if (backup == NULL)
    return rapport_cli_fail (NULL, error);
  g_print ("%s\n", backup);
  return RAPPORT_CLI_OK;
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
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!rapport_cli_parse (options, _("verify [FILE]"), _("Looks whether a backup is whole, or else the data."), NULL,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  folder = rapport_cli_dup_folder (options);
  path = argc > 1 ? g_strdup (argv[1]) : g_build_filename (folder, "rapport.db", NULL);
  if (argc > 1 || rapport_cli_check_book (options, &error))
    findings = rapport_book_verify_file (path, &error);
  if (findings == NULL)
    return rapport_cli_fail (NULL, error);
  if (findings->len == 0)
    g_print ("%s\n", argc > 1 ? _("The backup is whole.") : _("The data are whole."));
  for (guint i = 0; i < findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (findings, i));
  return findings->len == 0 ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}
