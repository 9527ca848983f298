/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-book-doubts.h"
#include "rapport-cli.h"
#include "rapport-derived-days.h"
#include "rapport-renewal.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-moment-text.h"
#include "rapport-log-heirs.h"
#include "rapport-named.h"
#include "rapport-sla-json.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

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
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("Team member who acts: name or uid"),
      N_("MEMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    rapport_cli_complain ("%s", error->message);
  else if (options->data != NULL && *options->data == '\0')
    rapport_cli_complain (_("--data: the folder’s name is missing"));
  else
    return TRUE;
  return FALSE;
}

/**
 * rapport_cli_close:
 *
 * Closes the book that a command opened, when all that was to be noted in it is written. Of damage that was met in it is
 * said what can be done.
 *
 * Returns: FALSE when something could not be written, which was said
 */
gboolean
rapport_cli_close (RapportCliOptions *options)
{
  g_autofree char *damaged = NULL;

  if (options->book == NULL)
    return TRUE;
  if (rapport_book_is_damaged (options->book))
    damaged = g_strdup (rapport_book_get_path (options->book));
  rapport_book_close (options->book);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_signal_handlers_disconnect_by_data (options->book, options);
  g_clear_object (&options->book);
  if (damaged != NULL)
    {
      g_printerr (_("The data file “%s” is damaged. It was left as it is."), damaged);
      g_printerr ("\n");
      rapport_cli_advise_damaged (options);
    }
  return !options->failed;
}

/** rapport_cli_warn_of_missing_files: names what was attached and so is missing in what was written too */
void
rapport_cli_warn_of_missing_files (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(GPtrArray) missing = rapport_book_list_missing_files (path, NULL);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    g_printerr ("rapport-cli: %s\n", (const char *) g_ptr_array_index (missing, i));
}

/** rapport_cli_remove_tree: removes a folder that the program made, with all that is in it */
void
rapport_cli_remove_tree (const char *path)
{
  g_autoptr(GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      rapport_cli_remove_tree (child);
    }
  g_remove (path);
}

/**
 * rapport_cli_read_at:
 * @at: (nullable): what is typed for `--at`
 * @zone: of a time without offset
 * @now: (inout): UTC seconds; stays as it is where nothing is typed
 *
 * Returns: FALSE, having said why, when it is no time
 */
gboolean
rapport_cli_read_at (const char *at,
                     GTimeZone  *zone,
                     gint64     *now)
{
  g_autofree char *complaint = NULL;

  if (at == NULL || rapport_instant_from_text (at, zone, now))
    return TRUE;
  complaint = rapport_instant_dup_complaint (at);
  rapport_cli_complain ("--at: %s", complaint);
  return FALSE;
}

/** rapport_cli_dup_line: Returns: (transfer full): @text, (nullable), as part of a line whose parts tabs separate */
char *
rapport_cli_dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\r\t", ' ');
}

/** rapport_cli_clear: frees what the options hold */
void
rapport_cli_clear (RapportCliOptions *options)
{
  g_free (options->data);
  g_free (options->as);
  *options = (RapportCliOptions) { 0 };
}

static gboolean
is_member (RapportEntity *member,
           const char    *name)
{
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (member));

  return g_strcmp0 (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME), name) == 0 ||
         g_ascii_strcasecmp (uid, name) == 0;
}

/**
 * rapport_cli_find_member:
 * @name: name or uid of a team member
 *
 * Returns: the member's id; 0 with @error set to a sentence that names all members
 */
gint64
rapport_cli_find_member (RapportBook  *book,
                         const char   *name,
                         GError      **error)
{
  g_autoptr(GPtrArray) members =
    rapport_book_get_children (book, RAPPORT_TYPE_MEMBER, "superior", -1, error);
  g_autoptr(GString) names = g_string_new (NULL);

  if (members == NULL)
    return 0;
  for (guint i = 0; i < members->len; i++)
    {
      RapportEntity *member = g_ptr_array_index (members, i);

      if (is_member (member, name))
        return rapport_entity_get_id (member);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
    }
  if (names->len > 0)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: a name, then the names of all team members */
                 _("There is no team member called “%s”. There are: %s."), name, names->str);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: a name */
                 _("There is no team member called “%s”."), name);
  return 0;
}

/* Says what took the place of what is called so, 0 when nothing did. */
static gint64
find_heir (RapportBook              *book,
           const RapportEntityInfo  *info,
           const char               *name,
           GError                  **error)
{
  RapportConnection *connection = rapport_book_get_connection (book);
  g_autoptr(RapportEntity) heir = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  gint64 id;

  if (!rapport_log_heirs_find_named (connection, info, name, uid, error) || !rapport_uid_is_set (uid))
    return 0;
  id = rapport_table_find_uid (connection, info->get_type (), uid, error);
  heir = id != 0 ? rapport_book_get (book, info->get_type (), id, error) : NULL;
  if (heir == NULL)
    return 0;
  title = rapport_entity_dup_title (heir);
  /* translators: a customer as it was named, and the one that it was merged into */
  sentence = g_strdup_printf (_("“%s” was merged into “%s”."), name, title);
  g_printerr ("rapport-cli: %s\n", sentence);
  return id;
}

/**
 * rapport_cli_find_thing:
 * @kind: the name of its kind
 * @name: its number, its name or its uid
 *
 * Returns: the id of the only thing of the kind that is called so, or of what that was merged into, which is said;
 *   0 with @error set
 */
gint64
rapport_cli_find_thing (RapportBook  *book,
                        const char   *kind,
                        const char   *name,
                        GError      **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (kind);
  g_autoptr(GError) problem = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  gint64 id;

  g_return_val_if_fail (info != NULL && name != NULL, 0);

  if (rapport_uid_from_text (name, uid))
    id = rapport_table_find_uid (rapport_book_get_connection (book), info->get_type (), uid, &problem);
  else
    id = rapport_named_find (rapport_book_get_connection (book), info, name, &problem);
  if (id == 0 && problem == NULL)
    id = find_heir (book, info, name, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (id == 0)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: what was typed to name a customer or the like */
                 _("Nothing is called “%s”."), name);
  return id;
}

static void
failed_cb (RapportBook       *book,
           const GError      *error,
           RapportCliOptions *options)
{
  options->failed = TRUE;
  rapport_cli_fail (NULL, error);
}

/** rapport_cli_dup_folder: Returns: (transfer full): the folder of the book that the options name */
char *
rapport_cli_dup_folder (RapportCliOptions *options)
{
  return options->data != NULL ? g_strdup (options->data) : rapport_book_dup_default_folder (FALSE);
}

static char *
dup_advice (const char *folder)
{
  g_autofree char *backup = rapport_backups_find_whole (folder);

  if (backup == NULL)
    return g_strdup (_("There is no whole backup. “rapport-cli salvage” saves what can still be read."));
  /* translators: a file name */
  return g_strdup_printf (_("The newest whole backup is “%s”: “rapport-cli restore” brings it back. “rapport-cli salvage” "
                            "saves what can still be read."), backup);
}

/** rapport_cli_advise_damaged: says what can be done about data that are damaged */
void
rapport_cli_advise_damaged (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *advice = dup_advice (folder);

  g_printerr ("%s\n", advice);
}

static RapportBook *
set_open_error (const char  *folder,
                GError      *cause,
                GError     **error)
{
  g_autofree char *advice = NULL;

  /* a disk that can't be read any more is no better than damage */
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
      g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_FAILED))
    {
      g_autofree char *sentence = g_strdup (cause->message);

      advice = dup_advice (folder);
      g_clear_pointer (&cause->message, g_free);
      cause->message = g_strdup_printf ("%s %s", sentence, advice);
    }
  g_propagate_error (error, cause);
  return NULL;
}

/* Whoever reads the output of a script finds it among what went wrong. */
static void
say_doubts (RapportBook *book)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *doubts = rapport_book_dup_doubts (book, g_get_real_time () / G_USEC_PER_SEC, zone);

  if (doubts != NULL)
    g_printerr ("rapport-cli: %s\n", doubts);
}

static RapportBook *
open_folder (RapportCliOptions  *options,
             gboolean            to_read,
             GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  GError *cause = NULL;
  g_autoptr(RapportBook) book = to_read ? rapport_book_open_to_read (folder, &cause) : rapport_book_open (folder, &cause);
  gint64 member;

  if (book == NULL)
    return set_open_error (folder, cause, error);
  rapport_cli_close (options);
  options->book = g_object_ref (book);
  g_signal_connect (book, "failed", G_CALLBACK (failed_cb), options);
  say_doubts (book);
  if (to_read && rapport_book_lacks_room (book))
    g_printerr ("rapport-cli: %s\n", _("The disk is full: the data can be read, but nothing can be saved."));
  if (options->as == NULL)
    return g_steal_pointer (&book);
  member = rapport_cli_find_member (book, options->as, error);
  if (member == 0)
    return NULL;
  rapport_book_act_as (book, member);
  return g_steal_pointer (&book);
}

/** rapport_cli_has_book: Returns: whether there is a book where the options say */
gboolean
rapport_cli_has_book (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/** rapport_cli_check_book: Returns: whether there is a book where the options say; if not, @error says so */
gboolean
rapport_cli_check_book (RapportCliOptions  *options,
                        GError            **error)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);

  if (rapport_cli_has_book (options))
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
               /* translators: a folder's name */
               _("There are no data of Rapport in “%s”."), folder);
  return FALSE;
}

/**
 * rapport_cli_open_book:
 *
 * Opens the book that the options name to read, which must be there: looking makes none, writes nothing
 * and waits for nobody.
 *
 * Returns: (transfer full) (nullable): the book, NULL with @error set
 */
RapportBook *
rapport_cli_open_book (RapportCliOptions  *options,
                       GError            **error)
{
  if (!rapport_cli_check_book (options, error))
    return NULL;
  return open_folder (options, TRUE, error);
}

/** rapport_cli_open_book_to_write: opens the book that the options name; makes it when there is none */
RapportBook *
rapport_cli_open_book_to_write (RapportCliOptions  *options,
                                GError            **error)
{
  return open_folder (options, FALSE, error);
}

static gboolean
is_to_renew (RapportBook *book,
             gboolean     urgent_only)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportRenewal renewal;

  rapport_renewal_look (rapport_book_get_connection (book), zone, &renewal);
  return renewal.table != NULL && (renewal.urgent || !urgent_only);
}

/**
 * rapport_cli_say_renewed:
 *
 * Says it when rows that are derived, as those of lists, are still to be renewed: what is printed may
 * be older than the book.
 */
void
rapport_cli_say_renewed (RapportBook *book)
{
  if (is_to_renew (book, FALSE))
    g_printerr ("rapport-cli: %s\n",
                _("Some of it is still being renewed and may be old. Rapport does that in the background; "
                  "“rapport-cli check” does it now."));
}

/**
 * rapport_cli_renew:
 * @urgent_only: only what matters today
 *
 * Renews what is derived by other rules than those of now, in short steps, between which others can write.
 * Where nothing can be written, or another one writes all the time, it says so and lets the rows be old; a full disk is
 * an error only for who came to write.
 */
gboolean
rapport_cli_renew (RapportBook  *book,
                   gboolean      urgent_only,
                   GError      **error)
{
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) local_error = NULL;

  if (!is_to_renew (book, urgent_only) &&
      !rapport_derived_days_are_behind (rapport_book_get_connection (book), g_get_real_time () / G_USEC_PER_SEC, zone))
    return TRUE;
  connection = rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &local_error);
  if (connection != NULL &&
      rapport_derived_days_run (connection, g_get_real_time () / G_USEC_PER_SEC, zone, &local_error) &&
      rapport_renewal_run (connection, g_get_real_time () / G_USEC_PER_SEC, zone, urgent_only, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY) &&
      !(rapport_book_is_read_only (book) && g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_FULL)) &&
      !g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  rapport_cli_say_renewed (book);
  return TRUE;
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
  const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *sentence = cancelled ? _("Cancelled. Nothing was written.") : error->message;

  if (place != NULL)
    g_printerr ("rapport-cli: %s: %s\n", place, sentence);
  else
    g_printerr ("rapport-cli: %s\n", sentence);
  return RAPPORT_CLI_FAILED;
}

static gboolean
parse_day (const char *option,
           const char *text,
           int        *day)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportMoment moment = { 0 };

  if (text != NULL && !rapport_moment_parse_strict (text, zone, &moment, NULL))
    {
      /* translators: an option, then what was typed behind it */
      rapport_cli_complain (_("%s: “%s” is no day like 2024-03-15"), option, text);
      return FALSE;
    }
  *day = moment.day;
  return TRUE;
}

/**
 * rapport_cli_parse_period:
 * @from_text: (nullable): what was typed behind --from
 * @to_text: (nullable): what was typed behind --to
 * @from: (out): yyyymmdd, 0 when nothing was typed
 * @to: (out): likewise
 *
 * Returns: whether these are the first and the last day of a period; if not, that was said
 */
gboolean
rapport_cli_parse_period (const char *from_text,
                          const char *to_text,
                          int        *from,
                          int        *to)
{
  if (!parse_day ("--from", from_text, from) || !parse_day ("--to", to_text, to))
    return FALSE;
  if (*from == 0 || *to == 0 || *from <= *to)
    return TRUE;
  rapport_cli_complain (_("--from is a later day than --to"));
  return FALSE;
}

/** rapport_cli_check_grade: Returns: whether @grade is a customer grade or NULL; if not, that was said */
gboolean
rapport_cli_check_grade (const char *grade)
{
  if (grade == NULL || rapport_choice_find (rapport_grades, grade) != NULL)
    return TRUE;
  rapport_cli_complain (_("--grade: “%s” is none of A, B, C"), grade);
  return FALSE;
}
