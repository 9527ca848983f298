/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-named.h"

static gint64
find_by (RapportConnection        *connection,
         const RapportEntityInfo  *info,
         const RapportField       *field,
         const char               *name,
         gboolean                 *ambiguous,
         GError                  **error)
{
  g_autofree char *column = rapport_field_dup_column (field);
  g_autofree char *table = g_strdelimit (g_strdup (info->name), "-", '_');
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 LIMIT 2", table, column);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;
  gint64 id;

  if (statement == NULL)
    return 0;
  rapport_statement_bind_text (statement, 1, name);
  if (!rapport_statement_step (statement, &has_row, error) || !has_row)
    return 0;
  id = rapport_statement_get_integer (statement, 0);
  if (!rapport_statement_step (statement, ambiguous, error))
    return 0;
  return id;
}

/**
 * rapport_named_find:
 * @name: as it stands in the field that holds the number of such things, or else their title
 *
 * Returns: the id of the thing that is called so; 0 when none is, and with @error set when there
 *   are several or they can't be read
 */
gint64
rapport_named_find (RapportConnection        *connection,
                    const RapportEntityInfo  *info,
                    const char               *name,
                    GError                  **error)
{
  static const RapportFieldFlags flags[] = { RAPPORT_FIELD_NUMBER, RAPPORT_FIELD_TITLE };

  g_return_val_if_fail (info != NULL && name != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    for (guint field = 0; field < info->n_fields; field++)
      {
        gboolean ambiguous = FALSE;
        g_autoptr(GError) failure = NULL;
        gint64 id;

        if ((info->fields[field].flags & flags[i]) == 0)
          continue;
        id = find_by (connection, info, &info->fields[field], name, &ambiguous, &failure);
        if (failure != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&failure));
            return 0;
          }
        if (ambiguous)
          {
            g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                         /* translators: what was typed to name a customer or the like */
                         _("Several are called “%s”."), name);
            return 0;
          }
        if (id != 0)
          return id;
      }
  return 0;
}
