/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

GHashTable *rapport_edit_draft_load  (RapportBook    *book,
                                      RapportEntity  *entity,
                                      RapportEntity **began);
void        rapport_edit_draft_store (RapportBook    *book,
                                      RapportEntity  *entity,
                                      GHashTable     *typed,
                                      RapportEntity  *began);
void        rapport_edit_draft_set   (RapportBook    *book,
                                      RapportEntity  *entity,
                                      const char     *field,
                                      const char     *typed,
                                      RapportEntity  *before);

G_END_DECLS
