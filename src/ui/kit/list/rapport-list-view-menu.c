/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-list-view-menu.h"

#define SHOW_PREFIX "show-"
#define THEN_PREFIX "then-"

static void
sort_activated_cb (GSimpleAction     *action,
                   GVariant          *parameter,
                   RapportListHeader *header)
{
  gboolean descending;

  rapport_list_header_get_sort (header, &descending);
  rapport_list_header_sort_by (header, g_variant_get_string (parameter, NULL), descending);
}

static void
descending_activated_cb (GSimpleAction     *action,
                         GVariant          *parameter,
                         RapportListHeader *header)
{
  gboolean descending;
  const char *name = rapport_list_header_get_sort (header, &descending);

  if (name != NULL)
    rapport_list_header_sort_by (header, name, !descending);
}

static void
show_activated_cb (GSimpleAction     *action,
                   GVariant          *parameter,
                   RapportListHeader *header)
{
  const char *name = g_action_get_name (G_ACTION (action)) + strlen (SHOW_PREFIX);

  rapport_list_header_set_visible (header, name,
                                   !rapport_list_header_get_visible (header, name));
}

static void
then_activated_cb (GSimpleAction     *action,
                   GVariant          *parameter,
                   RapportListHeader *header)
{
  rapport_list_header_add_sort (header, g_action_get_name (G_ACTION (action)) + strlen (THEN_PREFIX));
}

static void
columns_changed_cb (GSimpleActionGroup *actions,
                    RapportListHeader  *header)
{
  gboolean descending;
  const char *sort = rapport_list_header_get_sort (header, &descending);
  guint n;
  const RapportColumn *table = rapport_list_header_get (header, &n);

  g_action_group_change_action_state (G_ACTION_GROUP (actions), "sort",
                                      g_variant_new_string (sort != NULL ? sort : ""));
  g_action_group_change_action_state (G_ACTION_GROUP (actions), "descending",
                                      g_variant_new_boolean (descending));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (SHOW_PREFIX, table[i].name, NULL);
      g_autofree char *then = g_strconcat (THEN_PREFIX, table[i].name, NULL);
      gboolean visible = rapport_list_header_get_visible (header, table[i].name);

      g_action_group_change_action_state (G_ACTION_GROUP (actions), name,
                                          g_variant_new_boolean (visible));
      if (table[i].flags & RAPPORT_COLUMN_SORTABLE)
        g_action_group_change_action_state (G_ACTION_GROUP (actions), then,
                                            g_variant_new_boolean (rapport_list_header_get_then (header, table[i].name) > 0));
    }
}

static void
add_action (GSimpleActionGroup *actions,
            RapportListHeader  *header,
            const char         *name,
            const GVariantType *type,
            GVariant           *state,
            GCallback           callback)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, type, state);

  g_signal_connect_object (action, "activate", callback, header, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}

/**
 * rapport_list_view_actions_new:
 *
 * The actions sort (s), descending and show-NAME, with the state that @header has.
 *
 * Returns: (transfer full): a group, to be inserted as "view"
 */
GActionGroup *
rapport_list_view_actions_new (RapportListHeader *header)
{
  g_autoptr(GSimpleActionGroup) actions = NULL;
  const RapportColumn *table;
  guint n;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (header), NULL);

  actions = g_simple_action_group_new ();
  add_action (actions, header, "sort", G_VARIANT_TYPE_STRING, g_variant_new_string (""),
              G_CALLBACK (sort_activated_cb));
  add_action (actions, header, "descending", NULL, g_variant_new_boolean (FALSE),
              G_CALLBACK (descending_activated_cb));
  table = rapport_list_header_get (header, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (SHOW_PREFIX, table[i].name, NULL);
      g_autofree char *then = g_strconcat (THEN_PREFIX, table[i].name, NULL);

      add_action (actions, header, name, NULL, g_variant_new_boolean (FALSE),
                  G_CALLBACK (show_activated_cb));
      if (table[i].flags & RAPPORT_COLUMN_SORTABLE)
        add_action (actions, header, then, NULL, g_variant_new_boolean (FALSE), G_CALLBACK (then_activated_cb));
    }
  columns_changed_cb (actions, header);
  g_signal_connect_object (header, "changed", G_CALLBACK (columns_changed_cb), actions,
                           G_CONNECT_SWAPPED);
  return G_ACTION_GROUP (g_steal_pointer (&actions));
}

/**
 * rapport_list_view_menu_new:
 *
 * Returns: (transfer full): a menu of the view actions: the columns to sort by and those to show
 */
GMenuModel *
rapport_list_view_menu_new (RapportListHeader *header)
{
  g_autoptr(GMenu) menu = NULL;
  g_autoptr(GMenu) sort = NULL;
  g_autoptr(GMenu) then = NULL;
  g_autoptr(GMenu) direction = NULL;
  g_autoptr(GMenu) show = NULL;
  const RapportColumn *table;
  guint n;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (header), NULL);

  menu = g_menu_new ();
  sort = g_menu_new ();
  then = g_menu_new ();
  direction = g_menu_new ();
  show = g_menu_new ();
  table = rapport_list_header_get (header, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", table[i].title);
      g_autofree char *action = g_strdup_printf ("view." SHOW_PREFIX "%s", table[i].name);

      g_menu_append (show, title, action);
      if (table[i].flags & RAPPORT_COLUMN_SORTABLE)
        {
          g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);
          g_autofree char *then_action = g_strdup_printf ("view." THEN_PREFIX "%s", table[i].name);

          g_menu_append (then, title, then_action);
          g_menu_item_set_action_and_target (item, "view.sort", "s", table[i].name);
          g_menu_append_item (sort, item);
        }
    }
  g_menu_append (direction, _("_Descending"), "view.descending");
  if (g_menu_model_get_n_items (G_MENU_MODEL (sort)) > 0)
    {
      g_menu_append_section (sort, NULL, G_MENU_MODEL (direction));
      g_menu_append_submenu (menu, _("_Sort by"), G_MENU_MODEL (sort));
      g_menu_append_submenu (menu, _("_Then by"), G_MENU_MODEL (then));
    }
  g_menu_append_submenu (menu, _("_Columns"), G_MENU_MODEL (show));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
