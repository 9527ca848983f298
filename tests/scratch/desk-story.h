/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-act.h"

G_BEGIN_DECLS

#define DESK_STORY_N 40

/**
 * DeskStory: a ticket of February 2026 in Shanghai
 * @policy: (nullable): NULL for the desk's own, which counts hours that pass
 * @events: what happened to it, and when, and how, up to one a minute
 * @clocks: what its clocks say when the third day ends; of rounds of telling the customer the one that is open
 */
typedef struct
{
  const char *priority;
  const char *policy;
  const char *received;
  const char *events;
  const char *clocks;
} DeskStory;

/** DeskStep: something that happens to a ticket; @kind and @how (nullable) are owned */
typedef struct
{
  gint64  at;
  guint   story;
  guint   number;
  char   *kind;
  char   *how;
} DeskStep;

/** DeskCast: who lives the stories, and in which tickets of the book */
typedef struct
{
  RapportBook *book;
  gint64       customer;
  gint64       agent;
  gint64       colleague;
  gint64       lead;
  gint64       management;
  gint64       tickets[DESK_STORY_N];
} DeskCast;

extern const DeskStory desk_stories[DESK_STORY_N];

gint64  desk_story_at            (const char     *text);
GArray *desk_story_make_steps    (void);
void    desk_story_gather        (DeskCast       *cast,
                                  RapportBook    *book);
void    desk_story_take_step     (DeskCast       *cast,
                                  const DeskStep *step);
void    desk_story_assert_clocks (const DeskCast *cast,
                                  guint           story,
                                  gint64          now);

G_END_DECLS
