/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_WINDOW (rapport_window_get_type ())
G_DECLARE_FINAL_TYPE (RapportWindow, rapport_window, RAPPORT, WINDOW, GtkApplicationWindow)

RapportWindow *rapport_window_new           (GtkApplication *application,
                                             RapportContext *context);
RapportPage   *rapport_window_show_page     (RapportWindow  *self,
                                             const char     *name);
RapportPage   *rapport_window_get_page      (RapportWindow  *self);
gboolean       rapport_window_open_thing    (RapportWindow  *self,
                                             const char     *thing,
                                             gint64          id);
void           rapport_window_log           (RapportWindow  *self,
                                             gint64          customer,
                                             gint64          plan);
void           rapport_window_toast         (RapportWindow  *self,
                                             const char     *text,
                                             gboolean        undoable);
void           rapport_window_hide_toast    (RapportWindow  *self);
void           rapport_window_show_error    (RapportWindow  *self,
                                             const char     *sentence);
void           rapport_window_hide_error    (RapportWindow  *self);
gboolean       rapport_window_ask_to_lose   (RapportWindow  *self,
                                             void          (*func) (gpointer data),
                                             gpointer        data);

G_END_DECLS
