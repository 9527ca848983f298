/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-reorder.h"

typedef struct
{
  GType   type;
  guint   field;
  GArray *ids;
} Reorder;

static void
free_reorder (gpointer data)
{
  Reorder *reorder = data;

  g_array_unref (reorder->ids);
  g_free (reorder);
}

static gboolean
reorder_func (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  const Reorder *reorder = data;

  for (guint i = 0; i < reorder->ids->len; i++)
    {
      g_autoptr(RapportEntity) thing =
        rapport_transaction_load (transaction, reorder->type, g_array_index (reorder->ids, gint64, i), error);

      if (thing == NULL)
        return FALSE;
      if (rapport_entity_set_integer (thing, reorder->field, i) &&
          !rapport_transaction_update (transaction, thing, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_reorder_new:
 * @type: the class of what is put in order
 * @field: the field that holds its place, from 0
 * @ids: (array length=n_ids): the things in their order
 *
 * Returns: (transfer full): the act of putting what belongs together in an order
 */
RapportAct *
rapport_reorder_new (GType         type,
                     guint         field,
                     const gint64 *ids,
                     guint         n_ids)
{
  Reorder *reorder = g_new0 (Reorder, 1);

  g_return_val_if_fail (ids != NULL, NULL);

  reorder->type = type;
  reorder->field = field;
  reorder->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (reorder->ids, ids, n_ids);
  return rapport_act_new ("reorder", reorder_func, reorder, free_reorder);
}
