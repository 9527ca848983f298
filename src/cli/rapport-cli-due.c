/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-alerts.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-ical.h"
#include "rapport-moment-text.h"
#include "rapport-reminder-text.h"
#include "rapport-uid.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define YEAR (G_GINT64_CONSTANT (366) * DAY)

static RapportMoment
get_due (const RapportAlert *alert,
         GTimeZone          *zone)
{
  if (alert->has_time)
    return rapport_moment_from_instant (alert->due, zone);
  return rapport_moment_from_day (rapport_day_from_instant (alert->due, zone));
}

/* The calendar has a last day, which ends too. */
static gint64
get_day_end (int        day,
             GTimeZone *zone)
{
  const int next = rapport_day_add (day, 1);

  return rapport_day_is_valid (next) ? rapport_day_start (next, zone) : rapport_day_start (day, zone) + DAY;
}

/* A day is late from the next on. */
static gint64
count_late (const RapportMoment *due,
            gint64               at,
            GTimeZone           *zone)
{
  gint64 end = due->has_time ? due->at : get_day_end (due->day, zone);

  return MAX (at - end, 0);
}

static char *
describe_length (int days,
                 int hours,
                 int minutes)
{
  if (days > 0)
    /* translators: days and hours, as short as can be */
    return g_strdup_printf (_("%d d %d h"), days, hours);
  if (hours > 0)
    return g_strdup_printf (_("%d h %d min"), hours, minutes);
  return g_strdup_printf (_("%d min"), minutes);
}

/* What has a priority is a ticket's: it is over its time, where what is planned is late. */
static char *
describe_late (const RapportAlert *alert,
               gint64              seconds)
{
  g_autofree char *length = NULL;

  if (seconds < MINUTE)
    return g_strdup (_("due now"));
  length = describe_length (seconds / DAY, seconds % DAY / HOUR, seconds % HOUR / MINUTE);
  return g_strdup_printf (alert->kind->priority != NULL ? C_("deadline", "%s late") : _("%s late"), length);
}

static void
print_alert (const RapportAlert *alert,
             gint64              at,
             GTimeZone          *zone)
{
  RapportMoment due = get_due (alert, zone);
  g_autofree char *when = rapport_moment_format_iso (&due, zone);
  g_autofree char *late = describe_late (alert, count_late (&due, at, zone));
  g_autofree char *thing = alert->kind->say_name (alert->number != NULL ? alert->number : "", alert->clock);
  g_autofree char *subject = rapport_reminder_dup_subject (alert);
  g_autofree char *whole = g_strconcat (alert->customer_name != NULL ? alert->customer_name : "",
                                        *subject != '\0' ? ": " : "", subject, NULL);
  g_autofree char *line = rapport_cli_dup_line (whole);
  g_autofree char *name = rapport_cli_dup_line (thing);

  g_print ("%s (%s)\t%s\t%s\n", when, late, name, line);
}

static void
add_alert (JsonBuilder        *builder,
           const RapportAlert *alert,
           gint64              at,
           GTimeZone          *zone)
{
  RapportMoment due = get_due (alert, zone);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (alert->due);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *when = due.has_time ? g_date_time_format_iso8601 (local)
                                       : rapport_day_format_iso (due.day);
  g_autofree char *uid = rapport_uid_to_text (alert->uid);

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "thing", alert->thing);
  rapport_cli_json_add_text (builder, "uid", uid);
  rapport_cli_json_add_text (builder, "customer", alert->customer_name);
  rapport_cli_json_add_text (builder, "number", alert->number);
  rapport_cli_json_add_text (builder, "method", alert->method);
  rapport_cli_json_add_text (builder, "what", alert->what);
  rapport_cli_json_add_text (builder, "target", alert->kind->say_clock != NULL ? alert->clock : NULL);
  rapport_cli_json_add_text (builder, "due", when);
  json_builder_set_member_name (builder, "late_s");
  json_builder_add_int_value (builder, count_late (&due, at, zone));
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *alerts,
            gint64     at,
            GTimeZone *zone)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < alerts->len; i++)
    add_alert (builder, g_ptr_array_index (alerts, i), at, zone);
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

/* What has a time later on that day is not due yet. */
static GPtrArray *
load_due (RapportBook  *book,
          gint64        at,
          GTimeZone    *zone,
          GError      **error)
{
  gint64 end = get_day_end (rapport_day_from_instant (at, zone), zone);
  g_autoptr(GPtrArray) alerts =
    rapport_alerts_load_due (rapport_book_get_connection (book), end - 1, error);

  if (alerts == NULL)
    return NULL;
  for (guint i = alerts->len; i > 0; i--)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i - 1);

      if (alert->has_time && alert->due > at)
        g_ptr_array_remove_index (alerts, i - 1);
    }
  return g_steal_pointer (&alerts);
}

static gboolean
parse_at (const char  *text,
          GTimeZone   *zone,
          gint64      *at,
          GError     **error)
{
  RapportMoment moment;

  if (text == NULL)
    {
      *at = g_get_real_time () / G_USEC_PER_SEC;
      return TRUE;
    }
  if (!rapport_moment_parse_strict (text, zone, &moment, error))
    return FALSE;
  *at = moment.has_time ? moment.at : get_day_end (moment.day, zone) - 1;
  return TRUE;
}

static int
write_calendar (RapportBook *book,
                const char  *path,
                gint64       until,
                GTimeZone   *zone)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  if (!rapport_ical_export_due (rapport_book_get_connection (book), until, path, zone,
                                g_get_real_time () / G_USEC_PER_SEC, &n, &error))
    return rapport_cli_fail (NULL, error);
  /* translators: a number of things that fall due, and the file or folder that they were written to */
  g_print (ngettext ("%'u date written to “%s”\n", "%'u dates written to “%s”\n", n), n, name);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_due:
 *
 * The `due` command: lists follow-ups, action items and ticket deadlines that are due at a time,
 * the earliest first; or writes them as a calendar.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_due (RapportCliOptions *options,
                     int                argc,
                     char             **argv)
{
  g_autofree char *at_text = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at_text,
      N_("When: 2024-03-15 15:00, or a day for its end; now if not given"), N_("TIME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Calendar (.ics) to write, or a folder with a file for each thing: what is due until --at, or for a year"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GPtrArray) alerts = NULL;
  g_autoptr(GError) error = NULL;
  gint64 at;

  if (!rapport_cli_parse (options, "due", _("Lists what is due."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  if (!parse_at (at_text, zone, &at, &error))
    return rapport_cli_complain ("--at: %s", error->message);
  book = rapport_cli_open_book (options, &error);
  if (book != NULL && output != NULL && rapport_cli_renew (book, TRUE, &error))
    return write_calendar (book, output, at_text != NULL ? at : at + YEAR, zone);
  if (book != NULL && error == NULL && rapport_cli_renew (book, TRUE, &error))
    alerts = load_due (book, at, zone, &error);
  if (alerts == NULL)
    return rapport_cli_fail (NULL, error);
  if (options->json)
    print_json (alerts, at, zone);
  for (guint i = 0; !options->json && i < alerts->len; i++)
    print_alert (g_ptr_array_index (alerts, i), at, zone);
  return RAPPORT_CLI_OK;
}
