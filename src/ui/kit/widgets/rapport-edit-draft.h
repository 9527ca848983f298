/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

/** RAPPORT_EDIT_DRAFT_FORM, RAPPORT_EDIT_DRAFT_CELL: where something is typed; each reads only what it wrote */
#define RAPPORT_EDIT_DRAFT_FORM "edit"
#define RAPPORT_EDIT_DRAFT_CELL "cell"

char       *rapport_edit_draft_dup_form (const char              *where,
                                         const RapportEntityInfo *info);
GHashTable *rapport_edit_draft_load     (RapportBook             *book,
                                         const char              *where,
                                         RapportEntity           *entity,
                                         RapportEntity          **began);
void        rapport_edit_draft_store    (RapportBook             *book,
                                         const char              *where,
                                         RapportEntity           *entity,
                                         GHashTable              *typed,
                                         RapportEntity           *began);
void        rapport_edit_draft_set      (RapportBook             *book,
                                         const char              *where,
                                         RapportEntity           *entity,
                                         const char              *field,
                                         const char              *typed,
                                         RapportEntity           *before);

G_END_DECLS
