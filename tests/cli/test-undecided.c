/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/wait.h>

#include "rapport-customer.h"
#include "scratch-laptop.h"

/* Two laptops between which something is to be decided, and what the program said on the first one last. */
typedef struct
{
  ScratchLaptop a;
  ScratchLaptop b;
  char         *out;
  char         *err;
} Fixture;

static void
add (ScratchLaptop *laptop,
     const char    *number,
     const char    *name)
{
  g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "number", number, "name", name, NULL);

  scratch_add (laptop->book, customer);
}

static void
edit (ScratchLaptop *laptop,
      const char    *notes)
{
  const gint64 id = scratch_query (laptop->book, "SELECT id FROM customer WHERE name = '甲'");
  g_autoptr(RapportEntity) live = rapport_book_get (laptop->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  g_object_set (edited, "notes", notes, NULL);
  scratch_update (laptop->book, edited);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  scratch_laptop_begin (&fixture->a);
  scratch_laptop_begin (&fixture->b);
  add (&fixture->a, "K-007", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  edit (&fixture->b, "先写的");
  edit (&fixture->a, "后写的");
  add (&fixture->b, "K-008", "乙");
  add (&fixture->a, "K-008", "丙");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_laptop_end (&fixture->a);
  scratch_laptop_end (&fixture->b);
  g_free (fixture->out);
  g_free (fixture->err);
}

static int
cli (Fixture    *fixture,
     const char *first,
     const char *second,
     const char *third)
{
  const char *command[] = { g_getenv ("RAPPORT_CLI"), "--data", fixture->a.folder, first, second, third, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &fixture->out, &fixture->err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
assert_notes (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *notes = NULL;

  rapport_book_poll (fixture->a.book);
  notes = scratch_read_text (fixture->a.book, "SELECT notes FROM customer WHERE name = '甲'");
  g_assert_cmpstr (notes, ==, expected);
}

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) words = NULL;

  g_assert_cmpint (cli (fixture, "conflicts", "list", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "先写的"));
  g_assert_nonnull (strstr (fixture->out, "后写的"));
  words = g_strsplit (g_strstrip (fixture->out), " ", 2);
  g_assert_cmpint (cli (fixture, "conflicts", "take", words[0]), ==, 0);
  assert_notes (fixture, "先写的");
  g_assert_cmpint (cli (fixture, "conflicts", "--json", NULL), ==, 0);
  g_assert_cmpstr (g_strstrip (fixture->out), ==, "[]");
  g_assert_cmpint (cli (fixture, "conflicts", "keep", words[0]), ==, 1);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) words = NULL;

  g_assert_cmpint (cli (fixture, "conflicts", NULL, NULL), ==, 0);
  words = g_strsplit (g_strstrip (fixture->out), " ", 2);
  g_assert_cmpint (cli (fixture, "conflicts", "keep", words[0]), ==, 0);
  assert_notes (fixture, "后写的");
  g_assert_cmpint (cli (fixture, "conflicts", "list", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_cmpint (cli (fixture, "conflicts", "forget", words[0]), ==, 2);
}

/* Nothing of a long text need be lost. */
static void
test_both (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) words = NULL;

  g_assert_cmpint (cli (fixture, "conflicts", NULL, NULL), ==, 0);
  words = g_strsplit (g_strstrip (fixture->out), " ", 2);
  g_assert_cmpint (cli (fixture, "conflicts", "both", words[0]), ==, 0);
  assert_notes (fixture, "先写的\n后写的");
  g_assert_cmpint (cli (fixture, "conflicts", "list", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
}

static void
test_renumber (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *number = NULL;

  g_assert_cmpint (cli (fixture, "renumber", NULL, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "K-008 → K-009 丙\n");
  rapport_book_poll (fixture->a.book);
  number = scratch_read_text (fixture->a.book, "SELECT number FROM customer WHERE name = '丙'");
  g_assert_cmpstr (number, ==, "K-009");
  g_assert_cmpint (cli (fixture, "renumber", NULL, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
}

/* The one made last goes into the one of the same name but for its legal form. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  add (&fixture->a, "K-020", "宏达科技有限公司");
  add (&fixture->a, "K-021", "宏达 科技");
  g_assert_cmpint (cli (fixture, "merge", "--candidates", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "K-020"));
  g_assert_nonnull (strstr (fixture->out, "name"));
  g_assert_null (strstr (fixture->out, "K-008"));
  g_assert_cmpint (cli (fixture, "merge", "K-021", "K-020"), ==, 0);
  rapport_book_poll (fixture->a.book);
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM customer WHERE number = 'K-020'"
                                  " AND former_names = '宏达 科技'"), ==, 1);
  g_assert_cmpint (cli (fixture, "merge", "K-020", "K-020"), ==, 1);
  g_assert_cmpint (cli (fixture, "merge", "K-021", "K-020"), ==, 1);
  g_assert_cmpint (cli (fixture, "merge", "K-020", NULL), ==, 2);
  /* who is named as before the merge is the one of now */
  g_assert_cmpint (cli (fixture, "health", "K-021", NULL), ==, 0);
  g_assert_cmpint (cli (fixture, "health", "宏达 科技", NULL), ==, 0);
  g_assert_cmpint (cli (fixture, "health", "K-022", NULL), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/cli/undecided/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("the-other-value-is-taken", test_take);
  ADD ("the-present-value-stays", test_keep);
  ADD ("both-texts-stay", test_both);
  ADD ("numbers-given-twice-are-given-anew", test_renumber);
  ADD ("two-customers-are-one", test_merge);
#undef ADD
  return g_test_run ();
}
