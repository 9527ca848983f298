/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-tag.h"
#include "rapport-things.h"
#include "rapport-transaction.h"
#include "scratch-thing.h"

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

static gboolean
add_kinds (RapportTransaction  *transaction,
           GError             **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    for (guint round = 0; round < 2; round++)
      {
        g_autoptr(RapportEntity) entity = g_object_new (infos[i]->get_type (), NULL);

        scratch_thing_fill (transaction, entity, round);
        if (infos[i]->flags & RAPPORT_ENTITY_SETUP && infos[i]->flags & RAPPORT_ENTITY_VERSION)
          {
            g_autoptr(RapportEntity) shipped = rapport_transaction_load (transaction, infos[i]->get_type (), 1, error);

            rapport_entity_copy_field (entity, shipped, rapport_entity_info_index (infos[i], "json"));
          }
        if (!rapport_transaction_insert_later (transaction, entity, error))
          return FALSE;
      }
  return TRUE;
}

/* changes, deletes and touches what was added long before */
static gboolean
work_on (RapportTransaction  *transaction,
         GError             **error)
{
  g_autoptr(RapportEntity) renamed = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, N_GREAT + 100, error);
  g_autoptr(RapportEntity) contact = g_object_new (RAPPORT_TYPE_CONTACT, "customer", G_GINT64_CONSTANT (N_GREAT + 100),
                                                   "name", "庚", NULL);

  rapport_entity_set_text (renamed, RAPPORT_CUSTOMER_NAME, "戊");
  return rapport_transaction_update (transaction, renamed, error) &&
         rapport_transaction_insert (transaction, contact, error) &&
         rapport_transaction_delete (transaction, RAPPORT_TYPE_CONTACT, 1 + (N_GREAT + 200) / 100, error) &&
         rapport_transaction_delete (transaction, RAPPORT_TYPE_CUSTOMER, N_GREAT + 150, error);
}

/* @data: whether the act follows in parts */
static gboolean
add_story (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  for (int i = 1; i <= N_GREAT + 500; i++)
    {
      g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", "己", NULL);
      g_autoptr(RapportEntity) contact = NULL;

      if ((data != NULL && i % 200 == 1 && !rapport_transaction_follow (transaction, error)) ||
          !rapport_transaction_insert_later (transaction, customer, error))
        return FALSE;
      contact = g_object_new (RAPPORT_TYPE_CONTACT, "customer", rapport_entity_get_id (customer), "name", "丁", NULL);
      if (i % 100 == 0 && !rapport_transaction_insert_later (transaction, contact, error))
        return FALSE;
    }
  return add_kinds (transaction, error) && (data == NULL || rapport_transaction_follow (transaction, error)) &&
         work_on (transaction, error);
}

static GHashTable *
map_uids (RapportConnection *connection)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT lower (hex (uid)), thing || ' ' || row FROM life", NULL);
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, NULL) && has_row)
    g_hash_table_insert (names, g_strdup (rapport_statement_get_text (row, 0)),
                         g_strdup (rapport_statement_get_text (row, 1)));
  return names;
}

static gboolean
name_uid (const GMatchInfo *match,
          GString          *out,
          gpointer          names)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  g_auto(GStrv) groups = g_strsplit (text, "-", -1);
  g_autofree char *digits = g_strjoinv ("", groups);
  const char *name = g_hash_table_lookup (names, digits);

  g_string_append_printf (out, "<%s>", name != NULL ? name : "?");
  return FALSE;
}

/* all that the log says of the last act, each thing named by its row */
static char *
dup_story (RapportBook *book)
{
  g_autoptr(GHashTable) names = map_uids (rapport_book_get_connection (book));
  g_autoptr(GRegex) uid =
    g_regex_new ("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", 0, 0, NULL);
  g_autofree char *text =
    scratch_read_text (book, "SELECT group_concat (line, char (10)) FROM (SELECT c.thing || ' ' || c.row || ' '"
                             " || ifnull (c.customer, 0) || ' ' || c.op || ' ' || ifnull (c.field, '') || ' '"
                             " || ifnull (c.new, '') || ' ' || ifnull (lower (hex (c.owners)), '') || ' '"
                             " || ifnull (c.auto, 0) || ' ' || ifnull (c.back, 0) || ' ' || l.thing || ' ' || l.row"
                             " || ' ' || l.touches || ' ' || (l.act = a.uid) || ' ' || (l.clock = a.clock) || ' '"
                             " || (c.clock = a.clock) AS line FROM change c JOIN action a ON a.id = c.action"
                             " LEFT JOIN life l ON l.uid = c.uid WHERE a.id = (SELECT max (id) FROM action)"
                             " ORDER BY c.thing, c.row, c.field)");

  return g_regex_replace_eval (uid, text, -1, 0, 0, name_uid, names, NULL);
}

static char *
tell_story (gboolean in_parts)
{
  g_autofree char *folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  const RapportActor actor = { .device = 1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt =
    rapport_transaction_run (writer, &actor, "import", add_story, GINT_TO_POINTER (in_parts), &error);
  char *story;

  g_assert_no_error (error);
  story = dup_story (book);
  g_clear_object (&writer);
  g_clear_object (&book);
  scratch_folder_remove (g_steal_pointer (&folder));
  return story;
}

/* What is written while the act goes on is what would be written in its end, also of what it works on again. */
static void
test_great_act_in_parts (BookFixture   *fixture,
                         gconstpointer  data)
{
  g_autofree char *whole = tell_story (FALSE);
  g_autofree char *in_parts = tell_story (TRUE);

  g_assert_nonnull (strstr (whole, "戊"));
  g_assert_cmpstr (in_parts, ==, whole);
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
  LOG_TEST ("a-great-act-is-written-part-by-part-as-at-its-end", test_great_act_in_parts);
  return g_test_run ();
}
