/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-name.h"
#include "rapport-customer-row.h"
#include "rapport-import-lookup-people.h"
#include "rapport-problem.h"

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

/** rapport_import_has_members: Returns: whether there is a team, of which one may be called otherwise than is meant */
gboolean
rapport_import_has_members (RapportConnection *connection)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, "SELECT 1 FROM member LIMIT 1", NULL);
  gboolean has_row;

  return select != NULL && rapport_statement_step (select, &has_row, NULL) && has_row;
}

/** rapport_import_count_contacts: Returns: how many contacts @customer has */
gint64
rapport_import_count_contacts (RapportConnection *connection,
                               gint64             customer)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT count(*) FROM contact WHERE customer = ?1", NULL);
  gboolean has_row;

  if (select == NULL)
    return 0;
  rapport_statement_bind_integer (select, 1, customer);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? rapport_statement_get_integer (select, 0) : 0;
}

/** rapport_import_find_shown_contact: Returns: the contact whom the list names of @customer, 0 for none */
gint64
rapport_import_find_shown_contact (RapportConnection *connection,
                                   gint64             customer)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT id FROM contact WHERE customer = ?1 ORDER BY " RAPPORT_CONTACT_ORDER
                                " LIMIT 1", NULL);
  gboolean has_row;

  if (select == NULL)
    return 0;
  rapport_statement_bind_integer (select, 1, customer);
  return rapport_statement_step (select, &has_row, NULL) && has_row ? rapport_statement_get_integer (select, 0) : 0;
}

/**
 * rapport_import_find_contact:
 * @typed: the contact in one cell, perhaps with the position or department in brackets
 * @id: (out): who of @customer that is, 0 for nobody
 *
 * Returns: FALSE with @error set, %RAPPORT_ERROR_FAILED where it may be several
 */
gboolean
rapport_import_find_contact (RapportConnection  *connection,
                             gint64              customer,
                             const char         *typed,
                             gint64             *id,
                             GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT id, as_typed IS ?2 OR name = ?2"
                                " OR ifnull(?4 IN (position, department), 0) AS same FROM contact"
                                " WHERE customer = ?1 AND (as_typed IS ?2 OR name IN (?2, ?3))"
                                " ORDER BY same DESC LIMIT 2", error);
  g_autofree char *name = NULL;
  g_autofree char *position = NULL;
  g_autofree char *department = NULL;
  gboolean has_row;
  gint64 same;

  *id = 0;
  if (select == NULL)
    return FALSE;
  rapport_contact_name_split (typed, &name, &position, &department);
  rapport_statement_bind_integer (select, 1, customer);
  rapport_statement_bind_text (select, 2, typed);
  rapport_statement_bind_text (select, 3, name);
  rapport_statement_bind_text (select, 4, position != NULL ? position : department);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *id = rapport_statement_get_integer (select, 0);
  same = rapport_statement_get_integer (select, 1);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row || rapport_statement_get_integer (select, 1) != same)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("Several are called “%s”."), typed);
  return FALSE;
}
