/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

GPtrArray *rapport_check_pages (RapportConnection  *connection,
                                gboolean            thorough,
                                GError            **error);
/**
 * RapportCheckMends: what can be done about what was found
 * @RAPPORT_CHECK_DERIVED: what is derived can be made anew
 * @RAPPORT_CHECK_NUMBERS: things can get other numbers
 * @RAPPORT_CHECK_LOST: a backup may still have what can't be read
 */
typedef enum
{
  RAPPORT_CHECK_DERIVED = 1 << 0,
  RAPPORT_CHECK_NUMBERS = 1 << 1,
  RAPPORT_CHECK_LOST    = 1 << 2,
} RapportCheckMends;

GPtrArray *rapport_check_find  (RapportBook        *book,
                                gboolean            thorough,
                                GCancellable       *cancellable,
                                RapportCheckMends  *mends,
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
