/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-act.h"
#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean rapport_log_revert (RapportTransaction   *transaction,
                             const RapportLogAct  *act,
                             GError              **error);
gboolean rapport_log_revert_added (RapportTransaction       *transaction,
                                   const RapportStamp       *act,
                                   const RapportEntityInfo  *info,
                                   gint64                    row,
                                   const guint8             *uid,
                                   GError                  **error);

gboolean rapport_log_is_built_upon (RapportConnection        *connection,
                                    const RapportStamp       *act,
                                    const RapportEntityInfo  *info,
                                    gint64                    row,
                                    gboolean                 *is_built_upon,
                                    GError                  **error);

G_END_DECLS
