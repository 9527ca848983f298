/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-detail-row.h"
#include "rapport-import-row-window.h"
#include "rapport-keyboard.h"
#include "rapport-ui.h"

static void
add_part (GtkWidget  *list,
          const char *title,
          const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_list_box_append (GTK_LIST_BOX (list), rapport_detail_row_new (NULL, title, NULL, text));
}

static GtkWidget *
make_list (RapportImportLine *line,
           const char        *title)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *changes = rapport_import_line_dup_changes (line);
  g_autofree char *problems = rapport_import_line_dup_problems (line);
  const guint n_columns = rapport_import_line_get_n_columns (line);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  rapport_control_name_set (list, title);
  add_part (list, _("What changes"), changes);
  add_part (list, _("What to look at"), problems);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *value = rapport_import_line_dup_value (line, i);

      add_part (list, rapport_import_line_get_title (line, i), value);
    }
  return list;
}

/* The table is read once more, so the row is closed before. */
static void
omit_cb (GtkWidget         *button,
         RapportImportLine *line)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  g_autoptr(GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (window));
  g_autoptr(RapportImportLine) kept = g_object_ref (line);

  rapport_import_line_omit (kept, !rapport_import_line_is_omitted (kept));
  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (parent), "dialog.omitted", NULL);
}

static void
add_button (GtkWidget         *box,
            RapportImportLine *line)
{
  const gboolean is_omitted = rapport_import_line_is_omitted (line);
  GtkWidget *button;

  if (!is_omitted && !rapport_import_line_may_omit (line))
    return;
  button = gtk_button_new_with_mnemonic (is_omitted ? _("_Import This Row After All") : _("_Don’t Import This Row"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_object (button, "clicked", G_CALLBACK (omit_cb), line, 0);
  /* the signal alone does not keep it */
  g_object_set_data_full (G_OBJECT (button), "rapport-line", g_object_ref (line), g_object_unref);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * rapport_import_row_window_show:
 * @line: of a row of the table
 *
 * Shows all that the row says and what becomes of it.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rapport_import_row_window_show (GtkWindow         *parent,
                                RapportImportLine *line)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = rapport_import_line_dup_cell (line, RAPPORT_IMPORT_CELL_NAME);
  /* translators: the number of a row, and its customer */
  g_autofree char *title = g_strdup_printf (_("Row %u: %s"), rapport_import_line_get_row (line), name);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 520);
  rapport_ui_add_close_key (window);
  rapport_keyboard_give_back_on_close (GTK_WINDOW (window));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_list (line, title));
  add_button (box, line);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
