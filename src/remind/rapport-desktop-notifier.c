/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-desktop-notifier.h"

/* GLib sends there when it has an owner: GNOME's own, which takes plain text. */
#define PLAIN_NAME "org.gtk.Notifications"

#define MARKUP_NAME "org.freedesktop.Notifications"
#define MARKUP_PATH "/org/freedesktop/Notifications"

struct _RapportDesktopNotifier
{
  GObject       parent_instance;

  GApplication *application;
  GCancellable *cancellable;
  guint         plain_watch;
  guint         markup_watch;
  gboolean      plain_known;
  gboolean      markup_known;
  gboolean      has_plain;
  gboolean      has_daemon;
  gboolean      reads_markup;
  gboolean      missing;
};

enum { PROP_0, PROP_MISSING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void rapport_desktop_notifier_notifier_init (RapportNotifierInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportDesktopNotifier, rapport_desktop_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RAPPORT_TYPE_NOTIFIER,
                                                      rapport_desktop_notifier_notifier_init))

static gboolean
rapport_desktop_notifier_is_ready (RapportNotifier *notifier)
{
  RapportDesktopNotifier *self = RAPPORT_DESKTOP_NOTIFIER (notifier);

  return self->has_plain || (self->plain_known && self->has_daemon);
}

static char *
prepare_body (RapportDesktopNotifier *self,
              const char             *body)
{
  g_autofree char *text = g_utf8_make_valid (body, -1);

  if (!self->has_plain && self->reads_markup)
    return g_markup_escape_text (text, -1);
  return g_steal_pointer (&text);
}

static void
rapport_desktop_notifier_send (RapportNotifier     *notifier,
                               const RapportNotice *notice)
{
  RapportDesktopNotifier *self = RAPPORT_DESKTOP_NOTIFIER (notifier);
  g_autofree char *title = g_utf8_make_valid (notice->title, -1);
  g_autofree char *body = prepare_body (self, notice->body);
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, notice->urgent ? G_NOTIFICATION_PRIORITY_URGENT
                                                            : G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target_value (notification, notice->action, notice->target);
  for (guint i = 0; i < notice->n_buttons; i++)
    g_notification_add_button_with_target_value (notification,
                                                 notice->buttons[i].label,
                                                 notice->buttons[i].action,
                                                 notice->buttons[i].target);
  g_application_send_notification (self->application, notice->id, notification);
}

static void
rapport_desktop_notifier_withdraw (RapportNotifier *notifier,
                                   const char      *id)
{
  g_application_withdraw_notification (RAPPORT_DESKTOP_NOTIFIER (notifier)->application, id);
}

static void
rapport_desktop_notifier_notifier_init (RapportNotifierInterface *interface)
{
  interface->is_ready = rapport_desktop_notifier_is_ready;
  interface->send = rapport_desktop_notifier_send;
  interface->withdraw = rapport_desktop_notifier_withdraw;
}

/* Both were looked for, and neither is there. */
static gboolean
is_missing (RapportDesktopNotifier *self)
{
  return self->plain_known && self->markup_known && !self->has_plain && !self->has_daemon;
}

static void
tell_missing (RapportDesktopNotifier *self)
{
  if (self->missing == is_missing (self))
    return;
  self->missing = !self->missing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

static void
tell_ready (RapportDesktopNotifier *self,
            gboolean                was_ready)
{
  if (!was_ready && rapport_desktop_notifier_is_ready (RAPPORT_NOTIFIER (self)))
    rapport_notifier_emit_ready (RAPPORT_NOTIFIER (self));
}

static void
set_plain (RapportDesktopNotifier *self,
           gboolean                has_plain)
{
  gboolean was_ready = rapport_desktop_notifier_is_ready (RAPPORT_NOTIFIER (self));

  self->plain_known = TRUE;
  self->has_plain = has_plain;
  tell_ready (self, was_ready);
  tell_missing (self);
}

static void
plain_appeared_cb (GDBusConnection *bus,
                   const char      *name,
                   const char      *owner,
                   gpointer         data)
{
  set_plain (data, TRUE);
}

static void
plain_vanished_cb (GDBusConnection *bus,
                   const char      *name,
                   gpointer         data)
{
  set_plain (data, FALSE);
}

static void
capabilities_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  RapportDesktopNotifier *self = data;
  g_autofree const char **capabilities = NULL;
  gboolean was_ready;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  was_ready = rapport_desktop_notifier_is_ready (RAPPORT_NOTIFIER (self));
  self->has_daemon = answer != NULL;
  self->markup_known = TRUE;
  tell_missing (self);
  if (answer == NULL)
    return;
  g_variant_get (answer, "(^a&s)", &capabilities);
  self->reads_markup = g_strv_contains (capabilities, "body-markup");
  tell_ready (self, was_ready);
}

static void
daemon_appeared_cb (GDBusConnection *bus,
                    const char      *name,
                    const char      *owner,
                    gpointer         data)
{
  RapportDesktopNotifier *self = data;

  g_dbus_connection_call (bus, MARKUP_NAME, MARKUP_PATH, MARKUP_NAME, "GetCapabilities", NULL,
                          G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          capabilities_cb, self);
}

static void
daemon_vanished_cb (GDBusConnection *bus,
                    const char      *name,
                    gpointer         data)
{
  RapportDesktopNotifier *self = data;

  self->has_daemon = FALSE;
  self->markup_known = TRUE;
  tell_missing (self);
}

static void
rapport_desktop_notifier_get_property (GObject    *object,
                                       guint       id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  if (id == PROP_MISSING)
    g_value_set_boolean (value, RAPPORT_DESKTOP_NOTIFIER (object)->missing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rapport_desktop_notifier_dispose (GObject *object)
{
  RapportDesktopNotifier *self = RAPPORT_DESKTOP_NOTIFIER (object);

  g_clear_handle_id (&self->plain_watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->markup_watch, g_bus_unwatch_name);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (rapport_desktop_notifier_parent_class)->dispose (object);
}

static void
rapport_desktop_notifier_finalize (GObject *object)
{
  RapportDesktopNotifier *self = RAPPORT_DESKTOP_NOTIFIER (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rapport_desktop_notifier_parent_class)->finalize (object);
}

static void
rapport_desktop_notifier_class_init (RapportDesktopNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_desktop_notifier_dispose;
  object_class->finalize = rapport_desktop_notifier_finalize;
  object_class->get_property = rapport_desktop_notifier_get_property;

  /** RapportDesktopNotifier:missing: whether the desktop has nothing that shows notifications */
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rapport_desktop_notifier_init (RapportDesktopNotifier *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rapport_desktop_notifier_new:
 * @application: registered, and the one that runs
 *
 * Shows notices through @application's desktop. It is ready once the desktop said what it makes of
 * markup, so that every text is shown as it was typed; without a desktop that shows notifications
 * it never is, and nothing is taken for told.
 *
 * Returns: (transfer full): the notifier
 */
RapportNotifier *
rapport_desktop_notifier_new (GApplication *application)
{
  RapportDesktopNotifier *self;
  GDBusConnection *bus;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (g_application_get_is_registered (application), NULL);

  self = g_object_new (RAPPORT_TYPE_DESKTOP_NOTIFIER, NULL);
  self->application = g_object_ref (application);
  bus = g_application_get_dbus_connection (application);
  if (bus == NULL)
    {
      self->plain_known = self->markup_known = self->missing = TRUE;
      return RAPPORT_NOTIFIER (self);
    }
  self->plain_watch =
    g_bus_watch_name_on_connection (bus, PLAIN_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                    plain_appeared_cb, plain_vanished_cb, self, NULL);
  self->markup_watch =
    g_bus_watch_name_on_connection (bus, MARKUP_NAME, G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                                    daemon_appeared_cb, daemon_vanished_cb, self, NULL);
  return RAPPORT_NOTIFIER (self);
}
