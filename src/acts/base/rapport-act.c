/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-consequences.h"
#include "rapport-settings.h"

/* So many things at once take long enough to see how far it is. */
#define GREAT 100

/* how much of an act it is to make the backup before it */
#define BACKING_UP 0.4

struct _RapportAct
{
  const char             *kind;
  RapportTransactionFunc  func;
  gpointer                data;
  GDestroyNotify          destroy;
  gboolean                is_revert;
  gboolean                backs_up;
  RapportBackupReason     reason;
  guint                   n_things;
  RapportActCountFunc     count;
  RapportProgress        *progress;
};

/** rapport_act_new: Returns: (transfer full): an act; @data is freed by @destroy once it is over */
RapportAct *
rapport_act_new (const char             *kind,
                 RapportTransactionFunc  func,
                 gpointer                data,
                 GDestroyNotify          destroy)
{
  RapportAct *act = g_new0 (RapportAct, 1);

  act->kind = g_intern_string (kind);
  act->func = func;
  act->data = data;
  act->destroy = destroy;
  return act;
}

/** rapport_act_rename: Returns: (transfer full): @act (transfer full), told of as @kind */
RapportAct *
rapport_act_rename (RapportAct *act,
                    const char *kind)
{
  g_return_val_if_fail (act != NULL && kind != NULL, act);

  act->kind = g_intern_string (kind);
  return act;
}

/** rapport_act_new_revert: Returns: (transfer full): an act that takes another one back */
RapportAct *
rapport_act_new_revert (const char             *kind,
                        RapportTransactionFunc  func,
                        gpointer                data,
                        GDestroyNotify          destroy)
{
  RapportAct *act = rapport_act_new (kind, func, data, destroy);

  act->is_revert = TRUE;
  return act;
}

/* An act, and what is done behind its own work */
typedef struct
{
  RapportAct             *act;
  RapportTransactionFunc  func;
  gpointer                data;
  GDestroyNotify          destroy;
} Extended;

static void
free_extended (gpointer data)
{
  Extended *extended = data;

  rapport_act_free (extended->act);
  if (extended->destroy != NULL)
    extended->destroy (extended->data);
  g_free (extended);
}

static gboolean
run_extended (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  const Extended *extended = data;

  return extended->act->func (transaction, extended->act->data, error)
         && extended->func (transaction, extended->data, error);
}

/**
 * rapport_act_extend:
 * @act: (transfer full): one that takes nothing back
 * @func: does what belongs to it as well; run behind its own work, before what follows from both
 *
 * Returns: (transfer full): the act of both, of the kind of @act; @data is freed by @destroy once it is over
 */
RapportAct *
rapport_act_extend (RapportAct             *act,
                    RapportTransactionFunc  func,
                    gpointer                data,
                    GDestroyNotify          destroy)
{
  RapportAct *both;
  Extended *extended;

  g_return_val_if_fail (act != NULL && !act->is_revert && act->count == NULL, act);
  g_return_val_if_fail (func != NULL, act);

  extended = g_new0 (Extended, 1);
  *extended = (Extended) { act, func, data, destroy };
  both = rapport_act_new (act->kind, run_extended, extended, free_extended);
  if (act->backs_up)
    rapport_act_back_up (both, act->reason, act->n_things);
  return both;
}

/**
 * rapport_act_back_up:
 * @n_things: how many things it changes; 0 when it is enough by itself
 *
 * Lets a backup be made before the act, where it changes so many things that a person could not find out any
 * more what was there (⚙ 200). Without the backup the act is not carried out.
 */
void
rapport_act_back_up (RapportAct          *act,
                     RapportBackupReason  reason,
                     guint                n_things)
{
  g_return_if_fail (act != NULL);

  act->backs_up = TRUE;
  act->reason = reason;
  act->n_things = n_things;
}

/**
 * rapport_act_back_up_counted:
 * @count: says how many things @act changes, before it is run
 *
 * Lets a backup be made first when that are many.
 */
void
rapport_act_back_up_counted (RapportAct          *act,
                             RapportActCountFunc  count)
{
  g_return_if_fail (act != NULL && count != NULL);

  act->backs_up = TRUE;
  act->reason = RAPPORT_BACKUP_MANY;
  act->count = count;
}

/** rapport_act_set_progress: lets @progress, which must live while the act runs, tell how far it is, and end it */
void
rapport_act_set_progress (RapportAct      *act,
                          RapportProgress *progress)
{
  g_return_if_fail (act != NULL && progress != NULL);

  act->progress = progress;
}

/** rapport_act_free: throws an act away that was not run */
void
rapport_act_free (RapportAct *act)
{
  if (act->destroy != NULL)
    act->destroy (act->data);
  g_free (act);
}

static void
free_act (gpointer data)
{
  rapport_act_free (data);
}

static gboolean
catch_up (gpointer   data,
          GError   **error)
{
  return rapport_consequences_catch_up (data, error);
}

static gboolean
run_func (RapportTransaction  *transaction,
          gpointer             data,
          GError             **error)
{
  const RapportAct *act = data;
  g_autoptr(RapportConsequences) consequences =
    rapport_consequences_new (transaction, rapport_consequences_get_tables (), act->is_revert);

  if (act->progress != NULL)
    rapport_transaction_set_progress (transaction, act->progress);
  rapport_transaction_set_prepare (transaction, rapport_consequences_prepare);
  rapport_transaction_set_follow (transaction, catch_up, consequences);
  return act->func (transaction, act->data, error) && rapport_consequences_finish (consequences, error);
}

static gboolean
changes_more (const RapportAct *act,
              RapportBook      *book,
              guint             n)
{
  if (act->n_things == 0 && act->count == NULL)
    return TRUE;
  return (act->count != NULL ? act->count (rapport_book_get_connection (book), act->data, n + 1) : act->n_things) > n;
}

static gboolean
wants_backup (const RapportAct *act,
              RapportBook      *book)
{
  RapportRules rules;

  if (!act->backs_up || rapport_book_is_read_only (book) || rapport_book_get_connection (book) == NULL)
    return FALSE;
  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  return changes_more (act, book, rules.backup_things);
}

/** rapport_act_is_great: Returns: whether @act changes so much that a person wants to see how far it is, and end it */
gboolean
rapport_act_is_great (const RapportAct *act,
                      RapportBook      *book)
{
  g_return_val_if_fail (act != NULL && RAPPORT_IS_BOOK (book), FALSE);

  return act->backs_up && rapport_book_get_connection (book) != NULL && changes_more (act, book, GREAT);
}

/** rapport_act_get_kind: Returns: (transfer none): its stable name */
const char *
rapport_act_get_kind (const RapportAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);

  return act->kind;
}

/* To the copy it is all there is to do, to the act a part. */
static void
tell_copied (gpointer data,
             double   done)
{
  rapport_progress_tell (data, done, NULL);
}

static gboolean
make_backup (const char        *folder,
             const RapportAct  *act,
             GError           **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) cause = NULL;
  RapportProgress copying = { .func = tell_copied, .data = act->progress };
  g_autofree char *path = NULL;

  rapport_progress_begin (act->progress, BACKING_UP);
  if (act->progress != NULL)
    copying.cancellable = act->progress->cancellable;
  path = rapport_backups_make (folder, act->reason, now, act->progress != NULL ? &copying : NULL, &cause);
  if (path != NULL)
    return TRUE;
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                         _("The disk is too full for the backup that is made before so much is changed. Nothing was "
                           "changed; please make room and try again."));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* An act that waits for its backup, which is made in a thread of its own while other acts go on. */
typedef struct
{
  RapportAct          *act;
  char                *folder;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_clear_pointer (&waiting->act, rapport_act_free);
  g_free (waiting->folder);
  g_free (waiting);
}

static void
back_up_in_thread (GTask        *task,
                   gpointer      book,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Waiting *waiting = data;
  GError *error = NULL;

  if (make_backup (waiting->folder, waiting->act, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  RapportBook *book = RAPPORT_BOOK (source);
  Waiting *waiting = g_task_get_task_data (G_TASK (result));
  RapportAct *act = g_steal_pointer (&waiting->act);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && rapport_book_get_connection (book) != NULL)
    {
      rapport_book_run_async (book, act->kind, run_func, act, free_act, waiting->callback, waiting->user_data);
      return;
    }
  rapport_act_free (act);
  if (error == NULL)
    error = g_error_new_literal (RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("Rapport is closing."));
  g_task_report_error (book, waiting->callback, waiting->user_data, rapport_act_run_async, error);
}

static void
back_up_first (RapportAct          *act,
               RapportBook         *book,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (book, NULL, backed_up_cb, NULL);
  Waiting *waiting = g_new0 (Waiting, 1);

  *waiting = (Waiting) { act, g_strdup (rapport_book_get_folder (book)), callback, user_data };
  g_task_set_task_data (task, waiting, free_waiting);
  g_task_run_in_thread (task, back_up_in_thread);
}

/**
 * rapport_act_run_async:
 * @act: (transfer full): what to do
 *
 * Carries the act out after all that were asked for before it; the lists already show it when
 * @callback runs.
 */
void
rapport_act_run_async (RapportAct          *act,
                       RapportBook         *book,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (act != NULL);
  g_return_if_fail (RAPPORT_IS_BOOK (book));

  if (wants_backup (act, book))
    back_up_first (act, book, callback, user_data);
  else
    rapport_book_run_async (book, act->kind, run_func, act, free_act, callback, user_data);
}

/** rapport_act_run_finish: Returns: (transfer full) (nullable): what was done, NULL with @error */
RapportReceipt *
rapport_act_run_finish (RapportBook   *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  return rapport_book_run_finish (book, result, error);
}

/**
 * rapport_act_run:
 * @act: (transfer full): what to do
 *
 * Carries the act out and waits for it.
 *
 * Returns: (transfer full) (nullable): what was done, NULL with @error set
 */
RapportReceipt *
rapport_act_run (RapportAct   *act,
                 RapportBook  *book,
                 GError      **error)
{
  g_autoptr(RapportAct) owned = act;

  g_return_val_if_fail (act != NULL, NULL);

  if (wants_backup (act, book) && !make_backup (rapport_book_get_folder (book), act, error))
    return NULL;
  return rapport_book_run (book, act->kind, run_func, act, error);
}
