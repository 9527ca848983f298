/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-comparison.h"
#include "rapport-filter-labels.h"
#include "rapport-filter-pill.h"
#include "rapport-long-text.h"
#include "rapport-ui.h"

/** RapportFilterPill: one condition in words, which can be changed and taken away */
struct _RapportFilterPill
{
  GtkWidget              parent_instance;

  GtkWidget             *button;
  GtkWidget             *words;
  GtkWidget             *remove;
  const RapportListSpec *spec;
  RapportCondition      *part;
};

G_DEFINE_FINAL_TYPE (RapportFilterPill, rapport_filter_pill, GTK_TYPE_WIDGET)

enum { OPENED, REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
opened_cb (RapportFilterPill *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
removed_cb (RapportFilterPill *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  removed_cb (RAPPORT_FILTER_PILL (widget));
}

static gboolean
rapport_filter_pill_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_FILTER_PILL (widget)->button);
}

static void
rapport_filter_pill_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_pill_parent_class)->dispose (object);
}

static void
rapport_filter_pill_finalize (GObject *object)
{
  rapport_condition_unref (RAPPORT_FILTER_PILL (object)->part);

  G_OBJECT_CLASS (rapport_filter_pill_parent_class)->finalize (object);
}

static void
rapport_filter_pill_class_init (RapportFilterPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_pill_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_filter_pill_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_filter_pill_grab_focus;

  /** RapportFilterPill::opened: the person wants to change it */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportFilterPill::removed: the person does not want it any more */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "pill.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "pill.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
rapport_filter_pill_init (RapportFilterPill *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->words = gtk_label_new (NULL);
  gtk_label_set_single_line_mode (GTK_LABEL (self->words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 40);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->words);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (opened_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (removed_cb), self);
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
}

static const RapportListFilter *
find_filter (const RapportListSpec  *spec,
             const RapportCondition *part)
{
  const RapportCondition *test = rapport_comparison_get_test (part);

  return test != NULL ? rapport_list_spec_filter (spec, rapport_condition_get_column (test)) : NULL;
}

/** rapport_filter_pill_can_show: Returns: whether @part can be said as one column and how it is compared */
gboolean
rapport_filter_pill_can_show (const RapportListSpec  *spec,
                              const RapportCondition *part)
{
  const RapportListFilter *filter;

  g_return_val_if_fail (spec != NULL && part != NULL, FALSE);

  filter = find_filter (spec, part);
  return filter != NULL && rapport_comparison_find (filter->column.type, part) != NULL;
}

/** rapport_filter_pill_new: Returns: (transfer floating): for @part, which can be shown, still without words */
GtkWidget *
rapport_filter_pill_new (const RapportListSpec  *spec,
                         const RapportCondition *part)
{
  RapportFilterPill *self;

  g_return_val_if_fail (spec != NULL && part != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_FILTER_PILL, NULL);
  self->spec = spec;
  self->part = rapport_condition_ref ((RapportCondition *) part);
  return GTK_WIDGET (self);
}

/* what is asked of the column, in words: "Yearly amount at least 100000"; where it is just so, "Industry: Steel" */
static char *
dup_words (RapportFilterPill *self,
           RapportContext    *context)
{
  const RapportListFilter *filter = find_filter (self->spec, self->part);
  const RapportComparison *comparison = rapport_comparison_find (filter->column.type, self->part);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", filter->column.title);
  g_autofree char *values = rapport_filter_labels_dup_values (context, filter,
                                                              rapport_comparison_get_test (self->part));

  if (comparison->n_values == 0)
    /* translators: a column and what is asked of it, such as “Industry is empty” */
    return g_strdup_printf (_("%s %s"), title, rapport_comparison_get_label (comparison));
  if (comparison->operation == RAPPORT_CONDITION_IS && !comparison->is_not)
    return g_strdup_printf (_("%s: %s"), title, values);
  /* translators: a column, how it is compared and with what, such as “Yearly amount at least 100000” */
  return g_strdup_printf (_("%s %s %s"), title, rapport_comparison_get_label (comparison), values);
}

/** rapport_filter_pill_show: says what it asks for, with the names that people have now */
void
rapport_filter_pill_show (RapportFilterPill *self,
                          RapportContext    *context)
{
  g_autofree char *words = NULL;
  g_autofree char *remove = NULL;

  g_return_if_fail (RAPPORT_IS_FILTER_PILL (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  words = dup_words (self, context);
  rapport_long_text_set (GTK_LABEL (self->words), words, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_tooltip_text (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* translators: takes a condition out of a filter, such as “Yearly amount at least 100000” */
  remove = g_strdup_printf (_("Remove “%s”"), words);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/** rapport_filter_pill_get_part: Returns: (transfer none): the condition */
const RapportCondition *
rapport_filter_pill_get_part (RapportFilterPill *self)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_PILL (self), NULL);

  return self->part;
}
