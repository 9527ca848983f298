/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_follow_up_is_newest    (RapportConnection  *connection,
                                         RapportEntity      *record,
                                         gboolean           *is_newest,
                                         GError            **error);
GArray  *rapport_follow_up_find_owners  (RapportConnection  *connection,
                                         GArray             *customers,
                                         GError            **error);
GArray  *rapport_follow_up_find_planned (RapportConnection  *connection,
                                         GArray             *customers,
                                         GError            **error);

G_END_DECLS
