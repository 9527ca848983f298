/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RapportCliTable: cells printed in columns, with wide letters counted as two */
typedef struct _RapportCliTable RapportCliTable;

RapportCliTable *rapport_cli_table_new         (guint            n_columns);
void             rapport_cli_table_free        (RapportCliTable *self);
void             rapport_cli_table_add         (RapportCliTable *self,
                                                const char      *text);
void             rapport_cli_table_add_heading (RapportCliTable *self,
                                                const char      *text);
void             rapport_cli_table_print       (RapportCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCliTable, rapport_cli_table_free)

G_END_DECLS
