/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-column.h"
#include "rapport-format.h"
#include "rapport-list-model.h"

G_BEGIN_DECLS

/** RapportListContent: what stands in place of rows when there are none */
typedef enum
{
  RAPPORT_LIST_CONTENT_ROWS,
  RAPPORT_LIST_CONTENT_LOADING,
  RAPPORT_LIST_CONTENT_EMPTY,
  RAPPORT_LIST_CONTENT_NO_RESULT,
  RAPPORT_LIST_CONTENT_ERROR,
} RapportListContent;

typedef enum
{
  /* another question was asked: look at the answer from its start */
  RAPPORT_LIST_FROM_TOP = 1 << 0,
  /* the question has a filter, so that nothing found does not mean that nothing is there */
  RAPPORT_LIST_FILTERED = 1 << 1,
} RapportListNews;

#define RAPPORT_TYPE_LIST (rapport_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportList, rapport_list, RAPPORT, LIST, GtkWidget)

RapportList *rapport_list_new (void);

void              rapport_list_set_columns   (RapportList         *self,
                                              const RapportColumn *columns,
                                              guint                n_columns);
void              rapport_list_set_spec      (RapportList         *self,
                                              const RapportListSpec *spec);
void              rapport_list_set_model     (RapportList         *self,
                                              RapportListModel    *model);
RapportListModel *rapport_list_get_model     (RapportList         *self);
void              rapport_list_set_format    (RapportList         *self,
                                              RapportFormat       *format);
void              rapport_list_take_ids      (RapportList         *self,
                                              gint64              *ids,
                                              guint                n,
                                              RapportListNews      news);
void              rapport_list_expect_answer (RapportList         *self,
                                              RapportListNews      news);
void              rapport_list_show_answer   (RapportList         *self,
                                              RapportListNews      news);
void              rapport_list_redraw        (RapportList         *self);
void              rapport_list_set_highlight (RapportList         *self,
                                              const char          *text);

RapportListContent rapport_list_get_content  (RapportList       *self);
void               rapport_list_show_state   (RapportList       *self,
                                              RapportListContent state);
void               rapport_list_show_loading (RapportList       *self);
void               rapport_list_show_error   (RapportList       *self,
                                              const char        *sentence);
void               rapport_list_describe     (RapportList       *self,
                                              RapportListContent state,
                                              const char        *sentence,
                                              const char        *button,
                                              const char        *detailed_action);
void               rapport_list_offer        (RapportList       *self,
                                              RapportListContent state,
                                              const char        *button,
                                              const char        *detailed_action);

gint64   rapport_list_get_selected_id  (RapportList *self);
guint    rapport_list_get_n_selected   (RapportList *self);
gint64  *rapport_list_dup_selected_ids (RapportList *self,
                                        guint       *n);
void     rapport_list_select_id        (RapportList *self,
                                        gint64       id);
gboolean rapport_list_reveal_id        (RapportList *self,
                                        gint64       id);
void     rapport_list_show_first_column (RapportList *self);

const char   *rapport_list_get_sort         (RapportList *self,
                                             gboolean    *descending);
char         *rapport_list_dup_order        (RapportList *self);
void          rapport_list_set_order        (RapportList *self,
                                             const char  *order);
const char   *rapport_list_get_group        (RapportList *self);
void          rapport_list_set_group        (RapportList *self,
                                             const char  *group);
char         *rapport_list_dup_layout       (RapportList *self);
void          rapport_list_set_layout       (RapportList *self,
                                             const char  *layout);
GMenuModel   *rapport_list_get_view_menu    (RapportList *self);
GActionGroup *rapport_list_get_view_actions (RapportList *self);

void rapport_list_set_multiple   (RapportList *self,
                                  gboolean     multiple);
void rapport_list_set_label      (RapportList *self,
                                  const char  *label);
void rapport_list_set_menu_model (RapportList *self,
                                  GMenuModel  *menu);
void rapport_list_set_menu_title (RapportList *self,
                                  const char  *title);

G_END_DECLS
