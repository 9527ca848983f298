/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-row-acts.h"
#include "rapport-import-stand.h"
#include "rapport-import-table.h"

static GtkAdjustment *
get_adjustment (GtkStack *lists)
{
  GtkWidget *shown = gtk_stack_get_visible_child (lists);

  return shown != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (shown)) : NULL;
}

/** rapport_import_stand_forget: says that nobody stands anywhere */
void
rapport_import_stand_forget (RapportImportStand *self)
{
  g_clear_weak_pointer (&self->control);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->list, g_free);
  self->scrolled = 0;
  self->position = GTK_INVALID_LIST_POSITION;
}

/* the keyboard may be in the list of what can be chosen */
static GtkWidget *
find_control (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *choice = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) : NULL;

  return choice != NULL ? choice : focus;
}

/* the keyboard may be in a menu of the rows that are selected */
static guint
find_position (GtkWidget *shown,
               GtkWidget *control)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (shown));
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  const guint position = rapport_import_row_acts_find (control);

  return position == GTK_INVALID_LIST_POSITION && !gtk_bitset_is_empty (selected) ? gtk_bitset_get_minimum (selected)
                                                                                  : position;
}

/**
 * rapport_import_stand_note:
 * @lists: the tables in @window
 *
 * Notes where the person stands now.
 */
void
rapport_import_stand_note (RapportImportStand *self,
                           GtkWindow          *window,
                           GtkStack           *lists)
{
  GtkWidget *control = find_control (window);
  GtkAdjustment *adjustment = get_adjustment (lists);

  rapport_import_stand_forget (self);
  if (control != NULL && gtk_widget_is_ancestor (control, GTK_WIDGET (lists)))
    self->position = find_position (gtk_stack_get_visible_child (lists), control);
  self->list = g_strdup (gtk_stack_get_visible_child_name (lists));
  self->scrolled = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  if (control != NULL && gtk_widget_is_ancestor (control, GTK_WIDGET (lists)))
    self->key = g_strdup (g_object_get_data (G_OBJECT (control), RAPPORT_IMPORT_TABLE_KEY));
  else
    g_set_weak_pointer (&self->control, control);
}

static gboolean
is_in_table (const RapportImportStand *self)
{
  return self->key != NULL || self->position != GTK_INVALID_LIST_POSITION;
}

/* whoever chose in a row that is in another table by now goes on with the next */
static gboolean
focus_choice (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), RAPPORT_IMPORT_TABLE_KEY) != NULL)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_choice (child))
      return TRUE;
  return FALSE;
}

static gboolean
focus_row (const RapportImportStand *self,
           GtkWidget                *shown)
{
  if (self->position == GTK_INVALID_LIST_POSITION || !rapport_import_row_acts_focus (shown, self->position))
    return FALSE;
  if (self->key != NULL)
    focus_choice (gtk_root_get_focus (gtk_widget_get_root (shown)));
  return TRUE;
}

/* the rows are made when the table has its size */
static gboolean
scroll_cb (GtkWidget     *lists,
           GdkFrameClock *clock,
           gpointer       data)
{
  RapportImportStand *self = data;
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (lists));

  if (shown != NULL && gtk_widget_get_height (shown) == 0)
    return G_SOURCE_CONTINUE;
  if (shown != NULL)
    gtk_adjustment_set_value (get_adjustment (GTK_STACK (lists)), self->scrolled);
  /* what was decided of is in another table then */
  if (shown != NULL && is_in_table (self) &&
      (self->key == NULL || !rapport_import_tables_focus (shown, self->key)) &&
      !focus_row (self, shown))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
  rapport_import_stand_forget (self);
  return G_SOURCE_REMOVE;
}

/**
 * rapport_import_stand_go_back:
 * @self: must live as long as @lists
 * @lists: the tables, filled anew
 *
 * Leads the person back to where they stood, as far as that is still there.
 *
 * Returns: whether the keyboard is there, or will be
 */
gboolean
rapport_import_stand_go_back (RapportImportStand *self,
                              GtkStack           *lists)
{
  const gboolean is_there = self->list != NULL && gtk_stack_get_child_by_name (lists, self->list) != NULL;

  if (!is_there)
    {
      g_clear_pointer (&self->key, g_free);
      g_clear_pointer (&self->list, g_free);
      self->position = GTK_INVALID_LIST_POSITION;
    }
  if (is_there)
    {
      gtk_stack_set_visible_child_name (lists, self->list);
      gtk_widget_add_tick_callback (GTK_WIDGET (lists), scroll_cb, self, NULL);
    }
  /* text that is being typed would be selected */
  if (self->control != NULL && gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (lists))) == self->control)
    return TRUE;
  return is_in_table (self) || (self->control != NULL && gtk_widget_is_visible (self->control) &&
                               gtk_widget_is_sensitive (self->control) && gtk_widget_grab_focus (self->control));
}
