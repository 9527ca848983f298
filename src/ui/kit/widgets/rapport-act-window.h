/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ACT_WINDOW (rapport_act_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportActWindow, rapport_act_window, RAPPORT, ACT_WINDOW, GtkWindow)

/**
 * RapportActWindowClass:
 * @create_act: Returns: (transfer full) (nullable): what the person asks for; NULL once it was said with
 *   rapport_act_window_refuse() what is missing
 * @done: (nullable): goes on once it is done and told, before the window closes
 *
 * A window over the main one that asks for what an act needs, carries it out, and stays with the sentence
 * when it can't be.
 */
struct _RapportActWindowClass
{
  GtkWindowClass parent_class;

  RapportAct *(*create_act) (RapportActWindow     *self);
  void        (*done)       (RapportActWindow     *self,
                             const RapportReceipt *receipt);
};

void            rapport_act_window_begin       (RapportActWindow *self,
                                                RapportContext   *context,
                                                const char       *title,
                                                const char       *button);
RapportContext *rapport_act_window_get_context (RapportActWindow *self);
void            rapport_act_window_add         (RapportActWindow *self,
                                                GtkWidget        *child);
GtkWidget      *rapport_act_window_add_row     (RapportActWindow *self,
                                                const char       *name,
                                                GtkWidget        *control);
void            rapport_act_window_add_heading (RapportActWindow *self,
                                                const char       *words);
void            rapport_act_window_refuse      (RapportActWindow *self,
                                                const char       *sentence,
                                                GtkWidget        *focus);

G_END_DECLS
