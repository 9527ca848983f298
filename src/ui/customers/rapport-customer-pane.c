/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-customer-pane.h"
#include "rapport-detail-row.h"
#include "rapport-member.h"
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
  GtkWidget      *balance;
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
  gboolean        another;
  GCancellable   *question;

  const RapportEntityInfo *info;
} RapportCustomerPanePrivate;

/* @again: whether all rows are made anew, else those that are missing are added */
typedef struct
{
  RapportCustomerPaneQuestion  asked;
  RapportCustomerPaneRead      read;
  gboolean                     again;
} Question;

typedef struct
{
  GPtrArray *items;
  gboolean   more;
  gboolean   again;
  gint64     balance;
} Answer;

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
free_question (gpointer data)
{
  Question *question = data;

  g_time_zone_unref (question->asked.zone);
  g_free (question);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->items);
  g_free (answer);
}

/* RAPPORT_UNSET where the things have none */
static gboolean
read_balance (RapportConnection  *connection,
              const Question     *question,
              gint64             *balance,
              GError            **error)
{
  const RapportEntityInfo *info = question->asked.info;
  const int field = info != NULL ? rapport_entity_info_find_flag (info, RAPPORT_FIELD_BALANCE) : -1;

  *balance = RAPPORT_UNSET;
  return field < 0 || rapport_customer_children_sum (connection, info, field, question->asked.customer, balance, error);
}

static gpointer
read_in_reader (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;
  gboolean more = FALSE;
  GPtrArray *items = question->read (connection, &question->asked, &more, error);
  Answer *answer;

  if (items == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->items = items;
  answer->more = more;
  answer->again = question->again;
  if (!read_balance (connection, question, &answer->balance, error))
    g_clear_pointer (&answer, free_answer);
  return answer;
}

static void
drop_rows (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (priv->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (priv->list), row);
  priv->n_rows = 0;
}

/* The keyboard stays where it was, at the row that stands there now. */
static void
focus_row (RapportCustomerPane *self,
           int                  index)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (priv->list), index));

  if (row == NULL)
    row = gtk_widget_get_last_child (priv->list);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
fill (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->window));
  const guint n_rows = priv->another ? 0 : MIN (priv->n_rows, MOST_ROWS_AGAIN);
  const double value = priv->another ? 0 : gtk_adjustment_get_value (place);
  const int focused = find_focused (priv);
  gboolean any;

  priv->another = FALSE;
  drop_rows (self);
  add_rows (self, MAX (n_rows, FIRST_ROWS));
  any = priv->n_rows > 0;
  gtk_widget_set_visible (priv->list, any);
  gtk_widget_set_visible (priv->empty, !any);
  if (focused >= 0)
    focus_row (self, focused);
  /* a row that has no place yet is scrolled to where it is not */
  gtk_adjustment_set_value (place, value);
}

static void
show_balance (RapportCustomerPane *self,
              gint64               balance)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  if (balance == RAPPORT_UNSET)
    return;
  if (priv->balance == NULL)
    {
      priv->balance = gtk_label_new (NULL);
      gtk_box_append (GTK_BOX (priv->top), priv->balance);
      gtk_widget_set_visible (priv->top, TRUE);
    }
  number = rapport_format_integer (priv->format, balance);
  /* translators: what the entries of points add up to */
  words = g_strdup_printf (_("Balance: %s"), number);
  gtk_label_set_text (GTK_LABEL (priv->balance), words);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  Answer *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportCustomerPane *self = data;
  RapportCustomerPanePrivate *priv;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  priv = get_private (self);
  g_clear_object (&priv->question);
  if (answer == NULL)
    {
      rapport_context_fail (priv->context, error->message);
      return;
    }
  g_clear_pointer (&priv->items, g_ptr_array_unref);
  priv->items = g_ptr_array_ref (answer->items);
  priv->more = answer->more;
  show_balance (self, answer->balance);
  if (answer->again)
    fill (self);
  else
    add_rows (self, MORE_ROWS);
  free_answer (answer);
}

static void
ask (RapportCustomerPane *self,
     gboolean             again)
{
  RapportCustomerPanePrivate *priv = get_private (self);
  Question *question = g_new0 (Question, 1);

  question->asked.customer = priv->customer;
  question->asked.most = priv->most;
  question->asked.zone = g_time_zone_ref (priv->zone);
  question->asked.info = priv->info;
  question->read = RAPPORT_CUSTOMER_PANE_GET_CLASS (self)->read;
  question->again = again;
  rapport_book_read_async (rapport_context_get_book (priv->context), &priv->question, read_in_reader, question,
                           free_question, free_answer, read_cb, self);
}

static void
show_nothing (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);

  drop_rows (self);
  g_clear_pointer (&priv->items, g_ptr_array_unref);
  priv->more = FALSE;
  gtk_widget_set_visible (priv->list, FALSE);
  gtk_widget_set_visible (priv->empty, FALSE);
}

/* What is shown stays until the answer is there. */
static void
renew (RapportCustomerPane *self)
{
  RapportCustomerPanePrivate *priv = get_private (self);

  priv->stale = FALSE;
  if (priv->customer != 0)
    ask (self, TRUE);
}

static gboolean
add_rows_cb (gpointer data)
{
  RapportCustomerPane *self = data;
  RapportCustomerPanePrivate *priv = get_private (self);

  priv->more_idle = 0;
  if (priv->items == NULL || priv->question != NULL)
    return G_SOURCE_REMOVE;
  if (priv->n_rows < priv->items->len)
    add_rows (self, MORE_ROWS);
  else if (priv->more)
    {
      priv->most *= 2;
      ask (self, FALSE);
    }
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

static gboolean
fill_cb (gpointer data)
{
  RapportCustomerPanePrivate *priv = get_private (data);

  priv->idle = 0;
  if (priv->stale && gtk_widget_get_mapped (data))
    renew (data);
  return G_SOURCE_REMOVE;
}

static void
book_changed_cb (RapportCustomerPane *self,
                 GArray              *changes)
{
  if (rapport_changes_concern (changes, NULL, get_private (self)->customer) ||
      rapport_changes_concern (changes, &rapport_member_info, 0))
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
  if (klass->tell_time == NULL)
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
    renew (RAPPORT_CUSTOMER_PANE (widget));
  GTK_WIDGET_CLASS (rapport_customer_pane_parent_class)->map (widget);
}

static void
rapport_customer_pane_dispose (GObject *object)
{
  RapportCustomerPanePrivate *priv = get_private (RAPPORT_CUSTOMER_PANE (object));

  g_clear_handle_id (&priv->idle, g_source_remove);
  g_clear_handle_id (&priv->more_idle, g_source_remove);
  rapport_book_forget (&priv->question);
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

/** rapport_customer_pane_set_kind: says of which kind of things @read is asked, where it reads several */
void
rapport_customer_pane_set_kind (RapportCustomerPane     *self,
                                const RapportEntityInfo *info)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_PANE (self));

  get_private (self)->info = info;
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
  priv->another = TRUE;
  priv->most = FIRST_ITEMS;
  rapport_book_forget (&priv->question);
  /* a tab that is looked at next must not begin with somebody else's things */
  if (customer == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_nothing (self);
  rapport_customer_pane_refill (self);
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
