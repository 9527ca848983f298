/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-attach.h"
#include "rapport-attachment.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
test_numbers (ActFixture   *fixture,
              gconstpointer data)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportCustomer) taken = rapport_customer_new ();
  guint field = RAPPORT_CUSTOMER_NUMBER;
  gint64 second;

  act_fixture_add_customer (fixture, NULL, "甲");
  act_fixture_add_customer (fixture, "K-0099", "乙");
  second = act_fixture_add_customer (fixture, NULL, "丙");
  customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, second, NULL);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER), ==, "K-0100");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE number = '001'"), ==, 1);

  rapport_entity_set_text (RAPPORT_ENTITY (taken), RAPPORT_CUSTOMER_NUMBER, "001");
  rapport_entity_set_text (RAPPORT_ENTITY (taken), RAPPORT_CUSTOMER_NAME, "丁");
  scratch_refuse (fixture->book, rapport_add_customer_new (taken, NULL, NULL), RAPPORT_ERROR_CONFLICT);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, "001");
  scratch_refuse (fixture->book, rapport_edit_new (customer, &field, 1), RAPPORT_ERROR_CONFLICT);
}

static void
test_customer_with_contacts (ActFixture   *fixture,
                             gconstpointer data)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const tags[] = { "高意向", "需技术支持", NULL };

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "甲");
  for (int i = 0; i < 2; i++)
    {
      RapportContact *contact = rapport_contact_new ();

      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_NAME, i == 0 ? "张总" : "李工");
      g_ptr_array_add (contacts, contact);
    }
  scratch_run (fixture->book, rapport_add_customer_new (customer, contacts, tags));
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT (SELECT count(*) FROM contact) * 10 + (SELECT count(*) FROM tag)"), ==, 22);
  act_fixture_undo (fixture, "add-customer");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM tag)"), ==, 0);
  act_fixture_redo (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE contact = '张总'"
                                  " AND tags = '高意向, 需技术支持'"), ==, 1);
}

/* Of many files that are attached at once the first are named, and how many there are is said. */
static void
test_many_files (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RapportActionName) name = NULL;

  for (int i = 1; i <= 200; i++)
    {
      RapportEntity *file = RAPPORT_ENTITY (rapport_attachment_new ());

      rapport_entity_take_text (file, RAPPORT_ATTACHMENT_NAME, g_strdup_printf ("%d.pdf", i));
      rapport_entity_take_text (file, RAPPORT_ATTACHMENT_SHA256, g_strnfill (64, 'f'));
      rapport_entity_set_integer (file, RAPPORT_ATTACHMENT_SIZE, 1);
      g_ptr_array_add (files, file);
    }
  scratch_run (fixture->book, rapport_attach_new (customer, files));
  name = rapport_book_find_undo (fixture->book);
  g_assert_cmpstr (name->subject, ==, "1.pdf, 2.pdf, 3.pdf … (200)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/customer/numbers", test_numbers);
  ACT_TEST ("/acts/customer/with-contacts", test_customer_with_contacts);
  ACT_TEST ("/acts/customer/with-many-files", test_many_files);
  return g_test_run ();
}
