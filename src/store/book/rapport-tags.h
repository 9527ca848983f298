/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

char **rapport_tags_list    (RapportConnection  *connection,
                             guint               most,
                             GError            **error);
char **rapport_tags_list_of (RapportConnection  *connection,
                             gint64              customer,
                             GError            **error);

G_END_DECLS
