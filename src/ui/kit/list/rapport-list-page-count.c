/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-page-private.h"
#include "rapport-renewer.h"

/* How many there are is not known before all of them are read. */
static void
show_counting (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  rapport_list_page_forget_sums (self);
  gtk_label_set_text (priv->sums, "");
  gtk_label_set_text (priv->count, _("Counting…"));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (priv->count)), TRUE);
}

/* After a great act the list is read from rows that are still being made. */
static gboolean
is_filling (RapportListPage *self)
{
  RapportBook *book = rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self)));
  const char *rows = rapport_renewer_get_lacking (rapport_book_get_renewer (book));

  return rows != NULL &&
         rapport_list_spec_reads (rapport_list_page_get_private (self)->view->declared->spec, rows);
}

/* @found: (transfer full) */
static char *
dup_so_far (RapportListPage *self,
            char            *found)
{
  g_autofree char *whole = found;

  /* translators: what is listed, such as “12 tickets”, while more of them are still to come */
  return is_filling (self) ? g_strdup_printf (_("%s so far"), whole) : g_steal_pointer (&whole);
}

/** rapport_list_page_update_count: says how many are listed, as far as that is known, and what they come to */
void
rapport_list_page_update_count (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const RapportListPageView *view = priv->view;
  RapportListSource *source = rapport_list_feed_get_source (view->feed);
  const guint n = rapport_list_source_get_n_found (source);
  const guint selected = rapport_list_get_n_selected (view->list);
  g_autofree char *found = NULL;
  g_autofree char *whole = NULL;

  if (rapport_list_source_get_partial (source))
    {
      show_counting (self);
      return;
    }
  if (rapport_list_page_is_narrowed (self, view))
    {
      g_autofree char *counted = view->declared->count (n, TRUE);

      /* translators: what a search or filter found, such as “12 tickets” */
      found = g_strdup_printf (_("%s found"), counted);
    }
  else
    found = view->declared->count (n, rapport_filter_bar_shows_all (view->filter));
  found = dup_so_far (self, g_steal_pointer (&found));
  if (selected > 1)
    /* translators: how many are listed, such as “12 tickets found”, and how many of them are selected */
    whole = g_strdup_printf (_("%s, %'u selected"), found, selected);
  gtk_label_set_text (priv->count, whole != NULL ? whole : found);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (priv->count)),
                          n > 0 || rapport_list_page_is_narrowed (self, view));
  rapport_list_page_update_sums (self);
}
