/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-files-page.h"
#include "rapport-lists.h"
#include "rapport-run.h"
#include "rapport-things-pages.h"

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u tag", "%'u tags", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_tag_styles,
    .label = N_("Tags"),
    .search = N_("Search Tags"),
    .hint = N_("Tag, playbook"),
    .count = count,
    .empty = N_("No tag has a colour or a playbook yet."),
    .empty_button = N_("New _Tag"),
    .empty_action = "win.new-thing('tag_style')",
    .other_button = N_("_List the Tags in Use"),
    .other_action = "tags-page.list-used",
    .not_found = N_("No tag was found."),
    .show_all = N_("_Show All Tags") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Tag"), "win.new-thing('tag_style')" },
  { NULL }
};

/** RapportTagsPage: what tags look like, and what is done for customers that have them (FR-14) */
typedef RapportListPage RapportTagsPage;
typedef RapportListPageClass RapportTagsPageClass;

G_DEFINE_FINAL_TYPE (RapportTagsPage, rapport_tags_page, RAPPORT_TYPE_LIST_PAGE)

static void
list_used_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  rapport_run_told (rapport_page_get_context (RAPPORT_PAGE (widget)), rapport_list_tags_new ());
}

static GMenuModel *
create_menu (RapportListPage *page,
             const char      *thing)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_List the Tags in Use"), "tags-page.list-used");
  return G_MENU_MODEL (menu);
}

static void
rapport_tags_page_class_init (RapportTagsPageClass *klass)
{
  static const char * const things[] = { "tag_style", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  klass->views = views;
  klass->tools = tools;
  rapport_files_page_fill_class (klass);
  klass->create_menu = create_menu;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tags-page.list-used", NULL, list_used_cb);
}

static void
rapport_tags_page_init (RapportTagsPage *self)
{
}
