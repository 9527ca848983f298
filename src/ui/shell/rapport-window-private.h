/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-damage-bar.h"
#include "rapport-saved-filters.h"
#include "rapport-toast.h"
#include "rapport-undecided-bar.h"
#include "rapport-window.h"

G_BEGIN_DECLS

struct _RapportWindow
{
  GtkApplicationWindow  parent_instance;

  RapportContext       *context;
  GtkWidget            *title;
  GtkWidget            *undo;
  GtkWidget            *redo;
  GtkMenuButton        *menu;
  GtkWidget            *middles;
  GtkWidget            *ends;
  GtkWidget            *sidebar;
  GtkWidget            *renewal;
  GtkWidget            *stack;
  GtkWidget            *error_revealer;
  GtkWidget            *error_label;
  gboolean              error_passes;
  RapportDamageBar     *damage;
  RapportUndecidedBar  *undecided;
  RapportToast         *toast;
  char                 *told_file;
  RapportSavedFilters  *filters;
  GArray               *places;
  gboolean              is_moving;
  guint                 idle;
  gboolean              compact;
  gboolean              reverting;
  int                   waiting_undos;
};

void rapport_window_tell_file      (RapportWindow      *self,
                                    const char         *sentence,
                                    const char         *path);
void rapport_window_add_actions    (RapportWindow      *self);
void rapport_window_fill_sidebar   (RapportWindow      *self);
void rapport_window_focus_page     (RapportWindow      *self);
void rapport_window_go_back        (RapportWindow      *self);
void rapport_window_note_place     (RapportWindow      *self);
void rapport_window_update_actions (RapportWindow      *self);
void rapport_window_show_filtered  (RapportWindow      *self,
                                    RapportEntity      *filter);

GArray      *rapport_window_places_new  (void);
RapportPage *rapport_window_show_things (RapportWindow *self,
                                         const char    *thing);

G_END_DECLS
