/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-groups.h"
#include "rapport-list-placer.h"

/* in a place: that a thing is not among those of a column of the order, which come first then */
#define NOT_THERE 0

/**
 * RapportListPlacer:
 * @readers: (element-type GPtrArray): for each key of the list the statements that tell the place of one thing
 * @groups: (element-type GHashTable): for each key in which place, counted from 1, its groups come
 * @member: (nullable): tells whether one thing is in all sets
 * @has_all: there are no sets
 * @fails: something can't be compared here
 */
struct _RapportListPlacer
{
  RapportListSql   *list;
  GPtrArray        *readers;
  GPtrArray        *groups;
  RapportStatement *member;
  gboolean          has_all;
  gboolean          fails;
};

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
append_value (RapportListPlacer *self,
              GByteArray        *place,
              sqlite3_stmt      *row,
              int                column,
              gboolean           descending)
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

/* as append_value() of what the part is ordered by first, where having none comes last */
static void
append_first (RapportListPlacer *self,
              GByteArray        *place,
              sqlite3_stmt      *row,
              gboolean           descending)
{
  static const guint8 last = 0xff;

  if (sqlite3_column_type (row, 1) == SQLITE_NULL)
    g_byte_array_append (place, &last, 1);
  else
    append_value (self, place, row, 1, descending);
}

static char *
dup_group (const char *text,
           gint64      integer)
{
  return text != NULL ? g_strconcat ("=", text, NULL) : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

static guint
find_group (RapportListPlacer *self,
            guint              key,
            sqlite3_stmt      *row)
{
  const gboolean is_text = sqlite3_column_type (row, 0) == SQLITE_TEXT;
  g_autofree char *group = dup_group (is_text ? (const char *) sqlite3_column_text (row, 0) : NULL,
                                      sqlite3_column_int64 (row, 0));

  return GPOINTER_TO_UINT (g_hash_table_lookup (g_ptr_array_index (self->groups, key), group));
}

static void
append_columns (RapportListPlacer    *self,
                const RapportListKey *key,
                guint                 part,
                sqlite3_stmt         *row,
                GByteArray           *place)
{
  const gboolean descending = key->descending && !g_array_index (key->fixed, gboolean, part);

  for (int column = 1; column < sqlite3_column_count (row); column++)
    if (column == 1 && g_array_index (key->empty_last, gboolean, part))
      append_first (self, place, row, descending);
    else
      append_value (self, place, row, column, descending);
}

/* Where one thing stands among those of a column of the order; nothing is appended where it is not among them. */
static gboolean
append_key (RapportListPlacer  *self,
            guint               number,
            gint64              id,
            GByteArray         *place,
            gboolean           *found,
            GError            **error)
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
          append_columns (self, key, i, row, place);
        }
      sqlite3_reset (row);
    }
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
add_groups (RapportListPlacer     *self,
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
prepare_all (RapportListPlacer  *self,
             gboolean            with_sets,
             GError            **error)
{
  g_autofree char *member = NULL;

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
  self->has_all = with_sets && self->list->conditions->len == 0;
  if (!with_sets || self->has_all)
    return TRUE;
  member = rapport_list_sql_dup_member (self->list, error);
  self->member = member != NULL ? prepare (self->list, member, error) : NULL;
  return self->member != NULL;
}

/**
 * rapport_list_placer_new:
 * @list: outlives it
 * @with_sets: it is to be asked what is in the sets, too, which have no search
 *
 * Returns: (transfer full) (nullable): what tells where things of @list stand; NULL with @error set
 */
RapportListPlacer *
rapport_list_placer_new (RapportListSql  *list,
                         gboolean         with_sets,
                         GError         **error)
{
  g_autoptr(RapportListPlacer) self = g_new0 (RapportListPlacer, 1);

  self->list = list;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  return prepare_all (self, with_sets, error) ? g_steal_pointer (&self) : NULL;
}

void
rapport_list_placer_free (RapportListPlacer *self)
{
  g_ptr_array_unref (self->readers);
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->member, rapport_statement_free);
  g_free (self);
}

/**
 * rapport_list_placer_read:
 * @n_keys: how many columns of the order count
 * @place: set to where the thing @id stands by them, to be compared by rapport_list_place_compare(); who has no place in
 *   a column that is not the last stands before the others
 * @found: (out): whether the last of them has it: with all of them, whether the list has it but for its sets
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_placer_read (RapportListPlacer  *self,
                          gint64              id,
                          guint               n_keys,
                          GByteArray         *place,
                          gboolean           *found,
                          GError            **error)
{
  static const guint8 not_there = NOT_THERE;

  g_byte_array_set_size (place, 0);
  for (guint i = 0; i < n_keys; i++)
    {
      if (!append_key (self, i, id, place, found, error))
        return FALSE;
      if (!*found)
        g_byte_array_append (place, &not_there, 1);
    }
  return TRUE;
}

/** rapport_list_placer_is_member: tells whether the thing @id is in all sets of the list, if it was made with them */
gboolean
rapport_list_placer_is_member (RapportListPlacer  *self,
                               gint64              id,
                               gboolean           *member,
                               GError            **error)
{
  gboolean has_row;

  *member = self->has_all;
  if (self->member == NULL)
    return TRUE;
  rapport_statement_bind_integer (self->member, rapport_statement_find_parameter (self->member, "id"), id);
  if (!rapport_statement_step (self->member, &has_row, error))
    return FALSE;
  *member = has_row && rapport_statement_get_integer (self->member, 0) != 0;
  sqlite3_reset (rapport_statement_get_handle (self->member));
  return TRUE;
}

/** rapport_list_placer_fails: Returns: whether something was met that can't be compared here */
gboolean
rapport_list_placer_fails (RapportListPlacer *self)
{
  return self->fails;
}

/** rapport_list_place_compare: Returns: whether @a stands before, < 0, or behind, > 0, the place @b */
int
rapport_list_place_compare (const GByteArray *a,
                            const GByteArray *b)
{
  const int order = memcmp (a->data, b->data, MIN (a->len, b->len));

  return order != 0 ? order : a->len < b->len ? -1 : a->len > b->len;
}
