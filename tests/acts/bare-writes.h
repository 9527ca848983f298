/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

void   bare_writes_find (RapportConnection *connection,
                         const char        *done);
double bare_writes_run  (RapportConnection *connection);

G_END_DECLS
