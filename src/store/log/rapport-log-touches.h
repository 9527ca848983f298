/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportLogTouches: how often one act touches what others belong to, counted by uid before it is written */
typedef struct _RapportLogTouches RapportLogTouches;

RapportLogTouches *rapport_log_touches_new   (RapportConnection  *connection);
void               rapport_log_touches_free  (RapportLogTouches  *self);
gint64             rapport_log_touches_take  (RapportLogTouches  *self,
                                              const guint8       *uid);
void               rapport_log_touches_give  (RapportLogTouches  *self,
                                              const guint8       *uid,
                                              gint64              count);
gboolean           rapport_log_touches_count (RapportLogTouches  *self,
                                              const guint8       *uid,
                                              GError            **error);
gboolean           rapport_log_touches_write (RapportLogTouches  *self,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogTouches, rapport_log_touches_free)

G_END_DECLS
