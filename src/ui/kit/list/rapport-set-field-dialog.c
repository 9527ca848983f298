/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-editor.h"
#include "rapport-cell-look.h"
#include "rapport-control-name.h"
#include "rapport-drop-down-search.h"
#include "rapport-set-field-dialog.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/** RapportSetFieldDialog: asks for a value that a field of all selected rows is to have; it is looked at before it is set */
struct _RapportSetFieldDialog
{
  GtkWindow                parent_instance;

  GtkWidget               *questions;
  GtkLabel                *explanation;
  GtkWidget               *fields;
  GtkWidget               *editor;
  RapportContext          *context;
  const RapportListSpec   *spec;
  const RapportEntityInfo *info;
  /* the columns that are offered, and the things */
  GArray                  *columns;
  GArray                  *ids;
};

G_DEFINE_FINAL_TYPE (RapportSetFieldDialog, rapport_set_field_dialog, GTK_TYPE_WINDOW)

/* What tells things apart is not the same in many. */
static GArray *
list_columns (const RapportListSpec *spec)
{
  const RapportEntityInfo *info = rapport_entity_info_for (spec->thing);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < spec->n_columns; i++)
    {
      const int field = rapport_list_spec_get_edited (spec, i);

      if (field >= 0 && (info->fields[field].flags & (RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_KEY)) == 0)
        g_array_append_val (columns, i);
    }
  return columns;
}

/** rapport_set_field_dialog_can: Returns: whether the list has a field that can be set in many rows */
gboolean
rapport_set_field_dialog_can (const RapportListSpec *spec)
{
  g_autoptr(GArray) columns = NULL;

  g_return_val_if_fail (spec != NULL, FALSE);

  columns = list_columns (spec);
  return columns->len > 0;
}

static guint
get_field (RapportSetFieldDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields));

  return (guint) rapport_list_spec_get_edited (self->spec, g_array_index (self->columns, guint, selected));
}

static void
look (RapportSetFieldDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = rapport_cell_editor_dup_text (RAPPORT_CELL_EDITOR (self->editor), &error);
  g_autofree char *problem = NULL;
  RapportCellPlan *plan;

  plan = rapport_cell_plan_new (self->info, rapport_context_get_now (self->context),
                                rapport_context_get_zone (self->context), rapport_context_get_currency (self->context));
  problem = text != NULL
            ? rapport_cell_plan_dup_problem (plan, rapport_book_get_connection (rapport_context_get_book (self->context)),
                                             get_field (self), text)
            : g_strdup (error->message);
  if (problem != NULL)
    {
      rapport_cell_plan_free (plan);
      rapport_cell_editor_show_problem (RAPPORT_CELL_EDITOR (self->editor), problem);
      gtk_widget_grab_focus (self->editor);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    rapport_cell_plan_type (plan, g_array_index (self->ids, gint64, i), get_field (self), text);
  rapport_cell_look_before (self->context, plan);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
look_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  look (RAPPORT_SET_FIELD_DIALOG (widget));
}

static void
committed_cb (RapportSetFieldDialog *self,
              RapportCellStep        step)
{
  if (step == RAPPORT_CELL_NEXT || step == RAPPORT_CELL_PREVIOUS)
    gtk_widget_child_focus (GTK_WIDGET (self), step == RAPPORT_CELL_NEXT ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  else
    look (self);
}

static void
show_editor (RapportSetFieldDialog *self)
{
  g_autoptr(RapportEntity) empty = g_object_new (self->info->get_type (), NULL);

  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields)) >= self->columns->len)
    return;
  if (self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->questions), self->editor);
  self->editor = rapport_cell_editor_new (self->context, empty, get_field (self), _("Value"));
  rapport_cell_editor_set_text (RAPPORT_CELL_EDITOR (self->editor), "");
  g_signal_connect_object (self->editor, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "given-up", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->questions), self->editor);
}

static void
rapport_set_field_dialog_dispose (GObject *object)
{
  RapportSetFieldDialog *self = RAPPORT_SET_FIELD_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_SET_FIELD_DIALOG);

  G_OBJECT_CLASS (rapport_set_field_dialog_parent_class)->dispose (object);
}

static void
rapport_set_field_dialog_class_init (RapportSetFieldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_set_field_dialog_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-set-field-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportSetFieldDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, RapportSetFieldDialog, explanation);
  gtk_widget_class_install_action (widget_class, "set-field.look", NULL, look_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_set_field_dialog_init (RapportSetFieldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "set-field.look");
}

/* As the form and the preview call them. */
static const char *
get_title (RapportSetFieldDialog *self,
           guint                  index)
{
  const int field = rapport_list_spec_get_edited (self->spec, g_array_index (self->columns, guint, index));

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", self->info->fields[field].label);
}

static void
show_fields (RapportSetFieldDialog *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < self->columns->len; i++)
    gtk_string_list_append (titles, get_title (self, i));
  self->fields = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), expression);
  rapport_drop_down_search_enable (GTK_DROP_DOWN (self->fields));
  rapport_control_name_set (self->fields, _("Field"));
  gtk_box_append (GTK_BOX (self->questions), self->fields);
  g_signal_connect_swapped (self->fields, "notify::selected", G_CALLBACK (show_editor), self);
}

/* Where a field is asked for, only its value is still open. */
static void
choose (RapportSetFieldDialog *self,
        const char            *field)
{
  const int wanted = rapport_entity_info_index (self->info, field);

  for (guint i = 0; i < self->columns->len; i++)
    if (rapport_list_spec_get_edited (self->spec, g_array_index (self->columns, guint, i)) == wanted)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->fields), i);
}

/**
 * rapport_set_field_dialog_add_items:
 * @spec: a list with fields that can be set
 *
 * Adds to @menu those fields in sight that hold one of some words: they are set in many more often than others.
 */
void
rapport_set_field_dialog_add_items (const RapportListSpec *spec,
                                    GMenu                 *menu)
{
  const RapportEntityInfo *info = rapport_entity_info_for (spec->thing);
  g_autoptr(GArray) columns = list_columns (spec);

  for (guint i = 0; i < columns->len; i++)
    {
      const guint column = g_array_index (columns, guint, i);
      const RapportField *field = &info->fields[rapport_list_spec_get_edited (spec, column)];
      g_autofree char *label = NULL;
      g_autoptr(GMenuItem) item = NULL;

      if (field->choices == NULL || (spec->columns[column].flags & RAPPORT_COLUMN_HIDDEN) != 0)
        continue;
      /* translators: a field, such as “Status”, in a menu that sets it */
      label = g_strdup_printf (C_("menu", "%s…"), g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "list-page.set-field", "s", field->name);
      g_menu_append_item (menu, item);
    }
}

/**
 * rapport_set_field_dialog_show:
 * @spec: a list with fields that can be set
 * @field: which one, "" to ask for it too
 * @ids: (array length=n): things of its kind
 *
 * Asks which field of all of them is to have which value.
 */
void
rapport_set_field_dialog_show (RapportContext        *context,
                               const RapportListSpec *spec,
                               const char            *field,
                               const gint64          *ids,
                               guint                  n)
{
  RapportSetFieldDialog *self;
  g_autofree char *explanation = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (spec != NULL && rapport_set_field_dialog_can (spec));

  self = g_object_new (RAPPORT_TYPE_SET_FIELD_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  self->spec = spec;
  self->info = rapport_entity_info_for (spec->thing);
  self->columns = list_columns (spec);
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  explanation = g_strdup_printf (ngettext ("It is set in %'u selected row. What changes is shown before.",
                                           "It is set in all %'u selected rows. What changes is shown before.", n), n);
  gtk_label_set_text (self->explanation, explanation);
  show_fields (self);
  show_editor (self);
  if (*field != '\0')
    choose (self, field);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (*field != '\0' ? self->editor : self->fields);
}
