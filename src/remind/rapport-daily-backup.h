/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-wall-clock.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DAILY_BACKUP (rapport_daily_backup_get_type ())
G_DECLARE_FINAL_TYPE (RapportDailyBackup, rapport_daily_backup, RAPPORT, DAILY_BACKUP, GObject)

RapportDailyBackup *rapport_daily_backup_new (RapportBook      *book,
                                              RapportWallClock *clock,
                                              guint             delay_seconds);

G_END_DECLS
