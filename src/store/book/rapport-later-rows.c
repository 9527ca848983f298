/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-later-rows.h"
#include "rapport-table.h"
#include "rapport-things.h"

/* so many are written by one statement */
#define BLOCK 50

/* @last: the id that was given last, 0 while none was; @many: how a block of them is written */
typedef struct
{
  GPtrArray        *things;
  gint64            last;
  RapportTableMany  many;
} Kind;

/* @kinds: by their description */
struct _RapportLaterRows
{
  RapportConnection *connection;
  GHashTable        *kinds;
  guint              n;
};

static void
free_kind (gpointer data)
{
  Kind *kind = data;

  g_ptr_array_unref (kind->things);
  rapport_table_many_clear (&kind->many);
  g_free (kind);
}

/** rapport_later_rows_new: Returns: (transfer full): one that has nothing to write; @connection must outlive it */
RapportLaterRows *
rapport_later_rows_new (RapportConnection *connection)
{
  RapportLaterRows *self = g_new0 (RapportLaterRows, 1);

  self->connection = connection;
  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, free_kind);
  return self;
}

void
rapport_later_rows_free (RapportLaterRows *self)
{
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/** rapport_later_rows_is_empty: Returns: whether all is written */
gboolean
rapport_later_rows_is_empty (RapportLaterRows *self)
{
  return self->n == 0;
}

static Kind *
get_kind (RapportLaterRows        *self,
          const RapportEntityInfo *info)
{
  Kind *kind = g_hash_table_lookup (self->kinds, info);

  if (kind == NULL)
    {
      kind = g_new0 (Kind, 1);
      kind->things = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->kinds, (gpointer) info, kind);
    }
  return kind;
}

/* No id is given twice, not that of a thing that was deleted either. */
static gboolean
find_last (RapportLaterRows         *self,
           const RapportEntityInfo  *info,
           gint64                   *last,
           GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (ifnull ((SELECT seq FROM sqlite_sequence WHERE name = '%s'), 0),"
                                          " ifnull ((SELECT max (id) FROM %s), 0))", info->name, info->name);

  return rapport_connection_query_integer (self->connection, sql, last, error);
}

/**
 * rapport_later_rows_add:
 * @entity: a new thing with its uid, which is given its id
 *
 * Until rapport_later_rows_write() nobody else may add things of its kind, or look for it in the book.
 */
gboolean
rapport_later_rows_add (RapportLaterRows  *self,
                        RapportEntity     *entity,
                        GError           **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  Kind *kind = get_kind (self, info);

  if (kind->things->len == 0 && !find_last (self, info, &kind->last, error))
    return FALSE;
  rapport_entity_set_id (entity, ++kind->last);
  g_ptr_array_add (kind->things, g_object_ref (entity));
  self->n++;
  return TRUE;
}

/** rapport_later_rows_find: Returns: (transfer none) (nullable): what is not written yet and has @id */
RapportEntity *
rapport_later_rows_find (RapportLaterRows *self,
                         const char       *kind,
                         gint64            id)
{
  const Kind *found = g_hash_table_lookup (self->kinds, rapport_entity_info_for (kind));
  const gint64 first = found != NULL ? found->last - found->things->len + 1 : 0;

  return found != NULL && id >= first && id <= found->last ? g_ptr_array_index (found->things, id - first) : NULL;
}

static gboolean
write_kind (RapportLaterRows  *self,
            Kind              *kind,
            GError           **error)
{
  RapportEntity **things = (RapportEntity **) kind->things->pdata;
  guint i = 0;

  for (; i + BLOCK <= kind->things->len; i += BLOCK)
    if (!rapport_table_insert_many (self->connection, &kind->many, things + i, BLOCK, error))
      return FALSE;
  for (; i < kind->things->len; i++)
    if (!rapport_table_insert (self->connection, things[i], error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_later_rows_write:
 * @written: (nullable) (element-type RapportEntity): gets what was written, in that order
 *
 * Writes all of them, each behind what it may refer to.
 */
gboolean
rapport_later_rows_write (RapportLaterRows  *self,
                          GPtrArray         *written,
                          GError           **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; self->n > 0 && infos[i] != NULL; i++)
    {
      Kind *kind = g_hash_table_lookup (self->kinds, infos[i]);

      if (kind == NULL || kind->things->len == 0)
        continue;
      if (!write_kind (self, kind, error))
        return FALSE;
      self->n -= kind->things->len;
      if (written != NULL)
        g_ptr_array_extend (written, kind->things, (GCopyFunc) g_object_ref, NULL);
      g_ptr_array_set_size (kind->things, 0);
    }
  return TRUE;
}
