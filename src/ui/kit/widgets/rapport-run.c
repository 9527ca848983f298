/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-act-words.h"
#include "rapport-run.h"
#include "rapport-watched-run.h"

typedef struct
{
  RapportContext *context;
  char           *done;
  gboolean        tells;
} Run;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Run *run = data;
  g_autoptr(RapportContext) context = run->context;
  g_autofree char *done = run->done;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rapport_context_fail (context, error->message);
      return;
    }
  if (done == NULL && run->tells)
    done = rapport_act_describe_done (receipt->kind, receipt->subject);
  if (done != NULL && receipt->action != 0)
    rapport_context_tell (context, done, TRUE);
}

static Run *
new_run (RapportContext *context,
         const char     *done,
         gboolean        tells)
{
  Run *run = g_new0 (Run, 1);

  run->context = g_object_ref (context);
  run->done = g_strdup (done);
  run->tells = tells;
  return run;
}

static void
start (RapportContext *context,
       RapportAct     *act,
       const char     *done,
       gboolean        tells)
{
  rapport_watched_run_if_great (context, act, rapport_context_get_window (context), finished_cb,
                                new_run (context, done, tells));
}

/**
 * rapport_run_act:
 * @act: (transfer full): what a person asked for
 * @done: (nullable): what to say with an offer to undo once it is done
 *
 * Carries @act out; the main window tells what stood in the way. What changes very much shows how far it is, and can
 * be cancelled.
 */
void
rapport_run_act (RapportContext *context,
                 RapportAct     *act,
                 const char     *done)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (act != NULL);

  start (context, act, done, FALSE);
}

/** rapport_run_told: carries @act (transfer full) out and says, with an offer to undo, what was done to whom */
void
rapport_run_told (RapportContext *context,
                  RapportAct     *act)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (act != NULL);

  start (context, act, NULL, TRUE);
}

/**
 * rapport_run_watched:
 * @act: (transfer full): what a person asked for, which may take long
 * @parent: (nullable): over which window it is shown how far it is
 * @title: what is done
 * @done: (nullable): what to say once it is done; NULL for what was done to whom
 *
 * Carries @act out and says, with an offer to undo, that it is done.
 */
void
rapport_run_watched (RapportContext *context,
                     RapportAct     *act,
                     GtkWindow      *parent,
                     const char     *title,
                     const char     *done)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (act != NULL);

  rapport_watched_run (context, act, parent, title, finished_cb, new_run (context, done, TRUE));
}
