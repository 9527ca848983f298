/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

GStrv    rapport_lifted_indexes_lift     (RapportConnection   *connection,
                                          const char          *table,
                                          GError             **error);
gboolean rapport_lifted_indexes_put_back (RapportConnection   *connection,
                                          const char * const  *indexes,
                                          GError             **error);

G_END_DECLS
