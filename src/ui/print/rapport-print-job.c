/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-print-job.h"

/* What part of the work, in thousandths, is reading the data. */
#define READING 300

typedef struct
{
  RapportBook         *book;
  RapportListPaper    *list;
  RapportReportValues *values;
  char                *language;
  char                *path;
  int                 *progress;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->book);
  g_clear_object (&job->list);
  g_clear_pointer (&job->values, rapport_report_values_free);
  g_free (job->language);
  g_free (job->path);
  g_atomic_rc_box_release (job->progress);
  g_free (job);
}

static void
read_cb (double   fraction,
         gpointer data)
{
  Job *job = data;

  g_atomic_int_set (job->progress, (int) (READING * fraction));
}

static void
laid_out_cb (double   fraction,
             gpointer data)
{
  Job *job = data;

  g_atomic_int_set (job->progress, READING + (int) ((1000 - READING) * fraction));
}

static RapportDocument *
make_document (Job           *job,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (job->book, error);
  g_autoptr(RapportCatalogue) catalogue = NULL;
  g_autoptr(RapportDocument) document = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  const RapportReportRun run = { now, read_cb, job, cancellable };
  gboolean ok;

  if (connection == NULL)
    return NULL;
  catalogue = rapport_catalogue_new (job->language, NULL);
  if (job->list != NULL)
    document = rapport_list_paper_make (job->list, connection, catalogue, NULL, cancellable, error);
  else
    document = rapport_report_make (connection, job->values, catalogue, &run, error);
  if (document == NULL)
    return NULL;
  if (job->path != NULL)
    ok = rapport_document_write_pdf (document, job->path, laid_out_cb, job, cancellable, error);
  else
    ok = rapport_document_layout (document, laid_out_cb, job, cancellable, error);
  return ok ? g_steal_pointer (&document) : NULL;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  RapportDocument *document = make_document (data, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rapport_print_job_run_async:
 * @list: (nullable): a list to print; NULL for a form
 * @values: (nullable): which form, and what it is chosen by; copied
 * @language: of the paper, such as zh_CN
 * @path: (nullable): a PDF file to write; NULL only lays the pages out
 * @progress: (transfer none): made with g_atomic_rc_box_new(); holds thousandths of the work done
 *
 * Reads what the list or the form needs and makes its pages, in a thread with a connection of its own.
 */
void
rapport_print_job_run_async (RapportBook               *book,
                             RapportListPaper          *list,
                             const RapportReportValues *values,
                             const char                *language,
                             const char                *path,
                             int                       *progress,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail ((list != NULL) != (values != NULL) && language != NULL && progress != NULL);

  task = g_task_new (book, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->book = g_object_ref (book);
  g_set_object (&job->list, list);
  job->values = values != NULL ? rapport_report_values_copy (values) : NULL;
  job->language = g_strdup (language);
  job->path = g_strdup (path);
  job->progress = g_atomic_rc_box_acquire (progress);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread);
}

/** rapport_print_job_run_finish: Returns: (transfer full) (nullable): a document whose pages can be drawn */
RapportDocument *
rapport_print_job_run_finish (RapportBook   *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
