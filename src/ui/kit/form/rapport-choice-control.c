/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-field-controls.h"

struct _RapportChoiceControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportChoiceControl, rapport_choice_control, RAPPORT_TYPE_FIELD_CONTROL)

static GtkDropDown *
get_drop_down (RapportFieldControl *control)
{
  return GTK_DROP_DOWN (rapport_field_control_get_widget (control));
}

static GtkWidget *
rapport_choice_control_make (RapportFieldControl *control)
{
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("Not set"), NULL });
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down;

  for (const RapportChoice *choice = rapport_field_control_get_field (control)->choices; choice->value != NULL; choice++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (names), name);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (rapport_field_control_picked), control,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static void
rapport_choice_control_load (RapportFieldControl *control,
                             RapportEntity       *entity)
{
  const RapportChoice *choices = rapport_field_control_get_field (control)->choices;
  const char *value = rapport_entity_get_text (entity, rapport_field_control_get_index (control));
  const RapportChoice *choice = rapport_choice_find (choices, value);

  gtk_drop_down_set_selected (get_drop_down (control), choice != NULL ? choice - choices + 1 : 0);
}

static gboolean
rapport_choice_control_apply (RapportFieldControl  *control,
                              RapportEntity        *entity,
                              GError              **error)
{
  const RapportField *field = rapport_field_control_get_field (control);
  guint selected = gtk_drop_down_get_selected (get_drop_down (control));

  rapport_entity_set_text (entity, rapport_field_control_get_index (control),
                           selected > 0 ? field->choices[selected - 1].value : NULL);
  return TRUE;
}

static char *
rapport_choice_control_dup_typed (RapportFieldControl *control)
{
  guint selected = gtk_drop_down_get_selected (get_drop_down (control));

  return selected != 0 ? g_strdup_printf ("%u", selected) : g_strdup ("");
}

static void
rapport_choice_control_set_typed (RapportFieldControl *control,
                                  const char          *typed)
{
  gtk_drop_down_set_selected (get_drop_down (control), g_ascii_strtoull (typed, NULL, 10));
}

static void
rapport_choice_control_class_init (RapportChoiceControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_choice_control_make;
  control_class->load = rapport_choice_control_load;
  control_class->apply = rapport_choice_control_apply;
  control_class->dup_typed = rapport_choice_control_dup_typed;
  control_class->set_typed = rapport_choice_control_set_typed;
}

static void
rapport_choice_control_init (RapportChoiceControl *self)
{
}
