/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-add.h"
#include "rapport-backup-difference.h"
#include "rapport-backup-reading.h"
#include "rapport-backup-restore.h"
#include "rapport-book-copy.h"
#include "rapport-care-date.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-customer-parts.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-erase.h"
#include "rapport-merge.h"
#include "rapport-record.h"
#include "rapport-restore-customer.h"
#include "rapport-sample.h"
#include "rapport-saved-filter.h"
#include "rapport-uid.h"
#include "scratch-act.h"

/* A book with the sample data, a backup of it, and the customer with the most records */
typedef struct
{
  char        *folder;
  char        *backup;
  RapportBook *book;
  gint64       customer;
  guint8       uid[RAPPORT_UID_LENGTH];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GError) error = NULL;
  RapportEntity *customer;

  fixture->folder = scratch_folder_new ();
  fixture->backup = g_build_filename (fixture->folder, "backup.db", NULL);
  fixture->book = scratch_book_open (fixture->folder);
  rapport_sample_fill (fixture->book, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  fixture->customer = scratch_query (fixture->book, "SELECT customer FROM record WHERE customer IN"
                                     " (SELECT customer FROM contact) AND customer IN (SELECT customer FROM ticket)"
                                     " GROUP BY customer ORDER BY count(*) DESC, customer LIMIT 1");
  g_assert_cmpint (fixture->customer, >, 0);
  customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, fixture->customer, &error);
  g_assert_no_error (error);
  memcpy (fixture->uid, rapport_entity_get_uid (customer), sizeof fixture->uid);
  g_object_unref (customer);
  rapport_book_copy (rapport_book_get_path (fixture->book), fixture->backup, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_book_close (&fixture->book);
  scratch_folder_remove (fixture->folder);
  g_free (fixture->backup);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBackupReading) backup = rapport_backup_reading_open (fixture->backup, &error);
  GPtrArray *parts;

  g_assert_no_error (error);
  parts = rapport_customer_parts_load (rapport_backup_reading_get_connection (backup), fixture->uid, &error);
  g_assert_no_error (error);
  return parts;
}

static void
assert_parted (Fixture   *fixture,
               GPtrArray *parts,
               guint      n_gone,
               guint      n_other)
{
  g_autoptr(GError) error = NULL;
  RapportCustomerParted parted;

  rapport_customer_parts_compare (rapport_book_get_connection (fixture->book), parts, &parted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parted.n_gone, ==, n_gone);
  g_assert_cmpuint (parted.n_other, ==, n_other);
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (fixture->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL, ==, NULL);
}

static gint64
query_customer (Fixture    *fixture,
                const char *sql)
{
  g_autofree char *whole = g_strdup_printf ("%s %" G_GINT64_FORMAT, sql, fixture->customer);

  return scratch_query (fixture->book, whole);
}

static char *
query_name (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM customer WHERE id = %" G_GINT64_FORMAT, fixture->customer);

  return scratch_read_text (fixture->book, sql);
}

static void
assert_no_bytes (const char *path,
                 const char *text)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_null (memmem (content, length, text, strlen (text)));
}

/* Something changed, something is gone, and something was added since. */
static void
spoil (Fixture *fixture)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_NOTES, RAPPORT_CUSTOMER_GRADE };
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *grade = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT grade FROM customer WHERE id = %" G_GINT64_FORMAT, fixture->customer);
  RapportMoment started = rapport_moment_from_day (20260102);

  grade = scratch_read_text (fixture->book, sql);
  rapport_entity_set_text (values, RAPPORT_CUSTOMER_NOTES, "written by mistake");
  rapport_entity_set_text (values, RAPPORT_CUSTOMER_GRADE, g_strcmp0 (grade, "C") == 0 ? "B" : "C");
  scratch_run (fixture->book, rapport_edit_many_new (values, fields, G_N_ELEMENTS (fields), &fixture->customer, 1));
  scratch_delete (fixture->book, RAPPORT_TYPE_CONTACT,
                  query_customer (fixture, "SELECT min(id) FROM contact WHERE customer ="));
  scratch_add (fixture->book, g_object_new (RAPPORT_TYPE_RECORD, "customer", fixture->customer, "started", &started,
                                            "summary", "added since", NULL));
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) parts = load (fixture);
  const gint64 n_records = query_customer (fixture, "SELECT count(*) FROM record WHERE customer =");

  g_assert_cmpuint (parts->len, >, 5);
  assert_parted (fixture, parts, 0, 0);
  spoil (fixture);
  scratch_run (fixture->book, rapport_restore_customer_new (parts));
  assert_parted (fixture, parts, 0, 0);
  g_assert_cmpint (query_customer (fixture, "SELECT count(*) FROM customer WHERE notes = 'written by mistake' AND id ="),
                   ==, 0);
  g_assert_cmpint (query_customer (fixture, "SELECT count(*) FROM record WHERE customer ="), ==, n_records + 1);
  g_assert_cmpint (query_customer (fixture, "SELECT count(*) FROM change c WHERE c.action = (SELECT max(id) FROM action)"
                                   " AND c.customer IS NOT"), ==, 0);
  assert_whole (fixture);
  scratch_undo (fixture->book);
  g_assert_cmpint (query_customer (fixture, "SELECT count(*) FROM customer WHERE notes = 'written by mistake' AND id ="),
                   ==, 1);
  assert_whole (fixture);
}

/* The customer was deleted, with all that belonged to it. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) parts = load (fixture);
  const gint64 n_customers = scratch_query (fixture->book, "SELECT count(*) FROM customer");
  const gint64 n_records = scratch_query (fixture->book, "SELECT count(*) FROM record");

  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, fixture->customer);
  assert_parted (fixture, parts, parts->len, 0);
  scratch_run (fixture->book, rapport_restore_customer_new (parts));
  assert_parted (fixture, parts, 0, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, n_customers);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, n_records);
  assert_whole (fixture);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, n_customers - 1);
  assert_whole (fixture);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBackupReading) backup = rapport_backup_reading_open (fixture->backup, &error);
  RapportConnection *connection = rapport_backup_reading_get_connection (backup);
  g_autofree char *sql = g_strdup_printf ("SELECT number FROM customer WHERE id = %" G_GINT64_FORMAT, fixture->customer);
  g_autofree char *number = scratch_read_text (fixture->book, sql);
  g_autoptr(GPtrArray) found = rapport_customer_parts_find (connection, number, 5, &error);
  g_autoptr(GPtrArray) none = rapport_customer_parts_find (connection, "nobody of this name", 5, &error);
  const RapportCustomerFound *first = g_ptr_array_index (found, 0);

  g_assert_no_error (error);
  g_assert_cmpmem (first->uid, sizeof first->uid, fixture->uid, sizeof fixture->uid);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Names are found by their pinyin, in full or by its first letters. */
static void
test_find_spelled (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const spelled[] = { "beijing", "bjhs", "BeijingHuash" };
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr(RapportBackupReading) backup = NULL;

  scratch_execute (fixture->book, "UPDATE customer SET name = '北京华盛电子'"
                   " WHERE id = (SELECT max(id) FROM customer)");
  rapport_book_copy (rapport_book_get_path (fixture->book), copy, NULL, &error);
  g_assert_no_error (error);
  backup = rapport_backup_reading_open (copy, &error);
  for (guint i = 0; i < G_N_ELEMENTS (spelled); i++)
    {
      g_autoptr(GPtrArray) found =
        rapport_customer_parts_find_spelled (rapport_backup_reading_get_connection (backup), spelled[i], 50, &error);
      gboolean is_found = FALSE;

      g_assert_no_error (error);
      for (guint k = 0; k < found->len; k++)
        is_found |= g_str_equal (((RapportCustomerFound *) found->pdata[k])->name, "北京华盛电子");
      g_assert_true (is_found);
    }
}

/* A backup that an older program made is read in a copy, and left as it is. */
static void
test_older (void)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "store", "books", "001.db.gz", NULL);
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "old.db", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c 'gunzip < \"%s\" > \"%s\"'", packed, path);
  g_autoptr(RapportBackupReading) backup = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  backup = rapport_backup_reading_open (path, &error);
  g_assert_no_error (error);
  found = rapport_customer_parts_find (rapport_backup_reading_get_connection (backup), "", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  parts = rapport_customer_parts_load (rapport_backup_reading_get_connection (backup),
                                       ((RapportCustomerFound *) found->pdata[0])->uid, &error);
  g_assert_no_error (error);
  g_clear_pointer (&backup, rapport_backup_reading_close);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  scratch_folder_remove (g_steal_pointer (&folder));
}

static GPtrArray *
compare (Fixture *fixture,
         guint    most)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GError) error = NULL;
  GPtrArray *kinds = rapport_backup_difference_load (fixture->backup, rapport_book_get_path (fixture->book), most, zone,
                                                     NULL, &error);

  g_assert_no_error (error);
  return kinds;
}

static const RapportKindDifference *
find_kind (GPtrArray               *kinds,
           const RapportEntityInfo *info)
{
  for (guint i = 0; i < kinds->len; i++)
    if (((RapportKindDifference *) kinds->pdata[i])->info == info)
      return kinds->pdata[i];
  return NULL;
}

static const RapportDifferentThing *
find_thing (const RapportKindDifference *kind,
            const guint8                *uid)
{
  for (guint i = 0; i < kind->things->len; i++)
    if (memcmp (((RapportDifferentThing *) kind->things->pdata[i])->uid, uid, RAPPORT_UID_LENGTH) == 0)
      return kind->things->pdata[i];
  return NULL;
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) kinds = compare (fixture, 10);
  g_autofree char *words = rapport_difference_describe (kinds);

  g_assert_cmpuint (kinds->len, ==, 0);
  g_assert_cmpstr (words, ==, "Everything is as it was in the backup.");
}

/* The customers first: what was changed with what it was and is, what was added, and what is gone, with whose it is. */
static void
test_different (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) kinds = NULL;
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  const RapportKindDifference *customers, *records;
  const RapportDifferentThing *customer;
  const RapportDifferentField *notes = NULL;
  g_autofree char *line = NULL;

  spoil (fixture);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_NAME, "Good ones");
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, "customers");
  scratch_run (fixture->book, rapport_add_new (filter));
  kinds = compare (fixture, 10);
  customers = find_kind (kinds, &rapport_customer_info);
  g_assert_nonnull (customers);
  g_assert_true (kinds->pdata[0] == customers);
  g_assert_cmpuint (customers->n[RAPPORT_CHANGE_UPDATE], ==, 1);
  customer = find_thing (customers, fixture->uid);
  g_assert_nonnull (customer);
  g_assert_cmpint (customer->op, ==, RAPPORT_CHANGE_UPDATE);
  g_assert_cmpint (customer->id, ==, fixture->customer);
  g_assert_true (customer->was_customer_there);
  for (guint i = 0; i < customer->fields->len; i++)
    if (((RapportDifferentField *) customer->fields->pdata[i])->field ==
        &rapport_customer_info.fields[RAPPORT_CUSTOMER_NOTES])
      notes = customer->fields->pdata[i];
  g_assert_nonnull (notes);
  g_assert_cmpstr (notes->now, ==, "written by mistake");
  line = rapport_different_field_describe (notes);
  g_assert_true (g_str_has_suffix (line, "→ written by mistake"));

  records = find_kind (kinds, &rapport_record_info);
  g_assert_nonnull (records);
  g_assert_cmpuint (records->n[RAPPORT_CHANGE_INSERT], ==, 1);
  for (guint i = 0; i < records->things->len; i++)
    g_assert_cmpmem (((RapportDifferentThing *) records->things->pdata[i])->customer_uid, RAPPORT_UID_LENGTH,
                     fixture->uid, RAPPORT_UID_LENGTH);
}

/* However many there are, only the first of each are told one by one; all are counted. */
static void
test_bounded (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 n_customers = scratch_query (fixture->book, "SELECT count(*) FROM customer");
  g_autoptr(GPtrArray) kinds = NULL;
  const RapportKindDifference *customers;

  scratch_execute (fixture->book, "UPDATE customer SET notes = 'x' || id");
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, fixture->customer);
  kinds = compare (fixture, 2);
  customers = find_kind (kinds, &rapport_customer_info);
  g_assert_cmpuint (customers->n[RAPPORT_CHANGE_UPDATE], ==, n_customers - 1);
  g_assert_cmpuint (customers->n[RAPPORT_CHANGE_DELETE], ==, 1);
  g_assert_cmpuint (customers->things->len, ==, 3);
  g_assert_cmpint (find_thing (customers, fixture->uid)->op, ==, RAPPORT_CHANGE_DELETE);
  g_assert_true (find_thing (customers, fixture->uid)->was_customer_there);
}

/* A thing that another one took the number of the row of is no other thing, and what names it is unchanged. */
static void
test_rows_renumbered (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) kinds = NULL;

  scratch_spoil (rapport_book_get_path (fixture->book),
                 "PRAGMA foreign_keys = OFF; UPDATE contact SET customer = customer + 100000;"
                 "UPDATE customer SET id = id + 100000 WHERE id IN (SELECT customer - 100000 FROM contact)");
  kinds = compare (fixture, 1);
  g_assert_null (find_kind (kinds, &rapport_customer_info));
  g_assert_null (find_kind (kinds, &rapport_contact_info));
}

/* A backup of an older program is compared in a copy of the format of now. */
static void
test_compare_older (void)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "store", "books", "001.db.gz", NULL);
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "old.db", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c 'gunzip < \"%s\" > \"%s\"'", packed, path);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(GPtrArray) kinds = NULL;
  g_autoptr(GError) error = NULL;
  const RapportKindDifference *customers;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, &error));
  kinds = rapport_backup_difference_load (path, rapport_book_get_path (book), 5, zone, NULL, &error);
  g_assert_no_error (error);
  customers = find_kind (kinds, &rapport_customer_info);
  g_assert_nonnull (customers);
  g_assert_cmpuint (customers->n[RAPPORT_CHANGE_DELETE], >, 0);
  g_assert_cmpuint (customers->n[RAPPORT_CHANGE_INSERT] + customers->n[RAPPORT_CHANGE_UPDATE], ==, 0);
  g_clear_object (&book);
  scratch_folder_remove (g_steal_pointer (&folder));
}

static void
erase (Fixture *fixture,
       GType    type,
       gint64   id)
{
  g_autoptr(RapportEraseRest) rest = NULL;
  g_autoptr(GError) error = NULL;

  scratch_run (fixture->book, rapport_erase_new (type, id, FALSE, fixture->folder, &rest));
  rapport_erase_rest_finish (rest, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_erased_contact (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) parts = load (fixture);
  const gint64 contact = query_customer (fixture, "SELECT min(id) FROM contact WHERE customer =");
  const gint64 n_contacts = query_customer (fixture, "SELECT count(*) FROM contact WHERE customer =");

  erase (fixture, RAPPORT_TYPE_CONTACT, contact);
  scratch_run (fixture->book, rapport_restore_customer_new (parts));
  g_assert_cmpint (query_customer (fixture, "SELECT count(*) FROM contact WHERE customer ="), ==, n_contacts - 1);
  assert_whole (fixture);
}

/* Neither the one customer comes back, nor with the whole backup. */
static void
test_erased (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) parts = load (fixture);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = query_name (fixture);
  g_autoptr(GError) error = NULL;
  const gint64 n_customers = scratch_query (fixture->book, "SELECT count(*) FROM customer");
  RapportCustomerParted parted;

  erase (fixture, RAPPORT_TYPE_CUSTOMER, fixture->customer);
  rapport_customer_parts_compare (rapport_book_get_connection (fixture->book), parts, &parted, &error);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_clear_error (&error);
  scratch_refuse (fixture->book, rapport_restore_customer_new (parts), RAPPORT_ERROR_CONFLICT);
  scratch_execute (fixture->book, "DELETE FROM news");
  rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
  rapport_backup_restore (fixture->folder, fixture->backup, now, NULL, &error);
  g_assert_no_error (error);
  fixture->book = scratch_book_open (fixture->folder);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, n_customers - 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM news"), >, 0);
  assert_no_bytes (rapport_book_get_path (fixture->book), name);
  assert_whole (fixture);
}

/* A colleague's care date for a contact that was merged away meanwhile goes back with the contact. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) parts = load (fixture);
  const gint64 contact = query_customer (fixture, "SELECT min(id) FROM contact WHERE customer =");
  const gint64 other = query_customer (fixture, "SELECT min(id) FROM customer WHERE id <>");

  scratch_run (fixture->book, rapport_merge_new (fixture->customer, other, NULL, 0));
  scratch_add (fixture->book, g_object_new (RAPPORT_TYPE_CARE_DATE, "customer", other, "contact", contact, "name", "生日",
                                            "kind", "birthday", "date", "05-20", NULL));
  scratch_run (fixture->book, rapport_restore_customer_new (parts));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM care_date d JOIN contact c ON c.id = d.contact"
                                  " WHERE d.customer <> c.customer"), ==, 0);
  assert_whole (fixture);
}

/* A care date of one customer for a contact of another is no good data. */
static void
test_parted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO care_date (uid, customer, contact, name, kind, date) VALUES (randomblob (16),"
                     " (SELECT min (id) FROM customer WHERE id <> %" G_GINT64_FORMAT "), (SELECT min (id) FROM contact"
                     " WHERE customer = %" G_GINT64_FORMAT "), '生日', 'birthday', '05-20')", fixture->customer,
                     fixture->customer);
  g_autoptr(GPtrArray) findings = NULL;
  gboolean is_found = FALSE;

  scratch_execute (fixture->book, sql);
  findings = rapport_check_run (fixture->book, FALSE, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    is_found = is_found || strstr (g_ptr_array_index (findings, i), "care_date") != NULL;
  g_assert_true (is_found);
}

#define BACKUP_TEST(path, func) g_test_add ("/exchange/backup-customer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BACKUP_TEST ("what-was-changed-is-as-it-was", test_changed);
  BACKUP_TEST ("what-was-deleted-is-there", test_deleted);
  BACKUP_TEST ("found-by-number", test_find);
  BACKUP_TEST ("found-by-pinyin", test_find_spelled);
  BACKUP_TEST ("an-erased-contact-does-not-come-back", test_erased_contact);
  BACKUP_TEST ("who-was-erased-does-not-come-back", test_erased);
  BACKUP_TEST ("a-merged-customer-takes-the-care-dates-of-its-contacts", test_merged);
  BACKUP_TEST ("a-care-date-for-a-contact-of-another-customer-is-found", test_parted);
  g_test_add_func ("/exchange/backup-customer/of-an-older-program", test_older);
  BACKUP_TEST ("difference-of-the-same", test_same);
  BACKUP_TEST ("difference-says-what-was-added-changed-and-is-gone", test_different);
  BACKUP_TEST ("difference-is-bounded", test_bounded);
  BACKUP_TEST ("difference-knows-things-not-rows", test_rows_renumbered);
  g_test_add_func ("/exchange/backup-customer/difference-to-an-older-program", test_compare_older);
  return g_test_run ();
}
