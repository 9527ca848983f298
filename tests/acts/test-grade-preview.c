/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-grade-preview.h"

/* Tuesday 2026-03-10 12:00 in Shanghai */
#define TUESDAY G_GINT64_CONSTANT (1773115200)

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return TUESDAY * G_USEC_PER_SEC;
}

static void
set_up (ActFixture    *fixture,
        gconstpointer  data)
{
  act_fixture_set_up (fixture, data);
  scratch_execute (fixture->book, "DELETE FROM setting WHERE name = 'plans-a-day'");
}

static gint64
add_customer (ActFixture *fixture)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "A");
  return scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray **moves = data;

  *moves = rapport_grade_preview_finish (RAPPORT_BOOK (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
preview (ActFixture *fixture,
         gint64      customer,
         const char *grade)
{
  GPtrArray *moves = NULL;

  rapport_grade_preview_async (fixture->book, &customer, 1, grade, previewed_cb, &moves);
  while (moves == NULL)
    g_main_context_iteration (NULL, TRUE);
  return moves;
}

/* Of grade C there is no deep one, and the light one comes with the next quarter: so it is said, and nothing is done. */
static void
test_preview (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);
  g_autoptr(GPtrArray) moves = preview (fixture, customer, "C");
  g_autoptr(RapportActionName) undo = rapport_book_find_undo (fixture->book);
  guint n_gone = 0, n_moved = 0;

  g_assert_cmpuint (moves->len, ==, 2);
  for (guint i = 0; i < moves->len; i++)
    {
      const RapportPlanMove *move = moves->pdata[i];

      g_assert_cmpstr (move->name, ==, "甲");
      g_assert_cmpint (move->before.day, ==, 20260317);
      n_gone += move->depth == RAPPORT_DEPTH_DEEP && move->after.day == 0;
      n_moved += move->depth == RAPPORT_DEPTH_LIGHT && move->after.day == 20260401;
    }
  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'A'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20260317"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), <=, 1);
  g_assert_cmpstr (undo->kind, ==, "add-customer");
}

static void
test_nothing_moves (ActFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) moves = preview (fixture, add_customer (fixture), "A");

  g_assert_cmpuint (moves->len, ==, 0);
}

#define PREVIEW_TEST(path, func) g_test_add (path, ActFixture, NULL, set_up, func, act_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  PREVIEW_TEST ("/acts/grade-preview/FR-12/shows-what-moves-and-changes-nothing", test_preview);
  PREVIEW_TEST ("/acts/grade-preview/FR-12/same-grade-moves-nothing", test_nothing_moves);
  return g_test_run ();
}
