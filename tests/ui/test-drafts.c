/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-contact.h"
#include "rapport-customer-contacts.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-draft-bar.h"
#include "rapport-drafts.h"
#include "rapport-edit.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-picker.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"
#include "rapport-warning-box.h"
#include "scratch-act.h"

static gboolean
is_kept (DialogFixture *fixture,
         const char *form,
         const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM draft WHERE form = '%s' AND content LIKE '%%%s%%'",
                                          form, text);
  gint64 n = 0;

  rapport_connection_query_integer (rapport_book_get_connection (fixture->book), sql, &n, NULL);
  return n > 0;
}

static void
wait_kept (DialogFixture *fixture,
           const char *form,
           const char *text)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!is_kept (fixture, form, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_kept (fixture, form, text));
}

static guint
count_buttons (GtkWidget  *widget,
               const char *action)
{
  guint n = GTK_IS_ACTIONABLE (widget) &&
            g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child, action);
  return n;
}

/* How many other drafts can be gone on with. */
static guint
count_offers (GtkWidget *dialog)
{
  return count_buttons (dialog_find_child (dialog, RAPPORT_TYPE_DRAFT_BAR), "draft.go-on");
}

static void
go_on (DialogFixture *fixture,
       GtkWidget  *dialog,
       const char *form)
{
  g_autoptr(GPtrArray) kept = rapport_drafts_list (fixture->book, form);

  gtk_widget_activate_action (dialog_find_child (dialog, RAPPORT_TYPE_DRAFT_BAR), "draft.go-on", "x",
                              ((RapportKeptDraft *) kept->pdata[0])->thing);
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What is kept while the dialog is open is all that a killed program leaves behind. */
static void
crash (DialogFixture *fixture)
{
  char *folder = scratch_folder_new ();
  g_autofree char *command = g_strdup_printf ("sh -c \"cp -r '%s'/. '%s'\"", fixture->folder, folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  dialog_fixture_tear_down (fixture, NULL);
  fixture->folder = folder;
  dialog_fixture_open (fixture);
}

static void
test_customer (DialogFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog;

  rapport_customer_dialog_show (fixture->context);
  dialog = dialog_find (RAPPORT_TYPE_CUSTOMER_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (dialog_get_control (dialog, RAPPORT_CUSTOMER_NAME)), "Half a name");
  wait_kept (fixture, "new-customer", "Half a name");
  crash (fixture);

  rapport_customer_dialog_show (fixture->context);
  dialog = dialog_find (RAPPORT_TYPE_CUSTOMER_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog_get_control (dialog, RAPPORT_CUSTOMER_NAME))), ==,
                   "Half a name");
}

static void
test_ticket (DialogFixture *fixture,
             gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  rapport_ticket_dialog_show (fixture->context, 0);
  dialog = dialog_find (RAPPORT_TYPE_TICKET_DIALOG);
  rapport_picker_set_id (RAPPORT_PICKER (dialog_find_child (dialog, RAPPORT_TYPE_PICKER)), customer);
  g_signal_emit_by_name (dialog_find_child (dialog, RAPPORT_TYPE_PICKER), "changed");
  dialog_type_long (dialog, RAPPORT_TICKET_DESCRIPTION, "Half a fault");
  wait_kept (fixture, "new-ticket", "Half a fault");
  crash (fixture);

  rapport_ticket_dialog_show (fixture->context, 0);
  dialog = dialog_find (RAPPORT_TYPE_TICKET_DIALOG);
  g_assert_cmpuint (count_offers (dialog), ==, 1);
  go_on (fixture, dialog, "new-ticket");
  text = dialog_read_long (dialog, RAPPORT_TICKET_DESCRIPTION);
  g_assert_cmpstr (text, ==, "Half a fault");
  g_assert_cmpint (rapport_picker_get_id (RAPPORT_PICKER (dialog_find_child (dialog, RAPPORT_TYPE_PICKER))), ==,
                   customer);
}

static void
test_ticket_of_customer (DialogFixture *fixture,
                         gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  rapport_ticket_dialog_show (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_TICKET_DIALOG);
  g_assert_cmpint (rapport_picker_get_id (RAPPORT_PICKER (dialog_find_child (dialog, RAPPORT_TYPE_PICKER))), ==,
                   customer);
  dialog_type_long (dialog, RAPPORT_TICKET_DESCRIPTION, "Half a fault");
  wait_kept (fixture, "new-ticket", "Half a fault");
  crash (fixture);

  rapport_ticket_dialog_show (fixture->context, customer);
  text = dialog_read_long (dialog_find (RAPPORT_TYPE_TICKET_DIALOG), RAPPORT_TICKET_DESCRIPTION);
  g_assert_cmpstr (text, ==, "Half a fault");
}

static void
assert_summary (GtkWidget  *dialog,
                gint64      customer,
                const char *summary)
{
  g_autofree char *text = dialog_read_long (dialog, RAPPORT_RECORD_SUMMARY);

  g_assert_cmpstr (text, ==, summary);
  g_assert_cmpint (rapport_picker_get_id (RAPPORT_PICKER (dialog_find_child (dialog, RAPPORT_TYPE_PICKER))), ==,
                   customer);
}

static GtkWidget *
open_log (DialogFixture *fixture,
          gint64   customer)
{
  rapport_log_dialog_show (fixture->context, customer, 0);
  return dialog_find (RAPPORT_TYPE_LOG_DIALOG);
}

static void
test_log (DialogFixture *fixture,
          gconstpointer  data)
{
  GtkWidget *dialog = open_log (fixture, 0);

  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Half a sentence");
  wait_kept (fixture, "log-follow-up", "Half a sentence");
  crash (fixture);

  dialog = open_log (fixture, 0);
  assert_summary (dialog, 0, "Half a sentence");
  g_signal_emit_by_name (dialog_find_child (dialog, RAPPORT_TYPE_DRAFT_BAR), "anew");
  assert_summary (dialog, 0, "");
  close_dialog (dialog);
  g_assert_cmpuint (count_offers (open_log (fixture, 0)), ==, 0);
}

/* What was begun for one customer is there for it, is offered for nobody, and not for another. */
static void
test_log_of_customer (DialogFixture *fixture,
                      gconstpointer  data)
{
  gint64 first = dialog_fixture_add_customer (fixture), second = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog = open_log (fixture, first);

  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Half a sentence");
  close_dialog (dialog);
  wait_kept (fixture, "log-follow-up", "Half a sentence");

  dialog = open_log (fixture, second);
  assert_summary (dialog, second, "");
  g_assert_cmpuint (count_offers (dialog), ==, 0);
  close_dialog (dialog);

  dialog = open_log (fixture, 0);
  assert_summary (dialog, 0, "");
  g_assert_cmpuint (count_offers (dialog), ==, 1);
  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Something else");
  go_on (fixture, dialog, "log-follow-up");
  assert_summary (dialog, first, "Half a sentence");
  close_dialog (dialog);
  wait_kept (fixture, "log-follow-up", "Something else");

  dialog = open_log (fixture, first);
  assert_summary (dialog, first, "Half a sentence");
  g_assert_cmpuint (count_offers (dialog), ==, 1);
}

/* Two dialogs at once, as from a notification, don't write into each other's. */
static void
test_two_at_once (DialogFixture *fixture,
                  gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *first = open_log (fixture, customer);
  GtkWidget *second;

  dialog_type_long (first, RAPPORT_RECORD_SUMMARY, "First");
  wait_kept (fixture, "log-follow-up", "First");
  rapport_log_dialog_show (fixture->context, customer, 0);
  second = dialog_find_other (RAPPORT_TYPE_LOG_DIALOG, first);
  assert_summary (second, customer, "");
  dialog_type_long (second, RAPPORT_RECORD_SUMMARY, "Second");
  wait_kept (fixture, "log-follow-up", "Second");
  g_assert_true (is_kept (fixture, "log-follow-up", "First"));
}

static void
test_plan (DialogFixture *fixture,
           gconstpointer  data)
{
  gint64 first = dialog_fixture_add_customer (fixture), second = dialog_fixture_add_customer (fixture);
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  rapport_plan_dialog_add (fixture->context, first);
  dialog_type_long (dialog_find (RAPPORT_TYPE_PLAN_DIALOG), RAPPORT_PLAN_CONTENT, "Half a plan");
  wait_kept (fixture, "new-plan", "Half a plan");
  crash (fixture);

  rapport_plan_dialog_add (fixture->context, second);
  other = dialog_read_long (dialog_find (RAPPORT_TYPE_PLAN_DIALOG), RAPPORT_PLAN_CONTENT);
  g_assert_cmpstr (other, ==, "");
  close_dialog (dialog_find (RAPPORT_TYPE_PLAN_DIALOG));
  rapport_plan_dialog_add (fixture->context, first);
  text = dialog_read_long (dialog_find (RAPPORT_TYPE_PLAN_DIALOG), RAPPORT_PLAN_CONTENT);
  g_assert_cmpstr (text, ==, "Half a plan");
}

static GtkWidget *
show_form (DialogFixture *fixture,
           gint64         customer)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_STATUS, RAPPORT_CUSTOMER_NOTES,
                                  RAPPORT_CUSTOMER_RENEWAL_DATE };
  RapportForm *form = rapport_form_new (fixture->context, RAPPORT_TYPE_CUSTOMER);
  g_autoptr(RapportEntity) entity = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  rapport_form_add_section (form, NULL, fields, G_N_ELEMENTS (fields));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (form));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  rapport_form_set_entity (form, entity);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
wait_stored (DialogFixture *fixture,
             const char    *where,
             gint64         n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", where);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gint64 found = -1;

  while (found != n && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      rapport_connection_query_integer (rapport_book_get_connection (fixture->book), sql, &found, NULL);
    }
  g_assert_cmpint (found, ==, n);
}

static void
assert_notes (GtkWidget  *window,
              const char *notes)
{
  g_autofree char *text = dialog_read_long (window, RAPPORT_CUSTOMER_NOTES);

  g_assert_cmpstr (text, ==, notes);
}

/* What is half typed into the form of a stored thing stands there again; it is stored when its field
   is left, not when something else is shown. */
static void
test_edit (DialogFixture *fixture,
           gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *window = show_form (fixture, customer);
  RapportFieldEditor *editor;

  dialog_type_long (window, RAPPORT_CUSTOMER_NOTES, "Half a note");
  wait_kept (fixture, "edit-customer", "Half a note");
  crash (fixture);

  window = show_form (fixture, customer);
  assert_notes (window, "Half a note");
  close_dialog (window);
  wait_stored (fixture, "customer WHERE notes IS NOT NULL", 0);

  window = show_form (fixture, customer);
  assert_notes (window, "Half a note");
  editor = rapport_form_get_editor (RAPPORT_FORM (dialog_find_child (window, RAPPORT_TYPE_FORM)),
                                    RAPPORT_CUSTOMER_NOTES);
  g_signal_emit_by_name (editor, "left");
  wait_stored (fixture, "customer WHERE notes = 'Half a note'", 1);
  wait_stored (fixture, "draft", 0);
  close_dialog (window);
}

/* What another wrote since is told beside what was typed, and goes only once it was seen. */
static void
test_edit_of_changed (DialogFixture *fixture,
                      gconstpointer  data)
{
  const guint field = RAPPORT_CUSTOMER_NOTES;
  g_autoptr(RapportEntity) other = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *window = show_form (fixture, customer);
  RapportFieldEditor *editor;

  dialog_type_long (window, field, "Half a note");
  wait_kept (fixture, "edit-customer", "Half a note");
  if (data == NULL)
    crash (fixture);
  rapport_entity_set_text (other, field, "Their note");
  scratch_run (fixture->book, rapport_edit_many_new (other, &field, 1, &customer, 1));
  if (data != NULL)
    close_dialog (window);

  window = show_form (fixture, customer);
  assert_notes (window, "Half a note");
  editor = rapport_form_get_editor (RAPPORT_FORM (dialog_find_child (window, RAPPORT_TYPE_FORM)), field);
  g_assert_true (rapport_field_editor_has_choice (editor));
  g_signal_emit_by_name (editor, "left");
  close_dialog (window);
  wait_stored (fixture, "customer WHERE notes = 'Their note'", 1);

  window = show_form (fixture, customer);
  editor = rapport_form_get_editor (RAPPORT_FORM (dialog_find_child (window, RAPPORT_TYPE_FORM)), field);
  g_assert_true (rapport_field_editor_has_choice (editor));
  g_assert_true (dialog_press (GTK_WIDGET (editor), "Keep Mine"));
  wait_stored (fixture, "customer WHERE notes = 'Half a note'", 1);
  wait_stored (fixture, "draft", 0);
  close_dialog (window);
}

/* What can't be stored is not thrown away with the form. */
static void
test_wrong_edit (DialogFixture *fixture,
                 gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *window = show_form (fixture, customer);
  GtkWidget *renewal = dialog_get_control (window, RAPPORT_CUSTOMER_RENEWAL_DATE);

  gtk_editable_set_text (GTK_EDITABLE (rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (renewal))), "no day");
  close_dialog (window);

  window = show_form (fixture, customer);
  renewal = dialog_get_control (window, RAPPORT_CUSTOMER_RENEWAL_DATE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (renewal)))),
                   ==, "no day");
  close_dialog (window);
}

/* What is typed about a thing that another deletes meanwhile is there when it comes back. */
static void
test_edit_of_deleted (DialogFixture *fixture,
                      gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *window = show_form (fixture, customer);

  dialog_type_long (window, RAPPORT_CUSTOMER_NOTES, "Half a note");
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  close_dialog (window);
  wait_kept (fixture, "edit-customer", "Half a note");
  scratch_undo (fixture->book);

  window = show_form (fixture, customer);
  assert_notes (window, "Half a note");
  close_dialog (window);
}

/* Why to go on in spite of a warning is typed in, too. */
static void
test_reason (DialogFixture *fixture,
             gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  GtkWidget *dialog, *warning;

  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "Half a plan");
  warning = dialog_find_child (dialog, RAPPORT_TYPE_WARNING_BOX);
  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (warning, GTK_TYPE_ENTRY)), "They asked for it");
  wait_kept (fixture, "new-plan", "They asked for it");
  crash (fixture);

  rapport_plan_dialog_add (fixture->context, customer);
  warning = dialog_find_child (dialog_find (RAPPORT_TYPE_PLAN_DIALOG), RAPPORT_TYPE_WARNING_BOX);
  g_assert_cmpstr (rapport_warning_box_get_typed (RAPPORT_WARNING_BOX (warning)), ==, "They asked for it");
}

/* Who quits the program has not thrown away what they were typing. */
static void
test_quit (DialogFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = open_log (fixture, 0);

  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Half a sentence");
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_kept (fixture, "log-follow-up", "Half a sentence");
}

/* A dialog does not go before it is known whether it was stored. */
static void
test_closed_while_saving (DialogFixture *fixture,
                          gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autoptr(GPtrArray) kept = NULL;
  GtkWidget *dialog;

  rapport_customer_dialog_show (fixture->context);
  dialog = dialog_find (RAPPORT_TYPE_CUSTOMER_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_editable_set_text (GTK_EDITABLE (dialog_get_control (dialog, RAPPORT_CUSTOMER_NAME)), "A name");
  g_assert_true (dialog_press (dialog, "_Add"));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_get_visible (dialog));
  while (dialog != NULL && gtk_widget_get_visible (dialog) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dialog);
  kept = rapport_drafts_list (fixture->book, "new-customer");
  g_assert_cmpuint (kept->len, ==, 0);
}

static gint64
add_ticket (DialogFixture *fixture,
            gint64         customer)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Fault");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, rapport_context_get_now (fixture->context));
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

/* Reads the comment that is typed, and types @text unless that is NULL. */
static char *
comment (GtkWidget  *detail,
         const char *text)
{
  GtkEditable *note = GTK_EDITABLE (gtk_widget_get_template_child (detail, RAPPORT_TYPE_TICKET_DETAIL, "note"));

  if (text != NULL)
    gtk_editable_set_text (note, text);
  return g_strdup (gtk_editable_get_text (note));
}

/* A comment that is begun belongs to its ticket, whichever is looked at meanwhile. */
static void
test_comment (DialogFixture *fixture,
              gconstpointer  data)
{
  gint64 customer = dialog_fixture_add_customer (fixture);
  gint64 first = add_ticket (fixture, customer), second = add_ticket (fixture, customer);
  GtkWidget *widget = g_object_ref_sink (g_object_new (RAPPORT_TYPE_TICKET_DETAIL, NULL));
  RapportTicketDetail *detail = RAPPORT_TICKET_DETAIL (widget);
  g_autofree char *typed = NULL;
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;

  rapport_ticket_detail_set_context (detail, fixture->context);
  rapport_ticket_detail_show (detail, first);
  typed = comment (widget, "Half a comment");
  rapport_ticket_detail_show (detail, second);
  other = comment (widget, NULL);
  g_assert_cmpstr (other, ==, "");
  wait_kept (fixture, "edit-ticket", "Half a comment");
  rapport_ticket_detail_show (detail, first);
  again = comment (widget, NULL);
  g_assert_cmpstr (again, ==, "Half a comment");
  g_object_unref (widget);
}

/* A contact that is begun belongs to its customer, whoever is looked at meanwhile. */
static void
test_contact (DialogFixture *fixture,
              gconstpointer  data)
{
  gint64 first = dialog_fixture_add_customer (fixture), second = dialog_fixture_add_customer (fixture);
  GtkWidget *contacts = g_object_ref_sink (g_object_new (RAPPORT_TYPE_CUSTOMER_CONTACTS, NULL));
  RapportCustomerContacts *self = RAPPORT_CUSTOMER_CONTACTS (contacts);

  rapport_customer_contacts_set_context (self, fixture->context);
  rapport_customer_contacts_set_customer (self, first);
  gtk_widget_activate_action (contacts, "contacts.add", NULL);
  gtk_editable_set_text (GTK_EDITABLE (dialog_get_control (contacts, RAPPORT_CONTACT_NAME)), "Half a name");
  rapport_customer_contacts_set_customer (self, second);
  g_assert_null (dialog_find_child (contacts, RAPPORT_TYPE_FORM));
  wait_kept (fixture, "new-contact", "Half a name");

  rapport_customer_contacts_set_customer (self, first);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog_get_control (contacts, RAPPORT_CONTACT_NAME))), ==,
                   "Half a name");
  g_object_unref (contacts);
}

#define ADD(path, func) \
  g_test_add ("/ui/drafts/" path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  ADD ("customer", test_customer);
  ADD ("ticket", test_ticket);
  ADD ("ticket-of-customer", test_ticket_of_customer);
  ADD ("log", test_log);
  ADD ("log-of-customer", test_log_of_customer);
  ADD ("two-at-once", test_two_at_once);
  ADD ("plan", test_plan);
  ADD ("comment", test_comment);
  ADD ("edit", test_edit);
  ADD ("edit-of-changed-afterwards", test_edit_of_changed);
  g_test_add ("/ui/drafts/edit-of-changed-while-open", DialogFixture, "", dialog_fixture_set_up, test_edit_of_changed,
              dialog_fixture_tear_down);
  ADD ("wrong-edit", test_wrong_edit);
  ADD ("edit-of-deleted", test_edit_of_deleted);
  ADD ("contact", test_contact);
  ADD ("reason", test_reason);
  ADD ("quit", test_quit);
  ADD ("closed-while-saving", test_closed_while_saving);
  return g_test_run ();
}
