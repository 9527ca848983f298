/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-filter-bar.h"
#include "rapport-hidden-note.h"
#include "rapport-list-cells.h"
#include "rapport-list-feed.h"
#include "rapport-list-page.h"
#include "rapport-list-tools.h"
#include "rapport-placeholder.h"
#include "rapport-split.h"

G_BEGIN_DECLS

/** RapportListPageView: one of the lists of a page, with what is above and behind it */
typedef struct
{
  const RapportListView *declared;
  RapportFilterBar      *filter;
  RapportList           *list;
  RapportListFeed       *feed;
  RapportListCells      *cells;
  /* what the list says when it has nothing */
  gboolean               is_described;
  gboolean               is_left_out;
} RapportListPageView;

typedef struct
{
  RapportSplit        *split;
  GtkBox              *top;
  GtkStack            *bars;
  GtkStack            *lists;
  GtkLabel            *count;
  GtkLabel            *sums;
  RapportHiddenNote   *hidden;
  GtkStack            *details;
  RapportPlaceholder  *many;
  GtkWidget           *detail;

  RapportListTools    *tools;
  GPtrArray           *views;
  RapportListPageView *view;

  /* what the detail shows, and of which list */
  gint64               shown;
  RapportListPageView *shown_of;
  /* in table mode the detail shows nothing before it is asked for */
  gboolean             is_table;
  gboolean             is_detail_owed;
  /* the answer that is awaited is to show what the list leaves out */
  gboolean             wants_all;
  guint                single_idle;
  guint                sums_source;
  GCancellable        *summing;
} RapportListPagePrivate;

RapportListPagePrivate *rapport_list_page_get_private   (RapportListPage *self);
RapportListPageView    *rapport_list_page_find_view     (RapportListPage *self,
                                                         const char      *thing);

gboolean                rapport_list_page_is_narrowed   (RapportListPage *self,
                                                         const RapportListPageView *view);
void                    rapport_list_page_go_on         (RapportListPage *self);

void                    rapport_list_page_restore_mode  (RapportListPage *self);
void                    rapport_list_page_switch_mode   (RapportListPage *self);
void                    rapport_list_page_open_detail   (RapportListPage *self);

void                    rapport_list_page_install_actions (GtkWidgetClass *widget_class);
void                    rapport_list_page_delete_selected (RapportListPage *self);
void                    rapport_list_page_set_menu      (RapportListPage *self,
                                                         RapportListPageView *view);
void                    rapport_list_page_add_keys      (RapportListPage *self);
void                    rapport_list_page_describe      (RapportListPage     *self,
                                                         RapportListPageView *view);
void                    rapport_list_page_set_filters   (RapportListPageView *view);

gboolean                rapport_list_page_add_owners    (RapportListPage *self,
                                                         const char      *thing,
                                                         GMenu           *menu);
void                    rapport_list_page_set_owner     (RapportListPage *self,
                                                         const char      *thing,
                                                         const gint64    *ids,
                                                         guint            n,
                                                         gint64           member);
void                    rapport_list_page_update_count  (RapportListPage *self);
void                    rapport_list_page_update_sums   (RapportListPage *self);
void                    rapport_list_page_forget_sums   (RapportListPage *self);
void                    rapport_list_page_save_filter   (RapportListPage *self);
void                    rapport_list_page_save_table    (RapportListPage *self);
gboolean                rapport_list_page_show_filtered (RapportPage     *page,
                                                         RapportEntity   *filter);
RapportEntity          *rapport_list_page_dup_filter    (RapportPage     *page);

G_END_DECLS
