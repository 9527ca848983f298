/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-keyboard.h"

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

  parent = gtk_window_get_transient_for (dialog);
  /* to the main window it comes back by itself */
  if (parent == NULL || GTK_IS_APPLICATION_WINDOW (parent) || !gtk_widget_get_mapped (GTK_WIDGET (parent)))
    return;
  gtk_window_set_modal (dialog, FALSE);
  gtk_window_present (parent);
}

static gboolean
close_request_cb (GtkWindow *dialog)
{
  rapport_keyboard_give_back (dialog);
  return FALSE;
}

/** rapport_keyboard_give_back_on_close: does so whenever @dialog is closed, and nothing keeps it open */
void
rapport_keyboard_give_back_on_close (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect_after (dialog, "close-request", G_CALLBACK (close_request_cb), NULL);
}
