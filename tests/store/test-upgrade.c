/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-backups.h"
#include "rapport-check.h"
#include "rapport-customer.h"
#include "rapport-history.h"
#include "rapport-schema.h"
#include "scratch-book.h"

/* the laptop that wrote the checked-in book, and two who worked there */
#define DEVICE "01a225f4-daf7-7574-a59e-5b9c8f513cf2"
#define DELETED_CUSTOMER 1
#define UNDID_EDIT 2

/* what a person entered or did; the rest is derived */
#define KEPT_TABLES \
  "SELECT name FROM old.sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' AND name NOT IN" \
  " ('meta', 'customer_row', 'phone_key', 'name_fold', 'clock', 'ticket_row', 'alert', 'customer_facts')"

typedef struct
{
  char        *folder;
  char        *original;
  RapportBook *book;
} Fixture;

static void
unpack (const char *name,
        const char *path)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "store", "books", name, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (packed);
  g_autoptr(GFile) to = g_file_new_for_path (path);
  g_autoptr(GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInputStream) input = g_file_read (from, NULL, &error);
  g_autoptr(GFileOutputStream) output = NULL;
  g_autoptr(GInputStream) unpacked = NULL;

  g_assert_no_error (error);
  output = g_file_create (to, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (G_INPUT_STREAM (input), gunzip);
  g_output_stream_splice (G_OUTPUT_STREAM (output), unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): where the book of that name lies upgraded; all tests of it begin with a copy */
static char *
dup_upgraded (const char *name)
{
  g_autofree char *folder = g_strconcat (g_get_user_config_dir (), G_DIR_SEPARATOR_S, name, "-upgraded", NULL);
  char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportBook) book = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  unpack (name, path);
  book = scratch_book_open (folder);
  rapport_book_close (book);
  return path;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *upgraded = dup_upgraded (data);
  g_autofree char *path = NULL;
  g_autoptr(GFile) from = g_file_new_for_path (upgraded);
  g_autoptr(GFile) to = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = scratch_folder_new ();
  fixture->original = g_build_filename (fixture->folder, "original.db", NULL);
  path = g_build_filename (fixture->folder, "rapport.db", NULL);
  unpack (data, fixture->original);
  to = g_file_new_for_path (path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->book = scratch_book_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  g_free (fixture->original);
  scratch_folder_remove (fixture->folder);
}

/* the rows of @sql, a line each, the columns divided by bars */
static char *
query (RapportConnection *connection,
       const char        *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, &error);
  GString *text = g_string_new (NULL);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", rapport_statement_get_text (row, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static RapportConnection *
open_both (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RapportConnection *connection =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS old", fixture->original);

  g_assert_no_error (error);
  rapport_connection_execute (connection, attach, &error);
  g_assert_no_error (error);
  return connection;
}

static void
assert_rows_kept (RapportConnection *connection,
                  const char        *table)
{
  g_autofree char *list = g_strdup_printf ("SELECT group_concat (quote (name)) FROM"
                                           " (SELECT replace (name, '''', '') AS name"
                                           "  FROM pragma_table_info ('%s', 'old'))", table);
  g_autofree char *quoted = query (connection, list);
  g_autofree char *columns = g_strstrip (g_strdelimit (g_strdup (quoted), "'", '"'));
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM old.%s EXCEPT SELECT %s FROM main.%s",
                                          columns, table, columns, table);
  g_autofree char *missing = query (connection, sql);

  g_assert_cmpstr (missing, ==, "");
}

/* Everything that was there is there. A day begins at another instant in another zone. */
static void
test_rows_kept (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportConnection) connection = open_both (fixture);
  g_autofree char *tables = query (connection, KEPT_TABLES);
  g_auto(GStrv) names = g_strsplit (g_strstrip (tables), "\n", -1);
  g_autofree char *told = NULL;

  g_assert_cmpuint (g_strv_length (names), >, 15);
  for (guint i = 0; names[i] != NULL; i++)
    assert_rows_kept (connection, names[i]);
  told = query (connection, "SELECT thing, row, clock, shown, snoozed FROM old.alert"
                " WHERE settled = 0 AND (shown IS NOT NULL OR snoozed IS NOT NULL) EXCEPT"
                " SELECT thing, row, clock, shown, snoozed FROM main.alert WHERE settled = 0");
  g_assert_cmpstr (told, ==, "");
}

/* A book of an old format and a new one are the same from then on. */
static void
test_same_schema (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char sql[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                            " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
  g_autofree char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) fresh = scratch_book_open (folder);
  g_autofree char *upgraded_schema = query (rapport_book_get_connection (fixture->book), sql);
  g_autofree char *fresh_schema = query (rapport_book_get_connection (fresh), sql);

  g_assert_cmpstr (upgraded_schema, ==, fresh_schema);
  g_assert_cmpint (scratch_query (fixture->book, "PRAGMA user_version"), ==, rapport_schema_get_version ());
  g_clear_object (&fresh);
  scratch_folder_remove (g_steal_pointer (&folder));
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (fixture->book, TRUE, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (findings, NULL);
  text = g_strjoinv ("\n", (char **) findings->pdata);
  g_assert_cmpstr (text, ==, "");
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  assert_whole (fixture);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GError) error = NULL;
  gint64 customer = scratch_query (fixture->book, "SELECT id FROM customer WHERE name LIKE '远山%'");
  g_autoptr(GPtrArray) items =
    rapport_history_load (rapport_book_get_connection (fixture->book), customer, 0, 100, zone, &error);
  guint n_notes = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const RapportHistoryItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->field, "notes") != 0 || item->old_text == NULL)
        continue;
      n_notes++;
      g_assert_cmpstr (item->old_text, ==, "第一行\n第二行 <b>&amp;");
      g_assert_cmpstr (item->new_text, ==, "第一行\n第二行\n第三行 🙂");
    }
  g_assert_cmpuint (n_notes, ==, 1);
}

static void
test_undo_of_deletion (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char * const tables[] = { "customer", "contact", "tag", "record", "plan", "ticket",
                                         "ticket_event", "action_item" };
  g_autoptr(RapportActionName) name = NULL;

  rapport_book_act_as (fixture->book, DELETED_CUSTOMER);
  name = rapport_book_find_undo (fixture->book);
  g_assert_cmpstr (name->kind, ==, "delete-customer");
  for (int round = 0; round < 2; round++)
    {
      scratch_undo (fixture->book);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '和风餐饮'"), ==, 1);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_autofree char *sql =
            g_strdup_printf ("SELECT count(*) - (SELECT count(DISTINCT uid) FROM change WHERE action = %"
                             G_GINT64_FORMAT " AND op = 'delete' AND thing = '%s') FROM %s"
                             " WHERE uid IN (SELECT uid FROM change WHERE action = %" G_GINT64_FORMAT ")",
                             name->id, tables[i], tables[i], name->id);

          g_assert_cmpint (scratch_query (fixture->book, sql), ==, 0);
        }
      scratch_redo (fixture->book);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '和风餐饮'"), ==, 0);
    }
  assert_whole (fixture);
}

/* What somebody else edited since stays. */
static void
test_undo_all (Fixture       *fixture,
                              gconstpointer  data)
{
  rapport_book_act_as (fixture->book, DELETED_CUSTOMER);
  while (TRUE)
    {
      g_autoptr(RapportActionName) name = rapport_book_find_undo (fixture->book);

      if (name == NULL)
        break;
      scratch_undo (fixture->book);
    }
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name LIKE '远山%'"
                                  " OR name = '和风餐饮'"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '长河软件'"), ==, 1);
  assert_whole (fixture);
}

static void
test_redo (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_book_act_as (fixture->book, UNDID_EDIT);
  scratch_redo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE notes = '要拿回的备注'"), ==, 1);
  scratch_undo (fixture->book);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer WHERE name = '长河软件' AND industry IS NULL"
                                  " AND notes IS NULL"), ==, 1);
  assert_whole (fixture);
}

/* What comes first in the log is told by clocks, also of what was done before the log had them. */
/* What was told and what was put off is kept as marks. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportConnection) connection = open_both (fixture);
  g_autofree char *marks =
    query (connection, "SELECT (SELECT count(*) FROM old.alert WHERE shown IS NOT NULL OR snoozed IS NOT NULL),"
                       " (SELECT count(*) FROM old.alert a WHERE shown IS NULL AND snoozed IS NOT NULL"
                       "  AND NOT EXISTS (SELECT 1 FROM mark WHERE key LIKE 'alert:%:' || a.due"
                       "  AND value = 'snoozed ' || a.snoozed || ' ' || a.fire)),"
                       " (SELECT count(*) FROM mark WHERE key GLOB 'alert:*')");

  g_assert_cmpstr (marks, ==, "6|0|6\n");
}

/* The contact whom a customer's row names is the one whose numbers it shows. */
static void
test_named_contacts (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer_row r LEFT JOIN contact k ON k.id = r.contact_id"
                                  " WHERE k.customer = r.id AND instr (r.contact, ifnull (k.name, '')) > 0"), >, 60);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"
                                  " WHERE (contact IS NULL) <> (contact_id IS NULL)"), ==, 0);
}

static void
test_clocks (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 customer = scratch_query (fixture->book, "SELECT id FROM customer WHERE name = '长河软件'");
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM change c JOIN action a ON a.id = c.action"
                                  " WHERE c.clock IS NOT a.clock OR c.id < a.first_change"), ==, 0);
  rapport_entity_set_text (edited, RAPPORT_CUSTOMER_ADDRESS, "苏州");
  scratch_update (fixture->book, edited);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM change c JOIN change o ON o.uid = c.uid AND o.field = c.field"
                                  " JOIN action a ON a.id = o.action AND a.uid = c.over_act"
                                  " WHERE c.id = (SELECT max(id) FROM change) AND o.new = '杭州'"
                                  " AND a.kind = 'redo'"), ==, 1);
}

static gint64
query_integer (RapportConnection *connection,
               const char        *sql)
{
  g_autofree char *text = query (connection, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* What is in the way of a step leaves the steps before it done, and of the step itself nothing. */
static void
test_interrupted (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(GArray) backups = NULL;
  g_autoptr(RapportConnection) connection = NULL;
  gint64 n_customers;

  unpack ("001.db.gz", path);
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  n_customers = query_integer (connection, "SELECT count(*) FROM customer");
  g_assert_true (rapport_connection_execute (connection, "CREATE TABLE tag_style (id INTEGER)", &error));
  g_assert_false (rapport_schema_upgrade (connection, path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (query_integer (connection, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (query_integer (connection, "SELECT count(*) FROM customer"), ==, n_customers);
  g_assert_cmpint (query_integer (connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'customer_facts'"),
                   ==, 0);

  g_assert_true (rapport_connection_execute (connection, "DROP TABLE tag_style", &error));
  rapport_schema_upgrade (connection, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_integer (connection, "PRAGMA user_version"), ==, rapport_schema_get_version ());
  g_assert_cmpint (query_integer (connection, "SELECT count(*) FROM customer"), ==, n_customers);
  backups = rapport_backups_list (folder);
  g_assert_cmpuint (backups->len, >, 0);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (g_array_index (backups, RapportBackup, i).reason, ==, RAPPORT_BACKUP_STEP);
  g_clear_object (&connection);
  scratch_folder_remove (folder);
}

/* A new book comes to be whole or not at all. */
static void
test_new_interrupted (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);

  g_assert_true (rapport_connection_execute (connection, "CREATE TABLE tag_style (id INTEGER)", &error));
  g_assert_false (rapport_schema_upgrade (connection, path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (query_integer (connection, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (query_integer (connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), ==, 1);

  g_assert_true (rapport_connection_execute (connection, "DROP TABLE tag_style", &error));
  rapport_schema_upgrade (connection, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_integer (connection, "PRAGMA user_version"), ==, rapport_schema_get_version ());
  g_clear_object (&connection);
  scratch_folder_remove (folder);
}

/* A book that was made when step 2 had no tables of the log yet gets them in step 3. */
static void
test_without_log_tables (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(RapportBook) book = NULL;

  unpack ("001.db.gz", path);
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      static const char * const names[] = { "002-derived.sql", "002-things.sql" };
      g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "..", "data", "sql", names[i], NULL);
      g_autofree char *sql = NULL;

      g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
      g_assert_true (rapport_connection_execute (connection, sql, &error));
    }
  /* what the program does behind these files */
  g_assert_true (rapport_connection_execute (connection,
                                             "INSERT INTO customer_search (customer_search) VALUES ('rebuild');"
                                             "INSERT INTO record_search (record_search) VALUES ('rebuild');"
                                             "INSERT INTO ticket_search (ticket_search) VALUES ('rebuild')", &error));
  g_assert_true (rapport_connection_execute (connection, "PRAGMA user_version = 2", &error));
  g_assert_cmpint (query_integer (connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'life'"), ==, 0);
  g_clear_object (&connection);
  book = scratch_book_open (folder);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM life WHERE thing = 'customer'"), >, 0);
  g_assert_cmpint (scratch_query (book, "PRAGMA user_version"), ==, rapport_schema_get_version ());
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

/* Some builds called step 3 what is step 4 now. */
static void
test_numbered_earlier (void)
{
  char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  unpack ("004.db.gz", path);
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_connection_execute (connection, "PRAGMA user_version = 3", &error));
  g_clear_object (&connection);
  book = scratch_book_open (folder);
  g_assert_cmpint (scratch_query (book, "PRAGMA user_version"), ==, rapport_schema_get_version ());
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM customer"), >, 60);
  rapport_book_close (book);
  scratch_folder_remove (folder);
}

/* Undo is on offer to the laptop that acted. */
static void
be_that_laptop (const char *folder)
{
  g_autofree char *parent = g_build_filename (folder, "rapport", NULL);
  g_autofree char *path = g_build_filename (parent, "device", NULL);

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, DEVICE, -1, NULL);
}

/* The books of each format were made by the same acts. */
#define UPGRADE_TEST(path, func) \
  g_test_add ("/store/upgrade/001/" path, Fixture, "001.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/002/" path, Fixture, "002.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/003/" path, Fixture, "003.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/004/" path, Fixture, "004.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/005/" path, Fixture, "005.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/006/" path, Fixture, "006.db.gz", set_up, func, tear_down); \
  g_test_add ("/store/upgrade/007/" path, Fixture, "007.db.gz", set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  char *config = scratch_folder_new ();
  int status;

  be_that_laptop (config);
  g_test_init (&argc, &argv, NULL);
  UPGRADE_TEST ("rows-kept", test_rows_kept);
  UPGRADE_TEST ("same-schema", test_same_schema);
  UPGRADE_TEST ("whole", test_whole);
  UPGRADE_TEST ("history", test_history);
  UPGRADE_TEST ("undo-of-deletion", test_undo_of_deletion);
  UPGRADE_TEST ("undo-all", test_undo_all);
  UPGRADE_TEST ("redo", test_redo);
  UPGRADE_TEST ("clocks", test_clocks);
  UPGRADE_TEST ("marks", test_marks);
  UPGRADE_TEST ("named-contacts", test_named_contacts);
  g_test_add_func ("/store/upgrade/interrupted", test_interrupted);
  g_test_add_func ("/store/upgrade/a-new-book-comes-whole-or-not-at-all", test_new_interrupted);
  g_test_add_func ("/store/upgrade/step-2-without-log-tables", test_without_log_tables);
  g_test_add_func ("/store/upgrade/step-4-numbered-3", test_numbered_earlier);
  status = g_test_run ();
  scratch_folder_remove (config);
  return status;
}
