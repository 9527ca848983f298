/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-drop-down-search.h"
#include "rapport-import-row-acts.h"
#include "rapport-import-row-window.h"
#include "rapport-import-table.h"
#include "rapport-import-targets.h"

/* NULL where a list has no such cell */
static const char * const titles[RAPPORT_IMPORT_N_LISTS][RAPPORT_IMPORT_N_CELLS] = {
  [RAPPORT_IMPORT_LIST_UNDECIDED] = { N_("Row"), N_("Customer"), NULL, N_("Whom it resembles") },
  [RAPPORT_IMPORT_LIST_DECIDED] = { N_("Row"), N_("Customer"), NULL, N_("Whom it resembles") },
  [RAPPORT_IMPORT_LIST_REJECTED] = { N_("Row"), N_("Customer"), N_("Column"), N_("Why it can’t be imported") },
  [RAPPORT_IMPORT_LIST_FLAGGED] = { N_("Row"), N_("Customer"), N_("Column"), N_("What to look at") },
  [RAPPORT_IMPORT_LIST_NEW] = { N_("Row"), N_("Customer"), NULL, N_("Summary") },
  [RAPPORT_IMPORT_LIST_CHANGED] = { N_("Row"), N_("Customer"), NULL, N_("What changes") },
  [RAPPORT_IMPORT_LIST_SAME] = { N_("Row"), N_("Customer"), NULL, N_("Summary") },
  [RAPPORT_IMPORT_LIST_PASSED_OVER] = { N_("Row"), N_("Customer"), NULL, N_("Why it is left out") },
  [RAPPORT_IMPORT_LIST_COLUMNS] = { N_("No."), N_("Column"), N_("For example"), NULL },
};

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  const RapportImportCell cell = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), cell == RAPPORT_IMPORT_CELL_ROW ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (cell != RAPPORT_IMPORT_CELL_ROW)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  gtk_list_item_set_child (item, label);
}

/* the focus goes through the rows, which have no names of their own */
static void
name_row (GtkWidget         *label,
          GtkListItem       *item)
{
  RapportImportLine *line = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_auto(GStrv) cells = g_new0 (char *, RAPPORT_IMPORT_N_CELLS + 1);
  g_autofree char *name = NULL;
  guint n_cells = 0;

  if (row == NULL)
    return;
  for (guint i = 0; i < RAPPORT_IMPORT_N_CELLS; i++)
    {
      g_autofree char *text = rapport_import_line_dup_cell (line, i);

      if (*text != '\0')
        cells[n_cells++] = g_steal_pointer (&text);
    }
  name = g_strjoinv (", ", cells);
  rapport_control_name_set (row, name);
  rapport_import_row_acts_mark (row, gtk_list_item_get_position (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  g_autofree char *text =
    rapport_import_line_dup_cell (gtk_list_item_get_item (item), GPOINTER_TO_UINT (data));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (GPOINTER_TO_UINT (data) == RAPPORT_IMPORT_CELL_TEXT)
    name_row (gtk_list_item_get_child (item), item);
}

/* in the order of RapportImportDecision */
static const char * const decisions[] = { N_("Later"), N_("Another customer"), N_("The same customer"),
                                         N_("Not to be imported"), NULL };

static void
decided_cb (GtkDropDown   *choice,
            GParamSpec    *pspec,
            RapportImport *import)
{
  const char *name = g_object_get_data (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY);

  if (name != NULL)
    {
      rapport_import_decide (import, name, gtk_drop_down_get_selected (choice));
      gtk_widget_activate_action (GTK_WIDGET (choice), "dialog.decided", NULL);
    }
}

static void
set_up_decision_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item,
                    RapportImport            *import)
{
  g_auto(GStrv) words = g_new0 (char *, G_N_ELEMENTS (decisions));
  GtkWidget *choice;

  for (guint i = 0; decisions[i] != NULL; i++)
    words[i] = g_strdup (_(decisions[i]));
  choice = gtk_drop_down_new_from_strings ((const char * const *) words);
  rapport_drop_down_search_begin_at_choice (GTK_DROP_DOWN (choice));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (decided_cb), import);
  gtk_list_item_set_child (item, choice);
}

static void
bind_decision_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  RapportImport            *import)
{
  GtkWidget *choice = gtk_list_item_get_child (item);
  const char *name = rapport_import_line_get_asked (gtk_list_item_get_item (item));
  /* translators: %s is a customer's name */
  g_autofree char *label = g_strdup_printf (_("What “%s” is"), name);

  g_object_set_data (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), rapport_import_get_decision (import, name));
  g_object_set_data_full (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY, g_strdup (name), g_free);
  rapport_control_name_set (choice, label);
}

static void
add_decision_column (GtkColumnView *view,
                     RapportImport *import)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_decision_cb), import, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_decision_cb), import, 0);
  column = gtk_column_view_column_new (_("What it is"), factory);
  gtk_column_view_append_column (view, column);
}

static GtkStringList *
list_target_labels (GArray *targets)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_take (labels, rapport_import_target_dup_label (&g_array_index (targets, RapportImportColumn, i)));
  return labels;
}

/* Names in pieces are a name. */
static RapportImportPiece
get_listed (const RapportImportColumn *column)
{
  return column->piece == RAPPORT_IMPORT_NAME_AND_PHONE || column->piece == RAPPORT_IMPORT_TIME ? column->piece
                                                                                              : RAPPORT_IMPORT_WHOLE;
}

static guint
find_target (GArray                    *targets,
             const RapportImportColumn *column)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const RapportImportColumn *target = &g_array_index (targets, RapportImportColumn, i);

      if (target->part == column->part && target->piece == get_listed (column) &&
          (target->field == column->field || rapport_import_column_get_info (column) == NULL))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
target_chosen_cb (GtkDropDown *choice,
                  GParamSpec  *pspec,
                  GArray      *targets)
{
  const guint selected = gtk_drop_down_get_selected (choice);
  const char *key = g_object_get_data (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY);
  g_autofree char *name = NULL;

  if (key == NULL || selected >= targets->len)
    return;
  name = rapport_import_target_dup_name (&g_array_index (targets, RapportImportColumn, selected));
  gtk_widget_activate_action (GTK_WIDGET (choice), "dialog.choose-column", "(ss)", key, name);
}

static void
free_targets (gpointer  targets,
              GClosure *closure)
{
  g_array_unref (targets);
}

static void
set_up_target_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  GArray                   *targets)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (list_target_labels (targets)), expression);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  rapport_drop_down_search_enable (GTK_DROP_DOWN (choice));
  g_signal_connect_data (choice, "notify::selected", G_CALLBACK (target_chosen_cb), g_array_ref (targets),
                         free_targets, 0);
  gtk_list_item_set_child (item, choice);
}

static void
bind_target_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                GArray                   *targets)
{
  GtkWidget *choice = gtk_list_item_get_child (item);
  const RapportImportColumn *column = rapport_import_line_get_column (gtk_list_item_get_item (item));
  /* translators: %s is the name of a column */
  g_autofree char *label = g_strdup_printf (_("What the column “%s” is"), column->title);

  g_object_set_data (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_target (targets, column));
  g_object_set_data_full (G_OBJECT (choice), RAPPORT_IMPORT_TABLE_KEY, g_strdup (column->key), g_free);
  rapport_control_name_set (choice, label);
  name_row (choice, item);
}

static void
add_target_column (GtkColumnView           *view,
                   const RapportEntityInfo *kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GArray *targets = rapport_import_targets_list (kind);
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect_data (factory, "setup", G_CALLBACK (set_up_target_cb), targets, free_targets, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_target_cb), targets);
  column = gtk_column_view_column_new (_("Is read as"), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
name_list (GtkWidget  *view,
           const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      rapport_control_name_set (child, name);
}

static void
add_column (GtkColumnView     *view,
            RapportImportCell  cell,
            const char        *title)
{
  static const int widths[] = { -1, 150, 220, -1 };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, cell == RAPPORT_IMPORT_CELL_TEXT);
  gtk_column_view_column_set_fixed_width (column, widths[cell]);
  gtk_column_view_append_column (view, column);
}

static void
open_cb (GtkColumnView *view,
         guint          position)
{
  g_autoptr(RapportImportLine) line =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  rapport_import_row_window_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), line);
}

/* Each row can be looked at as a whole, and left out. */
static void
let_open (GtkWidget *view)
{
  g_signal_connect (view, "activate", G_CALLBACK (open_cb), NULL);
  rapport_import_row_acts_add (GTK_COLUMN_VIEW (view));
  gtk_widget_set_tooltip_text (view, _("Enter or a double click shows the whole row, Delete leaves it out."));
}

/* a table of what the check of @import found, and of nothing less than that */
static GtkWidget *
make_table (RapportImport     *import,
            RapportImportList  list,
            GListModel        *lines,
            const char        *name)
{
  GtkSelectionModel *rows = list == RAPPORT_IMPORT_LIST_COLUMNS
                            ? GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (lines)))
                            : GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (lines)));
  GtkWidget *view = gtk_column_view_new (rows);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (view, "import-table");
  rapport_control_name_set (view, name);
  name_list (view, name);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  for (guint cell = 0; cell < RAPPORT_IMPORT_N_CELLS; cell++)
    if (titles[list][cell] != NULL)
      add_column (GTK_COLUMN_VIEW (view), cell, _(titles[list][cell]));
  if (list == RAPPORT_IMPORT_LIST_UNDECIDED || list == RAPPORT_IMPORT_LIST_DECIDED)
    add_decision_column (GTK_COLUMN_VIEW (view), import);
  if (list == RAPPORT_IMPORT_LIST_COLUMNS)
    add_target_column (GTK_COLUMN_VIEW (view), rapport_import_get_kind (import));
  else
    let_open (view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* Of a row several things may be said, and one line may stand for several rows: it is rows that the totals count. */
static guint
count_rows (RapportImport     *import,
            RapportImportList  list,
            GListModel        *lines)
{
  switch (list)
    {
    case RAPPORT_IMPORT_LIST_REJECTED:
      return rapport_import_count (import, RAPPORT_IMPORT_REJECTED);
    case RAPPORT_IMPORT_LIST_FLAGGED:
      return rapport_import_get_n_flagged (import);
    case RAPPORT_IMPORT_LIST_UNDECIDED:
    case RAPPORT_IMPORT_LIST_DECIDED:
    case RAPPORT_IMPORT_LIST_NEW:
    case RAPPORT_IMPORT_LIST_CHANGED:
    case RAPPORT_IMPORT_LIST_SAME:
    case RAPPORT_IMPORT_LIST_PASSED_OVER:
    case RAPPORT_IMPORT_LIST_COLUMNS:
    case RAPPORT_IMPORT_N_LISTS:
    default:
      return g_list_model_get_n_items (lines);
    }
}

/** rapport_import_tables_fill: fills @lists with the tables of what the check of @import found */
void
rapport_import_tables_fill (GtkStack      *lists,
                            RapportImport *import)
{
  static const char * const names[RAPPORT_IMPORT_N_LISTS] = {
    N_("To Be Decided"), N_("Decided"), N_("Rejected"), N_("Marked"), N_("New"), N_("Changed"), N_("Same"),
    N_("Left Out"), N_("Columns"),
  };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (lists))) != NULL)
    gtk_stack_remove (lists, child);
  for (guint list = 0; list < RAPPORT_IMPORT_N_LISTS; list++)
    {
      g_autoptr(GListModel) lines = rapport_import_lines_new (import, list);
      g_autofree char *title = NULL;

      if (g_list_model_get_n_items (lines) == 0)
        continue;
      /* translators: what is listed, such as “Rejected”, and how many rows that are */
      title = g_strdup_printf (C_("rows", "%s (%u)"), _(names[list]), count_rows (import, list, lines));
      child = make_table (import, list, lines, _(names[list]));
      gtk_stack_add_titled (lists, child, names[list], list != RAPPORT_IMPORT_LIST_COLUMNS ? title : _(names[list]));
    }
}

/** rapport_import_tables_focus: moves to the control within @widget that is told apart by @key */
gboolean
rapport_import_tables_focus (GtkWidget  *widget,
                             const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), RAPPORT_IMPORT_TABLE_KEY), key) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (rapport_import_tables_focus (child, key))
      return TRUE;
  return FALSE;
}
