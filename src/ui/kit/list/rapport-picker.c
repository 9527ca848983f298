/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-list.h"
#include "rapport-list-source.h"
#include "rapport-long-text.h"
#include "rapport-picker.h"
#include "rapport-ui.h"

/* Number, name and contact tell customers apart. */
#define N_COLUMNS 3

/** RapportPicker: a customer, found by typing a part of name, contact or phone, or pinyin initials */
struct _RapportPicker
{
  GtkWidget          parent_instance;

  GtkWidget         *button;
  GtkWidget         *label;
  GtkWidget         *popover;
  GtkWidget         *search;
  RapportList       *list;
  GtkWidget         *none;
  RapportContext    *context;
  RapportListSource *source;
  gint64             id;
  gboolean           return_pressed;
};

G_DEFINE_FINAL_TYPE (RapportPicker, rapport_picker, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
pick (RapportPicker *self,
      gint64         id)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (id == self->id)
    return;
  rapport_picker_set_id (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pick_selected (RapportPicker *self)
{
  gint64 id = rapport_list_get_selected_id (self->list);

  self->return_pressed = FALSE;
  if (id > 0)
    pick (self, id);
}

static void
show_nothing_found (RapportPicker *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->search));
  /* translators: what was searched for */
  g_autofree char *sentence = g_strdup_printf (_("No customer “%s” was found."), name);

  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_NO_RESULT, sentence, _("_Add This Customer"), "picker.add");
  rapport_list_show_state (self->list, *name != '\0' ? RAPPORT_LIST_CONTENT_NO_RESULT : RAPPORT_LIST_CONTENT_EMPTY);
}

/* Only what is listed can be chosen. */
static void
loaded_cb (RapportPicker *self)
{
  const gboolean found = rapport_list_source_get_n_found (self->source) > 0;

  rapport_list_redraw (self->list);
  rapport_list_select_id (self->list, !found ? 0 :
                          rapport_list_model_get_id (rapport_list_source_get_model (self->source), 0));
  if (found)
    rapport_list_show_state (self->list, RAPPORT_LIST_CONTENT_ROWS);
  else
    show_nothing_found (self);
  if (self->return_pressed)
    pick_selected (self);
}

/* GTK tells of what is typed a moment later than of Return. */
static void
search_changed_cb (RapportPicker *self)
{
  g_autoptr(RapportListQuery) query = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->source == NULL)
    return;
  query = rapport_list_query_copy (rapport_list_source_get_query (self->source));
  rapport_list_query_set_text (&query->search, text);
  if (g_strcmp0 (query->search, rapport_list_source_get_query (self->source)->search) == 0)
    return;
  self->return_pressed = FALSE;
  rapport_list_set_highlight (self->list, text);
  rapport_list_source_set_query (self->source, query);
}

static void
popover_show_cb (RapportPicker *self)
{
  const RapportColumn *columns;
  guint n_columns;

  if (self->source == NULL)
    {
      columns = rapport_list_customers.columns;
      n_columns = rapport_list_customers.n_columns;
      self->source = rapport_list_source_new (rapport_context_get_book (self->context), &rapport_list_customers);
      rapport_list_set_format (self->list, rapport_context_get_format (self->context));
      rapport_list_set_columns (self->list, columns, MIN (n_columns, N_COLUMNS));
      rapport_list_set_model (self->list, rapport_list_source_get_model (self->source));
      g_signal_connect_object (self->source, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
      rapport_list_source_load_now (self->source, NULL);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->none, self->id != 0);
  gtk_widget_grab_focus (self->search);
}

static void
row_activated_cb (RapportPicker *self,
                  gint64         id)
{
  pick (self, id);
}

/* Return just after the last letter is meant for what that finds. */
static void
search_activate_cb (RapportPicker *self)
{
  search_changed_cb (self);
  self->return_pressed = TRUE;
  if (!rapport_list_source_get_loading (self->source))
    pick_selected (self);
}

static void
stop_search_cb (RapportPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
none_cb (RapportPicker *self)
{
  pick (self, 0);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportPicker) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.add", TRUE);
  if (receipt == NULL)
    rapport_list_show_error (self->list, error->message);
  else
    pick (self, receipt->created);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportPicker *self = RAPPORT_PICKER (widget);
  RapportBook *book = rapport_context_get_book (self->context);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autoptr(RapportEntity) customer = NULL;

  if (*name == '\0')
    return;
  customer = RAPPORT_ENTITY (rapport_add_customer_begin (rapport_book_get_connection (book),
                                                         rapport_context_get_member (self->context)));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  gtk_widget_action_set_enabled (widget, "picker.add", FALSE);
  rapport_act_run_async (rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL), book, added_cb,
                         g_object_ref (self));
}

static gboolean
rapport_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_PICKER (widget)->button);
}

static void
rapport_picker_dispose (GObject *object)
{
  RapportPicker *self = RAPPORT_PICKER (object);

  g_clear_object (&self->source);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_PICKER);

  G_OBJECT_CLASS (rapport_picker_parent_class)->dispose (object);
}

static void
rapport_picker_class_init (RapportPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_picker_dispose;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_picker_grab_focus;

  /** RapportPicker::changed: the person picked another */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* adds a customer that is called what was searched for, and picks it */
  gtk_widget_class_install_action (widget_class, "picker.add", NULL, add_cb);
  g_type_ensure (RAPPORT_TYPE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, button);
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, label);
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, search);
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, list);
  gtk_widget_class_bind_template_child (widget_class, RapportPicker, none);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
rapport_picker_init (RapportPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (GTK_LABEL (self->label), _("None"));
  /* as in a drop-down: the words at the start, the arrow at the end */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  /* the arrow keys go through what was found while the cursor stays in the search */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_picker_new: Returns: (transfer floating): one with no customer picked */
GtkWidget *
rapport_picker_new (RapportContext *context)
{
  RapportPicker *self = g_object_new (RAPPORT_TYPE_PICKER, NULL);

  rapport_picker_set_context (self, context);
  return GTK_WIDGET (self);
}

/** rapport_picker_set_context: says whose customers; needed before use, also in templates */
void
rapport_picker_set_context (RapportPicker  *self,
                            RapportContext *context)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
}

/** rapport_picker_set_id: picks the customer; 0 for none */
void
rapport_picker_set_id (RapportPicker *self,
                       gint64         customer)
{
  g_autoptr(RapportEntity) entity = NULL;
  const char *name = NULL;

  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (self->context != NULL);

  self->id = customer;
  if (customer != 0)
    entity = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, customer, NULL);
  if (entity != NULL)
    name = rapport_entity_get_text (entity, RAPPORT_CUSTOMER_NAME);
  rapport_long_text_set (GTK_LABEL (self->label), name != NULL ? name : _("None"), RAPPORT_LONG_TEXT_NAME);
}

/** rapport_picker_get_id: Returns: the customer, 0 for none */
gint64
rapport_picker_get_id (RapportPicker *self)
{
  g_return_val_if_fail (RAPPORT_IS_PICKER (self), 0);

  return self->id;
}

/** rapport_picker_popup: opens the search */
void
rapport_picker_popup (RapportPicker *self)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
