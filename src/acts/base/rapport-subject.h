/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

void     rapport_subject_set          (RapportTransaction  *transaction,
                                       RapportEntity       *entity);
gboolean rapport_subject_check_number (RapportTransaction  *transaction,
                                       RapportEntity       *entity,
                                       GError             **error);

G_END_DECLS
