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

static void
append_key (GString    *json,
            const char *name)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  g_string_append_c (json, '"');
  g_string_append (json, name);
  g_string_append_c (json, '"');
  g_string_append_c (json, ':');
}

static gboolean
append_target (RapportLogLife            *life,
               GString                   *json,
               const RapportColumnShape  *column,
               const char                *name,
               gint64                     id,
               GError                   **error)
{
  guint8 target[RAPPORT_UID_LENGTH];
  g_autofree char *text = NULL;

  if (!rapport_log_life_find (life, column->target, id, target, error))
    return FALSE;
  text = rapport_uid_to_text (target);
  append_key (json, name);
  rapport_log_append_json_text (json, text);
  return TRUE;
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
  if (is_left_out (column, value))
    return TRUE;
  if (column->target != NULL)
    return append_target (life, json, column, name, sqlite3_value_int64 (value), error);
  append_key (json, name);
  if (sqlite3_value_type (value) == SQLITE_INTEGER)
    append_integer (json, sqlite3_value_int64 (value));
  else
    rapport_log_append_json_text (json, (const char *) sqlite3_value_text (value));
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

static void
append_text (GString    *json,
             const char *name,
             const char *text)
{
  if (text == NULL)
    return;
  append_key (json, name);
  rapport_log_append_json_text (json, text);
}

static void
append_number (GString    *json,
               const char *name,
               gint64      number,
               gint64      nothing)
{
  if (number == nothing)
    return;
  append_key (json, name);
  append_integer (json, number);
}

/* The second column of a moment holds when in the day it is. */
static void
append_half (GString             *json,
             const char          *name,
             const RapportMoment *moment,
             gboolean             is_second)
{
  if (!is_second)
    append_number (json, name, moment->day, 0);
  else if (moment->has_time)
    append_number (json, name, moment->at, RAPPORT_UNSET);
}

static gboolean
append_field (RapportLogLife           *life,
              GString                  *json,
              const RapportTableShape  *shape,
              int                       number,
              RapportEntity            *entity,
              GError                  **error)
{
  const RapportColumnShape *column = &shape->columns[number];
  const char *name = shape->names[number];
  const guint field = column->field - shape->info->fields;

  switch (column->field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      append_text (json, name, rapport_entity_get_text (entity, field));
      return TRUE;
    case RAPPORT_FIELD_FLAG:
      append_number (json, name, rapport_entity_get_flag (entity, field), FALSE);
      return TRUE;
    case RAPPORT_FIELD_DAY:
      append_number (json, name, rapport_entity_get_day (entity, field), 0);
      return TRUE;
    case RAPPORT_FIELD_MOMENT:
      append_half (json, name, rapport_entity_get_moment (entity, field), column->pair < number);
      return TRUE;
    case RAPPORT_FIELD_REFERENCE:
      return append_target (life, json, column, name, rapport_entity_get_integer (entity, field), error);
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
      append_number (json, name, rapport_entity_get_integer (entity, field), RAPPORT_UNSET);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * rapport_log_dup_entity_values:
 * @entity: one that is stored in a row of @shape
 * @is_set: which of its fields hold anything
 *
 * Returns: (transfer full) (nullable): what rapport_log_dup_thing_values() says of the row; NULL with @error set
 */
char *
rapport_log_dup_entity_values (RapportLogLife           *life,
                               const RapportTableShape  *shape,
                               RapportEntity            *entity,
                               const gboolean           *is_set,
                               GError                  **error)
{
  g_autoptr(GString) json = g_string_sized_new (512);

  g_string_append_c (json, '{');
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    if (shape->columns[i].field != NULL && is_set[shape->columns[i].field - shape->info->fields] &&
        !append_field (life, json, shape, i, entity, error))
      return NULL;
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}
