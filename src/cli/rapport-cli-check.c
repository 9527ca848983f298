/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-cli-json.h"
#include "rapport-cli-progress.h"
#include "rapport-cli.h"
#include "rapport-renewal.h"

static void
print_json (GPtrArray *findings)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sentence");
      json_builder_add_string_value (builder, g_ptr_array_index (findings, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

/* What is derived can be made anew; what the file itself lost can't. */
static gboolean
is_damaged (RapportBook *book)
{
  g_autoptr(GPtrArray) damage = NULL;

  /* of that it is said at the end */
  if (rapport_book_is_damaged (book))
    return FALSE;
  damage = rapport_book_verify_file (rapport_book_get_path (book), NULL);
  return damage == NULL || damage->len > 0;
}

static gboolean
make_anew (const char  *path,
           GError     **error)
{
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, error);
  g_autoptr(RapportCliProgress) progress = rapport_cli_progress_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return connection != NULL && rapport_renewal_repair (connection, g_get_real_time () / G_USEC_PER_SEC, zone,
                                                       rapport_cli_progress_start (progress), error);
}

/* Of what was entered nothing is changed; what is made of it may still be of use to somebody, so it is in the backup. */
static gboolean
repair (RapportBook  *book,
        gboolean      json,
        GError      **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *backup = rapport_backups_make (rapport_book_get_folder (book), RAPPORT_BACKUP_MANY, now, NULL, error);

  if (backup == NULL || !make_anew (rapport_book_get_path (book), error))
    return FALSE;
  if (json)
    return TRUE;
  /* translators: a file name */
  g_print (_("A backup was made first: “%s”."), backup);
  g_print ("\n%s\n", _("Lists, search, deadlines and reminders were made anew from what was entered."));
  return TRUE;
}

static GPtrArray *
find_and_repair (RapportBook        *book,
                 gboolean            json,
                 RapportCheckMends  *mends,
                 GError            **error)
{
  g_autoptr(GPtrArray) findings = rapport_check_find (book, TRUE, NULL, mends, error);

  if (findings == NULL || (*mends & RAPPORT_CHECK_DERIVED) == 0 || (*mends & RAPPORT_CHECK_LOST) != 0)
    return g_steal_pointer (&findings);
  for (guint i = 0; !json && i < findings->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings, i));
  return repair (book, json, error) ? rapport_check_find (book, TRUE, NULL, mends, error) : NULL;
}

static void
advise (RapportCliOptions *options,
        RapportBook       *book,
        RapportCheckMends  mends)
{
  if (is_damaged (book) || (mends & RAPPORT_CHECK_LOST) != 0)
    {
      rapport_cli_advise_damaged (options);
      return;
    }
  if (mends & RAPPORT_CHECK_DERIVED)
    g_printerr ("%s\n", _("“rapport-cli check --repair” makes lists, search, deadlines and reminders anew from what was "
                          "entered, after a backup."));
  if (mends & RAPPORT_CHECK_NUMBERS)
    g_printerr ("%s\n", _("“rapport-cli renumber” gives other numbers where one was given twice."));
}

static int
print_findings (RapportCliOptions *options,
                RapportBook       *book,
                GPtrArray         *findings,
                RapportCheckMends  mends)
{
  if (options->json)
    print_json (findings);
  else if (findings->len == 0)
    g_print ("%s\n", _("The data are whole."));
  for (guint i = 0; !options->json && i < findings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > 0)
    advise (options, book, mends);
  return findings->len == 0 ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}

/**
 * rapport_cli_run_check:
 *
 * The `check` command: looks whether a book is whole and what is derived in it is right, and makes that anew when told
 * so.
 *
 * Returns: a #RapportCliStatus, RAPPORT_CLI_FAILED when something is wrong
 */
int
rapport_cli_run_check (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  gboolean repairs = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repairs,
      N_("Make anew what is made from what was entered, where it is wrong; after a backup"), NULL },
    G_OPTION_ENTRY_NULL
  };
  RapportCheckMends mends = 0;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_cli_parse (options, "check", _("Looks whether the data are whole."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  book = rapport_cli_open_book (options, &error);
  if (book != NULL && rapport_cli_renew (book, FALSE, &error))
    findings = repairs ? find_and_repair (book, options->json, &mends, &error)
                       : rapport_check_find (book, TRUE, NULL, &mends, &error);
  if (findings == NULL)
    return rapport_cli_fail (NULL, error);
  return print_findings (options, book, findings, mends);
}
