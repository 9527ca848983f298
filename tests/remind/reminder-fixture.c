/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reminder-fixture.h"

void
reminder_start (ReminderFixture *fixture)
{
  fixture->reminder = rapport_reminder_new (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock),
                                            RAPPORT_NOTIFIER (fixture->desktop), "default");
}

/* as the program quits: what is still being noted holds the book, too */
void
reminder_stop (ReminderFixture *fixture)
{
  g_clear_object (&fixture->reminder);
  if (fixture->book != NULL)
    rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
}

void
reminder_open_again (ReminderFixture *fixture)
{
  fixture->book = scratch_book_open (fixture->folder);
}

void
reminder_set_up (ReminderFixture *fixture,
                 gconstpointer    data)
{
  fixture->folder = scratch_folder_new ();
  fixture->clock = fake_clock_new (NOON, SHANGHAI);
  fixture->desktop = fake_desktop_new ();
  reminder_open_again (fixture);
}

void
reminder_tear_down (ReminderFixture *fixture,
                    gconstpointer    data)
{
  reminder_stop (fixture);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->desktop);
  scratch_folder_remove (fixture->folder);
}

void
reminder_wait_noted (ReminderFixture *fixture)
{
  wait_until (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL") > 0);
}

/* all that is due is noted as told */
void
reminder_wait_all_noted (ReminderFixture *fixture)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM alert WHERE settled = 0 AND shown IS NULL AND fire <= %"
                     G_GINT64_FORMAT,
                     rapport_wall_clock_get_now (RAPPORT_WALL_CLOCK (fixture->clock)));

  wait_until (scratch_query (fixture->book, sql) == 0);
}
