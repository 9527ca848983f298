/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-draw-sample.h"
#include "rapport-edit.h"
#include "rapport-list-columns.h"
#include "rapport-list-query.h"
#include "rapport-lists.h"
#include "rapport-timeline.h"

static char *
find (ActFixture *fixture,
      const char *where)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree gint64 *ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  guint n;

  rapport_list_query_narrow_text (query, where, &error);
  g_assert_no_error (error);
  ids = rapport_list_query_run (query, rapport_book_get_connection (fixture->book), NULL,
                                g_get_real_time () / G_USEC_PER_SEC, zone, &n, &error);
  g_assert_no_error (error);
  rows = rapport_list_query_fetch (query->spec, rapport_book_get_connection (fixture->book), ids, n);
  for (guint i = 0; i < n; i++)
    {
      const char *missing = rapport_row_get_text (rows->pdata[i], RAPPORT_CUSTOMER_CELL_MISSING);

      g_string_append_printf (told, "%s%s: %s", i > 0 ? "; " : "",
                              rapport_row_get_text (rows->pdata[i], RAPPORT_CUSTOMER_CELL_NAME),
                              missing != NULL ? missing : "-");
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* Each key field gets a verdict: then the file is checked, and the customer verified; once a month. */
static void
test_checked (ActFixture    *fixture,
              gconstpointer  data)
{
  static const guint verdicts[] = {
    RAPPORT_DATA_CHECK_NAME, RAPPORT_DATA_CHECK_CONTACT, RAPPORT_DATA_CHECK_POSITION, RAPPORT_DATA_CHECK_PHONE,
    RAPPORT_DATA_CHECK_EMAIL, RAPPORT_DATA_CHECK_ADDRESS,
  };
  g_autoptr(RapportEntity) check = NULL;
  g_autofree char *stale = NULL;
  g_autofree char *fresh = NULL;

  act_fixture_add_customer (fixture, NULL, "甲");
  scratch_run (fixture->book, rapport_draw_sample_new (7));
  scratch_refuse (fixture->book, rapport_draw_sample_new (7), RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM data_check WHERE checked_on IS NULL"), ==, 1);
  stale = find (fixture, "stale:yes");
  g_assert_cmpstr (stale, ==, "甲: -");
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr(RapportEntity) live =
        rapport_book_get (fixture->book, RAPPORT_TYPE_DATA_CHECK, scratch_query (fixture->book,
                                                                                "SELECT id FROM data_check"), NULL);

      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE last_verified IS NULL"), ==, 1);
      g_clear_object (&check);
      check = rapport_entity_copy (live);
      rapport_entity_set_text (check, verdicts[i], i == 3 ? "wrong" : "right");
      scratch_run (fixture->book, rapport_edit_new (check, &verdicts[i], 1));
    }
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM data_check WHERE checked_on = drawn_on"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer JOIN data_check"
                                                 " ON last_verified = checked_on"), ==, 1);
  fresh = find (fixture, "stale:yes");
  g_assert_cmpstr (fresh, ==, "");
  act_fixture_undo (fixture, "edit-data_check");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE last_verified IS NULL"), ==, 1);
}

/* RG-8: after the first deal a file lacks something until all is there. */
static void
test_missing (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autofree char *before = find (fixture, "missing:yes");
  g_autoptr(RapportEntity) line = g_object_new (RAPPORT_TYPE_CONTRACT_LINE, NULL);
  g_autofree char *after = NULL;
  g_autofree char *with_line = NULL;
  g_autofree char *undone = NULL;

  act_fixture_add_customer (fixture, NULL, "乙");
  g_assert_cmpstr (before, ==, "");
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, customer);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260301);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_AMOUNT, 100);
  scratch_add (fixture->book, contract);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "王");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_MOBILE, "13800000000");
  scratch_add (fixture->book, contact);
  after = find (fixture, "missing:yes");
  g_assert_cmpstr (after, ==, "甲: position, email, address, products, contract period, decision maker, first contact");
  rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_CONTRACT,
                              scratch_query (fixture->book, "SELECT id FROM contract"));
  rapport_entity_set_text (line, RAPPORT_CONTRACT_LINE_PRODUCT_WORDS, "培训");
  scratch_add (fixture->book, line);
  with_line = find (fixture, "missing:yes");
  g_assert_cmpstr (with_line, ==, "甲: position, email, address, contract period, decision maker, first contact");
  act_fixture_undo (fixture, "add");
  undone = find (fixture, "missing:yes");
  g_assert_cmpstr (undone, ==, after);
}

/* An important change is kept with the moment at which it became known: then, until somebody says since when. */
static void
test_known (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) changed = rapport_entity_copy (customer);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree char *kept = NULL;
  const guint fields[] = { RAPPORT_CUSTOMER_ADDRESS, RAPPORT_CUSTOMER_NOTES };
  const guint known = RAPPORT_DATA_CHANGE_KNOWN;
  g_autoptr(RapportEntity) change = NULL;
  g_autoptr(GPtrArray) timeline = NULL;
  RapportMoment before;
  guint late = 0;

  rapport_entity_set_text (changed, RAPPORT_CUSTOMER_ADDRESS, "苏州");
  rapport_entity_set_text (changed, RAPPORT_CUSTOMER_NOTES, "搬家");
  scratch_run (fixture->book, rapport_edit_new (changed, fields, 2));
  kept = scratch_read_text (fixture->book, "SELECT group_concat(thing || '.' || field || ' ' || new_value"
                            " || ' ' || (known_at = entered_at)) FROM data_change");
  g_assert_cmpstr (kept, ==, "customer.address 苏州 1");
  change = rapport_book_get (fixture->book, RAPPORT_TYPE_DATA_CHANGE, 1, NULL);
  before = rapport_moment_from_instant (rapport_entity_get_moment (change, known)->at - 25 * 60 * 60, zone);
  rapport_entity_set_moment (change, known, &before);
  scratch_run (fixture->book, rapport_edit_new (change, &known, 1));
  timeline = rapport_timeline_load (rapport_book_get_connection (fixture->book), id, 10, zone, NULL);
  for (guint i = 0; i < timeline->len; i++)
    late += ((RapportTimelineItem *) timeline->pdata[i])->kind == RAPPORT_TIMELINE_CHANGE &&
            ((RapportTimelineItem *) timeline->pdata[i])->written_late != RAPPORT_UNSET;
  g_assert_cmpuint (late, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/data-care/RG-2/checked", test_checked);
  ACT_TEST ("/acts/data-care/RG-8/missing", test_missing);
  ACT_TEST ("/acts/data-care/RG-2/known-on", test_known);
  return g_test_run ();
}
