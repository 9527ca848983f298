/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/customer/delete-and-undo", test_delete_and_undo);
  ACT_TEST ("/acts/customer/of-deleted", test_of_deleted);
  return g_test_run ();
}
