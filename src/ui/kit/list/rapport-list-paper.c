/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-export.h"
#include "rapport-list-paper.h"
#include "rapport-list-print.h"

/**
 * RapportListPaper: what a list shows at a moment, to be printed or written to a file
 *
 * Once it has its rows it does not change, and can be used in any thread.
 */
struct _RapportListPaper
{
  GObject           parent_instance;

  char             *title;
  RapportListQuery *query;
  GArray           *columns;
  gint64           *ids;
  guint             n;
  gboolean          whole;
  GHashTable       *closed;
  GTimeZone        *zone;
  RapportListPaper *selection;
};

G_DEFINE_FINAL_TYPE (RapportListPaper, rapport_list_paper, G_TYPE_OBJECT)

static void
rapport_list_paper_finalize (GObject *object)
{
  RapportListPaper *self = RAPPORT_LIST_PAPER (object);

  g_free (self->title);
  rapport_list_query_free (self->query);
  g_array_unref (self->columns);
  g_free (self->ids);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_time_zone_unref (self->zone);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (rapport_list_paper_parent_class)->finalize (object);
}

static void
rapport_list_paper_class_init (RapportListPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_list_paper_finalize;
}

static void
rapport_list_paper_init (RapportListPaper *self)
{
}

/**
 * rapport_list_paper_new:
 * @title: what is listed, in the language of the window
 * @query: how it was found; copied
 * @columns: (element-type int): positions of the columns that are shown, in their order
 * @zone: which moments are printed in
 *
 * Returns: (transfer full): a list without rows
 */
RapportListPaper *
rapport_list_paper_new (const char             *title,
                        const RapportListQuery *query,
                        GArray                 *columns,
                        GTimeZone              *zone)
{
  RapportListPaper *self;

  g_return_val_if_fail (title != NULL && query != NULL && columns != NULL && zone != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_PAPER, NULL);
  self->title = g_strdup (title);
  self->query = rapport_list_query_copy (query);
  self->columns = g_array_ref (columns);
  self->zone = g_time_zone_ref (zone);
  return self;
}

/**
 * rapport_list_paper_take_ids:
 * @ids: (transfer full) (array length=n): which things, in their order
 * @whole: whether these are all that the list shows
 */
void
rapport_list_paper_take_ids (RapportListPaper *self,
                             gint64           *ids,
                             guint             n,
                             gboolean          whole)
{
  g_return_if_fail (RAPPORT_IS_LIST_PAPER (self) && self->ids == NULL);

  self->ids = ids;
  self->n = n;
  self->whole = whole;
}

/** rapport_list_paper_take_closed: @closed (transfer full) (element-type utf8) are the groups of which only the heading is
 *  in sight, as in #RapportListPrint */
void
rapport_list_paper_take_closed (RapportListPaper *self,
                                GHashTable       *closed)
{
  g_return_if_fail (RAPPORT_IS_LIST_PAPER (self) && self->closed == NULL);

  self->closed = closed;
}

/** rapport_list_paper_get_query: Returns: (transfer none): how the list was found */
const RapportListQuery *
rapport_list_paper_get_query (RapportListPaper *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self), NULL);

  return self->query;
}

/** rapport_list_paper_take_selection: @ids (transfer full) are selected of the list, in their order */
void
rapport_list_paper_take_selection (RapportListPaper *self,
                                   gint64           *ids,
                                   guint             n)
{
  g_return_if_fail (RAPPORT_IS_LIST_PAPER (self) && self->selection == NULL);

  self->selection = rapport_list_paper_new (self->title, self->query, self->columns, self->zone);
  rapport_list_paper_take_ids (self->selection, ids, n, FALSE);
}

/** rapport_list_paper_get_selection: Returns: (transfer none) (nullable): what is selected of the list, to be printed alone */
RapportListPaper *
rapport_list_paper_get_selection (RapportListPaper *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self), NULL);

  return self->selection;
}

/** rapport_list_paper_get_thing: Returns: the kind of thing that is listed */
const char *
rapport_list_paper_get_thing (RapportListPaper *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self), NULL);

  return self->query->spec->thing;
}

/** rapport_list_paper_get_ids: Returns: (transfer none) (array length=n): which things are on it */
const gint64 *
rapport_list_paper_get_ids (RapportListPaper *self,
                            guint            *n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self) && n != NULL, NULL);

  *n = self->n;
  return self->ids;
}

/** rapport_list_paper_get_title: Returns: what is listed, in the language of the window */
const char *
rapport_list_paper_get_title (RapportListPaper *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self), NULL);

  return self->title;
}

/* Of the list in its groups only what was taken stays, each group with what that comes to. */
static gboolean
narrow (RapportListPaper   *self,
        RapportConnection  *connection,
        int                 today,
        RapportListPrint   *printed,
        gint64             *ids,
        GError            **error)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    g_hash_table_add (taken, &self->ids[i]);
  for (guint i = 0; i < printed->sections->len;)
    {
      RapportListSection *section = g_ptr_array_index (printed->sections, i);
      const guint first = n;

      for (guint k = section->first; k < section->first + section->n; k++)
        if (g_hash_table_contains (taken, &ids[k]))
          ids[n++] = ids[k];
      section->first = first;
      section->n = n - first;
      if (section->n == 0)
        g_ptr_array_remove_index (printed->sections, i);
      else if (!rapport_list_query_sum (self->query->spec, connection, ids + first, n - first, today, section->sums, error))
        return FALSE;
      else
        i++;
    }
  printed->n = n;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the things in the groups of the list, as @printed has them then */
static gint64 *
arrange (RapportListPaper   *self,
         RapportConnection  *connection,
         GDateTime          *now,
         RapportListPrint   *printed,
         GError            **error)
{
  const int today = rapport_day_from_instant (g_date_time_to_unix (now), self->zone);
  g_autofree gint64 *ids = rapport_list_query_run_grouped (self->query, connection, NULL, g_date_time_to_unix (now),
                                                           self->zone, &printed->n, &printed->sections, error);

  if (ids == NULL)
    return NULL;
  printed->ids = ids;
  if (!self->whole && !narrow (self, connection, today, printed, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* what there is to print or to write, of which @grouped (out) (transfer full) (nullable) and the sections are to be freed */
static gboolean
fill (RapportListPaper   *self,
      RapportConnection  *connection,
      GDateTime          *now,
      RapportListPrint   *printed,
      gint64            **grouped,
      GError            **error)
{
  *printed = (RapportListPrint) {
    .query = self->query, .columns = (const int *) self->columns->data, .n_columns = self->columns->len,
    .ids = self->ids, .n = self->n, .is_selection = !self->whole, .closed = self->closed,
  };
  if (self->query->group == NULL)
    return TRUE;
  *grouped = arrange (self, connection, now, printed, error);
  if (*grouped == NULL)
    g_clear_pointer (&printed->sections, g_ptr_array_unref);
  return *grouped != NULL;
}

/**
 * rapport_list_paper_make:
 * @connection: of the thread that this is called in
 * @catalogue: in what language
 * @n_rows: (out) (optional): how many rows were printed
 *
 * Returns: (transfer full) (nullable): the list as pages; NULL with @error set
 */
RapportDocument *
rapport_list_paper_make (RapportListPaper   *self,
                         RapportConnection  *connection,
                         RapportCatalogue   *catalogue,
                         guint              *n_rows,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GPtrArray) sections = NULL;
  g_autofree gint64 *grouped = NULL;
  RapportListPrint printed;

  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self), NULL);

  now = g_date_time_new_now (self->zone);
  if (!fill (self, connection, now, &printed, &grouped, error))
    return NULL;
  sections = printed.sections;
  if (n_rows != NULL)
    *n_rows = printed.n;
  return rapport_list_print_make (&printed, connection, catalogue, now, cancellable, error);
}

/**
 * rapport_list_paper_export:
 * @connection: of the thread that this is called in
 * @path: a file of a kind that rapport_list_export_knows()
 * @n_rows: (out): how many rows were written
 *
 * Writes the list as a table of data; a column tells in which group each row is.
 *
 * Returns: FALSE with @error set when it could not be written
 */
gboolean
rapport_list_paper_export (RapportListPaper   *self,
                           RapportConnection  *connection,
                           const char         *path,
                           guint              *n_rows,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GPtrArray) sections = NULL;
  g_autofree gint64 *grouped = NULL;
  RapportListPrint printed;

  g_return_val_if_fail (RAPPORT_IS_LIST_PAPER (self) && path != NULL && n_rows != NULL, FALSE);

  now = g_date_time_new_now (self->zone);
  if (!fill (self, connection, now, &printed, &grouped, error))
    return FALSE;
  sections = printed.sections;
  *n_rows = printed.n;
  return rapport_list_export (self->query->spec, connection, printed.columns, printed.n_columns, printed.ids, printed.n,
                              sections, path, NULL, self->zone, cancellable, error);
}
