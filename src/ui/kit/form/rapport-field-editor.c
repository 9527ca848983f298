/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-choice-entry.h"
#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-field-editor.h"
#include "rapport-field-value.h"
#include "rapport-picker.h"
#include "rapport-reference-drop-down.h"
#include "rapport-saved-text.h"
#include "rapport-ui.h"

/** RapportFieldEditor: a thing's field: its label, what it is edited with, and what is wrong with it */
struct _RapportFieldEditor
{
  GtkWidget                parent_instance;

  GtkWidget               *label;
  GtkWidget               *box;
  GtkWidget               *problem;
  GtkWidget               *control;
  RapportContext          *context;
  const RapportEntityInfo *info;
  const RapportField      *field;
  guint                    index;
  char                    *saved;
  guint                    n_saving;
  gboolean                 loading;
};

G_DEFINE_FINAL_TYPE (RapportFieldEditor, rapport_field_editor, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
has_words (RapportFieldEditor *self)
{
  return self->index + 1 < self->info->n_fields &&
         (self->info->fields[self->index + 1].flags & RAPPORT_FIELD_WORDS) != 0;
}

static void
control_changed_cb (RapportFieldEditor *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
control_left_cb (RapportFieldEditor *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
control_picked_cb (RapportFieldEditor *self)
{
  control_changed_cb (self);
  control_left_cb (self);
}

/* Nothing to scroll leaves the wheel to the form around it. */
static void
fit_cb (GtkWidget     *window,
        GtkAdjustment *place)
{
  const gboolean fits = gtk_adjustment_get_upper (place) <= gtk_adjustment_get_page_size (place);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        gtk_event_controller_set_propagation_phase (controller, fits ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
    }
}

static GtkWidget *
make_text_view (RapportFieldEditor *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_widget_add_css_class (window, "text-frame");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), "changed",
                           G_CALLBACK (fit_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (control_changed_cb), self);
  self->control = view;
  return window;
}

static GtkWidget *
make_drop_down (RapportFieldEditor *self)
{
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("Not set"), NULL });
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (const RapportChoice *choice = self->field->choices; choice->value != NULL; choice++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  self->control = gtk_drop_down_new (G_LIST_MODEL (names), name);
  g_signal_connect_swapped (self->control, "notify::selected", G_CALLBACK (control_picked_cb), self);
  return self->control;
}

static GtkWidget *
make_choice_entry (RapportFieldEditor *self)
{
  self->control = rapport_choice_entry_new (self->field->choices);
  rapport_choice_entry_set_completes (RAPPORT_CHOICE_ENTRY (self->control), has_words (self));
  g_signal_connect_swapped (self->control, "changed", G_CALLBACK (control_changed_cb), self);
  g_signal_connect_swapped (self->control, "committed", G_CALLBACK (control_left_cb), self);
  return self->control;
}

static GtkWidget *
make_reference (RapportFieldEditor *self)
{
  if (g_strcmp0 (self->field->target, "customer") == 0)
    self->control = rapport_picker_new (self->context);
  else
    {
      self->control = rapport_reference_drop_down_new ();
      if (g_strcmp0 (self->field->target, "member") == 0)
        rapport_reference_drop_down_show_members (RAPPORT_REFERENCE_DROP_DOWN (self->control), self->context);
    }
  g_signal_connect_swapped (self->control, "changed", G_CALLBACK (control_picked_cb), self);
  return self->control;
}

static GtkWidget *
make_entry (RapportFieldEditor *self)
{
  self->control = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->control), 12);
  if (self->field->kind == RAPPORT_FIELD_INTEGER || self->field->kind == RAPPORT_FIELD_MONEY)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->control), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_swapped (self->control, "changed", G_CALLBACK (control_changed_cb), self);
  g_signal_connect_swapped (self->control, "activate", G_CALLBACK (control_left_cb), self);
  return self->control;
}

static GtkWidget *
make_control (RapportFieldEditor *self,
              const char         *label)
{
  switch (self->field->kind)
    {
    case RAPPORT_FIELD_LONG_TEXT:
      return make_text_view (self);
    case RAPPORT_FIELD_CHOICE:
      return has_words (self) ? make_choice_entry (self) : make_drop_down (self);
    case RAPPORT_FIELD_FLAG:
      self->control = gtk_check_button_new_with_label (label);
      g_signal_connect_swapped (self->control, "toggled", G_CALLBACK (control_picked_cb), self);
      return self->control;
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_INSTANT:
      self->control = rapport_date_entry_new (self->context);
      g_signal_connect_swapped (self->control, "changed", G_CALLBACK (control_changed_cb), self);
      g_signal_connect_swapped (self->control, "committed", G_CALLBACK (control_left_cb), self);
      return self->control;
    case RAPPORT_FIELD_REFERENCE:
      return make_reference (self);
    case RAPPORT_FIELD_TEXT:
      return self->field->choices != NULL ? make_choice_entry (self) : make_entry (self);
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    default:
      return make_entry (self);
    }
}

/* What a screen reader reads lies inside some controls. */
static GtkWidget *
get_inner (RapportFieldEditor *self)
{
  if (RAPPORT_IS_DATE_ENTRY (self->control))
    return rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (self->control));
  if (RAPPORT_IS_CHOICE_ENTRY (self->control))
    return rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (self->control));
  if (RAPPORT_IS_REFERENCE_DROP_DOWN (self->control) || RAPPORT_IS_PICKER (self->control))
    return gtk_widget_get_first_child (self->control);
  return self->control;
}

static void
name_control (RapportFieldEditor *self,
              const char         *label)
{
  if (self->field->kind == RAPPORT_FIELD_FLAG)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      return;
    }
  rapport_control_name_set (self->control, label);
  gtk_label_set_text (GTK_LABEL (self->label), label);
}

static gboolean
rapport_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_FIELD_EDITOR (widget)->control);
}

static void
rapport_field_editor_dispose (GObject *object)
{
  RapportFieldEditor *self = RAPPORT_FIELD_EDITOR (object);

  /* letting go of the controls is no leaving of a field */
  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_FIELD_EDITOR);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_field_editor_parent_class)->dispose (object);
}

static void
rapport_field_editor_finalize (GObject *object)
{
  g_free (RAPPORT_FIELD_EDITOR (object)->saved);

  G_OBJECT_CLASS (rapport_field_editor_parent_class)->finalize (object);
}

static void
rapport_field_editor_class_init (RapportFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_field_editor_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_field_editor_grab_focus;

  /** RapportFieldEditor::changed: the person typed or picked something */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportFieldEditor::left: the person is done with the field: left it, pressed Enter, picked */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* a box would ask for the width of a label as high as one line */
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-field-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, label);
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, control_left_cb);
}

static void
rapport_field_editor_init (RapportFieldEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** rapport_field_editor_new: Returns: (transfer floating): for the field @index of things as @info says */
RapportFieldEditor *
rapport_field_editor_new (RapportContext          *context,
                          const RapportEntityInfo *info,
                          guint                    index)
{
  RapportFieldEditor *self;
  const char *label;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (index < info->n_fields, NULL);

  self = g_object_new (RAPPORT_TYPE_FIELD_EDITOR, NULL);
  self->context = g_object_ref (context);
  self->info = info;
  self->index = index;
  self->field = &info->fields[index];
  label = g_dpgettext2 (GETTEXT_PACKAGE, "field", self->field->label);
  gtk_box_prepend (GTK_BOX (self->box), make_control (self, label));
  name_control (self, label);
  return self;
}

/** rapport_field_editor_get_index: Returns: which field */
guint
rapport_field_editor_get_index (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), 0);

  return self->index;
}

/**
 * rapport_field_editor_get_indices:
 * @indices: (out caller-allocates) (array fixed-size=2): the field, and that of its words if it has one
 *
 * Returns: how many fields the editor changes
 */
guint
rapport_field_editor_get_indices (RapportFieldEditor *self,
                                  guint              *indices)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), 0);

  indices[0] = self->index;
  indices[1] = self->index + 1;
  return has_words (self) && self->field->kind != RAPPORT_FIELD_REFERENCE ? 2 : 1;
}

/** rapport_field_editor_get_label: Returns: (transfer none): the label, to be made as wide as others */
GtkWidget *
rapport_field_editor_get_label (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return self->label;
}

/** rapport_field_editor_set_name: labels the field with what the person calls it */
void
rapport_field_editor_set_name (RapportFieldEditor *self,
                               const char         *name)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  name_control (self, name);
}

/** rapport_field_editor_get_control: Returns: (transfer none): what the field is edited with */
GtkWidget *
rapport_field_editor_get_control (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return self->control;
}

/** rapport_field_editor_load: shows the field of @entity */
void
rapport_field_editor_load (RapportFieldEditor *self,
                           RapportEntity      *entity)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  self->loading = TRUE;
  rapport_field_value_load (self->control, self->context, entity, self->index, has_words (self));
  self->loading = FALSE;
  typed = rapport_field_editor_dup_typed (self);
  rapport_saved_text_set (get_inner (self), typed);
  g_free (self->saved);
  self->saved = g_steal_pointer (&typed);
}

/** rapport_field_editor_is_saving: Returns: whether something typed here is on its way to the book */
gboolean
rapport_field_editor_is_saving (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), FALSE);

  return self->n_saving > 0;
}

/** rapport_field_editor_begin_saving: notes that what is typed goes to the book */
void
rapport_field_editor_begin_saving (RapportFieldEditor *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  self->n_saving++;
}

/** rapport_field_editor_end_saving: notes that the book took or refused it */
void
rapport_field_editor_end_saving (RapportFieldEditor *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));
  g_return_if_fail (self->n_saving > 0);

  self->n_saving--;
}

/** rapport_field_editor_is_edited: Returns: whether the field holds something else than was loaded */
gboolean
rapport_field_editor_is_edited (RapportFieldEditor *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), FALSE);

  typed = rapport_field_editor_dup_typed (self);
  return g_strcmp0 (typed, self->saved) != 0;
}

/**
 * rapport_field_editor_swap_saved:
 * @saved: (transfer full): content that is from now on not an edit
 *
 * Returns: (transfer full): the content that was so before
 */
char *
rapport_field_editor_swap_saved (RapportFieldEditor *self,
                                 char               *saved)
{
  char *before;

  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  before = self->saved;
  self->saved = saved;
  rapport_saved_text_set (get_inner (self), saved);
  return before;
}

/** rapport_field_editor_apply: Returns: whether what was typed could be put into @entity; else @error says why */
gboolean
rapport_field_editor_apply (RapportFieldEditor  *self,
                            RapportEntity       *entity,
                            GError             **error)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), FALSE);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), FALSE);

  return rapport_field_value_apply (self->control, entity, self->index, has_words (self), error);
}

/** rapport_field_editor_dup_typed: Returns: (transfer full): the editor's content as text, for a draft */
char *
rapport_field_editor_dup_typed (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return rapport_field_value_dup_typed (self->control);
}

/** rapport_field_editor_set_typed: puts back what rapport_field_editor_dup_typed() gave */
void
rapport_field_editor_set_typed (RapportFieldEditor *self,
                                const char         *typed)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));
  g_return_if_fail (typed != NULL);

  self->loading = TRUE;
  rapport_field_value_set_typed (self->control, typed);
  self->loading = FALSE;
}

/**
 * rapport_field_editor_show_problem:
 * @sentence: (nullable): what is wrong; NULL when nothing is
 */
void
rapport_field_editor_show_problem (RapportFieldEditor *self,
                                   RapportSeverity     severity,
                                   const char         *sentence)
{
  GtkWidget *inner;
  gboolean is_error = sentence != NULL && severity == RAPPORT_SEVERITY_ERROR;

  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  inner = get_inner (self);
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
      gtk_widget_add_css_class (inner, "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
      gtk_widget_remove_css_class (inner, "error");
    }
  rapport_control_name_set_problem (self->control, sentence, is_error);
}

/** rapport_field_editor_can_edit: Returns: whether there is something to edit the field with */
gboolean
rapport_field_editor_can_edit (const RapportField *field)
{
  if (field->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_WORDS | RAPPORT_FIELD_OWNER))
    return FALSE;
  return field->kind != RAPPORT_FIELD_REFERENCE || g_strcmp0 (field->target, "member") == 0 ||
         g_strcmp0 (field->target, "contact") == 0 || g_strcmp0 (field->target, "customer") == 0;
}
