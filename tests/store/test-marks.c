/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-customer.h"
#include "rapport-marks.h"
#include "rapport-member.h"
#include "rapport-uid.h"

static GHashTable *
load (RapportBook *book,
      const char  *prefix)
{
  g_autoptr(GError) error = NULL;
  RapportActor actor;
  GHashTable *marks;

  rapport_book_get_actor (book, &actor);
  marks = rapport_marks_load (rapport_book_get_connection (book), &actor, prefix, &error);
  g_assert_no_error (error);
  return marks;
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;

  rapport_book_note_finish (RAPPORT_BOOK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
mark (RapportBook *book,
      const char  *key,
      const char  *value)
{
  const char * const keys[] = { key, NULL };
  gboolean is_noted = FALSE;

  rapport_marks_note_async (book, keys, value, noted_cb, &is_noted);
  while (!is_noted)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (RapportBook *book,
          guint       *n)
{
  ++*n;
}

/* Each member has marks of their own, the last one of a key counts, and NULL takes it away. */
static void
test_last_counts (BookFixture   *fixture,
                  gconstpointer  data)
{
  const gint64 wang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);
  const gint64 li = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "李强", NULL);
  const gint64 n_acts = scratch_query (fixture->book, "SELECT count(*) FROM action");
  g_autoptr(GHashTable) marks = NULL;

  rapport_book_set_member (fixture->book, wang);
  mark (fixture->book, "seen:a", "1");
  mark (fixture->book, "seen:b", "1");
  mark (fixture->book, "seen:a", "2");
  mark (fixture->book, "seen:b", NULL);
  mark (fixture->book, "seenless", "x");
  marks = load (fixture->book, "seen:");
  g_assert_cmpuint (g_hash_table_size (marks), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (marks, "seen:a"), ==, "2");

  rapport_book_set_member (fixture->book, li);
  g_clear_pointer (&marks, g_hash_table_unref);
  marks = load (fixture->book, "");
  g_assert_cmpuint (g_hash_table_size (marks), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action"), ==, n_acts);
}

/* A mark that a clock far ahead made gives way to the next one all the same. */
static void
test_clock_ahead (BookFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr(GHashTable) marks = NULL;

  mark (fixture->book, "alert", "shown");
  scratch_execute (fixture->book, "UPDATE mark SET clock = 4102444800000000");
  mark (fixture->book, "alert", "settled");
  marks = load (fixture->book, "alert");
  g_assert_cmpstr (g_hash_table_lookup (marks, "alert"), ==, "settled");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT clock FROM mark"), ==, 4102444800000001);
}

/* Who shows marks hears of new ones, also of another process's. */
static void
test_heard (BookFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportBook) other = scratch_book_open (fixture->folder);
  guint n = 0;
  guint n_other = 0;

  g_signal_connect (fixture->book, "marks-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect (other, "marks-changed", G_CALLBACK (count_cb), &n_other);
  mark (fixture->book, "seen:a", "1");
  g_assert_cmpuint (n, ==, 1);
  rapport_book_poll (other);
  g_assert_cmpuint (n_other, ==, 1);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "科技有限公司", NULL);
  rapport_book_poll (other);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (n_other, ==, 1);
}

static void
test_key (void)
{
  guint8 uid[RAPPORT_UID_LENGTH];
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autofree char *expected = NULL;

  rapport_uid_new ((gint64) FIXTURE_NOW * G_USEC_PER_SEC, uid);
  text = rapport_uid_to_text (uid);
  key = rapport_marks_dup_key ("seen", uid);
  expected = g_strconcat ("seen:", text, NULL);
  g_assert_cmpstr (key, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/marks/last-of-a-member-counts", test_last_counts);
  BOOK_TEST ("/store/marks/clock-ahead-spoils-nothing", test_clock_ahead);
  BOOK_TEST ("/store/marks/heard-in-every-process", test_heard);
  g_test_add_func ("/store/marks/key-names-the-thing", test_key);
  return g_test_run ();
}
