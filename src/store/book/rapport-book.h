/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-reader.h"
#include "rapport-writer.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BOOK (rapport_book_get_type ())
G_DECLARE_FINAL_TYPE (RapportBook, rapport_book, RAPPORT, BOOK, GObject)

char              *rapport_book_dup_default_folder (gboolean            sample);
RapportBook       *rapport_book_open               (const char         *folder,
                                                    GError            **error);
RapportBook       *rapport_book_open_to_read       (const char         *folder,
                                                    GError            **error);
gboolean           rapport_book_is_read_only       (RapportBook        *self);
gboolean           rapport_book_lacks_room         (RapportBook        *self);
gboolean           rapport_book_is_damaged         (RapportBook        *self);
void               rapport_book_close              (RapportBook        *self);
const char        *rapport_book_get_folder         (RapportBook        *self);
const char        *rapport_book_get_path           (RapportBook        *self);
RapportConnection *rapport_book_get_connection     (RapportBook        *self);
RapportConnection *rapport_book_open_connection    (RapportBook        *self,
                                                    GError            **error);

gint64             rapport_book_get_member         (RapportBook        *self);
void               rapport_book_set_member         (RapportBook        *self,
                                                    gint64              member);
void               rapport_book_act_as             (RapportBook        *self,
                                                    gint64              member);
void               rapport_book_get_actor          (RapportBook        *self,
                                                    RapportActor       *actor);

RapportEntity     *rapport_book_get                (RapportBook        *self,
                                                    GType               type,
                                                    gint64              id,
                                                    GError            **error);
GPtrArray         *rapport_book_get_children       (RapportBook        *self,
                                                    GType               type,
                                                    const char         *reference,
                                                    gint64              parent,
                                                    GError            **error);

void               rapport_book_run_async          (RapportBook             *self,
                                                    const char              *kind,
                                                    RapportTransactionFunc   func,
                                                    gpointer                 data,
                                                    GDestroyNotify           destroy,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
RapportReceipt    *rapport_book_run_finish         (RapportBook             *self,
                                                    GAsyncResult            *result,
                                                    GError                 **error);
RapportReceipt    *rapport_book_run                (RapportBook             *self,
                                                    const char              *kind,
                                                    RapportTransactionFunc   func,
                                                    gpointer                 data,
                                                    GError                 **error);
void               rapport_book_note_async         (RapportBook             *self,
                                                    RapportWriteFunc         func,
                                                    gpointer                 data,
                                                    GDestroyNotify           destroy,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
gboolean           rapport_book_note_finish        (RapportBook             *self,
                                                    GAsyncResult            *result,
                                                    GError                 **error);

void               rapport_book_read_async         (RapportBook             *self,
                                                    GCancellable           **slot,
                                                    RapportReadFunc          func,
                                                    gpointer                 data,
                                                    GDestroyNotify           destroy,
                                                    GDestroyNotify           free_answer,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
gpointer           rapport_book_read_finish        (RapportBook             *self,
                                                    GAsyncResult            *result,
                                                    GError                 **error);
void               rapport_book_forget             (GCancellable           **slot);

RapportActionName *rapport_book_find_undo          (RapportBook        *self);
RapportActionName *rapport_book_find_redo          (RapportBook        *self);

gpointer           rapport_book_get_renewer        (RapportBook        *self);
void               rapport_book_renew              (RapportBook        *self);
void               rapport_book_poll               (RapportBook        *self);

G_END_DECLS
