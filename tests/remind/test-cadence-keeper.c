/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fakes.h"
#include "rapport-cadence-keeper.h"
#include "remind-book.h"

static void
kept_cb (RapportCadenceKeeper *keeper,
         guint                *n_kept)
{
  (*n_kept)++;
}

static void
keep (RapportBook      *book,
      RapportWallClock *clock)
{
  g_autoptr(RapportCadenceKeeper) keeper = rapport_cadence_keeper_new (book, clock, 0);
  guint n_kept = 0;

  g_signal_connect (keeper, "kept", G_CALLBACK (kept_cb), &n_kept);
  wait_until (n_kept == 1);
}

/* Customers that came without an act, such as those of an older book, are planned once; no undo offers it. */
static void
test_old_book (void)
{
  char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(FakeClock) clock = fake_clock_new (g_get_real_time () / G_USEC_PER_SEC, "Asia/Shanghai");
  g_autoptr(RapportActionName) undo = NULL;

  execute (book, "INSERT INTO customer (uid, name, grade) VALUES (x'00000000000040008000000000000001', '甲', 'B'),"
                 " (x'00000000000040008000000000000002', '乙', 'B')");
  execute (book, "INSERT INTO customer (uid, name, grade, archived) VALUES (x'00000000000040008000000000000003', '丙', 'B', 1)");
  keep (book, RAPPORT_WALL_CLOCK (clock));
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM plan WHERE origin = 'cadence' AND state = 'planned'"),
                   ==, 4);
  keep (book, RAPPORT_WALL_CLOCK (clock));
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM plan"), ==, 4);
  undo = rapport_book_find_undo (book);
  g_assert_true (undo == NULL || g_strcmp0 (undo->kind, "plan-cadence") != 0);
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind/cadence-keeper/FR-2/older-book-is-planned", test_old_book);
  return g_test_run ();
}
