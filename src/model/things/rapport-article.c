/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article.h"
#include "rapport-ticket.h"

static const RapportField article_fields[] = {
  [RAPPORT_ARTICLE_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Title"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ARTICLE_CATEGORY] =
    { "category", RAPPORT_FIELD_CHOICE, NC_("field", "Category"),
      .choices = rapport_ticket_categories },
  [RAPPORT_ARTICLE_KEYWORDS] =
    { "keywords", RAPPORT_FIELD_TEXT, NC_("field", "Keywords"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ARTICLE_BODY] =
    { "body", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Text"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ARTICLE_CHANGED_AT] =
    { "changed-at", RAPPORT_FIELD_INSTANT, NC_("field", "Changed"),
      .flags = RAPPORT_FIELD_WHEN | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ARTICLE_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_ARTICLE_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"), .target = "product" },
  [RAPPORT_ARTICLE_RETIRED] = { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired") },
};

const RapportEntityInfo rapport_article_info = {
  .name = "article",
  .label = NC_("thing", "Knowledge article"),
  .plural = NC_("thing", "Knowledge articles"),
  .icon = "accessories-dictionary-symbolic",
  .search = 24,
  .get_type = rapport_article_get_type,
  .fields = article_fields,
  .n_fields = G_N_ELEMENTS (article_fields),
};

RAPPORT_DEFINE_THING (RapportArticle, rapport_article)

static const RapportField article_version_fields[] = {
  [RAPPORT_ARTICLE_VERSION_ARTICLE] =
    { "article", RAPPORT_FIELD_REFERENCE, NC_("field", "Knowledge article"),
      .flags = RAPPORT_FIELD_OWNER, .target = "article" },
  [RAPPORT_ARTICLE_VERSION_VERSION] =
    { "version", RAPPORT_FIELD_INTEGER, NC_("field", "Version"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 1, .most = G_MAXINT32 },
  [RAPPORT_ARTICLE_VERSION_AT] =
    { "at", RAPPORT_FIELD_INSTANT, NC_("field", "At"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_ARTICLE_VERSION_BODY] = { "body", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Text") },
  [RAPPORT_ARTICLE_VERSION_CHANGED] =
    { "changed", RAPPORT_FIELD_LONG_TEXT, NC_("field", "What was changed") },
  [RAPPORT_ARTICLE_VERSION_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_article_version_info = {
  .name = "article_version",
  .label = NC_("thing", "Version of an article"),
  .plural = NC_("thing", "Versions of articles"),
  .icon = "document-edit-symbolic",
  .flags = RAPPORT_ENTITY_VERSION,
  .get_type = rapport_article_version_get_type,
  .fields = article_version_fields,
  .n_fields = G_N_ELEMENTS (article_version_fields),
};

RAPPORT_DEFINE_THING (RapportArticleVersion, rapport_article_version)

static const RapportField article_ticket_fields[] = {
  [RAPPORT_ARTICLE_TICKET_ARTICLE] =
    { "article", RAPPORT_FIELD_REFERENCE, NC_("field", "Knowledge article"),
      .flags = RAPPORT_FIELD_OWNER, .target = "article" },
  [RAPPORT_ARTICLE_TICKET_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_ARTICLE_TICKET_SOURCE] =
    { "source", RAPPORT_FIELD_FLAG, NC_("field", "Made from this ticket") },
};

const RapportEntityInfo rapport_article_ticket_info = {
  .name = "article_ticket",
  .label = NC_("thing", "Article of a ticket"),
  .plural = NC_("thing", "Articles of tickets"),
  .icon = "insert-link-symbolic",
  .get_type = rapport_article_ticket_get_type,
  .fields = article_ticket_fields,
  .n_fields = G_N_ELEMENTS (article_ticket_fields),
};

RAPPORT_DEFINE_THING (RapportArticleTicket, rapport_article_ticket)
