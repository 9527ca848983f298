/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-condition-value.h"
#include "rapport-list-sql.h"
#include "rapport-settings.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define MINUTE 60

/* one test of one column, on its way into SQL */
typedef struct
{
  RapportListSql                *list;
  GString                       *sql;
  const RapportCondition        *test;
  const RapportListFilter       *filter;
  const RapportListFilterSource *source;
} Test;

static void
add_comparison (Test       *self,
                const char *column,
                const char *operation,
                gint64      integer)
{
  g_string_append_printf (self->sql, "%s %s ", column, operation);
  rapport_list_sql_add_integer (self->list, self->sql, integer);
}

static gint64
get_start (Test *self,
           int   day)
{
  return rapport_day_start (day, self->list->zone);
}

static gint64
get_end (Test *self,
         int   day)
{
  return get_start (self, rapport_day_add (day, 1));
}

static void
add_overdue (Test *self)
{
  const int today = rapport_day_from_instant (self->list->now, self->list->zone);

  if (self->filter->column.type == RAPPORT_CONDITION_INSTANT)
    {
      add_comparison (self, self->source->value, "<", self->list->now);
      return;
    }
  g_string_append_c (self->sql, '(');
  add_comparison (self, self->source->value, "<", today);
  if (self->source->at != NULL)
    {
      g_string_append (self->sql, " OR (");
      add_comparison (self, self->source->value, "=", today);
      g_string_append (self->sql, " AND ");
      add_comparison (self, self->source->at, "<", self->list->now);
      g_string_append_c (self->sql, ')');
    }
  g_string_append_c (self->sql, ')');
}

static void
add_within (Test                       *self,
            const RapportConditionSpan *span)
{
  const gboolean is_instant = self->filter->column.type == RAPPORT_CONDITION_INSTANT;
  const char *column = span->has_time && !is_instant ? self->source->at : self->source->value;

  if (!is_instant && !span->has_time && span->first == span->last)
    {
      add_comparison (self, column, "=", span->first);
      return;
    }
  if (!is_instant && !span->has_time)
    {
      add_comparison (self, column, "BETWEEN", span->first);
      g_string_append (self->sql, " AND ");
      rapport_list_sql_add_integer (self->list, self->sql, span->last);
      return;
    }
  add_comparison (self, column, ">=", span->has_time ? span->at : get_start (self, span->first));
  g_string_append (self->sql, " AND ");
  add_comparison (self, column, "<", span->has_time ? span->at + MINUTE : get_end (self, span->last));
}

/* the day decides, and on the same day the time, where there is one */
static void
add_day_and_time (Test                       *self,
                  const char                 *operation,
                  const RapportConditionSpan *span)
{
  const char strict[] = { operation[0], '\0' };

  g_string_append_c (self->sql, '(');
  add_comparison (self, self->source->value, strict, span->first);
  g_string_append (self->sql, " OR (");
  add_comparison (self, self->source->value, "=", span->first);
  g_string_append (self->sql, " AND ");
  add_comparison (self, self->source->at, operation, span->at);
  g_string_append (self->sql, "))");
}

static void
add_before_or_after (Test                       *self,
                     RapportConditionOperator    operation,
                     const RapportConditionSpan *span)
{
  const char *text = rapport_condition_operator_print (operation);
  const gboolean of_first = operation == RAPPORT_CONDITION_BELOW || operation == RAPPORT_CONDITION_AT_LEAST;

  if (self->filter->column.type != RAPPORT_CONDITION_INSTANT)
    {
      if (span->has_time)
        add_day_and_time (self, text, span);
      else
        add_comparison (self, self->source->value, text, of_first ? span->first : span->last);
    }
  else if (span->has_time)
    add_comparison (self, self->source->value, text, span->at);
  else if (of_first)
    add_comparison (self, self->source->value, text, get_start (self, span->first));
  else
    add_comparison (self, self->source->value, operation == RAPPORT_CONDITION_AT_MOST ? "<" : ">=",
                    get_end (self, span->last));
}

static void
add_moment (Test                     *self,
            RapportConditionOperator  operation,
            const char               *value)
{
  RapportConditionSpan span;

  if (!rapport_condition_value_span (value, self->list->now, self->list->zone, &span))
    g_string_append (self->sql, "false");
  else if (span.overdue)
    add_overdue (self);
  else if (operation == RAPPORT_CONDITION_IS)
    add_within (self, &span);
  else
    add_before_or_after (self, operation, &span);
}

static void
add_number (Test                     *self,
            RapportConditionOperator  operation,
            const char               *value)
{
  const guint digits = self->filter->column.type == RAPPORT_CONDITION_MONEY
                         ? rapport_settings_get_currency (self->list->connection)->digits
                         : self->filter->column.digits;
  gint64 number;

  if (rapport_condition_value_number (value, digits, &number))
    add_comparison (self, self->source->value,
                    operation == RAPPORT_CONDITION_IS ? "=" : rapport_condition_operator_print (operation), number);
  else
    g_string_append (self->sql, "false");
}

/* The search index finds what may have @value in it; which of them has it just so is looked at after. */
static void
add_indexed (Test       *self,
             const char *value)
{
  const RapportListFilterSource *source = self->source;
  g_autoptr(RapportSearchQuery) search = rapport_search_query_new (value, NULL);
  g_autofree char *match = NULL;

  if (source->index == NULL || rapport_search_query_is_empty (search))
    return;
  match = g_strdup_printf ("%s : (%s)", source->column, rapport_search_query_get_match (search));
  g_string_append_printf (self->sql, "%s IN (SELECT rowid FROM %s WHERE %s MATCH ", source->indexed, source->index,
                          source->index);
  rapport_list_sql_add_text (self->list, self->sql, match);
  g_string_append (self->sql, ") AND ");
}

static void
add_contains (Test       *self,
              const char *value)
{
  g_autoptr(GString) pattern = g_string_new ("%");

  add_indexed (self, value);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  g_string_append_printf (self->sql, "%s LIKE ", self->source->value);
  rapport_list_sql_add_text (self->list, self->sql, pattern->str);
  g_string_append (self->sql, " ESCAPE '\\'");
}

/* What people call a thing: the columns that are its number and its title. */
static char *
dup_names_sql (const RapportEntityInfo *info)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *column = rapport_field_dup_column (&info->fields[i]);

      if (info->fields[i].flags & (RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_TITLE))
        g_string_append_printf (sql, "%sSELECT id FROM %s WHERE %s = ?1", sql->len > 0 ? " UNION " : "", info->name,
                                column);
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
add_named (Test        *self,
           const char  *value,
           GError     **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (self->filter->target);
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  guint8 uid[16];
  gboolean is_uid, has_row;
  guint n = 0;

  g_assert (info != NULL);
  is_uid = rapport_uid_from_text (value, uid);
  sql = is_uid ? g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1", info->name) : dup_names_sql (info);
  statement = rapport_connection_prepare (self->list->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  if (is_uid)
    rapport_statement_bind_bytes (statement, 1, uid, sizeof uid);
  else
    rapport_statement_bind_text (statement, 1, value);
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (has_row)
        {
          g_string_append (self->sql, n++ > 0 ? ", " : "");
          rapport_list_sql_add_integer (self->list, self->sql, rapport_statement_get_integer (statement, 0));
          continue;
        }
      /* whom only another book knows has nothing here, and is not typed wrongly */
      if (n == 0 && is_uid)
        rapport_list_sql_add_integer (self->list, self->sql, 0);
      if (n > 0 || is_uid)
        return TRUE;
      g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
                   /* translators: a name as typed, the name of a column, and a place in the text */
                   _("nobody and nothing is called “%s” for “%s” at %u"), value, self->filter->column.name,
                   rapport_condition_get_place (self->test));
      return FALSE;
    }
  return FALSE;
}

static gboolean
add_references (Test                *self,
                const char * const  *values,
                GError             **error)
{
  g_string_append_printf (self->sql, "%s IN (", self->source->value);
  for (guint i = 0; values[i] != NULL; i++)
    {
      gint64 id = self->list->query->me;

      g_string_append (self->sql, i > 0 ? ", " : "");
      if (g_ascii_strcasecmp (values[i], "me") == 0 ||
          (values[i][0] == '#' && g_ascii_string_to_signed (values[i] + 1, 10, 0, G_MAXINT64, &id, NULL)))
        rapport_list_sql_add_integer (self->list, self->sql, id);
      else if (!add_named (self, values[i], error))
        return FALSE;
    }
  g_string_append_c (self->sql, ')');
  return TRUE;
}

static void
add_texts (Test               *self,
           const char * const *values)
{
  const gboolean is_one = values[1] == NULL;

  g_string_append_printf (self->sql, is_one ? "%s = " : "%s IN (", self->source->value);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (self->sql, i > 0 ? ", " : "");
      rapport_list_sql_add_text (self->list, self->sql, values[i]);
    }
  g_string_append (self->sql, is_one ? "" : ")");
}

static void
add_value (Test                     *self,
           RapportConditionOperator  operation,
           const char               *value)
{
  switch (self->filter->column.type)
    {
    case RAPPORT_CONDITION_NUMBER:
    case RAPPORT_CONDITION_MONEY:
      add_number (self, operation, value);
      break;
    case RAPPORT_CONDITION_DAY:
    case RAPPORT_CONDITION_MOMENT:
    case RAPPORT_CONDITION_INSTANT:
      add_moment (self, operation, value);
      break;
    case RAPPORT_CONDITION_FLAG:
      add_comparison (self, self->source->value, "=", strcmp (value, "yes") == 0);
      break;
    case RAPPORT_CONDITION_TEXT:
    case RAPPORT_CONDITION_CHOICE:
    case RAPPORT_CONDITION_REFERENCE:
    case RAPPORT_CONDITION_TAG:
    default:
      g_assert_not_reached ();
    }
}

/* values of which any will do, each compared by itself */
static void
add_any (Test               *self,
         const char * const *values)
{
  const gboolean is_one = values[1] == NULL;

  g_string_append (self->sql, is_one ? "" : "(");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (self->sql, i > 0 ? " OR " : "");
      add_value (self, RAPPORT_CONDITION_IS, values[i]);
    }
  g_string_append (self->sql, is_one ? "" : ")");
}

static gboolean
add_is (Test                *self,
        const char * const  *values,
        GError             **error)
{
  switch (self->filter->column.type)
    {
    case RAPPORT_CONDITION_REFERENCE:
      return add_references (self, values, error);
    case RAPPORT_CONDITION_TEXT:
    case RAPPORT_CONDITION_CHOICE:
    case RAPPORT_CONDITION_TAG:
      add_texts (self, values);
      return TRUE;
    case RAPPORT_CONDITION_NUMBER:
    case RAPPORT_CONDITION_MONEY:
    case RAPPORT_CONDITION_DAY:
    case RAPPORT_CONDITION_MOMENT:
    case RAPPORT_CONDITION_INSTANT:
    case RAPPORT_CONDITION_FLAG:
    default:
      add_any (self, values);
      return TRUE;
    }
}

/**
 * rapport_list_sql_add_test:
 * @test: what is asked of @filter's column
 * @source: which of its sources
 *
 * Appends to @sql what of @source is as @test wants it, with its values as parameters.
 *
 * Returns: FALSE with @error set when nothing is called as @test says
 */
gboolean
rapport_list_sql_add_test (RapportListSql                *self,
                           GString                       *sql,
                           const RapportCondition        *test,
                           const RapportListFilter       *filter,
                           const RapportListFilterSource *source,
                           GError                       **error)
{
  Test compiled = { self, sql, test, filter, source };
  const RapportConditionOperator operation = rapport_condition_get_operator (test);
  const char * const *values = rapport_condition_get_values (test);

  switch (operation)
    {
    case RAPPORT_CONDITION_IS:
      return add_is (&compiled, values, error);
    case RAPPORT_CONDITION_CONTAINS:
      add_contains (&compiled, values[0]);
      return TRUE;
    case RAPPORT_CONDITION_EMPTY:
      g_string_append_printf (sql, filter->column.type == RAPPORT_CONDITION_TEXT ? "coalesce(%s, '') = ''"
                                                                                 : "%s IS NULL", source->value);
      return TRUE;
    case RAPPORT_CONDITION_BETWEEN:
      add_value (&compiled, RAPPORT_CONDITION_AT_LEAST, values[0]);
      g_string_append (sql, " AND ");
      add_value (&compiled, RAPPORT_CONDITION_AT_MOST, values[1]);
      return TRUE;
    case RAPPORT_CONDITION_BELOW:
    case RAPPORT_CONDITION_AT_MOST:
    case RAPPORT_CONDITION_ABOVE:
    case RAPPORT_CONDITION_AT_LEAST:
    default:
      add_value (&compiled, operation, values[0]);
      return TRUE;
    }
}
