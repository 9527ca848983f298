/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act-fixture.h"

G_BEGIN_DECLS

#define MOST_BOOKS 3

/* @taken: by the act's place in the pool; @loaded: the last own act that is in it */
typedef struct
{
  char              *folder;
  RapportBook       *book;
  RapportConnection *writer;
  GHashTable        *taken;
  gint64             loaded;
  gint64             skew;
} Laptop;

/** World: all books, and the acts that go to and fro between them */
typedef struct
{
  GRand     *rand;
  Laptop     laptops[MOST_BOOKS];
  int        n_laptops;
  GPtrArray *pool;
} World;

int  world_pick         (World  *world,
                         int     n);
void world_merge_texts  (World  *world,
                         Laptop *laptop);
void world_do_something (World  *world,
                         Laptop *laptop);

G_END_DECLS
