/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field-controls.h"
#include "rapport-score-entry.h"

struct _RapportScoreControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportScoreControl, rapport_score_control, RAPPORT_TYPE_FIELD_CONTROL)

static RapportScoreEntry *
get_entry (RapportFieldControl *control)
{
  return RAPPORT_SCORE_ENTRY (rapport_field_control_get_widget (control));
}

static GtkWidget *
rapport_score_control_make (RapportFieldControl *control)
{
  const RapportField *field = rapport_field_control_get_field (control);
  GtkWidget *entry = rapport_score_entry_new ();

  rapport_score_entry_set_range (RAPPORT_SCORE_ENTRY (entry), field->least, field->most);
  g_signal_connect_object (entry, "changed", G_CALLBACK (rapport_field_control_changed), control, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "committed", G_CALLBACK (rapport_field_control_left), control, G_CONNECT_SWAPPED);
  return entry;
}

static void
rapport_score_control_load (RapportFieldControl *control,
                            RapportEntity       *entity)
{
  const RapportValuePlace place = rapport_field_control_get_place (control);
  g_autofree char *text = rapport_value_show (entity, rapport_field_control_get_index (control), &place);

  rapport_score_entry_set_text (get_entry (control), text);
}

static char *
rapport_score_control_dup_typed (RapportFieldControl *control)
{
  return rapport_score_entry_dup_text (get_entry (control));
}

static gboolean
rapport_score_control_apply (RapportFieldControl  *control,
                             RapportEntity        *entity,
                             GError              **error)
{
  const RapportValuePlace place = rapport_field_control_get_place (control);
  g_autofree char *text = rapport_score_control_dup_typed (control);

  return rapport_value_read (entity, rapport_field_control_get_index (control), text, &place, error);
}

static void
rapport_score_control_set_typed (RapportFieldControl *control,
                                 const char          *typed)
{
  rapport_score_entry_set_text (get_entry (control), typed);
}

static void
rapport_score_control_class_init (RapportScoreControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_score_control_make;
  control_class->load = rapport_score_control_load;
  control_class->apply = rapport_score_control_apply;
  control_class->dup_typed = rapport_score_control_dup_typed;
  control_class->set_typed = rapport_score_control_set_typed;
}

static void
rapport_score_control_init (RapportScoreControl *self)
{
}
