/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-comparison.h"

/** Words: the language in which a condition is written, or all %NULL for its stable form */
typedef struct
{
  RapportConditionNth        nth;
  gconstpointer              columns;
  RapportConditionTranslate  translate;
  gpointer                   data;
} Words;

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

static const RapportConditionColumn *
find_column (const Words *words,
             const char  *name)
{
  const RapportConditionColumn *column;

  for (guint i = 0; words->nth != NULL && (column = words->nth (words->columns, i)) != NULL; i++)
    if (strcmp (column->name, name) == 0)
      return column;
  return NULL;
}

static const char *
translate (const Words *words,
           const char  *context,
           const char  *msgid)
{
  return words->translate != NULL ? words->translate (context, msgid, words->data) : msgid;
}

/* A title that is another's, too, would be read as that. */
static const char *
get_title (const Words                  *words,
           const RapportConditionColumn *column)
{
  const char *title = translate (words, "column", column->title);
  const RapportConditionColumn *other;

  if (strcmp (title, column->title) == 0)
    return column->name;
  for (guint i = 0; (other = words->nth (words->columns, i)) != NULL; i++)
    if (other != column && (strcmp (other->name, title) == 0 ||
                            strcmp (translate (words, "column", other->title), title) == 0))
      return column->name;
  return title;
}

static const char *
get_label (const Words         *words,
           const RapportChoice *choices,
           const char          *value)
{
  const RapportChoice *choice = rapport_choice_find (choices, value);
  const char *label = choice != NULL ? translate (words, "choice", choice->label) : value;

  if (choice == NULL || strcmp (label, choice->label) == 0)
    return value;
  for (const RapportChoice *other = choices; other->value != NULL; other++)
    if (other != choice && (strcmp (other->value, label) == 0 ||
                            strcmp (translate (words, "choice", other->label), label) == 0))
      return value;
  return label;
}

static const char *
get_word (const Words                  *words,
          const RapportConditionColumn *column,
          const char                   *value)
{
  if (column->type == RAPPORT_CONDITION_REFERENCE && strcmp (value, "me") == 0)
    return translate (words, "condition", NC_("condition", "me"));
  return get_label (words, rapport_comparison_get_choices (column), value);
}

static void
append_test (GString                *text,
             const RapportCondition *self,
             const Words            *words)
{
  const RapportConditionOperator operation = rapport_condition_get_operator (self);
  const char * const *values = rapport_condition_get_values (self);
  const RapportConditionColumn *column = find_column (words, rapport_condition_get_column (self));

  if (column != NULL)
    append_value (text, get_title (words, column));
  else
    g_string_append (text, rapport_condition_get_column (self));
  g_string_append (text, translate (words, "operator", operators[operation]));
  if (operation == RAPPORT_CONDITION_EMPTY)
    g_string_append (text, translate (words, "condition", NC_("condition", "empty")));
  for (guint i = 0; operation != RAPPORT_CONDITION_EMPTY && values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, operation == RAPPORT_CONDITION_BETWEEN ? ".." : ",");
      append_value (text, column != NULL ? get_word (words, column, values[i]) : values[i]);
    }
}

static void
append (GString                *text,
        const RapportCondition *self,
        const Words            *words,
        gboolean                inner)
{
  const RapportConditionKind kind = rapport_condition_get_kind (self);
  const guint n = rapport_condition_get_n_parts (self);
  const gboolean brackets = inner && (kind == RAPPORT_CONDITION_AND || kind == RAPPORT_CONDITION_OR);

  if (kind == RAPPORT_CONDITION_TEST)
    {
      append_test (text, self, words);
      return;
    }
  g_string_append (text, kind == RAPPORT_CONDITION_NOT ? "-" : brackets ? "(" : "");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && kind == RAPPORT_CONDITION_OR)
        g_string_append_printf (text, " %s ", translate (words, "condition", NC_("condition", "or")));
      else if (i > 0)
        g_string_append_c (text, ' ');
      append (text, rapport_condition_get_part (self, i), words, TRUE);
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
  append (text, self, &(Words) { 0 }, FALSE);
  return g_string_free (text, FALSE);
}

/**
 * rapport_condition_print_words:
 * @nth: gives the columns that can be asked
 * @columns: for @nth
 * @translate: the language that is written, of the context "operator" how its operators are
 * @data: for @translate
 *
 * Returns: (transfer full): @self for people, in the words of a language; rapport_condition_parse() reads it as the same
 *   condition where the program speaks that language
 */
char *
rapport_condition_print_words (const RapportCondition    *self,
                               RapportConditionNth        nth,
                               gconstpointer              columns,
                               RapportConditionTranslate  translation,
                               gpointer                   data)
{
  GString *text;

  g_return_val_if_fail (self != NULL && nth != NULL && translation != NULL, NULL);

  text = g_string_new (NULL);
  append (text, self, &(Words) { nth, columns, translation, data }, FALSE);
  return g_string_free (text, FALSE);
}
