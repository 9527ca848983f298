/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-notifier.h"
#include "rapport-wall-clock.h"

G_BEGIN_DECLS

/** RapportReminder: tells, once, what falls due in a book */
#define RAPPORT_TYPE_REMINDER (rapport_reminder_get_type ())
G_DECLARE_FINAL_TYPE (RapportReminder, rapport_reminder, RAPPORT, REMINDER, GObject)

RapportReminder *rapport_reminder_new (RapportBook      *book,
                                       RapportWallClock *clock,
                                       RapportNotifier  *notifier,
                                       const char       *profile);
void             rapport_reminder_set_everybody (RapportReminder *self,
                                                 gboolean         everybody);

G_END_DECLS
