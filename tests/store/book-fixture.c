/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include <glib/gstdio.h>

#include "rapport-moment-text.h"

typedef struct
{
  RapportEntity *entity;
  GType          type;
  gint64         id;
} Work;

void
book_fixture_set_up (BookFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rapport-book-XXXXXX", NULL);
  fixture->book = rapport_book_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->connection = rapport_book_get_connection (fixture->book);
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
book_fixture_tear_down (BookFixture   *fixture,
                        gconstpointer  data)
{
  g_clear_object (&fixture->book);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_time_zone_unref (fixture->zone);
}

static void
run (BookFixture            *fixture,
     const char             *kind,
     RapportTransactionFunc  func,
     gpointer                data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (fixture->book, kind, func, data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (receipt);
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
  const Work *work = data;

  return rapport_transaction_delete (transaction, work->type, work->id, error);
}

static gboolean
undo_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  return rapport_action_log_revert (transaction, *(gint64 *) data, error);
}

gint64
book_fixture_insert (BookFixture *fixture,
                     gpointer     entity)
{
  run (fixture, "add", insert_func, entity);
  return rapport_entity_get_id (entity);
}

gint64
book_fixture_add (BookFixture *fixture,
                  GType        type,
                  ...)
{
  g_autoptr(GObject) entity = NULL;
  const char *first;
  va_list arguments;

  va_start (arguments, type);
  first = va_arg (arguments, const char *);
  entity = g_object_new (type, NULL);
  g_object_set_valist (entity, first, arguments);
  va_end (arguments);
  return book_fixture_insert (fixture, entity);
}

void
book_fixture_edit (BookFixture *fixture,
                   GType        type,
                   gint64       id,
                   ...)
{
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, type, id, NULL);
  g_autoptr(RapportEntity) entity = rapport_entity_copy (live);
  const char *first;
  va_list arguments;

  va_start (arguments, id);
  first = va_arg (arguments, const char *);
  g_object_set_valist (G_OBJECT (entity), first, arguments);
  va_end (arguments);
  run (fixture, "edit", update_func, entity);
}

void
book_fixture_delete (BookFixture *fixture,
                     GType        type,
                     gint64       id)
{
  Work work = { NULL, type, id };

  run (fixture, "delete", delete_func, &work);
}

void
book_fixture_undo (BookFixture *fixture)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (fixture->book);

  g_assert_nonnull (name);
  run (fixture, RAPPORT_ACT_UNDO, undo_func, &name->id);
}

/* past all acts: for what only damage or another part of the program brings about */
void
book_fixture_execute (BookFixture *fixture,
                      const char  *sql)
{
  g_autoptr(RapportConnection) writer = NULL;
  g_autoptr(GError) error = NULL;

  writer = rapport_connection_open (rapport_book_get_path (fixture->book),
                                    RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  rapport_connection_execute (writer, sql, &error);
  g_assert_no_error (error);
}

RapportMoment
book_fixture_moment (BookFixture *fixture,
                     const char  *text)
{
  RapportMoment moment = { 0 };
  g_autoptr(GError) error = NULL;

  rapport_moment_parse_strict (text, fixture->zone, &moment, &error);
  g_assert_no_error (error);
  return moment;
}
