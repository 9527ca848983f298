/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_PROMPT (rapport_prompt_get_type ())
G_DECLARE_FINAL_TYPE (RapportPrompt, rapport_prompt, RAPPORT, PROMPT, GtkWindow)

typedef void (*RapportPromptFunc) (const char *text,
                                   gpointer    data);

void rapport_prompt_show (GtkWindow         *parent,
                          const char        *title,
                          const char        *label,
                          const char        *text,
                          const char        *button,
                          RapportPromptFunc  func,
                          gpointer           data,
                          GDestroyNotify     destroy);
void rapport_prompt_show_name (GtkWindow         *parent,
                               const char        *title,
                               const char        *text,
                               const char        *button,
                               RapportPromptFunc  func,
                               gpointer           data,
                               GDestroyNotify     destroy);

G_END_DECLS
