/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-cells-builder.h"
#include "rapport-cli-import-results.h"
#include "rapport-cli-json.h"
#include "rapport-cli-progress.h"
#include "rapport-cli.h"
#include "rapport-csv-encoding.h"
#include "rapport-customer.h"
#include "rapport-import-things.h"
#include "rapport-import.h"

/* another program may write between check and import; then both are done again */
#define MOST_TRIES 5

#define STANDARD_INPUT "-"

typedef struct
{
  RapportCliOptions *options;
  gboolean           dry_run;
  gboolean           good_rows;
  gboolean           leave_open;
  gboolean           take_file;
  gboolean           empty_clears;
  const char        *encoding;
  const char        *sheet;
  const char        *customer;
  RapportImportDecision near;
  RapportDateOrder   order;
  char             **columns;
  const RapportEntityInfo *kind;
  const char        *reason;
  GBytes            *standard_input;
  JsonBuilder       *json;
  GCancellable      *cancellable;
} Command;

static gboolean
check (const Command  *command,
       RapportImport  *import,
       GFile          *file,
       GError        **error)
{
  if (file != NULL)
    return rapport_import_check (import, file, command->cancellable, error);
  /* translators: the name of a table that is not read from a file */
  return rapport_import_check_bytes (import, command->standard_input, _("standard input"), command->cancellable, error);
}

static gboolean
check_and_apply (const Command  *command,
                 RapportImport  *import,
                 GFile          *file,
                 gboolean       *imported,
                 GError        **error)
{
  for (guint try = 1;; try++)
    {
      g_autoptr(RapportReceipt) receipt = NULL;
      GError *problem = NULL;

      if (!check (command, import, file, error))
        return FALSE;
      if (command->dry_run)
        return TRUE;
      receipt = rapport_import_apply (import, command->good_rows, command->cancellable, &problem);
      *imported = receipt != NULL;
      if (receipt != NULL)
        return TRUE;
      if (try == MOST_TRIES || !g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      g_error_free (problem);
    }
}

static void
check_with_progress (Command        *command,
                     RapportImport  *import,
                     GFile          *file,
                     gboolean       *imported,
                     GError        **error)
{
  g_autoptr(RapportCliProgress) progress = rapport_cli_progress_new ();

  command->cancellable = rapport_cli_progress_get_cancellable (progress);
  rapport_import_watch (import, rapport_cli_progress_tell, progress);
  check_and_apply (command, import, file, imported, error);
  rapport_import_watch (import, NULL, NULL);
  command->cancellable = NULL;
}

/* “Header=field”: no field has the sign, a header may */
static gboolean
set_columns (const Command  *command,
             RapportImport  *import,
             GError        **error)
{
  for (char **column = command->columns; column != NULL && *column != NULL; column++)
    {
      const char *divider = strrchr (*column, '=');
      g_autofree char *key = divider != NULL ? g_strstrip (g_strndup (*column, divider - *column)) : NULL;
      g_autofree char *target = divider != NULL ? g_strstrip (g_strdup (divider + 1)) : NULL;

      if (divider == NULL)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       /* translators: what somebody typed; “Header=field” is an example to be translated */
                       _("“%s” is not like “Header=field”."), *column);
          return FALSE;
        }
      if (!rapport_import_set_column (import, key, target, error))
        return FALSE;
    }
  return TRUE;
}

/* What a great import leaves to be derived is there when it says that it is done. If it can't be, the import stands. */
static gboolean
renew (RapportBook *book,
       const char  *file_name)
{
  g_autoptr(GError) error = NULL;

  if (rapport_cli_renew (book, FALSE, &error))
    return TRUE;
  if (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    /* translators: a file's name */
    g_printerr (_("%s was imported, but the disk is full now: lists and searches lack what is new until there is room "
                  "and Rapport is used again.\n"), file_name);
  else
    /* translators: a file's name, then a sentence that says why */
    g_printerr (_("%s was imported. Lists and searches lack what is new until Rapport is used again: %s\n"), file_name,
                error->message);
  return FALSE;
}

static int
import_file (Command       *command,
             RapportBook   *book,
             const char    *path)
{
  g_autoptr(RapportImport) import = rapport_import_new (book);
  g_autoptr(GFile) file = strcmp (path, STANDARD_INPUT) != 0 ? g_file_new_for_commandline_arg (path) : NULL;
  g_autofree char *file_name = file != NULL ? g_filename_display_name (path) : g_strdup (_("standard input"));
  g_autoptr(GError) error = NULL;
  gboolean imported = FALSE;
  gboolean is_renewed = TRUE;

  rapport_import_set_encoding (import, command->encoding);
  rapport_import_set_sheet (import, command->sheet);
  rapport_import_set_customer (import, command->customer);
  rapport_import_decide_otherwise (import, command->near);
  if (command->order != RAPPORT_DATE_ORDER_NONE)
    rapport_import_set_date_order (import, command->order);
  rapport_import_set_kind (import, command->kind);
  rapport_import_set_along (import, !command->leave_open);
  rapport_import_set_reason (import, command->reason);
  rapport_import_set_takes_file (import, command->take_file);
  rapport_import_set_clears_empty (import, command->empty_clears);
  if (!set_columns (command, import, &error))
    return rapport_cli_fail (NULL, error);
  check_with_progress (command, import, file, &imported, &error);
  if (imported)
    is_renewed = renew (book, file_name);
  if (command->json != NULL)
    rapport_cli_import_add_json (command->json, import, file_name, imported, error);
  else if (rapport_import_get_n_rows (import) > 0)
    rapport_cli_import_print (import, file_name, command->dry_run, error);
  else if (error == NULL)
    /* translators: a file's name */
    g_print (_("%s: there are headings, but no row below them\n"), file_name);
  if (imported && command->json == NULL)
    rapport_cli_import_tell_unplanned (import, book);
  if (error != NULL)
    return rapport_cli_fail (file_name, error);
  if (!command->good_rows && (rapport_import_count (import, RAPPORT_IMPORT_REJECTED) > 0 ||
                              rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED) > 0))
    return RAPPORT_CLI_FAILED;
  return is_renewed ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}

static int
import_files (Command  *command,
              int       n_files,
              char    **files)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book_to_write (command->options, &error);
  g_autoptr(JsonBuilder) json = NULL;
  int status = RAPPORT_CLI_OK;

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  if (command->options->json)
    {
      command->json = json = json_builder_new ();
      json_builder_begin_array (json);
    }
  for (int i = 0; i < n_files; i++)
    {
      int result = import_file (command, book, files[i]);

      status = MAX (status, result);
    }
  if (json != NULL)
    {
      json_builder_end_array (json);
      rapport_cli_json_print (json);
    }
  return status;
}

/* What would be new where there are no data yet; a dry run makes none. */
static int
import_nowhere (Command  *command,
                int       n_files,
                char    **files)
{
  RapportCliOptions elsewhere = *command->options;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rapport-XXXXXX", &error);
  int status;

  if (folder == NULL)
    return rapport_cli_fail (NULL, error);
  elsewhere.data = folder;
  command->options = &elsewhere;
  status = import_files (command, n_files, files);
  rapport_cli_close (&elsewhere);
  rapport_cli_remove_tree (folder);
  return status;
}

/* All of it is read and put into a book that nobody keeps. */
static gboolean
try_archive (const char  *path,
             GError     **error)
{
  g_autofree char *folder = rapport_archive_check (path, error) ? g_dir_make_tmp ("rapport-XXXXXX", error) : NULL;
  g_autoptr(RapportCliProgress) progress = NULL;
  g_autoptr(RapportBook) book = NULL;
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  progress = rapport_cli_progress_new ();
  book = rapport_book_open (folder, error);
  ok = book != NULL && rapport_archive_restore (book, path, rapport_cli_progress_start (progress), error);
  if (book != NULL)
    rapport_book_close (book);
  rapport_cli_remove_tree (folder);
  return ok;
}

/* Whether an archive could be restored; nothing is written that stays. */
static int
check_archive (RapportCliOptions *options,
               const char        *path)
{
  g_autoptr(GError) error = NULL;

  if (!try_archive (path, &error))
    return rapport_cli_fail (path, error);
  if (rapport_cli_has_book (options))
    {
      g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
      gboolean empty = FALSE;

      if (book == NULL ||
          !rapport_archive_tables_is_empty (rapport_book_get_connection (book), &empty, &error))
        return rapport_cli_fail (NULL, error);
      if (!empty)
        g_set_error (&error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                     _("There are data already. An archive can only be restored where there are none."));
      if (!empty)
        return rapport_cli_fail (NULL, error);
    }
  /* translators: a file's name */
  g_print (_("%s: an archive that can be restored\n"), path);
  return RAPPORT_CLI_OK;
}

static int
complain_encoding (const char *encoding)
{
  g_autofree char *known = g_strjoinv (", ", (char **) rapport_csv_encodings ());

  /* translators: what somebody called an encoding, and the names of those that are known */
  return rapport_cli_complain (_("“%s” is no encoding known here: %s"), encoding, known);
}

static gboolean
find_decision (const char            *word,
               RapportImportDecision *decision)
{
  static const char * const words[] = {
    [RAPPORT_IMPORT_ASK] = "later", [RAPPORT_IMPORT_AS_NEW] = "new", [RAPPORT_IMPORT_AS_SAME] = "same",
  };

  *decision = RAPPORT_IMPORT_AS_NEW;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *decision = i;
        return TRUE;
      }
  return word == NULL;
}

static gboolean
find_order (const char       *word,
            RapportDateOrder *order)
{
  *order = RAPPORT_DATE_ORDER_NONE;
  if (g_strcmp0 (word, "day-first") == 0)
    *order = RAPPORT_DATE_ORDER_DAY_FIRST;
  else if (g_strcmp0 (word, "month-first") == 0)
    *order = RAPPORT_DATE_ORDER_MONTH_FIRST;
  return word == NULL || *order != RAPPORT_DATE_ORDER_NONE;
}

static gboolean
find_kind (const char               *typed,
           const RapportEntityInfo **kind)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();
  g_autofree char *name = g_strdelimit (g_strdup (typed), "-", '_');

  *kind = strcmp (name, rapport_customer_info.name) == 0 ? &rapport_customer_info : NULL;
  for (guint i = 0; i < kinds->len && *kind == NULL; i++)
    if (strcmp (((const RapportEntityInfo *) g_ptr_array_index (kinds, i))->name, name) == 0)
      *kind = g_ptr_array_index (kinds, i);
  return *kind != NULL;
}

static int
complain_kind (const char *name)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();
  g_autoptr(GString) known = g_string_new (rapport_customer_info.name);

  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (known, ", %s", ((const RapportEntityInfo *) g_ptr_array_index (kinds, i))->name);
  /* translators: what somebody typed for a kind of thing, and the words that are known */
  return rapport_cli_complain (_("“%s” is none of these kinds: %s"), name, known->str);
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return rapport_cli_read_stream (input, RAPPORT_CELLS_MOST_BYTES, error);
}

static int
run_files (Command *command,
           int      n,
           char   **paths)
{
  g_autoptr(GBytes) standard_input = NULL;
  g_autoptr(GError) error = NULL;

  if (g_strv_contains ((const char * const *) paths, STANDARD_INPUT))
    {
      command->standard_input = standard_input = read_standard_input (&error);
      if (standard_input == NULL)
        return rapport_cli_fail (STANDARD_INPUT, error);
    }
  for (int i = 0; i < n; i++)
    if (g_str_has_suffix (paths[i], ".json"))
      {
        if (n > 1 || command->good_rows)
          return rapport_cli_complain (_("an archive is restored by itself: “%s”"), paths[i]);
        return command->dry_run ? check_archive (command->options, paths[i])
                                : rapport_cli_run_restore (command->options, n + 1, paths - 1);
      }
  if (command->dry_run && !rapport_cli_has_book (command->options))
    return import_nowhere (command, n, paths);
  return import_files (command, n, paths);
}

/**
 * rapport_cli_run_import:
 *
 * The `import` command: imports tables of customers and follow-ups, each file as one act; "-" is
 * standard input. An archive is restored instead.
 *
 * Returns: a #RapportCliStatus; FAILED too when rows are rejected
 */
int
rapport_cli_run_import (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  Command command = { .options = options };
  g_autofree char *encoding = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *near = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *reason = NULL;
  g_auto(GStrv) columns = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &command.dry_run,
      N_("Only say what would be new, changed, the same, rejected"), NULL },
    { "good-rows", 0, 0, G_OPTION_ARG_NONE, &command.good_rows,
      N_("Import the good rows though others are rejected"), NULL },
    { "leave-open", 0, 0, G_OPTION_ARG_NONE, &command.leave_open,
      N_("Leave what is open of customers that get another owner with the one before"), NULL },
    { "take-file", 0, 0, G_OPTION_ARG_NONE, &command.take_file,
      N_("Take what the file says also where it was changed here since it was written"), NULL },
    { "empty-clears", 0, 0, G_OPTION_ARG_NONE, &command.empty_clears,
      N_("Take out here what was taken out of a list that Rapport wrote"), NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding,
      N_("What the text is written in, such as GB18030 or Big5"), N_("NAME") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet,
      N_("Which sheet of a workbook; else the first whose columns are understood"), N_("NAME") },
    { "near", 0, 0, G_OPTION_ARG_STRING, &near,
      /* translators: the three words are typed as they are */
      N_("What customers are whose names come near to others: new, same or later"), N_("WORD") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &dates,
      /* translators: the two words are typed as they are */
      N_("How dates such as 3/5/2026 are meant: day-first or month-first"), N_("WORD") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_("What each row is, such as contract, product, plan or ticket"), N_("KIND") },
    { "customer", 0, 0, G_OPTION_ARG_STRING, &customer,
      N_("Whose the rows are, where no column says it: a customer’s number or name"), N_("CUSTOMER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      N_("Why rows are imported though rules warn of them"), N_("TEXT") },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns,
      /* translators: the example is typed like that */
      N_("What a column is, such as “Level=customer.grade”; “extra” keeps it as name and value"), N_("HEADER=FIELD") },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, _("import FILE…"),
                          _("Imports tables of customers, follow-ups and other things: text (.csv), .xlsx, .ods, vCards and calendars."),
                          entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc < 2)
    return rapport_cli_complain (_("a file is missing"));
  command.columns = columns;
  command.reason = reason;
  command.sheet = sheet;
  command.customer = customer;
  if (kind != NULL && !find_kind (kind, &command.kind))
    return complain_kind (kind);
  if (encoding != NULL && (command.encoding = rapport_csv_encoding_find (encoding)) == NULL)
    return complain_encoding (encoding);
  if (!find_decision (near, &command.near))
    /* translators: what somebody typed; the three words are typed as they are */
    return rapport_cli_complain (_("“%s” is none of new, same and later"), near);
  if (!find_order (dates, &command.order))
    /* translators: what somebody typed; the two words are typed as they are */
    return rapport_cli_complain (_("“%s” is none of day-first and month-first"), dates);
  return run_files (&command, argc - 1, argv + 1);
}
