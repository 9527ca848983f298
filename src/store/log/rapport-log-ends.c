/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset.h"
#include "rapport-connection-private.h"
#include "rapport-log-ends.h"
#include "rapport-log-life.h"
#include "rapport-things.h"

#define VERSIONS \
  "SELECT c.id, c.clock, a.uid, c.over_clock, c.over_act, iif (a.undone_by IS NULL, c.settles, NULL), c.auto FROM change c" \
  " JOIN action a ON a.id = c.action WHERE c.uid = ?1 AND c.field = ?2 AND c.auto IS NOT 2" \
  " UNION ALL" \
  " SELECT c.id, c.clock, a.uid, NULL, NULL, NULL, c.auto FROM change c JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.new IS NOT NULL"

/* what an act settled, which those take back that take back each other */
#define SETTLED_BY \
  "WITH RECURSIVE undone (uid) AS (SELECT undoes_uid FROM action WHERE uid = ?1" \
  " UNION SELECT a.undoes_uid FROM action a JOIN undone u ON a.uid = u.uid)" \
  " SELECT DISTINCT c.uid, c.thing, c.field FROM undone u JOIN action a ON a.uid = u.uid" \
  " JOIN change c ON c.action = a.id AND c.id >= a.first_change AND c.settles IS NOT NULL"

#define BIRTHS \
  "SELECT count(*) FROM change WHERE uid = ?1 AND field IS NULL AND op = 'insert' AND new IS NOT NULL"

/* A field to be looked at; NULL when the thing itself came. */
typedef struct
{
  guint8      uid[RAPPORT_UID_LENGTH];
  const char *thing;
  const char *field;
} Spot;

typedef struct
{
  gint64       change;
  RapportStamp stamp;
  gboolean     is_auto;
} Version;

struct _RapportLogEnds
{
  RapportConnection *connection;
  GHashTable        *shapes;
  GHashTable        *spots;
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

static void
cover (GHashTable         *covered,
       const RapportStamp *stamp)
{
  g_hash_table_add (covered, g_memdup2 (stamp, sizeof *stamp));
}

static void
read_version (RapportStatement *row,
              GArray           *versions,
              GHashTable       *covered)
{
  Version version = { .change = rapport_statement_get_integer (row, 0), .is_auto = !rapport_statement_is_null (row, 6) };
  RapportStamp over = { .clock = rapport_statement_get_integer (row, 3) };
  RapportValue value;

  version.stamp.clock = rapport_statement_get_integer (row, 1);
  rapport_statement_get_value (row, 2, &value);
  memcpy (version.stamp.act, value.bytes, sizeof version.stamp.act);
  g_array_append_val (versions, version);
  rapport_statement_get_value (row, 4, &value);
  if (value.kind == RAPPORT_VALUE_BYTES)
    {
      memcpy (over.act, value.bytes, sizeof over.act);
      cover (covered, &over);
    }
  rapport_statement_get_value (row, 5, &value);
  for (gsize i = 0; value.kind == RAPPORT_VALUE_BYTES && i + RAPPORT_STAMP_LENGTH <= value.length;
       i += RAPPORT_STAMP_LENGTH)
    {
      rapport_stamp_read ((const guint8 *) value.bytes + i, &over);
      cover (covered, &over);
    }
}

static gboolean
load_versions (RapportLogEnds  *self,
               const guint8    *uid,
               const char      *field,
               GArray          *versions,
               GHashTable      *covered,
               GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, VERSIONS, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (row, 2, field);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      read_version (row, versions, covered);
    }
  return FALSE;
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

static const Version *
find_newest (GArray *versions)
{
  const Version *newest = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = &g_array_index (versions, Version, i);

      if (newest == NULL || rapport_stamp_compare (&version->stamp, &newest->stamp) > 0)
        newest = version;
    }
  return newest;
}

/* What the program did by itself is nobody's loss. */
static gboolean
judge_field (RapportLogEnds  *self,
             const guint8    *uid,
             const char      *field,
             GError         **error)
{
  g_autoptr(GArray) versions = g_array_new (FALSE, FALSE, sizeof (Version));
  g_autoptr(GHashTable) covered = g_hash_table_new_full (hash_stamp, equal_stamps, g_free, NULL);
  const Version *newest;

  if (!load_versions (self, uid, field, versions, covered, error) ||
      !run_for_field (self, "DELETE FROM conflict WHERE uid = ?1 AND field = ?2", uid, field, 0, error))
    return FALSE;
  newest = find_newest (versions);
  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = &g_array_index (versions, Version, i);

      if (version == newest || version->is_auto || g_hash_table_contains (covered, &version->stamp))
        continue;
      if (!run_for_field (self, "INSERT INTO conflict (uid, field, change) VALUES (?1, ?2, ?3)", uid, field,
                          version->change, error))
        return FALSE;
    }
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

/** rapport_log_ends_judge: finds what is open in all that is to be looked at */
gboolean
rapport_log_ends_judge (RapportLogEnds  *self,
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
