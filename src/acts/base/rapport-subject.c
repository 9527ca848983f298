/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-numbers.h"
#include "rapport-subject.h"

/* Of several things that many are named, one a line; behind the last one stands how many they are. */
#define MOST_NAMED 3
#define LINE "\n"
#define COUNT "\t"

static char *
dup_subject (RapportTransaction *transaction,
             RapportEntity      *entity)
{
  g_autofree char *subject = g_strdup (rapport_entity_get_name (entity));
  int customer = rapport_entity_info_find_owner (rapport_entity_get_info (entity), rapport_customer_info.name);

  if (subject == NULL && customer >= 0 && rapport_entity_get_integer (entity, customer) != 0)
    {
      g_autoptr(RapportEntity) owner =
        rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER,
                                  rapport_entity_get_integer (entity, customer), NULL);

      if (owner != NULL)
        subject = g_strdup (rapport_entity_get_text (owner, RAPPORT_CUSTOMER_NAME));
    }
  return g_steal_pointer (&subject);
}

/**
 * rapport_subject_set:
 *
 * Names the act by whom or what it is about: a ticket's number, a thing's name, else the customer.
 */
void
rapport_subject_set (RapportTransaction *transaction,
                     RapportEntity      *entity)
{
  g_autofree char *subject = dup_subject (transaction, entity);

  rapport_transaction_set_subject (transaction, subject);
}

static void
add_name (GPtrArray *names,
          char      *name)
{
  g_autofree char *owned = name;

  if (owned == NULL || g_ptr_array_find_with_equal_func (names, owned, g_str_equal, NULL))
    return;
  g_ptr_array_add (names, g_strdelimit (g_steal_pointer (&owned), LINE COUNT, ' '));
}

/**
 * rapport_subject_set_many:
 * @ids: (array length=n_ids): the things that the act is about, which must be there
 *
 * Names the act by the first few of them and how many they are.
 */
gboolean
rapport_subject_set_many (RapportTransaction  *transaction,
                          GType                type,
                          const gint64        *ids,
                          guint                n_ids,
                          GError             **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);

  for (guint i = 0; i < MIN (n_ids, MOST_NAMED); i++)
    {
      g_autoptr(RapportEntity) entity = rapport_transaction_load (transaction, type, ids[i], error);

      if (entity == NULL)
        return FALSE;
      add_name (names, dup_subject (transaction, entity));
    }
  if (names->len == 0)
    return TRUE;
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (LINE, (char **) names->pdata);
  subject = n_ids > 1 ? g_strdup_printf ("%s" COUNT "%u", text, n_ids) : g_steal_pointer (&text);
  rapport_transaction_set_subject (transaction, subject);
  return TRUE;
}

/** rapport_subject_is_of_many: Returns: whether @subject (nullable) names several things */
gboolean
rapport_subject_is_of_many (const char *subject)
{
  return subject != NULL && strstr (subject, COUNT) != NULL;
}

/**
 * rapport_subject_dup_words:
 * @subject: (nullable): as the log keeps it
 *
 * Returns: (transfer full) (nullable): the same in words: "A", "A, B" or "A, B, C … (12 in all)"
 */
char *
rapport_subject_dup_words (const char *subject)
{
  g_auto(GStrv) parts = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *list = NULL;

  if (!rapport_subject_is_of_many (subject))
    return g_strdup (subject);
  parts = g_strsplit (subject, COUNT, 2);
  names = g_strsplit (parts[0], LINE, -1);
  /* translators: between the names in a list */
  list = g_strjoinv (C_("list", ", "), names);
  if (g_ascii_strtoull (parts[1], NULL, 10) <= g_strv_length (names))
    return g_steal_pointer (&list);
  /* translators: the names of some things, and how many they are together */
  return g_strdup_printf (_("%s … (%'u in all)"), list, (guint) g_ascii_strtoull (parts[1], NULL, 10));
}

/**
 * rapport_subject_check_number:
 *
 * Gives a thing that has none the next number of its kind, and refuses a number that another has.
 */
gboolean
rapport_subject_check_number (RapportTransaction  *transaction,
                              RapportEntity       *entity,
                              GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  GType type = G_OBJECT_TYPE (entity);
  int index = rapport_entity_info_find_flag (rapport_entity_get_info (entity), RAPPORT_FIELD_NUMBER);
  const char *number;

  if (index < 0)
    return TRUE;
  number = rapport_entity_get_text (entity, index);
  if (number == NULL)
    {
      g_autofree char *next = rapport_numbers_next (connection, type, error);

      return next != NULL && rapport_entity_set_text (entity, index, next);
    }
  if (rapport_numbers_find (connection, type, number, rapport_entity_get_id (entity)) == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               /* translators: %s is a customer's or ticket's number */
               _("The number “%s” is taken already."), number);
  return FALSE;
}
