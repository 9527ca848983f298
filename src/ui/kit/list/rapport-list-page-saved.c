/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-list-page-private.h"
#include "rapport-prompt.h"
#include "rapport-run.h"
#include "rapport-saved-filter.h"

static void
set_text (RapportEntity *filter,
          guint          field,
          const char    *text)
{
  rapport_entity_set_text (filter, field, text != NULL && *text != '\0' ? text : NULL);
}

/** rapport_list_page_dup_filter: Returns: (transfer full): what is asked for, searched and sorted now, without a name */
RapportEntity *
rapport_list_page_dup_filter (RapportPage *page)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (RAPPORT_LIST_PAGE (page));
  RapportCondition *condition = rapport_filter_bar_get_condition (priv->view->filter);
  RapportEntity *filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  g_autofree char *order = rapport_list_dup_order (priv->view->list);
  g_autofree char *text = condition != NULL ? rapport_condition_print (condition) : NULL;

  set_text (filter, RAPPORT_SAVED_FILTER_LIST, priv->view->declared->spec->name);
  set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, text);
  set_text (filter, RAPPORT_SAVED_FILTER_SEARCH, rapport_list_tools_get_text (priv->tools));
  set_text (filter, RAPPORT_SAVED_FILTER_SORT, order);
  set_text (filter, RAPPORT_SAVED_FILTER_GROUP_BY, rapport_list_get_group (priv->view->list));
  return filter;
}

static void
save_named_cb (const char *name,
               gpointer    data)
{
  RapportPage *page = data;
  RapportContext *context = rapport_page_get_context (page);
  g_autoptr(RapportEntity) filter = NULL;
  g_autofree char *done = NULL;

  if (rapport_list_page_get_private (data)->view == NULL || *name == '\0')
    return;
  filter = rapport_list_page_dup_filter (page);
  set_text (filter, RAPPORT_SAVED_FILTER_NAME, name);
  if (rapport_context_get_member (context) != 0)
    rapport_entity_set_integer (filter, RAPPORT_SAVED_FILTER_MEMBER, rapport_context_get_member (context));
  /* translators: the name of a filter */
  done = g_strdup_printf (_("Filter “%s” saved"), name);
  rapport_run_act (context, rapport_add_new (filter), done);
}

/* asks for a name for what is filtered by now */
void
rapport_list_page_save_filter (RapportListPage *self)
{
  rapport_prompt_show_name (rapport_context_get_window (rapport_page_get_context (RAPPORT_PAGE (self))), _("Save Filter"),
                            NULL, _("_Save"), save_named_cb, g_object_ref (self), g_object_unref);
}

/* shows what @filter finds, if it is of one of the lists */
gboolean
rapport_list_page_show_filtered (RapportPage   *page,
                                 RapportEntity *filter)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (page);
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const char *list = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_LIST);
  const char *text = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_CONDITION);
  const char *order = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_SORT);
  const RapportListSpec *spec = list != NULL ? rapport_lists_find (list) : NULL;
  RapportListPageView *view = spec != NULL ? rapport_list_page_find_view (self, spec->thing) : NULL;
  g_autoptr(RapportCondition) condition = NULL;
  g_autoptr(GError) error = NULL;

  if (view == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (priv->lists, spec->thing);
  condition = rapport_condition_parse (text != NULL ? text : "", rapport_list_spec_nth, spec, &error);
  if (condition == NULL)
    {
      rapport_context_fail (rapport_page_get_context (RAPPORT_PAGE (self)), error->message);
      return TRUE;
    }
  if (order != NULL)
    rapport_list_feed_sort (view->feed, order);
  rapport_list_feed_group (view->feed, rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_GROUP_BY));
  rapport_list_tools_set_text (priv->tools, rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_SEARCH));
  rapport_filter_bar_set_condition (view->filter, condition);
  return TRUE;
}
