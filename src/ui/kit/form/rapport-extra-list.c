/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-edit.h"
#include "rapport-extra-list.h"
#include "rapport-extra.h"
#include "rapport-form.h"
#include "rapport-record.h"
#include "rapport-run.h"
#include "rapport-ui.h"

/**
 * RapportExtraList:
 * What is kept of a customer or a record as name and value: imported columns that match no field,
 * and reasons given. Each value is edited as any field is; it hides while there is nothing.
 */
struct _RapportExtraList
{
  GtkWidget       parent_instance;

  GtkWidget      *rows;
  GtkSizeGroup   *labels;
  RapportContext *context;
  RapportEntity  *owner;
  GArray         *ids;
};

G_DEFINE_FINAL_TYPE (RapportExtraList, rapport_extra_list, GTK_TYPE_WIDGET)

static const guint value_field[] = { RAPPORT_EXTRA_VALUE };

/* What belongs to a record is not told of its customer too. */
static GArray *
find_ids (RapportExtraList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gboolean of_record = RAPPORT_IS_RECORD (self->owner);
  g_autoptr(GPtrArray) extras = NULL;

  if (self->owner == NULL)
    return ids;
  extras = rapport_book_get_children (rapport_context_get_book (self->context), RAPPORT_TYPE_EXTRA,
                                      of_record ? "record" : "customer",
                                      rapport_entity_get_id (self->owner), NULL);
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    {
      RapportEntity *extra = g_ptr_array_index (extras, i);
      const gint64 id = rapport_entity_get_id (extra);

      if (of_record || !rapport_entity_is_set (extra, RAPPORT_EXTRA_RECORD))
        g_array_append_val (ids, id);
    }
  return ids;
}

static GtkWidget *
make_button (gint64      id,
             const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* translators: %s is the name of an imported column */
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "extras.delete");
  return button;
}

static void
append_row (RapportExtraList *self,
            gint64            id)
{
  g_autoptr(RapportEntity) extra =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_EXTRA, id, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RapportForm *form = rapport_form_new (self->context, RAPPORT_TYPE_EXTRA);
  RapportFieldEditor *editor;
  const char *name;

  name = extra != NULL ? rapport_entity_get_text (extra, RAPPORT_EXTRA_NAME) : "";
  rapport_form_add_section (form, NULL, value_field, G_N_ELEMENTS (value_field));
  editor = rapport_form_get_editor (form, RAPPORT_EXTRA_VALUE);
  rapport_field_editor_set_name (editor, name);
  gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label (editor));
  rapport_form_set_entity (form, extra);
  gtk_widget_set_hexpand (GTK_WIDGET (form), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (row), make_button (id, name));
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* The editors of what stays are left alone: somebody may be typing there. */
static void
fill (RapportExtraList *self)
{
  g_autoptr(GArray) ids = find_ids (self);
  GtkWidget *row;

  if (ids->len == self->ids->len &&
      (ids->len == 0 || memcmp (ids->data, self->ids->data, ids->len * sizeof (gint64)) == 0))
    return;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < ids->len; i++)
    append_row (self, g_array_index (ids, gint64, i));
  gtk_widget_set_visible (GTK_WIDGET (self), ids->len > 0);
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&ids);
}

static void
book_changed_cb (RapportExtraList *self,
                 GArray           *changes)
{
  if (rapport_changes_concern (changes, &rapport_extra_info, 0))
    fill (self);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);

  rapport_run_act (RAPPORT_EXTRA_LIST (widget)->context, rapport_delete_new (RAPPORT_TYPE_EXTRA, &id, 1),
                   _("Further detail deleted"));
}

static void
rapport_extra_list_dispose (GObject *object)
{
  RapportExtraList *self = RAPPORT_EXTRA_LIST (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->labels);
  g_clear_object (&self->owner);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_extra_list_parent_class)->dispose (object);
}

static void
rapport_extra_list_finalize (GObject *object)
{
  g_array_unref (RAPPORT_EXTRA_LIST (object)->ids);

  G_OBJECT_CLASS (rapport_extra_list_parent_class)->finalize (object);
}

static void
rapport_extra_list_class_init (RapportExtraListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_extra_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_extra_list_finalize;
  widget_class->focus = rapport_ui_focus_children;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "extras.delete", "x", delete_cb);
}

static void
rapport_extra_list_init (RapportExtraList *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *heading = gtk_label_new (_("Further details"));

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 8);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Further details"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** rapport_extra_list_new: Returns: (transfer floating): a list that shows nobody's yet */
GtkWidget *
rapport_extra_list_new (RapportContext *context)
{
  RapportExtraList *self = g_object_new (RAPPORT_TYPE_EXTRA_LIST, NULL);

  rapport_extra_list_set_context (self, context);
  return GTK_WIDGET (self);
}

/** rapport_extra_list_set_context: gives the book; once */
void
rapport_extra_list_set_context (RapportExtraList *self,
                                RapportContext   *context)
{
  g_return_if_fail (RAPPORT_IS_EXTRA_LIST (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/** rapport_extra_list_set_owner: shows what is kept of @owner, a customer, a record or NULL */
void
rapport_extra_list_set_owner (RapportExtraList *self,
                              RapportEntity    *owner)
{
  g_return_if_fail (RAPPORT_IS_EXTRA_LIST (self));
  g_return_if_fail (self->context != NULL);

  if (g_set_object (&self->owner, owner))
    fill (self);
}
