/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-archive.h"
#include "rapport-backup-restore.h"
#include "rapport-cli-backup-place.h"
#include "rapport-cli-person.h"
#include "rapport-cli-progress.h"
#include "rapport-cli-restore-customer.h"
#include "rapport-cli.h"
#include "rapport-person-file.h"
#include "rapport-sample.h"
#include "rapport-schema.h"

static int
parse_with_file (RapportCliOptions   *options,
                 const char          *usage,
                 const char          *summary,
                 const GOptionEntry  *entries,
                 int                 *argc,
                 char              ***argv)
{
  if (!rapport_cli_parse (options, usage, summary, entries, argc, argv))
    return RAPPORT_CLI_USAGE;
  if (*argc < 2)
    return rapport_cli_complain (_("the file’s name is missing"));
  if (*argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), (*argv)[2]);
  return RAPPORT_CLI_OK;
}

static gboolean
export_about (RapportBook  *book,
              const char   *customer,
              const char   *contact,
              const char   *path,
              GError      **error)
{
  g_autoptr(RapportEntity) person = rapport_cli_find_person (book, customer, contact, error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return person != NULL && rapport_person_file_write (rapport_book_get_connection (book), rapport_book_get_folder (book),
                                                      person, path, zone, error);
}

/* A name that has no ending, such as that of a pipe, tells nothing. */
static gboolean
tells_other_kind (const char         *path,
                  const char * const *endings)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = strrchr (name, '.');

  return ending != NULL && ending != name && !g_strv_contains (endings, ending);
}

/* What is written is never another kind of file than its name says. */
static int
check_ending (const char *path,
              gboolean    about)
{
  static const char * const archives[] = { ".json", NULL };
  static const char * const abouts[] = { ".zip", ".json", ".txt", NULL };
  g_autofree char *name = g_filename_display_name (path);

  if (about && tells_other_kind (path, abouts))
    return rapport_cli_complain (_("“%s”: what is kept about a customer is written as .zip, .json or .txt"), name);
  if (!about && tells_other_kind (path, archives))
    return rapport_cli_complain (_("“%s”: everything, attached files too, is written as JSON; let the name end in .json"),
                                 name);
  return RAPPORT_CLI_OK;
}

static int
export_person (RapportCliOptions *options,
               const char        *customer,
               const char        *contact,
               const char        *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);

  return book != NULL && export_about (book, customer, contact, path, &error) ? RAPPORT_CLI_OK
                                                                               : rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_run_export:
 *
 * The `export` command: writes the whole book as one archive, or what is kept about somebody.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_export (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCliProgress) progress = NULL;
  g_autofree char *about = NULL;
  g_autofree char *contact = NULL;
  const GOptionEntry entries[] = {
    { "about", 0, 0, G_OPTION_ARG_STRING, &about,
      N_("Only what is kept about a customer: as .zip with what is attached, .json or .txt"), N_("CUSTOMER") },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &contact, N_("Only this contact of the customer"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  gboolean done;
  int status = parse_with_file (options, _("export [--about CUSTOMER] FILE"),
                                _("Writes everything into one archive, or all that is kept about somebody."), entries,
                                &argc, &argv);

  if (status != RAPPORT_CLI_OK)
    return status;
  if (contact != NULL && about == NULL)
    return rapport_cli_complain (_("--contact: say of which customer with --about"));
  status = check_ending (argv[1], about != NULL);
  if (status != RAPPORT_CLI_OK)
    return status;
  if (about != NULL)
    return export_person (options, about, contact, argv[1]);
  progress = rapport_cli_progress_new ();
  book = rapport_cli_open_book (options, &error);
  done = book != NULL && rapport_archive_write (book, argv[1], rapport_cli_progress_start (progress), &error);
  g_clear_pointer (&progress, rapport_cli_progress_free);
  if (!done)
    return rapport_cli_fail (NULL, error);
  rapport_cli_warn_of_missing_files (options);
  return RAPPORT_CLI_OK;
}

static int
restore_backup (RapportCliOptions *options,
                const char        *source,
                const char        *phrase_file)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportUnsealed) backup = rapport_cli_unseal (source, phrase_file, &error);
  g_autoptr(RapportCliProgress) progress = backup != NULL ? rapport_cli_progress_new () : NULL;
  gboolean done = backup != NULL && rapport_backup_restore (folder, rapport_unsealed_get_path (backup), now,
                                                            rapport_cli_progress_start (progress), &error);

  g_clear_pointer (&progress, rapport_cli_progress_free);
  return done ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

/* What was made for an archive that could not be restored goes again. */
static void
leave_nothing (RapportCliOptions *options,
               const char        *folder,
               gboolean           had_folder)
{
  static const char * const names[] = { "rapport.db", "rapport.db-wal", "rapport.db-shm" };

  rapport_cli_close (options);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  if (!had_folder)
    rapport_cli_remove_tree (folder);
}

static int
restore_archive (RapportCliOptions *options,
                 const char        *source)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  const gboolean had_folder = g_file_test (folder, G_FILE_TEST_EXISTS);
  const gboolean had_book = rapport_cli_has_book (options);
  g_autoptr(RapportCliProgress) progress = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_archive_check (source, &error))
    return rapport_cli_fail (source, error);
  progress = rapport_cli_progress_new ();
  book = rapport_cli_open_book_to_write (options, &error);
  if (book != NULL && rapport_archive_restore (book, source, rapport_cli_progress_start (progress), &error))
    return RAPPORT_CLI_OK;
  g_clear_pointer (&progress, rapport_cli_progress_free);
  if (!had_book)
    leave_nothing (options, folder, had_folder);
  return rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_run_restore:
 *
 * The `restore` command: brings back a backup, or one customer of it, or an archive where there are no data yet.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_restore (RapportCliOptions *options,
                         int                argc,
                         char             **argv)
{
  g_autofree char *customer = NULL;
  g_autofree char *phrase_file = NULL;
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_STRING, &customer,
      N_("Bring back one customer only, by number or name, with all that belongs to it"), N_("CUSTOMER") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &phrase_file,
      N_("Read the pass phrase from the first line of a file; else it is asked for"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  int status = parse_with_file (options, _("restore FILE"),
                                _("Brings back a backup, or an archive where there are no data yet."), entries, &argc,
                                &argv);

  if (status != RAPPORT_CLI_OK)
    return status;
  if (customer != NULL && *customer == '\0')
    return rapport_cli_complain (_("--customer: say which one"));
  if (customer != NULL)
    return rapport_cli_restore_customer (options, argv[1], customer, phrase_file);
  if (g_file_test (argv[1], G_FILE_TEST_IS_REGULAR) &&
      (rapport_sealed_backup_is_name (argv[1]) || rapport_schema_is_database (argv[1])))
    return restore_backup (options, argv[1], phrase_file);
  return restore_archive (options, argv[1]);
}

/**
 * rapport_cli_run_sample:
 *
 * The `sample` command: fills a book with the sample data where there are no data yet.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_sample (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_cli_parse (options, "sample", _("Fills an empty folder with sample data."), NULL, &argc,
                          &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  book = rapport_cli_open_book_to_write (options, &error);
  if (book == NULL || !rapport_sample_fill (book, g_get_real_time () / G_USEC_PER_SEC, zone, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}
