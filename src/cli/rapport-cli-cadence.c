/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-cadence-json.h"
#include "rapport-cli.h"
#include "rapport-moment-text.h"
#include "rapport-record.h"
#include "rapport-sla-json.h"

static char *
describe_moment (const RapportMoment *moment,
                 GTimeZone           *zone)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) local = NULL;

  if (!moment->has_time)
    return g_strdup_printf ("%04d-%02d-%02d", moment->day / 10000, moment->day / 100 % 100, moment->day % 100);
  utc = g_date_time_new_from_unix_utc (moment->at);
  local = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static const char *
get_depth_word (RapportDepth depth)
{
  return depth == RAPPORT_DEPTH_DEEP ? C_("choice", "Deep") : C_("choice", "Light");
}

static const char *
get_state_word (RapportCadenceState state)
{
  switch (state)
    {
    case RAPPORT_CADENCE_OVERDUE:
      return _("overdue");
    case RAPPORT_CADENCE_TOO_LATE:
      return _("too late");
    case RAPPORT_CADENCE_COMING:
    default:
      return _("coming");
    }
}

static void
print_period (const RapportCadencePeriod *period)
{
  const RapportMoment from = rapport_moment_from_day (period->from);
  const RapportMoment to = rapport_moment_from_day (period->to);
  g_autofree char *first = describe_moment (&from, NULL);
  g_autofree char *last = describe_moment (&to, NULL);

  /* translators: a period (two dates), then how many of the deep and of the light contacts asked for are done */
  g_print (_("%s – %s: deep %d of %d, light %d of %d\n"), first, last,
           period->counts[RAPPORT_DEPTH_DEEP].done, period->counts[RAPPORT_DEPTH_DEEP].asked,
           period->counts[RAPPORT_DEPTH_LIGHT].done, period->counts[RAPPORT_DEPTH_LIGHT].asked);
}

static void
print_next (const RapportCadenceNext *next,
            GTimeZone                *zone)
{
  const RapportMoment limit = rapport_moment_from_day (next->limit);
  g_autofree char *due = describe_moment (&next->due, zone);
  g_autofree char *last = describe_moment (&limit, zone);
  g_autofree char *propose = rapport_moment_is_set (&next->propose) ? describe_moment (&next->propose, zone) : NULL;

  /* translators: depth of a contact, when it is due, whether it is late, and the last day on which it is in time */
  g_print (_("%s: due %s (%s), too late after %s"), get_depth_word (next->depth), due,
           get_state_word (next->state), last);
  if (propose != NULL)
    /* translators: when a contact might be planned */
    g_print (_("; proposed %s"), propose);
  else if (next->plan_late)
    g_print (_("; planned, but too late"));
  else if (next->plan >= 0)
    g_print (_("; planned"));
  g_print ("\n");
}

static void
print_hints (const RapportCadenceInput *input,
             GArray                    *hints)
{
  for (guint i = 0; hints != NULL && i < hints->len; i++)
    {
      const RapportContactHint *hint = &g_array_index (hints, RapportContactHint, i);
      g_autofree char *sentence = rapport_contact_hint_dup_sentence (hint, input);

      g_print ("%s: %s: %s\n", hint->rule, hint->warns ? _("warning") : _("hint"), sentence);
    }
}

static int
print_result (RapportCliOptions          *options,
              const RapportCadenceInput  *input,
              const RapportCadenceResult *result,
              const RapportContactTry    *contact)
{
  g_autoptr(GArray) hints = contact != NULL ? rapport_contact_find_hints (input, contact) : NULL;
  GTimeZone *zone = rapport_calendar_get_zone (input->calendar);

  if (options->json)
    {
      g_autofree char *json = rapport_cadence_result_to_json (result, hints, zone);

      g_print ("%s\n", json);
      return RAPPORT_CLI_OK;
    }
  print_period (&result->period);
  for (guint i = 0; i < result->next->len; i++)
    print_next (&g_array_index (result->next, RapportCadenceNext, i), zone);
  for (guint i = 0; i < result->missed->len; i++)
    {
      g_print ("%s ", _("Fell short:"));
      print_period (&g_array_index (result->missed, RapportCadencePeriod, i));
    }
  g_print (ngettext ("%d contact in a row not answered\n", "%d contacts in a row not answered\n", result->unanswered),
           result->unanswered);
  print_hints (input, hints);
  return RAPPORT_CLI_OK;
}

static int
judge_file (RapportCliOptions *options,
            const char        *path,
            const char        *at)
{
  g_autoptr(RapportCadenceFile) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  g_autoptr(RapportCadenceResult) result = NULL;
  gsize length;

  if (at == NULL)
    return rapport_cli_complain (_("--at is needed with --input"));
  json = rapport_cli_read_file (path, &length, &error);
  if (json != NULL)
    read = rapport_cadence_file_new_from_json (json, (gssize) length, &error);
  if (read == NULL)
    return rapport_cli_fail (path, error);
  if (!rapport_cli_read_at (at, rapport_calendar_get_zone (read->input.calendar), &read->input.now))
    return RAPPORT_CLI_USAGE;
  result = rapport_cadence_judge (&read->input);
  return print_result (options, &read->input, result, read->has_try ? &read->contact : NULL);
}

/* A plan is named by its place among all that the customer ever had, as in a file that names them all. */
static void
place_plans (const RapportCadenceFacts  *facts,
             const RapportCadenceResult *result)
{
  for (guint i = 0; i < result->next->len; i++)
    {
      RapportCadenceNext *next = &g_array_index (result->next, RapportCadenceNext, i);

      if (next->plan >= 0)
        next->plan = g_array_index (facts->plan_places, int, next->plan);
    }
}

/* A contact that is being planned, as typed */
typedef struct
{
  char *due;
  char *method;
  char *booked;
} Plan;

static void
clear_plan (Plan *plan)
{
  g_free (plan->due);
  g_free (plan->method);
  g_free (plan->booked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, clear_plan)

static gboolean
read_plan (const Plan        *plan,
           GTimeZone         *zone,
           RapportContactTry *contact)
{
  RapportMoment booked = { 0 };

  contact->plan = -1;
  if (plan->method != NULL && rapport_choice_find (rapport_methods, plan->method) == NULL)
    rapport_cli_complain (_("--method: “%s” is not known here"), plan->method);
  else if (plan->due != NULL && !rapport_moment_parse_strict (plan->due, zone, &contact->at, NULL))
    rapport_cli_complain (_("%s: “%s” is no day like 2024-03-15"), "--due", plan->due);
  else if (plan->booked != NULL && !rapport_moment_parse_strict (plan->booked, zone, &booked, NULL))
    rapport_cli_complain (_("%s: “%s” is no day like 2024-03-15"), "--booked", plan->booked);
  else
    {
      contact->method = plan->method;
      contact->booked = booked.day;
      return TRUE;
    }
  return FALSE;
}

static int
judge_customer (RapportCliOptions *options,
                const char        *name,
                const char        *at,
                const Plan        *plan)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(RapportCadenceResult) result = NULL;
  RapportContactTry contact = { 0 };
  RapportConnection *connection;
  gint64 customer;

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  connection = rapport_book_get_connection (book);
  calendar = rapport_cadence_load_calendar (connection, &error);
  if (calendar == NULL)
    return rapport_cli_fail (NULL, error);
  if (!rapport_cli_read_at (at, rapport_calendar_get_zone (calendar), &now))
    return RAPPORT_CLI_USAGE;
  if (!read_plan (plan, rapport_calendar_get_zone (calendar), &contact))
    return RAPPORT_CLI_USAGE;
  customer = rapport_cli_find_thing (book, "customer", name, &error);
  if (customer != 0)
    facts = rapport_cadence_facts_load (connection, customer, calendar, now, &error);
  if (facts == NULL)
    return rapport_cli_fail (NULL, error);
  result = rapport_cadence_judge (&facts->input);
  place_plans (facts, result);
  return print_result (options, &facts->input, result, plan->due != NULL ? &contact : NULL);
}

/**
 * rapport_cli_run_cadence:
 *
 * The `cadence` command: when to be in touch with a customer of the book, or with one that a file tells of,
 * next, as cadence.md says, for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_cadence (RapportCliOptions *options,
                         int                argc,
                         char             **argv)
{
  g_autofree char *input = NULL;
  g_autofree char *at = NULL;
  g_auto(Plan) plan = { 0 };
  const GOptionEntry entries[] = {
    { "input", 0, 0, G_OPTION_ARG_FILENAME, &input, N_("Customer, records and plans as JSON"), N_("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When to judge it; without an offset, in the calendar’s zone"),
      N_("TIME") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &plan.due, N_("Say what the rules say of a contact then"), N_("TIME") },
    { "method", 0, 0, G_OPTION_ARG_STRING, &plan.method, N_("How that contact would be"), N_("METHOD") },
    { "booked", 0, 0, G_OPTION_ARG_STRING, &plan.booked, N_("When that contact was booked"), N_("DAY") },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, _("cadence [CUSTOMER]"), _("Says when to be in touch with a customer next."), entries,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1 + (input == NULL))
    return rapport_cli_complain (_("“%s” is too much"), argv[1 + (input == NULL)]);
  if (input != NULL)
    return judge_file (options, input, at);
  if (argc < 2)
    return rapport_cli_complain (_("a customer or --input is needed"));
  return judge_customer (options, argv[1], at, &plan);
}
