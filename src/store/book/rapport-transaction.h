/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-progress.h"
#include "rapport-recorder.h"

G_BEGIN_DECLS

/**
 * RapportActor:
 * @device: the row of this machine and login in the book
 * @member: who acts, 0 for nobody known
 * @now: UTC microseconds at which the act happens; 0 for the time of the clock
 */
typedef struct
{
  gint64 device;
  gint64 member;
  gint64 now;
} RapportActor;

/**
 * RapportReceipt:
 * @action: the entry of the log, 0 when the act changed nothing
 * @kind: what the act was, or for an undo what it undid
 * @subject: (nullable): whom it was about
 * @created: the id of the thing that the act made in the first place, 0 for none
 * @left_out: what an undo left as it is because it was changed since: "thing.column" a line
 */
typedef struct
{
  gint64  action;
  gint64  created;
  char   *kind;
  char   *subject;
  char   *left_out;
} RapportReceipt;

/** RapportMergedText: of rapport-action-log.h */
typedef struct _RapportMergedText RapportMergedText;

/** RapportTransaction: one act being carried out; it exists only while its function runs */
typedef struct _RapportTransaction RapportTransaction;

typedef gboolean (*RapportTransactionFunc) (RapportTransaction  *transaction,
                                            gpointer             data,
                                            GError             **error);

/** RapportTransactionFollowFunc: does what follows from what the act changed so far */
typedef gboolean (*RapportTransactionFollowFunc) (gpointer   data,
                                                  GError   **error);

/**
 * RapportTransactionLastFunc:
 * @action: the entry that the log has of the act
 *
 * Does what can only be done once the log has the act, before it becomes durable.
 */
typedef gboolean (*RapportTransactionLastFunc) (RapportTransaction  *transaction,
                                                gint64               action,
                                                gpointer             data,
                                                GError             **error);

/**
 * RapportTransactionPrepareFunc:
 * @before: (nullable): the thing as it stands in the book, NULL for a new one
 * @entity: the thing as it is about to be written
 *
 * May fill in what follows within the thing itself, or refuse it.
 */
typedef gboolean (*RapportTransactionPrepareFunc) (RapportTransaction  *transaction,
                                                   RapportEntity       *before,
                                                   RapportEntity       *entity,
                                                   GError             **error);

RapportReceipt    *rapport_transaction_run            (RapportConnection       *connection,
                                                       const RapportActor      *actor,
                                                       const char              *kind,
                                                       RapportTransactionFunc   func,
                                                       gpointer                 data,
                                                       GError                 **error);
void               rapport_receipt_free               (RapportReceipt          *receipt);

RapportConnection *rapport_transaction_get_connection (RapportTransaction      *self);
gint64             rapport_transaction_get_now        (RapportTransaction      *self);
GTimeZone         *rapport_transaction_get_zone       (RapportTransaction      *self);
gint64             rapport_transaction_get_member     (RapportTransaction      *self);
void               rapport_transaction_set_subject    (RapportTransaction      *self,
                                                       const char              *subject);
void               rapport_transaction_set_progress   (RapportTransaction      *self,
                                                       RapportProgress         *progress);
void               rapport_transaction_begin_part     (RapportTransaction      *self,
                                                       double                   share);
gboolean           rapport_transaction_tell           (RapportTransaction      *self,
                                                       double                   done,
                                                       GError                 **error);
RapportProgress   *rapport_transaction_get_progress (RapportTransaction *self);
void               rapport_transaction_set_created    (RapportTransaction      *self,
                                                       gint64                   id);
gint64             rapport_transaction_get_created    (RapportTransaction      *self);
void               rapport_transaction_set_undoes     (RapportTransaction      *self,
                                                       gint64                   action,
                                                       const char              *kind);
void               rapport_transaction_set_follow     (RapportTransaction      *self,
                                                       RapportTransactionFollowFunc follow,
                                                       gpointer                 data);
void               rapport_transaction_set_last       (RapportTransaction      *self,
                                                       RapportTransactionLastFunc last,
                                                       gpointer                 data);
gboolean           rapport_transaction_follow         (RapportTransaction      *self,
                                                       GError                 **error);
gboolean           rapport_transaction_begin_thing    (RapportTransaction      *self,
                                                       guint                    n,
                                                       guint                    n_all,
                                                       GError                 **error);
gboolean           rapport_transaction_load_touched   (RapportTransaction      *self,
                                                       const RapportTouched    *touched,
                                                       RapportEntity          **before,
                                                       RapportEntity          **after,
                                                       GError                 **error);
void               rapport_transaction_set_prepare    (RapportTransaction      *self,
                                                       RapportTransactionPrepareFunc prepare);
void               rapport_transaction_set_auto       (RapportTransaction      *self,
                                                       gboolean                 is_auto);
gboolean           rapport_transaction_is_auto        (RapportTransaction      *self);
GArray            *rapport_transaction_take_touched   (RapportTransaction      *self);
gboolean           rapport_transaction_is_new         (RapportTransaction      *self,
                                                       GType                    type,
                                                       gint64                   id);
void               rapport_transaction_confirm        (RapportTransaction      *self,
                                                       const char              *thing,
                                                       gint64                   row,
                                                       int                      column);
void               rapport_transaction_merge_text     (RapportTransaction      *self,
                                                       const RapportMergedText *merged);
void               rapport_transaction_set_heir       (RapportTransaction      *self,
                                                       GType                    type,
                                                       gint64                   row,
                                                       gint64                   heir);
void               rapport_transaction_log_anyway     (RapportTransaction      *self);
void               rapport_transaction_leave_out      (RapportTransaction      *self,
                                                       const char              *thing,
                                                       const char              *column);

RapportEntity     *rapport_transaction_load           (RapportTransaction      *self,
                                                       GType                    type,
                                                       gint64                   id,
                                                       GError                 **error);
gboolean           rapport_transaction_insert         (RapportTransaction      *self,
                                                       RapportEntity           *entity,
                                                       GError                 **error);
gboolean           rapport_transaction_insert_later   (RapportTransaction      *self,
                                                       RapportEntity           *entity,
                                                       GError                 **error);
gboolean           rapport_transaction_update         (RapportTransaction      *self,
                                                       RapportEntity           *entity,
                                                       GError                 **error);
gboolean           rapport_transaction_update_from    (RapportTransaction      *self,
                                                       RapportEntity           *stored,
                                                       RapportEntity           *entity,
                                                       GError                 **error);
gboolean           rapport_transaction_set_integer    (RapportTransaction      *self,
                                                       GType                    type,
                                                       gint64                   id,
                                                       guint                    field,
                                                       gint64                   value,
                                                       GError                 **error);
gboolean           rapport_transaction_delete         (RapportTransaction      *self,
                                                       GType                    type,
                                                       gint64                   id,
                                                       GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReceipt, rapport_receipt_free)

G_END_DECLS
