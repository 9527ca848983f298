/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-application.h"
#include "rapport-color-scheme.h"
#include "rapport-cadence-keeper.h"
#include "rapport-calendar-keeper.h"
#include "rapport-daily-backup.h"
#include "rapport-failure-window.h"
#include "rapport-reminder.h"
#include "rapport-wall-clock.h"
#include "rapport-window.h"

G_BEGIN_DECLS

struct _RapportApplication
{
  GtkApplication      parent_instance;

  char               *folder;
  RapportContext     *context;
  RapportColorScheme *color_scheme;
  RapportWallClock   *clock;
  RapportReminder    *reminder;
  RapportDailyBackup   *daily_backup;
  RapportCadenceKeeper *cadence_keeper;
  RapportCalendarKeeper *calendar_keeper;
  GError             *failure;
  gboolean            sample;
  gboolean            background;
  gboolean            held;
};

GtkWindow *rapport_application_show_window (RapportApplication *self);
RapportWindow *rapport_application_find_window (RapportApplication *self);
gboolean   rapport_application_open_book  (RapportApplication *self);
void       rapport_application_close_book (RapportApplication *self);
void       rapport_application_add_restore_action (RapportApplication *self);
void       rapport_application_add_actions (RapportApplication *self);
void       rapport_application_remind      (RapportApplication *self);
void       rapport_application_add_reminder_actions (RapportApplication *self);

G_END_DECLS
