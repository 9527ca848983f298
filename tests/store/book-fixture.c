/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "rapport-moment-text.h"

void
book_fixture_set_up (BookFixture   *fixture,
                     gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->connection = rapport_book_get_connection (fixture->book);
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
}

void
book_fixture_tear_down (BookFixture   *fixture,
                        gconstpointer  data)
{
  scratch_book_close (&fixture->book);
  scratch_folder_remove (fixture->folder);
  g_time_zone_unref (fixture->zone);
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
  return scratch_add (fixture->book, entity);
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
  scratch_update (fixture->book, entity);
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
