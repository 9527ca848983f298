/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-parts.h"
#include "rapport-customer.h"
#include "rapport-restore-customer.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-things.h"

static gboolean
restore_part (RapportTransaction         *transaction,
              const RapportCustomerPart  *part,
              GError                    **error)
{
  g_autoptr(RapportEntity) wanted = NULL;
  gboolean differs;

  if (!rapport_customer_part_place (rapport_transaction_get_connection (transaction), part, &wanted, &differs, error))
    return FALSE;
  if (wanted == NULL || !differs)
    return TRUE;
  return rapport_entity_get_id (wanted) == 0 ? rapport_transaction_insert (transaction, wanted, error)
                                             : rapport_transaction_update (transaction, wanted, error);
}

/* Grade and stage follow from their histories: what these got since goes. */
static gboolean
take_back_history (RapportTransaction       *transaction,
                   GPtrArray                *parts,
                   const RapportEntityInfo  *history,
                   GError                  **error)
{
  g_autoptr(GArray) rows =
    rapport_customer_parts_list_newer_history (rapport_transaction_get_connection (transaction), parts, history, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!rapport_transaction_delete (transaction, history->get_type (), g_array_index (rows, gint64, i), error))
      return FALSE;
  return rows != NULL;
}

/* What the thing got since, while it was somebody else's, belongs to the customer with it. */
static gboolean
take_along (RapportTransaction       *transaction,
            const RapportEntityInfo  *info,
            guint                     owner,
            gint64                    row,
            gint64                    customer,
            GError                  **error)
{
  const int field = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  g_autoptr(GPtrArray) things = NULL;

  if (field < 0 || field == (int) owner)
    return TRUE;
  things = rapport_table_load_children (rapport_transaction_get_connection (transaction), info->get_type (),
                                        info->fields[owner].name, row, error);
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (things, i);

      if (rapport_entity_get_integer (thing, field) == 0 || rapport_entity_get_integer (thing, field) == customer)
        continue;
      rapport_entity_set_integer (thing, field, customer);
      if (!rapport_transaction_update (transaction, thing, error))
        return FALSE;
    }
  return things != NULL;
}

static gboolean
take_all_along (RapportTransaction         *transaction,
                const RapportCustomerPart  *part,
                gint64                      customer,
                GError                    **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  const RapportEntityInfo *kind = rapport_entity_get_info (part->thing);
  gint64 row;

  if (RAPPORT_IS_CUSTOMER (part->thing))
    return TRUE;
  row = rapport_table_find_uid (rapport_transaction_get_connection (transaction), kind->get_type (),
                                rapport_entity_get_uid (part->thing), NULL);
  for (guint i = 0; row != 0 && infos[i] != NULL; i++)
    {
      const int owner = rapport_entity_info_find_owner (infos[i], kind->name);

      if (owner >= 0 && !take_along (transaction, infos[i], owner, row, customer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_func (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  GPtrArray *parts = data;
  const RapportCustomerPart *customer = g_ptr_array_index (parts, 0);
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  gint64 id;

  /* what is in the backup was completed when it was written */
  rapport_transaction_set_prepare (transaction, NULL);
  for (guint i = 0; i < parts->len; i++)
    if (!restore_part (transaction, g_ptr_array_index (parts, i), error))
      return FALSE;
  id = rapport_table_find_uid (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_CUSTOMER,
                               rapport_entity_get_uid (customer->thing), NULL);
  for (guint i = 0; i < parts->len; i++)
    if (!take_all_along (transaction, g_ptr_array_index (parts, i), id, error))
      return FALSE;
  for (guint i = 0; infos[i] != NULL; i++)
    if (!take_back_history (transaction, parts, infos[i], error))
      return FALSE;
  rapport_subject_set (transaction, customer->thing);
  return TRUE;
}

/**
 * rapport_restore_customer_new:
 * @parts: (element-type RapportCustomerPart): of a backup, as rapport_customer_parts_load() gives them
 *
 * Returns: (transfer full): the act of making a customer, with all that belonged to it, what it was in the backup.
 *   What was added since stays. What follows from things was in the backup, too, so nothing follows anew.
 */
RapportAct *
rapport_restore_customer_new (GPtrArray *parts)
{
  RapportAct *act;

  g_return_val_if_fail (parts != NULL && parts->len > 0, NULL);

  act = rapport_act_new_revert ("restore-customer", restore_func, g_ptr_array_ref (parts),
                                (GDestroyNotify) g_ptr_array_unref);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, parts->len);
  return act;
}
