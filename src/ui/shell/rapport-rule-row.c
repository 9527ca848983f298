/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-control-name.h"
#include "rapport-edit.h"
#include "rapport-rule-row.h"
#include "rapport-saved-text.h"
#include "rapport-settings.h"
#include "rapport-ui.h"
#include "rapport-watched-run.h"

/** RapportRuleRow: one ⚙ value of the book, kept when it is chosen, or its entry is left */
struct _RapportRuleRow
{
  GtkWidget          parent_instance;

  GtkWidget         *label;
  GtkWidget         *problem;
  GtkWidget         *notice;
  GtkWidget         *entry;
  GtkWidget         *choice;
  GtkWidget         *flag;
  GtkWidget         *reset;
  GtkWidget         *control;
  RapportContext    *context;
  const RapportRule *rule;
  char             **values;
  gboolean           filling;
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
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  rapport_control_name_set_problem (self->control, sentence, sentence != NULL);
}

/* Amounts say what they are in. */
static void
show_label (RapportRuleRow *self)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "rule", self->rule->label);
  g_autofree char *text = self->rule->kind == RAPPORT_RULE_MONEY
                            ? g_strdup_printf ("%s (%s)", label, rapport_context_get_currency (self->context)->code)
                            : g_strdup (label);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  rapport_control_name_set (self->control, text);
}

static guint
find_option (RapportRuleRow *self,
             const char     *value)
{
  guint found = 0;

  while (self->values[found] != NULL && !g_str_equal (self->values[found], value))
    found++;
  return self->values[found] != NULL ? found : GTK_INVALID_LIST_POSITION;
}

static void
show_value (RapportRuleRow *self)
{
  g_autofree char *value = dup_value (self);

  self->filling = TRUE;
  show_label (self);
  if (self->control == self->choice)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_option (self, value));
  else if (self->control == self->flag)
    gtk_switch_set_active (GTK_SWITCH (self->flag), g_str_equal (value, "yes"));
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
      rapport_saved_text_set (self->entry, value);
    }
  self->filling = FALSE;
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

  if (self->context == NULL)
    return;
  if (receipt == NULL)
    {
      show_value (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
    }
  gtk_widget_set_visible (self->notice, receipt != NULL && self->rule->notice != NULL);
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
  rapport_watched_run (self->context, rapport_set_setting_new (self->rule->name, value),
                       GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("What follows from it is worked out…"),
                       set_cb, g_object_ref (self));
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
chosen_cb (RapportRuleRow *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->context != NULL && !self->filling && selected != GTK_INVALID_LIST_POSITION)
    set_value (self, self->values[selected]);
}

static void
switched_cb (RapportRuleRow *self)
{
  if (self->context != NULL && !self->filling)
    set_value (self, gtk_switch_get_active (GTK_SWITCH (self->flag)) ? "yes" : "no");
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
  g_clear_pointer (&self->values, g_strfreev);
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
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, notice);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, choice);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, flag);
  gtk_widget_class_bind_template_child (widget_class, RapportRuleRow, reset);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
rapport_rule_row_init (RapportRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What it is set with: chosen, switched or typed */
static void
choose_control (RapportRuleRow *self)
{
  g_auto(GStrv) labels = NULL;

  self->values =
    rapport_settings_dup_options (rapport_book_get_connection (rapport_context_get_book (self->context)), self->rule,
                                  &labels);
  self->control = self->values != NULL                    ? self->choice
                  : self->rule->kind == RAPPORT_RULE_FLAG ? self->flag
                                                          : self->entry;
  if (self->values != NULL)
    {
      g_autoptr(GtkStringList) list = gtk_string_list_new ((const char * const *) labels);

      self->filling = TRUE;
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (list));
      self->filling = FALSE;
    }
  gtk_widget_set_visible (self->control, TRUE);
  if (self->rule->kind == RAPPORT_RULE_SPANS)
    gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  else if (self->rule->kind == RAPPORT_RULE_CADENCE || self->rule->kind == RAPPORT_RULE_MONEY)
    gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
}

/** rapport_rule_row_new: Returns: (transfer floating): a row for @rule */
GtkWidget *
rapport_rule_row_new (RapportContext    *context,
                      const RapportRule *rule)
{
  RapportRuleRow *self;
  const char *sentence;
  g_autofree char *explained = NULL;
  g_autofree char *standard = NULL;
  g_autofree char *tooltip = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_RULE_ROW, NULL);
  self->context = g_object_ref (context);
  self->rule = rule;
  choose_control (self);
  sentence = g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->sentence);
  explained = rule->rule != NULL ? g_strdup_printf ("%s (%s)", sentence, rule->rule) : g_strdup (sentence);
  gtk_widget_set_tooltip_text (self->label, explained);
  gtk_widget_set_tooltip_text (self->control, explained);
  if (rule->notice != NULL)
    gtk_label_set_text (GTK_LABEL (self->notice), g_dpgettext2 (GETTEXT_PACKAGE, "rule", rule->notice));
  standard = rapport_settings_dup_words (rapport_book_get_connection (rapport_context_get_book (context)), rule,
                                         rule->standard);
  /* translators: %s is a value, such as 09:00 */
  tooltip = g_strdup_printf (_("Use the standard value: %s"), standard);
  gtk_widget_set_tooltip_text (self->reset, tooltip);
  g_signal_connect_object (context, "rules-changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
  return GTK_WIDGET (self);
}
