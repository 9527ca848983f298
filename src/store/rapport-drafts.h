/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

char *rapport_drafts_load   (RapportBook *book,
                             const char  *form,
                             gint64       thing);
void  rapport_drafts_save   (RapportBook *book,
                             const char  *form,
                             gint64       thing,
                             const char  *content);
void  rapport_drafts_remove (RapportBook *book,
                             const char  *form,
                             gint64       thing);

G_END_DECLS
