/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-add.h"
#include "rapport-control-name.h"
#include "rapport-edit.h"
#include "rapport-lines.h"
#include "rapport-reorder.h"
#include "rapport-run.h"
#include "rapport-table.h"
#include "rapport-ui.h"

/* an amount has place in so many characters */
#define CELL_CHARS 7

/**
 * RapportLines:
 * What belongs to a thing, a line each, edited in place. Of a stored thing each edit, each new, moved and
 * deleted line is an act by itself, which undo takes back; those of a new thing are stored with it.
 */
struct _RapportLines
{
  GtkWidget                parent_instance;

  GtkWidget               *titles;
  GtkWidget               *grid;
  GtkWidget               *add;
  GtkLabel                *sum;
  GPtrArray               *sizes;
  RapportContext          *context;
  const RapportSheetLines *spec;
  const RapportEntityInfo *parent_info;
  gint64                   parent;
  GArray                  *ids;
  gint64                   wanted;
  gboolean                 is_new;
};

G_DEFINE_FINAL_TYPE (RapportLines, rapport_lines, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GType
get_type (RapportLines *self)
{
  return self->spec->info->get_type ();
}

static RapportForm *
get_form (GtkWidget *row)
{
  return RAPPORT_FORM (gtk_widget_get_first_child (row));
}

/* Without lines there is nothing to give titles. */
static void
show_sum (RapportLines *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  gint64 sum = 0;
  guint n = 0;

  gtk_widget_set_visible (self->titles, gtk_widget_get_first_child (self->grid) != NULL);
  if (self->spec->sum < 0)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->grid); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      RapportEntity *line = rapport_form_get_entity (get_form (row));

      if (line == NULL || !rapport_entity_is_set (line, self->spec->sum))
        continue;
      sum += rapport_entity_get_integer (line, self->spec->sum);
      n++;
    }
  amount = rapport_format_money (rapport_context_get_format (self->context), sum);
  /* translators: an amount of money, the sum of lines */
  text = g_strdup_printf (_("Sum: %s"), amount);
  gtk_label_set_text (self->sum, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), n > 0);
}

static void
changed_cb (RapportLines *self)
{
  show_sum (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_row (RapportLines *self,
          GtkWidget    *row)
{
  guint place = 0;

  for (GtkWidget *each = gtk_widget_get_first_child (self->grid); each != row; each = gtk_widget_get_next_sibling (each))
    place++;
  return place;
}

static void
focus_line (RapportLines *self,
            gint64        id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->grid); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (rapport_entity_get_id (rapport_form_get_entity (get_form (row))) == id)
      gtk_widget_grab_focus (GTK_WIDGET (get_form (row)));
}

/* The row in which a command was given: that of the focus or of the button that was pressed. */
static GtkWidget *
find_focus_row (RapportLines *self)
{
  GtkWidget *focus = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

  while (focus != NULL && gtk_widget_get_parent (focus) != self->grid)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportLines *self = RAPPORT_LINES (widget);
  GtkWidget *row = find_focus_row (self);
  GtkWidget *next;
  gint64 id;

  if (row == NULL)
    return;
  next = gtk_widget_get_next_sibling (row) != NULL ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  gtk_widget_grab_focus (next != NULL ? next : self->add);
  if (self->is_new)
    {
      gtk_box_remove (GTK_BOX (self->grid), row);
      changed_cb (self);
      return;
    }
  id = rapport_entity_get_id (rapport_form_get_entity (get_form (row)));
  rapport_run_told (self->context, rapport_delete_new (get_type (self), &id, 1));
}

static void
move_row (RapportLines *self,
          int           step)
{
  GtkWidget *row = find_focus_row (self);
  GtkWidget *before;
  g_autoptr(GArray) ids = NULL;
  guint place;

  if (row == NULL)
    return;
  place = find_row (self, row);
  if ((step < 0 && place == 0) || (step > 0 && gtk_widget_get_next_sibling (row) == NULL))
    return;
  if (self->is_new)
    {
      before = step > 0 ? gtk_widget_get_next_sibling (row)
                        : gtk_widget_get_prev_sibling (gtk_widget_get_prev_sibling (row));
      gtk_box_reorder_child_after (GTK_BOX (self->grid), row, before);
      changed_cb (self);
      return;
    }
  rapport_form_commit (get_form (row));
  ids = g_array_copy (self->ids);
  g_array_index (ids, gint64, place) = g_array_index (self->ids, gint64, place + step);
  g_array_index (ids, gint64, place + step) = g_array_index (self->ids, gint64, place);
  self->wanted = g_array_index (self->ids, gint64, place);
  rapport_run_told (self->context, rapport_reorder_new (get_type (self), self->spec->rank,
                                                        (const gint64 *) (gpointer) ids->data, ids->len));
}

static void
up_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  move_row (RAPPORT_LINES (widget), -1);
}

static void
down_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  move_row (RAPPORT_LINES (widget), 1);
}

static void
remove_clicked_cb (GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  gtk_widget_activate_action (button, "lines.delete", NULL);
}

static GtkWidget *
make_remove (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Remove this line (Alt+Delete)"));
  rapport_control_name_set (button, _("Remove Line"));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), NULL);
  return button;
}

static GtkWidget *
append_row (RapportLines  *self,
            RapportEntity *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RapportForm *form = rapport_form_new (self->context, get_type (self));

  rapport_form_add_row (form, self->spec->fields, self->spec->n_fields);
  for (guint i = 0; i < self->spec->n_fields; i++)
    {
      RapportFieldEditor *editor = rapport_form_get_editor (form, self->spec->fields[i]);
      GtkWidget *control = rapport_field_editor_get_control (editor);

      if (GTK_IS_EDITABLE (control))
        gtk_editable_set_width_chars (GTK_EDITABLE (control), CELL_CHARS);
      gtk_size_group_add_widget (g_ptr_array_index (self->sizes, i), GTK_WIDGET (editor));
    }
  gtk_widget_set_hexpand (GTK_WIDGET (form), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (row), make_remove ());
  gtk_box_append (GTK_BOX (self->grid), row);
  if (self->is_new)
    rapport_form_start (form, line);
  else
    rapport_form_set_entity (form, line);
  g_signal_connect_object (line, "notify", G_CALLBACK (show_sum), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "typed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "edited", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
clear (RapportLines *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_box_remove (GTK_BOX (self->grid), row);
  g_array_set_size (self->ids, 0);
}

static GArray *
list_lines (RapportLines *self)
{
  const RapportField *fields = self->spec->info->fields;
  const int owner = rapport_entity_info_find_owner (self->spec->info, self->parent_info->name);
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));

  return connection != NULL ? rapport_table_list_children (connection, get_type (self), fields[owner].name,
                                                           self->parent, &fields[self->spec->rank], NULL) : NULL;
}

/* The editors of what stays are left alone: somebody may be typing there. */
static void
fill (RapportLines *self)
{
  g_autoptr(GArray) ids = self->parent != 0 ? list_lines (self) : NULL;

  if (ids == NULL)
    {
      clear (self);
      show_sum (self);
      return;
    }
  if (ids->len != self->ids->len ||
      (ids->len > 0 && memcmp (ids->data, self->ids->data, ids->len * sizeof (gint64)) != 0))
    {
      clear (self);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr(RapportEntity) line = rapport_book_get (rapport_context_get_book (self->context), get_type (self),
                                                            g_array_index (ids, gint64, i), NULL);

          if (line != NULL)
            append_row (self, line);
        }
      g_array_append_vals (self->ids, ids->data, ids->len);
      if (self->wanted != 0)
        focus_line (self, self->wanted);
      self->wanted = 0;
    }
  show_sum (self);
}

static void
book_changed_cb (RapportLines *self,
                 GArray       *changes)
{
  gboolean concerned = changes == NULL;

  for (guint i = 0; changes != NULL && !concerned && i < changes->len; i++)
    concerned = g_array_index (changes, RapportChange, i).thing == g_intern_string (self->spec->info->name);
  if (concerned && self->parent != 0)
    fill (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportLines) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  if (receipt == NULL)
    {
      rapport_context_fail (self->context, error->message);
      return;
    }
  focus_line (self, receipt->created);
}

static RapportEntity *
make_line (RapportLines *self)
{
  RapportEntity *line = g_object_new (get_type (self), NULL);
  gint64 rank = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->grid); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      RapportEntity *other = rapport_form_get_entity (get_form (row));

      if (rapport_entity_is_set (other, self->spec->rank))
        rank = MAX (rank, rapport_entity_get_integer (other, self->spec->rank) + 1);
    }
  rapport_entity_set_integer (line, self->spec->rank, rank);
  return line;
}

static void
rapport_lines_dispose (GObject *object)
{
  RapportLines *self = RAPPORT_LINES (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_lines_parent_class)->dispose (object);
}

static void
rapport_lines_finalize (GObject *object)
{
  RapportLines *self = RAPPORT_LINES (object);

  g_ptr_array_unref (self->sizes);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (rapport_lines_parent_class)->finalize (object);
}

static void
rapport_lines_class_init (RapportLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_lines_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_lines_finalize;
  widget_class->focus = rapport_ui_focus_children;

  /** RapportLines::changed: something was typed, added, moved or removed in a new thing */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "lines.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "lines.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "lines.down", NULL, down_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_ALT_MASK, "lines.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "lines.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "lines.down", NULL);
}

static void
rapport_lines_init (RapportLines *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->sizes = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
make_titles (RapportLines *self)
{
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < self->spec->n_fields; i++)
    {
      const char *label = self->spec->info->fields[self->spec->fields[i]].label;
      GtkWidget *title = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "field", label));
      GtkSizeGroup *size = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (title, "dim-label");
      gtk_size_group_add_widget (size, title);
      g_ptr_array_add (self->sizes, size);
      gtk_box_append (GTK_BOX (titles), title);
    }
  return titles;
}

static void
make_children (RapportLines *self)
{
  GtkWidget *heading = gtk_label_new (_(self->spec->title));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->titles = make_titles (self);
  gtk_widget_set_visible (self->titles, FALSE);
  gtk_widget_set_parent (self->titles, GTK_WIDGET (self));
  self->grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sum, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->sum), GTK_WIDGET (self));
  self->add = gtk_button_new_with_mnemonic (_(self->spec->add));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (rapport_lines_add), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->spec->title), -1);
}

/** rapport_lines_new: Returns: (transfer floating): of things of the kind @parent, showing none yet */
RapportLines *
rapport_lines_new (RapportContext          *context,
                   const RapportSheetLines *spec,
                   const RapportEntityInfo *parent)
{
  RapportLines *self = g_object_new (RAPPORT_TYPE_LINES, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && spec != NULL, self);

  self->context = g_object_ref (context);
  self->spec = spec;
  self->parent_info = parent;
  make_children (self);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/** rapport_lines_set_parent: shows the lines of a stored thing, 0 for none */
void
rapport_lines_set_parent (RapportLines *self,
                          gint64        parent)
{
  g_return_if_fail (RAPPORT_IS_LINES (self));

  self->is_new = FALSE;
  if (parent != self->parent)
    clear (self);
  self->parent = parent;
  fill (self);
}

/** rapport_lines_start: shows no lines, of a thing that is not stored yet */
void
rapport_lines_start (RapportLines *self)
{
  g_return_if_fail (RAPPORT_IS_LINES (self));

  self->is_new = TRUE;
  self->parent = 0;
  clear (self);
  show_sum (self);
}

/** rapport_lines_add: adds a line, with the cursor in it */
void
rapport_lines_add (RapportLines *self)
{
  g_autoptr(RapportEntity) line = NULL;
  int owner;

  g_return_if_fail (RAPPORT_IS_LINES (self));

  line = make_line (self);
  if (self->is_new)
    {
      gtk_widget_grab_focus (GTK_WIDGET (get_form (append_row (self, line))));
      changed_cb (self);
      return;
    }
  if (self->parent == 0)
    return;
  owner = rapport_entity_info_find_owner (self->spec->info, self->parent_info->name);
  rapport_entity_set_integer (line, owner, self->parent);
  rapport_act_run_async (rapport_add_new (line), rapport_context_get_book (self->context), added_cb,
                         g_object_ref (self));
}

/**
 * rapport_lines_apply:
 *
 * Puts what was typed into the lines of a new thing. What is wrong is shown in its place, and the cursor
 * is put there.
 *
 * Returns: (transfer full) (nullable) (element-type RapportEntity): the lines; NULL when one is wrong
 */
GPtrArray *
rapport_lines_apply (RapportLines *self)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 rank = 0;

  g_return_val_if_fail (RAPPORT_IS_LINES (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->grid); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      RapportEntity *line = rapport_form_get_entity (get_form (row));

      if (!rapport_form_apply (get_form (row)))
        return NULL;
      rapport_entity_set_integer (line, self->spec->rank, rank++);
      g_ptr_array_add (lines, g_object_ref (line));
    }
  return g_steal_pointer (&lines);
}

/** rapport_lines_dup_typed: Returns: (transfer full) (nullable): all that was typed, for a draft; NULL for nothing */
char *
rapport_lines_dup_typed (RapportLines *self)
{
  g_autoptr(GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("as"));
  g_autoptr(GVariant) rows = NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (RAPPORT_IS_LINES (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->grid); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *typed = rapport_form_dup_typed (get_form (row));

      any = any || typed != NULL;
      g_variant_builder_add (builder, "s", typed != NULL ? typed : "");
    }
  rows = g_variant_ref_sink (g_variant_builder_end (builder));
  return any ? g_variant_print (rows, FALSE) : NULL;
}

/** rapport_lines_set_typed: puts back, in a new thing, what rapport_lines_dup_typed() gave */
void
rapport_lines_set_typed (RapportLines *self,
                         const char   *typed)
{
  g_autoptr(GVariant) rows = g_variant_parse (G_VARIANT_TYPE ("as"), typed, NULL, NULL, NULL);
  GVariantIter iterator;
  const char *row;

  g_return_if_fail (RAPPORT_IS_LINES (self));
  g_return_if_fail (self->is_new);

  if (rows == NULL)
    return;
  g_variant_iter_init (&iterator, rows);
  while (g_variant_iter_next (&iterator, "&s", &row))
    {
      g_autoptr(RapportEntity) line = make_line (self);
      GtkWidget *added = append_row (self, line);

      if (*row != '\0')
        rapport_form_set_typed (get_form (added), row);
    }
  show_sum (self);
}
