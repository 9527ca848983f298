/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "list-window.h"
#include "rapport-ui.h"

/* A list for test-list.py to use as a person does; it says in a label what it was told. */

static void
say (ListWindow *window,
     const char *format,
     gint64      number)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT, format, number);

  gtk_label_set_text (GTK_LABEL (window->status), text);
}

static void
activated_cb (ListWindow *window,
              gint64      id)
{
  say (window, "activated", id);
}

static void
selection_changed_cb (ListWindow *window)
{
  guint n = rapport_list_get_n_selected (window->list);

  if (n == 1)
    say (window, "selected", rapport_list_get_selected_id (window->list));
  else
    say (window, "how many", n);
}

static void
delete_requested_cb (ListWindow *window)
{
  say (window, "delete", rapport_list_get_selected_id (window->list));
}

static void
open_cb (ListWindow *window)
{
  say (window, "open", rapport_list_get_selected_id (window->list));
}

static void
sort_changed_cb (ListWindow *window,
                 const char *name,
                 gboolean    descending)
{
  g_autofree char *text = g_strconcat ("by ", name, NULL);

  say (window, text, descending);
}

/* list-demo [rtl] [dark] [dpi=N] [multiple] */
int
main (int   argc,
      char *argv[])
{
  GtkSettings *settings;
  ListWindow *window;
  gboolean multiple = FALSE;

  gtk_init ();
  rapport_ui_init (gdk_display_get_default ());
  settings = gtk_settings_get_default ();
  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else if (g_str_equal (argv[i], "dark"))
        g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
      else if (g_str_has_prefix (argv[i], "dpi="))
        g_object_set (settings, "gtk-xft-dpi", atoi (argv[i] + 4) * 1024, NULL);
      else if (g_str_equal (argv[i], "multiple"))
        multiple = TRUE;
    }
  window = list_window_new (100000);
  rapport_list_set_multiple (window->list, multiple);
  g_signal_connect_swapped (window->list, "row-activated", G_CALLBACK (activated_cb), window);
  g_signal_connect_swapped (window->list, "selection-changed",
                            G_CALLBACK (selection_changed_cb), window);
  g_signal_connect_swapped (window->list, "delete-requested", G_CALLBACK (delete_requested_cb),
                            window);
  g_signal_connect_swapped (window->list, "sort-changed", G_CALLBACK (sort_changed_cb), window);
  g_signal_connect_swapped (g_action_map_lookup_action (G_ACTION_MAP (window->actions), "open"),
                            "activate", G_CALLBACK (open_cb), window);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
