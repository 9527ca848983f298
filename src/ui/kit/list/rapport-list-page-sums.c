/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-heading.h"
#include "rapport-list-page-private.h"

/* nothing is added up while the person types or goes through the list */
#define DELAY_MS 200

typedef struct
{
  const RapportListSpec *spec;
  gint64                *ids;
  guint                  n;
  int                    today;
} Question;

/* of how many rows it is */
typedef struct
{
  guint          n;
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
} Answer;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->ids);
  g_free (question);
}

static gpointer
sum_in_reader (RapportConnection  *connection,
               gpointer            data,
               GError            **error)
{
  const Question *question = data;
  g_autofree Answer *answer = g_new0 (Answer, 1);

  answer->n = question->n;
  if (!rapport_list_query_sum (question->spec, connection, question->ids, question->n, question->today,
                               answer->sums, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static void
summed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  RapportListPage *self = data;
  RapportListPagePrivate *priv;
  g_autofree Answer *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, NULL);
  g_autofree char *words = NULL;

  if (answer == NULL)
    return;
  priv = rapport_list_page_get_private (self);
  words = rapport_list_heading_dup_sums (priv->view->declared->spec, answer->n, answer->sums,
                                         rapport_context_get_format (rapport_page_get_context (RAPPORT_PAGE (self))));
  gtk_label_set_text (priv->sums, words);
}

static gboolean
sum_cb (gpointer data)
{
  RapportListPage *self = data;
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  Question *question = g_new0 (Question, 1);

  priv->sums_source = 0;
  question->spec = priv->view->declared->spec;
  question->today = rapport_context_get_today (rapport_page_get_context (RAPPORT_PAGE (self)));
  question->ids = rapport_list_dup_selected_ids (priv->view->list, &question->n);
  if (question->n == 0)
    {
      const gint64 *ids = rapport_list_model_get_ids (rapport_list_get_model (priv->view->list), &question->n);

      g_free (question->ids);
      question->ids = g_memdup2 (ids, question->n * sizeof *ids);
    }
  rapport_book_read_async (rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self))), &priv->summing,
                           sum_in_reader, question, free_question, g_free, summed_cb, self);
  return G_SOURCE_REMOVE;
}

/** rapport_list_page_update_sums: says soon what is selected, or else what is listed, comes to */
void
rapport_list_page_update_sums (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  rapport_list_page_forget_sums (self);
  if (rapport_list_spec_get_n_sums (priv->view->declared->spec) == 0)
    gtk_label_set_text (priv->sums, "");
  else
    priv->sums_source = g_timeout_add (DELAY_MS, sum_cb, self);
}

/** rapport_list_page_forget_sums: no answer is wanted any more */
void
rapport_list_page_forget_sums (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  g_clear_handle_id (&priv->sums_source, g_source_remove);
  rapport_book_forget (&priv->summing);
}
