/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive-fixture.h"
#include "rapport-add.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
assert_refused (ArchiveFixture *fixture,
                RapportError    code)
{
  g_autoptr(GError) error = NULL;
  gboolean empty = FALSE;

  g_assert_false (rapport_archive_restore (fixture->other, fixture->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, (int) code);
  rapport_archive_tables_is_empty (rapport_book_get_connection (fixture->other), &empty, NULL);
  g_assert_true (empty);
}

static void
test_damaged (ArchiveFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  gsize length;
  char *at;

  archive_fill (fixture->book);
  archive_write (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));

  for (gsize i = 1; i <= 40; i++)
    {
      archive_write_text (fixture, text, MAX (length * i / 41, 40));
      assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
    }
  at = strstr (text, "former-names");
  at[0] = 'F';
  archive_write_text (fixture, text, length);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);

  /* an archive is edited by leaving its checksum empty, but must still make sense */
  other = g_strndup (text, strstr (text, ",\n\"sha256\"") - text);
  at = g_strconcat (other, "}", NULL);
  archive_write_text (fixture, at, -1);
  g_free (at);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
}

static void
test_foreign (ArchiveFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  archive_write_text (fixture, "", 0);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  archive_write_text (fixture, "客户编号,客户名称\n001,甲\n", -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  archive_write_text (fixture, "{\"format\":\"other\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  archive_write_text (fixture, "\0\0\0\0", 4);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
  memcpy (deep, "{\"format\":", 10);
  archive_write_text (fixture, deep, -1);
  assert_refused (fixture, RAPPORT_ERROR_INVALID);
}

static void
test_newer (ArchiveFixture *fixture,
            gconstpointer   data)
{
  archive_write_text (fixture, "{\"format\":\"rapport-archive\",\"version\":2,\"customer\":[],\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_NEWER);
  archive_write_text (fixture, "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":99,\"x\":[],"
                      "\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_NEWER);
}

/* What is missing at the end is missed, whatever is left makes sense. */
static void
test_incomplete (ArchiveFixture *fixture,
                 gconstpointer   data)
{
  static const char * const texts[] = {
    "{\"format\":\"rapport-archive\"}",
    "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      archive_write_text (fixture, texts[i], -1);
      assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
      g_assert_false (rapport_archive_check (fixture->path, &error));
      g_assert_nonnull (strstr (error->message, "incomplete"));
    }
}

/* Values that no book holds are named with their place. */
static void
test_crafted (ArchiveFixture *fixture,
              gconstpointer   data)
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
                         "\"01890000-0000-7000-8000-000000000001\",%s}],\"sha256\":\"\"}", cases[i].list,
                         cases[i].rest);
      g_autoptr(GError) error = NULL;

      archive_write_text (fixture, text, -1);
      g_assert_false (rapport_archive_restore (fixture->other, fixture->path, NULL, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
      if (strstr (error->message, cases[i].path) == NULL)
        g_error ("%s: %s", cases[i].path, error->message);
    }
}

static void
test_dangling_reference (ArchiveFixture *fixture,
                         gconstpointer   data)
{
  archive_write_text (fixture,
                      "{\"format\":\"rapport-archive\",\"version\":1,\"schema\":1,\"customer\":["
                      "{\"id\":1,\"uid\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"甲\","
                      "\"owner\":\"01890000-0000-7000-8000-000000000002\"}],\"sha256\":\"\"}", -1);
  assert_refused (fixture, RAPPORT_ERROR_DAMAGED);
}

static void
test_rewritten_by_other_programs (ArchiveFixture *fixture,
                                  gconstpointer   data)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(GError) error = NULL;

  archive_write_text (fixture,
                      "{\n  \"format\" : \"rapport-archive\" ,\n  \"version\": 1,\n  \"schema\": 1,\n"
                      "  \"customer\": [\n    {\n      \"id\": 7,\n      \"uid\": \"01890000-0000-7000-8000-000000000001\",\n"
                      "      \"name\": \"a \\\"]}, \\u5317\"\n    }\n  ],\n  \"sha256\" : \"\"\n}\n", -1);
  archive_restore (fixture);
  customer = rapport_book_get (fixture->other, RAPPORT_TYPE_CUSTOMER, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME), ==, "a \"]}, 北");
}

static void
test_only_into_nothing (ArchiveFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  archive_fill (fixture->book);
  archive_write (fixture);
  before = archive_dump (fixture->book, "SELECT * FROM customer ORDER BY id");
  g_assert_false (rapport_archive_restore (fixture->book, fixture->path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  after = archive_dump (fixture->book, "SELECT * FROM customer ORDER BY id");
  g_assert_cmpstr (before, ==, after);
}

/* What undo can bring back is not thrown away. */
static void
test_not_over_deleted (ArchiveFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCustomer) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "x", NULL);
  g_autoptr(RapportReceipt) receipt = NULL;
  gint64 id;

  archive_fill (fixture->book);
  archive_write (fixture);
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

/* Adds the tests of archives that are not as they were written, and of books that do not take one. */
void
archive_add_refused (void)
{
  ARCHIVE_ADD ("not-over-deleted", test_not_over_deleted);
  ARCHIVE_ADD ("damaged", test_damaged);
  ARCHIVE_ADD ("foreign", test_foreign);
  ARCHIVE_ADD ("incomplete", test_incomplete);
  ARCHIVE_ADD ("crafted-values-are-named", test_crafted);
  ARCHIVE_ADD ("newer", test_newer);
  ARCHIVE_ADD ("dangling-reference", test_dangling_reference);
  ARCHIVE_ADD ("rewritten-by-other-programs", test_rewritten_by_other_programs);
  ARCHIVE_ADD ("only-into-nothing", test_only_into_nothing);
}
