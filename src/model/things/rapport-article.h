/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportArticle: what is known about a problem, to be used again */
#define RAPPORT_TYPE_ARTICLE (rapport_article_get_type ())
G_DECLARE_FINAL_TYPE (RapportArticle, rapport_article, RAPPORT, ARTICLE, RapportEntity)

/** RapportArticleField: indices of the fields */
typedef enum
{
  RAPPORT_ARTICLE_NAME,
  RAPPORT_ARTICLE_CATEGORY,
  RAPPORT_ARTICLE_KEYWORDS,
  RAPPORT_ARTICLE_BODY,
  RAPPORT_ARTICLE_CHANGED_AT,
  RAPPORT_ARTICLE_OWNER,
  RAPPORT_ARTICLE_PRODUCT,
  RAPPORT_ARTICLE_RETIRED,
  RAPPORT_ARTICLE_N_FIELDS,
} RapportArticleField;

extern const RapportEntityInfo rapport_article_info;

/** RapportArticleVersion: an article as it was at one time */
#define RAPPORT_TYPE_ARTICLE_VERSION (rapport_article_version_get_type ())
G_DECLARE_FINAL_TYPE (RapportArticleVersion, rapport_article_version, RAPPORT, ARTICLE_VERSION, RapportEntity)

/** RapportArticleVersionField: indices of the fields */
typedef enum
{
  RAPPORT_ARTICLE_VERSION_ARTICLE,
  RAPPORT_ARTICLE_VERSION_VERSION,
  RAPPORT_ARTICLE_VERSION_AT,
  RAPPORT_ARTICLE_VERSION_BODY,
  RAPPORT_ARTICLE_VERSION_CHANGED,
  RAPPORT_ARTICLE_VERSION_MEMBER,
  RAPPORT_ARTICLE_VERSION_N_FIELDS,
} RapportArticleVersionField;

extern const RapportEntityInfo rapport_article_version_info;

/** RapportArticleTicket: that an article belongs to a ticket */
#define RAPPORT_TYPE_ARTICLE_TICKET (rapport_article_ticket_get_type ())
G_DECLARE_FINAL_TYPE (RapportArticleTicket, rapport_article_ticket, RAPPORT, ARTICLE_TICKET, RapportEntity)

/** RapportArticleTicketField: indices of the fields */
typedef enum
{
  RAPPORT_ARTICLE_TICKET_ARTICLE,
  RAPPORT_ARTICLE_TICKET_TICKET,
  RAPPORT_ARTICLE_TICKET_SOURCE,
  RAPPORT_ARTICLE_TICKET_N_FIELDS,
} RapportArticleTicketField;

extern const RapportEntityInfo rapport_article_ticket_info;

RapportArticle        *rapport_article_new         (void);
RapportArticleVersion *rapport_article_version_new (void);
RapportArticleTicket  *rapport_article_ticket_new  (void);

G_END_DECLS
