/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "rapport-system-clock.h"

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

struct _RapportSystemClock
{
  RapportWallClock  parent_instance;

  guint             alarm;
  int               jump_file;
  guint             jump_source;
  GFileMonitor     *zone_monitor;
  GCancellable     *cancellable;
  GDBusConnection  *bus;
  guint             sleep_subscription;
};

G_DEFINE_FINAL_TYPE (RapportSystemClock, rapport_system_clock, RAPPORT_TYPE_WALL_CLOCK)

static gint64
rapport_system_clock_get_now (RapportWallClock *clock)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static GTimeZone *
rapport_system_clock_dup_zone (RapportWallClock *clock)
{
  return g_time_zone_new_local ();
}

static gboolean
alarm_cb (gpointer data)
{
  RapportSystemClock *self = data;

  self->alarm = 0;
  rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (self));
  return G_SOURCE_REMOVE;
}

static void
rapport_system_clock_set_alarm (RapportWallClock *clock,
                                guint             seconds)
{
  RapportSystemClock *self = RAPPORT_SYSTEM_CLOCK (clock);

  g_clear_handle_id (&self->alarm, g_source_remove);
  if (seconds > 0)
    self->alarm = g_timeout_add_seconds (seconds, alarm_cb, self);
}

static gboolean
jumped_cb (int           fd,
           GIOCondition  condition,
           gpointer      data)
{
  guint64 expirations;

  if (read (fd, &expirations, sizeof expirations) < 0 && errno == ECANCELED)
    rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (data));
  return G_SOURCE_CONTINUE;
}

/* The timer never ends, but is cancelled when somebody sets the machine's clock. */
static void
watch_jumps (RapportSystemClock *self)
{
  const struct itimerspec never = { .it_value.tv_sec = 4 * (gint64) G_MAXINT32 };

  self->jump_file = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->jump_file >= 0 &&
      timerfd_settime (self->jump_file, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
                       &never, NULL) == 0)
    self->jump_source = g_unix_fd_add (self->jump_file, G_IO_IN, jumped_cb, self);
}

static void
zone_changed_cb (GFileMonitor      *monitor,
                 GFile             *file,
                 GFile             *other_file,
                 GFileMonitorEvent  event,
                 gpointer           data)
{
  rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (data));
}

static void
watch_zone (RapportSystemClock *self)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/etc/localtime");

  self->zone_monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->zone_monitor != NULL)
    g_signal_connect_object (self->zone_monitor, "changed", G_CALLBACK (zone_changed_cb), self, 0);
}

static void
sleep_cb (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         data)
{
  gboolean begins;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (!begins)
    rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (data));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, &error);
  RapportSystemClock *self = data;

  /* on a machine without it the alarm, at most a minute away, notices the sleep */
  if (bus == NULL)
    return;
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->sleep_subscription =
    g_dbus_connection_signal_subscribe (bus, LOGIN_NAME, LOGIN_INTERFACE, "PrepareForSleep",
                                        LOGIN_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        sleep_cb, self, NULL);
  self->bus = g_steal_pointer (&bus);
}

static void
rapport_system_clock_constructed (GObject *object)
{
  RapportSystemClock *self = RAPPORT_SYSTEM_CLOCK (object);

  G_OBJECT_CLASS (rapport_system_clock_parent_class)->constructed (object);

  watch_jumps (self);
  watch_zone (self);
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, self);
}

static void
rapport_system_clock_dispose (GObject *object)
{
  RapportSystemClock *self = RAPPORT_SYSTEM_CLOCK (object);

  g_clear_handle_id (&self->alarm, g_source_remove);
  g_clear_handle_id (&self->jump_source, g_source_remove);
  if (self->jump_file >= 0)
    close (self->jump_file);
  self->jump_file = -1;
  g_clear_object (&self->zone_monitor);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->sleep_subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_subscription);
  self->sleep_subscription = 0;
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (rapport_system_clock_parent_class)->dispose (object);
}

static void
rapport_system_clock_class_init (RapportSystemClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RapportWallClockClass *clock_class = RAPPORT_WALL_CLOCK_CLASS (klass);

  object_class->constructed = rapport_system_clock_constructed;
  object_class->dispose = rapport_system_clock_dispose;
  clock_class->get_now = rapport_system_clock_get_now;
  clock_class->dup_zone = rapport_system_clock_dup_zone;
  clock_class->set_alarm = rapport_system_clock_set_alarm;
}

static void
rapport_system_clock_init (RapportSystemClock *self)
{
  self->jump_file = -1;
}

/** rapport_system_clock_new: Returns: (transfer full): the clock of this machine */
RapportWallClock *
rapport_system_clock_new (void)
{
  return g_object_new (RAPPORT_TYPE_SYSTEM_CLOCK, NULL);
}
