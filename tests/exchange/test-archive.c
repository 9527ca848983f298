/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "archive-fixture.h"
#include "rapport-archive.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-member.h"
#include "rapport-record.h"
#include "rapport-sample.h"
#include "rapport-settings.h"
#include "scratch-act.h"

/* Every field of every kind is filled, with what is hardest to write. */
static void
test_all_fields (ArchiveFixture *fixture,
                 gconstpointer   data)
{
  archive_fill (fixture->book);
  archive_write (fixture);
  archive_restore (fixture);
  archive_compare_books (fixture);
  archive_compare_rows (fixture, "SELECT * FROM customer_row ORDER BY id");
  archive_compare_rows (fixture, "SELECT * FROM ticket_row ORDER BY id");
  archive_compare_rows (fixture, "SELECT ticket, target, round, state, due, met_at, late, cause FROM clock"
                                 " ORDER BY ticket, target, round");
  archive_compare_rows (fixture, "SELECT rowid, * FROM customer_search ORDER BY rowid");
  archive_compare_rows (fixture, "SELECT thing, row, clock, level, due, fire, shown, settled FROM alert"
                                 " ORDER BY thing, row, clock, due");
}

static void
test_sample (ArchiveFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  rapport_sample_fill (fixture->book, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  archive_write (fixture);
  archive_restore (fixture);
  archive_compare_rows (fixture, "SELECT * FROM customer ORDER BY id");
  archive_compare_rows (fixture, "SELECT * FROM record ORDER BY id");
  archive_compare_rows (fixture, "SELECT * FROM ticket_event ORDER BY id");
  archive_compare_rows (fixture, "SELECT * FROM customer_row ORDER BY id");
}

static void
test_attached_files (ArchiveFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *source = g_build_filename (fixture->folder, "a file", NULL);
  g_autofree char *content = g_strnfill (500000, 'x');
  g_autofree char *sha256 = NULL;
  g_autoptr(RapportEntity) attachment = RAPPORT_ENTITY (rapport_attachment_new ());
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  gint64 size = 0;

  g_assert_true (g_file_set_contents (source, content, -1, NULL));
  g_assert_true (rapport_attachment_store (fixture->folder, source, &sha256, &size, &error));
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_NAME, "a file");
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_SHA256, sha256);
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_SIZE, size);
  scratch_add (fixture->book, attachment);
  archive_write (fixture);
  archive_restore (fixture);
  stream = rapport_attachment_open (fixture->other_folder, sha256, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stream);
}

static void
test_undo_after_restoring (ArchiveFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr(RapportActionName) name = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 second = 2;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  archive_fill (fixture->book);
  before = archive_dump (fixture->book, "SELECT * FROM customer ORDER BY id");
  receipt = rapport_act_run (rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &second, 1), fixture->book, &error);
  g_assert_no_error (error);
  g_clear_pointer (&receipt, rapport_receipt_free);
  archive_write (fixture);
  archive_restore (fixture);
  g_clear_object (&fixture->other);
  fixture->other = scratch_book_open (fixture->other_folder);
  name = rapport_book_find_undo (fixture->other);
  g_assert_nonnull (name);
  g_assert_cmpstr (name->kind, ==, "delete-customer");
  receipt = rapport_act_run (rapport_undo_new (name->id), fixture->other, &error);
  g_assert_no_error (error);
  g_assert_null (receipt->left_out);
  after = archive_dump (fixture->other, "SELECT * FROM customer ORDER BY id");
  g_assert_cmpstr (before, ==, after);
}

static void
set_setting (RapportBook *book,
             const char  *name,
             const char  *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (rapport_set_setting_new (name, value), book, &error);

  g_assert_no_error (error);
}

static void
assert_setting (RapportBook *book,
                const char  *name,
                const char  *value)
{
  g_autofree char *stored = rapport_settings_dup (rapport_book_get_connection (book), name);

  g_assert_cmpstr (stored, ==, value);
}

static char *
dup_member_name (RapportBook *book)
{
  g_autoptr(RapportEntity) member = rapport_book_get (book, RAPPORT_TYPE_MEMBER, rapport_book_get_member (book), NULL);

  g_assert_nonnull (member);
  return g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
}

/* Who was asked "Who are you?" first has entered no data yet. */
static void
test_after_first_start (ArchiveFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  gint64 member;

  archive_fill (fixture->book);
  member = scratch_add_member (fixture->book, "Ann");
  rapport_book_set_member (fixture->book, member);
  scratch_add_member (fixture->book, "Bob");
  set_setting (fixture->book, "a", "theirs");
  archive_write (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  set_setting (fixture->other, "a", "mine");
  archive_restore (fixture);
  rapport_book_renew (fixture->other);
  archive_compare_books (fixture);
  g_assert_cmpint (rapport_book_get_member (fixture->other), ==, member);
  name = dup_member_name (fixture->other);
  g_assert_cmpstr (name, ==, "Ann");
  assert_setting (fixture->other, "a", "theirs");

  g_clear_object (&fixture->other);
  fixture->other = scratch_book_open (fixture->other_folder);
  kept = dup_member_name (fixture->other);
  g_assert_cmpstr (kept, ==, "Ann");
}

/* Who the archive does not know, and what it does not set, is added to it. */
static void
test_first_start_of_another (ArchiveFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char *name = NULL;

  archive_fill (fixture->book);
  archive_write (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  set_setting (fixture->other, "b", "mine");
  rapport_book_note_async (fixture->other, archive_note_others, NULL, NULL, NULL, NULL);
  archive_restore (fixture);
  rapport_book_renew (fixture->other);
  archive_compare_things (fixture, &rapport_customer_info);
  archive_compare_things (fixture, &rapport_record_info);
  archive_compare_rows (fixture, "SELECT id, uid, kind, clock FROM action ORDER BY id");
  archive_compare_rows (fixture, "SELECT * FROM member WHERE name <> 'Ann' ORDER BY id");
  name = dup_member_name (fixture->other);
  g_assert_cmpstr (name, ==, "Ann");
  assert_setting (fixture->other, "b", "mine");
  /* the names that were told before the restore are those of the book now */
  g_assert_cmpint (scratch_add_member (fixture->other, "Eve"), >, rapport_book_get_member (fixture->other));
}

typedef struct
{
  GCancellable *cancellable;
  double        until;
  double        last;
  guint         n_told;
} Watch;

static void
watch_cb (gpointer data,
          double   done)
{
  Watch *watch = data;

  g_assert_cmpfloat (done, >, watch->last);
  g_assert_cmpfloat (done, <=, 1);
  watch->last = done;
  watch->n_told++;
  if (done >= watch->until)
    g_cancellable_cancel (watch->cancellable);
}

static gboolean
restore_until (ArchiveFixture  *fixture,
               double           until,
               Watch           *watch,
               GError         **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RapportProgress progress = { .cancellable = cancellable, .func = watch_cb, .data = watch };

  *watch = (Watch) { .cancellable = cancellable, .until = until, .last = -1 };
  return rapport_archive_restore (fixture->other, fixture->path, &progress, error);
}

static void
test_cancelled (ArchiveFixture *fixture,
                gconstpointer   data)
{
  static const double moments[] = { 0, 0.2, 0.59, 0.7, 0.9 };
  g_autofree char *before = NULL;
  Watch watch;

  archive_fill (fixture->book);
  archive_write (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  before = archive_dump (fixture->other, "SELECT * FROM action, change, member ORDER BY 1, 2");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (restore_until (fixture, moments[i], &watch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = archive_dump (fixture->other, "SELECT * FROM action, change, member ORDER BY 1, 2");
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (restore_until (fixture, 2, &watch, NULL));
  g_assert_cmpuint (watch.n_told, >, 10);
  g_assert_cmpfloat (watch.last, >, 0.9);
}

static void
test_file (ArchiveFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "such.json", NULL);
  g_autofree char *within = g_build_filename (fixture->path, "a.json", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  archive_fill (fixture->book);
  archive_write_text (fixture, "mine", -1);
  g_assert_false (rapport_archive_write (fixture->book, missing, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rapport_archive_write (fixture->book, within, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rapport_archive_write (fixture->book, "/dev/full", NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");

  archive_write (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ARCHIVE_ADD ("all-fields", test_all_fields);
  ARCHIVE_ADD ("sample", test_sample);
  ARCHIVE_ADD ("attached-files", test_attached_files);
  ARCHIVE_ADD ("undo-after-restoring", test_undo_after_restoring);
  ARCHIVE_ADD ("after-first-start", test_after_first_start);
  ARCHIVE_ADD ("first-start-of-another", test_first_start_of_another);
  ARCHIVE_ADD ("cancelled", test_cancelled);
  ARCHIVE_ADD ("file", test_file);
  archive_add_refused ();
  return g_test_run ();
}
