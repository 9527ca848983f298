/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-drafts.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-picker.h"
#include "rapport-record.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"

typedef struct
{
  char           *folder;
  RapportBook    *book;
  RapportContext *context;
} Fixture;

static void
open_book (Fixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  g_autoptr(GError) error = NULL;

  fixture->book = rapport_book_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->context = rapport_context_new (fixture->book, settings);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("rapport-drafts-XXXXXX", NULL);
  open_book (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) gtk_window_destroy, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (fixture->book);
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->book);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static gint64
add_customer (Fixture *fixture)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "科技有限公司");
  receipt = rapport_act_run (rapport_add_customer_new (customer, NULL, NULL), fixture->book, &error);
  g_assert_no_error (error);
  return receipt->created;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The dialog of @type that was opened last. */
static GtkWidget *
find_dialog (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *each = windows; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type))
      found = each->data;
  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
get_control (GtkWidget *dialog,
             guint      field)
{
  RapportForm *form = RAPPORT_FORM (find (dialog, RAPPORT_TYPE_FORM));

  return rapport_field_editor_get_control (rapport_form_get_editor (form, field));
}

static void
type_long (GtkWidget  *dialog,
           guint       field,
           const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_control (dialog, field))), text, -1);
}

static char *
read_long (GtkWidget *dialog,
           guint      field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_control (dialog, field)));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
wait_kept (Fixture    *fixture,
           const char *draft,
           const char *text)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean kept = FALSE;

  while (!kept && g_get_monotonic_time () < end)
    {
      g_autofree char *content = rapport_drafts_load (fixture->book, draft, 0);

      kept = content != NULL && strstr (content, text) != NULL;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (kept);
}

/* What is kept while the dialog is open is all that a killed program leaves behind. */
static void
crash (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("rapport-drafts-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c \"cp -r '%s'/. '%s'\"", fixture->folder, folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  tear_down (fixture, NULL);
  fixture->folder = g_steal_pointer (&folder);
  open_book (fixture);
}

static void
test_customer (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog;

  rapport_customer_dialog_show (fixture->context);
  dialog = find_dialog (RAPPORT_TYPE_CUSTOMER_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (get_control (dialog, RAPPORT_CUSTOMER_NAME)), "Half a name");
  wait_kept (fixture, "new-customer", "Half a name");
  crash (fixture);

  rapport_customer_dialog_show (fixture->context);
  dialog = find_dialog (RAPPORT_TYPE_CUSTOMER_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_control (dialog, RAPPORT_CUSTOMER_NAME))), ==, "Half a name");
}

static void
test_ticket (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 customer = add_customer (fixture);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  rapport_ticket_dialog_show (fixture->context, 0);
  dialog = find_dialog (RAPPORT_TYPE_TICKET_DIALOG);
  rapport_picker_set_id (RAPPORT_PICKER (find (dialog, RAPPORT_TYPE_PICKER)), customer);
  g_signal_emit_by_name (find (dialog, RAPPORT_TYPE_PICKER), "changed");
  type_long (dialog, RAPPORT_TICKET_DESCRIPTION, "Half a fault");
  wait_kept (fixture, "new-ticket", "Half a fault");
  crash (fixture);

  rapport_ticket_dialog_show (fixture->context, 0);
  dialog = find_dialog (RAPPORT_TYPE_TICKET_DIALOG);
  text = read_long (dialog, RAPPORT_TICKET_DESCRIPTION);
  g_assert_cmpstr (text, ==, "Half a fault");
  g_assert_cmpint (rapport_picker_get_id (RAPPORT_PICKER (find (dialog, RAPPORT_TYPE_PICKER))), ==, customer);
}

static void
test_ticket_of_customer (Fixture       *fixture,
                         gconstpointer  data)
{
  gint64 customer = add_customer (fixture);
  g_autofree char *draft = g_strdup_printf ("new-ticket-%" G_GINT64_FORMAT, customer);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  rapport_ticket_dialog_show (fixture->context, customer);
  dialog = find_dialog (RAPPORT_TYPE_TICKET_DIALOG);
  g_assert_cmpint (rapport_picker_get_id (RAPPORT_PICKER (find (dialog, RAPPORT_TYPE_PICKER))), ==, customer);
  type_long (dialog, RAPPORT_TICKET_DESCRIPTION, "Half a fault");
  wait_kept (fixture, draft, "Half a fault");
  crash (fixture);

  rapport_ticket_dialog_show (fixture->context, customer);
  text = read_long (find_dialog (RAPPORT_TYPE_TICKET_DIALOG), RAPPORT_TICKET_DESCRIPTION);
  g_assert_cmpstr (text, ==, "Half a fault");
}

static void
test_log (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *anew = NULL;
  GtkWidget *dialog;

  rapport_log_dialog_show (fixture->context, 0, 0);
  dialog = find_dialog (RAPPORT_TYPE_LOG_DIALOG);
  type_long (dialog, RAPPORT_RECORD_SUMMARY, "Half a sentence");
  wait_kept (fixture, "log-follow-up-form", "Half a sentence");
  crash (fixture);

  rapport_log_dialog_show (fixture->context, 0, 0);
  dialog = find_dialog (RAPPORT_TYPE_LOG_DIALOG);
  text = read_long (dialog, RAPPORT_RECORD_SUMMARY);
  g_assert_cmpstr (text, ==, "Half a sentence");

  gtk_widget_activate_action (dialog, "log.start-anew", NULL);
  anew = read_long (dialog, RAPPORT_RECORD_SUMMARY);
  g_assert_cmpstr (anew, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add ("/ui/drafts/customer", Fixture, NULL, set_up, test_customer, tear_down);
  g_test_add ("/ui/drafts/ticket", Fixture, NULL, set_up, test_ticket, tear_down);
  g_test_add ("/ui/drafts/ticket-of-customer", Fixture, NULL, set_up, test_ticket_of_customer, tear_down);
  g_test_add ("/ui/drafts/log", Fixture, NULL, set_up, test_log, tear_down);
  return g_test_run ();
}
