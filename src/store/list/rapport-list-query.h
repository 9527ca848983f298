/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-lists.h"

G_BEGIN_DECLS

/**
 * RapportListQuery:
 * @spec: which list; not to be changed after rapport_list_query_new()
 * @sort: (nullable): name of a sortable column; NULL, or a name the list can't be sorted by, is the usual order
 * @descending: the other way round; what has no value comes last both ways
 * @then: (nullable): the columns that decide where things are equal so far, as "grade,-last", where - is
 *   the other way round
 * @search: (nullable): what the person typed into the search entry
 * @condition: (nullable): what else must be so
 * @all: what the list usually leaves out is listed too: archived customers, plans done
 * @group: (nullable): name of one of the list's groups; what belongs together follows each other then, in the
 *   order of the query within each group
 * @me: id of the team member whom `me` in @condition means; 0 for nobody
 *
 * What a long list shows and in which order. Texts are owned: set them with
 * rapport_list_query_set_text().
 */
typedef struct
{
  const RapportListSpec *spec;
  char                  *sort;
  gboolean               descending;
  char                  *then;
  char                  *search;
  RapportCondition      *condition;
  gboolean               all;
  char                  *group;
  gint64                 me;
} RapportListQuery;

/** RapportListSum: the @total of @n values, in the unit in which the column is kept */
typedef struct
{
  gint64 total;
  guint  n;
} RapportListSum;

/**
 * RapportListSection:
 * Things of a list that have something in common.
 * @value: (nullable): what they have, as conditions write it, of days "2026-11"; NULL for nothing
 * @label: the same in words
 * @first: where the first of them stands
 * @n: how many there are
 * @sums: of each of the list's sums
 * @is_begun: only what stands first of it is there yet: @n and @sums are not those of all
 */
typedef struct
{
  char          *value;
  char          *label;
  guint          first;
  guint          n;
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  gboolean       is_begun;
} RapportListSection;

/**
 * RapportListFirst:
 * @func: gets the first of a list's @ids (transfer full), some screens of them or all, before the rest is read; of a
 *   grouped one with their @sections (transfer full) (element-type RapportListSection) (nullable)
 */
typedef struct
{
  void   (*func) (gint64    *ids,
                  guint      n,
                  GPtrArray *sections,
                  gpointer   data);
  gpointer data;
} RapportListFirst;

/** RapportListOrder: a list's order kept from one query to the next; belongs to one thread */
typedef struct _RapportListOrder RapportListOrder;

#define RAPPORT_TYPE_LIST_QUERY (rapport_list_query_get_type ())

GType                rapport_list_query_get_type (void) G_GNUC_CONST;
RapportListQuery    *rapport_list_query_new      (const RapportListSpec   *spec);
RapportListQuery    *rapport_list_query_copy     (const RapportListQuery  *query);
void                 rapport_list_query_free     (RapportListQuery        *query);
gboolean             rapport_list_query_equal    (const RapportListQuery  *a,
                                                  const RapportListQuery  *b);
gboolean             rapport_list_query_asks_time (const RapportListQuery *query);
void                 rapport_list_query_set_text (char                   **text,
                                                  const char              *value);

gboolean             rapport_list_query_set_order (RapportListQuery       *query,
                                                  const char              *order,
                                                  GError                 **error);
char                *rapport_list_query_dup_order (const RapportListQuery *query);
void                 rapport_list_query_narrow   (RapportListQuery        *query,
                                                  const char              *column,
                                                  const char              *value);
void                 rapport_list_query_narrow_id (RapportListQuery       *query,
                                                  const char              *column,
                                                  gint64                   id);
gboolean             rapport_list_query_narrow_text (RapportListQuery     *query,
                                                  const char              *text,
                                                  GError                 **error);

RapportListSection  *rapport_list_section_new    (const char              *value,
                                                  const char              *label);
void                 rapport_list_section_free   (RapportListSection      *self);

gint64              *rapport_list_query_run_telling (const RapportListQuery *query,
                                                  RapportConnection       *connection,
                                                  RapportListOrder        *order,
                                                  const RapportListFirst  *first,
                                                  gint64                   now,
                                                  GTimeZone               *zone,
                                                  guint                   *n,
                                                  GPtrArray              **sections,
                                                  GError                 **error);
gint64              *rapport_list_query_run_grouped (const RapportListQuery *query,
                                                  RapportConnection       *connection,
                                                  RapportListOrder        *order,
                                                  gint64                   now,
                                                  GTimeZone               *zone,
                                                  guint                   *n,
                                                  GPtrArray              **sections,
                                                  GError                 **error);
gboolean             rapport_list_query_sum      (const RapportListSpec   *spec,
                                                  RapportConnection       *connection,
                                                  const gint64            *ids,
                                                  guint                    n,
                                                  int                      today,
                                                  RapportListSum          *sums,
                                                  GError                 **error);
gint64              *rapport_list_query_run      (const RapportListQuery  *query,
                                                  RapportConnection       *connection,
                                                  RapportListOrder        *order,
                                                  gint64                   now,
                                                  GTimeZone               *zone,
                                                  guint                   *n,
                                                  GError                 **error);
GPtrArray           *rapport_list_query_fetch    (const RapportListSpec   *spec,
                                                  RapportConnection       *connection,
                                                  const gint64            *ids,
                                                  guint                    n);
GPtrArray           *rapport_list_query_fetch_whole (const RapportListSpec *spec,
                                                  RapportConnection       *connection,
                                                  const gint64            *ids,
                                                  guint                    n);
gboolean             rapport_list_query_has_any  (const RapportListSpec   *spec,
                                                  RapportConnection       *connection);

RapportListOrder    *rapport_list_order_new      (void);
void                 rapport_list_order_free     (RapportListOrder        *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListQuery, rapport_list_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListOrder, rapport_list_order_free)

G_END_DECLS
