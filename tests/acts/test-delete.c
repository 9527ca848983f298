/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-snippet.h"

/* Who logs with a customer that another deletes meanwhile is told so. */
static void
test_of_deleted (ActFixture   *fixture,
                 gconstpointer data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "*张总");
  receipt = rapport_act_run (rapport_add_new (contact), fixture->book, &error);
  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "What it belongs to was deleted meanwhile, so it could not be saved.");
}

static void
test_delete_and_undo (ActFixture   *fixture,
                      gconstpointer data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");

  act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  act_fixture_open_ticket (fixture, customer);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM ticket) + (SELECT count(*) FROM clock)"
                                  " + (SELECT count(*) FROM action_item)"), ==, 0);
  act_fixture_undo (fixture, "delete-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM ticket) + (SELECT count(*) > 0 FROM clock)"
                                  " + (SELECT count(*) FROM action_item)"), ==, 5);
}

/* What came with the program and a person deleted is not there again at the next start, unless it was taken back. */
static void
test_shipped (ActFixture   *fixture,
              gconstpointer data)
{
  static const char count[] = "SELECT count(*) FROM snippet";
  const gint64 n = scratch_query (fixture->book, count);
  gint64 ids[] = {
    scratch_query (fixture->book, "SELECT min (id) FROM snippet WHERE kind = 'service-plan'"),
    scratch_query (fixture->book, "SELECT id FROM snippet WHERE kind = 'greeting'"),
  };

  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_SNIPPET, ids, G_N_ELEMENTS (ids)));
  rapport_book_close (fixture->book);
  g_object_unref (fixture->book);
  fixture->book = scratch_book_open (fixture->folder);
  g_assert_cmpint (scratch_query (fixture->book, count), ==, n - 2);
  act_fixture_undo (fixture, "delete-snippet");
  g_assert_cmpint (scratch_query (fixture->book, count), ==, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/customer/delete-and-undo", test_delete_and_undo);
  ACT_TEST ("/acts/customer/of-deleted", test_of_deleted);
  ACT_TEST ("/acts/snippet/shipped-stays-deleted", test_shipped);
  return g_test_run ();
}
