/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-field-controls.h"
#include "rapport-field-editor.h"
#include "rapport-section.h"
#include "rapport-saved-text.h"
#include "rapport-ui.h"

/** RapportFieldEditor: a thing's field: its label, what it is edited with, and what is wrong with it */
struct _RapportFieldEditor
{
  GtkWidget                parent_instance;

  GtkWidget               *label;
  GtkWidget               *box;
  GtkWidget               *problem;
  GtkWidget               *choice;
  RapportFieldControl     *control;
  const RapportEntityInfo *info;
  const RapportField      *field;
  guint                    index;
  char                    *saved;
  guint                    n_saving;
  gboolean                 loading;
};

G_DEFINE_FINAL_TYPE (RapportFieldEditor, rapport_field_editor, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, KEPT, TAKEN, N_SIGNALS };

static guint signals[N_SIGNALS];

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
keep_cb (RapportFieldEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[KEPT], 0);
}

static void
take_cb (RapportFieldEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[TAKEN], 0);
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
  rapport_control_name_set (rapport_field_editor_get_control (self), label);
  gtk_label_set_text (GTK_LABEL (self->label), label);
}

static gboolean
rapport_field_editor_grab_focus (GtkWidget *widget)
{
  rapport_field_editor_reveal (RAPPORT_FIELD_EDITOR (widget));
  return gtk_widget_grab_focus (rapport_field_editor_get_control (RAPPORT_FIELD_EDITOR (widget)));
}

static void
rapport_field_editor_dispose (GObject *object)
{
  RapportFieldEditor *self = RAPPORT_FIELD_EDITOR (object);

  /* letting go of the controls is no leaving of a field */
  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_FIELD_EDITOR);
  g_clear_object (&self->control);

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

  /** RapportFieldEditor::kept: of two contents, that which the person typed is wanted */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportFieldEditor::taken: of two contents, that which the book has is wanted */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* a box would ask for the width of a label as high as one line */
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-field-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, label);
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RapportFieldEditor, choice);
  gtk_widget_class_bind_template_callback (widget_class, control_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
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
  self->info = info;
  self->index = index;
  self->field = &info->fields[index];
  label = g_dpgettext2 (GETTEXT_PACKAGE, "field", self->field->label);
  self->control = rapport_field_control_new (rapport_field_controls_find (info, index), context, info, index);
  g_signal_connect_object (self->control, "changed", G_CALLBACK (control_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->control, "left", G_CALLBACK (control_left_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (self->box), rapport_field_control_make (self->control));
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
  return rapport_value_has_words (self->info, self->index) && self->field->kind != RAPPORT_FIELD_REFERENCE ? 2 : 1;
}

/** rapport_field_editor_is_same: Returns: whether @one and @other agree in what the editor changes */
gboolean
rapport_field_editor_is_same (RapportFieldEditor *self,
                              RapportEntity      *one,
                              RapportEntity      *other)
{
  guint indices[2];
  const guint n = rapport_field_editor_get_indices (self, indices);

  for (guint i = 0; i < n; i++)
    if (!rapport_entity_field_equal (one, other, indices[i]))
      return FALSE;
  return TRUE;
}

/** rapport_field_editor_copy_fields: lets @entity have what @from has in what the editor changes */
void
rapport_field_editor_copy_fields (RapportFieldEditor *self,
                                  RapportEntity      *entity,
                                  RapportEntity      *from)
{
  guint indices[2];
  const guint n = rapport_field_editor_get_indices (self, indices);

  for (guint i = 0; i < n; i++)
    rapport_entity_copy_field (entity, from, indices[i]);
}

/** rapport_field_editor_get_label: Returns: (transfer none): the label, to be made as wide as others */
GtkWidget *
rapport_field_editor_get_label (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return self->label;
}

/** rapport_field_editor_hide_label: for a line, where a heading above all lines says what the field is */
void
rapport_field_editor_hide_label (RapportFieldEditor *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  gtk_widget_set_visible (self->label, FALSE);
  /* a grid says of the sentence below the control only how high that is where it is narrowest, and a row of grids would
   * be higher at least than it is at best */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_bin_layout_new ());
}

/** rapport_field_editor_set_name: labels the field with what the person calls it */
void
rapport_field_editor_set_name (RapportFieldEditor *self,
                               const char         *name)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  name_control (self, name);
}

/** rapport_field_editor_set_none: gives the words for nobody and nothing where these mean something; before it loads */
void
rapport_field_editor_set_none (RapportFieldEditor *self,
                               const char         *words)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  rapport_field_control_set_none (self->control, words);
}

/** rapport_field_editor_get_control: Returns: (transfer none): what the field is edited with */
GtkWidget *
rapport_field_editor_get_control (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return rapport_field_control_get_widget (self->control);
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
  rapport_field_control_load (self->control, entity);
  self->loading = FALSE;
  typed = rapport_field_editor_dup_typed (self);
  rapport_saved_text_set (rapport_control_name_get_wrapped (rapport_field_editor_get_control (self)), typed);
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
  rapport_saved_text_set (rapport_control_name_get_wrapped (rapport_field_editor_get_control (self)), saved);
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

  return rapport_field_control_apply (self->control, entity, error);
}

/** rapport_field_editor_dup_typed: Returns: (transfer full): the editor's content as text, for a draft */
char *
rapport_field_editor_dup_typed (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  return rapport_field_control_dup_typed (self->control);
}

/** rapport_field_editor_set_typed: puts back what rapport_field_editor_dup_typed() gave */
void
rapport_field_editor_set_typed (RapportFieldEditor *self,
                                const char         *typed)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));
  g_return_if_fail (typed != NULL);

  self->loading = TRUE;
  rapport_field_control_set_typed (self->control, typed);
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

  inner = rapport_control_name_get_wrapped (rapport_field_editor_get_control (self));
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
  rapport_control_name_set_problem (rapport_field_editor_get_control (self), sentence, is_error);
}

/** rapport_field_editor_dup_shown: Returns: (transfer full): what @entity has in the field, as a person reads it */
char *
rapport_field_editor_dup_shown (RapportFieldEditor *self,
                                RapportEntity      *entity)
{
  RapportValuePlace place;

  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), NULL);

  place = rapport_field_control_get_place (self->control);
  return rapport_value_show (entity, self->index, &place);
}

/** rapport_field_editor_set_choice: offers to choose between what is typed and what the book has, or no more */
void
rapport_field_editor_set_choice (RapportFieldEditor *self,
                                 gboolean            offered)
{
  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  gtk_widget_set_visible (self->choice, offered);
}

/** rapport_field_editor_has_choice: Returns: whether what is typed and what the book has are to be chosen from */
gboolean
rapport_field_editor_has_choice (RapportFieldEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_EDITOR (self), FALSE);

  return gtk_widget_get_visible (self->choice);
}

/** rapport_field_editor_can_edit: Returns: whether there is something to edit the field with */
gboolean
rapport_field_editor_can_edit (const RapportField *field)
{
  return (field->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_WORDS | RAPPORT_FIELD_OWNER)) == 0;
}

/** rapport_field_editor_reveal: opens the section that it stands in */
void
rapport_field_editor_reveal (RapportFieldEditor *self)
{
  GtkWidget *section;

  g_return_if_fail (RAPPORT_IS_FIELD_EDITOR (self));

  section = gtk_widget_get_ancestor (GTK_WIDGET (self), RAPPORT_TYPE_SECTION);
  if (section != NULL)
    rapport_section_set_open (RAPPORT_SECTION (section), TRUE);
}
