/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

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

/* @sql: tells something of the customer ?1 */
static gboolean
ask (RapportConnection   *connection,
     const char          *sql,
     gint64               customer,
     gboolean            *has_row,
     gint64              *value,
     GError             **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, has_row, error))
    return FALSE;
  *value = *has_row ? rapport_statement_get_optional (row, 0, 0) : 0;
  return TRUE;
}

/**
 * rapport_follow_up_find_owners:
 * @customers: (element-type gint64): ids
 *
 * Returns: (transfer full) (element-type gint64) (nullable): who is in charge of each of them, 0 for nobody; NULL with
 *   @error set, also when one of them is gone
 */
GArray *
rapport_follow_up_find_owners (RapportConnection  *connection,
                               GArray             *customers,
                               GError            **error)
{
  g_autoptr(GArray) owners = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && customers != NULL, NULL);

  owners = g_array_sized_new (FALSE, FALSE, sizeof (gint64), customers->len);
  for (guint i = 0; i < customers->len; i++)
    {
      gboolean has_row;
      gint64 owner;

      if (!ask (connection, "SELECT owner FROM customer WHERE id = ?1", g_array_index (customers, gint64, i), &has_row,
                &owner, error))
        return NULL;
      if (!has_row)
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The customer is gone."));
          return NULL;
        }
      g_array_append_val (owners, owner);
    }
  return g_steal_pointer (&owners);
}

/**
 * rapport_follow_up_find_planned:
 * @customers: (element-type gint64): ids
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those of them with whom a follow-up is planned that does
 *   not come and go by itself (cadence.md 8), in their order; NULL with @error set
 */
GArray *
rapport_follow_up_find_planned (RapportConnection  *connection,
                                GArray             *customers,
                                GError            **error)
{
  g_autoptr(GArray) planned = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && customers != NULL, NULL);

  for (guint i = 0; i < customers->len; i++)
    {
      const gint64 customer = g_array_index (customers, gint64, i);
      gboolean is_planned;
      gint64 plan;

      if (!ask (connection, "SELECT id FROM plan WHERE customer = ?1 AND state = 'planned'"
                            " AND (ifnull(origin, '') <> 'cadence' OR by_hand) LIMIT 1", customer, &is_planned, &plan,
                error))
        return NULL;
      if (is_planned)
        g_array_append_val (planned, customer);
    }
  return g_steal_pointer (&planned);
}
