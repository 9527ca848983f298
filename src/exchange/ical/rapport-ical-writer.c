/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-alerts.h"
#include "rapport-customer.h"
#include "rapport-ical-private.h"
#include "rapport-ical.h"
#include "rapport-output-file.h"
#include "rapport-plan.h"
#include "rapport-problem.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-uid.h"
#include "rapport-vcard-text.h"

/* what a calendar shows for what is done at a time */
#define DURATION "DURATION:PT30M"

/* how the files in a folder are told from those of others */
#define ENDING ".rapport.ics"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rapport//Rapport//EN\r\nCALSCALE:GREGORIAN\r\n"
#define TAIL "END:VCALENDAR\r\n"

/* what stands in a calendar: a plan, or something else that falls due */
typedef struct
{
  char          *uid;
  const char    *kind;
  char          *summary;
  char          *customer;
  char          *content;
  const char    *method;
  RapportMoment  due;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->uid);
  g_free (entry->summary);
  g_free (entry->customer);
  g_free (entry->content);
  g_free (entry);
}

static void
add_entry (GString     *out,
           const Entry *entry,
           gint64       now)
{
  g_autoptr(GDateTime) stamp = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamped = g_date_time_format (stamp, "%Y%m%dT%H%M%SZ");

  g_string_append (out, "BEGIN:VEVENT\r\n");
  rapport_vcard_append_line (out, "UID", entry->uid);
  rapport_vcard_append_line (out, "DTSTAMP", stamped);
  if (entry->due.has_time)
    {
      g_autoptr(GDateTime) due = g_date_time_new_from_unix_utc (entry->due.at);
      g_autofree char *start = g_date_time_format (due, "%Y%m%dT%H%M%SZ");

      rapport_vcard_append_line (out, "DTSTART", start);
      g_string_append (out, DURATION "\r\n");
    }
  else
    g_string_append_printf (out, "DTSTART;VALUE=DATE:%08d\r\n", entry->due.day);
  rapport_vcard_append_line (out, "SUMMARY", entry->summary);
  rapport_vcard_append_line (out, "DESCRIPTION", entry->content);
  rapport_vcard_append_line (out, RAPPORT_ICAL_KIND, entry->kind);
  rapport_vcard_append_line (out, RAPPORT_ICAL_CUSTOMER, entry->customer);
  rapport_vcard_append_line (out, RAPPORT_ICAL_CONTENT, entry->content);
  rapport_vcard_append_line (out, RAPPORT_ICAL_METHOD, entry->method);
  g_string_append (out, "END:VEVENT\r\n");
}

/* When a file was written makes it no other; programs that watch the folder are not to take it for changed. */
static gboolean
is_same (const char *path,
         const char *text)
{
  static const char sign[] = "\r\nDTSTAMP:";
  g_autofree char *kept = NULL;
  const char *a, *b;

  if (!g_file_get_contents (path, &kept, NULL, NULL))
    return FALSE;
  a = strstr (kept, sign);
  b = strstr (text, sign);
  return a != NULL && b != NULL && a - kept == b - text && memcmp (kept, text, a - kept) == 0 &&
         g_strcmp0 (strstr (a + 2, "\r\n"), strstr (b + 2, "\r\n")) == 0;
}

static gboolean
write_file (const char  *path,
            GPtrArray   *entries,
            guint        first,
            guint        n,
            gint64       now,
            GError     **error)
{
  g_autoptr(RapportOutputFile) output = NULL;
  g_autoptr(GString) out = g_string_new (HEAD);

  for (guint i = first; i < first + n; i++)
    add_entry (out, g_ptr_array_index (entries, i), now);
  g_string_append (out, TAIL);
  if (n == 1 && is_same (path, out->str))
    return TRUE;
  output = rapport_output_file_open (path, error);
  if (output == NULL)
    return FALSE;
  rapport_output_file_write (output, out->str, out->len);
  return rapport_output_file_commit (output, error);
}

static char *
dup_number (RapportEntity *customer)
{
  const char *number = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER);

  return g_strdup (number != NULL && *number != '\0' ? number
                                                     : rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
}

static char *
dup_first_line (const char *text)
{
  return text != NULL ? g_strndup (text, strcspn (text, "\n")) : g_strdup ("");
}

/* "Visit: Alpha Ltd: shows the new machine" */
static char *
dup_summary (const char *how,
             const char *customer,
             const char *what)
{
  g_autofree char *line = dup_first_line (what);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  if (how != NULL && *how != '\0')
    g_ptr_array_add (parts, (gpointer) how);
  if (customer != NULL && *customer != '\0')
    g_ptr_array_add (parts, (gpointer) customer);
  if (*line != '\0')
    g_ptr_array_add (parts, line);
  g_ptr_array_add (parts, NULL);
  /* translators: what stands between the parts of what a calendar shows: “Visit: Alpha Ltd: new machine” */
  return g_strjoinv (C_("calendar", ": "), (char **) parts->pdata);
}

static const char *
get_method (RapportEntity *plan)
{
  const char *method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD);

  if (method != NULL && rapport_choice_find (rapport_methods, method) != NULL)
    return rapport_choice_label (rapport_methods, method);
  return NULL;
}

static char *
dup_uid (const guint8 *uid,
         const char   *clock)
{
  g_autofree char *text = rapport_uid_to_text (uid);

  return clock != NULL ? g_strdup_printf ("%s-%s", text, clock) : g_strdup (text);
}

static gboolean
add_plan (GPtrArray          *entries,
          RapportConnection  *connection,
          gint64              id,
          GError            **error)
{
  g_autoptr(RapportEntity) plan = rapport_table_load (connection, RAPPORT_TYPE_PLAN, id, error);
  g_autoptr(RapportEntity) customer = NULL;
  Entry *entry;

  if (plan == NULL)
    return FALSE;
  customer = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER,
                                 rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER), error);
  if (customer == NULL)
    return FALSE;
  entry = g_new0 (Entry, 1);
  entry->uid = dup_uid (rapport_entity_get_uid (plan), NULL);
  entry->kind = rapport_plan_info.name;
  entry->content = g_strdup (rapport_entity_get_text (plan, RAPPORT_PLAN_CONTENT));
  entry->method = get_method (plan);
  entry->summary = dup_summary (entry->method, rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME),
                                entry->content);
  entry->customer = dup_number (customer);
  entry->due = *rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE);
  g_ptr_array_add (entries, entry);
  return TRUE;
}

static void
add_alert (GPtrArray          *entries,
           const RapportAlert *alert,
           GTimeZone          *zone)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *name = alert->kind->say_name (alert->number != NULL ? alert->number : "", alert->clock);

  entry->uid = dup_uid (alert->uid, alert->clock);
  entry->kind = alert->thing;
  entry->summary = dup_summary (name, alert->customer_name, alert->what);
  entry->content = g_strdup (alert->what);
  entry->due = rapport_moment_from_instant (alert->due, zone);
  if (!alert->has_time)
    entry->due = rapport_moment_from_day (entry->due.day);
  g_ptr_array_add (entries, entry);
}

/**
 * rapport_ical_export_plans:
 * @ids: (array length=n): of plans
 * @path: the file; it appears whole or not at all
 * @now: UTC seconds
 *
 * Writes plans as a calendar, from which they can be imported again.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_ical_export_plans (RapportConnection  *connection,
                           const gint64       *ids,
                           guint               n,
                           const char         *path,
                           gint64              now,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);

  g_return_val_if_fail (ids != NULL || n == 0, FALSE);

  for (guint i = 0; i < n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_plan (entries, connection, ids[i], error))
      return FALSE;
  return write_file (path, entries, 0, entries->len, now, error);
}

/* What falls due, each once though it is told of several times. */
static GPtrArray *
load_due (RapportConnection  *connection,
          gint64              until,
          GTimeZone          *zone,
          GError            **error)
{
  g_autoptr(GPtrArray) alerts = rapport_alerts_load_due (connection, until, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (alerts == NULL)
    return NULL;
  for (guint i = 0; i < alerts->len; i++)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i);
      Entry *last;

      if (strcmp (alert->thing, rapport_plan_info.name) != 0)
        add_alert (entries, alert, zone);
      else if (!add_plan (entries, connection, alert->row, error))
        return NULL;
      last = g_ptr_array_index (entries, entries->len - 1);
      if (!g_hash_table_add (seen, last->uid))
        g_ptr_array_set_size (entries, entries->len - 1);
    }
  return g_steal_pointer (&entries);
}

/* Files of what is no longer due go; other files in the folder are not ours. */
static void
remove_others (const char *folder,
               GPtrArray  *entries)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (kept, g_strconcat (((const Entry *) g_ptr_array_index (entries, i))->uid, ENDING, NULL));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING) && !g_hash_table_contains (kept, name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/**
 * rapport_ical_export_due:
 * @until: UTC seconds up to which things fall due
 * @path: the file; or a folder, in which each thing has a file of its own and what is not due any more has none
 * @zone: in which days are days
 * @now: UTC seconds
 * @n: (out): how many things there are
 *
 * Writes what falls due as a calendar: plans, promises, tickets' deadlines, contracts, care dates.
 *
 * Returns: whether all of it is there
 */
gboolean
rapport_ical_export_due (RapportConnection  *connection,
                         gint64              until,
                         const char         *path,
                         GTimeZone          *zone,
                         gint64              now,
                         guint              *n,
                         GError            **error)
{
  g_autoptr(GPtrArray) entries = load_due (connection, until, zone, error);

  g_return_val_if_fail (path != NULL && n != NULL, FALSE);

  if (entries == NULL)
    return FALSE;
  *n = entries->len;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return write_file (path, entries, 0, entries->len, now, error);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *name = g_strconcat (((const Entry *) g_ptr_array_index (entries, i))->uid, ENDING, NULL);
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!write_file (file, entries, i, 1, now, error))
        return FALSE;
    }
  remove_others (path, entries);
  return TRUE;
}
