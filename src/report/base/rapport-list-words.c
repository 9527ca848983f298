/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rapport-list-words.h"
#include "rapport-money.h"

/* between what a heading says */
#define BETWEEN "   "

static gboolean
is_dated (const RapportListFilter *filter)
{
  return filter->column.type >= RAPPORT_CONDITION_DAY && filter->column.type <= RAPPORT_CONDITION_INSTANT;
}

/**
 * rapport_list_words_dup_section:
 * @group: by what the list is grouped
 *
 * Returns: (transfer full): what the things of @section have in common, in the language of @catalogue
 */
char *
rapport_list_words_dup_section (const RapportListSpec    *spec,
                                const char               *group,
                                const RapportListSection *section,
                                RapportCatalogue         *catalogue)
{
  const RapportListFilter *filter = rapport_list_spec_filter (spec, group);
  const char *language = g_get_language_names ()[0];

  g_return_val_if_fail (filter != NULL && section != NULL, NULL);

  if (section->value == NULL)
    return g_strdup (rapport_catalogue_get (catalogue, "group", "None"));
  if (filter->column.choices != NULL && rapport_choice_find (filter->column.choices, section->value) != NULL)
    return g_strdup (rapport_catalogue_get (catalogue, "choice",
                                            rapport_choice_find (filter->column.choices, section->value)->label));
  if (filter->column.type == RAPPORT_CONDITION_FLAG)
    return rapport_catalogue_format (catalogue, NULL, "%s: %s",
                                     rapport_catalogue_get (catalogue, "column", filter->column.title),
                                     rapport_catalogue_get (catalogue, "group", section->value), NULL);
  /* months have their names from the process's language */
  if (is_dated (filter) && strncmp (language, rapport_catalogue_get_language (catalogue), 2) != 0)
    return g_strdup (section->value);
  return g_strdup (section->label);
}

static char *
dup_figure (const RapportListFilter *filter,
            guint                    digits,
            double                   figure)
{
  const gint64 rounded = (gint64) floor (figure + 0.5);

  return filter->column.type == RAPPORT_CONDITION_MONEY ? rapport_money_format (rounded, digits)
                                                        : rapport_decimal_format (rounded, filter->column.digits);
}

/**
 * rapport_list_words_dup_sums:
 * @name: what has them
 * @n: how many there are
 * @sums: of each of the list's sums
 * @digits: of the book's currency
 *
 * As in the window money is added up, of figures such as scores the mean is told, and of how many where some have none.
 *
 * Returns: (transfer full): @name, @n and what @sums come to
 */
char *
rapport_list_words_dup_sums (const RapportListSpec *spec,
                             const char            *name,
                             guint                  n,
                             const RapportListSum  *sums,
                             guint                  digits,
                             RapportCatalogue      *catalogue)
{
  GString *words = g_string_new (name);

  g_string_append_printf (words, BETWEEN "%u", n);
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListFilter *filter = rapport_list_spec_filter (spec, spec->sums[i]);
      const char *title = rapport_catalogue_get (catalogue, "column", filter->column.title);
      g_autofree char *total = NULL;
      g_autofree char *mean = NULL;
      g_autofree char *sum = NULL;
      g_autofree char *number = g_strdup_printf ("%u", sums[i].n);
      g_autofree char *part = NULL;

      if (sums[i].n == 0)
        continue;
      total = dup_figure (filter, digits, sums[i].total);
      mean = dup_figure (filter, digits, (double) sums[i].total / sums[i].n);
      sum = filter->column.type == RAPPORT_CONDITION_MONEY
            ? rapport_catalogue_format (catalogue, NULL, "%s %s, on average %s", title, total, mean, NULL)
            : rapport_catalogue_format (catalogue, NULL, "%s on average %s", title, mean, NULL);
      part = sums[i].n < n ? rapport_catalogue_format (catalogue, NULL, "%s (%s with a value)", sum, number, NULL) : NULL;
      g_string_append_printf (words, BETWEEN "%s", part != NULL ? part : sum);
    }
  return g_string_free (words, FALSE);
}
