/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportSalvageCount:
 * @n_read: rows that could be read
 * @n_from_backup: rows that stand behind what is damaged and were taken from a backup
 * @n_left_out: rows that belong to what could not be read, or hold what no row of their kind can
 * @has_gaps: whether something could not be read
 */
typedef struct
{
  guint    n_read;
  guint    n_from_backup;
  guint    n_left_out;
  gboolean has_gaps;
} RapportSalvageCount;

gboolean rapport_salvage_rows (RapportConnection    *from,
                               RapportConnection    *backup,
                               RapportConnection    *to,
                               const char           *table,
                               RapportSalvageCount  *count,
                               GError              **error);
gboolean rapport_salvage_mend (RapportConnection    *to,
                               RapportSalvageCount  *count,
                               GError              **error);

G_END_DECLS
