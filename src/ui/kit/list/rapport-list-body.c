/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-body.h"
#include "rapport-list-copy.h"
#include "rapport-list-heading.h"
#include "rapport-ui.h"

/* names for assistive technology wait for a pause in typing, then come a few rows at a time */
#define NAMING_DELAY_MS 150
#define ROWS_NAMED_AT_ONCE 24

struct _RapportListBody
{
  GtkWidget             parent_instance;
  GtkScrolledWindow    *window;
  GtkListView          *view;
  GtkWidget            *popover;
  GtkWidget            *heading_popover;
  RapportListStyle     *style;
  RapportListSelection *selection;
  GMenuModel           *menu;
  char                 *menu_title;
  guint                 naming_source;
  RapportListCopy      *copy;
};

enum
{
  DELETE_REQUESTED,
  ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapportListBody, rapport_list_body, GTK_TYPE_WIDGET)

static RapportListRow *
get_row_of (GtkWidget *item)
{
  GtkWidget *child = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return RAPPORT_IS_LIST_ROW (child) ? RAPPORT_LIST_ROW (child) : NULL;
}

static gboolean
name_some_rows_cb (gpointer data)
{
  RapportListBody *self = RAPPORT_LIST_BODY (data);
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      RapportListRow *row = get_row_of (item);

      if (row != NULL && rapport_list_row_update_name (row) && ++n == ROWS_NAMED_AT_ONCE)
        return G_SOURCE_CONTINUE;
    }
  self->naming_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
pause_is_over_cb (gpointer data)
{
  RapportListBody *self = RAPPORT_LIST_BODY (data);

  self->naming_source = g_idle_add_full (G_PRIORITY_LOW, name_some_rows_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
name_rows_later (RapportListBody *self)
{
  g_clear_handle_id (&self->naming_source, g_source_remove);
  self->naming_source = g_timeout_add (NAMING_DELAY_MS, pause_is_over_cb, self);
}

static void
item_set_up_cb (RapportListBody *self,
                GtkListItem     *item)
{
  gtk_list_item_set_child (item, rapport_list_row_new (self->style));
}

static void
item_bound_cb (RapportListBody *self,
               GtkListItem     *item)
{
  rapport_list_row_set_slot (RAPPORT_LIST_ROW (gtk_list_item_get_child (item)),
                             RAPPORT_SLOT (gtk_list_item_get_item (item)));
  if (self->naming_source == 0)
    name_rows_later (self);
}

static void
item_unbound_cb (RapportListBody *self,
                 GtkListItem     *item)
{
  if (RAPPORT_IS_LIST_ROW (gtk_list_item_get_child (item)))
    rapport_list_row_set_slot (RAPPORT_LIST_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
set_up_view (RapportListBody *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (item_set_up_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (item_bound_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (item_unbound_cb), self);
  gtk_list_view_set_factory (self->view, factory);
}

static void
row_activated_cb (RapportListBody *self,
                  guint            position)
{
  RapportListModel *model = rapport_list_selection_get_model (self->selection);
  gint64 id = rapport_list_model_get_id (model, position);

  if (id < 0)
    rapport_list_model_set_open (model, position, !rapport_list_model_is_open (model, position));
  else if (id != 0)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, id);
}

static GtkWidget *
make_heading_menu (RapportListBody *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Open All Groups"), "list.open-groups(true)");
  g_menu_append (menu, _("_Close All Groups"), "list.open-groups(false)");
  return gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
}

/* What it is done to stands above what can be done. */
static GMenuModel *
make_menu (RapportListBody *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) copy = g_menu_new ();

  g_menu_append (copy, _("Cop_y"), "list.copy");
  rapport_ui_append_sections (menu, self->menu);
  if (self->menu_title != NULL && g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    {
      g_autoptr(GMenuItem) first = g_menu_item_new_from_model (G_MENU_MODEL (menu), 0);

      g_menu_item_set_label (first, self->menu_title);
      g_menu_remove (menu, 0);
      g_menu_prepend_item (menu, first);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  return G_MENU_MODEL (menu);
}

static void
open_groups_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RapportListBody *self = RAPPORT_LIST_BODY (widget);

  if (self->selection != NULL)
    rapport_list_model_set_all_open (rapport_list_selection_get_model (self->selection),
                                     g_variant_get_boolean (parameter));
}

static void
show_menu_at (RapportListBody    *self,
              RapportListRow     *row,
              const GdkRectangle *area)
{
  guint position = rapport_list_row_get_position (row);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  const gboolean is_heading = rapport_list_model_get_id (rapport_list_selection_get_model (self->selection), position) < 0;
  GtkWidget **popover;

  /* what a heading's menu offers is not for what is selected, which stays so */
  if (!is_heading && !gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  popover = is_heading ? &self->heading_popover : &self->popover;
  if (!is_heading && self->menu == NULL)
    return;
  if (*popover == NULL)
    {
      *popover = is_heading ? make_heading_menu (self) : gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (*popover), FALSE);
      gtk_widget_set_halign (*popover, GTK_ALIGN_START);
      gtk_widget_set_parent (*popover, GTK_WIDGET (self));
    }
  if (!is_heading)
    {
      g_autoptr(GMenuModel) menu = make_menu (self);

      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*popover), menu);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (*popover), area);
  gtk_popover_popup (GTK_POPOVER (*popover));
}

/* Returns: (nullable): what is listed where the pointer is */
static GtkWidget *
pick_item (RapportListBody *self,
           double           x,
           double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  while (picked != NULL && picked != GTK_WIDGET (self->view) && get_row_of (picked) == NULL)
    picked = gtk_widget_get_parent (picked);
  return get_row_of (picked) != NULL ? picked : NULL;
}

/* a heading's arrow opens and closes at once, the rest of it is for selecting */
static void
primary_pressed_cb (RapportListBody *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGesture      *gesture)
{
  GtkWidget *item = pick_item (self, x, y);
  RapportListModel *model = self->selection != NULL ? rapport_list_selection_get_model (self->selection) : NULL;
  graphene_point_t point;
  guint position;

  if (item == NULL || model == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), item, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point) ||
      !rapport_list_heading_is_arrow (item, point.x))
    return;
  position = rapport_list_row_get_position (get_row_of (item));
  if (rapport_list_model_get_section (model, position) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  rapport_list_model_set_open (model, position, !rapport_list_model_is_open (model, position));
}

static void
secondary_pressed_cb (RapportListBody *self,
                      int              n_press,
                      double           x,
                      double           y)
{
  GtkWidget *picked = pick_item (self, x, y);
  GdkRectangle area = { 0, 0, 1, 1 };
  graphene_point_t point;

  if (picked == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  area.x = (int) point.x;
  area.y = (int) point.y;
  gtk_widget_grab_focus (picked);
  show_menu_at (self, get_row_of (picked), &area);
}

static GtkWidget *
find_item (RapportListBody *self,
           guint            position)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row_of (item) != NULL && rapport_list_row_get_position (get_row_of (item)) == position)
      return item;
  return NULL;
}

/* What is done from the menu is done to what is selected: it stands there, if that is in sight. */
static GtkWidget *
find_menu_item (RapportListBody *self,
                GtkWidget       *focus)
{
  GtkWidget *item = NULL;
  guint position;

  if (focus == NULL || get_row_of (focus) == NULL || self->selection == NULL ||
      rapport_list_selection_get_n_ids (self->selection) != 1 ||
      rapport_list_model_get_id (rapport_list_selection_get_model (self->selection),
                                 rapport_list_row_get_position (get_row_of (focus))) < 0)
    return focus;
  if (rapport_list_model_find (rapport_list_selection_get_model (self->selection),
                               rapport_list_selection_get_id (self->selection), &position))
    item = find_item (self, position);
  return item != NULL ? item : focus;
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  RapportListBody *self = RAPPORT_LIST_BODY (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = find_menu_item (self, root != NULL ? gtk_root_get_focus (root) : NULL);
  GdkRectangle area;
  graphene_rect_t bounds;

  if (focus == NULL || get_row_of (focus) == NULL ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  area = (GdkRectangle) {
    .x = (int) MAX (bounds.origin.x, 0),
    .y = (int) bounds.origin.y,
    .width = 1,
    .height = (int) bounds.size.height,
  };
  show_menu_at (self, get_row_of (focus), &area);
  return TRUE;
}

/* The one selected thing is deleted where the keyboard is on it. If it is on another row, it goes to the selected one
   first, so that nothing is deleted that was not looked at. */
static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  RapportListBody *self = RAPPORT_LIST_BODY (widget);
  const guint focused = rapport_list_body_get_focused (self);
  guint position;

  if (self->selection == NULL || rapport_list_selection_get_n_ids (self->selection) == 0)
    return FALSE;
  if (focused != GTK_INVALID_LIST_POSITION &&
      rapport_list_model_find (rapport_list_selection_get_model (self->selection),
                               rapport_list_selection_get_id (self->selection), &position) && position != focused)
    return gtk_widget_grab_focus (widget);
  g_signal_emit (self, signals[DELETE_REQUESTED], 0);
  return TRUE;
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportListBody *self = RAPPORT_LIST_BODY (widget);
  gint64 *ids;
  guint n;

  if (self->selection == NULL)
    return;
  g_clear_pointer (&self->copy, rapport_list_copy_free);
  ids = rapport_list_selection_dup_ids (self->selection, &n);
  self->copy = rapport_list_copy_start (widget, rapport_list_selection_get_model (self->selection), self->style,
                                        ids, n);
}

static gboolean
has_focus (RapportListBody *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static GtkWidget *
find_first_in_sight (RapportListBody *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_child_visible (item) &&
          gtk_widget_compute_bounds (item, GTK_WIDGET (self->view), &bounds) &&
          bounds.origin.y + bounds.size.height / 2 >= 0)
        return item;
    }
  return NULL;
}

/* GTK would go back to the place that had the focus before, which holds another thing by now */
static gboolean
rapport_list_body_grab_focus (GtkWidget *widget)
{
  RapportListBody *self = RAPPORT_LIST_BODY (widget);
  GtkWidget *item = NULL;
  guint position;
  gint64 id = self->selection != NULL ? rapport_list_selection_get_id (self->selection) : 0;

  if (id != 0 && rapport_list_model_find (rapport_list_selection_get_model (self->selection), id,
                                          &position))
    {
      rapport_list_body_reveal (self, position);
      item = find_item (self, position);
    }
  if (item == NULL)
    item = find_first_in_sight (self);
  if (item == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  /* it is read out at once */
  rapport_list_row_update_name (get_row_of (item));
  return gtk_widget_grab_focus (item);
}

static gboolean
rapport_list_body_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  if (!has_focus (RAPPORT_LIST_BODY (widget)))
    return gtk_widget_grab_focus (widget);
  /* before GTK 4.12 Tab would walk through all the rows */
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  return GTK_WIDGET_CLASS (rapport_list_body_parent_class)->focus (widget, direction);
}

static gboolean
is_any_selected (RapportListBody *self)
{
  gint64 id = rapport_list_selection_get_id (self->selection);
  guint position;

  if (id == 0)
    return !rapport_list_selection_is_empty (self->selection);
  return rapport_list_model_find (rapport_list_selection_get_model (self->selection), id, &position);
}

/* On a heading the key towards its text opens, the other one closes. */
static gboolean
open_by_key (RapportListBody *self,
             guint            position,
             guint            key)
{
  RapportListModel *model = self->selection != NULL ? rapport_list_selection_get_model (self->selection) : NULL;
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  const gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if (model == NULL || (!is_right && !is_left) || rapport_list_model_get_section (model, position) == NULL)
    return FALSE;
  rapport_list_model_set_open (model, position, is_right != rtl);
  return TRUE;
}

/* While nothing is selected the row with the focus is where the arrows begin: GTK would go on from it. */
static gboolean
key_pressed_cb (RapportListBody *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  const guint focused = rapport_list_body_get_focused (self);

  if ((key == GDK_KEY_End || key == GDK_KEY_KP_End) && self->selection != NULL)
    rapport_list_model_await_rest (rapport_list_selection_get_model (self->selection));
  if ((state & gtk_accelerator_get_default_mod_mask ()) == 0 && open_by_key (self, focused, key))
    return GDK_EVENT_STOP;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || focused == GTK_INVALID_LIST_POSITION ||
      (key != GDK_KEY_Down && key != GDK_KEY_KP_Down && key != GDK_KEY_Up && key != GDK_KEY_KP_Up) ||
      is_any_selected (self))
    return GDK_EVENT_PROPAGATE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), focused, TRUE);
  return GDK_EVENT_STOP;
}

static void
rapport_list_body_dispose (GObject *object)
{
  RapportListBody *self = RAPPORT_LIST_BODY (object);

  g_clear_handle_id (&self->naming_source, g_source_remove);
  g_clear_pointer (&self->copy, rapport_list_copy_free);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->heading_popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_LIST_BODY);
  g_clear_object (&self->selection);
  g_clear_object (&self->style);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->menu_title, g_free);
  G_OBJECT_CLASS (rapport_list_body_parent_class)->dispose (object);
}

static void
rapport_list_body_class_init (RapportListBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_list_body_dispose;
  widget_class->focus = rapport_list_body_focus;
  widget_class->grab_focus = rapport_list_body_grab_focus;

  /** RapportListBody::delete-requested: the Delete key was pressed while rows are selected */
  signals[DELETE_REQUESTED] = g_signal_new ("delete-requested", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            0);
  /** RapportListBody::row-activated: Enter or a double click, with the id of the thing */
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-list-body.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportListBody, view);
  gtk_widget_class_bind_template_child (widget_class, RapportListBody, window);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, primary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "list.open-groups", "b", open_groups_cb);
  /* the menu shows the last */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "list.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
rapport_list_body_init (RapportListBody *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_view (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** rapport_list_body_set_style: Sets what the rows have in common; once, before there are rows */
void
rapport_list_body_set_style (RapportListBody  *self,
                             RapportListStyle *style)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  g_set_object (&self->style, style);
}

/** rapport_list_body_set_selection: Sets what is listed, and what of it is selected */
void
rapport_list_body_set_selection (RapportListBody      *self,
                                 RapportListSelection *selection)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  g_set_object (&self->selection, selection);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/** rapport_list_body_set_menu: Sets what a right click or the menu key offers */
void
rapport_list_body_set_menu (RapportListBody *self,
                            GMenuModel      *menu)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  if (g_set_object (&self->menu, menu))
    g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/** rapport_list_body_set_menu_title: Sets what stands above what the menu offers; NULL for nothing */
void
rapport_list_body_set_menu_title (RapportListBody *self,
                                  const char      *title)
{
  char *copy = g_strdup (title);

  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  g_free (self->menu_title);
  self->menu_title = copy;
}

/** rapport_list_body_set_label: Sets what is listed, for assistive technology */
void
rapport_list_body_set_label (RapportListBody *self,
                             const char      *label)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/** rapport_list_body_get_hadjustment: Returns: (transfer none): how far it is scrolled sideways */
GtkAdjustment *
rapport_list_body_get_hadjustment (RapportListBody *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_BODY (self), NULL);

  return gtk_scrolled_window_get_hadjustment (self->window);
}

/** rapport_list_body_get_vadjustment: Returns: (transfer none): how far it is scrolled down */
GtkAdjustment *
rapport_list_body_get_vadjustment (RapportListBody *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_BODY (self), NULL);

  return gtk_scrolled_window_get_vadjustment (self->window);
}

/** rapport_list_body_get_row: Returns: (transfer none) (nullable): what shows the row at @position, while that is near */
RapportListRow *
rapport_list_body_get_row (RapportListBody *self,
                           guint            position)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_BODY (self), NULL);

  return get_row_of (find_item (self, position));
}

/** rapport_list_body_redraw: Draws what is in sight again */
void
rapport_list_body_redraw (RapportListBody *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row_of (item) != NULL)
      rapport_list_row_redraw (get_row_of (item));
  name_rows_later (self);
}

/** rapport_list_body_resize: Gives the rows the size that their style says */
void
rapport_list_body_resize (RapportListBody *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row_of (item) != NULL)
      gtk_widget_queue_resize (GTK_WIDGET (get_row_of (item)));
}

/* The row at @position is made if there is none, for rows out of sight have none. */
static GtkWidget *
reach_item (RapportListBody *self,
            guint            position)
{
  if (find_item (self, position) == NULL)
    rapport_list_body_reveal (self, position);
  return find_item (self, position);
}

/** rapport_list_body_go_to_top: Scrolls to the first row, where the focus goes if it is here */
void
rapport_list_body_go_to_top (RapportListBody *self)
{
  GtkWidget *item;

  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
  if (!has_focus (self))
    return;
  item = reach_item (self, 0);
  if (item != NULL)
    gtk_widget_grab_focus (item);
}

/** rapport_list_body_get_focused: Returns: the place of the row with the focus, GTK_INVALID_LIST_POSITION for none */
guint
rapport_list_body_get_focused (RapportListBody *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (RAPPORT_IS_LIST_BODY (self), GTK_INVALID_LIST_POSITION);

  focus = has_focus (self) ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  return get_row_of (focus) != NULL ? rapport_list_row_get_position (get_row_of (focus)) : GTK_INVALID_LIST_POSITION;
}

/** rapport_list_body_focus_at: Gives the focus to the row at @position, or else to that which is at hand */
void
rapport_list_body_focus_at (RapportListBody *self,
                            guint            position)
{
  GtkWidget *item;

  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  item = reach_item (self, position);
  if (item == NULL || !gtk_widget_grab_focus (item))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/** rapport_list_body_follow: Gives the keyboard to the row at @position if another row has it */
void
rapport_list_body_follow (RapportListBody *self,
                          guint            position)
{
  guint focused;

  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  focused = rapport_list_body_get_focused (self);
  if (focused != GTK_INVALID_LIST_POSITION && focused != position)
    rapport_list_body_focus_at (self, position);
}

/** rapport_list_body_reveal: Scrolls until the row at @position is in sight */
void
rapport_list_body_reveal (RapportListBody *self,
                          guint            position)
{
  g_return_if_fail (RAPPORT_IS_LIST_BODY (self));

  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}
