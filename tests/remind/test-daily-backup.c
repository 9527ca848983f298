/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fakes.h"
#include "rapport-backups.h"
#include "rapport-daily-backup.h"
#include "remind-book.h"

static void
made_cb (RapportDailyBackup *daily,
         const char         *path,
         guint              *n_made)
{
  (*n_made)++;
}

static void
failed_cb (RapportDailyBackup *daily,
           const GError       *error,
           GError            **told)
{
  *told = g_error_copy (error);
}

/* Each start looks whether the day has its backup. */
static guint
run_a_while (RapportBook      *book,
             RapportWallClock *clock,
             guint             n_expected)
{
  g_autoptr(RapportDailyBackup) daily = rapport_daily_backup_new (book, clock, 0);
  guint n_made = 0;

  g_signal_connect (daily, "made", G_CALLBACK (made_cb), &n_made);
  if (n_expected > 0)
    wait_until (n_made == n_expected);
  else
    for (guint i = 0; i < 40; i++)
      {
        g_usleep (1000);
        while (g_main_context_iteration (NULL, FALSE))
          ;
      }
  return n_made;
}

static void
test_once_a_day (void)
{
  char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(FakeClock) clock = fake_clock_new (at (20240315, 9, 0, "Asia/Shanghai"), "Asia/Shanghai");
  g_autoptr(GArray) backups = NULL;

  g_assert_cmpuint (run_a_while (book, RAPPORT_WALL_CLOCK (clock), 1), ==, 1);
  g_assert_cmpuint (run_a_while (book, RAPPORT_WALL_CLOCK (clock), 0), ==, 0);
  fake_clock_pass (clock, DAY);
  g_assert_cmpuint (run_a_while (book, RAPPORT_WALL_CLOCK (clock), 1), ==, 1);
  backups = rapport_backups_list (folder);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (g_array_index (backups, RapportBackup, 0).day, ==, 20240315);
  g_assert_cmpint (g_array_index (backups, RapportBackup, 1).reason, ==, RAPPORT_BACKUP_DAILY);
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

static void
test_failure (void)
{
  char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(FakeClock) clock = fake_clock_new (at (20240315, 9, 0, "Asia/Shanghai"), "Asia/Shanghai");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr(RapportDailyBackup) daily = NULL;
  g_autoptr(GError) told = NULL;

  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  daily = rapport_daily_backup_new (book, RAPPORT_WALL_CLOCK (clock), 0);
  g_signal_connect (daily, "failed", G_CALLBACK (failed_cb), &told);
  wait_until (told != NULL);
  g_assert_error (told, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind/daily-backup/once-a-day", test_once_a_day);
  g_test_add_func ("/remind/daily-backup/a-failure-is-told", test_failure);
  return g_test_run ();
}
