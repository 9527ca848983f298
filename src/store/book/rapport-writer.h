/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-transaction.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_WRITER (rapport_writer_get_type ())
G_DECLARE_FINAL_TYPE (RapportWriter, rapport_writer, RAPPORT, WRITER, GObject)

RapportWriter  *rapport_writer_new           (RapportConnection       *connection);
void            rapport_writer_run_async     (RapportWriter           *self,
                                              const RapportActor      *actor,
                                              const char              *kind,
                                              RapportTransactionFunc   func,
                                              gpointer                 data,
                                              GDestroyNotify           destroy,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 user_data);
RapportReceipt *rapport_writer_run_finish    (RapportWriter           *self,
                                              GAsyncResult            *result,
                                              GError                 **error);
RapportReceipt *rapport_writer_run           (RapportWriter           *self,
                                              const RapportActor      *actor,
                                              const char              *kind,
                                              RapportTransactionFunc   func,
                                              gpointer                 data,
                                              GError                 **error);

typedef gboolean (*RapportWriteFunc) (RapportConnection  *connection,
                                      gpointer            data,
                                      GError            **error);

void            rapport_writer_note_async    (RapportWriter           *self,
                                              RapportWriteFunc         func,
                                              gpointer                 data,
                                              GDestroyNotify           destroy,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 user_data);
gboolean        rapport_writer_note_finish   (RapportWriter           *self,
                                              GAsyncResult            *result,
                                              GError                 **error);
void            rapport_writer_drain         (RapportWriter           *self);

G_END_DECLS
