/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-block.h"
#include "rapport-cell-look.h"
#include "rapport-clipboard-text.h"
#include "rapport-list-cells-private.h"

/* Returns: (transfer full): the things from that of @id on, in the order of the list */
static GArray *
list_from (RapportListCells *self,
           gint64            id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n, place;

  rapport_list_model_await_rest (self->list->model);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->list->model));
  if (!rapport_list_model_find (self->list->model, id, &place))
    return ids;
  for (; place < n; place++)
    {
      const gint64 each = rapport_list_model_get_id (self->list->model, place);

      if (each > 0)
        g_array_append_val (ids, each);
    }
  return ids;
}

static GArray *
list_selected (RapportListCells *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  g_autofree gint64 *selected = rapport_list_selection_dup_ids (self->list->selection, &n);

  g_array_append_vals (ids, selected, n);
  return ids;
}

/* Returns: the thing in the row above that of @id, 0 for none */
static gint64
find_above (RapportListCells *self,
            gint64            id)
{
  guint place;

  if (!rapport_list_model_find (self->list->model, id, &place))
    return 0;
  while (place-- > 0)
    if (rapport_list_model_get_id (self->list->model, place) > 0)
      return rapport_list_model_get_id (self->list->model, place);
  return 0;
}

/** rapport_list_cells_fill_down: puts what the first selected row has in the cursor's column into the others; into one
 *  alone what the row above has */
void
rapport_list_cells_fill_down (RapportListCells *self)
{
  const int field = rapport_list_spec_get_edited (self->spec, rapport_list_cells_get_cursor (self));
  g_autoptr(GArray) ids = list_selected (self);
  RapportCellPlan *plan;
  gint64 from;
  guint first = 0;

  if (field < 0)
    {
      rapport_list_cells_tell_fixed (self);
      return;
    }
  if (ids->len > 1)
    from = g_array_index (ids, gint64, first++);
  else
    {
      const gint64 row = rapport_list_cells_get_row (self);

      g_array_set_size (ids, 0);
      g_array_append_val (ids, row);
      from = find_above (self, row);
    }
  if (from == 0)
    return;
  plan = rapport_list_cells_begin_plan (self);
  for (guint i = first; i < ids->len; i++)
    rapport_cell_plan_copy (plan, g_array_index (ids, gint64, i), (guint) field, from);
  rapport_cell_look (self->context, plan, &self->looking);
}

/* Returns: the column that is called @title, -1 for none */
static int
find_titled (RapportListCells *self,
             const char       *title)
{
  for (guint i = 0; i < self->spec->n_columns; i++)
    if (g_strcmp0 (title, rapport_list_cells_get_title (self, i)) == 0)
      return (int) i;
  return -1;
}

/* Returns: (transfer full) (nullable): the columns that the first line names, as lines copied from a list do */
static GArray *
read_titles (RapportListCells *self,
             GPtrArray        *rows)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  const char * const *titles = rows->len > 1 ? g_ptr_array_index (rows, 0) : NULL;

  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    {
      const int column = find_titled (self, titles[i]);

      if (column < 0)
        return NULL;
      g_array_append_val (columns, column);
    }
  return columns->len > 0 ? g_steal_pointer (&columns) : NULL;
}

/* Returns: (transfer full): the columns that are shown from the cursor on */
static GArray *
list_columns (RapportListCells *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  guint n;
  const RapportShownCell *cells = rapport_list_header_get_cells (self->list->header, &n);
  const guint cursor = rapport_list_cells_get_cursor (self);
  gboolean is_behind = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const int column = (int) cells[i].index;

      is_behind |= cells[i].index == cursor;
      if (is_behind)
        g_array_append_val (columns, column);
    }
  return columns;
}

static void
plan_cell (RapportListCells *self,
           RapportCellPlan  *plan,
           gint64            id,
           GArray           *columns,
           guint             i,
           const char       *text)
{
  const int column = i < columns->len ? g_array_index (columns, int, i) : -1;
  const int field = column >= 0 ? rapport_list_spec_get_edited (self->spec, (guint) column) : -1;
  const char *title = column >= 0 ? rapport_list_cells_get_title (self, (guint) column) : "";
  g_autofree char *sentence = NULL;

  if (*text == '\0' && (id == 0 || field < 0))
    return;
  if (id == 0)
    rapport_cell_plan_refuse (plan, 0, title, text, _("There is no row for it."));
  else if (column < 0)
    rapport_cell_plan_refuse (plan, id, title, text, _("There is no column for it."));
  else if (field < 0)
    {
      sentence = rapport_list_cells_dup_fixed (self, (guint) column);
      rapport_cell_plan_refuse (plan, id, title, text, sentence);
    }
  else
    rapport_cell_plan_type (plan, id, (guint) field, text);
}

/* Of lines copied from a list the columns that can't be changed are told once. */
static void
refuse_columns (RapportListCells *self,
                RapportCellPlan  *plan,
                GArray           *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const int column = g_array_index (columns, int, i);
      const char *title = rapport_list_cells_get_title (self, (guint) column);
      g_autofree char *sentence = NULL;

      if (rapport_list_spec_get_edited (self->spec, (guint) column) >= 0)
        continue;
      sentence = rapport_list_cells_dup_fixed (self, (guint) column);
      rapport_cell_plan_refuse (plan, 0, title, NULL, sentence);
    }
}

/* A line goes into each of several selected rows; several lines go into the selected rows, or those from the cursor on. */
static void
paste_block (RapportListCells *self,
             const char       *text)
{
  g_autoptr(GPtrArray) rows = rapport_cell_block_parse (text);
  g_autoptr(GArray) titled = read_titles (self, rows);
  g_autoptr(GArray) columns = titled != NULL ? g_array_ref (titled) : list_columns (self);
  const guint first = titled != NULL;
  const gboolean is_selection = rapport_list_selection_get_n_ids (self->list->selection) > 1;
  g_autoptr(GArray) ids = is_selection ? list_selected (self) : list_from (self, rapport_list_cells_get_row (self));
  const gboolean is_repeated = is_selection && rows->len - first == 1;
  RapportCellPlan *plan;

  if (rows->len <= first || ids->len == 0)
    return;
  plan = rapport_list_cells_begin_plan (self);
  if (titled != NULL)
    refuse_columns (self, plan, titled);
  for (guint i = 0; i < (is_repeated ? ids->len : rows->len - first); i++)
    {
      const char * const *cells = g_ptr_array_index (rows, is_repeated ? first : first + i);

      for (guint k = 0; cells[k] != NULL; k++)
        if (titled == NULL || k >= titled->len ||
            rapport_list_spec_get_edited (self->spec, (guint) g_array_index (titled, int, k)) >= 0)
          plan_cell (self, plan, i < ids->len ? g_array_index (ids, gint64, i) : 0, columns, k, cells[k]);
    }
  rapport_cell_look (self->context, plan, &self->looking);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(RapportListCells) self = data;
  gboolean is_whole;
  g_autofree char *text = rapport_clipboard_text_read_finish (GDK_CLIPBOARD (source), result, &is_whole, NULL);

  if (self->list == NULL || !self->is_active || rapport_list_cells_get_row (self) == 0)
    return;
  if (text == NULL || *text == '\0')
    rapport_context_tell (self->context, _("Nothing was copied that can be pasted here."), FALSE);
  else
    {
      if (!is_whole)
        rapport_context_tell (self->context, _("Not all that was copied is text; what is not is left blank."), FALSE);
      paste_block (self, text);
    }
}

/** rapport_list_cells_paste: puts the cells that were copied, mostly in a spreadsheet, into the list from the cursor on */
void
rapport_list_cells_paste (RapportListCells *self)
{
  rapport_clipboard_text_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self->list)), text_read_cb,
                                     g_object_ref (self));
}
