/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-drafts.h"
#include "rapport-edit-draft.h"
#include "rapport-list-cells-private.h"

/** rapport_list_cells_draft: keeps what was typed into the cell of @thing that @column shows, in place of what @before has
 *  there, until it is saved or given up; forgets it with NULL for @typed */
void
rapport_list_cells_draft (RapportListCells *self,
                          RapportEntity    *thing,
                          guint             column,
                          const char       *typed,
                          RapportEntity    *before)
{
  const char *field = self->info->fields[rapport_list_spec_get_edited (self->spec, column)].name;

  rapport_edit_draft_set (rapport_context_get_book (self->context), RAPPORT_EDIT_DRAFT_CELL, thing, field, typed, before);
}

/** rapport_list_cells_dup_draft: Returns: (transfer full) (nullable): what was typed into the cell and not saved;
 *  @before (out) has then what was there */
char *
rapport_list_cells_dup_draft (RapportListCells  *self,
                              RapportEntity     *thing,
                              guint              column,
                              RapportEntity    **before)
{
  const char *field = self->info->fields[rapport_list_spec_get_edited (self->spec, column)].name;
  g_autoptr(GHashTable) typed = rapport_edit_draft_load (rapport_context_get_book (self->context),
                                                         RAPPORT_EDIT_DRAFT_CELL, thing, before);

  return g_strdup (g_hash_table_lookup (typed, field));
}

/* Returns: (transfer full) (nullable): the column of a cell of @thing that has a draft */
static char *
dup_title (RapportListCells *self,
           RapportEntity    *thing)
{
  for (guint i = 0; i < self->spec->n_columns; i++)
    {
      g_autoptr(RapportEntity) before = NULL;
      g_autofree char *typed =
        rapport_list_spec_get_edited (self->spec, i) >= 0 ? rapport_list_cells_dup_draft (self, thing, i, &before) : NULL;

      if (typed != NULL)
        return g_strdup (rapport_list_cells_get_title (self, i));
    }
  return NULL;
}

/** rapport_list_cells_tell_drafts: says where something is typed that is not saved, to who comes to the cells */
void
rapport_list_cells_tell_drafts (RapportListCells *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autofree char *form = rapport_edit_draft_dup_form (RAPPORT_EDIT_DRAFT_CELL, self->info);
  g_autoptr(GPtrArray) kept = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return;
  kept = rapport_drafts_list (book, form);
  for (guint i = 0; i < kept->len; i++)
    {
      const RapportKeptDraft *draft = g_ptr_array_index (kept, i);
      g_autoptr(RapportEntity) thing = rapport_book_get (book, self->info->get_type (), draft->thing, NULL);
      g_autofree char *column = thing != NULL ? dup_title (self, thing) : NULL;
      g_autofree char *title = column != NULL ? rapport_entity_dup_title (thing) : NULL;
      g_autofree char *sentence = NULL;

      if (column == NULL)
        continue;
      /* translators: the title of a column, and of a row */
      sentence = g_strdup_printf (_("What you typed into “%s” of “%s” is not saved yet. Press F2 in that cell to go on."), column,
                                  title != NULL ? title : "");
      rapport_context_tell (self->context, sentence, FALSE);
      return;
    }
}
