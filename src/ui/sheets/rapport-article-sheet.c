/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_ARTICLE_NAME, RAPPORT_ARTICLE_BODY, RAPPORT_ARTICLE_CATEGORY, RAPPORT_ARTICLE_KEYWORDS,
  RAPPORT_ARTICLE_PRODUCT, RAPPORT_ARTICLE_OWNER, RAPPORT_ARTICLE_RETIRED,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_ARTICLE_CATEGORY, RAPPORT_ARTICLE_KEYWORDS,
};

const RapportSheet rapport_article_sheet = {
  .info = &rapport_article_info,
  .new_title = N_("New Knowledge Article"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There are no knowledge articles."),
  .add = N_("New _Article…"),
};
