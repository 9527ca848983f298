/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-field-controls.h"

struct _RapportFlagControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportFlagControl, rapport_flag_control, RAPPORT_TYPE_FIELD_CONTROL)

static GtkCheckButton *
get_button (RapportFieldControl *control)
{
  return GTK_CHECK_BUTTON (rapport_field_control_get_widget (control));
}

static GtkWidget *
rapport_flag_control_make (RapportFieldControl *control)
{
  const char *label = rapport_field_control_get_field (control)->label;
  GtkWidget *button = gtk_check_button_new_with_label (g_dpgettext2 (GETTEXT_PACKAGE, "field", label));

  g_signal_connect_object (button, "toggled", G_CALLBACK (rapport_field_control_picked), control, G_CONNECT_SWAPPED);
  return button;
}

static void
rapport_flag_control_load (RapportFieldControl *control,
                           RapportEntity       *entity)
{
  gtk_check_button_set_active (get_button (control),
                               rapport_entity_get_flag (entity, rapport_field_control_get_index (control)));
}

static gboolean
rapport_flag_control_apply (RapportFieldControl  *control,
                            RapportEntity        *entity,
                            GError              **error)
{
  rapport_entity_set_flag (entity, rapport_field_control_get_index (control),
                           gtk_check_button_get_active (get_button (control)));
  return TRUE;
}

static char *
rapport_flag_control_dup_typed (RapportFieldControl *control)
{
  return g_strdup (gtk_check_button_get_active (get_button (control)) ? "1" : "");
}

static void
rapport_flag_control_set_typed (RapportFieldControl *control,
                                const char          *typed)
{
  gtk_check_button_set_active (get_button (control), *typed != '\0');
}

static void
rapport_flag_control_class_init (RapportFlagControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_flag_control_make;
  control_class->load = rapport_flag_control_load;
  control_class->apply = rapport_flag_control_apply;
  control_class->dup_typed = rapport_flag_control_dup_typed;
  control_class->set_typed = rapport_flag_control_set_typed;
}

static void
rapport_flag_control_init (RapportFlagControl *self)
{
}
