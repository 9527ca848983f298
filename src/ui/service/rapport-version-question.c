/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-version-preview.h"
#include "rapport-version-question.h"

typedef struct
{
  GType   type;
  gint64  base;
  char   *json;
  gint64  now;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->json);
  g_free (question);
}

static gpointer
look_ahead (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Question *question = data;

  return rapport_version_preview (connection, question->type, question->base, question->json, question->now, error);
}

/**
 * rapport_version_question_ask:
 * @cancellable: of the question, see rapport_book_read_async()
 * @type: of versions
 * @base: the version that another is to follow
 * @json: what that one says
 * @callback: gets a #RapportVersionPreview from rapport_book_read_finish()
 *
 * Asks what a new version of a policy or calendar would do now.
 */
void
rapport_version_question_ask (RapportContext       *context,
                              GCancellable        **cancellable,
                              GType                 type,
                              gint64                base,
                              const char           *json,
                              GAsyncReadyCallback   callback,
                              gpointer              data)
{
  Question *question;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  question = g_new0 (Question, 1);
  question->type = type;
  question->base = base;
  question->json = g_strdup (json);
  question->now = rapport_context_get_now (context);
  rapport_book_read_async (rapport_context_get_book (context), cancellable, look_ahead, question, free_question,
                           (GDestroyNotify) rapport_version_preview_free, callback, data);
}
