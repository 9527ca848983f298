/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-duplicate-keys.h"
#include "rapport-duplicates.h"
#include "rapport-fold.h"

/* more are no help to somebody who is typing */
#define MOST_FOUND "5"

static void
free_duplicate (gpointer data)
{
  RapportDuplicate *duplicate = data;

  g_free (duplicate->number);
  g_free (duplicate->name);
  g_free (duplicate->contact);
  g_free (duplicate);
}

static RapportDuplicateReason
judge (RapportStatement *row,
       const char       *key,
       gboolean          by_name)
{
  g_autofree char *folded = NULL;

  if (!by_name)
    return RAPPORT_DUPLICATE_PHONE;
  folded = rapport_fold (rapport_statement_get_text (row, 2), -1);
  return strcmp (folded, key) == 0 ? RAPPORT_DUPLICATE_NAME : RAPPORT_DUPLICATE_FORMER_NAME;
}

static GPtrArray *
find (RapportConnection  *connection,
      const char         *sql,
      const char         *key,
      gboolean            by_name,
      gint64              except,
      GError            **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (free_duplicate);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  if (key == NULL || *key == '\0')
    return g_steal_pointer (&found);
  row = rapport_connection_prepare (connection, sql, error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, key);
  rapport_statement_bind_integer (row, 2, except);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportDuplicate *duplicate;

      if (!has_row)
        return g_steal_pointer (&found);
      duplicate = g_new0 (RapportDuplicate, 1);
      duplicate->id = rapport_statement_get_integer (row, 0);
      duplicate->number = g_strdup (rapport_statement_get_text (row, 1));
      duplicate->name = g_strdup (rapport_statement_get_text (row, 2));
      duplicate->contact = g_strdup (rapport_statement_get_text (row, 3));
      duplicate->reason = judge (row, key, by_name);
      g_ptr_array_add (found, duplicate);
    }
  return NULL;
}

/**
 * rapport_duplicates_find_name:
 * @name: (nullable): as typed; width, case and spaces around it do not matter
 * @except: the customer that is being edited, 0 for none
 *
 * Returns: (transfer full) (element-type RapportDuplicate) (nullable): customers that are called so
 *   or were; a few at most
 */
GPtrArray *
rapport_duplicates_find_name (RapportConnection  *connection,
                              const char         *name,
                              gint64              except,
                              GError            **error)
{
  g_autofree char *folded = rapport_fold (name, -1);

  return find (connection,
               "SELECT c.id, c.number, c.name, NULL FROM name_fold f JOIN customer c ON c.id = f.customer"
               " WHERE f.name = ?1 AND c.id <> ?2 ORDER BY c.id LIMIT " MOST_FOUND,
               folded, TRUE, except, error);
}

/**
 * rapport_duplicates_find_phone:
 * @phone: (nullable): as typed; separators and country codes do not matter
 * @except: the customer that is being edited, 0 for none
 *
 * Returns: (transfer full) (element-type RapportDuplicate) (nullable): customers with a contact who
 *   has this telephone number; a few at most
 */
GPtrArray *
rapport_duplicates_find_phone (RapportConnection  *connection,
                               const char         *phone,
                               gint64              except,
                               GError            **error)
{
  g_autofree char *digits = rapport_phone_dup_digits (phone);

  return find (connection,
               "SELECT c.id, c.number, c.name, k.name FROM phone_key p JOIN customer c ON c.id = p.customer"
               " LEFT JOIN contact k ON k.id = p.contact"
               " WHERE p.digits = ?1 AND c.id <> ?2 GROUP BY c.id ORDER BY c.id LIMIT " MOST_FOUND,
               digits, FALSE, except, error);
}
