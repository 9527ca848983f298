/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dialog-fixture.h"
#include "rapport-window.h"

G_BEGIN_DECLS

/** WINDOW_NOON: 2026-03-10 12:00 in Shanghai, where the fixture's clock stands until it is set */
#define WINDOW_NOON G_GINT64_CONSTANT (1773115200)

/** WindowFixture: the main window on a book, at a time of the test's own; NULL once it was closed */
typedef struct
{
  DialogFixture  base;
  RapportWindow *window;
} WindowFixture;

/** WindowFixtureAddTests: adds tests whose data is @application */
typedef void (*WindowFixtureAddTests) (GtkApplication *application);

void window_fixture_make_chinese (void);
int  window_fixture_run       (int                    argc,
                               char                  *argv[],
                               WindowFixtureAddTests  add_tests);
void window_fixture_set_up    (WindowFixture  *fixture,
                               gconstpointer   data);
void window_fixture_tear_down (WindowFixture  *fixture,
                               gconstpointer   data);
void window_fixture_iterate   (void);
void window_fixture_set_clock (gint64          now);
void window_wait_for_text     (GtkWidget      *widget,
                               const char     *there,
                               const char     *gone);
void window_fixture_wait      (WindowFixture  *fixture,
                               const char     *there,
                               const char     *gone);

/* until @condition is true, and not for ever */
#define window_wait_until(condition) \
  G_STMT_START { \
    gint64 end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < end_) \
      window_fixture_iterate (); \
    g_assert_true (condition); \
  } G_STMT_END

G_END_DECLS
