/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-detail-row.h"
#include "rapport-long-text.h"
#include "rapport-ui.h"

/** RapportDetailRow: one thing in a short list: what it is, when and who, and what was said */
struct _RapportDetailRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *image;
  GtkWidget     *title;
  GtkWidget     *subtitle;
  GtkWidget     *body;
  GtkWidget     *buttons;
  const char    *thing;
  gint64         id;
};

G_DEFINE_FINAL_TYPE (RapportDetailRow, rapport_detail_row, GTK_TYPE_LIST_BOX_ROW)

static void
rapport_detail_row_class_init (RapportDetailRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-detail-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportDetailRow, image);
  gtk_widget_class_bind_template_child (widget_class, RapportDetailRow, title);
  gtk_widget_class_bind_template_child (widget_class, RapportDetailRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RapportDetailRow, body);
  gtk_widget_class_bind_template_child (widget_class, RapportDetailRow, buttons);
}

static void
rapport_detail_row_init (RapportDetailRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_line (GtkWidget  *label,
          const char *text)
{
  rapport_long_text_set (GTK_LABEL (label), text, RAPPORT_LONG_TEXT_BODY);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
tell_name (RapportDetailRow *self)
{
  g_autofree char *name =
    g_strjoin (", ", gtk_label_get_text (GTK_LABEL (self->title)), gtk_label_get_text (GTK_LABEL (self->subtitle)),
               gtk_label_get_text (GTK_LABEL (self->body)), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rapport_detail_row_new:
 * @icon: (nullable): name of an icon
 * @title: (nullable): what it is
 * @subtitle: (nullable): when, who
 * @body: (nullable): what was said; the first lines are shown
 */
GtkWidget *
rapport_detail_row_new (const char *icon,
                        const char *title,
                        const char *subtitle,
                        const char *body)
{
  RapportDetailRow *self = g_object_new (RAPPORT_TYPE_DETAIL_ROW, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_visible (self->image, icon != NULL);
  set_line (self->title, title);
  set_line (self->subtitle, subtitle);
  set_line (self->body, body);
  tell_name (self);
  return GTK_WIDGET (self);
}

/** rapport_detail_row_set_subtitle: says anew when it is, and who; NULL for nothing to say */
void
rapport_detail_row_set_subtitle (RapportDetailRow *self,
                                 const char       *subtitle)
{
  g_return_if_fail (RAPPORT_IS_DETAIL_ROW (self));

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->subtitle)), subtitle) == 0)
    return;
  set_line (self->subtitle, subtitle);
  tell_name (self);
}

/** rapport_detail_row_set_thing: says what the row stands for; without it it can't be opened */
void
rapport_detail_row_set_thing (RapportDetailRow *self,
                              const char       *thing,
                              gint64            id)
{
  g_return_if_fail (RAPPORT_IS_DETAIL_ROW (self));

  self->thing = g_intern_string (thing);
  self->id = id;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), thing != NULL);
}

/** rapport_detail_row_get_thing: tells the kind, NULL for none, and the id of what it stands for */
void
rapport_detail_row_get_thing (RapportDetailRow  *self,
                              const char       **thing,
                              gint64            *id)
{
  g_return_if_fail (RAPPORT_IS_DETAIL_ROW (self));

  *thing = self->thing;
  *id = self->id;
}

/** rapport_detail_row_set_late: marks the line that says when */
void
rapport_detail_row_set_late (RapportDetailRow *self,
                             gboolean          late)
{
  g_return_if_fail (RAPPORT_IS_DETAIL_ROW (self));

  if (late)
    {
      gtk_widget_remove_css_class (self->subtitle, "dim-label");
      gtk_widget_add_css_class (self->subtitle, "late");
    }
  else if (gtk_widget_has_css_class (self->subtitle, "late"))
    {
      gtk_widget_remove_css_class (self->subtitle, "late");
      gtk_widget_add_css_class (self->subtitle, "dim-label");
    }
}

/**
 * rapport_detail_row_add_button:
 * @icon: (nullable): instead of the label, which then is told by the tooltip
 *
 * Adds a button at the end; @target is taken if floating.
 */
void
rapport_detail_row_add_button (RapportDetailRow *self,
                               const char       *icon,
                               const char       *label,
                               const char       *action,
                               GVariant         *target)
{
  GtkWidget *button;

  g_return_if_fail (RAPPORT_IS_DETAIL_ROW (self));

  button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
}
