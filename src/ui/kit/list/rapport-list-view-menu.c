/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-list-view-menu.h"

#define SHOW_PREFIX "show-"
#define THEN_PREFIX "then-"
#define DOWN_PREFIX "down-"

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
  const char *name = rapport_list_header_get_sort (header, NULL);

  if (name != NULL)
    rapport_list_header_turn (header, name);
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
  rapport_list_header_toggle_then (header, g_action_get_name (G_ACTION (action)) + strlen (THEN_PREFIX));
}

static void
down_activated_cb (GSimpleAction     *action,
                   GVariant          *parameter,
                   RapportListHeader *header)
{
  rapport_list_header_turn (header, g_action_get_name (G_ACTION (action)) + strlen (DOWN_PREFIX));
}

/* Returns: which place @column has among those that decide, from 0; -1 for none */
static int
find_place (RapportListHeader   *header,
            const RapportColumn *column,
            gboolean            *descending)
{
  const RapportColumn *nth;

  for (guint i = 0; (nth = rapport_list_header_get_nth (header, i, descending)) != NULL; i++)
    if (nth == column)
      return (int) i;
  *descending = FALSE;
  return -1;
}

static void
set_state (GSimpleActionGroup *actions,
           const char         *prefix,
           const char         *name,
           gboolean            state,
           gboolean            enabled)
{
  g_autofree char *whole = g_strconcat (prefix, name, NULL);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (actions), whole);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
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
      const int place = find_place (header, &table[i], &descending);

      set_state (actions, SHOW_PREFIX, table[i].name, rapport_list_header_get_visible (header, table[i].name), TRUE);
      set_state (actions, THEN_PREFIX, table[i].name, place > 0, place != 0);
      set_state (actions, DOWN_PREFIX, table[i].name, descending, place > 0);
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
 * The actions sort (s), descending, then-NAME, down-NAME and show-NAME, with the state that @header has.
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
      g_autofree char *down = g_strconcat (DOWN_PREFIX, table[i].name, NULL);

      add_action (actions, header, name, NULL, g_variant_new_boolean (FALSE),
                  G_CALLBACK (show_activated_cb));
      add_action (actions, header, down, NULL, g_variant_new_boolean (FALSE), G_CALLBACK (down_activated_cb));
      add_action (actions, header, then, NULL, g_variant_new_boolean (FALSE), G_CALLBACK (then_activated_cb));
    }
  columns_changed_cb (actions, header);
  g_signal_connect_object (header, "changed", G_CALLBACK (columns_changed_cb), actions,
                           G_CONNECT_SWAPPED);
  return G_ACTION_GROUP (g_steal_pointer (&actions));
}

/* each of the columns that decide after the first, in their order, to be turned round */
static void
show_directions (GMenu             *directions,
                 RapportListHeader *header)
{
  const RapportColumn *column;
  gboolean descending;

  g_menu_remove_all (directions);
  for (guint i = 1; (column = rapport_list_header_get_nth (header, i, &descending)) != NULL; i++)
    {
      g_autofree char *place = rapport_list_header_dup_place (i);
      g_autofree char *title = g_strdup_printf ("%s %s", place, g_dpgettext2 (GETTEXT_PACKAGE, "column", column->title));
      g_autofree char *action = g_strconcat ("view." DOWN_PREFIX, column->name, NULL);

      g_menu_append (directions, title, action);
    }
}

/* Returns: (transfer full): a menu of all columns, with @action, to which each adds its name */
static GMenu *
create_columns (RapportListHeader *header,
                const char        *action)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const RapportColumn *table = rapport_list_header_get (header, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *whole = g_strconcat (action, table[i].name, NULL);

      g_menu_append (menu, g_dpgettext2 (GETTEXT_PACKAGE, "column", table[i].title), whole);
    }
  return menu;
}

/**
 * rapport_list_view_menu_new:
 *
 * Returns: (transfer full): a menu of the view actions: the columns to sort by and those to show
 */
GMenuModel *
rapport_list_view_menu_new (RapportListHeader *header)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) direction = g_menu_new ();
  g_autoptr(GMenu) directions = g_menu_new ();
  g_autoptr(GMenu) sort = NULL;
  g_autoptr(GMenu) then = NULL;
  g_autoptr(GMenu) show = NULL;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (header), NULL);

  sort = create_columns (header, "view.sort::");
  then = create_columns (header, "view." THEN_PREFIX);
  show = create_columns (header, "view." SHOW_PREFIX);
  g_menu_append (direction, _("_Descending"), "view.descending");
  g_menu_append_section (sort, NULL, G_MENU_MODEL (direction));
  /* translators: above those of the columns a list is sorted by that can be turned round */
  g_menu_append_section (then, C_("order", "Descending"), G_MENU_MODEL (directions));
  show_directions (directions, header);
  g_signal_connect_object (header, "changed", G_CALLBACK (show_directions), directions, G_CONNECT_SWAPPED);
  g_menu_append_submenu (menu, _("_Sort by"), G_MENU_MODEL (sort));
  g_menu_append_submenu (menu, _("_Then by"), G_MENU_MODEL (then));
  g_menu_append_submenu (menu, _("_Columns"), G_MENU_MODEL (show));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
