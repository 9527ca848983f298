/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-keyboard.h"

#define LEAVING "rapport-keyboard-leaving"

/* for a window manager that gives no keyboard to who asks for it */
#define LONGEST_MS 300

/* Returns: (nullable): the dialog over which @dialog stands; to the main window the keyboard comes back by itself */
static GtkWindow *
get_parent (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  return parent != NULL && !GTK_IS_APPLICATION_WINDOW (parent) && gtk_widget_get_mapped (GTK_WIDGET (parent)) ? parent
                                                                                                              : NULL;
}

/**
 * rapport_keyboard_give_back:
 *
 * Gives the keyboard back to the dialog over which @dialog stands, before that goes: as long as it has the keyboard it
 * can give it away, later the window manager would choose who gets it, and chooses the main window.
 */
void
rapport_keyboard_give_back (GtkWindow *dialog)
{
  GtkWindow *parent;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = get_parent (dialog);
  if (parent == NULL)
    return;
  gtk_window_set_modal (dialog, FALSE);
  gtk_window_present (parent);
}

static void
leave (GtkWindow *dialog)
{
  const guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (dialog), LEAVING));

  if (source == 0)
    return;
  g_source_remove (source);
  gtk_window_destroy (dialog);
}

static gboolean
waited_cb (gpointer data)
{
  g_object_steal_data (G_OBJECT (data), LEAVING);
  gtk_window_destroy (data);
  return G_SOURCE_REMOVE;
}

static void
parent_active_cb (GtkWindow  *dialog,
                  GParamSpec *pspec,
                  GtkWindow  *parent)
{
  if (gtk_window_is_active (parent))
    leave (dialog);
}

static void
gone_cb (GtkWidget *dialog)
{
  const guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (dialog), LEAVING));

  if (source != 0)
    g_source_remove (source);
}

/* The window manager chooses all the same where the dialog goes before it has heard who got the keyboard. */
static gboolean
close_request_cb (GtkWindow *dialog)
{
  GtkWindow *parent = get_parent (dialog);

  if (parent == NULL || !gtk_window_is_active (dialog) || g_object_get_data (G_OBJECT (dialog), LEAVING) != NULL)
    {
      rapport_keyboard_give_back (dialog);
      return FALSE;
    }
  g_object_set_data (G_OBJECT (dialog), LEAVING, GUINT_TO_POINTER (g_timeout_add (LONGEST_MS, waited_cb, dialog)));
  g_signal_connect_object (parent, "notify::is-active", G_CALLBACK (parent_active_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "unrealize", G_CALLBACK (gone_cb), NULL);
  rapport_keyboard_give_back (dialog);
  return TRUE;
}

/** rapport_keyboard_give_back_on_close: does so whenever @dialog is closed, and nothing keeps it open */
void
rapport_keyboard_give_back_on_close (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect_after (dialog, "close-request", G_CALLBACK (close_request_cb), NULL);
}
