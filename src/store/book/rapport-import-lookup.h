/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

typedef void (*RapportCustomerNameFunc) (gpointer    data,
                                         gint64      id,
                                         const char *number,
                                         const char *name,
                                         const char *former_names);

gboolean rapport_import_each_customer (RapportConnection        *connection,
                                       RapportCustomerNameFunc   func,
                                       gpointer                  data,
                                       GError                  **error);
gboolean rapport_import_is_needed     (RapportConnection        *connection,
                                       const RapportEntityInfo  *info,
                                       guint                     field);
gboolean rapport_import_had_before    (RapportConnection        *connection,
                                       RapportEntity            *stored,
                                       RapportEntity            *said,
                                       guint                     field,
                                       gint64                    since);
gboolean rapport_import_was_empty     (RapportConnection        *connection,
                                       RapportEntity            *stored,
                                       guint                     field,
                                       gint64                    since);
gint64   rapport_import_count_stored  (RapportConnection        *connection,
                                       const RapportEntityInfo  *info);
gboolean rapport_import_was_added     (RapportConnection        *connection,
                                       RapportEntity            *stored,
                                       gint64                    since);
gboolean rapport_import_was_next      (RapportConnection        *connection,
                                       gint64                    customer,
                                       int                       day,
                                       gint64                    since);
char    *rapport_import_dup_thing_key (RapportEntity            *entity);
gboolean rapport_import_find_thing    (RapportConnection        *connection,
                                       RapportEntity            *entity,
                                       const gboolean           *told,
                                       gint64                   *id,
                                       GError                  **error);
GArray  *rapport_import_find_but      (RapportConnection        *connection,
                                       RapportEntity            *entity,
                                       const gboolean           *told,
                                       int                       but,
                                       GError                  **error);
GArray  *rapport_import_find_called   (RapportConnection        *connection,
                                       RapportEntity            *entity,
                                       guint                     field,
                                       guint                     most,
                                       GError                  **error);
guint    rapport_import_get_instead   (RapportEntity            *entity,
                                       guint                     field);
guint    rapport_import_get_said      (RapportEntity            *entity,
                                       guint                     field);
int      rapport_import_words_of_kind (const RapportEntityInfo  *info);
int      rapport_import_reworded_of_kind (const RapportEntityInfo *info);

G_END_DECLS
