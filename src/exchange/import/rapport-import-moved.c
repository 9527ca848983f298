/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-import-cell.h"
#include "rapport-import-lookup.h"
#include "rapport-import-moved.h"
#include "rapport-import-reworded.h"
#include "rapport-import-thing-changes.h"
#include "rapport-import-totals.h"
#include "rapport-list-export.h"
#include "rapport-table.h"

/* things of one name of which more are nothing that a row can be one of */
#define MOST_CALLED 20

/* rows of which it is asked whether they are of another customer's thing, for each looks through all */
#define MOST_ASKED 50

/* what a row may be: @id, or several of the book; whether with another day, and in how many fields else it differs */
typedef struct
{
  guint    csv_row;
  gint64   id;
  guint    n_others;
  gboolean has_moved;
} Claim;

/* whether a list showed what the rows may be */
typedef enum
{
  LISTED_UNKNOWN,
  LISTED_ALL,
  LISTED_OTHERS,
} Listed;

/* all rows of the table at once */
typedef struct
{
  RapportImportScope *scope;
  const gboolean     *told;
  /* rows that are no thing of the book as it is, the things that the others are, and what the former may be */
  GArray             *unfound;
  GHashTable         *taken;
  GArray             *claims;
  /* rows that may be things of other customers */
  GArray             *doubts;
  guint               n_found;
  /* of the things found, as rapport_list_export_sum(); whether a row may be one of several of them; and whether what the
   * rows may be was all listed */
  guint32             sum;
  guint               n_asked;
  gboolean            is_vague;
  Listed              listed;
} Table;

/* one row beside the reading of the table, which tells nothing */
typedef struct
{
  RapportImportScope    scope;
  RapportImportRow      row;
  RapportImportThingRow reader;
} Glance;

static void
clear_glance (Glance *glance)
{
  g_clear_pointer (&glance->scope.members, g_hash_table_unref);
  g_clear_pointer (&glance->scope.named, g_hash_table_unref);
  g_clear_pointer (&glance->row.problems, g_ptr_array_unref);
  g_clear_object (&glance->reader.entity);
  g_free (glance->reader.said);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Glance, clear_glance)

static gboolean
glance_at (Glance              *glance,
           RapportImportScope  *scope,
           guint                csv_row,
           GError             **error)
{
  const RapportEntityInfo *kind = scope->columns->kind;

  glance->scope = *scope;
  glance->scope.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  glance->scope.named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  glance->row.row = csv_row + 1;
  glance->reader = (RapportImportThingRow) {
    .scope = &glance->scope, .csv_row = csv_row, .row = &glance->row,
    .entity = g_object_new (kind->get_type (), NULL), .said = g_new0 (gboolean, kind->n_fields),
  };
  return rapport_import_thing_row_read (&glance->reader, error);
}

static int
find_when (const RapportEntityInfo *info)
{
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);

  return when >= 0 && (info->fields[when].flags & RAPPORT_FIELD_INTERNAL) == 0 ? when : -1;
}

/* Finds the only thing that says least other than the row, but for its day; one with more than one other change is not
 * meant. */
static gboolean
find_nearest (const RapportImportThingRow  *reader,
              const gboolean               *told,
              GHashTable                   *taken,
              Claim                        *claim,
              GError                      **error)
{
  RapportConnection *connection = reader->scope->connection;
  const int when = find_when (reader->scope->columns->kind);
  g_autoptr(GArray) ids = NULL;

  *claim = (Claim) { reader->csv_row, 0, G_MAXUINT, TRUE };
  if (when < 0 || !told[when])
    return TRUE;
  ids = rapport_import_find_but (connection, reader->entity, told, when, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(RapportEntity) stored = NULL;
      guint n_others, n_lacking;

      if (taken != NULL && g_hash_table_contains (taken, &id))
        continue;
      stored = rapport_table_load (connection, G_OBJECT_TYPE (reader->entity), id, error);
      if (stored == NULL)
        return FALSE;
      n_others = rapport_import_thing_row_count_others (reader, stored, when, &n_lacking);
      if (n_others > 1)
        continue;
      if (n_others + n_lacking < claim->n_others)
        *claim = (Claim) { reader->csv_row, id, n_others + n_lacking, TRUE };
      else if (n_others + n_lacking == claim->n_others)
        claim->id = RAPPORT_IMPORT_SEVERAL;
    }
  return ids != NULL;
}

/* Whether the row says nothing other than @id but whose it is, and when. */
static gboolean
is_of_other (const RapportImportThingRow  *reader,
             guint                         owner,
             gint64                        id,
             gboolean                     *is_other,
             GError                      **error)
{
  const int when = find_when (reader->scope->columns->kind);
  g_autoptr(RapportEntity) stored =
    rapport_table_load (reader->scope->connection, G_OBJECT_TYPE (reader->entity), id, error);
  guint n_lacking;

  if (stored == NULL)
    return FALSE;
  *is_other = rapport_entity_is_set (stored, owner) && !rapport_entity_field_equal (stored, reader->entity, owner) &&
              rapport_import_thing_row_count_others (reader, stored, when, &n_lacking) == 1 &&
              n_lacking == 0;
  return TRUE;
}

/* Whether there is one thing of another customer, no row of the table, of which the row says all else.
 * @taken: (nullable): what the rows are; NULL where it is only asked for any */
static gboolean
find_of_other (const RapportImportThingRow  *reader,
               const gboolean               *told,
               GHashTable                   *taken,
               gboolean                     *is_found,
               GError                      **error)
{
  const RapportEntityInfo *kind = reader->scope->columns->kind;
  const int owner = rapport_entity_info_find_owner (kind, rapport_customer_info.name);
  const int words = rapport_import_reworded_of_kind (kind);
  g_autoptr(GArray) ids = NULL;
  guint n_found = 0;

  *is_found = FALSE;
  if (owner < 0 || words < 0 || !told[owner] || !rapport_entity_is_set (reader->entity, owner) ||
      !rapport_entity_is_set (reader->entity, words))
    return TRUE;
  ids = rapport_import_find_called (reader->scope->connection, reader->entity, words, MOST_CALLED, error);
  for (guint i = 0; ids != NULL && ids->len < MOST_CALLED && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      gboolean is_other;

      if (taken != NULL && g_hash_table_contains (taken, &id))
        continue;
      if (!is_of_other (reader, owner, id, &is_other, error))
        return FALSE;
      n_found += is_other;
    }
  *is_found = taken != NULL ? n_found == 1 : n_found > 0;
  return ids != NULL;
}

static void
take (Table  *table,
      GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (table->taken, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
}

/* Counts a row that is the only one of @ids, or the thing @id that a row before was. */
static void
count_found (Table  *table,
             gint64  id)
{
  table->n_found++;
  table->is_vague = table->is_vague || id == RAPPORT_IMPORT_SEVERAL;
  table->sum += rapport_list_export_sum (&id, 1);
}

/* Parts the rows into those that are things of the book as it is, and others. */
static gboolean
find_taken (Table   *table,
            GError **error)
{
  const RapportImportScope *scope = table->scope;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = scope->columns->header + 1; i < rapport_cells_get_n_rows (scope->csv); i++)
    {
      g_auto(Glance) glance = { 0 };
      g_autoptr(GArray) ids = NULL;
      g_autofree char *key = NULL;
      const gint64 *before;
      gint64 id;

      if (rapport_import_row_is_empty (scope->csv, i) || rapport_import_is_total (scope->csv, i) ||
          rapport_import_repeats_headings (scope->csv, scope->columns->header, i))
        continue;
      if (!glance_at (&glance, table->scope, i, error))
        return FALSE;
      key = rapport_import_dup_thing_key (glance.reader.entity);
      before = g_hash_table_lookup (seen, key);
      if (before != NULL)
        {
          if (*before != 0)
            count_found (table, *before);
          continue;
        }
      ids = rapport_import_find_but (scope->connection, glance.reader.entity, table->told, -1, error);
      if (ids == NULL)
        return FALSE;
      take (table, ids);
      id = ids->len > 1 ? RAPPORT_IMPORT_SEVERAL : ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
      g_hash_table_insert (seen, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
      if (id != 0)
        count_found (table, id);
      else
        g_array_append_val (table->unfound, i);
    }
  return TRUE;
}

static gboolean
add_doubt (Table                        *table,
           const RapportImportThingRow  *reader,
           GError                      **error)
{
  gboolean is_found = FALSE;

  if (table->n_asked++ < MOST_ASKED && !find_of_other (reader, table->told, table->taken, &is_found, error))
    return FALSE;
  if (is_found)
    g_array_append_val (table->doubts, reader->csv_row);
  return TRUE;
}

static gboolean
find_claims (Table   *table,
             GError **error)
{
  for (guint i = 0; i < table->unfound->len; i++)
    {
      const guint csv_row = g_array_index (table->unfound, guint, i);
      g_auto(Glance) glance = { 0 };
      Claim claim = { csv_row };

      if (!glance_at (&glance, table->scope, csv_row, error) ||
          !rapport_import_reworded_find (&glance.scope, csv_row, glance.reader.entity, table->told, &claim.id, error) ||
          (claim.id == 0 && !find_nearest (&glance.reader, table->told, table->taken, &claim, error)))
        return FALSE;
      if (claim.id != 0)
        g_array_append_val (table->claims, claim);
      else if (!add_doubt (table, &glance.reader, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const Claim *first = a;
  const Claim *second = b;

  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;
  return first->n_others < second->n_others ? -1 : first->n_others > second->n_others;
}

/* Of the rows that were rejected the others of the list are not told: what is missing may be listed as it is. */
static gboolean
is_part (const RapportImportColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns->columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_LEFT_OUT && rapport_import_is_reason (column->title))
        return TRUE;
    }
  return FALSE;
}

/* Only what is not told any more can have become another row: where more rows may be that, some of them are new. */
static gboolean
has_room (Table *table)
{
  return table->n_found + table->claims->len <= rapport_cells_get_n_stamped (table->scope->csv);
}

/* Where each row that was listed is there, as it was or as a changed one, those must be the things that were listed. */
static Listed
find_listed (Table *table)
{
  const guint32 which = rapport_cells_get_which_stamped (table->scope->csv);
  guint32 sum = table->sum;

  if (which == 0 || table->scope->since == 0 || table->is_vague ||
      table->n_found + table->claims->len != rapport_cells_get_n_stamped (table->scope->csv))
    return LISTED_UNKNOWN;
  for (guint i = 0; i < table->claims->len; i++)
    {
      const gint64 id = g_array_index (table->claims, Claim, i).id;

      if (id == RAPPORT_IMPORT_SEVERAL)
        return LISTED_UNKNOWN;
      sum += rapport_list_export_sum (&id, 1);
    }
  return sum == which ? LISTED_ALL : LISTED_OTHERS;
}

/* A table that doesn't tell how long the list was doesn't tell what is missing: a thing is then known by its day. */
static gboolean
may_be_sure (Table       *table,
             const Claim *claim)
{
  if (table->listed != LISTED_UNKNOWN)
    return table->listed == LISTED_ALL;
  if (claim->has_moved)
    return claim->n_others == 0 && table->scope->since > 0 && has_room (table);
  return rapport_cells_get_n_stamped (table->scope->csv) > 0 ? has_room (table) : !is_part (table->scope->columns);
}

/* Each thing is that row's which says nothing other than it, and nobody's where two don't. */
static void
settle (Table *table)
{
  g_array_sort (table->claims, compare_claims);
  table->listed = find_listed (table);
  for (guint i = 0; i < table->claims->len; i++)
    {
      const Claim *claim = &g_array_index (table->claims, Claim, i);
      const Claim *before = i > 0 ? claim - 1 : NULL;
      const Claim *after = i + 1 < table->claims->len ? claim + 1 : NULL;
      const gboolean is_best = may_be_sure (table, claim) && (before == NULL || before->id != claim->id) &&
                               (after == NULL || after->id != claim->id || after->n_others > claim->n_others);
      const gint64 id = is_best ? claim->id : RAPPORT_IMPORT_SEVERAL;

      g_hash_table_insert (table->scope->moved, GUINT_TO_POINTER (claim->csv_row), g_memdup2 (&id, sizeof id));
    }
}

/* Where all that was listed is there, a row beside it is new. */
static void
settle_doubts (Table *table)
{
  const guint n_listed = rapport_cells_get_n_stamped (table->scope->csv);
  const gint64 several = RAPPORT_IMPORT_SEVERAL;

  if (n_listed > 0 && table->n_found + table->claims->len >= n_listed)
    return;
  for (guint i = 0; i < table->doubts->len; i++)
    g_hash_table_insert (table->scope->moved, GUINT_TO_POINTER (g_array_index (table->doubts, guint, i)),
                         g_memdup2 (&several, sizeof several));
}

/** rapport_import_moved_new: Returns: (transfer full): no rows */
GHashTable *
rapport_import_moved_new (void)
{
  return g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
}

static gboolean
look_through (RapportImportScope  *scope,
              const gboolean      *told,
              GError             **error)
{
  g_autoptr(GArray) unfound = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) doubts = g_array_new (FALSE, FALSE, sizeof (guint));
  Table table = { scope, told, unfound, taken, claims, doubts };

  if (!find_taken (&table, error) || !find_claims (&table, error))
    return FALSE;
  scope->moved = rapport_import_moved_new ();
  settle (&table);
  settle_doubts (&table);
  return TRUE;
}

/* Most rows that are new come near to nothing, for which no other row has to be read. */
static gboolean
comes_near (RapportImportThingRow  *reader,
            const gboolean         *told,
            gboolean               *is_near,
            GError                **error)
{
  Claim claim = { 0 };

  if (!rapport_import_reworded_find (reader->scope, reader->csv_row, reader->entity, told, &claim.id, error) ||
      (claim.id == 0 && !find_nearest (reader, told, NULL, &claim, error)))
    return FALSE;
  *is_near = claim.id != 0;
  return *is_near || reader->scope->n_asked++ >= MOST_ASKED || find_of_other (reader, told, NULL, is_near, error);
}

/**
 * rapport_import_moved_find:
 * @reader: a row of the program's own list, which is no thing of the book as it is
 * @told: (array): for each of its fields whether a column tells it
 * @id: (out): the only thing that the list no longer shows as it is and whose words, or whose day, may have been
 *   changed in this row; 0 for none, %RAPPORT_IMPORT_SEVERAL where it may be one of several
 */
gboolean
rapport_import_moved_find (RapportImportThingRow  *reader,
                           const gboolean         *told,
                           gint64                 *id,
                           GError                **error)
{
  RapportImportScope *scope = reader->scope;
  const gint64 *found;
  gboolean is_near = TRUE;

  *id = 0;
  if (scope->moved == NULL && (!comes_near (reader, told, &is_near, error) ||
                               (is_near && !look_through (scope, told, error))))
    return FALSE;
  found = is_near ? g_hash_table_lookup (scope->moved, GUINT_TO_POINTER (reader->csv_row)) : NULL;
  *id = found != NULL ? *found : 0;
  return TRUE;
}
