/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "rapport-alerts.h"
#include "remind-book.h"

/* The next due moment over all kinds must not cost more in a large book than twice what it costs in
   a small one. */

#define N_SMALL 12000
#define N_LARGE 1200000
#define N_ROUNDS 41
#define N_LOOKS 200
#define MOST_RATIO 2.0

static RapportBook *
make_book (const char *folder,
           guint       n_alerts)
{
  RapportBook *book = rapport_book_open (folder, NULL);
  g_autofree char *sql =
    g_strdup_printf ("BEGIN;"
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
                     " INSERT INTO alert (thing, row, clock, level, due, fire, shown, settled)"
                     " SELECT CASE i %% 6 WHEN 0 THEN 'ticket' WHEN 1 THEN 'action_item' ELSE 'plan' END,"
                     "  i, 'due', 0, i * 7919 %% 100000000, i * 7919 %% 100000000,"
                     "  CASE WHEN i %% 10 < 7 THEN 1 END, i %% 10 < 6 FROM n;"
                     "COMMIT", n_alerts);

  execute (book, sql);
  return book;
}

static gint64
time_looks (RapportBook *book)
{
  RapportConnection *connection = rapport_book_get_connection (book);
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < N_LOOKS; i++)
    {
      gint64 next;

      g_assert_true (rapport_alerts_next_fire (connection, i * 400000, &next, NULL));
      g_assert_cmpint (next, !=, RAPPORT_UNSET);
    }
  return g_get_monotonic_time () - started;
}

static int
compare (const void *a,
         const void *b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

int
main (void)
{
  g_autoptr(ScratchFolder) small_folder = scratch_folder_new ();
  g_autoptr(ScratchFolder) large_folder = scratch_folder_new ();
  RapportBook *few = make_book (small_folder, N_SMALL);
  RapportBook *many = make_book (large_folder, N_LARGE);
  gint64 of_few[N_ROUNDS], of_many[N_ROUNDS];
  double ratio;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      of_few[i] = time_looks (few);
      of_many[i] = time_looks (many);
    }
  qsort (of_few, N_ROUNDS, sizeof *of_few, compare);
  qsort (of_many, N_ROUNDS, sizeof *of_many, compare);
  ratio = (double) of_many[N_ROUNDS / 2] / of_few[N_ROUNDS / 2];
  g_print ("next due moment: %.2f us with %d alerts, %.2f us with %d: x %.2f, at most x %.1f\n",
           (double) of_few[N_ROUNDS / 2] / N_LOOKS, N_SMALL,
           (double) of_many[N_ROUNDS / 2] / N_LOOKS, N_LARGE, ratio, MOST_RATIO);
  g_object_unref (few);
  g_object_unref (many);
  return ratio <= MOST_RATIO ? EXIT_SUCCESS : EXIT_FAILURE;
}
