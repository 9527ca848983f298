/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-log-json.h"
#include "rapport-log-thing-values.h"
#include "rapport-uid.h"

static void
append_integer (GString *json,
                gint64   integer)
{
  char digits[24];
  char *first = digits + sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--first = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--first = '-';
  g_string_append_len (json, first, digits + sizeof digits - first);
}

/* What is off is not written down: most flags are. */
static gboolean
is_left_out (const RapportColumnShape *column,
             sqlite3_value            *value)
{
  return value == NULL || sqlite3_value_type (value) == SQLITE_NULL ||
         (column->field != NULL && column->field->kind == RAPPORT_FIELD_FLAG && sqlite3_value_int64 (value) == 0);
}

static gboolean
append_value (RapportLogLife            *life,
              GString                   *json,
              const RapportColumnShape  *column,
              const char                *name,
              sqlite3_value             *value,
              GError                   **error)
{
  guint8 target[RAPPORT_UID_LENGTH];
  g_autofree char *text = NULL;

  if (is_left_out (column, value))
    return TRUE;
  if (column->target != NULL)
    {
      if (!rapport_log_life_find (life, column->target, sqlite3_value_int64 (value), target, error))
        return FALSE;
      text = rapport_uid_to_text (target);
    }
  g_string_append (json, json->len > 1 ? ",\"" : "\"");
  g_string_append (json, name);
  g_string_append (json, "\":");
  if (text == NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
    append_integer (json, sqlite3_value_int64 (value));
  else
    rapport_log_append_json_text (json, text != NULL ? text : (const char *) sqlite3_value_text (value));
  return TRUE;
}

/**
 * rapport_log_dup_thing_values:
 * @values: a column each of a row of @shape; NULL is as good as SQL's NULL
 *
 * Returns: (transfer full) (nullable): all that a thing holds as the log says it, with references as uids and without
 *   flags that are off; NULL with @error set
 */
char *
rapport_log_dup_thing_values (RapportLogLife           *life,
                              const RapportTableShape  *shape,
                              sqlite3_value * const    *values,
                              GError                  **error)
{
  g_autoptr(GString) json = g_string_sized_new (512);

  g_string_append_c (json, '{');
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    if (!append_value (life, json, &shape->columns[i], shape->names[i], values[i], error))
      return NULL;
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}
