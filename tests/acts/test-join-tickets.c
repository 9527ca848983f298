/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-article-draft.h"
#include "rapport-edit.h"
#include "rapport-join-tickets.h"
#include "rapport-plan-service.h"
#include "rapport-service-plan.h"
#include "rapport-snippet.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket-family.h"

static gint64
open_ticket (ActFixture *fixture,
             gint64      customer,
             const char *description,
             gboolean    is_urgent)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, g_get_real_time () / G_USEC_PER_SEC - 3 * 3600);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, description);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, is_urgent);
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
set_flag (ActFixture *fixture,
          gint64      ticket,
          guint       field)
{
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (live);

  rapport_entity_set_flag (copy, field, TRUE);
  scratch_run (fixture->book, rapport_edit_new (copy, &field, 1));
}

/* @sql: ends with what is to be @id */
static gint64
query (ActFixture *fixture,
       const char *sql,
       gint64      id)
{
  g_autofree char *filled = g_strdup_printf ("%s = %" G_GINT64_FORMAT, sql, id);

  return scratch_query (fixture->book, filled);
}

/* One of two is closed as merged, without healing or losing anything: what it missed stays missed, and the other
 * is a complaint and as urgent as it was. One undo parts them again. */
static void
test_merge (ActFixture   *fixture,
            gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 from = open_ticket (fixture, customer, "无法登录", TRUE);
  const gint64 into = open_ticket (fixture, customer, "登录不了", FALSE);

  set_flag (fixture, from, RAPPORT_TICKET_COMPLAINT);
  scratch_run (fixture->book, rapport_merge_tickets_new (from, into, NULL));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM ticket t JOIN ticket_event e ON e.ticket = t.id"
                          " WHERE t.status = 'closed' AND e.kind = 'closed'"
                          " AND e.value = 'merged' AND t.id", from), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT other FROM ticket_link WHERE relation = 'merged'"), ==, into);
  g_assert_cmpint (query (fixture, "SELECT state = 'missed' FROM clock"
                          " WHERE target = 'first-response' AND ticket", from), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM clock WHERE state = 'running'"
                          " AND ticket", from), ==, 0);
  g_assert_cmpint (query (fixture, "SELECT complaint AND urgent"
                          " AND priority = 'P3' FROM ticket WHERE id", into), ==, 1);
  act_fixture_undo (fixture, "merge-tickets");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_link"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE status = 'new'"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT priority = 'P4' FROM ticket WHERE id", into), ==, 1);
  act_fixture_redo (fixture);
  g_assert_cmpint (query (fixture, "SELECT status = 'closed' FROM ticket WHERE id", from), ==, 1);
}

static guint
count_of (ActFixture *fixture,
          gint64      ticket,
          const char *kind)
{
  g_autoptr(RapportTicketFamily) family =
    rapport_ticket_family_load (rapport_book_get_connection (fixture->book), ticket, 30, NULL);
  guint n = 0;

  g_assert_nonnull (family);
  for (guint i = 0; i < family->events->len; i++)
    n += g_strcmp0 (rapport_entity_get_text (g_ptr_array_index (family->events, i), RAPPORT_TICKET_EVENT_KIND),
                    kind) == 0;
  return n;
}

/* What happened to what was merged, also into that, is seen from the one that stays, until it is reopened. */
static void
test_seen_from_survivor (ActFixture   *fixture,
                         gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 first = act_fixture_open_ticket (fixture, customer);
  const gint64 second = act_fixture_open_ticket (fixture, customer);
  const gint64 third = act_fixture_open_ticket (fixture, customer);

  act_fixture_note (fixture, first, "told");
  act_fixture_note (fixture, second, "told");
  scratch_run (fixture->book, rapport_merge_tickets_new (first, second, NULL));
  scratch_run (fixture->book, rapport_merge_tickets_new (second, third, NULL));
  g_assert_cmpuint (count_of (fixture, third, "told"), ==, 2);
  g_assert_cmpuint (count_of (fixture, first, "told"), ==, 1);
  act_fixture_note (fixture, first, "reopened");
  g_assert_cmpuint (count_of (fixture, third, "told"), ==, 1);
}

static void
refuse (ActFixture *fixture,
        gint64      from,
        gint64      into)
{
  scratch_refuse (fixture->book, rapport_merge_tickets_new (from, into, NULL), RAPPORT_ERROR_INVALID);
}

static void
test_merge_refused (ActFixture   *fixture,
                    gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 other_customer = act_fixture_add_customer (fixture, NULL, "乙");
  const gint64 from = act_fixture_open_ticket (fixture, customer);
  const gint64 into = act_fixture_open_ticket (fixture, customer);

  refuse (fixture, from, from);
  refuse (fixture, from, act_fixture_open_ticket (fixture, other_customer));
  refuse (fixture, from, 0);
  act_fixture_note (fixture, into, "solved");
  act_fixture_note (fixture, into, "accepted");
  refuse (fixture, from, into);
  act_fixture_note (fixture, into, "reopened");
  scratch_run (fixture->book, rapport_merge_tickets_new (from, into, NULL));
  refuse (fixture, from, into);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_link"), ==, 1);
}

/* A priority given for a reason is not lowered by what comes in. */
static void
test_merge_keeps_overruled (ActFixture   *fixture,
                            gconstpointer data)
{
  static const guint fields[] = { RAPPORT_TICKET_PRIORITY, RAPPORT_TICKET_PRIORITY_REASON };
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 from = open_ticket (fixture, customer, "无法登录", TRUE);
  const gint64 into = open_ticket (fixture, customer, "登录不了", FALSE);
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, into, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (live);

  rapport_entity_set_text (copy, RAPPORT_TICKET_PRIORITY, "P1");
  rapport_entity_set_text (copy, RAPPORT_TICKET_PRIORITY_REASON, "大客户");
  scratch_run (fixture->book, rapport_edit_new (copy, fields, G_N_ELEMENTS (fields)));
  scratch_run (fixture->book, rapport_merge_tickets_new (from, into, NULL));
  g_assert_cmpint (query (fixture, "SELECT priority = 'P1'"
                          " AND priority_reason IS NOT NULL FROM ticket WHERE id", into), ==, 1);
}

static void
test_link (ActFixture   *fixture,
           gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 first = act_fixture_open_ticket (fixture, customer);
  const gint64 second = act_fixture_open_ticket (fixture, customer);

  scratch_run (fixture->book, rapport_link_tickets_new (first, second, "related"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE status = 'new'"), ==, 2);
  scratch_refuse (fixture->book, rapport_link_tickets_new (second, first, "related"), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, rapport_link_tickets_new (second, first, "earlier"));
  act_fixture_undo (fixture, "link-tickets");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_link"), ==, 1);
}

/* K11: a complaint is not just closed; solved, it may be, and with a reason. */
static void
test_complaint_closed (ActFixture   *fixture,
                       gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 first = act_fixture_open_ticket (fixture, customer);
  const gint64 second = act_fixture_open_ticket (fixture, customer);
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  set_flag (fixture, first, RAPPORT_TICKET_COMPLAINT);
  set_flag (fixture, second, RAPPORT_TICKET_COMPLAINT);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "closed");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, "withdrawn");
  scratch_refuse (fixture->book, rapport_note_event_new (first, RAPPORT_TICKET_EVENT (event)), RAPPORT_ERROR_INVALID);
  act_fixture_note (fixture, second, "solved");
  scratch_run (fixture->book, rapport_note_event_new (second, RAPPORT_TICKET_EVENT (event)));
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, "客户撤回投诉");
  scratch_run (fixture->book, rapport_note_event_new (first, RAPPORT_TICKET_EVENT (event)));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE status = 'closed'"), ==, 2);
}

static gint64
note (ActFixture *fixture,
      gint64      ticket,
      const char *kind,
      const char *words)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, words);
  scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
  return scratch_query (fixture->book, "SELECT max(id) FROM ticket_event");
}

static RapportAct *
split (ActFixture   *fixture,
       gint64        whole,
       const gint64 *events,
       guint         n_events)
{
  g_autoptr(RapportEntity) part = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, whole, NULL);
  g_autoptr(RapportEntity) rest = rapport_entity_copy (live);

  rapport_entity_set_text (part, RAPPORT_TICKET_DESCRIPTION, "开票");
  rapport_entity_set_text (part, RAPPORT_TICKET_CATEGORY, "in-sales");
  rapport_entity_set_text (rest, RAPPORT_TICKET_DESCRIPTION, "登录");
  return rapport_split_ticket_new (whole, RAPPORT_TICKET (part), RAPPORT_TICKET (rest), events, n_events);
}

/* The part was received with the whole and answered with it; comments go, and no clock of the whole moves. */
static void
test_split (ActFixture   *fixture,
            gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 whole = open_ticket (fixture, customer, "登录和开票", TRUE);
  gint64 chosen[2];
  gint64 part, due;

  due = query (fixture, "SELECT due FROM clock WHERE target = 'first-response' AND ticket", whole);
  chosen[0] = note (fixture, whole, "responded", "都会处理");
  chosen[1] = note (fixture, whole, "comment", "要专用发票");
  part = scratch_run (fixture->book, split (fixture, whole, chosen, 2));
  g_assert_cmpint (part, !=, whole);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT received) FROM ticket"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT number) FROM ticket"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT status = 'in-progress' AND customer IS NOT NULL"
                          " AND priority = 'P4' FROM ticket"
                          " WHERE id", part), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM ticket_event WHERE kind IN ('received', 'grade')"
                          " AND ticket", part), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event WHERE kind = 'responded'"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM ticket_event WHERE kind = 'comment'"
                          " AND ticket", part), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event WHERE kind = 'comment'"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT due FROM clock WHERE target = 'first-response'"
                          " AND ticket", whole), ==, due);
  g_assert_cmpint (query (fixture, "SELECT state = 'met' FROM clock"
                          " WHERE target = 'first-response' AND ticket", part), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT other FROM ticket_link WHERE relation = 'split'"), ==, whole);
  g_assert_cmpint (query (fixture, "SELECT description = '登录' FROM ticket WHERE id", whole), ==, 1);
  act_fixture_undo (fixture, "split-ticket");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM ticket_event WHERE kind = 'comment'"
                          " AND ticket", whole), ==, 1);
}

/* What happened to the ticket as a whole does not go along, and a closed one is not split. */
static void
test_split_refused (ActFixture   *fixture,
                    gconstpointer data)
{
  const gint64 whole = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  const gint64 escalated = note (fixture, whole, "escalated", NULL);
  const gint64 received = query (fixture, "SELECT id FROM ticket_event WHERE kind = 'received' AND ticket", whole);

  scratch_refuse (fixture->book, split (fixture, whole, &escalated, 1), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, split (fixture, whole, &received, 1), RAPPORT_ERROR_INVALID);
  act_fixture_note (fixture, whole, "solved");
  act_fixture_note (fixture, whole, "accepted");
  scratch_refuse (fixture->book, split (fixture, whole, NULL, 0), RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket"), ==, 1);
}

/* Nothing is made of what another ticket went through, nor of a part that says nothing. */
static void
test_split_of_nothing (ActFixture   *fixture,
                       gconstpointer data)
{
  static const char * const nothing[] = { NULL, "", " \n" };
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 whole = act_fixture_open_ticket (fixture, customer);
  const gint64 other = note (fixture, act_fixture_open_ticket (fixture, customer), "comment", "别的工单");

  scratch_refuse (fixture->book, split (fixture, whole, &other, 1), RAPPORT_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr(RapportEntity) part = RAPPORT_ENTITY (rapport_ticket_new ());

      rapport_entity_set_text (part, RAPPORT_TICKET_DESCRIPTION, nothing[i]);
      scratch_refuse (fixture->book, rapport_split_ticket_new (whole, RAPPORT_TICKET (part), NULL, NULL, 0),
                      RAPPORT_ERROR_INVALID);
    }
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket"), ==, 2);
}

static void
edit_body (ActFixture *fixture,
           gint64      article,
           const char *body)
{
  const guint field = RAPPORT_ARTICLE_BODY;
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_ARTICLE, article, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (live);

  rapport_entity_set_text (copy, field, body);
  scratch_run (fixture->book, rapport_edit_new (copy, &field, 1));
}

/* What is learned of a solved ticket: its problem, what was found and how it was solved, and every later version. */
static void
test_article (ActFixture   *fixture,
              gconstpointer data)
{
  const gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) live = NULL;
  g_autoptr(RapportArticle) draft = NULL;
  g_autoptr(GPtrArray) events = NULL;
  gint64 article;

  note (fixture, ticket, "analysed", "证书过期");
  note (fixture, ticket, "solved", "更换证书");
  live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  events = rapport_book_get_children (fixture->book, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, NULL);
  draft = rapport_article_draft (live, events);
  g_assert_cmpstr (rapport_entity_get_text (RAPPORT_ENTITY (draft), RAPPORT_ARTICLE_NAME), ==, "系统无法登录");
  g_assert_cmpstr (rapport_entity_get_text (RAPPORT_ENTITY (draft), RAPPORT_ARTICLE_BODY), ==,
                   "Problem\n系统无法登录\n\nAnalysis\n证书过期\n\nSolution\n更换证书");
  article = scratch_run (fixture->book, rapport_add_new (RAPPORT_ENTITY (draft)));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM article_version WHERE article", article), ==, 1);
  edit_body (fixture, article, "证书到期前更换");
  edit_body (fixture, article, "每年更换证书");
  g_assert_cmpint (query (fixture, "SELECT max(version) FROM article_version WHERE article", article), ==, 3);
  g_assert_cmpint (query (fixture, "SELECT body = '每年更换证书' FROM article_version WHERE version = 3 AND article",
                          article), ==, 1);
  act_fixture_undo (fixture, "edit-article");
  g_assert_cmpint (query (fixture, "SELECT max(version) FROM article_version WHERE article", article), ==, 2);
}

static RapportServiceStep *
step_at (GPtrArray *steps,
         guint      i)
{
  return g_ptr_array_index (steps, i);
}

/* A plan is written a step a line, with who does it and until when. */
static void
test_plan_steps (ActFixture   *fixture,
                 gconstpointer data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 noon = 1773115200;
  g_autoptr(GPtrArray) steps = rapport_service_plan_parse ("收集日志 | 客服 | 4h\n\n远程诊断|技术|2d\n 告知客户 ", noon, zone, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpstr (step_at (steps, 0)->who, ==, "客服");
  g_assert_cmpint (step_at (steps, 0)->deadline.at, ==, noon + 4 * 3600);
  g_assert_true (step_at (steps, 0)->deadline.has_time);
  g_assert_false (step_at (steps, 1)->deadline.has_time);
  g_assert_cmpint (step_at (steps, 1)->deadline.day, ==, 20260312);
  g_assert_cmpstr (step_at (steps, 2)->what, ==, "告知客户");
  g_assert_false (step_at (steps, 2)->has_deadline);
  g_assert_null (rapport_service_plan_parse ("诊断 | 技术 | soon", noon, zone, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  for (const RapportShippedPlan *plan = rapport_snippet_plans; plan->id != NULL; plan++)
    {
      g_autoptr(GPtrArray) shipped = rapport_service_plan_parse (plan->body, noon, zone, NULL);

      g_assert_cmpuint (shipped->len, >=, 4);
    }
}

/* Filling in the plan makes an action item of each step, in one act (CS-1). */
static void
test_plan_service (ActFixture   *fixture,
                   gconstpointer data)
{
  const gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) item = RAPPORT_ENTITY (rapport_action_item_new ());
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, "远程诊断");
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHO_WORDS, "技术");
  g_ptr_array_add (items, item);
  g_ptr_array_add (items, item);
  scratch_run (fixture->book, rapport_plan_service_new (ticket, "1. 远程诊断", "技术", items));
  g_assert_cmpint (query (fixture, "SELECT service_plan = '1. 远程诊断' AND cooperating = '技术' FROM ticket"
                          " WHERE id", ticket), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM action_item WHERE customer IS NOT NULL"
                          " AND ticket", ticket), ==, 2);
  act_fixture_undo (fixture, "plan-service");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item"), ==, 0);
  g_assert_cmpint (query (fixture, "SELECT service_plan IS NULL FROM ticket WHERE id", ticket), ==, 1);
}

/* A plan that is opened again is typed on as it was typed first, and says the same. */
static void
test_plan_typed_on (ActFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GPtrArray) steps = rapport_service_plan_parse ("收集日志 | 客服 | 4h\n诊断 || 2d\n告知客户", 1773115200, zone, NULL);
  g_autofree char *plan = rapport_service_plan_format (steps, zone);
  g_auto(GStrv) lines = rapport_service_plan_dup_lines (plan);
  g_autofree char *typed = g_strjoinv ("\n", lines);
  g_autoptr(GPtrArray) again = rapport_service_plan_parse (typed, 1773115200 + 86400, zone, NULL);
  g_autofree char *same = rapport_service_plan_format (again, zone);
  g_auto(GStrv) own = rapport_service_plan_dup_lines ("先诊断 · 再修");

  g_assert_cmpstr (plan, ==, "1. 收集日志 · 客服 · 2026-03-10 16:00\n2. 诊断 · 2026-03-12\n3. 告知客户");
  g_assert_cmpstr (typed, ==, "收集日志 | 客服 | 2026-03-10 16:00\n诊断 | 2026-03-12\n告知客户");
  g_assert_cmpstr (same, ==, plan);
  g_assert_null (step_at (again, 1)->who);
  g_assert_cmpstr (own[0], ==, "先诊断 · 再修");
}

static void
add_plan_step (GPtrArray  *items,
               const char *what,
               const char *who,
               int         day)
{
  RapportEntity *item = RAPPORT_ENTITY (rapport_action_item_new ());
  const RapportMoment deadline = rapport_moment_from_day (day);

  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, what);
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHO_WORDS, who);
  rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DEADLINE, &deadline);
  g_ptr_array_add (items, item);
}

/* Planned again, what is there already stays one action item: what is said otherwise changes, what a person changed
 * since and the plan does not speak of stays, and what is new is added (CS-1). */
static void
test_plan_again (ActFixture   *fixture,
                 gconstpointer data)
{
  const gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  static const guint fields[] = { RAPPORT_ACTION_ITEM_DEADLINE };
  const RapportMoment later = rapport_moment_from_day (20260401);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_action_item_new ());
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 moved;

  add_plan_step (items, "收集日志", "客服", 20260312);
  add_plan_step (items, "诊断", "技术", 20260313);
  scratch_run (fixture->book, rapport_plan_service_new (ticket, "1. 收集日志 · 客服 · 2026-03-12\n"
                                                        "2. 诊断 · 技术 · 2026-03-13", NULL, items));
  moved = scratch_query (fixture->book, "SELECT id FROM action_item WHERE what = '收集日志'");
  rapport_entity_set_moment (values, RAPPORT_ACTION_ITEM_DEADLINE, &later);
  scratch_run (fixture->book, rapport_edit_many_new (values, fields, 1, &moved, 1));
  add_plan_step (items, "告知客户", "客服", 20260315);
  g_ptr_array_remove_index (items, 1);
  add_plan_step (items, "诊断", "研发", 20260314);
  scratch_run (fixture->book, rapport_plan_service_new (ticket, "1. 收集日志 · 客服 · 2026-03-12\n"
                                                        "2. 告知客户 · 客服 · 2026-03-15\n"
                                                        "3. 诊断 · 研发 · 2026-03-14", NULL, items));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM action_item WHERE ticket", ticket), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT deadline_day FROM action_item WHERE what = '收集日志'"),
                   ==, 20260401);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT deadline_day FROM action_item WHERE what = '诊断'"
                                  " AND who_words = '研发'"), ==, 20260314);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/join-tickets/merge", test_merge);
  ACT_TEST ("/acts/join-tickets/merge-refused", test_merge_refused);
  ACT_TEST ("/acts/join-tickets/merge-keeps-overruled", test_merge_keeps_overruled);
  ACT_TEST ("/acts/join-tickets/seen-from-survivor", test_seen_from_survivor);
  ACT_TEST ("/acts/join-tickets/link", test_link);
  ACT_TEST ("/acts/join-tickets/complaint-closed/K11", test_complaint_closed);
  ACT_TEST ("/acts/join-tickets/split", test_split);
  ACT_TEST ("/acts/join-tickets/split-refused", test_split_refused);
  ACT_TEST ("/acts/join-tickets/split-of-nothing", test_split_of_nothing);
  ACT_TEST ("/acts/join-tickets/article-of-ticket", test_article);
  ACT_TEST ("/acts/join-tickets/plan-steps", test_plan_steps);
  ACT_TEST ("/acts/join-tickets/plan-typed-on/CS-1", test_plan_typed_on);
  ACT_TEST ("/acts/join-tickets/plan-service/CS-1", test_plan_service);
  ACT_TEST ("/acts/join-tickets/plan-again/CS-1", test_plan_again);
  return g_test_run ();
}
