/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-block.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PICTURE_BLOCK (rapport_picture_block_get_type ())
G_DECLARE_FINAL_TYPE (RapportPictureBlock, rapport_picture_block, RAPPORT, PICTURE_BLOCK, RapportBlock)

RapportBlock *rapport_picture_block_new (GBytes *png,
                                         double  most_height);

G_END_DECLS
