/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-follow-up-lookup.h"
#include "rapport-record.h"

/**
 * rapport_follow_up_is_newest:
 * @record: one that is stored
 * @is_newest: (out): whether its customer has no record of a later follow-up
 *
 * Returns: FALSE with @error set
 */
gboolean
rapport_follow_up_is_newest (RapportConnection  *connection,
                             RapportEntity      *record,
                             gboolean           *is_newest,
                             GError            **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT id FROM record WHERE customer = ?1"
                                " ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1", error);
  gboolean has_row;

  g_return_val_if_fail (is_newest != NULL, FALSE);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, rapport_entity_get_integer (record, RAPPORT_RECORD_CUSTOMER));
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  *is_newest = has_row && rapport_statement_get_integer (statement, 0) == rapport_entity_get_id (record);
  return TRUE;
}
