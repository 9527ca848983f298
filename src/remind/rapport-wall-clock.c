/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-wall-clock.h"

G_DEFINE_ABSTRACT_TYPE (RapportWallClock, rapport_wall_clock, G_TYPE_OBJECT)

enum { WOKE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_wall_clock_class_init (RapportWallClockClass *klass)
{
  /**
   * RapportWallClock::woke: the alarm went off, or time did not pass as usual: the machine slept,
   * or its clock was set
   */
  signals[WOKE] = g_signal_new ("woke", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_wall_clock_init (RapportWallClock *self)
{
}

/** rapport_wall_clock_get_now: Returns: UTC seconds */
gint64
rapport_wall_clock_get_now (RapportWallClock *self)
{
  g_return_val_if_fail (RAPPORT_IS_WALL_CLOCK (self), 0);

  return RAPPORT_WALL_CLOCK_GET_CLASS (self)->get_now (self);
}

/** rapport_wall_clock_dup_zone: Returns: (transfer full): the zone in which the person is now */
GTimeZone *
rapport_wall_clock_dup_zone (RapportWallClock *self)
{
  g_return_val_if_fail (RAPPORT_IS_WALL_CLOCK (self), NULL);

  return RAPPORT_WALL_CLOCK_GET_CLASS (self)->dup_zone (self);
}

/**
 * rapport_wall_clock_set_alarm:
 * @seconds: after how long to emit "woke", 0 for not at all
 *
 * Sets the one alarm that there is. It counts how long the process lives, not the time of the
 * clock, which may be set meanwhile.
 */
void
rapport_wall_clock_set_alarm (RapportWallClock *self,
                              guint             seconds)
{
  g_return_if_fail (RAPPORT_IS_WALL_CLOCK (self));

  RAPPORT_WALL_CLOCK_GET_CLASS (self)->set_alarm (self, seconds);
}

/** rapport_wall_clock_wake: for subclasses: emits "woke" */
void
rapport_wall_clock_wake (RapportWallClock *self)
{
  g_return_if_fail (RAPPORT_IS_WALL_CLOCK (self));

  g_signal_emit (self, signals[WOKE], 0);
}
