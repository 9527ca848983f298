/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-erase-dialog.h"
#include "rapport-merge-dialog.h"
#include "window-fixture.h"
#include "scratch-act.h"

typedef struct
{
  WindowFixture window;
  RapportBook  *book;
  gint64        first;
  gint64        second;
} Fixture;

static gint64
add (Fixture    *f,
     const char *name,
     const char *industry)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM customer WHERE name = '%s'", name);
  g_autoptr(GObject) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "name", name, "industry", industry, NULL);

  scratch_add (f->book, customer);
  return scratch_query (f->book, sql);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->first = add (f, "Alpha Ltd", "Printing");
  f->second = add (f, "Alpha", "Software");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (RAPPORT_IS_MERGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_erase_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (RAPPORT_IS_ERASE_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
      g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* the choice that shows @text */
static GtkWidget *
find_choice (GtkWidget  *widget,
             const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) && GTK_IS_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (widget))) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)))), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_choice (child, text);
  return found;
}

static void
click (const char *label)
{
  window_wait_until (find_button (find_dialog (), label) != NULL);
  g_signal_emit_by_name (find_button (find_dialog (), label), "clicked");
}

static gboolean
is_one (Fixture    *f,
        const char *name,
        const char *industry)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) = 1 AND max(name) = '%s' AND max(industry) = '%s'"
                                          " FROM customer", name, industry);

  return scratch_query (f->book, sql) == 1;
}

/* Two that are selected in the list: one value is taken from the other, and undo brings both back. */
static void
test_two (Fixture       *f,
          gconstpointer  data)
{
  rapport_merge_dialog_show (f->window.base.context, f->first, f->second);
  window_wait_for_text (find_dialog (), "All that hangs on “Alpha” goes to “Alpha Ltd”", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (find_dialog (), "Software")), TRUE);
  dialog_press_key (find_dialog (), "<Control>Return|<Control>KP_Enter");
  window_wait_until (is_one (f, "Alpha Ltd", "Software"));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Customer “Alpha Ltd” merged with another", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM customer") == 2);
}

static void
test_swap (Fixture       *f,
           gconstpointer  data)
{
  rapport_merge_dialog_show (f->window.base.context, f->first, f->second);
  click ("_Swap");
  window_wait_for_text (find_dialog (), "All that hangs on “Alpha Ltd” goes to “Alpha”", NULL);
  click ("_Merge");
  window_wait_until (is_one (f, "Alpha", "Software"));
}

/* From the head of one who may be another is offered. */
static void
test_candidate (Fixture       *f,
                gconstpointer  data)
{
  rapport_merge_dialog_show (f->window.base.context, f->first, 0);
  g_assert_false (gtk_widget_get_sensitive (find_button (find_dialog (), "_Merge")));
  click ("Alpha · alike in name");
  window_wait_until (gtk_widget_get_sensitive (find_button (find_dialog (), "_Merge")));
  click ("_Merge");
  window_wait_until (is_one (f, "Alpha Ltd", "Printing"));
}

static GtkWidget *
find_progress (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && dialog_find_child (window, GTK_TYPE_PROGRESS_BAR) != NULL &&
          !RAPPORT_IS_WINDOW (window))
        return window;
    }
  return NULL;
}

/* What takes long shows how far it is; cancelled, nobody is erased, and the question stands as it was. */
static void
test_erase_cancelled (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = rapport_book_get (f->book, RAPPORT_TYPE_CUSTOMER, f->second, NULL);
  g_autoptr(RapportConnection) other = rapport_connection_open (rapport_book_get_path (f->book),
                                                                RAPPORT_CONNECTION_READ_WRITE, NULL);

  rapport_erase_dialog_show (f->window.base.context, customer);
  window_wait_for_text (find_erase_dialog (), "Goes for good: Customer 1", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (find_erase_dialog ())), "Alpha");
  g_assert_true (rapport_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  g_signal_emit_by_name (find_entry (find_erase_dialog ()), "activate");
  window_wait_until (find_progress () != NULL);
  gtk_window_close (GTK_WINDOW (find_erase_dialog ()));
  g_assert_nonnull (find_erase_dialog ());
  g_signal_emit_by_name (find_button (find_progress (), "_Cancel"), "clicked");
  g_assert_true (rapport_connection_execute (other, "ROLLBACK", NULL));
  window_wait_for_text (find_erase_dialog (), "Nothing was erased.", NULL);
  g_assert_null (find_progress ());
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM customer WHERE name = 'Alpha'"), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (find_button (find_erase_dialog (), "_Erase")));
  gtk_window_close (GTK_WINDOW (find_erase_dialog ()));
  window_wait_until (find_erase_dialog () == NULL);
}

/* What goes is said first, and nothing goes before the name is typed; then also what a list was last filtered by. */
static void
test_erase (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = rapport_book_get (f->book, RAPPORT_TYPE_CUSTOMER, f->second, NULL);
  g_autofree char *customers = NULL;
  g_autofree char *tickets = NULL;
  GtkWidget *erase, *entry;

  rapport_context_set_note (f->window.base.context, "filters", "customers", "search Alpha");
  rapport_context_set_note (f->window.base.context, "filters", "tickets", "priority:P1");
  rapport_erase_dialog_show (f->window.base.context, customer);
  window_wait_for_text (find_erase_dialog (), "Goes for good: Customer 1", NULL);
  erase = find_button (find_erase_dialog (), "_Erase");
  entry = find_entry (find_erase_dialog ());
  g_assert_false (gtk_widget_get_sensitive (erase));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Alph");
  g_assert_false (gtk_widget_get_sensitive (erase));
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (find_erase_dialog (), "Type the name exactly", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Alpha");
  g_assert_true (gtk_widget_get_sensitive (erase));
  g_signal_emit_by_name (entry, "activate");
  window_wait_until (find_erase_dialog () == NULL);
  window_wait_until (is_one (f, "Alpha Ltd", "Printing"));
  window_wait_for_text (GTK_WIDGET (f->window.window), "Erased for good.", NULL);
  tickets = rapport_context_dup_note (f->window.base.context, "filters", "tickets");
  customers = rapport_context_dup_note (f->window.base.context, "filters", "customers");
  g_assert_cmpstr (tickets, ==, "priority:P1");
  g_assert_true (customers == NULL || strstr (customers, "Alpha") == NULL);
}

static void
merge (Fixture *f,
       gint64   from,
       gint64   into)
{
  rapport_merge_dialog_show (f->window.base.context, into, from);
  click ("_Merge");
  window_wait_until (find_dialog () == NULL);
}

static void
refer (Fixture *f,
       gint64   customer,
       gint64   by)
{
  static const guint field = RAPPORT_CUSTOMER_REFERRED_BY;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, field, by);
  scratch_run (f->book, rapport_edit_many_new (values, &field, 1, &customer, 1));
}

/* Both referred by each other, which nobody can be: one of them is left, referred by nobody; undo brings both back. */
static void
test_referrers (Fixture       *f,
                gconstpointer  data)
{
  refer (f, f->first, f->second);
  refer (f, f->second, f->first);
  merge (f, f->second, f->first);
  window_wait_until (is_one (f, "Alpha Ltd", "Printing"));
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM customer WHERE referred_by IS NULL"), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM customer WHERE referred_by IS NOT NULL") == 2);
}

/* Who was merged already goes along once more, with both former names; what goes with it is counted before. */
static void
test_merged_one (Fixture       *f,
                 gconstpointer  data)
{
  const gint64 third = add (f, "Alpha Group", "Holding");
  g_autofree char *names = NULL;

  merge (f, f->second, f->first);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM customer") == 2);
  merge (f, f->first, third);
  window_wait_until (is_one (f, "Alpha Group", "Holding"));
  names = scratch_read_text (f->book, "SELECT replace(former_names, char(10), ', ') FROM customer");
  g_assert_cmpstr (names, ==, "Alpha Ltd, Alpha");
  for (int left = 2; left <= 3; left++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
      window_wait_until (scratch_query (f->book, "SELECT count(*) FROM customer") == left);
    }
}

/* Itself is refused in place; so is one who is gone by then. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  rapport_merge_dialog_show (f->window.base.context, f->first, f->first);
  window_wait_for_text (find_dialog (), "can’t be merged with itself", NULL);
  g_assert_false (gtk_widget_get_sensitive (find_button (find_dialog (), "_Merge")));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  rapport_merge_dialog_show (f->window.base.context, f->first, f->second);
  scratch_run (f->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &f->second, 1));
  click ("_Merge");
  window_wait_for_text (GTK_WIDGET (f->window.window), "deleted in the meantime", NULL);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM customer"), ==, 1);
}

#define ADD(name, func) g_test_add ("/ui/merge/" name, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("a-value-of-the-other-is-taken", test_two);
  ADD ("the-other-stays", test_swap);
  ADD ("erased-for-good-once-the-name-is-typed", test_erase);
  ADD ("erasing-is-cancelled", test_erase_cancelled);
  ADD ("who-may-be-the-same-is-offered", test_candidate);
  ADD ("nobody-referred-themselves", test_referrers);
  ADD ("one-who-was-merged", test_merged_one);
  ADD ("itself-and-one-who-is-gone-are-refused", test_refused);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
