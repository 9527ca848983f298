/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "dialog-fixture.h"
#include "rapport-backups-pane.h"
#include "rapport-backups.h"
#include "rapport-customer.h"
#include "rapport-difference-window.h"
#include "rapport-phrase-dialog.h"
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

static GtkWidget *
look_for (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type))
      return each->data;
  return NULL;
}

static GtkWidget *
await_dialog (GType type)
{
  window_wait_until (look_for (type) != NULL);
  return look_for (type);
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
  g_autofree char *change = g_strdup_printf ("UPDATE customer SET notes = 'new words' WHERE id = %" G_GINT64_FORMAT,
                                             customer);
  GtkWidget *dialog, *entry;

  gtk_window_present (GTK_WINDOW (behind));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (behind));
  gtk_window_set_child (GTK_WINDOW (window), pane);
  rapport_backups_pane_set_context (RAPPORT_BACKUPS_PANE (pane), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  click (pane, "Back Up _Now");
  window_wait_for_text (pane, "The backup is made, and whole.", NULL);
  scratch_execute (fixture->book, change);
  rapport_seen_note (rapport_context_get_seen (fixture->context), "customer", customer);
  click (pane, "Bring Back _One Customer…");
  dialog = await_dialog (RAPPORT_TYPE_RESTORE_DIALOG);
  /* who is looked at is meant first */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog_find_child (dialog, GTK_TYPE_ENTRY))), ==, name);
  window_wait_for_text (dialog, "Notes: new words → –", NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  rapport_seen_note (rapport_context_get_seen (fixture->context), "customer", dialog_fixture_add_customer (fixture));
  click (pane, "Bring Back _One Customer…");
  dialog = await_dialog (RAPPORT_TYPE_RESTORE_DIALOG);
  window_wait_for_text (dialog, "The backup has no such customer.", NULL);
  /* the day of the backup */
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (dialog)), "Bring Back One Customer: "));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (dialog)), "made by hand"));
  entry = dialog_find_child (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (dialog, "Notes: new words → –", NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, customer);
  click (pane, "Bring Back _One Customer…");
  dialog = await_dialog (RAPPORT_TYPE_RESTORE_DIALOG);
  entry = dialog_find_child (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (dialog, "The backup has no such customer.", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (dialog, "1 thing comes back. What was added since stays.", NULL);
  window_wait_until (gtk_window_is_active (GTK_WINDOW (dialog)));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  click (dialog, "_Bring Back");
  window_wait_until (scratch_query (fixture->book, "SELECT count(*) FROM customer") == 2);
  window_wait_until (dialog == NULL && gtk_window_is_active (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (behind));
}

static GtkWidget *
open_pane (DialogFixture *fixture,
           GtkWidget     *window)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_BACKUPS_PANE, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 720, 680);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  rapport_backups_pane_set_context (RAPPORT_BACKUPS_PANE (pane), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  return pane;
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static void
type_phrase (GtkWidget  *dialog,
             guint       n,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_nth (dialog, GTK_TYPE_PASSWORD_ENTRY, &n)), text);
}

/* The person chooses a stick, says the pass phrase twice, and sees that each backup is there too. The next day it is
 * asked for again, and another one is refused. */
static void
test_second_place (DialogFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  RapportBackupKeeper *keeper = rapport_context_get_backup_keeper (fixture->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane, *dialog;
  guint n_chosen = 0;
  guint n = 0;

  g_assert_cmpint (g_mkdir (stick, 0755), ==, 0);
  pane = open_pane (fixture, window);
  window_wait_for_text (pane, "No second place", NULL);
  click (pane, "Back Up _Now");
  window_wait_for_text (pane, "The backup is made, and whole.", NULL);
  rapport_phrase_dialog_choose (fixture->context, GTK_WINDOW (window), stick, count_cb, &n_chosen);
  dialog = dialog_find (RAPPORT_TYPE_PHRASE_DIALOG);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_nth (dialog, GTK_TYPE_CHECK_BUTTON, &n)), TRUE);
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog, "_Use This Folder")));
  type_phrase (dialog, 0, "一句话");
  type_phrase (dialog, 1, "一句");
  window_wait_for_text (dialog, "The two pass phrases are not the same.", NULL);
  g_assert_false (gtk_widget_is_sensitive (find_button (dialog, "_Use This Folder")));
  type_phrase (dialog, 1, "一句话");
  click (dialog, "_Use This Folder");
  window_wait_until (n_chosen == 1);
  window_wait_for_text (pane, "Second place, encrypted", NULL);
  window_wait_for_text (pane, "also in the second place", NULL);
  window_wait_for_text (pane, "Last copied", NULL);

  rapport_backup_keeper_set_phrase (keeper, NULL);
  rapport_backup_keeper_look (keeper);
  rapport_phrase_dialog_ask (fixture->context, GTK_WINDOW (window), count_cb, &n_chosen);
  dialog = await_dialog (RAPPORT_TYPE_PHRASE_DIALOG);
  type_phrase (dialog, 0, "another");
  click (dialog, "_Go On");
  window_wait_for_text (dialog, "That is not the pass phrase of this backup.", NULL);
  type_phrase (dialog, 0, "一句话");
  click (dialog, "_Go On");
  window_wait_until (n_chosen == 2);
  g_assert_cmpstr (rapport_backup_keeper_get_phrase (keeper), ==, "一句话");
  click (pane, "_Keep None");
  window_wait_for_text (pane, "No second place", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
open_thing_cb (RapportContext *context,
               const char     *thing,
               gint64          id,
               gint64         *opened)
{
  *opened = id;
  return TRUE;
}

static void
activate_first (GtkWidget *window)
{
  GtkWidget *list = dialog_find_child (window, GTK_TYPE_LIST_BOX);

  window_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

/* Of what was changed it is said what it was and is, and it is opened; what is gone leads to bringing it back. */
static void
test_what_changed (DialogFixture *fixture,
                   gconstpointer  data)
{
  const gint64 changed = dialog_fixture_add_customer (fixture);
  g_autofree char *sql = g_strdup_printf ("UPDATE customer SET notes = 'new words' WHERE id = %" G_GINT64_FORMAT, changed);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = open_pane (fixture, window);
  GtkWidget *difference;
  gint64 opened = 0;

  g_signal_connect (fixture->context, "open-thing", G_CALLBACK (open_thing_cb), &opened);
  click (pane, "Back Up _Now");
  window_wait_for_text (pane, "The backup is made, and whole.", NULL);
  scratch_execute (fixture->book, sql);
  click (pane, "_What Changed Since…");
  difference = await_dialog (RAPPORT_TYPE_DIFFERENCE_WINDOW);
  window_wait_for_text (difference, "1 changed", "added");
  window_wait_for_text (difference, "→ new words", NULL);
  activate_first (difference);
  g_assert_cmpint (opened, ==, changed);
  gtk_window_destroy (GTK_WINDOW (difference));

  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, changed);
  click (pane, "_What Changed Since…");
  difference = await_dialog (RAPPORT_TYPE_DIFFERENCE_WINDOW);
  window_wait_for_text (difference, "1 gone", "changed");
  activate_first (difference);
  window_wait_for_text (await_dialog (RAPPORT_TYPE_RESTORE_DIALOG), "1 thing comes back", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
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
  g_test_add ("/ui/backups/copied-to-a-second-place", DialogFixture, NULL, dialog_fixture_set_up, test_second_place,
              dialog_fixture_tear_down);
  g_test_add ("/ui/backups/what-changed-since", DialogFixture, NULL, dialog_fixture_set_up, test_what_changed,
              dialog_fixture_tear_down);
  return g_test_run ();
}
