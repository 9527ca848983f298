/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PARAGRAPH_BLOCK (rapport_paragraph_block_get_type ())
G_DECLARE_FINAL_TYPE (RapportParagraphBlock, rapport_paragraph_block, RAPPORT, PARAGRAPH_BLOCK, RapportBlock)

RapportBlock *rapport_paragraph_block_new         (const char *text);
RapportBlock *rapport_paragraph_block_new_heading (const char *text);

G_END_DECLS
