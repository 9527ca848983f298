/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch-book.h"

typedef struct
{
  GType  type;
  gint64 id;
} Doomed;

/* Returns: (transfer full): the book in @folder, made when there is none */
RapportBook *
scratch_book_open (const char *folder)
{
  g_autoptr(GError) error = NULL;
  RapportBook *book = rapport_book_open (folder, &error);

  g_assert_no_error (error);
  return book;
}

/* Waits for what still reads in another thread, which must not outlive the test's program; @book may be none. */
void
scratch_book_close (RapportBook **book)
{
  if (*book != NULL)
    rapport_book_close (*book);
  g_clear_object (book);
}

static gint64
run (RapportBook            *book,
     const char             *kind,
     RapportTransactionFunc  func,
     gpointer                data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, kind, func, data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (receipt);
  return receipt->action;
}

static gboolean
insert_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  return rapport_transaction_insert (transaction, data, error);
}

static gboolean
update_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  return rapport_transaction_update (transaction, data, error);
}

static gboolean
delete_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  const Doomed *doomed = data;

  return rapport_transaction_delete (transaction, doomed->type, doomed->id, error);
}

/* Takes back the act whose id @data points to. */
gboolean
scratch_revert (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  return rapport_action_log_revert (transaction, *(gint64 *) data, error);
}

/* Adds @entity as it is, past the rules of the acts; returns its id. */
gint64
scratch_add (RapportBook *book,
             gpointer     entity)
{
  run (book, "add", insert_func, entity);
  return rapport_entity_get_id (entity);
}

/* Writes what differs in @entity; returns the act. */
gint64
scratch_update (RapportBook *book,
                gpointer     entity)
{
  return run (book, "edit", update_func, entity);
}

void
scratch_delete (RapportBook *book,
                GType        type,
                gint64       id)
{
  Doomed doomed = { type, id };

  run (book, "delete", delete_func, &doomed);
}

/* Takes back the act that is on offer. */
void
scratch_undo (RapportBook *book)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (book);

  g_assert_nonnull (name);
  run (book, RAPPORT_ACT_UNDO, scratch_revert, &name->id);
}

void
scratch_redo (RapportBook *book)
{
  g_autoptr(RapportActionName) name = rapport_book_find_redo (book);

  g_assert_nonnull (name);
  run (book, RAPPORT_ACT_REDO, scratch_revert, &name->id);
}

/* Returns: the number that @sql finds */
gint64
scratch_query (RapportBook *book,
               const char  *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  rapport_connection_query_integer (rapport_book_get_connection (book), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

/* Returns: (transfer full) (nullable): the text that @sql finds */
char *
scratch_read_text (RapportBook *book,
                   const char  *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (rapport_book_get_connection (book), sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (rapport_statement_step (statement, &has_row, &error));
  return has_row ? g_strdup (rapport_statement_get_text (statement, 0)) : NULL;
}

/* Writes past all acts: for what only damage or another part of the program brings about. */
void
scratch_execute (RapportBook *book,
                 const char  *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  rapport_connection_execute (writer, sql, &error);
  g_assert_no_error (error);
}

/* Lets the cadence plan nothing by itself, so that there is only what the test itself plans. */
void
scratch_plan_by_hand (RapportBook *book)
{
  scratch_execute (book, "INSERT INTO setting (uid, name, value) SELECT randomblob (16), 'plans-a-day', '0'"
                         " WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'plans-a-day')");
}

/* Writes what no connection of the program would, as another program does it. */
void
scratch_spoil (const char *path,
               const char *sql)
{
  /* the shells of later releases keep to themselves what an index for searching is made of */
  const char *command[] = { "sqlite3", "-cmd", ".dbconfig defensive off", path, sql, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}
