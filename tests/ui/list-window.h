/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list.h"

G_BEGIN_DECLS

/** LIST_WINDOW_NOW: the moment of the made-up rows, 2024-03-15 12:00 in Shanghai */
#define LIST_WINDOW_NOW G_GINT64_CONSTANT (1710475200)

/** ListWindow: a window with a list of made-up customers, whose ids are 1 … n_rows */
typedef struct
{
  GtkWidget          *window;
  GtkWidget          *entry;
  GtkWidget          *status;
  RapportList        *list;
  RapportListModel   *model;
  GSimpleActionGroup *actions;
  guint               n_rows;
  guint               n_fetched;
} ListWindow;

ListWindow *list_window_new  (guint       n_rows);
void        list_window_free (ListWindow *self);
void        list_window_ask  (ListWindow *self,
                              const char *digits);
char       *list_window_name (gint64      id);

G_END_DECLS
