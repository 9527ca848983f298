/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-hand-over.h"
#include "rapport-import-rows.h"
#include "rapport-overrides.h"
#include "rapport-subject.h"

typedef struct
{
  char              *file_name;
  gboolean           along;
  RapportProgress   *progress;
  RapportImportNext  next;
  gpointer           data;
  GDestroyNotify     destroy;
} Import;

static void
free_thing (gpointer data)
{
  RapportImportThing *thing = data;

  g_object_unref (thing->entity);
  g_clear_pointer (&thing->overrides, g_ptr_array_unref);
  for (guint i = 0; i < thing->n_links; i++)
    g_object_unref (thing->links[i].target);
  g_free (thing);
}

/** rapport_import_bundle_new: Returns: (transfer full): a bundle with nothing in it */
RapportImportBundle *
rapport_import_bundle_new (void)
{
  RapportImportBundle *bundle = g_new0 (RapportImportBundle, 1);

  bundle->things = g_ptr_array_new_with_free_func (free_thing);
  return bundle;
}

void
rapport_import_bundle_free (RapportImportBundle *bundle)
{
  g_clear_object (&bundle->before);
  g_ptr_array_unref (bundle->things);
  g_free (bundle);
}

/** rapport_import_bundle_add: Returns: (transfer none): @entity as something to write */
RapportImportThing *
rapport_import_bundle_add (RapportImportBundle *bundle,
                           RapportEntity       *entity)
{
  RapportImportThing *thing = g_new0 (RapportImportThing, 1);

  thing->entity = g_object_ref (entity);
  g_ptr_array_add (bundle->things, thing);
  return thing;
}

/** rapport_import_thing_link: makes @field refer to @target, which may get its id later */
void
rapport_import_thing_link (RapportImportThing *thing,
                           guint               field,
                           RapportEntity      *target)
{
  g_return_if_fail (thing->n_links < RAPPORT_IMPORT_MOST_LINKS);

  thing->links[thing->n_links].field = field;
  thing->links[thing->n_links].target = g_object_ref (target);
  thing->n_links++;
}

/** rapport_import_thing_pass: keeps with a new thing which warnings were passed too: @overrides, nullable */
void
rapport_import_thing_pass (RapportImportThing *thing,
                           GPtrArray          *overrides)
{
  if (overrides == NULL)
    return;
  if (thing->overrides == NULL)
    thing->overrides = g_ptr_array_ref (overrides);
  else
    g_ptr_array_extend (thing->overrides, overrides, (GCopyFunc) g_object_ref, NULL);
}

static gboolean
lacks_number (RapportEntity *entity)
{
  const int number = rapport_entity_info_find_flag (rapport_entity_get_info (entity), RAPPORT_FIELD_NUMBER);

  return number >= 0 && !rapport_entity_is_set (entity, number);
}

static gboolean
add_thing (RapportTransaction  *transaction,
           RapportEntity       *entity,
           gboolean             is_looked_for,
           GError             **error)
{
  if (lacks_number (entity) && !rapport_subject_check_number (transaction, entity, error))
    return FALSE;
  return is_looked_for ? rapport_transaction_insert (transaction, entity, error)
                       : rapport_transaction_insert_later (transaction, entity, error);
}

static gboolean
write_thing (RapportTransaction         *transaction,
             const RapportImportBundle  *bundle,
             RapportImportThing         *thing,
             GError                    **error)
{
  RapportEntity *entity = thing->entity;

  for (guint i = 0; i < thing->n_links; i++)
    {
      RapportEntity *target = thing->links[i].target;

      if (rapport_entity_get_id (target) == 0 &&
          !rapport_transaction_insert (transaction, target, error))
        return FALSE;
      rapport_entity_set_integer (entity, thing->links[i].field, rapport_entity_get_id (target));
    }
  if (rapport_entity_get_id (entity) != 0)
    return rapport_transaction_update (transaction, entity, error);
  return add_thing (transaction, entity, bundle->is_looked_for, error) &&
         rapport_overrides_note (transaction, entity, thing->overrides, error);
}

/* What is open with a customer that gets another owner goes along: what the table says of it is written by then. */
static gboolean
write_bundle (RapportTransaction         *transaction,
              const RapportImportBundle  *bundle,
              GHashTable                 *open,
              GError                    **error)
{
  const RapportImportThing *first = bundle->things->len > 0 ? g_ptr_array_index (bundle->things, 0) : NULL;

  for (guint i = 0; i < bundle->things->len; i++)
    if (!write_thing (transaction, bundle, g_ptr_array_index (bundle->things, i), error))
      return FALSE;
  return open == NULL || bundle->before == NULL || first == NULL || !RAPPORT_IS_CUSTOMER (first->entity) ||
         rapport_hand_over_find (rapport_transaction_get_connection (transaction), bundle->before, first->entity, open,
                                 error);
}

/* what follows from so many customers is done before the next ones */
#define CUSTOMERS_A_PART 200

static gboolean
import_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  Import *import = data;
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(GHashTable) open = import->along ? rapport_hand_over_find_new () : NULL;

  rapport_transaction_set_subject (transaction, import->file_name);
  rapport_transaction_set_progress (transaction, import->progress);
  for (guint n = 0;; n++)
    {
      g_autoptr(RapportImportBundle) bundle = NULL;

      if (n % CUSTOMERS_A_PART == 0 && !rapport_transaction_follow (transaction, error))
        return FALSE;
      if (!import->next (import->data, connection, &bundle, error))
        return FALSE;
      if (bundle == NULL)
        return open == NULL || rapport_hand_over_give (transaction, open, error);
      if (!write_bundle (transaction, bundle, open, error))
        return FALSE;
    }
}

static void
free_import (gpointer data)
{
  Import *import = data;

  if (import->destroy != NULL)
    import->destroy (import->data);
  g_free (import->file_name);
  g_free (import);
}

/**
 * rapport_import_rows_new:
 * @file_name: what the table is called, for people
 * @along: whether of customers that get another owner what is open of the one before goes along
 * @progress: (nullable): told what is written behind the last row; it lives as long as @data
 * @next: gives what to write, a customer at a time, so that all of it never is in memory at once
 * @data: what @next gets, freed by @destroy
 *
 * Returns: (transfer full): the act of importing a table, undone as one step
 */
RapportAct *
rapport_import_rows_new (const char        *file_name,
                         gboolean           along,
                         RapportProgress   *progress,
                         RapportImportNext  next,
                         gpointer           data,
                         GDestroyNotify     destroy)
{
  Import *import;
  RapportAct *act;

  g_return_val_if_fail (file_name != NULL && next != NULL, NULL);

  import = g_new0 (Import, 1);
  import->file_name = g_strdup (file_name);
  import->along = along;
  import->progress = progress;
  import->next = next;
  import->data = data;
  import->destroy = destroy;
  act = rapport_act_new ("import", import_func, import, free_import);
  rapport_act_back_up (act, RAPPORT_BACKUP_IMPORT, 0);
  return act;
}
