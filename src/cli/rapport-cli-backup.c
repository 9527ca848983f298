/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-backup.h"
#include "rapport-cli.h"

/* backups/rapport-20260310-120000.db beside the book */
static char *
dup_default_path (RapportBook *book)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "rapport-%Y%m%d-%H%M%S.db");
  g_autofree char *folder = g_build_filename (rapport_book_get_folder (book), "backups", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static gboolean
is_the_book (RapportBook *book,
             const char  *path)
{
  GStatBuf own, other;

  return g_stat (rapport_book_get_path (book), &own) == 0 && g_stat (path, &other) == 0 &&
         own.st_dev == other.st_dev && own.st_ino == other.st_ino;
}

/**
 * rapport_cli_run_backup:
 *
 * The `backup` command: writes a checked copy of the book.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_backup (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (!rapport_cli_parse (options, _("backup [FILE]"), _("Writes a checked copy of the data."), NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  book = rapport_cli_open_book (options, &error);
  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  path = argc == 2 ? g_strdup (argv[1]) : dup_default_path (book);
  if (is_the_book (book, path))
    return rapport_cli_complain (_("“%s” is the book itself"), path);
  connection = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);
  if (connection == NULL || !rapport_backup_write (connection, path, &error))
    return rapport_cli_fail (path, error);
  g_print ("%s\n", path);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_verify:
 *
 * The `verify` command: looks whether a backup, or the book of the folder, is whole.
 *
 * Returns: a #RapportCliStatus, RAPPORT_CLI_FAILED when it is not
 */
int
rapport_cli_run_verify (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!rapport_cli_parse (options, _("verify [FILE]"), _("Looks whether a backup is whole."), NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  folder = options->data != NULL ? g_strdup (options->data) : rapport_book_dup_default_folder (FALSE);
  path = argc == 2 ? g_strdup (argv[1]) : g_build_filename (folder, "rapport.db", NULL);
  if (!rapport_backup_verify (path, &error))
    return rapport_cli_fail (NULL, error);
  /* translators: the path of a file */
  g_print (_("“%s” is whole.\n"), path);
  return RAPPORT_CLI_OK;
}
