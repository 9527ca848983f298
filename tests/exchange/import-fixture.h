/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"
#include "scratch-book.h"

G_BEGIN_DECLS

/* the columns of a follow-up table in Chinese */
#define IMPORT_HEADER \
  "客户编号,客户名称,联系人,客户分级,当前状态,最近跟进时间,跟进方式,跟进内容概要,负责人,下次跟进计划时间\n"

/** ImportFixture: an import into an empty book; tests may put another in its place */
typedef struct
{
  char          *folder;
  RapportBook   *book;
  RapportImport *import;
} ImportFixture;

void    import_set_up                (ImportFixture   *fixture,
                                      gconstpointer    data);
void    import_tear_down             (ImportFixture   *fixture,
                                      gconstpointer    data);
GFile  *import_get_sample            (const char      *name);
GFile  *import_write_file            (ImportFixture   *fixture,
                                      const char      *data,
                                      gssize           length);
void    import_check_file            (ImportFixture   *fixture,
                                      GFile           *file);
void    import_check                 (ImportFixture   *fixture,
                                      const char      *text);
gint64  import_apply                 (ImportFixture   *fixture,
                                      gboolean         good_rows);
void    import_file                  (ImportFixture   *fixture,
                                      GFile           *file);
void    import_text                  (ImportFixture   *fixture,
                                      const char      *text);
void    import_assert_text           (ImportFixture   *fixture,
                                      const char      *sql,
                                      const char      *expected);
void    import_assert_counts         (ImportFixture   *fixture,
                                      guint            n_new,
                                      guint            n_changed,
                                      guint            n_same,
                                      guint            n_rejected);
void    import_assert_problem        (ImportFixture   *fixture,
                                      guint            index,
                                      const char      *pattern,
                                      int              column,
                                      RapportSeverity  severity);
void    import_assert_no_problem     (ImportFixture   *fixture,
                                      guint            index,
                                      const char      *pattern);
void    import_assert_sample_printed (ImportFixture   *fixture);

#define IMPORT_TEST(path, func) \
  g_test_add ("/exchange/import/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

G_END_DECLS
