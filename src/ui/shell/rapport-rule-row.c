/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-control-name.h"
#include "rapport-edit.h"
#include "rapport-rule-row.h"
#include "rapport-saved-text.h"
#include "rapport-ui.h"

/** RapportRuleRow: one ⚙ value of the book, kept when its entry is left */
struct _RapportRuleRow
{
  GtkWidget          parent_instance;

  GtkWidget         *label;
  GtkWidget         *problem;
  GtkWidget         *entry;
  GtkWidget         *reset;
  RapportContext    *context;
  const RapportRule *rule;
};

G_DEFINE_FINAL_TYPE (RapportRuleRow, rapport_rule_row, GTK_TYPE_WIDGET)

static char *
dup_value (RapportRuleRow *self)
{
  return rapport_rules_get (rapport_context_get_rules (self->context), self->rule->name);
}

static void
show_problem (RapportRuleRow *self,
              const char     *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  rapport_control_name_set_problem (self->entry, sentence, sentence != NULL);
}

static void
show_value (RapportRuleRow *self)
{
  g_autofree char *value = dup_value (self);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  rapport_saved_text_set (self->entry, value);
  gtk_widget_set_sensitive (self->reset, !g_str_equal (value, self->rule->standard));
  show_problem (self, NULL);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(RapportRuleRow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL && self->context != NULL)
    show_problem (self, error->message);
}

static void
set_value (RapportRuleRow *self,
           const char     *value)
{
  RapportRules trial = *rapport_context_get_rules (self->context);
  g_autoptr(GError) error = NULL;

  if (!rapport_rules_set (&trial, self->rule->name, value, &error))
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  rapport_act_run_async (rapport_set_setting_new (self->rule->name, value),
                         rapport_context_get_book (self->context), set_cb, g_object_ref (self));
}

static void
left_cb (RapportRuleRow *self)
{
  g_autofree char *before = NULL;
  g_autofree char *typed = NULL;

  if (self->context == NULL)
    return;
  before = dup_value (self);
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (!g_str_equal (before, typed))
    set_value (self, typed);
}

static void
reset_cb (RapportRuleRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->rule->standard);
  set_value (self, self->rule->standard);
}

static void
rapport_rule_row_dispose (GObject *object)
{
  RapportRuleRow *self = RAPPORT_RULE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_RULE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rapport_rule_row_parent_class)->dispose (object);
}

static void
rapport_rule_row_class_init (RapportRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_rule_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, label);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, problem);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, reset);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
rapport_rule_row_init (RapportRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** rapport_rule_row_new: Returns: (transfer floating): a row for @rule */
GtkWidget *
rapport_rule_row_new (RapportContext    *context,
                      const RapportRule *rule)
{
  RapportRuleRow *self;
  const char *label;
  const char *sentence;
  g_autofree char *explained = NULL;
  g_autofree char *tooltip = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_RULE_ROW, NULL);
  self->context = g_object_ref (context);
  self->rule = rule;
  label = g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->label);
  sentence = rule->sentence != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->sentence) : label;
  explained = rule->rule != NULL ? g_strdup_printf ("%s (%s)", sentence, rule->rule) : g_strdup (sentence);
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_widget_set_tooltip_text (self->label, explained);
  gtk_widget_set_tooltip_text (self->entry, explained);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (rule->kind == RAPPORT_RULE_SPANS || rule->kind == RAPPORT_RULE_CADENCE)
    gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), rule->kind == RAPPORT_RULE_SPANS ? 24 : 12);
  /* translators: %s is a value, such as 09:00 */
  tooltip = g_strdup_printf (_("Use the standard value: %s"), rule->standard);
  gtk_widget_set_tooltip_text (self->reset, tooltip);
  g_signal_connect_object (context, "rules-changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
  return GTK_WIDGET (self);
}
