/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-feed.h"
#include "rapport-split.h"

#define LAYOUTS "layouts"

/**
 * RapportListFeed:
 * Brings what a list source reads into a list: rows, the states without rows, and the order that
 * the person asks for, which is remembered with the columns.
 */
struct _RapportListFeed
{
  GObject            parent_instance;

  RapportContext    *context;
  RapportList       *list;
  RapportListSource *source;
  char              *name;
  char              *sort_name;
  char              *group_name;
  RapportListNews    news;
  RapportListQuery  *pending;
  gint64             wanted;
  gboolean           started;
  gboolean           seen;
  gboolean           at_once;
  gboolean           answering;
};

G_DEFINE_FINAL_TYPE (RapportListFeed, rapport_list_feed, G_TYPE_OBJECT)

enum { ANSWERED, BEGAN, LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* whether the person types, or reads in what is shown beside the list */
static gboolean
went_on (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *split = gtk_widget_get_ancestor (list, RAPPORT_TYPE_SPLIT);

  return (root != NULL && GTK_IS_EDITABLE (gtk_root_get_focus (root))) ||
         (split != NULL && rapport_split_is_detail_used (RAPPORT_SPLIT (split)));
}

/* What was just made is where the person continues, once it is listed, unless they went on already. */
static void
show_wanted (RapportListFeed *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  if (self->wanted == 0 || !rapport_list_reveal_id (self->list, self->wanted))
    return;
  rapport_list_select_id (self->list, self->wanted);
  self->wanted = 0;
  if (gtk_widget_get_mapped (list) && !went_on (list))
    gtk_widget_grab_focus (list);
}

static void
show_answer (RapportListFeed *self)
{
  self->answering |= (self->news & RAPPORT_LIST_FROM_TOP) != 0;
  rapport_list_show_answer (self->list, self->news);
  self->news &= ~RAPPORT_LIST_FROM_TOP;
  show_wanted (self);
}

static void
began_cb (RapportListFeed *self)
{
  show_answer (self);
  g_signal_emit (self, signals[BEGAN], 0);
}

static void
loaded_cb (RapportListFeed *self)
{
  gboolean is_answer;

  show_answer (self);
  is_answer = self->answering;
  self->answering = FALSE;
  if (is_answer)
    g_signal_emit (self, signals[ANSWERED], 0);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
arriving_cb (RapportListFeed *self)
{
  rapport_list_expect_answer (self->list, self->news);
}

static void
loading_cb (RapportListFeed *self)
{
  if (rapport_list_source_get_loading (self->source))
    rapport_list_show_loading (self->list);
}

static void
error_cb (RapportListFeed *self)
{
  const GError *error = rapport_list_source_get_error (self->source);

  if (error != NULL)
    rapport_list_show_error (self->list, error->message);
}

/* for the same things in another way */
static void
ask_again (RapportListFeed *self)
{
  g_autoptr(RapportListQuery) query =
    rapport_list_query_copy (rapport_list_source_get_query (self->source));

  rapport_list_feed_ask (self, query, (self->news & RAPPORT_LIST_FILTERED) != 0);
}

static void
sort_changed_cb (RapportListFeed *self,
                 const char      *name,
                 gboolean         descending)
{
  g_autofree char *note = rapport_list_dup_order (self->list);

  rapport_context_set_note (self->context, LAYOUTS, self->sort_name, note);
  ask_again (self);
}

static void
group_changed_cb (RapportListFeed *self)
{
  rapport_context_set_note (self->context, LAYOUTS, self->group_name, rapport_list_get_group (self->list));
  ask_again (self);
}

static void
layout_cb (RapportListFeed *self)
{
  g_autofree char *layout = rapport_list_dup_layout (self->list);

  rapport_context_set_note (self->context, LAYOUTS, self->name, layout);
}

static void
restore (RapportListFeed       *self,
         const RapportListSpec *spec)
{
  g_autofree char *layout = rapport_context_dup_note (self->context, LAYOUTS, self->name);
  g_autofree char *sort = rapport_context_dup_note (self->context, LAYOUTS, self->sort_name);
  g_autofree char *group = rapport_context_dup_note (self->context, LAYOUTS, self->group_name);
  g_autofree char *usual = g_strconcat (spec->descends ? "-" : "", spec->sorts[0].name, NULL);

  if (layout != NULL || spec->layout != NULL)
    rapport_list_set_layout (self->list, layout != NULL ? layout : spec->layout);
  if (sort != NULL)
    rapport_list_set_order (self->list, sort);
  if (group != NULL)
    rapport_list_set_group (self->list, group);
  if (rapport_list_get_sort (self->list, NULL) == NULL)
    rapport_list_set_order (self->list, usual);
}

static void
rapport_list_feed_dispose (GObject *object)
{
  RapportListFeed *self = RAPPORT_LIST_FEED (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  g_clear_object (&self->context);
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (rapport_list_feed_parent_class)->dispose (object);
}

static void
rapport_list_feed_finalize (GObject *object)
{
  RapportListFeed *self = RAPPORT_LIST_FEED (object);

  g_clear_pointer (&self->pending, rapport_list_query_free);
  g_free (self->name);
  g_free (self->sort_name);
  g_free (self->group_name);

  G_OBJECT_CLASS (rapport_list_feed_parent_class)->finalize (object);
}

static void
rapport_list_feed_class_init (RapportListFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_list_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_list_feed_finalize;

  /** RapportListFeed::answered: another question than before was answered; "loaded" follows */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportListFeed::began: the list shows what stands first; the rest of a long one is still read */
  signals[BEGAN] = g_signal_new ("began", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportListFeed::loaded: the list shows what was last asked for */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_list_feed_init (RapportListFeed *self)
{
}

/* A list that nobody has looked at yet costs neither time nor memory. */
static void
mapped_cb (RapportListFeed *self)
{
  if (self->seen)
    return;
  self->seen = TRUE;
  rapport_list_feed_prepare (self);
  if (self->at_once)
    rapport_list_source_load_now (self->source, NULL);
}

/* What is due at all changes which rows there are, not only what they say. */
static void
ticked_cb (RapportListFeed *self)
{
  if (self->list == NULL)
    return;
  if (self->started && rapport_list_query_asks_time (rapport_list_source_get_query (self->source)))
    rapport_list_source_reload (self->source);
  rapport_list_redraw (self->list);
}

/**
 * rapport_list_feed_new:
 * @list: gets its columns and its model
 * @name: under which the columns and the order are remembered
 *
 * Returns: (transfer full): a feed that has not asked for anything yet
 */
RapportListFeed *
rapport_list_feed_new (RapportContext        *context,
                       const RapportListSpec *spec,
                       RapportList           *list,
                       const char            *name)
{
  RapportListFeed *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (RAPPORT_IS_LIST (list), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_FEED, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->list, list);
  self->name = g_strdup (name);
  self->sort_name = g_strconcat (name, "-sort", NULL);
  self->group_name = g_strconcat (name, "-group", NULL);
  self->source = rapport_list_source_new (rapport_context_get_book (context), spec);
  rapport_list_set_columns (list, spec->columns, spec->n_columns);
  rapport_list_set_spec (list, spec);
  rapport_list_set_model (list, rapport_list_source_get_model (self->source));
  restore (self, spec);
  g_signal_connect_swapped (self->source, "arriving", G_CALLBACK (arriving_cb), self);
  g_signal_connect_swapped (self->source, "began", G_CALLBACK (began_cb), self);
  g_signal_connect_swapped (self->source, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->source, "notify::loading", G_CALLBACK (loading_cb), self);
  g_signal_connect_swapped (self->source, "notify::error", G_CALLBACK (error_cb), self);
  g_signal_connect_object (list, "sort-changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "group-changed", G_CALLBACK (group_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::layout", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** rapport_list_feed_get_source: Returns: (transfer none): what is read */
RapportListSource *
rapport_list_feed_get_source (RapportListFeed *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_FEED (self), NULL);

  return self->source;
}

static RapportListQuery *
with_order (RapportListFeed        *self,
            const RapportListQuery *query)
{
  RapportListQuery *ordered = rapport_list_query_copy (query);
  g_autofree char *order = rapport_list_dup_order (self->list);

  rapport_list_query_set_order (ordered, order, NULL);
  rapport_list_query_set_text (&ordered->group, rapport_list_get_group (self->list));
  return ordered;
}

/**
 * rapport_list_feed_ask:
 * @query: what is wanted, in whatever order; the person's order takes its place
 * @filtered: whether nothing found does not mean that nothing is there
 */
void
rapport_list_feed_ask (RapportListFeed        *self,
                       const RapportListQuery *query,
                       gboolean                filtered)
{
  g_autoptr(RapportListQuery) ordered = NULL;

  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  self->wanted = 0;
  self->news = RAPPORT_LIST_FROM_TOP | (filtered ? RAPPORT_LIST_FILTERED : 0);
  ordered = with_order (self, query);
  rapport_list_set_highlight (self->list, query->search);
  if (self->started)
    rapport_list_source_set_query (self->source, ordered);
  else
    {
      g_clear_pointer (&self->pending, rapport_list_query_free);
      self->pending = g_steal_pointer (&ordered);
    }
}

/** rapport_list_feed_show_id: selects @id and scrolls to it; one just made, as soon as it is listed */
void
rapport_list_feed_show_id (RapportListFeed *self,
                           gint64           id)
{
  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  rapport_list_select_id (self->list, id);
  self->wanted = rapport_list_reveal_id (self->list, id) ? 0 : id;
  if (self->wanted == 0)
    return;
  /* whether it is left out is known when the list was asked since it is there */
  if (self->started)
    rapport_list_source_reload (self->source);
}

/** rapport_list_feed_sort: sorts the list as the person had asked for @order */
void
rapport_list_feed_sort (RapportListFeed *self,
                        const char      *order)
{
  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  rapport_list_set_order (self->list, order);
  sort_changed_cb (self, NULL, FALSE);
}

/** rapport_list_feed_group: puts the list into groups as the person had asked for @group; (nullable): into none */
void
rapport_list_feed_group (RapportListFeed *self,
                         const char      *group)
{
  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  if (g_str_equal (rapport_list_get_group (self->list), group != NULL ? group : ""))
    return;
  rapport_list_set_group (self->list, group != NULL ? group : "");
  group_changed_cb (self);
}

/** rapport_list_feed_prepare: begins to read what is asked for, though the list is not seen yet */
void
rapport_list_feed_prepare (RapportListFeed *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  self->started = TRUE;
  if (self->pending != NULL)
    rapport_list_source_set_query (self->source, self->pending);
  g_clear_pointer (&self->pending, rapport_list_query_free);
}

/**
 * rapport_list_feed_load_now:
 *
 * Waits for what was asked for, so that a window starts with rows; for a list that is not seen
 * yet, as soon as it is.
 */
void
rapport_list_feed_load_now (RapportListFeed *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_FEED (self));

  if (self->seen)
    rapport_list_source_load_now (self->source, NULL);
  else
    self->at_once = TRUE;
}
