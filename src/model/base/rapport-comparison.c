/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rapport-comparison.h"
#include "rapport-condition-value.h"

#define BIT(type) (1u << RAPPORT_CONDITION_##type)

#define DAYS (BIT (DAY) | BIT (MOMENT) | BIT (INSTANT))
#define FIGURES (BIT (NUMBER) | BIT (MONEY))
#define NAMED (BIT (CHOICE) | BIT (REFERENCE))
#define ALL_BUT_FLAGS (BIT (TEXT) | BIT (TAG) | NAMED | FIGURES | DAYS)

/* in the order they are offered: what is wanted most of a type stands first */
static const RapportComparison comparisons[] = {
  { NC_("comparison", "contains"), RAPPORT_CONDITION_CONTAINS, FALSE, 1, BIT (TEXT) },
  { NC_("comparison", "does not contain"), RAPPORT_CONDITION_CONTAINS, TRUE, 1, BIT (TEXT) },
  { NC_("comparison", "has"), RAPPORT_CONDITION_IS, FALSE, 1, BIT (TAG) },
  { NC_("comparison", "has not"), RAPPORT_CONDITION_IS, TRUE, 1, BIT (TAG) },
  { NC_("comparison", "at least"), RAPPORT_CONDITION_AT_LEAST, FALSE, 1, FIGURES },
  { NC_("comparison", "at most"), RAPPORT_CONDITION_AT_MOST, FALSE, 1, FIGURES },
  { NC_("comparison", "more than"), RAPPORT_CONDITION_ABOVE, FALSE, 1, FIGURES },
  { NC_("comparison", "less than"), RAPPORT_CONDITION_BELOW, FALSE, 1, FIGURES },
  { NC_("comparison", "is"), RAPPORT_CONDITION_IS, FALSE, 1, BIT (TEXT) | BIT (FLAG) | NAMED | FIGURES | DAYS },
  { NC_("comparison", "is not"), RAPPORT_CONDITION_IS, TRUE, 1, BIT (TEXT) | NAMED | FIGURES | DAYS },
  { NC_("comparison", "before"), RAPPORT_CONDITION_BELOW, FALSE, 1, DAYS },
  { NC_("comparison", "after"), RAPPORT_CONDITION_ABOVE, FALSE, 1, DAYS },
  { NC_("comparison", "not before"), RAPPORT_CONDITION_AT_LEAST, FALSE, 1, DAYS },
  { NC_("comparison", "not after"), RAPPORT_CONDITION_AT_MOST, FALSE, 1, DAYS },
  { NC_("comparison", "between"), RAPPORT_CONDITION_BETWEEN, FALSE, 2, FIGURES | DAYS },
  { NC_("comparison", "is empty"), RAPPORT_CONDITION_EMPTY, FALSE, 0, ALL_BUT_FLAGS },
  { NC_("comparison", "is not empty"), RAPPORT_CONDITION_EMPTY, TRUE, 0, ALL_BUT_FLAGS },
};

static const RapportChoice spans[] = {
  { "today", NC_("choice", "Today") },
  { "yesterday", NC_("choice", "Yesterday") },
  { "tomorrow", NC_("choice", "Tomorrow") },
  { "overdue", NC_("choice", "Overdue") },
  { "this-week", NC_("choice", "This week") },
  { "last-week", NC_("choice", "Last week") },
  { "next-week", NC_("choice", "Next week") },
  { "this-month", NC_("choice", "This month") },
  { "last-month", NC_("choice", "Last month") },
  { "next-month", NC_("choice", "Next month") },
  { "this-quarter", NC_("choice", "This quarter") },
  { "last-quarter", NC_("choice", "Last quarter") },
  { "next-quarter", NC_("choice", "Next quarter") },
  { "this-year", NC_("choice", "This year") },
  { "last-year", NC_("choice", "Last year") },
  { "last-7d", NC_("choice", "Last 7 days") },
  { "last-30d", NC_("choice", "Last 30 days") },
  { "last-90d", NC_("choice", "Last 90 days") },
  { "next-7d", NC_("choice", "Next 7 days") },
  { "next-30d", NC_("choice", "Next 30 days") },
  { "next-90d", NC_("choice", "Next 90 days") },
  { NULL },
};

static const RapportChoice flags[] = {
  { "yes", NC_("choice", "Yes") },
  { "no", NC_("choice", "No") },
  { NULL },
};

/** rapport_comparison_nth: Returns: (nullable): the ways to compare a column of @type, NULL behind the last */
const RapportComparison *
rapport_comparison_nth (RapportConditionType type,
                        guint                position)
{
  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if ((comparisons[i].types & (1u << type)) != 0 && position-- == 0)
      return &comparisons[i];
  return NULL;
}

/** rapport_comparison_get_test: Returns: (nullable): the test that @part is, or turns round; NULL for what joins several */
const RapportCondition *
rapport_comparison_get_test (const RapportCondition *part)
{
  g_return_val_if_fail (part != NULL, NULL);

  if (rapport_condition_get_kind (part) == RAPPORT_CONDITION_NOT)
    part = rapport_condition_get_part (part, 0);
  return rapport_condition_get_kind (part) == RAPPORT_CONDITION_TEST ? part : NULL;
}

/** rapport_comparison_find: Returns: (nullable): how @part compares its column; NULL when it joins several tests */
const RapportComparison *
rapport_comparison_find (RapportConditionType    type,
                         const RapportCondition *part)
{
  const RapportCondition *test = rapport_comparison_get_test (part);
  const RapportComparison *comparison;

  for (guint i = 0; test != NULL && (comparison = rapport_comparison_nth (type, i)) != NULL; i++)
    if (comparison->operation == rapport_condition_get_operator (test) && comparison->is_not == (test != part))
      return comparison;
  return NULL;
}

/** rapport_comparison_get_label: Returns: the words for it in the person's language */
const char *
rapport_comparison_get_label (const RapportComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "comparison", self->label);
}

static void
refuse (const RapportConditionColumn *column,
        const char                   *typed,
        GError                      **error)
{
  const guint type = 1u << column->type;

  if ((type & DAYS) != 0)
    g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
                 /* translators: what a date is compared with in a filter */
                 _("“%s” is no date. Such as: 2026-03-15, today, this month."), typed);
  else if ((type & FIGURES) != 0)
    g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE, _("“%s” is no number."), typed);
  else
    g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE, _("“%s” is none of the choices."),
                 typed);
}

static gboolean
have_order (const RapportComparison      *self,
            const RapportConditionColumn *column,
            GPtrArray                    *values)
{
  for (guint i = 0; i < values->len; i++)
    if (!rapport_condition_value_has_order (column, self->operation, g_ptr_array_index (values, i)))
      return FALSE;
  return TRUE;
}

/* Two figures or two dates are put in order; where a span begins or ends depends on the day it is asked. */
static gboolean
is_reversed (const RapportConditionColumn *column,
             GPtrArray                    *values)
{
  const char *first = g_ptr_array_index (values, 0), *last = g_ptr_array_index (values, 1);
  gint64 low, high;

  if (rapport_condition_value_number (first, column->digits, &low) &&
      rapport_condition_value_number (last, column->digits, &high))
    return low > high;
  return ((1u << column->type) & DAYS) != 0 && g_ascii_isdigit (*first) && g_ascii_isdigit (*last) &&
         strcmp (first, last) > 0;
}

static gboolean
check (const RapportComparison      *self,
       const RapportConditionColumn *column,
       GPtrArray                    *values,
       GError                      **error)
{
  if (values->len < self->n_values)
    g_set_error_literal (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
                         _("Say what it is compared with."));
  else if (!have_order (self, column, values))
    g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE,
                 /* translators: words for what is late; a date is before or after another one, but not before it */
                 _("What is “%s” has no date of its own: take “is”."), g_dpgettext2 (GETTEXT_PACKAGE, "choice", "Overdue"));
  else
    return TRUE;
  return FALSE;
}

/**
 * rapport_comparison_make:
 * @typed: what it is compared with, as a person types it, ended by NULL: two for what lies between
 * @error: says which of @typed can't be compared with the column
 *
 * Returns: (transfer full) (nullable): the condition that @column is so
 */
RapportCondition *
rapport_comparison_make (const RapportComparison      *self,
                         const RapportConditionColumn *column,
                         const char * const           *typed,
                         GError                      **error)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  RapportCondition *test;

  g_return_val_if_fail (self != NULL && column != NULL && typed != NULL, NULL);

  for (guint i = 0; self->n_values > 0 && typed[i] != NULL; i++)
    {
      g_autofree char *word = g_strstrip (g_strdup (typed[i]));
      char *value = *word != '\0' ? rapport_condition_value_normalize (column, word) : NULL;

      if (value == NULL && *word != '\0')
        {
          refuse (column, word, error);
          return NULL;
        }
      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  if (!check (self, column, values, error))
    return NULL;
  if (self->operation == RAPPORT_CONDITION_BETWEEN && is_reversed (column, values))
    g_ptr_array_insert (values, 0, g_ptr_array_steal_index (values, 1));
  g_ptr_array_add (values, NULL);
  test = rapport_condition_new_test (column->name, self->operation, (const char * const *) values->pdata, 0);
  return self->is_not ? rapport_condition_new_not (test) : test;
}

/** rapport_comparison_get_spans: Returns: what days are compared with mostly, labelled with NC_("choice", …) */
const RapportChoice *
rapport_comparison_get_spans (void)
{
  return spans;
}

/** rapport_comparison_get_flags: Returns: yes and no, labelled with NC_("choice", …) */
const RapportChoice *
rapport_comparison_get_flags (void)
{
  return flags;
}

/** rapport_comparison_get_choices: Returns: (nullable): what @column is compared with in words, labelled with NC_("choice", …) */
const RapportChoice *
rapport_comparison_get_choices (const RapportConditionColumn *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (column->type == RAPPORT_CONDITION_FLAG)
    return flags;
  return ((1u << column->type) & DAYS) != 0 ? spans : column->choices;
}

/** rapport_comparison_dup_words: Returns: (transfer full): @value of @column as the person's language says it */
char *
rapport_comparison_dup_words (const RapportConditionColumn *column,
                              const char                   *value)
{
  const RapportChoice *choices;
  guint days;
  char unit;

  g_return_val_if_fail (column != NULL && value != NULL, NULL);

  choices = rapport_comparison_get_choices (column);
  if (choices != NULL && rapport_choice_find (choices, value) != NULL)
    return g_strdup (rapport_choice_label (choices, value));
  if (choices == spans && sscanf (value, "last-%u%c", &days, &unit) == 2)
    return g_strdup_printf (ngettext ("Last %u day", "Last %u days", days), days);
  if (choices == spans && sscanf (value, "next-%u%c", &days, &unit) == 2)
    return g_strdup_printf (ngettext ("Next %u day", "Next %u days", days), days);
  return g_strdup (value);
}
