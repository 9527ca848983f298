/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-news.h"

const RapportChoice rapport_news_kinds[] = {
  { "financing", NC_("choice", "Financing") },
  { "expansion", NC_("choice", "Expansion") },
  { "reorganisation", NC_("choice", "Reorganisation") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_NEWS_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_NEWS_DATE] =
    { "date", RAPPORT_FIELD_DAY, NC_("field", "Date"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_NEWS_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of news"), .choices = rapport_news_kinds },
  [RAPPORT_NEWS_TEXT] =
    { "text", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Text"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_NEWS_SOURCE] = { "source", RAPPORT_FIELD_TEXT, NC_("field", "Source") },
  [RAPPORT_NEWS_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_news_info = {
  .name = "news",
  .label = NC_("thing", "News"),
  .plural = NC_("thing", "News"),
  .icon = "application-rss+xml-symbolic",
  .flags = RAPPORT_ENTITY_FILE,
  .search = 28,
  .get_type = rapport_news_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportNews, rapport_news)
