/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-data-care.h"

static void
test_stale (void)
{
  g_assert_true (rapport_file_is_stale (0, 20260310, 3));
  g_assert_false (rapport_file_is_stale (20251210, 20260310, 3));
  g_assert_true (rapport_file_is_stale (20251209, 20260310, 3));
  /* three months after 30 November is the last of February */
  g_assert_false (rapport_file_is_stale (20251130, 20260228, 3));
  g_assert_true (rapport_file_is_stale (20251130, 20260301, 3));
}

static void
test_size (void)
{
  g_assert_cmpuint (rapport_sample_get_size (0, 10), ==, 0);
  g_assert_cmpuint (rapport_sample_get_size (1, 10), ==, 1);
  g_assert_cmpuint (rapport_sample_get_size (10, 10), ==, 1);
  g_assert_cmpuint (rapport_sample_get_size (11, 10), ==, 2);
  g_assert_cmpuint (rapport_sample_get_size (100000, 10), ==, 10000);
}

/* Nobody twice, and those of the last samples only when there are not enough others */
static void
test_draw (void)
{
  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (RapportSampleCandidate));
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
      g_autoptr(GArray) drawn = NULL;
      guint n_recent = 0;

      for (guint i = 0; i < 20; i++)
        {
          const RapportSampleCandidate candidate = { i + 1, i % 2 == 0 };

          g_array_append_val (candidates, candidate);
        }
      drawn = rapport_sample_draw (candidates, 12, random);
      g_assert_cmpuint (drawn->len, ==, 12);
      for (guint i = 0; i < drawn->len; i++)
        {
          const gint64 id = g_array_index (drawn, gint64, i);

          g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER ((int) id)));
          n_recent += id % 2 == 1;
        }
      g_assert_cmpuint (n_recent, ==, 2);
    }
}

static void
test_gaps (void)
{
  g_autofree char *nothing = rapport_file_gaps_describe (0);
  g_autofree char *some =
    rapport_file_gaps_describe (RAPPORT_FILE_LACKS_POSITION | RAPPORT_FILE_LACKS_DECISION_MAKER);

  g_assert_null (nothing);
  g_assert_cmpstr (some, ==, "position, decision maker");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/data-care/RG-2/stale", test_stale);
  g_test_add_func ("/model/data-care/RG-2/size", test_size);
  g_test_add_func ("/model/data-care/RG-2/drawn", test_draw);
  g_test_add_func ("/model/data-care/RG-8", test_gaps);
  return g_test_run ();
}
