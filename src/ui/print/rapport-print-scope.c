/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-print-scope.h"
#include "rapport-things.h"

/** RapportPrintScope: whether a form is of what the list shows, of what is selected there, or of all there are */
struct _RapportPrintScope
{
  GtkBox               parent_instance;

  GtkWidget           *label;
  GtkDropDown         *choice;
  RapportListPaper    *list;
  const RapportReport *report;
};

G_DEFINE_FINAL_TYPE (RapportPrintScope, rapport_print_scope, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_cb (RapportPrintScope *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rapport_print_scope_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_PRINT_SCOPE (object)->list);

  G_OBJECT_CLASS (rapport_print_scope_parent_class)->dispose (object);
}

static void
rapport_print_scope_class_init (RapportPrintScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_print_scope_dispose;
  /** RapportPrintScope::changed: something else is chosen */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
rapport_print_scope_init (RapportPrintScope *self)
{
  self->label = gtk_label_new (NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->choice));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
}

/** rapport_print_scope_dup_selected: Returns: (transfer full): what the selection of @list is called, with its number */
char *
rapport_print_scope_dup_selected (RapportListPaper *list)
{
  guint n;

  rapport_list_paper_get_ids (list, &n);
  return g_strdup_printf (ngettext ("The %'u selected row", "The %'u selected rows", n), n);
}

/** rapport_print_scope_set_list: @list is the one that is shown, with what is selected of it */
void
rapport_print_scope_set_list (RapportPrintScope *self,
                              RapportListPaper  *list)
{
  RapportListPaper *selection;
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  const char *plural;
  guint n;

  g_return_if_fail (RAPPORT_IS_PRINT_SCOPE (self) && RAPPORT_IS_LIST_PAPER (list));

  g_set_object (&self->list, list);
  selection = rapport_list_paper_get_selection (list);
  plural = g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_entity_info_for (rapport_list_paper_get_thing (list))->plural);
  if (selection != NULL)
    gtk_string_list_take (words, rapport_print_scope_dup_selected (selection));
  rapport_list_paper_get_ids (list, &n);
  /* translators: a form is printed of these only */
  gtk_string_list_take (words, g_strdup_printf (ngettext ("The %'u in the list", "The %'u in the list", n), n));
  gtk_string_list_append (words, _("All"));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (words));
  gtk_label_set_text (GTK_LABEL (self->label), plural);
  rapport_control_name_set (GTK_WIDGET (self->choice), plural);
}

/** rapport_print_scope_set_report: shows the choice where @report (nullable) can be limited to things of the list */
void
rapport_print_scope_set_report (RapportPrintScope   *self,
                                const RapportReport *report)
{
  g_return_if_fail (RAPPORT_IS_PRINT_SCOPE (self));

  self->report = report;
  gtk_widget_set_visible (GTK_WIDGET (self), self->list != NULL && report != NULL &&
                          g_strcmp0 (report->limited_to, rapport_list_paper_get_thing (self->list)) == 0);
}

/** rapport_print_scope_limit: limits @values to what is chosen */
void
rapport_print_scope_limit (RapportPrintScope   *self,
                           RapportReportValues *values)
{
  RapportListPaper *selection, *chosen;
  const gint64 *ids;
  guint n, selected;

  g_return_if_fail (RAPPORT_IS_PRINT_SCOPE (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  selection = rapport_list_paper_get_selection (self->list);
  selected = gtk_drop_down_get_selected (self->choice) + (selection == NULL ? 1 : 0);
  chosen = selected == 0 ? selection : selected == 1 ? self->list : NULL;
  if (chosen == NULL)
    return;
  ids = rapport_list_paper_get_ids (chosen, &n);
  rapport_report_values_limit (values, ids, n, rapport_list_paper_get_query (chosen));
}
