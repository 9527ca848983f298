/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-placeholder.h"
#include "rapport-ui.h"

struct _RapportPlaceholder
{
  GtkWidget          parent_instance;
  GtkScrolledWindow *window;
  GtkSpinner        *spinner;
  GtkLabel          *sentence;
  GtkButton         *button;
  GtkButton         *other_button;
};

G_DEFINE_FINAL_TYPE (RapportPlaceholder, rapport_placeholder, GTK_TYPE_WIDGET)

static void
rapport_placeholder_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PLACEHOLDER);
  G_OBJECT_CLASS (rapport_placeholder_parent_class)->dispose (object);
}

static void
rapport_placeholder_class_init (RapportPlaceholderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_placeholder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-placeholder.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPlaceholder, button);
  gtk_widget_class_bind_template_child (widget_class, RapportPlaceholder, other_button);
  gtk_widget_class_bind_template_child (widget_class, RapportPlaceholder, sentence);
  gtk_widget_class_bind_template_child (widget_class, RapportPlaceholder, spinner);
  gtk_widget_class_bind_template_child (widget_class, RapportPlaceholder, window);
}

static void
rapport_placeholder_init (RapportPlaceholder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rapport_placeholder_new:
 *
 * What stands where there is nothing to show: why that is so, and what to do next.
 *
 * Returns: (transfer floating): an empty place
 */
RapportPlaceholder *
rapport_placeholder_new (void)
{
  return g_object_new (RAPPORT_TYPE_PLACEHOLDER, NULL);
}

static void
set_button (GtkButton  *button,
            const char *label,
            const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  if (detailed_action != NULL)
    g_action_parse_detailed_name (detailed_action, &name, &target, NULL);
  gtk_button_set_label (button, label != NULL ? label : "");
  /* GTK warns of a target that is not of the type that the action has at the moment */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
}

/**
 * rapport_placeholder_show:
 * @sentence: why there is nothing
 * @button: (nullable): words for the next step, with a mnemonic
 * @detailed_action: (nullable): the action of @button
 * @busy: whether it is only not there yet
 */
void
rapport_placeholder_show (RapportPlaceholder *self,
                          const char         *sentence,
                          const char         *button,
                          const char         *detailed_action,
                          gboolean            busy)
{
  g_return_if_fail (RAPPORT_IS_PLACEHOLDER (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_text (self->sentence, sentence);
  /* Tab comes to it where there is no button; its role is one that later releases let have a name */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->window), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  set_button (self->button, button, detailed_action);
  set_button (self->other_button, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * rapport_placeholder_replace:
 * @stack: has @self and what it stands for
 *
 * Shows @sentence in @stack in place of a thing that is not chosen or gone. The keyboard in what goes is
 * not for the sentence.
 */
void
rapport_placeholder_replace (RapportPlaceholder *self,
                             GtkStack           *stack,
                             const char         *sentence)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  rapport_placeholder_show (self, sentence, NULL, NULL, FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_stack_set_visible_child (stack, GTK_WIDGET (self));
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
}

/** rapport_placeholder_offer: adds another next step to what is shown, with a mnemonic; NULL for none */
void
rapport_placeholder_offer (RapportPlaceholder *self,
                           const char         *button,
                           const char         *detailed_action)
{
  g_return_if_fail (RAPPORT_IS_PLACEHOLDER (self));

  set_button (self->other_button, button, detailed_action);
}
