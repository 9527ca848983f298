/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset.h"
#include "rapport-connection-private.h"
#include "rapport-log-ends.h"
#include "rapport-log-heirs.h"
#include "rapport-log-life.h"
#include "rapport-log-versions.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* what an act settled, or merged, which those take back that take back each other */
#define SETTLED_BY \
  "WITH RECURSIVE undone (uid) AS (SELECT undoes_uid FROM action WHERE uid = ?1" \
  " UNION SELECT a.undoes_uid FROM action a JOIN undone u ON a.uid = u.uid)" \
  " SELECT DISTINCT c.uid, c.thing, c.field FROM undone u JOIN action a ON a.uid = u.uid" \
  " JOIN change c ON c.action = a.id AND c.id >= a.first_change AND c.settles IS NOT NULL" \
  " UNION SELECT g.uid, l.thing, NULL FROM undone u JOIN grave g ON g.act = u.uid JOIN life l ON l.uid = g.uid" \
  " WHERE g.heir IS NOT NULL"

#define BIRTHS \
  "SELECT count(*) FROM change WHERE uid = ?1 AND field IS NULL AND op = 'insert' AND new IS NOT NULL"

/* What whoever merged a thing had seen of it */
#define SEEN \
  "SELECT c.settles FROM change c JOIN action a ON a.id = c.action WHERE c.uid = ?1 AND c.field IS NULL" \
  " AND c.op = 'delete' AND c.settles IS NOT NULL AND a.undone_by IS NULL"

/* A field to be looked at; NULL when the thing itself came. */
typedef struct
{
  guint8      uid[RAPPORT_UID_LENGTH];
  const char *thing;
  const char *field;
} Spot;

/* @heirs: while it judges; @n_merges: whether there are any */
struct _RapportLogEnds
{
  RapportConnection *connection;
  GHashTable        *shapes;
  GHashTable        *spots;
  RapportLogHeirs   *heirs;
  gint64             n_merges;
};

static guint
hash_spot (gconstpointer data)
{
  const Spot *spot = data;
  guint hash;

  memcpy (&hash, spot->uid + RAPPORT_UID_LENGTH - sizeof hash, sizeof hash);
  return hash ^ g_direct_hash (spot->field);
}

static gboolean
equal_spots (gconstpointer a,
             gconstpointer b)
{
  const Spot *first = a, *second = b;

  return first->field == second->field && memcmp (first->uid, second->uid, RAPPORT_UID_LENGTH) == 0;
}

/** rapport_log_ends_new: Returns: (transfer full): one that has nothing to look at yet */
RapportLogEnds *
rapport_log_ends_new (RapportConnection *connection,
                      GHashTable        *shapes)
{
  RapportLogEnds *self = g_new0 (RapportLogEnds, 1);

  self->connection = connection;
  self->shapes = shapes;
  self->spots = g_hash_table_new_full (hash_spot, equal_spots, g_free, NULL);
  return self;
}

void
rapport_log_ends_free (RapportLogEnds *self)
{
  g_hash_table_unref (self->spots);
  g_free (self);
}

/**
 * rapport_log_ends_add:
 * @field: (nullable): what was given a value that another book had, NULL for a thing that was made there
 */
void
rapport_log_ends_add (RapportLogEnds *self,
                      const guint8   *uid,
                      const char     *thing,
                      const char     *field)
{
  Spot *spot = g_new0 (Spot, 1);

  memcpy (spot->uid, uid, sizeof spot->uid);
  spot->thing = thing;
  spot->field = g_intern_string (field);
  g_hash_table_add (self->spots, spot);
}

/**
 * rapport_log_ends_add_undone:
 * @act: the uid of an act that takes others back
 *
 * Lets all be looked at that was decided by what @act takes back, or brings in force again: that is open
 * once more, or no more.
 */
gboolean
rapport_log_ends_add_undone (RapportLogEnds  *self,
                             const guint8    *act,
                             GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, SETTLED_BY, error);
  RapportValue uid;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, act, RAPPORT_UID_LENGTH);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      rapport_statement_get_value (row, 0, &uid);
      rapport_log_ends_add (self, uid.bytes, g_intern_string (rapport_statement_get_text (row, 1)),
                            rapport_statement_get_text (row, 2));
    }
  return FALSE;
}

/* @stamps: one behind the other */
static void
cover_list (GHashTable         *covered,
            const RapportValue *stamps)
{
  RapportStamp stamp;

  for (gsize i = 0; stamps->kind == RAPPORT_VALUE_BYTES && i + RAPPORT_STAMP_LENGTH <= stamps->length;
       i += RAPPORT_STAMP_LENGTH)
    {
      rapport_stamp_read ((const guint8 *) stamps->bytes + i, &stamp);
      rapport_log_stamps_add (covered, &stamp);
    }
}

static RapportLogVersions *
load_versions (RapportLogEnds  *self,
               const guint8    *uid,
               const char      *field,
               GHashTable      *covered,
               GError         **error)
{
  RapportLogVersions *versions = rapport_log_versions_load (self->connection, uid, field, error);

  for (guint i = 0; versions != NULL && i < versions->before->len; i++)
    rapport_log_stamps_add (covered, &g_array_index (versions->before, RapportStamp, i));
  return versions;
}

static gboolean
run_for_field (RapportLogEnds  *self,
               const char      *sql,
               const guint8    *uid,
               const char      *field,
               gint64           change,
               GError         **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_bytes (statement, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (statement, 2, field);
  if (change != 0)
    rapport_statement_bind_integer (statement, 3, change);
  return rapport_statement_run (statement, error);
}

static gboolean
cover_seen (RapportLogEnds  *self,
            const guint8    *uid,
            GHashTable      *covered,
            GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, SEEN, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportValue value;

      if (!has_row)
        return TRUE;
      rapport_statement_get_value (row, 0, &value);
      cover_list (covered, &value);
    }
  return FALSE;
}

/* Whoever edits what a thing was merged into has seen what that thing held. */
static gboolean
cover_ahead (RapportLogEnds  *self,
             const guint8    *uid,
             const char      *field,
             GHashTable      *covered,
             gboolean        *is_merged,
             GError         **error)
{
  g_autoptr(GByteArray) ahead = g_byte_array_new ();
  guint8 heir[RAPPORT_UID_LENGTH];

  *is_merged = FALSE;
  if (self->n_merges == 0)
    return TRUE;
  if (!rapport_log_heirs_find (self->heirs, uid, heir, error))
    return FALSE;
  *is_merged = rapport_uid_is_set (heir);
  if (*is_merged && (!cover_seen (self, uid, covered, error) ||
                     !rapport_log_heirs_list_ahead (self->connection, heir, ahead, error)))
    return FALSE;
  for (guint i = 0; i < ahead->len; i += RAPPORT_UID_LENGTH)
    {
      g_autoptr(RapportLogVersions) versions = load_versions (self, ahead->data + i, field, covered, error);

      if (versions == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What the program did by itself is nobody's loss. What somebody gave a merged thing, who did not know of that, is
 * to be decided where that now is. */
static gboolean
judge_versions (RapportLogEnds  *self,
                const guint8    *uid,
                const char      *field,
                GError         **error)
{
  g_autoptr(GHashTable) covered = rapport_log_stamps_new ();
  g_autoptr(RapportLogVersions) versions = load_versions (self, uid, field, covered, error);
  const RapportLogVersion *newest;
  gboolean is_merged;

  if (versions == NULL || !cover_ahead (self, uid, field, covered, &is_merged, error) ||
      !run_for_field (self, "DELETE FROM conflict WHERE uid = ?1 AND field = ?2", uid, field, 0, error))
    return FALSE;
  newest = rapport_log_versions_find_newest (versions);
  for (guint i = 0; i < versions->all->len; i++)
    {
      const RapportLogVersion *version = &g_array_index (versions->all, RapportLogVersion, i);

      if (version->is_auto || (version == newest && (!is_merged || version->is_birth)) ||
          g_hash_table_contains (covered, &version->stamp))
        continue;
      if (!run_for_field (self, "INSERT INTO conflict (uid, field, change) VALUES (?1, ?2, ?3)", uid, field,
                          version->change, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
judge_field (RapportLogEnds  *self,
             const guint8    *uid,
             const char      *field,
             GError         **error)
{
  g_autoptr(GByteArray) behind = g_byte_array_new ();

  if (!judge_versions (self, uid, field, error) ||
      (self->n_merges > 0 && !rapport_log_heirs_list_behind (self->connection, uid, behind, error)))
    return FALSE;
  for (guint i = 0; i < behind->len; i += RAPPORT_UID_LENGTH)
    if (!judge_versions (self, behind->data + i, field, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_births (RapportLogEnds  *self,
              const guint8    *uid,
              gint64          *n_births,
              GError         **error)
{
  g_autoptr(RapportStatement) count = rapport_connection_prepare (self->connection, BIRTHS, error);
  gboolean has_row;

  if (count == NULL)
    return FALSE;
  rapport_statement_bind_bytes (count, 1, uid, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (count, &has_row, error))
    return FALSE;
  *n_births = rapport_statement_get_integer (count, 0);
  return TRUE;
}

static gboolean
judge_edited_fields (RapportLogEnds  *self,
                     const guint8    *uid,
                     GError         **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT DISTINCT field FROM change WHERE uid = ?1 AND field IS NOT NULL"
                                " AND auto IS NOT 2", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  while (rapport_statement_step (row, &has_row, error))
    if (!has_row)
      return TRUE;
    else if (!judge_field (self, uid, rapport_statement_get_text (row, 0), error))
      return FALSE;
  return FALSE;
}

/* A thing that was made twice apart may have been made with other values. */
static gboolean
judge_thing (RapportLogEnds  *self,
             const Spot      *spot,
             GError         **error)
{
  RapportTableShape *shape;
  gint64 n_births;

  if (!count_births (self, spot->uid, &n_births, error))
    return FALSE;
  if (n_births < 2 || rapport_entity_info_for (spot->thing) == NULL)
    return judge_edited_fields (self, spot->uid, error);
  shape = rapport_table_shape_get (self->connection, self->shapes, spot->thing, error);
  if (shape == NULL)
    return FALSE;
  for (int i = RAPPORT_COLUMN_UID + 1; shape->names[i] != NULL; i++)
    if ((shape->columns[i].field == NULL || (shape->columns[i].field->flags & RAPPORT_FIELD_COPY) == 0) &&
        !judge_field (self, spot->uid, shape->names[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
judge_all (RapportLogEnds  *self,
           GError         **error)
{
  GHashTableIter iterator;
  gpointer spot;

  g_hash_table_iter_init (&iterator, self->spots);
  while (g_hash_table_iter_next (&iterator, &spot, NULL))
    {
      const Spot *one = spot;

      if (one->field != NULL ? !judge_field (self, one->uid, one->field, error) : !judge_thing (self, one, error))
        return FALSE;
    }
  return TRUE;
}

/** rapport_log_ends_judge: finds what is open in all that is to be looked at */
gboolean
rapport_log_ends_judge (RapportLogEnds  *self,
                        GError         **error)
{
  gboolean is_done;

  if (!rapport_connection_query_integer (self->connection, "SELECT EXISTS (SELECT 1 FROM grave WHERE heir IS NOT NULL)",
                                         &self->n_merges, error))
    return FALSE;
  self->heirs = rapport_log_heirs_new (self->connection);
  is_done = judge_all (self, error);
  g_clear_pointer (&self->heirs, rapport_log_heirs_free);
  return is_done;
}
