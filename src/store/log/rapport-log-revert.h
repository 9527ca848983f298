/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-act.h"
#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean rapport_log_revert (RapportTransaction   *transaction,
                             const RapportLogAct  *act,
                             GError              **error);

G_END_DECLS
