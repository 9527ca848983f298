/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-hidden-note.h"
#include "rapport-ui.h"

/**
 * RapportHiddenNote:
 * Says over what is open that the list does not have it, with a button that shows all.
 */
struct _RapportHiddenNote
{
  GtkWidget  parent_instance;

  GtkWidget *line;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RapportHiddenNote, rapport_hidden_note, GTK_TYPE_WIDGET)

static void
rapport_hidden_note_dispose (GObject *object)
{
  RapportHiddenNote *self = RAPPORT_HIDDEN_NOTE (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_hidden_note_parent_class)->dispose (object);
}

static void
rapport_hidden_note_class_init (RapportHiddenNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_hidden_note_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rapport_hidden_note_init (RapportHiddenNote *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Show _Unfiltered"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "list-page.show-all");
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->line, "note-box");
  gtk_box_append (GTK_BOX (self->line), self->label);
  gtk_box_append (GTK_BOX (self->line), button);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** rapport_hidden_note_set: says that the list leaves @title out; %NULL to say nothing */
void
rapport_hidden_note_set (RapportHiddenNote *self,
                         const char        *title)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (RAPPORT_IS_HIDDEN_NOTE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title == NULL)
    return;
  /* translators: the name of the customer, ticket … that is open */
  sentence = g_strdup_printf (_("“%s” is open, but left out of the list by the search or a filter."), title);
  gtk_label_set_text (GTK_LABEL (self->label), sentence);
}
