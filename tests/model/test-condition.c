/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-condition-value.h"

static const RapportChoice grades[] = { { "A", "A" }, { "B", "B" }, { "C", "C" }, { NULL } };
static const RapportChoice stages[] = { { "needs", "Needs analysis" }, { "offer", "Offer" }, { NULL } };

static const RapportConditionColumn columns[] = {
  { "name", "Customer", RAPPORT_CONDITION_TEXT },
  { "grade", "Grade", RAPPORT_CONDITION_CHOICE, grades },
  { "stage", "Stage", RAPPORT_CONDITION_CHOICE, stages },
  { "count", "Count", RAPPORT_CONDITION_NUMBER },
  { "amount", "Yearly amount", RAPPORT_CONDITION_MONEY, NULL, 2 },
  { "day", "Day", RAPPORT_CONDITION_DAY },
  { "next", "Next follow-up", RAPPORT_CONDITION_MOMENT },
  { "received", "Received", RAPPORT_CONDITION_INSTANT },
  { "archived", "Archived", RAPPORT_CONDITION_FLAG },
  { "owner", "Owner", RAPPORT_CONDITION_REFERENCE },
  { "tag", "Tags", RAPPORT_CONDITION_TAG },
};

static const RapportConditionColumn *
nth (gconstpointer data,
     guint         position)
{
  return position < G_N_ELEMENTS (columns) ? &columns[position] : NULL;
}

static RapportCondition *
parse (const char  *text,
       GError     **error)
{
  return rapport_condition_parse (text, nth, NULL, error);
}

static void
test_texts (void)
{
  /* typed, and as it is written back */
  static const char * const texts[][2] = {
    { "", "" },
    { "  grade:A,B  ", "grade:A,B" },
    { "Grade=a", "grade:A" },
    { "stage:\"needs ANALYSIS\"", "stage:needs" },
    { "\"Yearly amount\">=100000", "amount>=100000" },
    { "amount≤12.5", "amount<=12.50" },
    { "amount:1..2.5", "amount:1..2.50" },
    { "count:3,4", "count:3,4" },
    { "tag:\"续约 预警\" next<today", "tag:\"续约 预警\" next<today" },
    { "tag：续约，预警", "tag:续约,预警" },
    { "tag:“a \"b\"”", "tag:\"a \\\"b\\\"\"" },
    { "next:2026-11-01..2026-11-30", "next:2026-11-01..2026-11-30" },
    { "next:this-week..next-7d", "next:this-week..next-7d" },
    { "next>=\"2026-11-21 09:00\"", "next>=\"2026-11-21 09:00\"" },
    { "next:empty", "next:empty" },
    { "next:空 tag:\"空\"", "next:empty tag:\"空\"" },
    { "next:今天,逾期 day:本周", "next:today,overdue day:this-week" },
    { "next:明日 day:昨日", "next:tomorrow day:yesterday" },
    { "next<下个月 received:最近30天", "next<next-month received:last-30d" },
    { "next:未来7天..明年", "next:next-7d..next-year" },
    { "name:\"empty\"", "name:\"empty\"" },
    { "name~京 and grade:A", "name~京 grade:A" },
    { "grade:A or grade:B and -archived:yes", "grade:A or (grade:B -archived:yes)" },
    { "(grade:A or grade:B) not tag:x", "(grade:A or grade:B) -tag:x" },
    { "（grade:A）", "grade:A" },
    { "owner!=me", "-owner:me" },
    { "--owner:me", "owner:me" },
    { "-(grade:A owner:王芳)", "-(grade:A owner:王芳)" },
    { "received:last-30d", "received:last-30d" },
    { "day:overdue", "day:overdue" },
    { "name:or", "name:or" },
    { "name:10:30", "name:\"10:30\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCondition) condition = parse (texts[i][0], &error);
      g_autofree char *printed = NULL;

      g_assert_no_error (error);
      printed = rapport_condition_print (condition);
      g_assert_cmpstr (printed, ==, texts[i][1]);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; RapportConditionError code; const char *message; } refused[] = {
    { "grad:A", RAPPORT_CONDITION_ERROR_COLUMN, "unknown column “grad” at 1" },
    { "名称:x 京东:x", RAPPORT_CONDITION_ERROR_COLUMN, "unknown column “名称” at 1" },
    { "grade:A  tags2:x", RAPPORT_CONDITION_ERROR_COLUMN, "unknown column “tags2” at 10" },
    { "grade", RAPPORT_CONDITION_ERROR_OPERATOR, "“grade” must be compared with something at 6" },
    { "name:x grade<A", RAPPORT_CONDITION_ERROR_OPERATOR, "“grade” can’t be compared by “<” at 13" },
    { "count~3", RAPPORT_CONDITION_ERROR_OPERATOR, "“count” can’t be compared by “~” at 6" },
    { "grade:A,D", RAPPORT_CONDITION_ERROR_VALUE, "“D” is no value of “grade” at 9" },
    { "grade:", RAPPORT_CONDITION_ERROR_VALUE, "a value for “grade” is missing at 7" },
    { "grade:A,", RAPPORT_CONDITION_ERROR_VALUE, "a value for “grade” is missing at 9" },
    { "count>many", RAPPORT_CONDITION_ERROR_VALUE, "“many” is no value of “count” at 7" },
    { "next<someday", RAPPORT_CONDITION_ERROR_VALUE, "“someday” is no value of “next” at 6" },
    { "next<overdue", RAPPORT_CONDITION_ERROR_VALUE, "“overdue” is no value of “next” at 6" },
    { "next<empty", RAPPORT_CONDITION_ERROR_VALUE, "“empty” is no value of “next” at 6" },
    { "day:2026-02-30", RAPPORT_CONDITION_ERROR_VALUE, "“2026-02-30” is no value of “day” at 5" },
    { "archived:empty", RAPPORT_CONDITION_ERROR_VALUE, "“empty” is no value of “archived” at 10" },
    { "archived:perhaps", RAPPORT_CONDITION_ERROR_VALUE, "“perhaps” is no value of “archived” at 10" },
    { "name:\"x", RAPPORT_CONDITION_ERROR_SYNTAX, "the quotation mark at 6 is not closed" },
    { "(grade:A", RAPPORT_CONDITION_ERROR_SYNTAX, "the bracket at 1 is not closed" },
    { "grade:A)", RAPPORT_CONDITION_ERROR_SYNTAX, "the bracket at 8 was never opened" },
    { "grade:A or", RAPPORT_CONDITION_ERROR_SYNTAX, "something is missing at 11" },
    { "=3", RAPPORT_CONDITION_ERROR_SYNTAX, "“=3” is not understood at 1" },
    { "()", RAPPORT_CONDITION_ERROR_SYNTAX, "“)” is not understood at 2" },
    { "\xff", RAPPORT_CONDITION_ERROR_SYNTAX, "the condition is not UTF-8 text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCondition) condition = parse (refused[i].text, &error);

      g_assert_null (condition);
      g_assert_error (error, RAPPORT_CONDITION_ERROR, (int) refused[i].code);
      g_assert_cmpstr (error->message, ==, refused[i].message);
    }
}

/* A list could not be asked more at once. */
static void
test_most (void)
{
  g_autoptr(GString) text = g_string_new ("grade:A");
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) most = NULL;
  g_autoptr(RapportCondition) more = NULL;

  for (guint i = 1; i < 450; i++)
    g_string_append (text, " or grade:A");
  most = parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (most);
  g_string_append (text, " or (grade:B)");
  more = parse (text->str, &error);
  g_assert_null (more);
  g_assert_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "more than 450 conditions, from 4952 on");
}

static char *
make_text (GRand *rand)
{
  static const char * const pieces[] = {
    "grade", "name", "next", "owner", ":", "=", "<", ">=", "~", "(", ")", "\"", "\\", "-", "..", ",", " ", "or ",
    "and ", "not ", "A", "empty", "today", "2026-11-20", "京", "，", "“", "”", "（", "99999999999999999999", "-7d",
    "last-", "\x01", "🙂", "grade:A ", "name~", "x ", "(owner:me ", "or next<today ", ") ", "tag:\"a b\" ",
    "amount:1..", "'; DROP TABLE customer; --",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 2 + g_rand_int_range (rand, 0, 20)); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* whatever is typed is either refused or understood, and what is understood is written back the same */
static void
test_any_text (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *deep = g_strnfill (100000, '(');
  g_autofree char *turned = g_strnfill (100000, '-');
  guint understood = 0;

  g_assert_null (parse (deep, NULL));
  g_assert_null (parse (turned, NULL));
  for (int i = 0; i < 50000; i++)
    {
      g_autofree char *text = make_text (rand);
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCondition) condition = parse (text, &error);
      g_autoptr(RapportCondition) again = NULL;
      g_autofree char *printed = NULL;

      g_assert_true ((condition == NULL) == (error != NULL));
      if (condition == NULL)
        continue;
      printed = rapport_condition_print (condition);
      again = parse (printed, &error);
      g_assert_no_error (error);
      g_assert_true (rapport_condition_equal (condition, again));
      understood += rapport_condition_get_kind (condition) != RAPPORT_CONDITION_AND;
    }
  g_assert_cmpuint (understood, >, 100);
}

static RapportCondition *
make_test (GRand *rand)
{
  static const struct { const char *column; RapportConditionOperator operation; const char *values[4]; } tests[] = {
    { "name", RAPPORT_CONDITION_IS, { "a \"b\" \\", "empty", "x,y..z" } },
    { "name", RAPPORT_CONDITION_CONTAINS, { "(é：" } },
    { "grade", RAPPORT_CONDITION_IS, { "A", "C" } },
    { "amount", RAPPORT_CONDITION_BETWEEN, { "-1.50", "20" } },
    { "next", RAPPORT_CONDITION_BETWEEN, { "2026-11-20 09:30", "next-30d" } },
    { "next", RAPPORT_CONDITION_EMPTY },
    { "day", RAPPORT_CONDITION_AT_MOST, { "this-quarter" } },
    { "archived", RAPPORT_CONDITION_IS, { "no" } },
    { "owner", RAPPORT_CONDITION_IS, { "me", "#12" } },
    { "tag", RAPPORT_CONDITION_IS, { "“x”" } },
  };
  const gsize i = g_rand_int_range (rand, 0, G_N_ELEMENTS (tests));

  return rapport_condition_new_test (tests[i].column, tests[i].operation, tests[i].values, 0);
}

static RapportCondition *
make_condition (GRand *rand,
                int    depth)
{
  g_autoptr(GPtrArray) parts = NULL;
  int choice = depth > 0 ? g_rand_int_range (rand, 0, 4) : 3;

  if (choice == 3)
    return make_test (rand);
  if (choice == RAPPORT_CONDITION_NOT)
    return rapport_condition_new_not (make_condition (rand, depth - 1));
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    g_ptr_array_add (parts, make_condition (rand, depth - 1));
  return rapport_condition_new_join ((RapportConditionKind) choice, parts);
}

static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCondition) condition = make_condition (rand, 5);
      g_autofree char *printed = rapport_condition_print (condition);
      g_autoptr(RapportCondition) again = parse (printed, &error);

      g_assert_no_error (error);
      if (!rapport_condition_equal (condition, again))
        g_error ("%s", printed);
    }
}

static void
test_spans (void)
{
  /* on Saturday 2026-11-21 */
  static const struct { const char *text; int first; int last; } spans[] = {
    { "today", 20261121, 20261121 }, { "yesterday", 20261120, 20261120 }, { "tomorrow", 20261122, 20261122 },
    { "this-week", 20261116, 20261122 }, { "last-week", 20261109, 20261115 }, { "next-week", 20261123, 20261129 },
    { "this-month", 20261101, 20261130 }, { "last-month", 20261001, 20261031 }, { "next-month", 20261201, 20261231 },
    { "this-quarter", 20261001, 20261231 }, { "last-quarter", 20260701, 20260930 },
    { "next-quarter", 20270101, 20270331 }, { "this-year", 20260101, 20261231 }, { "last-year", 20250101, 20251231 },
    { "last-1d", 20261121, 20261121 }, { "last-30d", 20261023, 20261121 }, { "next-7d", 20261121, 20261128 },
    { "2024-02-29", 20240229, 20240229 },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 now = rapport_day_start (20261121, zone) + 10 * 3600;
  RapportConditionSpan span;

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_assert_true (rapport_condition_value_span (spans[i].text, now, zone, &span));
      g_assert_false (span.overdue || span.has_time);
      g_assert_cmpint (span.first, ==, spans[i].first);
      g_assert_cmpint (span.last, ==, spans[i].last);
    }
  g_assert_true (rapport_condition_value_span ("overdue", now, zone, &span));
  g_assert_true (span.overdue);
  g_assert_true (rapport_condition_value_span ("2026-11-21 10:00", now, zone, &span));
  g_assert_true (span.has_time);
  g_assert_cmpint (span.at, ==, now);
  g_assert_false (rapport_condition_value_span ("last-0d", now, zone, &span));
  g_assert_false (rapport_condition_value_span ("next-99999d", now, zone, &span));
}

static char *
upper_cb (const char *column,
          const char *value,
          gpointer    data)
{
  return strcmp (column, data) == 0 ? g_utf8_strup (value, -1) : NULL;
}

/* what one column must be is told, exchanged and taken out without touching the rest */
static void
test_parts (void)
{
  /* typed, the part that must hold of the tag, with another test of it, and with none */
  static const char * const texts[][4] = {
    { "", NULL, "tag:x", "" },
    { "tag:a", "tag:a", "tag:x", "" },
    { "grade:A", NULL, "grade:A tag:x", "grade:A" },
    { "tag:a,b grade:A", "tag:a,b", "tag:x grade:A", "grade:A" },
    { "grade:A tag:a tag:b", NULL, "grade:A tag:x", "grade:A" },
    { "grade:A or tag:a", NULL, "(grade:A or tag:a) tag:x", "grade:A or tag:a" },
    { "-tag:a", NULL, "-tag:a tag:x", "-tag:a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(RapportCondition) condition = parse (texts[i][0], NULL);
      g_autoptr(RapportCondition) with = NULL;
      g_autoptr(RapportCondition) without = NULL;
      const RapportCondition *found = rapport_condition_find (condition, "tag");
      g_autofree char *part = found != NULL ? rapport_condition_print (found) : NULL;
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;

      with = rapport_condition_replace (rapport_condition_ref (condition), "tag", parse ("tag:x", NULL));
      without = rapport_condition_replace (rapport_condition_ref (condition), "tag", NULL);
      one = rapport_condition_print (with);
      other = without != NULL ? rapport_condition_print (without) : g_strdup ("");
      g_assert_cmpstr (part, ==, texts[i][1]);
      g_assert_cmpstr (one, ==, texts[i][2]);
      g_assert_cmpstr (other, ==, texts[i][3]);
    }
}

/* what is only ruled out leaves what is usual as it is */
static void
test_overrides (void)
{
  static const struct { const char *text; gboolean overrides; } asked[] = {
    { "", FALSE }, { "grade:A", FALSE }, { "archived:yes", TRUE }, { "grade:A or archived:yes", TRUE },
    { "-archived:yes", FALSE }, { "-(grade:A archived:yes)", FALSE }, { "-archived:no", TRUE },
  };
  g_autoptr(RapportCondition) usual = parse ("archived:no", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr(RapportCondition) condition = parse (asked[i].text, NULL);

      g_assert_cmpint (rapport_condition_overrides (condition, usual), ==, asked[i].overrides);
    }
}

static void
test_map (void)
{
  g_autoptr(RapportCondition) condition = parse ("(owner:ann,bob or tag:c) -owner:dan", NULL);
  char column[] = "owner";
  g_autoptr(RapportCondition) mapped = rapport_condition_map (condition, upper_cb, column);
  g_autofree char *text = rapport_condition_print (mapped);

  g_assert_cmpstr (text, ==, "(owner:ANN,BOB or tag:c) -owner:DAN");
}

static void
assert_set (const char *before,
            const char *old,
            const char *part,
            const char *after)
{
  g_autoptr(RapportCondition) removed = old != NULL ? parse (old, NULL) : NULL;
  g_autoptr(RapportCondition) added = part != NULL ? parse (part, NULL) : NULL;
  g_autoptr(RapportCondition) set = rapport_condition_set_must (*before != '\0' ? parse (before, NULL) : NULL, removed,
                                                                added);
  g_autofree char *text = set != NULL ? rapport_condition_print (set) : g_strdup ("");

  g_assert_cmpstr (text, ==, after);
}

/* what must hold is changed where it stands, and the rest stays as it is */
static void
test_musts (void)
{
  g_autoptr(RapportCondition) condition = parse ("grade:A -tag:b (count>3 or name~x)", NULL);
  g_autoptr(GPtrArray) musts = rapport_condition_dup_musts (condition);
  g_autoptr(GPtrArray) none = rapport_condition_dup_musts (NULL);

  g_assert_cmpuint (musts->len, ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
  assert_set ("", NULL, "grade:A", "grade:A");
  assert_set ("grade:A", NULL, "count>3", "grade:A count>3");
  assert_set ("count>3 or grade:A", NULL, "name~x", "(count>3 or grade:A) name~x");
  assert_set ("grade:A count>3 name~x", "count>3", "count<3", "grade:A count<3 name~x");
  assert_set ("grade:A -tag:b", "-tag:b", NULL, "grade:A");
  assert_set ("grade:A", "grade:A", NULL, "");
  /* what was taken away meanwhile is not missed */
  assert_set ("grade:A", "count>3", "count<3", "grade:A count<3");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/condition/texts", test_texts);
  g_test_add_func ("/model/condition/refused-with-the-place", test_refused);
  g_test_add_func ("/model/condition/not-too-many", test_most);
  g_test_add_func ("/model/condition/any-text", test_any_text);
  g_test_add_func ("/model/condition/round-trip", test_round_trip);
  g_test_add_func ("/model/condition/spans", test_spans);
  g_test_add_func ("/model/condition/parts", test_parts);
  g_test_add_func ("/model/condition/overrides", test_overrides);
  g_test_add_func ("/model/condition/musts", test_musts);
  g_test_add_func ("/model/condition/map", test_map);
  return g_test_run ();
}
