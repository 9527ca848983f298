/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-belongings.h"
#include "rapport-detail-row.h"
#include "rapport-sheet-row.h"
#include "rapport-thing-dialog.h"
#include "rapport-ui.h"

/** RapportBelongings: the few things of one kind that belong to another thing, under a heading */
struct _RapportBelongings
{
  GtkWidget              parent_instance;

  GtkWidget             *list;
  GtkWidget             *none;
  RapportContext        *context;
  const RapportSheet    *sheet;
  RapportBelongingsFunc  begin;
  RapportEntity         *owner;
};

G_DEFINE_FINAL_TYPE (RapportBelongings, rapport_belongings, GTK_TYPE_WIDGET)

static int
find_owner (RapportBelongings *self)
{
  return rapport_entity_info_find_owner (self->sheet->info, rapport_entity_get_info (self->owner)->name);
}

static void
fill (RapportBelongings *self)
{
  g_autoptr(GPtrArray) things = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->owner != NULL)
    things = rapport_book_get_children (rapport_context_get_book (self->context), self->sheet->info->get_type (),
                                        self->sheet->info->fields[find_owner (self)].name,
                                        rapport_entity_get_id (self->owner), NULL);
  for (guint i = 0; things != NULL && i < things->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         rapport_sheet_row_new (self->context, self->sheet, g_ptr_array_index (things, i)));
  gtk_widget_set_visible (self->list, things != NULL && things->len > 0);
  gtk_widget_set_visible (self->none, things == NULL || things->len == 0);
}

static void
book_changed_cb (RapportBelongings *self,
                 GArray            *changes)
{
  if (rapport_changes_concern (changes, self->sheet->info, 0))
    fill (self);
}

/* What belongs to a customer's thing is the customer's, too. */
static void
take_customer (RapportBelongings *self,
               RapportEntity     *thing)
{
  const int from = rapport_entity_info_find_owner (rapport_entity_get_info (self->owner), "customer");
  const int to = rapport_entity_info_find_owner (self->sheet->info, "customer");

  if (from >= 0 && to >= 0)
    rapport_entity_set_integer (thing, to, rapport_entity_get_integer (self->owner, from));
}

static void
add_cb (RapportBelongings *self)
{
  g_autoptr(RapportEntity) preset = NULL;
  const int first = rapport_entity_info_find_flag (self->sheet->info, RAPPORT_FIELD_OWNER);

  if (self->owner == NULL)
    return;
  preset = g_object_new (self->sheet->info->get_type (), NULL);
  rapport_entity_set_integer (preset, find_owner (self), rapport_entity_get_id (self->owner));
  take_customer (self, preset);
  if (self->begin != NULL)
    self->begin (self->owner, preset);
  rapport_thing_dialog_add (self->context, self->sheet, rapport_entity_get_integer (preset, first), preset);
}

/* On the page for its kind, or in a window where there is no such page, or where it would stand behind this one. */
static void
row_activated_cb (RapportBelongings *self,
                  GtkListBoxRow     *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  if (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))) != rapport_context_get_window (self->context) ||
      !rapport_context_open_thing (self->context, thing, id))
    rapport_thing_dialog_open (self->context, self->sheet, id);
}

static void
rapport_belongings_dispose (GObject *object)
{
  RapportBelongings *self = RAPPORT_BELONGINGS (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->owner);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_belongings_parent_class)->dispose (object);
}

static void
rapport_belongings_class_init (RapportBelongingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_belongings_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rapport_belongings_init (RapportBelongings *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

static void
make_children (RapportBelongings *self)
{
  const char *plural = g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->sheet->info->plural);
  GtkWidget *heading = gtk_label_new (plural);
  GtkWidget *add = gtk_button_new_with_mnemonic (_(self->sheet->add));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->none = gtk_label_new (_(self->sheet->none));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (add, GTK_WIDGET (self));
}

/**
 * rapport_belongings_new:
 * @begin: (nullable): fills in what else a new one has from what it belongs to
 *
 * Returns: (transfer floating): nobody's things yet
 */
GtkWidget *
rapport_belongings_new (RapportContext        *context,
                        const RapportSheet    *sheet,
                        RapportBelongingsFunc  begin)
{
  RapportBelongings *self = g_object_new (RAPPORT_TYPE_BELONGINGS, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && sheet != NULL, NULL);

  self->context = g_object_ref (context);
  self->sheet = sheet;
  self->begin = begin;
  make_children (self);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** rapport_belongings_set_owner: shows what belongs to @owner (nullable) */
void
rapport_belongings_set_owner (RapportBelongings *self,
                              RapportEntity     *owner)
{
  g_return_if_fail (RAPPORT_IS_BELONGINGS (self));

  if (g_set_object (&self->owner, owner))
    fill (self);
}
