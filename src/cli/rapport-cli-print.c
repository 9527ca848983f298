/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cli.h"
#include "rapport-member.h"
#include "rapport-record-table-form.h"
#include "rapport-record-table-query.h"

typedef struct
{
  char     *output;
  char     *language;
  char     *owner;
  char     *grade;
  char     *from;
  char     *to;
  gboolean  per_record;
} Choice;

static void
clear_choice (Choice *choice)
{
  g_free (choice->output);
  g_free (choice->language);
  g_free (choice->owner);
  g_free (choice->grade);
  g_free (choice->from);
  g_free (choice->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

static gboolean
fill_filter (RapportRecordTableFilter *filter,
             const Choice             *choice)
{
  if (!rapport_cli_check_grade (choice->grade))
    return FALSE;
  filter->grade = g_strdup (choice->grade);
  filter->per_record = choice->per_record;
  return rapport_cli_parse_period (choice->from, choice->to, &filter->from, &filter->to);
}

static gboolean
find_owner (RapportBook               *book,
            RapportRecordTableFilter  *filter,
            const char                *owner,
            GError                   **error)
{
  g_autoptr(RapportEntity) member = NULL;
  gint64 id;

  if (owner == NULL)
    return TRUE;
  id = rapport_cli_find_member (book, owner, error);
  member = id != 0 ? rapport_book_get (book, RAPPORT_TYPE_MEMBER, id, error) : NULL;
  if (member == NULL)
    return FALSE;
  filter->owner = g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
  return TRUE;
}

static gboolean
write_form (RapportBook                     *book,
            const RapportRecordTableFilter  *filter,
            const Choice                    *choice,
            GError                         **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(RapportCatalogue) catalogue = NULL;
  g_autoptr(RapportDocument) document = NULL;
  g_autoptr(GPtrArray) rows =
    rapport_record_table_query (rapport_book_get_connection (book), filter, NULL, NULL, NULL, error);

  if (rows == NULL)
    return FALSE;
  catalogue = rapport_catalogue_new (choice->language != NULL ? choice->language
                                                              : g_get_language_names ()[0], NULL);
  if (choice->language != NULL && !rapport_catalogue_speaks (catalogue, choice->language))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   /* translators: %s is a language as typed, such as zh_CN */
                   _("There is no translation into “%s” here, so nothing was printed."), choice->language);
      return FALSE;
    }
  document = rapport_record_table_form_new (g_steal_pointer (&rows), filter, catalogue, now);
  return rapport_document_write_pdf (document, choice->output, NULL, NULL, NULL, error);
}

static int
print_record_table (RapportCliOptions *options,
                    const Choice      *choice)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (!fill_filter (filter, choice))
    return RAPPORT_CLI_USAGE;
  book = rapport_cli_open_book (options, &error);
  if (book == NULL || !find_owner (book, filter, choice->owner, &error) ||
      !write_form (book, filter, choice, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_print:
 *
 * The `print` command: a form of domain.md as PDF, without a display. Its name is `f1`, the
 * follow-up record table.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_print (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  g_auto(Choice) choice = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice.output, N_("PDF file to write"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &choice.language, N_("Language of the form"), "zh_CN|en" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &choice.owner, N_("Only rows of a team member"), N_("MEMBER") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &choice.grade, N_("Only customers of a grade"), "A|B|C" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &choice.from, N_("Only from this day on"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &choice.to, N_("Only up to this day"), N_("DAY") },
    { "per-record", 0, 0, G_OPTION_ARG_NONE, &choice.per_record,
      N_("One row per follow-up, not one per customer"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, "print f1 --output FILE",
                          _("Prints a form to a PDF file: f1, the follow-up record table."), entries,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc < 2)
    return rapport_cli_complain (_("say which form to print: f1"));
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  if (g_ascii_strcasecmp (argv[1], "f1") != 0)
    return rapport_cli_complain (_("there is no form “%s”"), argv[1]);
  if (choice.output == NULL)
    return rapport_cli_complain (_("--output is missing"));
  return print_record_table (options, &choice);
}
