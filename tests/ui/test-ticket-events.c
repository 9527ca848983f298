/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-add.h"
#include "rapport-article-link-dialog.h"
#include "rapport-article.h"
#include "rapport-clock-list.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-event-dialog.h"
#include "rapport-event-list.h"
#include "rapport-files-pane.h"
#include "rapport-form.h"
#include "rapport-join-dialog.h"
#include "rapport-member.h"
#include "rapport-reference.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-snippet.h"
#include "rapport-split-dialog.h"
#include "rapport-text-button.h"
#include "rapport-thing-dialog.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-kin.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* a P1 ticket received at noon, shown in its page, one hour later */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
  gint64          ticket;
} Fixture;

static gint64
open_ticket (Fixture    *f,
             gint64      customer,
             const char *description)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, description);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  return scratch_run (f->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 id;

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  id = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  f->ticket = open_ticket (f, id, "Login fails");
  open_ticket (f, id, "Login fails too");
  window_fixture_set_clock (WINDOW_NOON + 3600);
  rapport_context_look_at_clock (f->context);
  rapport_context_open_thing (f->context, "ticket", f->ticket);
  window_fixture_wait (&f->window, "Received", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static void
act (Fixture    *f,
     const char *action,
     GVariant   *parameter)
{
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);

  g_assert_true (gtk_widget_activate_action_variant (detail, action, parameter));
}

static GtkWidget *
get_dialog (void)
{
  return dialog_find (RAPPORT_TYPE_EVENT_DIALOG);
}

static gboolean
is_closed (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (RAPPORT_IS_EVENT_DIALOG (each->data) && gtk_widget_get_mapped (each->data))
      return FALSE;
  return TRUE;
}

static void
save (void)
{
  gtk_widget_activate_action (get_dialog (), "dialog.save", NULL);
}

static void
type (guint       field,
      const char *text)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (get_dialog (), RAPPORT_TYPE_FORM));

  rapport_field_editor_set_typed (rapport_form_get_editor (form, field), text);
}

static gboolean
holds (Fixture    *f,
       const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket_event e JOIN ticket t ON t.id = e.ticket"
                                          " WHERE %s", condition);

  return scratch_query (f->book, sql) > 0;
}

/* What needs no words is noted by one key, and then put right in the timeline: the clocks follow. */
static void
test_one_key_then_put_right (Fixture       *f,
                             gconstpointer  data)
{
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);
  GtkWidget *events = dialog_find_child (detail, RAPPORT_TYPE_EVENT_LIST);
  gint64 event;

  act (f, "ticket-event.responded", NULL);
  window_wait_until (holds (f, "e.kind = 'responded' AND t.status = 'in-progress'"));
  g_assert_cmpint (scratch_query (f->book, "SELECT state = 'missed' FROM clock WHERE target = 'first-response'"
                                  " ORDER BY ticket"), ==, 1);
  event = scratch_query (f->book, "SELECT id FROM ticket_event WHERE kind = 'responded'");
  g_signal_emit_by_name (events, "edit", event);
  type (RAPPORT_TICKET_EVENT_AT, "2026-03-10 12:10");
  type (RAPPORT_TICKET_EVENT_NOTE, "Called back");
  save ();
  window_wait_until (is_closed () && holds (f, "e.note = 'Called back'"));
  g_assert_cmpint (scratch_query (f->book, "SELECT state = 'met' FROM clock WHERE target = 'first-response'"
                                  " ORDER BY ticket"), ==, 1);
  window_fixture_wait (&f->window, "written down 2026-03-10 13:00", NULL);
}

/* What needs words is refused in place without them; Ctrl+Return notes it. */
static void
test_waiting_says_for_what (Fixture       *f,
                            gconstpointer  data)
{
  act (f, "ticket-event.waiting", NULL);
  save ();
  window_wait_for_text (get_dialog (), "Say what the customer is asked for.", NULL);
  type (RAPPORT_TICKET_EVENT_NOTE, "The log file");
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'waiting' AND e.note = 'The log file' AND t.status = 'waiting'"));
  window_fixture_wait (&f->window, "The log file", NULL);
}

/* A new date that is over already is refused beside its field. */
static void
test_new_date_ahead (Fixture       *f,
                     gconstpointer  data)
{
  act (f, "ticket-event.exception", NULL);
  type (RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, "No spare part");
  type (RAPPORT_TICKET_EVENT_NEW_DATE, "2026-03-09");
  save ();
  window_wait_for_text (get_dialog (), "The new date can’t be earlier than the exception.", NULL);
  type (RAPPORT_TICKET_EVENT_NEW_DATE, "2026-03-12");
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'exception' AND e.new_date_day = 20260312"));
}

/* What is solved says with what remedy, in one act. */
static void
test_solved_with_remedy (Fixture       *f,
                         gconstpointer  data)
{
  GtkWidget *form;

  act (f, "ticket-event.solved", NULL);
  type (RAPPORT_TICKET_EVENT_NOTE, "Account unlocked");
  form = gtk_widget_get_next_sibling (dialog_find_child (get_dialog (), RAPPORT_TYPE_FORM));
  rapport_field_editor_set_typed (rapport_form_get_editor (RAPPORT_FORM (form), RAPPORT_TICKET_REMEDY_COST), "200");
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'solved' AND t.status = 'solved' AND t.remedy_cost = 20000"));
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (holds (f, "t.status = 'new' AND t.remedy_cost IS NULL"));
}

/* A text that is kept is filled from the ticket, and goes behind what is written. */
static void
test_text_filled (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(RapportEntity) snippet = RAPPORT_ENTITY (rapport_snippet_new ());

  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_NAME, "!");
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_BODY, "Dear {customer}, about {ticket} ({request})");
  scratch_run (f->book, rapport_add_new (snippet));
  act (f, "ticket.note-later", g_variant_new_string ("told"));
  window_wait_until (get_dialog () != NULL);
  type (RAPPORT_TICKET_EVENT_NOTE, "Written:");
  window_wait_until (gtk_widget_is_sensitive (dialog_find_child (dialog_find_child (get_dialog (),
                                                                                     RAPPORT_TYPE_TEXT_BUTTON),
                                                                 GTK_TYPE_MENU_BUTTON)));
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (dialog_find_child (get_dialog (), GTK_TYPE_TEXT_VIEW), "texts.insert", "u", i);
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'told' AND e.note LIKE 'Written:' || char (10) || '%Dear Alpha,"
                                               " about ' || t.number || ' (Login fails)%'"));
}

/* How the customer accepted it, and what they think of it, are said in one dialog; a low score opens a follow-up. */
static void
test_accepted_with_scores (Fixture       *f,
                           gconstpointer  data)
{
  act (f, "ticket-event.solved", NULL);
  save ();
  window_fixture_wait (&f->window, "Solved · received", NULL);
  window_wait_until (is_closed ());
  act (f, "ticket-event.accepted", NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog_find_child (get_dialog (), GTK_TYPE_DROP_DOWN)), 1);
  type (RAPPORT_TICKET_EVENT_SCORE_SPEED, "5");
  type (RAPPORT_TICKET_EVENT_SCORE_OVERALL, "2");
  type (RAPPORT_TICKET_EVENT_SUGGESTIONS, "Call back");
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'accepted' AND e.score_speed = 5 AND e.score_overall = 2"
                                               " AND e.suggestions = 'Call back' AND t.status = 'accepted'"));
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM plan WHERE purpose = 'recovery'"), ==, 1);
}

/* One ticket is closed as another's duplicate, and is linked to it. */
static void
test_closed_as_duplicate (Fixture       *f,
                          gconstpointer  data)
{
  const gint64 other = scratch_query (f->book, "SELECT max(id) FROM ticket");
  GtkWidget *choice, *reference;

  act (f, "ticket-event.closed", NULL);
  save ();
  window_wait_for_text (get_dialog (), "Say why it is closed.", NULL);
  choice = dialog_find_child (get_dialog (), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  reference = dialog_find_child (get_dialog (), RAPPORT_TYPE_REFERENCE);
  rapport_reference_set_id (RAPPORT_REFERENCE (reference), other);
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'closed' AND e.value = 'duplicate' AND t.status = 'closed'"));
  g_assert_cmpint (scratch_query (f->book, "SELECT other FROM ticket_link WHERE relation = 'duplicate'"), ==, other);
}

/* Of two tickets the older is proposed to stay; the person goes on with it, and sees there what happened to both. */
static void
test_merged_from_list (Fixture       *f,
                       gconstpointer  data)
{
  const gint64 other = scratch_query (f->book, "SELECT max(id) FROM ticket");

  rapport_join_dialog_merge_both (f->context, other, f->ticket);
  window_wait_for_text (dialog_find (RAPPORT_TYPE_JOIN_DIALOG), "Login fails too” is closed as merged into", NULL);
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_JOIN_DIALOG), "dialog.save", NULL);
  window_wait_until (holds (f, "e.kind = 'closed' AND e.value = 'merged' AND t.description = 'Login fails too'"));
  window_fixture_wait (&f->window, "Merged into this", NULL);
  window_fixture_wait (&f->window, "Closed: Merged into another ticket", NULL);
}

/* A part becomes a ticket of its own once it is said what it is about, and is shown. */
static void
test_split_in_two (Fixture       *f,
                   gconstpointer  data)
{
  RapportForm *form;

  act (f, "ticket.split", NULL);
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_SPLIT_DIALOG), "dialog.save", NULL);
  window_wait_for_text (dialog_find (RAPPORT_TYPE_SPLIT_DIALOG), "Say what the new ticket is about.", NULL);
  form = RAPPORT_FORM (dialog_find_child (dialog_find (RAPPORT_TYPE_SPLIT_DIALOG), RAPPORT_TYPE_FORM));
  rapport_field_editor_set_typed (rapport_form_get_editor (form, RAPPORT_TICKET_DESCRIPTION), "Invoice is missing");
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_SPLIT_DIALOG), "dialog.save", NULL);
  window_wait_until (holds (f, "t.description = 'Invoice is missing' AND e.kind = 'received'"));
  window_fixture_wait (&f->window, "Split off from", NULL);
}

/* Two keys make an article of a solved ticket: one opens it written, one keeps it; it is linked to the ticket. */
static void
test_article_in_two_keys (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(RapportEntity) solved = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (solved, RAPPORT_TICKET_EVENT_KIND, "solved");
  rapport_entity_set_text (solved, RAPPORT_TICKET_EVENT_NOTE, "Renewed the certificate");
  scratch_run (f->book, rapport_note_event_new (f->ticket, RAPPORT_TICKET_EVENT (solved)));
  window_fixture_wait (&f->window, "Renewed the certificate", NULL);
  act (f, "ticket.write-article", NULL);
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_THING_DIALOG), "dialog.save", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM article a JOIN article_ticket t ON t.article = a.id"
                                             " AND t.source WHERE a.name = 'Login fails'"
                                             " AND a.body LIKE '%Renewed the certificate%'") == 1);
  window_fixture_wait (&f->window, "Knowledge article: Login fails", NULL);
  rapport_context_open_thing (f->context, "article", scratch_query (f->book, "SELECT id FROM article"));
  window_wait_for_text (GTK_WIDGET (f->window.window), "The article was made from it", NULL);
}

/* P2 owes its plan by the deadline of its first response (CS-1); a template fills it in, a step an action item. */
static void
test_plan_owed (Fixture       *f,
                gconstpointer  data)
{
  static const guint fields[] = { RAPPORT_TICKET_URGENT, RAPPORT_TICKET_CATEGORY };
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_new ());
  GtkTextBuffer *steps;
  GtkTextIter end;

  rapport_entity_set_text (values, RAPPORT_TICKET_CATEGORY, "value-added");
  scratch_run (f->book, rapport_edit_many_new (values, fields, G_N_ELEMENTS (fields), &f->ticket, 1));
  window_fixture_wait (&f->window, "Service plan: was owed by", NULL);
  act (f, "ticket.plan-service", NULL);
  window_wait_for_text (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), "确认培训内容与时间 | 客服 | 1d", NULL);
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), "dialog.save", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM action_item WHERE ticket IS NOT NULL") == 4);
  window_fixture_wait (&f->window, "1. 确认培训内容与时间", "Service plan: was owed by");
  act (f, "ticket.plan-service", NULL);
  window_wait_for_text (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), "确认培训内容与时间 | 客服 | 20", NULL);
  steps = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog_find_child (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG),
                                                                      GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_end_iter (steps, &end);
  gtk_text_buffer_insert (steps, &end, "\n电话回访", -1);
  gtk_widget_activate_action (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), "dialog.save", NULL);
  window_fixture_wait (&f->window, "5. 电话回访", NULL);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM action_item WHERE ticket IS NOT NULL"), ==, 5);
}

/* What happened earlier is noted with its time; what cannot have been so is said where it is typed. */
static void
test_noted_with_another_time (Fixture       *f,
                              gconstpointer  data)
{
  act (f, "ticket.note-later", g_variant_new_string ("told"));
  type (RAPPORT_TICKET_EVENT_AT, "2026-03-10 11:00");
  save ();
  window_wait_for_text (get_dialog (), "This would have happened before the ticket was received.", NULL);
  type (RAPPORT_TICKET_EVENT_AT, "2026-03-10 12:30");
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'told' AND e.entered_at - e.at = 1800"));
}

/* What is over time without a reason says so, and to whom it goes next (RG-6). */
static void
test_escalated_to_who_is_next (Fixture       *f,
                               gconstpointer  data)
{
  const guint owner = RAPPORT_TICKET_OWNER;
  g_autoptr(RapportEntity) lead = RAPPORT_ENTITY (rapport_member_new ());
  g_autoptr(RapportEntity) agent = RAPPORT_ENTITY (rapport_member_new ());
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_new ());
  gint64 id;

  rapport_entity_set_text (lead, RAPPORT_MEMBER_NAME, "Lee");
  id = scratch_run (f->book, rapport_add_new (lead));
  rapport_entity_set_text (agent, RAPPORT_MEMBER_NAME, "Ann");
  rapport_entity_set_integer (agent, RAPPORT_MEMBER_SUPERIOR, id);
  rapport_entity_set_integer (values, owner, scratch_run (f->book, rapport_add_new (agent)));
  scratch_run (f->book, rapport_edit_many_new (values, &owner, 1, &f->ticket, 1));
  window_fixture_wait (&f->window, "Over time without a reason. Escalate it to Lee (team lead)?", NULL);
  act (f, "ticket-event.escalated", NULL);
  save ();
  window_wait_until (is_closed () && holds (f, "e.kind = 'escalated' AND e.value = 'over-time' AND e.addressee IN"
                                               " (SELECT id FROM member WHERE name = 'Lee')"
                                               " AND t.escalation_level = 1"));
  window_fixture_wait (&f->window, "Addressee: Lee", "Over time without a reason. Escalate");
}

static GtkWidget *
find_button (GtkWidget  *within,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                           ? child : find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0 && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* The letter about an exception is copied, and that it was stays with the ticket (CS-4); without one there is none, nor
 * at another ticket. */
static void
test_letter (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  g_autoptr(RapportEntity) snippet = RAPPORT_ENTITY (rapport_snippet_new ());
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);
  GtkWidget *view;
  const RapportMoment date = rapport_moment_from_day (20260312);
  GtkWidget *probe = gtk_button_new ();
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_NAME, "Regards");
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_KIND, "letter");
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_BODY, "With kind regards");
  scratch_run (f->book, rapport_add_new (snippet));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), "ticket.letter");
  gtk_widget_set_parent (probe, detail);
  g_assert_false (gtk_widget_is_sensitive (probe));
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "exception");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, "No spare part");
  rapport_entity_set_moment (event, RAPPORT_TICKET_EVENT_NEW_DATE, &date);
  scratch_run (f->book, rapport_note_event_new (f->ticket, RAPPORT_TICKET_EVENT (event)));
  window_fixture_wait (&f->window, "New date promised to the customer: 2026-03-12", NULL);
  window_wait_until (gtk_widget_is_sensitive (probe));
  gtk_widget_activate_action (detail, "ticket.letter", NULL);
  window_wait_until (find_window ("Confirmation Letter") != NULL);
  view = dialog_find_child (find_window ("Confirmation Letter"), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "Dear customer Alpha,"));
  g_assert_nonnull (strstr (text, "Cause of the exception: No spare part"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Dear customer,\n", -1);
  window_wait_for_text (find_window ("Confirmation Letter"), "Your changes go into the e-mail", NULL);
  window_wait_until (gtk_widget_is_sensitive (dialog_find_child (find_window ("Confirmation Letter"),
                                                                 GTK_TYPE_MENU_BUTTON)));
  gtk_widget_activate_action (view, "texts.insert", "u", 0);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, (int) strlen ("Dear customer,\n"));
  g_signal_emit_by_name (find_button (find_window ("Confirmation Letter"), "_Copy"), "clicked");
  window_wait_until (find_window ("Confirmation Letter") == NULL);
  window_wait_until (holds (f, "e.kind = 'comment' AND e.note = 'Confirmation letter (F14) copied'"));
  rapport_context_open_thing (f->context, "ticket", f->ticket + 1);
  g_assert_false (gtk_widget_is_sensitive (probe));
  gtk_widget_unparent (probe);
}

/* Another ticket is shown without what was true of the one before, however slowly its own is read. */
static void
test_nothing_of_the_one_before (Fixture       *f,
                                gconstpointer  data)
{
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);
  GtkWidget *clocks = dialog_find_child (detail, RAPPORT_TYPE_CLOCK_LIST);

  window_wait_until (dialog_find_child (clocks, GTK_TYPE_GRID) != NULL);
  rapport_context_open_thing (f->context, "ticket", f->ticket + 1);
  g_assert_null (dialog_find_child (clocks, GTK_TYPE_GRID));
  window_wait_until (dialog_find_child (clocks, GTK_TYPE_GRID) != NULL);
}

static const char *
get_shown (Fixture *f,
           gint64  *id)
{
  const char *thing = NULL;

  *id = rapport_page_get_shown (rapport_window_get_page (f->window.window), &thing);
  return thing;
}

/* From an article, and from a ticket that is linked, one comes back to where one was. */
static void
test_back (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(RapportEntity) article = RAPPORT_ENTITY (rapport_article_new ());
  GActionGroup *actions = G_ACTION_GROUP (f->window.window);
  gint64 id, shown;

  rapport_entity_set_text (article, RAPPORT_ARTICLE_NAME, "When a login fails");
  rapport_entity_set_text (article, RAPPORT_ARTICLE_BODY, "Unlock the account");
  id = scratch_run (f->book, rapport_add_new (article));
  rapport_context_open_thing (f->context, "ticket", f->ticket + 1);
  rapport_context_open_thing (f->context, "article", id);
  g_assert_cmpstr (get_shown (f, &shown), ==, "article");
  g_action_group_activate_action (actions, "back", NULL);
  g_assert_cmpstr (get_shown (f, &shown), ==, "ticket");
  g_assert_cmpint (shown, ==, f->ticket + 1);
  g_action_group_activate_action (actions, "back", NULL);
  g_assert_cmpstr (get_shown (f, &shown), ==, "ticket");
  g_assert_cmpint (shown, ==, f->ticket);
  while (g_action_group_get_action_enabled (actions, "back"))
    g_action_group_activate_action (actions, "back", NULL);
}

/* What was known already is linked to the ticket that it helps with, once; the link can be taken away. */
static void
test_article_linked (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(RapportEntity) article = RAPPORT_ENTITY (rapport_article_new ());
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);
  GtkWidget *dialog;
  gint64 id;

  rapport_entity_set_text (article, RAPPORT_ARTICLE_NAME, "When a login fails");
  rapport_entity_set_text (article, RAPPORT_ARTICLE_BODY, "Login fails: unlock the account");
  id = scratch_run (f->book, rapport_add_new (article));
  act (f, "ticket.link-article", NULL);
  dialog = dialog_find (RAPPORT_TYPE_ARTICLE_LINK_DIALOG);
  window_wait_for_text (dialog, "When a login fails", NULL);
  g_signal_emit_by_name (find_button (dialog, "_Link"), "clicked");
  window_wait_for_text (dialog, "Choose an article.", NULL);
  rapport_reference_set_id (RAPPORT_REFERENCE (dialog_find_child (dialog, RAPPORT_TYPE_REFERENCE)), id);
  g_signal_emit_by_name (find_button (dialog, "_Link"), "clicked");
  window_fixture_wait (&f->window, "Knowledge article: When a login fails", NULL);
  gtk_widget_activate_action (dialog_find_child (detail, RAPPORT_TYPE_TICKET_KIN), "kin.remove-article", "x", id);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM article_ticket") == 0);
}

/* Into what a ticket is merged is told apart by how it stands; what is solved is not offered. */
static void
test_merge_offers (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(RapportEntity) solved = RAPPORT_ENTITY (rapport_ticket_event_new ());
  g_autoptr(RapportEntity) ticket = rapport_book_get (f->book, RAPPORT_TYPE_TICKET, f->ticket, NULL);
  const gint64 customer = rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER);
  const gint64 third = open_ticket (f, customer, "Login is slow");
  GtkWidget *dialog;

  rapport_entity_set_text (solved, RAPPORT_TICKET_EVENT_KIND, "solved");
  scratch_run (f->book, rapport_note_event_new (third, RAPPORT_TICKET_EVENT (solved)));
  act (f, "ticket.merge", NULL);
  dialog = dialog_find (RAPPORT_TYPE_JOIN_DIALOG);
  window_wait_for_text (dialog, "Login fails too", "Login is slow");
  window_wait_for_text (dialog, "New · received 2026-03-10", NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static RapportFilesPane *
find_files (Fixture *f)
{
  GtkWidget *detail = dialog_find_child (GTK_WIDGET (f->window.window), RAPPORT_TYPE_TICKET_DETAIL);

  return RAPPORT_FILES_PANE (dialog_find_child (detail, RAPPORT_TYPE_FILES_PANE));
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* waits for the desktop's dialog of files, and leaves it */
static void
leave_chooser (void)
{
  GtkWidget *chooser;

  while ((chooser = find_chooser ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  while (find_chooser () != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A file is attached to the ticket, listed with its size and removed; that is taken back. What is no
 * file is said. */
static void
test_files (Fixture       *f,
            gconstpointer  data)
{
  RapportFilesPane *files = find_files (f);
  g_autofree char *path = g_build_filename (f->window.base.folder, "re\nport.txt", NULL);
  const char *paths[] = { path, NULL };
  const char *folder[] = { f->window.base.folder, NULL };

  g_assert_true (g_file_set_contents (path, "what was found", -1, NULL));
  window_wait_for_text (GTK_WIDGET (files), "No file is attached", NULL);
  rapport_files_pane_attach (files, folder);
  window_wait_for_text (GTK_WIDGET (files), "is not a file", NULL);
  gtk_widget_activate_action (GTK_WIDGET (files), "files.add", NULL);
  leave_chooser ();
  rapport_files_pane_attach (files, paths);
  window_wait_for_text (GTK_WIDGET (files), "bytes", "is not a file");
  window_wait_for_text (GTK_WIDGET (files), "re_port.txt", "No file is attached");
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM attachment a JOIN ticket t ON t.customer = a.customer"
                                           " WHERE t.id = 1 AND a.thing = 'ticket' AND a.added_at > 0"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (files), "files.save-as", "x",
                              scratch_query (f->book, "SELECT id FROM attachment"));
  leave_chooser ();
  gtk_widget_activate_action (GTK_WIDGET (files), "files.remove", "x",
                              scratch_query (f->book, "SELECT id FROM attachment"));
  window_wait_for_text (GTK_WIDGET (files), "No file is attached", "re_port.txt");
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_for_text (GTK_WIDGET (files), "re_port.txt", "not there");
}

static void
add_tests (GtkApplication *application)
{
#define TEST(name, func) g_test_add ("/ui/ticket-events/" name, Fixture, application, set_up, func, tear_down)
  TEST ("one-key-then-put-right", test_one_key_then_put_right);
  TEST ("waiting-says-for-what", test_waiting_says_for_what);
  TEST ("CS-4/new-date-lies-ahead", test_new_date_ahead);
  TEST ("solved-with-remedy", test_solved_with_remedy);
  TEST ("text-filled-from-the-ticket", test_text_filled);
  TEST ("accepted-with-scores", test_accepted_with_scores);
  TEST ("files-are-attached", test_files);
  TEST ("closed-as-duplicate", test_closed_as_duplicate);
  TEST ("merged-from-list", test_merged_from_list);
  TEST ("merge-offers-what-is-open", test_merge_offers);
  TEST ("split-in-two", test_split_in_two);
  TEST ("article-in-two-keys", test_article_in_two_keys);
  TEST ("article-linked", test_article_linked);
  TEST ("plan-owed/CS-1", test_plan_owed);
  TEST ("noted-with-another-time", test_noted_with_another_time);
  TEST ("escalated-to-who-is-next", test_escalated_to_who_is_next);
  TEST ("CS-4/letter-copied-and-kept", test_letter);
  TEST ("opened/and-back-again", test_back);
  TEST ("clocks/none-of-the-ticket-before", test_nothing_of_the_one_before);
#undef TEST
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
