/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-log-uid.h"
#include "rapport-log-versions.h"
#include "rapport-uid.h"

/* What was settled by an act that was taken back is open. */
#define VERSIONS \
  "SELECT c.id, c.clock, a.uid, c.over_clock, c.over_act, iif (a.undone_by IS NULL, c.settles, NULL)," \
  " c.auto IS NOT NULL AND a.kind <> '" RAPPORT_ACT_MERGE_TEXTS "', 0, a.changeset IS NOT NULL FROM change c" \
  " JOIN action a ON a.id = c.action WHERE c.uid = ?1 AND c.field = ?2 AND c.auto IS NOT 2" \
  " UNION ALL" \
  " SELECT c.id, c.clock, a.uid, NULL, NULL, NULL, c.auto IS NOT NULL, 1, a.changeset IS NOT NULL FROM change c" \
  " JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.new IS NOT NULL"

static guint
hash_stamp (gconstpointer data)
{
  const RapportStamp *stamp = data;

  return g_int64_hash (&stamp->clock) ^ stamp->act[RAPPORT_UID_LENGTH - 1];
}

static gboolean
equal_stamps (gconstpointer a,
              gconstpointer b)
{
  return rapport_stamp_compare (a, b) == 0;
}

/** rapport_log_stamps_new: Returns: (transfer full) (element-type RapportStamp): a set of stamps, empty */
GHashTable *
rapport_log_stamps_new (void)
{
  return g_hash_table_new_full (hash_stamp, equal_stamps, g_free, NULL);
}

/** rapport_log_stamps_add: adds a copy of @stamp to the set */
void
rapport_log_stamps_add (GHashTable         *stamps,
                        const RapportStamp *stamp)
{
  g_hash_table_add (stamps, g_memdup2 (stamp, sizeof *stamp));
}

void
rapport_log_versions_free (RapportLogVersions *self)
{
  g_array_unref (self->all);
  g_array_unref (self->before);
  g_free (self);
}

static void
read_settled (RapportLogVersions *self,
              const RapportValue *stamps)
{
  RapportStamp stamp;

  for (gsize i = 0; stamps->kind == RAPPORT_VALUE_BYTES && i + RAPPORT_STAMP_LENGTH <= stamps->length;
       i += RAPPORT_STAMP_LENGTH)
    {
      rapport_stamp_read ((const guint8 *) stamps->bytes + i, &stamp);
      g_array_append_val (self->before, stamp);
    }
}

static void
read_version (RapportLogVersions *self,
              RapportStatement   *row)
{
  RapportLogVersion version = {
    .change = rapport_statement_get_integer (row, 0),
    .stamp.clock = rapport_statement_get_integer (row, 1),
    .is_auto = rapport_statement_get_integer (row, 6) != 0,
    .is_birth = rapport_statement_get_integer (row, 7) != 0,
    .is_own = rapport_statement_get_integer (row, 8) != 0,
    .first_before = self->before->len,
  };
  RapportStamp over = { .clock = rapport_statement_get_integer (row, 3) };
  RapportValue value;

  rapport_log_read_uid (row, 2, version.stamp.act);
  rapport_statement_get_value (row, 4, &value);
  if (value.kind == RAPPORT_VALUE_BYTES)
    {
      memcpy (over.act, value.bytes, sizeof over.act);
      g_array_append_val (self->before, over);
    }
  rapport_statement_get_value (row, 5, &value);
  read_settled (self, &value);
  version.n_before = self->before->len - version.first_before;
  g_array_append_val (self->all, version);
}

/** rapport_log_versions_load: Returns: (transfer full) (nullable): what @field of the thing had; NULL with @error set */
RapportLogVersions *
rapport_log_versions_load (RapportConnection  *connection,
                           const guint8       *uid,
                           const char         *field,
                           GError            **error)
{
  g_autoptr(RapportLogVersions) self = g_new0 (RapportLogVersions, 1);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  self->all = g_array_new (FALSE, FALSE, sizeof (RapportLogVersion));
  self->before = g_array_new (FALSE, FALSE, sizeof (RapportStamp));
  row = rapport_log_prepare (connection, VERSIONS, uid, error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 2, field);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&self);
      read_version (self, row);
    }
  return NULL;
}

/** rapport_log_versions_find_newest: Returns: (nullable): what the field has */
const RapportLogVersion *
rapport_log_versions_find_newest (const RapportLogVersions *self)
{
  const RapportLogVersion *newest = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      const RapportLogVersion *version = &g_array_index (self->all, RapportLogVersion, i);

      if (newest == NULL || rapport_stamp_compare (&version->stamp, &newest->stamp) > 0)
        newest = version;
    }
  return newest;
}

static const RapportLogVersion *
find_version (const RapportLogVersions *self,
              const RapportStamp       *stamp)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const RapportLogVersion *version = &g_array_index (self->all, RapportLogVersion, i);

      if (rapport_stamp_compare (&version->stamp, stamp) == 0)
        return version;
    }
  return NULL;
}

/* Gathers @stamp and all that led to it; in @missing what of that has not come to this book. */
static void
gather (const RapportLogVersions *self,
        const RapportStamp       *stamp,
        GHashTable               *led,
        GHashTable               *missing)
{
  const RapportLogVersion *version;

  if (g_hash_table_contains (led, stamp))
    return;
  rapport_log_stamps_add (led, stamp);
  version = find_version (self, stamp);
  if (version == NULL)
    rapport_log_stamps_add (missing, stamp);
  else
    for (guint i = 0; i < version->n_before; i++)
      gather (self, &g_array_index (self->before, RapportStamp, version->first_before + i), led, missing);
}

static gboolean
is_within (GHashTable *stamps,
           GHashTable *others)
{
  GHashTableIter iterator;
  gpointer stamp;

  g_hash_table_iter_init (&iterator, stamps);
  while (g_hash_table_iter_next (&iterator, &stamp, NULL))
    if (!g_hash_table_contains (others, stamp))
      return FALSE;
  return TRUE;
}

/**
 * rapport_log_versions_find_common:
 * @common: (out): the newest value from which both were made; all zero for none
 *
 * Returns: FALSE while it can't be told, as something between has not come yet
 */
gboolean
rapport_log_versions_find_common (const RapportLogVersions *self,
                                  const RapportStamp       *a,
                                  const RapportStamp       *b,
                                  RapportStamp             *common)
{
  g_autoptr(GHashTable) led_a = rapport_log_stamps_new ();
  g_autoptr(GHashTable) led_b = rapport_log_stamps_new ();
  g_autoptr(GHashTable) missing_a = rapport_log_stamps_new ();
  g_autoptr(GHashTable) missing_b = rapport_log_stamps_new ();
  GHashTableIter iterator;
  gpointer stamp;

  gather (self, a, led_a, missing_a);
  gather (self, b, led_b, missing_b);
  if (!is_within (missing_a, led_b) || !is_within (missing_b, led_a))
    return FALSE;
  *common = (RapportStamp) { 0 };
  g_hash_table_iter_init (&iterator, led_a);
  while (g_hash_table_iter_next (&iterator, &stamp, NULL))
    if (g_hash_table_contains (led_b, stamp) && rapport_stamp_compare (stamp, common) > 0)
      *common = *(const RapportStamp *) stamp;
  return TRUE;
}
