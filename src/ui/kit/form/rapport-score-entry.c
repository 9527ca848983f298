/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-control-name.h"
#include "rapport-score-entry.h"
#include "rapport-ui.h"

/* the scores that are a click away */
#define MOST 5

/**
 * RapportScoreEntry:
 * A score: typed, or one of the buttons from 1 to 5. What was asked on another scale, such as 87 of 100, is
 * typed.
 */
struct _RapportScoreEntry
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
  GtkWidget *buttons[MOST];
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (RapportScoreEntry, rapport_score_entry, GTK_TYPE_WIDGET)

enum { CHANGED, COMMITTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_buttons (RapportScoreEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  self->filling = TRUE;
  for (guint i = 0; i < MOST; i++)
    {
      const char digit[] = { (char) ('1' + i), '\0' };

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), g_str_equal (text, digit));
    }
  self->filling = FALSE;
}

static void
toggled_cb (RapportScoreEntry *self,
            GtkToggleButton   *button)
{
  if (self->filling)
    return;
  /* pressed once more it takes the score away */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_toggle_button_get_active (button)
                                                       ? gtk_button_get_label (GTK_BUTTON (button)) : "");
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
activate_cb (RapportScoreEntry *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
changed_cb (RapportScoreEntry *self)
{
  if (self->filling)
    return;
  show_buttons (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
rapport_score_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_SCORE_ENTRY (widget)->entry);
}

static void
rapport_score_entry_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_score_entry_parent_class)->dispose (object);
}

static void
rapport_score_entry_class_init (RapportScoreEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_score_entry_dispose;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_score_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /** RapportScoreEntry::changed: another score is in it */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportScoreEntry::committed: Enter was pressed, or a button */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_score_entry_init (RapportScoreEntry *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  for (guint i = 0; i < MOST; i++)
    {
      const char digit[] = { (char) ('1' + i), '\0' };

      self->buttons[i] = gtk_toggle_button_new_with_label (digit);
      /* by keyboard the digit is typed */
      gtk_widget_set_focusable (self->buttons[i], FALSE);
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }
  rapport_control_name_wrap (GTK_WIDGET (self));
}

/** rapport_score_entry_new: Returns: (transfer floating): one without a score */
GtkWidget *
rapport_score_entry_new (void)
{
  return g_object_new (RAPPORT_TYPE_SCORE_ENTRY, NULL);
}

/** rapport_score_entry_set_range: says within what the score lies; nothing where @least is not below @most */
void
rapport_score_entry_set_range (RapportScoreEntry *self,
                               gint64             least,
                               gint64             most)
{
  g_autofree char *range = NULL;

  g_return_if_fail (RAPPORT_IS_SCORE_ENTRY (self));

  if (least >= most)
    return;
  range = g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, least, most);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), range);
}

/** rapport_score_entry_set_text: shows a score as typed, NULL for none */
void
rapport_score_entry_set_text (RapportScoreEntry *self,
                              const char        *text)
{
  g_return_if_fail (RAPPORT_IS_SCORE_ENTRY (self));

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  show_buttons (self);
}

/** rapport_score_entry_dup_text: Returns: (transfer full): the score as typed, "" for none */
char *
rapport_score_entry_dup_text (RapportScoreEntry *self)
{
  g_return_val_if_fail (RAPPORT_IS_SCORE_ENTRY (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}
