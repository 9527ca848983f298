/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-wall-clock.h"

G_BEGIN_DECLS

/** RAPPORT_REMINDER_TARGET: type of the targets of a notice's actions: profile, thing, uid */
#define RAPPORT_REMINDER_TARGET "(sss)"

gboolean rapport_reminder_find_target (RapportBook       *book,
                                       const char        *profile,
                                       GVariant          *target,
                                       GType             *type,
                                       gint64            *id,
                                       GError           **error);
gint64   rapport_reminder_find_target_of (RapportBook    *book,
                                       const char        *profile,
                                       GVariant          *target,
                                       GType              type,
                                       GError           **error);
gboolean rapport_reminder_snooze      (RapportBook       *book,
                                       RapportWallClock  *clock,
                                       const char        *profile,
                                       GVariant          *target,
                                       GError           **error);
gboolean rapport_reminder_put_off     (RapportBook       *book,
                                       RapportWallClock  *clock,
                                       const char        *profile,
                                       GVariant          *target,
                                       GError           **error);

void            rapport_reminder_note_event_async  (RapportBook          *book,
                                                    RapportWallClock     *clock,
                                                    const char           *profile,
                                                    const char           *kind,
                                                    GVariant             *target,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
RapportReceipt *rapport_reminder_note_event_finish (RapportBook          *book,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
