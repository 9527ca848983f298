/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-merge.h"
#include "rapport-subject.h"

/* how much of the act it is to delete the things; what goes along and is derived from them is the rest */
#define DELETING 0.4

/* Either many things get the same values, or each has its own. @along: what is open with customers whose owner is
 * changed goes along. */
typedef struct
{
  RapportThingEdit *values;
  GArray           *ids;
  GPtrArray        *edits;
  gboolean          along;
} Edit;

struct _RapportThingEdit
{
  RapportEntity *entity;
  GArray        *fields;
  RapportEntity *expected;  /* nullable */
  GArray        *judged;    /* fields that must be as @expected has them */
};

/** rapport_thing_edit_new: Returns: (transfer full): what @entity, which is copied, holds in @fields, to be written */
RapportThingEdit *
rapport_thing_edit_new (RapportEntity *entity,
                        const guint   *fields,
                        guint          n_fields)
{
  RapportThingEdit *self;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), NULL);

  self = g_new0 (RapportThingEdit, 1);
  self->entity = rapport_entity_copy (entity);
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->fields, fields, n_fields);
  return self;
}

/**
 * rapport_thing_edit_expect:
 * @before: what the person who changes @fields saw in them, which is copied
 *
 * Lets the act fail with %RAPPORT_ERROR_CONFLICT when somebody else changed one of @fields since.
 */
void
rapport_thing_edit_expect (RapportThingEdit *self,
                           RapportEntity    *before,
                           const guint      *fields,
                           guint             n_fields)
{
  g_return_if_fail (self != NULL && self->expected == NULL);

  self->expected = rapport_entity_copy (before);
  self->judged = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->judged, fields, n_fields);
}

/** rapport_thing_edit_free: frees a #RapportThingEdit */
void
rapport_thing_edit_free (gpointer data)
{
  RapportThingEdit *self = data;

  g_object_unref (self->entity);
  g_array_unref (self->fields);
  g_clear_object (&self->expected);
  g_clear_pointer (&self->judged, g_array_unref);
  g_free (self);
}

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_clear_pointer (&edit->values, rapport_thing_edit_free);
  g_clear_pointer (&edit->ids, g_array_unref);
  g_clear_pointer (&edit->edits, g_ptr_array_unref);
  g_free (edit);
}

static gboolean
is_edited (const RapportThingEdit *edit,
           guint                   field)
{
  for (guint i = 0; i < edit->fields->len; i++)
    if (g_array_index (edit->fields, guint, i) == field)
      return TRUE;
  return FALSE;
}

/* Choosing one of the offered choices takes the place of the words typed or imported before. */
static void
forget_words (RapportThingEdit *edit,
              RapportEntity    *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  for (guint i = 1; i < info->n_fields; i++)
    {
      if (!(info->fields[i].flags & RAPPORT_FIELD_WORDS) || !is_edited (edit, i - 1) || is_edited (edit, i))
        continue;
      rapport_entity_set_text (entity, i, NULL);
      g_array_append_val (edit->fields, i);
    }
}

static gboolean
is_expected (const RapportThingEdit  *edit,
             RapportEntity           *before,
             GError                 **error)
{
  for (guint i = 0; edit->expected != NULL && i < edit->judged->len; i++)
    {
      const guint field = g_array_index (edit->judged, guint, i);

      if (rapport_entity_field_equal (before, edit->expected, field) ||
          rapport_entity_field_equal (before, edit->entity, field))
        continue;
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                           _("This was changed meanwhile. What you typed is not saved yet."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
edit_one (RapportTransaction  *transaction,
          RapportThingEdit    *edit,
          gint64               id,
          GHashTable          *open,
          GError             **error)
{
  g_autoptr(RapportEntity) before = rapport_transaction_load (transaction, G_OBJECT_TYPE (edit->entity), id, error);
  g_autoptr(RapportEntity) after = NULL;
  int number;

  if (before == NULL || !is_expected (edit, before, error))
    return FALSE;
  after = rapport_entity_copy (before);
  for (guint i = 0; i < edit->fields->len; i++)
    rapport_entity_copy_field (after, edit->entity, g_array_index (edit->fields, guint, i));
  forget_words (edit, after);
  number = rapport_entity_info_find_flag (rapport_entity_get_info (after), RAPPORT_FIELD_NUMBER);
  return (number < 0 || !is_edited (edit, number) || rapport_subject_check_number (transaction, after, error)) &&
         (open == NULL ||
          rapport_hand_over_find (rapport_transaction_get_connection (transaction), before, after, open, error)) &&
         rapport_transaction_update_from (transaction, before, after, error);
}

static gboolean
edit_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  Edit *edit = data;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) open = edit->along ? rapport_hand_over_find_new () : NULL;
  const guint n = edit->edits != NULL ? edit->edits->len : edit->ids->len;
  GType type = G_TYPE_NONE;

  for (guint i = 0; i < n; i++)
    {
      RapportThingEdit *values = edit->edits != NULL ? g_ptr_array_index (edit->edits, i) : edit->values;
      const gint64 id = edit->edits != NULL ? rapport_entity_get_id (values->entity)
                                            : g_array_index (edit->ids, gint64, i);

      if (!rapport_transaction_begin_thing (transaction, i, n, error) ||
          !edit_one (transaction, values, id, open, error))
        return FALSE;
      g_array_append_val (ids, id);
      type = G_OBJECT_TYPE (values->entity);
    }
  return rapport_subject_set_many (transaction, type, (const gint64 *) ids->data, ids->len, error) &&
         (open == NULL || rapport_hand_over_give (transaction, open, error));
}

static RapportAct *
new_edit (const RapportEntityInfo *info,
          Edit                    *edit,
          guint                    n)
{
  g_autofree char *kind = g_strconcat ("edit-", info->name, NULL);
  RapportAct *act = rapport_act_new (kind, edit_func, edit, free_edit);

  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n);
  return act;
}

/**
 * rapport_edit_new:
 * @entity: the thing with its new values, which is copied
 * @fields: the fields that the person changed; only these are written
 *
 * Returns: (transfer full): the act of changing it
 */
RapportAct *
rapport_edit_new (RapportEntity *entity,
                  const guint   *fields,
                  guint          n_fields)
{
  gint64 id;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), NULL);

  id = rapport_entity_get_id (entity);
  return rapport_edit_many_new (entity, fields, n_fields, &id, 1);
}

/**
 * rapport_edit_many_new:
 * @values: has the new values; it is copied
 * @fields: the fields of it that are written
 * @ids: the things of the same kind that get them
 *
 * Returns: (transfer full): the one act of changing them all
 */
RapportAct *
rapport_edit_many_new (RapportEntity *values,
                       const guint   *fields,
                       guint          n_fields,
                       const gint64  *ids,
                       guint          n_ids)
{
  Edit *edit;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (values), NULL);

  edit = g_new0 (Edit, 1);
  edit->values = rapport_thing_edit_new (values, fields, n_fields);
  edit->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->ids, ids, n_ids);
  return new_edit (rapport_entity_get_info (values), edit, n_ids);
}

/**
 * rapport_edit_things_new:
 * @info: the kind of the things
 * @edits: (element-type RapportThingEdit): each thing with its own values; nobody changes them any more
 * @along: whether of customers whose owner changes what is open of the one before goes along
 *
 * Returns: (transfer full): the one act of changing them all
 */
RapportAct *
rapport_edit_things_new (const RapportEntityInfo *info,
                         GPtrArray               *edits,
                         gboolean                 along)
{
  Edit *edit;

  g_return_val_if_fail (info != NULL && edits != NULL, NULL);

  edit = g_new0 (Edit, 1);
  edit->edits = g_ptr_array_ref (edits);
  edit->along = along && info == &rapport_customer_info;
  return new_edit (info, edit, edits->len);
}

typedef struct
{
  GType   type;
  GArray *ids;
} Deletion;

static void
free_deletion (gpointer data)
{
  Deletion *deletion = data;

  g_array_unref (deletion->ids);
  g_free (deletion);
}

static gboolean
delete_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  Deletion *deletion = data;

  if (!rapport_subject_set_many (transaction, deletion->type, (const gint64 *) deletion->ids->data, deletion->ids->len,
                                 error))
    return FALSE;
  rapport_transaction_begin_part (transaction, DELETING);
  for (guint i = 0; i < deletion->ids->len; i++)
    if (!rapport_transaction_tell (transaction, (double) i / deletion->ids->len, error) ||
        !rapport_transaction_delete (transaction, deletion->type, g_array_index (deletion->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_delete_new:
 * @type: the kind of the things
 *
 * Returns: (transfer full): the act of deleting them with all that belongs to them, which undo
 *   brings back
 */
RapportAct *
rapport_delete_new (GType         type,
                    const gint64 *ids,
                    guint         n_ids)
{
  g_autoptr(RapportEntity) example = NULL;
  g_autofree char *kind = NULL;
  RapportAct *act;
  Deletion *deletion;

  g_return_val_if_fail (g_type_is_a (type, RAPPORT_TYPE_ENTITY), NULL);

  example = g_object_new (type, NULL);
  kind = g_strconcat ("delete-", rapport_entity_get_info (example)->name, NULL);
  deletion = g_new0 (Deletion, 1);
  deletion->type = type;
  deletion->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (deletion->ids, ids, n_ids);
  act = rapport_act_new (kind, delete_func, deletion, free_deletion);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_ids);
  return act;
}

static gboolean
undo_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const gint64 action = *(gint64 *) data;

  return rapport_merge_carry_along (transaction, action, error) &&
         rapport_action_log_revert (transaction, action, error);
}

static guint
count_undone (RapportConnection *connection,
              gconstpointer      data,
              guint              most)
{
  return rapport_action_log_count_things (connection, *(const gint64 *) data, most);
}

static RapportAct *
new_revert (const char *kind,
            gint64      action)
{
  RapportAct *act = rapport_act_new_revert (kind, undo_func, g_memdup2 (&action, sizeof action), g_free);

  rapport_act_back_up_counted (act, count_undone);
  return act;
}

/** rapport_undo_new: Returns: (transfer full): the act of taking back the entry @action of the log */
RapportAct *
rapport_undo_new (gint64 action)
{
  return new_revert (RAPPORT_ACT_UNDO, action);
}

/** rapport_redo_new: Returns: (transfer full): the act of taking back the undo @undo_action */
RapportAct *
rapport_redo_new (gint64 undo_action)
{
  return new_revert (RAPPORT_ACT_REDO, undo_action);
}
