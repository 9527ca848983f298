/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

/** RapportChangeGradeFunc: what is done once it is known whether the person goes @on, with the @reason (nullable) */
typedef void (*RapportChangeGradeFunc) (gboolean    on,
                                        const char *reason,
                                        gpointer    data);

void rapport_change_grade_ask (RapportContext         *context,
                               const gint64           *customers,
                               guint                   n_customers,
                               const char             *grade,
                               RapportChangeGradeFunc  func,
                               gpointer                data);
void rapport_change_grade_run (RapportContext         *context,
                               const gint64           *customers,
                               guint                   n_customers,
                               const char             *grade);
void rapport_change_grade_attach (RapportContext       *context,
                                  RapportForm          *form);

G_END_DECLS
