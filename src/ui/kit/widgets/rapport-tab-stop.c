/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-tab-stop.h"
#include "rapport-ui.h"

/**
 * RapportTabStop: a list box around which Tab goes, as around a list: it comes to the selected row and
 * leaves from there; the arrow keys move between the rows. GTK's own would stop at each row, and where
 * the row with the focus is the selected one, Tab would choose another.
 */
struct _RapportTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportTabStop, rapport_tab_stop, GTK_TYPE_WIDGET)

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
rapport_tab_stop_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkListBoxRow *row = GTK_IS_LIST_BOX (child) ? gtk_list_box_get_selected_row (GTK_LIST_BOX (child)) : NULL;

  if (child == NULL)
    return FALSE;
  if (has_focus (widget))
    {
      if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
        return FALSE;
    }
  else if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (child, direction);
}

static void
rapport_tab_stop_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_tab_stop_parent_class)->dispose (object);
}

static void
rapport_tab_stop_class_init (RapportTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_tab_stop_dispose;
  widget_class->focus = rapport_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_tab_stop_init (RapportTabStop *self)
{
}
