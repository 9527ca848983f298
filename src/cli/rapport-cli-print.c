/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-moment-text.h"
#include "rapport-reports.h"

/* What was typed for the form's own options: as long as the option context writes to it. */
typedef struct
{
  const RapportReport *report;
  char                *output;
  char                *language;
  gboolean             list;
  GArray              *entries;
  char               **texts;
  gboolean            *flags;
} Choice;

static guint
count_parameters (const RapportReport *report)
{
  guint n = 0;

  while (report != NULL && report->parameters[n].name != NULL)
    n++;
  return n;
}

static void
clear_choice (Choice *choice)
{
  guint n = count_parameters (choice->report);

  for (guint i = 0; i < n; i++)
    g_free (choice->texts[i]);
  g_free (choice->texts);
  g_free (choice->flags);
  g_clear_pointer (&choice->entries, g_array_unref);
  g_free (choice->output);
  g_free (choice->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

static const char *
name_argument (RapportParameterKind kind)
{
  static const char * const names[] = {
    [RAPPORT_PARAMETER_TEXT] = N_("TEXT"),
    [RAPPORT_PARAMETER_CHOICE] = N_("VALUE"),
    [RAPPORT_PARAMETER_REFERENCE] = N_("NAME"),
    [RAPPORT_PARAMETER_DAY] = N_("DAY"),
    [RAPPORT_PARAMETER_FLAG] = NULL,
  };

  return names[kind];
}

/* The options of all forms, and those that the one form declares. */
static void
collect_entries (Choice              *choice,
                 const RapportReport *report)
{
  const GOptionEntry shared[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice->output, N_("PDF file to write"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &choice->language, N_("Language of the form"), "zh_CN|en" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &choice->list, N_("List the forms"), NULL },
  };
  guint n = count_parameters (report);

  choice->report = report;
  choice->texts = g_new0 (char *, n);
  choice->flags = g_new0 (gboolean, n);
  choice->entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_array_append_vals (choice->entries, shared, G_N_ELEMENTS (shared));
  for (guint i = 0; i < n; i++)
    {
      const RapportParameter *parameter = &report->parameters[i];
      gboolean flag = parameter->kind == RAPPORT_PARAMETER_FLAG;
      GOptionEntry entry = {
        parameter->name, 0, 0, flag ? G_OPTION_ARG_NONE : G_OPTION_ARG_STRING,
        flag ? (gpointer) &choice->flags[i] : &choice->texts[i], parameter->help,
        name_argument (parameter->kind),
      };

      g_array_append_val (choice->entries, entry);
    }
}

/* The form is looked for before the options are read, for its declaration says which there are. */
static const RapportReport *
find_form (int    argc,
           char **argv)
{
  const RapportReport *report = NULL;

  for (int i = 1; i < argc && report == NULL; i++)
    report = rapport_report_find (argv[i]);
  return report;
}

static char *
list_values (const RapportChoice *choices)
{
  g_autoptr(GString) values = g_string_new (NULL);

  for (; choices->value != NULL; choices++)
    g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", choices->value);
  return g_string_free (g_steal_pointer (&values), FALSE);
}

/* What can be told without a book: whether the option's text makes sense at all. */
static gboolean
check_text (RapportReportValues    *values,
            const RapportParameter *parameter,
            const char             *text)
{
  g_autoptr(GTimeZone) zone = NULL;
  RapportMoment moment = { 0 };

  switch (parameter->kind)
    {
    case RAPPORT_PARAMETER_DAY:
      zone = g_time_zone_new_local ();
      if (!rapport_moment_parse_strict (text, zone, &moment, NULL))
        {
          /* translators: an option, then what was typed behind it */
          rapport_cli_complain (_("--%s: “%s” is no day like 2024-03-15"), parameter->name, text);
          return FALSE;
        }
      rapport_report_values_set_number (values, parameter->name, moment.day);
      return TRUE;
    case RAPPORT_PARAMETER_CHOICE:
      if (rapport_choice_find (parameter->choices, text) == NULL)
        {
          g_autofree char *known = list_values (parameter->choices);

          /* translators: an option, what was typed behind it, and what can be */
          rapport_cli_complain (_("--%s: “%s” is none of %s"), parameter->name, text, known);
          return FALSE;
        }
      rapport_report_values_set_text (values, parameter->name, text);
      return TRUE;
    case RAPPORT_PARAMETER_TEXT:
      rapport_report_values_set_text (values, parameter->name, text);
      return TRUE;
    case RAPPORT_PARAMETER_REFERENCE:
    case RAPPORT_PARAMETER_FLAG:
    default:
      return TRUE;
    }
}

static gboolean
fill_values (RapportReportValues *values,
             const Choice        *choice)
{
  for (guint i = 0; choice->report->parameters[i].name != NULL; i++)
    {
      const RapportParameter *parameter = &choice->report->parameters[i];
      gint64 first;

      if (parameter->required && choice->texts[i] == NULL)
        {
          rapport_cli_complain (_("--%s is missing"), parameter->name);
          return FALSE;
        }
      if (parameter->kind == RAPPORT_PARAMETER_FLAG)
        rapport_report_values_set_number (values, parameter->name, choice->flags[i]);
      else if (choice->texts[i] != NULL && !check_text (values, parameter, choice->texts[i]))
        return FALSE;
      first = parameter->not_before != NULL ? rapport_report_values_get_number (values, parameter->not_before) : 0;
      if (first != 0 && choice->texts[i] != NULL && first > rapport_report_values_get_number (values, parameter->name))
        {
          /* translators: two options, as “from” and “to” */
          rapport_cli_complain (_("--%s is a later day than --%s"), parameter->not_before, parameter->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
find_references (RapportBook          *book,
                 RapportReportValues  *values,
                 const Choice         *choice,
                 GError              **error)
{
  for (guint i = 0; choice->report->parameters[i].name != NULL; i++)
    {
      const RapportParameter *parameter = &choice->report->parameters[i];
      gint64 id;

      if (parameter->kind != RAPPORT_PARAMETER_REFERENCE || choice->texts[i] == NULL)
        continue;
      id = rapport_cli_find_thing (book, parameter->target, choice->texts[i], error);
      if (id == 0)
        return FALSE;
      rapport_report_values_set_number (values, parameter->name, id);
    }
  return TRUE;
}

static gboolean
write_form (RapportBook                *book,
            const RapportReportValues  *values,
            const Choice               *choice,
            GError                    **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  const RapportReportRun run = { .now = now };
  g_autoptr(RapportCatalogue) catalogue =
    rapport_catalogue_new (choice->language != NULL ? choice->language : g_get_language_names ()[0], NULL);
  g_autoptr(RapportDocument) document = NULL;

  if (choice->language != NULL && !rapport_catalogue_speaks (catalogue, choice->language))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   /* translators: %s is a language as typed, such as zh_CN */
                   _("There is no translation into “%s” here, so nothing was printed."), choice->language);
      return FALSE;
    }
  document = rapport_report_make (rapport_book_get_connection (book), values, catalogue, &run, error);
  return document != NULL && rapport_document_write_pdf (document, choice->output, NULL, NULL, NULL, error);
}

static int
print_form (RapportCliOptions *options,
            const Choice      *choice)
{
  g_autoptr(RapportReportValues) values = rapport_report_values_new (choice->report);
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (!fill_values (values, choice))
    return RAPPORT_CLI_USAGE;
  book = rapport_cli_open_book (options, &error);
  if (book == NULL || !find_references (book, values, choice, &error) ||
      !write_form (book, values, choice, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

static int
list_forms (void)
{
  for (const RapportReport * const *report = rapport_reports (); *report != NULL; report++)
    g_print ("%s\t%s\n", (*report)->id, g_dpgettext2 (GETTEXT_PACKAGE, "form", (*report)->title));
  return RAPPORT_CLI_OK;
}

static char *
describe (const RapportReport *report)
{
  g_autoptr(GString) summary = g_string_new (_("Prints a form to a PDF file."));

  if (report != NULL)
    {
      g_string_append_printf (summary, "\n\n%s: %s", report->id,
                              g_dpgettext2 (GETTEXT_PACKAGE, "form", report->title));
      return g_string_free (g_steal_pointer (&summary), FALSE);
    }
  g_string_append_printf (summary, " %s\n", _("“print FORM --help” tells a form’s own options. There are:"));
  for (const RapportReport * const *form = rapport_reports (); *form != NULL; form++)
    g_string_append_printf (summary, "\n  %-4s %s", (*form)->id,
                            g_dpgettext2 (GETTEXT_PACKAGE, "form", (*form)->title));
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

/**
 * rapport_cli_run_print:
 *
 * The `print` command: a form of the registry as PDF, without a display. The options are those
 * that the form declares as its parameters.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_print (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  g_auto(Choice) choice = { 0 };
  const RapportReport *report = find_form (argc, argv);
  g_autofree char *summary = describe (report);
  g_autofree char *usage = g_strdup_printf (_("print %s --output FILE"), report != NULL ? report->id : _("FORM"));

  collect_entries (&choice, report);
  if (!rapport_cli_parse (options, usage, summary, (const GOptionEntry *) choice.entries->data, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (choice.list && argc == 1)
    return list_forms ();
  if (argc < 2)
    return rapport_cli_complain (_("say which form to print; “print --list” names them"));
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  if (report == NULL || g_ascii_strcasecmp (argv[1], report->id) != 0)
    return rapport_cli_complain (_("there is no form “%s”"), argv[1]);
  if (choice.output == NULL)
    return rapport_cli_complain (_("--output is missing"));
  return print_form (options, &choice);
}
