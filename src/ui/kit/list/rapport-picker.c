/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-control-name.h"
#include "rapport-list.h"
#include "rapport-list-source.h"
#include "rapport-lists.h"
#include "rapport-long-text.h"
#include "rapport-picker.h"
#include "rapport-things.h"
#include "rapport-type-to-search.h"
#include "rapport-ui.h"

/* The first columns of most lists tell their things apart: number, name and contact of customers. */
#define N_COLUMNS 3
/* in pixels, where a list says itself what tells its things apart */
#define WIDE 740

/**
 * RapportPicker:
 * A thing of which there is a long list, found by typing what the list is searched by: a customer, by a part
 * of name, contact or phone, or pinyin initials.
 */
struct _RapportPicker
{
  GtkWidget          parent_instance;

  GtkWidget         *button;
  GtkWidget         *label;
  GtkWidget         *popover;
  gboolean           all;
  GtkWidget         *search;
  RapportList       *list;
  GtkWidget         *none;
  RapportContext    *context;
  const RapportListSpec   *spec;
  const RapportEntityInfo *info;
  RapportListSource *source;
  char              *none_words;
  RapportCondition  *offered;
  gint64             id;
  gboolean           return_pressed;
  gboolean           has_first;
};

static void reference_init (RapportReferenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportPicker, rapport_picker, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RAPPORT_TYPE_REFERENCE, reference_init))

static void
pick (RapportPicker *self,
      gint64         id)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (id == self->id)
    return;
  rapport_picker_set_id (self, id);
  rapport_reference_changed (RAPPORT_REFERENCE (self));
}

static void
pick_selected (RapportPicker *self)
{
  gint64 id = rapport_list_get_selected_id (self->list);

  self->return_pressed = FALSE;
  if (id > 0)
    pick (self, id);
}

/* A name is all that is known of it. */
static gboolean
can_add (RapportPicker *self)
{
  const RapportFieldFlags needed = RAPPORT_FIELD_OWNER | RAPPORT_FIELD_REQUIRED;
  const int title = rapport_entity_info_find_flag (self->info, RAPPORT_FIELD_TITLE);

  for (guint i = 0; i < self->info->n_fields; i++)
    if ((self->info->fields[i].flags & needed) != 0 && (int) i != title)
      return FALSE;
  return title >= 0;
}

static void
show_nothing_found (RapportPicker *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->info->label);
  /* translators: a kind of thing, such as “Customer”, and what was searched for */
  g_autofree char *sentence = g_strdup_printf (_("%s “%s” was not found."), kind, name);

  rapport_list_describe (self->list, RAPPORT_LIST_CONTENT_NO_RESULT, sentence,
                         can_add (self) ? _("_Add It") : NULL, can_add (self) ? "picker.add" : NULL);
  rapport_list_show_state (self->list, *name != '\0' ? RAPPORT_LIST_CONTENT_NO_RESULT : RAPPORT_LIST_CONTENT_EMPTY);
}

/* Only what is listed can be chosen. The rest of a long list leaves what is chosen among the first. */
static void
loaded_cb (RapportPicker *self)
{
  const gboolean found = rapport_list_source_get_n_found (self->source) > 0;

  rapport_list_redraw (self->list);
  if (self->has_first && !rapport_list_source_get_partial (self->source))
    {
      self->has_first = FALSE;
      return;
    }
  self->has_first = rapport_list_source_get_partial (self->source);
  rapport_list_select_id (self->list, !found ? 0 :
                          rapport_list_model_get_id (rapport_list_source_get_model (self->source), 0));
  if (found)
    rapport_list_show_state (self->list, RAPPORT_LIST_CONTENT_ROWS);
  else
    show_nothing_found (self);
  if (self->return_pressed)
    pick_selected (self);
}

/* What is offered at first is what is usually meant; whoever searches finds all. */
static void
narrow (RapportPicker    *self,
        RapportListQuery *query)
{
  g_clear_pointer (&query->condition, rapport_condition_unref);
  if (self->offered != NULL && (query->search == NULL || *query->search == '\0'))
    query->condition = rapport_condition_ref (self->offered);
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
  narrow (self, query);
  if (g_strcmp0 (query->search, rapport_list_source_get_query (self->source)->search) == 0)
    return;
  self->return_pressed = FALSE;
  self->has_first = FALSE;
  rapport_list_set_highlight (self->list, text);
  rapport_list_source_set_query (self->source, query);
}

static void
ask_for_all (RapportPicker *self)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (self->spec);

  query->all = self->all;
  narrow (self, query);
  rapport_list_source_set_query (self->source, query);
}

static void
set_columns (RapportPicker *self)
{
  if (self->spec->pick == NULL)
    {
      rapport_list_set_columns (self->list, self->spec->columns, MIN (self->spec->n_columns, N_COLUMNS));
      return;
    }
  rapport_list_set_columns (self->list, self->spec->columns, self->spec->n_columns);
  rapport_list_set_layout (self->list, self->spec->pick);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), WIDE, -1);
}

static void
popover_show_cb (RapportPicker *self)
{
  if (self->source == NULL)
    {
      self->source = rapport_list_source_new (rapport_context_get_book (self->context), self->spec);
      rapport_list_set_format (self->list, rapport_context_get_format (self->context));
      set_columns (self);
      rapport_list_set_model (self->list, rapport_list_source_get_model (self->source));
      g_signal_connect_object (self->source, "began", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->source, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
      ask_for_all (self);
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
  g_autoptr(RapportEntity) thing = NULL;

  if (*name == '\0' || !can_add (self))
    return;
  thing = rapport_add_begin (rapport_book_get_connection (book), self->info->get_type (),
                             rapport_context_get_member (self->context));
  rapport_entity_set_text (thing, rapport_entity_info_find_flag (self->info, RAPPORT_FIELD_TITLE), name);
  gtk_widget_action_set_enabled (widget, "picker.add", FALSE);
  rapport_act_run_async (rapport_add_new (thing), book, added_cb, g_object_ref (self));
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
rapport_picker_finalize (GObject *object)
{
  g_free (RAPPORT_PICKER (object)->none_words);
  g_clear_pointer (&RAPPORT_PICKER (object)->offered, rapport_condition_unref);

  G_OBJECT_CLASS (rapport_picker_parent_class)->finalize (object);
}

static void
rapport_picker_class_init (RapportPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_picker_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_picker_grab_focus;

  /* adds a thing that is called what was searched for, and picks it */
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
popup (GtkWidget *button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
rapport_picker_init (RapportPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->spec = &rapport_list_customers;
  self->info = rapport_entity_info_for (self->spec->thing);
  self->none_words = g_strdup (_("None"));
  gtk_label_set_text (GTK_LABEL (self->label), self->none_words);
  /* as in a drop-down: the words at the start, the arrow at the end */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  rapport_type_to_search (self->button, GTK_EDITABLE (self->search), popup);
  /* the arrow keys go through what was found while the cursor stays in the search */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_picker_new: Returns: (transfer floating): one of customers, with none picked */
GtkWidget *
rapport_picker_new (RapportContext *context)
{
  RapportPicker *self = g_object_new (RAPPORT_TYPE_PICKER, NULL);

  rapport_picker_set_context (self, context);
  return GTK_WIDGET (self);
}

/** rapport_picker_set_context: says of which book; needed before use, also in templates */
void
rapport_picker_set_context (RapportPicker  *self,
                            RapportContext *context)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
}

/** rapport_picker_set_spec: picks from another list than that of the customers; before it is used */
void
rapport_picker_set_spec (RapportPicker         *self,
                         const RapportListSpec *spec)
{
  g_autofree char *label = NULL;

  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (spec != NULL && self->source == NULL);

  if (spec == self->spec)
    return;
  self->spec = spec;
  self->info = rapport_entity_info_for (spec->thing);
  /* translators: what is searched, such as “Products” */
  label = g_strdup_printf (_("Search: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->info->plural));
  g_object_set (self->search, "placeholder-text", NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set (self->list, "label", g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->info->plural), NULL);
}

static void
show_picked (RapportPicker *self)
{
  g_autoptr(RapportEntity) thing = NULL;
  g_autofree char *title = NULL;

  if (self->id != 0)
    thing = rapport_book_get (rapport_context_get_book (self->context), self->info->get_type (), self->id, NULL);
  if (thing != NULL)
    title = rapport_entity_dup_title (thing);
  rapport_long_text_set (GTK_LABEL (self->label), title != NULL ? title : self->none_words, RAPPORT_LONG_TEXT_NAME);
}

/** rapport_picker_set_id: picks the thing; 0 for none */
void
rapport_picker_set_id (RapportPicker *self,
                       gint64         id)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (self->context != NULL);

  self->id = id;
  show_picked (self);
}

/** rapport_picker_get_id: Returns: the thing, 0 for none */
gint64
rapport_picker_get_id (RapportPicker *self)
{
  g_return_val_if_fail (RAPPORT_IS_PICKER (self), 0);

  return self->id;
}

/** rapport_picker_set_all: lets what the list usually leaves out be picked, too; before it is used */
void
rapport_picker_set_all (RapportPicker *self)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (self->source == NULL);

  self->all = TRUE;
}

/** rapport_picker_set_offered: offers only what fits @condition until something is searched; before it is used */
void
rapport_picker_set_offered (RapportPicker *self,
                            const char    *condition)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));
  g_return_if_fail (condition != NULL && self->source == NULL);

  g_clear_pointer (&self->offered, rapport_condition_unref);
  self->offered = rapport_condition_parse (condition, rapport_list_spec_nth, self->spec, NULL);
  g_return_if_fail (self->offered != NULL);
}

/** rapport_picker_popup: opens the search */
void
rapport_picker_popup (RapportPicker *self)
{
  g_return_if_fail (RAPPORT_IS_PICKER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

static gint64
get_id (RapportReference *reference)
{
  return rapport_picker_get_id (RAPPORT_PICKER (reference));
}

static void
set_id (RapportReference *reference,
        gint64            id)
{
  rapport_picker_set_id (RAPPORT_PICKER (reference), id);
}

static void
set_none (RapportReference *reference,
          const char       *words)
{
  RapportPicker *self = RAPPORT_PICKER (reference);

  g_free (self->none_words);
  self->none_words = g_strdup (words);
  show_picked (self);
}

static void
reference_init (RapportReferenceInterface *iface)
{
  iface->get_id = get_id;
  iface->set_id = set_id;
  iface->set_none = set_none;
}
