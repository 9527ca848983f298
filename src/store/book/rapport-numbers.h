/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

char  *rapport_numbers_next (RapportConnection  *connection,
                             GType               type,
                             GError            **error);
gint64 rapport_numbers_find (RapportConnection  *connection,
                             GType               type,
                             const char         *number,
                             gint64              except);

G_END_DECLS
