/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-choice-entry.h"
#include "rapport-control-name.h"
#include "rapport-pinyin.h"
#include "rapport-ui.h"
#include "rapport-words.h"

/** RapportChoiceEntry: one of some choices, or other words, which are kept as typed */
struct _RapportChoiceEntry
{
  GtkWidget            parent_instance;

  GtkWidget           *entry;
  GtkWidget           *button;
  GMenu               *menu;
  const RapportChoice *choices;
  gboolean             completes;
};

G_DEFINE_FINAL_TYPE (RapportChoiceEntry, rapport_choice_entry, GTK_TYPE_WIDGET)

enum { CHANGED, COMMITTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportChoiceEntry *self = RAPPORT_CHOICE_ENTRY (widget);

  rapport_choice_entry_set_value (self, g_variant_get_string (parameter, NULL), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (self->entry);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
popup_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (RAPPORT_CHOICE_ENTRY (widget)->button));
}

static const RapportChoice *
find_begun (RapportChoiceEntry *self,
            const char         *text)
{
  if (!self->completes || *text == '\0')
    return NULL;
  for (const RapportChoice *choice = self->choices; choice->value != NULL; choice++)
    if (rapport_pinyin_begins (g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label), text))
      return choice;
  return NULL;
}

/* What was begun is said in full. */
static void
complete (RapportChoiceEntry *self)
{
  const char *value = self->completes ? rapport_choice_entry_get_value (self) : NULL;
  const char *words;

  if (value == NULL)
    return;
  words = rapport_choice_label (self->choices, value);
  if (!g_str_equal (words, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

static void
changed_cb (RapportChoiceEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (RapportChoiceEntry *self)
{
  complete (self);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static gboolean
rapport_choice_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_CHOICE_ENTRY (widget)->entry);
}

static void
rapport_choice_entry_dispose (GObject *object)
{
  RapportChoiceEntry *self = RAPPORT_CHOICE_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (rapport_choice_entry_parent_class)->dispose (object);
}

static void
rapport_choice_entry_class_init (RapportChoiceEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_choice_entry_dispose;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_choice_entry_grab_focus;

  /** RapportChoiceEntry::changed: another text is in it */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportChoiceEntry::committed: Enter was pressed, or a choice was picked */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "choice.choose", "s", choose_cb);
  gtk_widget_class_install_action (widget_class, "choice.popup", NULL, popup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, 0, "choice.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Down, 0, "choice.popup", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
rapport_choice_entry_init (RapportChoiceEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (complete), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  self->button = gtk_menu_button_new ();
  gtk_widget_set_tooltip_text (self->button, _("Choose"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  rapport_ui_join_button (self->entry, self->button);
  rapport_control_name_wrap (GTK_WIDGET (self));
}

static void
append_item (RapportChoiceEntry *self,
             const char         *label,
             const char         *value)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "choice.choose", "s", value);
  g_menu_append_item (self->menu, item);
}

/** rapport_choice_entry_new: Returns: (transfer floating): for choices or suggestions labelled with NC_("choice", …) */
GtkWidget *
rapport_choice_entry_new (const RapportChoice *choices)
{
  RapportChoiceEntry *self = g_object_new (RAPPORT_TYPE_CHOICE_ENTRY, NULL);

  g_return_val_if_fail (choices != NULL, NULL);

  self->choices = choices;
  self->menu = g_menu_new ();
  for (; choices->value != NULL; choices++)
    append_item (self, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choices->label), choices->value);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
  return GTK_WIDGET (self);
}

/** rapport_choice_entry_offer: offers @words, too, which are known only now; to be typed as they are */
void
rapport_choice_entry_offer (RapportChoiceEntry *self,
                            const char         *words)
{
  g_autofree char *label = NULL;

  g_return_if_fail (RAPPORT_IS_CHOICE_ENTRY (self));
  g_return_if_fail (words != NULL);

  label = rapport_ui_dup_label (words);
  append_item (self, label, words);
}

/**
 * rapport_choice_entry_set_value:
 * @value: (nullable): one of the choices' stable values
 * @words: (nullable): the words as typed, for when there is no @value
 */
void
rapport_choice_entry_set_value (RapportChoiceEntry *self,
                                const char         *value,
                                const char         *words)
{
  const RapportChoice *choice;

  g_return_if_fail (RAPPORT_IS_CHOICE_ENTRY (self));

  choice = value != NULL ? rapport_choice_find (self->choices, value) : NULL;
  if (choice != NULL)
    words = g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words != NULL ? words : "");
}

/** rapport_choice_entry_set_completes: lets the beginning of a choice's words, or their initials, stand for it */
void
rapport_choice_entry_set_completes (RapportChoiceEntry *self,
                                    gboolean            completes)
{
  g_return_if_fail (RAPPORT_IS_CHOICE_ENTRY (self));

  self->completes = completes;
}

/** rapport_choice_entry_get_value: Returns: (nullable): the choice that is picked, or typed in any of its words */
const char *
rapport_choice_entry_get_value (RapportChoiceEntry *self)
{
  const RapportChoice *begun;
  const char *text, *value;

  g_return_val_if_fail (RAPPORT_IS_CHOICE_ENTRY (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  for (const RapportChoice *choice = self->choices; choice->value != NULL; choice++)
    if (g_str_equal (text, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label)))
      return choice->value;
  if (*text == '\0')
    return NULL;
  value = rapport_words_find (self->choices, text);
  begun = value == NULL ? find_begun (self, text) : NULL;
  return begun != NULL ? begun->value : value;
}

/** rapport_choice_entry_get_words: Returns: (transfer none) (nullable): what was typed, when it is no choice */
const char *
rapport_choice_entry_get_words (RapportChoiceEntry *self)
{
  const char *text;

  g_return_val_if_fail (RAPPORT_IS_CHOICE_ENTRY (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return *text == '\0' || rapport_choice_entry_get_value (self) != NULL ? NULL : text;
}

/** rapport_choice_entry_get_entry: Returns: (transfer none): the entry inside */
GtkWidget *
rapport_choice_entry_get_entry (RapportChoiceEntry *self)
{
  g_return_val_if_fail (RAPPORT_IS_CHOICE_ENTRY (self), NULL);

  return self->entry;
}
