/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-numbers.h"
#include "rapport-subject.h"

/**
 * rapport_subject_set:
 *
 * Names the act by whom or what it is about: a ticket's number, a thing's name, else the customer.
 */
void
rapport_subject_set (RapportTransaction *transaction,
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
  rapport_transaction_set_subject (transaction, subject);
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
