/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-detail-row.h"
#include "rapport-fold.h"
#include "rapport-jump-places.h"
#include "rapport-pages.h"
#include "rapport-pinyin.h"
#include "rapport-saved-filter.h"
#include "rapport-window-private.h"

#define PAGE "rapport-jump-page"
#define FILTER "rapport-jump-filter"
#define COMMAND "rapport-jump-command"
#define TARGET "rapport-jump-target"

/* where one is already */
#define JUMP "win.jump"

/* @typed is in the name, or what it is typed like in full or for short: genjinhui or gjh for 跟进会. */
static gboolean
is_meant (const char *name,
          const char *typed)
{
  g_autofree char *folded_name = rapport_fold (name, -1);
  g_autofree char *folded_typed = rapport_fold (typed, -1);
  g_autofree char *initials = NULL;

  if (strstr (folded_name, folded_typed) != NULL)
    return TRUE;
  initials = rapport_pinyin_initials (name);
  return g_str_has_prefix (initials, folded_typed) || rapport_pinyin_reads (folded_name, folded_typed);
}

static void
append_pages (GtkListBox *list,
              const char *typed)
{
  guint n;
  const RapportPageEntry *entries = rapport_pages_get (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "page", entries[i].title);
      GtkWidget *row;

      if (!is_meant (title, typed))
        continue;
      row = rapport_detail_row_new (entries[i].icon, title, _("Page"), NULL);
      g_object_set_data (G_OBJECT (row), PAGE, (gpointer) entries[i].name);
      gtk_list_box_append (list, row);
    }
}

static void
append_filters (RapportContext *context,
                GtkListBox     *list,
                const char     *typed)
{
  GListModel *filters = rapport_context_get_all (context, RAPPORT_TYPE_SAVED_FILTER);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(RapportEntity) filter = g_list_model_get_item (filters, i);
      const char *name = rapport_entity_get_text (filter, RAPPORT_SAVED_FILTER_NAME);
      const gint64 member = rapport_entity_get_integer (filter, RAPPORT_SAVED_FILTER_MEMBER);
      GtkWidget *row;

      if (name == NULL || !is_meant (name, typed) || (member != 0 && member != rapport_context_get_member (context)))
        continue;
      row = rapport_detail_row_new (rapport_saved_filter_info.icon, name,
                                    g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_saved_filter_info.label), NULL);
      g_object_set_data_full (G_OBJECT (row), FILTER, g_object_ref (filter), g_object_unref);
      gtk_list_box_append (list, row);
    }
}

/* Returns: (transfer full): the label of an item of a menu as it is read: 导入 for 导入(_I)… */
static char *
dup_words (const char *label)
{
  g_autoptr(GRegex) access = g_regex_new ("\\(_.\\)|_|…", 0, 0, NULL);

  return g_regex_replace_literal (access, label, -1, 0, "", 0, NULL);
}

static void
append_command (GMenuModel *menu,
                int         item,
                GtkListBox *list,
                const char *typed)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  g_autofree char *action = NULL;
  GVariant *target;
  GtkWidget *row;

  if (!g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &label) ||
      !g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_ACTION, "s", &action) || g_str_equal (action, JUMP))
    return;
  words = dup_words (label);
  if (!is_meant (words, typed))
    return;
  row = rapport_detail_row_new ("system-run-symbolic", words, _("Main Menu"), NULL);
  target = g_menu_model_get_item_attribute_value (menu, item, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_object_set_data_full (G_OBJECT (row), COMMAND, g_steal_pointer (&action), g_free);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), TARGET, target, (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (list, row);
}

static void
append_commands (GMenuModel *menu,
                 GtkListBox *list,
                 const char *typed)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if (section != NULL)
        append_commands (section, list, typed);
      else
        append_command (menu, i, list, typed);
    }
}

/** rapport_jump_places_append: adds the pages and saved filters that are meant by @typed, and commands once something is */
void
rapport_jump_places_append (RapportContext *context,
                            RapportWindow  *window,
                            GtkListBox     *list,
                            const char     *typed)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && GTK_IS_LIST_BOX (list) && typed != NULL);

  append_pages (list, typed);
  append_filters (context, list, typed);
  if (*typed != '\0')
    append_commands (gtk_menu_button_get_menu_model (window->menu), list, typed);
}

/** rapport_jump_places_open: Returns: whether @row is a page or a saved filter, which @window shows then, or a command,
 *  which it follows */
gboolean
rapport_jump_places_open (GtkListBoxRow *row,
                          RapportWindow *window)
{
  const char *page = g_object_get_data (G_OBJECT (row), PAGE);
  RapportEntity *filter = g_object_get_data (G_OBJECT (row), FILTER);
  const char *command = g_object_get_data (G_OBJECT (row), COMMAND);

  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row) && RAPPORT_IS_WINDOW (window), FALSE);

  if (page != NULL)
    {
      rapport_window_show_page (window, page);
      rapport_window_focus_page (window);
    }
  else if (filter != NULL)
    rapport_window_show_filtered (window, filter);
  else if (command != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), command, g_object_get_data (G_OBJECT (row), TARGET));
  return page != NULL || filter != NULL || command != NULL;
}
