/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-cli.h"
#include "rapport-health-facts.h"
#include "rapport-health-json.h"

static void
print_finding (const RapportHealthFinding *finding)
{
  const RapportHealthRule *rule = finding->rule;
  const int since = finding->since;

  /* translators: a rule's ID, what it found, and the date from which it holds */
  g_print (_("%s: %s, since %04d-%02d-%02d\n"), rule->id, g_dpgettext2 (GETTEXT_PACKAGE, "risk", rule->label),
           since / 10000, since / 100 % 100, since % 100);
}

static int
print_result (RapportCliOptions        *options,
              const RapportHealthInput *input)
{
  g_autoptr(RapportHealthResult) result = rapport_health_judge (input);

  if (options->json)
    {
      g_autofree char *json = rapport_health_result_to_json (result);

      g_print ("%s\n", json);
      return RAPPORT_CLI_OK;
    }
  if (result->level == RAPPORT_HEALTH_NONE)
    g_print ("%s\n", _("A customer that is lost or archived is not judged."));
  else
    /* translators: severity of a risk, and points out of 100 */
    g_print (_("%s: %d of 100\n"),
             rapport_choice_label (rapport_health_levels, rapport_health_level_get_id (result->level)), result->score);
  for (guint i = 0; i < result->findings->len; i++)
    print_finding (&g_array_index (result->findings, RapportHealthFinding, i));
  if (result->opportunity)
    g_print ("%s\n", _("Propose an upgrade, and ask for a referral."));
  return RAPPORT_CLI_OK;
}

static int
judge_file (RapportCliOptions *options,
            const char        *path,
            const char        *at)
{
  g_auto(RapportHealthInput) read = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  gsize length;

  if (at == NULL)
    return rapport_cli_complain (_("--at is needed with --input"));
  rapport_health_input_init (&read);
  json = rapport_cli_read_file (path, &length, &error);
  if (json == NULL || !rapport_health_input_read (&read, json, (gssize) length, &error))
    return rapport_cli_fail (path, error);
  if (!rapport_cli_read_at (at, read.zone, &read.now))
    return RAPPORT_CLI_USAGE;
  return print_result (options, &read);
}

static int
judge_customer (RapportCliOptions *options,
                const char        *name,
                const char        *at)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_auto(RapportHealthInput) read = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(RapportCalendar) calendar = NULL;
  GTimeZone *zone;
  gint64 customer;

  if (book != NULL)
    calendar = rapport_cadence_load_calendar (rapport_book_get_connection (book), &error);
  if (calendar == NULL)
    return rapport_cli_fail (NULL, error);
  zone = rapport_calendar_get_zone (calendar);
  if (!rapport_cli_read_at (at, zone, &now))
    return RAPPORT_CLI_USAGE;
  customer = rapport_cli_find_thing (book, "customer", name, &error);
  rapport_health_input_init (&read);
  if (customer == 0
      || !rapport_health_facts_load (rapport_book_get_connection (book), customer, zone, now, &read, &error))
    return rapport_cli_fail (NULL, error);
  return print_result (options, &read);
}

/**
 * rapport_cli_run_health:
 *
 * The `health` command: how a customer of the book, or one that a file tells of, is, as health.md 1 says,
 * for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_health (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autofree char *input = NULL;
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "input", 0, 0, G_OPTION_ARG_FILENAME, &input, N_("Customer with all that is known of it, as JSON"), N_("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When to judge it; without an offset, in the file’s zone"),
      N_("TIME") },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, _("health [CUSTOMER]"), _("Says how a customer is, and which rules of risk it meets."),
                          entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1 + (input == NULL))
    return rapport_cli_complain (_("“%s” is too much"), argv[1 + (input == NULL)]);
  if (input != NULL)
    return judge_file (options, input, at);
  if (argc < 2)
    return rapport_cli_complain (_("a customer or --input is needed"));
  return judge_customer (options, argv[1], at);
}
