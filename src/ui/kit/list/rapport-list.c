/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-private.h"
#include "rapport-list-view-menu.h"
#include "rapport-ui.h"

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_LAYOUT,
  PROP_MENU_MODEL,
  PROP_MULTIPLE,
  N_PROPS
};

enum
{
  DELETE_REQUESTED,
  GROUP_CHANGED,
  ROW_ACTIVATED,
  SELECTION_CHANGED,
  SORT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapportList, rapport_list, GTK_TYPE_WIDGET)

static void
columns_changed_cb (RapportList *self)
{
  rapport_list_body_resize (self->body);
  rapport_list_redraw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

static void
sort_changed_cb (RapportList *self,
                 const char  *name,
                 gboolean     descending)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0, name, descending);
}

static void
row_activated_cb (RapportList *self,
                  gint64       id)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, id);
}

static void
delete_requested_cb (RapportList *self)
{
  g_signal_emit (self, signals[DELETE_REQUESTED], 0);
}

static void
scrolled_cb (GtkAdjustment *body,
             GtkAdjustment *header)
{
  gtk_adjustment_set_value (header, gtk_adjustment_get_value (body));
}

/* the header only follows: its own extent may differ by the width of a scroll bar */
static void
set_up_header (RapportList *self)
{
  g_autoptr(GListStore) nothing = g_list_store_new (RAPPORT_TYPE_SLOT);
  g_autoptr(GtkNoSelection) model = NULL;

  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&nothing)));
  gtk_column_view_set_model (self->titles, GTK_SELECTION_MODEL (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->titles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Column titles"), -1);
  g_signal_connect_object (rapport_list_body_get_hadjustment (self->body), "value-changed",
                           G_CALLBACK (scrolled_cb),
                           gtk_scrolled_window_get_hadjustment (self->header_window), 0);
}

static void
measure_rows (RapportList *self)
{
  rapport_list_header_update_scale (self->header);
  if (rapport_list_style_measure (self->style, GTK_WIDGET (self), self->late))
    rapport_list_body_resize (self->body);
}

static void
rapport_list_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rapport_list_parent_class)->css_changed (widget, change);
  if (RAPPORT_LIST (widget)->style != NULL)
    measure_rows (RAPPORT_LIST (widget));
}

static void
rapport_list_system_setting_changed (GtkWidget       *widget,
                                     GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (rapport_list_parent_class)->system_setting_changed (widget, setting);
  if (RAPPORT_LIST (widget)->style != NULL)
    measure_rows (RAPPORT_LIST (widget));
}

static void
rapport_list_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  RapportList *self = RAPPORT_LIST (widget);
  int header_minimum, header_natural;

  gtk_widget_measure (GTK_WIDGET (self->header_window), orientation, -1, &header_minimum,
                      &header_natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += header_minimum;
      *natural += header_natural;
    }
  else
    {
      *minimum = MAX (*minimum, header_minimum);
      *natural = MAX (*natural, header_natural);
    }
}

/* The body comes first: when it is given another width it may scroll sideways, and the header has
   to follow before it is given its place. */
static void
align_header (RapportList *self)
{
  GtkAdjustment *body = rapport_list_body_get_hadjustment (self->body);

  gtk_adjustment_configure (gtk_scrolled_window_get_hadjustment (self->header_window),
                            gtk_adjustment_get_value (body), 0, gtk_adjustment_get_upper (body),
                            gtk_adjustment_get_step_increment (body),
                            gtk_adjustment_get_page_increment (body),
                            gtk_adjustment_get_page_size (body));
}

static void
rapport_list_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RapportList *self = RAPPORT_LIST (widget);
  int header_height, header_width;

  gtk_widget_measure (GTK_WIDGET (self->header_window), GTK_ORIENTATION_VERTICAL, -1,
                      &header_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->stack),
                            &(GtkAllocation) { 0, header_height, width, height - header_height },
                            -1);
  align_header (self);
  /* a scroll bar beside the rows takes of their room */
  header_width = (int) gtk_adjustment_get_page_size (rapport_list_body_get_hadjustment (self->body));
  if (self->state != RAPPORT_LIST_CONTENT_ROWS || header_width <= 0)
    header_width = width;
  gtk_widget_size_allocate (GTK_WIDGET (self->header_window),
                            &(GtkAllocation) { 0, 0, MIN (header_width, width), header_height }, -1);
  if (self->over != NULL)
    self->place (self, width, height, self->place_data);
}

/* straight to the rows: GTK's own way comes back through grab_focus(), and nobody could leave; but what lies over them
   is gone through by its own keys */
static gboolean
rapport_list_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  RapportList *self = RAPPORT_LIST (widget);

  if (self->over != NULL && gtk_widget_get_focus_child (widget) == self->over)
    return gtk_widget_child_focus (self->over, direction);
  if (self->state == RAPPORT_LIST_CONTENT_ROWS)
    return gtk_widget_child_focus (GTK_WIDGET (self->body), direction);
  return gtk_widget_child_focus (GTK_WIDGET (self->placeholder), direction);
}

static gboolean
rapport_list_grab_focus (GtkWidget *widget)
{
  RapportList *self = RAPPORT_LIST (widget);

  if (self->state == RAPPORT_LIST_CONTENT_ROWS)
    return gtk_widget_grab_focus (GTK_WIDGET (self->body));
  return gtk_widget_child_focus (GTK_WIDGET (self->placeholder), GTK_DIR_TAB_FORWARD);
}

static void
rapport_list_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RapportList *self = RAPPORT_LIST (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_LAYOUT:
      g_value_take_string (value, rapport_list_dup_layout (self));
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu);
      break;
    case PROP_MULTIPLE:
      g_value_set_boolean (value, self->multiple);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rapport_list_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RapportList *self = RAPPORT_LIST (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      rapport_list_set_label (self, g_value_get_string (value));
      break;
    case PROP_LAYOUT:
      rapport_list_set_layout (self, g_value_get_string (value));
      break;
    case PROP_MENU_MODEL:
      rapport_list_set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_MULTIPLE:
      rapport_list_set_multiple (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rapport_list_dispose (GObject *object)
{
  RapportList *self = RAPPORT_LIST (object);

  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_pointer (&self->over, gtk_widget_unparent);
  rapport_list_disconnect_model (self);
  if (self->header != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->header, self);
      g_object_run_dispose (G_OBJECT (self->header));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_LIST);
  g_clear_object (&self->style);
  g_clear_object (&self->header);
  g_clear_object (&self->view_menu);
  g_clear_object (&self->view_actions);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (rapport_list_parent_class)->dispose (object);
}

static void
rapport_list_finalize (GObject *object)
{
  RapportList *self = RAPPORT_LIST (object);

  rapport_list_forget_states (self);
  g_free (self->label);
  G_OBJECT_CLASS (rapport_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /** RapportList:label: what is listed, for assistive technology */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /** RapportList:layout: order, choice and widths of columns, for the settings to remember */
  properties[PROP_LAYOUT] = g_param_spec_string ("layout", NULL, NULL, NULL, flags);
  /** RapportList:menu-model: what a right click or the menu key offers for the selected rows */
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     flags);
  /** RapportList:multiple: whether several rows can be selected at once */
  properties[PROP_MULTIPLE] = g_param_spec_boolean ("multiple", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  /** RapportList::delete-requested: the Delete key was pressed while rows are selected */
  signals[DELETE_REQUESTED] = g_signal_new ("delete-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  /** RapportList::group-changed: the person asks for other groups */
  signals[GROUP_CHANGED] = g_signal_new ("group-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  /** RapportList::row-activated: Enter or a double click, with the id of the thing */
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /** RapportList::selection-changed: other rows are selected, or they stand elsewhere */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportList::sort-changed: the person asks for another order (column's name, descending) */
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportList, body);
  gtk_widget_class_bind_template_child (widget_class, RapportList, titles);
  gtk_widget_class_bind_template_child (widget_class, RapportList, header_window);
  gtk_widget_class_bind_template_child (widget_class, RapportList, late);
  gtk_widget_class_bind_template_child (widget_class, RapportList, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportList, stack);
  gtk_widget_class_bind_template_callback (widget_class, delete_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rapport_list_class_init (RapportListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_list_dispose;
  object_class->finalize = rapport_list_finalize;
  object_class->get_property = rapport_list_get_property;
  object_class->set_property = rapport_list_set_property;
  widget_class->css_changed = rapport_list_css_changed;
  widget_class->focus = rapport_list_focus;
  widget_class->grab_focus = rapport_list_grab_focus;
  widget_class->measure = rapport_list_measure;
  widget_class->size_allocate = rapport_list_size_allocate;
  widget_class->system_setting_changed = rapport_list_system_setting_changed;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
  bind_template (widget_class);
}

static void
rapport_list_init (RapportList *self)
{
  g_type_ensure (RAPPORT_TYPE_LIST_BODY);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focused = GTK_INVALID_LIST_POSITION;
  self->header = rapport_list_header_new (self->titles);
  self->style = rapport_list_style_new (self->header);
  g_signal_connect_swapped (self->header, "changed", G_CALLBACK (columns_changed_cb), self);
  g_signal_connect_swapped (self->header, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  set_up_header (self);
  rapport_list_body_set_style (self->body, self->style);
  measure_rows (self);
  rapport_list_describe_states (self);
}

/**
 * rapport_list_new:
 *
 * The list that every long list uses: only what is in sight is read and drawn.
 *
 * Returns: (transfer floating): a list without columns
 */
RapportList *
rapport_list_new (void)
{
  return g_object_new (RAPPORT_TYPE_LIST, NULL);
}

/**
 * rapport_list_set_columns:
 * @columns: (array length=n_columns): kept by the caller as long as the list lives
 */
void
rapport_list_set_columns (RapportList         *self,
                          const RapportColumn *columns,
                          guint                n_columns)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_header_set (self->header, columns, n_columns);
  g_clear_object (&self->view_menu);
  g_clear_object (&self->view_actions);
  self->view_menu = rapport_list_view_menu_new (self->header);
  self->view_actions = rapport_list_view_actions_new (self->header);
  rapport_list_header_set_menu (self->header, self->view_menu);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", self->view_actions);
}

/**
 * rapport_list_get_sort:
 * @descending: (out) (optional): the direction
 *
 * Returns: (nullable): the name of the column that the list is sorted by
 */
const char *
rapport_list_get_sort (RapportList *self,
                       gboolean    *descending)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return rapport_list_header_get_sort (self->header, descending);
}

/** rapport_list_dup_order: Returns: (transfer full): the columns it is sorted by, as "grade,-last" */
char *
rapport_list_dup_order (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return rapport_list_header_dup_order (self->header);
}

/** rapport_list_set_order: Shows the arrows of the order that the caller reads the list in */
void
rapport_list_set_order (RapportList *self,
                        const char  *order)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_header_set_order (self->header, order);
}

/** rapport_list_dup_layout: Returns: (transfer full): order, choice and widths of the columns */
char *
rapport_list_dup_layout (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return rapport_list_header_dup_layout (self->header);
}

/** rapport_list_set_layout: Applies what dup_layout() gave once; after set_columns() */
void
rapport_list_set_layout (RapportList *self,
                         const char  *layout)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_header_set_layout (self->header, layout);
}

/** rapport_list_get_view_menu: Returns: (transfer none): sorting and columns, for a menu button */
GMenuModel *
rapport_list_get_view_menu (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return self->view_menu;
}

/**
 * rapport_list_get_view_actions:
 *
 * Returns: (transfer none): what the view menu acts on, to be inserted as "view" where the menu is
 *   shown outside the list
 */
GActionGroup *
rapport_list_get_view_actions (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return self->view_actions;
}

/** rapport_list_set_multiple: Sets whether several rows can be selected at once */
void
rapport_list_set_multiple (RapportList *self,
                           gboolean     multiple)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  if (self->multiple == multiple)
    return;
  self->multiple = multiple;
  if (self->selection != NULL)
    rapport_list_selection_set_multiple (self->selection, multiple);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MULTIPLE]);
}

/** rapport_list_set_label: Sets what is listed, for assistive technology */
void
rapport_list_set_label (RapportList *self,
                        const char  *label)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  rapport_list_body_set_label (self->body, label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/** rapport_list_set_menu_model: Sets what a right click offers for the selected rows */
void
rapport_list_set_menu_model (RapportList *self,
                             GMenuModel  *menu)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  if (!g_set_object (&self->menu, menu))
    return;
  rapport_list_body_set_menu (self->body, menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}

/** rapport_list_set_menu_title: Sets what stands above what a right click offers, such as how many it is done to; NULL
 *  for nothing */
void
rapport_list_set_menu_title (RapportList *self,
                             const char  *title)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_body_set_menu_title (self->body, title);
}
