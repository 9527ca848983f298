/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-review-facts.h"

G_BEGIN_DECLS

/**
 * RapportReviewRow:
 * @grade: (nullable): stable value
 * @stage: (nullable): stable value
 * @owner: (nullable): the name
 * @profit: (nullable): what it contributes to the profit, as typed
 * @due: yyyymmdd from which its review is due
 *
 * A customer whose review is due, and what it proposes.
 */
typedef struct
{
  gint64         customer;
  char          *number;
  char          *name;
  char          *grade;
  char          *stage;
  char          *owner;
  char          *profit;
  int            due;
  RapportReview *review;
} RapportReviewRow;

/**
 * RapportReviewRowsFilter:
 * @owner: only customers of this member, 0 for all
 * @proposals_only: without those of which nothing is proposed
 * @most: so many rows are enough
 * @most_judged: and so many customers are judged to find them
 */
typedef struct
{
  gint64   owner;
  gboolean proposals_only;
  guint    most;
  guint    most_judged;
} RapportReviewRowsFilter;

/**
 * RapportReviewRows:
 * @rows: (element-type RapportReviewRow): by grade, A first, then by name
 * @n_due: how many customers are due in all, whether or not they have rows
 * @has_more: whether there are customers that were not judged
 */
typedef struct
{
  GPtrArray *rows;
  guint      n_due;
  gboolean   has_more;
} RapportReviewRows;

RapportReviewRows *rapport_review_rows_load (RapportConnection              *connection,
                                             const RapportReviewRowsFilter  *filter,
                                             RapportCalendar                *calendar,
                                             gint64                          now,
                                             GError                        **error);
void               rapport_review_rows_free (RapportReviewRows              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReviewRows, rapport_review_rows_free)

G_END_DECLS
