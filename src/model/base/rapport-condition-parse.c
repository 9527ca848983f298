/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-condition-value.h"

/* how deep brackets may go, so that no text can use up the stack, and SQLite can follow */
#define MOST_DEPTH 20

/* how much SQLite puts together, but for what else a list can be asked at the same time */
#define MOST_TESTS 450

typedef struct
{
  const char          *text;
  const char          *at;
  RapportConditionNth  nth;
  gconstpointer        data;
  guint                depth;
  guint                n_tests;
  GError             **error;
} Parser;

static const struct
{
  const char               *text;
  RapportConditionOperator  operation;
  gboolean                  is_not;
} operators[] = {
  { "<=", RAPPORT_CONDITION_AT_MOST }, { ">=", RAPPORT_CONDITION_AT_LEAST },
  { "≤", RAPPORT_CONDITION_AT_MOST }, { "≥", RAPPORT_CONDITION_AT_LEAST },
  { "!=", RAPPORT_CONDITION_IS, TRUE }, { "<>", RAPPORT_CONDITION_IS, TRUE },
  { "<", RAPPORT_CONDITION_BELOW }, { ">", RAPPORT_CONDITION_ABOVE },
  { "~", RAPPORT_CONDITION_CONTAINS }, { ":", RAPPORT_CONDITION_IS },
  { "：", RAPPORT_CONDITION_IS }, { "=", RAPPORT_CONDITION_IS },
};

static guint
get_place (Parser     *self,
           const char *at)
{
  return g_utf8_pointer_to_offset (self->text, at) + 1;
}

/* the rest of a text may be long; what follows in the message is the beginning of it */
static char *
dup_short (const char *text,
           gsize       length)
{
  g_autofree char *whole = g_strndup (text, length);

  return g_utf8_strlen (whole, -1) > 30 ? g_utf8_substring (whole, 0, 30) : g_steal_pointer (&whole);
}

static void
skip_space (Parser *self)
{
  while (*self->at != '\0' && g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

static gboolean
take (Parser     *self,
      const char *token)
{
  if (!g_str_has_prefix (self->at, token))
    return FALSE;
  self->at += strlen (token);
  return TRUE;
}

static gboolean
starts_operator (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (at, operators[i].text))
      return TRUE;
  return FALSE;
}

static gboolean
ends_word (const char *at,
           gboolean    is_column)
{
  gunichar c = g_utf8_get_char (at);

  return c == '\0' || g_unichar_isspace (c) || c == '(' || c == ')' || c == '"' || c == 0xff08 || c == 0xff09 ||
         c == 0x201c || c == 0x201d ||
         (is_column ? starts_operator (at)
                    : c == ',' || c == 0xff0c || g_str_has_prefix (at, ".."));
}

/* what stands up to the other quotation mark; “ ” need not be masked */
static char *
read_quoted (Parser *self)
{
  const char *start = self->at;
  const char *end = take (self, "“") ? "”" : "\"";
  g_autoptr(GString) text = g_string_new (NULL);

  if (*end == '"')
    self->at++;
  while (*self->at != '\0')
    {
      if (take (self, end))
        return g_string_free (g_steal_pointer (&text), FALSE);
      if (*self->at == '\\' && self->at[1] != '\0')
        self->at++;
      g_string_append_unichar (text, g_utf8_get_char (self->at));
      self->at = g_utf8_next_char (self->at);
    }
  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
               _("the quotation mark at %u is not closed"), get_place (self, start));
  return NULL;
}

static gboolean
is_quote (const char *at)
{
  return *at == '"' || g_str_has_prefix (at, "“");
}

/* NULL without an error when nothing stands there */
static char *
read_word (Parser   *self,
           gboolean  is_column,
           gboolean *failed)
{
  const char *start = self->at;

  *failed = FALSE;
  if (is_quote (self->at))
    {
      char *quoted = read_quoted (self);

      *failed = quoted == NULL;
      return quoted;
    }
  while (!ends_word (self->at, is_column))
    self->at = g_utf8_next_char (self->at);
  return self->at > start ? g_strndup (start, self->at - start) : NULL;
}

static gboolean
is_called (const char *name,
           const char *title)
{
  g_autofree char *one = g_utf8_casefold (name, -1);
  g_autofree char *other = g_utf8_casefold (title, -1);

  return strcmp (one, other) == 0;
}

static const RapportConditionColumn *
find_column (Parser     *self,
             const char *name)
{
  const RapportConditionColumn *column;

  for (guint i = 0; (column = self->nth (self->data, i)) != NULL; i++)
    if (is_called (name, column->name))
      return column;
  for (guint i = 0; (column = self->nth (self->data, i)) != NULL; i++)
    if (is_called (name, column->title) ||
        is_called (name, g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title)))
      return column;
  return NULL;
}

static gboolean
allows (const RapportConditionColumn *column,
        RapportConditionOperator      operation)
{
  switch (operation)
    {
    case RAPPORT_CONDITION_IS:
      return TRUE;
    case RAPPORT_CONDITION_CONTAINS:
      return column->type == RAPPORT_CONDITION_TEXT;
    case RAPPORT_CONDITION_EMPTY:
      return column->type != RAPPORT_CONDITION_FLAG;
    case RAPPORT_CONDITION_BELOW:
    case RAPPORT_CONDITION_AT_MOST:
    case RAPPORT_CONDITION_ABOVE:
    case RAPPORT_CONDITION_AT_LEAST:
    case RAPPORT_CONDITION_BETWEEN:
    default:
      return column->type >= RAPPORT_CONDITION_NUMBER && column->type <= RAPPORT_CONDITION_INSTANT;
    }
}

static gboolean
refuse_operator (Parser     *self,
                 const char *column,
                 const char *start,
                 gsize       length)
{
  g_autofree char *text = dup_short (start, length);

  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_OPERATOR,
               /* translators: the name of a column, an operator such as <=, and a place in the text */
               _("“%s” can’t be compared by “%s” at %u"), column, text, get_place (self, start));
  return FALSE;
}

static char *
refuse_value (Parser                       *self,
              const RapportConditionColumn *column,
              const char                   *start,
              const char                   *value)
{
  g_autofree char *text = dup_short (value, strlen (value));

  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
               /* translators: what was typed, the name of a column, and a place in the text */
               _("“%s” is no value of “%s” at %u"), text, column->name, get_place (self, start));
  return NULL;
}

/* @empty is set when the word for nothing stood there */
static char *
read_value (Parser                       *self,
            const RapportConditionColumn *column,
            gboolean                     *empty)
{
  const char *start = self->at;
  const gboolean quoted = is_quote (self->at);
  gboolean failed;
  g_autofree char *word = read_word (self, FALSE, &failed);
  char *value;

  *empty = FALSE;
  if (failed)
    return NULL;
  if (word == NULL)
    {
      g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
                   _("a value for “%s” is missing at %u"), column->name, get_place (self, start));
      return NULL;
    }
  *empty = !quoted && (g_ascii_strcasecmp (word, "empty") == 0 || strcmp (word, "空") == 0);
  if (*empty)
    return g_steal_pointer (&word);
  value = rapport_condition_value_normalize (column, word);
  return value != NULL ? value : refuse_value (self, column, start, word);
}

/* one value; several with commas between them, or two with two points, where the operator is “is” */
static GPtrArray *
read_values (Parser                       *self,
             const RapportConditionColumn *column,
             RapportConditionOperator     *operation)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const gboolean may_go_on = *operation == RAPPORT_CONDITION_IS;
  gboolean more = TRUE;

  while (more)
    {
      const char *start = self->at;
      gboolean empty;
      char *value = read_value (self, column, &empty);

      if (value == NULL)
        return NULL;
      g_ptr_array_add (values, value);
      if (empty && (values->len > 1 || *operation != RAPPORT_CONDITION_IS || !allows (column, RAPPORT_CONDITION_EMPTY)))
        return (GPtrArray *) refuse_value (self, column, start, value);
      if (empty)
        {
          *operation = RAPPORT_CONDITION_EMPTY;
          g_ptr_array_set_size (values, 0);
          return g_steal_pointer (&values);
        }
      if (!rapport_condition_value_has_order (column, *operation, value))
        return (GPtrArray *) refuse_value (self, column, start, value);
      more = FALSE;
      if (may_go_on && values->len == 1 && allows (column, RAPPORT_CONDITION_BETWEEN) && take (self, ".."))
        {
          *operation = RAPPORT_CONDITION_BETWEEN;
          if (!rapport_condition_value_has_order (column, *operation, value))
            return (GPtrArray *) refuse_value (self, column, start, value);
          more = TRUE;
        }
      else if (*operation == RAPPORT_CONDITION_IS)
        more = take (self, ",") || take (self, "，");
    }
  return g_steal_pointer (&values);
}

static const RapportConditionColumn *
read_column (Parser *self)
{
  const char *start = self->at;
  gboolean failed;
  g_autofree char *name = read_word (self, TRUE, &failed);
  g_autofree char *text = NULL;
  const RapportConditionColumn *column;

  if (failed)
    return NULL;
  if (name == NULL)
    {
      text = dup_short (start, strlen (start));
      if (*start == '\0')
        g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
                     _("something is missing at %u"), get_place (self, start));
      else
        g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
                     _("“%s” is not understood at %u"), text, get_place (self, start));
      return NULL;
    }
  column = find_column (self, name);
  if (column != NULL)
    return column;
  text = dup_short (name, strlen (name));
  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_COLUMN,
               _("unknown column “%s” at %u"), text, get_place (self, start));
  return NULL;
}

static RapportCondition *
parse_test (Parser *self)
{
  const char *start = self->at;
  const RapportConditionColumn *column = read_column (self);
  RapportConditionOperator operation = RAPPORT_CONDITION_IS;
  const char *operator_start = self->at;
  g_autoptr(GPtrArray) values = NULL;
  RapportCondition *test;
  gsize i = 0;

  if (column == NULL)
    return NULL;
  while (i < G_N_ELEMENTS (operators) && !take (self, operators[i].text))
    i++;
  if (i == G_N_ELEMENTS (operators))
    {
      g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_OPERATOR,
                   _("“%s” must be compared with something at %u"), column->name, get_place (self, self->at));
      return NULL;
    }
  operation = operators[i].operation;
  if (!allows (column, operation))
    {
      refuse_operator (self, column->name, operator_start, strlen (operators[i].text));
      return NULL;
    }
  values = read_values (self, column, &operation);
  if (values == NULL)
    return NULL;
  g_ptr_array_add (values, NULL);
  test = rapport_condition_new_test (column->name, operation, (const char * const *) values->pdata,
                                     get_place (self, start));
  return operators[i].is_not ? rapport_condition_new_not (test) : test;
}

/* a keyword stands alone; “or:x” would be a column */
static gboolean
peek_word (Parser     *self,
           const char *word)
{
  const gsize length = strlen (word);

  skip_space (self);
  return g_ascii_strncasecmp (self->at, word, length) == 0 && ends_word (self->at + length, TRUE) &&
         !starts_operator (self->at + length);
}

static gboolean
take_word (Parser     *self,
           const char *word)
{
  if (!peek_word (self, word))
    return FALSE;
  self->at += strlen (word);
  return TRUE;
}

static RapportCondition *parse_any (Parser *self);

static RapportCondition *
parse_brackets (Parser *self)
{
  const char *start = self->at;
  g_autoptr(RapportCondition) inner = NULL;

  if (!take (self, "("))
    self->at = g_utf8_next_char (self->at);
  inner = parse_any (self);
  skip_space (self);
  if (inner == NULL)
    return NULL;
  if (take (self, ")") || take (self, "）"))
    return g_steal_pointer (&inner);
  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
               _("the bracket at %u is not closed"), get_place (self, start));
  return NULL;
}

static RapportCondition *
refuse_more_tests (Parser *self)
{
  g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
               /* translators: the most conditions that can be, and the place in the text of the next */
               _("more than %u conditions, from %u on"), MOST_TESTS, get_place (self, self->at));
  return NULL;
}

static RapportCondition *
parse_part (Parser *self)
{
  RapportCondition *part;

  skip_space (self);
  if (++self->depth > MOST_DEPTH)
    {
      g_set_error (self->error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
                   _("too many brackets within brackets at %u"), get_place (self, self->at));
      return NULL;
    }
  if (take (self, "-") || take_word (self, "not"))
    {
      part = parse_part (self);
      part = part != NULL ? rapport_condition_new_not (part) : NULL;
    }
  else if (*self->at == '(' || g_str_has_prefix (self->at, "（"))
    part = parse_brackets (self);
  else if (++self->n_tests <= MOST_TESTS)
    part = parse_test (self);
  else
    part = refuse_more_tests (self);
  self->depth--;
  return part;
}

static gboolean
is_at_end (Parser *self)
{
  skip_space (self);
  return *self->at == '\0' || *self->at == ')' || g_str_has_prefix (self->at, "）");
}

static RapportCondition *
parse_all (Parser *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);

  do
    {
      RapportCondition *part = parse_part (self);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  while (take_word (self, "and") || (!is_at_end (self) && !peek_word (self, "or") && !peek_word (self, "或")));
  return rapport_condition_new_join (RAPPORT_CONDITION_AND, parts);
}

static RapportCondition *
parse_any (Parser *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);

  do
    {
      RapportCondition *part = parse_all (self);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  while (take_word (self, "or") || take_word (self, "或"));
  return rapport_condition_new_join (RAPPORT_CONDITION_OR, parts);
}

/**
 * rapport_condition_parse:
 * @text: such as `grade:A,B tag:"…" next<today amount>=100000 (owner:me or owner:empty)`; what
 *   stands side by side must all be so; `not` and `-` turn round what follows
 * @nth: gives the columns that can be asked, by their names and by their titles in both languages
 * @data: for @nth
 *
 * Returns: (transfer full) (nullable): what @text asks, nothing at all when it is empty; NULL with
 *   #RapportConditionError set, which names the place
 */
RapportCondition *
rapport_condition_parse (const char           *text,
                         RapportConditionNth   nth,
                         gconstpointer         data,
                         GError              **error)
{
  Parser parser = { text, text, nth, data, 0, 0, error };
  g_autoptr(RapportCondition) condition = NULL;
  g_autoptr(GPtrArray) none = NULL;

  g_return_val_if_fail (text != NULL && nth != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
                           _("the condition is not UTF-8 text"));
      return NULL;
    }
  skip_space (&parser);
  if (*parser.at == '\0')
    {
      none = g_ptr_array_new ();
      return rapport_condition_new_join (RAPPORT_CONDITION_AND, none);
    }
  condition = parse_any (&parser);
  if (condition == NULL)
    return NULL;
  skip_space (&parser);
  if (*parser.at == '\0')
    return g_steal_pointer (&condition);
  g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_SYNTAX,
               _("the bracket at %u was never opened"), get_place (&parser, parser.at));
  return NULL;
}
