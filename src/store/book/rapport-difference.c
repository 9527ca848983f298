/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-difference.h"
#include "rapport-history.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"
#include "rapport-value-text.h"

/* rows between two looks at whether it is still wanted */
#define ROWS_AT_ONCE 1000

/* columns of a row before those of its fields */
#define FIRST_COLUMN 2

/* what belongs to something that belongs to something … */
#define MOST_OWNERS 8

enum { THEN, NOW, N_SIDES };

/**
 * Comparison:
 * @reused: (element-type utf8 GHashTable): for a kind, the ids that are those of two things, one then and one now: after
 *   a backup was brought back they are given again
 */
typedef struct
{
  RapportConnection *sides[N_SIDES];
  GHashTable        *reused;
  guint              most;
  GTimeZone         *zone;
  RapportProgress   *progress;
  guint              n_rows;
  double             n_all;
} Comparison;

/** Row: a statement that goes over the things of a kind by their uids, and where it stands */
typedef struct
{
  RapportStatement *statement;
  gboolean          has_row;
  RapportValue      uid;
} Row;

static void
free_field (gpointer data)
{
  RapportDifferentField *field = data;

  g_free (field->then);
  g_free (field->now);
  g_free (field);
}

static void
free_thing (gpointer data)
{
  RapportDifferentThing *thing = data;

  g_free (thing->title);
  g_free (thing->customer);
  g_ptr_array_unref (thing->fields);
  g_free (thing);
}

static void
free_kind (gpointer data)
{
  RapportKindDifference *kind = data;

  g_ptr_array_unref (kind->things);
  g_free (kind);
}

static gboolean
step (Row     *row,
      GError **error)
{
  if (!rapport_statement_step (row->statement, &row->has_row, error))
    return FALSE;
  if (row->has_row)
    rapport_statement_get_value (row->statement, 1, &row->uid);
  return TRUE;
}

static gboolean
begin (Comparison   *self,
       int           side,
       const char   *sql,
       Row          *row,
       GError      **error)
{
  row->statement = rapport_connection_prepare (self->sides[side], sql, error);
  return row->statement != NULL && step (row, error);
}

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->statement, rapport_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

/* Less than 0 where the thing is there then only, more than 0 where it is there now only */
static int
compare_rows (const Row *then,
              const Row *now)
{
  if (!then->has_row || !now->has_row)
    return then->has_row ? -1 : 1;
  return memcmp (then->uid.bytes, now->uid.bytes, MIN (then->uid.length, now->uid.length));
}

static gboolean
find_uid (RapportConnection  *connection,
          const char         *kind,
          gint64              id,
          guint8             *uid,
          GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", kind);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  RapportValue value;
  gboolean has_row;

  memset (uid, 0, RAPPORT_UID_LENGTH);
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      rapport_statement_get_value (row, 0, &value);
      memcpy (uid, value.bytes, MIN (value.length, RAPPORT_UID_LENGTH));
    }
  return TRUE;
}

static gboolean
is_same_uid (const Row *a,
             const Row *b)
{
  return a->uid.length == b->uid.length && memcmp (a->uid.bytes, b->uid.bytes, a->uid.length) == 0;
}

static GHashTable *
list_reused (Comparison  *self,
             const char  *kind,
             GError     **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT id, uid FROM %s ORDER BY id", kind);
  g_auto(Row) then = { 0 };
  g_auto(Row) now = { 0 };

  if (!begin (self, THEN, sql, &then, error) || !begin (self, NOW, sql, &now, error))
    return NULL;
  while (then.has_row && now.has_row)
    {
      const gint64 before = rapport_statement_get_integer (then.statement, 0);
      const gint64 after = rapport_statement_get_integer (now.statement, 0);

      if (before == after && !is_same_uid (&then, &now))
        g_hash_table_add (ids, g_memdup2 (&before, sizeof before));
      if ((before <= after && !step (&then, error)) || (after <= before && !step (&now, error)))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
is_reused (Comparison  *self,
           const char  *kind,
           gint64       id,
           gboolean    *reused,
           GError     **error)
{
  GHashTable *ids = g_hash_table_lookup (self->reused, kind);

  if (ids == NULL)
    {
      ids = list_reused (self, kind, error);
      if (ids == NULL)
        return FALSE;
      g_hash_table_insert (self->reused, g_strdup (kind), ids);
    }
  *reused = g_hash_table_contains (ids, &id);
  return TRUE;
}

static gboolean
is_same_value (const RapportValue *a,
               const RapportValue *b)
{
  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case RAPPORT_VALUE_INTEGER:
      return a->integer == b->integer;
    case RAPPORT_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case RAPPORT_VALUE_BYTES:
      return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
    case RAPPORT_VALUE_NULL:
    default:
      return TRUE;
    }
}

/* What is named is the same thing when it has the same uid, whichever row it is. */
static gboolean
compare_references (Comparison          *self,
                    const RapportField  *field,
                    gint64               before,
                    gint64               after,
                    gboolean            *same,
                    GError             **error)
{
  guint8 first[RAPPORT_UID_LENGTH];
  guint8 second[RAPPORT_UID_LENGTH];
  gboolean reused = FALSE;

  *same = before == after;
  if (before == after && (before == 0 || !is_reused (self, field->target, before, &reused, error)))
    return before == 0;
  if (before == after && !reused)
    return TRUE;
  if (!find_uid (self->sides[THEN], field->target, before, first, error) ||
      !find_uid (self->sides[NOW], field->target, after, second, error))
    return FALSE;
  *same = memcmp (first, second, sizeof first) == 0;
  return TRUE;
}

/* Whether the two rows, which are of one thing, have the same in all fields; the columns of each follow those of the
 * field before. */
static gboolean
compare_fields (Comparison               *self,
                const RapportEntityInfo  *info,
                const Row                *then,
                const Row                *now,
                gboolean                 *same,
                GError                  **error)
{
  int column = FIRST_COLUMN;

  *same = TRUE;
  for (guint i = 0; i < info->n_fields && *same; i++)
    {
      const RapportField *field = &info->fields[i];
      RapportValue before, after;

      rapport_statement_get_value (then->statement, column, &before);
      rapport_statement_get_value (now->statement, column, &after);
      if (field->kind == RAPPORT_FIELD_REFERENCE)
        {
          if (!compare_references (self, field, rapport_statement_get_optional (then->statement, column, 0),
                                   rapport_statement_get_optional (now->statement, column, 0), same, error))
            return FALSE;
        }
      else
        *same = is_same_value (&before, &after);
      column++;
      if (field->kind != RAPPORT_FIELD_MOMENT)
        continue;
      rapport_statement_get_value (then->statement, column, &before);
      rapport_statement_get_value (now->statement, column, &after);
      *same = *same && is_same_value (&before, &after);
      column++;
    }
  return TRUE;
}

static RapportEntity *
read_thing (const RapportEntityInfo *info,
            const Row               *row)
{
  RapportEntity *entity = g_object_new (info->get_type (), NULL);

  rapport_table_read (row->statement, entity);
  return entity;
}

static RapportEntity *
load_owner (RapportConnection *connection,
            RapportEntity     *thing)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_OWNER) != 0 && info->fields[i].kind == RAPPORT_FIELD_REFERENCE &&
        rapport_entity_get_integer (thing, i) != 0)
      return rapport_table_load (connection, rapport_entity_type_for (info->fields[i].target),
                                 rapport_entity_get_integer (thing, i), NULL);
  return NULL;
}

/* Says whose it is, if anybody's, in the book where the thing is. */
static void
set_customer (Comparison            *self,
              RapportDifferentThing *thing,
              RapportEntity         *entity,
              int                    side)
{
  g_autoptr(RapportEntity) owner = g_object_ref (entity);

  for (guint i = 0; i < MOST_OWNERS && owner != NULL; i++)
    {
      RapportEntity *next;

      if ((rapport_entity_get_info (owner)->flags & RAPPORT_ENTITY_CUSTOMER) != 0)
        {
          const guint8 *uid = rapport_entity_get_uid (owner);

          thing->customer = rapport_entity_dup_title (owner);
          memcpy (thing->customer_uid, uid, RAPPORT_UID_LENGTH);
          thing->was_customer_there =
            rapport_table_find_uid (self->sides[THEN], G_OBJECT_TYPE (owner), uid, NULL) != 0;
          return;
        }
      next = load_owner (self->sides[side], owner);
      g_object_unref (owner);
      owner = next;
    }
}

static gboolean
add_fields (Comparison             *self,
            RapportDifferentThing  *thing,
            RapportEntity          *then,
            RapportEntity          *now,
            GError                **error)
{
  const RapportValuePlace before = rapport_history_get_place (self->sides[THEN], self->zone);
  const RapportValuePlace after = rapport_history_get_place (self->sides[NOW], self->zone);

  for (guint i = 0; i < thing->info->n_fields; i++)
    {
      const RapportField *field = &thing->info->fields[i];
      RapportDifferentField *different;
      gboolean same = rapport_entity_field_equal (then, now, i);

      if (field->kind == RAPPORT_FIELD_REFERENCE &&
          !compare_references (self, field, rapport_entity_get_integer (then, i), rapport_entity_get_integer (now, i),
                               &same, error))
        return FALSE;
      if (same)
        continue;
      different = g_new0 (RapportDifferentField, 1);
      different->field = field;
      different->label = g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
      different->then = rapport_value_show (then, i, &before);
      different->now = rapport_value_show (now, i, &after);
      g_ptr_array_add (thing->fields, different);
    }
  return TRUE;
}

/* @then, @now: (nullable): the rows of one thing, at least one */
static gboolean
add_thing (Comparison             *self,
           RapportKindDifference  *kind,
           RapportChangeOp         op,
           const Row              *then,
           const Row              *now,
           GError                **error)
{
  g_autoptr(RapportEntity) before = NULL;
  g_autoptr(RapportEntity) after = NULL;
  RapportDifferentThing *thing;

  /* the first of each, so that what is gone is seen beside many that were added */
  if (kind->n[op]++ >= self->most)
    return TRUE;
  before = then != NULL ? read_thing (kind->info, then) : NULL;
  after = now != NULL ? read_thing (kind->info, now) : NULL;
  thing = g_new0 (RapportDifferentThing, 1);
  thing->info = kind->info;
  thing->op = op;
  thing->fields = g_ptr_array_new_with_free_func (free_field);
  thing->id = after != NULL ? rapport_entity_get_id (after) : 0;
  memcpy (thing->uid, rapport_entity_get_uid (after != NULL ? after : before), RAPPORT_UID_LENGTH);
  thing->title = rapport_entity_dup_title (after != NULL ? after : before);
  g_ptr_array_add (kind->things, thing);
  set_customer (self, thing, after != NULL ? after : before, after != NULL ? NOW : THEN);
  return op != RAPPORT_CHANGE_UPDATE || add_fields (self, thing, before, after, error);
}

static gboolean
compare_pair (Comparison             *self,
              RapportKindDifference  *kind,
              Row                    *then,
              Row                    *now,
              GError                **error)
{
  const int order = compare_rows (then, now);
  gboolean same;

  if (order < 0)
    return add_thing (self, kind, RAPPORT_CHANGE_DELETE, then, NULL, error) && step (then, error);
  if (order > 0)
    return add_thing (self, kind, RAPPORT_CHANGE_INSERT, NULL, now, error) && step (now, error);
  if (!compare_fields (self, kind->info, then, now, &same, error) ||
      (!same && !add_thing (self, kind, RAPPORT_CHANGE_UPDATE, then, now, error)))
    return FALSE;
  return step (then, error) && step (now, error);
}

static RapportKindDifference *
compare_kind (Comparison               *self,
              const RapportEntityInfo  *info,
              GError                  **error)
{
  RapportKindDifference *kind = g_new0 (RapportKindDifference, 1);
  g_autofree char *select = rapport_table_dup_select (info);
  g_autofree char *sql = g_strconcat (select, " ORDER BY uid", NULL);
  g_auto(Row) then = { 0 };
  g_auto(Row) now = { 0 };
  gboolean done;

  kind->info = info;
  kind->things = g_ptr_array_new_with_free_func (free_thing);
  done = begin (self, THEN, sql, &then, error) && begin (self, NOW, sql, &now, error);
  while (done && (then.has_row || now.has_row))
    {
      done = compare_pair (self, kind, &then, &now, error);
      if (done && self->n_rows++ % ROWS_AT_ONCE == 0)
        done = rapport_progress_tell (self->progress, self->n_rows / self->n_all, error);
    }
  if (done)
    return kind;
  free_kind (kind);
  return NULL;
}

static gboolean
count_all (Comparison  *self,
           GError     **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  self->n_all = 1;
  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", infos[i]->name);
      gint64 n;

      if (!rapport_connection_query_integer (self->sides[NOW], sql, &n, error))
        return FALSE;
      self->n_all += n;
    }
  return TRUE;
}

static GPtrArray *
compare_all (Comparison  *self,
             GError     **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GPtrArray) kinds = g_ptr_array_new_with_free_func (free_kind);

  if (!count_all (self, error))
    return NULL;
  for (guint i = 0; infos[i] != NULL; i++)
    {
      RapportKindDifference *kind = compare_kind (self, infos[i], error);

      if (kind == NULL)
        return NULL;
      if (kind->n[RAPPORT_CHANGE_INSERT] + kind->n[RAPPORT_CHANGE_UPDATE] + kind->n[RAPPORT_CHANGE_DELETE] > 0)
        g_ptr_array_insert (kinds, (infos[i]->flags & RAPPORT_ENTITY_CUSTOMER) != 0 ? 0 : -1, kind);
      else
        free_kind (kind);
    }
  return g_steal_pointer (&kinds);
}

/**
 * rapport_difference_load:
 * @then: a backup of the book, in the format of this program
 * @now: the book
 * @most: of how many things of a kind that were added, changed or deleted each it is told which they are; the others are
 *   only counted
 * @zone: in which times are told
 * @progress: (nullable): told how far it is; may end it
 *
 * Compares thing by thing, known by their uids, in one pass over both: what is kept of it is bounded by @most, however
 * great they are. Both connections are of the calling thread.
 *
 * Returns: (transfer full) (element-type RapportKindDifference) (nullable): the kinds in which something differs,
 * the customers first
 */
GPtrArray *
rapport_difference_load (RapportConnection  *then,
                         RapportConnection  *now,
                         guint               most,
                         GTimeZone          *zone,
                         RapportProgress    *progress,
                         GError            **error)
{
  Comparison self = { .sides = { then, now }, .most = most, .zone = zone, .progress = progress };
  g_autoptr(GPtrArray) kinds = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (then) && RAPPORT_IS_CONNECTION (now), NULL);

  /* whoever writes meanwhile */
  if (!rapport_connection_execute (now, "BEGIN", error))
    return NULL;
  rapport_progress_begin (progress, 1);
  self.reused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  kinds = compare_all (&self, error);
  g_hash_table_unref (self.reused);
  rapport_connection_execute (now, "COMMIT", NULL);
  return g_steal_pointer (&kinds);
}

/* What did not happen is not said. */
static char *
describe_counts (const guint *n)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *added = g_strdup_printf (ngettext ("%'u added", "%'u added", n[RAPPORT_CHANGE_INSERT]),
                                            n[RAPPORT_CHANGE_INSERT]);
  g_autofree char *changed = g_strdup_printf (ngettext ("%'u changed", "%'u changed", n[RAPPORT_CHANGE_UPDATE]),
                                              n[RAPPORT_CHANGE_UPDATE]);
  g_autofree char *gone = g_strdup_printf (ngettext ("%'u gone", "%'u gone", n[RAPPORT_CHANGE_DELETE]),
                                           n[RAPPORT_CHANGE_DELETE]);
  g_auto(GStrv) words = NULL;

  if (n[RAPPORT_CHANGE_INSERT] > 0)
    g_strv_builder_add (parts, added);
  if (n[RAPPORT_CHANGE_UPDATE] > 0)
    g_strv_builder_add (parts, changed);
  if (n[RAPPORT_CHANGE_DELETE] > 0)
    g_strv_builder_add (parts, gone);
  words = g_strv_builder_end (parts);
  return g_strjoinv (_(", "), words);
}

/** rapport_kind_difference_describe: Returns: (transfer full): a line that names the kind and says how many there are */
char *
rapport_kind_difference_describe (const RapportKindDifference *self)
{
  g_autofree char *counts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  counts = describe_counts (self->n);
  /* translators: the plural of a kind of thing, then how many were added, changed, and are gone */
  return g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->info->plural), counts);
}

/** rapport_difference_describe: Returns: (transfer full): a sentence on all that rapport_difference_load() found */
char *
rapport_difference_describe (GPtrArray *kinds)
{
  guint n[RAPPORT_CHANGE_DELETE + 1] = { 0 };

  g_return_val_if_fail (kinds != NULL, NULL);

  if (kinds->len == 0)
    return g_strdup (_("Everything is as it was in the backup."));
  for (guint i = 0; i < kinds->len; i++)
    for (guint op = 0; op < G_N_ELEMENTS (n); op++)
      n[op] += ((const RapportKindDifference *) g_ptr_array_index (kinds, i))->n[op];
  return describe_counts (n);
}

/** rapport_different_field_describe: Returns: (transfer full): a line that says what it was and is */
char *
rapport_different_field_describe (const RapportDifferentField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* translators: a field, then what it was and what it is now */
  return g_strdup_printf (_("%s: %s → %s"), self->label, self->then != NULL && *self->then != '\0' ? self->then : "–",
                          self->now != NULL && *self->now != '\0' ? self->now : "–");
}
