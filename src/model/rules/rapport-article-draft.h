/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-article.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

RapportArticle *rapport_article_draft (RapportEntity *ticket,
                                       GPtrArray     *events);

G_END_DECLS
