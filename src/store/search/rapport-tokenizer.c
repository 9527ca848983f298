/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compiled twice: into the program, which calls SQLite directly, and with RAPPORT_LOADABLE as a
 * module for the sqlite3 shell, which is handed a table of SQLite's functions. */
#ifndef RAPPORT_LOADABLE
#define SQLITE_CORE 1
#endif

#include "config.h"

#include <string.h>

#include <sqlite3ext.h>

#include "rapport-fold.h"
#ifndef RAPPORT_LOADABLE
#include <glib/gi18n-lib.h>

#include "rapport-problem.h"
#include "rapport-tokenizer-private.h"
#endif

SQLITE_EXTENSION_INIT1

typedef int (*TokenFunc) (void       *context,
                          int         flags,
                          const char *token,
                          int         length,
                          int         start,
                          int         end);

typedef struct
{
  TokenFunc   func;
  void       *context;
  const char *text;
  int         offset_max;
} Sink;

static int
create_tokenizer (void           *context,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  /* There is no state, but NULL would be no tokenizer. */
  *tokenizer = sqlite3_malloc (1);
  return *tokenizer != NULL ? SQLITE_OK : SQLITE_NOMEM;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  sqlite3_free (tokenizer);
}

static int
send_token (const Sink *sink,
            const char *start,
            const char *end)
{
  int from = start - sink->text;
  int to = end - sink->text;

  return sink->func (sink->context, 0, start, to - from, MIN (from, sink->offset_max),
                     MIN (to, sink->offset_max));
}

static int
send_run (const Sink *sink,
          const char *run,
          const char *end,
          gboolean    with_last)
{
  const char *first = run;
  const char *second = g_utf8_next_char (run);
  gboolean alone = second == end;

  while (second < end)
    {
      const char *next = g_utf8_next_char (second);
      int rc = send_token (sink, first, next);

      if (rc != SQLITE_OK)
        return rc;
      first = second;
      second = next;
    }
  return alone || with_last ? send_token (sink, first, end) : SQLITE_OK;
}

/* A run is what stands between spaces. It gives its overlapping pairs of code points, then its
 * last code point at a place of its own: pairs at neighbouring places thus always overlap in the
 * text, and a phrase is found exactly where it is a substring. A query leaves the end of its last
 * run open. */
static int
tokenize_folded (const Sink *sink,
                 int         length,
                 gboolean    is_query)
{
  const char *run = sink->text;
  const char *end = sink->text + length;

  while (run < end)
    {
      const char *run_end = memchr (run, ' ', end - run);
      int rc = SQLITE_OK;

      if (run_end == NULL)
        run_end = end;
      if (run_end > run)
        rc = send_run (sink, run, run_end, !is_query || run_end < end);
      if (rc != SQLITE_OK)
        return rc;
      run = run_end + 1;
    }
  return SQLITE_OK;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            length,
          TokenFunc      func)
{
  gboolean is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  g_autofree char *folded = NULL;

  if (text == NULL || length <= 0)
    return SQLITE_OK;
  if (rapport_fold_is_folded (text, length))
    return tokenize_folded (&(Sink) { func, context, text, length }, length, is_query);
  folded = rapport_fold (text, length);
  return tokenize_folded (&(Sink) { func, context, folded, length }, strlen (folded), is_query);
}

static int
find_fts5 (sqlite3   *db,
           fts5_api **fts5)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL);

  *fts5 = NULL;
  if (rc != SQLITE_OK)
    return rc;
  sqlite3_bind_pointer (statement, 1, fts5, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  rc = sqlite3_finalize (statement);
  return rc == SQLITE_OK && *fts5 == NULL ? SQLITE_ERROR : rc;
}

static int
add_tokenizer (sqlite3 *db)
{
  fts5_tokenizer functions = { create_tokenizer, delete_tokenizer, tokenize };
  fts5_api *fts5;
  int rc = find_fts5 (db, &fts5);

  if (rc != SQLITE_OK)
    return rc;
  return fts5->xCreateTokenizer (fts5, "rapport", NULL, &functions, NULL);
}

#ifdef RAPPORT_LOADABLE

int sqlite3_extension_init (sqlite3                    *db,
                            char                      **message,
                            const sqlite3_api_routines *routines);

int
sqlite3_extension_init (sqlite3                    *db,
                        char                      **message,
                        const sqlite3_api_routines *routines)
{
  SQLITE_EXTENSION_INIT2 (routines);
  return add_tokenizer (db);
}

#else

/**
 * rapport_tokenizer_register:
 * @db: a connection
 *
 * Makes the FTS5 tokenizer "rapport" known to @db. It is for text from rapport_fold() (other text
 * it folds itself, but then FTS5's highlight() marks wrong places). Every code point but space can
 * be found; a quoted phrase of two or more code points finds exactly the texts that it is a
 * substring of, and one code point needs the prefix star. rapport_search_query_get_match() writes
 * such expressions.
 *
 * Returns: whether it could be registered; else @error is set
 */
gboolean
rapport_tokenizer_register (sqlite3  *db,
                            GError  **error)
{
  int rc;

  g_return_val_if_fail (db != NULL, FALSE);

  rc = add_tokenizer (db);
  if (rc == SQLITE_OK)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
               /* translators: %s is SQLite's message */
               _("The search could not be set up: %s"), sqlite3_errstr (rc));
  return FALSE;
}

#endif
