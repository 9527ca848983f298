/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-model.h"

/* a screen shows 30 to 60 rows, so one or two blocks draw it */
#define BLOCK_ROWS 64
#define MAX_BLOCKS 12

typedef struct
{
  GList      link;
  guint      number;
  GPtrArray *rows;
} Block;

struct _RapportListModel
{
  GObject         parent_instance;
  RapportRowFetch fetch;
  gpointer        fetch_data;
  GDestroyNotify  fetch_destroy;
  /* what stands at each place: a thing, or a section's heading as a negative number */
  gint64         *ids;
  guint           n_ids;
  /* all things, with those of closed sections; %NULL when @ids are just these */
  gint64         *things;
  guint           n_things;
  GPtrArray      *sections;
  /* values of sections that the person closed */
  GHashTable     *closed;
  GHashTable     *slots;
  GHashTable     *blocks;
  GQueue          recent;
};

struct _RapportSlot
{
  GObject           parent_instance;
  RapportListModel *model;
  guint             position;
};

enum
{
  REST_WANTED,
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportListModel, rapport_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))
G_DEFINE_FINAL_TYPE (RapportSlot, rapport_slot, G_TYPE_OBJECT)

static void
rapport_slot_finalize (GObject *object)
{
  RapportSlot *self = RAPPORT_SLOT (object);

  g_hash_table_remove (self->model->slots, GUINT_TO_POINTER (self->position));
  g_object_unref (self->model);
  G_OBJECT_CLASS (rapport_slot_parent_class)->finalize (object);
}

static void
rapport_slot_class_init (RapportSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_slot_finalize;
}

static void
rapport_slot_init (RapportSlot *self)
{
}

/** rapport_slot_get_position: Returns: the place in the list, which a slot keeps for its life */
guint
rapport_slot_get_position (RapportSlot *self)
{
  g_return_val_if_fail (RAPPORT_IS_SLOT (self), 0);

  return self->position;
}

/** rapport_slot_get_model: Returns: (transfer none): the list that the slot belongs to */
RapportListModel *
rapport_slot_get_model (RapportSlot *self)
{
  g_return_val_if_fail (RAPPORT_IS_SLOT (self), NULL);

  return self->model;
}

static void
free_block (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
drop_block (RapportListModel *self,
            Block            *block)
{
  g_queue_unlink (&self->recent, &block->link);
  g_hash_table_remove (self->blocks, GUINT_TO_POINTER (block->number));
}

static void
drop_all_blocks (RapportListModel *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->blocks);
}

static Block *
fetch_block (RapportListModel *self,
             guint             number)
{
  Block *block = g_new0 (Block, 1);
  guint first = number * BLOCK_ROWS;
  guint n = MIN (BLOCK_ROWS, self->n_ids - first);

  block->number = number;
  block->link.data = block;
  block->rows = self->fetch (self->fetch_data, self->ids + first, n);
  g_warn_if_fail (block->rows == NULL || block->rows->len == n);
  return block;
}

static Block *
get_block (RapportListModel *self,
           guint             number)
{
  Block *block = g_hash_table_lookup (self->blocks, GUINT_TO_POINTER (number));

  if (block != NULL)
    {
      g_queue_unlink (&self->recent, &block->link);
      g_queue_push_head_link (&self->recent, &block->link);
      return block;
    }
  block = fetch_block (self, number);
  g_hash_table_insert (self->blocks, GUINT_TO_POINTER (number), block);
  g_queue_push_head_link (&self->recent, &block->link);
  if (self->recent.length > MAX_BLOCKS)
    drop_block (self, g_queue_peek_tail (&self->recent));
  return block;
}

static GType
rapport_list_model_get_item_type (GListModel *list)
{
  return RAPPORT_TYPE_SLOT;
}

static guint
rapport_list_model_get_n_items (GListModel *list)
{
  return RAPPORT_LIST_MODEL (list)->n_ids;
}

static gpointer
rapport_list_model_get_item (GListModel *list,
                             guint       position)
{
  RapportListModel *self = RAPPORT_LIST_MODEL (list);
  RapportSlot *slot;

  if (position >= self->n_ids)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (RAPPORT_TYPE_SLOT, NULL);
  slot->model = g_object_ref (self);
  slot->position = position;
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rapport_list_model_get_item_type;
  iface->get_n_items = rapport_list_model_get_n_items;
  iface->get_item = rapport_list_model_get_item;
}

static void
rapport_list_model_finalize (GObject *object)
{
  RapportListModel *self = RAPPORT_LIST_MODEL (object);

  drop_all_blocks (self);
  g_hash_table_unref (self->blocks);
  g_hash_table_unref (self->slots);
  g_free (self->ids);
  g_free (self->things);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_hash_table_unref (self->closed);
  if (self->fetch_destroy != NULL)
    self->fetch_destroy (self->fetch_data);
  G_OBJECT_CLASS (rapport_list_model_parent_class)->finalize (object);
}

static void
rapport_list_model_class_init (RapportListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_list_model_finalize;

  /** RapportListModel::rest-wanted: what is not read yet is to be there when the handler returns */
  signals[REST_WANTED] = g_signal_new ("rest-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RapportListModel::rows-changed:
   *
   * What rows show may have changed: draw again what is in sight. Always follows items-changed.
   */
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_list_model_init (RapportListModel *self)
{
  self->slots = g_hash_table_new (NULL, NULL);
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, free_block);
  g_queue_init (&self->recent);
}

/**
 * rapport_list_model_new:
 * @fetch: reads the rows of some ids; called from the main thread, a block at a time
 * @data: for @fetch
 * @destroy: (nullable): frees @data with the list
 *
 * A list of any length over sorted ids. Its items are slots, not things: a slot stays with its
 * place when the contents change, so that a view keeps its widgets, and only the rows that are
 * looked at are read.
 *
 * Returns: (transfer full): an empty list
 */
RapportListModel *
rapport_list_model_new (RapportRowFetch fetch,
                        gpointer        data,
                        GDestroyNotify  destroy)
{
  RapportListModel *self;

  g_return_val_if_fail (fetch != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_MODEL, NULL);
  self->fetch = fetch;
  self->fetch_data = data;
  self->fetch_destroy = destroy;
  return self;
}

static void
take_places (RapportListModel *self,
             gint64           *ids,
             guint             n)
{
  const guint before = self->n_ids;

  if (self->ids != ids)
    g_free (self->ids);
  self->ids = ids;
  self->n_ids = n;
  drop_all_blocks (self);
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  else if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

static const char *
get_key (const RapportListSection *section)
{
  return section->value != NULL ? section->value : "";
}

static gboolean
is_open (RapportListModel         *self,
         const RapportListSection *section)
{
  return !g_hash_table_contains (self->closed, get_key (section));
}

static void
place_sections (RapportListModel *self)
{
  gint64 *ids = g_new (gint64, self->n_things + self->sections->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const RapportListSection *section = g_ptr_array_index (self->sections, i);

      ids[n++] = -(gint64) i - 1;
      if (!is_open (self, section))
        continue;
      memcpy (ids + n, self->things + section->first, section->n * sizeof *ids);
      n += section->n;
    }
  take_places (self, ids, n);
}

/**
 * rapport_list_model_take_ids:
 * @ids: (transfer full) (array length=n) (nullable): the new contents in their order
 *
 * Only a difference in length is told, at the end of the list: for a whole-list items-changed GTK
 * would ask for every item.
 */
void
rapport_list_model_take_ids (RapportListModel *self,
                             gint64           *ids,
                             guint             n)
{
  rapport_list_model_take_sections (self, ids, n, NULL);
}

/**
 * rapport_list_model_take_sections:
 * @ids: (transfer full) (array length=n) (nullable): the new contents in their order
 * @sections: (transfer full) (element-type RapportListSection) (nullable): which of them belong together: each has
 *   a heading before its first, and its things have no place while it is closed
 */
void
rapport_list_model_take_sections (RapportListModel *self,
                                  gint64           *ids,
                                  guint             n,
                                  GPtrArray        *sections)
{
  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));
  g_return_if_fail (ids != NULL || n == 0);

  g_clear_pointer (&self->things, g_free);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  if (sections == NULL)
    {
      take_places (self, ids, n);
      return;
    }
  self->things = ids;
  self->n_things = n;
  self->sections = sections;
  place_sections (self);
}

/**
 * rapport_list_model_await_rest:
 *
 * To be called before something is done with all things of the list, or with its end: while a long list is
 * read, the first of them are there before the rest.
 */
void
rapport_list_model_await_rest (RapportListModel *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));

  g_signal_emit (self, signals[REST_WANTED], 0);
}

/**
 * rapport_list_model_get_ids:
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable): the ids of all things in their order, those of closed sections too, until
 *   the contents change
 */
const gint64 *
rapport_list_model_get_ids (RapportListModel *self,
                            guint            *n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->sections != NULL ? self->n_things : self->n_ids;
  return self->sections != NULL ? self->things : self->ids;
}

/**
 * rapport_list_model_get_places:
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable): what stands at each place: the id of a thing, or a negative number for
 *   the heading of a section, until the contents change
 */
const gint64 *
rapport_list_model_get_places (RapportListModel *self,
                               guint            *n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->n_ids;
  return self->ids;
}

/** rapport_list_model_get_id: Returns: what rapport_list_model_get_places() has at @position, 0 when there is none */
gint64
rapport_list_model_get_id (RapportListModel *self,
                           guint             position)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), 0);

  return position < self->n_ids ? self->ids[position] : 0;
}

/**
 * rapport_list_model_find:
 * @position: (out) (optional): where @id stands
 *
 * Looks through all places: a fraction of a millisecond for a million.
 *
 * Returns: whether @id has a place in the list
 */
gboolean
rapport_list_model_find (RapportListModel *self,
                         gint64            id,
                         guint            *position)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), FALSE);

  for (guint i = 0; i < self->n_ids; i++)
    if (self->ids[i] == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/** rapport_list_model_has: Returns: whether @id is listed, perhaps in a closed section */
gboolean
rapport_list_model_has (RapportListModel *self,
                        gint64            id)
{
  const gint64 *ids;
  guint n;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), FALSE);

  ids = rapport_list_model_get_ids (self, &n);
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/** rapport_list_model_get_section: Returns: (nullable): the section whose heading stands at @position */
const RapportListSection *
rapport_list_model_get_section (RapportListModel *self,
                                guint             position)
{
  gint64 id;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), NULL);

  id = rapport_list_model_get_id (self, position);
  return id < 0 ? g_ptr_array_index (self->sections, -id - 1) : NULL;
}

/** rapport_list_model_is_open: Returns: whether the things of the section with its heading at @position are shown */
gboolean
rapport_list_model_is_open (RapportListModel *self,
                            guint             position)
{
  const RapportListSection *section;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), FALSE);

  section = rapport_list_model_get_section (self, position);
  return section != NULL && is_open (self, section);
}

static void
set_open (RapportListModel         *self,
          const RapportListSection *section,
          gboolean                  open)
{
  if (open)
    g_hash_table_remove (self->closed, get_key (section));
  else
    g_hash_table_add (self->closed, g_strdup (get_key (section)));
}

/** rapport_list_model_set_open: shows or hides the things of the section with its heading at @position */
void
rapport_list_model_set_open (RapportListModel *self,
                             guint             position,
                             gboolean          open)
{
  const RapportListSection *section;

  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));

  section = rapport_list_model_get_section (self, position);
  if (section == NULL || is_open (self, section) == open)
    return;
  set_open (self, section, open);
  place_sections (self);
}

/** rapport_list_model_set_all_open: shows or hides the things of all sections */
void
rapport_list_model_set_all_open (RapportListModel *self,
                                 gboolean          open)
{
  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));

  if (self->sections == NULL)
    return;
  for (guint i = 0; i < self->sections->len; i++)
    set_open (self, g_ptr_array_index (self->sections, i), open);
  place_sections (self);
}

/** rapport_list_model_dup_closed: Returns: (transfer full) (element-type utf8): values of the sections whose things are
 *  not shown, "" for that of things without one */
GHashTable *
rapport_list_model_dup_closed (RapportListModel *self)
{
  GHashTable *closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), closed);

  g_hash_table_iter_init (&iter, self->closed);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_hash_table_add (closed, g_strdup (value));
  return closed;
}

/** rapport_list_model_open_for: opens the section that has @id, if that is closed */
void
rapport_list_model_open_for (RapportListModel *self,
                             gint64            id)
{
  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      const RapportListSection *section = g_ptr_array_index (self->sections, i);

      if (is_open (self, section))
        continue;
      for (guint k = section->first; k < section->first + section->n; k++)
        if (self->things[k] == id)
          {
            set_open (self, section, TRUE);
            place_sections (self);
            return;
          }
    }
}

/**
 * rapport_list_model_get_row:
 *
 * Reads the rows around @position when they are not at hand.
 *
 * Returns: (transfer none) (nullable): what to show at @position, until the list is next asked or
 *   changed; NULL when it is gone or can't be read
 */
RapportRow *
rapport_list_model_get_row (RapportListModel *self,
                            guint             position)
{
  const Block *block;
  guint within = position % BLOCK_ROWS;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), NULL);

  if (position >= self->n_ids)
    return NULL;
  block = get_block (self, position / BLOCK_ROWS);
  if (block->rows == NULL || within >= block->rows->len)
    return NULL;
  return g_ptr_array_index (block->rows, within);
}

/**
 * rapport_list_model_read:
 * @ids: (array length=n): which rows, wherever they stand
 *
 * Reads rows that need not be in sight; they are not kept.
 *
 * Returns: (transfer full) (nullable): as #RapportRowFetch
 */
GPtrArray *
rapport_list_model_read (RapportListModel *self,
                         const gint64     *ids,
                         guint             n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (self), NULL);
  g_return_val_if_fail (ids != NULL || n == 0, NULL);

  return self->fetch (self->fetch_data, ids, n);
}

static gboolean
block_holds (RapportListModel *self,
             const Block      *block,
             gint64            id)
{
  guint first = block->number * BLOCK_ROWS;
  guint end = MIN (first + BLOCK_ROWS, self->n_ids);

  for (guint i = first; i < end; i++)
    if (self->ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * rapport_list_model_invalidate:
 * @id: a thing that has changed; 0 for all
 *
 * Forgets what was read, so that it is read again when it is next looked at. The ids and their
 * order stay.
 */
void
rapport_list_model_invalidate (RapportListModel *self,
                               gint64            id)
{
  gboolean dropped = FALSE;

  g_return_if_fail (RAPPORT_IS_LIST_MODEL (self));

  for (GList *l = self->recent.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (id != 0 && !block_holds (self, l->data, id))
        continue;
      drop_block (self, l->data);
      dropped = TRUE;
    }
  if (dropped)
    g_signal_emit (self, signals[ROWS_CHANGED], 0);
}
