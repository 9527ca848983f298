/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_WALL_CLOCK (rapport_wall_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportWallClock, rapport_wall_clock, RAPPORT, WALL_CLOCK, GObject)

/**
 * RapportWallClockClass:
 * @get_now: UTC seconds
 * @dup_zone: where the person is
 * @set_alarm: emits "woke" once after so many seconds of the process's life; a new alarm replaces
 *   the one before; 0 is none
 */
struct _RapportWallClockClass
{
  GObjectClass parent_class;

  gint64     (*get_now)   (RapportWallClock *self);
  GTimeZone *(*dup_zone)  (RapportWallClock *self);
  void       (*set_alarm) (RapportWallClock *self,
                           guint             seconds);
};

gint64     rapport_wall_clock_get_now   (RapportWallClock *self);
GTimeZone *rapport_wall_clock_dup_zone  (RapportWallClock *self);
void       rapport_wall_clock_set_alarm (RapportWallClock *self,
                                         guint             seconds);
void       rapport_wall_clock_wake      (RapportWallClock *self);

G_END_DECLS
