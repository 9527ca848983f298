/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-fixture.h"
#include "rapport-action-item.h"
#include "rapport-action-log.h"
#include "rapport-activity.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import-lookup.h"
#include "rapport-import-rejected.h"
#include "rapport-import-things.h"
#include "rapport-list-export.h"
#include "rapport-plan.h"
#include "rapport-table-file.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ticket.h"
#include "scratch-act.h"

/* The program's own list of things of one kind, as it was written to a file, and where it keeps their day */
typedef struct
{
  ImportFixture           *fixture;
  const RapportEntityInfo *kind;
  const RapportListSpec   *list;
  RapportCells            *cells;
  int                      when;
  guint                    n_left_out;
  const char              *other_stamp;
} Returned;

static void
clear_returned (Returned *self)
{
  g_clear_pointer (&self->cells, rapport_cells_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Returned, clear_returned)

/* what it is known by, and what follows from a history of its own */
static gboolean
is_fixed (const RapportEntityInfo *kind,
        guint                    field)
{
  const RapportFieldFlags fixed = RAPPORT_FIELD_OWNER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_WHEN | RAPPORT_FIELD_NUMBER |
                                  RAPPORT_FIELD_KEY | RAPPORT_FIELD_COPY;

  return (kind->fields[field].flags & fixed) != 0 || (int) field == rapport_import_words_of_kind (kind);
}

/* Returns: (nullable): a value of the field, each @round another */
static char *
dup_value (const RapportField *field,
           guint               round)
{
  guint n = 0;

  switch (field->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      while (field->choices[n].value != NULL)
        n++;
      return g_strdup (g_dpgettext2 (NULL, "choice", field->choices[round % n].label));
    case RAPPORT_FIELD_FLAG:
      return g_strdup (round % 2 == 0 ? "yes" : "no");
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      return g_strdup_printf ((field->flags & RAPPORT_FIELD_SCORE) != 0 ? "%u/5" : "%u", 3 + round);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
      return g_strdup_printf ("2026-0%u-0%u", field->after != NULL ? 4 : 3, 1 + round);
    case RAPPORT_FIELD_INSTANT:
      return g_strdup_printf ("2026-03-0%u 10:00", 1 + round);
    case RAPPORT_FIELD_REFERENCE:
      return g_strcmp0 (field->target, "customer") == 0 ? g_strdup (round % 2 == 0 ? "甲公司" : "乙公司") :
             g_strcmp0 (field->target, "member") == 0 ? g_strdup (round % 2 == 0 ? "王芳" : "李敏") : NULL;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      return strcmp (field->name, "date") == 0 ? g_strdup_printf ("03-0%u", 1 + round) :
             g_strdup_printf ("%s %u", field->name, round);
    }
}

static int
find_field (const RapportEntityInfo *kind,
            const RapportListSpec   *list,
            guint                    column)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (rapport_list_spec_find_held (list, kind->name, kind->fields[i].name) == (int) column)
      return i;
  return -1;
}

static gboolean
is_told (const Returned *self,
         guint           field)
{
  return (self->kind->fields[field].flags & RAPPORT_FIELD_REQUIRED) != 0 ||
         rapport_list_spec_find_held (self->list, self->kind->name, self->kind->fields[field].name) >= 0;
}

/* a list without it only shows */
static gboolean
is_read_back (const Returned *self)
{
  for (guint i = 0; i < self->list->n_columns; i++)
    if (find_field (self->kind, self->list, i) >= 0)
      return TRUE;
  return FALSE;
}

/* Two things of the kind that have a value in all that their list shows */
static void
add_things (Returned *self)
{
  g_autoptr(GString) table = g_string_new (NULL);

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < self->kind->n_fields; i++)
        {
          const RapportField *field = &self->kind->fields[i];
          g_autofree char *value = round > 0 ? dup_value (field, round - 1) : g_strdup (field->label);

          if (is_told (self, i))
            g_string_append_printf (table, "\"%s\",", value != NULL ? value : "");
        }
      g_string_append_c (table, '\n');
    }
  rapport_import_set_kind (self->fixture->import, self->kind);
  import_check (self->fixture, table->str);
  import_assert_counts (self->fixture, 2, 0, 0, 0);
  import_apply (self->fixture, FALSE);
  rapport_import_set_kind (self->fixture->import, NULL);
}

static void
write_list (Returned *self)
{
  g_autofree char *path = g_build_filename (self->fixture->folder, "list.xlsx", NULL);
  g_autofree char *first = g_strdup_printf ("SELECT min(id) FROM %s", self->kind->name);
  const gint64 id = scratch_query (self->fixture->book, first), ids[] = { id, id + 1 };
  g_autofree int *columns = g_new (int, self->list->n_columns);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->list->n_columns; i++)
    columns[i] = i;
  rapport_list_export (self->list, rapport_book_get_connection (self->fixture->book), columns, self->list->n_columns, ids,
                       G_N_ELEMENTS (ids), NULL, path, NULL, zone, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->cells, rapport_cells_unref);
  self->cells = rapport_table_file_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Hands the list in again with other cells in its first row: those whose text is not NULL. */
static void
check_returned (Returned           *self,
                const char * const *texts)
{
  g_autofree char *path = g_build_filename (self->fixture->folder, "returned.xlsx", NULL);
  const guint n = rapport_cells_get_n_cells (self->cells, 0);
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, n);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportTableWriter) table = NULL;

  for (guint i = 0; i < n; i++)
    columns[i].title = rapport_cells_get_cell (self->cells, 0, i);
  table = rapport_table_writer_open (&rapport_table_xlsx, path, "list", columns, n, zone, NULL);
  for (guint row = 1; row + self->n_left_out < rapport_cells_get_n_rows (self->cells); row++)
    for (guint i = 0; i < n; i++)
      rapport_table_writer_add_text (table, row == 1 && texts != NULL && i < self->list->n_columns && texts[i] != NULL
                                            ? texts[i] : rapport_cells_get_cell (self->cells, row, i));
  rapport_table_writer_set_stamp (table, self->other_stamp != NULL ? self->other_stamp
                                         : rapport_cells_get_stamp (self->cells),
                                  rapport_cells_get_n_stamped (self->cells), rapport_cells_get_which_stamped (self->cells));
  g_assert_true (rapport_table_writer_commit (table, NULL));
  import_check_file (self->fixture, file);
  g_assert_true (rapport_import_get_columns (self->fixture->import)->listed == self->kind);
}

static void
assert_untouched (Returned *self)
{
  check_returned (self, NULL);
  g_assert_cmpuint (rapport_import_get_n_missing (self->fixture->import), ==, 0);
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (self->fixture->import), ==, 0);
}

/* Of a row that was taken out of the list nothing is deleted, and it is told. */
static void
assert_missing_told (Returned *self)
{
  self->n_left_out = 1;
  check_returned (self, NULL);
  import_assert_counts (self->fixture, 0, 0, 1, 0);
  g_assert_cmpuint (rapport_import_get_n_missing (self->fixture->import), ==, 1);
  /* another book listed what it has, which says nothing of this one */
  self->other_stamp = "1-0123456789abcdef0123456789abcdef";
  check_returned (self, NULL);
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
  check_returned (self, texts);
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
      const int field = find_field (self->kind, self->list, i);
      char *value = field >= 0 && !is_fixed (self->kind, field) ? dup_value (&self->kind->fields[field], 1) : NULL;

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
  check_returned (self, (const char * const *) others->pdata);
  import_assert_counts (self->fixture, 0, 1, 1, 0);
  g_assert_cmpuint (count_lines (rapport_import_get_row (self->fixture->import, 0)->changes), ==, n_others);
  import_apply (self->fixture, FALSE);
  check_returned (self, NULL);
  import_assert_counts (self->fixture, 0, 0, 2, 0);
  write_list (self);
  for (guint i = 0; i < self->list->n_columns; i++)
    once[i] = g_ptr_array_index (others, i) != NULL ? rapport_cells_get_cell (before, 1, i) : NULL;
  check_returned (self, once);
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
  check_returned (self, texts);
  row = rapport_import_get_row (self->fixture->import, 0);
  n_changes = count_lines (row->changes);
  g_assert_cmpuint (n_changes + count_problems (row, "This cell is empty: what is there stays."), ==, n_others);
  /* a birthday without its day is none */
  if (row->kind != RAPPORT_IMPORT_REJECTED && n_changes > 0)
    {
      import_assert_counts (self->fixture, 0, 1, 1, 0);
      g_assert_nonnull (strstr (row->changes, " → (empty)"));
      import_apply (self->fixture, FALSE);
      check_returned (self, texts);
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
  check_returned (self, (const char * const *) others->pdata);
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
      if (returned.list == NULL || !is_read_back (&returned))
        continue;
      g_test_message ("%s", returned.kind->name);
      returned.when = when >= 0 ? rapport_list_spec_find_held (returned.list, returned.kind->name,
                                                               returned.kind->fields[when].name) : -1;
      import_tear_down (fixture, NULL);
      import_set_up (fixture, NULL);
      import_text (fixture, "客户编号,客户名称,负责人\n001,甲公司,王芳\n002,乙公司,李敏\n");
      add_things (&returned);
      write_list (&returned);
      assert_untouched (&returned);
      assert_missing_told (&returned);
      check_emptied (&returned);
      check_day (&returned);
      write_list (&returned);
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
  write_list (&returned);
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

static void
set_received (ImportFixture *fixture,
              gint64         instant)
{
  const guint field = RAPPORT_TICKET_RECEIVED;
  g_autoptr(RapportEntity) ticket = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_TICKET, 1,
                                                        NULL);

  rapport_entity_set_integer (ticket, field, instant);
  scratch_run (fixture->book, rapport_edit_new (ticket, &field, 1));
}

/* A list shows no seconds: it still had what stood there when it was written. */
static void
test_seconds (ImportFixture *fixture,
              gconstpointer  data)
{
  g_auto(Returned) returned = { fixture, &rapport_ticket_info, rapport_lists_find_thing ("ticket") };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Customer,Description,Priority,Received\n甲公司,停机,P1,2026-03-02 10:00\n甲公司,漏油,P1,2026-03-02 11:00\n");
  rapport_import_set_kind (fixture->import, NULL);
  set_received (fixture, 1772445647);
  write_list (&returned);
  set_received (fixture, 1772413200);
  check_returned (&returned, NULL);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_assert_problem (fixture, 0, "* is kept: it was changed here since.",
                         rapport_list_spec_find_held (returned.list, "ticket", "received"), RAPPORT_SEVERITY_FLAG);
}

/* Lists of one book are imported into an empty one. */
static void
test_elsewhere (ImportFixture *fixture,
                gconstpointer  data)
{
  import_text (fixture, "Number,Customer,Contact,Owner,Last follow-up,Next follow-up\n001,甲公司,李红,王芳,2024-03-01,\n"
                        "002,乙公司,,王芳,2024-03-01,\n");
  import_text (fixture, "Number,Customer,Contact,Follow-up,Method,Summary\n001,甲公司,李红,2024-03-01,电话,报价\n"
                        "002,乙公司,,2024-03-01 10:00,拜访,送样\n002,乙公司,,2024-03-01 15:00,电话,问候\n");
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM (SELECT * FROM record ORDER BY customer, started_at)", "报价 送样 问候");
  import_check (fixture, "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n2126-05-01,甲公司,A,赵云,Planned,,,,王芳\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_problem (fixture, 0, "*赵云*", 3, RAPPORT_SEVERITY_FLAG);
  import_text (fixture, "Noted on,Customer,Requirement,Type,Priority,State,Quoted amount,Owner,Confirmed on\n"
                        "2024-03-02,甲公司,节能,,,Open,,王芳,\n");
  import_assert_text (fixture, "SELECT description FROM requirement", "节能");
  import_text (fixture, "Next,Occasion,Customer,Contact,Kind,Day of the year,Owner,Days ahead\n"
                        "2126-05-06,乔迁,甲公司,,,2126-05-06,,\n2126-03-15,周年,甲公司,,,1980-03-15,,\n");
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(date, '') || ifnull(day, ''), ' ') FROM (SELECT * FROM care_date ORDER BY id)"
                               " WHERE customer IS NOT NULL", "乔迁21260506 周年1980-03-15");
}

/* Several plans of a customer for one day are told apart by their times. */
static void
test_times (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09 01:00,甲公司,,,,,Planned\n"
                             "2030-12-%s 06:00,甲公司,,,,,Planned\n";
  const guint field = RAPPORT_PLAN_DUE;
  g_autofree char *once = g_strdup_printf (list, "08");
  g_autofree char *again = g_strdup_printf (list, "09");
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(RapportEntity) early = NULL;
  g_autoptr(RapportEntity) late = NULL;
  RapportMoment due;

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  import_text (fixture, once);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 2);
  early = rapport_table_load (connection, RAPPORT_TYPE_PLAN, 1, NULL);
  late = rapport_table_load (connection, RAPPORT_TYPE_PLAN, 2, NULL);
  due = *rapport_entity_get_moment (late, field);
  due.day = rapport_entity_get_moment (early, field)->day;
  due.at += 24 * 3600;
  rapport_entity_set_moment (late, field, &due);
  scratch_run (fixture->book, rapport_edit_new (late, &field, 1));
  import_check (fixture, again);
  import_assert_counts (fixture, 0, 0, 2, 0);
}

/* The rows of one table that tell another time of the day are several plans, and stay so when one of them is changed. */
static void
test_times_of_rows (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char * const words[] = { "", "电话回访" };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-%02u-09 09:00,甲公司,,,%s,,Planned\n"
                                 "2030-%02u-09 %s,甲公司,,,%s,,Planned\n";
      g_autofree char *once = g_strdup_printf (list, 11 + i, words[i], 11 + i, "14:00", words[i]);
      g_autofree char *later = g_strdup_printf (list, 11 + i, words[i], 11 + i, "16:30", words[i]);

      import_check (fixture, once);
      import_assert_counts (fixture, 2, 0, 0, 0);
      import_apply (fixture, FALSE);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 2 * (i + 1));
      import_check (fixture, once);
      import_assert_counts (fixture, 0, 0, 2, 0);
      import_check (fixture, later);
      import_assert_counts (fixture, 0, 1, 1, 0);
      import_apply (fixture, FALSE);
      import_check (fixture, later);
      import_assert_counts (fixture, 0, 0, 2, 0);
    }
}

/* A plan for the whole day stays one beside another of that day, though it stood there before the list came. */
static void
test_whole_day (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,,,,,Planned\n"
                             "2030-12-09 15:30,甲公司,,,,,Planned\n2030-12-10 09:00,甲公司,,,,,Planned\n";

  import_text (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,2030-12-09\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 2, 0, 1, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day || (due_at IS NOT NULL), ' ') FROM (SELECT * FROM plan"
                      " ORDER BY due_day, due_at)", "203012090 203012091 203012101");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 3, 0);
}

/* Who is named in the list of plans is the customer's own, as the list writes people, though others are called so. */
static void
test_contacts (ImportFixture *fixture,
               gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人\n001,甲公司,陈建国(采购总监)\n002,乙公司,陈建国\n");
  import_check (fixture, "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,陈建国(采购总监),,,,Planned\n"
                         "2030-12-10,甲公司,陈建国,,,,Planned\n2030-12-11,乙公司,陈建国,,,,Planned\n");
  import_assert_counts (fixture, 3, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(c.number || ifnull(k.position, ''), ' ') FROM plan p"
                               " JOIN contact k ON k.id = p.contact JOIN customer c ON c.id = k.customer",
                      "001采购总监 001采购总监 002");
}

/* Whom the customer does not have yet is added once, told once, and behind those it has. */
static void
test_new_contacts (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,蒋文斌(副总经理),,拜访,,Planned\n"
                             "2030-12-10,甲公司,蒋文斌(副总经理),,回访,,Planned\n2030-12-11,甲公司,陈建国,,,,Planned\n";
  static const char changed[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-11,甲公司,赵强,,,,Planned\n";

  import_text (fixture, "客户编号,客户名称,联系人\n001,甲公司,陈建国\n002,乙公司,陈建国\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 0, "“蒋文斌(副总经理)” becomes a new contact.", 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(position, '') || rank, ' ') FROM (SELECT * FROM contact"
                      " WHERE customer = 1 ORDER BY rank)", "陈建国0 蒋文斌副总经理1");
  import_assert_text (fixture, "SELECT group_concat(k.name, ' ') FROM (SELECT * FROM plan ORDER BY due_day) p"
                      " JOIN contact k ON k.id = p.contact", "蒋文斌 蒋文斌 陈建国");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 3, 0);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Contact: 陈建国 → 赵强");
  import_apply (fixture, FALSE);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* A company that nobody knows yet may be one that was written another way. */
static void
test_unknown (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char list[] = "Number,Customer,Contact,Follow-up,Method,Summary\n,甲公司,,2024-03-01,电话,报价\n"
                             ",丙丁戊,,2024-03-01,电话,报价\n,丙丁戊,,2024-03-02,电话,问候\n";

  import_check (fixture, list);
  import_assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 0);
  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 2, 1, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 1, "“丙丁戊” is not a customer yet; it becomes a new one.", 1, RAPPORT_SEVERITY_FLAG);

  /* of another program's table too, where it says nothing but the name */
  import_check (fixture, "日期,客户,联系人,沟通内容\n2024-03-01,丙丁戊,,报价\n2024-03-01,己庚辛,王工,问候\n");
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 0, "“丙丁戊” is not a customer yet; it becomes a new one.", 1, RAPPORT_SEVERITY_FLAG);
}

/* The list of customers tells it too, of the customer, of the contact whom it shows and of the tags. */
static void
test_emptied_customer (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_auto(Returned) returned = { fixture, &rapport_customer_info, rapport_lists_find_thing ("customer") };
  g_autofree const char **texts = g_new0 (const char *, returned.list->n_columns);
  GPtrArray *problems;

  import_text (fixture, "客户编号,客户名称,客户分级,负责人,地址,备注,标签,联系人,手机,最近跟进时间,跟进方式,跟进内容概要,下次跟进\n"
                        "001,甲公司,A,王芳,一路1号,老客户,展会,李红,13800138000,2026-03-02,电话,报价,2126-05-01\n"
                        "002,乙公司,,,,,,,,,,,\n");
  write_list (&returned);
  assert_untouched (&returned);
  for (guint i = 0; i < returned.list->n_columns; i++)
    if (find_field (returned.kind, returned.list, i) != RAPPORT_CUSTOMER_NUMBER &&
        find_field (returned.kind, returned.list, i) != RAPPORT_CUSTOMER_NAME)
      texts[i] = "";
  check_returned (&returned, texts);
  import_assert_counts (fixture, 0, 0, 2, 0);
  problems = rapport_import_get_row (fixture->import, 0)->problems;
  g_assert_nonnull (problems);
  g_assert_cmpuint (problems->len, ==, 9);
  import_assert_problem (fixture, 0, "This cell is empty: what is there stays.",
                         ((RapportImportProblem *) g_ptr_array_index (problems, 0))->column, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 1, "*");
  g_assert_cmpuint (rapport_import_get_n_emptied (fixture->import), ==, 1);
  /* whose telephone it was is known only by the name */
  rapport_import_set_clears_empty (fixture->import, TRUE);
  check_returned (&returned, texts);
  import_assert_counts (fixture, 0, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Address: 一路1号 → (empty)\nNotes: 老客户 → (empty)");
  texts[rapport_list_spec_find_held (returned.list, "contact", "name")] = NULL;
  check_returned (&returned, texts);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Address: 一路1号 → (empty)\nNotes: 老客户 → (empty)\nMobile: 13800138000 → (empty)");
  import_apply (fixture, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact WHERE name = '李红' AND mobile IS NULL"), ==, 1);
  check_returned (&returned, texts);
  import_assert_counts (fixture, 0, 0, 2, 0);
  scratch_undo (fixture->book);
  rapport_import_set_clears_empty (fixture->import, FALSE);
  /* what came here since was not in it */
  import_text (fixture, "客户编号,客户名称,地址,联系人,手机\n002,乙公司,二路2号,赵云,13800138002\n");
  assert_untouched (&returned);
}

/* Whatever people are called, the list of them that nobody touched changes nothing. */
static void
test_names (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char * const names[] = {
    "钱小燕、孙伟(质量经理)", "钱小燕，孙伟", "Smith, John", "a;b", "张/李", "王（总）", "(采购)", "李、", "、", "O'Neil (CEO) 138",
    "王总 13800138000", "赵 云", "赵云,", "甲\n乙", "张三(经理)、李四", "先生", "-", "无",
  };
  const guint field = RAPPORT_CONTACT_NAME;
  g_auto(Returned) returned = { fixture, &rapport_customer_info, rapport_lists_find_thing ("customer") };

  import_text (fixture, "客户编号,客户名称,联系人,职位,手机\n001,甲公司,李红,经理,13800138000\n001,甲公司,赵四,,13800138001\n"
                        "002,乙公司,孙伟,,13800138002\n");
  for (guint i = 0; i < G_N_ELEMENTS (names) * 2; i++)
    {
      g_autoptr(RapportEntity) contact = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_CONTACT,
                                                             i % 2 == 0 ? 1 : 3, NULL);

      g_test_message ("%s", names[i / 2]);
      rapport_entity_set_text (contact, field, names[i / 2]);
      scratch_run (fixture->book, rapport_edit_new (contact, &field, 1));
      write_list (&returned);
      assert_untouched (&returned);
    }
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
  IMPORT_TEST ("lists/seconds", test_seconds);
  IMPORT_TEST ("lists/elsewhere", test_elsewhere);
  IMPORT_TEST ("lists/several-of-a-day/rows", test_times_of_rows);
  IMPORT_TEST ("lists/several-of-a-day/whole-day", test_whole_day);
  IMPORT_TEST ("lists/contacts", test_contacts);
  IMPORT_TEST ("lists/new-contacts", test_new_contacts);
  IMPORT_TEST ("lists/unknown-company", test_unknown);
  IMPORT_TEST ("lists/several-of-a-day", test_times);
  IMPORT_TEST ("lists/emptied-customer", test_emptied_customer);
  IMPORT_TEST ("lists/names", test_names);
  return g_test_run ();
}
