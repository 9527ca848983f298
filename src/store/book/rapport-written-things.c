/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-written-things.h"

/* @before: (nullable) */
typedef struct
{
  const RapportEntityInfo *info;
  gint64                   id;
  RapportEntity           *before;
  RapportEntity           *after;
} Written;

struct _RapportWrittenThings
{
  GHashTable *things;
};

static guint
hash_written (gconstpointer data)
{
  const Written *written = data;

  return g_direct_hash (written->info) ^ g_int64_hash (&written->id);
}

static gboolean
equal_written (gconstpointer a,
               gconstpointer b)
{
  const Written *first = a, *second = b;

  return first->info == second->info && first->id == second->id;
}

static void
free_written (gpointer data)
{
  Written *written = data;

  g_clear_object (&written->before);
  g_object_unref (written->after);
  g_free (written);
}

/** rapport_written_things_new: Returns: (transfer full): one that has nothing yet */
RapportWrittenThings *
rapport_written_things_new (void)
{
  RapportWrittenThings *self = g_new0 (RapportWrittenThings, 1);

  self->things = g_hash_table_new_full (hash_written, equal_written, free_written, NULL);
  return self;
}

void
rapport_written_things_free (RapportWrittenThings *self)
{
  g_hash_table_unref (self->things);
  g_free (self);
}

/**
 * rapport_written_things_add:
 * @before: (nullable): the thing as it stood, NULL for what was added
 * @after: as it stands; nobody changes either of them any more
 */
void
rapport_written_things_add (RapportWrittenThings *self,
                            RapportEntity        *before,
                            RapportEntity        *after)
{
  Written *written = g_new0 (Written, 1);

  written->info = rapport_entity_get_info (after);
  written->id = rapport_entity_get_id (after);
  written->after = g_object_ref (after);
  g_set_object (&written->before, before);
  g_hash_table_add (self->things, written);
}

/**
 * rapport_written_things_find:
 * @before: (out) (transfer full) (nullable): the thing as it stood
 * @after: (out) (transfer full) (nullable): as it stands
 *
 * Returns: whether it was written
 */
gboolean
rapport_written_things_find (RapportWrittenThings     *self,
                             const RapportEntityInfo  *info,
                             gint64                    id,
                             RapportEntity           **before,
                             RapportEntity           **after)
{
  const Written *written = g_hash_table_lookup (self->things, &(Written) { .info = info, .id = id });

  if (written == NULL)
    return FALSE;
  g_set_object (before, written->before);
  g_set_object (after, written->after);
  return TRUE;
}
