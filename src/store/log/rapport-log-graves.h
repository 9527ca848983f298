/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogGrave:
 * @root: what the person deleted, with whose deletion this thing went along
 * @heir: what takes its place, all zero for nothing
 */
typedef struct
{
  guint8 uid[RAPPORT_UID_LENGTH];
  guint8 root[RAPPORT_UID_LENGTH];
  guint8 heir[RAPPORT_UID_LENGTH];
} RapportLogGrave;

/** RapportLogGraves: what one act deletes, as other books need to know it */
typedef struct _RapportLogGraves RapportLogGraves;

RapportLogGraves *rapport_log_graves_new      (RapportConnection      *connection,
                                               const RapportStamp     *act,
                                               const GArray           *heirs);
void              rapport_log_graves_free     (RapportLogGraves       *self);
gint64            rapport_log_graves_get_heir (RapportLogGraves       *self,
                                               const char             *thing,
                                               gint64                  row);
void              rapport_log_graves_add      (RapportLogGraves       *self,
                                               const RapportLogGrave  *grave);
gboolean          rapport_log_graves_write    (RapportLogGraves       *self,
                                               GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogGraves, rapport_log_graves_free)

G_END_DECLS
