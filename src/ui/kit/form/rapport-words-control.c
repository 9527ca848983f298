/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-choice-entry.h"
#include "rapport-field-controls.h"
#include "rapport-long-text.h"

struct _RapportWordsControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportWordsControl, rapport_words_control, RAPPORT_TYPE_FIELD_CONTROL)

static RapportChoiceEntry *
get_entry (RapportFieldControl *control)
{
  return RAPPORT_CHOICE_ENTRY (rapport_field_control_get_widget (control));
}

static GtkWidget *
rapport_words_control_make (RapportFieldControl *control)
{
  GtkWidget *entry = rapport_choice_entry_new (rapport_field_control_get_field (control)->choices);

  rapport_choice_entry_set_completes (RAPPORT_CHOICE_ENTRY (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (rapport_field_control_changed), control, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "committed", G_CALLBACK (rapport_field_control_left), control, G_CONNECT_SWAPPED);
  return entry;
}

static void
rapport_words_control_load (RapportFieldControl *control,
                            RapportEntity       *entity)
{
  rapport_choice_entry_set_value (get_entry (control),
                                  rapport_entity_get_text (entity, rapport_field_control_get_index (control)),
                                  rapport_field_control_get_words (control, entity));
}

static gboolean
rapport_words_control_apply (RapportFieldControl  *control,
                             RapportEntity        *entity,
                             GError              **error)
{
  const guint index = rapport_field_control_get_index (control);

  rapport_entity_set_text (entity, index, rapport_choice_entry_get_value (get_entry (control)));
  rapport_entity_set_text (entity, index + 1, rapport_choice_entry_get_words (get_entry (control)));
  return TRUE;
}

static char *
rapport_words_control_dup_typed (RapportFieldControl *control)
{
  return rapport_long_text_dup_entry (GTK_EDITABLE (rapport_choice_entry_get_entry (get_entry (control))));
}

static void
rapport_words_control_set_typed (RapportFieldControl *control,
                                 const char          *typed)
{
  rapport_long_text_load_entry (GTK_EDITABLE (rapport_choice_entry_get_entry (get_entry (control))), typed);
}

static void
rapport_words_control_class_init (RapportWordsControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_words_control_make;
  control_class->load = rapport_words_control_load;
  control_class->apply = rapport_words_control_apply;
  control_class->dup_typed = rapport_words_control_dup_typed;
  control_class->set_typed = rapport_words_control_set_typed;
}

static void
rapport_words_control_init (RapportWordsControl *self)
{
}
