/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-edit.h"
#include "rapport-list-body.h"
#include "rapport-list.h"
#include "window-fixture.h"

G_BEGIN_DECLS

enum { ALPHA, ALPINE, BETA, N_CUSTOMERS };

/* three customers, the first of whom has a ticket */
typedef struct
{
  WindowFixture window;
  gint64        customers[N_CUSTOMERS];
  gint64        ticket;
} ListPageFixture;

#define LIST_PAGE_ADD(path, func) \
  g_test_add ("/ui/list-page/" path, ListPageFixture, application, list_page_set_up, func, list_page_tear_down)

void             list_page_set_up        (ListPageFixture *f,
                                          gconstpointer    data);
void             list_page_tear_down     (ListPageFixture *f,
                                          gconstpointer    data);
GtkWidget       *list_page_find          (ListPageFixture *f,
                                          GType            type);
RapportList     *list_page_get_list      (ListPageFixture *f);
gint64           list_page_get_shown     (ListPageFixture *f);
void             list_page_search        (ListPageFixture *f,
                                          const char      *text);
gboolean         list_page_is_focus_in   (ListPageFixture *f,
                                          GtkWidget       *widget);
void             list_page_ask           (ListPageFixture *f,
                                          const char      *text);
GtkWidget       *list_page_find_row      (GtkWidget       *widget,
                                          const char      *title);
RapportListBody *list_page_get_body      (ListPageFixture *f);
gint64           list_page_get_focused   (ListPageFixture *f);
gboolean         list_page_press         (ListPageFixture *f,
                                          guint            key,
                                          GdkModifierType  state);
void             list_page_begin_table   (ListPageFixture *f,
                                          guint            customer);
char            *list_page_dup_name      (ListPageFixture *f,
                                          guint            customer);
gboolean         list_page_is_named      (ListPageFixture *f,
                                          guint            customer,
                                          const char      *name);
RapportAct      *list_page_name_new      (gint64           customer,
                                          const char      *name);
GtkWidget       *list_page_find_toplevel (GType            type);
gboolean         list_page_press_return  (GtkWidget       *table);

void list_page_add_filters (GtkApplication *application);
void list_page_add_many    (GtkApplication *application);
void list_page_add_table   (GtkApplication *application);
void list_page_add_paste   (GtkApplication *application);

G_END_DECLS
