/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-toplevels.h"

#define FOCUS_KEY "rapport-toplevels-focus"

static gboolean
pass_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* GtkLabel of GTK 4.8 takes the focus and then asks whether the widget that had it before was inside of
   it. A widget that was removed while it had the focus is kept by nobody but the window's focus: it is
   gone by then. So the one before is kept until that is over. */
static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *before = g_object_steal_data (G_OBJECT (window), FOCUS_KEY);

  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (window), FOCUS_KEY, g_object_ref (focus), g_object_unref);
  if (before != NULL && focus != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, pass_cb, before, g_object_unref);
  else
    g_clear_object (&before);
}

/* GTK 4.8 leaves its handler that computes the window's size on the surface, and GDK for X11 leaves the
   call of it that is pending when the surface is destroyed: it would come for a window that is gone.
   Only to hide the surface takes that call back, which is not done again to one that was not shown.
   A window that is kept for longer than it is shown, such as until what it saves is saved, would in the
   end look for its parent, which may be gone by then. */
static void
unrealize_cb (GtkNative *window)
{
  gdk_surface_hide (gtk_native_get_surface (window));
  gtk_window_set_transient_for (GTK_WINDOW (window), NULL);
}

static void
toplevels_changed_cb (GListModel *toplevels,
                      guint       position,
                      guint       removed,
                      guint       added)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, position + i);

      g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
      g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
    }
}

/**
 * rapport_toplevels_guard:
 *
 * Keeps GTK from using what is gone when widgets with the focus are removed and windows are closed, in
 * every window that is made from now on, GTK's own too. Called once, before the first window.
 */
void
rapport_toplevels_guard (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_changed_cb), NULL);
}
