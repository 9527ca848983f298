/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-context.h"
#include "rapport-saved-filter.h"

/**
 * rapport_context_open_thing:
 * @thing: a kind
 *
 * Asks for a thing to be shown where things of its kind are.
 *
 * Returns: whether there is a page for it, and it is shown
 */
gboolean
rapport_context_open_thing (RapportContext *self,
                            const char     *thing,
                            gint64          id)
{
  gboolean shown = FALSE;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), FALSE);
  g_return_val_if_fail (thing != NULL, FALSE);

  g_signal_emit_by_name (self, "open-thing", thing, id, &shown);
  return shown;
}

/** rapport_context_show_page: asks for the page called @name, or for that of the kind of thing called so */
void
rapport_context_show_page (RapportContext *self,
                           const char     *name)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  g_signal_emit_by_name (self, "show-page", name);
}

/** rapport_context_show_filtered: asks for the list called @list, with just what meets @condition */
void
rapport_context_show_filtered (RapportContext *self,
                               const char     *list,
                               const char     *condition)
{
  g_autoptr(RapportEntity) filter = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (self));
  g_return_if_fail (list != NULL && condition != NULL);

  filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, list);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, condition);
  g_signal_emit_by_name (self, "show-filtered", filter);
}

/**
 * rapport_context_log:
 * @customer: whom to log a follow-up with, 0 for nobody yet
 * @plan: the plan that it answers, 0 for none
 *
 * Asks for the dialog that logs a follow-up.
 */
void
rapport_context_log (RapportContext *self,
                     gint64          customer,
                     gint64          plan)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  g_signal_emit_by_name (self, "log", customer, plan);
}

/**
 * rapport_context_tell:
 * @sentence: what was done
 * @undoable: whether it was the newest act, so that it can be taken back
 *
 * Has it told in passing.
 */
void
rapport_context_tell (RapportContext *self,
                      const char     *sentence,
                      gboolean        undoable)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  g_signal_emit_by_name (self, "tell", sentence, undoable);
}

/**
 * rapport_context_tell_file:
 * @sentence: what was written
 * @path: the file, which can be opened from there
 *
 * Has it told in passing.
 */
void
rapport_context_tell_file (RapportContext *self,
                           const char     *sentence,
                           const char     *path)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));
  g_return_if_fail (path != NULL);

  g_signal_emit_by_name (self, "tell-file", sentence, path);
}

/** rapport_context_fail: has it told that something could not be done, until the person takes note */
void
rapport_context_fail (RapportContext *self,
                      const char     *sentence)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  g_signal_emit_by_name (self, "failed", sentence);
}
