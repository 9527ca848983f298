/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "cli-fixture.h"
#include "rapport-add.h"
#include "rapport-attachment.h"
#include "rapport-book.h"
#include "rapport-cli.h"
#include "scratch-book.h"

/* so many processes write into one book at once */
#define WRITERS 4
#define ACTS_EACH 25

static void
test_newer (CliFixture    *fixture,
            gconstpointer  data)
{
  const char * const lines[] = { "list customers", "check", "export @/a.json", "import @/t.csv", "sample" };
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, "t.csv", NULL);
  g_autofree char *before = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (table, "客户编号,客户名称\n901,某某\n", -1, NULL));
  cli_fill (fixture, data);
  cli_spoil (fixture, "PRAGMA user_version = 999");
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *after = NULL;
      gsize after_length;

      cli_expect (fixture, lines[i], 1);
      g_assert_nonnull (strstr (fixture->err, "newer version"));
      g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
      g_assert_cmpmem (before, length, after, after_length);
    }
}

/* An archive without its sum, and without tables that never had a row, which say nothing. */
static char *
read_things (const char *path)
{
  g_autoptr(GRegex) rest =
    g_regex_new ("^(\\{\"name\":\"\\w+\",\"seq\":0\\},?|\"sha256\".*)\n", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_regex_replace_literal (rest, text, -1, 0, "", 0, NULL);
}

static void
test_archive (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);
  g_autofree char *misnamed = g_build_filename (fixture->folder, "a.zip", NULL);

  g_autofree char *again = g_build_filename (fixture->folder, "b.json", NULL);
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "list tickets --json", 0);
  before = g_steal_pointer (&fixture->out);
  cli_expect (fixture, "export @/a.zip", 2);
  g_assert_nonnull (strstr (fixture->err, ".json"));
  g_assert_false (g_file_test (misnamed, G_FILE_TEST_EXISTS));
  cli_expect (fixture, "export @/a.json", 0);
  cli_expect (fixture, "restore @/a.json", 1);
  cli_expect (fixture, "import --dry-run @/a.json", 1);
  g_assert_nonnull (strstr (fixture->err, "data already"));
  g_free (fixture->data);
  fixture->data = g_steal_pointer (&other);
  cli_expect (fixture, "import --dry-run @/a.json", 0);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
  cli_expect (fixture, "import @/a.json", 0);
  cli_expect (fixture, "export @/b.json", 0);
  written = read_things (path);
  rewritten = read_things (again);
  g_assert_cmpint (strlen (written), >, 100000);
  g_assert_true (g_str_equal (written, rewritten));
  cli_expect (fixture, "check", 0);
  cli_expect (fixture, "list tickets --json", 0);
  g_assert_cmpstr (fixture->out, ==, before);

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_free (fixture->data);
  fixture->data = g_build_filename (fixture->folder, "third", NULL);
  cli_expect (fixture, "restore @/a.json", 1);
  cli_expect (fixture, "import --dry-run @/a.json", 1);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static guint
count_backups (CliFixture *fixture,
               const char *reason)
{
  guint n = 0;

  cli_expect (fixture, "backup --list", 0);
  for (const char *at = fixture->out; (at = strstr (at, reason)) != NULL; at++)
    n++;
  return n;
}

/* What was there before a backup is brought back can be brought back too. */
static void
test_backup (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *with = NULL;

  cli_expect (fixture, "backup", 1);
  cli_expect (fixture, "verify", 1);
  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --json", 0);
  with = g_strdup (fixture->out);
  cli_expect (fixture, "backup @/copy.db", 0);
  cli_expect (fixture, "backup", 0);
  g_assert_cmpuint (count_backups (fixture, "-hand.db"), ==, 1);
  cli_expect (fixture, "verify", 0);
  cli_expect (fixture, "verify @/copy.db", 0);
  cli_expect (fixture, "verify @/missing.db", 1);
  cli_expect (fixture, "restore @/missing.db", 1);
  cli_expect (fixture, "restore @/copy.db", 0);
  g_assert_cmpuint (count_backups (fixture, "-restore.db"), ==, 1);
  cli_expect (fixture, "check", 0);
  cli_expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);

  g_free (fixture->data);
  fixture->data = g_build_filename (fixture->folder, "other", NULL);
  cli_expect (fixture, "restore @/copy.db", 0);
  g_assert_cmpuint (count_backups (fixture, ".db"), ==, 0);
  cli_expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);
}

/* One customer is brought back, by its number; a name that several have does not say which. */
static void
test_restore_customer (CliFixture    *fixture,
                       gconstpointer  data)
{
  cli_fill (fixture, data);
  cli_expect (fixture, "backup @/copy.db", 0);
  cli_expect (fixture, "restore @/copy.db --customer nobody", 1);
  g_assert_nonnull (strstr (fixture->err, "nobody"));
  cli_expect (fixture, "restore @/copy.db --customer 001", 0);
  g_assert_nonnull (strstr (fixture->out, "as it was"));
  cli_expect (fixture, "restore @/copy.db --customer 业", 1);
  g_assert_nonnull (strstr (fixture->err, "several"));
  cli_expect (fixture, "restore @/missing.db --customer 001", 1);
}

/* Says what changed since, and nothing where nothing did. */
static void
test_backup_diff (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *kinds;
  JsonObject *setting;

  cli_fill (fixture, data);
  cli_expect (fixture, "backup @/copy.db", 0);
  cli_expect (fixture, "backup diff @/copy.db", 0);
  g_assert_cmpstr (fixture->out, ==, "Everything is as it was in the backup.\n");
  cli_expect (fixture, "setting set backup-days 9", 0);
  cli_expect (fixture, "backup diff @/copy.db", 0);
  g_assert_nonnull (strstr (fixture->out, "backup-days"));
  cli_expect (fixture, "backup diff @/copy.db --json", 0);
  kinds = cli_parse_json (fixture, parser);
  g_assert_cmpuint (json_array_get_length (kinds), ==, 1);
  setting = json_array_get_object_element (kinds, 0);
  g_assert_cmpint (json_object_get_int_member (setting, "added"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (setting, "things")), ==, 1);
  cli_expect (fixture, "backup diff @/missing.db", 1);
  cli_expect (fixture, "backup diff", 2);
}

/* The second place gets what is made; an encrypted one with the pass phrase, with which alone it is opened. */
static void
test_backup_place (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *right = g_build_filename (fixture->folder, "right", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong", NULL);
  g_autofree char *with = NULL;

  g_assert_true (g_file_set_contents (right, "一句话\n", -1, NULL));
  g_assert_true (g_file_set_contents (wrong, "another\n", -1, NULL));
  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --json", 0);
  with = g_strdup (fixture->out);
  cli_expect (fixture, "backup place @/stick", 1);
  g_mkdir (stick, 0755);
  cli_expect (fixture, "backup place @/stick --encrypt --passphrase-file @/right", 0);
  cli_expect (fixture, "backup --passphrase-file @/wrong", 1);
  g_assert_nonnull (strstr (fixture->err, "not the pass phrase"));
  cli_expect (fixture, "backup --passphrase-file @/right", 0);
  g_assert_cmpuint (count_backups (fixture, ".tar.gpg"), ==, 2);
  g_assert_cmpuint (cli_count_json (fixture, "backup --list --json"), ==, 4);
  cli_expect (fixture, "backup @/mine.gpg --passphrase-file @/right", 0);
  cli_expect (fixture, "verify @/mine.gpg --passphrase-file @/wrong", 1);
  cli_expect (fixture, "verify @/mine.gpg --passphrase-file @/right", 0);
  cli_expect (fixture, "backup diff @/mine.gpg --passphrase-file @/right", 0);
  cli_expect (fixture, "restore @/mine.gpg --customer 001 --passphrase-file @/right", 0);
  cli_expect (fixture, "restore @/mine.gpg --passphrase-file @/right", 0);
  cli_expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, with);
  cli_expect (fixture, "backup place none", 0);
  cli_expect (fixture, "backup place", 0);
  g_assert_nonnull (strstr (fixture->out, "No second place"));
}

/* What lies behind a broken page would be missing without a word. */
static void
test_restore_customer_damaged (CliFixture    *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  cli_fill (fixture, data);
  cli_expect (fixture, "backup @/copy.db", 0);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 50000);
  memset (bytes + 40960, 'X', 16);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  cli_expect (fixture, "restore @/copy.db --customer 001", 1);
}

/* What is damaged can't become a backup: it is put aside as it is, and does not keep a backup from coming back. */
static void
test_restore_over_damage (CliFixture    *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *before = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "list customers --json", 0);
  before = g_strdup (fixture->out);
  cli_expect (fixture, "backup @/copy.db", 0);
  g_assert_true (g_file_set_contents (path, "this was a book", -1, NULL));
  cli_expect (fixture, "restore @/copy.db", 0);
  cli_expect (fixture, "list customers --json", 0);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* The dry run reads all of it; what can't be restored leaves nothing behind, neither a book nor a folder. */
static void
test_broken_archive (CliFixture    *fixture,
                     gconstpointer  data)
{
  static const char * const lines[] = { "import --dry-run @/a.json", "restore @/a.json" };
  static const char * const texts[] = {
    "{\"format\":\"rapport-archive\"}",
    "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":[{\"id\":1,\"uid\":"
    "\"01890000-0000-7000-8000-000000000001\",\"name\":7}],\"sha256\":\"\"}",
  };
  static const char * const words[] = { "incomplete", "customer/1/name" };
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
      {
        g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
        cli_expect (fixture, lines[k], 1);
        g_assert_nonnull (strstr (fixture->err, words[i]));
        g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
      }
}

static void
test_restore_while_open (CliFixture    *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportBook) book = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "backup @/copy.db", 0);
  book = rapport_book_open (fixture->data, NULL);
  cli_expect (fixture, "restore @/copy.db", 1);
  g_assert_nonnull (strstr (fixture->err, "close it first"));
  rapport_book_close (book);
  g_clear_object (&book);
  cli_expect (fixture, "restore @/copy.db", 0);
}

/* How the list of customers ends when it goes into @path. */
static int
run_into (const char *path,
          const char *data)
{
  g_autofree char *command =
    g_strdup_printf ("\"$RAPPORT_CLI\" --data '%s' list customers >%s 2>/dev/null", data, path);
  int status = system (command);

  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Where no file may become longer, as on a full disk, what is there can be read. */
static void
assert_reads_when_full (const char *data)
{
  g_autofree char *command =
    g_strdup_printf ("trap '' XFSZ; ulimit -f 0; \"$RAPPORT_CLI\" --data '%s' list customers 2>&1 >/dev/null"
                     " | grep -q 'disk is full: the data can be read'", data);
  g_autofree char *listed = g_strdup_printf ("trap '' XFSZ; ulimit -f 0; \"$RAPPORT_CLI\" --data '%s' list customers"
                                             " 2>/dev/null | grep -q 云帆", data);

  g_assert_cmpint (system (command), ==, 0);
  g_assert_cmpint (system (listed), ==, 0);
}

/* What can't be written is said, and nothing is lost. */
static void
test_unwritable (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);

  cli_fill (fixture, data);
  cli_expect (fixture, "export /dev/full", 1);
  g_assert_nonnull (strstr (fixture->err, "full"));
  cli_expect (fixture, "print f1 --output /dev/full", 1);
  cli_expect (fixture, "export @/no/such/folder.json", 1);
  cli_expect (fixture, "export @", 1);
  cli_expect (fixture, "print f1 --output @/no/such/folder.pdf", 1);
  g_assert_cmpint (run_into ("/dev/full", fixture->data), ==, 1);
  g_assert_cmpint (run_into ("/dev/null", fixture->data), ==, 0);
  assert_reads_when_full (fixture->data);

  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  g_free (fixture->data);
  fixture->data = g_build_filename (file, "data", NULL);
  cli_expect (fixture, "sample", 1);
  g_assert_nonnull (strstr (fixture->err, fixture->data));
}

/* A file that is no book, and one cut short, are refused and left as they are. */
static void
test_damaged (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *text = NULL;

  g_mkdir (fixture->data, 0700);
  g_assert_true (g_file_set_contents (path, "这不是数据库,而是一段文字。……………………………………………………………………………………………………", -1, NULL));
  cli_expect (fixture, "list customers", 1);
  g_assert_nonnull (strstr (fixture->err, "damaged"));
  cli_expect (fixture, "sample", 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "这不是数据库"));
}

static int
write_acts (const char *folder,
            const char *name)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);

  if (book == NULL)
    return 1;
  for (guint i = 0; i < ACTS_EACH; i++)
    {
      g_autoptr(RapportCustomer) customer = rapport_customer_new ();
      g_autofree char *words = g_strdup_printf ("%s-%u", name, i);
      g_autoptr(RapportReceipt) receipt = NULL;

      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, words);
      receipt = rapport_act_run (rapport_add_customer_new (customer, NULL, NULL), book, NULL);
      if (receipt == NULL)
        return 1;
    }
  return 0;
}

/* The book open in this process sees what others write into it at the same time; none is lost. */
static void
test_writers_at_once (CliFixture    *fixture,
                      gconstpointer  data)
{
  GPid writers[WRITERS];
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(RapportBook) book = rapport_book_open (fixture->data, NULL);
  gint64 n = 0;

  for (int i = 0; i < WRITERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("writer %d", i);
      const char *command[] = { self, "--write-acts", fixture->data, name, NULL };

      g_assert_true (g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                    &writers[i], NULL));
    }
  g_assert_cmpint (write_acts (fixture->data, "myself"), ==, 0);
  for (int i = 0; i < WRITERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (writers[i], &status, 0), ==, writers[i]);
      g_assert_cmpint (status, ==, 0);
    }
  rapport_connection_query_integer (rapport_book_get_connection (book),
                                    "SELECT count(DISTINCT number) FROM customer JOIN customer_row USING (id)",
                                    &n, NULL);
  g_assert_cmpint (n, ==, (WRITERS + 1) * ACTS_EACH);
  g_assert_cmpint (cli_count_json (fixture, "list customers --json"), ==, n);
  cli_expect (fixture, "check", 0);
}

static void
test_restore_customer_refused (CliFixture    *fixture,
                               gconstpointer  data)
{
  cli_fill (fixture, data);
  cli_expect (fixture, "backup @/copy.db", 0);
  cli_expect (fixture, "restore --customer '' @/copy.db", 2);
  g_assert_nonnull (strstr (fixture->err, "--customer"));
  cli_expect (fixture, "restore --customer 001 @/missing.db", 1);
  g_assert_nonnull (strstr (fixture->err, "missing.db"));
  cli_write (fixture, "empty.db", "");
  cli_expect (fixture, "restore --customer 001 @/empty.db", 1);
  g_assert_nonnull (strstr (fixture->err, "empty"));
}

/* What is attached and was taken away from beside the data is named with whose it is. */
static void
test_missing_file (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autoptr(RapportBook) book = NULL;

  cli_fill (fixture, data);
  book = scratch_book_open (fixture->data);
  scratch_add (book, g_object_new (RAPPORT_TYPE_ATTACHMENT, "customer", G_GINT64_CONSTANT (1), "name", "合同.pdf",
                                   "sha256", sha256, "size", G_GINT64_CONSTANT (3), NULL));
  g_clear_object (&book);
  g_assert_cmpint (cli_run (fixture, "backup @/copy.db"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli_run (fixture, "export @/book.json"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli_run (fixture, "verify"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli_run (fixture, "check"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "合同.pdf"));
  g_assert_cmpint (cli_run (fixture, "restore @/copy.db"), ==, 0);
}

static void
test_about (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "about.json", NULL);
  g_autoptr(GError) error = NULL;
  JsonObject *about;

  cli_fill (fixture, data);
  cli_expect (fixture, "export --about 001 @/about.json", 0);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  about = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (about, "format"), ==, "rapport-person");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (about, "things")), >, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (about, "history")), >, 0);
  cli_expect (fixture, "export --about 001 @/about.txt", 0);
  cli_expect (fixture, "export --about 001 @/about.xlsx", 2);
  cli_expect (fixture, "export --about 001 @/about.zip", 0);
  cli_expect (fixture, "export --about nobody @/nobody.zip", 1);
  cli_expect (fixture, "export --contact 王芳 @/nobody.zip", 2);
}

static void
assert_private (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GStatBuf status;
  const char *name;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  if ((status.st_mode & 0777) != (dir != NULL ? 0700 : 0600))
    g_error ("%s has the mode %o", path, (guint) status.st_mode & 0777);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_private (child);
    }
}

/* Whatever the person's files are like else. */
static void
check_modes (CliFixture *fixture,
             mode_t      mask)
{
  const mode_t before = umask (mask);

  cli_expect (fixture, "sample", 0);
  cli_expect (fixture, "backup", 0);
  cli_expect (fixture, "backup @/out/copy.db", 0);
  cli_expect (fixture, "export @/out/book.json", 0);
  cli_expect (fixture, "export --about 001 @/out/about.zip", 0);
  cli_expect (fixture, "list customers --output @/out/list.csv", 0);
  cli_expect (fixture, "list customers --output @/out/list.xlsx", 0);
  cli_expect (fixture, "list customers --output @/out/list.ods", 0);
  cli_expect (fixture, "list customers --output @/out/list.vcf", 0);
  cli_expect (fixture, "print f1 --output @/out/f1.pdf", 0);
  umask (before);
}

static void
test_modes (CliFixture    *fixture,
            gconstpointer  data)
{
  static const mode_t masks[] = { 022, 0 };
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
      check_modes (fixture, masks[i]);
      assert_private (out);
      assert_private (fixture->data);
      rapport_cli_remove_tree (out);
      rapport_cli_remove_tree (fixture->data);
    }
}

/* Nothing goes without --yes; then all does. */
static void
test_erase (CliFixture    *fixture,
            gconstpointer  data)
{
  guint n;

  cli_fill (fixture, data);
  n = cli_count_json (fixture, "list customers --json");
  cli_expect (fixture, "erase 001", 0);
  g_assert_nonnull (strstr (fixture->out, "can’t be undone"));
  g_assert_cmpuint (cli_count_json (fixture, "list customers --json"), ==, n);
  cli_expect (fixture, "erase 001 --yes", 0);
  g_assert_cmpuint (cli_count_json (fixture, "list customers --json"), ==, n - 1);
  cli_expect (fixture, "erase 001", 1);
  cli_expect (fixture, "erase 002 --contact Nobody", 1);
  cli_expect (fixture, "erase", 2);
  cli_expect (fixture, "check", 0);
}

/* Data that are damaged are refused with what to do about it; both ways out work. */
static void
test_damage_told (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *backup = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *line = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *list = NULL;
  gsize length;

  cli_fill (fixture, data);
  cli_expect (fixture, "list customers", 0);
  list = g_strdup (fixture->out);
  cli_expect (fixture, "backup", 0);
  backup = g_strdup (g_strstrip (fixture->out));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  cli_expect (fixture, "list customers", 1);
  g_assert_nonnull (strstr (fixture->err, "is damaged"));
  g_assert_nonnull (strstr (fixture->err, backup));
  g_assert_nonnull (strstr (fixture->err, "rapport-cli salvage"));

  g_assert_cmpint (cli_run (fixture, "salvage"), ==, 0);
  g_assert_nonnull (strstr (fixture->err, "rows were saved"));
  saved = g_strdup (g_strstrip (fixture->out));
  line = g_strdup_printf ("restore '%s'", saved);
  cli_expect (fixture, line, 0);
  cli_expect (fixture, "list customers", 0);
  g_assert_cmpstr (fixture->out, ==, list);
}

/* What is damaged may be met only in the midst of what is asked for: then, too, it is said what to do about it. */
static void
test_damage_met (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "rapport.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length, page;

  cli_fill (fixture, data);
  cli_expect (fixture, "backup", 0);
  {
    g_autoptr(RapportBook) book = scratch_book_open (fixture->data);

    page = (gsize) scratch_query (book, "SELECT rootpage FROM sqlite_schema WHERE name = 'record'") - 1;
    rapport_book_close (book);
  }
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + page * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  cli_expect (fixture, "list records", 1);
  g_assert_nonnull (strstr (fixture->err, "is damaged"));
  g_assert_null (strstr (fixture->err, "a copy was put"));
  g_assert_nonnull (strstr (fixture->err, "rapport-cli salvage"));
}

#define ADD(path, func) \
  g_test_add ("/cli/safety/" path, CliFixture, made, cli_fixture_set_up, func, cli_fixture_tear_down)

static void
add_tests (const char *made)
{
  ADD ("backup", test_backup);
  ADD ("backup-diff", test_backup_diff);
  ADD ("backup-second-place", test_backup_place);
  ADD ("restore-while-open", test_restore_while_open);
  ADD ("restore-one-customer", test_restore_customer);
  ADD ("restore-one-customer-of-a-damaged-backup", test_restore_customer_damaged);
  ADD ("restore-over-damage", test_restore_over_damage);
  ADD ("damage-is-told-with-what-can-be-done", test_damage_told);
  ADD ("damage-that-is-met-later-is-told-so-too", test_damage_met);
  ADD ("broken-archive-leaves-nothing", test_broken_archive);
  ADD ("erase-asks-first", test_erase);
  ADD ("what-is-kept-about-a-customer", test_about);
  ADD ("nobody-else-can-read-what-is-written", test_modes);
  ADD ("missing-attached-files-are-named", test_missing_file);
  ADD ("restore-one-customer-says-what-is-missing", test_restore_customer_refused);
  ADD ("newer", test_newer);
  ADD ("archive", test_archive);
  ADD ("unwritable", test_unwritable);
  ADD ("damaged", test_damaged);
  ADD ("writers-at-once", test_writers_at_once);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--write-acts") == 0)
    return write_acts (argv[2], argv[3]);
  return cli_fixture_main (argc, argv, add_tests);
}
