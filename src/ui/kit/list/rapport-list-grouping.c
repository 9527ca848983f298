/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-private.h"

static void
group_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    RapportList   *self)
{
  rapport_list_set_group (self, g_variant_get_string (parameter, NULL));
  g_signal_emit_by_name (self, "group-changed");
}

static void
add_item (GMenu      *menu,
          const char *words,
          const char *group)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "view.group", "s", group);
  g_menu_append_item (menu, item);
}

/**
 * rapport_list_set_spec:
 * @spec: which list is shown; its columns are set
 *
 * Lets the person group the list by what @spec declares.
 */
void
rapport_list_set_spec (RapportList           *self,
                       const RapportListSpec *spec)
{
  g_autoptr(GSimpleAction) action = NULL;
  g_autoptr(GMenu) groups = NULL;

  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (spec != NULL && self->view_menu != NULL);

  self->spec = spec;
  rapport_list_style_set_spec (self->style, spec);
  if (spec->groups == NULL)
    return;
  action = g_simple_action_new_stateful ("group", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (action, "activate", G_CALLBACK (group_activated_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->view_actions), G_ACTION (action));
  groups = g_menu_new ();
  /* translators: the list is not put into groups */
  add_item (groups, C_("group", "Nothing"), "");
  for (guint i = 0; spec->groups[i] != NULL; i++)
    add_item (groups,
              g_dpgettext2 (GETTEXT_PACKAGE, "column", rapport_list_spec_filter (spec, spec->groups[i])->column.title),
              spec->groups[i]);
  g_menu_append_submenu (G_MENU (self->view_menu), _("_Group by"), G_MENU_MODEL (groups));
}

/** rapport_list_get_group: Returns: what the person wants the list to be grouped by, "" for nothing */
const char *
rapport_list_get_group (RapportList *self)
{
  g_autoptr(GVariant) state = NULL;

  g_return_val_if_fail (RAPPORT_IS_LIST (self), "");

  if (self->spec == NULL || self->spec->groups == NULL)
    return "";
  state = g_action_group_get_action_state (self->view_actions, "group");
  for (guint i = 0; self->spec->groups[i] != NULL; i++)
    if (g_str_equal (self->spec->groups[i], g_variant_get_string (state, NULL)))
      return self->spec->groups[i];
  return "";
}

/** rapport_list_set_group: shows as chosen what the caller groups the list by, "" for nothing */
void
rapport_list_set_group (RapportList *self,
                        const char  *group)
{
  g_return_if_fail (RAPPORT_IS_LIST (self));
  g_return_if_fail (group != NULL);

  if (self->spec != NULL && self->spec->groups != NULL)
    g_action_group_change_action_state (self->view_actions, "group", g_variant_new_string (group));
}
