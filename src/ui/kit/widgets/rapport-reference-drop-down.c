/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-contact.h"
#include "rapport-long-text.h"
#include "rapport-member.h"
#include "rapport-reference-drop-down.h"
#include "rapport-ui.h"

/** RapportReferenceDropDown: one of a few things by name, or none: a team member, a contact */
struct _RapportReferenceDropDown
{
  GtkWidget       parent_instance;

  GtkWidget      *drop_down;
  GtkStringList  *names;
  GArray         *ids;
  char           *none;
  RapportContext *context;
  gulong          members_handler;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportReferenceDropDown, rapport_reference_drop_down, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
selected_cb (RapportReferenceDropDown *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
append (RapportReferenceDropDown *self,
        gint64                    id,
        const char               *name)
{
  g_array_append_val (self->ids, id);
  gtk_string_list_take (self->names, rapport_long_text_cut (name, RAPPORT_LONG_TEXT_NAME / 2));
}

static void
clear (RapportReferenceDropDown *self)
{
  g_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  append (self, 0, self->none);
}

static void
fill_members (RapportReferenceDropDown *self)
{
  GListModel *members = rapport_context_get_members (self->context);
  gint64 before = rapport_reference_drop_down_get_id (self);

  self->filling = TRUE;
  clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);

      if (!rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED) ||
          rapport_entity_get_id (member) == before)
        append (self, rapport_entity_get_id (member), rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
    }
  rapport_reference_drop_down_set_id (self, before);
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

  if (self->members_handler != 0)
    g_signal_handler_disconnect (rapport_context_get_members (self->context), self->members_handler);
  self->members_handler = 0;
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
  g_free (self->none);

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

  /** RapportReferenceDropDown::changed: the person picked another */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_reference_drop_down_init (RapportReferenceDropDown *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = gtk_string_list_new (NULL);
  self->none = g_strdup (_("None"));
  clear (self);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), name);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_reference_drop_down_new: Returns: (transfer floating): one that offers nothing yet */
GtkWidget *
rapport_reference_drop_down_new (void)
{
  return g_object_new (RAPPORT_TYPE_REFERENCE_DROP_DOWN, NULL);
}

/** rapport_reference_drop_down_show_members: offers the team's members, now and as they change */
void
rapport_reference_drop_down_show_members (RapportReferenceDropDown *self,
                                          RapportContext           *context)
{
  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), TRUE);
  self->members_handler = g_signal_connect_swapped (rapport_context_get_members (context), "items-changed",
                                                    G_CALLBACK (fill_members), self);
  fill_members (self);
}

/** rapport_reference_drop_down_show_contacts: offers the contacts that @customer has now */
void
rapport_reference_drop_down_show_contacts (RapportReferenceDropDown *self,
                                           RapportContext           *context,
                                           gint64                    customer)
{
  g_autoptr(GPtrArray) contacts = NULL;
  gint64 before;

  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  before = rapport_reference_drop_down_get_id (self);
  if (customer != 0)
    contacts = rapport_book_get_children (rapport_context_get_book (context), RAPPORT_TYPE_CONTACT,
                                          "customer", customer, NULL);
  self->filling = TRUE;
  clear (self);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      RapportEntity *contact = g_ptr_array_index (contacts, i);

      append (self, rapport_entity_get_id (contact), rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME));
    }
  rapport_reference_drop_down_set_id (self, before);
  self->filling = FALSE;
}

/** rapport_reference_drop_down_set_none: gives the words for the empty choice */
void
rapport_reference_drop_down_set_none (RapportReferenceDropDown *self,
                                      const char               *label)
{
  const char *names[] = { label, NULL };
  gint64 id;

  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));
  g_return_if_fail (label != NULL);

  if (g_str_equal (self->none, label))
    return;
  g_free (self->none);
  self->none = g_strdup (label);
  id = rapport_reference_drop_down_get_id (self);
  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, 1, names);
  rapport_reference_drop_down_set_id (self, id);
  self->filling = FALSE;
}

/** rapport_reference_drop_down_set_id: picks the thing; none when it is not offered */
void
rapport_reference_drop_down_set_id (RapportReferenceDropDown *self,
                                    gint64                    id)
{
  gboolean filling;
  guint selected = 0;

  g_return_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self));

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      selected = i;
  filling = self->filling;
  self->filling = TRUE;
  /* who left the team is not offered, but stays where named */
  if (selected == 0 && id != 0 && self->members_handler != 0)
    {
      append (self, id, rapport_context_get_member_name (self->context, id));
      selected = self->ids->len - 1;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->filling = filling;
}

/** rapport_reference_drop_down_get_id: Returns: the thing picked, 0 for none */
gint64
rapport_reference_drop_down_get_id (RapportReferenceDropDown *self)
{
  guint selected;

  g_return_val_if_fail (RAPPORT_IS_REFERENCE_DROP_DOWN (self), 0);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len ? g_array_index (self->ids, gint64, selected) : 0;
}
