/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-list-header-private.h"

#define LEAST_WIDTH 24
#define MOST_WIDTH 4000

/* pixels of the letters that the columns' first widths are made for: 10 points at 96 dpi */
#define NORMAL_SIZE (10 * 96 / 72.0)

enum
{
  CHANGED,
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapportListHeader, rapport_list_header, G_TYPE_OBJECT)

/* how large letters are here, by the font and by the size that all text is given */
static double
get_text_scale (GtkColumnView *titles)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (titles));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size > 1 ? size / NORMAL_SIZE : 1;
}

static int find_view (RapportListHeader   *self,
                      GtkColumnViewColumn *view);

/* whether a column in sight shares the room that the others leave: those that are made for it, else the last */
static gboolean
grows (RapportListHeader   *self,
       GtkColumnViewColumn *column)
{
  GListModel *views = gtk_column_view_get_columns (self->titles);
  GtkColumnViewColumn *last = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr(GtkColumnViewColumn) view = g_list_model_get_item (views, i);
      const int index = find_view (self, view);

      if (index < 0 || !gtk_column_view_column_get_visible (view))
        continue;
      last = view;
      any = any || (self->columns[index].flags & RAPPORT_COLUMN_GROWS) != 0;
    }
  return any ? (self->columns[find_view (self, column)].flags & RAPPORT_COLUMN_GROWS) != 0 : column == last;
}

/* a title spans what its cells do */
static void
expand_growing (RapportListHeader *self)
{
  for (guint i = 0; i < self->views->len; i++)
    gtk_column_view_column_set_expand (g_ptr_array_index (self->views, i),
                                       grows (self, g_ptr_array_index (self->views, i)));
}

/** rapport_list_header_tell_change: what is shown of which columns, or their order, is another */
void
rapport_list_header_tell_change (RapportListHeader *self)
{
  if (self->frozen)
    return;
  expand_growing (self);
  g_array_set_size (self->cells, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_list_header_find: Returns: where the column @name stands in the table, -1 for nowhere */
int
rapport_list_header_find (RapportListHeader *self,
                          const char        *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/** rapport_list_header_get_view: Returns: (transfer none): the title of the column at @index */
GtkColumnViewColumn *
rapport_list_header_get_view (RapportListHeader *self,
                              guint              index)
{
  return g_ptr_array_index (self->views, index);
}

static int
scale_width (RapportListHeader *self,
             int                width)
{
  return (int) (CLAMP (width, LEAST_WIDTH, MOST_WIDTH) * self->scale + 0.5);
}

static int
get_width (RapportListHeader *self,
           guint              index)
{
  GtkColumnViewColumn *view = rapport_list_header_get_view (self, index);

  return gtk_column_view_column_get_visible (view) ? gtk_column_view_column_get_fixed_width (view)
                                                   : g_array_index (self->hidden, int, index);
}

/* GTK 4.8 takes the widths of hidden columns off the room that the others may share: they have none */
static void
set_width (RapportListHeader *self,
           guint              index,
           int                width)
{
  GtkColumnViewColumn *view = rapport_list_header_get_view (self, index);

  g_array_index (self->hidden, int, index) = width;
  gtk_column_view_column_set_fixed_width (view, gtk_column_view_column_get_visible (view) ? width : 0);
}

static void
visible_cb (RapportListHeader   *self,
            GParamSpec          *pspec,
            GtkColumnViewColumn *view)
{
  const gboolean frozen = self->frozen;
  const int index = find_view (self, view);

  self->frozen = TRUE;
  set_width (self, index, gtk_column_view_column_get_visible (view) ? g_array_index (self->hidden, int, index)
                                                                    : gtk_column_view_column_get_fixed_width (view));
  self->frozen = frozen;
  rapport_list_header_tell_change (self);
}

static GtkColumnViewColumn *
create_view (RapportListHeader   *self,
             const RapportColumn *column)
{
  g_autoptr(GtkSorter) sorter = rapport_list_header_create_sorter (self, column);
  GtkColumnViewColumn *view;

  view = gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title), NULL);
  gtk_column_view_column_set_resizable (view, TRUE);
  gtk_column_view_column_set_visible (view, (column->flags & RAPPORT_COLUMN_HIDDEN) == 0);
  gtk_column_view_column_set_sorter (view, sorter);
  g_signal_connect_swapped (view, "notify::fixed-width", G_CALLBACK (rapport_list_header_tell_change), self);
  g_signal_connect_swapped (view, "notify::visible", G_CALLBACK (visible_cb), self);
  return view;
}

static void
remove_views (RapportListHeader *self)
{
  gtk_column_view_sort_by_column (self->titles, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->views->len; i++)
    {
      g_signal_handlers_disconnect_by_data (rapport_list_header_get_view (self, i), self);
      gtk_column_view_column_set_sorter (rapport_list_header_get_view (self, i), NULL);
      gtk_column_view_remove_column (self->titles, rapport_list_header_get_view (self, i));
    }
  g_ptr_array_set_size (self->views, 0);
}

static void
rapport_list_header_dispose (GObject *object)
{
  RapportListHeader *self = RAPPORT_LIST_HEADER (object);

  self->frozen = TRUE;
  if (self->titles != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->titles), self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->titles), self);
      remove_views (self);
    }
  g_clear_object (&self->titles);
  G_OBJECT_CLASS (rapport_list_header_parent_class)->dispose (object);
}

static void
rapport_list_header_finalize (GObject *object)
{
  RapportListHeader *self = RAPPORT_LIST_HEADER (object);

  g_ptr_array_unref (self->views);
  g_array_unref (self->cells);
  g_array_unref (self->then);
  g_array_unref (self->hidden);
  G_OBJECT_CLASS (rapport_list_header_parent_class)->finalize (object);
}

static void
rapport_list_header_class_init (RapportListHeaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_list_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_list_header_finalize;

  /** RapportListHeader::changed: the widths, the order or the choice of columns is another */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /** RapportListHeader::sort-changed: the person asks for another order (name, descending) */
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
rapport_list_header_init (RapportListHeader *self)
{
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_array_new (FALSE, FALSE, sizeof (RapportShownCell));
  self->hidden = g_array_new (FALSE, TRUE, sizeof (int));
  self->then = g_array_new (FALSE, FALSE, sizeof (RapportListThen));
  self->scale = 1;
}

/**
 * rapport_list_header_new:
 * @titles: a column view without rows, which shows the titles
 *
 * Returns: (transfer full): the columns of a list, none at first
 */
RapportListHeader *
rapport_list_header_new (GtkColumnView *titles)
{
  RapportListHeader *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (titles), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_HEADER, NULL);
  self->titles = g_object_ref (titles);
  self->scale = get_text_scale (titles);
  rapport_list_header_watch_sort (self);
  g_signal_connect_swapped (gtk_column_view_get_columns (titles), "items-changed",
                            G_CALLBACK (rapport_list_header_tell_change), self);
  return self;
}

/** rapport_list_header_update_scale: to be called when letters may have another size: widths follow */
void
rapport_list_header_update_scale (RapportListHeader *self)
{
  double scale, ratio;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  scale = get_text_scale (self->titles);
  ratio = scale / self->scale;
  if (ratio > 0.999 && ratio < 1.001)
    return;
  self->scale = scale;
  self->frozen = TRUE;
  for (guint i = 0; i < self->views->len; i++)
    set_width (self, i, (int) (get_width (self, i) * ratio + 0.5));
  self->frozen = FALSE;
  rapport_list_header_tell_change (self);
}

/**
 * rapport_list_header_set:
 * @columns: (array length=n_columns): kept by the caller as long as the list lives
 *
 * Shows other columns, in their first widths and order.
 */
void
rapport_list_header_set (RapportListHeader   *self,
                         const RapportColumn *columns,
                         guint                n_columns)
{
  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  self->frozen = TRUE;
  remove_views (self);
  self->columns = columns;
  self->n_columns = n_columns;
  self->sort = NULL;
  g_array_set_size (self->then, 0);
  g_array_set_size (self->hidden, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      GtkColumnViewColumn *view = create_view (self, &columns[i]);

      g_ptr_array_add (self->views, view);
      set_width (self, i, scale_width (self, columns[i].width));
      gtk_column_view_append_column (self->titles, view);
    }
  self->frozen = FALSE;
  rapport_list_header_tell_change (self);
}

/** rapport_list_header_get: Returns: (array length=n_columns) (transfer none): all columns */
const RapportColumn *
rapport_list_header_get (RapportListHeader *self,
                         guint             *n_columns)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), NULL);

  *n_columns = self->n_columns;
  return self->columns;
}

static int
find_view (RapportListHeader   *self,
           GtkColumnViewColumn *view)
{
  for (guint i = 0; i < self->views->len; i++)
    if (rapport_list_header_get_view (self, i) == view)
      return (int) i;
  return -1;
}

static void
lay_out (RapportListHeader *self)
{
  GListModel *views = gtk_column_view_get_columns (self->titles);

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr(GtkColumnViewColumn) view = g_list_model_get_item (views, i);
      int index = find_view (self, view);
      RapportShownCell cell;

      if (index < 0 || !gtk_column_view_column_get_visible (view))
        continue;
      cell = (RapportShownCell) {
        .column = &self->columns[index],
        .index = (guint) index,
        .width = gtk_column_view_column_get_fixed_width (view),
        .grows = grows (self, view),
      };
      g_array_append_val (self->cells, cell);
    }
}

/**
 * rapport_list_header_get_cells:
 * @n_cells: (out): how many
 *
 * Returns: (array length=n_cells) (transfer none): the columns that are shown, in their order
 */
const RapportShownCell *
rapport_list_header_get_cells (RapportListHeader *self,
                               guint             *n_cells)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), NULL);

  if (self->cells->len == 0)
    lay_out (self);
  *n_cells = self->cells->len;
  return (const RapportShownCell *) (gpointer) self->cells->data;
}

/** rapport_list_header_get_width: Returns: pixels that all shown columns take */
int
rapport_list_header_get_width (RapportListHeader *self)
{
  const RapportShownCell *cells;
  guint n;
  int width = 0;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), 0);

  cells = rapport_list_header_get_cells (self, &n);
  for (guint i = 0; i < n; i++)
    width += cells[i].width;
  return width;
}

/** rapport_list_header_get_growth: Returns: how much wider, in a list of @width pixels, each column is that grows */
int
rapport_list_header_get_growth (RapportListHeader *self,
                                int                width)
{
  const RapportShownCell *cells;
  guint n;
  int n_growing = 0;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), 0);

  cells = rapport_list_header_get_cells (self, &n);
  for (guint i = 0; i < n; i++)
    {
      width -= cells[i].width;
      n_growing += cells[i].grows;
    }
  return width > 0 && n_growing > 0 ? width / n_growing : 0;
}

/**
 * rapport_list_header_dup_layout:
 *
 * Returns: (transfer full): order, choice and widths of the columns, to be remembered:
 *   "name:220,phone:120,-address:300", where "-" says hidden
 */
char *
rapport_list_header_dup_layout (RapportListHeader *self)
{
  GListModel *views;
  g_autoptr(GString) layout = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), NULL);

  views = gtk_column_view_get_columns (self->titles);
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr(GtkColumnViewColumn) view = g_list_model_get_item (views, i);
      const int index = find_view (self, view);

      if (index >= 0)
        g_string_append_printf (layout, "%s%s%s:%d", layout->len > 0 ? "," : "",
                                gtk_column_view_column_get_visible (view) ? "" : "-",
                                self->columns[index].name, (int) (get_width (self, index) / self->scale + 0.5));
    }
  return g_string_free (g_steal_pointer (&layout), FALSE);
}

static gboolean
apply_part (RapportListHeader *self,
            const char        *part,
            guint              place)
{
  gboolean hidden = *part == '-';
  const char *colon = strchr (part, ':');
  g_autofree char *name = NULL;
  g_autoptr(GtkColumnViewColumn) view = NULL;
  int index;

  if (colon == NULL)
    return FALSE;
  part += hidden;
  name = g_strndup (part, colon - part);
  index = rapport_list_header_find (self, name);
  if (index < 0)
    return FALSE;
  view = g_object_ref (rapport_list_header_get_view (self, index));
  gtk_column_view_column_set_visible (view, !hidden);
  set_width (self, index, scale_width (self, atoi (colon + 1)));
  gtk_column_view_insert_column (self->titles, place, view);
  return TRUE;
}

/**
 * rapport_list_header_set_layout:
 * @layout: (nullable): of dup_layout(), perhaps of an older release: unknown columns are left out,
 *   those not named follow at the end as they were
 */
void
rapport_list_header_set_layout (RapportListHeader *self,
                                const char        *layout)
{
  g_auto(GStrv) parts = NULL;
  guint place = 0;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  if (layout == NULL || *layout == '\0')
    return;
  parts = g_strsplit (layout, ",", -1);
  self->frozen = TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (apply_part (self, parts[i], place))
      place++;
  self->frozen = FALSE;
  rapport_list_header_tell_change (self);
}

/* the menu of one title: its column can be asked for where the list stands under a filter that knows it */
static GMenuModel *
make_title_menu (const char *column,
                 GMenuModel *common)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) own = g_menu_new ();
  g_autofree char *action = g_strconcat ("filter.", column, NULL);
  g_autoptr(GMenuItem) item = g_menu_item_new (_("_Filter…"), action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  g_menu_append_item (own, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, common);
  return G_MENU_MODEL (menu);
}

/** rapport_list_header_set_menu: Sets what a right click on a title offers, beside what is offered of its column */
void
rapport_list_header_set_menu (RapportListHeader *self,
                              GMenuModel        *menu)
{
  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  for (guint i = 0; i < self->views->len; i++)
    {
      g_autoptr(GMenuModel) own = make_title_menu (self->columns[i].name, menu);

      gtk_column_view_column_set_header_menu (rapport_list_header_get_view (self, i), own);
    }
}

/** rapport_list_header_get_visible: Returns: whether the column @name is shown */
gboolean
rapport_list_header_get_visible (RapportListHeader *self,
                                 const char        *name)
{
  int index;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (self), FALSE);

  index = rapport_list_header_find (self, name);
  return index >= 0 && gtk_column_view_column_get_visible (rapport_list_header_get_view (self, index));
}

/** rapport_list_header_set_visible: Shows or hides the column @name; the last one stays */
void
rapport_list_header_set_visible (RapportListHeader *self,
                                 const char        *name,
                                 gboolean           visible)
{
  int index;
  guint n;

  g_return_if_fail (RAPPORT_IS_LIST_HEADER (self));

  index = rapport_list_header_find (self, name);
  rapport_list_header_get_cells (self, &n);
  if (index >= 0 && (visible || n > 1))
    gtk_column_view_column_set_visible (rapport_list_header_get_view (self, index), visible);
}
