/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-checks.h"
#include "rapport-history.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "scratch-book.h"
#include "scratch-thing.h"

/* The book keeps every field of every kind: what is set is stored, read, told in the history and
 * undone. */

typedef struct
{
  char        *folder;
  RapportBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
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
        g_autoptr(RapportEntity) entity = g_object_new (infos[i]->get_type (), NULL);

        scratch_thing_fill (transaction, entity, round);
        if (infos[i]->flags & RAPPORT_ENTITY_SETUP && infos[i]->flags & RAPPORT_ENTITY_VERSION)
          {
            g_autoptr(RapportEntity) shipped =
              rapport_transaction_load (transaction, G_OBJECT_TYPE (entity), 1, error);

            rapport_entity_copy_field (entity, shipped, rapport_entity_info_index (infos[i], "json"));
          }
        if (!rapport_transaction_insert (transaction, entity, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
fill_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  RapportEntity *entity = data;
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entity), "field"));

  scratch_thing_fill_field (transaction, entity, index, 1);
  return TRUE;
}

static RapportEntity *
load (Fixture                 *fixture,
      const RapportEntityInfo *info,
      gint64                   id)
{
  g_autoptr(GError) error = NULL;
  RapportEntity *entity = rapport_book_get (fixture->book, info->get_type (), id, &error);

  g_assert_no_error (error);
  return entity;
}

static gint64
find_last (Fixture                 *fixture,
           const RapportEntityInfo *info)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", info->name);

  return scratch_query (fixture->book, sql);
}

static void
assert_same (RapportEntity *expected,
             RapportEntity *found,
             int            except)
{
  const RapportEntityInfo *info = rapport_entity_get_info (expected);

  for (guint i = 0; i < info->n_fields; i++)
    if ((int) i != except && !rapport_entity_field_equal (expected, found, i))
      g_error ("%s.%s differs", info->name, info->fields[i].name);
}

/* the newest entries of the customer's history speak of the field by its words */
static void
assert_told (Fixture                 *fixture,
             const RapportEntityInfo *info,
             RapportEntity           *entity,
             guint                    index)
{
  int owner = rapport_entity_info_find_owner (info, "customer");
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GPtrArray) items = NULL;
  const RapportHistoryItem *item;

  if (owner < 0 || rapport_entity_get_integer (entity, owner) == 0 || index == (guint) owner)
    return;
  items = rapport_history_load (rapport_book_get_connection (fixture->book),
                                rapport_entity_get_integer (entity, owner), 0, 4, zone, NULL);
  g_assert_cmpint (items->len, >, 0);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->thing, ==, info->name);
  g_assert_cmpstr (item->thing_label, ==, info->label);
  g_assert_cmpstr (item->field, ==, info->fields[index].name);
  g_assert_cmpstr (item->label, ==, info->fields[index].label);
  g_assert_cmpstr (item->new_text, !=, item->old_text);
}

static gboolean
is_refused (RapportEntity *entity)
{
  g_autoptr(GPtrArray) problems = rapport_entity_check (entity);

  return rapport_problems_find_error (problems) != NULL;
}

static void
check_field (Fixture                 *fixture,
             const RapportEntityInfo *info,
             RapportEntity           *before,
             guint                    index)
{
  g_autoptr(RapportEntity) changed = rapport_entity_copy (before);
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportEntity) undone = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;

  g_object_set_data (G_OBJECT (changed), "field", GUINT_TO_POINTER (index));
  receipt = rapport_book_run (fixture->book, "look", fill_func, changed, NULL);
  if (rapport_entity_field_equal (before, changed, index) || is_refused (changed))
    return;
  scratch_update (fixture->book, changed);
  stored = load (fixture, info, rapport_entity_get_id (before));
  assert_same (changed, stored, -1);
  assert_told (fixture, info, changed, index);
  scratch_undo (fixture->book);
  undone = load (fixture, info, rapport_entity_get_id (before));
  assert_same (before, undone, -1);
}

/* The first of each kind: nothing that it stands for is deleted with it. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (fixture->book, "add", add_everything, NULL, &error);

  g_assert_no_error (error);
  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      g_autoptr(RapportEntity) before = load (fixture, infos[kind], find_last (fixture, infos[kind]) - 1);

      for (guint i = 0; i < infos[kind]->n_fields; i++)
        if (!(infos[kind]->flags & RAPPORT_ENTITY_VERSION))
          check_field (fixture, infos[kind], before, i);
    }
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (fixture->book, "add", add_everything, NULL, &error);

  g_assert_no_error (error);
  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      const gint64 id = find_last (fixture, infos[kind]);
      g_autoptr(RapportEntity) before = load (fixture, infos[kind], id);
      g_autoptr(RapportEntity) back = NULL;

      scratch_delete (fixture->book, infos[kind]->get_type (), id);
      g_assert_cmpint (find_last (fixture, infos[kind]), <, id);
      scratch_undo (fixture->book);
      back = load (fixture, infos[kind], id);
      assert_same (before, back, -1);
      g_assert_cmpmem (rapport_entity_get_uid (before), RAPPORT_UID_LENGTH,
                       rapport_entity_get_uid (back), RAPPORT_UID_LENGTH);
    }
}

static gboolean
is_a_customers (const RapportEntityInfo *info,
                gboolean                 at_most_through_another)
{
  if (info->flags & RAPPORT_ENTITY_CUSTOMER)
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_OWNER && info->fields[i].kind == RAPPORT_FIELD_REFERENCE)
      {
        const RapportEntityInfo *owner = rapport_entity_info_for (info->fields[i].target);

        if (owner->flags & RAPPORT_ENTITY_CUSTOMER || (at_most_through_another && is_a_customers (owner, FALSE)))
          return TRUE;
      }
  return FALSE;
}

/* The log says whose each thing is, also of what belongs to something of a customer's. */
static void
test_customer (Fixture       *fixture,
               gconstpointer  data)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (fixture->book, "add", add_everything, NULL, &error);

  g_assert_no_error (error);
  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM change WHERE thing = '%s' AND customer IS NOT NULL", infos[kind]->name);

      g_test_message ("%s", infos[kind]->name);
      g_assert_cmpint (scratch_query (fixture->book, sql) > 0, ==, is_a_customers (infos[kind], TRUE));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/kinds/fields", Fixture, NULL, set_up, test_fields, tear_down);
  g_test_add ("/store/kinds/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/store/kinds/whose-each-is", Fixture, NULL, set_up, test_customer, tear_down);
  return g_test_run ();
}
