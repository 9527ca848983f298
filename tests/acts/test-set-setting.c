/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-table.h"
#include "rapport-ticket.h"
#include "rapport-uid.h"

static void
test_set (ActFixture    *fixture,
          gconstpointer  data)
{
  const char *value = "SELECT group_concat (ifnull (value, '-')) FROM setting WHERE name = 'phone-limit'";
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *reset = NULL;

  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", "3"));
  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", "4"));
  second = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (second, ==, "4");
  act_fixture_undo (fixture, "set-setting");
  undone = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (undone, ==, "3");
  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", NULL));
  reset = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (reset, ==, "-");
}

/* However it is typed, it is kept in one way. */
static void
test_tidy (ActFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *kept = NULL;

  scratch_run (fixture->book, rapport_set_setting_new ("grade-a-above", "60万"));
  scratch_run (fixture->book, rapport_set_setting_new ("daily-backup", "否"));
  kept = scratch_read_text (fixture->book, "SELECT group_concat (value) FROM setting WHERE value IS NOT NULL"
                            " AND name <> 'plans-a-day'");
  g_assert_cmpstr (kept, ==, "600000,no");
}

/* Amounts are not converted: those of a currency with other decimals would be a hundred times as much. */
static void
test_currency (ActFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *currency = NULL;

  scratch_run (fixture->book, rapport_set_setting_new ("currency", "JPY"));
  scratch_run (fixture->book, rapport_set_setting_new ("currency", "CNY"));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_YEARLY_AMOUNT, 12345);
  scratch_add (fixture->book, customer);
  scratch_refuse (fixture->book, rapport_set_setting_new ("currency", "JPY"), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, rapport_set_setting_new ("currency", "usd"));
  currency = scratch_read_text (fixture->book, "SELECT value FROM setting WHERE name = 'currency'");
  g_assert_cmpstr (currency, ==, "USD");
}

static void
test_thing (ActFixture    *fixture,
            gconstpointer  data)
{
  const char *elsewhere = "77e46be4-7c45-8e49-baa8-000000000000";

  scratch_refuse (fixture->book, rapport_set_setting_new ("default-policy", elsewhere), RAPPORT_ERROR_NOT_FOUND);
  scratch_run (fixture->book, rapport_set_setting_new ("default-policy", ""));
}

/* A ticket without a policy of its own goes by the default: when that is another, it is told of by its deadlines. */
static void
test_default_policy (ActFixture    *fixture,
                     gconstpointer  data)
{
  const gint64 id = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) ticket =
    rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_TICKET, id, NULL);
  g_autoptr(RapportEntity) regulation = rapport_table_load (
    rapport_book_get_connection (fixture->book), RAPPORT_TYPE_POLICY_VERSION,
    scratch_query (fixture->book, "SELECT id FROM policy WHERE name = 'Regulation'"), NULL);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (regulation));

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, 0);
  scratch_update (fixture->book, ticket);
  scratch_run (fixture->book, rapport_set_setting_new ("default-policy", uid));
  g_clear_object (&fixture->book);
  fixture->book = scratch_book_open (fixture->folder);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM clock WHERE target = 'analysis'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE clock = 'analysis' AND settled = 0"),
                   >, 0);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert a WHERE thing = 'ticket' AND settled = 0 AND NOT EXISTS"
                                  " (SELECT 1 FROM clock c WHERE c.ticket = a.row AND c.target = a.clock"
                                  " AND c.due = a.due)"), ==, 0);
}

static void
test_nonsense (ActFixture    *fixture,
               gconstpointer  data)
{
  scratch_refuse (fixture->book, rapport_set_setting_new ("phone-limit", "many"), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, rapport_set_setting_new ("cadence-a", "32+0/month"), RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM setting WHERE name <> 'plans-a-day'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/set-setting/set", test_set);
  ACT_TEST ("/acts/set-setting/kept-in-one-way", test_tidy);
  ACT_TEST ("/acts/set-setting/currency-of-a-book-with-amounts", test_currency);
  ACT_TEST ("/acts/set-setting/a-thing-that-is-not-there", test_thing);
  ACT_TEST ("/acts/set-setting/another-default-policy-is-told-of", test_default_policy);
  ACT_TEST ("/acts/set-setting/nonsense", test_nonsense);
  return g_test_run ();
}
