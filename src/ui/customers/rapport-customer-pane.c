/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-pane.h"
#include "rapport-detail-row.h"
#include "rapport-sheets.h"
#include "rapport-ui.h"

/* rows made when a list is opened, and later at once: a row takes a millisecond or two */
#define FIRST_ROWS 16
#define MORE_ROWS 8
/* rows made anew when something has changed, at most: who scrolled further scrolls again */
#define MOST_ROWS_AGAIN 96
/* things read at first; twice as many when these were seen */
#define FIRST_ITEMS 64

typedef struct
{
  RapportContext *context;
  RapportFormat  *format;
  GTimeZone      *zone;
  GtkWidget      *window;
  GtkWidget      *top;
  GtkWidget      *list;
  GtkWidget      *empty;
  gint64          customer;
  GPtrArray      *items;
  guint           n_rows;
  guint           most;
  gboolean        more;
  guint           idle;
  guint           more_idle;
  gboolean        stale;
} RapportCustomerPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportCustomerPane, rapport_customer_pane, GTK_TYPE_WIDGET)

static RapportCustomerPanePrivate *
get_private (RapportCustomerPane *self)
{
  return rapport_customer_pane_get_instance_private (self);
}

/* the row that has the focus, or a child of which has */
static int
find_focused (RapportCustomerPanePrivate *priv)
{
  GtkWidget *child = gtk_widget_get_focus_child (priv->list);

  return child != NULL && GTK_IS_LIST_BOX_ROW (child)
           ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child))
           : -1;
}

static void
load (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);

  g_clear_pointer (&priv->items, g_ptr_array_unref);
  priv->more = FALSE;
  if (priv->customer != 0)
    priv->items = RAPPORT_CUSTOMER_PANE_GET_CLASS (self)->load (self, priv->most, &priv->more);
  if (priv->items == NULL)
    priv->items = g_ptr_array_new ();
}

static void
add_rows (RapportCustomerPane *self,
          guint                n)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  guint end = MIN (priv->n_rows + n, priv->items->len);

  for (; priv->n_rows < end; priv->n_rows++)
    {
      gpointer item = g_ptr_array_index (priv->items, priv->n_rows);

      gtk_list_box_append (GTK_LIST_BOX (priv->list),
                           RAPPORT_CUSTOMER_PANE_GET_CLASS (self)->make_row (self, item));
    }
}

static void
load_more (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);

  if (!priv->more)
    return;
  priv->most *= 2;
  load (self);
}

static gboolean
add_rows_cb (gpointer data)
{
  RapportCustomerPane *self = data;
  RapportCustomerPanePrivate *priv = get_private (self);

  priv->more_idle = 0;
  if (priv->stale)
    return G_SOURCE_REMOVE;
  if (priv->n_rows >= priv->items->len)
    load_more (self);
  add_rows (self, MORE_ROWS);
  return G_SOURCE_REMOVE;
}

/* there is always another page of rows below what is seen */
static void
scrolled_cb (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->window));
  double end = gtk_adjustment_get_value (place) + 2 * gtk_adjustment_get_page_size (place);

  if (priv->items == NULL || (!priv->more && priv->n_rows >= priv->items->len) ||
      priv->more_idle != 0)
    return;
  if (end >= gtk_adjustment_get_upper (place) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->more_idle = g_idle_add_full (G_PRIORITY_LOW, add_rows_cb, self, NULL);
}

static void
fill (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  const guint n_rows = MIN (priv->n_rows, MOST_ROWS_AGAIN);
  int focused = find_focused (priv);
  GtkWidget *row;
  gboolean any;

  priv->stale = FALSE;
  while ((row = gtk_widget_get_first_child (priv->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (priv->list), row);
  priv->n_rows = 0;
  load (self);
  add_rows (self, MAX (n_rows, FIRST_ROWS));
  any = priv->n_rows > 0;
  gtk_widget_set_visible (priv->list, any);
  gtk_widget_set_visible (priv->empty, !any);
  if (focused < 0)
    return;
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), focused));
  if (row == NULL)
    row = gtk_widget_get_last_child (priv->list);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
fill_cb (gpointer data)
{
  RapportCustomerPanePrivate *priv = get_private (data);

  priv->idle = 0;
  if (gtk_widget_get_mapped (data))
    fill (data);
  return G_SOURCE_REMOVE;
}

static void
book_changed_cb (RapportCustomerPane *self,
                 GArray              *changes)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  gboolean concerned = changes == NULL;

  for (guint i = 0; changes != NULL && !concerned && i < changes->len; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);

      concerned = change->customer == priv->customer || g_str_equal (change->thing, "member");
    }
  if (concerned)
    rapport_customer_pane_refill (self);
}

/* Times of another zone are all told anew; those that pass change what rows say of them in place. */
static void
ticked_cb (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  RapportCustomerPaneClass *klass = RAPPORT_CUSTOMER_PANE_GET_CLASS (self);
  GTimeZone *zone = rapport_context_get_zone (priv->context);

  if (zone != priv->zone)
    {
      g_time_zone_unref (priv->zone);
      priv->zone = g_time_zone_ref (zone);
      rapport_customer_pane_refill (self);
    }
  if (priv->stale || klass->tell_time == NULL)
    return;
  for (guint i = 0; i < priv->n_rows; i++)
    klass->tell_time (self, RAPPORT_DETAIL_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), i)),
                      g_ptr_array_index (priv->items, i));
}

static void
row_activated_cb (RapportCustomerPane *self,
                  GtkListBoxRow       *row)
{
  const char *thing;
  gint64 id;

  if (!RAPPORT_IS_DETAIL_ROW (row))
    return;
  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  if (thing != NULL)
    rapport_sheets_open (get_private (self)->context, thing, id);
}

static void
rapport_customer_pane_map (GtkWidget *widget)
{
  RapportCustomerPanePrivate *priv = get_private (RAPPORT_CUSTOMER_PANE (widget));

  if (priv->stale)
    fill (RAPPORT_CUSTOMER_PANE (widget));
  GTK_WIDGET_CLASS (rapport_customer_pane_parent_class)->map (widget);
}

static void
rapport_customer_pane_dispose (GObject *object)
{
  RapportCustomerPanePrivate *priv = get_private (RAPPORT_CUSTOMER_PANE (object));

  g_clear_handle_id (&priv->idle, g_source_remove);
  g_clear_handle_id (&priv->more_idle, g_source_remove);
  g_clear_pointer (&priv->items, g_ptr_array_unref);
  g_clear_object (&priv->context);
  g_clear_object (&priv->format);
  g_clear_pointer (&priv->zone, g_time_zone_unref);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_customer_pane_parent_class)->dispose (object);
}

static void
rapport_customer_pane_class_init (RapportCustomerPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_pane_dispose;
  widget_class->map = rapport_customer_pane_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-customer-pane.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RapportCustomerPane, window);
  gtk_widget_class_bind_template_child_private (widget_class, RapportCustomerPane, top);
  gtk_widget_class_bind_template_child_private (widget_class, RapportCustomerPane, list);
  gtk_widget_class_bind_template_child_private (widget_class, RapportCustomerPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rapport_customer_pane_init (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  GtkAdjustment *place;

  priv->most = FIRST_ITEMS;
  gtk_widget_init_template (GTK_WIDGET (self));
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->window));
  g_signal_connect_object (place, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_customer_pane_set_context: gives the book; once */
void
rapport_customer_pane_set_context (RapportCustomerPane *self,
                                   RapportContext      *context)
{
  RapportCustomerPanePrivate *priv;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  priv = get_private (self);
  g_return_if_fail (priv->context == NULL);
  priv->context = g_object_ref (context);
  priv->format = g_object_ref (rapport_context_get_format (context));
  priv->zone = g_time_zone_ref (rapport_context_get_zone (context));
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::today", G_CALLBACK (rapport_customer_pane_refill),
                           self, G_CONNECT_SWAPPED);
}

/** rapport_customer_pane_get_context: Returns: (transfer none) */
RapportContext *
rapport_customer_pane_get_context (RapportCustomerPane *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_PANE (self), NULL);

  return get_private (self)->context;
}

/** rapport_customer_pane_get_format: Returns: (transfer none): how dates are written */
RapportFormat *
rapport_customer_pane_get_format (RapportCustomerPane *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_PANE (self), NULL);

  return get_private (self)->format;
}

/** rapport_customer_pane_set_customer: shows what belongs to @customer, 0 for nobody */
void
rapport_customer_pane_set_customer (RapportCustomerPane *self,
                                    gint64               customer)
{
  RapportCustomerPanePrivate *priv;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  priv = get_private (self);
  if (priv->customer == customer)
    return;
  priv->customer = customer;
  priv->n_rows = 0;
  priv->most = FIRST_ITEMS;
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->window)), 0);
  rapport_customer_pane_refill (self);
}

/** rapport_customer_pane_get_customer: Returns: whose things are shown, 0 for nobody's */
gint64
rapport_customer_pane_get_customer (RapportCustomerPane *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_PANE (self), 0);

  return get_private (self)->customer;
}

/**
 * rapport_customer_pane_describe:
 * @label: what is listed, for assistive technology
 * @empty: what to say when there is nothing
 */
void
rapport_customer_pane_describe (RapportCustomerPane *self,
                                const char          *label,
                                const char          *empty)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (get_private (self)->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_text (GTK_LABEL (get_private (self)->empty), empty);
}

/** rapport_customer_pane_set_button: adds a button above the list; its label has a mnemonic, @action may have a target */
void
rapport_customer_pane_set_button (RapportCustomerPane *self,
                                  const char          *label,
                                  const char          *action)
{
  GtkWidget *button;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (get_private (self)->top), button);
  gtk_widget_set_visible (get_private (self)->top, TRUE);
}

/** rapport_customer_pane_refill: reads the rows anew as soon as they are seen */
void
rapport_customer_pane_refill (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  priv = get_private (self);
  priv->stale = TRUE;
  if (priv->idle == 0)
    priv->idle = g_idle_add (fill_cb, self);
}
