/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-backup-keeper.h"
#include "rapport-backup-place.h"
#include "rapport-book-copy.h"
#include "rapport-customer.h"
#include "rapport-sealed-backup.h"
#include "scratch-book.h"

#define PHRASE "三人行 must have a teacher"

/* A book with one thing in it, and a stick that comes and goes: a folder that is put in its mount point, or away */
typedef struct
{
  char        *folder;
  char        *mount;
  char        *away;
  RapportBook *book;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *data_folder = NULL;

  f->folder = scratch_folder_new ();
  f->mount = g_build_filename (f->folder, "stick", NULL);
  f->away = g_build_filename (f->folder, "away", NULL);
  data_folder = g_build_filename (f->folder, "data", NULL);
  g_assert_cmpint (g_mkdir (f->mount, 0755), ==, 0);
  f->book = scratch_book_open (data_folder);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "北京华信科技");
  scratch_add (f->book, customer);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  scratch_book_close (&f->book);
  scratch_folder_remove (f->folder);
  g_free (f->mount);
  g_free (f->away);
}

static const char *
get_folder (Fixture *f)
{
  return rapport_book_get_folder (f->book);
}

static char *
make (Fixture *f,
      int      day,
      int      hour)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, day, hour, 0, 0);
  g_autoptr(GError) error = NULL;
  char *path = rapport_backups_make (get_folder (f), RAPPORT_BACKUP_DAILY, now, NULL, &error);

  g_assert_no_error (error);
  return path;
}

static void
choose (Fixture    *f,
        const char *phrase)
{
  g_autoptr(GError) error = NULL;

  rapport_backup_place_choose (get_folder (f), f->mount, phrase, &error);
  g_assert_no_error (error);
}

static gboolean
try_catch_up (Fixture     *f,
              const char  *phrase,
              int          day,
              guint       *n_copied,
              GError     **error)
{
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (get_folder (f));
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, day, 23, 0, 0);

  g_assert_nonnull (place);
  return rapport_backup_place_catch_up (place, get_folder (f), phrase, now, NULL, n_copied, error);
}

static guint
catch_up (Fixture    *f,
          const char *phrase,
          int         day)
{
  g_autoptr(GError) error = NULL;
  guint n_copied = 0;

  try_catch_up (f, phrase, day, &n_copied, &error);
  g_assert_no_error (error);
  return n_copied;
}

static GArray *
list (Fixture *f)
{
  return rapport_backups_list_in (f->mount);
}

/* The stick is pulled out: its mount point stays, or goes, as it does with some desktops. */
static void
pull_out (Fixture  *f,
          gboolean  keeps_mount_point)
{
  g_assert_cmpint (g_rename (f->mount, f->away), ==, 0);
  if (keeps_mount_point)
    g_assert_cmpint (g_mkdir (f->mount, 0755), ==, 0);
}

static void
put_in (Fixture *f)
{
  g_rmdir (f->mount);
  g_assert_cmpint (g_rename (f->away, f->mount), ==, 0);
}

static guint
count_entries (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_whole (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_book_verify_file (path, &error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* All that is beside the book is there too, for its owner's eyes only, and is not copied twice. */
static void
test_copied (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *first = make (f, 2, 9);
  g_autofree char *second = NULL;
  g_autoptr(GArray) there = NULL;

  choose (f, NULL);
  g_assert_cmpuint (catch_up (f, NULL, 2), ==, 1);
  second = make (f, 3, 9);
  g_assert_cmpuint (catch_up (f, NULL, 3), ==, 1);
  g_assert_cmpuint (catch_up (f, NULL, 3), ==, 0);
  there = list (f);
  g_assert_cmpuint (there->len, ==, 2);
  for (guint i = 0; i < there->len; i++)
    assert_whole (g_array_index (there, RapportBackup, i).path);
  /* the marker beside them */
  g_assert_cmpuint (count_entries (f->mount), ==, 3);
}

/* Where the medium is not mounted nothing is made on the disk below; when it is back, it gets what it missed. */
static void
test_away (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *first = make (f, 2, 9);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();

  choose (f, NULL);
  g_assert_cmpuint (catch_up (f, NULL, 2), ==, 1);
  rapport_backup_place_note (get_folder (f), TRUE, 1793600000, 1793600000, NULL);
  for (int keeps = 0; keeps < 2; keeps++)
    {
      g_autofree char *next = make (f, 3 + keeps, 9);
      g_autoptr(RapportBackupPlace) place = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *state = NULL;
      guint n_copied;

      pull_out (f, keeps);
      g_assert_false (try_catch_up (f, NULL, 3 + keeps, &n_copied, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
      g_assert_cmpuint (count_entries (f->mount), ==, 0);
      g_assert_cmpint (g_file_test (f->mount, G_FILE_TEST_EXISTS), ==, keeps);
      rapport_backup_place_note (get_folder (f), FALSE, 0, 1793700000, NULL);
      place = rapport_backup_place_load (get_folder (f));
      state = rapport_backup_place_describe (place, zone);
      g_assert_cmpstr (state, ==, "Last copied 2026-11-02 06:13, not there since 2026-11-03 10:00");
      put_in (f);
      g_assert_cmpuint (catch_up (f, NULL, 3 + keeps), ==, 1);
    }
}

/* The place keeps what the rule keeps: of weeks that it missed, the last of each. */
static void
test_rule (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *old = make (f, 1, 9);
  g_autoptr(GArray) there = NULL;

  choose (f, NULL);
  g_assert_cmpuint (catch_up (f, NULL, 1), ==, 1);
  for (int day = 2; day <= 20; day++)
    g_free (make (f, day, 9));
  catch_up (f, NULL, 20);
  there = list (f);
  /* the days from 14 to 20 and the ends of the weeks on 1 and 8; 15 is one of the days */
  g_assert_cmpuint (there->len, ==, 9);
  g_assert_cmpint (g_array_index (there, RapportBackup, 0).day, ==, 20261101);
  g_assert_cmpint (g_array_index (there, RapportBackup, 1).day, ==, 20261108);
  g_assert_cmpint (g_array_index (there, RapportBackup, 2).day, ==, 20261114);
}

/* Nobody's backups are mixed with those of other data, and a computer that was set up anew finds its own again. */
static void
test_other_data (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *backup = make (f, 2, 9);
  g_autofree char *other_folder = g_build_filename (f->folder, "other", NULL);
  g_autofree char *again_folder = g_build_filename (f->folder, "again", NULL);
  g_autofree char *again_path = g_build_filename (again_folder, "rapport.db", NULL);
  g_autofree char *backups = g_build_filename (get_folder (f), "backups", NULL);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportBook) other = scratch_book_open (other_folder);
  g_autoptr(GError) error = NULL;

  choose (f, NULL);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Other");
  scratch_add (other, customer);
  g_assert_false (rapport_backup_place_choose (other_folder, f->mount, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (rapport_backup_place_choose (get_folder (f), backups, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (rapport_backup_place_choose (get_folder (f), "/nowhere/at/all", NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  rapport_book_copy (backup, again_path, NULL, &error);
  g_assert_no_error (error);
  rapport_backup_place_choose (again_folder, f->mount, NULL, &error);
  g_assert_no_error (error);
}

static void
set_most_bytes (rlim_t most)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = most;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* It is said, what is beside the book is as it was, and so is what was copied before. */
static void
test_full (Fixture       *f,
           gconstpointer  phrase)
{
  g_autofree char *first = make (f, 2, 9);
  g_autofree char *second = NULL;
  g_autoptr(GArray) there = NULL;
  g_autoptr(GError) error = NULL;
  guint n_copied;

  choose (f, phrase);
  g_assert_cmpuint (catch_up (f, phrase, 2), ==, 1);
  second = make (f, 3, 9);
  signal (SIGXFSZ, SIG_IGN);
  set_most_bytes (8192);
  g_assert_false (try_catch_up (f, phrase, 3, &n_copied, &error));
  set_most_bytes (RLIM_INFINITY);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  assert_whole (first);
  assert_whole (second);
  there = list (f);
  g_assert_cmpuint (there->len, ==, 1);
  /* the marker, and what the phrase is known by */
  g_assert_cmpuint (count_entries (f->mount), ==, phrase != NULL ? 3 : 2);
}

static char *
attach (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "合同.txt", NULL);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;
  char *sha256 = NULL;
  gint64 size;

  g_assert_true (g_file_set_contents (path, "signed", -1, NULL));
  rapport_attachment_store (get_folder (f), path, &sha256, &size, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("INSERT INTO attachment (uid, customer, name, sha256, size) SELECT randomblob (16), id, 'c', '%s',"
                         " 6 FROM customer LIMIT 1", sha256);
  scratch_execute (f->book, sql);
  return sha256;
}

static void
run_gpg (Fixture    *f,
         const char *file)
{
  g_autofree char *phrase = g_build_filename (f->folder, "phrase", NULL);
  g_autofree char *home = g_build_filename (f->folder, "gpg", NULL);
  g_autofree char *out = g_build_filename (f->folder, "out", NULL);
  g_autofree char *command = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_file_set_contents (phrase, PHRASE "\n", -1, NULL));
  g_mkdir (home, 0700);
  g_mkdir (out, 0700);
  command = g_strdup_printf ("sh -c 'gpg --homedir \"%s\" --batch --quiet --pinentry-mode loopback --passphrase-file \"%s\""
                             " --decrypt \"%s\" | tar x -C \"%s\"; gpgconf --homedir \"%s\" --kill all'",
                             home, phrase, file, out, home);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Whoever has the pass phrase gets at the data with gpg and tar alone, attached files and all. */
static void
test_plain_gpg (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *sha256 = attach (f);
  g_autofree char *backup = make (f, 2, 9);
  g_autofree char *book = g_build_filename (f->folder, "out", "rapport.db", NULL);
  g_autofree char *out = g_build_filename (f->folder, "out", NULL);
  g_autofree char *attached = rapport_attachment_dup_path (out, sha256);
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sealed = NULL;
  g_autoptr(GArray) there = NULL;
  gsize length, plain_length;

  choose (f, PHRASE);
  g_assert_cmpuint (catch_up (f, PHRASE, 2), ==, 1);
  there = list (f);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_true (g_array_index (there, RapportBackup, 0).is_sealed);
  g_assert_true (g_file_get_contents (g_array_index (there, RapportBackup, 0).path, &sealed, &length, NULL));
  g_assert_null (memmem (sealed, length, "SQLite", 6));
  run_gpg (f, g_array_index (there, RapportBackup, 0).path);
  assert_whole (book);
  g_assert_true (g_file_get_contents (book, &text, &length, NULL));
  g_assert_true (g_file_get_contents (backup, &plain, &plain_length, NULL));
  g_assert_cmpmem (text, length, plain, plain_length);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (attached, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "signed");
}

static void
assert_not_opened (const char *file,
                   const char *phrase,
                   int         code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportUnsealed) backup = rapport_unsealed_open (file, phrase, NULL, &error);

  g_assert_null (backup);
  g_assert_error (error, RAPPORT_ERROR, code);
}

/* processes whose command line has @text */
static guint
count_processes (const char *text)
{
  g_autoptr(GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "cmdline", NULL);
      g_autofree char *line = NULL;
      gsize length;

      if (g_ascii_isdigit (*name) && g_file_get_contents (path, &line, &length, NULL))
        n += memmem (line, length, text, strlen (text)) != NULL;
    }
  return n;
}

static void
test_opened (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *sha256 = attach (f);
  g_autofree char *backup = make (f, 2, 9);
  g_autofree char *scratch = NULL;
  g_autofree char *attached = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GArray) there = NULL;
  g_autoptr(RapportUnsealed) opened = NULL;
  g_autoptr(GError) error = NULL;
  const char *file;
  gsize length;

  choose (f, PHRASE);
  catch_up (f, PHRASE, 2);
  there = list (f);
  file = g_array_index (there, RapportBackup, 0).path;
  opened = rapport_unsealed_open (file, PHRASE, NULL, &error);
  g_assert_no_error (error);
  assert_whole (rapport_unsealed_get_path (opened));
  scratch = g_path_get_dirname (rapport_unsealed_get_path (opened));
  attached = rapport_attachment_dup_path (scratch, sha256);
  g_assert_true (g_file_test (attached, G_FILE_TEST_EXISTS));
  g_clear_pointer (&opened, rapport_unsealed_unref);
  g_assert_false (g_file_test (scratch, G_FILE_TEST_EXISTS));

  assert_not_opened (file, "something else", RAPPORT_ERROR_INVALID);
  assert_not_opened (file, NULL, RAPPORT_ERROR_INVALID);
  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (file, bytes, length * 2 / 3, NULL));
  assert_not_opened (file, PHRASE, RAPPORT_ERROR_DAMAGED);
  bytes[length / 2] ^= 0x55;
  g_assert_true (g_file_set_contents (file, bytes, length, NULL));
  assert_not_opened (file, PHRASE, RAPPORT_ERROR_DAMAGED);
}

static char *
dup_temporary (void)
{
  return g_build_filename (g_get_tmp_dir (), "rapport-backup-", NULL);
}

/* Neither an agent nor a folder of keys is left, and the person's own is not made. */
static void
test_nothing_left (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *backup = make (f, 2, 9);
  g_autofree char *temporary = dup_temporary ();
  g_autofree char *own = g_build_filename (f->folder, "own", NULL);
  const guint n_before = count_processes (temporary);

  g_setenv ("GNUPGHOME", own, TRUE);
  choose (f, PHRASE);
  catch_up (f, PHRASE, 2);
  g_unsetenv ("GNUPGHOME");
  for (guint i = 0; i < 500 && count_processes (temporary) > n_before; i++)
    g_usleep (10000);
  g_assert_cmpuint (count_processes (temporary), <=, n_before);
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
}

/* With another pass phrase than before nothing is copied, and without one that is said. */
static void
test_phrase (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *backup = make (f, 2, 9);
  g_autoptr(RapportBackupPlace) place = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) wrong = NULL;
  guint n_copied;

  choose (f, PHRASE);
  g_assert_false (try_catch_up (f, "another", 2, &n_copied, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "not the pass phrase"));
  g_assert_false (try_catch_up (f, NULL, 2, &n_copied, &missing));
  g_assert_error (missing, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_nonnull (strstr (missing->message, "pass phrase of the second place is needed"));
  place = rapport_backup_place_load (get_folder (f));
  g_assert_false (rapport_backup_place_check_phrase (place, "another", &wrong));
  g_assert_true (rapport_backup_place_check_phrase (place, PHRASE, NULL));
  /* the marker and what the phrase is known by */
  g_assert_cmpuint (count_entries (f->mount), ==, 2);
}

/* What was copied before it was to be encrypted does not stay there for all to read. */
static void
test_encrypted_later (Fixture       *f,
                      gconstpointer  data)
{
  g_autofree char *sha256 = attach (f);
  g_autofree char *first = make (f, 2, 9);
  g_autofree char *attached = rapport_attachment_dup_path (f->mount, sha256);
  g_autoptr(GArray) there = NULL;

  choose (f, NULL);
  catch_up (f, NULL, 2);
  g_assert_true (g_file_test (attached, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (first), ==, 0);
  choose (f, PHRASE);
  g_assert_cmpuint (catch_up (f, PHRASE, 2), ==, 1);
  there = list (f);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_true (g_array_index (there, RapportBackup, 0).is_sealed);
  g_assert_false (g_file_test (attached, G_FILE_TEST_EXISTS));
}

static void
changed_cb (RapportBackupKeeper *keeper,
            guint               *n)
{
  (*n)++;
}

static gboolean
late_cb (gpointer data)
{
  g_error ("nothing was told of");
  return G_SOURCE_REMOVE;
}

static void
wait_until_there (RapportBackupKeeper *keeper,
                  guint                n_backups)
{
  const guint late = g_timeout_add_seconds (60, late_cb, NULL);
  GArray *there;

  while ((there = rapport_backup_keeper_get_backups (keeper)) == NULL || there->len < n_backups)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

/* While the program runs each backup that is made is copied by itself. */
static void
test_kept (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *first = make (f, 2, 9);
  g_autofree char *second = NULL;
  g_autoptr(RapportBackupKeeper) keeper = NULL;
  g_autoptr(RapportBackupPlace) place = NULL;
  guint n_changed = 0;

  choose (f, NULL);
  keeper = rapport_backup_keeper_new (get_folder (f));
  g_signal_connect (keeper, "changed", G_CALLBACK (changed_cb), &n_changed);
  rapport_backup_keeper_look (keeper);
  wait_until_there (keeper, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (rapport_backup_keeper_is_there (keeper));
  g_assert_null (rapport_backup_keeper_get_problem (keeper));
  second = make (f, 3, 9);
  wait_until_there (keeper, 2);
  place = rapport_backup_place_load (get_folder (f));
  g_assert_cmpint (place->copied, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) \
  g_test_add ("/exchange/backup-place/" path, Fixture, data, set_up, function, tear_down)
  ADD ("each-backup-is-copied-once", NULL, test_copied);
  ADD ("a-stick-that-is-away-gets-what-it-missed", NULL, test_away);
  ADD ("keeps-what-the-rule-keeps", NULL, test_rule);
  ADD ("of-other-data-is-refused", NULL, test_other_data);
  ADD ("a-full-stick-harms-nothing", NULL, test_full);
  ADD ("a-full-stick-harms-nothing-encrypted", PHRASE, test_full);
  ADD ("opened-by-gpg-and-tar", NULL, test_plain_gpg);
  ADD ("opened-with-the-pass-phrase-only", NULL, test_opened);
  ADD ("no-agent-and-no-keys-are-left", NULL, test_nothing_left);
  ADD ("another-pass-phrase-is-refused", NULL, test_phrase);
  ADD ("encrypted-later", NULL, test_encrypted_later);
  ADD ("copied-while-the-program-runs", NULL, test_kept);
  return g_test_run ();
}
