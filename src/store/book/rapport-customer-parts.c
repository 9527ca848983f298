/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-copies.h"
#include "rapport-customer-parts.h"
#include "rapport-customer.h"
#include "rapport-erasure.h"
#include "rapport-fold.h"
#include "rapport-pinyin.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define FIND \
  "SELECT uid, number, name FROM customer WHERE number = ?1 OR hex (uid) = replace (upper (?1), '-', '')" \
  " OR instr (lower (name), lower (?1)) > 0 ORDER BY number IS NOT ?1, name, id"

static void
free_found (gpointer data)
{
  RapportCustomerFound *found = data;

  g_free (found->number);
  g_free (found->name);
  g_free (found);
}

static void
free_part (gpointer data)
{
  RapportCustomerPart *part = data;

  g_object_unref (part->thing);
  g_free (part->targets);
  g_free (part);
}

static gboolean
is_spelled (const char *name,
            const char *spelled)
{
  g_autofree char *folded = rapport_fold (name, -1);
  g_autofree char *initials = rapport_pinyin_initials (name);

  return strstr (initials, spelled) != NULL || rapport_pinyin_reads (folded, spelled);
}

/* @row: uids, numbers and names
 * @spelled: (nullable): what names are typed like */
static GPtrArray *
read_found (RapportStatement  *row,
            const char        *spelled,
            guint              most,
            GError           **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (free_found);
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      RapportCustomerFound *found;
      RapportValue uid;

      if (!has_row || all->len == most)
        return g_steal_pointer (&all);
      if (spelled != NULL && !is_spelled (rapport_statement_get_text (row, 2), spelled))
        continue;
      found = g_new0 (RapportCustomerFound, 1);
      rapport_statement_get_value (row, 0, &uid);
      memcpy (found->uid, uid.bytes, sizeof found->uid);
      found->number = g_strdup (rapport_statement_get_text (row, 1));
      found->name = g_strdup (rapport_statement_get_text (row, 2));
      g_ptr_array_add (all, found);
    }
  return NULL;
}

/**
 * rapport_customer_parts_find:
 * @text: a number, a uid or some of a name
 *
 * Returns: (transfer full) (element-type RapportCustomerFound) (nullable): the one with that number first
 */
GPtrArray *
rapport_customer_parts_find (RapportConnection  *connection,
                             const char         *text,
                             guint               most,
                             GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, FIND, error);

  g_return_val_if_fail (text != NULL, NULL);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, text);
  return read_found (row, NULL, most, error);
}

/**
 * rapport_customer_parts_find_spelled:
 * @text: some of a name's pinyin, in full or its first letters
 *
 * Returns: (transfer full) (element-type RapportCustomerFound) (nullable): whose name is typed like that, perhaps among others
 */
GPtrArray *
rapport_customer_parts_find_spelled (RapportConnection  *connection,
                                     const char         *text,
                                     guint               most,
                                     GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT uid, number, name FROM customer ORDER BY name, id", error);
  g_autofree char *spelled = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  spelled = rapport_fold (text, -1);
  return row != NULL ? read_found (row, spelled, most, error) : NULL;
}

static gboolean
find_target (RapportConnection  *connection,
             const char         *kind,
             gint64              id,
             guint8             *uid,
             GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", kind);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  RapportValue value;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      rapport_statement_get_value (row, 0, &value);
      memcpy (uid, value.bytes, RAPPORT_UID_LENGTH);
    }
  return TRUE;
}

static gboolean
add_part (RapportConnection  *connection,
          RapportEntity      *thing,
          GPtrArray          *parts,
          GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);
  RapportCustomerPart *part = g_new0 (RapportCustomerPart, 1);

  part->thing = g_object_ref (thing);
  part->targets = g_new0 (guint8, info->n_fields * RAPPORT_UID_LENGTH);
  g_ptr_array_add (parts, part);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == RAPPORT_FIELD_REFERENCE && rapport_entity_get_integer (thing, i) != 0 &&
        !find_target (connection, info->fields[i].target, rapport_entity_get_integer (thing, i),
                      part->targets + i * RAPPORT_UID_LENGTH, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_owner (const RapportField *field,
          const char         *kind)
{
  return field->kind == RAPPORT_FIELD_REFERENCE && (field->flags & RAPPORT_FIELD_OWNER) != 0 &&
         strcmp (field->target, kind) == 0;
}

/* Those of the kind that belong to @owner by the field. What can belong to several is there once. */
static gboolean
add_belongings (RapportConnection        *connection,
                const RapportEntityInfo  *info,
                const RapportField       *field,
                RapportEntity            *owner,
                GHashTable               *known,
                GPtrArray                *parts,
                GError                  **error)
{
  g_autoptr(GPtrArray) things =
    rapport_table_load_children (connection, info->get_type (), field->name, rapport_entity_get_id (owner), error);

  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      char *uid = rapport_uid_to_text (rapport_entity_get_uid (things->pdata[i]));

      if (g_hash_table_add (known, uid) && !add_part (connection, things->pdata[i], parts, error))
        return FALSE;
    }
  return things != NULL;
}

/**
 * rapport_customer_parts_load_of:
 * @thing: of the book of @connection
 *
 * Returns: (transfer full) (element-type RapportCustomerPart) (nullable): the thing and all that belongs to it, each
 *   behind what it belongs to; NULL with @error set
 */
GPtrArray *
rapport_customer_parts_load_of (RapportConnection  *connection,
                                RapportEntity      *thing,
                                GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (thing), NULL);

  if (!add_part (connection, thing, parts, error))
    return NULL;
  g_hash_table_add (known, rapport_uid_to_text (rapport_entity_get_uid (thing)));
  for (guint i = 0; infos[i] != NULL; i++)
    for (guint j = 0; j < infos[i]->n_fields; j++)
      for (guint k = 0; k < parts->len; k++)
        {
          const RapportCustomerPart *part = g_ptr_array_index (parts, k);

          if (is_owner (&infos[i]->fields[j], rapport_entity_get_info (part->thing)->name) &&
              !add_belongings (connection, infos[i], &infos[i]->fields[j], part->thing, known, parts, error))
            return NULL;
        }
  return g_steal_pointer (&parts);
}

/**
 * rapport_customer_parts_load:
 * @connection: of a book or a backup of this format
 *
 * Returns: (transfer full) (element-type RapportCustomerPart) (nullable): the customer and all that belongs to it,
 *   each behind what it belongs to; NULL with @error set, RAPPORT_ERROR_NOT_FOUND when there is none
 */
GPtrArray *
rapport_customer_parts_load (RapportConnection  *connection,
                             const guint8       *uid,
                             GError            **error)
{
  g_autoptr(RapportEntity) customer = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (uid != NULL, NULL);

  customer = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER,
                                 rapport_table_find_uid (connection, RAPPORT_TYPE_CUSTOMER, uid, error), error);
  return customer != NULL ? rapport_customer_parts_load_of (connection, customer, error) : NULL;
}

/* Who was erased does not come back, nor does what belonged to them. */
static gboolean
check_erased (RapportConnection          *connection,
              const RapportCustomerPart  *part,
              gboolean                   *erased,
              GError                    **error)
{
  if (!rapport_erasure_is_erased (connection, rapport_entity_get_uid (part->thing), erased, error))
    return FALSE;
  if (!*erased || !RAPPORT_IS_CUSTOMER (part->thing))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                       _("This customer was erased for good, and is not brought back from a backup."));
  return FALSE;
}

/* What a reference names has another row here, or is not here any more. */
static gboolean
place_references (RapportConnection          *connection,
                  const RapportCustomerPart  *part,
                  RapportEntity              *wanted,
                  gboolean                   *has_owners,
                  GError                    **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (part->thing);

  *has_owners = TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i];
      const guint8 *target = part->targets + i * RAPPORT_UID_LENGTH;
      g_autoptr(GError) cause = NULL;
      gint64 id = 0;

      if (field->kind != RAPPORT_FIELD_REFERENCE)
        continue;
      if (rapport_uid_is_set (target))
        id = rapport_table_find_uid (connection, rapport_entity_type_for (field->target), target, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (id == 0 && rapport_uid_is_set (target) &&
          (field->flags & (RAPPORT_FIELD_OWNER | RAPPORT_FIELD_REQUIRED)) != 0)
        *has_owners = FALSE;
      rapport_entity_set_integer (wanted, i, id);
    }
  return TRUE;
}

/* What follows from a history is left to that. */
static gboolean
differs_from (RapportEntity *wanted,
              RapportEntity *present)
{
  const RapportEntityInfo *info = rapport_entity_get_info (wanted);
  gboolean differs = FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_COPY) != 0)
      rapport_entity_copy_field (wanted, present, i);
    else
      differs = differs || !rapport_entity_field_equal (wanted, present, i);
  return differs;
}

/**
 * rapport_customer_part_place:
 * @connection: of the book it is to be in
 * @wanted: (out) (nullable): the part as that book can have it: with id 0 when it is not there, else with the id it
 *   has there; NULL when what it belongs to is not there
 * @differs: (out): whether it is not there, or with other values
 */
gboolean
rapport_customer_part_place (RapportConnection          *connection,
                             const RapportCustomerPart  *part,
                             RapportEntity             **wanted,
                             gboolean                   *differs,
                             GError                    **error)
{
  const GType type = G_OBJECT_TYPE (part->thing);
  g_autoptr(RapportEntity) placed = rapport_entity_copy (part->thing);
  g_autoptr(RapportEntity) present = NULL;
  g_autoptr(GError) cause = NULL;
  gboolean has_owners, erased;
  gint64 id;

  *wanted = NULL;
  *differs = FALSE;
  if (!check_erased (connection, part, &erased, error))
    return FALSE;
  if (erased)
    return TRUE;
  id = rapport_table_find_uid (connection, type, rapport_entity_get_uid (part->thing), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!place_references (connection, part, placed, &has_owners, error))
    return FALSE;
  rapport_entity_set_id (placed, id);
  if (id != 0)
    {
      present = rapport_table_load (connection, type, id, error);
      if (present == NULL)
        return FALSE;
    }
  *differs = present == NULL || differs_from (placed, present);
  if (has_owners)
    *wanted = g_steal_pointer (&placed);
  return TRUE;
}

/**
 * rapport_customer_parts_list_newer_history:
 * @connection: of the book they are to be in
 * @history: a kind that a person never enters, from which fields of the customer follow
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows of it that the customer got since
 */
GArray *
rapport_customer_parts_list_newer_history (RapportConnection        *connection,
                                           GPtrArray                *parts,
                                           const RapportEntityInfo  *history,
                                           GError                  **error)
{
  const RapportCustomerPart *customer = g_ptr_array_index (parts, 0);
  const RapportCopy *copy = rapport_copies_find (history);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) things = NULL;
  g_autoptr(GError) cause = NULL;
  gint64 id;

  if (copy == NULL || (history->flags & RAPPORT_ENTITY_FOLLOWS) == 0)
    return g_steal_pointer (&rows);
  id = rapport_table_find_uid (connection, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_uid (customer->thing), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  things = rapport_table_load_children (connection, history->get_type (), history->fields[copy->owner].name, id, error);
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      const gint64 row = rapport_entity_get_id (things->pdata[i]);
      gboolean is_old = FALSE;

      for (guint j = 0; j < parts->len && !is_old; j++)
        is_old = memcmp (rapport_entity_get_uid (((RapportCustomerPart *) parts->pdata[j])->thing),
                         rapport_entity_get_uid (things->pdata[i]), RAPPORT_UID_LENGTH) == 0;
      if (!is_old)
        g_array_append_val (rows, row);
    }
  return things != NULL ? g_steal_pointer (&rows) : NULL;
}

/** rapport_customer_parts_compare: counts how @parts differ from what is in the book of @connection */
gboolean
rapport_customer_parts_compare (RapportConnection      *connection,
                                GPtrArray              *parts,
                                RapportCustomerParted  *parted,
                                GError                **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  g_return_val_if_fail (parts != NULL && parts->len > 0, FALSE);

  *parted = (RapportCustomerParted) { 0 };
  for (guint i = 0; i < parts->len; i++)
    {
      const RapportCustomerPart *part = g_ptr_array_index (parts, i);
      g_autoptr(RapportEntity) wanted = NULL;
      gboolean differs, erased;

      if (!rapport_customer_part_place (connection, part, &wanted, &differs, error))
        return FALSE;
      if (!rapport_erasure_is_erased (connection, rapport_entity_get_uid (part->thing), &erased, error))
        return FALSE;
      if (erased)
        continue;
      /* what is gone with its owner comes back with that */
      if (wanted == NULL || (differs && rapport_entity_get_id (wanted) == 0))
        parted->n_gone++;
      else if (differs)
        parted->n_other++;
    }
  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autoptr(GArray) rows = rapport_customer_parts_list_newer_history (connection, parts, infos[i], error);

      if (rows == NULL)
        return FALSE;
      parted->n_other += rows->len > 0;
    }
  return TRUE;
}

/** rapport_customer_parted_describe: Returns: (transfer full): a sentence that says what bringing them back changes */
char *
rapport_customer_parted_describe (const RapportCustomerParted *self)
{
  g_autofree char *gone = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_gone == 0 && self->n_other == 0)
    return g_strdup (_("It is as it was in the backup."));
  gone = g_strdup_printf (ngettext ("%'u thing comes back", "%'u things come back", self->n_gone), self->n_gone);
  other = g_strdup_printf (ngettext ("%'u is changed back", "%'u are changed back", self->n_other), self->n_other);
  /* translators: how many things come back, or are changed back */
  if (self->n_gone == 0 || self->n_other == 0)
    return g_strdup_printf (_("%s. What was added since stays."), self->n_gone > 0 ? gone : other);
  /* translators: how many things come back, then how many are changed back */
  return g_strdup_printf (_("%s, %s. What was added since stays."), gone, other);
}
