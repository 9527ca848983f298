/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli-person.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-named.h"
#include "rapport-table.h"
#include "rapport-uid.h"

/* Only the one that is called so: not one that another of that name was merged into. */
static gint64
find_customer (RapportConnection  *connection,
               const char         *name,
               GError            **error)
{
  g_autoptr(GError) problem = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  gint64 id = rapport_uid_from_text (name, uid)
                ? rapport_table_find_uid (connection, RAPPORT_TYPE_CUSTOMER, uid, &problem)
                : rapport_named_find (connection, &rapport_customer_info, name, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (id == 0)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 /* translators: what was typed to name a customer or the like */
                 _("Nothing is called “%s”."), name);
  return id;
}

static RapportEntity *
find_contact (GPtrArray   *contacts,
              const char  *name,
              GError     **error)
{
  RapportEntity *found = NULL;

  for (guint i = 0; i < contacts->len; i++)
    {
      RapportEntity *contact = g_ptr_array_index (contacts, i);
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (contact));

      if (g_strcmp0 (rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME), name) != 0 && g_strcmp0 (uid, name) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                       /* translators: what was typed to name a contact */
                       _("Several contacts are called “%s”: say the uid of one."), name);
          return NULL;
        }
      found = contact;
    }
  if (found == NULL)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("Nothing is called “%s”."), name);
  return found != NULL ? g_object_ref (found) : NULL;
}

/**
 * rapport_cli_find_person:
 * @customer: the number, name or uid of one
 * @contact: (nullable): the name or uid of one of its contacts
 *
 * Returns: (transfer full) (nullable): the contact, or else the customer; NULL with @error set
 */
RapportEntity *
rapport_cli_find_person (RapportBook  *book,
                         const char   *customer,
                         const char   *contact,
                         GError      **error)
{
  const gint64 id = find_customer (rapport_book_get_connection (book), customer, error);
  g_autoptr(GPtrArray) contacts = NULL;

  if (id == 0)
    return NULL;
  if (contact == NULL)
    return rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, id, error);
  contacts = rapport_book_get_children (book, RAPPORT_TYPE_CONTACT, "customer", id, error);
  return contacts != NULL ? find_contact (contacts, contact, error) : NULL;
}
