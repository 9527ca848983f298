/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-cell-plan.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-many.h"
#include "rapport-member.h"
#include "rapport-plan-many.h"

static void
test_many_at_once (ActFixture   *fixture,
                   gconstpointer data)
{
  const gint64 ids[] = {
    act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙"),
  };
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  g_autoptr(RapportActionName) tagged = NULL;

  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "C");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, 2));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'C'"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change WHERE grade = 'C'"), ==, 2);

  scratch_run (fixture->book, rapport_add_tag_new (ids, 1, "高意向"));
  scratch_run (fixture->book, rapport_add_tag_new (ids, 2, "高意向"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 2);
  /* who had it already is not counted */
  tagged = rapport_book_find_undo (fixture->book);
  g_assert_cmpstr (tagged->subject, ==, "乙");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE tags = '高意向'"), ==, 2);
  scratch_run (fixture->book, rapport_remove_tag_new (ids, 2, "高意向"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE tags = '高意向'"), ==, 0);
  act_fixture_undo (fixture, "set-tags");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 2);
  act_fixture_undo (fixture, "set-tags");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 1);
  act_fixture_undo (fixture, "set-tags");
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'A'"), ==, 2);
}

#define N_VERY_MANY 410

static gboolean
add_very_many (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  for (guint i = 0; i < N_VERY_MANY; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "A");
      if (!rapport_transaction_insert (transaction, customer, error))
        return FALSE;
      ((gint64 *) data)[i] = rapport_entity_get_id (customer);
    }
  return TRUE;
}

/* What follows from very many things is done part by part, and is the same as from each. */
static void
test_very_many (ActFixture   *fixture,
                gconstpointer data)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  gint64 ids[N_VERY_MANY];

  scratch_run (fixture->book, rapport_act_new ("import", add_very_many, ids, NULL));
  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "B");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, N_VERY_MANY / 2));
  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "C");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, N_VERY_MANY));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'C'"), ==, N_VERY_MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM grade_change WHERE grade = 'C'"),
                   ==, N_VERY_MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==,
                   2 * N_VERY_MANY + N_VERY_MANY / 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE action = (SELECT max(id) FROM action)"
                                  " AND thing = 'customer' AND field = 'grade' AND new = 'C'"
                                  " AND old = iif (row IN (SELECT customer FROM grade_change WHERE grade = 'B'), 'B', 'A')"),
                   ==, N_VERY_MANY);
  /* the row of the history stands for what the person did */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE action = (SELECT max(id) FROM action)"
                                  " AND thing = 'grade_change' AND auto IS NULL"), ==, N_VERY_MANY);
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'B'"), ==,
                   N_VERY_MANY / 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change WHERE grade = 'C'"), ==, 0);
}

/* What is logged and planned with very many is written part by part, and taken back as a whole. */
static void
test_contacts_with_very_many (ActFixture   *fixture,
                              gconstpointer data)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment started = rapport_moment_from_day (20260310), due = rapport_moment_from_day (20300315);
  gint64 ids[N_VERY_MANY];

  scratch_run (fixture->book, rapport_act_new ("import", add_very_many, ids, NULL));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "email");
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "email");
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                                        ids, N_VERY_MANY, NULL));
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan),
                                                        ids, N_VERY_MANY, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE last = (SELECT id FROM record"
                                  " WHERE customer = customer_row.id AND depth = 'light' AND written_at IS NOT NULL)"
                                  " AND last_day = 20260310"), ==, N_VERY_MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM plan WHERE due_day = 20300315"
                                  " AND state = 'planned' AND origin = 'by-hand'"), ==, N_VERY_MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM change WHERE thing = 'record'"
                                  " AND op = 'insert' AND auto IS NULL"), ==, N_VERY_MANY);
  act_fixture_undo (fixture, "add-plan");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20300315"), ==, 0);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE last IS NOT NULL"), ==, 0);
}

/* a #RapportProgress.func */
static void
cancel_cb (gpointer data,
           double   done)
{
  if (done > 0.5)
    g_cancellable_cancel (data);
}

/* @act: (transfer full) */
static void
run_cancelled (ActFixture *fixture,
               RapportAct *act)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RapportProgress progress = { .cancellable = cancellable, .func = cancel_cb, .data = cancellable };
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  rapport_act_set_progress (act, &progress);
  receipt = rapport_act_run (act, fixture->book, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (receipt);
}

/* Who ends it on the way finds all as it was, also what was done already. */
static void
test_cancelled (ActFixture   *fixture,
                gconstpointer data)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  gint64 ids[N_VERY_MANY];

  scratch_run (fixture->book, rapport_act_new ("import", add_very_many, ids, NULL));
  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "B");
  run_cancelled (fixture, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, N_VERY_MANY));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'A'"), ==, N_VERY_MANY);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change WHERE grade = 'B'"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'B'"), ==, 0);
}

/* How far it was, and the longest way in one step */
typedef struct
{
  double done;
  double step;
} Way;

/* a #RapportProgress.func */
static void
go_cb (gpointer data,
       double   done)
{
  Way *way = data;

  way->step = MAX (way->step, done - way->done);
  way->done = done;
}

/* Takes the newest act back, first in vain and then, and finds that it tells all the time how far that is. */
static void
undo_told (ActFixture *fixture)
{
  const gint64 action = scratch_query (fixture->book, "SELECT id FROM action WHERE undone_by IS NULL AND undoes IS NULL"
                                                      " ORDER BY id DESC LIMIT 1");
  Way way = { 0, 0 };
  RapportProgress progress = { .func = go_cb, .data = &way };
  RapportAct *act = rapport_undo_new (action);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  run_cancelled (fixture, rapport_undo_new (action));
  rapport_act_set_progress (act, &progress);
  receipt = rapport_act_run (act, fixture->book, &error);
  g_assert_no_error (error);
  /* the copy of a small book is one step */
  g_assert_cmpfloat (way.step, <, 0.25);
}

static void
test_undo_tells (ActFixture   *fixture,
                 gconstpointer data)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  gint64 ids[N_VERY_MANY];

  scratch_run (fixture->book, rapport_act_new ("import", add_very_many, ids, NULL));
  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "B");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, N_VERY_MANY));
  undo_told (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE grade = 'A'"), ==, N_VERY_MANY);
  undo_told (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

static void
test_contacts_cancelled (ActFixture   *fixture,
                         gconstpointer data)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment day = rapport_moment_from_day (20300315);
  gint64 ids[N_VERY_MANY];

  scratch_run (fixture->book, rapport_act_new ("import", add_very_many, ids, NULL));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &day);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &day);
  run_cancelled (fixture, rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                                    ids, N_VERY_MANY, NULL));
  run_cancelled (fixture, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), ids, N_VERY_MANY, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20300315"), ==, 0);
}

/* 2026-03-10 12:00 in Shanghai */
#define NOON G_GINT64_CONSTANT (1773115200)

static RapportCellPlan *
begin (const RapportEntityInfo *info)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return rapport_cell_plan_new (info, NOON, zone, NULL);
}

static void
check (ActFixture      *fixture,
       RapportCellPlan *plan)
{
  g_autoptr(GError) error = NULL;

  rapport_cell_plan_check (plan, rapport_book_get_connection (fixture->book), &error);
  g_assert_no_error (error);
}

static const RapportCellChange *
get_change (RapportCellPlan *plan,
            guint            i)
{
  g_assert_cmpuint (i, <, rapport_cell_plan_get_changes (plan)->len);
  return g_ptr_array_index (rapport_cell_plan_get_changes (plan), i);
}

/* what is put into cells is told as old and new, what can't be with its sentence; the rest is written as one act */
static void
test_cells (ActFixture   *fixture,
            gconstpointer data)
{
  const gint64 first = act_fixture_add_customer (fixture, "K1", "甲"), second = act_fixture_add_customer (fixture, "K2", "乙");
  g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, "王芳");
  scratch_run (fixture->book, rapport_add_new (member));
  rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_NAME, " 甲一 ");
  rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_STAGE, "needs");
  rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_OWNER, "王芳");
  rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_YEARLY_AMOUNT, "1,200.50");
  rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_LAST_VERIFIED, "昨天");
  rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_NAME, "");
  rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_NUMBER, "K1");
  rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_STAGE, "nonsense");
  rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_OWNER, "李四");
  rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_INDUSTRY, "物流\n运输");
  rapport_cell_plan_refuse (plan, 0, "Name", "丙", "no row");
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_n_changed (plan), ==, 6);
  g_assert_cmpuint (rapport_cell_plan_get_n_things (plan), ==, 2);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (plan), ==, 5);
  g_assert_cmpstr (get_change (plan, 0)->before, ==, "甲");
  g_assert_cmpstr (get_change (plan, 0)->after, ==, "甲一");
  g_assert_null (get_change (plan, 0)->problem);
  g_assert_cmpstr (get_change (plan, 2)->after, ==, "王芳");
  g_assert_cmpstr (get_change (plan, 3)->after, ==, "1,200.50");
  g_assert_cmpstr (get_change (plan, 4)->after, ==, "2026-03-09");
  for (guint i = 5; i < 9; i++)
    g_assert_nonnull (get_change (plan, i)->problem);
  g_assert_cmpstr (get_change (plan, 6)->after, ==, "K1");
  g_assert_cmpstr (get_change (plan, 9)->after, ==, "物流 运输");
  g_assert_cmpstr (get_change (plan, 10)->problem, ==, "no row");
  scratch_run (fixture->book, rapport_cell_plan_create_act (plan, TRUE));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '甲一' AND stage = 'needs'"
                                  " AND yearly_amount = 120050 AND last_verified = 20260309 AND owner IS NOT NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '乙' AND number = 'K2'"
                                  " AND industry = '物流 运输' AND stage IS NULL"), ==, 1);
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE industry IS NULL AND stage IS NULL"), ==, 2);
}

/* who empties the cell of a number is told that it stays; an empty one would be given another */
static void
test_cells_number (ActFixture   *fixture,
                   gconstpointer data)
{
  const gint64 id = act_fixture_add_customer (fixture, "K1", "甲");
  g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);

  rapport_cell_plan_type (plan, id, RAPPORT_CUSTOMER_NUMBER, "");
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_n_changed (plan), ==, 0);
  g_assert_cmpstr (get_change (plan, 0)->problem, ==, "The number can’t be left empty.");
}

/* of two fields that depend on each other both are looked at before one is refused */
static void
test_cells_together (ActFixture   *fixture,
                     gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(RapportCellPlan) plan = begin (&rapport_contract_info);
  g_autoptr(RapportCellPlan) refused = begin (&rapport_contract_info);
  gint64 id;

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, customer);
  rapport_entity_set_text (contract, RAPPORT_CONTRACT_NUMBER, "HT1");
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260101);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_BEGINS, 20260101);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_ENDS, 20261231);
  id = scratch_run (fixture->book, rapport_add_new (contract));
  rapport_cell_plan_type (plan, id, RAPPORT_CONTRACT_BEGINS, "2027-01-01");
  rapport_cell_plan_type (plan, id, RAPPORT_CONTRACT_ENDS, "2027-12-31");
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (plan), ==, 0);
  rapport_cell_plan_type (refused, id, RAPPORT_CONTRACT_BEGINS, "2027-01-01");
  rapport_cell_plan_type (refused, id, RAPPORT_CONTRACT_NAME, "维护");
  check (fixture, refused);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (refused), ==, 1);
  g_assert_nonnull (get_change (refused, 0)->problem);
  g_assert_cmpstr (get_change (refused, 1)->after, ==, "维护");
}

/* A customer given to another in the table is handed over as anywhere else: what is open goes along, as one act. */
static void
test_cells_owner (ActFixture   *fixture,
                  gconstpointer data)
{
  const char *owners = "SELECT (SELECT m.name FROM customer c JOIN member m ON m.id = c.owner) || ' ' ||"
                       " (SELECT group_concat (name, ' ') FROM (SELECT m.name FROM plan p"
                       "  JOIN member m ON m.id = p.owner ORDER BY p.id))";
  const gint64 ann = scratch_add_member (fixture->book, "Ann"), carl = scratch_add_member (fixture->book, "Carl");
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  const RapportMoment due = rapport_moment_from_day (20300315);
  gint64 id;

  scratch_add_member (fixture->book, "Bob");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, ann);
  id = scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

      rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, id);
      rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, i == 0 ? ann : carl);
      rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
      scratch_run (fixture->book, rapport_add_new (plan));
    }
  for (guint i = 0; i < 2; i++)
    {
      const gboolean along = i == 0;
      g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);
      g_autofree char *now = NULL;
      g_autofree char *undone = NULL;

      rapport_cell_plan_type (plan, id, RAPPORT_CUSTOMER_OWNER, "Bob");
      check (fixture, plan);
      g_assert_cmpuint (rapport_cell_plan_get_n_open (plan), ==, 1);
      scratch_run (fixture->book, rapport_cell_plan_create_act (plan, along));
      now = scratch_read_text (fixture->book, owners);
      g_assert_cmpstr (now, ==, along ? "Bob Bob Carl" : "Bob Ann Carl");
      act_fixture_undo (fixture, "edit-customer");
      undone = scratch_read_text (fixture->book, owners);
      g_assert_cmpstr (undone, ==, "Ann Ann Carl");
    }
}

/* What is deleted between looking and writing is refused alone when it is looked at again, by the name it had. */
static void
test_cells_gone (ActFixture   *fixture,
                 gconstpointer data)
{
  const gint64 kept = act_fixture_add_customer (fixture, NULL, "甲"), gone = act_fixture_add_customer (fixture, NULL, "乙");
  g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);

  rapport_cell_plan_type (plan, gone, RAPPORT_CUSTOMER_INDUSTRY, "物流");
  rapport_cell_plan_type (plan, kept, RAPPORT_CUSTOMER_INDUSTRY, "物流");
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (plan), ==, 0);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &gone, 1));
  scratch_refuse (fixture->book, rapport_cell_plan_create_act (plan, FALSE), RAPPORT_ERROR_NOT_FOUND);
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (plan), ==, 1);
  g_assert_cmpuint (rapport_cell_plan_get_n_things (plan), ==, 1);
  g_assert_cmpstr (get_change (plan, 0)->title, ==, "乙");
  g_assert_cmpstr (get_change (plan, 0)->problem, ==, "It was deleted in the meantime.");
  scratch_run (fixture->book, rapport_cell_plan_create_act (plan, FALSE));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE industry = '物流'"), ==, 1);
}

static RapportAct *
name_new (gint64      customer,
          const char *name)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, name);
  return rapport_edit_many_new (values, &field, 1, &customer, 1);
}

/* What somebody else writes between looking and writing, or before what is looked at was seen, is not written over. */
static void
test_cells_changed (ActFixture   *fixture,
                    gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) seen = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (seen);
  g_autoptr(RapportCellPlan) block = begin (&rapport_customer_info);
  g_autoptr(RapportCellPlan) one = begin (&rapport_customer_info);

  rapport_cell_plan_type (block, customer, RAPPORT_CUSTOMER_NAME, "乙");
  check (fixture, block);
  scratch_run (fixture->book, name_new (customer, "丙"));
  scratch_refuse (fixture->book, rapport_cell_plan_create_act (block, FALSE), RAPPORT_ERROR_CONFLICT);
  rapport_cell_plan_type (one, customer, RAPPORT_CUSTOMER_NAME, "乙");
  rapport_cell_plan_expect (one, copy);
  check (fixture, one);
  scratch_refuse (fixture->book, rapport_cell_plan_create_act (one, FALSE), RAPPORT_ERROR_CONFLICT);
  check (fixture, block);
  g_assert_cmpstr (get_change (block, 0)->before, ==, "丙");
  scratch_run (fixture->book, rapport_cell_plan_create_act (block, FALSE));
}

/* Of free text with suggestions it is told where nothing has it yet; what is suggested or known already is not new. */
static void
test_cells_new_words (ActFixture   *fixture,
                      gconstpointer data)
{
  const gint64 first = act_fixture_add_customer (fixture, NULL, "甲"), second = act_fixture_add_customer (fixture, NULL, "乙");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);

      rapport_cell_plan_type (plan, first, RAPPORT_CUSTOMER_STATUS, i == 0 ? "高意愿" : "low-activity");
      rapport_cell_plan_type (plan, second, RAPPORT_CUSTOMER_STATUS, "高意愿");
      check (fixture, plan);
      g_assert_cmpuint (rapport_cell_plan_get_n_changed (plan), ==, 2 - i);
      g_assert_cmpuint (rapport_cell_plan_get_n_new (plan), ==, i == 0 ? 2 : 0);
      g_assert_true (get_change (plan, 0)->is_new == (i == 0));
      scratch_run (fixture->book, rapport_cell_plan_create_act (plan, FALSE));
    }
}

/* filled down, a value is the same with its words; what has it already does not change */
static void
test_fill_down (ActFixture   *fixture,
                gconstpointer data)
{
  gint64 ids[3];
  g_autoptr(RapportCellPlan) plan = begin (&rapport_customer_info);
  g_autoptr(RapportCellPlan) numbers = begin (&rapport_customer_info);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = act_fixture_add_customer (fixture, i == 0 ? "K7" : NULL, "客户");
  rapport_cell_plan_copy (plan, ids[1], RAPPORT_CUSTOMER_NAME, ids[0]);
  check (fixture, plan);
  g_assert_cmpuint (rapport_cell_plan_get_changes (plan)->len, ==, 0);
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    rapport_cell_plan_copy (numbers, ids[i], RAPPORT_CUSTOMER_NUMBER, ids[0]);
  check (fixture, numbers);
  g_assert_cmpuint (rapport_cell_plan_get_n_refused (numbers), ==, 2);
  g_assert_cmpuint (rapport_cell_plan_get_n_changed (numbers), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/many-at-once", test_many_at_once);
  ACT_TEST ("/acts/very-many-at-once", test_very_many);
  ACT_TEST ("/acts/very-many-cancelled", test_cancelled);
  ACT_TEST ("/acts/very-many-undone-by-steps", test_undo_tells);
  ACT_TEST ("/acts/very-many-contacts", test_contacts_with_very_many);
  ACT_TEST ("/acts/very-many-contacts-cancelled", test_contacts_cancelled);
  ACT_TEST ("/acts/cells", test_cells);
  ACT_TEST ("/acts/cells/number-is-not-emptied", test_cells_number);
  ACT_TEST ("/acts/cells/together", test_cells_together);
  ACT_TEST ("/acts/cells/owner", test_cells_owner);
  ACT_TEST ("/acts/cells/gone-meanwhile", test_cells_gone);
  ACT_TEST ("/acts/cells/changed-meanwhile", test_cells_changed);
  ACT_TEST ("/acts/cells/new-words", test_cells_new_words);
  ACT_TEST ("/acts/cells/fill-down", test_fill_down);
  return g_test_run ();
}
