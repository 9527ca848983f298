/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-customer.h"
#include "scratch-book.h"

typedef struct
{
  char        *folder;
  char        *source;
  RapportBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->source = g_build_filename (fixture->folder, "报价 单.pdf", NULL);
  g_assert_true (g_file_set_contents (fixture->source, "quotation", -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  g_free (fixture->source);
  scratch_folder_remove (fixture->folder);
}

static char *
store (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *sha256 = NULL;
  gint64 size = 0;

  rapport_attachment_store (fixture->folder, fixture->source, &sha256, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (size, ==, 9);
  return sha256;
}

static gint64
add_row (Fixture    *fixture,
         const char *sha256)
{
  g_autoptr(RapportEntity) attachment = RAPPORT_ENTITY (rapport_attachment_new ());

  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_NAME, "报价 单.pdf");
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_SHA256, sha256);
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_SIZE, 9);
  return scratch_add (fixture->book, attachment);
}

static char *
dup_path (Fixture    *fixture,
          const char *sha256)
{
  g_autofree char *digits = g_strndup (sha256, 2);

  return g_build_filename (fixture->folder, "files", digits, sha256, NULL);
}

static guint
clean_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  guint n_removed = 0;

  rapport_attachments_clean_up (rapport_book_get_connection (fixture->book), fixture->folder, G_MAXINT64, &n_removed,
                                &error);
  g_assert_no_error (error);
  return n_removed;
}

static void
assert_opens (Fixture    *fixture,
              const char *sha256)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = rapport_attachment_open (fixture->folder, sha256, &error);
  char text[16] = { 0 };
  gsize length = 0;

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (stream, text, sizeof text - 1, &length, NULL, NULL));
  g_assert_cmpstr (text, ==, "quotation");
}

static void
test_stored (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *sha256 = store (fixture);
  g_autofree char *again = store (fixture);
  g_autofree char *path = dup_path (fixture, sha256);
  GStatBuf status;

  g_assert_cmpstr (sha256, ==, again);
  assert_opens (fixture, sha256);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* A crash between the file and its row leaves a file that nothing names. */
static void
test_unreferenced_goes (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *sha256 = store (fixture);
  g_autofree char *path = dup_path (fixture, sha256);
  g_autofree char *within = g_path_get_dirname (path);
  g_autofree char *half = g_build_filename (within, ".rapport-ABCDEF", NULL);
  g_autoptr(GError) error = NULL;
  guint n_removed = 0;

  g_assert_true (g_file_set_contents (half, "quo", -1, NULL));
  rapport_attachments_clean_up (rapport_book_get_connection (fixture->book), fixture->folder,
                                g_get_real_time () / G_USEC_PER_SEC - 3600, &n_removed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_removed, ==, 0);
  g_assert_cmpint (clean_up (fixture), ==, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_kept_while_logged (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *sha256 = store (fixture);
  gint64 id = add_row (fixture, sha256);

  g_assert_cmpint (clean_up (fixture), ==, 0);
  scratch_delete (fixture->book, RAPPORT_TYPE_ATTACHMENT, id);
  g_assert_cmpint (clean_up (fixture), ==, 0);
  scratch_undo (fixture->book);
  assert_opens (fixture, sha256);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM attachment"), ==, 1);
}

static void
test_changed_is_detected (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *sha256 = store (fixture);
  g_autofree char *path = dup_path (fixture, sha256);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "quotatioN", -1, NULL));
  g_assert_null (rapport_attachment_open (fixture->folder, sha256, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
}

static void
test_bad_names (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const names[] = { "", "../../etc/passwd", "ab", "/etc/passwd" };
  g_autofree char *unknown = g_strnfill (64, 'a');
  g_autofree char *sha256 = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr(GError) error = NULL;
  gint64 size;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (rapport_attachment_open (fixture->folder, names[i], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_null (rapport_attachment_create (fixture->folder, names[i], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_null (rapport_attachment_open (fixture->folder, unknown, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rapport_attachment_store (fixture->folder, missing, &sha256, &size, &error));
  g_assert_nonnull (error);
}

/* What a file is called goes into a list and a folder: in one line, without what hides what it is. */
static void
test_safe_names (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *name; const char *safe; } names[] = {
    { "报价 单.pdf", "报价 单.pdf" }, { "../../etc/passwd", "_.._etc_passwd" }, { "a\nb\tc.txt", "a_b_c.txt" },
    { ".bashrc", "bashrc" }, { "", "File" }, { " . ", "File" }, { "inv\342\200\256gpj.exe", "inv_gpj.exe" },
    { "a\xff.pdf", "a\357\277\275.pdf" },
  };
  g_autofree char *many = g_strnfill (300, 'x');
  g_autofree char *longest = g_strconcat ("张", many, ".tar.gz", NULL);
  g_autofree char *cut = rapport_attached_file_dup_safe_name (longest);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = rapport_attached_file_dup_safe_name (names[i].name);

      g_assert_cmpstr (safe, ==, names[i].safe);
    }
  g_assert_cmpuint (strlen (cut), <=, 200);
  g_assert_true (g_str_has_suffix (cut, "x.gz") && g_str_has_prefix (cut, "张"));
}

/* A customer's files are all that belong to it; what has no content any more is listed as such. */
static void
test_listed_and_copied (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) taken = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  const RapportAttachedFile *file;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  scratch_add (fixture->book, customer);
  taken = rapport_attached_file_take (fixture->folder, fixture->source, "报价 单.pdf", &error);
  g_assert_no_error (error);
  rapport_entity_set_integer (taken, RAPPORT_ATTACHMENT_CUSTOMER, rapport_entity_get_id (customer));
  scratch_add (fixture->book, taken);
  files = rapport_attached_files_load (rapport_book_get_connection (fixture->book), fixture->folder, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_true (file->is_there && file->of == NULL);
  g_assert_cmpstr (rapport_entity_get_text (file->attachment, RAPPORT_ATTACHMENT_MEDIA_TYPE), ==, "application/pdf");
  g_assert_true (rapport_attached_file_export (fixture->folder, file->attachment, copy, &error));
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "quotation");

  path = dup_path (fixture, rapport_entity_get_text (taken, RAPPORT_ATTACHMENT_SHA256));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (rapport_attached_file_export (fixture->folder, file->attachment, copy, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_pointer (&files, g_ptr_array_unref);
  files = rapport_attached_files_load (rapport_book_get_connection (fixture->book), fixture->folder, customer, NULL);
  g_assert_false (((RapportAttachedFile *) g_ptr_array_index (files, 0))->is_there);
  g_clear_error (&error);
  g_assert_null (rapport_attached_file_take (fixture->folder, fixture->folder, "folder", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* A file that went, or was cut, is named; another is not. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *sha256 = store (fixture);
  g_autofree char *path = dup_path (fixture, sha256);
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) cut = NULL;
  g_autoptr(GPtrArray) gone = NULL;
  g_autoptr(GError) error = NULL;
  RapportConnection *connection = rapport_book_get_connection (fixture->book);

  add_row (fixture, sha256);
  none = rapport_attachments_list_missing (connection, fixture->folder, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_set_contents (path, "quot", -1, NULL));
  cut = rapport_attachments_list_missing (connection, fixture->folder, 10, &error);
  g_assert_cmpuint (cut->len, ==, 1);
  g_unlink (path);
  gone = rapport_attachments_list_missing (connection, fixture->folder, 10, &error);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (gone, 0), ==, "The attached file “报价 单.pdf” is missing.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/attachments/stored", test_stored);
  ADD ("/store/attachments/unreferenced-goes", test_unreferenced_goes);
  ADD ("/store/attachments/kept-while-logged", test_kept_while_logged);
  ADD ("/store/attachments/changed-is-detected", test_changed_is_detected);
  ADD ("/store/attachments/bad-names", test_bad_names);
  ADD ("/store/attachments/safe-names", test_safe_names);
  ADD ("/store/attachments/listed-and-copied", test_listed_and_copied);
  ADD ("/store/attachments/missing-ones-are-named", test_missing);
  return g_test_run ();
}
