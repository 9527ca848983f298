/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_mentions_find_customer (RapportConnection   *connection,
                                         const char * const  *emails,
                                         const char          *text,
                                         char               **number,
                                         char               **name,
                                         GError             **error);

G_END_DECLS
