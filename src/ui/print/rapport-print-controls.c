/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-picker.h"
#include "rapport-print-controls.h"
#include "rapport-references.h"

/** RapportPrintControls: a control for each parameter that a printed form declares, under its label */
struct _RapportPrintControls
{
  GtkBox               parent_instance;
  RapportContext      *context;
  const RapportReport *report;
  GPtrArray           *controls;
  /* ids of what is chosen of a kind of thing */
  GHashTable          *chosen;
};

G_DEFINE_FINAL_TYPE (RapportPrintControls, rapport_print_controls, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
translate (const char *msgid)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parameter", msgid);
}

static void
control_changed_cb (RapportPrintControls *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
watch (RapportPrintControls *self,
       GtkWidget            *control,
       const char           *signal)
{
  g_signal_connect_object (control, signal, G_CALLBACK (control_changed_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_drop_down (RapportPrintControls   *self,
                  const RapportParameter *parameter)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *control;

  if (parameter->kind == RAPPORT_PARAMETER_CHOICE)
    gtk_string_list_append (words, parameter->none != NULL ? translate (parameter->none) : _("All"));
  for (const RapportChoice *choice = parameter->choices; choice->value != NULL; choice++)
    gtk_string_list_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  control = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  watch (self, control, "notify::selected");
  return control;
}

static GtkWidget *
create_reference (RapportPrintControls   *self,
                  const RapportParameter *parameter)
{
  GtkWidget *control = rapport_references_new (self->context, parameter->target);
  const gint64 *chosen;

  if (parameter->none != NULL)
    rapport_reference_set_none (RAPPORT_REFERENCE (control), translate (parameter->none));
  /* what is closed or archived is printed, too */
  if (RAPPORT_IS_PICKER (control))
    rapport_picker_set_all (RAPPORT_PICKER (control));
  chosen = g_hash_table_lookup (self->chosen, parameter->target);
  if (chosen != NULL && parameter->required)
    rapport_reference_set_id (RAPPORT_REFERENCE (control), *chosen);
  watch (self, control, "changed");
  return control;
}

static GtkWidget *
create_control (RapportPrintControls   *self,
                const RapportParameter *parameter)
{
  GtkWidget *control;

  switch (parameter->kind)
    {
    case RAPPORT_PARAMETER_CHOICE:
      return create_drop_down (self, parameter);
    case RAPPORT_PARAMETER_REFERENCE:
      return create_reference (self, parameter);
    case RAPPORT_PARAMETER_DAY:
      control = g_object_new (RAPPORT_TYPE_DATE_ENTRY, NULL);
      rapport_date_entry_set_context (RAPPORT_DATE_ENTRY (control), self->context);
      rapport_date_entry_set_lean (RAPPORT_DATE_ENTRY (control), RAPPORT_LEAN_PAST);
      watch (self, control, "changed");
      return control;
    case RAPPORT_PARAMETER_FLAG:
      if (parameter->choices != NULL)
        return create_drop_down (self, parameter);
      control = gtk_check_button_new_with_label (translate (parameter->label));
      watch (self, control, "toggled");
      return control;
    case RAPPORT_PARAMETER_TEXT:
    default:
      control = gtk_entry_new ();
      watch (self, control, "changed");
      return control;
    }
}

static void
add_control (RapportPrintControls   *self,
             const RapportParameter *parameter)
{
  GtkWidget *control = create_control (self, parameter);
  const char *label = translate (parameter->label);

  if (!GTK_IS_CHECK_BUTTON (control))
    {
      GtkWidget *title = gtk_label_new (label);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "dim-label");
      gtk_box_append (GTK_BOX (self), title);
      rapport_control_name_set (control, label);
    }
  gtk_box_append (GTK_BOX (self), control);
  g_ptr_array_add (self->controls, control);
}

/** rapport_print_controls_choose: forms that can't be without a @thing (nullable) are of @id, if it is not 0 */
void
rapport_print_controls_choose (RapportPrintControls *self,
                               const char           *thing,
                               gint64                id)
{
  g_return_if_fail (RAPPORT_IS_PRINT_CONTROLS (self));

  if (thing != NULL && id != 0)
    g_hash_table_insert (self->chosen, g_strdup (thing), g_memdup2 (&id, sizeof id));
}

/** rapport_print_controls_set_report: shows what @report (nullable) is chosen by, with what is chosen so far */
void
rapport_print_controls_set_report (RapportPrintControls *self,
                                   const RapportReport  *report,
                                   RapportContext       *context)
{
  GtkWidget *child;

  g_return_if_fail (RAPPORT_IS_PRINT_CONTROLS (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_ptr_array_set_size (self->controls, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_set_object (&self->context, context);
  self->report = report;
  if (report == NULL)
    return;
  for (const RapportParameter *parameter = report->parameters; parameter->name != NULL; parameter++)
    add_control (self, parameter);
}

static gboolean
read_control (RapportPrintControls    *self,
              RapportReportValues     *values,
              const RapportParameter  *parameter,
              GtkWidget               *control,
              GError                 **error)
{
  RapportMoment moment;
  guint selected;

  switch (parameter->kind)
    {
    case RAPPORT_PARAMETER_CHOICE:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      if (selected > 0 && selected != GTK_INVALID_LIST_POSITION)
        rapport_report_values_set_text (values, parameter->name, parameter->choices[selected - 1].value);
      return TRUE;
    case RAPPORT_PARAMETER_REFERENCE:
      rapport_report_values_set_number (values, parameter->name,
                                        rapport_reference_get_id (RAPPORT_REFERENCE (control)));
      return TRUE;
    case RAPPORT_PARAMETER_DAY:
      if (!rapport_date_entry_get_moment (RAPPORT_DATE_ENTRY (control), &moment, error))
        return FALSE;
      rapport_report_values_set_number (values, parameter->name, moment.day);
      return TRUE;
    case RAPPORT_PARAMETER_FLAG:
      rapport_report_values_set_number (values, parameter->name,
                                        GTK_IS_CHECK_BUTTON (control)
                                          ? gtk_check_button_get_active (GTK_CHECK_BUTTON (control))
                                          : gtk_drop_down_get_selected (GTK_DROP_DOWN (control)) == 1);
      return TRUE;
    case RAPPORT_PARAMETER_TEXT:
    default:
      /* an empty entry asks for nothing, as an option that is not given */
      if (*gtk_editable_get_text (GTK_EDITABLE (control)) != '\0')
        rapport_report_values_set_text (values, parameter->name, gtk_editable_get_text (GTK_EDITABLE (control)));
      return TRUE;
    }
}

/**
 * rapport_print_controls_dup_values:
 *
 * Returns: (transfer full) (nullable): what is chosen; NULL with a sentence in @error when that
 *   makes no form
 */
RapportReportValues *
rapport_print_controls_dup_values (RapportPrintControls  *self,
                                   GError               **error)
{
  g_autoptr(RapportReportValues) values = NULL;

  g_return_val_if_fail (RAPPORT_IS_PRINT_CONTROLS (self) && self->report != NULL, NULL);

  values = rapport_report_values_new (self->report);
  for (guint i = 0; i < self->controls->len; i++)
    if (!read_control (self, values, &self->report->parameters[i], g_ptr_array_index (self->controls, i), error))
      return NULL;
  if (!rapport_report_values_check (values, error))
    return NULL;
  return g_steal_pointer (&values);
}

static void
rapport_print_controls_dispose (GObject *object)
{
  RapportPrintControls *self = RAPPORT_PRINT_CONTROLS (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_print_controls_parent_class)->dispose (object);
}

static void
rapport_print_controls_finalize (GObject *object)
{
  g_ptr_array_unref (RAPPORT_PRINT_CONTROLS (object)->controls);
  g_hash_table_unref (RAPPORT_PRINT_CONTROLS (object)->chosen);

  G_OBJECT_CLASS (rapport_print_controls_parent_class)->finalize (object);
}

static void
rapport_print_controls_class_init (RapportPrintControlsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_print_controls_dispose;
  object_class->finalize = rapport_print_controls_finalize;
  /** RapportPrintControls::changed: something else is chosen */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
rapport_print_controls_init (RapportPrintControls *self)
{
  self->controls = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}
