/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-conflicts.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-log-act.h"
#include "rapport-member.h"
#include "rapport-tag.h"
#include "scratch-laptop.h"

typedef struct
{
  ScratchLaptop a;
  ScratchLaptop b;
} Fixture;

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

static void
exchange (Fixture *fixture)
{
  scratch_laptops_exchange (&fixture->a, &fixture->b);
}

static gint64
add (ScratchLaptop     *laptop,
     GType       type,
     const char *name,
     const char *owner,
     gint64      owner_id)
{
  g_autoptr(GObject) entity = g_object_new (type, "name", name, NULL);

  if (owner != NULL)
    g_object_set (entity, owner, owner_id, NULL);
  return scratch_add (laptop->book, entity);
}

static void
edit (ScratchLaptop     *laptop,
      const char *property,
      const char *text)
{
  const gint64 id = scratch_query (laptop->book, "SELECT id FROM customer LIMIT 1");
  g_autoptr(RapportEntity) live = rapport_book_get (laptop->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  g_object_set (edited, property, text, NULL);
  scratch_update (laptop->book, edited);
}

static void
delete_customer (ScratchLaptop *laptop)
{
  scratch_delete (laptop->book, RAPPORT_TYPE_CUSTOMER, scratch_query (laptop->book, "SELECT id FROM customer LIMIT 1"));
}

static void
assert_text (ScratchLaptop     *laptop,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = scratch_read_text (laptop->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_number (ScratchLaptop     *laptop,
               const char *sql,
               gint64      expected)
{
  g_assert_cmpint (scratch_query (laptop->book, sql), ==, expected);
}

static GPtrArray *
load_conflicts (ScratchLaptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  GPtrArray *conflicts = rapport_conflicts_load (rapport_book_get_connection (laptop->book), NULL, 0, zone, &error);

  g_assert_no_error (error);
  return conflicts;
}

/* The newest value stands, and what was overwritten unseen is listed in both, until somebody decides. */
static void
disagree (Fixture *fixture)
{
  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  exchange (fixture);
  edit (&fixture->a, "notes", "先写的");
  edit (&fixture->b, "notes", "后写的");
  exchange (fixture);
}

static void
assert_disagree (ScratchLaptop *laptop)
{
  g_autoptr(GPtrArray) conflicts = load_conflicts (laptop);
  const RapportConflict *conflict;

  assert_text (laptop, "SELECT notes FROM customer", "后写的");
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->thing, ==, "customer");
  g_assert_cmpstr (conflict->column, ==, "notes");
  g_assert_cmpstr (conflict->lost_text, ==, "先写的");
  g_assert_cmpstr (conflict->text, ==, "后写的");
  g_assert_cmpint (conflict->lost_at, >, 0);
  g_assert_cmpint (conflict->at, >=, conflict->lost_at);
}

static void
assert_agree (ScratchLaptop *laptop)
{
  g_autoptr(GPtrArray) conflicts = load_conflicts (laptop);

  g_assert_cmpuint (conflicts->len, ==, 0);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  disagree (fixture);
  assert_disagree (&fixture->a);
  assert_disagree (&fixture->b);
  edit (&fixture->a, "notes", "都写");
  assert_agree (&fixture->a);
  exchange (fixture);
  assert_text (&fixture->b, "SELECT notes FROM customer", "都写");
  assert_agree (&fixture->b);
}

static void
test_equal (Fixture       *fixture,
            gconstpointer  data)
{
  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  exchange (fixture);
  edit (&fixture->a, "notes", "一样");
  edit (&fixture->b, "notes", "一样");
  edit (&fixture->b, "industry", "软件");
  exchange (fixture);
  assert_agree (&fixture->a);
  assert_agree (&fixture->b);
  edit (&fixture->a, "notes", "再改");
  exchange (fixture);
  assert_agree (&fixture->a);
  assert_agree (&fixture->b);
}

static gboolean
keep_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const RapportConflict *conflict = data;

  return rapport_conflict_keep (transaction, conflict->thing, conflict->row, conflict->column, error);
}

static gboolean
take_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const RapportConflict *conflict = data;

  return rapport_conflict_take (transaction, conflict->change, conflict->column, error);
}

static void
decide (ScratchLaptop                 *laptop,
        const char             *kind,
        RapportTransactionFunc  func)
{
  g_autoptr(GPtrArray) conflicts = load_conflicts (laptop);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (laptop->book, kind, func, conflicts->pdata[0], &error);

  g_assert_no_error (error);
  g_assert_cmpint (receipt->action, >, 0);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  disagree (fixture);
  decide (&fixture->a, RAPPORT_ACT_KEEP, keep_func);
  assert_agree (&fixture->a);
  exchange (fixture);
  assert_agree (&fixture->b);
  assert_text (&fixture->b, "SELECT notes FROM customer", "后写的");
}

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  disagree (fixture);
  decide (&fixture->a, "edit-customer", take_func);
  exchange (fixture);
  assert_agree (&fixture->a);
  assert_agree (&fixture->b);
  assert_text (&fixture->b, "SELECT notes FROM customer", "先写的");
  scratch_undo (fixture->a.book);
  exchange (fixture);
  assert_text (&fixture->b, "SELECT notes FROM customer", "后写的");
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) acts = NULL;

  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  edit (&fixture->a, "notes", "一");
  acts = scratch_laptop_load_acts (&fixture->a);
  scratch_laptop_apply (&fixture->b, acts);
  scratch_laptop_apply (&fixture->b, acts);
  assert_number (&fixture->b, "SELECT count(*) FROM action", 2);
  assert_number (&fixture->b, "SELECT touches FROM life JOIN customer USING (uid)", 2);
}

static void
test_unseen_work (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 customer;

  customer = add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  add (&fixture->a, RAPPORT_TYPE_CONTACT, "张总", "customer", customer);
  exchange (fixture);
  delete_customer (&fixture->a);
  add (&fixture->b, RAPPORT_TYPE_CONTACT, "李总", "customer",
       scratch_query (fixture->b.book, "SELECT id FROM customer"));
  exchange (fixture);
  for (guint i = 0; i < 2; i++)
    {
      ScratchLaptop *laptop = i == 0 ? &fixture->a : &fixture->b;

      assert_number (laptop, "SELECT count(*) FROM customer WHERE name = '甲'", 1);
      assert_text (laptop, "SELECT group_concat(name, ' ') FROM (SELECT name FROM contact ORDER BY uid)", "张总 李总");
    }
}

static void
test_seen_deletion (Fixture       *fixture,
                    gconstpointer  data)
{
  const gint64 customer = add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);

  add (&fixture->a, RAPPORT_TYPE_CONTACT, "张总", "customer", customer);
  exchange (fixture);
  delete_customer (&fixture->a);
  exchange (fixture);
  assert_number (&fixture->b, "SELECT count(*) FROM customer", 0);
  assert_number (&fixture->b, "SELECT count(*) FROM contact", 0);
  scratch_undo (fixture->a.book);
  exchange (fixture);
  assert_number (&fixture->b, "SELECT count(*) FROM customer JOIN contact ON contact.customer = customer.id", 1);
}

/* What names a thing that has not come yet waits for it. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 member = add (&fixture->a, RAPPORT_TYPE_MEMBER, "王芳", NULL, 0);
  g_autoptr(GPtrArray) first = scratch_laptop_load_acts (&fixture->a);
  g_autoptr(GPtrArray) second = NULL;
  g_autoptr(GPtrArray) third = NULL;
  gint64 customer;

  rapport_book_act_as (fixture->a.book, member);
  customer = add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", "owner", member);
  second = scratch_laptop_load_acts (&fixture->a);
  add (&fixture->a, RAPPORT_TYPE_CONTACT, "张总", "customer", customer);
  edit (&fixture->a, "notes", "一");
  third = scratch_laptop_load_acts (&fixture->a);
  scratch_laptop_apply (&fixture->b, third);
  assert_number (&fixture->b, "SELECT count(*) FROM contact", 0);
  scratch_laptop_apply (&fixture->b, second);
  assert_number (&fixture->b, "SELECT count(*) FROM contact JOIN customer c ON c.id = customer WHERE c.notes = '一'"
                 " AND c.owner IS NULL", 1);
  scratch_laptop_apply (&fixture->b, first);
  assert_number (&fixture->b, "SELECT count(*) FROM customer c JOIN member m ON m.id = c.owner WHERE m.name = '王芳'", 1);
  assert_number (&fixture->b, "SELECT count(*) FROM action a JOIN member m ON m.id = a.member WHERE m.name = '王芳'", 3);
  assert_number (&fixture->b, "SELECT count(*) FROM waiting", 0);
}

static void
test_same_tag (Fixture       *fixture,
               gconstpointer  data)
{
  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  exchange (fixture);
  add (&fixture->a, RAPPORT_TYPE_TAG, "VIP", "customer", scratch_query (fixture->a.book, "SELECT id FROM customer"));
  add (&fixture->b, RAPPORT_TYPE_TAG, "VIP", "customer", scratch_query (fixture->b.book, "SELECT id FROM customer"));
  exchange (fixture);
  assert_number (&fixture->a, "SELECT count(*) FROM tag", 1);
  assert_number (&fixture->b, "SELECT count(*) FROM tag", 1);
  assert_agree (&fixture->a);
  assert_agree (&fixture->b);
}

/* An act of another laptop is taken back by what the log says of it. */
static void
test_undo_of_others (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(RapportActionName) own = NULL;
  g_autoptr(GError) error = NULL;
  gint64 contact;

  contact = add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  contact = add (&fixture->a, RAPPORT_TYPE_CONTACT, "张总", "customer", contact);
  edit (&fixture->a, "notes", "一");
  exchange (fixture);
  edit (&fixture->a, "notes", "二");
  edit (&fixture->a, "industry", "软件");
  scratch_delete (fixture->a.book, RAPPORT_TYPE_CONTACT, contact);
  exchange (fixture);
  own = rapport_book_find_undo (fixture->b.book);
  g_assert_null (own);
  assert_number (&fixture->b, "SELECT count(*) FROM contact", 0);
  edit (&fixture->b, "industry", "印刷");
  for (gint64 i = 0; i < 3; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM action WHERE changeset IS NULL ORDER BY id DESC LIMIT 1"
                                              " OFFSET %" G_GINT64_FORMAT, i);
      gint64 action = scratch_query (fixture->b.book, sql);
      g_autoptr(RapportReceipt) receipt =
        rapport_book_run (fixture->b.book, RAPPORT_ACT_UNDO, scratch_revert, &action, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (receipt->left_out, ==, i == 1 ? "customer.industry" : NULL);
    }
  exchange (fixture);
  assert_text (&fixture->a, "SELECT notes || industry FROM customer", "一印刷");
  assert_number (&fixture->a, "SELECT count(*) FROM contact WHERE name = '张总'", 1);
  assert_number (&fixture->a, "SELECT count(*) FROM action WHERE undone_by IS NOT NULL", 2);
}

static void
set_flags (ScratchLaptop *laptop,
           gboolean       high_value,
           gboolean       focus)
{
  g_autoptr(RapportEntity) live =
    rapport_book_get (laptop->book, RAPPORT_TYPE_CUSTOMER, scratch_query (laptop->book, "SELECT id FROM customer"), NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  g_object_set (edited, "high-value", high_value, "focus-customer", focus, NULL);
  scratch_update (laptop->book, edited);
}

/* Of what was made the log leaves out what is off, which all read as off. */
static void
test_flags (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "甲", "focus-customer", TRUE, NULL);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  gint64 action;

  scratch_add (fixture->a.book, customer);
  assert_text (&fixture->a, "SELECT new FROM change WHERE thing = 'customer'", "{\"name\":\"甲\",\"focus_customer\":1}");
  exchange (fixture);
  assert_number (&fixture->b, "SELECT focus_customer * 10 + high_value FROM customer", 10);
  set_flags (&fixture->a, TRUE, FALSE);
  exchange (fixture);
  assert_number (&fixture->b, "SELECT focus_customer * 10 + high_value FROM customer", 1);
  action = scratch_query (fixture->b.book, "SELECT max (id) FROM action WHERE changeset IS NULL");
  receipt = rapport_book_run (fixture->b.book, RAPPORT_ACT_UNDO, scratch_revert, &action, &error);
  g_assert_no_error (error);
  g_assert_null (receipt->left_out);
  exchange (fixture);
  assert_number (&fixture->a, "SELECT focus_customer * 10 + high_value FROM customer", 10);
}

/* A kind that this program does not know is kept for the one that will. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) acts = NULL;
  RapportLogAct *act;
  RapportLogOp *op;

  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  acts = scratch_laptop_load_acts (&fixture->a);
  act = g_ptr_array_index (acts, 0);
  op = g_ptr_array_index (act->ops, 0);
  op->thing = g_intern_string ("later_kind");
  scratch_laptop_apply (&fixture->b, acts);
  assert_number (&fixture->b, "SELECT count(*) FROM customer", 0);
  assert_number (&fixture->b, "SELECT count(*) FROM change WHERE thing = 'later_kind' AND new LIKE '%甲%'", 1);
}

static void
test_erased (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) acts = NULL;

  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  exchange (fixture);
  scratch_execute (fixture->b.book, "INSERT INTO erased SELECT uid FROM customer");
  edit (&fixture->a, "notes", "秘密");
  exchange (fixture);
  assert_number (&fixture->b, "SELECT count(*) FROM change WHERE new = '秘密'", 0);
}

static void
count_changes_cb (RapportBook *book,
                  GArray      *changes,
                  gpointer     data)
{
  gboolean *is_all = data;

  *is_all = changes == NULL;
}

/* More may be another than what the acts name. */
static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean is_all = FALSE;

  g_signal_connect (fixture->b.book, "changed", G_CALLBACK (count_changes_cb), &is_all);
  add (&fixture->a, RAPPORT_TYPE_CUSTOMER, "甲", NULL, 0);
  scratch_laptop_send (&fixture->a, &fixture->b);
  g_assert_true (is_all);
}

#define APPLY_TEST(path, func) g_test_add ("/store/apply/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  APPLY_TEST ("what-was-overwritten-unseen-is-listed", test_conflict);
  APPLY_TEST ("the-same-twice-is-no-conflict", test_equal);
  APPLY_TEST ("keep-settles-everywhere", test_keep);
  APPLY_TEST ("take-the-other", test_take);
  APPLY_TEST ("twice-is-once", test_again);
  APPLY_TEST ("unseen-work-is-not-deleted", test_unseen_work);
  APPLY_TEST ("what-was-seen-is-deleted", test_seen_deletion);
  APPLY_TEST ("what-has-not-come-is-waited-for", test_order);
  APPLY_TEST ("a-tag-made-twice-is-one", test_same_tag);
  APPLY_TEST ("an-act-of-others-is-taken-back", test_undo_of_others);
  APPLY_TEST ("what-was-off-is-off-again", test_flags);
  APPLY_TEST ("what-is-not-known-is-kept", test_unknown);
  APPLY_TEST ("what-was-erased-stays-away", test_erased);
  APPLY_TEST ("all-may-have-changed", test_told);
  return g_test_run ();
}
