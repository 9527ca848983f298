/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-story.h"
#include "window-fixture.h"

G_BEGIN_DECLS

/* the main window on a book of one agent, a colleague, their lead and the management */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
  DeskCast        cast;
} DeskWindow;

void       desk_set_clock     (DeskWindow     *f,
                               gint64          now);
gboolean   desk_holds         (DeskWindow     *f,
                               const char     *condition);
GtkWidget *desk_find_part     (DeskWindow     *f,
                               GType           type);
void       desk_show_ticket   (DeskWindow     *f,
                               guint           story);
void       desk_take_step     (DeskWindow     *f,
                               const DeskStep *step);
void       desk_plan_by_hand  (DeskWindow     *f,
                               guint           story);
void       desk_assert_papers (DeskWindow     *f,
                               const char     *words);

G_END_DECLS
