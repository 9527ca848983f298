/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-attach.h"
#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-customer.h"
#include "rapport-uid.h"

/* So many files are named where it is said what was attached. */
#define MOST_NAMED 3

static gboolean
insert (RapportTransaction  *transaction,
        RapportEntity       *attachment,
        GError             **error)
{
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_ADDED_AT, rapport_transaction_get_now (transaction));
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, attachment, error);
}

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

      if (i < MOST_NAMED)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                                rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_NAME));
      ok = insert (transaction, attachment, error);
    }
  if (attachments->len > MOST_NAMED)
    g_string_append_printf (names, " … (%u)", attachments->len);
  rapport_transaction_set_subject (transaction, names->str);
  g_string_free (names, TRUE);
  return ok;
}

/* Says whose it is: a customer's, or of something of theirs or of nobody's */
static void
give (RapportEntity *attachment,
      RapportEntity *owner)
{
  const int field = rapport_entity_info_find_owner (rapport_entity_get_info (owner), rapport_customer_info.name);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (owner));
  gint64 customer = 0;

  if (RAPPORT_IS_CUSTOMER (owner))
    customer = rapport_entity_get_id (owner);
  else if (field >= 0)
    customer = rapport_entity_get_integer (owner, field);
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_CUSTOMER, customer);
  if (RAPPORT_IS_CUSTOMER (owner))
    return;
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING, rapport_entity_get_info (owner)->name);
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_THING_UID, uid);
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

  g_return_val_if_fail (RAPPORT_IS_ENTITY (owner), NULL);
  g_return_val_if_fail (attachments != NULL && attachments->len > 0, NULL);

  attached = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < attachments->len; i++)
    {
      RapportEntity *attachment = rapport_entity_copy (g_ptr_array_index (attachments, i));

      give (attachment, owner);
      g_ptr_array_add (attached, attachment);
    }
  return rapport_act_new ("attach", attach, g_steal_pointer (&attached), (GDestroyNotify) g_ptr_array_unref);
}

/* @thing: 0 for what the act made */
typedef struct
{
  GType   type;
  gint64  thing;
  GArray *attachments;
} Copies;

static void
free_copies (gpointer data)
{
  Copies *copies = data;

  g_array_unref (copies->attachments);
  g_free (copies);
}

/* The same content under the same name; what nobody has any more is left out. */
static gboolean
attach_copy (RapportTransaction  *transaction,
             RapportEntity       *owner,
             gint64               id,
             GError             **error)
{
  static const guint fields[] = {
    RAPPORT_ATTACHMENT_NAME, RAPPORT_ATTACHMENT_KIND, RAPPORT_ATTACHMENT_SHA256, RAPPORT_ATTACHMENT_SIZE,
    RAPPORT_ATTACHMENT_MEDIA_TYPE, RAPPORT_ATTACHMENT_NOTES,
  };
  g_autoptr(GError) missing = NULL;
  g_autoptr(RapportEntity) from = rapport_transaction_load (transaction, RAPPORT_TYPE_ATTACHMENT, id, &missing);
  g_autoptr(RapportEntity) copy = NULL;

  if (g_error_matches (missing, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    return TRUE;
  if (from == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  copy = RAPPORT_ENTITY (rapport_attachment_new ());
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rapport_entity_copy_field (copy, from, fields[i]);
  give (copy, owner);
  return insert (transaction, copy, error);
}

static gboolean
attach_copies (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  const Copies *copies = data;
  const gint64 thing = copies->thing != 0 ? copies->thing : rapport_transaction_get_created (transaction);
  g_autoptr(RapportEntity) owner = NULL;

  if (copies->attachments->len == 0)
    return TRUE;
  owner = rapport_transaction_load (transaction, copies->type, thing, error);
  for (guint i = 0; owner != NULL && i < copies->attachments->len; i++)
    if (!attach_copy (transaction, owner, g_array_index (copies->attachments, gint64, i), error))
      return FALSE;
  return owner != NULL;
}

/**
 * rapport_attach_copies_new:
 * @act: (transfer full) (nullable): what is done first; NULL for nothing else
 * @type: kind of thing that is to have the files
 * @thing: which, 0 for the one that @act makes
 * @attachments: (element-type gint64): files that are attached to something else, such as a text that is offered
 *
 * Returns: (transfer full): the act of @act and of attaching what @attachments are of to the thing as well, so that it
 *   has them whatever becomes of the others (FR-14)
 */
RapportAct *
rapport_attach_copies_new (RapportAct *act,
                           GType       type,
                           gint64      thing,
                           GArray     *attachments)
{
  Copies *copies;

  g_return_val_if_fail (act != NULL || thing != 0, act);
  g_return_val_if_fail (attachments != NULL, act);

  copies = g_new0 (Copies, 1);
  *copies = (Copies) { type, thing, g_array_copy (attachments) };
  return act != NULL ? rapport_act_extend (act, attach_copies, copies, free_copies)
                     : rapport_act_new ("attach", attach_copies, copies, free_copies);
}

/**
 * rapport_attach_pass:
 * @to: (nullable): whose the files of @from are from now on; without, they go with it
 *
 * As part of an act.
 */
gboolean
rapport_attach_pass (RapportTransaction  *transaction,
                     RapportEntity       *from,
                     RapportEntity       *to,
                     GError             **error)
{
  g_autofree char *uid = to != NULL ? rapport_uid_to_text (rapport_entity_get_uid (to)) : NULL;
  g_autoptr(GArray) ids = rapport_attached_files_find (rapport_transaction_get_connection (transaction),
                                                       rapport_entity_get_uid (from), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(RapportEntity) file = NULL;

      if (to == NULL && !rapport_transaction_delete (transaction, RAPPORT_TYPE_ATTACHMENT, id, error))
        return FALSE;
      if (to == NULL)
        continue;
      file = rapport_transaction_load (transaction, RAPPORT_TYPE_ATTACHMENT, id, error);
      if (file == NULL)
        return FALSE;
      rapport_entity_set_text (file, RAPPORT_ATTACHMENT_THING_UID, uid);
      if (!rapport_transaction_update (transaction, file, error))
        return FALSE;
    }
  return ids != NULL;
}

/** rapport_attach_follow_gone: a consequence: the files of @before, which is gone, are nobody else's */
gboolean
rapport_attach_follow_gone (RapportTransaction  *transaction,
                            RapportEntity       *before,
                            RapportEntity       *after,
                            GError             **error)
{
  return rapport_attach_pass (transaction, before, NULL, error);
}
