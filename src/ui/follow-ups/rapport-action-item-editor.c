/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item-editor.h"
#include "rapport-action-item.h"
#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-member.h"
#include "rapport-references.h"
#include "rapport-ui.h"

/* what a draft keeps of each row: what, who, until when, and its kind */
#define TYPED "a(sxss)"

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

enum { CHANGED, PROMISE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
changed_cb (RapportActionItemEditor *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
get_kind (GtkWidget *row)
{
  return gtk_widget_get_first_child (row);
}

static GtkWidget *
get_what (GtkWidget *row)
{
  return gtk_widget_get_next_sibling (get_kind (row));
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
make_kind (RapportActionItemEditor *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *kind;

  for (const RapportChoice *choice = rapport_action_kinds; choice->value != NULL; choice++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  kind = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  rapport_control_name_set (kind, _("Kind of action item"));
  g_signal_connect_swapped (kind, "notify::selected", G_CALLBACK (changed_cb), self);
  return kind;
}

static const char *
get_kind_value (GtkWidget *row)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (get_kind (row)));

  return selected != GTK_INVALID_LIST_POSITION ? rapport_action_kinds[selected].value : rapport_action_kinds[0].value;
}

static void
set_kind_value (GtkWidget  *row,
                const char *value)
{
  for (guint i = 0; rapport_action_kinds[i].value != NULL; i++)
    if (g_strcmp0 (rapport_action_kinds[i].value, value) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (get_kind (row)), i);
}

static gboolean
is_promise (GtkWidget *row)
{
  return g_str_equal (get_kind_value (row), RAPPORT_ACTION_PROMISE);
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

  gtk_box_append (GTK_BOX (row), make_kind (self));
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
  /** RapportActionItemEditor::promise: the person wants to add what was promised */
  signals[PROMISE] = g_signal_new ("promise", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
promise_cb (RapportActionItemEditor *self)
{
  g_signal_emit (self, signals[PROMISE], 0);
}

static GtkWidget *
make_add (RapportActionItemEditor *self,
          const char              *label,
          GCallback                callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
rapport_action_item_editor_init (RapportActionItemEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

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
  self->add = make_add (self, _("Add Action _Item"), G_CALLBACK (rapport_action_item_editor_add_row));
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), make_add (self, _("Add _Promise"), G_CALLBACK (promise_cb)));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
}

/** rapport_action_item_editor_set_context: says who may do it; needed before use */
void
rapport_action_item_editor_set_context (RapportActionItemEditor *self,
                                        RapportContext          *context)
{
  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));

  g_set_object (&self->context, context);
}

/* in sight with what adds the next one */
static void
begin_row (RapportActionItemEditor *self,
           GtkWidget               *row)
{
  gtk_widget_grab_focus (get_what (row));
  rapport_ui_scroll_to (GTK_WIDGET (self));
}

/** rapport_action_item_editor_add_row: adds an empty row, with the cursor in it */
void
rapport_action_item_editor_add_row (RapportActionItemEditor *self)
{
  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  begin_row (self, append_row (self));
}

/**
 * rapport_action_item_editor_add_promise:
 * @what: (nullable): what was promised, as far as it is known; only for the first promise
 *
 * Adds a row for what was promised (FR-15), with the cursor in it: what is typed takes the place of @what.
 */
void
rapport_action_item_editor_add_promise (RapportActionItemEditor *self,
                                        const char              *what)
{
  gboolean is_first = TRUE;
  GtkWidget *row;

  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    is_first &= !is_promise (row);
  row = append_row (self);
  set_kind_value (row, RAPPORT_ACTION_PROMISE);
  if (is_first && what != NULL && *what != '\0')
    gtk_editable_set_text (GTK_EDITABLE (get_what (row)), what);
  begin_row (self, row);
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
      if (is_promise (row) && !rapport_moment_is_set (&until))
        {
          show_problem (self, get_until (row), _("Say for when it was promised."));
          return NULL;
        }
      item = RAPPORT_ENTITY (rapport_action_item_new ());
      rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_KIND, get_kind_value (row));
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
  g_autoptr(GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE (TYPED));
  g_autoptr(GVariant) rows = NULL;

  g_return_val_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_variant_builder_add (builder, "(sxss)", gtk_editable_get_text (GTK_EDITABLE (get_what (row))),
                           rapport_reference_get_id (RAPPORT_REFERENCE (get_who (row))),
                           rapport_date_entry_get_text (RAPPORT_DATE_ENTRY (get_until (row))), get_kind_value (row));
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
  const char *what, *until, *kind;
  gint64 who;

  g_return_if_fail (RAPPORT_IS_ACTION_ITEM_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    remove_row (self, row);
  if (typed == NULL || *typed == '\0')
    return;
  rows = g_variant_parse (G_VARIANT_TYPE (TYPED), typed, NULL, NULL, NULL);
  if (rows == NULL)
    return;
  g_variant_iter_init (&iterator, rows);
  while (g_variant_iter_next (&iterator, "(&sx&s&s)", &what, &who, &until, &kind))
    {
      row = append_row (self);
      set_kind_value (row, kind);
      gtk_editable_set_text (GTK_EDITABLE (get_what (row)), what);
      rapport_reference_set_id (RAPPORT_REFERENCE (get_who (row)), who);
      rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (get_until (row)), until);
    }
}
