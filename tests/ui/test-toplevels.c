/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-ui.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
open_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* as the rows of a timeline are, when it is shown anew */
static void
test_focus_is_removed (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = open_window (box);
  GtkWidget *old = append_label (box, "old");
  GtkWidget *next = append_label (box, "next");

  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  g_assert_true (gtk_widget_grab_focus (old));
  gtk_box_remove (GTK_BOX (box), old);
  g_assert_true (gtk_widget_grab_focus (next));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == next);
  settle ();
  g_assert_null (old);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* GTK looks for another place itself when the next picture is drawn */
static void
test_focus_is_handed_on (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = open_window (box);
  GtkWidget *first = append_label (box, "first");
  GtkWidget *last = append_label (box, "last");

  g_assert_true (gtk_widget_grab_focus (last));
  gtk_box_remove (GTK_BOX (box), last);
  while (gtk_window_get_focus (GTK_WINDOW (window)) != first)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_focus_goes_with_the_window (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = open_window (box);
  GtkWidget *label = append_label (box, "label");

  g_object_add_weak_pointer (G_OBJECT (label), (gpointer *) &label);
  g_assert_true (gtk_widget_grab_focus (label));
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  g_assert_null (label);
}

/* as a dialog is, that saves something while the program is quit */
static void
test_window_outlives_its_parent (void)
{
  GtkWidget *parent = open_window (gtk_label_new ("parent"));
  GtkWidget *dialog = gtk_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  g_object_ref (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_assert_finalize_object (dialog);
  settle ();
}

static void
test_window_is_never_shown (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_realize (window);
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());
  g_test_add_func ("/ui/toplevels/focus-is-removed", test_focus_is_removed);
  g_test_add_func ("/ui/toplevels/focus-is-handed-on", test_focus_is_handed_on);
  g_test_add_func ("/ui/toplevels/focus-goes-with-the-window", test_focus_goes_with_the_window);
  g_test_add_func ("/ui/toplevels/window-outlives-its-parent", test_window_outlives_its_parent);
  g_test_add_func ("/ui/toplevels/window-is-never-shown", test_window_is_never_shown);
  return g_test_run ();
}
