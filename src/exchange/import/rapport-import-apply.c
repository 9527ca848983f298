/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-drafts.h"
#include "rapport-import-formats.h"
#include "rapport-import-private.h"
#include "rapport-import-targets.h"

/* how much of the whole the rows are; behind them the log and the search index are written */
#define WRITING_ROWS 0.55

/* a person agreed to what the check found, not to something else */
static gboolean
is_as_checked (RapportImportJob     *job,
               GError **error)
{
  GArray *checked = job->findings->rows;
  GArray *rows = rapport_import_pass_get_rows (job->pass);
  gboolean same = rows->len == checked->len;

  for (guint i = 0; same && i < rows->len; i++)
    {
      const RapportImportRow *row = &g_array_index (rows, RapportImportRow, i);
      const RapportImportRow *before = &g_array_index (checked, RapportImportRow, i);

      same = row->kind == before->kind && g_strcmp0 (row->changes, before->changes) == 0;
    }
  if (same)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                       _("The data changed since the file was checked. Nothing was imported; "
                         "please look at the list again."));
  return FALSE;
}

static gboolean
next_cb (gpointer              data,
         RapportConnection    *connection,
         RapportImportBundle **bundle,
         GError              **error)
{
  RapportImportJob *job = data;

  if (job->replay == NULL && job->pass == NULL && rapport_import_pass_is_current (job->findings->pass, connection))
    job->replay = rapport_import_replay_new (job->findings->pass, &job->progress);
  if (job->replay != NULL)
    return rapport_import_replay_next (job->replay, connection, bundle, error);
  if (job->pass == NULL)
    rapport_import_job_start_pass (job);
  return rapport_import_pass_next (job->pass, connection, bundle, error) &&
         (*bundle != NULL || is_as_checked (job, error));
}

static gboolean
may_apply (RapportImport  *self,
           gboolean        good_rows,
           GError        **error)
{
  const guint n_rejected = rapport_import_count (self, RAPPORT_IMPORT_REJECTED);
  const guint n_undecided = rapport_import_count (self, RAPPORT_IMPORT_UNDECIDED);

  if ((n_rejected == 0 && n_undecided == 0) || good_rows)
    return TRUE;
  if (n_rejected == 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %u is how many rows have a customer whose name comes near to another's */
                   ngettext ("%'u row is undecided, so nothing was imported. Say whether its customer is another one.",
                             "%'u rows are undecided, so nothing was imported. Say whether their customers are others.",
                             n_undecided), n_undecided);
      return FALSE;
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %u is how many rows can't be imported */
               ngettext ("%'u row can’t be imported, so nothing was. Correct it, or import the good rows.",
                         "%'u rows can’t be imported, so nothing was. Correct them, or import the good rows.",
                         n_rejected), n_rejected);
  return FALSE;
}

static RapportAct *
make_act (RapportImport *self,
          GCancellable  *cancellable,
          gboolean       notify)
{
  RapportImportJob *job = rapport_import_job_new (self, cancellable, WRITING_ROWS, notify);

  job->findings = g_atomic_rc_box_acquire (self->findings);
  return rapport_import_rows_new (self->findings->file_name, self->along, &job->progress, next_cb, job,
                                  rapport_import_job_free);
}

/* What a person said of the columns, and of dates that may be of two days, holds for the next table of that shape. */
static void
remember (RapportImport *self)
{
  const RapportImportColumns *columns = self->findings->columns;
  const char *order = rapport_import_get_doubtful (self) != NULL ? rapport_import_order_get_name (self->order) : NULL;
  g_autofree char *choices = NULL;

  if (g_hash_table_size (self->chosen) == 0 && order == NULL)
    return;
  if (order != NULL)
    g_hash_table_insert (columns->choices, g_strdup (RAPPORT_IMPORT_ORDER_KEY), g_strdup (order));
  choices = rapport_import_choices_dup_text (columns->choices);
  rapport_drafts_save (self->book, RAPPORT_IMPORT_SHAPES, columns->shape, choices);
}

/**
 * rapport_import_apply:
 * @good_rows: import the others although some rows are rejected
 *
 * Writes what the check found, as one act. When the book changed so much since that something else
 * would come of it, nothing is written (RAPPORT_ERROR_CONFLICT).
 *
 * Returns: (transfer full) (nullable): what was done; its action is 0 when there was nothing to do
 */
RapportReceipt *
rapport_import_apply (RapportImport  *self,
                      gboolean        good_rows,
                      GCancellable   *cancellable,
                      GError        **error)
{
  RapportReceipt *receipt;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && self->findings != NULL, NULL);

  if (!may_apply (self, good_rows, error))
    return NULL;
  receipt = rapport_act_run (make_act (self, cancellable, FALSE), self->book, error);
  if (receipt != NULL)
    remember (self);
  return receipt;
}

static void
apply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  RapportReceipt *receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  remember (g_task_get_source_object (task));
  g_atomic_int_set (&RAPPORT_IMPORT (g_task_get_source_object (task))->permille, 1000);
  g_object_notify (g_task_get_source_object (task), "progress");
  g_task_return_pointer (task, receipt, (GDestroyNotify) rapport_receipt_free);
}

/** rapport_import_apply_async: like rapport_import_apply(), in the writer's thread, with progress */
void
rapport_import_apply_async (RapportImport       *self,
                            gboolean             good_rows,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (RAPPORT_IS_IMPORT (self) && self->findings != NULL);

  /* once it is written it is, whatever was cancelled afterwards */
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rapport_import_apply_async);
  if (may_apply (self, good_rows, &error))
    rapport_act_run_async (make_act (self, cancellable, TRUE), self->book, apply_cb,
                           g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/** rapport_import_apply_finish: Returns: (transfer full) (nullable): what was done */
RapportReceipt *
rapport_import_apply_finish (RapportImport  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
