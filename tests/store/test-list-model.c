/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-list-model.h"

typedef struct
{
  RapportListModel *model;
  guint             fetched;
  guint             calls;
  gint64            gone;
  gboolean          broken;
  guint             rows_changed;
  GString          *told;
} Fixture;

static GPtrArray *
fetch (gpointer      data,
       const gint64 *ids,
       guint         n)
{
  Fixture *f = data;
  GPtrArray *rows;

  f->calls++;
  f->fetched += n;
  if (f->broken)
    return NULL;
  rows = rapport_row_array_new (n);
  for (guint i = 0; i < n; i++)
    {
      RapportRow *row = ids[i] != f->gone ? rapport_row_new (ids[i], 1) : NULL;

      if (row != NULL)
        rapport_row_set_integer (row, 0, ids[i] * 10);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *f)
{
  g_string_append_printf (f->told, "%u-%u+%u ", position, removed, added);
}

static void
rows_changed_cb (RapportListModel *model,
                 Fixture          *f)
{
  f->rows_changed++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->told = g_string_new (NULL);
  f->model = rapport_list_model_new (fetch, f, NULL);
  g_signal_connect (f->model, "items-changed", G_CALLBACK (items_changed_cb), f);
  g_signal_connect (f->model, "rows-changed", G_CALLBACK (rows_changed_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->model);
  g_string_free (f->told, TRUE);
}

/* ids first, first + 1, … */
static void
take (Fixture *f,
      gint64   first,
      guint    n)
{
  gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = first + i;
  rapport_list_model_take_ids (f->model, ids, n);
}

static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->model), 0));
  g_assert_null (rapport_list_model_get_row (f->model, 0));
  g_assert_cmpint (rapport_list_model_get_id (f->model, 0), ==, 0);
  g_assert_false (rapport_list_model_find (f->model, 1, NULL));
  rapport_list_model_take_ids (f->model, NULL, 0);
  rapport_list_model_invalidate (f->model, 0);
  g_assert_cmpuint (f->calls, ==, 0);
  g_assert_cmpstr (f->told->str, ==, "");
}

static void
test_only_the_tail_is_told (Fixture       *f,
                            gconstpointer  data)
{
  take (f, 1, 1000);
  take (f, 500, 10);
  take (f, 7, 10);
  take (f, 1, 1200);
  g_assert_cmpstr (f->told->str, ==, "0-0+1000 10-990+0 10-0+1190 ");
  g_assert_cmpuint (f->rows_changed, ==, 4);
}

static void
test_slots_stay (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(RapportSlot) slot = NULL;
  g_autoptr(RapportSlot) again = NULL;

  take (f, 1, 1000);
  slot = g_list_model_get_item (G_LIST_MODEL (f->model), 3);
  take (f, 500, 10);
  again = g_list_model_get_item (G_LIST_MODEL (f->model), 3);
  g_assert_true (slot == again);
  g_assert_cmpuint (rapport_slot_get_position (slot), ==, 3);
  g_assert_true (rapport_slot_get_model (slot) == f->model);
  g_assert_cmpint (rapport_list_model_get_id (f->model, 3), ==, 503);
  g_assert_cmpuint (f->fetched, ==, 0);
}

static void
test_rows_are_read_when_looked_at (Fixture       *f,
                                   gconstpointer  data)
{
  RapportRow *row;

  take (f, 1, 1000000);
  row = rapport_list_model_get_row (f->model, 500000);
  g_assert_cmpint (rapport_row_get_id (row), ==, 500001);
  g_assert_cmpint (rapport_row_get_integer (row, 0), ==, 5000010);
  g_assert_cmpuint (f->fetched, <=, 200);
  for (guint i = 500000; i < 500040; i++)
    rapport_list_model_get_row (f->model, i);
  g_assert_cmpuint (f->calls, <=, 2);
}

static void
test_few_rows_live (Fixture       *f,
                    gconstpointer  data)
{
  RapportRow *first;

  take (f, 1, 100000);
  first = rapport_list_model_get_row (f->model, 0);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  for (guint i = 0; i < 2000; i++)
    g_assert_nonnull (rapport_list_model_get_row (f->model, i));
  g_assert_null (first);
  f->fetched = 0;
  for (guint i = 1900; i < 2000; i++)
    rapport_list_model_get_row (f->model, i);
  g_assert_cmpuint (f->fetched, ==, 0);
}

static void
test_last_block (Fixture       *f,
                 gconstpointer  data)
{
  take (f, 1, 1001);
  g_assert_cmpint (rapport_row_get_id (rapport_list_model_get_row (f->model, 1000)), ==, 1001);
  g_assert_null (rapport_list_model_get_row (f->model, 1001));
}

static void
test_changed_rows_are_read_again (Fixture       *f,
                                  gconstpointer  data)
{
  take (f, 1, 1000);
  rapport_list_model_get_row (f->model, 0);
  rapport_list_model_get_row (f->model, 900);
  f->calls = f->rows_changed = 0;

  rapport_list_model_invalidate (f->model, 500);
  g_assert_cmpuint (f->rows_changed, ==, 0);

  f->gone = 1;
  rapport_list_model_invalidate (f->model, 1);
  g_assert_cmpuint (f->rows_changed, ==, 1);
  g_assert_null (rapport_list_model_get_row (f->model, 0));
  g_assert_cmpint (rapport_row_get_id (rapport_list_model_get_row (f->model, 1)), ==, 2);
  rapport_list_model_get_row (f->model, 900);
  g_assert_cmpuint (f->calls, ==, 1);

  f->gone = 0;
  rapport_list_model_invalidate (f->model, 0);
  g_assert_cmpuint (f->rows_changed, ==, 2);
  g_assert_cmpint (rapport_row_get_id (rapport_list_model_get_row (f->model, 0)), ==, 1);
}

static void
test_unreadable_rows (Fixture       *f,
                      gconstpointer  data)
{
  take (f, 1, 10);
  f->broken = TRUE;
  for (guint i = 0; i < 10; i++)
    g_assert_null (rapport_list_model_get_row (f->model, i));
  g_assert_cmpuint (f->calls, ==, 1);
  f->broken = FALSE;
  rapport_list_model_invalidate (f->model, 0);
  g_assert_nonnull (rapport_list_model_get_row (f->model, 9));
}

static void
test_million_ids (Fixture       *f,
                  gconstpointer  data)
{
  const gint64 *ids;
  guint position, n;

  take (f, 1, 1000000);
  g_assert_true (rapport_list_model_find (f->model, 1000000, &position));
  g_assert_cmpuint (position, ==, 999999);
  g_assert_false (rapport_list_model_find (f->model, 1000001, &position));
  ids = rapport_list_model_get_ids (f->model, &n);
  g_assert_cmpuint (n, ==, 1000000);
  g_assert_cmpint (ids[n - 1], ==, 1000000);
  g_assert_cmpuint (f->fetched, ==, 0);
}

static void
test_slot_outlives_the_place (Fixture       *f,
                              gconstpointer  data)
{
  g_autoptr(RapportSlot) slot = NULL;

  take (f, 1, 10);
  slot = g_list_model_get_item (G_LIST_MODEL (f->model), 9);
  take (f, 1, 5);
  g_assert_null (rapport_list_model_get_row (f->model, rapport_slot_get_position (slot)));
}

static void
take_sections (Fixture *f)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  gint64 *ids = g_new (gint64, 10);

  for (guint i = 0; i < 10; i++)
    ids[i] = i + 1;
  for (guint i = 0; i < 2; i++)
    {
      RapportListSection *section = rapport_list_section_new (i == 0 ? "A" : NULL, i == 0 ? "A" : "None");

      section->first = i * 3;
      section->n = i == 0 ? 3 : 7;
      g_ptr_array_add (sections, section);
    }
  rapport_list_model_take_sections (f->model, ids, 10, sections);
}

/* Only what is shown has a place; what the person closed stays closed, and the list has all the same. */
static void
test_sections (Fixture       *f,
               gconstpointer  data)
{
  guint position, n;

  take_sections (f);
  g_assert_cmpstr (f->told->str, ==, "0-0+12 ");
  g_assert_cmpstr (rapport_list_model_get_section (f->model, 4)->label, ==, "None");
  g_assert_null (rapport_list_model_get_section (f->model, 3));
  g_assert_true (rapport_list_model_find (f->model, 4, &position));
  g_assert_cmpuint (position, ==, 5);
  g_assert_cmpint (rapport_row_get_id (rapport_list_model_get_row (f->model, 5)), ==, 4);

  rapport_list_model_set_open (f->model, 0, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 9);
  g_assert_false (rapport_list_model_find (f->model, 2, NULL));
  g_assert_true (rapport_list_model_has (f->model, 2));
  rapport_list_model_get_ids (f->model, &n);
  g_assert_cmpuint (n, ==, 10);
  take_sections (f);
  g_assert_false (rapport_list_model_is_open (f->model, 0));
  g_assert_true (rapport_list_model_is_open (f->model, 1));
  rapport_list_model_open_for (f->model, 2);
  g_assert_true (rapport_list_model_find (f->model, 2, &position));
  rapport_list_model_set_all_open (f->model, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 2);
  take (f, 1, 10);
  g_assert_null (rapport_list_model_get_section (f->model, 0));
}

#define ADD(path, func) \
  g_test_add ("/store/list-model/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("only-the-tail-is-told", test_only_the_tail_is_told);
  ADD ("slots-stay", test_slots_stay);
  ADD ("rows-are-read-when-looked-at", test_rows_are_read_when_looked_at);
  ADD ("few-rows-live", test_few_rows_live);
  ADD ("last-block", test_last_block);
  ADD ("changed-rows-are-read-again", test_changed_rows_are_read_again);
  ADD ("unreadable-rows", test_unreadable_rows);
  ADD ("million-ids", test_million_ids);
  ADD ("slot-outlives-the-place", test_slot_outlives_the_place);
  ADD ("sections", test_sections);
  return g_test_run ();
}
