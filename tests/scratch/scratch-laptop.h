/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-book.h"

G_BEGIN_DECLS

/** ScratchLaptop: a book of its own, of which others take over what was done there */
typedef struct
{
  char        *folder;
  RapportBook *book;
  gint64       given;
} ScratchLaptop;

void       scratch_laptop_begin     (ScratchLaptop *laptop);
void       scratch_laptop_end       (ScratchLaptop *laptop);
GPtrArray *scratch_laptop_load_acts (ScratchLaptop *laptop);
void       scratch_laptop_apply     (ScratchLaptop *laptop,
                                     GPtrArray     *acts);
void       scratch_laptop_send      (ScratchLaptop *from,
                                     ScratchLaptop *to);
void       scratch_laptops_exchange (ScratchLaptop *a,
                                     ScratchLaptop *b);

G_END_DECLS
