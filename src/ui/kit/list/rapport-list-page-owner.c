/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-list-page-private.h"
#include "rapport-member.h"
#include "rapport-run.h"
#include "rapport-set-field-dialog.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/* the field of a kind of thing that says whose it is; -1 for none */
static int
find_field (const RapportEntityInfo *info)
{
  const int field = rapport_entity_info_index (info, "owner");

  return field >= 0 && g_strcmp0 (info->fields[field].target, rapport_member_info.name) == 0 ? field : -1;
}

static void
append_item (GMenu      *menu,
             const char *name,
             gint64      member)
{
  g_autofree char *label = rapport_ui_dup_label (name);
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "list-page.set-owner", "x", member);
  g_menu_append_item (menu, item);
}

static void
fill_owners (GMenu      *menu,
             GListModel *members)
{
  g_menu_remove_all (menu);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);

      if (!rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED))
        append_item (menu, rapport_entity_get_text (member, RAPPORT_MEMBER_NAME), rapport_entity_get_id (member));
    }
  append_item (menu, _("Nobody"), 0);
}

static void
members_changed_cb (GMenu      *menu,
                    guint       position,
                    guint       removed,
                    guint       added,
                    GListModel *members)
{
  fill_owners (menu, members);
}

/**
 * rapport_list_page_add_owners:
 *
 * Adds to @menu whose the selected things of the kind @thing may be, and that another field of theirs is set.
 *
 * Returns: whether they may be anybody's; else nothing is added
 */
gboolean
rapport_list_page_add_owners (RapportListPage *self,
                              const char      *thing,
                              GMenu           *menu)
{
  g_autoptr(GMenu) owners = NULL;
  g_autoptr(GMenu) field = NULL;
  g_autoptr(GMenu) either = NULL;
  GListModel *members;

  if (find_field (rapport_entity_info_for (thing)) < 0)
    return FALSE;
  owners = g_menu_new ();
  members = rapport_context_get_members (rapport_page_get_context (RAPPORT_PAGE (self)));
  fill_owners (owners, members);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (members_changed_cb), owners, G_CONNECT_SWAPPED);
  /* one entry for both: the whole of the menu is in sight on a small screen */
  either = g_menu_new ();
  field = g_menu_new ();
  rapport_set_field_dialog_add_items (rapport_lists_find_thing (thing), field);
  g_menu_append (field, _("Another _Field…"), "list-page.set-field::");
  g_menu_append_section (either, NULL, G_MENU_MODEL (field));
  g_menu_append_section (either, NULL, G_MENU_MODEL (owners));
  g_menu_append_submenu (menu, _("Set _Owner or Field"), G_MENU_MODEL (either));
  return TRUE;
}

/* Who was only named in words is not meant any more. */
static RapportAct *
make_act (const RapportEntityInfo *info,
          const gint64            *ids,
          guint                    n,
          gint64                   member)
{
  g_autoptr(RapportEntity) values = g_object_new (info->get_type (), NULL);
  const int owner = find_field (info);
  const int words = rapport_entity_info_index (info, "owner-words");
  guint fields[2] = { owner, words >= 0 ? words : 0 };

  if (member != 0)
    rapport_entity_set_integer (values, owner, member);
  return rapport_edit_many_new (values, fields, words >= 0 ? 2 : 1, ids, n);
}

/** rapport_list_page_set_owner: makes the things @member's, 0 for nobody's; as one act, and says how many */
void
rapport_list_page_set_owner (RapportListPage *self,
                             const char      *thing,
                             const gint64    *ids,
                             guint            n,
                             gint64           member)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  g_autofree char *done = NULL;

  /* translators: a kind of thing such as “Tickets”, and of how many of them the owner is another now */
  done = g_strdup_printf (ngettext ("%s: the owner of %'u changed", "%s: the owner of %'u changed", n),
                          g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->plural), n);
  rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (self)), make_act (info, ids, n, member), done);
}
