/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"
#include "scratch-book.h"

G_BEGIN_DECLS

typedef struct
{
  char        *folder;
  char        *other_folder;
  char        *path;
  RapportBook *book;
  RapportBook *other;
} ArchiveFixture;

#define ARCHIVE_ADD(path, func) \
  g_test_add ("/exchange/archive/" path, ArchiveFixture, NULL, archive_set_up, func, archive_tear_down)

void      archive_set_up         (ArchiveFixture           *fixture,
                                  gconstpointer             data);
void      archive_tear_down      (ArchiveFixture           *fixture,
                                  gconstpointer             data);
gboolean  archive_note_others    (RapportConnection        *connection,
                                  gpointer                  data,
                                  GError                  **error);
void      archive_run            (RapportBook              *book,
                                  const char               *kind,
                                  RapportTransactionFunc    func);
void      archive_fill           (RapportBook              *book);
void      archive_write          (ArchiveFixture           *fixture);
void      archive_restore        (ArchiveFixture           *fixture);
void      archive_compare_things (ArchiveFixture           *fixture,
                                  const RapportEntityInfo  *info);
char     *archive_dump           (RapportBook              *book,
                                  const char               *sql);
void      archive_compare_rows   (ArchiveFixture           *fixture,
                                  const char               *sql);
void      archive_compare_books  (ArchiveFixture           *fixture);
void      archive_write_text     (ArchiveFixture           *fixture,
                                  const char               *text,
                                  gssize                    length);

void archive_add_refused (void);

G_END_DECLS
