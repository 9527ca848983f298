/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-notifier.h"
#include "rapport-wall-clock.h"

/* a clock that stands still until the test moves it */
#define FAKE_TYPE_CLOCK (fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (FakeClock, fake_clock, FAKE, CLOCK, RapportWallClock)

FakeClock *fake_clock_new      (gint64      now,
                                const char *zone);
void       fake_clock_pass     (FakeClock  *self,
                                gint64      seconds);
void       fake_clock_sleep    (FakeClock  *self,
                                gint64      seconds);
void       fake_clock_set      (FakeClock  *self,
                                gint64      now);
void       fake_clock_set_zone (FakeClock  *self,
                                const char *zone);

/* a desktop that writes down what is shown */
#define FAKE_TYPE_DESKTOP (fake_desktop_get_type ())
G_DECLARE_FINAL_TYPE (FakeDesktop, fake_desktop, FAKE, DESKTOP, GObject)

FakeDesktop         *fake_desktop_new       (void);
void                 fake_desktop_set_ready (FakeDesktop *self,
                                             gboolean     ready);
void                 fake_desktop_die_on    (FakeDesktop *self,
                                             guint        send);
guint                fake_desktop_n_sent    (FakeDesktop *self);
guint                fake_desktop_n_shown   (FakeDesktop *self);
const RapportNotice *fake_desktop_get_last  (FakeDesktop *self);
