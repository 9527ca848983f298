/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

char *rapport_place_dup_network (const char  *path,
                                 const char  *mounts);
char *rapport_book_dup_doubts   (RapportBook *book,
                                 gint64       now,
                                 GTimeZone   *zone);

G_END_DECLS
