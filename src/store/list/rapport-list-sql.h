/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-query.h"
#include "rapport-search-query.h"

G_BEGIN_DECLS

/* a statement whose parameters have names; see rapport_list_sql_bind() */
typedef struct
{
  const RapportListQuery   *query;
  const RapportSearchQuery *search;
  int                       today;
  int                       week_end;
  gint64                    now;
  gint64                    from_instant;
  gint64                    end_instant;
  gint64                    today_instant;
  gint64                    tomorrow_instant;
  gint64                    week_end_instant;
} RapportListValues;

/**
 * RapportListBase:
 * @statements: (element-type utf8): queries whose ids, one after another, are the whole list
 * @groups: (nullable): gives the values of :group; statements are run for each, then for NULL
 * @group_kind: how groups are sorted: "grade", "status" or "owner"
 */
typedef struct
{
  GPtrArray  *statements;
  const char *groups;
  const char *group_kind;
} RapportListBase;

void             rapport_list_values_init  (RapportListValues        *values,
                                            const RapportListQuery   *query,
                                            const RapportSearchQuery *search,
                                            gint64                    now,
                                            GTimeZone                *zone);
void             rapport_list_sql_bind     (RapportStatement         *statement,
                                            const RapportListValues  *values);
RapportListBase *rapport_list_base_new     (const RapportListQuery   *query);
void             rapport_list_base_free    (RapportListBase          *base);
char            *rapport_list_base_dup_key (const RapportListBase    *base,
                                            const RapportListQuery   *query);
GPtrArray       *rapport_list_sets_new     (const RapportListQuery   *query,
                                            const RapportSearchQuery *search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListBase, rapport_list_base_free)

G_END_DECLS
