/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-act.h"
#include "rapport-edit-draft.h"
#include "rapport-edit.h"
#include "rapport-form-private.h"

/* One field's edit on its way to the book. */
typedef struct
{
  RapportForm        *form;
  RapportFieldEditor *editor;
  RapportBook        *book;
  RapportEntity      *entity;
  RapportEntity      *changed;
  RapportEntity      *began;    /* what the person began with */
  RapportEntity      *guarded;  /* nullable: what was changed before the guard was asked */
  guint               indices[2];
  guint               n_indices;
  char               *saved;
  char               *typed;
  gboolean            along;
  RapportAct         *act;      /* nullable: the guard's */
  char               *done;     /* nullable: what is told then */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->form);
  g_object_unref (save->editor);
  g_object_unref (save->book);
  g_object_unref (save->entity);
  g_object_unref (save->changed);
  g_object_unref (save->began);
  g_clear_object (&save->guarded);
  g_free (save->saved);
  g_free (save->typed);
  g_clear_pointer (&save->act, rapport_act_free);
  g_free (save->done);
  g_free (save);
}

static const char *
get_name (RapportForm        *self,
          RapportFieldEditor *editor)
{
  return self->info->fields[rapport_field_editor_get_index (editor)].name;
}

/* What is typed into a stored thing and not stored yet survives a crash, a refusal and another
   thing being shown. What is on its way to the book stays until it is there. */
void
rapport_form_keep_edits (RapportForm *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GHashTable) typed = NULL;
  g_autoptr(RapportEntity) began = NULL;
  gboolean changed = FALSE;

  if (self->entity == NULL || self->is_new)
    return;
  typed = rapport_edit_draft_load (book, RAPPORT_EDIT_DRAFT_FORM, self->entity, &began);
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *name = get_name (self, editor);
      g_autofree char *text = rapport_field_editor_dup_typed (editor);

      if (!rapport_field_editor_is_edited (editor))
        changed |= !rapport_field_editor_is_saving (editor) && g_hash_table_remove (typed, name);
      else if (g_strcmp0 (g_hash_table_lookup (typed, name), text) != 0 ||
               !rapport_field_editor_is_same (editor, began, self->began))
        {
          g_hash_table_insert (typed, g_strdup (name), g_steal_pointer (&text));
          rapport_field_editor_copy_fields (editor, began, self->began);
          changed = TRUE;
        }
    }
  if (changed)
    rapport_edit_draft_store (book, RAPPORT_EDIT_DRAFT_FORM, self->entity, typed, began);
}

/* It is saved once the person has been in the field, unless it was changed since by others. */
void
rapport_form_restore_edits (RapportForm *self,
                            guint        first)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportEntity) began = NULL;
  g_autoptr(GHashTable) typed = rapport_edit_draft_load (book, RAPPORT_EDIT_DRAFT_FORM, self->entity, &began);

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
          rapport_edit_draft_set (book, RAPPORT_EDIT_DRAFT_FORM, self->entity, get_name (self, editor), NULL, NULL);
          continue;
        }
      g_hash_table_add (self->restored, editor);
      rapport_field_editor_reveal (editor);
      rapport_form_begin_from (self, editor, began);
      if (!rapport_form_find_conflict (self, editor))
        rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG,
                                           _("You typed this before, and it is not saved yet."));
    }
}

/* What the book has again is not what was typed; that stays in the editor, unless more was typed there since. */
static void
take_back (Save         *save,
           const GError *error)
{
  RapportForm *self = save->form;
  const gboolean is_more = rapport_field_editor_is_edited (save->editor);

  g_free (rapport_field_editor_swap_saved (save->editor, g_steal_pointer (&save->saved)));
  rapport_form_begin_from (self, save->editor, save->began);
  if (!is_more)
    rapport_field_editor_set_typed (save->editor, save->typed);
  if (!g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT) ||
      !rapport_form_find_conflict (self, save->editor))
    rapport_field_editor_show_problem (save->editor, RAPPORT_SEVERITY_ERROR, error->message);
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
  rapport_edit_draft_set (save->book, RAPPORT_EDIT_DRAFT_FORM, save->entity, get_name (self, save->editor),
                          receipt == NULL ? save->typed : NULL, save->began);
  if (receipt == NULL && self->entity == save->entity)
    take_back (save, error);
  else if (receipt == NULL && self->context != NULL)
    /* the form shows something else by now */
    rapport_context_fail (self->context, error->message);
  else if (self->entity == save->entity)
    rapport_form_catch_up (self, save->editor);
  if (receipt != NULL && receipt->action != 0)
    {
      g_signal_emit_by_name (self, "saved", receipt);
      if (save->done != NULL && self->context != NULL)
        rapport_context_tell (self->context, save->done, TRUE);
    }
  if (!rapport_form_is_saving (self))
    g_signal_emit_by_name (self, "settled");
  save_free (save);
}

/* What a guard said in other fields goes along. */
static RapportAct *
make_act (Save *save)
{
  const RapportEntityInfo *info = rapport_entity_get_info (save->entity);
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func (rapport_thing_edit_free);
  RapportThingEdit *edit;

  g_array_append_vals (indices, save->indices, save->n_indices);
  for (guint i = 0; save->guarded != NULL && i < info->n_fields; i++)
    if (!rapport_entity_field_equal (save->guarded, save->changed, i))
      g_array_append_val (indices, i);
  edit = rapport_thing_edit_new (save->changed, (guint *) indices->data, indices->len);
  rapport_thing_edit_expect (edit, save->began, save->indices, save->n_indices);
  g_ptr_array_add (edits, edit);
  return rapport_edit_things_new (info, edits, save->along);
}

static void
run_save (Save *save)
{
  RapportAct *act = save->act != NULL ? g_steal_pointer (&save->act) : make_act (save);

  rapport_act_run_async (act, save->book, save_cb, save);
}

/* What is not kept is what the book has again. */
static void
answer_cb (RapportFormAnswer  answer,
           RapportAct        *act,
           const char        *done,
           gpointer           data)
{
  Save *save = data;
  RapportForm *self = save->form;

  if (answer != RAPPORT_FORM_LEAVE)
    {
      save->along = answer == RAPPORT_FORM_KEEP_ALONG;
      save->act = act;
      save->done = g_strdup (done);
      run_save (save);
      return;
    }
  rapport_field_editor_end_saving (save->editor);
  rapport_edit_draft_set (save->book, RAPPORT_EDIT_DRAFT_FORM, save->entity, get_name (self, save->editor), NULL, NULL);
  if (self->entity == save->entity)
    {
      rapport_form_begin_from (self, save->editor, save->entity);
      g_free (rapport_field_editor_swap_saved (save->editor, g_strdup (save->saved)));
      rapport_field_editor_set_typed (save->editor, save->saved);
    }
  if (!rapport_form_is_saving (self))
    g_signal_emit_by_name (self, "settled");
  save_free (save);
}

static const RapportFormGuard *
find_guard (RapportForm *self,
            const Save  *save)
{
  for (guint i = 0; i < self->guards->len; i++)
    {
      const RapportFormGuard *guard = &g_array_index (self->guards, RapportFormGuard, i);

      for (guint j = 0; j < save->n_indices; j++)
        if (save->indices[j] == guard->field && !rapport_entity_field_equal (save->entity, save->changed, guard->field))
          return guard;
    }
  return NULL;
}

/**
 * rapport_form_add_guard:
 * @field: index of a field
 *
 * Lets @func be asked before an edit of @field of a stored thing is kept; what is not kept is as it was.
 */
void
rapport_form_add_guard (RapportForm          *self,
                        guint                 field,
                        RapportFormGuardFunc  func,
                        gpointer              data)
{
  const RapportFormGuard guard = { field, func, data };

  g_return_if_fail (RAPPORT_IS_FORM (self));

  g_array_append_val (self->guards, guard);
}

void
rapport_form_save_edit (RapportForm        *self,
                        RapportFieldEditor *editor)
{
  g_autoptr(RapportEntity) copy = rapport_entity_copy (self->entity);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  const RapportProblem *problem;
  const RapportFormGuard *guard;
  Save *save;

  if (!rapport_field_editor_apply (editor, copy, &error))
    {
      rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
      return;
    }
  problems = rapport_form_check (self, copy);
  problem = rapport_form_judge (self, copy, problems, editor);
  if (problem != NULL && problem->severity == RAPPORT_SEVERITY_ERROR)
    return;
  save = g_new0 (Save, 1);
  save->form = g_object_ref (self);
  save->editor = g_object_ref (editor);
  save->entity = g_object_ref (self->entity);
  save->book = g_object_ref (rapport_context_get_book (self->context));
  save->changed = g_object_ref (copy);
  save->began = rapport_entity_copy (self->began);
  rapport_form_begin_from (self, editor, copy);
  save->n_indices = rapport_field_editor_get_indices (editor, save->indices);
  save->typed = rapport_field_editor_dup_typed (editor);
  save->saved = rapport_field_editor_swap_saved (editor, g_strdup (save->typed));
  rapport_field_editor_begin_saving (editor);
  guard = find_guard (self, save);
  if (guard == NULL)
    {
      run_save (save);
      return;
    }
  save->guarded = rapport_entity_copy (save->changed);
  guard->func (save->changed, answer_cb, save, guard->data);
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
      rapport_form_apply_edit (self, editor);
    }
  self->loading = FALSE;
}
