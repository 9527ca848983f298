/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-application-private.h"
#include "rapport-desktop-notifier.h"
#include "rapport-plan.h"
#include "rapport-reminder-actions.h"
#include "rapport-system-clock.h"
#include "rapport-table.h"
#include "rapport-window.h"

/* seconds after the start at which the day's backup may begin */
#define BACKUP_DELAY 60

/* and what the cadence asks for on this day may be planned */
#define PLAN_DELAY 20

/* The profile that the targets of notices name: what a notice of another one asks for is refused. */
static const char *
get_profile (RapportApplication *self)
{
  return g_application_get_application_id (G_APPLICATION (self));
}

static void
backup_failed_cb (RapportApplication *self,
                  const GError       *error)
{
  RapportWindow *window = rapport_application_find_window (self);
  g_autofree char *sentence = NULL;

  if (window == NULL)
    return;
  /* translators: followed by a sentence that says why */
  sentence = g_strdup_printf (_("Today’s backup could not be made. %s"), error->message);
  rapport_window_show_error (window, sentence);
}

static void
copy_failed_cb (RapportApplication *self,
                const GError       *error)
{
  RapportWindow *window = rapport_application_find_window (self);
  g_autofree char *sentence = NULL;

  if (window == NULL)
    return;
  /* translators: followed by a sentence that says why */
  sentence = g_strdup_printf (_("Nothing was copied to the second place of the backups. %s"), error->message);
  rapport_window_show_error (window, sentence);
}

static void
calendar_failed_cb (RapportApplication *self,
                    const GError       *error)
{
  RapportWindow *window = rapport_application_find_window (self);
  g_autofree char *sentence = NULL;

  if (window == NULL)
    return;
  /* translators: followed by a sentence that says why */
  sentence = g_strdup_printf (_("The calendar could not be kept up to date. %s"), error->message);
  rapport_window_show_error (window, sentence);
}

/* Where the calendar is kept, as the person chose on this computer */
static void
follow_folder (RapportApplication *self)
{
  g_autofree char *folder = NULL;

  if (self->calendar_keeper == NULL)
    return;
  folder = g_settings_get_string (rapport_context_get_settings (self->context), "calendar-folder");
  rapport_calendar_keeper_set_folder (self->calendar_keeper, folder);
}

static void
keep_calendar (RapportApplication *self)
{
  self->calendar_keeper = rapport_calendar_keeper_new (rapport_context_get_book (self->context));
  g_signal_connect_object (self->calendar_keeper, "failed", G_CALLBACK (calendar_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_settings (self->context), "changed::calendar-folder",
                           G_CALLBACK (follow_folder), self, G_CONNECT_SWAPPED);
  follow_folder (self);
}

/* What the sample holds can be made again, and stays as it is made. */
static void
care_daily (RapportApplication *self)
{
  if (self->sample)
    return;
  self->cadence_keeper = rapport_cadence_keeper_new (rapport_context_get_book (self->context), self->clock, PLAN_DELAY);
  self->daily_backup = rapport_daily_backup_new (rapport_context_get_book (self->context), self->clock, BACKUP_DELAY);
  g_signal_connect_object (self->daily_backup, "failed", G_CALLBACK (backup_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_backup_keeper (self->context), "failed", G_CALLBACK (copy_failed_cb), self,
                           G_CONNECT_SWAPPED);
  keep_calendar (self);
}

/* Whose things are told, as the person chose on this computer */
static void
follow_whom (RapportApplication *self)
{
  if (self->reminder != NULL)
    rapport_reminder_set_everybody (self->reminder,
                                    g_settings_get_boolean (rapport_context_get_settings (self->context),
                                                            "remind-everybody"));
}

/* Tells from now on what falls due, also without a window. */
void
rapport_application_remind (RapportApplication *self)
{
  g_autoptr(RapportNotifier) notifier = rapport_desktop_notifier_new (G_APPLICATION (self));

  self->clock = rapport_system_clock_new ();
  g_signal_connect_object (self->clock, "woke", G_CALLBACK (rapport_context_look_at_clock), self->context,
                           G_CONNECT_SWAPPED);
  /* what was told could not be noted, and would be told again and again */
  if (rapport_book_is_read_only (rapport_context_get_book (self->context)))
    return;
  care_daily (self);
  self->reminder = rapport_reminder_new (rapport_context_get_book (self->context), self->clock, notifier,
                                         get_profile (self));
  g_object_bind_property (notifier, "missing", self->context, "muted", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (rapport_context_get_settings (self->context), "changed::remind-everybody",
                           G_CALLBACK (follow_whom), self, G_CONNECT_SWAPPED);
  follow_whom (self);
}

static void
show_error (RapportApplication *self,
            const GError       *error)
{
  GtkWindow *window = rapport_application_show_window (self);

  if (RAPPORT_IS_WINDOW (window))
    rapport_window_show_error (RAPPORT_WINDOW (window), error->message);
}

/* Finds what a notice was about and shows the window; 0 when it is gone, which is said there. */
static gint64
find_thing (RapportApplication *self,
            GVariant           *target,
            GType              *type)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (self->context == NULL)
    rapport_application_show_window (self);
  else if (rapport_reminder_find_target (rapport_context_get_book (self->context), get_profile (self), target,
                                         type, &id, &error))
    return id;
  else
    show_error (self, error);
  return 0;
}

static void
open_thing_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  RapportApplication *self = data;
  GtkWindow *window;
  GType type;
  gint64 id = find_thing (self, target, &type);

  if (id == 0)
    return;
  window = rapport_application_show_window (self);
  if (!rapport_window_open_thing (RAPPORT_WINDOW (window), rapport_table_info (type)->name, id))
    rapport_window_show_page (RAPPORT_WINDOW (window), "today");
}

static void
log_plan_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  RapportApplication *self = data;
  GtkWindow *window = rapport_application_show_window (self);
  RapportBook *book = self->context != NULL ? rapport_context_get_book (self->context) : NULL;
  g_autoptr(RapportEntity) plan = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  if (book == NULL)
    return;
  id = rapport_reminder_find_target_of (book, get_profile (self), target, RAPPORT_TYPE_PLAN, &error);
  if (id != 0)
    plan = rapport_book_get (book, RAPPORT_TYPE_PLAN, id, &error);
  if (plan == NULL)
    show_error (self, error);
  else
    rapport_window_log (RAPPORT_WINDOW (window), rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER), id);
}

static void
snooze_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  RapportApplication *self = data;
  g_autoptr(GError) error = NULL;

  if (self->context != NULL &&
      !rapport_reminder_snooze (rapport_context_get_book (self->context), self->clock, get_profile (self),
                                target, &error))
    show_error (self, error);
}

static void
tomorrow_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  RapportApplication *self = data;
  g_autoptr(GError) error = NULL;

  if (self->context != NULL &&
      !rapport_reminder_put_off (rapport_context_get_book (self->context), self->clock, get_profile (self),
                                 target, &error))
    show_error (self, error);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportApplication) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt =
    rapport_reminder_note_event_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL)
    show_error (self, error);
}

static void
note_event (RapportApplication *self,
            const char         *kind,
            GVariant           *target)
{
  if (self->context != NULL)
    rapport_reminder_note_event_async (rapport_context_get_book (self->context), self->clock,
                                       get_profile (self), kind, target, noted_cb, g_object_ref (self));
}

static void
ticket_responded_cb (GSimpleAction *action,
                     GVariant      *target,
                     gpointer       data)
{
  note_event (data, "responded", target);
}

static void
ticket_told_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  note_event (data, "told", target);
}

static const GActionEntry entries[] = {
  { .name = "open-thing", .activate = open_thing_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
  { .name = "log-plan", .activate = log_plan_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
  { .name = "snooze", .activate = snooze_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
  { .name = "tomorrow", .activate = tomorrow_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
  { .name = "ticket-responded", .activate = ticket_responded_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
  { .name = "ticket-told", .activate = ticket_told_cb, .parameter_type = RAPPORT_REMINDER_TARGET },
};

/* What a notice's click and buttons do. */
void
rapport_application_add_reminder_actions (RapportApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
