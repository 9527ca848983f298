/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

GPtrArray *rapport_check_pages (RapportConnection  *connection,
                                gboolean            thorough,
                                GError            **error);
GPtrArray *rapport_check_run   (RapportBook        *book,
                                gboolean            thorough,
                                GCancellable       *cancellable,
                                GError            **error);

GPtrArray *rapport_check_values (RapportConnection  *connection,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
