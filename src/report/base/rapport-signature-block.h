/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_SIGNATURE_BLOCK (rapport_signature_block_get_type ())
G_DECLARE_FINAL_TYPE (RapportSignatureBlock, rapport_signature_block, RAPPORT, SIGNATURE_BLOCK, RapportBlock)

RapportBlock *rapport_signature_block_new (const char * const *labels);

G_END_DECLS
