/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-live.h"
#include "rapport-table.h"

typedef struct
{
  GType  type;
  gint64 id;
} LiveKey;

typedef struct
{
  LiveKey      key;
  RapportLive *live;
} LiveEntry;

struct _RapportLive
{
  GHashTable *entities;
  GThread    *owner;
};

static guint
hash_live_key (gconstpointer data)
{
  const LiveKey *key = data;

  return g_int64_hash (&key->id) ^ (guint) key->type;
}

static gboolean
equal_live_keys (gconstpointer a,
                 gconstpointer b)
{
  const LiveKey *first = a;
  const LiveKey *second = b;

  return first->type == second->type && first->id == second->id;
}

static void
entity_finalized_cb (gpointer  data,
                     GObject  *where_it_was)
{
  LiveEntry *entry = data;

  g_hash_table_remove (entry->live->entities, &entry->key);
  g_free (entry);
}

/** rapport_live_new: Returns: (transfer full): no objects yet; for the calling thread alone */
RapportLive *
rapport_live_new (void)
{
  RapportLive *self = g_new0 (RapportLive, 1);

  self->entities = g_hash_table_new (hash_live_key, equal_live_keys);
  self->owner = g_thread_self ();
  return self;
}

/** rapport_live_free: forgets the objects, which whoever shows them keeps */
void
rapport_live_free (RapportLive *self)
{
  GHashTableIter iterator;
  gpointer key, entity;

  g_hash_table_iter_init (&iterator, self->entities);
  while (g_hash_table_iter_next (&iterator, &key, &entity))
    {
      /* the key lies at the start of its entry */
      g_object_weak_unref (entity, entity_finalized_cb, key);
      g_free (key);
    }
  g_hash_table_unref (self->entities);
  g_free (self);
}

/** rapport_live_find: Returns: (transfer full) (nullable): the object of a thing that somebody shows */
RapportEntity *
rapport_live_find (RapportLive *self,
                   GType        type,
                   gint64       id)
{
  const LiveKey key = { type, id };
  RapportEntity *entity;

  g_assert (g_thread_self () == self->owner);

  entity = g_hash_table_lookup (self->entities, &key);
  return entity != NULL ? g_object_ref (entity) : NULL;
}

/** rapport_live_load: Returns: (transfer full) (nullable): the object of a thing that nobody shows yet */
RapportEntity *
rapport_live_load (RapportLive        *self,
                   RapportConnection  *connection,
                   GType               type,
                   gint64              id,
                   GError            **error)
{
  RapportEntity *entity = rapport_table_load (connection, type, id, error);
  LiveEntry *entry;

  if (entity == NULL)
    return NULL;
  entry = g_new0 (LiveEntry, 1);
  entry->key = (LiveKey) { type, id };
  entry->live = self;
  g_object_weak_ref (G_OBJECT (entity), entity_finalized_cb, entry);
  g_hash_table_insert (self->entities, &entry->key, entity);
  return entity;
}

static void
drop (RapportLive   *self,
      const LiveKey *key)
{
  gpointer entry, entity;

  if (!g_hash_table_lookup_extended (self->entities, key, &entry, &entity))
    return;
  g_object_weak_unref (entity, entity_finalized_cb, entry);
  g_hash_table_remove (self->entities, key);
  g_free (entry);
}

/**
 * rapport_live_reload:
 *
 * Brings the object up to date. What was deleted is nobody's live object any more: undo brings it back as
 * another.
 */
void
rapport_live_reload (RapportLive       *self,
                     RapportConnection *connection,
                     GType              type,
                     gint64             id)
{
  const LiveKey key = { type, id };
  RapportEntity *entity;
  g_autoptr(GError) error = NULL;

  g_assert (g_thread_self () == self->owner);

  entity = g_hash_table_lookup (self->entities, &key);
  if (entity != NULL && !rapport_table_reload (connection, entity, &error) &&
      g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    drop (self, &key);
}

/** rapport_live_reload_all: brings all objects up to date */
void
rapport_live_reload_all (RapportLive       *self,
                         RapportConnection *connection)
{
  g_autoptr(GList) keys = g_hash_table_get_keys (self->entities);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const LiveKey key = *(LiveKey *) l->data;

      rapport_live_reload (self, connection, key.type, key.id);
    }
}
