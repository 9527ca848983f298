/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-numbers.h"
#include "rapport-subject.h"
#include "rapport-tag.h"

static gboolean
add_func (RapportTransaction  *transaction,
          gpointer             data,
          GError             **error)
{
  RapportEntity *entity = data;

  rapport_subject_set (transaction, entity);
  if (!rapport_subject_check_number (transaction, entity, error) ||
      !rapport_transaction_insert (transaction, entity, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (entity));
  return TRUE;
}

/**
 * rapport_add_begin:
 * @connection: (nullable): where the next number is looked for
 * @member: who works here, 0 for nobody
 *
 * Returns: (transfer full): a thing of @type with what is filled in by itself: its number, who answers for
 *   it, and what its kind begins with
 */
RapportEntity *
rapport_add_begin (RapportConnection *connection,
                   GType              type,
                   gint64             member)
{
  RapportEntity *entity = g_object_new (type, NULL);
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const int number = rapport_entity_info_find_flag (info, RAPPORT_FIELD_NUMBER);
  const int responsible = rapport_entity_info_find_flag (info, RAPPORT_FIELD_RESPONSIBLE);

  if (connection != NULL && number >= 0)
    rapport_entity_take_text (entity, number, rapport_numbers_next (connection, type, NULL));
  if (responsible >= 0)
    rapport_entity_set_integer (entity, responsible, member);
  if (info->begin != NULL)
    info->begin (entity);
  return entity;
}

/**
 * rapport_add_new:
 * @entity: a new contact, plan, action item, team member …, which is copied
 *
 * Returns: (transfer full): the act of adding it
 */
RapportAct *
rapport_add_new (RapportEntity *entity)
{
  g_autofree char *kind = NULL;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), NULL);

  kind = g_strconcat ("add-", rapport_entity_get_info (entity)->name, NULL);
  return rapport_act_new (kind, add_func, rapport_entity_copy (entity), g_object_unref);
}

typedef struct
{
  RapportEntity *entity;
  GPtrArray     *children;
} NewWhole;

static void
free_new_whole (gpointer data)
{
  NewWhole *whole = data;

  g_object_unref (whole->entity);
  g_ptr_array_unref (whole->children);
  g_free (whole);
}

static gboolean
add_whole_func (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  NewWhole *whole = data;

  if (!add_func (transaction, whole->entity, error))
    return FALSE;
  for (guint i = 0; i < whole->children->len; i++)
    {
      RapportEntity *child = g_ptr_array_index (whole->children, i);
      const int owner = rapport_entity_info_find_owner (rapport_entity_get_info (child),
                                                        rapport_entity_get_info (whole->entity)->name);

      rapport_entity_set_integer (child, owner, rapport_entity_get_id (whole->entity));
      if (!rapport_transaction_insert (transaction, child, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_add_with_new:
 * @children: (nullable) (element-type RapportEntity): what belongs to it
 *
 * Both are copied.
 *
 * Returns: (transfer full): the act of adding @entity together with what belongs to it
 */
RapportAct *
rapport_add_with_new (RapportEntity *entity,
                      GPtrArray     *children)
{
  g_autofree char *kind = NULL;
  NewWhole *whole;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), NULL);

  kind = g_strconcat ("add-", rapport_entity_get_info (entity)->name, NULL);
  whole = g_new0 (NewWhole, 1);
  whole->entity = rapport_entity_copy (entity);
  whole->children = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; children != NULL && i < children->len; i++)
    g_ptr_array_add (whole->children, rapport_entity_copy (g_ptr_array_index (children, i)));
  return rapport_act_new (kind, add_whole_func, whole, free_new_whole);
}

typedef struct
{
  RapportEntity *customer;
  GPtrArray     *contacts;
  char         **tags;
} NewCustomer;

static void
free_new_customer (gpointer data)
{
  NewCustomer *new_customer = data;

  g_object_unref (new_customer->customer);
  g_ptr_array_unref (new_customer->contacts);
  g_strfreev (new_customer->tags);
  g_free (new_customer);
}

static gboolean
add_contacts (RapportTransaction  *transaction,
              GPtrArray           *contacts,
              gint64               customer,
              GError             **error)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      RapportEntity *contact = g_ptr_array_index (contacts, i);

      rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
      rapport_entity_set_integer (contact, RAPPORT_CONTACT_RANK, i);
      if (!rapport_transaction_insert (transaction, contact, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_tags (RapportTransaction  *transaction,
          char               **tags,
          gint64               customer,
          GError             **error)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autoptr(RapportEntity) tag = RAPPORT_ENTITY (rapport_tag_new ());

      rapport_entity_set_integer (tag, RAPPORT_TAG_CUSTOMER, customer);
      rapport_entity_set_text (tag, RAPPORT_TAG_NAME, tags[i]);
      if (!rapport_transaction_insert (transaction, tag, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_add_customer_write:
 * @customer: a new one, which has its id then
 * @contacts: (element-type RapportContact): its contacts, which have theirs then
 *
 * Adds a customer within an act.
 */
gboolean
rapport_add_customer_write (RapportTransaction  *transaction,
                            RapportEntity       *customer,
                            GPtrArray           *contacts,
                            GError             **error)
{
  return rapport_subject_check_number (transaction, customer, error) &&
         rapport_transaction_insert (transaction, customer, error) &&
         add_contacts (transaction, contacts, rapport_entity_get_id (customer), error);
}

static gboolean
add_customer_func (RapportTransaction  *transaction,
                   gpointer             data,
                   GError             **error)
{
  NewCustomer *new_customer = data;
  RapportEntity *customer = new_customer->customer;

  rapport_subject_set (transaction, customer);
  if (!rapport_add_customer_write (transaction, customer, new_customer->contacts, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (customer));
  return add_tags (transaction, new_customer->tags, rapport_entity_get_id (customer), error);
}

/**
 * rapport_add_customer_new:
 * @customer: with a number of its own, or none to be given the next
 * @contacts: (nullable) (element-type RapportContact): its contacts
 * @tags: (nullable): its tags
 *
 * All are copied.
 *
 * Returns: (transfer full): the act of adding them
 */
RapportAct *
rapport_add_customer_new (RapportCustomer    *customer,
                          GPtrArray          *contacts,
                          const char * const *tags)
{
  NewCustomer *new_customer;

  g_return_val_if_fail (RAPPORT_IS_CUSTOMER (customer), NULL);

  new_customer = g_new0 (NewCustomer, 1);
  new_customer->customer = rapport_entity_copy (RAPPORT_ENTITY (customer));
  new_customer->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    g_ptr_array_add (new_customer->contacts, rapport_entity_copy (g_ptr_array_index (contacts, i)));
  new_customer->tags = g_strdupv ((char **) tags);
  return rapport_act_new ("add-customer", add_customer_func, new_customer, free_new_customer);
}
