/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-system-clock.h"
#include "remind-book.h"

typedef struct
{
  GTestDBus        *bus;
  RapportWallClock *clock;
  guint             n_woke;
} Fixture;

static void
woke_cb (RapportWallClock *clock,
         guint            *n_woke)
{
  (*n_woke)++;
}

/* the machine's services are the test's own */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (fixture->bus), TRUE);
  fixture->clock = rapport_system_clock_new ();
  g_signal_connect (fixture->clock, "woke", G_CALLBACK (woke_cb), &fixture->n_woke);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->clock);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
}

static void
test_alarm (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 now = rapport_wall_clock_get_now (fixture->clock);

  g_assert_cmpint (ABS (now - g_get_real_time () / G_USEC_PER_SEC), <=, 1);
  rapport_wall_clock_set_alarm (fixture->clock, 3600);
  rapport_wall_clock_set_alarm (fixture->clock, 1);
  wait_until (fixture->n_woke > 0);
  g_assert_cmpuint (fixture->n_woke, ==, 1);
}

static void
emit_sleep (GDBusConnection *login,
            gboolean         begins)
{
  g_dbus_connection_emit_signal (login, NULL, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                                 "PrepareForSleep", g_variant_new ("(b)", begins), NULL);
}

static void
test_resume (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GDBusConnection) login =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (login, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", "org.freedesktop.login1", 4),
                                        NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  wait_until ((emit_sleep (login, TRUE), emit_sleep (login, FALSE), fixture->n_woke > 0));
  g_dbus_connection_close_sync (login, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/remind/system-clock/alarm", Fixture, NULL, set_up, test_alarm, tear_down);
  g_test_add ("/remind/system-clock/resume", Fixture, NULL, set_up, test_resume, tear_down);
  return g_test_run ();
}
