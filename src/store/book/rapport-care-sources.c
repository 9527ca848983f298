/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-care-sources.h"
#include "rapport-uid.h"

static void
free_source (gpointer data)
{
  RapportCareSource *source = data;

  g_free (source->kind);
  g_free (source->name);
  g_free (source->date);
  g_free (source);
}

static RapportCareSource *
read_source (RapportStatement *row)
{
  RapportCareSource *source = g_new0 (RapportCareSource, 1);
  g_autofree char *uid = NULL;
  g_autofree char *key = NULL;
  RapportValue bytes;

  source->kind = g_strdup (rapport_statement_get_text (row, 0));
  rapport_statement_get_value (row, 1, &bytes);
  uid = rapport_uid_to_text (bytes.bytes);
  key = g_strdup_printf ("care %s %s", source->kind, uid);
  rapport_uid_make_fixed (key, source->uid);
  source->contact = rapport_statement_get_optional (row, 2, 0);
  source->name = g_strdup (rapport_statement_get_text (row, 3));
  source->date = g_strdup (rapport_statement_get_text (row, 4));
  source->lunar = rapport_statement_get_integer (row, 5) != 0;
  return source;
}

#define DATE(day) "printf('%04d-%02d-%02d', " day " / 10000, " day " / 100 % 100, " day " % 100)"

/**
 * rapport_care_sources_load:
 *
 * Returns: (transfer full) (element-type RapportCareSource) (nullable): the birthdays of the customer's contacts, its
 *   company anniversary and that of the cooperation, which counts from its first contract; NULL with @error set
 */
GPtrArray *
rapport_care_sources_load (RapportConnection  *connection,
                           gint64              customer,
                           GError            **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (free_source);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT 'birthday', uid, id, ifnull(name, position),"
                                " CASE WHEN left_on IS NULL THEN birthday END, birthday_lunar"
                                " FROM contact WHERE customer = ?1"
                                " UNION ALL SELECT 'anniversary', uid, NULL, name, company_anniversary, 0"
                                " FROM customer WHERE id = ?1"
                                " UNION ALL SELECT 'cooperation', uid, NULL, name,"
                                " (SELECT " DATE ("min(date)") " FROM contract WHERE customer = ?1"
                                "  HAVING min(date) IS NOT NULL), 0 FROM customer WHERE id = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&sources);
      g_ptr_array_add (sources, read_source (row));
    }
  return NULL;
}

static gboolean
is_source (GPtrArray          *sources,
           const RapportValue *uid)
{
  for (guint i = 0; i < sources->len; i++)
    if (memcmp (((RapportCareSource *) sources->pdata[i])->uid, uid->bytes, RAPPORT_UID_LENGTH) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rapport_care_sources_find_stale:
 * @sources: (element-type RapportCareSource): of @customer
 *
 * Returns: (transfer full) (element-type gint64) (nullable): care dates of @customer that followed from the file of
 *   another one, which was merged into this; NULL with @error set
 */
GArray *
rapport_care_sources_find_stale (RapportConnection  *connection,
                                 gint64              customer,
                                 GPtrArray          *sources,
                                 GError            **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* the uids of what follows from a file are made by a rule, which is version 8 */
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT id, uid FROM care_date WHERE customer = ?1 AND contact IS NULL"
                                " AND kind IN ('anniversary', 'cooperation') AND substr(hex(uid), 13, 1) = '8'", error);
  gboolean has_row;

  g_return_val_if_fail (sources != NULL, NULL);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;
      RapportValue uid;

      if (!has_row)
        return g_steal_pointer (&ids);
      rapport_statement_get_value (row, 1, &uid);
      if (!is_source (sources, &uid))
        g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * rapport_care_sources_find_new:
 * @after: the customer looked at last, 0 for none
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids of customers, ascending, of whom something has no care
 *   date: they came into the book before there were any; NULL with @error set
 */
GArray *
rapport_care_sources_find_new (RapportConnection  *connection,
                               gint64              after,
                               guint               most,
                               GError            **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT c.id FROM customer c WHERE c.id > ?1 AND (EXISTS (SELECT 1 FROM contact k"
                                " WHERE k.customer = c.id AND k.birthday IS NOT NULL AND k.left_on IS NULL"
                                " AND NOT EXISTS (SELECT 1 FROM care_date d WHERE d.contact = k.id))"
                                " OR ((c.company_anniversary IS NOT NULL"
                                "  OR EXISTS (SELECT 1 FROM contract x WHERE x.customer = c.id))"
                                " AND NOT EXISTS (SELECT 1 FROM care_date d WHERE d.customer = c.id)))"
                                " ORDER BY c.id LIMIT ?2", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, after);
  rapport_statement_bind_integer (row, 2, most);
  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;

      if (!has_row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * rapport_care_has_festival:
 * @festival: one of rapport_festivals
 * @has: (out): whether everybody is greeted on it already, whoever wrote that down
 */
gboolean
rapport_care_has_festival (RapportConnection  *connection,
                           const char         *festival,
                           gboolean           *has,
                           GError            **error)
{
  g_autoptr(RapportStatement) row = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && festival != NULL && has != NULL, FALSE);

  row = rapport_connection_prepare (connection, "SELECT 1 FROM care_date WHERE festival = ?1 AND customer IS NULL LIMIT 1",
                                    error);
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 1, festival);
  return rapport_statement_step (row, has, error);
}
