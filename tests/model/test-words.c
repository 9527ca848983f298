/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-things.h"
#include "rapport-words.h"

static void
test_methods (void)
{
  static const char * const typed[][2] = {
    { "电话", "phone" }, { "电话回访", "phone" }, { "Phone", "phone" }, { "call", "phone" },
    { "微信", "wechat" }, { "WeChat", "wechat" }, { "邮件", "email" }, { "E-mail", "email" },
    { "拜访", "visit" }, { "上门拜访", "visit" }, { " 线上 会议 ", "online-meeting" },
    { "Online Meeting", "online-meeting" }, { "\uff30\uff28\uff2f\uff2e\uff25", "phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpstr (rapport_words_find (rapport_methods, typed[i][0]), ==, typed[i][1]);
  g_assert_null (rapport_words_find (rapport_methods, NULL));
  g_assert_null (rapport_words_find (rapport_methods, "  "));
  g_assert_null (rapport_words_find (rapport_methods, "信鸽"));
  g_assert_null (rapport_words_find (rapport_methods, "电话|电话回访"));
  g_assert_null (rapport_words_find (rapport_methods, "\xff\xfe"));
}

static void
test_grades (void)
{
  g_assert_cmpstr (rapport_words_find (rapport_grades, "A"), ==, "A");
  g_assert_cmpstr (rapport_words_find (rapport_grades, "A级"), ==, "A");
  g_assert_cmpstr (rapport_words_find (rapport_grades, "b类客户"), ==, "B");
  g_assert_null (rapport_words_find (rapport_grades, "D"));
  g_assert_null (rapport_words_find (rapport_grades, "AB"));
}

static void
test_unknown_source_stays_as_typed (void)
{
  g_assert_null (rapport_words_find (rapport_customer_sources, "行业峰会推荐"));
  g_assert_cmpstr (rapport_words_find (rapport_customer_sources, "客户推荐"), ==, "referral");
  g_assert_cmpstr (rapport_words_find (rapport_customer_sources, "市场活动"), ==, "market-event");
}

static void
test_every_value_and_label (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    for (guint i = 0; i < infos[kind]->n_fields; i++)
      for (const RapportChoice *choice = infos[kind]->fields[i].choices;
           choice != NULL && choice->value != NULL; choice++)
        {
          const RapportChoice *choices = infos[kind]->fields[i].choices;

          g_assert_cmpstr (rapport_words_find (choices, choice->value), ==, choice->value);
          g_assert_cmpstr (rapport_words_find (choices, choice->label), ==, choice->value);
        }
}

static void
test_flags (void)
{
  gboolean flag = FALSE;

  g_assert_true (rapport_words_find_flag ("是", &flag));
  g_assert_true (flag);
  g_assert_true (rapport_words_find_flag ("No", &flag));
  g_assert_false (flag);
  g_assert_false (rapport_words_find_flag ("也许", &flag));
  g_assert_false (rapport_words_find_flag ("", &flag));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/words/methods", test_methods);
  g_test_add_func ("/model/words/grades", test_grades);
  g_test_add_func ("/model/words/unknown-source", test_unknown_source_stays_as_typed);
  g_test_add_func ("/model/words/values-and-labels", test_every_value_and_label);
  g_test_add_func ("/model/words/flags", test_flags);
  return g_test_run ();
}
