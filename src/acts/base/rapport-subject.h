/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

void     rapport_subject_set          (RapportTransaction  *transaction,
                                       RapportEntity       *entity);
gboolean rapport_subject_set_many     (RapportTransaction  *transaction,
                                       GType                type,
                                       const gint64        *ids,
                                       guint                n_ids,
                                       GError             **error);
gboolean rapport_subject_is_of_many   (const char          *subject);
char    *rapport_subject_dup_words    (const char          *subject);
gboolean rapport_subject_check_number (RapportTransaction  *transaction,
                                       RapportEntity       *entity,
                                       GError             **error);

G_END_DECLS
