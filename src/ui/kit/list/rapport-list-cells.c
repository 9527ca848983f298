/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-cells-private.h"
#include "rapport-things.h"

G_DEFINE_FINAL_TYPE (RapportListCells, rapport_list_cells, G_TYPE_OBJECT)

/** rapport_list_cells_get_column: Returns: the column of the list at @column */
const RapportColumn *
rapport_list_cells_get_column (RapportListCells *self,
                               guint             column)
{
  return &self->spec->columns[column];
}

/** rapport_list_cells_get_title: Returns: what the column at @column is called */
const char *
rapport_list_cells_get_title (RapportListCells *self,
                              guint             column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", self->spec->columns[column].title);
}

/** rapport_list_cells_get_cursor: Returns: the column that the cursor is in: the first shown, where its own is hidden */
guint
rapport_list_cells_get_cursor (RapportListCells *self)
{
  const int cursor = rapport_list_style_get_cursor (self->list->style);
  guint n;
  const RapportShownCell *cells = rapport_list_header_get_cells (self->list->header, &n);

  for (guint i = 0; i < n; i++)
    if ((int) cells[i].index == cursor)
      return cells[i].index;
  return n > 0 ? cells[0].index : 0;
}

/** rapport_list_cells_get_row: Returns: the thing whose row has the keyboard, 0 for none */
gint64
rapport_list_cells_get_row (RapportListCells *self)
{
  const guint position = rapport_list_body_get_focused (self->list->body);
  const gint64 id = position != GTK_INVALID_LIST_POSITION ? rapport_list_model_get_id (self->list->model, position) : 0;

  return MAX (id, 0);
}

/** rapport_list_cells_begin_plan: Returns: (transfer full): what is to be changed, typed here and now */
RapportCellPlan *
rapport_list_cells_begin_plan (RapportListCells *self)
{
  return rapport_cell_plan_new (self->info, rapport_context_get_now (self->context),
                                rapport_context_get_zone (self->context),
                                rapport_context_get_currency (self->context));
}

/** rapport_list_cells_dup_fixed: Returns: (transfer full): that @column can't be typed into, and where it is changed */
char *
rapport_list_cells_dup_fixed (RapportListCells *self,
                              guint             column)
{
  const char *title = rapport_list_cells_get_title (self, column);
  g_autofree char *held = rapport_list_spec_dup_held (self->spec, column);

  if (held == NULL)
    /* translators: the title of a column */
    return g_strdup_printf (_("“%s” can’t be changed in the table. It follows from other things."), title);
  /* translators: the title of a column */
  return g_strdup_printf (_("“%s” can’t be changed in the table. Press Ctrl+E for the list and change it beside that."),
                          title);
}

/** rapport_list_cells_tell_fixed: says that the cell at the cursor can't be typed into */
void
rapport_list_cells_tell_fixed (RapportListCells *self)
{
  g_autofree char *sentence = rapport_list_cells_dup_fixed (self, rapport_list_cells_get_cursor (self));

  rapport_context_tell (self->context, sentence, FALSE);
}

/* Only the row with the keyboard shows the cursor, and says its cell. */
static void
mark (RapportListCells *self)
{
  const guint position = self->is_active && self->list != NULL ? rapport_list_body_get_focused (self->list->body)
                                                                : GTK_INVALID_LIST_POSITION;
  RapportListRow *row =
    position != GTK_INVALID_LIST_POSITION ? rapport_list_body_get_row (self->list->body, position) : NULL;

  if (self->marked != NULL && self->marked != GTK_WIDGET (row))
    {
      rapport_list_row_redraw (RAPPORT_LIST_ROW (self->marked));
      rapport_list_row_update_name (RAPPORT_LIST_ROW (self->marked));
    }
  g_set_weak_pointer (&self->marked, GTK_WIDGET (row));
  if (row == NULL)
    return;
  rapport_list_row_redraw (row);
  rapport_list_row_update_name (row);
}

static void
scroll_to (RapportListCells *self)
{
  RapportListRow *row = RAPPORT_LIST_ROW (self->marked);
  GtkAdjustment *adjustment = rapport_list_body_get_hadjustment (self->list->body);
  GdkRectangle area;

  if (row != NULL && rapport_list_row_get_cell (row, rapport_list_cells_get_cursor (self), &area))
    gtk_adjustment_clamp_page (adjustment, area.x, area.x + area.width);
}

static void
set_cursor (RapportListCells *self,
            guint             column)
{
  rapport_list_style_set_cursor (self->list->style, (int) column);
  mark (self);
  scroll_to (self);
}

/* By @step, through the shown columns; FALSE at their end. */
static gboolean
step_column (RapportListCells *self,
             int               step,
             gboolean          edited_only)
{
  guint n;
  const RapportShownCell *cells = rapport_list_header_get_cells (self->list->header, &n);
  const guint cursor = rapport_list_cells_get_cursor (self);
  int i = 0;

  while (i < (int) n && cells[i].index != cursor)
    i++;
  for (i += step; i >= 0 && i < (int) n; i += step)
    if (!edited_only || rapport_list_spec_get_edited (self->spec, cells[i].index) >= 0)
      {
        set_cursor (self, cells[i].index);
        return TRUE;
      }
  return FALSE;
}

static void
go_to_end (RapportListCells *self,
           gboolean          is_first)
{
  guint n;
  const RapportShownCell *cells = rapport_list_header_get_cells (self->list->header, &n);

  if (n > 0)
    set_cursor (self, cells[is_first ? 0 : n - 1].index);
}

/* Returns: the place of the next thing from that of @id on, over headings; its own at the end */
static guint
find_next (RapportListCells *self,
           gint64            id,
           int               step)
{
  const int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->list->model));
  guint place;

  if (!rapport_list_model_find (self->list->model, id, &place))
    return GTK_INVALID_LIST_POSITION;
  for (int i = (int) place + step; i >= 0 && i < n; i += step)
    if (rapport_list_model_get_id (self->list->model, (guint) i) > 0)
      return (guint) i;
  return place;
}

/** rapport_list_cells_move: takes the keyboard from the cell of @id that was edited to where the person goes on */
void
rapport_list_cells_move (RapportListCells *self,
                         RapportCellStep   step,
                         gint64            id)
{
  const int down = step == RAPPORT_CELL_BELOW ? 1 : step == RAPPORT_CELL_ABOVE ? -1 : 0;
  const guint place = find_next (self, id, down);

  if (place != GTK_INVALID_LIST_POSITION)
    {
      rapport_list_body_reveal (self->list->body, place);
      rapport_list_selection_set_id (self->list->selection, rapport_list_model_get_id (self->list->model, place));
      rapport_list_body_focus_at (self->list->body, place);
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (step == RAPPORT_CELL_NEXT || step == RAPPORT_CELL_PREVIOUS)
    step_column (self, step == RAPPORT_CELL_NEXT ? 1 : -1, TRUE);
  mark (self);
}

/* From cell to cell and on in the next row, as in a spreadsheet; FALSE behind the last and before the first. */
static gboolean
step_cell (RapportListCells *self,
           gint64            id,
           int               step)
{
  const guint place = find_next (self, id, step);

  if (step_column (self, step, FALSE))
    return TRUE;
  if (place == GTK_INVALID_LIST_POSITION || rapport_list_model_get_id (self->list->model, place) == id)
    return FALSE;
  rapport_list_cells_move (self, step > 0 ? RAPPORT_CELL_BELOW : RAPPORT_CELL_ABOVE, id);
  go_to_end (self, step > 0);
  return TRUE;
}

static gboolean
step_key (RapportListCells *self,
          guint             key,
          GdkModifierType   held)
{
  const gint64 id = rapport_list_cells_get_row (self);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (held & ~GDK_SHIFT_MASK) == 0)
    {
      rapport_list_cells_move (self, held == 0 ? RAPPORT_CELL_BELOW : RAPPORT_CELL_ABOVE, id);
      return TRUE;
    }
  if ((key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab) && held == 0)
    return step_cell (self, id, 1);
  if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab) && held == GDK_SHIFT_MASK)
    return step_cell (self, id, -1);
  return FALSE;
}

/* What is typed begins in the editor, also with an input method. */
static gboolean
type_key (RapportListCells      *self,
          guint                  key,
          GtkEventControllerKey *controller)
{
  const guint32 typed = gdk_keyval_to_unicode (key);

  if (typed == 0 || typed == ' ' || g_unichar_iscntrl (typed))
    return GDK_EVENT_PROPAGATE;
  if (!rapport_list_cells_edit (self, ""))
    rapport_list_cells_tell_fixed (self);
  else
    gtk_event_controller_key_forward (controller, rapport_cell_editor_get_input (self->editor));
  return GDK_EVENT_STOP;
}

static gboolean
move_key (RapportListCells *self,
          guint             key)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->list)) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step_column (self, rtl ? 1 : -1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step_column (self, rtl ? -1 : 1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to_end (self, key == GDK_KEY_Home || key == GDK_KEY_KP_Home);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      if (!rapport_list_cells_edit (self, NULL))
        rapport_list_cells_tell_fixed (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      rapport_list_cells_empty (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_cb (RapportListCells      *self,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  const GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (!self->is_active || self->editor != NULL || rapport_list_cells_get_row (self) == 0)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_d || key == GDK_KEY_D))
    rapport_list_cells_fill_down (self);
  else if ((held == GDK_CONTROL_MASK && (key == GDK_KEY_v || key == GDK_KEY_V)) ||
           (held == GDK_SHIFT_MASK && (key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert)))
    rapport_list_cells_paste (self);
  else if ((held == 0 && move_key (self, key)) || step_key (self, key, held))
    return GDK_EVENT_STOP;
  else
    return (held & ~GDK_SHIFT_MASK) == 0 ? type_key (self, key, controller) : GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* The cell that is clicked is the cursor's; a second click types into it. */
static void
pressed_cb (RapportListCells *self,
            int               n_press,
            double            x,
            double            y,
            GtkGesture       *gesture)
{
  GtkWidget *picked = self->is_active ? gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT) : NULL;
  GtkWidget *row = picked != NULL && !RAPPORT_IS_LIST_ROW (picked) ? gtk_widget_get_first_child (picked) : picked;
  graphene_point_t point;
  int column;

  if (!RAPPORT_IS_LIST_ROW (row) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->list), row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  column = rapport_list_row_find_cell (RAPPORT_LIST_ROW (row), (int) point.x);
  if (column < 0)
    return;
  set_cursor (self, (guint) column);
  if (n_press == 2 && rapport_list_cells_get_row (self) != 0 && rapport_list_cells_edit (self, NULL))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
root_changed_cb (RapportListCells *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->list)));

  if (root == self->root)
    return;
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_data (self->root, self);
  g_set_weak_pointer (&self->root, root);
  if (root != NULL)
    g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (mark), self);
}

static void
mapped_cb (RapportListCells *self)
{
  if (self->is_active && self->editor == NULL)
    rapport_list_cells_tell_drafts (self);
}

static void
scrolled_cb (RapportListCells *self)
{
  if (self->editor != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self->list));
}

static void
rapport_list_cells_dispose (GObject *object)
{
  RapportListCells *self = RAPPORT_LIST_CELLS (object);

  rapport_book_forget (&self->looking);
  if (self->list != NULL)
    rapport_list_cells_close (self);
  g_clear_handle_id (&self->left_idle, g_source_remove);
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_data (self->root, self);
  g_clear_weak_pointer (&self->root);
  g_clear_weak_pointer (&self->marked);
  g_clear_weak_pointer (&self->editor);
  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->before);
  g_clear_object (&self->told);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_list_cells_parent_class)->dispose (object);
}

static void
rapport_list_cells_class_init (RapportListCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_list_cells_dispose;
}

static void
rapport_list_cells_init (RapportListCells *self)
{
}

static void
watch_list (RapportListCells *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  /* a closed window and another page are leaving, too */
  g_signal_connect_object (self->list, "unmap", G_CALLBACK (rapport_list_cells_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_list_body_get_hadjustment (self->list->body), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_list_body_get_vadjustment (self->list->body), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  root_changed_cb (self);
}

/**
 * rapport_list_cells_new:
 * @list: which has its columns and its model
 *
 * Lets the person go from cell to cell of @list and type into them, once it is made active.
 *
 * Returns: (transfer full): the cells
 */
RapportListCells *
rapport_list_cells_new (RapportContext        *context,
                        const RapportListSpec *spec,
                        RapportList           *list)
{
  RapportListCells *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (spec != NULL && RAPPORT_IS_LIST (list), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_CELLS, NULL);
  self->context = g_object_ref (context);
  self->spec = spec;
  self->info = rapport_entity_info_for (spec->thing);
  g_set_weak_pointer (&self->list, list);
  watch_list (self);
  return self;
}

/** rapport_list_cells_set_active: shows the cursor and takes the keys, or leaves the list to its rows */
void
rapport_list_cells_set_active (RapportListCells *self,
                               gboolean          is_active)
{
  g_return_if_fail (RAPPORT_IS_LIST_CELLS (self));

  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  rapport_list_cells_leave (self);
  rapport_list_cells_close (self);
  rapport_list_style_set_cursor (self->list->style, is_active ? (int) rapport_list_cells_get_cursor (self) : -1);
  rapport_list_redraw (self->list);
  mark (self);
  rapport_list_cells_tell_drafts (self);
}
