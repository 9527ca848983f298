/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-checks.h"
#include "rapport-fixed-uid.h"
#include "rapport-table.h"
#include "rapport-transaction-private.h"

static gboolean
check_entity (RapportEntity  *entity,
              GError        **error)
{
  g_autoptr(GPtrArray) problems = rapport_entity_check (entity);

  return rapport_problems_to_error (problems, error);
}

static gboolean
prepare (RapportTransaction  *self,
         RapportEntity       *before,
         RapportEntity       *entity,
         GError             **error)
{
  return self->prepare == NULL || self->prepare (self, before, entity, error);
}

static gboolean
has_uid (RapportEntity *entity)
{
  static const guint8 none[RAPPORT_UID_LENGTH];

  return memcmp (rapport_entity_get_uid (entity), none, sizeof none) != 0;
}

static gboolean
make_uid (RapportTransaction  *self,
          RapportEntity       *entity,
          guint8              *uid,
          GError             **error)
{
  if (rapport_fixed_uid_has_key (entity))
    return rapport_fixed_uid_make (self->connection, self->later, entity, uid, error);
  rapport_uid_new_after (self->actor.now, self->last_uid, uid);
  memcpy (self->last_uid, uid, RAPPORT_UID_LENGTH);
  return TRUE;
}

static gboolean
make_ready (RapportTransaction  *self,
            RapportEntity       *entity,
            GError             **error)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  if (!prepare (self, NULL, entity, error) || !check_entity (entity, error))
    return FALSE;
  if (!has_uid (entity))
    {
      if (!make_uid (self, entity, uid, error))
        return FALSE;
      rapport_entity_set_uid (entity, uid);
    }
  return TRUE;
}

/**
 * rapport_transaction_insert:
 * @entity: a new thing, which is given its id and, unless it has one, its uid
 *
 * Returns: FALSE with @error set, RAPPORT_ERROR_INVALID when @entity is nonsense
 */
gboolean
rapport_transaction_insert (RapportTransaction  *self,
                            RapportEntity       *entity,
                            GError             **error)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), FALSE);

  if (!make_ready (self, entity, error) || !rapport_transaction_write_later (self, error) ||
      !rapport_table_insert (self->connection, entity, error))
    return FALSE;
  if (self->written != NULL)
    {
      rapport_written_things_add (self->written, NULL, entity);
      g_ptr_array_add (self->part, g_object_ref (entity));
    }
  return TRUE;
}

/**
 * rapport_transaction_insert_later:
 * @entity: a new thing without an id, which is given one and, unless it has one, its uid
 *
 * Like rapport_transaction_insert(), for an act that adds very many: they are written together, at the latest when
 * the act reads anything by rapport_transaction_get_connection(), changes anything else or is through.
 */
gboolean
rapport_transaction_insert_later (RapportTransaction  *self,
                                  RapportEntity       *entity,
                                  GError             **error)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity) && rapport_entity_get_id (entity) == 0, FALSE);

  if (self->later == NULL)
    self->later = rapport_later_rows_new (self->connection);
  return make_ready (self, entity, error) && rapport_later_rows_add (self->later, entity, error);
}

/**
 * rapport_transaction_update:
 * @entity: a thing whose values all count
 *
 * Writes the fields of @entity that differ from the book, and no others.
 */
gboolean
rapport_transaction_update (RapportTransaction  *self,
                            RapportEntity       *entity,
                            GError             **error)
{
  g_autoptr(RapportEntity) stored = NULL;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), FALSE);

  stored = rapport_transaction_load (self, G_OBJECT_TYPE (entity), rapport_entity_get_id (entity), error);
  return stored != NULL && rapport_transaction_update_from (self, stored, entity, error);
}

/**
 * rapport_transaction_update_from:
 * @stored: the same thing as the book has it, which nobody changes any more
 *
 * Like rapport_transaction_update(), for an act that changes very many and has just read each.
 */
gboolean
rapport_transaction_update_from (RapportTransaction  *self,
                                 RapportEntity       *stored,
                                 RapportEntity       *entity,
                                 GError             **error)
{
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint n_fields = rapport_entity_get_info (entity)->n_fields;

  g_return_val_if_fail (rapport_entity_get_id (stored) == rapport_entity_get_id (entity), FALSE);

  if (!rapport_transaction_write_later (self, error) || !prepare (self, stored, entity, error))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (!rapport_entity_field_equal (entity, stored, i))
      g_array_append_val (fields, i);
  if (!check_entity (entity, error) ||
      !rapport_table_update (self->connection, entity, (const guint *) fields->data, fields->len, error))
    return FALSE;
  /* of what was touched before in the act, the recorder knows how it stood then */
  if (self->written != NULL && fields->len > 0 &&
      rapport_recorder_is_touched_once (self->recorder, rapport_entity_get_info (entity)->name,
                                        rapport_entity_get_id (entity)))
    rapport_written_things_add (self->written, stored, entity);
  return TRUE;
}

/** rapport_transaction_set_integer: gives @field of the thing @id the number, or reference, @value, and nothing else */
gboolean
rapport_transaction_set_integer (RapportTransaction  *self,
                                 GType                type,
                                 gint64               id,
                                 guint                field,
                                 gint64               value,
                                 GError             **error)
{
  g_autoptr(RapportEntity) stored = rapport_transaction_load (self, type, id, error);
  g_autoptr(RapportEntity) thing = stored != NULL ? rapport_entity_copy (stored) : NULL;

  if (thing == NULL)
    return FALSE;
  rapport_entity_set_integer (thing, field, value);
  return rapport_transaction_update_from (self, stored, thing, error);
}

/** rapport_transaction_delete: deletes a thing with all that belongs to it */
gboolean
rapport_transaction_delete (RapportTransaction  *self,
                            GType                type,
                            gint64               id,
                            GError             **error)
{
  return rapport_transaction_write_later (self, error) && rapport_table_delete (self->connection, type, id, error);
}
