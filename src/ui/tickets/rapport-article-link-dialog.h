/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act-window.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ARTICLE_LINK_DIALOG (rapport_article_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportArticleLinkDialog, rapport_article_link_dialog, RAPPORT, ARTICLE_LINK_DIALOG,
                      RapportActWindow)

void rapport_article_link_dialog_show (RapportContext *context,
                                       RapportTicket  *ticket);

G_END_DECLS
