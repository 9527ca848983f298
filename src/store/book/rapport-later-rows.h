/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportLaterRows: new things that have their ids already, and are written many at once */
typedef struct _RapportLaterRows RapportLaterRows;

RapportLaterRows *rapport_later_rows_new      (RapportConnection *connection);
void              rapport_later_rows_free     (RapportLaterRows  *self);
gboolean          rapport_later_rows_is_empty (RapportLaterRows  *self);
gboolean          rapport_later_rows_add      (RapportLaterRows  *self,
                                               RapportEntity     *entity,
                                               GError           **error);
RapportEntity    *rapport_later_rows_find     (RapportLaterRows  *self,
                                               const char        *kind,
                                               gint64             id);
gboolean          rapport_later_rows_write    (RapportLaterRows  *self,
                                               GPtrArray         *written,
                                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLaterRows, rapport_later_rows_free)

G_END_DECLS
