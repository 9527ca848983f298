/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_CSV_BYTE_ORDER_MARK: put before the first row it makes spreadsheets read UTF-8 */
#define RAPPORT_CSV_BYTE_ORDER_MARK "\xef\xbb\xbf"

void rapport_csv_append_row (GString            *out,
                             const char * const *cells,
                             guint               n_cells,
                             char                delimiter);

G_END_DECLS
