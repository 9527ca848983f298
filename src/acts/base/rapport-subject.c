/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-numbers.h"
#include "rapport-subject.h"
#include "rapport-ticket.h"

static char *
dup_text (RapportEntity *entity,
          const char    *field)
{
  int index = rapport_entity_info_index (rapport_entity_get_info (entity), field);

  return index >= 0 ? g_strdup (rapport_entity_get_text (entity, index)) : NULL;
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
  const char * const fields[] = { "name", "number", "what" };
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autofree char *subject = NULL;
  int customer;

  for (guint i = 0; subject == NULL && i < G_N_ELEMENTS (fields); i++)
    subject = dup_text (entity, fields[i]);
  customer = rapport_entity_info_index (info, "customer");
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
 * Gives a customer or ticket without a number the next one, and refuses a number that another has.
 */
gboolean
rapport_subject_check_number (RapportTransaction  *transaction,
                              RapportEntity       *entity,
                              GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  GType type = G_OBJECT_TYPE (entity);
  int index = rapport_entity_info_index (rapport_entity_get_info (entity), "number");
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
