/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans-fixture.h"
#include "rapport-add.h"
#include "rapport-attachment.h"
#include "rapport-chosen-files.h"
#include "rapport-date-entry.h"
#include "rapport-detail-row.h"
#include "rapport-edit.h"
#include "rapport-log-many-dialog.h"
#include "rapport-many-dialog.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-snippet.h"
#include "rapport-text-button.h"
#include "rapport-text-offers.h"
#include "rapport-uid.h"
#include "scratch-act.h"

/* An event or a mailing is logged with all who were selected, at once. */
static void
test_log_many (DialogFixture *fixture,
               gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog;
  gint64 n = 0;

  rapport_log_many_dialog_show (fixture->context, NULL, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  dialog_type_long (dialog, RAPPORT_RECORD_SUMMARY, "Newsletter");
  plans_save_by (dialog, "dialog.save");
  while (n < 2 && rapport_connection_query_integer (rapport_book_get_connection (fixture->book),
                                                    "SELECT count(DISTINCT customer) FROM record WHERE method = 'email'"
                                                    " AND summary = 'Newsletter'", &n, NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (n, ==, 2);
}

/* What comes next is planned with each of them, and who is not named is who logs it. */
static void
test_log_many_next (DialogFixture *fixture,
                    gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog;
  GtkDropDown *owner;

  rapport_log_many_dialog_show (fixture->context, NULL, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  owner = GTK_DROP_DOWN (dialog_find_child (dialog_get_control (dialog, RAPPORT_RECORD_OWNER), GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (owner)), ==, "Whoever Logs It");
  plans_type_method (dialog, RAPPORT_RECORD_METHOD, "Email");
  plans_type_next (dialog, "2030-03-15");
  plans_save_by (dialog, "dialog.save");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM plan WHERE due_day = 20300315"
                                  " AND origin = 'record'"), ==, 2);
}

static GtkWidget *
find_progress (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (dialog_find_child (window, GTK_TYPE_PROGRESS_BAR) != NULL)
        return window;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_text (child, text);
  return found;
}

/* Who ends it while it is written finds what was filled in, and that nothing was changed. */
static void
test_plan_many_cancelled (DialogFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportConnection) other = rapport_connection_open (rapport_book_get_path (fixture->book),
                                                                RAPPORT_CONNECTION_READ_WRITE, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gint64 customers[150];
  GtkWidget *dialog;

  customers[0] = dialog_fixture_add_customer (fixture);
  for (guint i = 1; i < G_N_ELEMENTS (customers); i++)
    customers[i] = customers[0];
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "New price list");
  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (find_progress () == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_close (GTK_WINDOW (find_progress ()));
  g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
  while (find_progress () != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has_text (dialog, "Cancelled: nothing was changed. What you filled in is still here."));
  g_assert_cmpint (plans_count (fixture, "planned"), ==, 0);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-16");
  plans_save_by (dialog, "dialog.save");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20300316"
                                  " AND content = 'New price list'"), ==, 150);
}

static GtkWidget *
await_leave_out (GtkWidget *dialog)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *check = dialog_find_child (dialog, GTK_TYPE_CHECK_BUTTON);

  g_assert_nonnull (check);
  while (!gtk_widget_is_visible (check) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_is_visible (check));
  return check;
}

/* Who would leave out all is told why nothing can be saved. */
static void
test_plan_many_none_left (DialogFixture *fixture,
                          gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog, *leave_out;
  GtkDropDown *owner;
  GtkLabel *note;

  plans_add_plan (fixture, customers[0], 9, NULL, "by-hand");
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  owner = GTK_DROP_DOWN (dialog_find_child (dialog_get_control (dialog, RAPPORT_PLAN_OWNER), GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (owner)), ==,
                   "The Owner of Each Customer");
  leave_out = await_leave_out (dialog);
  note = GTK_LABEL (gtk_widget_get_prev_sibling (leave_out));
  g_assert_null (strstr (gtk_label_get_text (note), "no customer is left"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (note), "Without these no customer is left."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), FALSE);
  g_assert_null (strstr (gtk_label_get_text (note), "no customer is left"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is planned with all who were selected may leave out those with whom something is planned already. */
static void
test_plan_many (DialogFixture *fixture,
                gconstpointer  data)
{
  const gint64 customers[] = { dialog_fixture_add_customer (fixture), dialog_fixture_add_customer (fixture) };
  GtkWidget *dialog, *leave_out;
  gint64 n = 0;

  plans_add_plan (fixture, customers[0], 9, NULL, "by-hand");
  rapport_plan_many_dialog_show (fixture->context, customers, G_N_ELEMENTS (customers));
  dialog = dialog_find (RAPPORT_TYPE_MANY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 2 Customers");
  leave_out = await_leave_out (dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_out), TRUE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Follow-up with 1 Customer");
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "2030-03-15");
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "New price list");
  plans_save_by (dialog, "dialog.save");
  while (n < 1 && rapport_connection_query_integer (rapport_book_get_connection (fixture->book),
                                                    "SELECT count(*) FROM plan WHERE content = 'New price list'", &n,
                                                    NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT customer FROM plan WHERE content = 'New price list'"), ==,
                   customers[1]);
}

/* A text for everybody, with a file that goes with it */
static void
add_text_with_file (DialogFixture *fixture)
{
  g_autoptr(RapportEntity) text = RAPPORT_ENTITY (rapport_snippet_new ());
  g_autoptr(RapportEntity) file = RAPPORT_ENTITY (rapport_attachment_new ());
  g_autoptr(RapportEntity) stored = NULL;
  g_autofree char *checksum = g_strnfill (64, 'a');
  g_autofree char *uid = NULL;

  rapport_entity_set_text (text, RAPPORT_SNIPPET_NAME, "Cases");
  rapport_entity_set_text (text, RAPPORT_SNIPPET_BODY, "Dear {customer}");
  stored = rapport_book_get (fixture->book, RAPPORT_TYPE_SNIPPET, scratch_run (fixture->book, rapport_add_new (text)),
                             NULL);
  uid = rapport_uid_to_text (rapport_entity_get_uid (stored));
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_NAME, "案例.pdf");
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_THING, "snippet");
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_THING_UID, uid);
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_SHA256, checksum);
  rapport_entity_set_integer (file, RAPPORT_ATTACHMENT_SIZE, 1);
  scratch_run (fixture->book, rapport_add_new (file));
}

static void
insert (GtkWidget *button,
        guint      n)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!gtk_widget_get_sensitive (gtk_widget_get_first_child (button)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (button)));
  gtk_widget_activate_action (button, "texts.insert", "u", n);
}

static GtkWidget *
find_files (GtkWidget *dialog)
{
  return dialog_find_child (dialog, RAPPORT_TYPE_CHOSEN_FILES);
}

static gint64
count_files (DialogFixture *fixture,
             const char    *thing)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM attachment a JOIN %s t ON a.thing = '%s' AND a.customer = t.customer"
                     " AND replace(a.thing_uid, '-', '') = lower(hex(t.uid)) WHERE a.name = '案例.pdf'", thing, thing);

  return scratch_query (fixture->book, sql);
}

/* Its content was never brought to the disk of the test. */
static void
open_file (GtkWidget *files)
{
  GtkWidget *problem = gtk_widget_get_last_child (files);

  g_signal_emit_by_name (dialog_find_child (files, GTK_TYPE_LIST_BOX), "row-activated",
                         dialog_find_child (files, RAPPORT_TYPE_DETAIL_ROW));
  while (!gtk_widget_get_visible (problem))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "is not there"));
}

static void
leave_file_out (GtkWidget *files)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (dialog_find_child (files, RAPPORT_TYPE_DETAIL_ROW)), &thing, &id);
  gtk_widget_activate_action (files, "chosen-files.remove", "x", id);
}

/* What suits the customer's tags goes into the content, behind what is there; a file is a row that is opened and left
 * out, and is attached to what was planned. */
static void
test_playbook (DialogFixture *fixture,
               gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autoptr(RapportTextOffers) offers = NULL;
  g_autofree char *content = NULL;
  GtkWidget *dialog, *texts, *files;

  scratch_run (fixture->book, rapport_add_tag_new (&customer, 1, "低活跃"));
  add_text_with_file (fixture);
  rapport_plan_dialog_add (fixture->context, customer);
  dialog = dialog_find (RAPPORT_TYPE_PLAN_DIALOG);
  dialog_type_long (dialog, RAPPORT_PLAN_CONTENT, "Call");
  texts = dialog_find_child (dialog, RAPPORT_TYPE_TEXT_BUTTON);
  insert (texts, 0);
  offers = rapport_text_offers_load (rapport_book_get_connection (fixture->book), customer,
                                     &(RapportTextOccasion) { .kinds = RAPPORT_TEXTS_OF_CONTACTS }, NULL);
  /* the greeting of the service desk suits no plan */
  for (guint i = 0; i < offers->offers->len; i++)
    g_assert_cmpstr (((RapportTextOffer *) g_ptr_array_index (offers->offers, i))->title, !=, "问候语");
  files = find_files (dialog);
  g_assert_false (gtk_widget_get_visible (files));
  insert (texts, offers->offers->len - 1);
  content = dialog_read_long (dialog, RAPPORT_PLAN_CONTENT);
  g_assert_cmpstr (content, ==, "Call\nShow more care, or look for a new need.");
  open_file (files);
  leave_file_out (files);
  g_assert_false (gtk_widget_get_visible (files));
  insert (texts, offers->offers->len - 1);
  insert (texts, offers->offers->len - 1);
  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (dialog_get_control (dialog, RAPPORT_PLAN_DUE)), "+9d");
  plans_save_by (dialog, "dialog.save");
  g_assert_cmpint (count_files (fixture, "plan"), ==, 1);
}

/* The same is at hand while a contact is written down, in the field that is typed in; no Tab stops at it. The record
 * has the file that was chosen. */
static void
test_texts_in_log (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *summary = NULL, *agreed = NULL;
  GtkWidget *dialog, *texts, *button;

  scratch_run (fixture->book, rapport_add_tag_new (&customer, 1, "低活跃"));
  add_text_with_file (fixture);
  dialog = plans_open_log (fixture, customer);
  texts = dialog_find_child (dialog, RAPPORT_TYPE_TEXT_BUTTON);
  insert (texts, 0);
  gtk_widget_grab_focus (dialog_get_control (dialog, RAPPORT_RECORD_AGREED));
  insert (texts, 0);
  summary = dialog_read_long (dialog, RAPPORT_RECORD_SUMMARY);
  agreed = dialog_read_long (dialog, RAPPORT_RECORD_AGREED);
  g_assert_cmpstr (summary, ==, "Show more care, or look for a new need.");
  g_assert_cmpstr (agreed, ==, summary);
  button = dialog_find_child (texts, GTK_TYPE_MENU_BUTTON);
  g_assert_false (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; !gtk_widget_get_visible (find_files (dialog)); i++)
    insert (texts, i);
  plans_save (fixture, dialog);
  g_assert_cmpint (count_files (fixture, "record"), ==, 1);
}

/* Adds the tests of logging and planning with many, and of texts from the playbook. */
void
plans_add_many (void)
{
  PLANS_ADD ("/ui/plans/logged-with-many", test_log_many);
  PLANS_ADD ("/ui/plans/logged-with-many/next-is-planned", test_log_many_next);
  PLANS_ADD ("/ui/plans/planned-with-many", test_plan_many);
  PLANS_ADD ("/ui/plans/planned-with-many/cancelled-stays", test_plan_many_cancelled);
  PLANS_ADD ("/ui/plans/nobody-left-to-plan-with", test_plan_many_none_left);
  PLANS_ADD ("/ui/plans/FR-14", test_playbook);
  PLANS_ADD ("/ui/plans/FR-14-in-log", test_texts_in_log);
}
