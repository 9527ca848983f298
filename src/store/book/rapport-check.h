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

/** RapportCheckDefinitionFunc: told of a @row of @table whose definition can't be read */
typedef void (*RapportCheckDefinitionFunc) (gpointer    data,
                                            const char *table,
                                            gint64      row);

gboolean   rapport_check_definitions (RapportConnection           *connection,
                                      RapportCheckDefinitionFunc   func,
                                      gpointer                     data,
                                      GError                     **error);
GPtrArray *rapport_check_values (RapportConnection  *connection,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
