/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-customer-parts.h"
#include "rapport-customer.h"
#include "rapport-erasure-private.h"
#include "rapport-log-heirs.h"
#include "rapport-log-uid.h"
#include "rapport-referrers.h"
#include "rapport-saved-filter.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

static void
clear_place (gpointer data)
{
  g_free (((RapportErasurePlace *) data)->words);
}

/**
 * rapport_erasure_new:
 * @connection: of a book; for reading, or for writing within a transaction
 * @everywhere: whether texts that do not belong to them lose their name too
 *
 * Returns: (transfer full): one of nobody yet
 */
RapportErasure *
rapport_erasure_new (RapportConnection *connection,
                     gboolean           everywhere)
{
  RapportErasure *self = g_new0 (RapportErasure, 1);

  self->connection = connection;
  self->everywhere = everywhere;
  self->roots = g_ptr_array_new_with_free_func (g_free);
  self->gone = g_hash_table_new_full (rapport_uid_hash, rapport_uid_equal, g_free, NULL);
  self->living = g_ptr_array_new_with_free_func (g_object_unref);
  self->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_array_new (FALSE, TRUE, sizeof (RapportErasurePlace));
  g_array_set_clear_func (self->places, clear_place);
  self->known_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->redaction = rapport_redaction_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_array_new (FALSE, FALSE, sizeof (RapportErasureCount));
  return self;
}

void
rapport_erasure_free (RapportErasure *self)
{
  g_ptr_array_unref (self->roots);
  g_hash_table_unref (self->gone);
  g_ptr_array_unref (self->living);
  g_array_unref (self->customers);
  g_array_unref (self->places);
  g_hash_table_unref (self->known_places);
  g_clear_pointer (&self->redaction, rapport_redaction_free);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->files);
  g_array_unref (self->counts);
  g_free (self);
}

/** rapport_erasure_set_everywhere: lets texts that do not belong to them lose their name too */
void
rapport_erasure_set_everywhere (RapportErasure *self)
{
  self->everywhere = TRUE;
}

/** rapport_erasure_is_act: Returns: whether acts of the @kind erase somebody, and from where */
gboolean
rapport_erasure_is_act (const char *kind,
                        gboolean   *everywhere)
{
  *everywhere = g_strcmp0 (kind, RAPPORT_ACT_ERASE_EVERYWHERE) == 0;
  return *everywhere || g_strcmp0 (kind, RAPPORT_ACT_ERASE) == 0;
}

/** rapport_erasure_is_erased: says whether the thing was erased for good, and is not to come back */
gboolean
rapport_erasure_is_erased (RapportConnection  *connection,
                           const guint8       *uid,
                           gboolean           *erased,
                           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (connection, "SELECT 1 FROM erased WHERE uid = ?1", uid, error);

  return row != NULL && rapport_statement_step (row, erased, error);
}

/** rapport_erasure_may_redact: Returns: whether the column holds words of a person, and not by what another is known */
gboolean
rapport_erasure_may_redact (const RapportEntityInfo *info,
                            const char              *column)
{
  const RapportField *field = rapport_erasure_find_field (info, column);

  if (field == NULL)
    return info == NULL;
  return (field->kind == RAPPORT_FIELD_TEXT || field->kind == RAPPORT_FIELD_LONG_TEXT) &&
         (field->flags & (RAPPORT_FIELD_IDENTIFIES | RAPPORT_FIELD_NUMBER)) == 0;
}

static void
add_root (RapportErasure *self,
          const guint8   *uid)
{
  if (g_hash_table_add (self->gone, g_memdup2 (uid, RAPPORT_UID_LENGTH)))
    g_ptr_array_add (self->roots, g_memdup2 (uid, RAPPORT_UID_LENGTH));
}

/** rapport_erasure_add: erases the thing with @uid, and what was merged into it before; it need not be there any more */
gboolean
rapport_erasure_add (RapportErasure  *self,
                     const guint8    *uid,
                     GError         **error)
{
  g_autoptr(GByteArray) behind = g_byte_array_new ();

  g_return_val_if_fail (self != NULL && uid != NULL, FALSE);

  if (!rapport_log_heirs_list_behind (self->connection, uid, behind, error))
    return FALSE;
  add_root (self, uid);
  for (guint i = 0; i < behind->len; i += RAPPORT_UID_LENGTH)
    add_root (self, behind->data + i);
  return TRUE;
}

static void
add_customer (RapportErasure *self,
              gint64          customer)
{
  for (guint i = 0; i < self->customers->len; i++)
    if (g_array_index (self->customers, gint64, i) == customer)
      return;
  if (customer != 0)
    g_array_append_val (self->customers, customer);
}

static gboolean
find_kind (RapportErasure           *self,
           const guint8             *uid,
           const RapportEntityInfo **info,
           gint64                   *life_row,
           GError                  **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection, "SELECT thing, row FROM life WHERE uid = ?1", uid, error);
  gboolean has_row;

  *info = NULL;
  *life_row = 0;
  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *info = rapport_entity_info_for (rapport_statement_get_text (row, 0));
      *life_row = rapport_statement_get_integer (row, 1);
    }
  return TRUE;
}

/* whose log has what somebody who is gone already belonged to */
static gboolean
add_logged_customers (RapportErasure  *self,
                      const guint8    *uid,
                      GError         **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (self->connection,
                         "SELECT DISTINCT customer FROM change WHERE uid = ?1 AND customer IS NOT NULL", uid, error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_customer (self, rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

static gboolean
gather_root (RapportErasure  *self,
             const guint8    *uid,
             GError         **error)
{
  const RapportEntityInfo *info;
  g_autoptr(RapportEntity) entity = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  gint64 life_row;

  if (!find_kind (self, uid, &info, &life_row, error) || !add_logged_customers (self, uid, error))
    return FALSE;
  if (info != NULL && (info->flags & RAPPORT_ENTITY_CUSTOMER) != 0)
    {
      self->is_customer = TRUE;
      add_customer (self, life_row);
    }
  if (info == NULL || !rapport_erasure_load (self, info, uid, &entity, error))
    return info == NULL;
  if (entity == NULL)
    return TRUE;
  parts = rapport_customer_parts_load_of (self->connection, entity, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const RapportCustomerPart *part = g_ptr_array_index (parts, i);

      g_hash_table_add (self->gone, g_memdup2 (rapport_entity_get_uid (part->thing), RAPPORT_UID_LENGTH));
      g_ptr_array_add (self->living, g_object_ref (part->thing));
    }
  return parts != NULL;
}

static gboolean
note_values (RapportErasure  *self,
             GError         **error)
{
  GHashTableIter iterator;
  gpointer uid;

  for (guint i = 0; i < self->living->len; i++)
    {
      RapportEntity *entity = g_ptr_array_index (self->living, i);
      const RapportEntityInfo *info = rapport_entity_get_info (entity);

      for (guint j = 0; j < info->n_fields; j++)
        if (info->fields[j].kind == RAPPORT_FIELD_TEXT || info->fields[j].kind == RAPPORT_FIELD_LONG_TEXT)
          rapport_erasure_note_value (self, info, info->fields[j].name, rapport_entity_get_text (entity, j));
    }
  g_hash_table_iter_init (&iterator, self->gone);
  while (g_hash_table_iter_next (&iterator, &uid, NULL))
    if (!rapport_erasure_note_logged_values (self, uid, error))
      return FALSE;
  return TRUE;
}

static char *
dup_place_key (const RapportEntityInfo *info,
               gint64                   row,
               const char              *words)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", info->name, row, words != NULL ? words : "");
}

static void
add_place (RapportErasure *self,
           RapportEntity  *entity,
           const char     *words)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const gint64 row = rapport_entity_get_id (entity);
  RapportErasurePlace place = { .info = info, .row = row, .words = g_strdup (words) };

  memcpy (place.uid, rapport_entity_get_uid (entity), sizeof place.uid);
  if (g_hash_table_contains (self->gone, place.uid) ||
      !g_hash_table_add (self->known_places, dup_place_key (info, row, words)))
    g_free (place.words);
  else
    g_array_append_val (self->places, place);
}

/* What names somebody stays without them; the words beside the reference are another name for them. */
static gboolean
add_referrers (RapportErasure  *self,
               RapportEntity   *entity,
               GError         **error)
{
  g_autoptr(GArray) referrers =
    rapport_referrers_load (self->connection, rapport_entity_get_info (entity), rapport_entity_get_id (entity),
                            G_MAXINT, error);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const RapportReferrer *referrer = &g_array_index (referrers, RapportReferrer, i);
      const guint next = referrer->field + 1;
      const gboolean has_words = next < referrer->info->n_fields &&
                                 (referrer->info->fields[next].flags & RAPPORT_FIELD_WORDS) != 0;
      g_autofree char *words = has_words ? rapport_field_dup_column (&referrer->info->fields[next]) : NULL;
      g_autoptr(RapportEntity) thing =
        rapport_table_load (self->connection, referrer->info->get_type (), referrer->row, error);

      if (thing == NULL)
        return FALSE;
      add_place (self, thing, NULL);
      if (words != NULL)
        add_place (self, thing, words);
    }
  return referrers != NULL;
}

static gboolean
add_all_of (RapportErasure           *self,
            const RapportEntityInfo  *info,
            GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", info->name);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      g_autoptr(RapportEntity) entity = NULL;

      if (!has_row)
        return TRUE;
      entity = rapport_table_load (self->connection, info->get_type (), rapport_statement_get_integer (row, 0), error);
      if (entity == NULL)
        return FALSE;
      add_place (self, entity, NULL);
    }
  return FALSE;
}

/* all that belongs to whom the contact belongs to */
static gboolean
add_family (RapportErasure  *self,
            gint64           customer,
            GError         **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(RapportEntity) entity = rapport_table_load (self->connection, RAPPORT_TYPE_CUSTOMER, customer, &cause);
  g_autoptr(GPtrArray) parts = NULL;

  if (entity == NULL)
    return g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND) ||
           (g_propagate_error (error, g_steal_pointer (&cause)), FALSE);
  parts = rapport_customer_parts_load_of (self->connection, entity, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    add_place (self, ((RapportCustomerPart *) g_ptr_array_index (parts, i))->thing, NULL);
  return parts != NULL;
}

static gboolean
gather_places (RapportErasure  *self,
               GError         **error)
{
  for (guint i = 0; i < self->living->len; i++)
    if (!add_referrers (self, g_ptr_array_index (self->living, i), error))
      return FALSE;
  for (guint i = 0; !self->is_customer && i < self->customers->len; i++)
    if (!add_family (self, g_array_index (self->customers, gint64, i), error))
      return FALSE;
  return add_all_of (self, &rapport_saved_filter_info, error);
}

static gboolean
is_named_in (RapportErasure *self,
             RapportEntity  *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  for (guint i = 0; i < info->n_fields; i++)
    if (rapport_erasure_may_redact (info, info->fields[i].name) &&
        rapport_redaction_finds (self->redaction, rapport_entity_get_text (entity, i)))
      return TRUE;
  return FALSE;
}

static gboolean
count_texts (RapportErasure  *self,
             GError         **error)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const RapportErasurePlace *place = &g_array_index (self->places, RapportErasurePlace, i);
      g_autoptr(RapportEntity) entity = NULL;

      if (place->words != NULL)
        continue;
      entity = rapport_table_load (self->connection, place->info->get_type (), place->row, error);
      if (entity == NULL)
        return FALSE;
      self->n_texts += is_named_in (self, entity);
    }
  return TRUE;
}

static void
count_kinds (RapportErasure *self)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    {
      RapportErasureCount count = { infos[i], 0 };

      for (guint j = 0; j < self->living->len; j++)
        count.n += rapport_entity_get_info (g_ptr_array_index (self->living, j)) == infos[i];
      if (count.n > 0)
        g_array_append_val (self->counts, count);
    }
}

/**
 * rapport_erasure_look:
 *
 * Finds all that is to go and all that names them, while it is there; to be called once.
 */
gboolean
rapport_erasure_look (RapportErasure  *self,
                      GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->roots->len; i++)
    if (!gather_root (self, g_ptr_array_index (self->roots, i), error))
      return FALSE;
  if (!rapport_erasure_gather_logged (self, error) || !note_values (self, error) || !gather_places (self, error) ||
      !count_texts (self, error))
    return FALSE;
  count_kinds (self);
  return TRUE;
}

/** rapport_erasure_get_counts: Returns: (transfer none) (element-type RapportErasureCount): what goes, by its kind */
const GArray *
rapport_erasure_get_counts (RapportErasure *self)
{
  return self->counts;
}

/** rapport_erasure_count_deleted: Returns: how many things were deleted before, of which the log still knows */
guint
rapport_erasure_count_deleted (RapportErasure *self)
{
  return g_hash_table_size (self->gone) - self->living->len;
}

/** rapport_erasure_count_texts: Returns: how many things stay that lose their name */
guint
rapport_erasure_count_texts (RapportErasure *self)
{
  return self->n_texts;
}

static gboolean
count_named (RapportErasure           *self,
             const RapportEntityInfo  *info,
             guint                    *n,
             GError                  **error)
{
  g_autoptr(GArray) named = rapport_erasure_list_named (self, info, NULL, error);

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      g_autofree char *key = dup_place_key (info, g_array_index (named, gint64, i), NULL);

      *n += !g_hash_table_contains (self->known_places, key);
    }
  return named != NULL;
}

/** rapport_erasure_count_elsewhere: tells how many other things have their name in a text: all are read for that */
gboolean
rapport_erasure_count_elsewhere (RapportErasure  *self,
                                 guint           *n,
                                 GError         **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  g_return_val_if_fail (self != NULL && n != NULL, FALSE);

  *n = 0;
  for (guint i = 0; infos[i] != NULL && !rapport_redaction_is_empty (self->redaction); i++)
    if (!count_named (self, infos[i], n, error))
      return FALSE;
  return TRUE;
}

/** rapport_erasure_list_files: Returns: (transfer full) (element-type utf8): the check sums of what was attached */
GPtrArray *
rapport_erasure_list_files (RapportErasure *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iterator;
  gpointer name;

  g_hash_table_iter_init (&iterator, self->files);
  while (g_hash_table_iter_next (&iterator, &name, NULL))
    g_ptr_array_add (files, g_strdup (name));
  return files;
}

/** rapport_erasure_steal_redaction: Returns: (transfer full): by what they were known; nothing is scrubbed any more */
RapportRedaction *
rapport_erasure_steal_redaction (RapportErasure *self)
{
  return g_steal_pointer (&self->redaction);
}
