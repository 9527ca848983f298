/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"
#include "rapport-document.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BLOCK_DOCUMENT (rapport_block_document_get_type ())
G_DECLARE_FINAL_TYPE (RapportBlockDocument, rapport_block_document, RAPPORT, BLOCK_DOCUMENT, RapportDocument)

RapportBlockDocument *rapport_block_document_new        (RapportCatalogue     *catalogue,
                                                         const char           *title,
                                                         GDateTime            *printed_at,
                                                         gboolean              landscape);
void                  rapport_block_document_set_filter (RapportBlockDocument *self,
                                                         const char           *filter);
void                  rapport_block_document_add        (RapportBlockDocument *self,
                                                         RapportBlock         *block);

G_END_DECLS
