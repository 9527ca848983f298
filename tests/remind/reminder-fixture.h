/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fakes.h"
#include "rapport-reminder.h"
#include "remind-book.h"

#define SHANGHAI "Asia/Shanghai"
#define NOON at (20260310, 12, 0, SHANGHAI)

G_BEGIN_DECLS

typedef struct
{
  char            *folder;
  RapportBook     *book;
  FakeClock       *clock;
  FakeDesktop     *desktop;
  RapportReminder *reminder;
} ReminderFixture;

#define REMINDER_ADD_WITH(path, func, data) \
  g_test_add ("/remind/reminder/" path, ReminderFixture, data, reminder_set_up, func, reminder_tear_down)
#define REMINDER_ADD(path, func) REMINDER_ADD_WITH (path, func, NULL)

void reminder_start          (ReminderFixture *fixture);
void reminder_stop           (ReminderFixture *fixture);
void reminder_open_again     (ReminderFixture *fixture);
void reminder_set_up         (ReminderFixture *fixture,
                              gconstpointer    data);
void reminder_tear_down      (ReminderFixture *fixture,
                              gconstpointer    data);
void reminder_wait_noted     (ReminderFixture *fixture);
void reminder_wait_all_noted (ReminderFixture *fixture);

void reminder_add_team   (void);
void reminder_add_digest (void);

G_END_DECLS
