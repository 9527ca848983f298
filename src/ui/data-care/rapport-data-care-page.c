/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-care-page.h"
#include "rapport-draw-sample.h"
#include "rapport-lists.h"
#include "rapport-run.h"
#include "rapport-sheet-page.h"

/** RapportDataCarePage: the samples of files that are verified, each field marked right or corrected (RG-2) */
struct _RapportDataCarePage
{
  RapportListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportDataCarePage, rapport_data_care_page, RAPPORT_TYPE_LIST_PAGE)

static char *
count (guint    n,
       gboolean all)
{
  return g_strdup_printf (ngettext ("%'u file", "%'u files", n), n);
}

static const RapportListView views[] = {
  { .spec = &rapport_list_data_checks,
    .label = N_("Data Checks"),
    .search = N_("Search Data Checks"),
    .hint = N_("Customer"),
    .count = count,
    .empty = N_("No sample was drawn yet. Each month some files are drawn, and their key fields verified."),
    .empty_button = N_("_Draw This Month’s Sample"),
    .empty_action = "win.new",
    .not_found = N_("No file was found."),
    .show_all = N_("_Show All Files") },
  { NULL }
};

static const RapportListTool tools[] = {
  { "list-add-symbolic", N_("Draw This Month’s Sample"), "win.new" },
  { NULL }
};

/* What is new here is a sample. */
static gboolean
rapport_data_care_page_create (RapportPage *page)
{
  rapport_run_told (rapport_page_get_context (page), rapport_draw_sample_new (g_random_int ()));
  return TRUE;
}

static void
rapport_data_care_page_class_init (RapportDataCarePageClass *klass)
{
  static const char * const things[] = { "data_check", NULL };

  RAPPORT_PAGE_CLASS (klass)->things = things;
  RAPPORT_LIST_PAGE_CLASS (klass)->views = views;
  RAPPORT_LIST_PAGE_CLASS (klass)->tools = tools;
  rapport_sheet_page_fill_class (RAPPORT_LIST_PAGE_CLASS (klass));
  RAPPORT_PAGE_CLASS (klass)->create = rapport_data_care_page_create;
}

static void
rapport_data_care_page_init (RapportDataCarePage *self)
{
}
