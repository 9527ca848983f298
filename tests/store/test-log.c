/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-tag.h"
#include "rapport-transaction.h"

#define LOG_TEST(path, func) \
  g_test_add ("/store/log/" path, BookFixture, NULL, book_fixture_set_up, func, book_fixture_tear_down)

/* what the last act wrote of a column */
#define LAST_ACT " FROM change c JOIN action a ON a.id = c.action WHERE a.id = (SELECT max(id) FROM action)"

static void
assert_number (BookFixture *fixture,
               const char  *sql,
               gint64       expected)
{
  g_assert_cmpint (scratch_query (fixture->book, sql), ==, expected);
}

static void
assert_text (BookFixture *fixture,
             const char  *sql,
             const char  *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_over (BookFixture   *fixture,
           gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "name", "乙", NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.over_act = (SELECT uid FROM action WHERE kind = 'add')"
                 " AND c.over_clock = (SELECT clock FROM action WHERE kind = 'add') AND c.clock = a.clock", 1);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "name", "丙", NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT
                 " AND c.over_act = (SELECT uid FROM action WHERE kind = 'edit' ORDER BY id LIMIT 1)"
                 " AND c.over_clock < c.clock AND c.settles IS NULL", 1);
}

static void
test_reference (BookFixture   *fixture,
                gconstpointer  data)
{
  const gint64 member = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "owner", member, NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.field = 'owner'"
                 " AND c.target = (SELECT uid FROM member WHERE name = '王芳')", 1);
}

static void
test_values (BookFixture   *fixture,
             gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲 \"x\"", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "name", "张总", "customer", customer, NULL);
  assert_text (fixture, "SELECT json_extract(c.new, '$.name')" LAST_ACT, "张总");
  assert_number (fixture, "SELECT json_extract(c.new, '$.customer') = lower(printf('%s-%s-%s-%s-%s',"
                 " substr(hex(t.uid), 1, 8), substr(hex(t.uid), 9, 4), substr(hex(t.uid), 13, 4),"
                 " substr(hex(t.uid), 17, 4), substr(hex(t.uid), 21)))"
                 " FROM change c JOIN customer t WHERE c.id = (SELECT max(id) FROM change)", 1);
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, customer);
  assert_text (fixture, "SELECT json_extract(c.old, '$.name')" LAST_ACT " AND c.thing = 'customer'", "甲 \"x\"");
}

/* Work on a part is work on the whole. */
static void
test_touches (BookFixture   *fixture,
              gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  const gint64 contact = book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "name", "张总", "customer", customer, NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_CONTACT, contact, "name", "李总", "phone", "123", NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.owners = (SELECT uid FROM customer)", 2);
  assert_number (fixture, "SELECT touches FROM life JOIN customer USING (uid)", 3);
  assert_number (fixture, "SELECT touches FROM life JOIN contact USING (uid)", 2);
  scratch_delete (fixture->book, RAPPORT_TYPE_CONTACT, contact);
  assert_number (fixture, "SELECT touches FROM life JOIN customer USING (uid)", 4);
}

/* A thing that goes to another customer is work on both. */
static void
test_moved (BookFixture   *fixture,
            gconstpointer  data)
{
  const gint64 from = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  const gint64 to = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "乙", NULL);
  const gint64 contact = book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "name", "张总", "customer", from, NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_CONTACT, contact, "customer", to, NULL);
  assert_number (fixture, "SELECT length(owners)" LAST_ACT, 32);
  assert_number (fixture, "SELECT count(*) FROM life JOIN customer USING (uid) WHERE touches = 1 + (name = '乙')"
                 " OR touches = 3", 2);
}

/* What follows from the deletion of what a field names is no edit of it. */
static void
test_follows (BookFixture   *fixture,
              gconstpointer  data)
{
  const gint64 member = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "owner", member, NULL);
  scratch_delete (fixture->book, RAPPORT_TYPE_MEMBER, member);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.field = 'owner' AND c.auto = 2 AND c.over_act IS NULL", 1);
  assert_number (fixture, "SELECT count(*) FROM waiting w JOIN customer c ON c.uid = w.uid WHERE w.field = 'owner'", 1);
  assert_number (fixture, "SELECT touches FROM life JOIN customer USING (uid)", 1);
}

static void
test_graves (BookFixture   *fixture,
             gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "name", "张总", "customer", customer, NULL);
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, customer);
  assert_number (fixture, "SELECT count(*) FROM grave g JOIN life r ON r.uid = g.root AND r.thing = 'customer'"
                 " JOIN life l ON l.uid = g.uid AND l.touches = g.seen", 2);
  assert_number (fixture, "SELECT seen FROM grave g JOIN life l ON l.uid = g.uid WHERE l.thing = 'customer'", 2);
  scratch_undo (fixture->book);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.op = 'insert' AND c.back = 1 AND c.new IS NULL", 2);
  assert_number (fixture, "SELECT count(*) FROM grave g JOIN life l ON l.uid = g.uid AND l.touches > g.seen", 2);
}

/* A tag made again under its name is the same one. */
static void
test_fixed (BookFixture   *fixture,
            gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  const gint64 tag = book_fixture_add (fixture, RAPPORT_TYPE_TAG, "name", "VIP", "customer", customer, NULL);

  scratch_delete (fixture->book, RAPPORT_TYPE_TAG, tag);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "name", "vip", "customer", customer, NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.op = 'insert' AND c.back = 1", 1);
  assert_number (fixture, "SELECT count(DISTINCT uid) FROM change WHERE thing = 'tag'", 1);
}

/* A day and its time are one value. */
static void
test_moment (BookFixture   *fixture,
             gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  RapportMoment due = book_fixture_moment (fixture, "2026-12-01 10:00");
  RapportMoment later = book_fixture_moment (fixture, "2026-12-01 11:00");
  const gint64 plan = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &due, NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, plan, "due", &later, NULL);
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.field IN ('due_day', 'due_at') AND c.over_act IS NOT NULL", 2);
}

static gboolean
rename_customer (RapportTransaction  *transaction,
                 gpointer             data,
                 GError             **error)
{
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, *(gint64 *) data, error);

  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "在2050年");
  return rapport_transaction_update (transaction, customer, error);
}

/* Also when the clock was set back an act comes after what it replaces. */
static void
test_clock (BookFixture   *fixture,
            gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  g_autoptr(RapportReceipt) receipt = NULL;
  RapportActor actor;

  rapport_book_get_actor (fixture->book, &actor);
  actor.now = G_GINT64_CONSTANT (2540000000000000);
  receipt = rapport_transaction_run (writer, &actor, "edit", rename_customer, &customer, NULL);
  rapport_book_poll (fixture->book);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "name", "丙", NULL);
  assert_number (fixture, "SELECT a.clock > 2540000000000000 AND c.clock = a.clock AND a.at < 2540000000" LAST_ACT, 1);
}

/* as many as are left out of the changeset */
#define N_GREAT 2100

/* @data: the customer who gets the tag again; the second one in an act that adds very much beside */
static gboolean
tag_again (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const gint64 customer = GPOINTER_TO_INT (data);
  g_autoptr(RapportEntity) tag = g_object_new (RAPPORT_TYPE_TAG, "customer", customer, "name", "甲", NULL);

  for (int i = 0; customer == 2 && i < N_GREAT; i++)
    {
      g_autoptr(RapportEntity) other = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "丙", NULL);
      g_autoptr(RapportEntity) contact = NULL;

      if (!rapport_transaction_insert (transaction, other, error))
        return FALSE;
      contact = g_object_new (RAPPORT_TYPE_CONTACT, "customer", rapport_entity_get_id (other), "name", "丁", NULL);
      if (i % 100 == 0 && !rapport_transaction_insert (transaction, contact, error))
        return FALSE;
    }
  return rapport_transaction_insert (transaction, tag, error);
}

static gboolean
remove_tag (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  return rapport_transaction_delete (transaction, RAPPORT_TYPE_TAG, GPOINTER_TO_INT (data), error);
}

static char *
dup_tag_story (BookFixture *fixture,
               int          customer)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat(op || ' ' || ifnull(field, '') || ' ' || ifnull(new, '') || ' '"
                     " || ifnull(back, 0) || ' ' || length(owners), '; ') || ' touched '"
                     " || (SELECT touches FROM life WHERE uid = t.uid) || ' '"
                     " || (SELECT touches FROM life WHERE uid = (SELECT uid FROM customer WHERE id = %d))"
                     " FROM change c JOIN tag t ON t.uid = c.uid WHERE t.customer = %d AND c.action >="
                     " (SELECT max(action) FROM change b WHERE b.uid = t.uid)", customer, customer);

  return scratch_read_text (fixture->book, sql);
}

/* A great act writes of what it adds what a small one does, also of what was there before. */
static void
test_great_act (BookFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  const RapportActor actor = { .device = 1 };
  g_autofree char *small = NULL;
  g_autofree char *great = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 1; i <= 2; i++)
    {
      const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", i == 1 ? "子" : "丑", NULL);
      const gint64 tag = book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "甲", NULL);

      rapport_receipt_free (rapport_transaction_run (writer, &actor, "delete", remove_tag, GINT_TO_POINTER (tag), &error));
      g_assert_no_error (error);
      rapport_receipt_free (rapport_transaction_run (writer, &actor, "import", tag_again, GINT_TO_POINTER (i), &error));
      g_assert_no_error (error);
    }
  assert_number (fixture, "SELECT count(*)" LAST_ACT " AND c.op = 'insert' AND c.clock = a.clock"
                 " AND c.new ->> 'name' IN ('丙', '丁') AND (c.owners IS NULL) = (c.thing = 'customer')", N_GREAT + 21);
  assert_number (fixture, "SELECT sum(touches) FROM life l JOIN customer c ON c.uid = l.uid WHERE c.id > 2", N_GREAT + 21);
  small = dup_tag_story (fixture, 1);
  great = dup_tag_story (fixture, 2);
  g_assert_nonnull (small);
  g_assert_cmpstr (great, ==, small);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LOG_TEST ("an-edit-names-what-it-replaced", test_over);
  LOG_TEST ("a-reference-is-kept-by-uid", test_reference);
  LOG_TEST ("what-is-added-and-deleted-is-kept-with-its-values", test_values);
  LOG_TEST ("work-on-a-part-is-work-on-the-whole", test_touches);
  LOG_TEST ("what-moves-is-work-on-both", test_moved);
  LOG_TEST ("what-follows-is-no-edit", test_follows);
  LOG_TEST ("a-deletion-says-what-was-seen", test_graves);
  LOG_TEST ("a-tag-made-again-is-the-same", test_fixed);
  LOG_TEST ("both-halves-of-a-moment-are-kept", test_moment);
  LOG_TEST ("an-act-comes-after-what-it-replaces", test_clock);
  LOG_TEST ("a-great-act-is-written-like-a-small-one", test_great_act);
  return g_test_run ();
}
