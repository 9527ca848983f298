/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-list-groups.h"
#include "rapport-list-place.h"
#include "rapport-list-sections.h"

/* Where more things than these changed, or more than these may show it, the list is read anew. */
#define MOST_CHANGES 256
#define MOST_PLACED 64

/* in a place: that a thing is not among those of a column of the order, which come first then */
#define NOT_THERE 0

/**
 * Placer:
 * @readers: (element-type GPtrArray): for each key of the list the statements that tell the place of one thing
 * @groups: (element-type GHashTable) (nullable): for each key in which place, counted from 1, its groups come
 * @member: (nullable): tells whether one thing is in all sets
 * @fails: something can't be compared here
 */
typedef struct
{
  RapportListSql   *list;
  RapportListOrder *order;
  GPtrArray        *readers;
  GPtrArray        *groups;
  RapportStatement *member;
  gboolean          fails;
} Placer;

static void
clear_placer (Placer *self)
{
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->member, rapport_statement_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Placer, clear_placer)

static gboolean
add_id (GHashTable *ids,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  return g_hash_table_size (ids) <= MOST_PLACED;
}

static gboolean
add_of_customer (RapportListSql  *list,
                 gint64           customer,
                 GHashTable      *ids,
                 gboolean        *few,
                 GError         **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (list->connection, list->query->spec->of_customer, error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (*few && has_row)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      *few = !has_row || add_id (ids, rapport_statement_get_integer (row, 0));
    }
  return TRUE;
}

/* What things are grouped by may be called something else, and come in another place. */
static gboolean
heads_groups (RapportListSql *list,
              const char     *thing)
{
  const RapportListQuery *query = list->query;
  const RapportListFilter *group = query->group != NULL ? rapport_list_spec_filter (query->spec, query->group) : NULL;

  return group != NULL && g_strcmp0 (group->target, thing) == 0;
}

/* @few: (out): whether these are all that may stand elsewhere now */
static gboolean
find_changed (RapportListSql  *list,
              GArray          *changes,
              GHashTable      *ids,
              gboolean        *few,
              GError         **error)
{
  const RapportListSpec *spec = list->query->spec;

  *few = changes->len <= MOST_CHANGES;
  for (guint i = 0; i < changes->len && *few; i++)
    {
      const RapportChange *change = &g_array_index (changes, RapportChange, i);

      if (!g_strv_contains (spec->news, change->thing))
        continue;
      if (heads_groups (list, change->thing))
        *few = FALSE;
      else if (strcmp (change->thing, spec->thing) == 0)
        *few = add_id (ids, change->row);
      else if (spec->of_customer == NULL || change->customer == 0 || change->is_moved)
        *few = FALSE;
      else if (!add_of_customer (list, change->customer, ids, few, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_bytes (GByteArray   *place,
              const guint8 *bytes,
              gsize         length,
              guint8        turn)
{
  for (gsize i = 0; i < length; i++)
    {
      const guint8 byte = bytes[i] ^ turn;

      g_byte_array_append (place, &byte, 1);
    }
}

static void
append_integer (GByteArray *place,
                gint64      integer,
                guint8      turn)
{
  const guint64 sorted = GUINT64_TO_BE ((guint64) integer ^ ((guint64) 1 << 63));

  append_bytes (place, (const guint8 *) &sorted, sizeof sorted, turn);
}

/* Compared byte by byte values come as SQLite orders them; a byte 0 has another behind it, which the end has not. */
static void
append_value (Placer       *self,
              GByteArray   *place,
              sqlite3_stmt *row,
              int           column,
              gboolean      descending)
{
  static const guint8 of_type[] = {
    [SQLITE_NULL] = 0, [SQLITE_INTEGER] = 1, [SQLITE_FLOAT] = 1, [SQLITE_TEXT] = 2, [SQLITE_BLOB] = 3,
  };
  static const guint8 zero[] = { 0, 1 }, end[] = { 0, 0 };
  const int type = sqlite3_column_type (row, column);
  const guint8 turn = descending ? 0xff : 0;
  const guint8 *bytes;

  self->fails = self->fails || type == SQLITE_FLOAT;
  append_bytes (place, &of_type[type], 1, turn);
  if (type == SQLITE_INTEGER)
    append_integer (place, sqlite3_column_int64 (row, column), turn);
  if (type != SQLITE_TEXT && type != SQLITE_BLOB)
    return;
  bytes = sqlite3_column_blob (row, column);
  for (int i = 0, n = sqlite3_column_bytes (row, column); i < n; i++)
    append_bytes (place, bytes[i] == 0 ? zero : &bytes[i], bytes[i] == 0 ? 2 : 1, turn);
  append_bytes (place, end, sizeof end, turn);
}

static char *
dup_group (const char *text,
           gint64      integer)
{
  return text != NULL ? g_strconcat ("=", text, NULL) : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

static guint
find_group (Placer       *self,
            guint         key,
            sqlite3_stmt *row)
{
  const gboolean is_text = sqlite3_column_type (row, 0) == SQLITE_TEXT;
  g_autofree char *group = dup_group (is_text ? (const char *) sqlite3_column_text (row, 0) : NULL,
                                      sqlite3_column_int64 (row, 0));

  return GPOINTER_TO_UINT (g_hash_table_lookup (g_ptr_array_index (self->groups, key), group));
}

/* Where one thing stands among those of a column of the order; nothing is appended where it is not among them. */
static gboolean
append_key (Placer      *self,
            guint        number,
            gint64       id,
            GByteArray  *place,
            gboolean    *found,
            GError     **error)
{
  const RapportListKey *key = g_ptr_array_index (self->list->keys, number);
  GPtrArray *readers = g_ptr_array_index (self->readers, number);

  *found = FALSE;
  for (guint8 i = 0; i < readers->len && !*found; i++)
    {
      RapportStatement *reader = g_ptr_array_index (readers, i);
      sqlite3_stmt *row = rapport_statement_get_handle (reader);
      const gboolean is_grouped = i == 0 && key->groups != NULL;
      const guint8 part = i + 1;
      guint group = 0;

      rapport_statement_bind_integer (reader, rapport_statement_find_parameter (reader, "id"), id);
      if (!rapport_statement_step (reader, found, error))
        return FALSE;
      if (*found && is_grouped)
        *found = (group = find_group (self, number, row)) > 0;
      if (*found)
        {
          g_byte_array_append (place, &part, 1);
          append_integer (place, group, 0);
          for (int column = 1; column < sqlite3_column_count (row); column++)
            append_value (self, place, row, column, key->descending && !g_array_index (key->fixed, gboolean, i));
        }
      sqlite3_reset (row);
    }
  return TRUE;
}

/* @found: (out): whether the list has it; who has no place in a column that is not the last stands before the others */
static gboolean
read_place (Placer      *self,
            gint64       id,
            GByteArray  *place,
            gboolean    *found,
            GError     **error)
{
  static const guint8 not_there = NOT_THERE;

  g_byte_array_set_size (place, 0);
  for (guint i = 0; i < self->list->keys->len; i++)
    {
      if (!append_key (self, i, id, place, found, error))
        return FALSE;
      if (!*found)
        g_byte_array_append (place, &not_there, 1);
    }
  return TRUE;
}

static int
compare (GByteArray *a,
         GByteArray *b)
{
  const int order = memcmp (a->data, b->data, MIN (a->len, b->len));

  return order != 0 ? order : a->len < b->len ? -1 : a->len > b->len;
}

/* Halves what lies from @from up to @to; what does not lie between what was looked at before tells that more is
 * different than the log says. */
static gboolean
find_rank (Placer      *self,
           GByteArray  *wanted,
           guint        from,
           guint        to,
           guint       *rank,
           GError     **error)
{
  guint n;
  const gint64 *ids = rapport_list_order_get_ids (self->order, &n);
  g_autoptr(GByteArray) least = g_byte_array_new ();
  g_autoptr(GByteArray) greatest = g_byte_array_new ();
  gboolean has_greatest = FALSE;

  while (from < to && !self->fails)
    {
      const guint middle = from + (to - from) / 2;
      g_autoptr(GByteArray) place = g_byte_array_new ();
      gboolean found;
      int order;

      if (!read_place (self, ids[middle], place, &found, error))
        return FALSE;
      order = compare (place, wanted);
      self->fails = self->fails || !found || order == 0 || compare (place, least) < 0 ||
                    (has_greatest && compare (place, greatest) > 0);
      if (order < 0)
        from = middle + 1;
      else
        to = middle;
      has_greatest = has_greatest || order > 0;
      g_byte_array_unref (order < 0 ? least : greatest);
      if (order < 0)
        least = g_steal_pointer (&place);
      else
        greatest = g_steal_pointer (&place);
    }
  *rank = from;
  return TRUE;
}

static gboolean
is_member (Placer    *self,
           gint64     id,
           gboolean  *member,
           GError   **error)
{
  gboolean has_row;

  *member = FALSE;
  if (self->member == NULL)
    return TRUE;
  rapport_statement_bind_integer (self->member, rapport_statement_find_parameter (self->member, "id"), id);
  if (!rapport_statement_step (self->member, &has_row, error))
    return FALSE;
  *member = has_row && rapport_statement_get_integer (self->member, 0) != 0;
  sqlite3_reset (rapport_statement_get_handle (self->member));
  return TRUE;
}

static gboolean
place_one (Placer    *self,
           gint64     id,
           GError   **error)
{
  g_autoptr(GByteArray) place = g_byte_array_new ();
  GPtrArray *sections = rapport_list_order_get_sections (self->order);
  gint64 figures[RAPPORT_LIST_MOST_SUMS] = { 0 };
  guint section = 0, from = 0, to, rank;
  gboolean found, has_section = TRUE, has_figures = TRUE, member;

  rapport_list_order_get_ids (self->order, &to);
  if (!read_place (self, id, place, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (sections != NULL &&
      (!rapport_list_sections_find (self->list, self->order, id, &section, &has_section, error) ||
       !rapport_list_sections_count (self->list, id, figures, &has_figures, error)))
    return FALSE;
  self->fails = self->fails || !has_section || !has_figures;
  if (self->fails)
    return TRUE;
  if (sections != NULL)
    {
      const RapportListSection *whole = g_ptr_array_index (sections, section);

      from = whole->first;
      to = whole->first + whole->n;
    }
  if (!find_rank (self, place, from, to, &rank, error) || !is_member (self, id, &member, error))
    return FALSE;
  if (!self->fails)
    rapport_list_order_insert (self->order, rank, id, section, figures, member ? self->list->sets->len : 0);
  return TRUE;
}

static RapportStatement *
prepare (RapportListSql  *list,
         const char      *sql,
         GError         **error)
{
  RapportStatement *statement = sql != NULL ? rapport_connection_prepare (list->connection, sql, error) : NULL;

  if (statement != NULL)
    rapport_list_sql_bind (list, statement);
  return statement;
}

static gboolean
add_groups (Placer                *self,
            const RapportListKey  *key,
            GError               **error)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) groups = NULL;

  g_ptr_array_add (self->groups, places);
  if (key->groups == NULL)
    return TRUE;
  groups = rapport_list_groups_read (self->list->connection, key->groups, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const RapportListGroup *group = &g_array_index (groups, RapportListGroup, i);

      g_hash_table_insert (places, dup_group (group->text, group->integer),
                           GUINT_TO_POINTER (key->descending ? groups->len - i : i + 1));
    }
  return groups != NULL;
}

static gboolean
prepare_all (Placer    *self,
             GError   **error)
{
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < self->list->keys->len; i++)
    {
      const RapportListKey *key = g_ptr_array_index (self->list->keys, i);
      GPtrArray *readers = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_statement_free);

      g_ptr_array_add (self->readers, readers);
      for (guint k = 0; k < key->places->len; k++)
        {
          RapportStatement *reader = prepare (self->list, g_ptr_array_index (key->places, k), error);

          if (reader == NULL)
            return FALSE;
          g_ptr_array_add (readers, reader);
        }
      if (!add_groups (self, key, error))
        return FALSE;
    }
  if (rapport_list_order_is_marked (self->order, self->list->marks))
    {
      g_autofree char *sql = rapport_list_sql_dup_member (self->list, error);

      self->member = prepare (self->list, sql, error);
      return self->member != NULL;
    }
  return TRUE;
}

static gboolean
place_all (RapportListSql    *list,
           RapportListOrder  *order,
           GHashTable        *changed,
           gboolean          *placed,
           GError           **error)
{
  g_auto(Placer) placer = { list, order };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (!prepare_all (&placer, error))
    return FALSE;
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  rapport_list_order_remove (order, (const gint64 *) (gpointer) ids->data, ids->len);
  for (guint i = 0; i < ids->len && !placer.fails; i++)
    if (!place_one (&placer, g_array_index (ids, gint64, i), error))
      return FALSE;
  *placed = !placer.fails;
  return TRUE;
}

/**
 * rapport_list_place_changed:
 * @order: the list as it was once
 * @data_version: that of the book, which is kept as it is now
 * @placed: (out): whether @order is the list as it is now; else nothing is known any more and it is to be read anew
 *
 * Puts each of the few things that the log says have changed since where it stands now: by halving the order, whose
 * things are compared by what the list is sorted by, and by asking of the thing alone whether the sets have it.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_place_changed (RapportListSql    *list,
                            RapportListOrder  *order,
                            gint64             data_version,
                            gboolean          *placed,
                            GError           **error)
{
  gint64 action = rapport_list_order_get_action (order);
  const gint64 seen = action;
  g_autoptr(GArray) changes = rapport_action_log_since (list->connection, &action, MOST_CHANGES, error);
  g_autoptr(GHashTable) changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean few;

  *placed = FALSE;
  rapport_list_order_forget (order);
  if (changes == NULL || !find_changed (list, changes, changed, &few, error))
    return FALSE;
  if (!few || action < seen)
    return TRUE;
  if (g_hash_table_size (changed) > 0 && !place_all (list, order, changed, placed, error))
    return FALSE;
  *placed = *placed || g_hash_table_size (changed) == 0;
  if (*placed)
    rapport_list_order_set_state (order, list->key, data_version, action);
  return TRUE;
}
