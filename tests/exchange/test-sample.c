/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-list-query.h"
#include "rapport-pinyin.h"
#include "rapport-sample.h"
#include "rapport-things.h"
#include "scratch-book.h"

/* Wednesday, 18 March 2026, 14:00 in Shanghai */
#define NOW 1773813600

typedef struct
{
  char        *folder;
  RapportBook *book;
  GTimeZone   *zone;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_book_close (&fixture->book);
  scratch_folder_remove (fixture->folder);
  g_time_zone_unref (fixture->zone);
}

static void
fill (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rapport_sample_fill (fixture->book, NOW, fixture->zone, &error);
  g_assert_no_error (error);
}

static void
test_everything_occurs (Fixture       *fixture,
                        gconstpointer  data)
{
  fill (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), >=, 60);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT grade) FROM customer"), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT stage) FROM customer"), ==, 7);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT name) FROM tag"), >=, 5);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT priority) FROM ticket"), ==, 4);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT status) FROM ticket"), >=, 7);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_row WHERE missed > 0"), >=, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT method) FROM record"), >=, 7);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM member WHERE superior IS NOT NULL"), >=, 8);
  g_assert_cmpint (rapport_book_get_member (fixture->book), !=, 0);
  g_assert_null (rapport_book_find_undo (fixture->book));
}

static void
test_around_now (Fixture       *fixture,
                 gconstpointer  data)
{
  fill (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"
                                  " AND due_day BETWEEN 20260301 AND 20260317"), >=, 5);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"
                                  " AND due_day = 20260318 AND due_at IS NOT NULL"), >=, 5);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"
                                  " AND due_day BETWEEN 20260323 AND 20260329"), >=, 5);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE started_day > 20260318"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event WHERE at > 1773813600"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record r JOIN record s USING (customer)"
                                  " WHERE r.id < s.id AND r.started_day > s.started_day"), ==, 0);
}

/* how a cell is compared: NULL for one that has nothing, else as bytes are */
static GBytes *
dup_compared (const RapportColumn *column,
              RapportRow          *row,
              guint                cell)
{
  const gboolean is_moment = column->kind == RAPPORT_COLUMN_MOMENT;
  const gboolean has_words = column->kind == RAPPORT_COLUMN_TEXT || column->kind == RAPPORT_COLUMN_CHOICE;
  const RapportMoment moment = is_moment ? rapport_row_get_moment (row, cell) : (RapportMoment) { 0 };
  const gint64 integer = is_moment || has_words ? 0 : rapport_row_get_integer (row, cell);
  const char *text = has_words ? rapport_row_get_text (row, cell) : NULL;
  guint64 sorted[2] = { 0 };
  gsize length;
  guint8 *key;

  if (has_words)
    {
      for (guint i = 0; column->choices != NULL && column->choices[i].value != NULL; i++)
        if (g_strcmp0 (column->choices[i].value, text) == 0)
          return g_bytes_new ((guint8[]) { 0, (guint8) i }, 2);
      key = rapport_pinyin_sort_key (text, &length);
      return text != NULL && *text != '\0' ? g_bytes_new_take (key, length) : (g_free (key), NULL);
    }
  if (is_moment ? !rapport_moment_is_set (&moment) : integer == RAPPORT_UNSET)
    return NULL;
  sorted[0] = GUINT64_TO_BE ((guint64) (is_moment ? moment.day : integer) ^ ((guint64) 1 << 63));
  sorted[1] = GUINT64_TO_BE ((guint64) (moment.has_time ? moment.at : 0));
  return g_bytes_new (sorted, sizeof sorted);
}

/* @is_declared: the list says itself what it is sorted by */
static void
assert_sorted (Fixture               *fixture,
               const RapportListSpec *spec,
               guint                  column,
               gboolean               descending,
               gboolean               is_declared)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", spec->table);
  guint n, n_empty = 0;

  g_test_message ("%s by %s", spec->name, spec->columns[column].name);
  query->all = TRUE;
  query->descending = descending;
  rapport_list_query_set_text (&query->sort, spec->columns[column].name);
  ids = rapport_list_query_run (query, connection, NULL, NOW, fixture->zone, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, scratch_query (fixture->book, count));
  rows = rapport_list_query_fetch (spec, connection, ids, n);
  for (guint i = 0; i < n && !is_declared; i++)
    {
      GBytes *value = dup_compared (&spec->columns[column], g_ptr_array_index (rows, i), column);
      const int order = before != NULL && value != NULL ? g_bytes_compare (before, value) : 0;

      g_assert_true (value == NULL || n_empty == 0);
      g_assert_true (descending ? order >= 0 : order <= 0);
      n_empty += value == NULL;
      g_clear_pointer (&before, g_bytes_unref);
      before = value;
    }
}

/* whatever a column of a list shows, the list can be sorted by it, both ways, and is whole then */
static void
test_every_column_sorts (Fixture       *fixture,
                         gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  fill (fixture);
  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_columns; i++)
      {
        gboolean is_declared = lists[list]->cells[i].order != NULL;

        for (guint k = 0; k < lists[list]->n_sorts; k++)
          is_declared |= g_str_equal (lists[list]->sorts[k].name, lists[list]->columns[i].name);
        assert_sorted (fixture, lists[list], i, FALSE, is_declared);
        assert_sorted (fixture, lists[list], i, TRUE, is_declared);
      }
}

/* domain.md, section 5 */
static void
test_rows_of_the_forms (Fixture       *fixture,
                        gconstpointer  data)
{
  fill (fixture);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM customer c JOIN contact p ON p.customer = c.id"
                                  " JOIN record r ON r.customer = c.id JOIN member m ON m.id = r.owner"
                                  " WHERE c.number = '001' AND c.name = '科技有限公司' AND c.grade = 'A'"
                                  " AND p.name = '*总监' AND p.department = '市场部' AND c.status = '高意向'"
                                  " AND r.started_day = 20240310 AND r.started_at IS NULL AND r.method = 'phone'"
                                  " AND r.feedback = '希望增加定制化模块,需3天报价' AND m.name = '*经理'"
                                  " AND r.next_day = 20240315"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE method IS NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact WHERE email = 'zhangxx'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE source_words = '行业峰会推荐'"), >=, 1);
}

static void
test_only_into_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 before;

  fill (fixture);
  before = scratch_query (fixture->book, "SELECT count(*) FROM customer");
  g_assert_false (rapport_sample_fill (fixture->book, NOW, fixture->zone, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, before);
}

/* The files of attachments are no part of the sample. */
static void
test_shows_every_kind (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char * const without[] = { "attachment", NULL };
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  fill (fixture);
  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", infos[i]->name);

      if (!g_strv_contains (without, infos[i]->name) && scratch_query (fixture->book, sql) == 0)
        g_error ("no %s", infos[i]->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/exchange/sample/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("everything-occurs", test_everything_occurs);
  ADD ("shows-every-kind", test_shows_every_kind);
  ADD ("every-column-sorts", test_every_column_sorts);
  ADD ("around-now", test_around_now);
  ADD ("rows-of-the-forms", test_rows_of_the_forms);
  ADD ("only-into-nothing", test_only_into_nothing);
#undef ADD
  return g_test_run ();
}
