/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-filter-words.h"

/** rapport_filter_words_describe_period: Returns: (transfer full): the days, yyyymmdd, 0 for open, in words */
char *
rapport_filter_words_describe_period (RapportCatalogue *catalogue,
                                      int               from_day,
                                      int               to_day)
{
  g_autofree char *from = rapport_catalogue_format_day (catalogue, from_day);
  g_autofree char *to = rapport_catalogue_format_day (catalogue, to_day);

  if (from_day != 0 && to_day != 0)
    /* translators: the first and the last day of a period */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: %s to %s"),
                                     from, to, NULL);
  if (from_day != 0)
    /* translators: %s is the first day of a period without an end */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: from %s"), from, NULL);
  if (to_day != 0)
    /* translators: %s is the last day of a period without a beginning */
    return rapport_catalogue_format (catalogue, "form", NC_("form", "Period: until %s"), to, NULL);
  return g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Period: all")));
}

/**
 * rapport_filter_words_describe:
 * @owner: (nullable): name of a team member, NULL for all
 * @grade: (nullable): of the customers, NULL for all
 * @from: first day of the period as yyyymmdd, 0 for open
 * @to: last day, 0 for open
 *
 * Returns: (transfer full): what the rows of a form were chosen by, for the line under its title
 */
char *
rapport_filter_words_describe (RapportCatalogue *catalogue,
                               const char       *owner,
                               const char       *grade,
                               int               from,
                               int               to)
{
  g_autofree char *owner_words = NULL;
  g_autofree char *grade_words = NULL;
  g_autofree char *period = NULL;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);

  period = rapport_filter_words_describe_period (catalogue, from, to);
  if (owner != NULL)
    /* translators: %s is the name of a team member */
    owner_words = rapport_catalogue_format (catalogue, "form", NC_("form", "Owner: %s"), owner, NULL);
  else
    owner_words = g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Owner: all")));
  if (grade != NULL)
    /* translators: %s is a customer's grade, A, B or C */
    grade_words = rapport_catalogue_format (catalogue, "form", NC_("form", "Customer grade: %s"), grade, NULL);
  else
    grade_words = g_strdup (rapport_catalogue_get (catalogue, "form", NC_("form", "Customer grade: all")));
  return g_strjoin ("   ·   ", owner_words, grade_words, period, NULL);
}
