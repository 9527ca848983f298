/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_QUESTION (rapport_question_get_type ())
G_DECLARE_FINAL_TYPE (RapportQuestion, rapport_question, RAPPORT, QUESTION, GtkWindow)

/** RapportQuestionFunc: does what was asked about */
typedef void (*RapportQuestionFunc) (gpointer data);

GtkWindow *rapport_question_ask (GtkWindow           *parent,
                                 const char          *title,
                                 const char          *sentence,
                                 const char          *leave,
                                 const char          *go_on,
                                 RapportQuestionFunc  func,
                                 gpointer             data);
void       rapport_question_add_text (RapportQuestion     *self,
                                      const char          *label,
                                      GString             *typed);

G_END_DECLS
