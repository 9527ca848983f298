/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drop-down-search.h"
#include "rapport-type-to-search.h"

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* the rows that are offered at the moment, and what chooses them; NULL where a later GTK keeps them elsewhere */
static GListModel *
get_offered (GtkWidget        *popover,
             GtkStringFilter **filter)
{
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rows = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *model = GTK_IS_SINGLE_SELECTION (rows) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (rows))
                                                     : NULL;
  GtkFilter *found = GTK_IS_FILTER_LIST_MODEL (model) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model))
                                                      : NULL;

  *filter = GTK_IS_STRING_FILTER (found) ? GTK_STRING_FILTER (found) : NULL;
  return model;
}

/* A name is found by any part of it. */
static void
mapped_cb (GtkWidget *popover)
{
  GtkStringFilter *filter;

  if (get_offered (popover, &filter) != NULL && filter != NULL)
    gtk_string_filter_set_match_mode (filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/* What is typed among the rows goes on in the entry: the row with the keyboard may be none that is found. */
static void
changed_cb (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  if (GTK_IS_TEXT (text) && !gtk_widget_has_focus (GTK_WIDGET (text)) && *gtk_editable_get_text (entry) != '\0')
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* Takes the first that is found; the entry tells the list what to look for only after a while. */
static void
activate_cb (GtkEditable *entry,
             GtkDropDown *drop_down)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GListModel *all = gtk_drop_down_get_model (drop_down);
  GtkStringFilter *filter;
  GListModel *offered = get_offered (popover, &filter);
  g_autoptr(GObject) first = NULL;

  if (offered == NULL || filter == NULL)
    return;
  gtk_string_filter_set_search (filter, gtk_editable_get_text (entry));
  first = g_list_model_get_item (offered, 0);
  for (guint i = 0; first != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (all, i);

      if (item != first)
        continue;
      gtk_drop_down_set_selected (drop_down, i);
      gtk_popover_popdown (GTK_POPOVER (popover));
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (entry));
}

static void
popup (GtkWidget *drop_down)
{
  GtkWidget *popover = find_child (drop_down, GTK_TYPE_POPOVER);

  if (!gtk_widget_get_mapped (popover))
    g_signal_emit_by_name (drop_down, "activate");
}

/**
 * rapport_drop_down_search_enable:
 *
 * Lets the choices be found by typing as soon as they are open, by any part of their words; Return takes the first
 * that is found. Nothing is done to one that has it already.
 */
void
rapport_drop_down_search_enable (GtkDropDown *drop_down)
{
  GtkWidget *popover, *entry;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  if (gtk_drop_down_get_enable_search (drop_down))
    return;
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  entry = popover != NULL ? find_child (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;
  if (entry == NULL)
    return;
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  g_signal_connect (popover, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), drop_down, 0);
  rapport_type_to_search (GTK_WIDGET (drop_down), GTK_EDITABLE (entry), popup);
}
