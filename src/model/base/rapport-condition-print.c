/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-condition.h"

static const char * const operators[] = {
  [RAPPORT_CONDITION_IS] = ":",
  [RAPPORT_CONDITION_CONTAINS] = "~",
  [RAPPORT_CONDITION_BELOW] = "<",
  [RAPPORT_CONDITION_AT_MOST] = "<=",
  [RAPPORT_CONDITION_ABOVE] = ">",
  [RAPPORT_CONDITION_AT_LEAST] = ">=",
  [RAPPORT_CONDITION_BETWEEN] = ":",
  [RAPPORT_CONDITION_EMPTY] = ":",
};

/** rapport_condition_operator_print: Returns: the operator as it is typed */
const char *
rapport_condition_operator_print (RapportConditionOperator operation)
{
  g_return_val_if_fail ((guint) operation < G_N_ELEMENTS (operators), NULL);

  return operators[operation];
}

static gboolean
needs_quotes (const char *value)
{
  if (*value == '\0' || g_ascii_strcasecmp (value, "empty") == 0 || strcmp (value, "空") == 0 ||
      strstr (value, "..") != NULL)
    return TRUE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || strchr ("()\",\\:=<>~!", (int) MIN (c, 127)) != NULL ||
          c == 0xff0c || c == 0xff08 || c == 0xff09 || c == 0x201c || c == 0x201d || c == 0xff1a ||
          c == 0x2264 || c == 0x2265)
        return TRUE;
    }
  return FALSE;
}

static void
append_value (GString    *text,
              const char *value)
{
  if (!needs_quotes (value))
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_test (GString                *text,
             const RapportCondition *self)
{
  const RapportConditionOperator operation = rapport_condition_get_operator (self);
  const char * const *values = rapport_condition_get_values (self);

  g_string_append (text, rapport_condition_get_column (self));
  g_string_append (text, operators[operation]);
  if (operation == RAPPORT_CONDITION_EMPTY)
    g_string_append (text, "empty");
  for (guint i = 0; operation != RAPPORT_CONDITION_EMPTY && values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, operation == RAPPORT_CONDITION_BETWEEN ? ".." : ",");
      append_value (text, values[i]);
    }
}

static void
append (GString                *text,
        const RapportCondition *self,
        gboolean                inner)
{
  const RapportConditionKind kind = rapport_condition_get_kind (self);
  const guint n = rapport_condition_get_n_parts (self);
  const gboolean brackets = inner && (kind == RAPPORT_CONDITION_AND || kind == RAPPORT_CONDITION_OR);

  if (kind == RAPPORT_CONDITION_TEST)
    {
      append_test (text, self);
      return;
    }
  g_string_append (text, kind == RAPPORT_CONDITION_NOT ? "-" : brackets ? "(" : "");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, kind == RAPPORT_CONDITION_OR ? " or " : " ");
      append (text, rapport_condition_get_part (self, i), TRUE);
    }
  g_string_append (text, brackets ? ")" : "");
}

/**
 * rapport_condition_print:
 *
 * Returns: (transfer full): the text that rapport_condition_parse() reads as the same condition
 */
char *
rapport_condition_print (const RapportCondition *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  append (text, self, FALSE);
  return g_string_free (text, FALSE);
}
