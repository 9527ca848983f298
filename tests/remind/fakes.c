/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <unistd.h>

#include "fakes.h"

struct _FakeClock
{
  RapportWallClock  parent_instance;
  gint64            now;
  GTimeZone        *zone;
  gint64            alarm;
};

G_DEFINE_FINAL_TYPE (FakeClock, fake_clock, RAPPORT_TYPE_WALL_CLOCK)

static gint64
fake_clock_get_now (RapportWallClock *clock)
{
  return FAKE_CLOCK (clock)->now;
}

static GTimeZone *
fake_clock_dup_zone (RapportWallClock *clock)
{
  return g_time_zone_ref (FAKE_CLOCK (clock)->zone);
}

static void
fake_clock_set_alarm (RapportWallClock *clock,
                      guint             seconds)
{
  g_assert_cmpuint (seconds, <=, 60);
  FAKE_CLOCK (clock)->alarm = seconds;
}

static void
fake_clock_finalize (GObject *object)
{
  g_time_zone_unref (FAKE_CLOCK (object)->zone);

  G_OBJECT_CLASS (fake_clock_parent_class)->finalize (object);
}

static void
fake_clock_class_init (FakeClockClass *klass)
{
  RapportWallClockClass *clock_class = RAPPORT_WALL_CLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fake_clock_finalize;
  clock_class->get_now = fake_clock_get_now;
  clock_class->dup_zone = fake_clock_dup_zone;
  clock_class->set_alarm = fake_clock_set_alarm;
}

static void
fake_clock_init (FakeClock *self)
{
}

FakeClock *
fake_clock_new (gint64      now,
                const char *zone)
{
  FakeClock *self = g_object_new (FAKE_TYPE_CLOCK, NULL);

  self->now = now;
  self->zone = g_time_zone_new_identifier (zone);
  return self;
}

/* time passes, and the alarm goes off as often as it is set */
void
fake_clock_pass (FakeClock *self,
                 gint64     seconds)
{
  const gint64 end = self->now + seconds;

  while (self->now < end)
    {
      gint64 step = self->alarm > 0 ? MIN (self->alarm, end - self->now) : end - self->now;

      self->now += step;
      if (self->alarm == 0)
        continue;
      self->alarm -= step;
      if (self->alarm == 0)
        rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (self));
    }
}

/* the machine sleeps: the alarm does not count, and resuming is noticed */
void
fake_clock_sleep (FakeClock *self,
                  gint64     seconds)
{
  fake_clock_set (self, self->now + seconds);
}

/* somebody sets the clock */
void
fake_clock_set (FakeClock *self,
                gint64     now)
{
  self->now = now;
  rapport_wall_clock_wake (RAPPORT_WALL_CLOCK (self));
}

void
fake_clock_set_zone (FakeClock  *self,
                     const char *zone)
{
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_new_identifier (zone);
}

struct _FakeDesktop
{
  GObject     parent_instance;
  gboolean    ready;
  guint       die_on;
  GPtrArray  *sent;
  GHashTable *shown;
};

static void fake_desktop_notifier_init (RapportNotifierInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeDesktop, fake_desktop, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RAPPORT_TYPE_NOTIFIER, fake_desktop_notifier_init))

static gboolean
fake_desktop_is_ready (RapportNotifier *notifier)
{
  return FAKE_DESKTOP (notifier)->ready;
}

static void
fake_desktop_send (RapportNotifier     *notifier,
                   const RapportNotice *notice)
{
  FakeDesktop *self = FAKE_DESKTOP (notifier);
  RapportNotice *copy = rapport_notice_new (notice->id, notice->action, notice->target);

  copy->title = g_strdup (notice->title);
  copy->body = g_strdup (notice->body);
  copy->urgent = notice->urgent;
  for (guint i = 0; i < notice->n_buttons; i++)
    rapport_notice_add_button (copy, g_strdup (notice->buttons[i].label), notice->buttons[i].action,
                               notice->buttons[i].target);
  g_ptr_array_add (self->sent, copy);
  g_hash_table_add (self->shown, g_strdup (notice->id));
  if (self->sent->len == self->die_on)
    {
      g_print ("shown: %s\n", notice->title);
      kill (getpid (), SIGKILL);
    }
}

static void
fake_desktop_withdraw (RapportNotifier *notifier,
                       const char      *id)
{
  g_hash_table_remove (FAKE_DESKTOP (notifier)->shown, id);
}

static void
fake_desktop_notifier_init (RapportNotifierInterface *interface)
{
  interface->is_ready = fake_desktop_is_ready;
  interface->send = fake_desktop_send;
  interface->withdraw = fake_desktop_withdraw;
}

static void
fake_desktop_finalize (GObject *object)
{
  g_ptr_array_unref (FAKE_DESKTOP (object)->sent);
  g_hash_table_unref (FAKE_DESKTOP (object)->shown);

  G_OBJECT_CLASS (fake_desktop_parent_class)->finalize (object);
}

static void
fake_desktop_class_init (FakeDesktopClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_desktop_finalize;
}

static void
fake_desktop_init (FakeDesktop *self)
{
  self->ready = TRUE;
  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_notice_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

FakeDesktop *
fake_desktop_new (void)
{
  return g_object_new (FAKE_TYPE_DESKTOP, NULL);
}

void
fake_desktop_set_ready (FakeDesktop *self,
                        gboolean     ready)
{
  self->ready = ready;
  if (ready)
    rapport_notifier_emit_ready (RAPPORT_NOTIFIER (self));
}

/* the process is killed right after it showed so many */
void
fake_desktop_die_on (FakeDesktop *self,
                     guint        send)
{
  self->die_on = send;
}

guint
fake_desktop_n_sent (FakeDesktop *self)
{
  return self->sent->len;
}

guint
fake_desktop_n_shown (FakeDesktop *self)
{
  return g_hash_table_size (self->shown);
}

const RapportNotice *
fake_desktop_get_last (FakeDesktop *self)
{
  g_assert_cmpuint (self->sent->len, >, 0);
  return g_ptr_array_index (self->sent, self->sent->len - 1);
}
