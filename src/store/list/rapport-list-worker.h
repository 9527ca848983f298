/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

/** RapportListWorker: a thread with a connection of its own that runs the newest query asked */
typedef struct _RapportListWorker RapportListWorker;

/**
 * RapportListAnswer:
 * @ids: (array length=n) (nullable): to be stolen; NULL with @error set
 * @sections: (nullable): to be stolen; when the query groups
 * @more: these are the first only, the whole answer follows
 */
typedef struct
{
  gint64    *ids;
  guint      n;
  GPtrArray *sections;
  gboolean   more;
  GError    *error;
} RapportListAnswer;

typedef void (*RapportListAnswerFunc) (RapportListAnswer *answer,
                                       gpointer           data);

RapportListWorker *rapport_list_worker_new  (RapportBook             *book,
                                             RapportListAnswerFunc    func,
                                             gpointer                 data);
void               rapport_list_worker_ask  (RapportListWorker       *self,
                                             const RapportListQuery  *query,
                                             gboolean                 first,
                                             gboolean                 anew);
void               rapport_list_worker_wait (RapportListWorker       *self);
void               rapport_list_worker_free (RapportListWorker       *self);

G_END_DECLS
