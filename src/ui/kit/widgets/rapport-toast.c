/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-long-text.h"
#include "rapport-toast.h"
#include "rapport-ui.h"

/* Long enough to read a sentence and to reach the button. */
#define SECONDS 8

/** RapportToast: tells what was done, for a while, above the window's lower edge */
struct _RapportToast
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
  guint      timeout;
};

G_DEFINE_FINAL_TYPE (RapportToast, rapport_toast, GTK_TYPE_WIDGET)

static gboolean
timeout_cb (gpointer data)
{
  RapportToast *self = data;

  self->timeout = 0;
  rapport_toast_hide (self);
  return G_SOURCE_REMOVE;
}

static void
rapport_toast_dispose (GObject *object)
{
  RapportToast *self = RAPPORT_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_TOAST);

  G_OBJECT_CLASS (rapport_toast_parent_class)->dispose (object);
}

static void
rapport_toast_class_init (RapportToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_toast_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, RapportToast, label);
  gtk_widget_class_bind_template_child (widget_class, RapportToast, button);
  gtk_widget_class_bind_template_callback (widget_class, rapport_toast_hide);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rapport_toast_init (RapportToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * rapport_toast_show:
 * @text: what was done
 * @button: (nullable): the button's words
 * @detailed_action: (nullable): what the button does
 */
void
rapport_toast_show (RapportToast *self,
                    const char   *text,
                    const char   *button,
                    const char   *detailed_action)
{
  g_return_if_fail (RAPPORT_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  rapport_long_text_set (GTK_LABEL (self->label), text, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), detailed_action);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS, timeout_cb, self);
}

/** rapport_toast_hide: takes the toast away */
void
rapport_toast_hide (RapportToast *self)
{
  g_return_if_fail (RAPPORT_IS_TOAST (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
