/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item-editor.h"
#include "rapport-action-item.h"
#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-member.h"
#include "rapport-references.h"

/** RapportActionItemEditor: what came out of a follow-up: rows of what, who and until when */
struct _RapportActionItemEditor
{
  GtkWidget       parent_instance;

  GtkWidget      *rows;
  GtkWidget      *add;
  GtkWidget      *problem;
  RapportContext *context;
};

G_DEFINE_FINAL_TYPE (RapportActionItemEditor, rapport_action_item_editor, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
changed_cb (RapportActionItemEditor *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
get_what (GtkWidget *row)
{
  return gtk_widget_get_first_child (row);
}

static GtkWidget *
get_who (GtkWidget *row)
{
  return gtk_widget_get_next_sibling (get_what (row));
}

static GtkWidget *
get_until (GtkWidget *row)
{
  return gtk_widget_get_next_sibling (get_who (row));
}

/* none takes no room, so that what adds one stands beside the field's label */
static void
remove_row (RapportActionItemEditor *self,
            GtkWidget               *row)
{
  gtk_box_remove (GTK_BOX (self->rows), row);
  gtk_widget_set_visible (self->rows, gtk_widget_get_first_child (self->rows) != NULL);
}

static void
remove_cb (RapportActionItemEditor *self,
           GtkWidget               *button)
{
  remove_row (self, gtk_widget_get_parent (button));
  gtk_widget_grab_focus (self->add);
  changed_cb (self);
}

static GtkWidget *
make_what (RapportActionItemEditor *self)
{
  GtkWidget *what = gtk_entry_new ();

  gtk_widget_set_hexpand (what, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (what), 14);
  gtk_entry_set_placeholder_text (GTK_ENTRY (what), _("What is to be done"));
  rapport_control_name_set (what, _("What is to be done"));
  g_signal_connect_swapped (what, "changed", G_CALLBACK (changed_cb), self);
  return what;
}

static GtkWidget *
make_who (RapportActionItemEditor *self)
{
  GtkWidget *who = rapport_references_new (self->context, rapport_member_info.name);

  rapport_reference_set_none (RAPPORT_REFERENCE (who), _("Nobody yet"));
  rapport_reference_set_id (RAPPORT_REFERENCE (who), rapport_context_get_member (self->context));
  rapport_control_name_set (who, _("Who"));
  g_signal_connect_swapped (who, "changed", G_CALLBACK (changed_cb), self);
  return who;
}

static GtkWidget *
make_until (RapportActionItemEditor *self)
{
  GtkWidget *until = rapport_date_entry_new (self->context);
  GtkWidget *entry = rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (until));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Until"));
  rapport_control_name_set (entry, _("Until"));
  g_signal_connect_swapped (until, "changed", G_CALLBACK (changed_cb), self);
  return until;
}

static GtkWidget *
make_remove (RapportActionItemEditor *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  rapport_control_name_set (button, _("Remove Action Item"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static GtkWidget *
append_row (RapportActionItemEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (row), make_what (self));
  gtk_box_append (GTK_BOX (row), make_who (self));
  gtk_box_append (GTK_BOX (row), make_until (self));
  gtk_box_append (GTK_BOX (row), make_remove (self));
  gtk_box_append (GTK_BOX (self->rows), row);
  gtk_widget_set_visible (self->rows, TRUE);
  return row;
}

static void
rapport_action_item_editor_dispose (GObject *object)
{
  RapportActionItemEditor *self = RAPPORT_ACTION_ITEM_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_action_item_editor_parent_class)->dispose (object);
}

static void
rapport_action_item_editor_class_init (RapportActionItemEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_action_item_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /** RapportActionItemEditor::changed: something was typed, picked, added or removed */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_action_item_editor_init (RapportActionItemEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->rows, FALSE);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  self->add = gtk_button_new_with_mnemonic (_("Add Action _Item"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (rapport_action_item_editor_add_row), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
}

/** rapport_action_item_editor_set_context: says who may do it; needed before use */
void
rapport_action_item_editor_set_context (RapportActionItemEditor *self,
                                        RapportContext          *context)
{
  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));

  g_set_object (&self->context, context);
}

/** rapport_action_item_editor_add_row: adds an empty row, with the cursor in it */
void
rapport_action_item_editor_add_row (RapportActionItemEditor *self)
{
  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  gtk_widget_grab_focus (get_what (append_row (self)));
}

static void
show_problem (RapportActionItemEditor *self,
              GtkWidget               *control,
              const char              *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_grab_focus (control);
}

/**
 * rapport_action_item_editor_dup_items:
 *
 * Empty rows are left out. What is wrong is said below the rows, and the cursor is put there.
 *
 * Returns: (transfer full) (nullable) (element-type RapportActionItem): NULL when something is wrong
 */
GPtrArray *
rapport_action_item_editor_dup_items (RapportActionItemEditor *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *what = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_what (row)))));
      RapportEntity *item;
      RapportMoment until;
      g_autoptr(GError) error = NULL;

      if (!rapport_date_entry_get_moment (RAPPORT_DATE_ENTRY (get_until (row)), &until, &error))
        {
          show_problem (self, get_until (row), error->message);
          return NULL;
        }
      if (*what == '\0' && !rapport_moment_is_set (&until))
        continue;
      if (*what == '\0')
        {
          show_problem (self, get_what (row), _("Say what is to be done until then."));
          return NULL;
        }
      item = RAPPORT_ENTITY (rapport_action_item_new ());
      rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, what);
      rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_WHO,
                                  rapport_reference_get_id (RAPPORT_REFERENCE (get_who (row))));
      rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DEADLINE, &until);
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

/** rapport_action_item_editor_dup_typed: Returns: (transfer full): all that was typed, for a draft; empty for nothing */
char *
rapport_action_item_editor_dup_typed (RapportActionItemEditor *self)
{
  g_autoptr(GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a(sxs)"));
  g_autoptr(GVariant) rows = NULL;

  g_return_val_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_variant_builder_add (builder, "(sxs)", gtk_editable_get_text (GTK_EDITABLE (get_what (row))),
                           rapport_reference_get_id (RAPPORT_REFERENCE (get_who (row))),
                           rapport_date_entry_get_text (RAPPORT_DATE_ENTRY (get_until (row))));
  rows = g_variant_ref_sink (g_variant_builder_end (builder));
  return g_variant_n_children (rows) > 0 ? g_variant_print (rows, FALSE) : g_strdup ("");
}

/** rapport_action_item_editor_set_typed: puts back what rapport_action_item_editor_dup_typed() gave */
void
rapport_action_item_editor_set_typed (RapportActionItemEditor *self,
                                      const char              *typed)
{
  g_autoptr(GVariant) rows = NULL;
  GtkWidget *row;
  GVariantIter iterator;
  const char *what, *until;
  gint64 who;

  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    remove_row (self, row);
  if (typed == NULL || *typed == '\0')
    return;
  rows = g_variant_parse (G_VARIANT_TYPE ("a(sxs)"), typed, NULL, NULL, NULL);
  if (rows == NULL)
    return;
  g_variant_iter_init (&iterator, rows);
  while (g_variant_iter_next (&iterator, "(&sx&s)", &what, &who, &until))
    {
      row = append_row (self);
      gtk_editable_set_text (GTK_EDITABLE (get_what (row)), what);
      rapport_reference_set_id (RAPPORT_REFERENCE (get_who (row)), who);
      rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (get_until (row)), until);
    }
}
