/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

char *rapport_import_words_dup_understood (RapportImport *import);
char *rapport_import_words_dup_counts     (RapportImport *import);
char *rapport_import_words_dup_advice     (RapportImport *import);
char *rapport_import_words_dup_told       (RapportImport *import,
                                           const char    *done);

G_END_DECLS
