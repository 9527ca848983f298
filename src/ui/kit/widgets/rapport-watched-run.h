/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_watched_run (RapportContext      *context,
                          RapportAct          *act,
                          GtkWindow           *parent,
                          const char          *title,
                          GAsyncReadyCallback  callback,
                          gpointer             data);
void rapport_watched_run_if_great (RapportContext      *context,
                                   RapportAct          *act,
                                   GtkWindow           *parent,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data);

G_END_DECLS
