/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-change.h"

/** rapport_change_op_from_text: Returns: what the log calls @text */
RapportChangeOp
rapport_change_op_from_text (const char *text)
{
  g_return_val_if_fail (text != NULL, RAPPORT_CHANGE_UPDATE);

  if (g_str_equal (text, "insert"))
    return RAPPORT_CHANGE_INSERT;
  return g_str_equal (text, "update") ? RAPPORT_CHANGE_UPDATE : RAPPORT_CHANGE_DELETE;
}

/**
 * rapport_changes_concern:
 * @changes: (element-type RapportChange) (nullable): what changed, NULL when all may have changed
 * @info: (nullable): a kind of things, NULL for any
 * @customer: to whom they belong, 0 for anybody
 *
 * Returns: whether such a thing changed
 */
gboolean
rapport_changes_concern (GArray                  *changes,
                         const RapportEntityInfo *info,
                         gint64                   customer)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);

      if ((info == NULL || g_str_equal (change->thing, info->name)) &&
          (customer == 0 || change->customer == customer))
        return TRUE;
    }
  return changes == NULL;
}
