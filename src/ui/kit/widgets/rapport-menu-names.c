/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-menu-names.h"

static void
name_items (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;

      /* its class is GTK's own */
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        {
          g_object_get (child, "text", &text, NULL);
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
        }
      name_items (child);
    }
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * rapport_menu_names_keep:
 *
 * Names the items of each menu for assistive technology when it is shown, also of those that GTK makes
 * by itself. GTK says that their labels name them, and later releases that these labels are ornament, so
 * that nothing would be told. Called once.
 */
void
rapport_menu_names_keep (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, mapped_cb, NULL, NULL);
}
