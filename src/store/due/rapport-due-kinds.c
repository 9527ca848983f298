/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-due-kind.h"
#include "rapport-record.h"

static const RapportDueKind * const kinds[] = {
  &rapport_due_plan,
  &rapport_due_action_item,
  &rapport_due_ticket_clock,
  &rapport_due_service_plan,
  &rapport_due_escalation,
  &rapport_due_new_date,
  &rapport_due_contract,
  &rapport_due_care_date,
};

/** rapport_due_kinds: Returns: (transfer none) (array length=n_kinds): all kinds of things that fall due */
const RapportDueKind * const *
rapport_due_kinds (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * rapport_due_kind_find:
 * @thing: a kind of thing
 * @clock: (nullable): what of it is due, NULL for any; a kind that has just this clock comes before one with any
 *
 * Returns: (transfer none) (nullable): how it falls due, NULL when it never does
 */
const RapportDueKind *
rapport_due_kind_find (const char *thing,
                       const char *clock)
{
  const RapportDueKind *found = NULL;

  g_return_val_if_fail (thing != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i]->alerts.thing, thing) != 0)
        continue;
      if (clock != NULL && g_strcmp0 (kinds[i]->clock, clock) == 0)
        return kinds[i];
      if (found == NULL && (clock == NULL || kinds[i]->clock == NULL))
        found = kinds[i];
    }
  return found;
}

/** rapport_due_kind_find_button: Returns: (transfer none) (nullable): what can be done at once about @clock */
const RapportDueButton *
rapport_due_kind_find_button (const RapportDueKind *kind,
                              const char           *clock)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (const RapportDueButton *button = kind->buttons; button->act != NULL; button++)
    if (button->clock == NULL || g_strcmp0 (button->clock, clock) == 0)
      return button;
  return NULL;
}

static const char *
or_null (const char *sql)
{
  return sql != NULL ? sql : "NULL";
}

/**
 * rapport_due_kind_dup_columns:
 *
 * Returns: (transfer full): SQL for what is told of one: id, uid, customer, its name, what, method, its
 *   words, number, priority, contact, day
 */
char *
rapport_due_kind_dup_columns (const RapportDueKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return g_strdup_printf ("%s, %s, %s, c.name, %s, %s, %s, %s, %s, %s, %s", kind->id, kind->uid, kind->customer,
                          kind->what, or_null (kind->method), or_null (kind->method_words), or_null (kind->number),
                          or_null (kind->priority), or_null (kind->contact), or_null (kind->day));
}

/**
 * rapport_due_get_words:
 * @what: (nullable): as the SQL of a kind tells it
 *
 * Returns: (nullable): the words of what RAPPORT_DUE_WORDS_OF() told; NULL where somebody wrote @what
 */
const char *
rapport_due_get_words (const char *what)
{
  const RapportChoice *choice;

  if (what == NULL || *what != '\1')
    return NULL;
  choice = rapport_choice_find (rapport_purposes, what + 1);
  return choice != NULL ? rapport_choice_label (rapport_purposes, what + 1)
                        : rapport_choice_label (rapport_depths, what + 1);
}
