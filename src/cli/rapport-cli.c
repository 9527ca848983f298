/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "rapport-cli.h"
#include "rapport-large-memory.h"
#include "rapport-words-folder.h"

static const RapportCliCommand COMMANDS[] = {
  { "backup", N_("Make a backup, or list the backups"), rapport_cli_run_backup },
  { "cadence", N_("Say when to be in touch with a customer next"), rapport_cli_run_cadence },
  { "calendar", N_("List, print or check working calendars"), rapport_cli_run_calendar },
  { "care", N_("Draw the customers whose data are verified this month"), rapport_cli_run_care },
  { "changes", N_("List what others changed lately"), rapport_cli_run_changes },
  { "check", N_("Look whether the data are whole"), rapport_cli_run_check },
  { "conflicts", N_("List and settle what was changed on two laptops"), rapport_cli_run_conflicts },
  { "due", N_("List what is due"), rapport_cli_run_due },
  { "erase", N_("Erase a customer or a contact for good"), rapport_cli_run_erase },
  { "export", N_("Write everything into an archive"), rapport_cli_run_export },
  { "health", N_("Say how a customer is"), rapport_cli_run_health },
  { "import", N_("Import tables of customers and follow-ups"), rapport_cli_run_import },
  { "kpi", N_("Count the figures of a period"), rapport_cli_run_kpi },
  { "list", N_("List customers, plans, records or tickets"), rapport_cli_run_list },
  { "log", N_("Log a follow-up with many customers"), rapport_cli_run_log },
  { "merge", N_("Make one customer of two"), rapport_cli_run_merge },
  { "plan", N_("Plan a follow-up with many customers"), rapport_cli_run_plan },
  { "plan-month", N_("Show and accept the follow-ups of a month"), rapport_cli_run_plan_month },
  { "policy", N_("List, print or check service-level policies"), rapport_cli_run_policy },
  { "print", N_("Print a form to a PDF file"), rapport_cli_run_print },
  { "renumber", N_("Give numbers anew that were given twice"), rapport_cli_run_renumber },
  { "restore", N_("Bring back a backup, or an archive into an empty folder"), rapport_cli_run_restore },
  { "review", N_("Say what a review proposes for customers"), rapport_cli_run_review },
  { "salvage", N_("Save what can be read of damaged data"), rapport_cli_run_salvage },
  { "sample", N_("Fill an empty folder with sample data"), rapport_cli_run_sample },
  { "setting", N_("Show or change what can be set"), rapport_cli_run_setting },
  { "sla", N_("Judge a ticket by service-level policies"), rapport_cli_run_sla },
  { "ticket", N_("Link, merge or split tickets"), rapport_cli_run_ticket },
  { "verify", N_("Look whether a backup is whole"), rapport_cli_run_verify },
};

static char *
list_commands (void)
{
  GString *list = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_string_append_printf (list, "\n  %-10s %s", COMMANDS[i].name, _(COMMANDS[i].help));
  return g_string_free (list, FALSE);
}

static const RapportCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (g_str_equal (COMMANDS[i].name, name))
      return &COMMANDS[i];
  return NULL;
}

/* Reads what stands before the command; leaves the command and what follows it. */
static gboolean
parse_before_command (RapportCliOptions   *options,
                      gboolean            *version,
                      int                 *argc,
                      char              ***argv)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_("Print the version"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_("Print JSON"), NULL },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, N_("Folder of the book"), N_("DIR") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("Team member who acts: name or uid"),
      N_("MEMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *commands = list_commands ();
  g_autoptr(GError) error = NULL;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, commands);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  rapport_cli_complain ("%s", error->message);
  return FALSE;
}

static int
run (RapportCliOptions *options,
     int                argc,
     char             **argv)
{
  const RapportCliCommand *command;
  gboolean version = FALSE;

  if (!parse_before_command (options, &version, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (version)
    {
      g_print ("Rapport %s\n", RAPPORT_VERSION);
      return RAPPORT_CLI_OK;
    }
  if (argc < 2)
    return rapport_cli_complain (_("a command is missing"));
  command = find_command (argv[1]);
  if (command == NULL)
    return rapport_cli_complain (_("there is no command “%s”"), argv[1]);
  return command->run (options, argc - 1, argv + 1);
}

/* Scripts, cron and bare containers run in locales that have no Chinese: in and out it is UTF-8 all the same. */
static void
speak_utf8 (void)
{
  setlocale (LC_ALL, "");
  /* text is UTF-8 on both sides, whatever the locale says or where there is none, as under cron */
  setlocale (LC_CTYPE, "C.UTF-8");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
}

static char *
dup_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, g_unichar_iscntrl (c) && c != '\n' && c != '\t' ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

/* What stands in a book or a table must not command the terminal. */
static void
print_func (const char *text)
{
  g_autofree char *harmless = dup_harmless (text);

  fputs (harmless, stdout);
}

static void
print_error_func (const char *text)
{
  g_autofree char *harmless = dup_harmless (text);

  fputs (harmless, stderr);
}

/* What was printed may have gone to a file on a full disk. */
static gboolean
has_printed (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_printerr ("rapport-cli: %s\n", _("What was to be printed could not be written."));
  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  RapportCliOptions options = { 0 };
  g_autofree char *words = rapport_words_folder_dup ();
  int status;

  rapport_large_memory_give_back ();
  speak_utf8 ();
  bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("rapport-cli");
  g_set_print_handler (print_func);
  g_set_printerr_handler (print_error_func);
  status = run (&options, argc, argv);
  if (!rapport_cli_close (&options) && status == RAPPORT_CLI_OK)
    status = RAPPORT_CLI_FAILED;
  rapport_cli_clear (&options);
  if (!has_printed () && status == RAPPORT_CLI_OK)
    status = RAPPORT_CLI_FAILED;
  return status;
}
