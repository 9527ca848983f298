/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-attach.h"
#include "rapport-attachment.h"
#include "rapport-customer.h"
#include "rapport-uid.h"

/* So many files are named where it is said what was attached. */
#define MOST_NAMED 3

static gboolean
attach (RapportTransaction  *transaction,
        gpointer             data,
        GError             **error)
{
  GPtrArray *attachments = data;
  GString *names = g_string_new (NULL);
  gboolean ok = TRUE;

  for (guint i = 0; i < attachments->len && ok; i++)
    {
      RapportEntity *attachment = g_ptr_array_index (attachments, i);

      rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_ADDED_AT, rapport_transaction_get_now (transaction));
      rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_MEMBER, rapport_transaction_get_member (transaction));
      if (i < MOST_NAMED)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                                rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_NAME));
      ok = rapport_transaction_insert (transaction, attachment, error);
    }
  if (attachments->len > MOST_NAMED)
    g_string_append_printf (names, " … (%u)", attachments->len);
  rapport_transaction_set_subject (transaction, names->str);
  g_string_free (names, TRUE);
  return ok;
}

/**
 * rapport_attach_new:
 * @owner: a customer, or any other thing
 * @attachments: (element-type RapportAttachment): from rapport_attached_file_take(), at least one
 *
 * Returns: (transfer full): the act of attaching them, all at once
 */
RapportAct *
rapport_attach_new (RapportEntity *owner,
                    GPtrArray     *attachments)
{
  g_autoptr(GPtrArray) attached = NULL;
  g_autofree char *uid = NULL;
  int field;
  gint64 customer = 0;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (owner), NULL);
  g_return_val_if_fail (attachments != NULL && attachments->len > 0, NULL);

  field = rapport_entity_info_find_owner (rapport_entity_get_info (owner), rapport_customer_info.name);
  if (RAPPORT_IS_CUSTOMER (owner))
    customer = rapport_entity_get_id (owner);
  else if (field >= 0)
    customer = rapport_entity_get_integer (owner, field);
  uid = rapport_uid_to_text (rapport_entity_get_uid (owner));
  attached = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < attachments->len; i++)
    {
      RapportEntity *attachment = rapport_entity_copy (g_ptr_array_index (attachments, i));

      rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_CUSTOMER, customer);
      if (!RAPPORT_IS_CUSTOMER (owner))
        {
          rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING, rapport_entity_get_info (owner)->name);
          rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING_UID, uid);
        }
      g_ptr_array_add (attached, attachment);
    }
  return rapport_act_new ("attach", attach, g_steal_pointer (&attached), (GDestroyNotify) g_ptr_array_unref);
}
