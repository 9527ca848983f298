/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportNews: what became known about a customer */
#define RAPPORT_TYPE_NEWS (rapport_news_get_type ())
G_DECLARE_FINAL_TYPE (RapportNews, rapport_news, RAPPORT, NEWS, RapportEntity)

/** RapportNewsField: indices of the fields */
typedef enum
{
  RAPPORT_NEWS_CUSTOMER,
  RAPPORT_NEWS_DATE,
  RAPPORT_NEWS_KIND,
  RAPPORT_NEWS_TEXT,
  RAPPORT_NEWS_SOURCE,
  RAPPORT_NEWS_MEMBER,
  RAPPORT_NEWS_N_FIELDS,
} RapportNewsField;

extern const RapportEntityInfo rapport_news_info;

extern const RapportChoice rapport_news_kinds[];

RapportNews *rapport_news_new (void);

G_END_DECLS
