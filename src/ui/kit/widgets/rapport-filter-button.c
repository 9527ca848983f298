/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-drop-down-search.h"
#include "rapport-filter-button.h"
#include "rapport-fold.h"
#include "rapport-long-text.h"
#include "rapport-ui.h"

#define VALUE "rapport-value"

/* with more choices than these, a person would rather type than look */
#define MANY 12
#define POPOVER_HEIGHT 420
#define BUTTON_CHARS 22
#define ROW_CHARS 40

/**
 * RapportFilterButton:
 * One thing that a list is filtered by: shows what is chosen, and offers the choices when it is
 * opened. Nothing of what it offers exists before.
 */
struct _RapportFilterButton
{
  GtkWidget         parent_instance;

  GtkWidget        *button;
  GtkWidget        *words;
  char             *label;
  char             *all;
  char             *value;
  RapportFilterFill fill;
  gpointer          data;

  GtkWidget        *box;
  GtkListBox       *rows;
  char             *typed;
};

G_DEFINE_FINAL_TYPE (RapportFilterButton, rapport_filter_button, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_row_words (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
show (RapportFilterButton *self,
      const char          *words)
{
  g_autofree char *name = NULL;

  if (words != NULL)
    /* translators: what a list is filtered by, and what is chosen of it, such as “Grade: A” */
    name = g_strdup_printf (_("%s: %s"), self->label, words);
  rapport_long_text_set (GTK_LABEL (self->words), words != NULL ? words : self->all,
                         RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_tooltip_text (self->button, name != NULL ? name : self->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : self->all, -1);
}

static void
row_activated_cb (RapportFilterButton *self,
                  GtkListBoxRow       *row)
{
  const char *value = g_object_get_data (G_OBJECT (row), VALUE);
  gboolean changed = g_strcmp0 (value, self->value) != 0;

  rapport_filter_button_set_value (self, value, get_row_words (row));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
matches_cb (GtkListBoxRow *row,
            gpointer       data)
{
  RapportFilterButton *self = data;

  return self->typed == NULL || rapport_drop_down_search_finds (get_row_words (row), self->typed);
}

static void
search_changed_cb (RapportFilterButton *self,
                   GtkEditable         *search)
{
  g_free (self->typed);
  self->typed = rapport_fold (gtk_editable_get_text (search), -1);
  gtk_list_box_invalidate_filter (self->rows);
}

static void
search_activate_cb (RapportFilterButton *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static GtkWidget *
make_search (RapportFilterButton *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (gtk_menu_button_popdown),
                           self->button, G_CONNECT_SWAPPED);
  return search;
}

static GtkWidget *
make_rows (RapportFilterButton *self)
{
  GtkWidget *rows = gtk_list_box_new ();

  gtk_widget_add_css_class (rows, "filter-choices");
  self->rows = GTK_LIST_BOX (rows);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  rapport_filter_button_offer (self, NULL, self->all);
  gtk_list_box_set_filter_func (self->rows, matches_cb, self, NULL);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return rows;
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  RapportFilterButton *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_clear_pointer (&self->typed, g_free);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), POPOVER_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_rows (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_size_request (self->box, gtk_widget_get_width (self->button), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), self->box);
  self->fill (self, self->data);
  gtk_menu_button_set_popover (button, popover);
}

static void
rapport_filter_button_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_button_parent_class)->dispose (object);
}

static void
rapport_filter_button_finalize (GObject *object)
{
  RapportFilterButton *self = RAPPORT_FILTER_BUTTON (object);

  g_free (self->label);
  g_free (self->all);
  g_free (self->value);
  g_free (self->typed);

  G_OBJECT_CLASS (rapport_filter_button_parent_class)->finalize (object);
}

static void
rapport_filter_button_class_init (RapportFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_filter_button_finalize;
  widget_class->focus = rapport_ui_focus_children;

  /** RapportFilterButton::changed: the person chose another */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_filter_button_init (RapportFilterButton *self)
{
  self->words = gtk_label_new (NULL);
  gtk_label_set_single_line_mode (GTK_LABEL (self->words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), BUTTON_CHARS);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->words);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self,
                                         NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * rapport_filter_button_new:
 * @label: what is chosen from, for screen readers, such as "Grade"
 * @all: the words for no filter, such as "All grades"
 * @fill: offers the choices
 * @data: for @fill; lives as long as the button
 *
 * Returns: (transfer floating): a button that filters nothing yet
 */
GtkWidget *
rapport_filter_button_new (const char        *label,
                           const char        *all,
                           RapportFilterFill  fill,
                           gpointer           data)
{
  RapportFilterButton *self = g_object_new (RAPPORT_TYPE_FILTER_BUTTON, NULL);

  self->label = g_strdup (label);
  self->all = g_strdup (all);
  self->fill = fill;
  self->data = data;
  show (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * rapport_filter_button_offer:
 * @value: (nullable): what is to be found, NULL for everything
 * @words: the same for a person
 *
 * Adds a choice. To be called after the button asked for its choices, and before it is told that these are all.
 */
void
rapport_filter_button_offer (RapportFilterButton *self,
                             const char          *value,
                             const char          *words)
{
  GtkWidget *row;
  GtkWidget *label;

  g_return_if_fail (RAPPORT_IS_FILTER_BUTTON (self));
  g_return_if_fail (self->rows != NULL);
  g_return_if_fail (words != NULL);

  row = gtk_list_box_row_new ();
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ROW_CHARS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data_full (G_OBJECT (row), VALUE, g_strdup (value), g_free);
  gtk_list_box_append (self->rows, row);
  if (g_strcmp0 (value, self->value) == 0)
    gtk_list_box_select_row (self->rows, GTK_LIST_BOX_ROW (row));
}

/** rapport_filter_button_offered: says that all choices are there */
void
rapport_filter_button_offered (RapportFilterButton *self)
{
  GtkWidget *search;

  g_return_if_fail (RAPPORT_IS_FILTER_BUTTON (self));
  g_return_if_fail (self->rows != NULL);

  if (self->value != NULL && gtk_list_box_get_selected_row (self->rows) == NULL)
    rapport_filter_button_offer (self, self->value, gtk_label_get_text (GTK_LABEL (self->words)));
  if (gtk_list_box_get_row_at_index (self->rows, MANY) == NULL)
    return;
  search = make_search (self);
  gtk_box_prepend (GTK_BOX (self->box), search);
  if (gtk_widget_get_mapped (self->box))
    gtk_widget_grab_focus (search);
}

/** rapport_filter_button_get_value: Returns: (nullable): what is to be found, NULL for all */
const char *
rapport_filter_button_get_value (RapportFilterButton *self)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_BUTTON (self), NULL);

  return self->value;
}

/**
 * rapport_filter_button_set_value:
 * @value: (nullable): what is to be found, NULL for everything
 * @words: (nullable): the same for a person
 *
 * Chooses without a word to anybody.
 */
void
rapport_filter_button_set_value (RapportFilterButton *self,
                                 const char          *value,
                                 const char          *words)
{
  char *copy;

  g_return_if_fail (RAPPORT_IS_FILTER_BUTTON (self));

  copy = g_strdup (value);
  g_free (self->value);
  self->value = copy;
  show (self, value != NULL ? words : NULL);
}
