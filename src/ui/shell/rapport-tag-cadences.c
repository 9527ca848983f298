/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-rule.h"
#include "rapport-detail-row.h"
#include "rapport-edit.h"
#include "rapport-run.h"
#include "rapport-sheet-row.h"
#include "rapport-sheets.h"
#include "rapport-tag-cadences.h"
#include "rapport-tags.h"
#include "rapport-thing-dialog.h"
#include "rapport-ui.h"

/** RapportTagCadences: what tags add to the cadence of the customers that have them, to be set */
struct _RapportTagCadences
{
  GtkWidget       parent_instance;

  GtkWidget      *list;
  GtkWidget      *none;
  RapportContext *context;
  GCancellable   *question;
};

G_DEFINE_FINAL_TYPE (RapportTagCadences, rapport_tag_cadences, GTK_TYPE_WIDGET)

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportTagCadences *self = RAPPORT_TAG_CADENCES (widget);
  const gint64 id = g_variant_get_int64 (parameter);

  rapport_run_watched (self->context, rapport_delete_new (RAPPORT_TYPE_CADENCE_RULE, &id, 1),
                       GTK_WINDOW (gtk_widget_get_root (widget)), _("What follows from it is worked out…"), NULL);
}

static void
append (RapportTagCadences *self,
        RapportEntity      *rule)
{
  GtkWidget *row = rapport_sheet_row_new (self->context, &rapport_tag_cadence_sheet, rule);

  rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "user-trash-symbolic", _("Remove"), "tag-cadences.remove",
                                 g_variant_new_int64 (rapport_entity_get_id (rule)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportTagCadences *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rules = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    append (self, g_ptr_array_index (rules, i));
  gtk_widget_set_visible (self->list, rules != NULL && rules->len > 0);
  gtk_widget_set_visible (self->none, rules == NULL || rules->len == 0);
}

static gpointer
read_rules (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  return rapport_tags_load_cadences (connection, error);
}

static void
ask (RapportTagCadences *self)
{
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_rules, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, read_cb, self);
}

static void
book_changed_cb (RapportTagCadences *self,
                 GArray             *changes)
{
  if (rapport_changes_concern (changes, &rapport_cadence_rule_info, 0))
    ask (self);
}

static void
row_activated_cb (RapportTagCadences *self,
                  GtkListBoxRow      *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  rapport_thing_dialog_open (self->context, &rapport_tag_cadence_sheet, id);
}

static void
add_cb (RapportTagCadences *self)
{
  rapport_thing_dialog_add (self->context, &rapport_tag_cadence_sheet, 0, NULL);
}

static void
rapport_tag_cadences_dispose (GObject *object)
{
  RapportTagCadences *self = RAPPORT_TAG_CADENCES (object);

  rapport_book_forget (&self->question);
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_tag_cadences_parent_class)->dispose (object);
}

static void
rapport_tag_cadences_class_init (RapportTagCadencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_tag_cadences_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "tag-cadences.remove", "x", remove_cb);
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *note = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  return note;
}

static void
rapport_tag_cadences_init (RapportTagCadences *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add a Tag…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_set_parent (make_note (_("A tag can add contacts to the cadence of all customers that have it. What is set "
                                      "last for a tag holds; where nothing is, 低活跃 adds 1 light contact.")),
                         GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cadences of tags"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->none = make_note (_("Nothing is set for any tag."));
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_parent (add, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
}

/** rapport_tag_cadences_set_context: needed before use; once */
void
rapport_tag_cadences_set_context (RapportTagCadences *self,
                                  RapportContext     *context)
{
  g_return_if_fail (RAPPORT_IS_TAG_CADENCES (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ask (self);
}
