/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-page-private.h"

/* kept beside the filters */
#define FILTERS "filters"
#define MODE_NOTE "-table"
#define IS_TABLE "yes"
#define IS_ROWS "no"

static char *
dup_note_name (RapportListPage *self)
{
  const RapportListPageView *first = g_ptr_array_index (rapport_list_page_get_private (self)->views, 0);

  return g_strconcat (first->declared->spec->name, MODE_NOTE, NULL);
}

static void
set_mode (RapportListPage *self,
          gboolean         is_table)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  priv->is_table = is_table;
  for (guint i = 0; i < priv->views->len; i++)
    rapport_list_cells_set_active (((RapportListPageView *) g_ptr_array_index (priv->views, i))->cells, is_table);
  rapport_list_tools_show_mode (priv->tools, is_table);
}

/** rapport_list_page_restore_mode: begins in the mode in which the person left the page */
void
rapport_list_page_restore_mode (RapportListPage *self)
{
  g_autofree char *name = dup_note_name (self);
  g_autofree char *note = rapport_context_dup_note (rapport_page_get_context (RAPPORT_PAGE (self)), FILTERS, name);

  if (g_strcmp0 (note, IS_TABLE) == 0)
    set_mode (self, TRUE);
}

/** rapport_list_page_open_detail: shows what is chosen in the detail, which waited for that in table mode */
void
rapport_list_page_open_detail (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (!priv->is_detail_owed)
    return;
  priv->is_detail_owed = FALSE;
  RAPPORT_LIST_PAGE_GET_CLASS (self)->show (self, priv->shown_of->declared->spec->thing, priv->shown);
  rapport_split_set_has_detail (priv->split, TRUE);
}

/** rapport_list_page_switch_mode: goes from rows with a detail to cells without one, or back */
void
rapport_list_page_switch_mode (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  g_autofree char *name = dup_note_name (self);

  set_mode (self, !priv->is_table);
  rapport_context_set_note (rapport_page_get_context (RAPPORT_PAGE (self)), FILTERS, name,
                            priv->is_table ? IS_TABLE : IS_ROWS);
  if (!priv->is_table)
    rapport_list_page_open_detail (self);
  else
    {
      priv->is_detail_owed = priv->shown != 0;
      rapport_split_set_has_detail (priv->split, FALSE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (priv->view->list));
}
