/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-care-date.h"
#include "rapport-check.h"
#include "rapport-conflicts.h"
#include "rapport-contact.h"
#include "rapport-edit.h"
#include "rapport-merge.h"
#include "rapport-plan.h"
#include "rapport-member.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-tag.h"
#include "scratch-laptop.h"
#include "scratch-thing.h"

/* One laptop, and a colleague's; both know the same two customers. */
typedef struct
{
  ScratchLaptop a;
  ScratchLaptop b;
} Fixture;

static gint64
add_customer (ScratchLaptop *laptop,
              const char    *name,
              const char    *grade)
{
  static const char * const tags[] = { "重点", NULL };
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, "grade", grade, NULL);
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (contacts, g_object_new (RAPPORT_TYPE_CONTACT, "name", name, NULL));
  return scratch_run (laptop->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, tags));
}

static gint64
find (ScratchLaptop *laptop,
      const char    *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM customer WHERE name = '%s'", name);

  return scratch_query (laptop->book, sql);
}

static void
edit (ScratchLaptop *laptop,
      const char    *name,
      guint          field,
      const char    *text)
{
  const gint64 id = find (laptop, name);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, text);
  scratch_run (laptop->book, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  scratch_laptop_begin (&fixture->a);
  scratch_laptop_begin (&fixture->b);
  add_customer (&fixture->a, "甲", "A");
  add_customer (&fixture->a, "乙", "C");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
}

static void
assert_whole (ScratchLaptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (laptop->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    /* what is attached to the things here was never a file */
    if (!g_str_has_suffix (g_ptr_array_index (findings, i), " is missing."))
      g_error ("%s", (const char *) g_ptr_array_index (findings, i));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_whole (&fixture->a);
  assert_whole (&fixture->b);
  scratch_laptop_end (&fixture->a);
  scratch_laptop_end (&fixture->b);
}

static void
merge (ScratchLaptop *laptop,
       const char    *from,
       const char    *into)
{
  scratch_run (laptop->book, rapport_merge_new (find (laptop, from), find (laptop, into), NULL, 0));
}

static void
assert_text (ScratchLaptop *laptop,
             const char    *sql,
             const char    *expected)
{
  g_autofree char *text = scratch_read_text (laptop->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define CUSTOMERS "SELECT group_concat (name) FROM (SELECT name FROM customer ORDER BY name DESC)"
#define CONTACTS "SELECT group_concat (name || ':' || c, ' ') FROM (SELECT k.name, c.name AS c FROM contact k" \
  " JOIN customer c ON c.id = k.customer ORDER BY k.name DESC, c)"

/* Everything that names the one names the other: of all kinds, as the registry has them. */
static gboolean
fill_all (RapportTransaction  *transaction,
          gpointer             data,
          GError             **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  const gint64 customer = *(gint64 *) data;

  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autoptr(RapportEntity) thing = g_object_new (infos[i]->get_type (), NULL);
      gboolean hangs_on_it = FALSE;

      if (infos[i] == &rapport_customer_info || (infos[i]->flags & RAPPORT_ENTITY_VERSION) != 0)
        continue;
      scratch_thing_fill (transaction, thing, 1);
      for (guint j = 0; j < infos[i]->n_fields; j++)
        if (g_strcmp0 (infos[i]->fields[j].target, "customer") == 0)
          {
            hangs_on_it = TRUE;
            rapport_entity_set_integer (thing, j, customer);
          }
      /* others are made so that there is something to be named */
      if (!rapport_transaction_insert (transaction, thing, hangs_on_it ? error : NULL) && hangs_on_it)
        return FALSE;
    }
  return TRUE;
}

/* Plans come and go with the cadence, care dates with what the file says. */
static guint
count_names (RapportBook *book,
             gint64       customer,
             GString     *kinds)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint n = 0;

  for (guint i = 0; infos[i] != NULL; i++)
    for (guint j = 0; j < infos[i]->n_fields; j++)
      {
        g_autofree char *column = g_strdelimit (g_strdup (infos[i]->fields[j].name), "-", '_');
        g_autofree char *sql = NULL;
        gint64 found;

        if (g_strcmp0 (infos[i]->fields[j].target, "customer") != 0 || infos[i] == &rapport_plan_info
            || infos[i] == &rapport_care_date_info)
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = %" G_GINT64_FORMAT, infos[i]->name,
                               column, customer);
        found = scratch_query (book, sql);
        n += found;
        if (found > 0)
          g_string_append_printf (kinds, "%s ", infos[i]->name);
      }
  return n;
}

static void
test_all_kinds (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 from = find (&fixture->a, "乙");
  const gint64 into = find (&fixture->a, "甲");
  g_autoptr(GString) kinds = g_string_new (NULL);
  g_autoptr(GString) left = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (fixture->a.book, "fill", fill_all, &from, &error);
  guint before, at_heir;

  g_assert_no_error (error);
  before = count_names (fixture->a.book, from, kinds);
  at_heir = count_names (fixture->a.book, into, left);
  g_assert_cmpuint (before, >, 30);
  scratch_run (fixture->a.book, rapport_merge_new (from, into, NULL, 0));
  g_string_truncate (left, 0);
  g_assert_cmpuint (count_names (fixture->a.book, from, left), ==, 0);
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM plan WHERE customer IS NULL OR customer <>"
                                  " (SELECT id FROM customer)"), ==, 0);
  /* a tag that both have is one; the grade is written once more */
  g_assert_cmpuint (count_names (fixture->a.book, into, kinds), ==, at_heir + before - 1 + 1);
  scratch_undo (fixture->a.book);
  g_assert_cmpuint (count_names (fixture->a.book, from, kinds), ==, before);
  g_assert_cmpuint (count_names (fixture->a.book, into, kinds), ==, at_heir);
}

/* What one has and the other has not is taken; of what both have, what was chosen. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  const guint taken[] = { RAPPORT_CUSTOMER_INDUSTRY, RAPPORT_CUSTOMER_GRADE };

  edit (&fixture->a, "甲", RAPPORT_CUSTOMER_INDUSTRY, "软件");
  edit (&fixture->a, "甲", RAPPORT_CUSTOMER_ADDRESS, "北京");
  edit (&fixture->a, "乙", RAPPORT_CUSTOMER_INDUSTRY, "印刷");
  edit (&fixture->a, "乙", RAPPORT_CUSTOMER_ADDRESS, "上海");
  edit (&fixture->a, "乙", RAPPORT_CUSTOMER_NOTES, "重要");
  edit (&fixture->a, "乙", RAPPORT_CUSTOMER_FORMER_NAMES, "老乙");
  scratch_run (fixture->a.book, rapport_merge_new (find (&fixture->a, "乙"), find (&fixture->a, "甲"), taken, 2));
  assert_text (&fixture->a, "SELECT name || industry || address || notes || grade FROM customer", "甲印刷北京重要C");
  assert_text (&fixture->a, "SELECT former_names FROM customer", "乙\n老乙");
  act_fixture_undo (&(ActFixture) { .book = fixture->a.book }, "merge-customer");
  assert_text (&fixture->a, CUSTOMERS, "甲,乙");
  assert_text (&fixture->a, "SELECT industry || address || grade FROM customer WHERE name = '甲'", "软件北京A");
  act_fixture_redo (&(ActFixture) { .book = fixture->a.book });
  assert_text (&fixture->a, CUSTOMERS, "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  assert_text (&fixture->b, "SELECT name || industry || address || notes || grade FROM customer", "甲印刷北京重要C");
}

/* Of two grades the one that was kept is the newest in the history, in each book. */
static void
test_grade (Fixture       *fixture,
            gconstpointer  data)
{
  edit (&fixture->a, "乙", RAPPORT_CUSTOMER_GRADE, "B");
  merge (&fixture->a, "乙", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    {
      ScratchLaptop *laptop = i == 0 ? &fixture->a : &fixture->b;

      assert_text (laptop, "SELECT grade FROM customer", "A");
      g_assert_cmpint (scratch_query (laptop->book, "SELECT count(*) FROM grade_change"), ==, 4);
    }
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 first = find (&fixture->a, "甲"), second = find (&fixture->a, "乙");

  scratch_refuse (fixture->a.book, rapport_merge_new (first, first, NULL, 0), RAPPORT_ERROR_INVALID);
  merge (&fixture->a, "乙", "甲");
  scratch_refuse (fixture->a.book, rapport_merge_new (first, second, NULL, 0), RAPPORT_ERROR_NOT_FOUND);
  scratch_refuse (fixture->a.book, rapport_merge_new (second, first, NULL, 0), RAPPORT_ERROR_NOT_FOUND);
}

static void
test_own_referrer (Fixture       *fixture,
                   gconstpointer  data)
{
  const guint field = RAPPORT_CUSTOMER_REFERRED_BY;
  const gint64 first = find (&fixture->a, "甲");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, field, find (&fixture->a, "乙"));
  scratch_run (fixture->a.book, rapport_edit_many_new (values, &field, 1, &first, 1));
  merge (&fixture->a, "乙", "甲");
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM customer WHERE referred_by IS NULL"), ==, 1);
  rapport_entity_set_integer (values, field, first);
  scratch_refuse (fixture->a.book, rapport_edit_many_new (values, &field, 1, &first, 1), RAPPORT_ERROR_INVALID);
}

/* What a colleague does meanwhile with the one that goes is done with its heir (Meaning 10). */
static void
test_unseen_work (Fixture       *fixture,
                  gconstpointer  data)
{
  merge (&fixture->a, "乙", "甲");
  scratch_run (fixture->b.book, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTACT, "name", "丙", "customer",
                                                               find (&fixture->b, "乙"), NULL)));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:甲 丙:甲");
  scratch_undo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:乙 丙:乙");
  scratch_redo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:甲 丙:甲");
}

/* What a colleague did with a customer after the merge was taken back goes along when it is done again. */
static void
test_redo_carries_along (Fixture       *fixture,
                         gconstpointer  data)
{
  merge (&fixture->a, "乙", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_undo (fixture->a.book);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_run (fixture->b.book, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTACT, "name", "丙", "customer",
                                                               find (&fixture->b, "乙"), NULL)));
  scratch_run (fixture->b.book, rapport_add_new (g_object_new (RAPPORT_TYPE_TAG, "name", "新标签", "customer",
                                                               find (&fixture->b, "乙"), NULL)));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  act_fixture_redo (&(ActFixture) { .book = fixture->a.book });
  for (guint i = 0; i < 2; i++)
    {
      ScratchLaptop *laptop = i == 0 ? &fixture->a : &fixture->b;

      assert_text (laptop, CONTACTS, "甲:甲 乙:甲 丙:甲");
      assert_text (laptop, "SELECT c.name FROM tag t JOIN customer c ON c.id = t.customer WHERE t.name = '新标签'", "甲");
      assert_text (laptop, CUSTOMERS, "甲");
      scratch_laptops_exchange (&fixture->a, &fixture->b);
    }
  act_fixture_undo (&(ActFixture) { .book = fixture->a.book }, "merge-customer");
  assert_text (&fixture->a, CUSTOMERS, "甲,乙");
  g_assert_cmpint (scratch_query (fixture->a.book, "SELECT count(*) FROM contact"), ==, 3);
}

static guint
count_conflicts (ScratchLaptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GPtrArray) conflicts =
    rapport_conflicts_load (rapport_book_get_connection (laptop->book), NULL, 0, zone, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < conflicts->len; i++)
    g_assert_cmpint (((RapportConflict *) conflicts->pdata[i])->row, ==, find (laptop, "甲"));
  return conflicts->len;
}

/* An unseen edit of the one that goes is listed at the heir, until somebody edits that. */
static void
test_unseen_edit (Fixture       *fixture,
                  gconstpointer  data)
{
  edit (&fixture->a, "甲", RAPPORT_CUSTOMER_INDUSTRY, "软件");
  merge (&fixture->a, "乙", "甲");
  edit (&fixture->b, "乙", RAPPORT_CUSTOMER_INDUSTRY, "印刷");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    {
      ScratchLaptop *laptop = i == 0 ? &fixture->a : &fixture->b;

      assert_text (laptop, "SELECT industry FROM customer", "软件");
      g_assert_cmpuint (count_conflicts (laptop), ==, 1);
    }
  edit (&fixture->b, "甲", RAPPORT_CUSTOMER_INDUSTRY, "软件与印刷");
  g_assert_cmpuint (count_conflicts (&fixture->b), ==, 0);
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  g_assert_cmpuint (count_conflicts (&fixture->a), ==, 0);
}

/* Two laptops merge the same two customers the other way round: the first one counts. */
static void
test_circle (Fixture       *fixture,
             gconstpointer  data)
{
  merge (&fixture->a, "乙", "甲");
  merge (&fixture->b, "甲", "乙");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    {
      assert_text (i == 0 ? &fixture->a : &fixture->b, CUSTOMERS, "甲");
      assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:甲");
    }
}

/* The heir is deleted by somebody who did not know of work on what was merged into it: that brings it back. */
static void
test_deleted_heir (Fixture       *fixture,
                   gconstpointer  data)
{
  merge (&fixture->a, "乙", "甲");
  scratch_delete (fixture->a.book, RAPPORT_TYPE_CUSTOMER, find (&fixture->a, "甲"));
  scratch_run (fixture->b.book, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTACT, "name", "丙", "customer",
                                                               find (&fixture->b, "乙"), NULL)));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    {
      assert_text (i == 0 ? &fixture->a : &fixture->b, CUSTOMERS, "甲");
      assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:甲 丙:甲");
    }
}

/* A colleague takes the merge back. */
static void
test_undone_by_others (Fixture       *fixture,
                       gconstpointer  data)
{
  merge (&fixture->a, "乙", "甲");
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  scratch_run (fixture->b.book,
               rapport_undo_new (scratch_query (fixture->b.book, "SELECT id FROM action WHERE kind = 'merge-customer'")));
  scratch_laptops_exchange (&fixture->a, &fixture->b);
  for (guint i = 0; i < 2; i++)
    {
      assert_text (i == 0 ? &fixture->a : &fixture->b, CUSTOMERS, "甲,乙");
      assert_text (i == 0 ? &fixture->a : &fixture->b, CONTACTS, "甲:甲 乙:乙");
    }
}

/* Much that hangs on the one that goes has a backup before it. */
static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;
  g_autoptr(GArray) undone = NULL;
  g_autoptr(RapportActionName) name = NULL;

  scratch_run (fixture->a.book, rapport_set_setting_new ("backup-things", "2"));
  before = rapport_backups_list (fixture->a.folder);
  merge (&fixture->a, "乙", "甲");
  after = rapport_backups_list (fixture->a.folder);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  name = rapport_book_find_undo (fixture->a.book);
  scratch_run (fixture->a.book, rapport_undo_new (name->id));
  undone = rapport_backups_list (fixture->a.folder);
  g_assert_cmpuint (undone->len, ==, before->len + 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/acts/merge/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-hangs-on-it-of-all-kinds-goes-along", test_all_kinds);
  ADD ("fields-as-chosen", test_fields);
  ADD ("the-grade-kept-is-the-newest", test_grade);
  ADD ("with-itself-and-of-a-merged-one-refused", test_refused);
  ADD ("nobody-referred-themselves", test_own_referrer);
  ADD ("unseen-work-goes-to-the-heir", test_unseen_work);
  ADD ("an-unseen-edit-is-listed-at-the-heir", test_unseen_edit);
  ADD ("the-later-of-a-circle-does-not-count", test_circle);
  ADD ("unseen-work-brings-a-deleted-heir-back", test_deleted_heir);
  ADD ("redo-takes-later-work-along", test_redo_carries_along);
  ADD ("others-take-it-back", test_undone_by_others);
  ADD ("much-has-a-backup-before-it", test_backup);
#undef ADD
  return g_test_run ();
}
