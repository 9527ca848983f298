/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-customer-detail.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket-acts.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define TODAY 20260310

typedef enum
{
  NOWHERE,
  ON_TODAY,
  ON_CUSTOMER,
  ON_CONTACTS,
  ON_TIMELINE,
  ON_PLANS,
  ON_CUSTOMERS_TICKETS,
  ON_FOLLOW_UPS,
  ON_TICKET,
} View;

/* a customer and one of each thing that belongs to it */
typedef struct
{
  WindowFixture  window;
  RapportBook   *book;
  gint64         member;
  gint64         customer;
  gint64         contact;
  gint64         plan;
  gint64         record;
  gint64         action_item;
  gint64         ticket;
} Fixture;

/* what a view shows only before and only after the act */
typedef struct
{
  View        view;
  const char *before;
  const char *after;
} Sight;

typedef struct
{
  const char *kind;
  void      (*carry_out) (Fixture *f);
  Sight       sights[5];
} Case;

static void
edit_text (Fixture    *f,
           GType       type,
           gint64      id,
           guint       field,
           const char *text)
{
  g_autoptr(RapportEntity) entity = rapport_book_get (f->book, type, id, NULL);
  g_autoptr(RapportEntity) copy = rapport_entity_copy (entity);

  rapport_entity_set_text (copy, field, text);
  scratch_run (f->book, rapport_edit_new (copy, &field, 1));
}

static void
add_customer (Fixture *f)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Lotus");
  scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static void
edit_customer (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_CUSTOMER, f->customer, RAPPORT_CUSTOMER_NAME, "Omega");
}

static void
delete_customer (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customer, 1));
}

static void
set_tags (Fixture *f)
{
  const char * const tags[] = { "VIP", NULL };

  scratch_run (f->book, rapport_set_tags_new (f->customer, tags));
}

static gint64
add_contact_named (Fixture    *f,
                   const char *name)
{
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, f->customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, name);
  return scratch_run (f->book, rapport_add_new (contact));
}

static void
add_contact (Fixture *f)
{
  add_contact_named (f, "Lin");
}

static void
edit_contact (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_CONTACT, f->contact, RAPPORT_CONTACT_NAME, "Wang");
}

static void
delete_contact (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_CONTACT, &f->contact, 1));
}

static gint64
add_plan_of (Fixture    *f,
             const char *content)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (TODAY);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return scratch_run (f->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

static void
add_plan (Fixture *f)
{
  add_plan_of (f, "Visit them");
}

static void
edit_plan (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_PLAN, f->plan, RAPPORT_PLAN_CONTENT, "Talk terms");
}

static void
finish_plan (Fixture *f)
{
  scratch_run (f->book, rapport_finish_plan_new (f->plan, NULL));
}

static void
skip_plan (Fixture *f)
{
  scratch_run (f->book, rapport_finish_plan_new (f->plan, "Holidays"));
}

static void
delete_plan (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &f->plan, 1));
}

static RapportEntity *
new_action_item (Fixture    *f,
                 const char *what)
{
  RapportEntity *item = RAPPORT_ENTITY (rapport_action_item_new ());
  RapportMoment deadline = rapport_moment_from_day (TODAY);

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, f->customer);
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, what);
  rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DEADLINE, &deadline);
  return item;
}

static gint64
log_call (Fixture    *f,
          const char *summary,
          gint64      plan)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  RapportMoment started = rapport_moment_from_day (TODAY);
  RapportMoment next = rapport_moment_from_day (20260312);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, f->customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "phone");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, summary);
  if (plan != 0)
    {
      rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &next);
      g_ptr_array_add (items, new_action_item (f, "Write letter"));
    }
  return scratch_run (f->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .action_items = items, .answered_plan = plan,
  }));
}

static void
log_follow_up (Fixture *f)
{
  log_call (f, "Second call", f->plan);
}

static void
edit_record (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_RECORD, f->record, RAPPORT_RECORD_SUMMARY, "Their visit");
}

static void
delete_record (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_RECORD, &f->record, 1));
}

static gint64
open_ticket_of (Fixture    *f,
                const char *description)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, WINDOW_NOON);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, description);
  return scratch_run (f->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
open_ticket (Fixture *f)
{
  open_ticket_of (f, "No light");
}

static void
edit_ticket (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_TICKET, f->ticket, RAPPORT_TICKET_DESCRIPTION, "Broken lock");
}

static void
delete_ticket (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_TICKET, &f->ticket, 1));
}

static void
add_action_item (Fixture *f)
{
  g_autoptr(RapportEntity) item = new_action_item (f, "Send samples");

  scratch_run (f->book, rapport_add_new (item));
}

static void
edit_action_item (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_ACTION_ITEM, f->action_item, RAPPORT_ACTION_ITEM_WHAT, "Send contract");
}

static void
finish_action_item (Fixture *f)
{
  scratch_run (f->book, rapport_finish_action_item_new (f->action_item));
}

static void
delete_action_item (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_ACTION_ITEM, &f->action_item, 1));
}

static gint64
add_member_named (Fixture    *f,
                  const char *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (f->book, rapport_add_new (member));
}

static void
add_member (Fixture *f)
{
  add_member_named (f, "Doris");
}

static void
edit_member (Fixture *f)
{
  edit_text (f, RAPPORT_TYPE_MEMBER, f->member, RAPPORT_MEMBER_NAME, "Clara");
}

static void
delete_member (Fixture *f)
{
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_MEMBER, &f->member, 1));
}

static void
set_setting (Fixture *f)
{
  scratch_run (f->book, rapport_set_setting_new ("snooze-minutes", "25"));
}

static void
import (Fixture *f)
{
  g_autoptr(RapportImport) table = rapport_import_new (f->book);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (f->window.base.folder, "table.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_file_set_contents (path, "客户编号,客户名称,最近跟进时间,跟进内容概要\n970,Imported,2026-03-09,Their fair\n", -1, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_import_check (table, file, NULL, &error));
  receipt = rapport_import_apply (table, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static const Case cases[] = {
  { "add-customer", add_customer, { { ON_CUSTOMER, NULL, "Lotus" } } },
  { "edit-customer", edit_customer,
    { { ON_CUSTOMER, "Alpha", "Omega" }, { ON_TODAY, "Alpha", "Omega" }, { ON_FOLLOW_UPS, "Alpha", "Omega" },
      { ON_TICKET, "Alpha", "Omega" } } },
  { "delete-customer", delete_customer,
    { { ON_CUSTOMER, "Alpha", NULL }, { ON_TODAY, "Talk prices", NULL }, { ON_FOLLOW_UPS, "First call", NULL },
      { ON_TICKET, "Broken door", NULL } } },
  { "set-tags", set_tags, { { ON_CUSTOMER, NULL, "VIP" } } },
  { "add-contact", add_contact, { { ON_CONTACTS, NULL, "Lin" } } },
  { "edit-contact", edit_contact, { { ON_CONTACTS, "Zhang", "Wang" } } },
  { "delete-contact", delete_contact, { { ON_CONTACTS, "Zhang", NULL } } },
  { "add-plan", add_plan, { { ON_PLANS, NULL, "Visit them" }, { ON_TODAY, NULL, "Visit them" } } },
  { "edit-plan", edit_plan, { { ON_PLANS, "Talk prices", "Talk terms" }, { ON_TODAY, "Talk prices", "Talk terms" } } },
  { "finish-plan", finish_plan, { { ON_TODAY, "Talk prices", NULL } } },
  { "finish-plan", skip_plan, { { ON_TODAY, "Talk prices", NULL }, { ON_PLANS, NULL, "Holidays" } } },
  { "delete-plan", delete_plan, { { ON_TODAY, "Talk prices", NULL }, { ON_PLANS, "Talk prices", NULL } } },
  { "log-follow-up", log_follow_up,
    { { ON_TODAY, "Talk prices", "Write letter" }, { ON_TIMELINE, NULL, "Second call" },
      { ON_FOLLOW_UPS, NULL, "Second call" }, { ON_PLANS, NULL, "2026-03-12" } } },
  { "edit-record", edit_record,
    { { ON_TIMELINE, "First call", "Their visit" }, { ON_FOLLOW_UPS, "First call", "Their visit" } } },
  { "delete-record", delete_record, { { ON_TIMELINE, "First call", NULL }, { ON_FOLLOW_UPS, "First call", NULL } } },
  { "open-ticket", open_ticket,
    { { ON_TICKET, NULL, "No light" }, { ON_CUSTOMERS_TICKETS, NULL, "No light" }, { ON_TODAY, NULL, "No light" } } },
  { "edit-ticket", edit_ticket,
    { { ON_TICKET, "Broken door", "Broken lock" }, { ON_CUSTOMERS_TICKETS, "Broken door", "Broken lock" },
      { ON_TODAY, "Broken door", "Broken lock" } } },
  { "delete-ticket", delete_ticket,
    { { ON_TICKET, "Broken door", NULL }, { ON_CUSTOMERS_TICKETS, "Broken door", NULL },
      { ON_TODAY, "Broken door", NULL } } },
  { "add-action_item", add_action_item, { { ON_TODAY, NULL, "Send samples" } } },
  { "edit-action_item", edit_action_item, { { ON_TODAY, "Send offer", "Send contract" } } },
  { "finish-action-item", finish_action_item, { { ON_TODAY, "Send offer", NULL } } },
  { "delete-action_item", delete_action_item, { { ON_TODAY, "Send offer", NULL } } },
  { "add-member", add_member, { { NOWHERE } } },
  { "edit-member", edit_member, { { ON_CUSTOMER, "Berta", "Clara" } } },
  { "delete-member", delete_member, { { ON_CUSTOMER, "Berta", NULL } } },
  { "set-setting", set_setting, { { NOWHERE } } },
  { "import", import, { { ON_CUSTOMER, NULL, "Imported" }, { ON_FOLLOW_UPS, NULL, "Their fair" } } },
};

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) item = NULL;

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->member = add_member_named (f, "Berta");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, f->member);
  f->customer = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  f->contact = add_contact_named (f, "Zhang");
  f->record = log_call (f, "First call", 0);
  f->plan = add_plan_of (f, "Talk prices");
  item = new_action_item (f, "Send offer");
  f->action_item = scratch_run (f->book, rapport_add_new (item));
  f->ticket = open_ticket_of (f, "Broken door");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static void
look_at (Fixture *f,
         View     view)
{
  const int tabs[] = { [ON_CONTACTS] = 1, [ON_TIMELINE] = 2, [ON_PLANS] = 3, [ON_CUSTOMERS_TICKETS] = 4 };

  if (view == NOWHERE)
    return;
  if (view == ON_TODAY || view == ON_FOLLOW_UPS)
    rapport_window_show_page (f->window.window, view == ON_TODAY ? "today" : "follow-ups");
  else if (view == ON_TICKET)
    rapport_window_open_thing (f->window.window, "ticket", f->ticket);
  else
    {
      GtkWidget *notebook;

      rapport_window_open_thing (f->window.window, "customer", f->customer);
      notebook = dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), GTK_TYPE_NOTEBOOK);
      gtk_notebook_set_current_page (GTK_NOTEBOOK (notebook), view < G_N_ELEMENTS (tabs) ? tabs[view] : 0);
    }
}

/* Everything that was entered and what follows from it, but not when it was written. */
static char *
read_book (Fixture *f)
{
  static const char * const tables[] = {
    "customer", "contact", "tag", "extra", "record", "plan", "action_item", "ticket", "ticket_event", "member",
    "setting", "grade_change", "stage_change", "customer_row", "ticket_row", "clock",
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')', ' || '','' || ')"
                                              " FROM pragma_table_info ('%s') WHERE name <> 'updated_at'", tables[i]);
      g_autofree char *columns = scratch_read_text (f->book, ask);
      g_autofree char *sql = g_strdup_printf ("SELECT group_concat (row, char (10)) FROM (SELECT %s AS row FROM %s"
                                              " ORDER BY row)", columns, tables[i]);
      g_autofree char *rows = scratch_read_text (f->book, sql);

      g_string_append_printf (all, "%s:\n%s\n", tables[i], rows != NULL ? rows : "");
    }
  return g_string_free (all, FALSE);
}

static gboolean
is_book (Fixture    *f,
         const char *wanted)
{
  g_autofree char *now = read_book (f);

  return g_str_equal (now, wanted);
}

/* Waits until both the book and the view that is open have the state. */
static void
wait_for (Fixture    *f,
          const char *book,
          const char *there,
          const char *gone)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *now = NULL;

  while (!is_book (f, book) && g_get_monotonic_time () < end)
    window_fixture_iterate ();
  now = read_book (f);
  g_assert_cmpstr (now, ==, book);
  window_fixture_wait (&f->window, there, gone);
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), action, NULL);
}

static void
check_sight (Fixture     *f,
             const Sight *sight,
             const char  *before,
             const char  *after)
{
  look_at (f, sight->view);
  window_fixture_wait (&f->window, sight->after, sight->before);
  activate (f, "undo");
  wait_for (f, before, sight->before, sight->after);
  look_at (f, sight->view);
  activate (f, "redo");
  wait_for (f, after, sight->after, sight->before);
}

static void
check_case (Fixture    *f,
            const Case *each)
{
  g_autoptr(RapportActionName) name = NULL;
  g_autofree char *before = read_book (f);
  g_autofree char *after = NULL;

  g_test_message ("%s", each->kind);
  look_at (f, each->sights[0].view);
  window_fixture_wait (&f->window, each->sights[0].before, each->sights[0].after);
  each->carry_out (f);
  name = rapport_book_find_undo (f->book);
  g_assert_cmpstr (name->kind, ==, each->kind);
  after = read_book (f);
  g_assert_cmpstr (before, !=, after);
  check_sight (f, &each->sights[0], before, after);
  for (guint i = 1; i < G_N_ELEMENTS (each->sights) && each->sights[i].view != NOWHERE; i++)
    check_sight (f, &each->sights[i], before, after);
  activate (f, "undo");
  wait_for (f, before, NULL, NULL);
}

static void
test_each (Fixture       *f,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (f, &cases[i]);
}

static void
note_event (Fixture    *f,
            const char *kind,
            const char *note)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, note);
  scratch_run (f->book, rapport_note_event_new (f->ticket, RAPPORT_TICKET_EVENT (event)));
}

/* A ticket's whole way, each step taken back once. */
static void
test_ticket_events (Fixture       *f,
                    gconstpointer  data)
{
  static const char * const kinds[] = {
    "acknowledged", "responded", "analysed", "told", "proposed", "waiting", "resumed", "cannot-solve",
    "transferred", "escalated", "exception", "solved", "reopened", "solved", "accepted", "comment", "feedback",
  };

  look_at (f, ON_TICKET);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *note = g_strdup_printf ("step %u: %s.", i, kinds[i]);
      g_autofree char *before = read_book (f);
      g_autofree char *after = NULL;

      note_event (f, kinds[i], note);
      after = read_book (f);
      check_sight (f, &(Sight) { ON_TICKET, NULL, note }, before, after);
    }
}

static GtkWidget *
get_detail (Fixture *f)
{
  return dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_CUSTOMER_DETAIL);
}

#define n_customers(f) scratch_query ((f)->book, "SELECT count(*) FROM customer")

/* What is being written about a customer stays when the customer itself is taken back. */
static void
test_under_a_dialog (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *sql = NULL;
  gint64 customer;
  GtkWidget *dialog;

  add_customer (f);
  customer = scratch_query (f->book, "SELECT max (id) FROM customer");
  rapport_window_open_thing (f->window.window, "customer", customer);
  window_fixture_wait (&f->window, "Lotus", NULL);
  rapport_window_log (f->window.window, customer, 0);
  dialog = dialog_find (RAPPORT_TYPE_LOG_DIALOG);
  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Said much");
  activate (f, "undo");
  window_wait_until (n_customers (f) == 1);
  window_fixture_wait (&f->window, "Alpha", "Lotus");
  g_assert_cmpint (rapport_customer_detail_get_customer (RAPPORT_CUSTOMER_DETAIL (get_detail (f))), ==, 0);
  gtk_widget_activate_action (dialog, "log.save", NULL);
  window_wait_for_text (dialog, "What it belongs to was deleted meanwhile, so it could not be saved.", NULL);
  text = dialog_read_long (dialog, RAPPORT_RECORD_SUMMARY);
  g_assert_cmpstr (text, ==, "Said much");

  activate (f, "redo");
  window_wait_until (n_customers (f) == 2);
  window_fixture_wait (&f->window, "Lotus", NULL);
  again = dialog_read_long (dialog, RAPPORT_RECORD_SUMMARY);
  g_assert_cmpstr (again, ==, "Said much");
  gtk_widget_activate_action (dialog, "log.save", NULL);
  sql = g_strdup_printf ("SELECT count(*) FROM record WHERE summary = 'Said much' AND customer = %" G_GINT64_FORMAT,
                         customer);
  window_wait_until (scratch_query (f->book, sql) == 1);
}

static GtkEditable *
get_name_entry (Fixture *f)
{
  return GTK_EDITABLE (dialog_get_control (get_detail (f), RAPPORT_CUSTOMER_NAME));
}

/* What is half typed into a form is not lost because another process deletes its customer. */
static void
test_deleted_elsewhere (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr(RapportBook) other = scratch_book_open (f->window.base.folder);

  look_at (f, ON_CUSTOMER);
  window_fixture_wait (&f->window, "Alpha", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (get_name_entry (f)));
  gtk_editable_set_text (get_name_entry (f), "Half a name");
  scratch_run (other, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->customer, 1));
  rapport_book_poll (f->book);
  window_fixture_wait (&f->window, NULL, "Alpha");
  g_assert_cmpint (rapport_customer_detail_get_customer (RAPPORT_CUSTOMER_DETAIL (get_detail (f))), ==, 0);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM draft WHERE content LIKE '%Half a name%'") == 1);
  g_assert_cmpint (n_customers (f), ==, 0);

  scratch_undo (other);
  rapport_book_poll (f->book);
  window_fixture_wait (&f->window, "Alpha", NULL);
  look_at (f, ON_CUSTOMER);
  g_assert_cmpstr (gtk_editable_get_text (get_name_entry (f)), ==, "Half a name");
  rapport_book_close (other);
}

#define ADD(path, func) g_test_add ("/ui/undo/" path, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("each-act", test_each);
  ADD ("ticket-events", test_ticket_events);
  ADD ("under-a-dialog", test_under_a_dialog);
  ADD ("deleted-elsewhere", test_deleted_elsewhere);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
