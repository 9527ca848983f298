/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"

G_BEGIN_DECLS

char     *rapport_derived_dup_key       (RapportConnection         *connection,
                                         const RapportDerivedTable *table,
                                         GTimeZone                 *zone);
char     *rapport_derived_dup_tokenizer (void);
char     *rapport_derived_dup_note      (RapportConnection         *connection,
                                         const char                *prefix,
                                         const RapportDerivedTable *table);
gboolean  rapport_derived_set_note      (RapportConnection         *connection,
                                         const char                *prefix,
                                         const RapportDerivedTable *table,
                                         const char                *value,
                                         GError                   **error);
gboolean  rapport_derived_is_current    (RapportConnection         *connection,
                                         const RapportDerivedTable *table,
                                         GTimeZone                 *zone);
gboolean  rapport_derived_has_old_keys  (RapportConnection         *connection);
gboolean  rapport_derived_adopt_keys    (RapportConnection         *connection,
                                         GError                   **error);

/** what a table's rows were made with, how far it is renewed, and the last day that made some of them anew */
#define RAPPORT_DERIVED_MADE "derived:"
#define RAPPORT_DERIVED_RENEWED "renewed:"
#define RAPPORT_DERIVED_DAY "day:"

G_END_DECLS
