/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-backups-pane.h"
#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-restore-dialog.h"
#include "scratch-book.h"
#include "window-fixture.h"

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *button = find_button (widget, label);

  window_wait_until (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The person makes a backup, sees it in the list, and has it looked through. */
static void
test_make_and_check (DialogFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_BACKUPS_PANE, NULL);
  g_autoptr(GArray) backups = NULL;

  gtk_window_set_child (GTK_WINDOW (window), pane);
  rapport_backups_pane_set_context (RAPPORT_BACKUPS_PANE (pane), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_is_sensitive (find_button (pane, "_Bring Back…")));
  click (pane, "Back Up _Now");
  window_wait_for_text (pane, "The backup is made, and whole.", NULL);
  window_wait_for_text (pane, "made by hand", NULL);
  backups = rapport_backups_list (fixture->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  click (pane, "_Check");
  window_wait_for_text (pane, "checked just now: whole", NULL);
  g_assert_true (gtk_widget_is_sensitive (find_button (pane, "_Bring Back…")));

  g_assert_true (g_file_set_contents (g_array_index (backups, RapportBackup, 0).path, "cut short", -1, NULL));
  click (pane, "_Check");
  window_wait_for_text (pane, "checked just now: damaged", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One customer that was deleted since comes back from the backup, by the keyboard: Enter finds it. The keyboard is
 * where it was before then, and not in the window behind. */
static void
test_one_customer (DialogFixture *fixture,
                   gconstpointer  data)
{
  GtkWidget *behind = gtk_window_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_BACKUPS_PANE, NULL);
  const gint64 customer = dialog_fixture_add_customer (fixture);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM customer WHERE id = %" G_GINT64_FORMAT, customer);
  g_autofree char *name = scratch_read_text (fixture->book, sql);
  GtkWidget *dialog, *entry;

  gtk_window_present (GTK_WINDOW (behind));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (behind));
  gtk_window_set_child (GTK_WINDOW (window), pane);
  rapport_backups_pane_set_context (RAPPORT_BACKUPS_PANE (pane), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  click (pane, "Back Up _Now");
  window_wait_for_text (pane, "The backup is made, and whole.", NULL);
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, customer);
  click (pane, "Bring Back _One Customer…");
  dialog = dialog_find (RAPPORT_TYPE_RESTORE_DIALOG);
  entry = dialog_find_child (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (dialog, "The backup has no such customer.", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (dialog, "1 thing comes back", NULL);
  window_wait_until (gtk_window_is_active (GTK_WINDOW (dialog)));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  click (dialog, "_Bring Back");
  window_wait_until (scratch_query (fixture->book, "SELECT count(*) FROM customer") == 1);
  window_wait_until (dialog == NULL && gtk_window_is_active (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (behind));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/backups/made-listed-and-checked", DialogFixture, NULL, dialog_fixture_set_up, test_make_and_check,
              dialog_fixture_tear_down);
  g_test_add ("/ui/backups/one-customer-comes-back", DialogFixture, NULL, dialog_fixture_set_up, test_one_customer,
              dialog_fixture_tear_down);
  return g_test_run ();
}
