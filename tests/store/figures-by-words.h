/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book-fixture.h"
#include "rapport-figure-value.h"

G_BEGIN_DECLS

GPtrArray *figures_count             (BookFixture               *fixture,
                                      const char                *figure,
                                      const char                *text,
                                      const RapportFigureFilter *filter);
void       figures_test_as_words_say (BookFixture               *fixture,
                                      gconstpointer              data);

G_END_DECLS
