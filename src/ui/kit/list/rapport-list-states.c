/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-private.h"

/* a list that comes sooner shows no spinner, which would only flicker */
#define LOADING_DELAY_MS 250

static void
clear_message (RapportListMessage *message)
{
  g_clear_pointer (&message->sentence, g_free);
  g_clear_pointer (&message->button, g_free);
  g_clear_pointer (&message->action, g_free);
  g_clear_pointer (&message->other_button, g_free);
  g_clear_pointer (&message->other_action, g_free);
}

/** rapport_list_show_state: shows the rows, or what is to be said in their place, which takes the keyboard from them */
void
rapport_list_show_state (RapportList       *self,
                         RapportListContent state)
{
  const RapportListMessage *message = &self->messages[state];
  const guint focused = rapport_list_body_get_focused (self->body);

  g_clear_handle_id (&self->loading_source, g_source_remove);
  if (state == RAPPORT_LIST_CONTENT_LOADING && self->state == RAPPORT_LIST_CONTENT_ROWS)
    rapport_list_keep_focused (self, focused);
  self->state = state;
  if (state != RAPPORT_LIST_CONTENT_ROWS)
    {
      rapport_placeholder_show (self->placeholder, message->sentence, message->button,
                                message->action, state == RAPPORT_LIST_CONTENT_LOADING);
      rapport_placeholder_offer (self->placeholder, message->other_button, message->other_action);
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    state == RAPPORT_LIST_CONTENT_ROWS ? "rows" : "message");
  /* what is typed meanwhile is still typed here */
  if (state != RAPPORT_LIST_CONTENT_ROWS && focused != GTK_INVALID_LIST_POSITION)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
loading_takes_long_cb (gpointer data)
{
  RapportList *self = RAPPORT_LIST (data);

  self->loading_source = 0;
  rapport_list_show_state (self, RAPPORT_LIST_CONTENT_LOADING);
  return G_SOURCE_REMOVE;
}

/** rapport_list_get_content: Returns: what is shown now */
RapportListContent
rapport_list_get_content (RapportList *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST (self), RAPPORT_LIST_CONTENT_ERROR);

  return self->state;
}

/** rapport_list_show_loading: Says that the list is being read, if that takes long */
void
rapport_list_show_loading (RapportList *self)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  if (self->loading_source == 0 && self->state != RAPPORT_LIST_CONTENT_LOADING)
    self->loading_source = g_timeout_add (LOADING_DELAY_MS, loading_takes_long_cb, self);
}

/**
 * rapport_list_show_error:
 * @sentence: (nullable): what went wrong, for a person
 */
void
rapport_list_show_error (RapportList *self,
                         const char  *sentence)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));

  rapport_list_show_state (self, RAPPORT_LIST_CONTENT_ERROR);
  if (sentence != NULL)
    rapport_placeholder_show (self->placeholder, sentence,
                              self->messages[RAPPORT_LIST_CONTENT_ERROR].button,
                              self->messages[RAPPORT_LIST_CONTENT_ERROR].action, FALSE);
}

/**
 * rapport_list_describe:
 * @state: any but ROWS
 * @sentence: what to say in that state
 * @button: (nullable): words for the next step, with a mnemonic
 * @detailed_action: (nullable): the action of @button
 */
void
rapport_list_describe (RapportList       *self,
                       RapportListContent state,
                       const char        *sentence,
                       const char        *button,
                       const char        *detailed_action)
{
  RapportListMessage *message;

  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (state != RAPPORT_LIST_CONTENT_ROWS && state <= RAPPORT_LIST_CONTENT_ERROR);

  message = &self->messages[state];
  clear_message (message);
  message->sentence = g_strdup (sentence);
  message->button = g_strdup (button);
  message->action = g_strdup (detailed_action);
  if (self->state == state)
    rapport_list_show_state (self, state);
}

/** rapport_list_offer: adds another next step to what rapport_list_describe() says in @state */
void
rapport_list_offer (RapportList        *self,
                    RapportListContent  state,
                    const char         *button,
                    const char         *detailed_action)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (state != RAPPORT_LIST_CONTENT_ROWS && state <= RAPPORT_LIST_CONTENT_ERROR);

  g_free (self->messages[state].other_button);
  g_free (self->messages[state].other_action);
  self->messages[state].other_button = g_strdup (button);
  self->messages[state].other_action = g_strdup (detailed_action);
  if (self->state == state)
    rapport_list_show_state (self, state);
}

/** rapport_list_describe_states: gives each state a sentence, for those that are not described better */
void
rapport_list_describe_states (RapportList *self)
{
  rapport_list_describe (self, RAPPORT_LIST_CONTENT_LOADING, _("Loading…"), NULL, NULL);
  rapport_list_describe (self, RAPPORT_LIST_CONTENT_EMPTY, _("There is nothing here yet."), NULL,
                         NULL);
  rapport_list_describe (self, RAPPORT_LIST_CONTENT_NO_RESULT, _("Nothing was found."), NULL,
                         NULL);
  rapport_list_describe (self, RAPPORT_LIST_CONTENT_ERROR, _("The list can't be read."), NULL,
                         NULL);
}

/** rapport_list_forget_states: for finalize() */
void
rapport_list_forget_states (RapportList *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->messages); i++)
    clear_message (&self->messages[i]);
}
