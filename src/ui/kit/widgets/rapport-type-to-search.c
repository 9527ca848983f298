/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-type-to-search.h"

#define OPEN "rapport-open"

/* Modifiers with which a key is no letter */
#define COMMANDS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

/** rapport_type_to_search_is_letter: Returns: whether the key, pressed with @state, is something that is written */
gboolean
rapport_type_to_search_is_letter (guint           key,
                                  GdkModifierType state)
{
  return (state & COMMANDS) == 0 && g_unichar_isgraph (gdk_keyval_to_unicode (key));
}

/* The letter reaches the entry as if it had been typed there, also by way of an input method. */
static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint                  key,
            guint                  code,
            GdkModifierType        state,
            GtkEditable           *entry)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  void (*open) (GtkWidget *) = g_object_get_data (G_OBJECT (controller), OPEN);

  if (!rapport_type_to_search_is_letter (key, state))
    return FALSE;
  open (widget);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (entry)));
}

/**
 * rapport_type_to_search:
 * @widget: what has the keyboard while its choices are closed
 * @entry: in which is searched once they are open; of the kinds of entry that have a delegate
 * @open: opens them
 *
 * What is typed on @widget is searched for.
 */
void
rapport_type_to_search (GtkWidget   *widget,
                        GtkEditable *entry,
                        void       (*open) (GtkWidget *widget))
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_EDITABLE (entry) && open != NULL);

  controller = gtk_event_controller_key_new ();
  g_object_set_data (G_OBJECT (controller), OPEN, open);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), entry, 0);
  gtk_widget_add_controller (widget, controller);
}
