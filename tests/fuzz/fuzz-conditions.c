/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "rapport-condition-value.h"

static const RapportChoice grades[] = { { "A", "A" }, { "B", "B" }, { NULL } };

static const RapportConditionColumn columns[] = {
  { "name", "Customer", RAPPORT_CONDITION_TEXT },
  { "grade", "Grade", RAPPORT_CONDITION_CHOICE, grades },
  { "count", "Count", RAPPORT_CONDITION_NUMBER },
  { "amount", "Yearly amount", RAPPORT_CONDITION_MONEY, NULL, 2 },
  { "day", "Day", RAPPORT_CONDITION_DAY },
  { "next", "Next follow-up", RAPPORT_CONDITION_MOMENT },
  { "received", "Received", RAPPORT_CONDITION_INSTANT },
  { "archived", "Archived", RAPPORT_CONDITION_FLAG },
  { "owner", "Owner", RAPPORT_CONDITION_REFERENCE },
  { "tag", "Tags", RAPPORT_CONDITION_TAG },
};

static const RapportConditionColumn *
nth (gconstpointer data,
     guint         position)
{
  return position < G_N_ELEMENTS (columns) ? &columns[position] : NULL;
}

/* What is typed as a condition is read or refused with the place; what was read is written and read as the same. */
void
fuzz_conditions (const guint8 *data,
                 gsize         size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) condition = NULL;
  g_autoptr(RapportCondition) again = NULL;
  g_autofree char *written = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return;
  condition = rapport_condition_parse (text, nth, NULL, &error);
  fuzz_assert (condition == NULL || error == NULL);
  if (condition == NULL)
    return;
  written = rapport_condition_print (condition);
  again = rapport_condition_parse (written, nth, NULL, &error);
  fuzz_assert (error == NULL && again != NULL);
  fuzz_assert (rapport_condition_equal (condition, again));
}
