/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-attachment.h"
#include "rapport-erasure-private.h"
#include "rapport-log-uid.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/** rapport_erasure_find_field: Returns: (transfer none) (nullable): which is kept in the column */
const RapportField *
rapport_erasure_find_field (const RapportEntityInfo *info,
                            const char              *column)
{
  g_autofree char *name = g_strdelimit (g_strdup (column), "_", '-');

  return info != NULL ? rapport_entity_info_find (info, name) : NULL;
}

/** rapport_erasure_load: sets @entity to the thing with @uid, NULL when it is not in the book */
gboolean
rapport_erasure_load (RapportErasure           *self,
                      const RapportEntityInfo  *info,
                      const guint8             *uid,
                      RapportEntity           **entity,
                      GError                  **error)
{
  g_autoptr(GError) cause = NULL;
  const gint64 row = rapport_table_find_uid (self->connection, info->get_type (), uid, &cause);

  *entity = NULL;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (row != 0)
    *entity = rapport_table_load (self->connection, info->get_type (), row, error);
  return row == 0 || *entity != NULL;
}

/* what belonged to somebody by the last that the log says of it */
typedef struct
{
  guint8      uid[RAPPORT_UID_LENGTH];
  gboolean    is_theirs;
  const char *thing;
} Logged;

static gboolean
has_owner (RapportErasure     *self,
           const RapportValue *owners)
{
  for (gsize i = 0; owners->kind == RAPPORT_VALUE_BYTES && i + RAPPORT_UID_LENGTH <= owners->length;
       i += RAPPORT_UID_LENGTH)
    if (g_hash_table_contains (self->gone, (const guint8 *) owners->bytes + i))
      return TRUE;
  return FALSE;
}

static void
note_logged (RapportErasure   *self,
             GHashTable       *found,
             RapportStatement *row,
             gboolean          by_customer)
{
  guint8 uid[RAPPORT_UID_LENGTH];
  RapportValue owners;
  Logged *logged;

  rapport_log_read_uid (row, 0, uid);
  rapport_statement_get_value (row, 1, &owners);
  logged = g_hash_table_lookup (found, uid);
  if (logged == NULL)
    {
      logged = g_new0 (Logged, 1);
      memcpy (logged->uid, uid, sizeof uid);
      g_hash_table_insert (found, logged->uid, logged);
    }
  logged->is_theirs = owners.kind == RAPPORT_VALUE_BYTES ? has_owner (self, &owners)
                                                         : logged->is_theirs || (by_customer && self->is_customer);
  logged->thing = g_intern_string (rapport_statement_get_text (row, 2));
}

/* What is in the book and not among what belongs to them went to somebody else. */
static gboolean
take_logged (RapportErasure  *self,
             GHashTable      *found,
             GError         **error)
{
  GHashTableIter iterator;
  Logged *logged;

  g_hash_table_iter_init (&iterator, found);
  while (g_hash_table_iter_next (&iterator, NULL, (gpointer *) &logged))
    {
      const RapportEntityInfo *info = rapport_entity_info_for (logged->thing);
      g_autoptr(RapportEntity) entity = NULL;

      if (!logged->is_theirs || g_hash_table_contains (self->gone, logged->uid))
        continue;
      if (info != NULL && !rapport_erasure_load (self, info, logged->uid, &entity, error))
        return FALSE;
      if (entity == NULL)
        g_hash_table_add (self->gone, g_memdup2 (logged->uid, RAPPORT_UID_LENGTH));
    }
  return TRUE;
}

static gboolean
gather_by (RapportErasure  *self,
           const char      *sql,
           gint64           customer,
           GError         **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, NULL, g_free);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  if (customer != 0)
    rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return take_logged (self, found, error);
      note_logged (self, found, row, customer != 0);
    }
  return FALSE;
}

/**
 * rapport_erasure_gather_logged:
 *
 * Adds what was deleted before and is still in the log; what came deleted from another book has no customer there.
 */
gboolean
rapport_erasure_gather_logged (RapportErasure  *self,
                               GError         **error)
{
  gint64 n_foreign;

  for (guint i = 0; i < self->customers->len; i++)
    if (!gather_by (self, "SELECT uid, owners, thing FROM change WHERE customer = ?1 ORDER BY id",
                    g_array_index (self->customers, gint64, i), error))
      return FALSE;
  if (!rapport_connection_query_integer (self->connection,
                                         "SELECT EXISTS (SELECT 1 FROM action WHERE changeset IS NULL)", &n_foreign,
                                         error))
    return FALSE;
  return n_foreign == 0 ||
         gather_by (self, "SELECT uid, owners, thing FROM change WHERE customer IS NULL AND owners IS NOT NULL"
                    " ORDER BY id", 0, error);
}

/* A text of several lines, such as former names, has one in each. */
static void
add_value (RapportErasure *self,
           const char     *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      rapport_redaction_add (self->redaction, lines[i]);
      g_hash_table_add (self->values, g_strdup (lines[i]));
    }
}

/** rapport_erasure_note_value: keeps the @text of a field by which somebody is known, or a file was attached */
void
rapport_erasure_note_value (RapportErasure          *self,
                            const RapportEntityInfo *info,
                            const char              *column,
                            const char              *text)
{
  const RapportField *field = rapport_erasure_find_field (info, column);

  if (field == NULL || text == NULL)
    return;
  if ((field->flags & RAPPORT_FIELD_IDENTIFIES) != 0)
    add_value (self, text);
  if (field == &rapport_attachment_info.fields[RAPPORT_ATTACHMENT_SHA256])
    g_hash_table_add (self->files, g_strdup (text));
}

/* all that the fields of a thing ever held, by the log */
#define EVERY_VALUE \
  "SELECT thing, field, new FROM change WHERE uid = ?1 AND field IS NOT NULL" \
  " UNION ALL SELECT thing, field, old FROM change WHERE uid = ?1 AND field IS NOT NULL" \
  " UNION ALL SELECT c.thing, j.key, j.atom FROM change c, json_each (coalesce (c.new, c.old)) j" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND json_valid (coalesce (c.new, c.old))"

/** rapport_erasure_note_logged_values: notes all that the thing ever held */
gboolean
rapport_erasure_note_logged_values (RapportErasure  *self,
                                    const guint8    *uid,
                                    GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_log_prepare (self->connection, EVERY_VALUE, uid, error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      RapportValue value;

      if (!has_row)
        return TRUE;
      rapport_statement_get_value (row, 2, &value);
      if (value.kind == RAPPORT_VALUE_TEXT)
        rapport_erasure_note_value (self, rapport_entity_info_for (rapport_statement_get_text (row, 0)),
                                    rapport_statement_get_text (row, 1), value.text);
    }
  return FALSE;
}
