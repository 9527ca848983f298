/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-hidden-note.h"
#include "rapport-ui.h"

/**
 * RapportHiddenNote:
 * Says over a list that what was opened or made is not in it, with a button that shows all.
 */
struct _RapportHiddenNote
{
  GtkWidget  parent_instance;

  GtkWidget *line;
  GtkWidget *button;
  GBinding  *binding;
};

G_DEFINE_FINAL_TYPE (RapportHiddenNote, rapport_hidden_note, GTK_TYPE_WIDGET)

static void
rapport_hidden_note_dispose (GObject *object)
{
  RapportHiddenNote *self = RAPPORT_HIDDEN_NOTE (object);

  self->binding = NULL;
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
  GtkWidget *label = gtk_label_new (_("What is open is left out of the list by the search or a filter."));

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->button = gtk_button_new_with_mnemonic (_("_Show All"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->line, "note-box");
  gtk_box_append (GTK_BOX (self->line), label);
  gtk_box_append (GTK_BOX (self->line), self->button);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rapport_hidden_note_set_feed:
 * @feed: of the list that is seen now
 * @detailed_action: takes the search and the filters away
 */
void
rapport_hidden_note_set_feed (RapportHiddenNote *self,
                              RapportListFeed   *feed,
                              const char        *detailed_action)
{
  g_return_if_fail (RAPPORT_IS_HIDDEN_NOTE (self));
  g_return_if_fail (RAPPORT_IS_LIST_FEED (feed));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), detailed_action);
  self->binding = g_object_bind_property (feed, "hidden", self, "visible", G_BINDING_SYNC_CREATE);
}
