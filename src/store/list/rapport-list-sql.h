/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-query.h"
#include "rapport-search-query.h"

G_BEGIN_DECLS

/**
 * RapportListKey:
 * @statements: (element-type utf8): queries whose ids, one after another, are the whole list in the order of one
 *   column; of a column that is not the last to decide, with what makes things equal after the id
 * @groups: (nullable): gives the values of :group; the first statement is run for each
 * @descending: the groups go the other way round
 * @places: (element-type utf8): for each of @statements what gives, of the thing :id, its group, where there are groups,
 *   and by what it is ordered
 * @fixed: (element-type gboolean): for each whether it is in the same order whichever way the list goes
 * @empty_last: (element-type gboolean): for each whether what has nothing in what it is ordered by first comes last
 * @is_scanned: nothing is known of the order before all of it
 */
typedef struct
{
  GPtrArray  *statements;
  const char *groups;
  gboolean    descending;
  GPtrArray  *places;
  GArray     *fixed;
  GArray     *empty_last;
  gboolean    is_scanned;
} RapportListKey;

/**
 * RapportListSpelled:
 * @sql: gives ids with names, which may be those that are meant
 * @typed: the pinyin that the names have then, each in some of them
 */
typedef struct
{
  char  *sql;
  char **typed;
} RapportListSpelled;

/**
 * RapportListSql:
 * What reads a list, as the query's condition and order want it.
 * @keys: (element-type RapportListKey): for each column of the order, the one that decides last at the end;
 *   a single one is narrowed by what its index knows
 * @sets: (element-type utf8): queries for ids, in no order, in all of which a thing of the list
 *   must be; the search comes last, with the folded texts after the id when hits have to be verified
 * @owned: (element-type utf8): queries for ids that the search finds as well, by who owns them
 * @spelled: (element-type RapportListSpelled): queries for what may be found by its pinyin as well
 * @conditions: (element-type RapportCondition): what @sets are, but for the search
 * @search: (nullable): what is looked for
 * @cell_sorts: (element-type RapportListSort): those of @keys that sort by what cells show, of whatever it comes from
 * @key: equal for queries whose @keys give the same
 * @marks: (nullable): equal for queries whose @sets give the same; NULL where they have to be asked each time
 */
typedef struct
{
  const RapportListQuery   *query;
  const RapportSearchQuery *search;
  RapportConnection        *connection;
  gint64                    now;
  GTimeZone                *zone;
  GPtrArray                *keys;
  GPtrArray                *sets;
  GPtrArray                *owned;
  GPtrArray                *spelled;
  GPtrArray                *conditions;
  GArray                   *values;
  GPtrArray                *cell_sorts;
  char                     *key;
  char                     *marks;
} RapportListSql;

RapportListSql *rapport_list_sql_new  (const RapportListQuery    *query,
                                       const RapportSearchQuery  *search,
                                       RapportConnection         *connection,
                                       gint64                     now,
                                       GTimeZone                 *zone,
                                       GError                   **error);
void            rapport_list_sql_free (RapportListSql            *self);
void            rapport_list_sql_bind (RapportListSql            *self,
                                       RapportStatement          *statement);

char           *rapport_list_sql_dup_from   (const char          *from);
char           *rapport_list_sql_dup_member (RapportListSql      *self,
                                             GError             **error);
void            rapport_list_sql_add_integer (RapportListSql     *self,
                                              GString            *sql,
                                              gint64              integer);
void            rapport_list_sql_add_text    (RapportListSql     *self,
                                              GString            *sql,
                                              const char         *text);
void            rapport_list_sql_add_owned   (RapportListSql     *self);
void            rapport_list_sql_add_spelled (RapportListSql     *self);
char           *rapport_list_sql_dup_rest    (RapportListSql     *self,
                                              guint               without);
gboolean        rapport_list_sql_add_test    (RapportListSql                *self,
                                              GString                       *sql,
                                              const RapportCondition        *test,
                                              const RapportListFilter       *filter,
                                              const RapportListFilterSource *source,
                                              GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListSql, rapport_list_sql_free)

G_END_DECLS
