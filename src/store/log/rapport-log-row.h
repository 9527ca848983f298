/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-changeset-private.h"

G_BEGIN_DECLS

/** RapportLogRow: columns of a thing's row, and what the log says is to be in them */
typedef struct _RapportLogRow RapportLogRow;

RapportLogRow *rapport_log_row_new    (const RapportTableShape  *shape);
void           rapport_log_row_free   (RapportLogRow            *self);
void           rapport_log_row_add    (RapportLogRow            *self,
                                       int                       column,
                                       sqlite3_value            *value,
                                       gint64                    row);
gboolean       rapport_log_row_insert (RapportLogRow            *self,
                                       RapportConnection        *connection,
                                       const guint8             *uid,
                                       gint64                   *row,
                                       GError                  **error);
gboolean       rapport_log_row_update (RapportLogRow            *self,
                                       RapportConnection        *connection,
                                       gint64                    row,
                                       GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogRow, rapport_log_row_free)

G_END_DECLS
