/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-act.h"

G_BEGIN_DECLS

/** ActFixture: a book of its own in a folder of its own */
typedef struct
{
  char        *folder;
  RapportBook *book;
} ActFixture;

/** ACT_TEST: adds a test that gets a book of its own */
#define ACT_TEST(path, func) g_test_add (path, ActFixture, NULL, act_fixture_set_up, func, act_fixture_tear_down)

void   act_fixture_set_up (ActFixture   *fixture,
                           gconstpointer data);
void   act_fixture_tear_down (ActFixture   *fixture,
                              gconstpointer data);
void   act_fixture_undo (ActFixture *fixture,
                         const char *expected_kind);
void   act_fixture_redo (ActFixture *fixture);
gint64 act_fixture_add_customer (ActFixture *fixture,
                                 const char *number,
                                 const char *name);
gint64 act_fixture_log_follow_up (ActFixture *fixture,
                                  gint64      customer,
                                  int         next_day,
                                  gint64      answered,
                                  gint64      replaced);
gint64 act_fixture_open_ticket (ActFixture *fixture,
                                gint64      customer);
void   act_fixture_note (ActFixture *fixture,
                         gint64      ticket,
                         const char *kind);
void   act_fixture_refuse_note (ActFixture *fixture,
                                gint64      ticket,
                                const char *kind);

G_END_DECLS
