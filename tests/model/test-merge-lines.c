/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-merge-lines.h"

#define N_ROUNDS 3000
#define N_LINES 8

/* @both: the text when those of both are kept where both changed a line; the same as @merged where none is */
typedef struct
{
  const char *name;
  const char *base;
  const char *earlier;
  const char *later;
  const char *merged;
  const char *both;
} Case;

static const Case cases[] = {
  { "one-changed-nothing", "a\nb", "a\nb", "a\nc", "a\nc", NULL },
  { "the-other-changed-nothing", "a\nb", "a\nc", "a\nb", "a\nc", NULL },
  { "the-same-twice", "a\nb", "a\nx", "a\nx", "a\nx", NULL },
  { "different-lines", "a\nb\nc", "a1\nb\nc", "a\nb\nc2", "a1\nb\nc2", NULL },
  { "lines-next-to-each-other", "a\nb", "a1\nb", "a\nb2", "a1\nb2", NULL },
  { "both-wrote-the-first", NULL, "one", "two", "one\ntwo", NULL },
  { "both-wrote-on", "a", "a\none", "a\ntwo", "a\none\ntwo", NULL },
  { "both-wrote-on-and-one-the-same-too", "a", "a\none", "a\none\ntwo", "a\none\ntwo", NULL },
  { "blocks-stay-whole", "a", "a\nvisit\n- ok", "a\ncall\n- ok", "a\nvisit\n- ok\ncall\n- ok", NULL },
  { "one-line-both-changed", "a\nb\nc", "a1\nb1\nc", "a\nb2\nc2", "a1\nb2\nc2", "a1\nb2\nb1\nc2" },
  { "one-took-it-out", "a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd", NULL },
  { "taken-out-and-changed", "a\nb\nc", "a\nc", "a\nb2\nc", "a\nb2\nc", NULL },
  { "changed-and-taken-out", "a\nb\nc", "a\nb1\nc", "a\nc", "a\nc", "a\nb1\nc" },
  { "both-took-it-out", "a\nb\nc", "a\nc", "a\nc", "a\nc", NULL },
  { "written-between-what-was-taken-out", "a\nb\nc\nd", "a\nd", "a\nb\nx\nc\nd", "a\nx\nd", NULL },
  { "written-before-what-was-changed", "a\nb", "x\na\nb", "a2\nb", "x\na2\nb", NULL },
  { "emptied-and-written-on", "a", NULL, "a\nb", "b", NULL },
  { "the-end-of-the-last-line", "a", "a\n", "a\nb", "a\nb\n", NULL },
  { "empty-lines-count", "a\n\nb", "a\n\nb\n\nc", "a1\n\nb", "a1\n\nb\n\nc", NULL },
  { "chinese", "电话：一\n地址：甲\n", "电话：二\n地址：甲\n", "电话：一\n地址：乙\n", "电话：二\n地址：乙\n", NULL },
};

static gboolean
is_clash (const Case *one)
{
  return one->both != NULL || strcmp (one->name, "taken-out-and-changed") == 0;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  gboolean is_whole, is_whole_too;
  g_autofree char *merged = rapport_merge_lines (one->base, one->earlier, one->later, RAPPORT_MERGE_LATER, &is_whole);
  g_autofree char *both =
    rapport_merge_lines (one->base, one->earlier, one->later, RAPPORT_MERGE_BOTH, &is_whole_too);

  g_assert_cmpstr (merged, ==, one->merged);
  g_assert_cmpstr (both, ==, one->both != NULL ? one->both : one->merged);
  g_assert_cmpint (is_whole, ==, !is_clash (one));
  g_assert_cmpint (is_whole_too, ==, is_whole);
}

/* few different lines, so that many are alike, and ends that are there or not */
static char *
dup_any_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  const int n = g_rand_int_range (rand, 0, N_LINES);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%c", i > 0 ? "\n" : "", 'a' + g_rand_int_range (rand, 0, 4));
  if (n > 0 && g_rand_boolean (rand))
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static char *
merge (const char *base,
       const char *earlier,
       const char *later,
       gboolean   *is_whole)
{
  return rapport_merge_lines (base, earlier, later, RAPPORT_MERGE_LATER, is_whole);
}

/* Who changed nothing, or the same, is no hindrance, and what was merged is not merged anew. */
static void
test_properties (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *base = dup_any_text (rand);
      g_autofree char *text = dup_any_text (rand);
      gboolean is_whole;
      g_autofree char *left = merge (base, text, base, &is_whole);
      g_autofree char *right = merge (base, base, text, &is_whole);
      g_autofree char *same = merge (base, text, text, &is_whole);

      g_assert_cmpstr (left, ==, text);
      g_assert_cmpstr (right, ==, text);
      g_assert_cmpstr (same, ==, text);
      g_assert_true (is_whole);
    }
}

/* Lines that are each there once: what somebody did to one of them can be told from the result. */
static char *
dup_change (GRand      *rand,
            const char *base,
            const char *who,
            guint       percent)
{
  g_auto(GStrv) lines = g_strsplit (base, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint dice = g_rand_int_range (rand, 0, 100);

      if (dice < percent)
        g_string_append_printf (text, "%s-new-%u\n", who, i);
      if (dice % 10 < 8)
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_line (const char *text,
          const char *line)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_contains ((const char * const *) lines, line);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char *
dup_sorted (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (sorted, lines[i]);
  g_ptr_array_sort (sorted, compare_lines);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv ("\n", (char **) sorted->pdata);
}

static const char BASE[] = "1\n2\n3\n4\n5\n6\n7\n8\n9";

static void
assert_lines_of (const char *text,
                 const char *merged)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "new") != NULL)
      g_assert_true (has_line (merged, lines[i]));
}

/* All that was written is there, all that was taken out is not, and nothing else; whoever is called the later. */
static void
test_both_kept (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (13);
  guint n_whole = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *one = dup_change (rand, BASE, "one", 25);
      g_autofree char *other = dup_change (rand, BASE, "other", 25);
      g_auto(GStrv) lines = g_strsplit (BASE, "\n", -1);
      gboolean is_whole, is_whole_too;
      g_autofree char *merged = merge (BASE, one, other, &is_whole);
      g_autofree char *turned = merge (BASE, other, one, &is_whole_too);
      g_autofree char *sorted = dup_sorted (merged);
      g_autofree char *sorted_too = dup_sorted (turned);

      g_assert_cmpint (is_whole, ==, is_whole_too);
      assert_lines_of (other, merged);
      assert_lines_of (one, turned);
      if (!is_whole)
        continue;
      n_whole++;
      assert_lines_of (one, merged);
      g_assert_cmpstr (sorted, ==, sorted_too);
      for (guint j = 0; lines[j] != NULL; j++)
        g_assert_cmpint (has_line (merged, lines[j]), ==, has_line (one, lines[j]) && has_line (other, lines[j]));
    }
  g_assert_cmpuint (n_whole, >, N_ROUNDS / 10);
}

/* Three who wrote apart: whichever two are merged first, each line is there, and there once. */
static void
test_three (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (21);
  guint n_whole = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *a = dup_change (rand, BASE, "a", 10);
      g_autofree char *b = dup_change (rand, BASE, "b", 10);
      g_autofree char *c = dup_change (rand, BASE, "c", 10);
      gboolean is_whole[4];
      g_autofree char *ab = merge (BASE, a, b, &is_whole[0]);
      g_autofree char *ab_c = merge (BASE, ab, c, &is_whole[1]);
      g_autofree char *bc = merge (BASE, b, c, &is_whole[2]);
      g_autofree char *a_bc = merge (BASE, a, bc, &is_whole[3]);
      g_autofree char *sorted = dup_sorted (ab_c);
      g_autofree char *sorted_too = dup_sorted (a_bc);

      if (!is_whole[0] || !is_whole[1] || !is_whole[2] || !is_whole[3])
        continue;
      n_whole++;
      g_assert_cmpstr (sorted, ==, sorted_too);
      assert_lines_of (a, ab_c);
      assert_lines_of (b, ab_c);
      assert_lines_of (c, ab_c);
    }
  g_assert_cmpuint (n_whole, >, N_ROUNDS / 10);
}

/* What is beyond measure is taken for one change, and soon. */
static void
test_long (void)
{
  g_autoptr(GString) one = g_string_new (NULL);
  g_autoptr(GString) other = g_string_new (NULL);
  g_autofree char *merged = NULL;
  gboolean is_whole;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (one, "one %u\n", i);
      g_string_append_printf (other, "other %u\n", i);
    }
  merged = merge ("base\nof both\nthen\n", one->str, other->str, &is_whole);
  g_assert_cmpstr (merged, ==, other->str);
  g_assert_false (is_whole);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/merge-lines/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/model/merge-lines/what-one-left-is-what-the-other-made", test_properties);
  g_test_add_func ("/model/merge-lines/all-that-both-wrote-is-kept", test_both_kept);
  g_test_add_func ("/model/merge-lines/three-in-any-grouping", test_three);
  g_test_add_func ("/model/merge-lines/very-long-texts", test_long);
  return g_test_run ();
}
