/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-recorder.h"

#define N_ROUNDS 300
#define N_IDS 12

#define SCHEMA \
  "CREATE TABLE customer (id INTEGER PRIMARY KEY, uid BLOB, name TEXT, size INTEGER, rate REAL, seal BLOB,"\
  " referred_by INTEGER REFERENCES customer (id) ON DELETE SET NULL);" \
  "CREATE TABLE contact (id INTEGER PRIMARY KEY, uid BLOB, customer INTEGER NOT NULL" \
  " REFERENCES customer (id) ON DELETE CASCADE, name TEXT);" \
  "CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT);"

typedef sqlite3_session Session;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, sqlite3session_delete)

static char *
describe_value (sqlite3_value *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return g_strdup ("-");
  text = sqlite3_value_type (value) == SQLITE_NULL
           ? g_strdup ("NULL") : g_strdup ((const char *) sqlite3_value_text (value));
  return g_strdup_printf ("%d:%d:%s", sqlite3_value_type (value), sqlite3_value_bytes (value), text);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* what a changeset says, a line a row, in an order of its own */
static char *
describe (gconstpointer bytes,
          int           length)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iterator = NULL;

  g_assert_cmpint (sqlite3changeset_start (&iterator, length, (gpointer) bytes), ==, SQLITE_OK);
  while (sqlite3changeset_next (iterator) == SQLITE_ROW)
    {
      g_autoptr(GString) line = g_string_new (NULL);
      const char *table;
      int n_columns, op;

      sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
      g_string_append_printf (line, "%s %d", table, op);
      for (int i = 0; i < n_columns; i++)
        {
          sqlite3_value *before = NULL, *after = NULL;
          g_autofree char *before_text = NULL;
          g_autofree char *after_text = NULL;

          if (op != SQLITE_INSERT)
            sqlite3changeset_old (iterator, i, &before);
          if (op != SQLITE_DELETE)
            sqlite3changeset_new (iterator, i, &after);
          before_text = describe_value (before);
          after_text = describe_value (after);
          g_string_append_printf (line, " %s>%s", before_text, after_text);
        }
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iterator), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char * const values[] = {
  "NULL", "''", "'甲'", "'a''b'", "0", "-1", "9223372036854775807", "1.5", "x''", "x'00ff'", "'🙂'",
};

static char *
make_statement (GRand *rand)
{
  const char *value = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
  int id = g_rand_int_range (rand, 1, N_IDS + 1);
  int other = g_rand_int_range (rand, 1, N_IDS + 1);

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
      return g_strdup_printf ("INSERT INTO customer (id, uid, name, rate) VALUES (%d, x'%02x', %s, 2)", id, id, value);
    case 2:
      return g_strdup_printf ("UPDATE customer SET name = %s, size = size + 1 WHERE id = %d", value, id);
    case 3:
      return g_strdup_printf ("UPDATE customer SET rate = 0.5, seal = %s, referred_by = %d WHERE id = %d", value,
                              other, id);
    case 4:
      return g_strdup_printf ("DELETE FROM customer WHERE id = %d", id);
    case 5:
    case 6:
      return g_strdup_printf ("INSERT INTO contact (id, customer, name) VALUES (%d, %d, %s)", id, other, value);
    case 7:
      return g_strdup_printf ("UPDATE contact SET name = %s WHERE customer = %d", value, other);
    default:
      return g_strdup_printf ("INSERT INTO other (name) VALUES (%s)", value);
    }
}

/* the same for both: several statements, of which some fail and some are taken back */
static void
change (RapportConnection *a,
        RapportConnection *b,
        GRand             *rand)
{
  RapportConnection *both[] = { a, b };
  int n = g_rand_int_range (rand, 0, 8);
  gboolean rolls_back = g_rand_int_range (rand, 0, 4) == 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *sql = make_statement (rand);

      for (gsize j = 0; j < G_N_ELEMENTS (both); j++)
        {
          if (rolls_back && i == n / 2)
            rapport_connection_execute (both[j], "SAVEPOINT half", NULL);
          rapport_connection_execute (both[j], sql, NULL);
          if (rolls_back && i == n - 1)
            rapport_connection_execute (both[j], "ROLLBACK TO half; RELEASE half", NULL);
        }
    }
}

static RapportConnection *
open_book (void)
{
  g_autoptr(GError) error = NULL;
  RapportConnection *connection = rapport_connection_open (":memory:", RAPPORT_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  rapport_connection_execute (connection, SCHEMA, &error);
  g_assert_no_error (error);
  return connection;
}

static char *
take_session (Session *session)
{
  gpointer bytes = NULL;
  int length = 0;
  char *text;

  g_assert_cmpint (sqlite3session_changeset (session, &length, &bytes), ==, SQLITE_OK);
  text = describe (bytes, length);
  sqlite3_free (bytes);
  return text;
}

static void
test_same_as_session (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autoptr(RapportConnection) ours = open_book ();
  g_autoptr(RapportConnection) theirs = open_book ();
  guint n_changed = 0;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(Session) session = NULL;
      g_autoptr(RapportRecorder) recorder = rapport_recorder_new (ours);
      g_autoptr(GBytes) changeset = NULL;
      g_autofree char *ours_text = NULL;
      g_autofree char *theirs_text = NULL;
      g_autoptr(GError) error = NULL;

      sqlite3session_create (rapport_connection_get_handle (theirs), "main", &session);
      sqlite3session_attach (session, "customer");
      sqlite3session_attach (session, "contact");
      change (ours, theirs, rand);
      changeset = rapport_recorder_dup_changeset (recorder, NULL, &error);
      g_assert_no_error (error);
      ours_text = describe (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset));
      theirs_text = take_session (session);
      g_assert_cmpstr (ours_text, ==, theirs_text);
      n_changed += *ours_text != '\0';
    }
  g_assert_cmpuint (n_changed, >, N_ROUNDS / 2);
}

static void
test_long_text (void)
{
  g_autoptr(RapportConnection) connection = open_book ();
  g_autoptr(RapportRecorder) recorder = rapport_recorder_new (connection);
  g_autoptr(GBytes) changeset = NULL;
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autofree char *sql = g_strdup_printf ("INSERT INTO customer (id, name) VALUES (1, '%s')", text);
  g_autofree char *described = NULL;

  rapport_connection_execute (connection, sql, NULL);
  changeset = rapport_recorder_dup_changeset (recorder, NULL, NULL);
  described = describe (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset));
  g_assert_nonnull (strstr (described, text));
}

static void
assert_touched (RapportRecorder *recorder,
                const char      *expected)
{
  g_autoptr(GArray) touched = rapport_recorder_take_touched (recorder);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < touched->len; i++)
    {
      const RapportTouched *one = &g_array_index (touched, RapportTouched, i);

      g_string_append_printf (text, "%s%d%s ", one->info->name, (int) one->id, one->is_new ? "+" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Each round tells what was touched in it, also what was touched before, and by whom. */
static void
test_rounds (void)
{
  g_autoptr(RapportConnection) connection = open_book ();
  g_autoptr(RapportRecorder) recorder = NULL;

  rapport_connection_execute (connection, "INSERT INTO customer (id, name) VALUES (1, '甲')", NULL);
  recorder = rapport_recorder_new (connection);
  rapport_connection_execute (connection, "UPDATE customer SET name = '乙'; UPDATE customer SET size = 3;"
                              "INSERT INTO contact (id, customer) VALUES (7, 1);"
                              "INSERT INTO other (name) VALUES ('丙')", NULL);
  assert_touched (recorder, "customer1 contact7+ ");
  assert_touched (recorder, "");
  rapport_recorder_set_auto (recorder, TRUE);
  rapport_connection_execute (connection, "UPDATE contact SET name = '丁';"
                              "INSERT INTO contact (id, customer) VALUES (8, 1)", NULL);
  assert_touched (recorder, "contact7 contact8+ ");
  g_assert_false (rapport_recorder_is_auto (recorder, "contact", 7, -1));
  g_assert_true (rapport_recorder_is_auto (recorder, "contact", 8, -1));
  rapport_recorder_set_auto (recorder, FALSE);
  rapport_connection_execute (connection, "DELETE FROM customer", NULL);
  assert_touched (recorder, "customer1 contact7 contact8 ");
  g_assert_false (rapport_recorder_is_auto (recorder, "contact", 8, -1));
}

#define NAME 2
#define SIZE 3
#define RATE 4

/* The program's hand is told from the person's by column, and the person's counts where both were at work. */
static void
test_hands (void)
{
  g_autoptr(RapportConnection) connection = open_book ();
  g_autoptr(RapportRecorder) recorder = NULL;

  rapport_connection_execute (connection, "INSERT INTO customer (id, name, size, rate) VALUES (1, '甲', 1, 1)", NULL);
  recorder = rapport_recorder_new (connection);
  rapport_connection_execute (connection, "UPDATE customer SET name = '乙'", NULL);
  g_assert_false (rapport_recorder_is_auto (recorder, "customer", 1, NAME));
  rapport_recorder_set_auto (recorder, TRUE);
  rapport_connection_execute (connection, "UPDATE customer SET name = '丙', size = 3, rate = 0.5", NULL);
  g_assert_false (rapport_recorder_is_auto (recorder, "customer", 1, NAME));
  g_assert_true (rapport_recorder_is_auto (recorder, "customer", 1, SIZE));
  g_assert_true (rapport_recorder_is_auto (recorder, "customer", 1, RATE));
  rapport_recorder_set_auto (recorder, FALSE);
  rapport_connection_execute (connection, "UPDATE customer SET name = '丁', size = 4", NULL);
  g_assert_false (rapport_recorder_is_auto (recorder, "customer", 1, SIZE));
  g_assert_true (rapport_recorder_is_auto (recorder, "customer", 1, RATE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/recorder/same-as-session", test_same_as_session);
  g_test_add_func ("/store/recorder/long-text", test_long_text);
  g_test_add_func ("/store/recorder/rounds", test_rounds);
  g_test_add_func ("/store/recorder/hands", test_hands);
  return g_test_run ();
}
