/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-standard.h"
#include "rapport-review.h"

#define MOST_A_MONTH 31
#define MOST_A_QUARTER 92

/**
 * rapport_cadence_standard_extra:
 * @tag: (nullable): a tag as it stands at a customer
 * @extra: (out caller-allocates) (array fixed-size=2): touches that it adds where the book says nothing of it
 */
void
rapport_cadence_standard_extra (const char *tag,
                                int        *extra)
{
  g_return_if_fail (extra != NULL);

  extra[RAPPORT_DEPTH_DEEP] = 0;
  extra[RAPPORT_DEPTH_LIGHT] = g_strcmp0 (tag, RAPPORT_TAG_LOW_ACTIVITY) == 0 ? 1 : 0;
}

/** rapport_cadence_get_most: Returns: how many touches of a depth its period may ask for (cadence.md 1) */
int
rapport_cadence_get_most (const RapportCadence *cadence)
{
  g_return_val_if_fail (cadence != NULL, 0);

  return cadence->by_quarter ? MOST_A_QUARTER : MOST_A_MONTH;
}

/**
 * rapport_cadence_limit_extra:
 * @extra: (inout) (array fixed-size=2): what tags add; less, where it would be more than a period may ask for
 */
void
rapport_cadence_limit_extra (const RapportCadence *cadence,
                             int                  *extra)
{
  g_return_if_fail (cadence != NULL && extra != NULL);

  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    extra[i] = CLAMP (extra[i], 0, MAX (rapport_cadence_get_most (cadence) - cadence->touches[i], 0));
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const RapportSpan *) a)->start - ((const RapportSpan *) b)->start;
}

/**
 * rapport_cadence_apply_rules:
 * @input: (inout): gets @rules, and their convenient times in order; its convenient times are made anew
 */
void
rapport_cadence_apply_rules (const RapportRules  *rules,
                             RapportCadenceInput *input)
{
  g_return_if_fail (rules != NULL && input != NULL);

  g_clear_pointer (&input->convenient, g_array_unref);
  input->convenient = g_array_new (FALSE, FALSE, sizeof (RapportSpan));
  g_array_append_vals (input->convenient, rules->convenient, rules->n_convenient);
  g_array_sort (input->convenient, compare_spans);
  input->rules = *rules;
}
