/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-book.h"

G_BEGIN_DECLS

/* 2026-11-21 10:00 in Shanghai: the "now" of the tests */
#define FIXTURE_NOW 1795226400
#define FIXTURE_TODAY 20261121

typedef struct
{
  char              *folder;
  RapportBook       *book;
  RapportConnection *connection;
  GTimeZone         *zone;
} BookFixture;

void           book_fixture_set_up    (BookFixture   *fixture,
                                       gconstpointer  data);
void           book_fixture_tear_down (BookFixture   *fixture,
                                       gconstpointer  data);
gint64         book_fixture_add       (BookFixture   *fixture,
                                       GType          type,
                                       ...) G_GNUC_NULL_TERMINATED;
void           book_fixture_edit      (BookFixture   *fixture,
                                       GType          type,
                                       gint64         id,
                                       ...) G_GNUC_NULL_TERMINATED;
RapportMoment  book_fixture_moment    (BookFixture   *fixture,
                                       const char    *text);

#define BOOK_TEST(path, func) \
  g_test_add (path, BookFixture, NULL, book_fixture_set_up, func, book_fixture_tear_down)

G_END_DECLS
