/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act-words.h"

static void
test_describe (void)
{
  g_autofree char *named = rapport_act_describe ("add-customer", "50 % off %s <b>");
  g_autofree char *alone = rapport_act_describe ("delete-customer", NULL);
  g_autofree char *done = rapport_act_describe_done ("open-ticket", "029");
  g_autofree char *done_alone = rapport_act_describe_done ("delete-customer", NULL);
  g_autofree char *left_out = rapport_act_describe_left_out ("customer.name\nrecord.started_day\nrecord.started_at");
  g_autofree char *generic = rapport_act_describe ("edit-contract", "HT-%s-1");
  g_autofree char *generic_done = rapport_act_describe_done ("add-contract", "HT-1");
  g_autofree char *two = rapport_act_describe ("edit-customer", "甲\n乙\t2");
  g_autofree char *many = rapport_act_describe_done ("delete-plan", "甲\n乙\n丙\t120");
  g_autofree char *of_one = rapport_act_describe ("edit-contract", "甲\t3");
  g_autofree char *undo = rapport_act_describe ("undo", NULL);
  g_autofree char *unknown = rapport_act_describe ("add-nothing", NULL);

  g_assert_cmpstr (generic, ==, "Edit: Contract “HT-%s-1”");
  g_assert_cmpstr (generic_done, ==, "Contract “HT-1” added");
  g_assert_cmpstr (two, ==, "Edit customers: 甲, 乙");
  g_assert_cmpstr (many, ==, "Plans deleted: 甲, 乙, 丙 … (120 in all)");
  g_assert_cmpstr (of_one, ==, "Edit: Contract “甲 … (3 in all)”");
  g_assert_cmpstr (undo, ==, "Undo");
  g_assert_cmpstr (unknown, ==, "Change");
  g_assert_cmpstr (named, ==, "Add customer “50 % off %s <b>”");
  g_assert_cmpstr (alone, ==, "Delete customers");
  g_assert_cmpstr (done, ==, "Ticket 029 opened");
  g_assert_cmpstr (done_alone, ==, "Customers deleted");
  g_assert_cmpstr (left_out, ==, "Customer: Customer name, Follow-up record: Started");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acts/describe", test_describe);
  return g_test_run ();
}
