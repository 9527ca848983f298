/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-look.h"
#include "rapport-cell-preview.h"
#include "rapport-control-name.h"
#include "rapport-row.h"
#include "rapport-ui.h"

enum { TITLE, COLUMN, BEFORE, AFTER, PROBLEM, N_CELLS };

/** RapportCellPreview: what would be changed and what is refused, before it is done as one act */
struct _RapportCellPreview
{
  GtkWindow        parent_instance;

  RapportContext  *context;
  RapportCellPlan *plan;
  GtkWidget       *along;
};

G_DEFINE_FINAL_TYPE (RapportCellPreview, rapport_cell_preview, GTK_TYPE_WINDOW)

static const struct { const char *title; int width; } columns[N_CELLS] = {
  /* translators: columns of what would be changed in a table, here and below */
  [TITLE] = { N_("Row"), 170 },
  [COLUMN] = { N_("Column"), 110 },
  [BEFORE] = { N_("Now"), 150 },
  [AFTER] = { N_("Then"), 150 },
  [PROBLEM] = { N_("Refused because"), 260 },
};

static void
change_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportCellPreview *self = RAPPORT_CELL_PREVIEW (widget);

  if (rapport_cell_plan_get_n_changed (self->plan) == 0)
    return;
  rapport_cell_look_run (self->context, g_steal_pointer (&self->plan),
                         self->along != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->along)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
rapport_cell_preview_finalize (GObject *object)
{
  RapportCellPreview *self = RAPPORT_CELL_PREVIEW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->plan, rapport_cell_plan_free);

  G_OBJECT_CLASS (rapport_cell_preview_parent_class)->finalize (object);
}

static void
rapport_cell_preview_class_init (RapportCellPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_cell_preview_finalize;
  gtk_widget_class_install_action (widget_class, "preview.change", NULL, change_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_cell_preview_init (RapportCellPreview *self)
{
  rapport_ui_add_save_keys (GTK_WIDGET (self), "preview.change");
}

static void
item_set_up_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
item_bound_cb (gpointer     cell,
               GtkListItem *item)
{
  const char *text = rapport_row_get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (cell));
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (label), line);
  gtk_widget_set_tooltip_text (label, text);
}

/* A reason can be long, and says what to do only when it is read to its end. */
static void
problem_set_up_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
problem_bound_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  const char *text = rapport_row_get_text (gtk_list_item_get_item (item), PROBLEM);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

/* Returns: (transfer full) */
static GtkListItemFactory *
make_factory (guint cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (cell == PROBLEM)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (problem_set_up_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (problem_bound_cb), NULL);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (item_set_up_cb), NULL);
      g_signal_connect_swapped (factory, "bind", G_CALLBACK (item_bound_cb), GUINT_TO_POINTER (cell));
    }
  return factory;
}

static void
append_rows (GListStore      *store,
             RapportCellPlan *plan,
             gboolean         is_refused)
{
  GPtrArray *changes = rapport_cell_plan_get_changes (plan);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const RapportCellChange *change = g_ptr_array_index (changes, i);
      g_autofree char *marked = NULL;
      RapportRow *row;

      if ((change->problem != NULL) != is_refused)
        continue;
      row = rapport_row_new (change->id, N_CELLS);
      rapport_row_set_text (row, TITLE, change->title);
      rapport_row_set_text (row, COLUMN, change->column);
      rapport_row_set_text (row, BEFORE, change->before);
      if (change->is_new)
        /* translators: a text that no other row of the list has */
        marked = g_strdup_printf (_("%s (new value)"), change->after);
      rapport_row_set_text (row, AFTER, marked != NULL ? marked : change->after);
      rapport_row_set_text (row, PROBLEM, change->problem);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0, rows->pdata, rows->len);
}

/* Before the rows, which would take Return for themselves; a double click is to change nothing. */
static void
add_change_key (GtkWidget *table)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Return|KP_Enter"),
                                                          gtk_named_action_new ("preview.change")));
  gtk_widget_add_controller (table, keys);
}

/* What is refused stands first. */
static GtkWidget *
make_table (RapportCellPlan *plan)
{
  GListStore *store = g_list_store_new (RAPPORT_TYPE_ROW);
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *table;

  append_rows (store, plan, TRUE);
  append_rows (store, plan, FALSE);
  table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (store))));
  for (guint i = 0; i < N_CELLS; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = NULL;

      if (i == PROBLEM && rapport_cell_plan_get_n_refused (plan) == 0)
        continue;
      column = gtk_column_view_column_new (_(columns[i].title), make_factory (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, i == BEFORE || i == AFTER);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Changes"), -1);
  add_change_key (table);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), table);
  gtk_widget_set_vexpand (window, TRUE);
  return window;
}

static GtkWidget *
make_summary (RapportCellPlan *plan)
{
  const guint n_refused = rapport_cell_plan_get_n_refused (plan);
  g_autofree char *counted = rapport_cell_look_dup_counted (plan);
  /* translators: “12 cells in 10 rows” */
  g_autofree char *change = g_strdup_printf (_("%s will be changed."), counted);
  g_autofree char *refused =
    /* translators: a number of cells of a table */
    g_strdup_printf (ngettext ("%'u is refused.", "%'u are refused.", n_refused), n_refused);
  g_autofree char *both = g_strconcat (change, " ", refused, NULL);
  GtkWidget *label = gtk_label_new (n_refused > 0 ? both : change);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* Who hands customers over is asked the same wherever that is done. */
static void
add_along (RapportCellPreview *self,
           gboolean            along,
           GtkBox             *box)
{
  const guint n = rapport_cell_plan_get_n_open (self->plan);
  g_autofree char *open = NULL;
  GtkWidget *counts;

  if (n == 0)
    return;
  open = g_strdup_printf (ngettext ("Another owner: %'u open plan, action item or ticket of the owner before.",
                                    "Another owner: %'u open plans, action items and tickets of the owner before.", n),
                          n);
  counts = gtk_label_new (open);
  gtk_label_set_xalign (GTK_LABEL (counts), 0);
  gtk_label_set_wrap (GTK_LABEL (counts), TRUE);
  gtk_box_append (box, counts);
  self->along = rapport_control_name_check_new (_("What is _open goes along"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->along), along);
  gtk_box_append (box, self->along);
}

static GtkWidget *
make_bar (RapportCellPreview *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *change = gtk_button_new_with_mnemonic (_("C_hange"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "preview.change");
  gtk_widget_set_tooltip_text (change, _("Ctrl+Return"));
  gtk_widget_add_css_class (change, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), change);
  gtk_window_set_default_widget (GTK_WINDOW (self), change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.change", rapport_cell_plan_get_n_changed (self->plan) > 0);
  return bar;
}

/**
 * rapport_cell_preview_show:
 * @plan: (transfer full)
 * @along: whether what is open goes along unless another is chosen
 *
 * Shows what @plan would change and what is refused, and asks whether to go on.
 */
void
rapport_cell_preview_show (RapportContext  *context,
                           RapportCellPlan *plan,
                           gboolean         along)
{
  RapportCellPreview *self;
  GtkWidget *box;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && plan != NULL);

  self = g_object_new (RAPPORT_TYPE_CELL_PREVIEW, "title", _("Change Cells"), "modal", TRUE, "destroy-with-parent", TRUE,
                       "default-width", 960, "default-height", 480, NULL);
  self->context = g_object_ref (context);
  self->plan = plan;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_summary (plan));
  add_along (self, along, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), make_table (plan));
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_titlebar (GTK_WINDOW (self), make_bar (self));
  gtk_window_set_transient_for (GTK_WINDOW (self), rapport_context_get_window (context));
  gtk_window_present (GTK_WINDOW (self));
  /* else Return would turn the check round */
  if (self->along != NULL)
    gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self)));
}
