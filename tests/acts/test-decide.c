/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act-words.h"
#include "rapport-add.h"
#include "rapport-decide.h"
#include "rapport-edit.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-undecided.h"
#include "scratch-act.h"
#include "scratch-laptop.h"

typedef struct
{
  ScratchLaptop a;
  ScratchLaptop b;
} Fixture;

static gint64
add_customer (ScratchLaptop *laptop,
              const char    *number,
              const char    *name)
{
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "number", number, "name", name, NULL);

  return scratch_run (laptop->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static void
edit_notes (ScratchLaptop *laptop,
            const char    *notes)
{
  const guint field = RAPPORT_CUSTOMER_NOTES;
  g_autoptr(RapportEntity) values =
    rapport_entity_copy (rapport_book_get (laptop->book, RAPPORT_TYPE_CUSTOMER,
                                           scratch_query (laptop->book, "SELECT id FROM customer"), NULL));

  rapport_entity_set_text (values, field, notes);
  scratch_run (laptop->book, rapport_edit_new (values, &field, 1));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  scratch_laptop_begin (&fixture->a);
  scratch_laptop_begin (&fixture->b);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_laptop_end (&fixture->a);
  scratch_laptop_end (&fixture->b);
}

static RapportUndecided *
load (ScratchLaptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  RapportUndecided *undecided =
    rapport_undecided_load (rapport_book_get_connection (laptop->book), zone, &error);

  g_assert_no_error (error);
  return undecided;
}

static void
assert_undecided (ScratchLaptop *laptop,
                  guint          n_conflicts,
                  const char    *notes)
{
  g_autoptr(RapportUndecided) undecided = load (laptop);
  g_autofree char *text = scratch_read_text (laptop->book, "SELECT notes FROM customer");

  g_assert_cmpuint (undecided->conflicts->len, ==, n_conflicts);
  g_assert_cmpstr (text, ==, notes);
}

/* Both wrote notes, and B's came last. */
static void
disagree (Fixture *fixture)
{
  add_customer (&fixture->a, "001", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  edit_notes (&fixture->a, "先写的");
  edit_notes (&fixture->b, "后写的");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->a, 1, "后写的");
}

/* the act of leaving what there is, or of taking the other */
static void
decide (ScratchLaptop *laptop,
        gboolean       takes)
{
  g_autoptr(RapportUndecided) undecided = load (laptop);
  const RapportConflict *conflict = g_ptr_array_index (undecided->conflicts, 0);

  g_assert_cmpstr (conflict->title, ==, "甲");
  scratch_run (laptop->book,
               takes ? rapport_take_value_new (conflict->thing, conflict->row, conflict->column, conflict->change)
                     : rapport_keep_value_new (conflict->thing, conflict->row, conflict->column));
}

/* What was decided is taken back in all books, and done again. */
static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  disagree (fixture);
  decide (&fixture->a, FALSE);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->a, 0, "后写的");
  assert_undecided (&fixture->b, 0, "后写的");
  scratch_undo (fixture->a.book);
  assert_undecided (&fixture->a, 1, "后写的");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->b, 1, "后写的");
  scratch_redo (fixture->a.book);
  assert_undecided (&fixture->a, 0, "后写的");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->b, 0, "后写的");
}

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  disagree (fixture);
  decide (&fixture->b, TRUE);
  assert_undecided (&fixture->b, 0, "先写的");
  scratch_undo (fixture->b.book);
  assert_undecided (&fixture->b, 1, "后写的");
  scratch_redo (fixture->b.book);
  assert_undecided (&fixture->b, 0, "先写的");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->a, 0, "先写的");
}

/* The act that came before is not what undo takes back once something was decided. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportActionName) name = NULL;
  g_autofree char *words = NULL;

  disagree (fixture);
  decide (&fixture->a, FALSE);
  name = rapport_book_find_undo (fixture->a.book);
  words = rapport_act_describe (name->kind, name->subject);
  g_assert_cmpstr (words, ==, "Keep a value of “甲”");
}

/* Of two that were given one number apart the one made later gives way, where it was made (Meaning 12). */
static void
test_renumber (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportUndecided) a = NULL;
  g_autoptr(RapportUndecided) b = NULL;
  g_autofree char *number = NULL;
  const RapportDoubled *doubled;

  add_customer (&fixture->a, "KH-007", "甲");
  add_customer (&fixture->b, "KH-007", "乙");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  a = load (&fixture->a);
  b = load (&fixture->b);
  g_assert_cmpuint (a->doubled->len, ==, 1);
  g_assert_false (((RapportDoubled *) g_ptr_array_index (a->doubled, 0))->is_own);
  g_assert_cmpuint (b->doubled->len, ==, 1);
  doubled = g_ptr_array_index (b->doubled, 0);
  g_assert_true (doubled->is_own);
  g_assert_cmpstr (doubled->number, ==, "KH-007");
  g_assert_cmpstr (doubled->title, ==, "乙");
  scratch_run (fixture->b.book, rapport_renumber_new (RAPPORT_TYPE_CUSTOMER, &doubled->row, 1));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  number = scratch_read_text (fixture->a.book, "SELECT number FROM customer WHERE name = '乙'");
  g_assert_cmpstr (number, ==, "KH-008");
  g_clear_pointer (&a, rapport_undecided_free);
  a = load (&fixture->a);
  g_assert_cmpuint (a->doubled->len, ==, 0);
}

/* A number that is free stays. */
static void
test_renumber_needless (Fixture       *fixture,
                        gconstpointer  data)
{
  const gint64 id = add_customer (&fixture->a, "007", "甲");
  g_autofree char *number = NULL;

  scratch_run (fixture->a.book, rapport_renumber_new (RAPPORT_TYPE_CUSTOMER, &id, 1));
  number = scratch_read_text (fixture->a.book, "SELECT number FROM customer");
  g_assert_cmpstr (number, ==, "007");
}

static void
merge_texts (ScratchLaptop *laptop)
{
  scratch_run (laptop->book, rapport_merge_texts_new ());
}

/* What each wrote into the notes, B's last; then what each does who takes over what the other did */
static void
write_apart (Fixture    *fixture,
             const char *base,
             const char *one,
             const char *other)
{
  add_customer (&fixture->a, "001", "甲");
  if (base != NULL)
    edit_notes (&fixture->a, base);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  edit_notes (&fixture->a, one);
  edit_notes (&fixture->b, other);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  merge_texts (&fixture->b);
  merge_texts (&fixture->a);
}

static void
assert_both (Fixture    *fixture,
             guint       n_conflicts,
             const char *notes)
{
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_undecided (&fixture->a, n_conflicts, notes);
  assert_undecided (&fixture->b, n_conflicts, notes);
}

/* Only the laptop merges whose text was overwritten, and only once; it is not what the person would take back. */
static void
test_merge_lines (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(RapportActionName) name = NULL;

  write_apart (fixture, "电话：一\n地址：甲", "电话：二\n地址：甲", "电话：一\n地址：乙\n停车：有");
  assert_undecided (&fixture->a, 0, "电话：二\n地址：乙\n停车：有");
  assert_undecided (&fixture->b, 1, "电话：一\n地址：乙\n停车：有");
  merge_texts (&fixture->a);
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM action WHERE kind = 'merge-texts'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->b.book, "SELECT count(*) FROM action WHERE kind = 'merge-texts'"), ==, 0);
  name = rapport_book_find_undo (fixture->a.book);
  g_assert_cmpstr (name->kind, ==, "edit-customer");
  assert_both (fixture, 0, "电话：二\n地址：乙\n停车：有");
}

static void
test_first_texts (Fixture       *fixture,
                  gconstpointer  data)
{
  write_apart (fixture, NULL, "先写的", "后写的");
  assert_both (fixture, 0, "先写的\n后写的");
}

/* The line that both changed is as the last had it, and the other stands to be decided. */
static void
test_same_line (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportUndecided) undecided = NULL;
  const RapportConflict *conflict;

  write_apart (fixture, "a\nb\nc", "a1\nb1\nc", "a\nb2\nc");
  assert_undecided (&fixture->a, 1, "a1\nb2\nc");
  merge_texts (&fixture->a);
  assert_both (fixture, 1, "a1\nb2\nc");
  undecided = load (&fixture->b);
  conflict = g_ptr_array_index (undecided->conflicts, 0);
  g_assert_true (conflict->is_text);
  g_assert_cmpstr (conflict->lost_text, ==, "a1\nb1\nc");
  scratch_run (fixture->b.book,
               rapport_take_both_new (conflict->thing, conflict->row, conflict->column, conflict->change));
  assert_both (fixture, 0, "a1\nb2\nb1\nc");
  scratch_undo (fixture->b.book);
  assert_both (fixture, 1, "a1\nb2\nc");
}

/* What was merged and overwritten unseen is merged again: the lines in it are some person's. */
static void
test_merged_again (Fixture       *fixture,
                   gconstpointer  data)
{
  write_apart (fixture, "a\nb\nc", "a1\nb\nc", "a\nb2\nc");
  edit_notes (&fixture->b, "a\nb2\nc2");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  merge_texts (&fixture->a);
  merge_texts (&fixture->b);
  assert_both (fixture, 0, "a1\nb2\nc2");
}

/* One wrote what the other wrote, too: nothing is left to decide, nor to write. */
static void
test_same_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  write_apart (fixture, "a", "a\nb", "a\nb\nc");
  assert_both (fixture, 0, "a\nb\nc");
}

/* What the program merges by itself is no work of a person: who deletes the customer has seen all. */
static void
test_merge_and_delete (Fixture       *fixture,
                       gconstpointer  data)
{
  write_apart (fixture, "a\nb", "a1\nb", "a\nb2");
  scratch_delete (fixture->b.book, RAPPORT_TYPE_CUSTOMER, scratch_query (fixture->b.book, "SELECT id FROM customer"));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM customer"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->b.book, "SELECT count(*) FROM customer"), ==, 0);
}

/* An edit that somebody took back himself is nothing to merge. */
static void
test_merge_and_undo (Fixture       *fixture,
                     gconstpointer  data)
{
  add_customer (&fixture->a, "001", "甲");
  edit_notes (&fixture->a, "a\nb");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  edit_notes (&fixture->a, "a1\nb");
  edit_notes (&fixture->b, "a\nb2");
  scratch_undo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  merge_texts (&fixture->a);
  merge_texts (&fixture->b);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT notes NOT LIKE '%a1%' FROM customer"), ==, 1);
}

/* A grade follows from the newest row of its history, also where that came first (team.md, Meaning 8). */
static void
test_history_in_any_order (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char * const grades[] = { "B", "A" };
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autofree char *grade = NULL;
  GPtrArray *acts[2];

  add_customer (&fixture->a, "001", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      const gint64 id = scratch_query (fixture->a.book, "SELECT id FROM customer");
      g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

      rapport_entity_set_text (values, field, grades[i]);
      scratch_run (fixture->a.book, rapport_edit_many_new (values, &field, 1, &id, 1));
      acts[i] = scratch_laptop_load_acts (&fixture->a);
    }
  scratch_laptop_apply (&fixture->b, acts[1]);
  scratch_laptop_apply (&fixture->b, acts[0]);
  grade = scratch_read_text (fixture->b.book, "SELECT grade FROM customer");
  g_assert_cmpstr (grade, ==, "A");
  g_ptr_array_unref (acts[0]);
  g_ptr_array_unref (acts[1]);
}

/* A moment is one value in two columns: to keep it is one touch, in all books (team.md, Meaning 5). */
static void
test_keep_moment (Fixture       *fixture,
                  gconstpointer  data)
{
  const guint field = RAPPORT_PLAN_DUE;
  ScratchLaptop *laptops[] = { &fixture->a, &fixture->b };
  RapportMoment first = rapport_moment_from_day (20270104);
  gint64 touches[2];

  add_customer (&fixture->a, "001", "甲");
  scratch_add (fixture->a.book, g_object_new (RAPPORT_TYPE_PLAN, "customer", (gint64) 1, "state", "planned", "due",
                                              &first, NULL));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      const gint64 id = scratch_query (laptops[i]->book, "SELECT id FROM plan");
      g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_plan_new ());
      RapportMoment due = rapport_moment_from_day (20270105 + i);

      rapport_entity_set_moment (values, field, &due);
      scratch_run (laptops[i]->book, rapport_edit_many_new (values, &field, 1, &id, 1));
    }
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_run (fixture->a.book,
               rapport_keep_value_new ("plan", scratch_query (fixture->a.book, "SELECT id FROM plan"), "due_day"));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    touches[i] = scratch_query (laptops[i]->book, "SELECT 1000 * (SELECT touches FROM life JOIN plan USING (uid))"
                                " + (SELECT touches FROM life JOIN customer USING (uid))");
  g_assert_cmpint (touches[0], ==, touches[1]);
}

/* What somebody overwrote who had seen it is history, whatever the clocks say; only two ends are a conflict. */
static void
test_overwritten_knowingly (Fixture       *fixture,
                            gconstpointer  data)
{
  add_customer (&fixture->a, "001", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 3; i++)
    {
      edit_notes (i % 2 == 0 ? &fixture->a : &fixture->b, i == 0 ? "一" : i == 1 ? "二" : "三");
      scratch_laptops_exchange (&fixture->a, &fixture->b);
    }
  assert_both (fixture, 0, "三");
}

/* A reference to what was deleted is no edit: it shows the thing again once that is back (team.md, Meaning 6). */
static void
test_reference_comes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  const gint64 member = scratch_add (fixture->a.book, g_object_new (RAPPORT_TYPE_MEMBER, "name", "王芳", NULL));
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "甲", "owner", member,
                                                    NULL);

  scratch_run (fixture->a.book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_delete (fixture->a.book, RAPPORT_TYPE_MEMBER, member);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  g_assert_cmpint (scratch_query (fixture->b.book, "SELECT count(*) FROM customer WHERE owner IS NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->b.book, "SELECT count(*) FROM change WHERE field = 'owner' AND auto IS NOT 2"),
                   ==, 0);
  scratch_undo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  g_assert_cmpint (scratch_query (fixture->b.book, "SELECT count(*) FROM customer c JOIN member m ON m.id = c.owner"
                                  " WHERE m.name = '王芳'"), ==, 1);
}

/* An undo of a deletion brings no old values along: what others wrote last stays (team.md, Meaning 5). */
static void
test_back_without_values (Fixture       *fixture,
                          gconstpointer  data)
{
  add_customer (&fixture->a, "001", "甲");
  edit_notes (&fixture->a, "旧的");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_delete (fixture->a.book, RAPPORT_TYPE_CUSTOMER, scratch_query (fixture->a.book, "SELECT id FROM customer"));
  edit_notes (&fixture->b, "新的");
  scratch_undo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_both (fixture, 0, "新的");
}

/* A setting that both set is one, and the later value stands (team.md, Meaning 7). */
static void
test_same_setting (Fixture       *fixture,
                   gconstpointer  data)
{
  ScratchLaptop *laptops[] = { &fixture->a, &fixture->b };

  scratch_run (fixture->a.book, rapport_set_setting_new ("alert-minute", "600"));
  scratch_run (fixture->b.book, rapport_set_setting_new ("alert-minute", "660"));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      g_autofree char *value = scratch_read_text (laptops[i]->book, "SELECT group_concat(value) FROM setting"
                                                  " WHERE name = 'alert-minute'");

      g_assert_cmpstr (value, ==, "660");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/acts/decide/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-was-kept-is-open-again-once-undone", test_keep);
  ADD ("what-was-taken-is-open-again-once-undone", test_take);
  ADD ("undo-names-the-decision", test_named);
  ADD ("the-later-of-two-numbers-gives-way", test_renumber);
  ADD ("a-free-number-stays", test_renumber_needless);
#undef ADD
  g_test_add ("/acts/decide/lines-of-both-are-kept", Fixture, NULL, set_up, test_merge_lines, tear_down);
  g_test_add ("/acts/decide/what-both-wrote-first-is-kept", Fixture, NULL, set_up, test_first_texts, tear_down);
  g_test_add ("/acts/decide/a-line-both-changed-is-decided", Fixture, NULL, set_up, test_same_line, tear_down);
  g_test_add ("/acts/decide/what-was-merged-is-not-lost", Fixture, NULL, set_up, test_merged_again, tear_down);
  g_test_add ("/acts/decide/the-same-line-twice-is-once", Fixture, NULL, set_up, test_same_twice, tear_down);
  g_test_add ("/acts/decide/merging-does-not-hold-a-deletion", Fixture, NULL, set_up, test_merge_and_delete, tear_down);
  g_test_add ("/acts/decide/what-was-taken-back-is-not-merged", Fixture, NULL, set_up, test_merge_and_undo, tear_down);
  g_test_add ("/acts/decide/a-grade-follows-from-the-newest-row", Fixture, NULL, set_up, test_history_in_any_order,
              tear_down);
  g_test_add ("/acts/decide/a-moment-is-kept-once", Fixture, NULL, set_up, test_keep_moment, tear_down);
  g_test_add ("/acts/decide/overwritten-knowingly-is-history", Fixture, NULL, set_up, test_overwritten_knowingly,
              tear_down);
  g_test_add ("/acts/decide/a-reference-comes-back", Fixture, NULL, set_up, test_reference_comes_back, tear_down);
  g_test_add ("/acts/decide/what-comes-back-brings-no-old-values", Fixture, NULL, set_up, test_back_without_values,
              tear_down);
  g_test_add ("/acts/decide/a-setting-made-twice-is-one", Fixture, NULL, set_up, test_same_setting, tear_down);
  return g_test_run ();
}
