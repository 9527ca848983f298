/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-body.h"
#include "rapport-list.h"
#include "rapport-placeholder.h"

G_BEGIN_DECLS

typedef struct
{
  char *sentence;
  char *button;
  char *action;
  char *other_button;
  char *other_action;
} RapportListMessage;

/** RapportListPlaceFunc: gives what lies over the list its place there */
typedef void (*RapportListPlaceFunc) (RapportList *self,
                                      int          width,
                                      int          height,
                                      gpointer     data);

struct _RapportList
{
  GtkWidget             parent_instance;
  GtkScrolledWindow    *header_window;
  GtkColumnView        *titles;
  GtkStack             *stack;
  RapportListBody      *body;
  RapportPlaceholder   *placeholder;
  GtkWidget            *late;

  const RapportListSpec *spec;
  RapportListHeader    *header;
  RapportListStyle     *style;
  RapportListModel     *model;
  RapportListSelection *selection;
  GMenuModel           *view_menu;
  GActionGroup         *view_actions;
  GMenuModel           *menu;
  char                 *label;
  RapportListMessage    messages[RAPPORT_LIST_CONTENT_ERROR + 1];
  RapportListContent    state;
  /* the place of the row that had the keyboard before the contents changed */
  guint                 focused;
  /* whether the one selected thing stood there */
  gboolean              is_selected_focused;
  gboolean              multiple;
  guint                 loading_source;

  /* what lies over a cell while it is typed into */
  GtkWidget            *over;
  RapportListPlaceFunc  place;
  gpointer              place_data;
};

void rapport_list_set_over         (RapportList          *self,
                                    GtkWidget            *over,
                                    RapportListPlaceFunc  place,
                                    gpointer              data);
void rapport_list_disconnect_model (RapportList       *self);
void rapport_list_keep_focused     (RapportList       *self,
                                    guint              focused);
void rapport_list_describe_states  (RapportList       *self);
void rapport_list_forget_states    (RapportList       *self);

G_END_DECLS
