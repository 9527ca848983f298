/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "rapport-comparison.h"
#include "rapport-list-spec.h"
#include "window-fixture.h"

static const char *
translate (const char *context,
           const char *msgid,
           gpointer    data)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
}

static char *
print (const RapportListSpec  *spec,
       const RapportCondition *condition)
{
  return rapport_condition_print_words (condition, rapport_list_spec_nth, spec, translate, NULL);
}

static void
check (const RapportListSpec *spec,
       RapportCondition      *condition)
{
  g_autoptr(RapportCondition) asked = condition;
  g_autofree char *words = print (spec, asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) again = rapport_condition_parse (words, rapport_list_spec_nth, spec, &error);

  g_test_message ("%s: %s", spec->name, words);
  g_assert_no_error (error);
  g_assert_true (rapport_condition_equal (asked, again));
}

static void
check_value (const RapportListSpec        *spec,
             const RapportConditionColumn *column,
             const char                   *value)
{
  const char * const values[] = { value, NULL };

  check (spec, rapport_condition_new_not (rapport_condition_new_test (column->name, RAPPORT_CONDITION_IS, values, 0)));
}

static void
check_choices (const RapportListSpec        *spec,
               const RapportConditionColumn *column,
               const RapportChoice          *choices)
{
  for (; choices != NULL && choices->value != NULL; choices++)
    check_value (spec, column, choices->value);
}

/* Each column of each list with all that it can be compared with is read again as what it was. */
static void
test_read_again (void)
{
  for (const RapportListSpec * const *each = rapport_lists_get (); *each != NULL; each++)
    for (guint i = 0; i < (*each)->n_filters; i++)
      {
        const RapportConditionColumn *column = &(*each)->filters[i].column;

        if (column->type == RAPPORT_CONDITION_FLAG)
          {
            check_choices (*each, column, rapport_comparison_get_flags ());
            continue;
          }
        check (*each, rapport_condition_new_test (column->name, RAPPORT_CONDITION_EMPTY, NULL, 0));
        check_choices (*each, column, column->choices);
        if (column->type == RAPPORT_CONDITION_REFERENCE)
          check_value (*each, column, "me");
        if (column->type >= RAPPORT_CONDITION_DAY && column->type <= RAPPORT_CONDITION_INSTANT)
          check_choices (*each, column, rapport_comparison_get_spans ());
      }
}

static void
assert_words (const char *typed,
              const char *expected)
{
  const RapportListSpec *spec = rapport_lists_find ("customers");
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) condition = rapport_condition_parse (typed, rapport_list_spec_nth, spec, &error);
  g_autofree char *words = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  words = print (spec, condition);
  g_assert_cmpstr (words, ==, expected);
  kept = rapport_condition_print (condition);
  g_assert_cmpstr (kept, ==, "(grade:A or owner:me) -archived:yes next<today");
}

static void
test_words (void)
{
  assert_words ("(分级:A 或 负责人:我) -已归档:是 下次跟进<今天", "(分级:A 或 负责人:我) -已归档:是 下次跟进<今天");
  assert_words ("(grade:A or owner:me) -archived:yes next<today", "(分级:A 或 负责人:我) -已归档:是 下次跟进<今天");
}

/* In Chinese, with the translations that lie in the folder that is given */
int
main (int   argc,
      char *argv[])
{
  window_fixture_make_chinese ();
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, ""));
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/ui/filter-words/read-again", test_read_again);
  g_test_add_func ("/ui/filter-words/chinese", test_words);
  return g_test_run ();
}
