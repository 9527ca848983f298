/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RapportProgressTell: told how much is done, 0 to 1, in the thread that does it */
typedef void (*RapportProgressTell) (gpointer data,
                                     double   done);

/**
 * RapportProgress:
 * @cancellable: (nullable): ends what is watched
 * @func: (nullable): told of each thousandth
 * @from: where the part that is being done begins, within the whole
 * @to: where it ends
 * @told: the last thousandth told of
 *
 * How far a long job is. All but the first three begin as 0; a NULL progress is watched by nobody.
 */
typedef struct
{
  GCancellable        *cancellable;
  RapportProgressTell  func;
  gpointer             data;
  double               from;
  double               to;
  int                  told;
} RapportProgress;

void     rapport_progress_begin (RapportProgress  *self,
                                 double            to);
gboolean rapport_progress_tell  (RapportProgress  *self,
                                 double            done,
                                 GError          **error);

G_END_DECLS
