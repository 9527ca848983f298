/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive-fixture.h"
#include "rapport-archive-tables.h"
#include "rapport-archive.h"
#include "rapport-customer.h"
#include "rapport-things.h"
#include "scratch-thing.h"

void
archive_set_up (ArchiveFixture *fixture,
                gconstpointer   data)
{
  fixture->folder = scratch_folder_new ();
  fixture->other_folder = scratch_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "all of it.json", NULL);
  fixture->book = scratch_book_open (fixture->folder);
  fixture->other = scratch_book_open (fixture->other_folder);
}

void
archive_tear_down (ArchiveFixture *fixture,
                   gconstpointer   data)
{
  scratch_book_close (&fixture->book);
  scratch_book_close (&fixture->other);
  scratch_folder_remove (fixture->folder);
  scratch_folder_remove (fixture->other_folder);
  g_free (fixture->path);
}

static gboolean
add_everything (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    for (guint round = 0; round < 2; round++)
      {
        g_autoptr(RapportEntity) entity = g_object_new (rapport_entity_type_for (infos[i]->name), NULL);

        scratch_thing_fill (transaction, entity, round);
        if (strcmp (infos[i]->name, "policy") == 0 || strcmp (infos[i]->name, "calendar") == 0)
          {
            g_autoptr(RapportEntity) shipped =
              rapport_transaction_load (transaction, G_OBJECT_TYPE (entity), 1, error);
            int json = rapport_entity_info_index (infos[i], "json");

            rapport_entity_copy_field (entity, shipped, json);
          }
        if (!rapport_transaction_insert (transaction, entity, error))
          return FALSE;
      }
  return TRUE;
}

/* The older ones refer to younger ones, and the youngest is gone. */
static gboolean
change_some (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  g_autoptr(RapportEntity) customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, 1, error);
  g_autoptr(RapportEntity) gone = NULL;

  g_assert_no_error (*error);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_REFERRED_BY, 2);
  gone = rapport_entity_copy (customer);
  rapport_entity_set_id (gone, 0);
  rapport_entity_set_uid (gone, (const guint8 *) "sixteen bytes!!!");
  return rapport_transaction_update (transaction, customer, error) &&
         rapport_transaction_insert (transaction, gone, error) &&
         rapport_transaction_delete (transaction, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_id (gone), error);
}

gboolean
archive_note_others (RapportConnection  *connection,
                     gpointer            data,
                     GError            **error)
{
  return rapport_connection_execute (connection,
                                     "UPDATE alert SET shown = 1709136001 WHERE id <= 2;"
                                     "INSERT INTO draft (form, thing, content, at)"
                                     " VALUES ('record', 0, '{\"summary\":\"半句\"}', 1709136000)", error);
}

void
archive_run (RapportBook            *book,
             const char             *kind,
             RapportTransactionFunc  func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, kind, func, NULL, &error);

  g_assert_no_error (error);
}

/* what the book keeps of others' books, each uid and check sum with bytes of its own */
#define EXCHANGED \
  "INSERT INTO grave VALUES (randomblob(16), randomblob(16), randomblob(16), 3, 5, randomblob(16));" \
  "INSERT INTO waiting VALUES (randomblob(16), randomblob(16), 'owner');" \
  "INSERT INTO conflict VALUES (randomblob(16), 'name', 1);" \
  "INSERT INTO series VALUES (randomblob(16), 7, randomblob(32));" \
  "INSERT INTO mark VALUES (randomblob(16), 'alert', 'shown', 9);" \
  "INSERT INTO erased VALUES (randomblob(16));" \
  "UPDATE change SET owners = randomblob(16), settles = randomblob(24) WHERE id = (SELECT max(id) FROM change)"

void
archive_fill (RapportBook *book)
{
  archive_run (book, "add-customer", add_everything);
  archive_run (book, "edit-customer", change_some);
  rapport_book_note_async (book, archive_note_others, NULL, NULL, NULL, NULL);
  archive_run (book, "edit-member", change_some);
  scratch_execute (book, EXCHANGED);
}

void
archive_write (ArchiveFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rapport_archive_write (fixture->book, fixture->path, NULL, &error);
  g_assert_no_error (error);
}

void
archive_restore (ArchiveFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rapport_archive_restore (fixture->other, fixture->path, NULL, &error);
  g_assert_no_error (error);
}

void
archive_compare_things (ArchiveFixture          *fixture,
                        const RapportEntityInfo *info)
{
  g_autoptr(GPtrArray) before = rapport_book_get_children (fixture->book, rapport_entity_type_for (info->name),
                                                           "", -1, NULL);
  g_autoptr(GPtrArray) after = rapport_book_get_children (fixture->other, rapport_entity_type_for (info->name),
                                                          "", -1, NULL);

  g_assert_cmpint (before->len, >=, 2);
  g_assert_cmpint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    {
      RapportEntity *old_thing = g_ptr_array_index (before, i);
      RapportEntity *new_thing = g_ptr_array_index (after, i);

      g_assert_cmpint (rapport_entity_get_id (old_thing), ==, rapport_entity_get_id (new_thing));
      g_assert_cmpmem (rapport_entity_get_uid (old_thing), RAPPORT_UID_LENGTH,
                       rapport_entity_get_uid (new_thing), RAPPORT_UID_LENGTH);
      for (guint k = 0; k < info->n_fields; k++)
        if (!rapport_entity_field_equal (old_thing, new_thing, k))
          g_error ("%s %u: %s differs", info->name, i, info->fields[k].name);
    }
}

static void
append_value (GString          *text,
              RapportStatement *rows,
              int               column)
{
  g_autofree char *base64 = NULL;
  RapportValue value;

  rapport_statement_get_value (rows, column, &value);
  if (value.kind == RAPPORT_VALUE_BYTES)
    base64 = g_base64_encode (value.bytes, value.length);
  g_string_append_printf (text, "%d ", value.kind);
  if (value.kind == RAPPORT_VALUE_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "|", value.integer);
  else
    g_string_append_printf (text, "%s|", value.kind == RAPPORT_VALUE_TEXT ? value.text : base64);
}

char *
archive_dump (RapportBook *book,
              const char  *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) rows = rapport_connection_prepare (rapport_book_get_connection (book), sql, &error);
  GString *text = g_string_new (NULL);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (rows, &has_row, &error) && has_row)
    {
      for (guint i = 0; i < rapport_statement_get_n_columns (rows); i++)
        append_value (text, rows, i);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

void
archive_compare_rows (ArchiveFixture *fixture,
                      const char     *sql)
{
  g_autofree char *before = archive_dump (fixture->book, sql);
  g_autofree char *after = archive_dump (fixture->other, sql);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (before, !=, "");
}

void
archive_compare_books (ArchiveFixture *fixture)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint n_tables;
  const RapportArchiveTable *tables = rapport_archive_tables_list (&n_tables);

  for (guint i = 0; infos[i] != NULL; i++)
    archive_compare_things (fixture, infos[i]);
  for (guint i = 0; i < n_tables; i++)
    archive_compare_rows (fixture, tables[i].select);
}

void
archive_write_text (ArchiveFixture *fixture,
                    const char     *text,
                    gssize          length)
{
  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
}
