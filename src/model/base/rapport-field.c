/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-field.h"

/** rapport_choice_find: Returns: (nullable): the entry of @choices with the stable @value */
const RapportChoice *
rapport_choice_find (const RapportChoice *choices,
                     const char          *value)
{
  if (choices == NULL || value == NULL)
    return NULL;
  for (; choices->value != NULL; choices++)
    if (strcmp (choices->value, value) == 0)
      return choices;
  return NULL;
}

/**
 * rapport_choice_label:
 *
 * Returns: the words for @value in the user's language, @value itself when it is none of @choices,
 *   and "" for NULL
 */
const char *
rapport_choice_label (const RapportChoice *choices,
                      const char          *value)
{
  const RapportChoice *choice = rapport_choice_find (choices, value);

  if (choice != NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label);
  return value != NULL ? value : "";
}

/** rapport_field_get_value_type: Returns: the GType of the property that holds @field */
GType
rapport_field_get_value_type (const RapportField *field)
{
  switch (field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      return G_TYPE_STRING;
    case RAPPORT_FIELD_FLAG:
      return G_TYPE_BOOLEAN;
    case RAPPORT_FIELD_DAY:
      return G_TYPE_INT;
    case RAPPORT_FIELD_MOMENT:
      return RAPPORT_TYPE_MOMENT;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_REFERENCE:
      return G_TYPE_INT64;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

/**
 * rapport_field_dup_column:
 *
 * Returns: (transfer full): the column of @field, the stem of the two columns for a moment
 */
char *
rapport_field_dup_column (const RapportField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}
