/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-sql.h"

G_BEGIN_DECLS

/**
 * RapportListKeyFunc:
 * @is_first: of the statement, or of a group
 *
 * Gets a row of one of the statements of a key.
 *
 * Returns: whether it wants another
 */
typedef gboolean (*RapportListKeyFunc) (RapportStatement *statement,
                                        gboolean          is_first,
                                        gpointer          data);

/** RapportListKeyRead: Returns: FALSE with @error set when not all rows of @key that @func wants were handed to it */
typedef gboolean (*RapportListKeyRead) (RapportListSql        *list,
                                        const RapportListKey  *key,
                                        RapportListKeyFunc     func,
                                        gpointer               data,
                                        GError               **error);

RapportListKey *rapport_list_key_new  (const RapportListSort  *sort,
                                       gboolean                descending,
                                       const char             *where,
                                       gboolean                is_last);
void            rapport_list_key_free (RapportListKey         *self);
gboolean        rapport_list_key_sort (const RapportListKey   *self,
                                       RapportListSql         *list,
                                       GArray                 *ids,
                                       RapportListKeyRead      read,
                                       GError                **error);

G_END_DECLS
