/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-form-private.h"

/* the rest of a long text is to be seen once it is taken */
#define MOST_SHOWN 200

/* From now on @entity has what the person began with. */
void
rapport_form_begin_from (RapportForm        *self,
                         RapportFieldEditor *editor,
                         RapportEntity      *entity)
{
  if (self->began != NULL)
    rapport_field_editor_copy_fields (editor, self->began, entity);
}

void
rapport_form_load_editor (RapportForm        *self,
                          RapportFieldEditor *editor)
{
  rapport_form_begin_from (self, editor, self->entity);
  rapport_field_editor_set_choice (editor, FALSE);
  rapport_field_editor_load (editor, self->entity);
}

static gboolean
is_typed_too (RapportForm        *self,
              RapportFieldEditor *editor)
{
  g_autoptr(RapportEntity) typed = rapport_entity_copy (self->entity);

  return rapport_field_editor_apply (editor, typed, NULL) && rapport_field_editor_is_same (editor, typed, self->entity);
}

static char *
dup_sentence (RapportForm        *self,
              RapportFieldEditor *editor)
{
  g_autofree char *shown = rapport_field_editor_dup_shown (editor, self->entity);
  g_autofree char *start = NULL;

  if (shown == NULL || *shown == '\0')
    return g_strdup (_("This was emptied meanwhile. What you typed is not saved yet."));
  if (g_utf8_strlen (shown, -1) > MOST_SHOWN)
    {
      start = g_utf8_substring (shown, 0, MOST_SHOWN);
      g_free (shown);
      shown = g_strconcat (start, "…", NULL);
    }
  return g_strdup_printf (_("This was changed meanwhile to “%s”. What you typed is not saved yet."), shown);
}

/* Returns: whether the book has by now something else than what the person began with, which is said and to be
 * chosen from before anything is written */
gboolean
rapport_form_find_conflict (RapportForm        *self,
                            RapportFieldEditor *editor)
{
  g_autofree char *sentence = NULL;

  /* what is on its way is not in the thing yet; the act of the next edit looks for it in the book */
  if (self->began == NULL || rapport_field_editor_is_saving (editor))
    return FALSE;
  if (rapport_field_editor_is_same (editor, self->began, self->entity) || is_typed_too (self, editor))
    {
      rapport_form_keep_mine (self, editor);
      return FALSE;
    }
  sentence = dup_sentence (self, editor);
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG, sentence);
  rapport_field_editor_set_choice (editor, TRUE);
  rapport_keep_timer_start (&self->keep_timer);
  return TRUE;
}

/* What was kept may be taken back before its answer is here: then the book's is what is seen. */
void
rapport_form_catch_up (RapportForm        *self,
                       RapportFieldEditor *editor)
{
  if (rapport_field_editor_is_edited (editor))
    rapport_form_find_conflict (self, editor);
  else if (!rapport_field_editor_is_saving (editor) && !rapport_field_editor_is_same (editor, self->began, self->entity))
    rapport_form_load_editor (self, editor);
}

/* Nothing is typed any more: what was wrong with it may be taken back by now, and the book's is seen again. */
void
rapport_form_settle (RapportForm        *self,
                     RapportFieldEditor *editor)
{
  if (rapport_field_editor_has_choice (editor))
    rapport_form_load_editor (self, editor);
  rapport_form_check_soon (self);
}

/* What is typed may take the place of what the book has now. */
void
rapport_form_keep_mine (RapportForm        *self,
                        RapportFieldEditor *editor)
{
  rapport_form_begin_from (self, editor, self->entity);
  rapport_field_editor_set_choice (editor, FALSE);
}

void
rapport_form_take_other (RapportForm        *self,
                         RapportFieldEditor *editor)
{
  rapport_form_load_editor (self, editor);
  rapport_keep_timer_start (&self->keep_timer);
  rapport_form_check_soon (self);
}
