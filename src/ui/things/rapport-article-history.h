/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ARTICLE_HISTORY (rapport_article_history_get_type ())
G_DECLARE_FINAL_TYPE (RapportArticleHistory, rapport_article_history, RAPPORT, ARTICLE_HISTORY, GtkWidget)

GtkWidget *rapport_article_history_new  (RapportContext        *context);
void       rapport_article_history_show (RapportArticleHistory *self,
                                         gint64                 article);

G_END_DECLS
