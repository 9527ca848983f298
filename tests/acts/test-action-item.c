/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-record.h"
#include "rapport-risk.h"

static void
test_finish (ActFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) item = RAPPORT_ENTITY (rapport_action_item_new ());
  gint64 id;

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, "提交报价方案");
  id = scratch_run (fixture->book, rapport_add_new (item));
  scratch_run (fixture->book, rapport_finish_action_item_new (id));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE done_day IS NOT NULL"), ==, 1);
  act_fixture_undo (fixture, "finish-action-item");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE done_day IS NULL"), ==, 1);
}

static RapportEntity *
new_item (const char *kind)
{
  RapportEntity *item = RAPPORT_ENTITY (rapport_action_item_new ());

  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, "增加导出功能");
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_KIND, kind);
  return item;
}

/* It is followed through until the customer was told; opened again, it is as before. */
static void
test_suggestion (ActFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportEntity) item = new_item ("suggestion");
  const guint told = RAPPORT_ACTION_ITEM_TOLD;
  const guint done = RAPPORT_ACTION_ITEM_DONE;
  const RapportMoment day = rapport_moment_from_day (20260310);
  const RapportMoment none = { 0 };
  gint64 id;

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  id = scratch_run (fixture->book, rapport_add_new (item));
  scratch_refuse (fixture->book, rapport_finish_action_item_new (id), RAPPORT_ERROR_INVALID);
  rapport_entity_set_id (item, id);
  rapport_entity_set_moment (item, told, &day);
  scratch_run (fixture->book, rapport_edit_new (item, &told, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT done_day FROM action_item"), ==, 20260310);
  rapport_entity_set_moment (item, done, &none);
  scratch_run (fixture->book, rapport_edit_new (item, &done, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE done_day IS NULL"), ==, 1);
}

static void
test_of_ticket (ActFixture    *fixture,
                gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) item = new_item ("task");

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_TICKET, act_fixture_open_ticket (fixture, customer));
  scratch_run (fixture->book, rapport_add_new (item));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT customer FROM action_item"), ==, customer);
}

/* FR-15: a promise is for a day, wherever it is written down or changed. */
static void
test_promise_has_its_day (ActFixture    *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportEntity) item = new_item ("promise");
  const RapportMoment day = rapport_moment_from_day (20260320);
  const RapportMoment none = { 0 };
  const guint deadline = RAPPORT_ACTION_ITEM_DEADLINE;

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  scratch_refuse (fixture->book, rapport_add_new (item), RAPPORT_ERROR_INVALID);
  rapport_entity_set_moment (item, deadline, &day);
  rapport_entity_set_id (item, scratch_run (fixture->book, rapport_add_new (item)));
  rapport_entity_set_moment (item, deadline, &none);
  scratch_refuse (fixture->book, rapport_edit_new (item, &deadline, 1), RAPPORT_ERROR_INVALID);
}

/* A risk keeps what spoke for it on its day; what is done about it is its own and the customer's. */
static void
test_of_risk (ActFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) risk = RAPPORT_ENTITY (rapport_risk_new ());
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(RapportEntity) item = new_item ("task");
  g_autofree char *facts = NULL;
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  const RapportMoment day = rapport_moment_from_day (today);
  gint64 id;

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &day);
  rapport_entity_set_flag (record, RAPPORT_RECORD_WILL_END, TRUE);
  scratch_run (fixture->book, rapport_add_new (record));
  rapport_entity_set_integer (risk, RAPPORT_RISK_CUSTOMER, customer);
  rapport_entity_set_day (risk, RAPPORT_RISK_OPENED, today);
  id = scratch_run (fixture->book, rapport_add_new (risk));
  facts = scratch_read_text (fixture->book, "SELECT score || ' ' || by_hand || ' ' || substr(facts, 1, 34) FROM risk");
  g_assert_cmpstr (facts, ==, "70 1 Says it will end the cooperation (");
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, customer);
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_RISK, id);
  scratch_run (fixture->book, rapport_add_new (item));
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_RISK, &id, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item"), ==, 0);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE risk IS NOT NULL"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/action-item/finish", test_finish);
  ACT_TEST ("/acts/action-item/suggestion-until-the-customer-was-told", test_suggestion);
  ACT_TEST ("/acts/action-item/FR-15-a-promise-has-its-day", test_promise_has_its_day);
  ACT_TEST ("/acts/action-item/of-a-risk", test_of_risk);
  ACT_TEST ("/acts/action-item/of-a-ticket-is-its-customers", test_of_ticket);
  return g_test_run ();
}
