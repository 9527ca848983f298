/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-tag-style.h"
#include "rapport-tag.h"
#include "rapport-tags.h"

typedef struct
{
  gint64   customer;
  char   **tags;
} Tags;

static void
free_tags (gpointer data)
{
  Tags *tags = data;

  g_strfreev (tags->tags);
  g_free (tags);
}

static gboolean
delete_missing (RapportTransaction  *transaction,
                GPtrArray           *stored,
                char               **tags,
                GError             **error)
{
  for (guint i = 0; i < stored->len; i++)
    {
      RapportEntity *tag = g_ptr_array_index (stored, i);

      if (!g_strv_contains ((const char * const *) tags, rapport_entity_get_text (tag, RAPPORT_TAG_NAME)) &&
          !rapport_transaction_delete (transaction, RAPPORT_TYPE_TAG, rapport_entity_get_id (tag), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_stored (GPtrArray  *stored,
           const char *name)
{
  for (guint i = 0; i < stored->len; i++)
    if (g_strcmp0 (rapport_entity_get_text (g_ptr_array_index (stored, i), RAPPORT_TAG_NAME), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
insert_tag (RapportTransaction  *transaction,
            gint64               customer,
            const char          *name,
            GError             **error)
{
  g_autoptr(RapportEntity) tag = RAPPORT_ENTITY (rapport_tag_new ());

  rapport_entity_set_integer (tag, RAPPORT_TAG_CUSTOMER, customer);
  rapport_entity_set_text (tag, RAPPORT_TAG_NAME, name);
  return rapport_transaction_insert (transaction, tag, error);
}

static gboolean
set_tags_func (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  Tags *tags = data;
  g_autoptr(GPtrArray) stored = NULL;
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, tags->customer, error);

  if (customer == NULL)
    return FALSE;
  rapport_subject_set (transaction, customer);
  stored = rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                        RAPPORT_TYPE_TAG, "customer", tags->customer, error);
  if (stored == NULL || !delete_missing (transaction, stored, tags->tags, error))
    return FALSE;
  for (guint i = 0; tags->tags[i] != NULL; i++)
    {
      if (*tags->tags[i] == '\0' || is_stored (stored, tags->tags[i]))
        continue;
      if (!insert_tag (transaction, tags->customer, tags->tags[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_set_tags_new:
 * @tags: all the tags that the customer has from now on
 *
 * Returns: (transfer full): the act of setting them
 */
RapportAct *
rapport_set_tags_new (gint64              customer,
                      const char * const *tags)
{
  Tags *data = g_new0 (Tags, 1);

  g_return_val_if_fail (tags != NULL, NULL);

  data->customer = customer;
  data->tags = g_strdupv ((char **) tags);
  return rapport_act_new ("set-tags", set_tags_func, data, free_tags);
}

/* @is_kept: whether the customers are to have the tag, or not to have it any more */
typedef struct
{
  GArray   *customers;
  char     *tag;
  gboolean  is_kept;
} OneTag;

static void
free_one_tag (gpointer data)
{
  OneTag *one_tag = data;

  g_array_unref (one_tag->customers);
  g_free (one_tag->tag);
  g_free (one_tag);
}

static gboolean
delete_tag (RapportTransaction  *transaction,
            GPtrArray           *stored,
            const char          *name,
            GError             **error)
{
  for (guint i = 0; i < stored->len; i++)
    {
      RapportEntity *tag = g_ptr_array_index (stored, i);

      if (g_strcmp0 (rapport_entity_get_text (tag, RAPPORT_TAG_NAME), name) == 0 &&
          !rapport_transaction_delete (transaction, RAPPORT_TYPE_TAG, rapport_entity_get_id (tag), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_one_tag_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  const OneTag *one_tag = data;
  g_autoptr(GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < one_tag->customers->len; i++)
    {
      gint64 customer = g_array_index (one_tag->customers, gint64, i);
      g_autoptr(GPtrArray) stored =
        rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                     RAPPORT_TYPE_TAG, "customer", customer, error);

      if (stored == NULL || !rapport_transaction_begin_thing (transaction, i, one_tag->customers->len, error))
        return FALSE;
      if (is_stored (stored, one_tag->tag) == one_tag->is_kept)
        continue;
      if (!(one_tag->is_kept ? insert_tag (transaction, customer, one_tag->tag, error)
                             : delete_tag (transaction, stored, one_tag->tag, error)))
        return FALSE;
      g_array_append_val (changed, customer);
    }
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) changed->data, changed->len,
                                   error);
}

static RapportAct *
new_one_tag (const gint64 *customers,
             guint         n_customers,
             const char   *tag,
             gboolean      is_kept)
{
  OneTag *one_tag = g_new0 (OneTag, 1);
  RapportAct *act;

  one_tag->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (one_tag->customers, customers, n_customers);
  one_tag->tag = g_strdup (tag);
  one_tag->is_kept = is_kept;
  act = rapport_act_new ("set-tags", set_one_tag_func, one_tag, free_one_tag);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_customers);
  return act;
}

/**
 * rapport_add_tag_new:
 * @customers: those who get @tag, unless they have it
 *
 * Returns: (transfer full): the act of adding it to all of them
 */
RapportAct *
rapport_add_tag_new (const gint64 *customers,
                     guint         n_customers,
                     const char   *tag)
{
  g_return_val_if_fail (tag != NULL && *tag != '\0', NULL);

  return new_one_tag (customers, n_customers, tag, TRUE);
}

/** rapport_remove_tag_new: Returns: (transfer full): the act of taking @tag from those of @customers that have it */
RapportAct *
rapport_remove_tag_new (const gint64 *customers,
                        guint         n_customers,
                        const char   *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  return new_one_tag (customers, n_customers, tag, FALSE);
}

static gboolean
list_tags_func (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  g_auto(GStrv) names = rapport_tags_list_unlisted (rapport_transaction_get_connection (transaction), error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr(RapportEntity) style = RAPPORT_ENTITY (rapport_tag_style_new ());

      rapport_entity_set_text (style, RAPPORT_TAG_STYLE_NAME, names[i]);
      if (!rapport_transaction_insert (transaction, style, error))
        return FALSE;
    }
  return names != NULL;
}

/** rapport_list_tags_new: Returns: (transfer full): the act of listing the tags in use, to be given a colour and playbook */
RapportAct *
rapport_list_tags_new (void)
{
  return rapport_act_new ("list-tags", list_tags_func, NULL, NULL);
}
