/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-drop-down-search.h"
#include "rapport-long-text.h"
#include "rapport-reference-drop-down.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/* Of an owner that has more than these the rest is not waited for. */
#define MOST_AT_ONCE 50

/** RapportReferenceDropDown: one of a few things by name, or none: a team member, a contact of a customer */
struct _RapportReferenceDropDown
{
  GtkWidget       parent_instance;

  GtkWidget      *drop_down;
  GtkStringList  *names;
  GArray         *ids;
  RapportContext *context;
  GType           type;
  GListModel     *all;
  GCancellable   *question;
  gboolean        filling;
};

/* whose things are asked for */
typedef struct
{
  GType       type;
  const char *owner;
  gint64      id;
} Question;

static void reference_init (RapportReferenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportReferenceDropDown, rapport_reference_drop_down, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RAPPORT_TYPE_REFERENCE, reference_init))

static void
selected_cb (RapportReferenceDropDown *self)
{
  if (!self->filling)
    rapport_reference_changed (RAPPORT_REFERENCE (self));
}

static void
append (RapportReferenceDropDown *self,
        gint64                    id,
        const char               *name)
{
  g_array_append_val (self->ids, id);
  gtk_string_list_take (self->names, rapport_long_text_cut (name != NULL ? name : "", RAPPORT_LONG_TEXT_NAME / 2));
}

static void
append_thing (RapportReferenceDropDown *self,
              RapportEntity            *thing)
{
  g_autofree char *title = rapport_entity_dup_title (thing);

  append (self, rapport_entity_get_id (thing), title);
}

static gint64
get_id (RapportReference *reference)
{
  RapportReferenceDropDown *self = RAPPORT_REFERENCE_DROP_DOWN (reference);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected < self->ids->len ? g_array_index (self->ids, gint64, selected) : 0;
}

static void
set_id (RapportReference *reference,
        gint64            id)
{
  RapportReferenceDropDown *self = RAPPORT_REFERENCE_DROP_DOWN (reference);
  const gboolean filling = self->filling;
  g_autoptr(RapportEntity) thing = NULL;
  guint selected = 0;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      selected = i;
  self->filling = TRUE;
  /* who left the team is not offered, but stays where named; so does what is still to be read */
  if (selected == 0 && id != 0 && (self->all != NULL || self->question != NULL))
    thing = rapport_book_get (rapport_context_get_book (self->context), self->type, id, NULL);
  if (thing != NULL)
    {
      append_thing (self, thing);
      selected = self->ids->len - 1;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->filling = filling;
}

static void
set_none (RapportReference *reference,
          const char       *words)
{
  RapportReferenceDropDown *self = RAPPORT_REFERENCE_DROP_DOWN (reference);
  const char *names[] = { words, NULL };
  const gint64 id = get_id (reference);

  if (g_str_equal (gtk_string_list_get_string (self->names, 0), words))
    return;
  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, 1, names);
  set_id (reference, id);
  self->filling = FALSE;
}

static void
reference_init (RapportReferenceInterface *iface)
{
  iface->get_id = get_id;
  iface->set_id = set_id;
  iface->set_none = set_none;
}

static void
clear (RapportReferenceDropDown *self)
{
  g_array_set_size (self->ids, 1);
  gtk_string_list_splice (self->names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->names)) - 1, NULL);
}

/* Of several versions the newest is offered, unless it was given up. */
static gboolean
is_replaced (RapportReferenceDropDown *self,
             RapportEntity            *thing)
{
  gboolean replaced = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (self->all) && !replaced; i++)
    {
      g_autoptr(RapportEntity) other = g_list_model_get_item (self->all, i);

      replaced = rapport_entity_replaces (other, thing);
    }
  return replaced;
}

static void
fill_all (RapportReferenceDropDown *self)
{
  const gint64 before = get_id (RAPPORT_REFERENCE (self));

  self->filling = TRUE;
  clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr(RapportEntity) thing = g_list_model_get_item (self->all, i);

      if (rapport_entity_get_id (thing) == before || (!rapport_entity_is_retired (thing) && !is_replaced (self, thing)))
        append_thing (self, thing);
    }
  set_id (RAPPORT_REFERENCE (self), before);
  self->filling = FALSE;
}

static gboolean
rapport_reference_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_REFERENCE_DROP_DOWN (widget)->drop_down);
}

static void
rapport_reference_drop_down_dispose (GObject *object)
{
  RapportReferenceDropDown *self = RAPPORT_REFERENCE_DROP_DOWN (object);

  if (self->all != NULL)
    g_signal_handlers_disconnect_by_data (self->all, self);
  rapport_book_forget (&self->question);
  g_clear_object (&self->all);
  g_clear_object (&self->context);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_reference_drop_down_parent_class)->dispose (object);
}

static void
rapport_reference_drop_down_finalize (GObject *object)
{
  RapportReferenceDropDown *self = RAPPORT_REFERENCE_DROP_DOWN (object);

  g_array_unref (self->ids);
  g_object_unref (self->names);

  G_OBJECT_CLASS (rapport_reference_drop_down_parent_class)->finalize (object);
}

static void
rapport_reference_drop_down_class_init (RapportReferenceDropDownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_reference_drop_down_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_reference_drop_down_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_reference_drop_down_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_reference_drop_down_init (RapportReferenceDropDown *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = gtk_string_list_new (NULL);
  append (self, 0, _("None"));
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), name);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_reference_drop_down_new: Returns: (transfer floating): for things of @type, offering none yet */
GtkWidget *
rapport_reference_drop_down_new (RapportContext *context,
                                 GType           type)
{
  RapportReferenceDropDown *self = g_object_new (RAPPORT_TYPE_REFERENCE_DROP_DOWN, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self->context = g_object_ref (context);
  self->type = type;
  return GTK_WIDGET (self);
}

/** rapport_reference_drop_down_show_all: offers all there are, now and as they change */
void
rapport_reference_drop_down_show_all (RapportReferenceDropDown *self)
{
  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));
  g_return_if_fail (self->all == NULL);

  rapport_drop_down_search_enable (GTK_DROP_DOWN (self->drop_down));
  self->all = g_object_ref (rapport_context_get_all (self->context, self->type));
  g_signal_connect_swapped (self->all, "items-changed", G_CALLBACK (fill_all), self);
  fill_all (self);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = rapport_entity_get_id (*(RapportEntity * const *) a);
  const gint64 second = rapport_entity_get_id (*(RapportEntity * const *) b);

  return first < second ? -1 : first > second;
}

static void
take_children (RapportReferenceDropDown *self,
               GPtrArray                *children)
{
  const gint64 before = get_id (RAPPORT_REFERENCE (self));

  self->filling = TRUE;
  clear (self);
  for (guint i = 0; children != NULL && i < children->len; i++)
    append_thing (self, g_ptr_array_index (children, i));
  set_id (RAPPORT_REFERENCE (self), before);
  self->filling = FALSE;
}

static gpointer
read_children (RapportConnection  *connection,
               gpointer            data,
               GError            **error)
{
  const Question *question = data;

  return rapport_table_load_children (connection, question->type, question->owner, question->id, error);
}

static void
children_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) children = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportReferenceDropDown *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  if (children != NULL)
    take_children (self, children);
}

/**
 * rapport_reference_drop_down_show_children:
 * @owner: the field that names the owner
 * @id: the owner, 0 for none
 *
 * Offers those that the owner has now: very many, as soon as they are read.
 */
void
rapport_reference_drop_down_show_children (RapportReferenceDropDown *self,
                                           const char               *owner,
                                           gint64                    id)
{
  RapportBook *book;
  RapportConnection *connection;
  g_autoptr(GPtrArray) children = NULL;
  const Question question = { self->type, owner, id };

  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));

  book = rapport_context_get_book (self->context);
  connection = rapport_book_get_connection (book);
  rapport_book_forget (&self->question);
  if (id != 0 && connection != NULL)
    children = rapport_table_load_some (connection, self->type, owner, id, MOST_AT_ONCE + 1, NULL);
  if (children != NULL && children->len > MOST_AT_ONCE)
    {
      rapport_drop_down_search_enable (GTK_DROP_DOWN (self->drop_down));
      rapport_book_read_async (book, &self->question, read_children, g_memdup2 (&question, sizeof question), g_free,
                               (GDestroyNotify) g_ptr_array_unref, children_read_cb, self);
      g_clear_pointer (&children, g_ptr_array_unref);
    }
  if (children != NULL)
    g_ptr_array_sort (children, compare_ids);
  take_children (self, children);
}
