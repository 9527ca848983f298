/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-selection.h"

struct _RapportListSelection
{
  GObject           parent_instance;
  RapportListModel *model;
  gboolean          multiple;
  /* ids in ascending order, each once: those in the list and those out of sight for a while; or the heading of
     a section alone */
  GArray           *ids;
  /* where the only one stands, so that its place can be cleared when the contents change */
  guint             place;
};

static void list_model_iface_init (GListModelInterface *iface);
static void selection_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportListSelection, rapport_list_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_iface_init))

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gboolean
holds (RapportListSelection *self,
       gint64                id,
       guint                *index)
{
  return g_array_binary_search (self->ids, &id, compare_ids, index);
}

static gboolean
stands_at (RapportListSelection *self,
           guint                 position)
{
  gint64 id = rapport_list_model_get_id (self->model, position);

  return id != 0 && self->ids->len > 0 && holds (self, id, NULL);
}

static void
sort_and_unite (GArray *ids)
{
  gint64 *data = (gint64 *) (gpointer) ids->data;
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || data[n - 1] != data[i])
      data[n++] = data[i];
  g_array_set_size (ids, n);
}

static void
forget_heading (RapportListSelection *self)
{
  if (self->ids->len > 0 && g_array_index (self->ids, gint64, 0) < 0)
    g_array_set_size (self->ids, 0);
}

static void
announce (RapportListSelection *self,
          guint                 position,
          guint                 n)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (position < length && n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n, length - position));
}

static void
announce_all (RapportListSelection *self)
{
  announce (self, 0, G_MAXUINT);
}

static GType
rapport_list_selection_get_item_type (GListModel *list)
{
  return RAPPORT_TYPE_SLOT;
}

static guint
rapport_list_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (RAPPORT_LIST_SELECTION (list)->model));
}

static gpointer
rapport_list_selection_get_item (GListModel *list,
                                 guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (RAPPORT_LIST_SELECTION (list)->model), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rapport_list_selection_get_item_type;
  iface->get_n_items = rapport_list_selection_get_n_items;
  iface->get_item = rapport_list_selection_get_item;
}

static gboolean
rapport_list_selection_is_selected (GtkSelectionModel *model,
                                    guint              position)
{
  return stands_at (RAPPORT_LIST_SELECTION (model), position);
}

static GtkBitset *
rapport_list_selection_get_in_range (GtkSelectionModel *model,
                                     guint              position,
                                     guint              n_items)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  guint n;
  const gint64 *ids = rapport_list_model_get_places (self->model, &n);

  if (self->ids->len == 0)
    return set;
  for (guint i = position; i < n && i - position < n_items; i++)
    if (holds (self, ids[i], NULL))
      gtk_bitset_add (set, i);
  return set;
}

/* sets the only selected place; tells of the one left and the one reached */
static gboolean
select_only (RapportListSelection *self,
             guint                 position)
{
  gint64 id = rapport_list_model_get_id (self->model, position);
  guint before = self->place;
  gboolean place_known;

  if (id == 0)
    return FALSE;
  if (self->ids->len == 1 && before == position && holds (self, id, NULL))
    return TRUE;
  place_known = self->ids->len == 0 || (self->ids->len == 1 && stands_at (self, before));
  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, id);
  self->place = position;
  if (place_known)
    {
      announce (self, before, 1);
      announce (self, position, 1);
    }
  else
    {
      announce_all (self);
    }
  return TRUE;
}

static gboolean
rapport_list_selection_select_range (GtkSelectionModel *model,
                                     guint              position,
                                     guint              n_items,
                                     gboolean           unselect_rest)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);
  guint n;
  const gint64 *ids = rapport_list_model_get_places (self->model, &n);

  if (position >= n || n_items == 0)
    return FALSE;
  if (!self->multiple || (n_items == 1 && unselect_rest))
    return select_only (self, position);
  if (unselect_rest)
    g_array_set_size (self->ids, 0);
  n_items = MIN (n_items, n - position);
  forget_heading (self);
  for (guint i = position; i < position + n_items; i++)
    if (ids[i] > 0)
      g_array_append_val (self->ids, ids[i]);
  sort_and_unite (self->ids);
  if (unselect_rest)
    announce_all (self);
  else
    announce (self, position, n_items);
  return TRUE;
}

static gboolean
rapport_list_selection_unselect_range (GtkSelectionModel *model,
                                       guint              position,
                                       guint              n_items)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);
  guint n, index;
  const gint64 *ids = rapport_list_model_get_places (self->model, &n);

  for (guint i = position; i < n && i - position < n_items && self->ids->len > 0; i++)
    if (holds (self, ids[i], &index))
      g_array_remove_index (self->ids, index);
  announce (self, position, n_items);
  return TRUE;
}

static gboolean
rapport_list_selection_select_item (GtkSelectionModel *model,
                                    guint              position,
                                    gboolean           unselect_rest)
{
  return rapport_list_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
rapport_list_selection_unselect_item (GtkSelectionModel *model,
                                      guint              position)
{
  return rapport_list_selection_unselect_range (model, position, 1);
}

static gboolean
rapport_list_selection_select_all (GtkSelectionModel *model)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);

  if (!self->multiple)
    return FALSE;
  rapport_list_model_await_rest (self->model);
  return rapport_list_selection_select_range (model, 0, G_MAXUINT, TRUE);
}

static gboolean
rapport_list_selection_unselect_all (GtkSelectionModel *model)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);

  if (self->ids->len == 0)
    return TRUE;
  g_array_set_size (self->ids, 0);
  announce_all (self);
  return TRUE;
}

static gboolean
rapport_list_selection_set_selection (GtkSelectionModel *model,
                                      GtkBitset         *selected,
                                      GtkBitset         *mask)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (model);
  GtkBitsetIter iter;
  guint position, index;

  if (!self->multiple)
    return FALSE;
  forget_heading (self);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = rapport_list_model_get_id (self->model, position);

      if (id == 0 || gtk_bitset_contains (selected, position))
        continue;
      if (holds (self, id, &index))
        g_array_remove_index (self->ids, index);
    }
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = rapport_list_model_get_id (self->model, position);

      if (id > 0 && gtk_bitset_contains (mask, position))
        g_array_append_val (self->ids, id);
    }
  if (self->ids->len > 1)
    sort_and_unite (self->ids);
  announce_all (self);
  return TRUE;
}

static void
selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = rapport_list_selection_is_selected;
  iface->get_selection_in_range = rapport_list_selection_get_in_range;
  iface->select_item = rapport_list_selection_select_item;
  iface->unselect_item = rapport_list_selection_unselect_item;
  iface->select_range = rapport_list_selection_select_range;
  iface->unselect_range = rapport_list_selection_unselect_range;
  iface->select_all = rapport_list_selection_select_all;
  iface->unselect_all = rapport_list_selection_unselect_all;
  iface->set_selection = rapport_list_selection_set_selection;
}

static void
items_changed_cb (RapportListSelection *self,
                  guint                 position,
                  guint                 removed,
                  guint                 added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ids may stand elsewhere now: the widgets of the places concerned look again */
static void
rows_changed_cb (RapportListSelection *self)
{
  guint before = self->place;
  gint64 id;

  if (self->ids->len == 0)
    return;
  if (self->ids->len > 1)
    {
      announce_all (self);
      return;
    }
  id = g_array_index (self->ids, gint64, 0);
  if (rapport_list_model_get_id (self->model, before) == id)
    return;
  if (!rapport_list_model_find (self->model, id, &self->place))
    self->place = GTK_INVALID_LIST_POSITION;
  announce (self, before, 1);
  announce (self, self->place, 1);
}

static void
rapport_list_selection_dispose (GObject *object)
{
  RapportListSelection *self = RAPPORT_LIST_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rapport_list_selection_parent_class)->dispose (object);
}

static void
rapport_list_selection_finalize (GObject *object)
{
  g_array_unref (RAPPORT_LIST_SELECTION (object)->ids);
  G_OBJECT_CLASS (rapport_list_selection_parent_class)->finalize (object);
}

static void
rapport_list_selection_class_init (RapportListSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_list_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_list_selection_finalize;
}

static void
rapport_list_selection_init (RapportListSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->place = GTK_INVALID_LIST_POSITION;
}

/**
 * rapport_list_selection_new:
 * @model: the list
 * @multiple: whether several rows can be selected at once
 *
 * A selection of things, not of places: it follows ids when the contents of @model change. GTK's
 * own selections would ask a long list for every item to find the selected one again.
 *
 * Returns: (transfer full): a selection with nothing in it
 */
RapportListSelection *
rapport_list_selection_new (RapportListModel *model,
                            gboolean          multiple)
{
  RapportListSelection *self;

  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (model), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_SELECTION, NULL);
  self->model = g_object_ref (model);
  self->multiple = multiple;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (model, "rows-changed", G_CALLBACK (rows_changed_cb), self);
  return self;
}

/** rapport_list_selection_get_model: Returns: (transfer none): the list */
RapportListModel *
rapport_list_selection_get_model (RapportListSelection *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SELECTION (self), NULL);

  return self->model;
}

/** rapport_list_selection_set_multiple: Sets whether several rows can be selected at once */
void
rapport_list_selection_set_multiple (RapportListSelection *self,
                                     gboolean              multiple)
{
  g_return_if_fail (RAPPORT_IS_LIST_SELECTION (self));

  self->multiple = multiple;
  if (!multiple && self->ids->len > 1)
    rapport_list_selection_unselect_all (GTK_SELECTION_MODEL (self));
}

/** rapport_list_selection_get_id: Returns: the one selected thing; 0 for none, for several and for a heading */
gint64
rapport_list_selection_get_id (RapportListSelection *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SELECTION (self), 0);

  return self->ids->len == 1 ? MAX (g_array_index (self->ids, gint64, 0), 0) : 0;
}

/**
 * rapport_list_selection_set_id:
 * @id: the thing to select alone; 0 for none
 *
 * It need not be in the list yet.
 */
void
rapport_list_selection_set_id (RapportListSelection *self,
                               gint64                id)
{
  guint position;

  g_return_if_fail (RAPPORT_IS_LIST_SELECTION (self));

  if (id != 0 && rapport_list_model_find (self->model, id, &position))
    {
      select_only (self, position);
      return;
    }
  rapport_list_selection_unselect_all (GTK_SELECTION_MODEL (self));
  if (id != 0)
    g_array_append_val (self->ids, id);
  self->place = GTK_INVALID_LIST_POSITION;
}

/** rapport_list_selection_is_empty: Returns: whether nothing is selected, listed now or not */
gboolean
rapport_list_selection_is_empty (RapportListSelection *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_SELECTION (self), TRUE);

  return self->ids->len == 0;
}

/** rapport_list_selection_get_n_ids: Returns: how many selected things the list shows now */
guint
rapport_list_selection_get_n_ids (RapportListSelection *self)
{
  guint n;
  g_autofree gint64 *ids = NULL;

  g_return_val_if_fail (RAPPORT_IS_LIST_SELECTION (self), 0);

  ids = rapport_list_selection_dup_ids (self, &n);
  return n;
}

/**
 * rapport_list_selection_dup_ids:
 * @n: (out): how many
 *
 * What was selected but is filtered away now is left out, so that nobody deletes what is not seen.
 *
 * Returns: (transfer full) (array length=n) (nullable): the selected things in the list's order
 */
gint64 *
rapport_list_selection_dup_ids (RapportListSelection *self,
                                guint                *n)
{
  g_autoptr(GArray) found = NULL;
  const gint64 *ids;
  guint n_ids;

  g_return_val_if_fail (RAPPORT_IS_LIST_SELECTION (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  ids = rapport_list_model_get_places (self->model, &n_ids);
  for (guint i = 0; self->ids->len > 0 && i < n_ids; i++)
    if (ids[i] > 0 && holds (self, ids[i], NULL))
      g_array_append_val (found, ids[i]);
  *n = found->len;
  return (gint64 *) g_array_steal (found, NULL);
}
