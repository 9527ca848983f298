/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-acts.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-backup-restore.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-import.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-uid.h"
#include "scratch-book.h"

#define N_BASE 4
#define N_EDITS 3
#define N_IMPORTED 12
#define OLD_CUSTOMERS 67

/* one who adds, or edits the one with that name */
typedef struct
{
  const char *folder;
  const char *name;
  const char *notes;
  gboolean    is_new;
} Edit;

static int n_confirmed;
static int told_to = -1;

static void
confirm (void)
{
  g_atomic_int_inc (&n_confirmed);
  if (told_to >= 0)
    g_assert_cmpint (write (told_to, ".", 1), ==, 1);
}

/* From now on a byte is written to @fd for each step that is done. */
void
fault_acts_tell (int fd)
{
  told_to = fd;
}

/* Returns: how many steps were told to be done */
guint
fault_acts_confirmed (void)
{
  return g_atomic_int_get (&n_confirmed);
}

void
fault_acts_begin (void)
{
  g_atomic_int_set (&n_confirmed, 0);
}

/* Returns: by hand, that each so-manieth place is to be tried, 1 for all of them; 0 for some only */
guint
fault_acts_get_step (void)
{
  const char *step = g_getenv ("RAPPORT_ALL_FAULTS");

  return step != NULL ? MAX (atoi (step), 1) : 0;
}

static gboolean
attach (RapportTransaction  *transaction,
        RapportEntity       *customer,
        const char          *folder,
        GError             **error)
{
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr(RapportEntity) attachment = rapport_attached_file_take (folder, path, "letter.txt", error);
  g_autofree char *uid = NULL;

  if (attachment == NULL)
    return FALSE;
  uid = rapport_uid_to_text (rapport_entity_get_uid (customer));
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING, rapport_customer_info.name);
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING_UID, uid);
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_CUSTOMER, rapport_entity_get_id (customer));
  return rapport_transaction_insert (transaction, attachment, error);
}

static gboolean
edit (RapportTransaction  *transaction,
      gpointer             data,
      GError             **error)
{
  const Edit *self = data;
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  RapportMoment started = rapport_moment_from_day (20260310);

  customer = self->is_new ? RAPPORT_ENTITY (rapport_customer_new ())
                          : rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, 1, error);
  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NOTES, self->notes);
  if (self->is_new)
    rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, self->name);
  if (!(self->is_new ? rapport_transaction_insert (transaction, customer, error)
                     : rapport_transaction_update (transaction, customer, error)))
    return FALSE;
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, self->notes);
  return rapport_transaction_insert (transaction, record, error) &&
         (!self->is_new || attach (transaction, customer, self->folder, error));
}

static gboolean
run_edit (RapportBook  *book,
          const char   *name,
          const char   *notes,
          gboolean      is_new,
          GError      **error)
{
  Edit change = { rapport_book_get_folder (book), name, notes, is_new };
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, "act", edit, &change, error);

  return receipt != NULL;
}

static void
write_letter (const char *folder,
              const char *text)
{
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
prepare_base (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_BASE; i++)
    {
      g_autofree char *name = g_strdup_printf ("北京张三%u", i);

      write_letter (folder, name);
      run_edit (book, name, "base", TRUE, &error);
      g_assert_no_error (error);
    }
  write_letter (folder, "the new one");
  rapport_book_close (book);
}

static void
prepare_nothing (const char *folder)
{
  write_letter (folder, "the first one");
}

static gboolean
start (const char  *folder,
       GError     **error)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, error);

  if (book == NULL)
    return FALSE;
  if (!run_edit (book, "甲", "edit 0", TRUE, error))
    return FALSE;
  confirm ();
  return TRUE;
}

/* Who was refused a step tries it again. */
static gboolean
do_edits (const char  *folder,
          GError     **error)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, error);

  if (book == NULL)
    return FALSE;
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *notes = g_strdup_printf ("edit %u", i);

      if (!run_edit (book, "甲", notes, i != 1, error))
        return FALSE;
      confirm ();
    }
  return TRUE;
}

static guint
count_edits (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  const gint64 n = scratch_query (book, "SELECT count(*) FROM record WHERE summary LIKE 'edit %'");

  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM action WHERE kind = 'act'"), >=, n);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM customer WHERE notes LIKE 'edit %'"), ==, n);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM attachment a JOIN customer c ON c.id = a.customer"
                                        " WHERE c.name = '甲'"), ==, n > 1 ? n - 1 : n);
  return n;
}

static GBytes *
make_table (void)
{
  GString *text = g_string_new ("客户编号,客户名称,联系人,最近跟进时间,跟进方式,跟进内容概要,下次跟进计划时间\n");

  for (guint i = 0; i < N_IMPORTED; i++)
    g_string_append_printf (text, "T%03u,天津公司%u,李%u,2026-01-02,电话,imported %u,2026-12-15\n", i, i, i, i);
  return g_string_free_to_bytes (text);
}

static gboolean
do_import (const char  *folder,
           GError     **error)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, error);
  g_autoptr(RapportImport) import = book != NULL ? rapport_import_new (book) : NULL;
  g_autoptr(GBytes) table = make_table ();
  g_autoptr(RapportReceipt) receipt = NULL;

  if (import == NULL || !rapport_import_check_bytes (import, table, "table.csv", NULL, error))
    return FALSE;
  receipt = rapport_import_apply (import, FALSE, NULL, error);
  if (receipt == NULL)
    return FALSE;
  confirm ();
  return TRUE;
}

static guint
count_imported (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  const gint64 n = scratch_query (book, "SELECT count(*) FROM customer WHERE number LIKE 'T%'");

  g_assert_true (n == 0 || n == N_IMPORTED);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM record WHERE summary LIKE 'imported %'"), ==, n);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM plan"), >=, n);
  return n > 0;
}

static gboolean
do_backup (const char  *folder,
           GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 30, 9, 0, 0);
  g_autofree char *path = rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, NULL, error);

  if (path == NULL)
    return FALSE;
  confirm ();
  return TRUE;
}

static guint
count_backups (const char *folder)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);

  return backups->len;
}

/* An earlier state of the book, of which a backup is there */
static void
prepare_backup (const char *folder)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 29, 9, 0, 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  prepare_base (folder);
  book = scratch_book_open (folder);
  run_edit (book, "甲", "kept in the backup", TRUE, &error);
  g_assert_no_error (error);
  path = rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, NULL, &error);
  g_assert_no_error (error);
  scratch_delete (book, RAPPORT_TYPE_CUSTOMER, scratch_query (book, "SELECT max (id) FROM customer"));
}

static gboolean
do_restore (const char  *folder,
            GError     **error)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 30, 9, 0, 0);

  if (!rapport_backup_restore (folder, g_array_index (backups, RapportBackup, 0).path, now, NULL, error))
    return FALSE;
  confirm ();
  return TRUE;
}

static guint
count_restored (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);

  return scratch_query (book, "SELECT count(*) FROM customer WHERE notes = 'kept in the backup'");
}

static void
prepare_old (const char *folder)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "store", "books", "001.db.gz", NULL);
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c 'gzip -dc \"%s\" >\"%s\"'", packed, path);
  int status;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static gboolean
do_upgrade (const char  *folder,
            GError     **error)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, error);

  return book != NULL;
}

static guint
count_nothing (const char *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);

  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM customer"), ==, OLD_CUSTOMERS);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) > 10 FROM action"), ==, 1);
  return 0;
}

const FaultAct fault_acts[N_FAULT_ACTS] = {
  { "first-start", 1, prepare_nothing, start, count_edits },
  { "edit", N_EDITS, prepare_base, do_edits, count_edits },
  { "import", 1, prepare_base, do_import, count_imported },
  { "backup", 1, prepare_base, do_backup, count_backups },
  { "upgrade", 0, prepare_old, do_upgrade, count_nothing },
  { "restore", 1, prepare_backup, do_restore, count_restored },
};

static void
copy_into (const char *from,
           const char *to)
{
  g_autoptr(GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
          copy_into (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (target, bytes, length, NULL));
    }
}

/* Returns: (transfer full): a folder with the same files */
char *
fault_acts_copy (const char *folder)
{
  char *copy = scratch_folder_new ();

  copy_into (folder, copy);
  return copy;
}

static void
assert_files_there (RapportBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (rapport_book_get_connection (book), "SELECT sha256 FROM attachment", &error);
  gboolean has_row = TRUE;

  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      g_autoptr(GInputStream) stream =
        rapport_attachment_open (rapport_book_get_folder (book), rapport_statement_get_text (row, 0), &error);

      g_assert_no_error (error);
    }
  g_assert_no_error (error);
}

static void
assert_backups_whole (const char *folder)
{
  g_autoptr(GArray) backups = rapport_backups_list (folder);

  for (guint i = 0; i < backups->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) findings =
        rapport_book_verify_file (g_array_index (backups, RapportBackup, i).path, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

static void
assert_no_rest (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, ".rapport-"))
        g_error ("%s is left", path);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_no_rest (path);
    }
}

/* Looks whether the book in @folder is whole, with all that was in it before. Returns: how many steps of @act it has */
guint
fault_acts_look (const FaultAct *act,
                 const char     *folder)
{
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (book, TRUE, NULL, &error);
  guint n;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  if (act->prepare != prepare_nothing && act->prepare != prepare_old)
    g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM attachment a JOIN customer c ON c.id = a.customer"
                                          " WHERE c.name LIKE '北京张三_'"), ==, N_BASE);
  assert_files_there (book);
  rapport_book_close (book);
  rapport_backups_drop_unfinished (folder);
  assert_backups_whole (folder);
  assert_no_rest (folder);
  n = act->count (folder);
  g_assert_cmpuint (n, <=, act->n_steps);
  return n;
}
