/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-comparison.h"

static const RapportChoice grades[] = { { "A", "A" }, { "B", "B" }, { NULL } };

/* one column of each type, and two values that can be typed for it */
static const struct
{
  RapportConditionColumn column;
  const char            *typed[3];
} columns[] = {
  { { "name", "Customer", RAPPORT_CONDITION_TEXT }, { "a, b", "c" } },
  { { "grade", "Grade", RAPPORT_CONDITION_CHOICE, grades }, { "a", "B" } },
  { { "count", "Count", RAPPORT_CONDITION_NUMBER }, { "3", "5" } },
  { { "amount", "Yearly amount", RAPPORT_CONDITION_MONEY, NULL, 2 }, { "100,000", "200000" } },
  { { "day", "Day", RAPPORT_CONDITION_DAY }, { "2026-11-01", "This month" } },
  { { "next", "Next follow-up", RAPPORT_CONDITION_MOMENT }, { "2026-11-01 09:00", "最近30天" } },
  { { "received", "Received", RAPPORT_CONDITION_INSTANT }, { "today", "Next 7 days" } },
  { { "archived", "Archived", RAPPORT_CONDITION_FLAG }, { "yes", "no" } },
  { { "owner", "Owner", RAPPORT_CONDITION_REFERENCE }, { "me", "王芳" } },
  { { "tag", "Tags", RAPPORT_CONDITION_TAG }, { "续约预警", "empty" } },
};

static const RapportConditionColumn *
nth (gconstpointer data,
     guint         position)
{
  return position < G_N_ELEMENTS (columns) ? &columns[position].column : NULL;
}

/* Every comparison that is offered makes a condition that has a text form, and is known again in it. */
static void
test_offered (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const RapportConditionColumn *column = &columns[i].column;
      const RapportComparison *comparison;
      guint n = 0;

      for (; (comparison = rapport_comparison_nth (column->type, n)) != NULL; n++)
        {
          const char *typed[] = { columns[i].typed[0], comparison->n_values > 1 ? columns[i].typed[1] : NULL, NULL };
          g_autoptr(GError) error = NULL;
          g_autofree char *text = NULL;
          g_autoptr(RapportCondition) part = NULL, again = NULL;

          part = rapport_comparison_make (comparison, column, typed, &error);
          g_assert_no_error (error);
          text = rapport_condition_print (part);
          again = rapport_condition_parse (text, nth, NULL, &error);
          g_assert_no_error (error);
          g_assert_true (rapport_condition_equal (part, again));
          g_assert_true (rapport_comparison_find (column->type, again) == comparison);
        }
      g_assert_cmpuint (n, >, 0);
    }
}

static void
assert_made (guint       column,
             const char *label,
             const char *first,
             const char *second,
             const char *text)
{
  const char * const typed[] = { first, second, NULL };
  const RapportComparison *comparison;

  for (guint i = 0; (comparison = rapport_comparison_nth (columns[column].column.type, i)) != NULL; i++)
    if (strcmp (comparison->label, label) == 0)
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(RapportCondition) part = rapport_comparison_make (comparison, &columns[column].column, typed, &error);
        g_autofree char *made = part != NULL ? rapport_condition_print (part) : g_strdup (error->message);

        g_assert_cmpstr (made, ==, text);
        return;
      }
  g_assert_not_reached ();
}

static void
test_made (void)
{
  assert_made (0, "contains", " 机械 ", NULL, "name~机械");
  assert_made (0, "is not", "empty", NULL, "-name:\"empty\"");
  assert_made (0, "is not empty", NULL, NULL, "-name:empty");
  assert_made (1, "is", "A", "b", "grade:A,B");
  assert_made (3, "at least", "100,000", NULL, "amount>=100000");
  assert_made (3, "between", "1", "2.5", "amount:1..2.50");
  assert_made (3, "between", "500", "100", "amount:100..500");
  assert_made (4, "between", "2026-12-31", "2026-12-01", "day:2026-12-01..2026-12-31");
  assert_made (4, "is", "This month", NULL, "day:this-month");
  assert_made (5, "before", "今天", NULL, "next<today");
  assert_made (9, "has not", "续约预警", NULL, "-tag:续约预警");
}

/* What can't be compared is said in a sentence, without a place in a text nobody sees. */
static void
test_refused (void)
{
  assert_made (3, "at least", "viel", NULL, "“viel” is no number.");
  assert_made (4, "is", "32.13.", NULL, "“32.13.” is no date. Such as: 2026-03-15, today, this month.");
  assert_made (1, "is", "Z", NULL, "“Z” is none of the choices.");
  assert_made (5, "before", "Overdue", NULL, "What is “Overdue” has no date of its own: take “is”.");
  assert_made (5, "between", "today", "逾期", "What is “Overdue” has no date of its own: take “is”.");
  assert_made (0, "contains", "  ", NULL, "Say what it is compared with.");
  assert_made (3, "between", "1", "", "Say what it is compared with.");
}

static void
test_words (void)
{
  static const struct { guint column; const char *value, *words; } cases[] = {
    { 4, "this-month", "This month" }, { 4, "last-45d", "Last 45 days" }, { 6, "next-1d", "Next 1 day" },
    { 4, "2026-11-01", "2026-11-01" }, { 7, "yes", "Yes" }, { 0, "this-month", "this-month" }, { 1, "A", "A" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rapport_comparison_dup_words (&columns[cases[i].column].column, cases[i].value);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What joins several tests is no comparison. */
static void
test_joined (void)
{
  g_autoptr(RapportCondition) joined = rapport_condition_parse ("grade:A or count>3", nth, NULL, NULL);

  g_assert_null (rapport_comparison_get_test (joined));
  g_assert_null (rapport_comparison_find (RAPPORT_CONDITION_CHOICE, joined));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/comparison/all-that-is-offered-has-a-text-form", test_offered);
  g_test_add_func ("/model/comparison/what-is-typed-becomes-a-condition", test_made);
  g_test_add_func ("/model/comparison/what-cannot-be-compared-is-refused", test_refused);
  g_test_add_func ("/model/comparison/values-have-words", test_words);
  g_test_add_func ("/model/comparison/what-joins-several-is-none", test_joined);

  return g_test_run ();
}
