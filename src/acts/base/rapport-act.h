/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backups.h"
#include "rapport-book.h"

G_BEGIN_DECLS

/**
 * RapportAct:
 * Something a person can do, ready to be carried out once: one transaction and one entry of the
 * log. Running it, or freeing it, uses it up.
 */
typedef struct _RapportAct RapportAct;

/**
 * RapportActCountFunc:
 * @data: of the act
 * @most: so many are enough
 *
 * Returns: how many things the act is about to change
 */
typedef guint (*RapportActCountFunc) (RapportConnection *connection,
                                      gconstpointer      data,
                                      guint              most);

RapportAct     *rapport_act_new        (const char             *kind,
                                        RapportTransactionFunc  func,
                                        gpointer                data,
                                        GDestroyNotify          destroy);
RapportAct     *rapport_act_new_revert (const char             *kind,
                                        RapportTransactionFunc  func,
                                        gpointer                data,
                                        GDestroyNotify          destroy);
RapportAct     *rapport_act_rename     (RapportAct *act,
                                        const char *kind);
RapportAct     *rapport_act_extend     (RapportAct             *act,
                                        RapportTransactionFunc  func,
                                        gpointer                data,
                                        GDestroyNotify          destroy);
void            rapport_act_back_up    (RapportAct             *act,
                                        RapportBackupReason     reason,
                                        guint                   n_things);
void            rapport_act_back_up_counted (RapportAct        *act,
                                             RapportActCountFunc count);
gboolean        rapport_act_is_great   (const RapportAct       *act,
                                        RapportBook            *book);
const char     *rapport_act_get_kind   (const RapportAct       *act);
void            rapport_act_set_progress (RapportAct           *act,
                                          RapportProgress      *progress);
void            rapport_act_free       (RapportAct             *act);
void            rapport_act_run_async  (RapportAct             *act,
                                        RapportBook            *book,
                                        GAsyncReadyCallback     callback,
                                        gpointer                user_data);
RapportReceipt *rapport_act_run_finish (RapportBook            *book,
                                        GAsyncResult           *result,
                                        GError                **error);
RapportReceipt *rapport_act_run        (RapportAct             *act,
                                        RapportBook            *book,
                                        GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportAct, rapport_act_free)

G_END_DECLS
