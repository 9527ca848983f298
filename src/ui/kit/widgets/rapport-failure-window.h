/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_FAILURE_WINDOW (rapport_failure_window_get_type ())
G_DECLARE_FINAL_TYPE (RapportFailureWindow, rapport_failure_window, RAPPORT, FAILURE_WINDOW,
                      GtkApplicationWindow)

RapportFailureWindow *rapport_failure_window_new         (GtkApplication       *application);
void                  rapport_failure_window_set_failure (RapportFailureWindow *self,
                                                          const GError         *failure,
                                                          const char           *folder);

G_END_DECLS
