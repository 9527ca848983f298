/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-guests.h"

static gboolean
read_id (RapportConnection  *connection,
         const char         *sql,
         gint64              first,
         gint64              second,
         gint64             *id,
         GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, first);
  if (second != 0)
    rapport_statement_bind_integer (row, 2, second);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *id = has_row ? rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
}

/**
 * rapport_guests_find:
 * @invitation: (out): id of the invitation of @customer to @activity, 0 for none
 *
 * Returns: FALSE with @error set
 */
gboolean
rapport_guests_find (RapportConnection  *connection,
                     gint64              activity,
                     gint64              customer,
                     gint64             *invitation,
                     GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && invitation != NULL, FALSE);

  return read_id (connection, "SELECT id FROM activity_guest INDEXED BY activity_guest_customer"
                  " WHERE customer = ?1 AND activity = ?2", customer, activity, invitation, error);
}

/**
 * rapport_guests_load_customers:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the customers of @invitations, each once; NULL with
 *   @error set
 */
GArray *
rapport_guests_load_customers (RapportConnection  *connection,
                               const gint64       *invitations,
                               guint               n_invitations,
                               GError            **error)
{
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  for (guint i = 0; i < n_invitations; i++)
    {
      gint64 customer;

      if (!read_id (connection, "SELECT customer FROM activity_guest WHERE id = ?1", invitations[i], 0, &customer, error))
        return NULL;
      if (customer != 0 && g_hash_table_add (seen, g_memdup2 (&customer, sizeof customer)))
        g_array_append_val (customers, customer);
    }
  return g_steal_pointer (&customers);
}
