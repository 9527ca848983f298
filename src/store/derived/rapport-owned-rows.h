/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportOwnedRows: what belongs to one thing after another, read in one go */
typedef struct _RapportOwnedRows RapportOwnedRows;

RapportOwnedRows *rapport_owned_rows_new  (RapportConnection  *connection,
                                           const char         *sql,
                                           gint64              from,
                                           gint64              to,
                                           GError            **error);
void              rapport_owned_rows_free (RapportOwnedRows   *self);
gboolean          rapport_owned_rows_next (RapportOwnedRows   *self,
                                           RapportStatement  **row,
                                           GError            **error);
gboolean          rapport_owned_rows_take (RapportOwnedRows   *self,
                                           gint64              owner,
                                           RapportStatement  **row,
                                           GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportOwnedRows, rapport_owned_rows_free)

G_END_DECLS
