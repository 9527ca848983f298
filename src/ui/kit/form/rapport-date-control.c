/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-date-entry.h"
#include "rapport-field-controls.h"
#include "rapport-long-text.h"

struct _RapportDateControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportDateControl, rapport_date_control, RAPPORT_TYPE_FIELD_CONTROL)

static RapportDateEntry *
get_entry (RapportFieldControl *control)
{
  return RAPPORT_DATE_ENTRY (rapport_field_control_get_widget (control));
}

static GtkWidget *
rapport_date_control_make (RapportFieldControl *control)
{
  GtkWidget *entry = rapport_date_entry_new (rapport_field_control_get_context (control));

  g_signal_connect_object (entry, "changed", G_CALLBACK (rapport_field_control_changed), control, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "committed", G_CALLBACK (rapport_field_control_left), control, G_CONNECT_SWAPPED);
  return entry;
}

static void
rapport_date_control_load (RapportFieldControl *control,
                           RapportEntity       *entity)
{
  const char *words = rapport_field_control_get_words (control, entity);
  RapportMoment moment =
    rapport_value_get_moment (entity, rapport_field_control_get_index (control),
                              rapport_context_get_zone (rapport_field_control_get_context (control)));

  rapport_date_entry_set_moment (get_entry (control), &moment);
  if (!rapport_moment_is_set (&moment) && words != NULL)
    rapport_date_entry_set_text (get_entry (control), words);
}

static gboolean
rapport_date_control_apply (RapportFieldControl  *control,
                            RapportEntity        *entity,
                            GError              **error)
{
  const guint index = rapport_field_control_get_index (control);
  const gboolean has_words = rapport_value_has_words (rapport_field_control_get_info (control), index);
  g_autoptr(GError) problem = NULL;
  RapportMoment moment;

  if (!rapport_date_entry_get_moment (get_entry (control), &moment, &problem))
    {
      /* words that were kept may stay */
      if (has_words && g_strcmp0 (rapport_date_entry_get_text (get_entry (control)),
                                  rapport_field_control_get_words (control, entity)) == 0)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!rapport_value_set_moment (entity, index, &moment, error))
    return FALSE;
  if (has_words)
    rapport_entity_set_text (entity, index + 1, NULL);
  return TRUE;
}

static char *
rapport_date_control_dup_typed (RapportFieldControl *control)
{
  return rapport_long_text_dup_entry (GTK_EDITABLE (rapport_date_entry_get_entry (get_entry (control))));
}

static void
rapport_date_control_set_typed (RapportFieldControl *control,
                                const char          *typed)
{
  rapport_date_entry_set_text (get_entry (control), typed);
}

static void
rapport_date_control_class_init (RapportDateControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_date_control_make;
  control_class->load = rapport_date_control_load;
  control_class->apply = rapport_date_control_apply;
  control_class->dup_typed = rapport_date_control_dup_typed;
  control_class->set_typed = rapport_date_control_set_typed;
}

static void
rapport_date_control_init (RapportDateControl *self)
{
}
