/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-rules.h"
#include "remind-book.h"

#define SHANGHAI "Asia/Shanghai"
#define NOON at (20260310, 12, 0, SHANGHAI)

G_BEGIN_DECLS

typedef struct
{
  char              *folder;
  RapportBook       *book;
  RapportConnection *connection;
  GTimeZone         *zone;
} World;

gint64        world_add              (World      *world,
                                      GType       type,
                                      ...);
RapportRules  world_load_rules       (World      *world);
gint64        world_add_customer     (World      *world,
                                      const char *name,
                                      const char *grade);
void          world_add_record       (World      *world,
                                      gint64      customer,
                                      int         day,
                                      const char *method,
                                      const char *responded,
                                      gint64      satisfaction);

char *see_hints              (World *world);
char *see_next               (World *world);
char *see_spread             (World *world);
char *see_duties             (World *world);
char *see_health             (World *world);
char *see_daily_backup       (World *world);
char *see_backup_before_many (World *world);
char *see_backups_kept       (World *world);

G_END_DECLS
