/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-book.h"
#include "rapport-act.h"

G_BEGIN_DECLS

gint64 scratch_run        (RapportBook  *book,
                           RapportAct   *act);
gint64 scratch_add_member (RapportBook  *book,
                           const char   *name);
void   scratch_refuse     (RapportBook  *book,
                           RapportAct   *act,
                           RapportError  code);

G_END_DECLS
