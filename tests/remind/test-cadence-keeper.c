/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fakes.h"
#include "rapport-cadence-keeper.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import-rows.h"
#include "remind-book.h"
#include "scratch-act.h"

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

#define PLANNED "SELECT count(*) FROM plan WHERE origin = 'cadence' AND state = 'planned'"

static gboolean
next_customer (gpointer              data,
               RapportConnection    *connection,
               RapportImportBundle **bundle,
               GError              **error)
{
  guint *n_left = data;
  g_autoptr(RapportEntity) customer = NULL;

  if (*n_left == 0)
    return TRUE;
  customer = RAPPORT_ENTITY (rapport_customer_new ());
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, *n_left == 1 ? "A" : "C");
  *bundle = rapport_import_bundle_new ();
  rapport_import_bundle_add (*bundle, customer);
  (*n_left)--;
  return TRUE;
}

/* So many customers at once are not planned with the act, which keeps others from writing: they are planned behind
 * it, those of the first grade first, and go with their plans when the import is taken back. */
static void
test_great_import (void)
{
  char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(FakeClock) clock = fake_clock_new (g_get_real_time () / G_USEC_PER_SEC, "Asia/Shanghai");
  g_autoptr(RapportCadenceKeeper) keeper = rapport_cadence_keeper_new (book, RAPPORT_WALL_CLOCK (clock), 0);
  g_autoptr(RapportActionName) undo = NULL;
  guint n_kept = 0, n_left = 1500;

  g_signal_connect (keeper, "kept", G_CALLBACK (kept_cb), &n_kept);
  wait_until (n_kept > 0);
  n_kept = 0;
  scratch_run (book, rapport_import_rows_new ("客户.csv", FALSE, NULL, next_customer, &n_left, NULL));
  g_assert_cmpint (scratch_query (book, PLANNED), ==, 0);
  wait_until (n_kept > 0);
  g_assert_cmpint (scratch_query (book, "SELECT count(DISTINCT customer) FROM plan WHERE origin = 'cadence'"), ==, 1500);
  g_assert_cmpint (scratch_query (book, "SELECT grade = 'A' FROM customer WHERE id = (SELECT customer FROM plan"
                                        " WHERE id = (SELECT min(id) FROM plan))"), ==, 1);
  undo = rapport_book_find_undo (book);
  g_assert_cmpstr (undo->kind, ==, "import");
  scratch_run (book, rapport_undo_new (undo->id));
  g_assert_cmpint (scratch_query (book, "SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM plan)"), ==, 0);
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind/cadence-keeper/FR-2/older-book-is-planned", test_old_book);
  g_test_add_func ("/remind/cadence-keeper/FR-2/great-import-is-planned-behind-it", test_great_import);
  return g_test_run ();
}
