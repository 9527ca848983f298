/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli.h"
#include "rapport-import-lookup.h"

/**
 * rapport_cli_parse:
 * @usage: what follows the program's name, like "sla --policy FILE …"
 * @summary: what the command does, in the person's language
 * @entries: (nullable): the command's own options, ended by one without a name
 * @argc: (inout): arguments from the command's name on; what is left of them
 *
 * Reads a command's options and those that all commands have. `--help` prints and ends the
 * program.
 *
 * Returns: FALSE, having said why, when they make no sense
 */
gboolean
rapport_cli_parse (RapportCliOptions    *options,
                   const char           *usage,
                   const char           *summary,
                   const GOptionEntry   *entries,
                   int                  *argc,
                   char               ***argv)
{
  const GOptionEntry shared[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_("Print JSON"), NULL },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, N_("Folder of the book"), N_("DIR") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("Who acts"), N_("MEMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  rapport_cli_complain ("%s", error->message);
  return FALSE;
}

/** rapport_cli_clear: frees what the options hold */
void
rapport_cli_clear (RapportCliOptions *options)
{
  g_free (options->data);
  g_free (options->as);
  *options = (RapportCliOptions) { 0 };
}

/**
 * rapport_cli_open_book:
 *
 * Opens the book that the options name, which must be there: looking makes none.
 *
 * Returns: (transfer full) (nullable): the book, NULL with @error set
 */
RapportBook *
rapport_cli_open_book (RapportCliOptions  *options,
                       GError            **error)
{
  g_autofree char *folder = options->data != NULL ? g_strdup (options->data)
                                                  : rapport_book_dup_default_folder (FALSE);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   /* translators: a folder's name */
                   _("There are no data of Rapport in “%s”."), folder);
      return NULL;
    }
  return rapport_book_open (folder, error);
}

static gboolean
act_as (RapportBook  *book,
        const char   *name,
        GError      **error)
{
  gint64 member;

  if (!rapport_import_find_member (rapport_book_get_connection (book), name, &member, error))
    return FALSE;
  if (member != 0)
    {
      rapport_book_act_as (book, member);
      return TRUE;
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
               /* translators: %s is a name */
               _("There is no team member called “%s”."), name);
  return FALSE;
}

/**
 * rapport_cli_open_book_to_write:
 *
 * Opens the book that the options name for an act of whom they name; makes it when there is none.
 *
 * Returns: (transfer full) (nullable): the book, NULL with @error set
 */
RapportBook *
rapport_cli_open_book_to_write (RapportCliOptions  *options,
                                GError            **error)
{
  g_autofree char *folder = options->data != NULL ? g_strdup (options->data)
                                                  : rapport_book_dup_default_folder (FALSE);
  g_autoptr(RapportBook) book = rapport_book_open (folder, error);

  if (book == NULL || (options->as != NULL && !act_as (book, options->as, error)))
    return NULL;
  return g_steal_pointer (&book);
}

/** rapport_cli_complain: Returns: RAPPORT_CLI_USAGE, having said what is wrong and where help is */
int
rapport_cli_complain (const char *format,
                      ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("rapport-cli: %s\n%s\n", sentence,
              _("“rapport-cli --help” and “rapport-cli COMMAND --help” say more."));
  return RAPPORT_CLI_USAGE;
}

/**
 * rapport_cli_fail:
 * @place: (nullable): a file name or the like, put before the sentence
 *
 * Returns: RAPPORT_CLI_FAILED, having printed @error
 */
int
rapport_cli_fail (const char   *place,
                  const GError *error)
{
  if (place != NULL)
    g_printerr ("rapport-cli: %s: %s\n", place, error->message);
  else
    g_printerr ("rapport-cli: %s\n", error->message);
  return RAPPORT_CLI_FAILED;
}
