/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article-history.h"
#include "rapport-article.h"
#include "rapport-lists.h"
#include "rapport-sheet-page.h"
#include "rapport-sheets.h"
#include "rapport-thing-detail.h"
#include "rapport-things-pages.h"

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_articles,
    .label = N_("Knowledge articles"),
    .search = N_("Search Articles"),
    .hint = N_("Title, keywords, text"),
    .count = count,
    .empty = N_("No article is written down yet."),
    .empty_button = N_("New _Article"),
    .empty_action = "win.new-thing('article')",
    .not_found = N_("No article was found."),
    .show_all = N_("_Show All Articles") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("New Knowledge Article"), "win.new-thing('article')" },
  { NULL }
};

/** RapportArticlesPage: what is known already */
typedef struct
{
  RapportListPage        parent_instance;

  RapportArticleHistory *history;
} RapportArticlesPage;

typedef RapportListPageClass RapportArticlesPageClass;

G_DEFINE_FINAL_TYPE (RapportArticlesPage, rapport_articles_page, RAPPORT_TYPE_LIST_PAGE)

static GtkWidget *
create_detail (RapportListPage *page)
{
  RapportArticlesPage *self = (RapportArticlesPage *) page;
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (page));
  GtkWidget *detail = rapport_thing_detail_new (context, rapport_sheets_find (rapport_article_info.name));
  GtkWidget *history = rapport_article_history_new (context);

  self->history = RAPPORT_ARTICLE_HISTORY (history);
  rapport_thing_detail_set_below (RAPPORT_THING_DETAIL (detail), history);
  return detail;
}

static void
show (RapportListPage *page,
      const char      *thing,
      gint64           id)
{
  rapport_thing_detail_show (RAPPORT_THING_DETAIL (rapport_list_page_get_detail (page)), id);
  rapport_article_history_show (((RapportArticlesPage *) page)->history, id);
}

static void
rapport_articles_page_class_init (RapportArticlesPageClass *klass)
{
  static const char * const things[] = { "article", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  klass->views = views;
  klass->tools = tools;
  rapport_sheet_page_fill_class (klass);
  klass->create_detail = create_detail;
  klass->show = show;
}

static void
rapport_articles_page_init (RapportArticlesPage *self)
{
}
