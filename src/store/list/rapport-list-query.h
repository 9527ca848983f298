/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-column.h"
#include "rapport-connection.h"
#include "rapport-row.h"

G_BEGIN_DECLS

/** RapportListKind: which long list */
typedef enum
{
  RAPPORT_LIST_CUSTOMERS,
  RAPPORT_LIST_RECORDS,
  RAPPORT_LIST_PLANS,
  RAPPORT_LIST_TICKETS,
} RapportListKind;

/**
 * RapportListDue:
 * When the next thing is due: the next follow-up of a customer, a plan, the next deadline of a
 * ticket. OVERDUE is late; TODAY is due today, late or not; WEEK is due from today to the seventh
 * day from now; NONE has nothing planned.
 */
typedef enum
{
  RAPPORT_LIST_DUE_ANY,
  RAPPORT_LIST_DUE_OVERDUE,
  RAPPORT_LIST_DUE_TODAY,
  RAPPORT_LIST_DUE_WEEK,
  RAPPORT_LIST_DUE_NONE,
} RapportListDue;

/** RapportListPlanState: plans that are to be carried out, those done or skipped, or both */
typedef enum
{
  RAPPORT_LIST_STATE_OPEN,
  RAPPORT_LIST_STATE_DONE,
  RAPPORT_LIST_STATE_ALL,
} RapportListPlanState;

/**
 * RapportListQuery:
 * @kind: which list; not to be changed after rapport_list_query_new()
 * @sort: (nullable): name of a sortable column; NULL, or a name the list can't be sorted by, sorts
 *   customers by number, records by time, plans by when they are due, tickets by next deadline
 * @descending: the other way round; what has no value comes last both ways
 * @search: (nullable): what the person typed into the search entry
 * @grade: (nullable): stable value of the customer's grade
 * @stage: (nullable): stable value of the customer's stage
 * @status: (nullable): the customer's current status; for tickets their own status
 * @tag: (nullable): a tag of the customer
 * @method: (nullable): stable value, of records and plans
 * @priority: (nullable): stable value, of tickets
 * @owner: id of a team member, 0 for everybody
 * @customer: id of the one customer whose things are listed, 0 for all
 * @due: see RapportListDue; not for records
 * @from: first day, yyyymmdd, of records' and last follow-ups' days, plans' due days and the days
 *   on which tickets were received; 0 for open
 * @to: last day, 0 for open
 * @state: for plans
 * @archived: customers that are archived are listed too
 * @open_only: only tickets that are not accepted or closed
 *
 * What a long list shows and in which order. Texts are owned: set them with
 * rapport_list_query_set_text().
 */
typedef struct
{
  RapportListKind        kind;
  char                  *sort;
  gboolean               descending;
  char                  *search;
  char                  *grade;
  char                  *stage;
  char                  *status;
  char                  *tag;
  char                  *method;
  char                  *priority;
  gint64                 owner;
  gint64                 customer;
  RapportListDue         due;
  int                    from;
  int                    to;
  RapportListPlanState   state;
  gboolean               archived;
  gboolean               open_only;
} RapportListQuery;

/** RapportListOrder: a list's order kept from one query to the next; belongs to one thread */
typedef struct _RapportListOrder RapportListOrder;

#define RAPPORT_TYPE_LIST_QUERY (rapport_list_query_get_type ())

GType                rapport_list_query_get_type (void) G_GNUC_CONST;
RapportListQuery    *rapport_list_query_new      (RapportListKind          kind);
RapportListQuery    *rapport_list_query_copy     (const RapportListQuery  *query);
void                 rapport_list_query_free     (RapportListQuery        *query);
gboolean             rapport_list_query_equal    (const RapportListQuery  *a,
                                                  const RapportListQuery  *b);
void                 rapport_list_query_set_text (char                   **text,
                                                  const char              *value);

const RapportColumn *rapport_list_query_columns  (RapportListKind          kind,
                                                  guint                   *n_columns);

gint64              *rapport_list_query_run      (const RapportListQuery  *query,
                                                  RapportConnection       *connection,
                                                  RapportListOrder        *order,
                                                  gint64                   now,
                                                  GTimeZone               *zone,
                                                  guint                   *n,
                                                  GError                 **error);
GPtrArray           *rapport_list_query_fetch    (RapportListKind          kind,
                                                  RapportConnection       *connection,
                                                  const gint64            *ids,
                                                  guint                    n);

RapportListOrder    *rapport_list_order_new      (void);
void                 rapport_list_order_free     (RapportListOrder        *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListQuery, rapport_list_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportListOrder, rapport_list_order_free)

G_END_DECLS
