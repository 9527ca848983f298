/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backups.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportHoldingBackup:
 * @is_unknown: whether it can't be looked into, and so may have the thing
 *
 * A backup that still has something that was, or is to be, erased.
 */
typedef struct
{
  RapportBackup backup;
  gboolean      is_unknown;
} RapportHoldingBackup;

GArray  *rapport_backups_list_holding (const char    *folder,
                                       const char    *place,
                                       const guint8  *uid);
gboolean rapport_backups_drop_holding (const char    *folder,
                                       const char    *place,
                                       const guint8  *uid,
                                       GDateTime     *now,
                                       guint         *n_dropped,
                                       GError       **error);

G_END_DECLS
