/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-override-rows.h"
#include "rapport-override.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/**
 * rapport_override_rows_load:
 * @thing: stored
 *
 * Returns: (transfer full) (element-type RapportOverride): the warnings that were passed for it, oldest first
 */
GPtrArray *
rapport_override_rows_load (RapportConnection *connection,
                            RapportEntity     *thing)
{
  GPtrArray *overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *uid = NULL;
  g_autofree char *select = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (connection != NULL && RAPPORT_IS_ENTITY (thing), overrides);

  uid = rapport_uid_to_text (rapport_entity_get_uid (thing));
  select = rapport_table_dup_select (&rapport_override_info);
  sql = g_strconcat (select, " WHERE thing_uid = ?1 ORDER BY at, id", NULL);
  statement = rapport_connection_prepare (connection, sql, NULL);
  if (statement == NULL)
    return overrides;
  rapport_statement_bind_text (statement, 1, uid);
  while (rapport_statement_step (statement, &has_row, NULL) && has_row)
    {
      RapportEntity *override = RAPPORT_ENTITY (rapport_override_new ());

      rapport_table_read (statement, override);
      g_ptr_array_add (overrides, override);
    }
  return overrides;
}

/** rapport_override_rows_has: Returns: whether a warning of @rule is among @overrides */
gboolean
rapport_override_rows_has (GPtrArray  *overrides,
                           const char *rule)
{
  g_return_val_if_fail (overrides != NULL && rule != NULL, FALSE);

  for (guint i = 0; i < overrides->len; i++)
    if (g_strcmp0 (rapport_entity_get_text (overrides->pdata[i], RAPPORT_OVERRIDE_RULE), rule) == 0)
      return TRUE;
  return FALSE;
}

/** rapport_override_rows_find_thing: Returns: the id of what @override was passed for, 0 when that is gone */
gint64
rapport_override_rows_find_thing (RapportConnection *connection,
                                  RapportEntity     *override)
{
  const char *thing;
  const char *text;
  guint8 uid[RAPPORT_UID_LENGTH];

  g_return_val_if_fail (connection != NULL && RAPPORT_IS_OVERRIDE (override), 0);

  thing = rapport_entity_get_text (override, RAPPORT_OVERRIDE_THING);
  text = rapport_entity_get_text (override, RAPPORT_OVERRIDE_THING_UID);
  if (thing == NULL || text == NULL || rapport_entity_info_for (thing) == NULL || !rapport_uid_from_text (text, uid))
    return 0;
  return rapport_table_find_uid (connection, rapport_entity_type_for (thing), uid, NULL);
}
