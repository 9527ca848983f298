/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"
#include "rapport-action-item.h"
#include "rapport-activity.h"
#include "rapport-article.h"
#include "rapport-care-date.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-list-order.h"
#include "rapport-meeting.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-snippet.h"
#include "rapport-tag-style.h"
#include "rapport-tag.h"
#include "rapport-ticket.h"
#include "scratch-random.h"

#define N_EDITS 90
#define N_INTERRUPTED 20
#define N_RECORDS 4000

/* What is looked at to find where one thing stands; a look through all records takes very many more. */
#define MOST_STEPS 400

/** Asked: a list that is kept from one edit to the next */
typedef struct
{
  const RapportListSpec *spec;
  const char            *order;
  const char            *condition;
  const char            *group;
  const char            *search;
} Asked;

static const Asked asked[] = {
  { &rapport_list_customers, "name", NULL, NULL, NULL },
  { &rapport_list_customers, "-name", "grade:A,B", NULL, NULL },
  { &rapport_list_customers, "number", "tag:vip", NULL, NULL },
  { &rapport_list_customers, "-number", "-tag:vip", NULL, NULL },
  { &rapport_list_customers, "grade", NULL, NULL, NULL },
  { &rapport_list_customers, "-grade", "(tag:empty or grade:A)", NULL, NULL },
  { &rapport_list_customers, "owner", "-(grade:B tag:vip)", NULL, NULL },
  { &rapport_list_customers, "-status", "amount>=300", NULL, NULL },
  { &rapport_list_customers, "next", NULL, "grade", NULL },
  { &rapport_list_customers, "-last", "next:empty", NULL, NULL },
  { &rapport_list_customers, "grade,-last", NULL, NULL, NULL },
  { &rapport_list_customers, "-owner,grade,name", "tag:vip", NULL, NULL },
  { &rapport_list_customers, "name", NULL, "owner", NULL },
  { &rapport_list_customers, "name", "grade:A", "next", NULL },
  { &rapport_list_customers, "name", NULL, NULL, "电子" },
  { &rapport_list_records, "-started", NULL, NULL, NULL },
  { &rapport_list_records, "started", "grade:A", NULL, NULL },
  { &rapport_list_plans, "due", NULL, NULL, NULL },
  { &rapport_list_plans, "-due", "tag:vip", "customer", NULL },
  { &rapport_list_tickets, "next", NULL, NULL, NULL },
  { &rapport_list_tickets, "-priority", "grade:A,C", NULL, NULL },
  { &rapport_list_tickets, "-number", NULL, "priority", NULL },
  { &rapport_list_customers, "-amount", NULL, NULL, NULL },
  { &rapport_list_customers, "amount,name", "grade:A,B", NULL, NULL },
  { &rapport_list_customers, "stage,-amount", NULL, NULL, NULL },
  { &rapport_list_customers, "-verified", NULL, "stage", NULL },
  { &rapport_list_contracts, "-amount", "grade:B", NULL, NULL },
  { &rapport_list_customers, "-contact,industry", "grade:A,B", NULL, NULL },
  { &rapport_list_customers, "type,-tags", NULL, NULL, NULL },
  { &rapport_list_records, "-summary", NULL, NULL, NULL },
  { &rapport_list_records, "owner,contact", "grade:A", NULL, NULL },
  { &rapport_list_plans, "contact", "tag:vip", NULL, NULL },
  { &rapport_list_tickets, "-new-date,description", NULL, NULL, NULL },
  { &rapport_list_contracts, "ends", "amount<500", NULL, NULL },
  { &rapport_list_products, "name", NULL, "category", NULL },
  { &rapport_list_products, "-name", "category:1", NULL, NULL },
  { &rapport_list_articles, "changed", NULL, NULL, NULL },
  { &rapport_list_articles, "name", NULL, "product", NULL },
  { &rapport_list_activities, "-starts", NULL, "owner", NULL },
  { &rapport_list_activities, "starts", "owner:empty", NULL, NULL },
  { &rapport_list_meetings, "-held", "customer:empty", NULL, NULL },
  { &rapport_list_meetings, "held", NULL, "customer", NULL },
  { &rapport_list_action_items, "deadline", NULL, NULL, NULL },
  { &rapport_list_action_items, "-deadline", "-who:empty", "who", NULL },
  { &rapport_list_care_dates, "next", NULL, NULL, NULL },
  { &rapport_list_care_dates, "next", "grade:A,B -tag:vip", "grade", NULL },
  { &rapport_list_snippets, "name", NULL, "stage", NULL },
  { &rapport_list_tag_styles, "-name", NULL, NULL, NULL },
};

typedef struct
{
  RapportListQuery *query;
  RapportListOrder *order;
} Kept;

typedef struct
{
  gint64    *ids;
  guint      n;
  GPtrArray *sections;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->ids, g_free);
  g_clear_pointer (&answer->sections, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
ask (BookFixture            *fixture,
     const RapportListQuery *query,
     RapportListOrder       *order,
     Answer                 *answer)
{
  g_autoptr(GError) error = NULL;

  answer->ids = rapport_list_query_run_grouped (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &answer->n,
                                                &answer->sections, &error);
  g_assert_no_error (error);
}

static void
assert_same_sections (const Answer *kept,
                      const Answer *anew)
{
  g_assert_cmpuint (kept->sections->len, ==, anew->sections->len);
  for (guint i = 0; i < anew->sections->len; i++)
    {
      const RapportListSection *one = g_ptr_array_index (kept->sections, i);
      const RapportListSection *other = g_ptr_array_index (anew->sections, i);

      g_assert_cmpstr (one->value, ==, other->value);
      g_assert_cmpstr (one->label, ==, other->label);
      g_assert_cmpuint (one->first, ==, other->first);
      g_assert_cmpuint (one->n, ==, other->n);
      g_assert_cmpmem (one->sums, sizeof one->sums, other->sums, sizeof other->sums);
    }
}

static void
assert_as_anew (BookFixture *fixture,
                const Kept  *kept,
                guint        number)
{
  g_auto(Answer) known = { NULL };
  g_auto(Answer) anew = { NULL };

  ask (fixture, kept->query, kept->order, &known);
  ask (fixture, kept->query, NULL, &anew);
  g_test_message ("list %u, %u of %u things", number, known.n, anew.n);
  g_assert_cmpmem (known.ids, known.n * sizeof *known.ids, anew.ids, anew.n * sizeof *anew.ids);
  if (asked[number].group != NULL)
    assert_same_sections (&known, &anew);
}

static void
begin (Kept        *kept,
       const Asked *list)
{
  g_autoptr(GError) error = NULL;

  kept->query = rapport_list_query_new (list->spec);
  kept->order = rapport_list_order_new ();
  rapport_list_query_set_order (kept->query, list->order, &error);
  g_assert_no_error (error);
  if (list->condition != NULL)
    rapport_list_query_narrow_text (kept->query, list->condition, &error);
  g_assert_no_error (error);
  rapport_list_query_set_text (&kept->query->group, list->group);
  rapport_list_query_set_text (&kept->query->search, list->search);
}

static RapportMoment
draw_moment (BookFixture *fixture)
{
  g_autofree char *text = g_strdup_printf ("2026-%02d-%02d 10:00", g_test_rand_int_range (1, 13),
                                           g_test_rand_int_range (1, 29));

  return book_fixture_moment (fixture, text);
}

static gint64
draw_id (BookFixture *fixture,
         const char  *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY (id * %d) %% 1009 LIMIT 1", table,
                                          g_test_rand_int_range (1, 1009));

  return scratch_query (fixture->book, sql);
}

static void
edit_customer (BookFixture *fixture,
               gint64       customer)
{
  static const char * const names[] = { "北京电子", "单县物流", "Zebra", "曾氏食品", "电子与软件", "apple" };
  static const char * const grades[] = { "A", "B", "C", NULL };

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "name", names[g_test_rand_int_range (0, 6)], NULL);
      return;
    case 1:
      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "grade", grades[g_test_rand_int_range (0, 4)], NULL);
      return;
    case 2:
      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "owner", draw_id (fixture, "member"), NULL);
      return;
    case 3:
      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "archived", (gboolean) g_test_rand_bit (), NULL);
      return;
    default:
      book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "yearly-amount",
                         (gint64) g_test_rand_int_range (0, 1000), NULL);
    }
}

static gboolean
has_tag (BookFixture *fixture,
         gint64       customer)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM tag WHERE name = 'vip' AND customer = %d",
                                          (int) customer);

  return scratch_query (fixture->book, sql) > 0;
}

static void
add_something (BookFixture *fixture,
               gint64       customer)
{
  const RapportMoment moment = draw_moment (fixture);
  const gint64 at = FIXTURE_NOW - g_test_rand_int_range (0, 1000000);
  static const char * const priorities[] = { "P1", "P2", "P3" };

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "新客户电子", "grade", "A", NULL);
      return;
    case 1:
      if (!has_tag (fixture, customer))
        book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "vip", NULL);
      return;
    case 2:
      book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment, "summary", "电子", NULL);
      return;
    case 3:
      book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &moment, NULL);
      return;
    case 4:
      book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "received", at, "priority",
                        priorities[g_test_rand_int_range (0, 3)], NULL);
      return;
    default:
      book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", moment.day, "ends", moment.day,
                        "amount", (gint64) g_test_rand_int_range (0, 1000), NULL);
    }
}

static void
move_or_delete (BookFixture *fixture,
                gint64       customer)
{
  static const struct { const char *table; GType (*type) (void); } kinds[] = {
    { "tag", rapport_tag_get_type }, { "record", rapport_record_get_type }, { "plan", rapport_plan_get_type },
    { "ticket", rapport_ticket_get_type }, { "contract", rapport_contract_get_type },
    { "customer", rapport_customer_get_type },
  };
  const guint kind = g_test_rand_int_range (0, G_N_ELEMENTS (kinds));
  const gint64 id = draw_id (fixture, kinds[kind].table);
  const RapportMoment moment = draw_moment (fixture);

  if (id == 0)
    return;
  if (kind == 1 && g_test_rand_bit ())
    book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, id, "started", &moment, NULL);
  else if (kind == 2 && g_test_rand_bit ())
    book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, id, "customer", customer, NULL);
  else if (kind == 4 && g_test_rand_bit ())
    book_fixture_edit (fixture, RAPPORT_TYPE_CONTRACT, id, "amount", (gint64) g_test_rand_int_range (0, 1000), NULL);
  else
    scratch_delete (fixture->book, kinds[kind].type (), id);
}

static const char *
draw_digit (void)
{
  static const char * const digits[] = { "1", "2", "3" };

  return digits[g_test_rand_int_range (0, G_N_ELEMENTS (digits))];
}

/* what belongs to no customer, or need not */
static void
add_other (BookFixture *fixture,
           gint64       customer)
{
  const RapportMoment moment = draw_moment (fixture);
  const gint64 owner = g_test_rand_bit () ? draw_id (fixture, "member") : 0;
  const gint64 whose = g_test_rand_bit () ? customer : 0;
  g_autofree char *name = NULL;

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", draw_digit (), "category", draw_digit (), NULL);
      return;
    case 1:
      book_fixture_add (fixture, RAPPORT_TYPE_ARTICLE, "name", draw_digit (), "product", draw_id (fixture, "product"),
                        "owner", owner, NULL);
      return;
    case 2:
      book_fixture_add (fixture, RAPPORT_TYPE_ACTIVITY, "name", draw_digit (), "starts", &moment, "owner", owner, NULL);
      return;
    case 3:
      book_fixture_add (fixture, RAPPORT_TYPE_MEETING, "name", draw_digit (), "held", &moment, "customer", whose, NULL);
      return;
    case 4:
      book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "what", draw_digit (), "deadline", &moment, "customer", whose,
                        "who", owner, "meeting", draw_id (fixture, "meeting"), NULL);
      return;
    case 5:
      book_fixture_add (fixture, RAPPORT_TYPE_CARE_DATE, "name", draw_digit (), "day", moment.day, "customer", customer,
                        NULL);
      return;
    case 6:
      book_fixture_add (fixture, RAPPORT_TYPE_SNIPPET, "name", draw_digit (), "body", "?", "stage", "needs", NULL);
      return;
    case 7:
      name = g_strdup_printf ("%u", g_test_rand_int ());
      book_fixture_add (fixture, RAPPORT_TYPE_TAG_STYLE, "name", name, NULL);
      return;
    case 8:
      book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", draw_digit (), NULL);
      return;
    default:
      book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", draw_digit (), NULL);
    }
}

static void
edit_or_delete_other (BookFixture *fixture)
{
  static const struct { const char *table; GType (*type) (void); const char *field; } kinds[] = {
    { "product", rapport_product_get_type, "name" }, { "article", rapport_article_get_type, "name" },
    { "activity", rapport_activity_get_type, "name" }, { "meeting", rapport_meeting_get_type, "name" },
    { "action_item", rapport_action_item_get_type, "what" }, { "care_date", rapport_care_date_get_type, "name" },
    { "snippet", rapport_snippet_get_type, "name" }, { "tag_style", rapport_tag_style_get_type, "name" },
    { "member", rapport_member_get_type, "name" }, { "contact", rapport_contact_get_type, "name" },
  };
  const guint kind = g_test_rand_int_range (0, G_N_ELEMENTS (kinds));
  const gint64 id = draw_id (fixture, kinds[kind].table);

  if (id == 0)
    return;
  if (g_test_rand_int_range (0, 3) > 0)
    book_fixture_edit (fixture, kinds[kind].type (), id, kinds[kind].field, draw_digit (), NULL);
  else
    scratch_delete (fixture->book, kinds[kind].type (), id);
}

static void
edit_anything (BookFixture *fixture)
{
  const gint64 customer = draw_id (fixture, "customer");

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      edit_customer (fixture, customer);
      return;
    case 1:
      add_something (fixture, customer);
      return;
    case 2:
      add_other (fixture, customer);
      return;
    case 3:
      edit_or_delete_other (fixture);
      return;
    default:
      move_or_delete (fixture, customer);
    }
}

/** Interruption: at the end of the statement after which none more are left */
typedef struct
{
  RapportConnection *connection;
  guint              n_left;
} Interruption;

static void
interrupt_cb (const char *sql,
              int         steps,
              gpointer    data)
{
  Interruption *self = data;

  if (self->n_left-- == 0)
    rapport_connection_interrupt (self->connection);
}

/* Somebody asks for another list meanwhile. */
static void
ask_interrupted (BookFixture *fixture,
                 const Kept  *kept)
{
  Interruption interruption = { fixture->connection, g_test_rand_int_range (0, 12) };
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  guint n;

  rapport_connection_set_watch (fixture->connection, -1, interrupt_cb, &interruption);
  ids = rapport_list_query_run (kept->query, fixture->connection, kept->order, FIXTURE_NOW, fixture->zone, &n, &error);
  rapport_connection_set_watch (fixture->connection, 0, NULL, NULL);
  if (ids == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (error);
}

/* Edits anything, and looks whether the lists that are kept meanwhile are as if they were asked anew. */
static void
edit_and_compare (BookFixture *fixture,
                  guint        n_edits,
                  gboolean     interrupted)
{
  Kept kept[G_N_ELEMENTS (asked)];
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    begin (&kept[i], &asked[i]);
  for (guint i = 0; i < n_edits; i++)
    {
      edit_anything (fixture);
      for (guint k = 0; k < G_N_ELEMENTS (asked); k++)
        {
          if (interrupted)
            ask_interrupted (fixture, &kept[k]);
          if (g_test_rand_int_range (0, 4) > 0)
            assert_as_anew (fixture, &kept[k], k);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      rapport_list_query_free (kept[i].query);
      rapport_list_order_free (kept[i].order);
    }
}

/* Whatever is edited, one list after another: each is as if it were asked anew. */
static void
test_as_asked_anew (BookFixture   *fixture,
                    gconstpointer  data)
{
  edit_and_compare (fixture, N_EDITS, FALSE);
}

/* A list that was interrupted is asked anew, wherever that was. */
static void
test_interrupted (BookFixture   *fixture,
                  gconstpointer  data)
{
  edit_and_compare (fixture, N_INTERRUPTED, TRUE);
}

static void
watch_cb (const char *sql,
          int         steps,
          gpointer    data)
{
  g_test_message ("%d steps: %s", steps, sql);
  (*(guint *) data)++;
}

static void
add_records (BookFixture *fixture,
             gint64       customer)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO record (uid, customer, started_day, method) SELECT randomblob (16), %d,"
                     " 20240101 + i %% 12 * 100 + i %% 28, 'phone' FROM n", N_RECORDS, (int) customer);

  scratch_execute (fixture->book, sql);
}

/* After an edit only what changed is looked at, not the list. */
static void
test_only_what_changed (BookFixture   *fixture,
                        gconstpointer  data)
{
  static const Asked lists[] = {
    { &rapport_list_records, "-started", NULL, NULL, NULL },
    { &rapport_list_records, "started", "grade:A method:phone", NULL, NULL },
  };
  const RapportMoment moment = draw_moment (fixture);
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_records (fixture, filled.ids[0]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(Answer) before = { NULL };
      g_auto(Answer) after = { NULL };
      guint n_long = 0;
      Kept kept;

      begin (&kept, &lists[i]);
      rapport_connection_set_watch (fixture->connection, G_MAXINT, watch_cb, &n_long);
      ask (fixture, kept.query, kept.order, &before);
      g_assert_cmpuint (before.n, >, 0);
      book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, before.ids[before.n / 2], "started", &moment, NULL);
      rapport_connection_set_watch (fixture->connection, MOST_STEPS, watch_cb, &n_long);
      ask (fixture, kept.query, kept.order, &after);
      rapport_connection_set_watch (fixture->connection, 0, NULL, NULL);
      g_assert_cmpuint (n_long, ==, 0);
      g_assert_cmpuint (after.n, ==, before.n);
      g_assert_cmpint (after.ids[before.n / 2], !=, before.ids[before.n / 2]);
      rapport_list_query_free (kept.query);
      rapport_list_order_free (kept.order);
    }
}

/* What a filter found is known no more once something was edited while another was asked. */
static void
test_filter_asked_again (BookFixture   *fixture,
                         gconstpointer  data)
{
  static const Asked filtered = { &rapport_list_records, "-started", "method:phone", NULL, NULL };
  static const Asked others[] = {
    { &rapport_list_records, "-started", NULL, NULL, NULL },
    { &rapport_list_records, "-started", "grade:A", NULL, NULL },
    { &rapport_list_records, "-started", NULL, NULL, "a" },
  };
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_records (fixture, filled.ids[0]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const RapportMoment moment = draw_moment (fixture);
      g_auto(Answer) before = { NULL };
      g_auto(Answer) other = { NULL };
      g_auto(Answer) again = { NULL };
      g_auto(Answer) anew = { NULL };
      Kept kept, between;

      begin (&kept, &filtered);
      begin (&between, &others[i]);
      ask (fixture, kept.query, kept.order, &before);
      g_assert_cmpuint (before.n, >, 0);
      ask (fixture, between.query, kept.order, &other);
      book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, before.ids[before.n / 2], "started", &moment, NULL);
      clear_answer (&other);
      ask (fixture, between.query, kept.order, &other);
      ask (fixture, kept.query, kept.order, &again);
      ask (fixture, kept.query, NULL, &anew);
      g_assert_cmpmem (again.ids, again.n * sizeof *again.ids, anew.ids, anew.n * sizeof *anew.ids);
      rapport_list_query_free (kept.query);
      rapport_list_order_free (kept.order);
      rapport_list_query_free (between.query);
      rapport_list_order_free (between.order);
    }
}

/* What only the cells of a list show leaves its order as it is known. */
static void
test_cells_only (BookFixture   *fixture,
                 gconstpointer  data)
{
  const Asked list = { &rapport_list_tag_styles, "name", NULL, NULL, NULL };
  ListFixtureFilled filled;
  g_auto(Answer) before = { NULL };
  g_auto(Answer) after = { NULL };
  guint n_long = 0;
  Kept kept;

  list_fixture_fill (fixture, &filled);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      book_fixture_add (fixture, RAPPORT_TYPE_TAG_STYLE, "name", name, NULL);
    }
  begin (&kept, &list);
  rapport_connection_set_watch (fixture->connection, G_MAXINT, watch_cb, &n_long);
  ask (fixture, kept.query, kept.order, &before);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[0], "name", "1", NULL);
  rapport_connection_set_watch (fixture->connection, MOST_STEPS, watch_cb, &n_long);
  ask (fixture, kept.query, kept.order, &after);
  rapport_connection_set_watch (fixture->connection, 0, NULL, NULL);
  g_assert_cmpuint (n_long, ==, 0);
  g_assert_cmpmem (before.ids, before.n * sizeof *before.ids, after.ids, after.n * sizeof *after.ids);
  rapport_list_query_free (kept.query);
  rapport_list_order_free (kept.order);
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  BOOK_TEST ("/store/list-place/whatever-is-edited-as-asked-anew", test_as_asked_anew);
  BOOK_TEST ("/store/list-place/interrupted-anywhere", test_interrupted);
  BOOK_TEST ("/store/list-place/only-what-changed-is-looked-at", test_only_what_changed);
  BOOK_TEST ("/store/list-place/a-filter-asked-again-after-an-edit", test_filter_asked_again);
  BOOK_TEST ("/store/list-place/nothing-for-what-only-cells-show", test_cells_only);
  return g_test_run ();
}
