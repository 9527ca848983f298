/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-preview.h"
#include "rapport-list-cells-private.h"
#include "rapport-table.h"
#include "rapport-value-text.h"

/* a narrow cell is typed into over its neighbours */
#define LEAST_WIDTH 150

/* An edit on its way to the book. */
typedef struct
{
  RapportListCells *cells;
  gint64            id;
  guint             column;
  RapportEntity    *before; /* what the person saw there */
  char             *typed;
  char             *told;   /* nullable: what is said once it is written */
} Save;

static void open_editor (RapportListCells *self,
                         gint64            id,
                         guint             column,
                         const char       *text,
                         const char       *problem);
static gboolean find_change (RapportListCells *self,
                             gboolean          answers);

static void
free_save (Save *save)
{
  g_object_unref (save->cells);
  g_object_unref (save->before);
  g_free (save->typed);
  g_free (save->told);
  g_free (save);
}

/** rapport_list_cells_close: takes the editor away; what is in it is not kept */
void
rapport_list_cells_close (RapportListCells *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);

  g_clear_handle_id (&self->left_idle, g_source_remove);
  if (editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (editor, self);
  g_clear_weak_pointer (&self->editor);
  rapport_list_set_over (self->list, NULL, NULL, NULL);
}

/* What the book refuses is typed still, with the sentence, unless something else is being typed by now. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Save *save = data;
  RapportListCells *self = save->cells;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL && self->list != NULL && self->is_active && self->editor == NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->list)) && rapport_list_model_has (self->list->model, save->id))
    {
      rapport_list_style_set_cursor (self->list->style, (int) save->column);
      rapport_list_cells_move (self, RAPPORT_CELL_STAY, save->id);
      open_editor (self, save->id, save->column, save->typed, error->message);
      if (self->editor != NULL && g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
        {
          g_set_object (&self->before, save->before);
          find_change (self, FALSE);
        }
    }
  else if (receipt == NULL && self->context != NULL)
    {
      rapport_list_cells_draft (self, save->before, save->column, save->typed, save->before);
      rapport_context_fail (self->context, error->message);
    }
  else if (receipt != NULL && save->told != NULL && self->context != NULL)
    rapport_context_tell (self->context, save->told, TRUE);
  free_save (save);
}

/* A word that nothing has yet may be a slip. */
static char *
dup_told (RapportListCells *self,
          RapportCellPlan  *plan)
{
  const RapportCellChange *change = g_ptr_array_index (rapport_cell_plan_get_changes (plan), 0);

  if (!change->is_new)
    return NULL;
  /* translators: what was typed, and the title of its column */
  return g_strdup_printf (_("“%s” is new as “%s”: nothing else has it."), change->after,
                          rapport_list_cells_get_title (self, self->edited_column));
}

/* Whether what is open goes along is asked while there is somebody to answer; else it does. */
static void
write_plan (RapportListCells *self,
            RapportCellPlan  *plan)
{
  Save *save = g_new0 (Save, 1);

  save->cells = g_object_ref (self);
  save->id = self->edited;
  save->column = self->edited_column;
  save->before = g_object_ref (self->before);
  save->typed = rapport_cell_editor_dup_typed (self->editor);
  save->told = dup_told (self, plan);
  rapport_act_run_async (rapport_cell_plan_create_act (plan, TRUE), rapport_context_get_book (self->context), saved_cb, save);
}

/* While another page comes or the window goes, what the list is in is hidden before it. */
static gboolean
is_in_sight (RapportListCells *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->list));

  return parent != NULL && gtk_widget_get_mapped (parent) && gtk_widget_get_mapped (GTK_WIDGET (self->list));
}

static gboolean
is_same (RapportListCells *self,
         RapportEntity    *one,
         RapportEntity    *other)
{
  const guint field = (guint) rapport_list_spec_get_edited (self->spec, self->edited_column);

  return rapport_entity_field_equal (one, other, field) &&
         (!rapport_value_has_words (self->info, field) || rapport_entity_field_equal (one, other, field + 1));
}

/* Says what the book has by now, if that is not what was there as the editor was opened; nothing is written over it
 * before the person has seen it, and @answers that. */
static gboolean
find_change (RapportListCells *self,
             gboolean          answers)
{
  const guint field = (guint) rapport_list_spec_get_edited (self->spec, self->edited_column);
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  /* what another process wrote just now is not in the thing that is shown */
  g_autoptr(RapportEntity) now = rapport_table_load (connection, self->info->get_type (), self->edited, NULL);
  const RapportValuePlace place = {
    .zone = rapport_context_get_zone (self->context), .currency = rapport_context_get_currency (self->context),
  };
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;

  if (answers && self->told != NULL && now != NULL && is_same (self, self->told, now))
    g_set_object (&self->before, now);
  if (now == NULL || is_same (self, self->before, now))
    return FALSE;
  shown = rapport_value_show (now, field, &place);
  sentence = g_strdup_printf (_("This was changed meanwhile to “%s”. Enter keeps what you typed, Escape leaves that."),
                              shown != NULL && *shown != '\0' ? shown : "—");
  rapport_cell_editor_show_problem (self->editor, sentence);
  g_set_object (&self->told, now);
  return TRUE;
}

/* It may be taken away next. */
static void
keep (RapportListCells *self)
{
  g_autofree char *typed = rapport_cell_editor_dup_typed (self->editor);

  rapport_list_cells_draft (self, self->before, self->edited_column, typed, self->before);
  self->is_kept = TRUE;
}

static void
forget (RapportListCells *self)
{
  if (self->is_kept)
    rapport_list_cells_draft (self, self->before, self->edited_column, NULL, NULL);
  self->is_kept = FALSE;
}

/* @answers: the person looks at the editor, and goes on in spite of what it says
 * Returns: whether nothing is wrong with what was typed; it is on its way then */
static gboolean
save_editor (RapportListCells *self,
             gboolean          answers)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportCellPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!rapport_cell_editor_is_changed (self->editor))
    return TRUE;
  if (find_change (self, answers))
    return FALSE;
  text = rapport_cell_editor_dup_text (self->editor, &error);
  if (text != NULL)
    {
      plan = rapport_list_cells_begin_plan (self);
      rapport_cell_plan_type (plan, self->edited,
                              (guint) rapport_list_spec_get_edited (self->spec, self->edited_column), text);
      rapport_cell_plan_expect (plan, self->before);
      rapport_cell_plan_check (plan, rapport_book_get_connection (book), &error);
    }
  if (error != NULL)
    {
      rapport_cell_editor_show_problem (self->editor, error->message);
      return FALSE;
    }
  if (rapport_cell_plan_get_n_refused (plan) > 0)
    {
      const RapportCellChange *change = g_ptr_array_index (rapport_cell_plan_get_changes (plan), 0);

      rapport_cell_editor_show_problem (self->editor, change->problem);
      return FALSE;
    }
  if (rapport_cell_plan_get_n_open (plan) > 0 && is_in_sight (self))
    rapport_cell_preview_show (self->context, g_steal_pointer (&plan), TRUE);
  else if (rapport_cell_plan_get_n_changed (plan) > 0)
    write_plan (self, plan);
  return TRUE;
}

static void
committed_cb (RapportListCells *self,
              RapportCellStep   step)
{
  const gint64 id = self->edited;

  if (!save_editor (self, TRUE))
    return;
  forget (self);
  rapport_list_cells_close (self);
  rapport_list_cells_move (self, step, id);
}

static void
given_up_cb (RapportListCells *self)
{
  const gint64 id = self->edited;

  forget (self);
  rapport_list_cells_close (self);
  rapport_list_cells_move (self, RAPPORT_CELL_STAY, id);
}

/** rapport_list_cells_leave: is done with the editor, as who goes elsewhere is; what is wrong stays to be seen, and is kept */
void
rapport_list_cells_leave (RapportListCells *self)
{
  if (self->editor == NULL)
    return;
  if (!save_editor (self, FALSE))
    {
      keep (self);
      return;
    }
  forget (self);
  rapport_list_cells_close (self);
}

static gboolean
left_idle_cb (gpointer data)
{
  RapportListCells *self = data;
  GtkRoot *root = self->editor != NULL ? gtk_widget_get_root (GTK_WIDGET (self->editor)) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->left_idle = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)))
    rapport_list_cells_leave (self);
  return G_SOURCE_REMOVE;
}

static void
left_cb (RapportListCells *self)
{
  if (self->left_idle == 0)
    self->left_idle = g_idle_add (left_idle_cb, self);
}

/** rapport_list_cells_place: gives the editor its place over its cell, which may have moved */
void
rapport_list_cells_place (RapportList *list,
                          int          width,
                          int          height,
                          gpointer     data)
{
  RapportListCells *self = data;
  RapportListRow *row = NULL;
  GdkRectangle cell;
  graphene_rect_t bounds;
  guint place;
  int least, natural;

  if (rapport_list_model_find (list->model, self->edited, &place))
    row = rapport_list_body_get_row (list->body, place);
  if (row != NULL && rapport_list_row_get_cell (row, self->edited_column, &cell) &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    {
      self->area = cell;
      self->area.x += (int) bounds.origin.x;
      self->area.y += (int) bounds.origin.y;
    }
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  self->area.width = MIN (MAX (MAX (self->area.width, LEAST_WIDTH), least), width);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, self->area.width, &least, &natural, NULL,
                      NULL);
  self->area.x = CLAMP (self->area.x, 0, width - self->area.width);
  self->area.y = CLAMP (self->area.y, 0, MAX (height - natural, 0));
  gtk_widget_size_allocate (GTK_WIDGET (self->editor),
                            &(GtkAllocation) { self->area.x, self->area.y, self->area.width, natural }, -1);
}

static void
open_editor (RapportListCells *self,
             gint64            id,
             guint             column,
             const char       *text,
             const char       *problem)
{
  const int field = rapport_list_spec_get_edited (self->spec, column);
  g_autoptr(RapportEntity) thing =
    rapport_book_get (rapport_context_get_book (self->context), self->info->get_type (), id, NULL);
  g_autofree char *draft = NULL;

  if (thing == NULL)
    return;
  rapport_list_cells_leave (self);
  rapport_list_cells_close (self);
  self->edited = id;
  self->edited_column = column;
  g_clear_object (&self->told);
  g_clear_object (&self->before);
  if (text == NULL)
    draft = rapport_list_cells_dup_draft (self, thing, column, &self->before);
  else
    self->before = rapport_entity_copy (thing);
  self->is_kept = draft != NULL;
  g_set_weak_pointer (&self->editor, RAPPORT_CELL_EDITOR (
    rapport_cell_editor_new (self->context, thing, (guint) field, rapport_list_cells_get_title (self, column))));
  if (text != NULL || self->is_kept)
    rapport_cell_editor_set_text (self->editor, self->is_kept ? draft : text);
  if (!self->is_kept)
    rapport_cell_editor_show_problem (self->editor, problem);
  else if (!find_change (self, FALSE))
    rapport_cell_editor_show_problem (self->editor, _("You typed this before, and it is not saved yet."));
  g_signal_connect_swapped (self->editor, "committed", G_CALLBACK (committed_cb), self);
  g_signal_connect_swapped (self->editor, "given-up", G_CALLBACK (given_up_cb), self);
  g_signal_connect_swapped (self->editor, "left", G_CALLBACK (left_cb), self);
  rapport_list_set_over (self->list, GTK_WIDGET (self->editor), rapport_list_cells_place, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * rapport_list_cells_edit:
 * @text: (nullable): what the editor begins with; NULL for what the cell holds
 *
 * Lets the person type into the cell at the cursor.
 *
 * Returns: whether that can be
 */
gboolean
rapport_list_cells_edit (RapportListCells *self,
                         const char       *text)
{
  const gint64 id = rapport_list_cells_get_row (self);
  const guint column = rapport_list_cells_get_cursor (self);

  if (id == 0 || rapport_list_spec_get_edited (self->spec, column) < 0)
    return FALSE;
  rapport_list_selection_set_id (self->list->selection, id);
  open_editor (self, id, column, text, NULL);
  return self->editor != NULL;
}

/** rapport_list_cells_empty: takes away what the cell at the cursor holds */
void
rapport_list_cells_empty (RapportListCells *self)
{
  if (rapport_list_cells_edit (self, ""))
    committed_cb (self, RAPPORT_CELL_STAY);
  else
    rapport_list_cells_tell_fixed (self);
}
