/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drafts.h"

#define WAITING "rapport-drafts-waiting"
/* What is not written after so long was refused, such as by a full disk. */
#define PATIENCE (2 * G_USEC_PER_SEC)

/* content is NULL for a draft to be forgotten; asked is when it was asked to be written, monotonic */
typedef struct
{
  char   *form;
  gint64  thing;
  char   *content;
  gint64  at;
  gint64  asked;
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
  draft->asked = g_get_monotonic_time ();
  return draft;
}

static Draft *
draft_copy (const Draft *draft)
{
  Draft *copy = draft_new (draft->form, draft->thing, draft->content);

  copy->at = draft->at;
  return copy;
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

static gboolean
is_written (RapportBook *book,
            const Draft *draft)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (rapport_book_get_connection (book),
                                "SELECT content, at FROM draft WHERE form = ?1 AND thing = ?2", NULL);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, draft->form);
  rapport_statement_bind_integer (statement, 2, draft->thing);
  if (!rapport_statement_step (statement, &has_row, NULL))
    return FALSE;
  if (!has_row || draft->content == NULL)
    return !has_row && draft->content == NULL;
  return rapport_statement_get_integer (statement, 1) == draft->at &&
         g_strcmp0 (rapport_statement_get_text (statement, 0), draft->content) == 0;
}

/* What this process keeps and the book does not have yet. */
static GPtrArray *
get_waiting (RapportBook *book)
{
  GPtrArray *waiting = g_object_get_data (G_OBJECT (book), WAITING);

  if (waiting == NULL)
    {
      waiting = g_ptr_array_new_with_free_func (draft_free);
      g_object_set_data_full (G_OBJECT (book), WAITING, waiting, (GDestroyNotify) g_ptr_array_unref);
    }
  for (guint i = waiting->len; i > 0; i--)
    if (is_written (book, g_ptr_array_index (waiting, i - 1)))
      g_ptr_array_remove_index (waiting, i - 1);
  return waiting;
}

static const Draft *
find_waiting (GPtrArray  *waiting,
              const char *form,
              gint64      thing)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      const Draft *draft = g_ptr_array_index (waiting, i);

      if (draft->thing == thing && g_str_equal (draft->form, form))
        return draft;
    }
  return NULL;
}

/* What was not written waits, is tried again, and is told when the program is about to end. */
static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  rapport_book_note_finish (RAPPORT_BOOK (source), result, NULL);
}

static void
ask_to_write (RapportBook *book,
              Draft       *draft)
{
  draft->asked = g_get_monotonic_time ();
  rapport_book_note_async (book, write_draft, draft_copy (draft), draft_free, tried_cb, NULL);
}

/* What could not be written before is tried again, too. Once the book is closed, what is kept stays. */
static void
keep (RapportBook *book,
      Draft       *draft)
{
  GPtrArray *waiting;
  const Draft *before;

  if (rapport_book_get_connection (book) == NULL)
    {
      draft_free (draft);
      return;
    }
  waiting = get_waiting (book);
  before = find_waiting (waiting, draft->form, draft->thing);
  if (before != NULL)
    g_ptr_array_remove (waiting, (gpointer) before);
  for (guint i = 0; i < waiting->len; i++)
    {
      Draft *other = g_ptr_array_index (waiting, i);

      if (g_get_monotonic_time () - other->asked > PATIENCE)
        ask_to_write (book, other);
    }
  g_ptr_array_add (waiting, draft);
  ask_to_write (book, draft);
}

static void
kept_draft_free (gpointer data)
{
  RapportKeptDraft *draft = data;

  g_free (draft->content);
  g_free (draft);
}

static RapportKeptDraft *
kept_draft_new (gint64      thing,
                const char *content,
                gint64      at)
{
  RapportKeptDraft *draft = g_new0 (RapportKeptDraft, 1);

  draft->thing = thing;
  draft->content = g_strdup (content);
  draft->at = at;
  return draft;
}

static int
compare_latest (gconstpointer a,
                gconstpointer b)
{
  const RapportKeptDraft *first = *(RapportKeptDraft **) a;
  const RapportKeptDraft *second = *(RapportKeptDraft **) b;

  return (first->at < second->at) - (first->at > second->at);
}

/**
 * rapport_drafts_load:
 * @connection: that of any thread
 *
 * Returns: (transfer full) (element-type gint64 utf8): what the book has of @form, by its things
 */
GHashTable *
rapport_drafts_load (RapportConnection *connection,
                     const char        *form)
{
  GHashTable *drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, "SELECT thing, content FROM draft WHERE form = ?1", NULL);
  gboolean has_row;

  if (statement == NULL)
    return drafts;
  rapport_statement_bind_text (statement, 1, form);
  while (rapport_statement_step (statement, &has_row, NULL) && has_row)
    {
      const gint64 thing = rapport_statement_get_integer (statement, 0);

      g_hash_table_insert (drafts, g_memdup2 (&thing, sizeof thing),
                           g_strdup (rapport_statement_get_text (statement, 1)));
    }
  return drafts;
}

/**
 * rapport_drafts_list:
 * @form: name of the form, stable
 *
 * Returns: (transfer full) (element-type RapportKeptDraft): what is kept of it, the latest first; what
 *   could not be written, as on a full disk, is there as long as the program runs; nothing once the
 *   book is closed
 */
GPtrArray *
rapport_drafts_list (RapportBook *book,
                     const char  *form)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (kept_draft_free);
  g_autoptr(RapportStatement) statement = NULL;
  GPtrArray *waiting;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), drafts);
  g_return_val_if_fail (form != NULL, drafts);

  if (rapport_book_get_connection (book) == NULL)
    return drafts;
  waiting = get_waiting (book);
  for (guint i = waiting->len; i > 0; i--)
    {
      const Draft *draft = g_ptr_array_index (waiting, i - 1);

      if (draft->content != NULL && g_str_equal (draft->form, form))
        g_ptr_array_add (drafts, kept_draft_new (draft->thing, draft->content, draft->at));
    }

  statement = rapport_connection_prepare (rapport_book_get_connection (book),
                                          "SELECT thing, content, at FROM draft WHERE form = ?1 "
                                          "ORDER BY at DESC, id DESC", NULL);
  if (statement == NULL)
    return drafts;
  rapport_statement_bind_text (statement, 1, form);
  while (rapport_statement_step (statement, &has_row, NULL) && has_row)
    {
      const gint64 thing = rapport_statement_get_integer (statement, 0);

      if (find_waiting (waiting, form, thing) == NULL)
        g_ptr_array_add (drafts, kept_draft_new (thing, rapport_statement_get_text (statement, 1),
                                                 rapport_statement_get_integer (statement, 2)));
    }
  g_ptr_array_sort (drafts, compare_latest);
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

  keep (book, draft_new (form, thing, content));
}

/** rapport_drafts_remove: forgets it, once it is saved for good or thrown away */
void
rapport_drafts_remove (RapportBook *book,
                       const char  *form,
                       gint64       thing)
{
  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (form != NULL);

  keep (book, draft_new (form, thing, NULL));
}

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean is_passed;
  int      users;
} Marker;

static void
marker_unref (Marker *marker)
{
  if (!g_atomic_int_dec_and_test (&marker->users))
    return;
  g_mutex_clear (&marker->mutex);
  g_cond_clear (&marker->cond);
  g_free (marker);
}

static gboolean
write_nothing (RapportConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return TRUE;
}

static void
marker_passed (gpointer data)
{
  Marker *marker = data;

  g_mutex_lock (&marker->mutex);
  marker->is_passed = TRUE;
  g_cond_signal (&marker->cond);
  g_mutex_unlock (&marker->mutex);
  marker_unref (marker);
}

/* What was asked for before is written or refused then. */
static void
wait_for_writer (RapportBook *book)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  Marker *marker = g_new0 (Marker, 1);

  marker->users = 2;
  g_mutex_init (&marker->mutex);
  g_cond_init (&marker->cond);
  rapport_book_note_async (book, write_nothing, marker, marker_passed, tried_cb, NULL);
  g_mutex_lock (&marker->mutex);
  while (!marker->is_passed && g_cond_wait_until (&marker->cond, &marker->mutex, end))
    ;
  g_mutex_unlock (&marker->mutex);
  marker_unref (marker);
}

/**
 * rapport_drafts_flush:
 *
 * Tries once more to write what could not be written, and waits for that, but for 2 seconds at most.
 *
 * Returns: how many drafts would be lost with this process
 */
guint
rapport_drafts_flush (RapportBook *book)
{
  GPtrArray *waiting;
  guint n = 0;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), 0);

  if (rapport_book_get_connection (book) == NULL)
    return 0;
  waiting = get_waiting (book);
  if (waiting->len == 0)
    return 0;
  for (guint i = 0; i < waiting->len; i++)
    ask_to_write (book, g_ptr_array_index (waiting, i));
  wait_for_writer (book);
  waiting = get_waiting (book);
  for (guint i = 0; i < waiting->len; i++)
    n += ((Draft *) g_ptr_array_index (waiting, i))->content != NULL;
  return n;
}
