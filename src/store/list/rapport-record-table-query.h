/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-connection.h"
#include "rapport-record-table.h"

G_BEGIN_DECLS

/** RapportRecordTableProgress: @n_done of about @n_all customers or records were looked at */
typedef void (*RapportRecordTableProgress) (guint    n_done,
                                            guint    n_all,
                                            gpointer data);

GPtrArray *rapport_record_table_query (RapportConnection               *connection,
                                       const RapportRecordTableFilter  *filter,
                                       GCancellable                    *cancellable,
                                       RapportRecordTableProgress       progress,
                                       gpointer                         data,
                                       GError                         **error);

G_END_DECLS
