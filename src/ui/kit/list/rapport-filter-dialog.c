/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-comparison.h"
#include "rapport-control-name.h"
#include "rapport-drop-down-search.h"
#include "rapport-filter-dialog.h"
#include "rapport-filter-value.h"
#include "rapport-ui.h"

/**
 * RapportFilterDialog:
 * Asks for one condition without its having to be written: a column, how it is compared, and with what.
 */
struct _RapportFilterDialog
{
  GtkWindow               parent_instance;

  GtkWidget              *questions;
  GtkWidget              *values;
  GtkWidget              *problem;
  GtkWidget              *columns;
  GtkWidget              *comparisons;
  RapportContext         *context;
  const RapportListSpec  *spec;
  const RapportListFilter *filter;
};

G_DEFINE_FINAL_TYPE (RapportFilterDialog, rapport_filter_dialog, GTK_TYPE_WINDOW)

enum { APPLIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const RapportComparison *
get_comparison (RapportFilterDialog *self)
{
  return rapport_comparison_nth (self->filter->column.type,
                                 gtk_drop_down_get_selected (GTK_DROP_DOWN (self->comparisons)));
}

static void
complain (RapportFilterDialog *self,
          const char          *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

/* What is typed stays where it can be compared in the next way, too. */
static void
show_values (RapportFilterDialog *self,
             const char * const  *values)
{
  const RapportComparison *comparison = get_comparison (self);
  const guint n = comparison != NULL ? comparison->n_values : 0;

  while (gtk_widget_get_first_child (self->values) != NULL)
    gtk_box_remove (GTK_BOX (self->values), gtk_widget_get_first_child (self->values));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *value = rapport_filter_value_new (self->context, self->spec, self->filter,
                                                   n == 1 ? _("Value") : i == 0 ? _("From") : _("To"));
      const char * const one[] = { values != NULL && values[0] != NULL ? values[i] : NULL, NULL };

      if (values != NULL)
        rapport_filter_value_set (RAPPORT_FILTER_VALUE (value), n == 1 ? values : one);
      gtk_box_append (GTK_BOX (self->values), value);
    }
  complain (self, NULL);
}

/* what is chosen or typed in all that is asked for */
static GStrv
dup_values (RapportFilterDialog *self)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();

  for (GtkWidget *value = gtk_widget_get_first_child (self->values); value != NULL;
       value = gtk_widget_get_next_sibling (value))
    {
      g_auto(GStrv) some = rapport_filter_value_dup (RAPPORT_FILTER_VALUE (value));

      g_strv_builder_addv (all, (const char **) some);
    }
  return g_strv_builder_end (all);
}

static void
comparison_cb (RapportFilterDialog *self)
{
  g_auto(GStrv) values = dup_values (self);

  show_values (self, (const char * const *) values);
}

static void
show_comparisons (RapportFilterDialog     *self,
                  const RapportComparison *wanted)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  const RapportComparison *comparison;
  guint selected = 0;

  for (guint i = 0; (comparison = rapport_comparison_nth (self->filter->column.type, i)) != NULL; i++)
    {
      gtk_string_list_append (words, rapport_comparison_get_label (comparison));
      if (comparison == wanted)
        selected = i;
    }
  g_signal_handlers_block_by_func (self->comparisons, comparison_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->comparisons), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->comparisons), selected);
  g_signal_handlers_unblock_by_func (self->comparisons, comparison_cb, self);
}

static void
column_cb (RapportFilterDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->columns));

  if (selected >= self->spec->n_filters)
    return;
  self->filter = &self->spec->filters[selected];
  show_comparisons (self, NULL);
  show_values (self, NULL);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportFilterDialog *self = RAPPORT_FILTER_DIALOG (widget);
  g_auto(GStrv) values = dup_values (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) part = rapport_comparison_make (get_comparison (self), &self->filter->column,
                                                              (const char * const *) values, &error);
  GtkWidget *first = gtk_widget_get_first_child (self->values);

  if (part != NULL)
    {
      g_signal_emit (self, signals[APPLIED], 0, part);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  complain (self, error->message);
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
rapport_filter_dialog_dispose (GObject *object)
{
  RapportFilterDialog *self = RAPPORT_FILTER_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_FILTER_DIALOG);

  G_OBJECT_CLASS (rapport_filter_dialog_parent_class)->dispose (object);
}

static void
rapport_filter_dialog_class_init (RapportFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_dialog_dispose;

  /** RapportFilterDialog::applied: the condition (a #RapportCondition) is wanted */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFilterDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, RapportFilterDialog, values);
  gtk_widget_class_bind_template_child (widget_class, RapportFilterDialog, problem);
  gtk_widget_class_install_action (widget_class, "filter-dialog.apply", NULL, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
add_drop_down (RapportFilterDialog *self,
               const char          *name)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), expression);

  rapport_drop_down_search_enable (GTK_DROP_DOWN (drop_down));
  rapport_control_name_set (drop_down, name);
  gtk_box_append (GTK_BOX (self->questions), drop_down);
  return drop_down;
}

static void
rapport_filter_dialog_init (RapportFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "filter-dialog.apply");
  self->columns = add_drop_down (self, _("Column"));
  self->comparisons = add_drop_down (self, _("Comparison"));
  g_signal_connect_swapped (self->columns, "notify::selected", G_CALLBACK (column_cb), self);
  g_signal_connect_swapped (self->comparisons, "notify::selected", G_CALLBACK (comparison_cb), self);
}

static void
show_columns (RapportFilterDialog *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  const guint selected = (guint) (self->filter - self->spec->filters);

  for (guint i = 0; i < self->spec->n_filters; i++)
    gtk_string_list_append (titles, g_dpgettext2 (GETTEXT_PACKAGE, "column", self->spec->filters[i].column.title));
  g_signal_handlers_block_by_func (self->columns, column_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->columns), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->columns), selected);
  g_signal_handlers_unblock_by_func (self->columns, column_cb, self);
}

/** rapport_filter_dialog_can_change: Returns: whether the dialog shows the whole of @part */
gboolean
rapport_filter_dialog_can_change (const RapportListSpec  *spec,
                                  const RapportCondition *part)
{
  const RapportCondition *test;
  const RapportListFilter *filter;
  const RapportComparison *comparison;

  g_return_val_if_fail (spec != NULL && part != NULL, FALSE);

  test = rapport_comparison_get_test (part);
  filter = test != NULL ? rapport_list_spec_filter (spec, rapport_condition_get_column (test)) : NULL;
  comparison = filter != NULL ? rapport_comparison_find (filter->column.type, part) : NULL;
  return comparison != NULL && (filter->column.type == RAPPORT_CONDITION_CHOICE ||
                                g_strv_length ((GStrv) rapport_condition_get_values (test)) <= comparison->n_values);
}

/**
 * rapport_filter_dialog_show:
 * @column: (nullable): the column that is asked first
 * @part: (nullable): what is asked now, a test or one that is turned round
 *
 * Shows the dialog.
 *
 * Returns: (transfer none): it
 */
RapportFilterDialog *
rapport_filter_dialog_show (RapportContext         *context,
                            const RapportListSpec  *spec,
                            const char             *column,
                            const RapportCondition *part)
{
  const RapportCondition *test = part != NULL ? rapport_comparison_get_test (part) : NULL;
  RapportFilterDialog *self;
  GtkWidget *first;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (spec != NULL && spec->n_filters > 0, NULL);

  self = g_object_new (RAPPORT_TYPE_FILTER_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  self->spec = spec;
  if (test != NULL)
    column = rapport_condition_get_column (test);
  self->filter = column != NULL ? rapport_list_spec_filter (spec, column) : NULL;
  if (self->filter == NULL)
    self->filter = &spec->filters[0];
  show_columns (self);
  show_comparisons (self, part != NULL ? rapport_comparison_find (self->filter->column.type, part) : NULL);
  show_values (self, test != NULL ? rapport_condition_get_values (test) : NULL);
  gtk_window_present (GTK_WINDOW (self));
  first = gtk_widget_get_first_child (self->values);
  gtk_widget_grab_focus (column != NULL && first != NULL ? first : self->columns);
  return self;
}
