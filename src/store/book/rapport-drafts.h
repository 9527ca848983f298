/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

/**
 * RapportKeptDraft:
 * @thing: tells the drafts of a form from each other
 * @content: what was typed, as the form wrote it
 * @at: UTC seconds at which it was kept
 */
typedef struct
{
  gint64  thing;
  char   *content;
  gint64  at;
} RapportKeptDraft;

GHashTable *rapport_drafts_load  (RapportConnection *connection,
                                  const char        *form);
GPtrArray *rapport_drafts_list   (RapportBook *book,
                                  const char  *form);
void       rapport_drafts_save   (RapportBook *book,
                                  const char  *form,
                                  gint64       thing,
                                  const char  *content);
guint      rapport_drafts_flush  (RapportBook *book);
void       rapport_drafts_remove (RapportBook *book,
                                  const char  *form,
                                  gint64       thing);

G_END_DECLS
