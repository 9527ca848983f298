/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-section.h"

/** RapportSection: what a title opens and closes, and which stays where it is while it is closed */
struct _RapportSection
{
  GtkBox     parent_instance;

  GtkWidget *button;
  GtkWidget *arrow;
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (RapportSection, rapport_section, GTK_TYPE_BOX)

static void
toggled_cb (RapportSection *self)
{
  const gboolean open = rapport_section_get_open (self);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (self->content != NULL)
    gtk_widget_set_visible (self->content, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
rapport_section_class_init (RapportSectionClass *klass)
{
}

static void
rapport_section_init (RapportSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->button = gtk_toggle_button_new ();
  self->arrow = gtk_image_new ();
  self->title = gtk_label_new (NULL);
  self->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "section-title");
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_box_append (GTK_BOX (self), self->button);
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  toggled_cb (self);
}

/**
 * rapport_section_new:
 * @content: (transfer floating): what stands below @title once it is opened
 *
 * Returns: (transfer floating): a closed section
 */
GtkWidget *
rapport_section_new (const char *title,
                     GtkWidget  *content)
{
  RapportSection *self = g_object_new (RAPPORT_TYPE_SECTION, NULL);

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  self->content = content;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self), content);
  toggled_cb (self);
  return GTK_WIDGET (self);
}

/** rapport_section_set_open: shows or hides what is in it */
void
rapport_section_set_open (RapportSection *self,
                          gboolean        open)
{
  g_return_if_fail (RAPPORT_IS_SECTION (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), open);
}

/** rapport_section_get_open: Returns: whether what is in it is shown */
gboolean
rapport_section_get_open (RapportSection *self)
{
  g_return_val_if_fail (RAPPORT_IS_SECTION (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
}

/** rapport_section_set_note: says something of what is in it beside its title */
void
rapport_section_set_note (RapportSection *self,
                          const char     *note)
{
  g_return_if_fail (RAPPORT_IS_SECTION (self));

  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}
