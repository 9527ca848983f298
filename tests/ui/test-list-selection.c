/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-list-selection.h"

typedef struct
{
  RapportListModel     *model;
  RapportListSelection *selection;
  GtkSelectionModel    *gtk;
  GString              *told;
} Fixture;

static GPtrArray *
fetch (gpointer      data,
       const gint64 *ids,
       guint         n)
{
  g_assert_not_reached ();
}

static void
selection_changed_cb (GtkSelectionModel *gtk,
                      guint              position,
                      guint              n,
                      Fixture           *f)
{
  g_string_append_printf (f->told, "%u+%u ", position, n);
}

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
set_up (Fixture       *f,
        gconstpointer  multiple)
{
  f->told = g_string_new (NULL);
  f->model = rapport_list_model_new (fetch, NULL, NULL);
  f->selection = rapport_list_selection_new (f->model, multiple != NULL);
  f->gtk = GTK_SELECTION_MODEL (f->selection);
  g_signal_connect (f->selection, "selection-changed", G_CALLBACK (selection_changed_cb), f);
  take (f, 1, 1000);
}

static void
tear_down (Fixture       *f,
           gconstpointer  multiple)
{
  g_assert_finalize_object (f->selection);
  g_assert_finalize_object (f->model);
  g_string_free (f->told, TRUE);
}

static void
test_follows_the_thing (Fixture       *f,
                        gconstpointer  multiple)
{
  gtk_selection_model_select_item (f->gtk, 110, TRUE);
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 111);
  g_string_truncate (f->told, 0);

  take (f, 101, 50);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 110));
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 10));
  g_assert_cmpstr (f->told->str, ==, "10+1 ");

  g_string_truncate (f->told, 0);
  take (f, 1, 1000);
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 110));
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 10));
  g_assert_cmpstr (f->told->str, ==, "10+1 110+1 ");
}

static void
test_out_of_sight (Fixture       *f,
                   gconstpointer  multiple)
{
  g_autofree gint64 *ids = NULL;
  guint n;

  gtk_selection_model_select_item (f->gtk, 0, TRUE);
  take (f, 500, 10);
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 1);
  ids = rapport_list_selection_dup_ids (f->selection, &n);
  g_assert_cmpuint (n, ==, 0);
  take (f, 1, 3);
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 0));
}

static void
test_one_at_a_time (Fixture       *f,
                    gconstpointer  multiple)
{
  gtk_selection_model_select_item (f->gtk, 3, FALSE);
  gtk_selection_model_select_item (f->gtk, 5, FALSE);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 3));
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 5));
  g_assert_cmpstr (f->told->str, ==, "3+1 3+1 5+1 ");
  g_assert_false (gtk_selection_model_select_all (f->gtk));
  gtk_selection_model_unselect_item (f->gtk, 5);
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 0);
}

static void
test_chosen_before_it_is_listed (Fixture       *f,
                                 gconstpointer  multiple)
{
  rapport_list_selection_set_id (f->selection, 2005);
  take (f, 2001, 10);
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 4));
  rapport_list_selection_set_id (f->selection, 2001);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 4));
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 0));
  rapport_list_selection_set_id (f->selection, 0);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 0);
}

static void
test_several (Fixture       *f,
              gconstpointer  multiple)
{
  g_autofree gint64 *ids = NULL;
  g_autoptr(GtkBitset) set = NULL;
  guint n;

  gtk_selection_model_select_range (f->gtk, 10, 5, TRUE);
  gtk_selection_model_select_item (f->gtk, 20, FALSE);
  gtk_selection_model_select_item (f->gtk, 12, FALSE);
  gtk_selection_model_unselect_item (f->gtk, 11);
  ids = rapport_list_selection_dup_ids (f->selection, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (ids[0], ==, 11);
  g_assert_cmpint (ids[1], ==, 13);
  g_assert_cmpint (ids[4], ==, 21);
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 0);
  set = gtk_selection_model_get_selection_in_range (f->gtk, 12, 3);
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 3);
  gtk_selection_model_select_item (f->gtk, 1, TRUE);
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 2);
}

static void
test_all_stays_what_was_seen (Fixture       *f,
                              gconstpointer  multiple)
{
  g_autofree gint64 *ids = NULL;
  guint n;

  take (f, 100, 10);
  g_assert_true (gtk_selection_model_select_all (f->gtk));
  take (f, 1, 1000);
  ids = rapport_list_selection_dup_ids (f->selection, &n);
  g_assert_cmpuint (n, ==, 10);
  g_assert_cmpint (ids[0], ==, 100);
  gtk_selection_model_unselect_all (f->gtk);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 0);
}

static void
test_set (Fixture       *f,
          gconstpointer  multiple)
{
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, 10);
  g_autoptr(GtkBitset) selected = gtk_bitset_new_range (5, 10);

  gtk_selection_model_select_range (f->gtk, 2, 2, TRUE);
  gtk_selection_model_set_selection (f->gtk, selected, mask);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 5);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 2));
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 9));
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 10));
}

/* two sections of 500 things, at 0 and 501 their headings */
static void
take_sections (Fixture *f)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_list_section_free);
  gint64 *ids = g_new (gint64, 1000);

  for (guint i = 0; i < 1000; i++)
    ids[i] = i + 1;
  for (guint i = 0; i < 2; i++)
    {
      RapportListSection *section = rapport_list_section_new (i == 0 ? "A" : NULL, "heading");

      section->first = i * 500;
      section->n = 500;
      g_ptr_array_add (sections, section);
    }
  rapport_list_model_take_sections (f->model, ids, 1000, sections);
}

/* a heading can be gone to, but no act is for it */
static void
test_headings (Fixture       *f,
               gconstpointer  multiple)
{
  take_sections (f);
  gtk_selection_model_select_item (f->gtk, 501, TRUE);
  g_assert_true (gtk_selection_model_is_selected (f->gtk, 501));
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 0);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 0);
  gtk_selection_model_select_item (f->gtk, 502, FALSE);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 501));
  g_assert_cmpint (rapport_list_selection_get_id (f->selection), ==, 501);
  gtk_selection_model_select_range (f->gtk, 499, 5, TRUE);
  g_assert_false (gtk_selection_model_is_selected (f->gtk, 501));
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 4);
  gtk_selection_model_select_all (f->gtk);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 1000);
  /* nobody deletes what is not seen */
  rapport_list_model_set_open (f->model, 0, FALSE);
  g_assert_cmpuint (rapport_list_selection_get_n_ids (f->selection), ==, 500);
}

#define ADD(path, func, multiple) \
  g_test_add ("/ui/list-selection/" path, Fixture, multiple, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("follows-the-thing", test_follows_the_thing, NULL);
  ADD ("out-of-sight", test_out_of_sight, NULL);
  ADD ("one-at-a-time", test_one_at_a_time, NULL);
  ADD ("chosen-before-it-is-listed", test_chosen_before_it_is_listed, NULL);
  ADD ("several", test_several, "multiple");
  ADD ("all-stays-what-was-seen", test_all_stays_what_was_seen, "multiple");
  ADD ("set", test_set, "multiple");
  ADD ("headings", test_headings, "multiple");
  return g_test_run ();
}
