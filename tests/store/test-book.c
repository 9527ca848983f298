/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "book-fixture.h"
#include "rapport-alerts.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-drafts.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-schema.h"
#include "rapport-table.h"

static gboolean
insert_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  return rapport_transaction_insert (transaction, data, error);
}

static gboolean
undo_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  return rapport_action_log_revert (transaction, *(gint64 *) data, error);
}

static RapportEntity *
add_customer (RapportBook *book,
              const char  *number,
              const char  *name)
{
  RapportEntity *customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, number);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  scratch_add (book, customer);
  return customer;
}

/* an answer that comes after the book is closed finds nothing, and what is kept stays */
static void
test_drafts_when_closed (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(GPtrArray) kept = NULL;

  rapport_drafts_save (fixture->book, "log", 7, "half a word");
  rapport_book_close (fixture->book);
  kept = rapport_drafts_list (fixture->book, "log");
  g_assert_cmpuint (kept->len, ==, 0);
  rapport_drafts_remove (fixture->book, "log", 7);
  g_object_unref (fixture->book);
  fixture->book = scratch_book_open (fixture->folder);
  g_clear_pointer (&kept, g_ptr_array_unref);
  kept = rapport_drafts_list (fixture->book, "log");
  g_assert_cmpuint (kept->len, ==, 1);
}

static void
test_insert_and_read (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture->book, "001", "科技有限公司 <b>&\n🙂 مرحبا");
  g_autoptr(RapportEntity) read = NULL;
  g_autoptr(RapportEntity) again = NULL;

  read = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_id (customer), NULL);
  again = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_id (customer), NULL);
  g_assert_true (read == again);
  g_assert_cmpstr (rapport_entity_get_text (read, RAPPORT_CUSTOMER_NAME), ==,
                   "科技有限公司 <b>&\n🙂 مرحبا");
  g_assert_cmpmem (rapport_entity_get_uid (read), RAPPORT_UID_LENGTH,
                   rapport_entity_get_uid (customer), RAPPORT_UID_LENGTH);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"), ==, 1);
}

static void
test_deleted_is_got_no_more (BookFixture   *fixture,
                             gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture->book, "001", "甲");
  gint64 id = rapport_entity_get_id (customer);
  g_autoptr(RapportEntity) held = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) back = NULL;
  g_autoptr(RapportEntity) again = NULL;

  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, id);
  g_assert_null (rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL));

  scratch_undo (fixture->book);
  back = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_assert_cmpstr (rapport_entity_get_text (back, RAPPORT_CUSTOMER_NAME), ==, "甲");
  g_clear_object (&held);
  again = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_assert_true (again == back);
}

static void
test_undo_redo_edit (BookFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture->book, "001", "甲");
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER,
                                                    rapport_entity_get_id (customer), NULL);

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "乙");
  scratch_update (fixture->book, customer);
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_CUSTOMER_NAME), ==, "乙");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer_search WHERE customer_search MATCH '乙*'"),
                   ==, 1);

  scratch_undo (fixture->book);
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_CUSTOMER_NAME), ==, "甲");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer_search WHERE customer_search MATCH '乙*'"),
                   ==, 0);
  scratch_redo (fixture->book);
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_CUSTOMER_NAME), ==, "乙");
  scratch_undo (fixture->book);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"), ==, 0);
  g_assert_null (rapport_book_find_undo (fixture->book));
  scratch_redo (fixture->book);
  scratch_redo (fixture->book);
  g_assert_null (rapport_book_find_redo (fixture->book));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '乙'"), ==, 1);
}

static void
test_undo_after_restart (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture->book, "001", "甲");
  gint64 id = rapport_entity_get_id (customer);
  RapportEntity *contact = RAPPORT_ENTITY (rapport_contact_new ());
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (20300101);

  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, id);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "张总");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_PHONE, "+86 138-0013-8000");
  scratch_add (fixture->book, contact);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, id);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT, rapport_entity_get_id (contact));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "planned");
  scratch_add (fixture->book, plan);
  g_object_unref (contact);
  g_object_unref (plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE settled = 0"), ==, 1);
  g_assert_cmpint (
    scratch_query (fixture->book,
                   "SELECT count(*) FROM phone_key WHERE digits = '613800138000' OR digits = '13800138000'"),
    ==, 1);

  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, id);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM alert WHERE settled = 0)"), ==, 0);

  g_clear_object (&fixture->book);
  fixture->book = rapport_book_open (fixture->folder, NULL);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM alert WHERE settled = 0)"
                                  " + (SELECT count(*) FROM customer)"), ==, 4);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer_search WHERE customer_search MATCH '张总'"),
                   ==, 1);
}

static void
test_undo_keeps_later_edits (BookFixture   *fixture,
                             gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture->book, "001", "甲");
  g_autoptr(RapportEntity) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  gint64 edit;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "乙");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_INDUSTRY, "智能制造");
  edit = scratch_update (fixture->book, customer);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "丙");
  scratch_update (fixture->book, customer);

  receipt = rapport_book_run (fixture->book, RAPPORT_ACT_UNDO, undo_func, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (receipt->left_out, ==, "customer.name");
  read = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_id (customer), NULL);
  g_assert_cmpstr (rapport_entity_get_text (read, RAPPORT_CUSTOMER_NAME), ==, "丙");
  g_assert_null (rapport_entity_get_text (read, RAPPORT_CUSTOMER_INDUSTRY));
}

static void
changed_cb (RapportBook *book,
            GArray      *changes,
            gpointer     data)
{
  *(guint *) data += changes->len;
}

static void
test_second_process_is_seen (BookFixture   *fixture,
                             gconstpointer  data)
{
  g_autoptr(RapportBook) other = rapport_book_open (fixture->folder, NULL);
  g_autoptr(RapportEntity) customer = NULL;
  guint n_changes = 0;

  g_signal_connect (fixture->book, "changed", G_CALLBACK (changed_cb), &n_changes);
  customer = add_customer (other, "001", "甲");
  while (n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_changes, ==, 1);
}

static void
test_newer_book_is_refused_untouched (BookFixture   *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection = NULL;
  RapportBook *refused;
  gsize before_length, after_length;

  g_clear_object (&fixture->book);
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, NULL);
  rapport_connection_execute (connection, "PRAGMA user_version = 999", NULL);
  g_clear_object (&connection);
  g_file_get_contents (path, &before, &before_length, NULL);

  refused = rapport_book_open (fixture->folder, &error);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER);
  g_assert_null (refused);
  g_file_get_contents (path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_running_process_stops_after_upgrade (BookFixture   *fixture,
                                          gconstpointer  data)
{
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  connection = rapport_connection_open (rapport_book_get_path (fixture->book),
                                        RAPPORT_CONNECTION_READ_WRITE, NULL);
  rapport_connection_execute (connection, "PRAGMA user_version = 999", NULL);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  receipt = rapport_book_run (fixture->book, "add-customer", insert_func, customer, &error);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER);
}

#define N_TOGETHER 60

static gboolean
insert_many_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  gint64 n;

  for (guint i = 0; i < N_TOGETHER; i++)
    {
      g_autofree char *name = g_strdup_printf ("客户 %u", i);
      g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, NULL);
      g_autoptr(GObject) contact = g_object_new (RAPPORT_TYPE_CONTACT, "name", name, NULL);

      if (i % 7 == 0)
        g_object_set (customer, "grade", "A", NULL);
      if (!rapport_transaction_insert_later (transaction, RAPPORT_ENTITY (customer), error))
        return FALSE;
      rapport_entity_set_integer (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_CUSTOMER,
                                  rapport_entity_get_id (RAPPORT_ENTITY (customer)));
      if (!rapport_transaction_insert_later (transaction, RAPPORT_ENTITY (contact), error))
        return FALSE;
      if (i != N_TOGETHER / 2)
        continue;
      if (!rapport_connection_query_integer (rapport_transaction_get_connection (transaction),
                                             "SELECT count(*) FROM customer", &n, error))
        return FALSE;
      g_assert_cmpint (n, ==, i + 2);
    }
  return TRUE;
}

/* What is written many at once has its id at once, and is there for whoever reads. */
static void
test_written_together (BookFixture   *fixture,
                       gconstpointer  data)
{
  g_autoptr(RapportEntity) before = add_customer (fixture->book, "001", "甲");
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  receipt = rapport_book_run (fixture->book, "import", insert_many_func, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact JOIN customer c ON c.id = customer"
                                  " WHERE c.name = contact.name"), ==, N_TOGETHER);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'A'"), ==, 9);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE op = 'insert'"), ==,
                   1 + 2 * N_TOGETHER);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, 0);
}

static void
test_damaged_book_is_copied_aside (BookFixture   *fixture,
                                   gconstpointer  data)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (fixture->book));
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  const char garbage[] = "This was once a book, and a person's work is still in it somewhere.";
  RapportBook *refused;
  gsize length;

  g_clear_object (&fixture->book);
  g_file_set_contents (path, garbage, sizeof garbage, NULL);
  refused = rapport_book_open (fixture->folder, &error);
  g_assert_null (refused);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, ".damaged-"));
  g_file_get_contents (path, &after, &length, NULL);
  g_assert_cmpmem (after, length, garbage, sizeof garbage);
}

/* What a file chooser does with each file that it shows. */
static void
look_at (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);

  g_assert_no_error (error);
}

/* Another process opens the book and closes it. */
static char *
count_beside (const char *path)
{
  const char *argv[] = { "sqlite3", path, "SELECT count(*) FROM customer", NULL };
  g_autoptr(GError) error = NULL;
  char *answer = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return answer;
}

/* Who looks into the folder takes the process's locks away, which must not cost it its log. */
static void
test_looks_do_no_harm (BookFixture   *fixture,
                       gconstpointer  data)
{
  const char *path = rapport_book_get_path (fixture->book);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(RapportEntity) first = add_customer (fixture->book, "001", "甲");
  g_autoptr(RapportEntity) second = NULL;

  look_at (path);
  look_at (log);
  look_at (memory);
  before = count_beside (path);
  g_assert_cmpstr (before, ==, "1\n");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  second = add_customer (fixture->book, "002", "乙");
  after = count_beside (path);
  g_assert_cmpstr (after, ==, "2\n");
  rapport_book_close (fixture->book);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_nonsense_is_refused (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  receipt = rapport_book_run (fixture->book, "add-customer", insert_func, customer, &error);
  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action"), ==, 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  RapportBook *book = RAPPORT_BOOK (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run_finish (book, result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (receipt->action, !=, 0);
  g_assert_null (rapport_book_find_undo (book));
  g_assert_null (rapport_book_find_redo (book));
  g_assert_null (rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, 1, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (rapport_book_get_children (book, RAPPORT_TYPE_CONTACT, "customer", 1, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  *(gboolean *) data = TRUE;
}

/* An act that is on its way when the program ends is carried out, and who asked for it may ask on. */
static void
test_closed_before_the_answer (BookFixture   *fixture,
                               gconstpointer  data)
{
  gboolean answered = FALSE;
  RapportEntity *customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, "001");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_book_run_async (fixture->book, "add-customer", insert_func, customer, g_object_unref, answered_cb, &answered);
  rapport_book_close (fixture->book);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

/* A text that is put together is another place in memory each time, and the same statement all the same. */
static void
test_prepared_once (BookFixture   *fixture,
                    gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const RapportStatement *first = NULL;
  char *texts[600];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(RapportStatement) statement = NULL;

      texts[i] = g_strdup ("SELECT id FROM customer WHERE id = ?1");
      statement = rapport_connection_prepare (connection, texts[i], NULL);
      if (first == NULL)
        first = statement;
      g_assert_true (statement == first);
      if (i == 0)
        {
          g_autoptr(RapportStatement) beside = rapport_connection_prepare (connection, texts[0], NULL);

          g_assert_true (beside != first);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

/* However many texts there are, what is in use stays whole. */
static void
test_many_texts (BookFixture   *fixture,
                 gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(RapportStatement) used = rapport_connection_prepare (connection, "VALUES (41), (42)", NULL);
  gboolean has_row;

  g_assert_true (rapport_statement_step (used, &has_row, NULL) && has_row);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i);
      g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, NULL);

      g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
      g_assert_cmpint (rapport_statement_get_integer (statement, 0), ==, i);
    }
  g_assert_true (rapport_statement_step (used, &has_row, NULL) && has_row);
  g_assert_cmpint (rapport_statement_get_integer (used, 0), ==, 42);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/book/drafts-when-closed", test_drafts_when_closed);
  BOOK_TEST ("/store/book/closed-before-the-answer", test_closed_before_the_answer);
  BOOK_TEST ("/store/book/insert-and-read", test_insert_and_read);
  BOOK_TEST ("/store/book/deleted-is-got-no-more", test_deleted_is_got_no_more);
  BOOK_TEST ("/store/book/written-together", test_written_together);
  BOOK_TEST ("/store/book/undo-redo-edit", test_undo_redo_edit);
  BOOK_TEST ("/store/book/undo-after-restart", test_undo_after_restart);
  BOOK_TEST ("/store/book/undo-keeps-later-edits", test_undo_keeps_later_edits);
  BOOK_TEST ("/store/book/second-process-is-seen", test_second_process_is_seen);
  BOOK_TEST ("/store/book/newer-is-refused-untouched", test_newer_book_is_refused_untouched);
  BOOK_TEST ("/store/book/running-process-stops-after-upgrade", test_running_process_stops_after_upgrade);
  BOOK_TEST ("/store/book/damaged-is-copied-aside", test_damaged_book_is_copied_aside);
  BOOK_TEST ("/store/book/looks-do-no-harm", test_looks_do_no_harm);
  BOOK_TEST ("/store/book/nonsense-is-refused", test_nonsense_is_refused);
  BOOK_TEST ("/store/book/a-text-put-together-is-prepared-once", test_prepared_once);
  BOOK_TEST ("/store/book/many-texts-leave-what-is-in-use", test_many_texts);
  return g_test_run ();
}
