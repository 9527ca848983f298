/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-form-private.h"
#include "rapport-table.h"
#include "rapport-ui.h"

G_DEFINE_FINAL_TYPE (RapportForm, rapport_form, GTK_TYPE_WIDGET)

enum { EDITED, SAVED, SETTLED, TYPED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What the person is typing stays; it is judged when the field is left. */
static void
entity_notify_cb (RapportForm   *self,
                  GParamSpec    *pspec,
                  RapportEntity *entity)
{
  g_autofree char *name = g_strdup (pspec->name);
  RapportFieldEditor *editor;

  if (rapport_form_editors_find (self->fields, name) == NULL && g_str_has_suffix (name, "-words"))
    name[strlen (name) - strlen ("-words")] = '\0';
  editor = rapport_form_editors_find (self->fields, name);
  if (editor != NULL && !rapport_field_editor_is_edited (editor))
    rapport_form_load_editor (self, editor);
  else if (editor != NULL && !self->is_new)
    rapport_form_find_conflict (self, editor);
  rapport_form_editors_count (self->fields, entity);
  rapport_form_check_soon (self);
}

/* Each field of a new thing is judged when it is left. */
void
rapport_form_apply_edit (RapportForm        *self,
                         RapportFieldEditor *editor)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_field_editor_apply (editor, self->entity, &error))
    {
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
      return;
    }
  problems = rapport_form_check (self, self->entity);
  rapport_form_judge (self, self->entity, problems, editor);
  g_signal_emit (self, signals[EDITED], 0, rapport_field_editor_get_index (editor));
}

static void
leave_editor (RapportForm        *self,
              RapportFieldEditor *editor)
{
  if (self->entity == NULL)
    return;
  if (!rapport_field_editor_is_edited (editor))
    rapport_form_settle (self, editor);
  else if (self->is_new)
    rapport_form_apply_edit (self, editor);
  else if (!rapport_form_find_conflict (self, editor))
    rapport_form_save_edit (self, editor);
}

static void
editor_kept_cb (RapportForm        *self,
                RapportFieldEditor *editor)
{
  rapport_form_keep_mine (self, editor);
  leave_editor (self, editor);
}

static void
editor_left_cb (RapportForm        *self,
                RapportFieldEditor *editor)
{
  g_hash_table_remove (self->restored, editor);
  leave_editor (self, editor);
}

static void
editor_changed_cb (RapportForm        *self,
                   RapportFieldEditor *editor)
{
  if (self->loading || self->entity == NULL)
    return;
  if (self->is_new)
    g_signal_emit (self, signals[TYPED], 0);
  else
    rapport_keep_timer_start (&self->keep_timer);
}

static void
let_go (RapportForm *self)
{
  if (self->entity != NULL && self->notify_handler != 0)
    g_signal_handler_disconnect (self->entity, self->notify_handler);
  self->notify_handler = 0;
  g_clear_handle_id (&self->check_idle, g_source_remove);
  rapport_keep_timer_stop (&self->keep_timer);
  g_hash_table_remove_all (self->restored);
  g_clear_object (&self->entity);
  g_clear_object (&self->began);
}

static void
load (RapportForm *self)
{
  self->loading = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG, NULL);
      rapport_form_load_editor (self, editor);
    }
  rapport_form_editors_count (self->fields, self->entity);
  self->loading = FALSE;
}

static void
rapport_form_unmap (GtkWidget *widget)
{
  /* a closed window and another page are leaving, too */
  rapport_form_commit (RAPPORT_FORM (widget));
  rapport_keep_timer_flush (&RAPPORT_FORM (widget)->keep_timer);

  GTK_WIDGET_CLASS (rapport_form_parent_class)->unmap (widget);
}

static gboolean
rapport_form_grab_focus (GtkWidget *widget)
{
  RapportForm *self = RAPPORT_FORM (widget);

  return self->editors->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->editors, 0));
}

static void
rapport_form_dispose (GObject *object)
{
  RapportForm *self = RAPPORT_FORM (object);

  let_go (self);
  g_ptr_array_set_size (self->editors, 0);
  if (self->fields != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->fields));
  self->fields = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_form_parent_class)->dispose (object);
}

static void
rapport_form_finalize (GObject *object)
{
  RapportForm *self = RAPPORT_FORM (object);

  g_ptr_array_unref (self->editors);
  g_array_unref (self->guards);
  g_hash_table_unref (self->restored);

  G_OBJECT_CLASS (rapport_form_parent_class)->finalize (object);
}

static void
rapport_form_class_init (RapportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_form_finalize;
  widget_class->unmap = rapport_form_unmap;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);

  /** RapportForm::edited: a field (guint) of a new thing was left; the thing has its value */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /** RapportForm::saved: an edit of a stored thing is in the book (RapportReceipt) */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /** RapportForm::settled: no edit is on its way to the book any more; those refused are still edited */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportForm::typed: the person types in a new thing's field */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
made_cb (RapportForm *self,
         guint        first)
{
  const gboolean loading = self->loading;

  self->loading = TRUE;
  for (guint i = first; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "left", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "kept", G_CALLBACK (editor_kept_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "taken", G_CALLBACK (rapport_form_take_other), self, G_CONNECT_SWAPPED);
      if (self->entity != NULL)
        rapport_form_load_editor (self, editor);
    }
  self->loading = loading;
  if (self->entity != NULL && !self->is_new)
    {
      rapport_form_restore_edits (self, first);
      rapport_form_check_soon (self);
    }
}

static void
rapport_form_init (RapportForm *self)
{
  rapport_keep_timer_init (&self->keep_timer, (GSourceOnceFunc) rapport_form_keep_edits, self);
  self->restored = g_hash_table_new (NULL, NULL);
  self->guards = g_array_new (FALSE, FALSE, sizeof (RapportFormGuard));
  self->fields = rapport_form_editors_new ();
  self->editors = g_ptr_array_ref (rapport_form_editors_get_all (self->fields));
  g_signal_connect_object (self->fields, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->fields), GTK_WIDGET (self));
}

/** rapport_form_new: Returns: (transfer floating): an empty form for things of @type */
RapportForm *
rapport_form_new (RapportContext *context,
                  GType           type)
{
  RapportForm *self = g_object_new (RAPPORT_TYPE_FORM, NULL);

  rapport_form_set_context (self, context, type);
  return self;
}

/** rapport_form_set_context: says for things of which type; needed before use, also in templates */
void
rapport_form_set_context (RapportForm    *self,
                          RapportContext *context,
                          GType           type)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (g_type_is_a (type, RAPPORT_TYPE_ENTITY));

  g_set_object (&self->context, context);
  self->info = rapport_table_info (type);
  rapport_form_editors_set_context (self->fields, context, self->info);
}

/**
 * rapport_form_set_gradual:
 *
 * Lets a long form be drawn before all of its editors are made; the others follow at once. To be
 * said before there are sections.
 */
void
rapport_form_set_gradual (RapportForm *self)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  rapport_form_editors_set_gradual (self->fields);
}

/**
 * rapport_form_set_folding:
 *
 * Lets each section be opened and closed by its title. The first two are open; another is for who looks for
 * it, and tells how many of its fields are filled in. To be said before there are sections.
 */
void
rapport_form_set_folding (RapportForm *self)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  rapport_form_editors_set_folding (self->fields);
}

/**
 * rapport_form_add_section:
 * @title: (nullable): a heading
 * @fields: indices of fields; those that nobody edits are left out
 */
void
rapport_form_add_section (RapportForm *self,
                          const char  *title,
                          const guint *fields,
                          guint        n_fields)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  rapport_form_editors_add_section (self->fields, title, fields, n_fields);
}

/** rapport_form_add_row: as rapport_form_add_section(), with the fields beside each other and without their labels */
void
rapport_form_add_row (RapportForm *self,
                      const guint *fields,
                      guint        n_fields)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  rapport_form_editors_add_row (self->fields, fields, n_fields);
}

/** rapport_form_add_widget: adds something else behind the sections there are, such as lines */
void
rapport_form_add_widget (RapportForm *self,
                         GtkWidget   *widget)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (GTK_BOX (self->fields), widget);
}

/**
 * rapport_form_set_entity:
 * @entity: (nullable): a stored thing, as rapport_book_get() gives it
 *
 * Shows the thing as it is now and becomes. An edit is an act of its own when its field is left. What
 * was typed before and could not be saved stands in its field again.
 */
void
rapport_form_set_entity (RapportForm   *self,
                         RapportEntity *entity)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (self->info != NULL);

  if (entity == self->entity)
    return;
  rapport_form_commit (self);
  rapport_keep_timer_flush (&self->keep_timer);
  let_go (self);
  self->is_new = FALSE;
  if (entity == NULL)
    return;
  self->entity = g_object_ref (entity);
  self->began = rapport_entity_copy (entity);
  self->notify_handler = g_signal_connect_object (entity, "notify", G_CALLBACK (entity_notify_cb), self,
                                                  G_CONNECT_SWAPPED);
  load (self);
  rapport_form_restore_edits (self, 0);
  rapport_form_check_soon (self);
}

/** rapport_form_start: shows a thing that is not stored yet; its fields are set as theirs are left */
void
rapport_form_start (RapportForm   *self,
                    RapportEntity *entity)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  rapport_form_commit (self);
  rapport_keep_timer_flush (&self->keep_timer);
  let_go (self);
  rapport_form_editors_make_all (self->fields);
  self->is_new = TRUE;
  self->entity = g_object_ref (entity);
  load (self);
}

/** rapport_form_get_entity: Returns: (transfer none) (nullable): what is shown */
RapportEntity *
rapport_form_get_entity (RapportForm *self)
{
  g_return_val_if_fail (RAPPORT_IS_FORM (self), NULL);

  return self->entity;
}

/** rapport_form_get_editor: Returns: (transfer none) (nullable): the editor of @field */
RapportFieldEditor *
rapport_form_get_editor (RapportForm *self,
                         guint        field)
{
  RapportFieldEditor *editor;

  g_return_val_if_fail (RAPPORT_IS_FORM (self), NULL);

  editor = rapport_form_editors_find (self->fields, self->info->fields[field].name);
  if (editor != NULL)
    return editor;
  rapport_form_editors_make_all (self->fields);
  return rapport_form_editors_find (self->fields, self->info->fields[field].name);
}

/** rapport_form_commit: takes the field that is being typed in as left */
void
rapport_form_commit (RapportForm *self)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  if (self->context == NULL)
    return;
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!g_hash_table_contains (self->restored, editor))
        leave_editor (self, editor);
    }
}

/**
 * rapport_form_apply:
 *
 * Puts all that was typed into the new thing. What is wrong is shown beside its field, and the
 * cursor is put there.
 *
 * Returns: whether the thing can be stored
 */
gboolean
rapport_form_apply (RapportForm *self)
{
  g_autoptr(GPtrArray) problems = NULL;
  RapportFieldEditor *wrong = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORM (self), FALSE);
  g_return_val_if_fail (self->entity != NULL, FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autoptr(GError) error = NULL;

      if (rapport_field_editor_apply (editor, self->entity, &error))
        continue;
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
      wrong = wrong != NULL ? wrong : editor;
    }
  problems = rapport_form_check (self, self->entity);
  for (guint i = 0; i < self->editors->len && wrong == NULL; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const RapportProblem *problem = rapport_form_judge (self, self->entity, problems, editor);

      if (problem != NULL && problem->severity == RAPPORT_SEVERITY_ERROR)
        wrong = editor;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

/** rapport_form_is_edited: Returns: whether a field holds something else than was loaded */
gboolean
rapport_form_is_edited (RapportForm *self)
{
  g_return_val_if_fail (RAPPORT_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    if (rapport_field_editor_is_edited (g_ptr_array_index (self->editors, i)))
      return TRUE;
  return FALSE;
}

/** rapport_form_focus_edited: puts the cursor into the first field that holds something else than was loaded */
void
rapport_form_focus_edited (RapportForm *self)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  for (guint i = 0; i < self->editors->len; i++)
    if (rapport_field_editor_is_edited (g_ptr_array_index (self->editors, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->editors, i));
        return;
      }
}
