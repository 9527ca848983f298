/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import-rows.h"
#include "rapport-member.h"

typedef struct
{
  GPtrArray *bundles;
  guint      n_given;
  gboolean   fails;
} Rows;

static gboolean
next_bundle (gpointer              data,
             RapportConnection    *connection,
             RapportImportBundle **bundle,
             GError              **error)
{
  Rows *rows = data;

  if (rows->n_given < rows->bundles->len)
    *bundle = g_steal_pointer (&rows->bundles->pdata[rows->n_given++]);
  else if (rows->fails)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, "…");
  return *bundle != NULL || !rows->fails;
}

static void
add_row (Rows          *rows,
         const char    *number,
         const char    *name,
         RapportEntity *owner)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  RapportImportBundle *bundle = rapport_import_bundle_new ();

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, number);
  rapport_import_thing_link (rapport_import_bundle_add (bundle, customer), RAPPORT_CUSTOMER_OWNER, owner);
  g_ptr_array_add (rows->bundles, bundle);
}

/* A member named in several rows is made once, and all rows are one step. */
static void
test_one_step (ActFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) bundles = g_ptr_array_new ();
  g_autoptr(RapportEntity) owner = RAPPORT_ENTITY (rapport_member_new ());
  const gint64 n_members = scratch_query (fixture->book, "SELECT count(*) FROM member");
  Rows rows = { bundles, 0, FALSE };

  rapport_entity_set_text (owner, RAPPORT_MEMBER_NAME, "*专员");
  add_row (&rows, NULL, "甲", owner);
  add_row (&rows, NULL, "乙", owner);
  scratch_run (fixture->book, rapport_import_rows_new ("客户.csv", FALSE, NULL, next_bundle, &rows, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT owner) * 10 + count(*) FROM customer"), ==, 12);
  act_fixture_undo (fixture, "import");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM customer)"),
                   ==, n_members);
}

static void
test_all_or_nothing (ActFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) bundles = g_ptr_array_new ();
  g_autoptr(RapportEntity) owner = RAPPORT_ENTITY (rapport_member_new ());
  Rows rows = { bundles, 0, TRUE };

  rapport_entity_set_text (owner, RAPPORT_MEMBER_NAME, "*专员");
  add_row (&rows, NULL, "甲", owner);
  scratch_refuse (fixture->book, rapport_import_rows_new ("客户.csv", FALSE, NULL, next_bundle, &rows, NULL),
                  RAPPORT_ERROR_FAILED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

#define MANY 2500

static void
import_many (ActFixture *fixture)
{
  g_autoptr(GPtrArray) bundles = g_ptr_array_new ();
  g_autoptr(RapportEntity) owner = RAPPORT_ENTITY (rapport_member_new ());
  Rows rows = { bundles, 0, FALSE };

  rapport_entity_set_text (owner, RAPPORT_MEMBER_NAME, "*专员");
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strconcat ("客户 ", number, NULL);

      add_row (&rows, number, name, owner);
    }
  scratch_run (fixture->book, rapport_import_rows_new ("客户.csv", FALSE, NULL, next_bundle, &rows, NULL));
}

static void
assert_count (ActFixture *fixture,
              gint64      n)
{
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, n);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"), ==, n);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_search WHERE name MATCH '\"客户\"'"), ==, n);
}

/* What very much adds is in the log once, with all values, and its undo and redo are what they are of others. */
static void
test_great (ActFixture    *fixture,
            gconstpointer  data)
{
  import_many (fixture);
  assert_count (fixture, MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE thing = 'customer' AND op = 'insert'"
                                                 " AND json_extract (new, '$.owner') IS NOT NULL"), ==, MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM life WHERE thing = 'customer' AND touches = 1"),
                   ==, MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT length (changeset) FROM action WHERE kind = 'import'"), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      act_fixture_undo (fixture, "import");
      assert_count (fixture, 0);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM member WHERE name = '*专员'"), ==, 0);
      act_fixture_redo (fixture);
      assert_count (fixture, MANY);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM member WHERE name = '*专员'"), ==, 1);
    }
}

/* What somebody worked on since stays, and is named; the rest goes. */
static void
test_great_worked_on (ActFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  const guint field = RAPPORT_CUSTOMER_GRADE;
  gint64 action, id;

  import_many (fixture);
  action = scratch_query (fixture->book, "SELECT max(id) FROM action");
  id = scratch_query (fixture->book, "SELECT max(id) FROM customer");
  customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "A");
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
  receipt = rapport_act_run (rapport_undo_new (action), fixture->book, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (receipt->left_out, "customer"));
  assert_count (fixture, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT id FROM customer"), ==, id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/import-rows/one-step", test_one_step);
  ACT_TEST ("/acts/import-rows/all-or-nothing", test_all_or_nothing);
  ACT_TEST ("/acts/import-rows/great-undone-and-redone", test_great);
  ACT_TEST ("/acts/import-rows/great-worked-on-since", test_great_worked_on);
  return g_test_run ();
}
