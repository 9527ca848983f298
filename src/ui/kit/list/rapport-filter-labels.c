/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-comparison.h"
#include "rapport-filter-labels.h"
#include "rapport-member.h"
#include "rapport-uid.h"

/**
 * rapport_filter_labels_find_member:
 * @called: the uid, which a member has in all books, for an id may be another's in the next one; or the name
 *
 * Returns: (transfer full) (nullable): the member
 */
RapportEntity *
rapport_filter_labels_find_member (RapportContext *context,
                                   const char     *called)
{
  GListModel *members;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (called != NULL, NULL);

  members = rapport_context_get_members (context);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (member));

      if (g_str_equal (uid, called) ||
          g_strcmp0 (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME), called) == 0)
        return g_steal_pointer (&member);
    }
  return NULL;
}

/**
 * rapport_filter_labels_dup_member:
 * @called: a member's uid or name, or who works here
 *
 * Returns: (transfer full): the name that people know; who is only known in another book has none here
 */
char *
rapport_filter_labels_dup_member (RapportContext *context,
                                  const char     *called)
{
  g_autoptr(RapportEntity) member = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (called != NULL, NULL);

  if (g_str_equal (called, RAPPORT_FILTER_ME))
    return g_strdup (_("Me"));
  member = rapport_filter_labels_find_member (context, called);
  if (member != NULL)
    return g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
  return g_strdup (rapport_uid_from_text (called, uid) ? _("Unknown person") : called);
}

static char *
dup_value_words (RapportContext          *context,
                 const RapportChoice     *choices,
                 const RapportListFilter *filter,
                 const char              *value)
{
  if (choices != NULL && rapport_choice_find (choices, value) != NULL)
    return g_strdup (rapport_choice_label (choices, value));
  if (g_strcmp0 (filter->target, rapport_member_info.name) == 0)
    return rapport_filter_labels_dup_member (context, value);
  return rapport_comparison_dup_words (&filter->column, value);
}

static char *
join_values (RapportContext          *context,
             const RapportChoice     *choices,
             const RapportListFilter *filter,
             const RapportCondition  *test)
{
  const char * const *values = rapport_condition_get_values (test);
  const char *between = rapport_condition_get_operator (test) == RAPPORT_CONDITION_BETWEEN ? " – " : ", ";
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *word = dup_value_words (context, choices, filter, values[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? between : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * rapport_filter_labels_dup:
 * @choices: (nullable): what is offered of @filter, where that is known beforehand
 *
 * Returns: (transfer full): what @test asks of @filter, as a button says it
 */
char *
rapport_filter_labels_dup (RapportContext          *context,
                           const RapportChoice     *choices,
                           const RapportListFilter *filter,
                           const RapportCondition  *test)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (filter != NULL && test != NULL, NULL);

  if (rapport_condition_get_operator (test) == RAPPORT_CONDITION_EMPTY)
    return choices != NULL && rapport_choice_find (choices, RAPPORT_FILTER_EMPTY) != NULL
             ? dup_value_words (context, choices, filter, RAPPORT_FILTER_EMPTY) : g_strdup (_("Nothing"));
  return join_values (context, choices, filter, test);
}

/** rapport_filter_labels_dup_values: Returns: (transfer full): what @test compares @filter with */
char *
rapport_filter_labels_dup_values (RapportContext          *context,
                                  const RapportListFilter *filter,
                                  const RapportCondition  *test)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (filter != NULL && test != NULL, NULL);

  return join_values (context, filter->column.choices, filter, test);
}

/** rapport_filter_labels_dup_value: Returns: (transfer full): one value as it is offered; what is not, as it is typed */
char *
rapport_filter_labels_dup_value (const RapportCondition *test)
{
  const char * const *values;

  g_return_val_if_fail (test != NULL, NULL);

  values = rapport_condition_get_values (test);
  if (rapport_condition_get_operator (test) == RAPPORT_CONDITION_EMPTY)
    return g_strdup (RAPPORT_FILTER_EMPTY);
  if (rapport_condition_get_operator (test) == RAPPORT_CONDITION_IS && values[0] != NULL && values[1] == NULL)
    return g_strdup (values[0]);
  return rapport_condition_print (test);
}
