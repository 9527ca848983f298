/* SPDX-License-Identifier: GPL-3.0-or-later */
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
         const char    *name,
         RapportEntity *owner)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  RapportImportBundle *bundle = rapport_import_bundle_new ();

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
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
  add_row (&rows, "甲", owner);
  add_row (&rows, "乙", owner);
  scratch_run (fixture->book, rapport_import_rows_new ("客户.csv", NULL, next_bundle, &rows, NULL));
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
  add_row (&rows, "甲", owner);
  scratch_refuse (fixture->book, rapport_import_rows_new ("客户.csv", NULL, next_bundle, &rows, NULL),
                  RAPPORT_ERROR_FAILED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/import-rows/one-step", test_one_step);
  ACT_TEST ("/acts/import-rows/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
