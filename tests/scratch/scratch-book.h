/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-folder.h"
#include "rapport-book.h"

G_BEGIN_DECLS

RapportBook *scratch_book_open (const char  *folder);
void         scratch_book_close (RapportBook **book);
gint64       scratch_add       (RapportBook *book,
                                gpointer     entity);
gint64       scratch_update    (RapportBook *book,
                                gpointer     entity);
void         scratch_delete    (RapportBook *book,
                                GType        type,
                                gint64       id);
void         scratch_undo      (RapportBook *book);
void         scratch_redo      (RapportBook *book);
gboolean     scratch_revert    (RapportTransaction  *transaction,
                                gpointer             data,
                                GError             **error);
gint64       scratch_query     (RapportBook *book,
                                const char  *sql);
char        *scratch_read_text (RapportBook *book,
                                const char  *sql);
void         scratch_execute   (RapportBook *book,
                                const char  *sql);
void         scratch_plan_by_hand (RapportBook *book);
void         scratch_spoil     (const char  *path,
                                const char  *sql);

G_END_DECLS
