/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean  rapport_book_set_up         (RapportConnection  *connection,
                                       const char         *path,
                                       RapportActor       *actor,
                                       GError            **error);
gboolean  rapport_book_find_actor     (RapportConnection  *connection,
                                       RapportActor       *actor,
                                       GError            **error);
gboolean  rapport_book_forget_settled (RapportConnection  *connection,
                                       gpointer            data,
                                       GError            **error);
char     *rapport_book_copy_aside     (const char         *path);

G_END_DECLS
