/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-contract-figures.h"
#include "rapport-contract.h"
#include "rapport-edit.h"
#include "rapport-product.h"
#include "rapport-reorder.h"

static gint64
add_product (ActFixture *fixture,
             gint64      price)
{
  g_autoptr(RapportEntity) product = RAPPORT_ENTITY (rapport_product_new ());

  rapport_entity_set_text (product, RAPPORT_PRODUCT_NAME, "视觉检测系统");
  rapport_entity_set_text (product, RAPPORT_PRODUCT_UNIT, "套");
  rapport_entity_set_integer (product, RAPPORT_PRODUCT_PRICE, price);
  return scratch_run (fixture->book, rapport_add_new (product));
}

static RapportEntity *
make_line (gint64 product,
           gint64 quantity,
           gint64 price,
           gint64 rank)
{
  RapportEntity *line = RAPPORT_ENTITY (rapport_contract_line_new ());

  rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_PRODUCT, product);
  rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_QUANTITY, quantity);
  rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_PRICE, price);
  rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_RANK, rank);
  return line;
}

/* A contract with two lines: 2.5 × 1,000 and 3 × the price of the product, 200. */
static gint64
add_contract (ActFixture *fixture)
{
  g_autoptr(RapportEntity) contract = NULL;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 product = add_product (fixture, 20000);

  contract = rapport_add_begin (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_CONTRACT, 0);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260301);
  g_ptr_array_add (lines, make_line (0, 2500, 100000, 0));
  g_ptr_array_add (lines, make_line (product, 3000, RAPPORT_UNSET, 1));
  return scratch_run (fixture->book, rapport_add_with_new (contract, lines));
}

static void
assert_amounts (ActFixture *fixture,
                const char *expected)
{
  g_autofree char *found =
    scratch_read_text (fixture->book,
                        "SELECT (SELECT group_concat(amount, ' ') FROM (SELECT amount FROM contract_line ORDER BY rank))"
                        " || ' = ' || amount FROM contract");

  g_assert_cmpstr (found, ==, expected);
}

static void
edit_line (ActFixture *fixture,
           gint64      id,
           guint       field,
           gint64      value)
{
  g_autoptr(RapportEntity) line =
    rapport_entity_copy (rapport_book_get (fixture->book, RAPPORT_TYPE_CONTRACT_LINE, id, NULL));

  rapport_entity_set_integer (line, field, value);
  scratch_run (fixture->book, rapport_edit_new (line, &field, 1));
}

/* What nobody typed is counted: a line's amount, and the contract's from its lines. */
static void
test_amounts (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 contract = add_contract (fixture);
  const guint amount = RAPPORT_CONTRACT_AMOUNT;
  g_autoptr(RapportEntity) typed = NULL;

  assert_amounts (fixture, "250000 60000 = 310000");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contract_line WHERE unit = '套'"), ==, 1);
  edit_line (fixture, 1, RAPPORT_CONTRACT_LINE_QUANTITY, 1000);
  assert_amounts (fixture, "100000 60000 = 160000");
  act_fixture_undo (fixture, "edit-contract_line");
  assert_amounts (fixture, "250000 60000 = 310000");

  edit_line (fixture, 2, RAPPORT_CONTRACT_LINE_AMOUNT, 50000);
  assert_amounts (fixture, "250000 50000 = 300000");
  edit_line (fixture, 2, RAPPORT_CONTRACT_LINE_QUANTITY, 4000);
  assert_amounts (fixture, "250000 50000 = 300000");

  typed = rapport_entity_copy (rapport_book_get (fixture->book, RAPPORT_TYPE_CONTRACT, contract, NULL));
  rapport_entity_set_integer (typed, amount, 280000);
  scratch_run (fixture->book, rapport_edit_new (typed, &amount, 1));
  edit_line (fixture, 1, RAPPORT_CONTRACT_LINE_QUANTITY, 1000);
  assert_amounts (fixture, "100000 50000 = 280000");
}

static void
test_lines_go_and_move (ActFixture    *fixture,
                        gconstpointer  data)
{
  const gint64 order[] = { 2, 1 };
  const gint64 first = 1, contract = add_contract (fixture);

  scratch_run (fixture->book, rapport_reorder_new (RAPPORT_TYPE_CONTRACT_LINE, RAPPORT_CONTRACT_LINE_RANK, order, 2));
  assert_amounts (fixture, "60000 250000 = 310000");
  act_fixture_undo (fixture, "reorder");
  assert_amounts (fixture, "250000 60000 = 310000");
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CONTRACT_LINE, &first, 1));
  assert_amounts (fixture, "60000 = 60000");
  act_fixture_undo (fixture, "delete-contract_line");
  assert_amounts (fixture, "250000 60000 = 310000");
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CONTRACT, &contract, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contract_line"), ==, 0);
  act_fixture_undo (fixture, "delete-contract");
  assert_amounts (fixture, "250000 60000 = 310000");
}

static gint64
add_plain (ActFixture *fixture,
           gint64      customer,
           int         date,
           int         ends,
           gint64      amount,
           gint64      renews)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, customer);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, date);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_ENDS, ends);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_AMOUNT, amount);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_RENEWS, renews);
  return scratch_run (fixture->book, rapport_add_new (contract));
}

/* First and last contract, the next end that somebody has to think of, and the amount of twelve months. */
static void
test_figures (ActFixture    *fixture,
              gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  RapportContractFigures figures;
  gint64 old;

  g_assert_true (rapport_contract_figures_load (connection, customer, 20261129, &figures, NULL));
  g_assert_cmpint (figures.first, ==, 0);
  g_assert_cmpint (figures.amount, ==, RAPPORT_UNSET);

  old = add_plain (fixture, customer, 20251101, 20261231, 10000, 0);
  add_plain (fixture, customer, 20251130, 0, 200, 0);
  add_plain (fixture, customer, 20260901, 20271231, 3000, old);
  g_assert_true (rapport_contract_figures_load (connection, customer, 20261129, &figures, NULL));
  g_assert_cmpint (figures.first, ==, 20251101);
  g_assert_cmpint (figures.last, ==, 20260901);
  g_assert_cmpint (figures.ends, ==, 20271231);
  g_assert_cmpint (figures.amount, ==, 3200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/contract/amounts-are-counted", test_amounts);
  ACT_TEST ("/acts/contract/lines-go-and-move", test_lines_go_and_move);
  ACT_TEST ("/acts/contract/figures-of-a-customer", test_figures);
  return g_test_run ();
}
