/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drafts.h"

typedef struct
{
  char   *form;
  gint64  thing;
  char   *content;
  gint64  at;
} Draft;

static Draft *
draft_new (const char *form,
           gint64      thing,
           const char *content)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->form = g_strdup (form);
  draft->thing = thing;
  draft->content = g_strdup (content);
  draft->at = g_get_real_time () / G_USEC_PER_SEC;
  return draft;
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->form);
  g_free (draft->content);
  g_free (draft);
}

static gboolean
write_draft (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const Draft *draft = data;
  g_autoptr(RapportStatement) statement = NULL;

  if (draft->content == NULL)
    statement = rapport_connection_prepare (connection,
                                            "DELETE FROM draft WHERE form = ?1 AND thing = ?2", error);
  else
    statement = rapport_connection_prepare (connection,
                                            "INSERT INTO draft (form, thing, content, at) VALUES (?1, ?2, ?3, ?4) "
                                            "ON CONFLICT (form, thing) DO UPDATE SET content = ?3, at = ?4",
                                            error);
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, draft->form);
  rapport_statement_bind_integer (statement, 2, draft->thing);
  if (draft->content != NULL)
    {
      rapport_statement_bind_text (statement, 3, draft->content);
      rapport_statement_bind_integer (statement, 4, draft->at);
    }
  return rapport_statement_run (statement, error);
}

static void
kept_draft_free (gpointer data)
{
  RapportKeptDraft *draft = data;

  g_free (draft->content);
  g_free (draft);
}

/**
 * rapport_drafts_list:
 * @form: name of the form, stable
 *
 * Returns: (transfer full) (element-type RapportKeptDraft): what is kept of it, the latest first
 */
GPtrArray *
rapport_drafts_list (RapportBook *book,
                     const char  *form)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (kept_draft_free);
  g_autoptr(RapportStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), drafts);
  g_return_val_if_fail (form != NULL, drafts);

  statement = rapport_connection_prepare (rapport_book_get_connection (book),
                                          "SELECT thing, content, at FROM draft WHERE form = ?1 "
                                          "ORDER BY at DESC, id DESC", NULL);
  if (statement == NULL)
    return drafts;
  rapport_statement_bind_text (statement, 1, form);
  while (rapport_statement_step (statement, &has_row, NULL) && has_row)
    {
      RapportKeptDraft *draft = g_new0 (RapportKeptDraft, 1);

      draft->thing = rapport_statement_get_integer (statement, 0);
      draft->content = g_strdup (rapport_statement_get_text (statement, 1));
      draft->at = rapport_statement_get_integer (statement, 2);
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

/** rapport_drafts_save: keeps half-typed @content, so that it survives a crash; no act of the log */
void
rapport_drafts_save (RapportBook *book,
                     const char  *form,
                     gint64       thing,
                     const char  *content)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (form != NULL);
  g_return_if_fail (content != NULL);

  rapport_book_note_async (book, write_draft, draft_new (form, thing, content), draft_free);
}

/** rapport_drafts_remove: forgets it, once it is saved for good or thrown away */
void
rapport_drafts_remove (RapportBook *book,
                       const char  *form,
                       gint64       thing)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (form != NULL);

  rapport_book_note_async (book, write_draft, draft_new (form, thing, NULL), draft_free);
}
