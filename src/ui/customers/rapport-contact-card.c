/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-card.h"
#include "rapport-duplicate-hint.h"
#include "rapport-edit.h"
#include "rapport-erase-dialog.h"
#include "rapport-long-text.h"
#include "rapport-person-export.h"
#include "rapport-run.h"
#include "rapport-ui.h"

/** RapportContactCard: a contact in short; it opens to a form */
struct _RapportContactCard
{
  GtkWidget       parent_instance;

  RapportContext *context;
  RapportEntity  *contact;
  GtkWidget      *toggle;
  GtkWidget      *arrow;
  GtkWidget      *name;
  GtkWidget      *reach;
  GtkWidget      *badges;
  GtkWidget      *revealer;
  RapportForm    *form;
};

G_DEFINE_FINAL_TYPE (RapportContactCard, rapport_contact_card, GTK_TYPE_WIDGET)

static const guint brief_fields[] = {
  RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_EMAIL,
};

static const guint all_fields[] = {
  RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT,
  RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE, RAPPORT_CONTACT_EMAIL,
  RAPPORT_CONTACT_IM, RAPPORT_CONTACT_IM_KIND,
  RAPPORT_CONTACT_KEY_CONTACT, RAPPORT_CONTACT_DECISION_MAKER,
  RAPPORT_CONTACT_BIRTHDAY, RAPPORT_CONTACT_BIRTHDAY_LUNAR, RAPPORT_CONTACT_LEFT_ON,
};

/**
 * rapport_contact_form_new:
 * @customer: whose contact it is, 0 for a new customer's
 * @brief: only what is asked for at first
 *
 * Returns: (transfer floating): a form for a contact, which points out a known telephone number
 */
RapportForm *
rapport_contact_form_new (RapportContext *context,
                          gint64          customer,
                          gboolean        brief)
{
  RapportForm *form = rapport_form_new (context, RAPPORT_TYPE_CONTACT);

  if (brief)
    rapport_form_add_section (form, NULL, brief_fields, G_N_ELEMENTS (brief_fields));
  else
    rapport_form_add_section (form, NULL, all_fields, G_N_ELEMENTS (all_fields));
  rapport_duplicate_hint_set_except (rapport_duplicate_hint_attach (context, form, RAPPORT_CONTACT_PHONE, TRUE),
                                     customer);
  if (!brief)
    rapport_duplicate_hint_set_except (rapport_duplicate_hint_attach (context, form, RAPPORT_CONTACT_MOBILE, TRUE),
                                       customer);
  return form;
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
update (RapportContactCard *self)
{
  RapportEntity *contact = self->contact;
  g_autoptr(GString) name = g_string_new (NULL);
  g_autoptr(GString) reach = g_string_new (NULL);
  g_autoptr(GString) badges = g_string_new (NULL);
  g_autofree char *words = NULL;

  add_part (name, rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME));
  if (name->len == 0)
    g_string_append (name, _("No name"));
  add_part (name, rapport_entity_get_text (contact, RAPPORT_CONTACT_POSITION));
  add_part (name, rapport_entity_get_text (contact, RAPPORT_CONTACT_DEPARTMENT));
  add_part (reach, rapport_entity_get_text (contact, RAPPORT_CONTACT_PHONE));
  add_part (reach, rapport_entity_get_text (contact, RAPPORT_CONTACT_MOBILE));
  add_part (reach, rapport_entity_get_text (contact, RAPPORT_CONTACT_EMAIL));
  if (rapport_entity_get_flag (contact, RAPPORT_CONTACT_KEY_CONTACT))
    add_part (badges, _("Key contact"));
  if (rapport_entity_get_flag (contact, RAPPORT_CONTACT_DECISION_MAKER))
    add_part (badges, _("Decision maker"));
  if (rapport_entity_is_set (contact, RAPPORT_CONTACT_LEFT_ON))
    add_part (badges, _("Left the company"));
  rapport_long_text_set (GTK_LABEL (self->name), name->str, RAPPORT_LONG_TEXT_NAME);
  rapport_long_text_set (GTK_LABEL (self->reach), reach->str, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_visible (self->reach, reach->len > 0);
  gtk_label_set_text (GTK_LABEL (self->badges), badges->str);
  gtk_widget_set_visible (self->badges, badges->len > 0);
  words = g_strjoin (", ", gtk_label_get_text (GTK_LABEL (self->name)), gtk_label_get_text (GTK_LABEL (self->reach)),
                     badges->str, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
toggled_cb (RapportContactCard *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (open && self->form == NULL)
    {
      self->form = rapport_contact_form_new (self->context,
                                             rapport_entity_get_integer (self->contact, RAPPORT_CONTACT_CUSTOMER),
                                             FALSE);
      rapport_form_set_entity (self->form, self->contact);
      gtk_widget_set_margin_start (GTK_WIDGET (self->form), 12);
      gtk_widget_set_margin_end (GTK_WIDGET (self->form), 12);
      gtk_widget_set_margin_top (GTK_WIDGET (self->form), 6);
      gtk_widget_set_margin_bottom (GTK_WIDGET (self->form), 12);
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (self->form));
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_widget_set_visible (self->revealer, open);
}

static void
delete_cb (RapportContactCard *self)
{
  const gint64 id = rapport_entity_get_id (self->contact);

  rapport_run_act (self->context, rapport_delete_new (RAPPORT_TYPE_CONTACT, &id, 1), _("Contact deleted"));
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportContactCard *self = RAPPORT_CONTACT_CARD (widget);

  rapport_person_export_ask (self->context, self->contact);
}

static void
erase_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportContactCard *self = RAPPORT_CONTACT_CARD (widget);

  rapport_erase_dialog_show (self->context, self->contact);
}

static void
rapport_contact_card_dispose (GObject *object)
{
  RapportContactCard *self = RAPPORT_CONTACT_CARD (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->contact);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_contact_card_parent_class)->dispose (object);
}

static void
rapport_contact_card_class_init (RapportContactCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_contact_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-contact-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, toggle);
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, name);
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, reach);
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, badges);
  gtk_widget_class_bind_template_child (widget_class, RapportContactCard, revealer);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_install_action (widget_class, "contact.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "contact.erase", NULL, erase_cb);
}

static void
rapport_contact_card_init (RapportContactCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** rapport_contact_card_new: Returns: (transfer floating): a card of a stored contact */
GtkWidget *
rapport_contact_card_new (RapportContext *context,
                          RapportEntity  *contact)
{
  RapportContactCard *self;

  g_return_val_if_fail (RAPPORT_IS_CONTACT (contact), NULL);

  self = g_object_new (RAPPORT_TYPE_CONTACT_CARD, NULL);
  self->context = g_object_ref (context);
  self->contact = g_object_ref (contact);
  g_signal_connect_object (contact, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/** rapport_contact_card_get_contact: Returns: (transfer none) */
RapportEntity *
rapport_contact_card_get_contact (RapportContactCard *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTACT_CARD (self), NULL);

  return self->contact;
}

/** rapport_contact_card_expand: shows the form */
void
rapport_contact_card_expand (RapportContactCard *self)
{
  g_return_if_fail (RAPPORT_IS_CONTACT_CARD (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), TRUE);
}
