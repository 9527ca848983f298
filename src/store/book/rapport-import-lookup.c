/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-lookup.h"

/** rapport_import_each_customer: tells number (nullable), name and former names (nullable) of every customer, oldest first */
gboolean
rapport_import_each_customer (RapportConnection        *connection,
                              RapportCustomerNameFunc   func,
                              gpointer                  data,
                              GError                  **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, "SELECT id, number, name, former_names FROM customer ORDER BY id",
                                error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (data, rapport_statement_get_integer (statement, 0),
            rapport_statement_get_text (statement, 1),
            rapport_statement_get_text (statement, 2),
            rapport_statement_get_text (statement, 3));
    }
  return FALSE;
}

/**
 * rapport_import_find_member:
 * @member: (out): the team member called exactly @name, rather one who is still there; 0 for nobody
 */
gboolean
rapport_import_find_member (RapportConnection  *connection,
                            const char         *name,
                            gint64             *member,
                            GError            **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT id FROM member WHERE name = ?1 ORDER BY archived, id LIMIT 1", error);
  gboolean has_row;

  *member = 0;
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, name);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *member = rapport_statement_get_integer (statement, 0);
  return TRUE;
}
