/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rapport-add.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-member.h"
#include "rapport-record.h"
#include "rapport-sample.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "scratch-act.h"
#include "scratch-book.h"
#include "scratch-thing.h"

typedef struct
{
  char        *folder;
  char        *other_folder;
  char        *path;
  RapportBook *book;
  RapportBook *other;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->other_folder = scratch_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "all of it.json", NULL);
  fixture->book = scratch_book_open (fixture->folder);
  fixture->other = scratch_book_open (fixture->other_folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_book_close (&fixture->book);
  scratch_book_close (&fixture->other);
  scratch_folder_remove (fixture->folder);
  scratch_folder_remove (fixture->other_folder);
  g_free (fixture->path);
}

static gboolean
add_everything (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    for (guint round = 0; round < 2; round++)
      {
        g_autoptr(RapportEntity) entity = g_object_new (rapport_entity_type_for (infos[i]->name), NULL);

        scratch_thing_fill (transaction, entity, round);
        if (strcmp (infos[i]->name, "policy") == 0 || strcmp (infos[i]->name, "calendar") == 0)
          {
            g_autoptr(RapportEntity) shipped =
              rapport_transaction_load (transaction, G_OBJECT_TYPE (entity), 1, error);
            int json = rapport_entity_info_index (infos[i], "json");

            rapport_entity_copy_field (entity, shipped, json);
          }
        if (!rapport_transaction_insert (transaction, entity, error))
          return FALSE;
      }
  return TRUE;
}

/* The older ones refer to younger ones, and the youngest is gone. */
static gboolean
change_some (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  g_autoptr(RapportEntity) customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, 1, error);
  g_autoptr(RapportEntity) gone = NULL;

  g_assert_no_error (*error);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_REFERRED_BY, 2);
  gone = rapport_entity_copy (customer);
  rapport_entity_set_id (gone, 0);
  rapport_entity_set_uid (gone, (const guint8 *) "sixteen bytes!!!");
  return rapport_transaction_update (transaction, customer, error) &&
         rapport_transaction_insert (transaction, gone, error) &&
         rapport_transaction_delete (transaction, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_id (gone), error);
}

static gboolean
note_others (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  return rapport_connection_execute (connection,
                                     "UPDATE alert SET shown = 1709136001 WHERE id <= 2;"
                                     "INSERT INTO draft (form, thing, content, at)"
                                     " VALUES ('record', 0, '{\"summary\":\"半句\"}', 1709136000)", error);
}

static void
run (RapportBook            *book,
     const char             *kind,
     RapportTransactionFunc  func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, kind, func, NULL, &error);

  g_assert_no_error (error);
}

/* what the book keeps of others' books, each uid and check sum with bytes of its own */
#define EXCHANGED \
  "INSERT INTO grave VALUES (randomblob(16), randomblob(16), randomblob(16), 3, 5, randomblob(16));" \
  "INSERT INTO waiting VALUES (randomblob(16), randomblob(16), 'owner');" \
  "INSERT INTO conflict VALUES (randomblob(16), 'name', 1);" \
  "INSERT INTO series VALUES (randomblob(16), 7, randomblob(32));" \
  "INSERT INTO mark VALUES (randomblob(16), 'alert', 'shown', 9);" \
  "INSERT INTO erased VALUES (randomblob(16));" \
  "UPDATE change SET owners = randomblob(16), settles = randomblob(24) WHERE id = (SELECT max(id) FROM change)"

static void
fill (RapportBook *book)
{
  run (book, "add-customer", add_everything);
  run (book, "edit-customer", change_some);
  rapport_book_note_async (book, note_others, NULL, NULL, NULL, NULL);
  run (book, "edit-member", change_some);
  scratch_execute (book, EXCHANGED);
}

static void
write_archive (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rapport_archive_write (fixture->book, fixture->path, NULL, &error);
  g_assert_no_error (error);
}

static void
restore (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rapport_archive_restore (fixture->other, fixture->path, NULL, &error);
  g_assert_no_error (error);
}

static void
compare_things (Fixture                 *fixture,
                const RapportEntityInfo *info)
{
  g_autoptr(GPtrArray) before = rapport_book_get_children (fixture->book, rapport_entity_type_for (info->name),
                                                           "", -1, NULL);
  g_autoptr(GPtrArray) after = rapport_book_get_children (fixture->other, rapport_entity_type_for (info->name),
                                                          "", -1, NULL);

  g_assert_cmpint (before->len, >=, 2);
  g_assert_cmpint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    {
      RapportEntity *old_thing = g_ptr_array_index (before, i);
      RapportEntity *new_thing = g_ptr_array_index (after, i);

      g_assert_cmpint (rapport_entity_get_id (old_thing), ==, rapport_entity_get_id (new_thing));
      g_assert_cmpmem (rapport_entity_get_uid (old_thing), RAPPORT_UID_LENGTH,
                       rapport_entity_get_uid (new_thing), RAPPORT_UID_LENGTH);
      for (guint k = 0; k < info->n_fields; k++)
        if (!rapport_entity_field_equal (old_thing, new_thing, k))
          g_error ("%s %u: %s differs", info->name, i, info->fields[k].name);
    }
}

static void
append_value (GString          *text,
              RapportStatement *rows,
              int               column)
{
  g_autofree char *base64 = NULL;
  RapportValue value;

  rapport_statement_get_value (rows, column, &value);
  if (value.kind == RAPPORT_VALUE_BYTES)
    base64 = g_base64_encode (value.bytes, value.length);
  g_string_append_printf (text, "%d ", value.kind);
  if (value.kind == RAPPORT_VALUE_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "|", value.integer);
  else
    g_string_append_printf (text, "%s|", value.kind == RAPPORT_VALUE_TEXT ? value.text : base64);
}

static char *
dump (RapportBook *book,
      const char  *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) rows = rapport_connection_prepare (rapport_book_get_connection (book), sql, &error);
  GString *text = g_string_new (NULL);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (rows, &has_row, &error) && has_row)
    {
      for (guint i = 0; i < rapport_statement_get_n_columns (rows); i++)
        append_value (text, rows, i);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
compare_rows (Fixture    *fixture,
              const char *sql)
{
  g_autofree char *before = dump (fixture->book, sql);
  g_autofree char *after = dump (fixture->other, sql);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (before, !=, "");
}

static void
compare_books (Fixture *fixture)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint n_tables;
  const RapportArchiveTable *tables = rapport_archive_tables_list (&n_tables);

  for (guint i = 0; infos[i] != NULL; i++)
    compare_things (fixture, infos[i]);
  for (guint i = 0; i < n_tables; i++)
    compare_rows (fixture, tables[i].select);
}

/* Every field of every kind is filled, with what is hardest to write. */
static void
test_all_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  fill (fixture->book);
  write_archive (fixture);
  restore (fixture);
  compare_books (fixture);
  compare_rows (fixture, "SELECT * FROM customer_row ORDER BY id");
  compare_rows (fixture, "SELECT * FROM ticket_row ORDER BY id");
  compare_rows (fixture, "SELECT ticket, target, round, state, due, met_at, late, cause FROM clock"
                         " ORDER BY ticket, target, round");
  compare_rows (fixture, "SELECT rowid, * FROM customer_search ORDER BY rowid");
  compare_rows (fixture, "SELECT thing, row, clock, level, due, fire, shown, settled FROM alert"
                         " ORDER BY thing, row, clock, due");
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  rapport_sample_fill (fixture->book, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  write_archive (fixture);
  restore (fixture);
  compare_rows (fixture, "SELECT * FROM customer ORDER BY id");
  compare_rows (fixture, "SELECT * FROM record ORDER BY id");
  compare_rows (fixture, "SELECT * FROM ticket_event ORDER BY id");
  compare_rows (fixture, "SELECT * FROM customer_row ORDER BY id");
}

static void
test_attached_files (Fixture       *fixture,
                     gconstpointer  data)
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
  write_archive (fixture);
  restore (fixture);
  stream = rapport_attachment_open (fixture->other_folder, sha256, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stream);
}

static void
test_undo_after_restoring (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(RapportActionName) name = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 second = 2;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture->book);
  before = dump (fixture->book, "SELECT * FROM customer ORDER BY id");
  receipt = rapport_act_run (rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &second, 1), fixture->book, &error);
  g_assert_no_error (error);
  g_clear_pointer (&receipt, rapport_receipt_free);
  write_archive (fixture);
  restore (fixture);
  g_clear_object (&fixture->other);
  fixture->other = scratch_book_open (fixture->other_folder);
  name = rapport_book_find_undo (fixture->other);
  g_assert_nonnull (name);
  g_assert_cmpstr (name->kind, ==, "delete-customer");
  receipt = rapport_act_run (rapport_undo_new (name->id), fixture->other, &error);
  g_assert_no_error (error);
  g_assert_null (receipt->left_out);
  after = dump (fixture->other, "SELECT * FROM customer ORDER BY id");
  g_assert_cmpstr (before, ==, after);
}

static void
assert_refused (Fixture      *fixture,
                RapportError  code)
{
  g_autoptr(GError) error = NULL;
  gboolean empty = FALSE;

  g_assert_false (rapport_archive_restore (fixture->other, fixture->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, (int) code);
  rapport_archive_tables_is_empty (rapport_book_get_connection (fixture->other), &empty, NULL);
  g_assert_true (empty);
}

static void
write_text (Fixture    *fixture,
            const char *text,
            gssize      length)
{
  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  gsize length;
  char *at;

  fill (fixture->book);
  write_archive (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));

  for (gsize i = 1; i <= 40; i++)
    {
      write_text (fixture, text, MAX (length * i / 41, 40));
      assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
    }
  at = strstr (text, "former-names");
  at[0] = 'F';
  write_text (fixture, text, length);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);

  /* an archive is edited by leaving its checksum empty, but must still make sense */
  other = g_strndup (text, strstr (text, ",\n\"sha256\"") - text);
  at = g_strconcat (other, "}", NULL);
  write_text (fixture, at, -1);
  g_free (at);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  write_text (fixture, "", 0);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  write_text (fixture, "客户编号,客户名称\n001,甲\n", -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  write_text (fixture, "{\"format\":\"other\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  write_text (fixture, "\0\0\0\0", 4);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  memcpy (deep, "{\"format\":", 10);
  write_text (fixture, deep, -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  write_text (fixture, "{\"format\":\"rapport-archive\",\"version\":2,\"customer\":[],\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_NEWER);
  write_text (fixture, "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":99,\"x\":[],\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_NEWER);
}

/* What is missing at the end is missed, whatever is left makes sense. */
static void
test_incomplete (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const texts[] = {
    "{\"format\":\"rapport-archive\"}",
    "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      write_text (fixture, texts[i], -1);
      assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
      g_assert_false (rapport_archive_check (fixture->path, &error));
      g_assert_nonnull (strstr (error->message, "incomplete"));
    }
}

/* Values that no book holds are named with their place. */
static void
test_crafted (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *list;
    const char *rest;
    const char *path;
  } cases[] = {
    { "customer", "\"name\":7", "customer/7/name" },
    { "customer", "\"name\":\"a\",\"grade\":\"Z\"", "customer/7/grade" },
    { "customer", "\"name\":[\"a\"]", "customer/7/name" },
    { "customer", "\"name\":\"a\",\"owner\":{}", "customer/7/owner" },
    { "customer", "\"name\":\"a\",\"nonsense\":1", "customer/7/nonsense" },
    { "record", "\"satisfaction\":99", "record/7/satisfaction" },
    { "plan", "\"due\":99999999", "plan/7/due" },
    { "customer", "\"name\":\"a\\u0000b\"", "customer/\\u0000" },
    { "customer", "\"name\":\"\\ud800\"", "\"name\":" },
    { "customer", "\"name\":\"\xed\xa0\x80\"", "\"name\":" },
    { "calendar", "\"name\":\"a\",\"version\":1,\"json\":\"{}\"", "calendar/7/json" },
    { "calendar", "\"name\":\"a\",\"version\":1,\"json\":\"{\\\"name\\\":\\\"a\\\",\\\"zone\\\":\\\"Mars/Olympus\\\","
                  "\\\"week\\\":{}}\"", "calendar/7/json" },
    { "plan", "\"due\":{\"day\":20240315,\"at\":9223372036854775807}", "plan/7/due" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"%s\":[{\"id\":7,\"uid\":"
                         "\"01890000-0000-7000-8000-000000000001\",%s}],\"sha256\":\"\"}", cases[i].list, cases[i].rest);
      g_autoptr(GError) error = NULL;

      write_text (fixture, text, -1);
      g_assert_false (rapport_archive_restore (fixture->other, fixture->path, NULL, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
      if (strstr (error->message, cases[i].path) == NULL)
        g_error ("%s: %s", cases[i].path, error->message);
    }
}

static void
test_dangling_reference (Fixture       *fixture,
                         gconstpointer  data)
{
  write_text (fixture,
              "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":["
              "{\"id\":1,\"uid\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"甲\","
              "\"owner\":\"01890000-0000-7000-8000-000000000002\"}],\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
}

static void
test_rewritten_by_other_programs (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(GError) error = NULL;

  write_text (fixture,
              "{\n  \"format\" : \"rapport-archive\" ,\n  \"version\": 1,\n  \"schema\": 1,\n  \"customer\": [\n"
              "    {\n      \"id\": 7,\n      \"uid\": \"01890000-0000-7000-8000-000000000001\",\n"
              "      \"name\": \"a \\\"]}, \\u5317\"\n    }\n  ],\n  \"sha256\" : \"\"\n}\n", -1);
  restore (fixture);
  customer = rapport_book_get (fixture->other, RAPPORT_TYPE_CUSTOMER, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME), ==, "a \"]}, 北");
}

static void
test_only_into_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture->book);
  write_archive (fixture);
  before = dump (fixture->book, "SELECT * FROM customer ORDER BY id");
  g_assert_false (rapport_archive_restore (fixture->book, fixture->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  after = dump (fixture->book, "SELECT * FROM customer ORDER BY id");
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
test_after_first_start (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  gint64 member;

  fill (fixture->book);
  member = scratch_add_member (fixture->book, "Ann");
  rapport_book_set_member (fixture->book, member);
  scratch_add_member (fixture->book, "Bob");
  set_setting (fixture->book, "a", "theirs");
  write_archive (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  set_setting (fixture->other, "a", "mine");
  restore (fixture);
  rapport_book_renew (fixture->other);
  compare_books (fixture);
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
test_first_start_of_another (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *name = NULL;

  fill (fixture->book);
  write_archive (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  set_setting (fixture->other, "b", "mine");
  rapport_book_note_async (fixture->other, note_others, NULL, NULL, NULL, NULL);
  restore (fixture);
  rapport_book_renew (fixture->other);
  compare_things (fixture, &rapport_customer_info);
  compare_things (fixture, &rapport_record_info);
  compare_rows (fixture, "SELECT id, uid, kind, clock FROM action ORDER BY id");
  compare_rows (fixture, "SELECT * FROM member WHERE name <> 'Ann' ORDER BY id");
  name = dup_member_name (fixture->other);
  g_assert_cmpstr (name, ==, "Ann");
  assert_setting (fixture->other, "b", "mine");
  /* the names that were told before the restore are those of the book now */
  g_assert_cmpint (scratch_add_member (fixture->other, "Eve"), >, rapport_book_get_member (fixture->other));
}

/* What undo can bring back is not thrown away. */
static void
test_not_over_deleted (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCustomer) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "x", NULL);
  g_autoptr(RapportReceipt) receipt = NULL;
  gint64 id;

  fill (fixture->book);
  write_archive (fixture);
  receipt = rapport_act_run (rapport_add_customer_new (customer, NULL, NULL), fixture->other, &error);
  g_assert_no_error (error);
  id = receipt->created;
  rapport_receipt_free (receipt);
  receipt = rapport_act_run (rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &id, 1), fixture->other, &error);
  g_assert_no_error (error);
  g_assert_false (rapport_archive_restore (fixture->other, fixture->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "undo"));
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
restore_until (Fixture  *fixture,
               double    until,
               Watch    *watch,
               GError  **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RapportProgress progress = { .cancellable = cancellable, .func = watch_cb, .data = watch };

  *watch = (Watch) { .cancellable = cancellable, .until = until, .last = -1 };
  return rapport_archive_restore (fixture->other, fixture->path, &progress, error);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  static const double moments[] = { 0, 0.2, 0.59, 0.7, 0.9 };
  g_autofree char *before = NULL;
  Watch watch;

  fill (fixture->book);
  write_archive (fixture);
  rapport_book_set_member (fixture->other, scratch_add_member (fixture->other, "Ann"));
  before = dump (fixture->other, "SELECT * FROM action, change, member ORDER BY 1, 2");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (restore_until (fixture, moments[i], &watch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = dump (fixture->other, "SELECT * FROM action, change, member ORDER BY 1, 2");
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (restore_until (fixture, 2, &watch, NULL));
  g_assert_cmpuint (watch.n_told, >, 10);
  g_assert_cmpfloat (watch.last, >, 0.9);
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "such.json", NULL);
  g_autofree char *within = g_build_filename (fixture->path, "a.json", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  fill (fixture->book);
  write_text (fixture, "mine", -1);
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

  write_archive (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/exchange/archive/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-fields", test_all_fields);
  ADD ("sample", test_sample);
  ADD ("attached-files", test_attached_files);
  ADD ("undo-after-restoring", test_undo_after_restoring);
  ADD ("after-first-start", test_after_first_start);
  ADD ("first-start-of-another", test_first_start_of_another);
  ADD ("not-over-deleted", test_not_over_deleted);
  ADD ("cancelled", test_cancelled);
  ADD ("damaged", test_damaged);
  ADD ("foreign", test_foreign);
  ADD ("incomplete", test_incomplete);
  ADD ("crafted-values-are-named", test_crafted);
  ADD ("newer", test_newer);
  ADD ("dangling-reference", test_dangling_reference);
  ADD ("rewritten-by-other-programs", test_rewritten_by_other_programs);
  ADD ("only-into-nothing", test_only_into_nothing);
  ADD ("file", test_file);
#undef ADD
  return g_test_run ();
}
