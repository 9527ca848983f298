/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-live.h"
#include "rapport-lock-guard.h"
#include "rapport-renewer.h"

G_BEGIN_DECLS

struct _RapportBook
{
  GObject            parent_instance;

  GThread           *owner;
  GMainContext      *context;
  char              *folder;
  char              *path;
  RapportConnection *connection;
  RapportReader     *reader;
  RapportWriter     *writer;
  RapportLockGuard  *guard;
  RapportActor       actor;
  GFileMonitor      *monitor;
  RapportLive       *live;
  RapportRenewer    *renewer;
  gboolean           read_only;
  gboolean           lacks_room;
  RapportDamage     *damage;
  gint64             data_version;
  gint64             last_action;
  gint64             last_clock;
  gint64             last_marks;
};

gboolean rapport_book_is_open       (RapportBook   *self,
                                     GError       **error);
void     rapport_book_remember_last (RapportBook   *self);
void     rapport_book_watch         (RapportBook   *self);
void     rapport_book_tell_changed  (RapportBook   *self,
                                     GArray        *changes);
void     rapport_book_tell_member   (RapportBook   *self);
void     rapport_book_tell_marks    (RapportBook   *self);
gint64   rapport_book_read_marks    (RapportBook   *self);
void     rapport_book_tell_failure  (RapportBook   *self,
                                     const GError  *error);

G_END_DECLS
