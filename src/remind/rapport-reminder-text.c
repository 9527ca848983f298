/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-moment-text.h"
#include "rapport-record.h"
#include "rapport-reminder-text.h"
#include "rapport-uid.h"

/* A desktop shows a few lines; the whole text stands in the window. */
#define LONGEST_TEXT 300
#define LONGEST_LINE 80

static char *
shorten (const char *text,
         glong       most)
{
  g_autofree char *start = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= most)
    return g_strdup (text != NULL ? text : "");
  start = g_utf8_substring (text, 0, most - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
shorten_to_line (const char *text,
                 glong       most)
{
  char *line = shorten (text, most);

  return g_strdelimit (line, "\n\r\t", ' ');
}

static char *
say_day (int day,
         int today)
{
  if (day == today)
    return g_strdup (C_("day", "today"));
  if (day == rapport_day_add (today, -1))
    return g_strdup (C_("day", "yesterday"));
  if (day == rapport_day_add (today, 1))
    return g_strdup (C_("day", "tomorrow"));
  return rapport_day_format_iso (day);
}

/**
 * rapport_reminder_dup_when:
 * @now: UTC seconds
 * @zone: where the person is
 *
 * Returns: (transfer full): when it is due, seen from today: `today 15:00`, `2024-03-15`
 */
char *
rapport_reminder_dup_when (const RapportAlert *alert,
                           gint64              now,
                           GTimeZone          *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (alert->due);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *day = say_day (rapport_day_from_instant (alert->due, zone),
                                  rapport_day_from_instant (now, zone));
  g_autofree char *time = NULL;

  if (!alert->has_time)
    return g_steal_pointer (&day);
  time = g_date_time_format (local, "%H:%M");
  /* translators: a day (today, 2024-03-15), then a time */
  return g_strdup_printf (C_("day and time", "%s %s"), day, time);
}

/** rapport_reminder_dup_subject: Returns: (transfer full): what is to be done, as typed */
char *
rapport_reminder_dup_subject (const RapportAlert *alert)
{
  const char *method = rapport_choice_label (rapport_methods, alert->method);
  gboolean has_what = alert->what != NULL && *alert->what != '\0';

  if (*method == '\0')
    return g_strdup (has_what ? alert->what : "");
  return has_what ? g_strdup_printf ("%s · %s", method, alert->what) : g_strdup (method);
}

static const char *
get_number (const RapportAlert *alert)
{
  return alert->number != NULL ? alert->number : "";
}

static char *
say_due (const RapportAlert *alert,
         gint64              now,
         GTimeZone          *zone)
{
  g_autofree char *when = rapport_reminder_dup_when (alert, now, zone);

  if (alert->level > 0 && alert->kind->say_after != NULL)
    return alert->kind->say_after (when);
  return alert->kind->say_due (get_number (alert), alert->clock, when, alert->due <= now);
}

/** rapport_reminder_dup_id: Returns: (transfer full): the notice's id, the same after a restart */
char *
rapport_reminder_dup_id (const RapportAlert *alert)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s", alert->thing, alert->row, alert->clock);
}

/** rapport_reminder_new_target: Returns: (transfer floating): profile, thing, uid, for an action */
GVariant *
rapport_reminder_new_target (const char   *profile,
                             const char   *thing,
                             const guint8 *uid)
{
  g_autofree char *text = rapport_uid_to_text (uid);

  return g_variant_new ("(sss)", profile, thing, text);
}

/* Only what a word from the person settles has a button; the rest is dealt with on the thing. */
static void
add_settling_button (RapportNotice      *notice,
                     const RapportAlert *alert)
{
  const RapportDueButton *button = rapport_due_kind_find_button (alert->kind, alert->clock);

  if (button != NULL && button->notice_label != NULL)
    rapport_notice_add_button (notice, g_strdup (gettext (button->notice_label)), button->notice_action,
                               notice->target);
}

static void
add_buttons (RapportNotice      *notice,
             const RapportAlert *alert,
             const RapportRules *rules)
{
  add_settling_button (notice, alert);
  rapport_notice_add_button (notice,
                             g_strdup_printf (ngettext ("Snooze %d min", "Snooze %d min",
                                                        rules->snooze_minutes),
                                              rules->snooze_minutes),
                             "app.snooze", notice->target);
  rapport_notice_add_button (notice,
                             /* translators: hour and minutes */
                             g_strdup_printf (_("Tomorrow %d:%02d"), rules->tomorrow_minute / 60,
                                              rules->tomorrow_minute % 60),
                             "app.tomorrow", notice->target);
}

/**
 * rapport_reminder_write_alert:
 * @profile: which book, for the actions' targets
 * @member: who is told, 0 for nobody known
 * @now: UTC seconds
 * @zone: where the person is
 *
 * Returns: (transfer full): the words and buttons that tell of one thing, and whose it is if that is somebody else
 */
RapportNotice *
rapport_reminder_write_alert (const RapportAlert *alert,
                              const char         *profile,
                              gint64              member,
                              const RapportRules *rules,
                              gint64              now,
                              GTimeZone          *zone)
{
  g_autofree char *id = rapport_reminder_dup_id (alert);
  g_autofree char *due = say_due (alert, now, zone);
  g_autofree char *subject = rapport_reminder_dup_subject (alert);
  g_autofree char *text = shorten (subject, LONGEST_TEXT);
  g_autofree char *whose = NULL;
  RapportNotice *notice;

  notice = rapport_notice_new (id, "app.open-thing",
                               rapport_reminder_new_target (profile, alert->thing, alert->uid));
  notice->title = alert->customer_name != NULL ? shorten (alert->customer_name, LONGEST_TEXT)
                                               : g_strdup (_("Rapport"));
  if (member != 0 && alert->owner != 0 && alert->owner != member && alert->owner_name != NULL)
    {
      g_autofree char *name = shorten_to_line (alert->owner_name, LONGEST_LINE);

      /* translators: when something is due, then the team member whose it is */
      whose = g_strdup_printf (C_("reminder", "%s · of %s"), due, name);
    }
  notice->body = g_strconcat (whose != NULL ? whose : due, *text != '\0' ? "\n" : "", text, NULL);
  notice->urgent = alert->kind->is_urgent;
  add_buttons (notice, alert, rules);
  return notice;
}

static char *
say_line (const RapportAlert *alert)
{
  g_autofree char *subject = rapport_reminder_dup_subject (alert);
  g_autofree char *name = shorten_to_line (alert->customer_name, LONGEST_LINE);
  g_autofree char *what = NULL;

  if (alert->kind->say_clock != NULL)
    what = alert->kind->say_name (get_number (alert), alert->clock);
  else
    what = shorten_to_line (subject, LONGEST_LINE);
  if (*name == '\0' || *what == '\0')
    return g_strconcat (name, what, NULL);
  /* translators: a customer's name, then what is to be done */
  return g_strdup_printf (C_("reminder", "%s: %s"), name, what);
}

/**
 * rapport_reminder_write_digest:
 * @alerts: (element-type RapportAlert): the first few
 * @n_alerts: how many there are in all
 *
 * Returns: (transfer full): the words that tell of many things at once
 */
RapportNotice *
rapport_reminder_write_digest (GPtrArray *alerts,
                               guint      n_alerts)
{
  g_autoptr(GString) body = g_string_new (NULL);
  RapportNotice *notice = rapport_notice_new (RAPPORT_DIGEST_ID, "app.show-today", NULL);

  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *line = say_line (g_ptr_array_index (alerts, i));

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n_alerts > alerts->len)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %'u more", "and %'u more", n_alerts - alerts->len),
                              n_alerts - alerts->len);
    }
  notice->title = g_strdup_printf (ngettext ("%'u thing is due", "%'u things are due", n_alerts),
                                   n_alerts);
  notice->body = g_string_free (g_steal_pointer (&body), FALSE);
  return notice;
}
