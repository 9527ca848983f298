/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli.h"
#include "rapport-problem.h"
#include "rapport-sla-json.h"
#include "rapport-sla.h"

/* What is read from the files named on the command line */
typedef struct
{
  GPtrArray            *policies;
  RapportCalendar      *calendar;
  RapportTicketHistory *ticket;
  gint64                at;
} Input;

static void
clear_input (Input *input)
{
  g_clear_pointer (&input->policies, g_ptr_array_unref);
  g_clear_pointer (&input->calendar, rapport_calendar_unref);
  g_clear_pointer (&input->ticket, rapport_ticket_history_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, clear_input)

static gboolean
add_policy (Input       *input,
            const char  *path,
            GError     **error)
{
  gsize length;
  g_autofree char *json = rapport_cli_read_file (path, &length, error);
  g_autoptr(RapportPolicy) policy = NULL;

  if (json != NULL)
    policy = rapport_policy_new_from_json (json, (gssize) length, error);
  if (policy == NULL)
    return FALSE;
  for (guint i = 0; i < input->policies->len; i++)
    if (g_strcmp0 (rapport_policy_get_name (g_ptr_array_index (input->policies, i)),
                   rapport_policy_get_name (policy)) == 0)
      {
        g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                     _("name: another policy is called “%s” too"),
                     rapport_policy_get_name (policy));
        return FALSE;
      }
  g_ptr_array_add (input->policies, g_steal_pointer (&policy));
  return TRUE;
}

static int
read_input (Input             *input,
            char             **policies,
            const char        *calendar,
            const char        *ticket)
{
  g_autofree char *calendar_json = NULL;
  g_autofree char *ticket_json = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  input->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_policy_unref);
  for (char **path = policies; *path != NULL; path++)
    if (!add_policy (input, *path, &error))
      return rapport_cli_fail (*path, error);
  calendar_json = rapport_cli_read_file (calendar, &length, &error);
  if (calendar_json != NULL)
    input->calendar = rapport_calendar_new_from_json (calendar_json, (gssize) length, &error);
  if (input->calendar == NULL)
    return rapport_cli_fail (calendar, error);
  ticket_json = rapport_cli_read_file (ticket, &length, &error);
  if (ticket_json != NULL)
    input->ticket = rapport_ticket_history_new_from_json (ticket_json, (gssize) length, &error);
  if (input->ticket == NULL)
    return rapport_cli_fail (ticket, error);
  return RAPPORT_CLI_OK;
}

static char *
describe_seconds (gint64 seconds)
{
  GString *text = g_string_new (NULL);
  gint64 left = ABS (seconds);

  if (left >= 3600)
    /* translators: hours, as short as can be */
    g_string_append_printf (text, _("%d h "), (int) (left / 3600));
  /* translators: minutes, as short as can be */
  g_string_append_printf (text, _("%d min"), (int) (left / 60 % 60));
  if (left % 60 != 0)
    /* translators: seconds, as short as can be */
    g_string_append_printf (text, _(" %d s"), (int) (left % 60));
  return g_string_free (text, FALSE);
}

static char *
format_local (GTimeZone *zone,
              gint64     at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S %z");
}

/* What the clock says, in a sentence's worth of words */
static char *
describe_state (const RapportClock *clock,
                GTimeZone          *zone)
{
  g_autofree char *due = clock->has_due ? format_local (zone, clock->due) : NULL;
  g_autofree char *met = clock->has_met_at ? format_local (zone, clock->met_at) : NULL;
  g_autofree char *left = clock->has_remaining ? describe_seconds (clock->remaining_s) : NULL;
  g_autofree char *late = clock->has_late ? describe_seconds (clock->late_s) : NULL;

  switch (clock->state)
    {
    case RAPPORT_SLA_RUNNING:
      /* translators: when a target is due, and how much time is left until then */
      return g_strdup_printf (_("due %s, %s left"), due, left);
    case RAPPORT_SLA_PAUSED:
      /* translators: how much time is left */
      return g_strdup_printf (_("paused, %s left"), left);
    case RAPPORT_SLA_MET:
      /* translators: when a target was due and when it was met */
      return g_strdup_printf (_("due %s, met %s"), due, met);
    case RAPPORT_SLA_MISSED:
      if (clock->has_met_at)
        /* translators: when a target was due, when it was met, and by how much that was late */
        return g_strdup_printf (_("due %s, missed, met %s, %s late"), due, met, late);
      /* translators: when a target was due, and how long ago that is */
      return g_strdup_printf (_("due %s, missed, %s over"), due, left);
    case RAPPORT_SLA_NONE:
    default:
      return g_strdup (_("no clock"));
    }
}

static void
print_interval (const char *word,
                gint64      start,
                gint64      end,
                GTimeZone  *zone)
{
  g_autofree char *from = format_local (zone, start);
  g_autofree char *to = format_local (zone, end);

  g_print ("    %s  %s – %s\n", word, from, to);
}

/* In order of time; what lies between two intervals of working time was closed. */
static void
print_intervals (const RapportClock *clock,
                 GTimeZone          *zone)
{
  gint64 at = clock->started;
  guint i = 0;
  guint k = 0;

  while (i < clock->counted->len || k < clock->paused->len)
    {
      gboolean is_counted
        = k == clock->paused->len
          || (i < clock->counted->len
              && g_array_index (clock->counted, RapportInterval, i).start
                 < g_array_index (clock->paused, RapportInterval, k).start);
      const RapportInterval *next
        = is_counted ? &g_array_index (clock->counted, RapportInterval, i++)
                     : &g_array_index (clock->paused, RapportInterval, k++);

      if (at < next->start)
        print_interval (_("closed "), at, next->start, zone);
      print_interval (is_counted ? _("counted") : _("paused "), next->start, next->end, zone);
      at = next->end;
    }
}

static void
print_missed_rounds (const RapportClock *clock,
                     GTimeZone          *zone)
{
  for (guint i = 0; clock->missed_rounds != NULL && i < clock->missed_rounds->len; i++)
    {
      const RapportMissedRound *round
        = &g_array_index (clock->missed_rounds, RapportMissedRound, i);
      g_autofree char *due = format_local (zone, round->due);
      g_autofree char *late = round->has_met_at ? describe_seconds (round->late_s) : NULL;

      if (late != NULL)
        /* translators: when an earlier round of a repeating target was due, and how late it was */
        g_print (_("    missed before: due %s, %s late\n"), due, late);
      else
        /* translators: when an earlier round of a repeating target was due */
        g_print (_("    missed before: due %s\n"), due);
    }
}

static void
print_clock (const RapportClock *clock,
             GTimeZone          *zone)
{
  g_autofree char *state = describe_state (clock, zone);

  g_print ("%s", rapport_sla_target_get_label (clock->target));
  if (clock->duration[0] != '\0')
    g_print (" (%s, %s)", clock->duration, clock->working ? _("working time") : _("elapsed time"));
  g_print (": %s%s\n", state, clock->reprioritised ? _(", re-prioritised") : "");
  print_intervals (clock, zone);
  print_missed_rounds (clock, zone);
}

static int
print_clocks (RapportCliOptions *options,
              Input             *input,
              const char        *calendar)
{
  GTimeZone *zone = rapport_calendar_get_zone (input->calendar);
  g_autoptr(GPtrArray) clocks
    = rapport_sla_judge ((RapportPolicy *const *) input->policies->pdata, input->policies->len,
                         &input->calendar, 1, input->ticket, input->at, RAPPORT_SLA_WHY);

  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      if (!clock->lost)
        continue;
      g_printerr (_("rapport-cli: %s: there is no working time within 5 years for the target %s\n"),
                  calendar, rapport_sla_target_get_id (clock->target));
      return RAPPORT_CLI_FAILED;
    }
  if (options->json)
    {
      g_autofree char *json = rapport_clock_list_to_json (clocks, zone);

      g_print ("%s\n", json);
      return RAPPORT_CLI_OK;
    }
  for (guint i = 0; i < clocks->len; i++)
    print_clock (g_ptr_array_index (clocks, i), zone);
  return RAPPORT_CLI_OK;
}

static int
judge (RapportCliOptions *options,
       char             **policies,
       const char        *calendar,
       const char        *ticket,
       const char        *at)
{
  g_auto(Input) input = { 0 };
  g_autoptr(GError) error = NULL;
  int status;

  if (policies == NULL || calendar == NULL || ticket == NULL || at == NULL)
    return rapport_cli_complain (_("--policy, --calendar, --ticket and --at are all needed"));
  status = read_input (&input, policies, calendar, ticket);
  if (status != RAPPORT_CLI_OK)
    return status;
  if (!rapport_cli_read_at (at, rapport_calendar_get_zone (input.calendar), &input.at))
    return RAPPORT_CLI_USAGE;
  if (!rapport_sla_check ((RapportPolicy *const *) input.policies->pdata, input.policies->len,
                          input.ticket, input.at, &error))
    return rapport_cli_fail (ticket, error);
  return print_clocks (options, &input, calendar);
}

/**
 * rapport_cli_run_sla:
 *
 * The `sla` command: judges the ticket of one file by the policies and the calendar of others, as
 * sla.md says, for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_sla (RapportCliOptions *options,
                     int                argc,
                     char             **argv)
{
  g_auto(GStrv) policies = NULL;
  g_autofree char *calendar = NULL;
  g_autofree char *ticket = NULL;
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "policy", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &policies,
      N_("Policy as JSON; the first is in force at receipt, others can be changed to"),
      N_("FILE") },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &calendar, N_("Working calendar as JSON"),
      N_("FILE") },
    { "ticket", 0, 0, G_OPTION_ARG_FILENAME, &ticket, N_("Ticket with its events as JSON"),
      N_("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at,
      N_("When to judge it; without an offset, in the calendar’s zone"), N_("TIME") },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, "sla", _("Judges a ticket by service-level policies."), entries,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  return judge (options, policies, calendar, ticket, at);
}
