/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-control-name.h"
#include "rapport-keyboard.h"
#include "rapport-question.h"
#include "rapport-ui.h"

/** RapportQuestion: a small dialog that says what would be lost, and asks whether to go on */
struct _RapportQuestion
{
  GtkWindow            parent_instance;

  GtkWidget           *sentence;
  GtkWidget           *entry;
  GtkWidget           *leave;
  GtkWidget           *go_on;
  GString             *typed;
  RapportQuestionFunc  func;
  gpointer             data;
};

G_DEFINE_FINAL_TYPE (RapportQuestion, rapport_question, GTK_TYPE_WINDOW)

static void
go_on_cb (RapportQuestion *self)
{
  RapportQuestionFunc func = self->func;
  gpointer data = self->data;

  /* it may be gone with what is done */
  gtk_window_close (GTK_WINDOW (self));
  func (data);
}

static void
typed_cb (RapportQuestion *self)
{
  if (self->typed != NULL)
    g_string_assign (self->typed, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
rapport_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_QUESTION);

  G_OBJECT_CLASS (rapport_question_parent_class)->dispose (object);
}

static void
rapport_question_class_init (RapportQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_question_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-question.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportQuestion, sentence);
  gtk_widget_class_bind_template_child (widget_class, RapportQuestion, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportQuestion, leave);
  gtk_widget_class_bind_template_child (widget_class, RapportQuestion, go_on);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_question_init (RapportQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_keyboard_give_back_on_close (GTK_WINDOW (self));
}

/**
 * rapport_question_ask:
 * @sentence: what would happen
 * @leave: words of the button that leaves all as it is, with a mnemonic
 * @go_on: words of the button that does it, with a mnemonic
 * @func: does it; not called when the person leaves
 * @data: for @func, to live as long as @parent
 *
 * Returns: (transfer none): the dialog, which is destroyed before @func is called
 */
GtkWindow *
rapport_question_ask (GtkWindow           *parent,
                      const char          *title,
                      const char          *sentence,
                      const char          *leave,
                      const char          *go_on,
                      RapportQuestionFunc  func,
                      gpointer             data)
{
  RapportQuestion *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_QUESTION, "transient-for", parent, "title", title, NULL);
  self->func = func;
  self->data = data;
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_button_set_label (GTK_BUTTON (self->leave), leave);
  gtk_button_set_label (GTK_BUTTON (self->go_on), go_on);
  gtk_widget_grab_focus (self->leave);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

/**
 * rapport_question_add_text:
 * @self: what rapport_question_ask() returned
 * @label: what is to be typed beside the answer
 * @typed: takes what is typed, and lives as long as the data of the question
 *
 * Lets the person say something with the answer; the cursor is there, and Enter goes on. Going on loses nothing then.
 */
void
rapport_question_add_text (RapportQuestion *self,
                           const char      *label,
                           GString         *typed)
{
  g_return_if_fail (RAPPORT_IS_QUESTION (self));
  g_return_if_fail (typed != NULL);

  self->typed = typed;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  rapport_control_name_set (self->entry, label);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_remove_css_class (self->go_on, "destructive-action");
  gtk_widget_add_css_class (self->go_on, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go_on);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "default.activate");
  gtk_widget_grab_focus (self->entry);
}
