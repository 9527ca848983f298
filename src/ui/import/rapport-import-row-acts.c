/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-import-lines.h"
#include "rapport-import-row-acts.h"

#define POSITION "rapport-import-position"
#define MENU "rapport-import-menu"

/** rapport_import_row_acts_mark: says that @row, which has the keyboard, shows the line at @position */
void
rapport_import_row_acts_mark (GtkWidget *row,
                              guint      position)
{
  /* none is NULL */
  g_object_set_data (G_OBJECT (row), POSITION, GUINT_TO_POINTER (position + 1));
}

/** rapport_import_row_acts_find: Returns: the position of the row that @widget (nullable) is in, GTK_INVALID_LIST_POSITION for none */
guint
rapport_import_row_acts_find (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const guint found = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), POSITION));

      if (found > 0)
        return found - 1;
    }
  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
find_row (GtkWidget *widget,
          guint      position)
{
  GtkWidget *found = NULL;

  if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), POSITION)) == position + 1)
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, position);
  return found;
}

/**
 * rapport_import_row_acts_focus:
 * @table: what scrolls around a table
 *
 * Gives the keyboard to the row at @position, or to the last one where there are fewer by now.
 */
gboolean
rapport_import_row_acts_focus (GtkWidget *table,
                               guint      position)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table));
  GtkSelectionModel *lines = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));
  const guint there = MIN (position, n > 0 ? n - 1 : 0);
  GtkWidget *row = find_row (view, there);

  if (row == NULL || !gtk_widget_grab_focus (row))
    return FALSE;
  gtk_selection_model_select_item (lines, there, TRUE);
  return TRUE;
}

static GtkSelectionModel *
get_lines (GtkWidget *view)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

/* the lines that are meant: those selected, or the one with the keyboard when it is none of these */
static GtkBitset *
find_meant (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  const guint focused = focus != NULL && gtk_widget_is_ancestor (focus, view) ? rapport_import_row_acts_find (focus)
                                                                              : GTK_INVALID_LIST_POSITION;
  GtkSelectionModel *lines = get_lines (view);

  if (focused == GTK_INVALID_LIST_POSITION || gtk_selection_model_is_selected (lines, focused))
    return gtk_selection_model_get_selection (lines);
  return gtk_bitset_new_range (focused, 1);
}

static gboolean
can (RapportImportLine *line,
     gboolean           omit)
{
  return omit ? rapport_import_line_may_omit (line) : rapport_import_line_is_omitted (line);
}

static guint
say (GtkWidget *view,
     gboolean   omit,
     gboolean   for_good)
{
  g_autoptr(GtkBitset) meant = find_meant (view);
  const guint n = (guint) gtk_bitset_get_size (meant);
  guint n_said = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RapportImportLine) line =
        g_list_model_get_item (G_LIST_MODEL (get_lines (view)), gtk_bitset_get_nth (meant, i));

      if (line == NULL || !can (line, omit))
        continue;
      n_said++;
      if (for_good)
        rapport_import_line_omit (line, omit);
    }
  return n_said;
}

static void
act (GtkWidget *view,
     gboolean   omit)
{
  if (say (view, omit, TRUE) > 0)
    gtk_widget_activate_action (view, "dialog.omitted", NULL);
  else
    gtk_widget_error_bell (view);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       view)
{
  g_autoptr(GtkBitset) meant = find_meant (view);

  if (!gtk_bitset_is_empty (meant))
    g_signal_emit_by_name (view, "activate", gtk_bitset_get_nth (meant, 0));
}

static void
omit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       view)
{
  act (view, TRUE);
}

static void
take_back_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       view)
{
  act (view, FALSE);
}

static GMenuModel *
make_menu (GtkWidget *view)
{
  const guint n_left = say (view, TRUE, FALSE), n_omitted = say (view, FALSE, FALSE);
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Show the Whole Row"), "row.open");
  if (n_left > 0)
    g_menu_append (menu, n_left > 1 ? _("_Don’t Import These Rows") : _("_Don’t Import This Row"), "row.omit");
  if (n_omitted > 0)
    g_menu_append (menu, n_omitted > 1 ? _("_Import These Rows After All") : _("_Import This Row After All"),
                   "row.take-back");
  return G_MENU_MODEL (menu);
}

/* What keys do in the table is told again; it would lie over its menu. */
static void
closed_cb (GtkWidget *view)
{
  gtk_widget_set_has_tooltip (view, TRUE);
}

static void
show_menu (GtkWidget          *view,
           const GdkRectangle *area)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (view), MENU);
  g_autoptr(GMenuModel) menu = make_menu (view);

  if (popover == NULL)
    {
      popover = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
      gtk_widget_set_halign (popover, GTK_ALIGN_START);
      gtk_widget_set_parent (popover, view);
      g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), view, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
      g_object_set_data (G_OBJECT (view), MENU, popover);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), area);
  gtk_widget_set_has_tooltip (view, FALSE);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkWidget       *view)
{
  const guint position = rapport_import_row_acts_find (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  GtkWidget *row = position != GTK_INVALID_LIST_POSITION ? find_row (view, position) : NULL;

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (get_lines (view), position))
    gtk_selection_model_select_item (get_lines (view), position, TRUE);
  gtk_widget_grab_focus (row);
  show_menu (view, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
menu_key_cb (GtkWidget *view,
             GVariant  *arguments,
             gpointer   data)
{
  const guint position = rapport_import_row_acts_find (gtk_root_get_focus (gtk_widget_get_root (view)));
  GtkWidget *row = position != GTK_INVALID_LIST_POSITION ? find_row (view, position) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, view, &bounds))
    return FALSE;
  show_menu (view, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, 1, (int) bounds.size.height });
  return TRUE;
}

static void
add_keys (GtkWidget *view)
{
  /* a menu shows the last one */
  static const guint deletes[] = { GDK_KEY_KP_Delete, GDK_KEY_Delete };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (deletes[i], 0),
                                                            gtk_named_action_new ("row.omit")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                          gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (view, keys);
}

/** rapport_import_row_acts_add: lets rows of @view be left out, and that be taken back, by Delete and by a menu */
void
rapport_import_row_acts_add (GtkColumnView *view)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "omit", .activate = omit_cb },
    { .name = "take-back", .activate = take_back_cb },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), view);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "row", G_ACTION_GROUP (actions));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  add_keys (GTK_WIDGET (view));
}
