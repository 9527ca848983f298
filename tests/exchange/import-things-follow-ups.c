/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-things.h"
#include "rapport-feedback.h"
#include "rapport-plan.h"
#include "rapport-ticket.h"

void
import_things_add_customers (ImportFixture *fixture)
{
  rapport_import_set_kind (fixture->import, NULL);
  import_text (fixture, "客户编号,客户名称\n001,甲公司\n002,乙公司\n");
}

/* Of one customer on one day there may be several that differ by their words. */
static void
test_feedback (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char table[] = "Customer,Answered on,Source,Comment\n甲公司,2026-03-02,Survey,快\n甲公司,2026-03-02,Survey,慢\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_feedback_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(comment, ' ') FROM (SELECT * FROM feedback ORDER BY id)", "快 慢");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_check (fixture, "Customer,Answered on\n甲公司,2026-03-02\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* The list tells with a score of how many it is. */
static void
test_scores (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char list[] = "Answered,Customer,Source,Overall,NPS,Comment\n2026-03-02,甲公司,Survey,%s,,快\n"
                             "2026-03-03,乙公司,Survey,4/5,,好\n2026-03-04,乙公司,Survey,11/10,,坏\n";
  g_autofree char *before = g_strdup_printf (list, "4.5/5");
  g_autofree char *after = g_strdup_printf (list, "8/10");

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_feedback_info);
  import_check (fixture, before);
  import_assert_counts (fixture, 2, 0, 0, 1);
  import_assert_problem (fixture, 2, "A score can’t be more than the highest one.", 3, RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(score_overall || '/' || maximum, ' ') FROM (SELECT * FROM feedback"
                      " ORDER BY id)", "450/500 400/500");
  import_check (fixture, before);
  import_assert_counts (fixture, 0, 0, 2, 1);
  import_check (fixture, after);
  import_assert_counts (fixture, 0, 1, 1, 1);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(score_overall || '/' || maximum, ' ') FROM (SELECT * FROM feedback"
                      " ORDER BY id)", "800/1000 400/500");
}

/* What is said otherwise in the program's own list of things without a title is no other thing, but what is added is. */
static void
test_reworded (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char list[] = "Answered,Customer,Source,Overall,NPS,Comment\n";
  static const struct
  {
    const char *rows;
    const char *changes;
    guint       n_same;
  } cases[] = {
    { "2026-03-02,甲公司,Survey,,9,很快\n2026-03-02,甲公司,Survey,,3,慢\n2026-03-03,乙公司,Survey,,,好\n",
      "Comment: 快 → 很快", 2 },
    { "2026-03-02,甲公司,Survey,,,更快\n2026-03-02,甲公司,Survey,,,慢\n2026-03-02,甲公司,Survey,,9,快\n", NULL, 2 },
    { "2026-03-03,乙公司,Survey,,,\n", "", 1 },
  };

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_feedback_info);
  import_text (fixture, "Customer,Answered on,Source,NPS,Comment\n甲公司,2026-03-02,Survey,9,快\n"
                        "甲公司,2026-03-02,Survey,3,慢\n乙公司,2026-03-03,Survey,,好\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat (list, cases[i].rows, NULL);
      const gboolean changes = cases[i].changes != NULL && *cases[i].changes != '\0';

      import_check (fixture, table);
      import_assert_counts (fixture, cases[i].changes == NULL, changes, cases[i].n_same, 0);
      if (changes)
        g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
      if (import_apply (fixture, FALSE) == 0)
        continue;
      import_check (fixture, table);
      import_assert_counts (fixture, 0, 0, rapport_import_get_n_rows (fixture->import), 0);
      scratch_undo (fixture->book);
    }
}

/* A workbook tells of midnight only the day: that is enough for a ticket on file, but not for a new one. */
static void
test_midnight (ImportFixture *fixture,
               gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Ticket number,客户编号,问题内容,Received\nT-1,001,停机,2026-03-02 00:00\n"
                        "T-2,001,漏水,2026-03-02 10:00\n");
  import_check (fixture, "Ticket number,客户编号,问题内容,Received\nT-1,001,停机,2026-03-02\n"
                         "T-2,001,漏水,2026-03-02\nT-3,001,断电,2026-03-02\n");
  import_assert_counts (fixture, 0, 0, 2, 1);
  import_assert_no_problem (fixture, 0, "*");
  import_assert_problem (fixture, 1, "“2026-03-02” is nothing that “Received” can be; it is left out.", 3,
                         RAPPORT_SEVERITY_FLAG);
}

static void
test_plans (ImportFixture *fixture,
            gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "客户编号,Due,Method,Content\n001,2126-12-24,电话,问候\n");
  import_assert_text (fixture, "SELECT p.due_day || p.method || p.content || c.name FROM plan p"
                      " JOIN customer c ON c.id = p.customer WHERE p.origin = 'by-hand'", "21261224phone问候甲公司");
  /* other words, or a time alone, are another plan; a day alone is the one of the day */
  import_check (fixture, "客户编号,Due,Method,Content\n001,2126-12-24,电话,报价\n001,2126-12-24 15:00,,\n001,2126-12-24,,\n");
  import_assert_counts (fixture, 2, 0, 1, 0);
  import_check (fixture, "客户编号,Due,Method,Content\n001,2126-12-24 09:30,电话,问候\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* Of several plans of a day, without a time, that is meant which the row comes nearest; which one that is is told. */
static void
test_plans_of_a_day (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *row;
    const char *told;
  } cases[] = {
    { "甲公司,2126-12-24,拜访,\n", NULL },
    { "甲公司,2126-12-24,微信,\n", "There are several of that day; “2126-12-24 09:00” is the one that changes." },
    { "甲公司,2127-01-07,微信,问候\n", "There are several of that day; “2127-01-07 · 问候” is the one that changes." },
    { "甲公司,2127-01-21,微信,\n", NULL },
  };

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "Customer,Due,Method,Content\n甲公司,2126-12-24 09:00,电话,\n甲公司,2126-12-24 15:00,拜访,\n"
                        "甲公司,2127-01-07,电话,问候\n甲公司,2127-01-07 15:00,电话,问候\n"
                        "甲公司,2127-01-21 09:00,电话,\n甲公司,2127-01-21 15:00,电话,送样\n");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat ("Customer,Due,Method,Content\n", cases[i].row, NULL);

      g_test_message ("%s", cases[i].row);
      import_check (fixture, table);
      if (cases[i].told != NULL)
        import_assert_problem (fixture, 0, cases[i].told, 1, RAPPORT_SEVERITY_FLAG);
      else
        import_assert_no_problem (fixture, 0, "There are several*");
      import_assert_counts (fixture, 0, i != 0, i == 0, 0);
    }
}

/* FR-7: what the dialog warns of a table is warned of as well, and takes a reason. */
static void
test_rules (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char table[] =
    "Customer,Due,Method,Content\n甲公司,2127-03-03 10:00,电话,一\n甲公司,2127-03-04 10:00,电话,二\n"
    "甲公司,2127-03-05 10:00,电话,三\n乙公司,2127-03-05 10:00,电话,一\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 3, 0, 0, 1);
  g_assert_cmpuint (rapport_import_get_n_warned (fixture->import), ==, 1);
  import_assert_problem (fixture, 2, "This would be 3 calls with this customer in the week.", 1, RAPPORT_SEVERITY_ERROR);

  rapport_import_set_reason (fixture->import, "the customer asked for it");
  import_check (fixture, table);
  import_assert_counts (fixture, 4, 0, 0, 0);
  import_assert_problem (fixture, 2, "This would be 3 calls with this customer in the week.", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(rule || ' ' || reason) FROM override",
                      "FR-7 the customer asked for it");
  import_assert_text (fixture, "SELECT group_concat(warning_reason) FROM plan", "the customer asked for it");
}

/* FR-7: follow-ups that were made are taken as they are; what the rules say of them is told and kept. */
static void
test_past (ImportFixture *fixture,
           gconstpointer  data)
{
  static const char table[] =
    IMPORT_HEADER
    "001,甲公司,,A,,2024-03-06 10:00,电话,三,王芳,\n001,甲公司,,A,,2024-03-04 10:00,电话,一,王芳,\n"
    "001,甲公司,,A,,2024-03-05 10:00,电话,二,王芳,\n002,乙公司,,B,,2024-03-06 10:00,电话,一,王芳,\n";

  import_check (fixture, table);
  import_assert_counts (fixture, 4, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_warned (fixture->import), ==, 1);
  g_assert_cmpuint (rapport_import_get_n_refused (fixture->import), ==, 0);
  import_assert_problem (fixture, 0, "This would be 3 calls with this customer in the week.", 5, RAPPORT_SEVERITY_FLAG);

  rapport_import_set_reason (fixture->import, "a fault had to be told");
  import_check (fixture, table);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(o.rule || ' ' || o.reason || ' ' || r.summary) FROM override o"
                      " JOIN record r ON r.customer = o.customer WHERE r.warning_reason IS NOT NULL",
                      "FR-7 a fault had to be told 三");
}

/* FR-8: what the dialog says of the next follow-up a table is told as well; a contact who left takes a reason. */
static void
test_next (ImportFixture *fixture,
           gconstpointer  data)
{
  static const char table[] =
    IMPORT_HEADER
    "001,甲公司,,A,,2024-03-06 10:00,电话,一,王芳,2127-03-08\n002,乙公司,,B,,2024-03-06 10:00,电话,一,王芳,2127-03-07 10:00\n"
    "003,丙公司,,B,,,,,王芳,2127-03-07 20:00\n004,丁公司,,B,,2024-03-06 10:00,电话,一,王芳,2024-03-10\n";

  import_check (fixture, table);
  import_assert_counts (fixture, 4, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_warned (fixture->import), ==, 0);
  import_assert_problem (fixture, 0, "That is not a workday.", 9, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 2, "Convenient times are *", 9, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 1, "Convenient times are *");
  import_assert_no_problem (fixture, 3, "Convenient times are *");
}

/* cadence.md 9: a follow-up of a table answers a plan that is due within the ⚙ days, as one that is logged. */
static void
test_answer_days (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-04,电话,一,王芳,2024-03-15\n"
                        "002,乙公司,,A,,2024-03-04,电话,一,王芳,2024-03-20\n");
  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-10,电话,二,王芳,\n"
                        "002,乙公司,,A,,2024-03-10,电话,二,王芳,\n");
  import_assert_text (fixture, "SELECT group_concat(c.name || ' ' || p.state, ', ') FROM plan p"
                      " JOIN customer c ON c.id = p.customer WHERE p.origin = 'record' ORDER BY c.id",
                      "甲公司 done, 乙公司 planned");
}

/* What is yet to come has not happened: a wrong year does no plan. */
static void
test_future (ImportFixture *fixture,
             gconstpointer  data)
{
  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-04,电话,一,王芳,2024-03-15\n");
  import_check (fixture, IMPORT_HEADER "001,甲公司,,A,,2127-03-15,电话,二,王芳,\n");
  import_assert_counts (fixture, 0, 0, 0, 1);
  import_assert_problem (fixture, 0, "“最近跟进时间” lies in the future.", 5, RAPPORT_SEVERITY_ERROR);
  import_assert_no_problem (fixture, 0, "“Started”*");
}

/* Adds the tests of plans, follow-ups and what the rules say of them. */
void
import_things_add_follow_ups (void)
{
  IMPORT_TEST ("feedback", test_feedback);
  IMPORT_TEST ("scores", test_scores);
  IMPORT_TEST ("reworded", test_reworded);
  IMPORT_TEST ("midnight", test_midnight);
  IMPORT_TEST ("plans", test_plans);
  IMPORT_TEST ("plans/of-a-day", test_plans_of_a_day);
  IMPORT_TEST ("rules-warn", test_rules);
  IMPORT_TEST ("past-follow-ups-ask-the-rules", test_past);
  IMPORT_TEST ("next-follow-ups-ask-the-rules", test_next);
  IMPORT_TEST ("follow-up-answers-what-is-due-soon", test_answer_days);
  IMPORT_TEST ("follow-up-in-the-future", test_future);
}
