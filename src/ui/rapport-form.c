/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rapport-act.h"
#include "rapport-checks.h"
#include "rapport-edit-draft.h"
#include "rapport-edit.h"
#include "rapport-form-editors.h"
#include "rapport-form.h"
#include "rapport-table.h"
#include "rapport-ui.h"
#include "rapport-window.h"

/* So soon after a change an edit is kept, in milliseconds. */
#define KEEP_DELAY 250

/**
 * RapportForm:
 * Labelled editors for the fields of a thing. Of a stored thing each edit is kept when the field is
 * left; a new thing is applied as a whole.
 */
struct _RapportForm
{
  GtkWidget                parent_instance;

  RapportFormEditors      *fields;
  RapportContext          *context;
  const RapportEntityInfo *info;
  GPtrArray               *editors;
  RapportEntity           *entity;
  RapportFormHintFunc      hint_func;
  gpointer                 hint_data;
  gulong                   notify_handler;
  guint                    check_idle;
  guint                    keep_timeout;
  GHashTable              *restored;
  gboolean                 is_new;
  gboolean                 loading;
};

G_DEFINE_FINAL_TYPE (RapportForm, rapport_form, GTK_TYPE_WIDGET)

enum { EDITED, SAVED, SETTLED, TYPED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* One field's edit on its way to the book. */
typedef struct
{
  RapportForm        *form;
  RapportFieldEditor *editor;
  RapportBook        *book;
  RapportEntity      *entity;
  char               *saved;
  char               *typed;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->form);
  g_object_unref (save->editor);
  g_object_unref (save->book);
  g_object_unref (save->entity);
  g_free (save->saved);
  g_free (save->typed);
  g_free (save);
}

/* The problems of a thing as it is now, with those that depend on today. */
static GPtrArray *
check (RapportForm   *self,
       RapportEntity *entity)
{
  GPtrArray *problems = rapport_entity_check (entity);

  rapport_entity_check_at (entity, rapport_context_get_now (self->context),
                           rapport_context_get_zone (self->context), problems);
  return problems;
}

static const RapportProblem *
find_problem (RapportForm        *self,
              GPtrArray          *problems,
              RapportFieldEditor *editor)
{
  const RapportProblem *found = NULL;
  guint indices[2];
  guint n = rapport_field_editor_get_indices (editor, indices);

  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);

      for (guint j = 0; j < n; j++)
        if (g_strcmp0 (problem->field, self->info->fields[indices[j]].name) == 0 &&
            (found == NULL || problem->severity > found->severity))
          found = problem;
    }
  return found;
}

/* A hint stands where there is no problem. */
static const RapportProblem *
judge (RapportForm        *self,
       RapportEntity      *entity,
       GPtrArray          *problems,
       RapportFieldEditor *editor)
{
  const RapportProblem *problem = find_problem (self, problems, editor);
  g_autofree char *hint = NULL;

  if (problem != NULL)
    {
      rapport_field_editor_show_problem (editor, problem->severity, problem->sentence);
      return problem;
    }
  if (self->hint_func != NULL)
    hint = self->hint_func (entity, rapport_field_editor_get_index (editor), self->hint_data);
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG, hint);
  return NULL;
}

static gboolean
check_idle_cb (gpointer data)
{
  RapportForm *self = data;
  g_autoptr(GPtrArray) problems = NULL;

  self->check_idle = 0;
  if (self->entity == NULL || self->is_new)
    return G_SOURCE_REMOVE;
  problems = check (self, self->entity);
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!rapport_field_editor_is_edited (editor))
        judge (self, self->entity, problems, editor);
    }
  return G_SOURCE_REMOVE;
}

static void
check_soon (RapportForm *self)
{
  if (self->check_idle == 0)
    self->check_idle = g_idle_add (check_idle_cb, self);
}

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
    rapport_field_editor_load (editor, entity);
  check_soon (self);
}

static const char *
get_name (RapportForm        *self,
          RapportFieldEditor *editor)
{
  return self->info->fields[rapport_field_editor_get_index (editor)].name;
}

/* What is typed into a stored thing and not stored yet survives a crash, a refusal and another
   thing being shown. What is on its way to the book stays until it is there. */
static void
keep_edits (RapportForm *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GHashTable) typed = NULL;
  gboolean changed = FALSE;

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (self->entity == NULL || self->is_new)
    return;
  typed = rapport_edit_draft_load (book, self->entity);
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *name = get_name (self, editor);
      g_autofree char *text = rapport_field_editor_dup_typed (editor);

      if (!rapport_field_editor_is_edited (editor))
        changed |= !rapport_field_editor_is_saving (editor) && g_hash_table_remove (typed, name);
      else if (g_strcmp0 (g_hash_table_lookup (typed, name), text) != 0)
        {
          g_hash_table_insert (typed, g_strdup (name), g_steal_pointer (&text));
          changed = TRUE;
        }
    }
  if (changed)
    rapport_edit_draft_store (book, self->entity, typed);
}

static gboolean
keep_cb (gpointer data)
{
  RapportForm *self = data;

  self->keep_timeout = 0;
  keep_edits (self);
  return G_SOURCE_REMOVE;
}

static void
keep_now (RapportForm *self)
{
  if (self->keep_timeout != 0)
    keep_edits (self);
}

/* It is saved once the person has been in the field: it may have been changed since by others. */
static void
restore_edits (RapportForm *self,
               guint        first)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GHashTable) typed = rapport_edit_draft_load (book, self->entity);

  if (g_hash_table_size (typed) == 0)
    return;
  for (guint i = first; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *text = g_hash_table_lookup (typed, get_name (self, editor));

      if (text == NULL)
        continue;
      rapport_field_editor_set_typed (editor, text);
      if (!rapport_field_editor_is_edited (editor))
        {
          /* it was stored as the program ended */
          rapport_edit_draft_set (book, self->entity, get_name (self, editor), NULL);
          continue;
        }
      g_hash_table_add (self->restored, editor);
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG,
                                         _("You typed this before, and it is not saved yet."));
    }
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Save *save = data;
  RapportForm *self = save->form;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  rapport_field_editor_end_saving (save->editor);
  rapport_edit_draft_set (save->book, save->entity, get_name (self, save->editor),
                          receipt == NULL ? save->typed : NULL);
  if (receipt == NULL && self->entity == save->entity)
    {
      g_free (rapport_field_editor_swap_saved (save->editor, g_steal_pointer (&save->saved)));
      rapport_field_editor_show_problem (save->editor, RAPPORT_SEVERITY_ERROR, error->message);
    }
  else if (receipt == NULL && self->context != NULL && rapport_window_from (self->context) != NULL)
    /* the form shows something else by now */
    rapport_window_show_error (rapport_window_from (self->context), error->message);
  else if (receipt != NULL && receipt->action != 0)
    g_signal_emit (self, signals[SAVED], 0, receipt);
  if (!rapport_form_is_saving (self))
    g_signal_emit (self, signals[SETTLED], 0);
  save_free (save);
}

static void
save_edit (RapportForm        *self,
           RapportFieldEditor *editor)
{
  g_autoptr(RapportEntity) copy = rapport_entity_copy (self->entity);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  const RapportProblem *problem;
  guint indices[2];
  guint n_indices = rapport_field_editor_get_indices (editor, indices);
  Save *save;

  if (!rapport_field_editor_apply (editor, copy, &error))
    {
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
      return;
    }
  problems = check (self, copy);
  problem = judge (self, copy, problems, editor);
  if (problem != NULL && problem->severity == RAPPORT_SEVERITY_ERROR)
    return;
  save = g_new0 (Save, 1);
  save->form = g_object_ref (self);
  save->editor = g_object_ref (editor);
  save->entity = g_object_ref (self->entity);
  save->book = g_object_ref (rapport_context_get_book (self->context));
  save->typed = rapport_field_editor_dup_typed (editor);
  save->saved = rapport_field_editor_swap_saved (editor, g_strdup (save->typed));
  rapport_field_editor_begin_saving (editor);
  rapport_act_run_async (rapport_edit_new (copy, indices, n_indices), rapport_context_get_book (self->context),
                         save_cb, save);
}

/* Each field of a new thing is judged when it is left. */
static void
apply_edit (RapportForm        *self,
            RapportFieldEditor *editor)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_field_editor_apply (editor, self->entity, &error))
    {
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
      return;
    }
  problems = check (self, self->entity);
  judge (self, self->entity, problems, editor);
  g_signal_emit (self, signals[EDITED], 0, rapport_field_editor_get_index (editor));
}

static void
leave_editor (RapportForm        *self,
              RapportFieldEditor *editor)
{
  if (self->entity == NULL)
    return;
  if (!rapport_field_editor_is_edited (editor))
    /* what was wrong with it may be taken back by now */
    check_soon (self);
  else if (self->is_new)
    apply_edit (self, editor);
  else
    save_edit (self, editor);
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
  else if (self->keep_timeout == 0)
    self->keep_timeout = g_timeout_add (KEEP_DELAY, keep_cb, self);
}

static void
let_go (RapportForm *self)
{
  if (self->entity != NULL && self->notify_handler != 0)
    g_signal_handler_disconnect (self->entity, self->notify_handler);
  self->notify_handler = 0;
  g_clear_handle_id (&self->check_idle, g_source_remove);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_hash_table_remove_all (self->restored);
  g_clear_object (&self->entity);
}

static void
load (RapportForm *self)
{
  self->loading = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG, NULL);
      rapport_field_editor_load (editor, self->entity);
    }
  self->loading = FALSE;
}

static void
rapport_form_unmap (GtkWidget *widget)
{
  /* a closed window and another page are leaving, too */
  rapport_form_commit (RAPPORT_FORM (widget));
  keep_now (RAPPORT_FORM (widget));

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
      if (self->entity != NULL)
        rapport_field_editor_load (editor, self->entity);
    }
  self->loading = loading;
  if (self->entity != NULL && !self->is_new)
    {
      restore_edits (self, first);
      check_soon (self);
    }
}

static void
rapport_form_init (RapportForm *self)
{
  self->restored = g_hash_table_new (NULL, NULL);
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

/**
 * rapport_form_set_hints:
 * @func: (nullable): tells what to point out beside a field without a problem; called until there
 *   is another or the form is gone
 */
void
rapport_form_set_hints (RapportForm         *self,
                        RapportFormHintFunc  func,
                        gpointer             data)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  self->hint_func = func;
  self->hint_data = data;
}

/** rapport_form_show_hint: judges @field anew, as something else that its hint depends on changed */
void
rapport_form_show_hint (RapportForm *self,
                        guint        field)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self, field);
  g_autoptr(GPtrArray) problems = NULL;

  g_return_if_fail (self->entity != NULL && editor != NULL);

  problems = check (self, self->entity);
  judge (self, self->entity, problems, editor);
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
  keep_now (self);
  let_go (self);
  self->is_new = FALSE;
  if (entity == NULL)
    return;
  self->entity = g_object_ref (entity);
  self->notify_handler = g_signal_connect_object (entity, "notify", G_CALLBACK (entity_notify_cb), self,
                                                  G_CONNECT_SWAPPED);
  load (self);
  restore_edits (self, 0);
  check_soon (self);
}

/** rapport_form_start: shows a thing that is not stored yet; its fields are set as theirs are left */
void
rapport_form_start (RapportForm   *self,
                    RapportEntity *entity)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  rapport_form_commit (self);
  keep_now (self);
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
  problems = check (self, self->entity);
  for (guint i = 0; i < self->editors->len && wrong == NULL; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const RapportProblem *problem = judge (self, self->entity, problems, editor);

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

/** rapport_form_is_saving: Returns: whether an edit of a stored thing is on its way to the book */
gboolean
rapport_form_is_saving (RapportForm *self)
{
  g_return_val_if_fail (RAPPORT_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    if (rapport_field_editor_is_saving (g_ptr_array_index (self->editors, i)))
      return TRUE;
  return FALSE;
}

/** rapport_form_dup_typed: Returns: (transfer full) (nullable): what was typed, for a draft; NULL for nothing */
char *
rapport_form_dup_typed (RapportForm *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (RAPPORT_IS_FORM (self), NULL);

  if (!rapport_form_is_edited (self))
    return NULL;
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *typed = rapport_field_editor_dup_typed (editor);

      if (!rapport_field_editor_is_edited (editor))
        continue;
      json_builder_set_member_name (builder, get_name (self, editor));
      json_builder_add_string_value (builder, typed);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/** rapport_form_set_typed: shows what rapport_form_dup_typed() gave for another new thing */
void
rapport_form_set_typed (RapportForm *self,
                        const char  *typed)
{
  g_autoptr(JsonNode) root = json_from_string (typed, NULL);
  JsonObject *object;

  g_return_if_fail (RAPPORT_IS_FORM (self));
  g_return_if_fail (self->entity != NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  object = json_node_get_object (root);
  self->loading = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *text = json_object_get_string_member_with_default (object, get_name (self, editor), NULL);

      if (text == NULL)
        continue;
      rapport_field_editor_set_typed (editor, text);
      apply_edit (self, editor);
    }
  self->loading = FALSE;
}
