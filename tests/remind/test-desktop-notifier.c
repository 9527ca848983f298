/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-desktop-notifier.h"
#include "remind-book.h"

#define FREEDESKTOP "org.freedesktop.Notifications"
#define GNOME "org.gtk.Notifications"
#define TEXT "<b>5 < 6</b> & \"x\"\nمرحبا 🙂"

static const char interfaces[] =
  "<node>"
  " <interface name='" FREEDESKTOP "'>"
  "  <method name='Notify'>"
  "   <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "   <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "   <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>"
  "  </method>"
  "  <method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "  <method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "  <signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  " </interface>"
  " <interface name='" GNOME "'>"
  "  <method name='AddNotification'>"
  "   <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "  </method>"
  "  <method name='RemoveNotification'>"
  "   <arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "  </method>"
  " </interface>"
  "</node>";

typedef struct
{
  GTestDBus       *bus;
  GDBusConnection *daemon;
  const char      *capability;
  GApplication    *application;
  RapportNotifier *notifier;
  char            *title;
  char            *body;
  char           **actions;
  guchar           urgency;
  guint            n_notified;
  guint            n_closed;
  char            *activated;
} Fixture;

static void
notify (Fixture  *fixture,
        GVariant *arguments)
{
  g_autoptr(GVariant) hints = NULL;

  g_free (fixture->title);
  g_free (fixture->body);
  g_strfreev (fixture->actions);
  g_variant_get (arguments, "(&su&sss^as@a{sv}i)", NULL, NULL, NULL, &fixture->title, &fixture->body,
                 &fixture->actions, &hints, NULL);
  g_variant_lookup (hints, "urgency", "y", &fixture->urgency);
}

static void
add_notification (Fixture  *fixture,
                  GVariant *arguments)
{
  g_autoptr(GVariant) notification = NULL;

  g_free (fixture->title);
  g_free (fixture->body);
  g_variant_get (arguments, "(&s&s@a{sv})", NULL, NULL, &notification);
  g_variant_lookup (notification, "title", "s", &fixture->title);
  g_variant_lookup (notification, "body", "s", &fixture->body);
}

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *arguments,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  Fixture *fixture = data;
  const char * const capabilities[] = { "actions", "body", fixture->capability, NULL };
  GVariant *answer = NULL;

  if (strcmp (method, "GetCapabilities") == 0)
    answer = g_variant_new ("(^as)", capabilities);
  else if (strcmp (method, "Notify") == 0)
    {
      notify (fixture, arguments);
      fixture->n_notified++;
      answer = g_variant_new ("(u)", fixture->n_notified);
    }
  else if (strcmp (method, "AddNotification") == 0)
    {
      add_notification (fixture, arguments);
      fixture->n_notified++;
    }
  else
    fixture->n_closed++;
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
own_name (Fixture    *fixture,
          const char *name)
{
  g_autoptr(GVariant) answer =
    g_dbus_connection_call_sync (fixture->daemon, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 4),
                                 NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  g_assert_nonnull (answer);
}

static void
start_daemon (Fixture    *fixture,
              const char *name,
              const char *path)
{
  static const GDBusInterfaceVTable table = { call_cb };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  g_autoptr(GError) error = NULL;

  if (fixture->daemon == NULL)
    fixture->daemon =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (fixture->daemon, path,
                                     g_dbus_node_info_lookup_interface (node, name), &table,
                                     fixture, NULL, &error);
  g_assert_no_error (error);
  own_name (fixture, name);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  Fixture *fixture = data;

  g_free (fixture->activated);
  fixture->activated = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
}

static void
start_application (Fixture *fixture)
{
  const GActionEntry entries[] = {
    { "open-thing", activate_cb, "(sss)" },
    { "snooze", activate_cb, "(sss)" },
  };
  g_autoptr(GError) error = NULL;

  fixture->application = g_application_new ("io.github.rapport_app.Test", G_APPLICATION_DEFAULT_FLAGS);
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->application), entries, G_N_ELEMENTS (entries),
                                   fixture);
  g_application_register (fixture->application, NULL, &error);
  g_assert_no_error (error);
  fixture->notifier = rapport_desktop_notifier_new (fixture->application);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->notifier);
  g_clear_object (&fixture->application);
  if (fixture->daemon != NULL)
    g_dbus_connection_close_sync (fixture->daemon, NULL, NULL);
  g_clear_object (&fixture->daemon);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_free (fixture->title);
  g_free (fixture->body);
  g_strfreev (fixture->actions);
  g_free (fixture->activated);
}

static void
send (Fixture *fixture)
{
  g_autoptr(RapportNotice) notice =
    rapport_notice_new ("plan-1-due", "app.open-thing", g_variant_new ("(sss)", "default", "plan", "u"));
  guint n_notified = fixture->n_notified;

  notice->title = g_strdup (TEXT);
  notice->body = g_strdup (TEXT);
  notice->urgent = TRUE;
  rapport_notice_add_button (notice, g_strdup ("Snooze"), "app.snooze", notice->target);
  rapport_notifier_send (fixture->notifier, notice);
  wait_until (fixture->n_notified > n_notified);
}

/* GLib knows what is shown only when it has read the daemon's answer. GLib 2.74 can't bear that a
   notification outlives the application. */
static void
withdraw (Fixture *fixture)
{
  guint n_closed = fixture->n_closed;

  wait_until ((rapport_notifier_withdraw (fixture->notifier, "plan-1-due"), fixture->n_closed > n_closed));
}

static void
press (Fixture *fixture)
{
  g_dbus_connection_emit_signal (fixture->daemon, NULL, "/org/freedesktop/Notifications", FREEDESKTOP,
                                 "ActionInvoked",
                                 g_variant_new ("(us)", fixture->n_notified, fixture->actions[2]), NULL);
}

static void
test_markup_is_escaped (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->capability = "body-markup";
  start_daemon (fixture, FREEDESKTOP, "/org/freedesktop/Notifications");
  start_application (fixture);
  wait_until (rapport_notifier_is_ready (fixture->notifier));
  send (fixture);
  g_assert_cmpstr (fixture->title, ==, TEXT);
  g_assert_cmpstr (fixture->body, ==,
                   "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; &quot;x&quot;\nمرحبا 🙂");
  g_assert_cmpuint (fixture->urgency, ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->actions), ==, 4);
  g_assert_cmpstr (fixture->actions[3], ==, "Snooze");
  withdraw (fixture);
}

static void
test_plain_daemon (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->capability = "persistence";
  start_daemon (fixture, FREEDESKTOP, "/org/freedesktop/Notifications");
  start_application (fixture);
  wait_until (rapport_notifier_is_ready (fixture->notifier));
  send (fixture);
  g_assert_cmpstr (fixture->body, ==, TEXT);
  withdraw (fixture);
}

static void
test_gnome (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->capability = "body-markup";
  start_daemon (fixture, FREEDESKTOP, "/org/freedesktop/Notifications");
  start_daemon (fixture, GNOME, "/org/gtk/Notifications");
  start_application (fixture);
  wait_until (rapport_notifier_is_ready (fixture->notifier));
  send (fixture);
  g_assert_cmpstr (fixture->title, ==, TEXT);
  g_assert_cmpstr (fixture->body, ==, TEXT);
  withdraw (fixture);
}

static void
test_button_and_withdraw (Fixture       *fixture,
                          gconstpointer  data)
{
  fixture->capability = "body-markup";
  start_daemon (fixture, FREEDESKTOP, "/org/freedesktop/Notifications");
  start_application (fixture);
  wait_until (rapport_notifier_is_ready (fixture->notifier));
  send (fixture);
  wait_until ((press (fixture), fixture->activated != NULL));
  g_assert_cmpstr (fixture->activated, ==, "('default', 'plan', 'u')");

  send (fixture);
  withdraw (fixture);
}

static void
ready_cb (RapportNotifier *notifier,
          guint           *n_ready)
{
  (*n_ready)++;
}

static void
test_daemon_comes_later (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n_ready = 0;

  fixture->capability = "body-markup";
  start_application (fixture);
  g_signal_connect (fixture->notifier, "ready", G_CALLBACK (ready_cb), &n_ready);
  g_assert_false (rapport_notifier_is_ready (fixture->notifier));
  start_daemon (fixture, FREEDESKTOP, "/org/freedesktop/Notifications");
  wait_until (n_ready == 1);
  g_assert_true (rapport_notifier_is_ready (fixture->notifier));
  send (fixture);
  withdraw (fixture);

  g_dbus_connection_close_sync (fixture->daemon, NULL, NULL);
  g_clear_object (&fixture->daemon);
  wait_until (!rapport_notifier_is_ready (fixture->notifier));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/remind/desktop-notifier/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("markup-is-escaped", test_markup_is_escaped);
  ADD ("plain-daemon", test_plain_daemon);
  ADD ("gnome", test_gnome);
  ADD ("button-and-withdraw", test_button_and_withdraw);
  ADD ("daemon-comes-later", test_daemon_comes_later);
  return g_test_run ();
}
