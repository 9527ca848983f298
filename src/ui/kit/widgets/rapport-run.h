/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_run_act  (RapportContext *context,
                       RapportAct     *act,
                       const char     *done);
void rapport_run_told (RapportContext *context,
                       RapportAct     *act);
void rapport_run_watched (RapportContext *context,
                          RapportAct     *act,
                          GtkWindow      *parent,
                          const char     *title,
                          const char     *done);

G_END_DECLS
