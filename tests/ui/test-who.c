/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-who-dialog.h"
#include "scratch-act.h"

static GtkWindow *
show (DialogFixture *fixture,
      gint64         members[2])
{
  GtkWindow *dialog;

  members[0] = scratch_add_member (fixture->book, "Emily Carter");
  members[1] = scratch_add_member (fixture->book, "陈晨");
  while (g_list_model_get_n_items (rapport_context_get_members (fixture->context)) < 2)
    g_main_context_iteration (NULL, TRUE);
  dialog = GTK_WINDOW (rapport_who_dialog_new (fixture->context));
  gtk_window_present (dialog);
  return dialog;
}

static void
focus_member (GtkWindow  *dialog,
              const char *name)
{
  GtkWidget *list = dialog_find_child (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))), name))
      break;
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
}

static gint64
wait_for_member (DialogFixture *fixture)
{
  while (rapport_book_get_member (fixture->book) == 0)
    g_main_context_iteration (NULL, TRUE);
  return rapport_book_get_member (fixture->book);
}

/* Enter on a row is that row, not the default button with the name that was proposed */
static void
test_enter_on_member (DialogFixture *fixture,
                      gconstpointer  data)
{
  gint64 members[2];
  GtkWindow *dialog = show (fixture, members);

  focus_member (dialog, "陈晨");
  g_signal_emit_by_name (dialog, "activate-default");
  g_assert_cmpint (wait_for_member (fixture), ==, members[1]);
}

/* The button takes the row that the keyboard is on, even without a name beside it. */
static void
test_start_with_member (DialogFixture *fixture,
                        gconstpointer  data)
{
  gint64 members[2];
  GtkWindow *dialog = show (fixture, members);
  GtkWidget *start = gtk_window_get_default_widget (dialog);

  gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), "");
  g_assert_false (gtk_widget_get_sensitive (start));
  focus_member (dialog, "陈晨");
  g_assert_true (gtk_widget_get_sensitive (start));
  gtk_widget_mnemonic_activate (start, FALSE);
  g_assert_cmpint (wait_for_member (fixture), ==, members[1]);
}

/* Who goes back to the name means the name. */
static void
test_back_to_name (DialogFixture *fixture,
                   gconstpointer  data)
{
  gint64 members[2];
  GtkWindow *dialog = show (fixture, members);
  GtkWidget *entry = dialog_find_child (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);

  focus_member (dialog, "陈晨");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Emily Carter");
  gtk_widget_mnemonic_activate (gtk_window_get_default_widget (dialog), FALSE);
  g_assert_cmpint (wait_for_member (fixture), ==, members[0]);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/who/enter-on-member", DialogFixture, NULL, dialog_fixture_set_up, test_enter_on_member,
              dialog_fixture_tear_down);
  g_test_add ("/ui/who/start-with-member", DialogFixture, NULL, dialog_fixture_set_up, test_start_with_member,
              dialog_fixture_tear_down);
  g_test_add ("/ui/who/back-to-name", DialogFixture, NULL, dialog_fixture_set_up, test_back_to_name,
              dialog_fixture_tear_down);
  return g_test_run ();
}
