/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-data-change.h"
#include "rapport-form.h"
#include "rapport-known-bar.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/** RapportKnownBar: after an important change of a customer's file, since when it is known (RG-2) */
struct _RapportKnownBar
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GtkWidget      *what;
  RapportForm    *form;
  gint64          customer;
};

G_DEFINE_FINAL_TYPE (RapportKnownBar, rapport_known_bar, GTK_TYPE_WIDGET)

static void
hide (RapportKnownBar *self)
{
  rapport_form_set_entity (self->form, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show (RapportKnownBar *self,
      RapportEntity   *change)
{
  const char *thing = rapport_entity_get_text (change, RAPPORT_DATA_CHANGE_THING);
  const RapportEntityInfo *info = thing != NULL ? rapport_entity_info_for (thing) : NULL;
  const char *name = rapport_entity_get_text (change, RAPPORT_DATA_CHANGE_FIELD);
  const RapportField *field = info != NULL && name != NULL ? rapport_entity_info_find (info, name) : NULL;
  g_autofree char *words = NULL;

  if (field == NULL)
    return;
  /* translators: a field, such as “Address”; when that became known stands behind it */
  words = g_strdup_printf (_("%s changed, known on"), g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label));
  gtk_label_set_text (GTK_LABEL (self->what), words);
  rapport_form_set_entity (self->form, change);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* What this person has just changed of the customer that is shown */
static void
book_changed_cb (RapportKnownBar *self,
                 GArray          *changes)
{
  RapportBook *book = rapport_context_get_book (self->context);

  for (guint i = 0; changes != NULL && self->customer != 0 && i < changes->len; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);
      g_autoptr(RapportEntity) noted = NULL;

      if (change->customer != self->customer || !g_str_equal (change->thing, rapport_data_change_info.name))
        continue;
      if (change->op == RAPPORT_CHANGE_DELETE)
        hide (self);
      if (change->op == RAPPORT_CHANGE_INSERT)
        noted = rapport_book_get (book, RAPPORT_TYPE_DATA_CHANGE, change->row, NULL);
      if (noted != NULL && rapport_entity_get_integer (noted, RAPPORT_DATA_CHANGE_MEMBER)
                             == rapport_context_get_member (self->context))
        show (self, noted);
    }
}

static void
rapport_known_bar_dispose (GObject *object)
{
  RapportKnownBar *self = RAPPORT_KNOWN_BAR (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_known_bar_parent_class)->dispose (object);
}

static void
rapport_known_bar_class_init (RapportKnownBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_known_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rapport_known_bar_init (RapportKnownBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pane");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** rapport_known_bar_new: Returns: (transfer floating): a bar that is not seen yet */
GtkWidget *
rapport_known_bar_new (RapportContext *context)
{
  static const guint fields[] = { RAPPORT_DATA_CHANGE_KNOWN };
  RapportKnownBar *self;
  GtkWidget *close;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_KNOWN_BAR, NULL);
  self->context = g_object_ref (context);
  self->what = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->what, GTK_WIDGET (self));
  self->form = rapport_form_new (context, RAPPORT_TYPE_DATA_CHANGE);
  rapport_form_add_row (self->form, fields, G_N_ELEMENTS (fields));
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  rapport_control_name_set (close, _("Close"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (hide), self);
  gtk_widget_set_parent (close, GTK_WIDGET (self));
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** rapport_known_bar_set_customer: whose changes are told, 0 for nobody's */
void
rapport_known_bar_set_customer (RapportKnownBar *self,
                                gint64           customer)
{
  g_return_if_fail (RAPPORT_IS_KNOWN_BAR (self));

  if (customer == self->customer)
    return;
  self->customer = customer;
  hide (self);
}
