/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-prompt.h"
#include "rapport-ui.h"

/* of a name, in characters */
#define LONGEST_NAME 60

/** RapportPrompt: a small dialog that asks for one line of text */
struct _RapportPrompt
{
  GtkWindow          parent_instance;

  GtkWidget         *entry;
  GtkWidget         *label;
  GtkWidget         *ok;
  GtkWidget         *note;
  guint              most;
  RapportPromptFunc  func;
  gpointer           data;
  GDestroyNotify     destroy;
};

G_DEFINE_FINAL_TYPE (RapportPrompt, rapport_prompt, GTK_TYPE_WINDOW)

static char *
dup_text (RapportPrompt *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
changed_cb (RapportPrompt *self)
{
  g_autofree char *text = dup_text (self);
  const gboolean is_long = self->most > 0 && g_utf8_strlen (text, -1) > (glong) self->most;
  g_autofree char *sentence = NULL;

  if (is_long)
    sentence = g_strdup_printf (ngettext ("A name has at most %u character.", "A name has at most %u characters.",
                                          self->most), self->most);
  rapport_ui_set_status (self->note, sentence, TRUE);
  gtk_widget_set_sensitive (self->ok, *text != '\0' && !is_long);
}

static void
ok_cb (RapportPrompt *self)
{
  g_autofree char *text = dup_text (self);

  self->func (text, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
rapport_prompt_dispose (GObject *object)
{
  RapportPrompt *self = RAPPORT_PROMPT (object);

  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (g_steal_pointer (&self->data));
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PROMPT);

  G_OBJECT_CLASS (rapport_prompt_parent_class)->dispose (object);
}

static void
rapport_prompt_class_init (RapportPromptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_prompt_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPrompt, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportPrompt, label);
  gtk_widget_class_bind_template_child (widget_class, RapportPrompt, ok);
  gtk_widget_class_bind_template_child (widget_class, RapportPrompt, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ok_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_prompt_init (RapportPrompt *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "default.activate");
}

static void
show (GtkWindow         *parent,
      const char        *title,
      const char        *label,
      const char        *text,
      const char        *button,
      guint              most,
      RapportPromptFunc  func,
      gpointer           data,
      GDestroyNotify     destroy)
{
  RapportPrompt *self = g_object_new (RAPPORT_TYPE_PROMPT, "transient-for", parent, "title", title, NULL);

  self->most = most;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_button_set_label (GTK_BUTTON (self->ok), button);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * rapport_prompt_show:
 * @label: what is asked for
 * @text: (nullable): what it is now
 * @button: words of the button that goes on, with a mnemonic
 * @func: gets the text, which is not empty, unless the person leaves
 * @destroy: (nullable): frees @data
 */
void
rapport_prompt_show (GtkWindow         *parent,
                     const char        *title,
                     const char        *label,
                     const char        *text,
                     const char        *button,
                     RapportPromptFunc  func,
                     gpointer           data,
                     GDestroyNotify     destroy)
{
  show (parent, title, label, text, button, 0, func, data, destroy);
}

/** rapport_prompt_show_name: as rapport_prompt_show(), for a name: one that is too long to be read anywhere is refused */
void
rapport_prompt_show_name (GtkWindow         *parent,
                          const char        *title,
                          const char        *text,
                          const char        *button,
                          RapportPromptFunc  func,
                          gpointer           data,
                          GDestroyNotify     destroy)
{
  show (parent, title, _("Name"), text, button, LONGEST_NAME, func, data, destroy);
}
