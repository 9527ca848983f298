/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-duplicates.h"
#include "rapport-member.h"
#include "rapport-members.h"

static const RapportDuplicate *
only (GPtrArray *found)
{
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

static void
test_name (BookFixture   *fixture,
           gconstpointer  data)
{
  gint64 id = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "ＹＹ实业 Group",
                                "former-names", "老名字\n更老的", NULL);
  g_autoptr(GPtrArray) same = rapport_duplicates_find_name (fixture->connection, " yy实业  group ", 0, NULL);
  g_autoptr(GPtrArray) former = rapport_duplicates_find_name (fixture->connection, "更老的", 0, NULL);
  g_autoptr(GPtrArray) itself = rapport_duplicates_find_name (fixture->connection, "YY实业 Group", id, NULL);
  g_autoptr(GPtrArray) part = rapport_duplicates_find_name (fixture->connection, "YY实业", 0, NULL);
  g_autoptr(GPtrArray) nothing = rapport_duplicates_find_name (fixture->connection, NULL, 0, NULL);

  g_assert_cmpint (only (same)->id, ==, id);
  g_assert_cmpstr (only (same)->number, ==, "001");
  g_assert_cmpint (only (same)->reason, ==, RAPPORT_DUPLICATE_NAME);
  g_assert_cmpint (only (former)->reason, ==, RAPPORT_DUPLICATE_FORMER_NAME);
  g_assert_cmpstr (only (former)->name, ==, "ＹＹ实业 Group");
  g_assert_cmpuint (itself->len, ==, 0);
  g_assert_cmpuint (part->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_phone (BookFixture   *fixture,
            gconstpointer  data)
{
  gint64 id = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 contact = book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", id, "name", "张总",
                                     "phone", "138-0013-8000", "mobile", "13800138000", NULL);
  g_autoptr(GPtrArray) found = rapport_duplicates_find_phone (fixture->connection, "+86 138 0013 8000", 0, NULL);
  g_autoptr(GPtrArray) itself = rapport_duplicates_find_phone (fixture->connection, "13800138000", id, NULL);
  g_autoptr(GPtrArray) extension = rapport_duplicates_find_phone (fixture->connection, "8000", 0, NULL);
  g_autoptr(GPtrArray) gone = NULL;

  g_assert_cmpint (only (found)->id, ==, id);
  g_assert_cmpstr (only (found)->contact, ==, "张总");
  g_assert_cmpint (only (found)->reason, ==, RAPPORT_DUPLICATE_PHONE);
  g_assert_cmpuint (itself->len, ==, 0);
  g_assert_cmpuint (extension->len, ==, 0);
  scratch_delete (fixture->book, RAPPORT_TYPE_CONTACT, contact);
  gone = rapport_duplicates_find_phone (fixture->connection, "13800138000", 0, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
}

static void
test_members (BookFixture   *fixture,
              gconstpointer  data)
{
  gint64 zhang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张三", NULL);
  gint64 an = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "安七", NULL);
  g_autoptr(GHashTable) names = NULL;
  g_autoptr(GPtrArray) list = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "阿六", "archived", TRUE, NULL);
  names = rapport_members_load (fixture->connection, NULL);
  list = rapport_members_list (fixture->connection, NULL);
  g_assert_cmpstr (g_hash_table_lookup (names, &zhang), ==, "张三");
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((RapportMemberName *) list->pdata[0])->id, ==, an);
  g_assert_true (((RapportMemberName *) list->pdata[2])->archived);
  g_assert_cmpint (rapport_members_find (fixture->connection, "安七"), ==, an);
  g_assert_cmpint (rapport_members_find (fixture->connection, "nobody"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/duplicates/name", test_name);
  BOOK_TEST ("/store/duplicates/phone", test_phone);
  BOOK_TEST ("/store/members", test_members);
  return g_test_run ();
}
