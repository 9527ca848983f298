/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-lists-returned.h"
#include "rapport-action-item.h"
#include "rapport-action-log.h"
#include "rapport-activity.h"
#include "rapport-import-rejected.h"
#include "rapport-import-things.h"
#include "rapport-list-export.h"
#include "rapport-plan.h"
#include "rapport-table-file.h"

/* Of a row that was taken out of the list nothing is deleted, and it is told. */
static void
assert_missing_told (Returned *self)
{
  self->n_left_out = 1;
  returned_check (self, NULL);
  import_assert_counts (self->fixture, 0, 0, 1, 0);
  g_assert_cmpuint (rapport_import_get_n_missing (self->fixture->import), ==, 1);
  /* another book listed what it has, which says nothing of this one */
  self->other_stamp = "1-0123456789abcdef0123456789abcdef";
  returned_check (self, NULL);
  g_assert_cmpuint (rapport_import_get_n_missing (self->fixture->import), ==, 0);
  self->other_stamp = NULL;
  self->n_left_out = 0;
}

static void
check_returned_day (Returned   *self,
                    const char *day)
{
  g_autofree const char **texts = g_new0 (const char *, self->list->n_columns);

  texts[self->when] = day;
  returned_check (self, texts);
}

/* A day that was changed in it changes the thing listed, a day taken out or made unreadable is no other thing. */
static void
check_day (Returned *self)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", self->kind->name);

  if (self->when < 0)
    return;
  check_returned_day (self, "2026-05-06 10:00");
  import_assert_counts (self->fixture, 0, 1, 1, 0);
  import_apply (self->fixture, FALSE);
  g_assert_cmpint (scratch_query (self->fixture->book, count), ==, 2);
  check_returned_day (self, "2026-05-06 10:00");
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  scratch_undo (self->fixture->book);
  check_returned_day (self, "");
  g_assert_cmpuint (rapport_import_count (self->fixture->import, RAPPORT_IMPORT_NEW), ==, 0);
  check_returned_day (self, "?");
  g_assert_cmpuint (rapport_import_count (self->fixture->import, RAPPORT_IMPORT_NEW), ==, 0);
  g_assert_nonnull (rapport_import_get_row (self->fixture->import, 0)->problems);
}

static guint
count_lines (const char *text)
{
  guint n = text != NULL;

  for (const char *at = text; at != NULL && (at = strchr (at, '\n')) != NULL; at++)
    n++;
  return n;
}

/* Returns: (transfer container): other values for what the list shows of a thing, but for what is fixed */
static GPtrArray *
get_others (Returned *self,
            guint    *n_others)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

  *n_others = 0;
  for (guint i = 0; i < self->list->n_columns; i++)
    {
      const int field = returned_find_field (self->kind, self->list, i);
      char *value = field >= 0 && !returned_is_fixed (self->kind, field)
                      ? returned_dup_value (&self->kind->fields[field], 1) : NULL;

      *n_others += value != NULL;
      g_ptr_array_add (others, value);
    }
  return others;
}

/* What was changed can be set back in a later list to what it once was; the list of before sets nothing back. */
static void
check_set_back (Returned *self)
{
  guint n_others;
  g_autoptr(GPtrArray) others = get_others (self, &n_others);
  g_autofree const char **once = g_new0 (const char *, self->list->n_columns);
  g_autoptr(RapportCells) before = rapport_cells_ref (self->cells);

  if (n_others == 0)
    return;
  returned_check (self, (const char * const *) others->pdata);
  import_assert_counts (self->fixture, 0, 1, 1, 0);
  g_assert_cmpuint (count_lines (rapport_import_get_row (self->fixture->import, 0)->changes), ==, n_others);
  import_apply (self->fixture, FALSE);
  returned_check (self, NULL);
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  returned_write (self);
  for (guint i = 0; i < self->list->n_columns; i++)
    once[i] = g_ptr_array_index (others, i) != NULL ? rapport_cells_get_cell (before, 1, i) : NULL;
  returned_check (self, once);
  import_assert_counts (self->fixture, 0, 1, 1, 0);
  g_assert_cmpuint (count_lines (rapport_import_get_row (self->fixture->import, 0)->changes), ==, n_others);
}

static guint
count_problems (const RapportImportRow *row,
                const char             *sentence)
{
  guint n = 0;

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    n += strcmp (((RapportImportProblem *) g_ptr_array_index (row->problems, i))->sentence, sentence) == 0;
  return n;
}

/* Where that is wanted it is taken out here too, once; what a thing can't be without stays. */
static void
check_cleared (Returned           *self,
               const char * const *texts,
               guint               n_others)
{
  const RapportImportRow *row;
  guint n_changes;

  rapport_import_set_clears_empty (self->fixture->import, TRUE);
  returned_check (self, texts);
  row = rapport_import_get_row (self->fixture->import, 0);
  n_changes = count_lines (row->changes);
  g_assert_cmpuint (n_changes + count_problems (row, "This cell is empty: what is there stays."), ==, n_others);
  /* a birthday without its day is none */
  if (row->kind != RAPPORT_IMPORT_REJECTED && n_changes > 0)
    {
      import_assert_counts (self->fixture, 0, 1, 1, 0);
      g_assert_nonnull (strstr (row->changes, " → (empty)"));
      import_apply (self->fixture, FALSE);
      returned_check (self, texts);
      import_assert_counts (self->fixture, 0, 0, 2, 0);
      scratch_undo (self->fixture->book);
    }
  rapport_import_set_clears_empty (self->fixture->import, FALSE);
}

/* What was taken out of a cell stays, which is told. */
static void
check_emptied (Returned *self)
{
  guint n_others;
  g_autoptr(GPtrArray) others = get_others (self, &n_others);
  GPtrArray *problems;

  for (guint i = 0; i < others->len; i++)
    if (g_ptr_array_index (others, i) != NULL)
      *(char *) g_ptr_array_index (others, i) = '\0';
  returned_check (self, (const char * const *) others->pdata);
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  problems = rapport_import_get_row (self->fixture->import, 0)->problems;
  g_assert_cmpuint (problems != NULL ? problems->len : 0, ==, n_others);
  if (n_others > 0)
    import_assert_problem (self->fixture, 0, "This cell is empty: what is there stays.",
                           ((RapportImportProblem *) g_ptr_array_index (problems, 0))->column, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (self->fixture, 1, "*");
  g_assert_cmpuint (rapport_import_get_n_emptied (self->fixture->import), <=, n_others > 0);
  check_cleared (self, (const char * const *) others->pdata, n_others);
}

/* For each kind that has a list, with two things of it in the book */
static void
test_each (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();

  for (guint i = 0; i < kinds->len; i++)
    {
      g_auto(Returned) returned = { fixture, g_ptr_array_index (kinds, i) };
      const int when = rapport_entity_info_find_flag (returned.kind, RAPPORT_FIELD_WHEN);

      returned.list = rapport_lists_find_thing (returned.kind->name);
      if (returned.list == NULL || !returned_is_read_back (&returned))
        continue;
      g_test_message ("%s", returned.kind->name);
      returned.when = when >= 0 ? rapport_list_spec_find_held (returned.list, returned.kind->name,
                                                               returned.kind->fields[when].name) : -1;
      import_tear_down (fixture, NULL);
      import_set_up (fixture, NULL);
      import_text (fixture, "客户编号,客户名称,负责人\n001,甲公司,王芳\n002,乙公司,李敏\n");
      returned_add_things (&returned);
      returned_write (&returned);
      returned_assert_untouched (&returned);
      assert_missing_told (&returned);
      check_emptied (&returned);
      check_day (&returned);
      returned_write (&returned);
      check_set_back (&returned);
    }
}

/* Reads the program's own list, of which it wrote so many rows into a workbook, and which; with 0 as a plain table. */
static void
check_list_of (ImportFixture *fixture,
               const char    *list,
               guint          n_listed,
               guint32        which)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autofree char *path = g_build_filename (fixture->folder, "rows.xlsx", NULL);
  g_autofree char *stamp = rapport_action_log_dup_place (connection);
  g_auto(GStrv) lines = g_strsplit (list, "\n", -1);
  g_auto(GStrv) titles = g_strsplit (lines[0], ",", -1);
  const guint n = g_strv_length (titles);
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, n);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportTableWriter) table = NULL;

  if (n_listed == 0)
    {
      import_check (fixture, list);
      return;
    }
  for (guint i = 0; i < n; i++)
    columns[i].title = titles[i];
  table = rapport_table_writer_open (&rapport_table_xlsx, path, "list", columns, n, zone, NULL);
  for (guint row = 1; lines[row] != NULL && *lines[row] != '\0'; row++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[row], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, n);
      for (guint i = 0; i < n; i++)
        rapport_table_writer_add_text (table, cells[i]);
    }
  rapport_table_writer_set_stamp (table, stamp, n_listed, which);
  g_assert_true (rapport_table_writer_commit (table, NULL));
  import_check_file (fixture, file);
}

static void
check_list (ImportFixture *fixture,
            const char    *list,
            guint          n_listed)
{
  check_list_of (fixture, list, n_listed, 0);
}

/* Returned rows of a list, and what becomes of them and is told of the first one */
typedef struct
{
  const char *rows;
  guint       n_listed;
  guint       n_new;
  guint       n_changed;
  guint       n_rejected;
  const char *told;
} Case;

#define MAY_BE "This may be a changed one *"
#define NO_DAY "Without its day *"

static void
check_cases (ImportFixture *fixture,
             const char    *titles,
             const Case    *cases,
             guint          n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const Case *row = &cases[i];
      g_autofree char *list = g_strconcat (titles, row->rows, NULL);

      g_test_message ("%s%u rows listed", row->rows, row->n_listed);
      check_list (fixture, list, row->n_listed);
      import_assert_counts (fixture, row->n_new, row->n_changed,
                            rapport_import_get_n_rows (fixture->import) - row->n_new - row->n_changed - row->n_rejected,
                            row->n_rejected);
      if (row->told == NULL)
        import_assert_no_problem (fixture, 0, "*changed one*");
      else
        import_assert_problem (fixture, 0, row->told, 0,
                               row->n_rejected > 0 ? RAPPORT_SEVERITY_ERROR : RAPPORT_SEVERITY_FLAG);
    }
}

/* Where it can't be told which of several it is, nothing that is listed changes, and the person learns why. */
static void
test_several (ImportFixture *fixture,
              gconstpointer  data)
{
  static const Case cases[] = {
    { "2126-05-09,甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 0, 1, 0, NULL },
    { "2126-05-09,甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 1, 0, 0, MAY_BE },
    { "2126-05-09,甲公司,,,Planned,,,问候,\n2126-05-01,甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 1, 0, 0, NULL },
    { "2126-05-08,甲公司,,,Planned,,,问候,\n2126-05-09,甲公司,,,Planned,,,问候,\n", 2, 2, 0, 0, MAY_BE },
    { "2126-05-09,甲公司,,,Planned,,,问候,\n2126-05-08,甲公司,,,Planned,,,问候,\n2126-05-01,甲公司,,,Planned,,,问候,\n",
      2, 2, 0, 0, MAY_BE },
    { ",甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 0, 0, 0, NULL },
    { ",甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 0, 0, 1, NO_DAY },
    { ",甲公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 1, 0, 0, 1, NO_DAY },
    { ",甲公司,,,Planned,,,问候,\n", 2, 0, 0, 1, NO_DAY },
    { "2126-05-09,甲公司,,,Planned,,,送样,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 1, 0, 0, NULL },
    { "2126-05-09,乙公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 1, 0, 0, MAY_BE },
    { "2126-05-09,乙公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 1, 0, 0, MAY_BE },
    { "2126-05-09,乙公司,,,Planned,,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 1, 1, 0, 0, NULL },
    { "2126-05-09,乙公司,,,Planned,电话,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 1, 0, 0, NULL },
    { "2126-05-09,甲公司,,,Planned,电话,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 2, 1, 0, 0, MAY_BE },
    { "2126-05-09,甲公司,,,Planned,电话,,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 1, 0, 0, MAY_BE },
    { "2126-05-09,甲公司,,,Planned,电话,回访,问候,\n2126-05-02,甲公司,,,Planned,,,问候,\n", 0, 1, 0, 0, NULL },
  };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n002,乙公司\n");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "Customer,Due,Content\n甲公司,2126-05-01,问候\n甲公司,2126-05-02,问候\n");
  rapport_import_set_kind (fixture->import, NULL);
  check_cases (fixture, "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n", cases, G_N_ELEMENTS (cases));
}

/* Of a list that was filtered no row is one of those that it did not show. */
static void
test_filtered (ImportFixture *fixture,
               gconstpointer  data)
{
  static const gint64 listed[] = { 1, 3 };
  static const char list[] = "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n2126-05-09,甲公司,,,Planned,,,问候,\n"
                             "%s,甲公司,,,Planned,,,回访,\n";
  static const char changed[] = "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n2126-05-09,甲公司,,,Planned,电话,,问候,\n"
                                "2126-05-01,甲公司,,,Planned,,,回访,\n";
  g_autofree char *added = g_strdup_printf (list, "2126-05-01");
  g_autofree char *moved = g_strdup_printf (list, "2126-05-08");
  const guint32 which = rapport_list_export_sum (listed, G_N_ELEMENTS (listed));

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "Customer,Due,Content\n甲公司,2126-05-01,回访\n甲公司,2126-05-02,问候\n甲公司,2126-05-03,送样\n");
  rapport_import_set_kind (fixture->import, NULL);
  /* the row of the third was taken out, and a new one put in that is almost the second */
  check_list_of (fixture, added, 2, which);
  import_assert_counts (fixture, 1, 0, 1, 0);
  import_assert_problem (fixture, 0, MAY_BE, 0, RAPPORT_SEVERITY_FLAG);
  check_list_of (fixture, added, 2, rapport_list_export_sum ((const gint64[]) { 1, 2 }, 2));
  import_assert_counts (fixture, 0, 1, 1, 0);
  check_list_of (fixture, moved, 2, rapport_list_export_sum ((const gint64[]) { 2, 1 }, 2));
  import_assert_counts (fixture, 0, 2, 0, 0);
  /* what is known to be one of those takes one more change with its day */
  check_list_of (fixture, changed, 2, rapport_list_export_sum ((const gint64[]) { 2, 1 }, 2));
  import_assert_counts (fixture, 0, 1, 1, 0);
  check_list (fixture, changed, 2);
  import_assert_counts (fixture, 1, 0, 1, 0);
}

/* The same of follow-ups, which are known by their day and way. */
static void
test_filtered_records (ImportFixture *fixture,
                       gconstpointer  data)
{
  static const char list[] = "Number,Customer,Contact,Follow-up,Method,Summary,Owner\n"
                             "001,甲公司,陈建国,2024-03-01,电话,问价,王芳\n001,甲公司,沈悦,2024-03-02,拜访,送样,李强\n";

  import_text (fixture, "客户编号,客户名称,联系人,最近跟进时间,跟进方式,跟进内容概要,负责人\n"
                        "001,甲公司,沈悦,2024-03-01,电话,寄样品,李强\n001,甲公司,沈悦,2024-03-02,拜访,送样,李强\n");
  check_list (fixture, list, 1);
  import_assert_problem (fixture, 0, "There is a follow-up of this day already (“寄样品”); this makes another one.", 5,
                         RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM (SELECT * FROM record ORDER BY id)", "寄样品 送样 问价");
  scratch_undo (fixture->book);
  /* where all were listed it is the one that is not there any more */
  check_list (fixture, list, 2);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM (SELECT * FROM record ORDER BY id)", "问价 送样");
}

/* What comes again and again is entered anew below a list of what is open: what was done stays done. */
static void
test_recurring (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char titles[] = "Deadline,What,Kind,Who,Customer,Done\n";
  static const Case cases[] = {
    { "2126-05-09,周报,Task,,甲公司,\n2126-05-01,送样,Task,,甲公司,\n", 0, 1, 0, 0, MAY_BE },
    { "2126-05-09,周报,Task,,甲公司,\n2126-05-01,送样,Task,,甲公司,\n", 1, 1, 0, 0, MAY_BE },
    /* a row that is missing in the list is not the done one, which had its day there */
    { "2126-05-09,周报,Task,,甲公司,\n", 1, 1, 0, 0, MAY_BE },
    { "2126-05-09,周报,Task,,甲公司,2026-03-03\n2126-05-01,送样,Task,,甲公司,\n", 1, 1, 0, 0, MAY_BE },
    { "2126-05-09,周报,Task,,甲公司,2026-03-03\n2126-05-01,送样,Task,,甲公司,\n", 2, 0, 1, 0, NULL },
    { ",周报,Task,,甲公司,\n2126-05-01,送样,Task,,甲公司,\n", 2, 0, 0, 1, NO_DAY },
    { "2126-05-09,送样,Task,,甲公司,\n2126-05-10,周报,Task,,甲公司,\n", 1, 2, 0, 0, MAY_BE },
    { "2126-05-09,送样,Task,,甲公司,\n", 1, 0, 1, 0, NULL },
  };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  rapport_import_set_kind (fixture->import, &rapport_action_item_info);
  import_text (fixture, "Deadline,What,Kind,Customer,Done\n2026-03-02,周报,Task,甲公司,2026-03-03\n2126-05-01,送样,Task,甲公司,\n");
  rapport_import_set_kind (fixture->import, NULL);
  check_cases (fixture, titles, cases, G_N_ELEMENTS (cases));
}

/* What is moved to another day lasts as long there, which its list does not tell. */
static void
test_moved_activities (ImportFixture *fixture,
                       gconstpointer  data)
{
  static const char titles[] = "Starts,Activity,Kind,Place,Invited,Accepted,Attended,Owner\n";
  static const struct
  {
    const char *rows;
    const char *changes;
  } cases[] = {
    { "2026-03-20 14:00,年会,,,,,,\n2026-03-09,酒会,,,,,,\n",
      "Starts: 2026-03-02 10:00 → 2026-03-20 14:00\nEnds: 2026-03-03 12:00 → 2026-03-21 16:00" },
    { "2026-02-20,年会,,,,,,\n2026-03-09,酒会,,,,,,\n",
      "Starts: 2026-03-02 10:00 → 2026-02-20\nEnds: 2026-03-03 12:00 → 2026-02-21 12:00" },
    { "2026-03-19,酒会,,,,,,\n2026-03-02 10:00,年会,,,,,,\n", "Starts: 2026-03-09 → 2026-03-19\nEnds: 2026-03-11 → 2026-03-21" },
  };

  rapport_import_set_kind (fixture->import, &rapport_activity_info);
  import_text (fixture, "Activity name,Starts,Ends\n年会,2026-03-02 10:00,2026-03-03 12:00\n酒会,2026-03-09,2026-03-11\n");
  rapport_import_set_kind (fixture->import, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strconcat (titles, cases[i].rows, NULL);

      check_list (fixture, list, 2);
      import_assert_counts (fixture, 0, 1, 1, 0);
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
    }
  /* who tells the end means that */
  rapport_import_set_kind (fixture->import, &rapport_activity_info);
  import_check (fixture, "Activity name,Starts,Ends\n酒会,2026-03-09 10:00,2026-03-10\n");
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Starts: 2026-03-09 → 2026-03-09 10:00\nEnds: 2026-03-11 → 2026-03-10");
}

/* Rows that were rejected come back, mended, as rows of the list that they were in. */
static void
test_rejected (ImportFixture *fixture,
               gconstpointer  data)
{
  g_auto(Returned) returned = { fixture, &rapport_plan_info, rapport_lists_find_thing ("plan") };
  g_autofree char *path = g_build_filename (fixture->folder, "rejected.xlsx", NULL);
  g_autofree char *stamp = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);

  returned.when = rapport_list_spec_find_held (returned.list, "plan", "due");
  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "Customer,Due,Method,Content\n甲公司,2126-05-01,电话,问候\n甲公司,2126-05-02,电话,送样\n");
  returned_write (&returned);
  stamp = g_strdup (rapport_cells_get_stamp (returned.cells));
  import_text (fixture, "Customer,Due,Method,Content\n甲公司,2126-05-01,拜访,问候\n");
  rapport_import_set_kind (fixture->import, NULL);
  check_returned_day (&returned, "2126-05-51");
  import_assert_counts (fixture, 0, 0, 1, 1);
  g_assert_true (rapport_import_save_rejected (fixture->import, path, NULL));
  rapport_cells_unref (returned.cells);
  returned.cells = rapport_table_file_read (file, NULL, NULL, NULL);
  g_assert_cmpstr (rapport_cells_get_stamp (returned.cells), ==, stamp);
  check_returned_day (&returned, "2126-05-01");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "* is kept: it was changed here since.",
                         rapport_list_spec_find_held (returned.list, "plan", "method"), RAPPORT_SEVERITY_FLAG);
  /* the row of that day may have been listed beside it */
  check_returned_day (&returned, "2126-05-03");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_problem (fixture, 0, "This may be a changed one *", returned.when, RAPPORT_SEVERITY_FLAG);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("lists/each", test_each);
  IMPORT_TEST ("lists/several", test_several);
  IMPORT_TEST ("lists/filtered", test_filtered);
  IMPORT_TEST ("lists/filtered/follow-ups", test_filtered_records);
  IMPORT_TEST ("lists/recurring", test_recurring);
  IMPORT_TEST ("lists/moved-activities", test_moved_activities);
  IMPORT_TEST ("lists/rejected", test_rejected);
  import_lists_add_rows ();
  return g_test_run ();
}
