/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-private.h"

static void
selection_changed_cb (RapportList *self)
{
  g_signal_emit_by_name (self, "selection-changed");
}

/** rapport_list_set_over: lays @over (nullable) over the list in place of what lay there, where @place puts it */
void
rapport_list_set_over (RapportList          *self,
                       GtkWidget            *over,
                       RapportListPlaceFunc  place,
                       gpointer              data)
{
  g_clear_pointer (&self->over, gtk_widget_unparent);
  self->over = over;
  self->place = place;
  self->place_data = data;
  if (over != NULL)
    gtk_widget_set_parent (over, GTK_WIDGET (self));
}

/** rapport_list_disconnect_model: lists nothing any more */
void
rapport_list_disconnect_model (RapportList *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
}

/** rapport_list_set_model: Sets what is listed; its rows have a cell for each column */
void
rapport_list_set_model (RapportList      *self,
                        RapportListModel *model)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (RAPPORT_IS_LIST_MODEL (model));

  if (model == self->model)
    return;
  rapport_list_disconnect_model (self);
  self->model = g_object_ref (model);
  self->selection = rapport_list_selection_new (model, self->multiple);
  g_signal_connect_swapped (model, "rows-changed", G_CALLBACK (rapport_list_redraw), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  rapport_list_body_set_selection (self->body, self->selection);
}

/** rapport_list_get_model: Returns: (transfer none) (nullable): what is listed */
RapportListModel *
rapport_list_get_model (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  return self->model;
}

/** rapport_list_set_format: Sets how values are written, and in which time zone */
void
rapport_list_set_format (RapportList   *self,
                         RapportFormat *format)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_style_set_format (self->style, format);
  rapport_list_redraw (self);
}

/* whether the row at @position is that of the one selected thing */
static gboolean
is_of_selected (RapportList *self,
                guint        position)
{
  const gint64 id = rapport_list_selection_get_id (self->selection);

  return id != 0 && rapport_list_model_get_id (self->model, position) == id;
}

/* The keyboard goes along with the selected thing, if its row had it. Else it stays where its row was; with the last
   row it goes to the one before, and with all of them to what is said in their place. */
static void
keep_focus (RapportList *self,
            guint        focused,
            guint        n)
{
  if (focused == GTK_INVALID_LIST_POSITION)
    return;
  if (self->is_selected_focused)
    rapport_list_model_find (self->model, rapport_list_selection_get_id (self->selection), &focused);
  if (rapport_list_body_get_focused (self->body) == focused)
    return;
  if (n > 0)
    rapport_list_body_focus_at (self->body, MIN (focused, n - 1));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/** rapport_list_keep_focused: keeps in mind that the row at @focused has the keyboard, which will be taken from it */
void
rapport_list_keep_focused (RapportList *self,
                           guint        focused)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  self->focused = focused;
  self->is_selected_focused = is_of_selected (self, focused);
}

/* while the list said that it is being read, that had the keyboard in place of a row */
static gboolean
is_waited_for (RapportList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return self->state == RAPPORT_LIST_CONTENT_LOADING && focus != NULL &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->placeholder));
}

/**
 * rapport_list_expect_answer:
 * @news: what rapport_list_show_answer() will be told
 *
 * To be called just before the contents of the model change. GTK takes the keyboard elsewhere as soon as the row
 * that has it is gone, so it goes to a row that stays before that, and where it was is kept in mind.
 */
void
rapport_list_expect_answer (RapportList    *self,
                            RapportListNews news)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  if (!is_waited_for (self))
    rapport_list_keep_focused (self, rapport_list_body_get_focused (self->body));
  else if (self->focused == GTK_INVALID_LIST_POSITION || (news & RAPPORT_LIST_FROM_TOP))
    {
      self->focused = 0;
      self->is_selected_focused = FALSE;
      return;
    }
  if (self->focused == GTK_INVALID_LIST_POSITION || !(news & RAPPORT_LIST_FROM_TOP))
    return;
  rapport_list_body_go_to_top (self->body);
  self->focused = rapport_list_body_get_focused (self->body);
  self->is_selected_focused = FALSE;
}

/**
 * rapport_list_show_answer:
 *
 * Shows what the model was given, or says that it has nothing.
 */
void
rapport_list_show_answer (RapportList    *self,
                          RapportListNews news)
{
  const guint focused = self->focused;
  guint n;

  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (self->model != NULL);

  self->focused = GTK_INVALID_LIST_POSITION;
  if (news & RAPPORT_LIST_FROM_TOP)
    rapport_list_body_go_to_top (self->body);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (!rapport_list_selection_is_empty (self->selection))
    g_signal_emit_by_name (self, "selection-changed");
  if (n > 0)
    rapport_list_show_state (self, RAPPORT_LIST_CONTENT_ROWS);
  else
    rapport_list_show_state (self, news & RAPPORT_LIST_FILTERED ? RAPPORT_LIST_CONTENT_NO_RESULT
                                                                : RAPPORT_LIST_CONTENT_EMPTY);
  keep_focus (self, focused, n);
}

/**
 * rapport_list_take_ids:
 * @ids: (transfer full) (array length=n) (nullable): the answer to a question, in its order
 *
 * Gives the model its contents and shows them, or says that there are none.
 */
void
rapport_list_take_ids (RapportList    *self,
                       gint64         *ids,
                       guint           n,
                       RapportListNews news)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (self->model != NULL);

  rapport_list_expect_answer (self, news);
  rapport_list_model_take_ids (self->model, ids, n);
  rapport_list_show_answer (self, news);
}

/**
 * rapport_list_redraw:
 *
 * Draws what is in sight again; to be called too when a minute has passed, for what became late.
 */
void
rapport_list_redraw (RapportList *self)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_body_redraw (self->body);
}

/** rapport_list_set_highlight: Shows where the words of @text stand in the rows; NULL for none */
void
rapport_list_set_highlight (RapportList *self,
                            const char  *text)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_style_set_highlight (self->style, text);
  rapport_list_redraw (self);
}

/** rapport_list_get_selected_id: Returns: the one selected thing; 0 for none and for several */
gint64
rapport_list_get_selected_id (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), 0);

  return self->selection != NULL ? rapport_list_selection_get_id (self->selection) : 0;
}

/** rapport_list_get_n_selected: Returns: how many of the things listed now are selected */
guint
rapport_list_get_n_selected (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), 0);

  return self->selection != NULL ? rapport_list_selection_get_n_ids (self->selection) : 0;
}

/**
 * rapport_list_dup_selected_ids:
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n) (nullable): those of the things listed now that are
 *   selected, in the list's order
 */
gint64 *
rapport_list_dup_selected_ids (RapportList *self,
                               guint       *n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), NULL);

  *n = 0;
  return self->selection != NULL ? rapport_list_selection_dup_ids (self->selection, n) : NULL;
}

/** rapport_list_select_id: Selects @id alone, also before it is listed; 0 selects nothing */
void
rapport_list_select_id (RapportList *self,
                        gint64       id)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (self->selection != NULL);

  rapport_list_selection_set_id (self->selection, id);
}

/**
 * rapport_list_reveal_id:
 *
 * Scrolls to @id, and takes the keyboard there if it is selected and another row has the keyboard.
 *
 * Returns: whether it is listed
 */
gboolean
rapport_list_reveal_id (RapportList *self,
                        gint64       id)
{
  guint position;

  g_return_val_if_fail (RAPPORT_IS_LIST (self), FALSE);

  if (self->model == NULL)
    return FALSE;
  rapport_list_model_open_for (self->model, id);
  if (!rapport_list_model_find (self->model, id, &position))
    return FALSE;
  rapport_list_body_reveal (self->body, position);
  if (is_of_selected (self, position))
    rapport_list_body_follow (self->body, position);
  return TRUE;
}

/** rapport_list_show_first_column: scrolls sideways to where the rows begin, which says what they are */
void
rapport_list_show_first_column (RapportList *self)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  gtk_adjustment_set_value (rapport_list_body_get_hadjustment (self->body), 0);
}
