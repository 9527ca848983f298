/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-split.h"

/* A window as wide as this or less shows one pane. */
#define NARROW_WIDTH 900
#define HANDLE_WIDTH 1
/* The handle is a hair line; the pointer finds it within so many pixels to either side. */
#define GRIP 4

/**
 * RapportSplit:
 * List and detail beside each other; in a narrow window the detail takes the list's place and has
 * a button to go back. It is never wider at the least than the wider pane.
 */
struct _RapportSplit
{
  GtkWidget  parent_instance;

  GtkWidget *list;
  GtkWidget *handle;
  GtkWidget *side;
  GtkWidget *back;
  GtkWidget *detail;
  GtkWidget *home;
  int        position;
  guint      notify_idle;
  gboolean   collapsed;
  gboolean   show_detail;
};

static void buildable_interface_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable_iface;

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportSplit, rapport_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_interface_init))

enum { PROP_0, PROP_COLLAPSED, PROP_HAS_DETAIL, PROP_POSITION, PROP_SHOW_DETAIL, N_PROPS };

static GParamSpec *properties[N_PROPS];

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
rapport_split_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  RapportSplit *self = RAPPORT_SPLIT (widget);
  int side_minimum, side_natural;
  int list_minimum = 0, list_natural = 0;

  /* heights hold for every width: the panes scroll */
  if (self->list != NULL)
    gtk_widget_measure (self->list, orientation, -1, &list_minimum, &list_natural, NULL, NULL);
  gtk_widget_measure (self->side, orientation, -1, &side_minimum, &side_natural, NULL, NULL);
  *minimum = MAX (list_minimum, side_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = list_natural + HANDLE_WIDTH + side_natural;
  else
    *natural = MAX (list_natural, side_natural);
}

static gboolean
notify_idle_cb (gpointer data)
{
  RapportSplit *self = data;

  self->notify_idle = 0;
  gtk_widget_set_visible (self->back, self->collapsed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  return G_SOURCE_REMOVE;
}

static void
set_collapsed (RapportSplit *self,
               gboolean      collapsed)
{
  if (self->collapsed == collapsed)
    return;
  self->collapsed = collapsed;
  /* not while sizes are being given */
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_idle_cb, self, NULL);
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
allocate_wide (RapportSplit *self,
               int           width,
               int           height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int list_minimum = get_minimum (self->list);
  int side_minimum = get_minimum (self->side);
  int position = self->position > 0 ? self->position : (width * 58) / 100;
  int rest;

  position = CLAMP (position, list_minimum, MAX (list_minimum, width - HANDLE_WIDTH - side_minimum));
  rest = width - position - HANDLE_WIDTH;
  allocate_child (self->list, rtl ? rest + HANDLE_WIDTH : 0, position, height);
  allocate_child (self->handle, (rtl ? rest : position) - GRIP, HANDLE_WIDTH + 2 * GRIP, height);
  allocate_child (self->side, rtl ? 0 : position + HANDLE_WIDTH, rest, height);
}

static void
rapport_split_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  RapportSplit *self = RAPPORT_SPLIT (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  gboolean both;

  if (self->list == NULL)
    {
      gtk_widget_set_child_visible (self->handle, FALSE);
      allocate_child (self->side, 0, width, height);
      return;
    }
  if (!rapport_split_get_has_detail (self))
    {
      gtk_widget_set_child_visible (self->list, TRUE);
      allocate_child (self->list, 0, width, height);
      return;
    }
  set_collapsed (self, (root != NULL && gtk_widget_get_width (root) <= NARROW_WIDTH) ||
                         width < get_minimum (self->list) + HANDLE_WIDTH + get_minimum (self->side));
  both = !self->collapsed;
  gtk_widget_set_child_visible (self->list, both || !self->show_detail);
  gtk_widget_set_child_visible (self->side, both || self->show_detail);
  gtk_widget_set_child_visible (self->handle, both);
  if (both)
    allocate_wide (self, width, height);
  else
    allocate_child (self->show_detail ? self->side : self->list, 0, width, height);
}

static void
drag_update_cb (RapportSplit   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int minimum = get_minimum (self->list);
  graphene_point_t point;
  double start_x, start_y;
  int position;

  /* the handle moves under the pointer, so the pointer is looked for in the split's own place */
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (!gtk_widget_compute_point (self->handle, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (start_x + offset_x, start_y + offset_y), &point))
    return;
  position = point.x - start_x + GRIP;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    position = width - HANDLE_WIDTH - position;
  rapport_split_set_position (self, CLAMP (position, minimum,
                                           MAX (minimum, width - HANDLE_WIDTH - get_minimum (self->side))));
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportSplit *self = RAPPORT_SPLIT (widget);

  rapport_split_set_show_detail (self, FALSE);
  if (self->list != NULL && (self->home == NULL || !gtk_widget_grab_focus (self->home)))
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

/* Where both are in sight the window goes back. */
static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  RapportSplit *self = RAPPORT_SPLIT (widget);

  if (!self->collapsed || !self->show_detail)
    return FALSE;
  back_cb (widget, "split.back", NULL);
  return TRUE;
}

static void
rapport_split_dispose (GObject *object)
{
  RapportSplit *self = RAPPORT_SPLIT (object);

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  g_clear_weak_pointer (&self->home);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  self->detail = NULL;

  G_OBJECT_CLASS (rapport_split_parent_class)->dispose (object);
}

static void
rapport_split_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RapportSplit *self = RAPPORT_SPLIT (object);

  switch (id)
    {
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_HAS_DETAIL:
      g_value_set_boolean (value, rapport_split_get_has_detail (self));
      break;
    case PROP_POSITION:
      g_value_set_int (value, self->position);
      break;
    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, self->show_detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rapport_split_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RapportSplit *self = RAPPORT_SPLIT (object);

  switch (id)
    {
    case PROP_HAS_DETAIL:
      rapport_split_set_has_detail (self, g_value_get_boolean (value));
      break;
    case PROP_POSITION:
      rapport_split_set_position (self, g_value_get_int (value));
      break;
    case PROP_SHOW_DETAIL:
      rapport_split_set_show_detail (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rapport_split_class_init (RapportSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_split_dispose;
  object_class->get_property = rapport_split_get_property;
  object_class->set_property = rapport_split_set_property;
  widget_class->measure = rapport_split_measure;
  widget_class->size_allocate = rapport_split_size_allocate;

  /** RapportSplit:collapsed: whether there is place for one pane only */
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** RapportSplit:has-detail: whether there is anything to show beside the list, which has all the room else */
  properties[PROP_HAS_DETAIL] =
    g_param_spec_boolean ("has-detail", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** RapportSplit:position: width of the list in pixels, 0 for its usual share */
  properties[PROP_POSITION] =
    g_param_spec_int ("position", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** RapportSplit:show-detail: whether the one pane is the detail */
  properties[PROP_SHOW_DETAIL] =
    g_param_spec_boolean ("show-detail", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "split.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "split.back", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
make_handle (RapportSplit *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->handle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->handle, "split-handle");
  gtk_box_append (GTK_BOX (self->handle), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_halign (gtk_widget_get_first_child (self->handle), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (gtk_widget_get_first_child (self->handle), TRUE);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
}

static void
rapport_split_init (RapportSplit *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Back to the list")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the list"), -1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "split.back");
  self->back = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->back, "split-back");
  gtk_box_append (GTK_BOX (self->back), button);
  gtk_widget_set_visible (self->back, FALSE);

  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->side), self->back);
  gtk_widget_set_parent (self->side, GTK_WIDGET (self));
  make_handle (self);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
}

static void
rapport_split_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  if (g_strcmp0 (type, "list") == 0)
    rapport_split_set_list (RAPPORT_SPLIT (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "detail") == 0)
    rapport_split_set_detail (RAPPORT_SPLIT (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_interface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = rapport_split_add_child;
}

/** rapport_split_new: Returns: one without panes; templates give them as children of type list and detail */
RapportSplit *
rapport_split_new (void)
{
  return g_object_new (RAPPORT_TYPE_SPLIT, NULL);
}

/** rapport_split_set_list: gives the first pane */
void
rapport_split_set_list (RapportSplit *self,
                        GtkWidget    *list)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  g_clear_pointer (&self->list, gtk_widget_unparent);
  self->list = list;
  if (list != NULL)
    gtk_widget_insert_before (list, GTK_WIDGET (self), self->side);
}

/** rapport_split_is_detail_used: Returns: whether the keyboard is in the second pane */
gboolean
rapport_split_is_detail_used (RapportSplit *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (RAPPORT_IS_SPLIT (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && self->detail != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_is_ancestor (focus, self->detail);
}

/** rapport_split_set_detail: gives the second pane */
void
rapport_split_set_detail (RapportSplit *self,
                          GtkWidget    *detail)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  if (self->detail != NULL)
    gtk_box_remove (GTK_BOX (self->side), self->detail);
  self->detail = detail;
  if (detail == NULL)
    return;
  gtk_widget_set_vexpand (detail, TRUE);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_box_append (GTK_BOX (self->side), detail);
}

/** rapport_split_get_collapsed: Returns: whether there is place for one pane only */
gboolean
rapport_split_get_collapsed (RapportSplit *self)
{
  g_return_val_if_fail (RAPPORT_IS_SPLIT (self), FALSE);

  return self->collapsed;
}

/** rapport_split_get_show_detail: Returns: whether a single pane is the detail */
gboolean
rapport_split_get_show_detail (RapportSplit *self)
{
  g_return_val_if_fail (RAPPORT_IS_SPLIT (self), FALSE);

  return self->show_detail;
}

/** rapport_split_set_show_detail: says which pane is seen where there is place for one only */
void
rapport_split_set_show_detail (RapportSplit *self,
                               gboolean      show_detail)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  if (self->show_detail == show_detail)
    return;
  self->show_detail = show_detail;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAIL]);
}

/** rapport_split_get_has_detail: Returns: whether there is anything to show beside the list */
gboolean
rapport_split_get_has_detail (RapportSplit *self)
{
  g_return_val_if_fail (RAPPORT_IS_SPLIT (self), FALSE);

  return gtk_widget_get_visible (self->side);
}

/** rapport_split_set_has_detail: says whether there is anything to show beside the list */
void
rapport_split_set_has_detail (RapportSplit *self,
                              gboolean      has_detail)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  if (rapport_split_get_has_detail (self) == has_detail)
    return;
  gtk_widget_set_visible (self->side, has_detail);
  gtk_widget_set_visible (self->handle, has_detail);
  if (!has_detail)
    rapport_split_set_show_detail (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_DETAIL]);
}

/** rapport_split_set_home: says where in the first pane the keyboard goes back to, if not to its beginning */
void
rapport_split_set_home (RapportSplit *self,
                        GtkWidget    *home)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  g_set_weak_pointer (&self->home, home);
}

/** rapport_split_enter_detail: shows the detail and gives it the focus, as for a row that is opened */
void
rapport_split_enter_detail (RapportSplit *self)
{
  GtkWidget *focus;

  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  rapport_split_set_show_detail (self, TRUE);
  if (self->detail == NULL || !gtk_widget_child_focus (self->detail, GTK_DIR_TAB_FORWARD))
    return;
  focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  /* a label that can be copied selects itself, which nobody asked for */
  if (GTK_IS_LABEL (focus))
    gtk_label_select_region (GTK_LABEL (focus), 0, 0);
}

/** rapport_split_get_position: Returns: the list's width in pixels, 0 for its usual share */
int
rapport_split_get_position (RapportSplit *self)
{
  g_return_val_if_fail (RAPPORT_IS_SPLIT (self), 0);

  return self->position;
}

/** rapport_split_set_position: gives the list's width in pixels, 0 for its usual share */
void
rapport_split_set_position (RapportSplit *self,
                            int           position)
{
  g_return_if_fail (RAPPORT_IS_SPLIT (self));

  if (self->position == position)
    return;
  self->position = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
