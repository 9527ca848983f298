/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-choice-entry.h"
#include "rapport-field-controls.h"
#include "rapport-line.h"
#include "rapport-long-text.h"

struct _RapportEntryControl
{
  RapportFieldControl parent_instance;
};

struct _RapportSuggestionControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportEntryControl, rapport_entry_control, RAPPORT_TYPE_FIELD_CONTROL)
G_DEFINE_FINAL_TYPE (RapportSuggestionControl, rapport_suggestion_control, RAPPORT_TYPE_FIELD_CONTROL)

static GtkEditable *
get_entry (RapportFieldControl *control)
{
  GtkWidget *widget = rapport_field_control_get_widget (control);

  return GTK_EDITABLE (RAPPORT_IS_CHOICE_ENTRY (widget)
                         ? rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (widget)) : widget);
}

static GtkWidget *
make_entry (RapportFieldControl *control)
{
  const RapportFieldKind kind = rapport_field_control_get_field (control)->kind;
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  if (kind == RAPPORT_FIELD_INTEGER || kind == RAPPORT_FIELD_MONEY)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (entry, "changed", G_CALLBACK (rapport_field_control_changed), control, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (rapport_field_control_left), control, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_suggestions (RapportFieldControl *control)
{
  GtkWidget *entry = rapport_choice_entry_new (rapport_field_control_get_field (control)->choices);

  g_signal_connect_object (entry, "changed", G_CALLBACK (rapport_field_control_changed), control, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "committed", G_CALLBACK (rapport_field_control_left), control, G_CONNECT_SWAPPED);
  return entry;
}

static void
load (RapportFieldControl *control,
      RapportEntity       *entity)
{
  const RapportValuePlace place = rapport_field_control_get_place (control);
  g_autofree char *text = rapport_value_show (entity, rapport_field_control_get_index (control), &place);

  rapport_long_text_load_entry (get_entry (control), text);
}

/* What was taken out nobody saw; that it was is said beside the text. */
static void
show_cleaned (RapportFieldControl *control,
              const char          *text)
{
  const RapportField *field = rapport_field_control_get_field (control);
  GtkEditable *entry = get_entry (control);
  const gboolean is_cleaned =
    (field->flags & (RAPPORT_FIELD_TITLE | RAPPORT_FIELD_IDENTIFIES)) != 0 && !rapport_line_is_clean (text);
  g_autofree char *clean = NULL;

  if (!GTK_IS_ENTRY (entry))
    return;
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     is_cleaned ? "dialog-information-symbolic" : NULL);
  if (!is_cleaned)
    return;
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                   _("Signs that nobody sees were taken out."));
  clean = rapport_line_clean (text);
  rapport_long_text_load_entry (entry, clean);
}

static gboolean
apply (RapportFieldControl  *control,
       RapportEntity        *entity,
       GError              **error)
{
  const RapportValuePlace place = rapport_field_control_get_place (control);
  g_autofree char *text = g_strstrip (rapport_long_text_dup_entry (get_entry (control)));

  if (!rapport_value_check_typed (entity, rapport_field_control_get_index (control), text, error) ||
      !rapport_value_read (entity, rapport_field_control_get_index (control), text, &place, error))
    return FALSE;
  if (rapport_field_control_get_field (control)->kind == RAPPORT_FIELD_TEXT)
    show_cleaned (control, text);
  return TRUE;
}

static char *
dup_typed (RapportFieldControl *control)
{
  return rapport_long_text_dup_entry (get_entry (control));
}

static void
set_typed (RapportFieldControl *control,
           const char          *typed)
{
  rapport_long_text_load_entry (get_entry (control), typed);
}

static void
fill_class (RapportFieldControlClass *klass)
{
  klass->load = load;
  klass->apply = apply;
  klass->dup_typed = dup_typed;
  klass->set_typed = set_typed;
}

static void
rapport_entry_control_class_init (RapportEntryControlClass *klass)
{
  fill_class (RAPPORT_FIELD_CONTROL_CLASS (klass));
  RAPPORT_FIELD_CONTROL_CLASS (klass)->make = make_entry;
}

static void
rapport_entry_control_init (RapportEntryControl *self)
{
}

static void
rapport_suggestion_control_class_init (RapportSuggestionControlClass *klass)
{
  fill_class (RAPPORT_FIELD_CONTROL_CLASS (klass));
  RAPPORT_FIELD_CONTROL_CLASS (klass)->make = make_suggestions;
}

static void
rapport_suggestion_control_init (RapportSuggestionControl *self)
{
}
