/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-keys.h"
#include "rapport-list-order.h"

/* "a, b" → "a DESC, b DESC" */
static char *
dup_order (const RapportListPart *part,
           gboolean               descending)
{
  g_auto(GStrv) columns = g_strsplit (part->order, ", ", -1);
  GString *order = g_string_new (NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (order, "%s%s%s%s", i > 0 ? ", " : "", columns[i],
                            descending && !part->is_fixed ? " DESC" : "",
                            i == 0 && part->has_empty ? " NULLS LAST" : "");
  return g_string_free (order, FALSE);
}

/* the columns that make things equal: all but the id, which comes last; none of a group, whose inner order
   is for the next column to say */
static char *
dup_compared (const RapportListSort *sort,
              const RapportListPart *part)
{
  g_autofree char *id = g_strconcat (", ", sort->id, NULL);

  if (part->is_fixed || strcmp (part->order, sort->id) == 0)
    return g_strdup ("NULL");
  if (g_str_has_suffix (part->order, id))
    return g_strndup (part->order, strlen (part->order) - strlen (id));
  return g_strdup (part->order);
}

/* What tells where one thing stands among those of @part; whatever it is ordered by, it is found by its id. */
static char *
dup_place (const RapportListSort *sort,
           const RapportListPart *part,
           const char            *where,
           gboolean               is_last)
{
  static const char of_group[] = " = :group";
  g_autofree char *from = rapport_list_sql_dup_from (sort->from);
  g_autofree char *compared = is_last ? g_strdup (part->order) : dup_compared (sort, part);
  const gboolean is_grouped = g_str_has_suffix (part->where, of_group);
  g_autofree char *group = is_grouped ? g_strndup (part->where, strlen (part->where) - strlen (of_group)) : NULL;

  return g_strdup_printf ("SELECT %s, %s FROM %s WHERE %s%s%s AND %s = :id", group != NULL ? group : "NULL", compared, from,
                          group != NULL ? group : part->where, group != NULL ? " IS NOT NULL" : "", where, sort->id);
}

/**
 * rapport_list_key_new:
 * @where: what the things are narrowed by, after "AND"; "" for nothing
 * @is_last: nothing else decides where things are equal; else they are told with what makes them equal
 *
 * Returns: (transfer full): how to read a list in one of the orders that it has an index for
 */
RapportListKey *
rapport_list_key_new (const RapportListSort *sort,
                      gboolean               descending,
                      const char            *where,
                      gboolean               is_last)
{
  RapportListKey *self = g_new0 (RapportListKey, 1);

  self->statements = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->fixed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->empty_last = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->is_scanned = sort->is_scanned;
  self->groups = sort->groups;
  self->descending = descending;
  for (guint i = 0; i < RAPPORT_LIST_MOST_PARTS && sort->parts[i].order != NULL; i++)
    {
      const RapportListPart *part = &sort->parts[i];
      g_autofree char *order = dup_order (part, descending);
      g_autofree char *compared = is_last ? NULL : dup_compared (sort, part);

      g_ptr_array_add (self->statements, g_strdup_printf ("SELECT %s%s%s FROM %s WHERE %s%s ORDER BY %s", sort->id,
                                                          is_last ? "" : ", ", is_last ? "" : compared, sort->from,
                                                          part->where, where, order));
      g_ptr_array_add (self->places, dup_place (sort, part, where, is_last));
      g_array_append_val (self->fixed, part->is_fixed);
      g_array_append_val (self->empty_last, part->has_empty);
    }
  return self;
}

/** rapport_list_key_free: Frees @self, which may be %NULL */
void
rapport_list_key_free (RapportListKey *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->places);
  g_array_unref (self->fixed);
  g_array_unref (self->empty_last);
  g_free (self);
}

/* Things come in classes of equals: by what they are compared, and each group and part begins another. */
typedef struct
{
  RapportListOrder *order;
  guint32          *classes;
  guint32           n_classes;
  GString          *before;
  GString          *row;
} Classes;

static void
append_value (GString      *row,
              sqlite3_stmt *statement,
              int           column)
{
  const int type = sqlite3_column_type (statement, column);
  gint64 integer;

  g_string_append_c (row, (char) type);
  if (type == SQLITE_INTEGER)
    {
      integer = sqlite3_column_int64 (statement, column);
      g_string_append_len (row, (const char *) &integer, sizeof integer);
    }
  else if (type != SQLITE_NULL)
    {
      const char *bytes = sqlite3_column_blob (statement, column);
      const int length = sqlite3_column_bytes (statement, column);

      g_string_append_len (row, (const char *) &length, sizeof length);
      g_string_append_len (row, bytes, length);
    }
}

/* a #RapportListKeyFunc */
static gboolean
take_class (RapportStatement *statement,
            gboolean          is_first,
            gpointer          data)
{
  Classes *self = data;
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);
  const guint rank = rapport_list_order_find (self->order, sqlite3_column_int64 (handle, 0));
  GString *swapped;

  g_string_truncate (self->row, 0);
  for (int i = 1; i < sqlite3_column_count (handle); i++)
    append_value (self->row, handle, i);
  if (is_first || !g_string_equal (self->row, self->before))
    {
      self->n_classes++;
      swapped = self->before;
      self->before = self->row;
      self->row = swapped;
    }
  if (rank != RAPPORT_LIST_ORDER_NOWHERE)
    self->classes[rank] = self->n_classes;
  return TRUE;
}

static gint64 *
distribute (const gint64  *ids,
            const guint32 *classes,
            guint          n,
            guint          n_classes)
{
  g_autofree guint *places = g_new0 (guint, n_classes + 2);
  gint64 *sorted = g_new (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    places[classes[i] + 1]++;
  for (guint i = 1; i <= n_classes; i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < n; i++)
    sorted[places[classes[i]]++] = ids[i];
  return sorted;
}

/**
 * rapport_list_key_sort:
 * @self: not the last of its query
 * @ids: (element-type gint64): things of the list, in the order of the columns that come after
 * @read: reads the statements of @self
 *
 * Sorts @ids by @self; what is equal stays in its order.
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_list_key_sort (const RapportListKey  *self,
                       RapportListSql        *list,
                       GArray                *ids,
                       RapportListKeyRead     read,
                       GError               **error)
{
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autofree guint32 *classes = g_new0 (guint32, ids->len + 1);
  g_autofree gint64 *sorted = NULL;
  Classes found = { order, classes, 0, g_string_new (NULL), g_string_new (NULL) };
  gboolean is_read;

  rapport_list_order_store (order, "", 0, ids);
  is_read = read (list, self, take_class, &found, error);
  g_string_free (found.before, TRUE);
  g_string_free (found.row, TRUE);
  if (!is_read)
    return FALSE;
  sorted = distribute ((const gint64 *) (gpointer) ids->data, classes, ids->len, found.n_classes);
  memcpy (ids->data, sorted, ids->len * sizeof *sorted);
  return TRUE;
}
