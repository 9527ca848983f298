/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lists.h"
#include "rapport-pages.h"
#include "rapport-saved-filter.h"
#include "rapport-sidebar-row.h"
#include "rapport-window-private.h"

/* what is no page is a saved filter */
static const char *
get_group (GtkListBoxRow *row)
{
  const RapportPageEntry *entry = rapport_pages_find (rapport_sidebar_row_get_name (RAPPORT_SIDEBAR_ROW (row)));

  return entry != NULL ? entry->group : NC_("page", "Saved filters");
}

/* Where one group ends and another begins; what is only one group needs no heading. */
static void
head_cb (GtkListBoxRow *row,
         GtkListBoxRow *before,
         gpointer       data)
{
  GtkWidget *heading = NULL;

  if (before != NULL && g_strcmp0 (get_group (before), get_group (row)) != 0)
    {
      heading = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "page", get_group (row)));
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (heading, "sidebar-heading");
      gtk_widget_add_css_class (heading, "dim-label");
    }
  gtk_list_box_row_set_header (row, heading);
}

/* Shows the list of a saved filter, and in it what that finds. */
void
rapport_window_show_filtered (RapportWindow *self,
                              RapportEntity *filter)
{
  const char *list = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_LIST);
  const RapportListSpec *spec = list != NULL ? rapport_lists_find (list) : NULL;
  RapportPage *page = spec != NULL ? rapport_window_show_things (self, spec->thing) : NULL;

  if (page != NULL && rapport_page_show_filtered (page, filter))
    rapport_window_focus_page (self);
}

/* Lists the pages at the side, and what the person filters by often. */
void
rapport_window_fill_sidebar (RapportWindow *self)
{
  guint n;
  const RapportPageEntry *entries = rapport_pages_get (&n);

  for (guint i = 0; i < n; i++)
    if (entries[i].within == NULL)
      gtk_list_box_append (GTK_LIST_BOX (self->sidebar),
                           rapport_sidebar_row_new (entries[i].name,
                                                    g_dpgettext2 (GETTEXT_PACKAGE, "page", entries[i].title),
                                                    entries[i].icon));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->sidebar), head_cb, NULL, NULL);
  self->filters = rapport_saved_filters_new (self->context, GTK_LIST_BOX (self->sidebar));
  g_signal_connect_object (self->filters, "activated", G_CALLBACK (rapport_window_show_filtered), self, G_CONNECT_SWAPPED);
}
