/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-attach.h"
#include "rapport-attached-files.h"
#include "rapport-backups-holding.h"
#include "rapport-book-wipe.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-erase.h"
#include "rapport-record.h"
#include "rapport-saved-filter.h"
#include "rapport-ticket.h"
#include "scratch-laptop.h"

#define NAME "欧阳明月"
#define FORMER "欧阳小月"
#define PHONE "13912345678"
#define MAIL "mingyue@example.com"

/* what nobody is to find any more */
static const char * const traces[] = { NAME, FORMER, PHONE, MAIL, "明月的合同", NULL };

static gint64
add_customer (RapportBook *book,
              const char  *name,
              const char  *contact)
{
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, "grade", "A", NULL);
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  if (contact != NULL)
    g_ptr_array_add (contacts, g_object_new (RAPPORT_TYPE_CONTACT, "name", contact, "phone", PHONE, "email", MAIL,
                                             "position", "总监", NULL));
  return scratch_run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, NULL));
}

static gint64
find_contact (RapportBook *book,
              gint64       customer)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM contact WHERE customer = %" G_GINT64_FORMAT, customer);

  return scratch_query (book, sql);
}

static void
set_text (RapportBook *book,
          GType        type,
          gint64       id,
          guint        field,
          const char  *text)
{
  g_autoptr(RapportEntity) values = g_object_new (type, NULL);

  rapport_entity_set_text (values, field, text);
  scratch_run (book, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static gint64
add_record (RapportBook *book,
            gint64       customer,
            gint64       contact,
            const char  *summary)
{
  const RapportMoment started = rapport_moment_from_day (20260310);
  g_autoptr(RapportEntity) record =
    g_object_new (RAPPORT_TYPE_RECORD, "customer", customer, "contact", contact, "summary", summary,
                  "contact-words", contact != 0 ? "欧阳总监" : NULL, "started", &started, NULL);

  return scratch_add (book, record);
}

static gint64
add_ticket (RapportBook *book,
            gint64       customer,
            gint64       contact,
            const char  *description)
{
  g_autoptr(RapportEntity) ticket =
    g_object_new (RAPPORT_TYPE_TICKET, "customer", customer, "contact", contact, "description", description,
                  "received", G_GINT64_CONSTANT (1772000000), "priority", "P2", "status", "new", NULL);

  return scratch_add (book, ticket);
}

static void
attach (ActFixture *fixture,
        gint64      customer)
{
  g_autofree char *path = g_build_filename (fixture->folder, "明月的合同.txt", NULL);
  g_autoptr(RapportEntity) owner = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, NAME " 的合同", -1, &error);
  g_assert_no_error (error);
  g_ptr_array_add (attachments, rapport_attached_file_take (fixture->folder, path, "明月的合同.txt", &error));
  g_assert_no_error (error);
  scratch_run (fixture->book, rapport_attach_new (owner, attachments));
  g_unlink (path);
}

/* Returns: (transfer full): the first file beneath @path that has @trace in its bytes or its name, NULL when none has */
static char *
find_trace (const char *path,
            const char *trace)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *within = g_file_test (file, G_FILE_TEST_IS_DIR) ? find_trace (file, trace) : NULL;
      g_autofree char *content = NULL;
      gsize length;

      if (within != NULL)
        return g_steal_pointer (&within);
      if (strstr (name, trace) != NULL)
        return g_steal_pointer (&file);
      if (g_file_get_contents (file, &content, &length, NULL) && memmem (content, length, trace, strlen (trace)) != NULL)
        return g_steal_pointer (&file);
    }
  return NULL;
}

static void
assert_no_trace (const char *folder,
                 const char *trace)
{
  g_autofree char *found = find_trace (folder, trace);

  if (found != NULL)
    g_error ("“%s” is in %s", trace, found);
}

static void
assert_whole (RapportBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (book, TRUE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", (const char *) g_ptr_array_index (findings, i));
}

static void
erase (RapportBook *book,
       GType        type,
       gint64       id,
       gboolean     everywhere,
       gboolean     drops_backups)
{
  g_autoptr(RapportEraseRest) rest = NULL;
  g_autoptr(GError) error = NULL;

  scratch_run (book, rapport_erase_new (type, id, everywhere, rapport_book_get_folder (book), &rest));
  rapport_erase_rest_finish (rest, drops_backups, NULL, &error);
  g_assert_no_error (error);
  rapport_book_poll (book);
}

static void
assert_text (RapportBook *book,
             const char  *sql,
             const char  *expected)
{
  g_autofree char *text = scratch_read_text (book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
keep_draft (RapportBook *book,
            const char  *form,
            const char  *content)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO draft (form, content, at) VALUES ('%s', '%s', 1)", form, content);

  scratch_execute (book, sql);
}

/* All that a person leaves in a book in the course of a year. */
static gint64
leave_traces (ActFixture *fixture)
{
  const gint64 customer = add_customer (fixture->book, FORMER, FORMER);
  const gint64 contact = find_contact (fixture->book, customer);
  gint64 gone;

  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_NAME, NAME);
  set_text (fixture->book, RAPPORT_TYPE_CONTACT, contact, RAPPORT_CONTACT_NAME, NAME);
  add_record (fixture->book, customer, contact, "与" NAME "谈续约");
  gone = add_record (fixture->book, customer, contact, NAME " 打错了");
  scratch_delete (fixture->book, RAPPORT_TYPE_RECORD, gone);
  add_ticket (fixture->book, customer, contact, NAME " 说打印机坏了");
  attach (fixture, customer);
  keep_draft (fixture->book, "log", "{\"summary\": <\"" NAME "\">}");
  return customer;
}

static void
test_customer (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 customer = leave_traces (fixture);

  add_customer (fixture->book, "别人", "李四");
  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, FALSE, FALSE);
  for (guint i = 0; traces[i] != NULL; i++)
    if (strcmp (traces[i], PHONE) != 0 && strcmp (traces[i], MAIL) != 0)
      assert_no_trace (fixture->folder, traces[i]);
  /* somebody else has the same number and address */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact WHERE phone = '" PHONE "'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM erased"), >, 4);
  assert_whole (fixture->book);
}

static void
test_number (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 customer = leave_traces (fixture);

  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, FALSE, FALSE);
  for (guint i = 0; traces[i] != NULL; i++)
    assert_no_trace (fixture->folder, traces[i]);
  assert_whole (fixture->book);
}

static void
test_contact (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture->book, "杭州明远", NAME);
  const gint64 contact = find_contact (fixture->book, customer);

  add_record (fixture->book, customer, contact, "与" NAME "（139-1234-5678）谈续约");
  add_ticket (fixture->book, customer, contact, NAME " 说打印机坏了，回复 " MAIL);
  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_NOTES, "决策人是" NAME);
  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_NOTES, "决策人还是" NAME "，电话 " PHONE);
  erase (fixture->book, RAPPORT_TYPE_CONTACT, contact, FALSE, FALSE);

  assert_no_trace (fixture->folder, NAME);
  assert_no_trace (fixture->folder, PHONE);
  assert_no_trace (fixture->folder, MAIL);
  assert_no_trace (fixture->folder, "139-1234-5678");
  assert_no_trace (fixture->folder, "欧阳总监");
  assert_text (fixture->book, "SELECT summary FROM record", "与███（███）谈续约");
  assert_text (fixture->book, "SELECT contact_words FROM record", "███");
  assert_text (fixture->book, "SELECT description FROM ticket", "███ 说打印机坏了，回复 ███");
  assert_text (fixture->book, "SELECT notes FROM customer", "决策人还是███，电话 ███");
  assert_text (fixture->book, "SELECT name FROM customer", "杭州明远");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, 0);
  assert_whole (fixture->book);
}

static void
test_undo (ActFixture    *fixture,
           gconstpointer  data)
{
  const gint64 other = add_customer (fixture->book, "别人", NULL);
  const gint64 customer = add_customer (fixture->book, NAME, NULL);
  g_autoptr(RapportActionName) name = NULL;

  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, other, RAPPORT_CUSTOMER_NOTES, "先");
  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_NOTES, "后");
  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, FALSE, FALSE);
  act_fixture_undo (fixture, "edit-customer");
  assert_text (fixture->book, "SELECT notes FROM customer", NULL);
  act_fixture_redo (fixture);
  assert_text (fixture->book, "SELECT notes FROM customer", "先");
  act_fixture_undo (fixture, "edit-customer");
  act_fixture_undo (fixture, "add-customer");
  name = rapport_book_find_undo (fixture->book);
  g_assert_null (name);
}

static void
test_elsewhere (ActFixture    *fixture,
                gconstpointer  data)
{
  const gint64 other = add_customer (fixture->book, "别人", NULL);
  const gint64 customer = add_customer (fixture->book, NAME, NAME);
  g_autoptr(RapportErasePreview) preview = NULL;
  g_autoptr(GError) error = NULL;

  add_record (fixture->book, other, 0, "由" NAME "介绍，" PHONE);
  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, other, RAPPORT_CUSTOMER_NOTES, "见 " MAIL);
  set_text (fixture->book, RAPPORT_TYPE_CUSTOMER, other, RAPPORT_CUSTOMER_NOTES, "没有");
  preview = rapport_erase_preview_load (rapport_book_get_connection (fixture->book), fixture->folder,
                                        NULL, RAPPORT_TYPE_CUSTOMER, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_elsewhere, ==, 1);
  g_assert_cmpstr (preview->title, ==, NAME);
  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, TRUE, FALSE);
  for (guint i = 0; traces[i] != NULL; i++)
    assert_no_trace (fixture->folder, traces[i]);
  assert_text (fixture->book, "SELECT summary FROM record", "由███介绍，███");
  assert_whole (fixture->book);
}

static void
test_saved_filter (ActFixture    *fixture,
                   gconstpointer  data)
{
  const gint64 customer = add_customer (fixture->book, NAME, NULL);
  g_autoptr(RapportEntity) filter = g_object_new (RAPPORT_TYPE_SAVED_FILTER, "name", "我的", "list", "customers",
                                                  "search", NAME, "condition", "name:\"" NAME "\"", NULL);

  scratch_add (fixture->book, filter);
  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, FALSE, FALSE);
  assert_no_trace (fixture->folder, NAME);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM saved_filter"), ==, 1);
}

static void
test_backups (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = leave_traces (fixture);
  g_autoptr(GDateTime) now = g_date_time_new_local (2026, 3, 1, 12, 0, 0);
  g_autoptr(RapportErasePreview) before = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = rapport_backups_make (fixture->folder, RAPPORT_BACKUP_HAND, now, NULL, &error);
  g_autoptr(GArray) after = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (backup);
  before = rapport_erase_preview_load (rapport_book_get_connection (fixture->book), fixture->folder,
                                       NULL, RAPPORT_TYPE_CUSTOMER, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->backups->len, ==, 1);
  g_assert_cmpint (g_array_index (before->backups, RapportHoldingBackup, 0).backup.day, ==, 20260301);
  g_assert_cmpuint (before->n_files, ==, 1);
  erase (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, FALSE, TRUE);
  for (guint i = 0; traces[i] != NULL; i++)
    assert_no_trace (fixture->folder, traces[i]);
  after = rapport_backups_list (fixture->folder);
  g_assert_cmpuint (after->len, ==, 1);
}

/* Two laptops that know the same customer. */
typedef struct
{
  ScratchLaptop a;
  ScratchLaptop b;
  gint64        customer;
} Pair;

static void
set_up_pair (Pair          *pair,
             gconstpointer  data)
{
  scratch_laptop_begin (&pair->a);
  scratch_laptop_begin (&pair->b);
  pair->customer = add_customer (pair->a.book, NAME, NAME);
  add_customer (pair->a.book, "别人", NULL);
  add_record (pair->a.book, pair->customer, find_contact (pair->a.book, pair->customer), "与" NAME "谈续约");
  scratch_laptops_exchange (&pair->a, &pair->b);
}

static void
tear_down_pair (Pair          *pair,
                gconstpointer  data)
{
  assert_whole (pair->a.book);
  assert_whole (pair->b.book);
  scratch_laptop_end (&pair->a);
  scratch_laptop_end (&pair->b);
}

static void
wipe (ScratchLaptop *laptop)
{
  g_autofree char *path = g_strdup (rapport_book_get_path (laptop->book));
  g_autoptr(GError) error = NULL;

  rapport_book_wipe (path, &error);
  g_assert_no_error (error);
}

/* Somebody who reads on is not waited for until they are through: it is said, and done later. */
static void
test_read_meanwhile (Pair          *pair,
                     gconstpointer  data)
{
  const char *path = rapport_book_get_path (pair->a.book);
  g_autoptr(RapportConnection) reader = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);
  g_autoptr(RapportEraseRest) rest = NULL;
  g_autoptr(GTimer) timer = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n;

  g_assert_true (rapport_connection_execute (reader, "BEGIN", NULL));
  g_assert_true (rapport_connection_query_integer (reader, "SELECT count(*) FROM customer", &n, NULL));
  scratch_run (pair->a.book, rapport_erase_new (RAPPORT_TYPE_CUSTOMER, pair->customer, FALSE, pair->a.folder, &rest));
  timer = g_timer_new ();
  g_assert_false (rapport_erase_rest_finish (rest, FALSE, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 20);
  g_assert_true (rapport_connection_execute (reader, "COMMIT", NULL));
  g_assert_true (rapport_book_wants_wipe (reader));
  wipe (&pair->a);
  g_assert_false (rapport_book_wants_wipe (reader));
  for (guint i = 0; traces[i] != NULL; i++)
    assert_no_trace (pair->a.folder, traces[i]);
}

static gint64
find_customer (ScratchLaptop *laptop)
{
  return scratch_query (laptop->book, "SELECT ifnull (max (id), 0) FROM customer WHERE name = '" NAME "'");
}

static void
test_other_laptop (Pair          *pair,
                   gconstpointer  data)
{
  const gint64 theirs = find_customer (&pair->b);

  /* a colleague works on, and does not know of it */
  add_record (pair->b.book, theirs, find_contact (pair->b.book, theirs), NAME " 又来电，" PHONE);
  set_text (pair->b.book, RAPPORT_TYPE_CUSTOMER, theirs, RAPPORT_CUSTOMER_NOTES, NAME " 很满意");
  erase (pair->a.book, RAPPORT_TYPE_CUSTOMER, pair->customer, FALSE, FALSE);
  scratch_laptops_exchange (&pair->a, &pair->b);
  wipe (&pair->a);
  wipe (&pair->b);
  for (guint i = 0; traces[i] != NULL; i++)
    {
      assert_no_trace (pair->a.folder, traces[i]);
      assert_no_trace (pair->b.folder, traces[i]);
    }
  g_assert_cmpint (scratch_query (pair->a.book, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (scratch_query (pair->b.book, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (scratch_query (pair->b.book, "SELECT count(*) FROM record"), ==, 0);
}

static void
test_contact_of_other_laptop (Pair          *pair,
                              gconstpointer  data)
{
  const gint64 theirs = find_customer (&pair->b);
  const gint64 contact = find_contact (pair->a.book, pair->customer);

  set_text (pair->a.book, RAPPORT_TYPE_CUSTOMER, pair->customer, RAPPORT_CUSTOMER_NAME, "杭州明远");
  add_record (pair->b.book, theirs, find_contact (pair->b.book, theirs), "又来电，" PHONE);
  erase (pair->a.book, RAPPORT_TYPE_CONTACT, contact, FALSE, FALSE);
  scratch_laptops_exchange (&pair->a, &pair->b);
  wipe (&pair->b);
  assert_no_trace (pair->b.folder, MAIL);
  assert_no_trace (pair->b.folder, PHONE);
  g_assert_cmpint (scratch_query (pair->a.book, "SELECT count(*) FROM record"), ==, 2);
  g_assert_cmpint (scratch_query (pair->b.book, "SELECT count(*) FROM record"), ==, 2);
  g_assert_cmpint (scratch_query (pair->a.book, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_cmpint (scratch_query (pair->b.book, "SELECT count(*) FROM contact"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ACT_TEST ("/acts/erase/a-customer-goes-and-others-stay", test_customer);
  ACT_TEST ("/acts/erase/nothing-of-a-customer-is-left-in-any-file", test_number);
  ACT_TEST ("/acts/erase/a-contact-goes-and-the-ticket-stays-without-the-name", test_contact);
  ACT_TEST ("/acts/erase/cannot-be-undone-and-other-acts-still-can", test_undo);
  ACT_TEST ("/acts/erase/texts-of-others-lose-the-name-when-asked", test_elsewhere);
  ACT_TEST ("/acts/erase/a-saved-filter-loses-the-name", test_saved_filter);
  ACT_TEST ("/acts/erase/backups-are-named-and-go-when-asked", test_backups);
  g_test_add ("/acts/erase/a-colleague-does-not-bring-a-customer-back", Pair, NULL, set_up_pair, test_other_laptop,
              tear_down_pair);
  g_test_add ("/acts/erase/a-contact-goes-from-the-colleague-too", Pair, NULL, set_up_pair,
              test_contact_of_other_laptop, tear_down_pair);
  g_test_add ("/acts/erase/who-reads-meanwhile-is-not-waited-for", Pair, NULL, set_up_pair, test_read_meanwhile,
              tear_down_pair);
  return g_test_run ();
}
