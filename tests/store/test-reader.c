/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

/* a question that no machine answers within a test */
#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

typedef struct
{
  guint   n_answers;
  guint   n_cancelled;
  gint64  answer;
  GError *error;
} Asker;

/* what the reader's thread tells */
static GMutex started_mutex;
static GCond started_cond;
static gint n_started;
static gint n_freed;

static gpointer
read_integer (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autofree gint64 *answer = g_new0 (gint64, 1);

  g_mutex_lock (&started_mutex);
  g_atomic_int_inc (&n_started);
  g_cond_signal (&started_cond);
  g_mutex_unlock (&started_mutex);
  if (!rapport_connection_query_integer (connection, data, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static void
free_answer (gpointer answer)
{
  g_atomic_int_inc (&n_freed);
  g_free (answer);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Asker *asker = data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (answer != NULL)
    {
      asker->n_answers++;
      asker->answer = *answer;
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    asker->n_cancelled++;
  else
    {
      g_clear_error (&asker->error);
      asker->error = g_steal_pointer (&error);
    }
}

static void
ask (BookFixture   *fixture,
     GCancellable **slot,
     const char    *sql,
     Asker         *asker)
{
  rapport_book_read_async (fixture->book, slot, read_integer, g_strdup (sql), g_free, free_answer,
                           answered_cb, asker);
}

/* Answers that lie there already are not looked at meanwhile. */
static void
wait_until_started (gint n)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  gboolean in_time = TRUE;

  g_mutex_lock (&started_mutex);
  while (g_atomic_int_get (&n_started) < n && in_time)
    in_time = g_cond_wait_until (&started_cond, &started_mutex, end);
  g_mutex_unlock (&started_mutex);
  g_assert_true (in_time);
}

static void
set_up (BookFixture   *fixture,
        gconstpointer  data)
{
  g_atomic_int_set (&n_started, 0);
  g_atomic_int_set (&n_freed, 0);
  book_fixture_set_up (fixture, data);
}

static void
test_answer (BookFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) slot = NULL;
  Asker asker = { 0 };

  ask (fixture, &slot, "SELECT 7", &asker);
  g_assert_cmpuint (asker.n_answers, ==, 0);
  while (asker.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (asker.answer, ==, 7);
}

static void
test_error (BookFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(GCancellable) slot = NULL;
  Asker asker = { 0 };

  ask (fixture, &slot, "SELECT nothing", &asker);
  while (asker.error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (asker.error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  g_clear_error (&asker.error);
}

/* The former question runs without end until the newer one comes. */
static void
test_newest_interrupts (BookFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr(GCancellable) slot = NULL;
  Asker older = { 0 };
  Asker newer = { 0 };

  ask (fixture, &slot, ENDLESS, &older);
  wait_until_started (1);
  ask (fixture, &slot, "SELECT 2", &newer);
  while (newer.n_answers == 0 || older.n_cancelled == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (older.n_answers, ==, 0);
  g_assert_cmpint (newer.answer, ==, 2);
}

/* The older answer lies there already when the newer question is asked. */
static void
test_no_answer_to_older (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(GCancellable) slot = NULL;
  g_autoptr(GCancellable) other_slot = NULL;
  Asker older = { 0 };
  Asker newer = { 0 };
  Asker other = { 0 };

  ask (fixture, &slot, "SELECT 1", &older);
  ask (fixture, &other_slot, ENDLESS, &other);
  wait_until_started (2);
  ask (fixture, &slot, "SELECT 2", &newer);
  rapport_book_forget (&other_slot);
  while (newer.n_answers == 0 || older.n_cancelled == 0 || other.n_cancelled == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (older.n_answers, ==, 0);
  g_assert_cmpint (newer.answer, ==, 2);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, 1);
}

/* What waits and was overtaken is never begun. */
static void
test_overtaken_not_begun (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(GCancellable) busy_slot = NULL;
  g_autoptr(GCancellable) slot = NULL;
  Asker busy = { 0 };
  Asker asker = { 0 };

  ask (fixture, &busy_slot, ENDLESS, &busy);
  wait_until_started (1);
  for (guint i = 0; i < 10; i++)
    ask (fixture, &slot, "SELECT 3", &asker);
  rapport_book_forget (&busy_slot);
  while (asker.n_answers == 0 || asker.n_cancelled < 9)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&n_started), ==, 2);
  g_assert_cmpuint (asker.n_answers, ==, 1);
}

static void
test_askers_apart (BookFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr(GCancellable) first_slot = NULL;
  g_autoptr(GCancellable) second_slot = NULL;
  Asker first = { 0 };
  Asker second = { 0 };

  ask (fixture, &first_slot, "SELECT 1", &first);
  ask (fixture, &second_slot, "SELECT 2", &second);
  while (first.n_answers == 0 || second.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (first.answer, ==, 1);
  g_assert_cmpint (second.answer, ==, 2);
}

static void
test_close_while_reading (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(GCancellable) slot = NULL;
  g_autoptr(GCancellable) waiting_slot = NULL;
  g_autoptr(GCancellable) late_slot = NULL;
  Asker asker = { 0 };

  ask (fixture, &slot, ENDLESS, &asker);
  ask (fixture, &waiting_slot, "SELECT 1", &asker);
  wait_until_started (1);
  rapport_book_close (fixture->book);
  ask (fixture, &late_slot, "SELECT 1", &asker);
  while (asker.n_cancelled < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (asker.n_answers, ==, 0);
  g_assert_cmpint (g_atomic_int_get (&n_started), ==, 1);
}

static gboolean
let_go_of_book (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  return rapport_connection_execute (connection, "UPDATE meta SET value = value", error);
}

static void
gone_cb (gpointer  data,
         GObject  *where_it_was)
{
  g_atomic_pointer_set ((gpointer *) data, g_thread_self ());
  g_main_context_wakeup (NULL);
}

/* The writer's thread is the last that holds the book: it can't wait for itself. Whichever thread is the
 * faster, the book ends at home. */
static void
test_last_reference (BookFixture   *fixture,
                     gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      RapportBook *book = g_steal_pointer (&fixture->book);
      GThread *thread = NULL;

      g_object_weak_ref (G_OBJECT (book), gone_cb, &thread);
      rapport_book_note_async (book, let_go_of_book, book, g_object_unref, NULL, NULL);
      while (g_atomic_pointer_get (&thread) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (thread == g_thread_self ());
      fixture->book = scratch_book_open (fixture->folder);
    }
}

static gboolean
note_to_nowhere (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  return rapport_connection_execute (connection, "INSERT INTO nowhere VALUES (1)", error);
}

static gboolean
note_meta (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  return rapport_connection_execute (connection, "INSERT INTO meta VALUES ('told', 'yes')", error);
}

static void
failed_cb (RapportBook  *book,
           const GError *error,
           GError      **told)
{
  g_assert_null (*told);
  *told = g_error_copy (error);
}

static void
test_note_failure (BookFixture   *fixture,
                   gconstpointer  data)
{
  GError *told = NULL;

  g_signal_connect (fixture->book, "failed", G_CALLBACK (failed_cb), &told);
  rapport_book_note_async (fixture->book, note_to_nowhere, NULL, NULL, NULL, NULL);
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (told, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  g_clear_error (&told);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GError **told = data;

  g_assert_false (rapport_book_note_finish (RAPPORT_BOOK (source), result, told));
}

/* An old program that still runs after an upgrade notes nothing any more, and says why to who asked. */
static void
test_note_after_upgrade (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportConnection) newer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  GError *told = NULL;

  rapport_connection_execute (newer, "PRAGMA user_version = 9999", NULL);
  rapport_book_note_async (fixture->book, note_meta, NULL, NULL, noted_cb, &told);
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (told, RAPPORT_ERROR, RAPPORT_ERROR_NEWER);
  g_clear_error (&told);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM meta WHERE name = 'told'"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) \
  g_test_add ("/store/reader/" name, BookFixture, NULL, set_up, func, book_fixture_tear_down)
  TEST ("an-answer-comes-later", test_answer);
  TEST ("a-failure-is-told", test_error);
  TEST ("the-newest-question-interrupts-the-older", test_newest_interrupts);
  TEST ("no-answer-comes-to-an-older-question", test_no_answer_to_older);
  TEST ("what-was-overtaken-is-not-begun", test_overtaken_not_begun);
  TEST ("askers-do-not-overtake-each-other", test_askers_apart);
  TEST ("closing-ends-what-is-being-read", test_close_while_reading);
  TEST ("the-last-reference-may-drop-in-the-writer", test_last_reference);
  TEST ("a-note-that-fails-is-told", test_note_failure);
  TEST ("a-note-after-an-upgrade-is-refused", test_note_after_upgrade);
#undef TEST
  return g_test_run ();
}
